//! What is being written is kept, whoever else writes, and becomes content whole or not at all.

use model::Status;
use serde_json::json;
use store::{
    Autosave, Deed, Expected, Ground, NewRemark, PlanAction, Planned, PublishError, Refusal, Saved, WorkError,
    WorkSave, WorkState,
};

use crate::cases;
use crate::items::{change, gilan, id, moment, new, rasht, renamed};

/// A save of Rasht by somebody, with this text.
pub fn save(began: Ground, base: i64, author: &str, text: &str) -> WorkSave {
    WorkSave {
        id: id("city:rasht"),
        kind: model::Kind::City,
        owner: None,
        state: WorkState::Draft,
        began,
        base,
        name: "رشت".to_owned(),
        doc: json!({"name": {"fa": text}}).to_string(),
        followed: Vec::new(),
        author: author.to_owned(),
        at: moment(1),
    }
}

pub fn deed() -> Deed {
    Deed {
        at: moment(2),
        person: Some("a".to_owned()),
        organisation: None,
        address: None,
        action: "try".to_owned(),
        subject: None,
        detail: String::new(),
    }
}

fn moved(result: Result<i64, WorkError>) -> Ground {
    match result {
        Err(WorkError::Moved(ground)) => ground,
        other => panic!("not moved: {other:?}"),
    }
}

cases! {
    async fn a_text_that_is_not_ready_is_kept_as_it_is(place) {
        let store = place.open().await;
        let version = store.save_work(&save(Ground::New, 0, "مریم", ""), &deed()).await.unwrap();
        let work = store.work(&id("city:rasht")).await.unwrap().unwrap();
        assert_eq!((work.version, work.base, work.state, work.changed_by.as_str()), (version, 0, WorkState::Draft, "مریم"));
        assert_eq!(work.doc, r#"{"name":{"fa":""}}"#);
        assert_eq!(store.item(&id("city:rasht")).await.unwrap(), None, "it is not content");
    }

    async fn nobody_writes_over_a_save_that_they_have_not_seen(place) {
        let store = place.open().await;
        let first = store.save_work(&save(Ground::New, 0, "a", "one"), &deed()).await.unwrap();
        assert_eq!(moved(store.save_work(&save(Ground::New, 0, "b", "two"), &deed()).await), Ground::Work(first));
        let second = store.save_work(&save(Ground::Work(first), 0, "b", "two"), &deed()).await.unwrap();
        assert_eq!(moved(store.save_work(&save(Ground::Work(first), 0, "a", "three"), &deed()).await), Ground::Work(second));
        let text = store.ground(&id("city:rasht"), Ground::Work(first)).await.unwrap();
        assert_eq!(text.as_deref(), Some(r#"{"name":{"fa":"one"}}"#), "what both began from can be read");
        let drafts = store.drafts(&id("city:rasht"), 10).await.unwrap();
        assert_eq!(drafts.iter().map(|draft| (draft.version, draft.author.as_str())).collect::<Vec<_>>(), [(second, "b"), (first, "a")]);
        assert_eq!(store.drafts(&id("city:rasht"), 1).await.unwrap().len(), 1);
    }

    async fn a_work_copy_of_an_item_begins_from_its_present_version(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        store.save(new(&rasht())).await.unwrap();
        store.save(change(&renamed(&rasht(), "Resht"), Expected::Version(1))).await.unwrap();
        assert_eq!(moved(store.save_work(&save(Ground::Revision(1), 1, "a", "x"), &deed()).await), Ground::Revision(2));
        store.save_work(&save(Ground::Revision(2), 2, "a", "x"), &deed()).await.unwrap();
        assert_eq!(store.item(&id("city:rasht")).await.unwrap().unwrap().item, renamed(&rasht(), "Resht"), "the public text stays");
    }

    async fn publishing_ends_the_work_copy_and_settles_what_was_said_of_it(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        let version = store.save_work(&save(Ground::New, 0, "a", "x"), &deed()).await.unwrap();
        let rasht_id = id("city:rasht");
        let remarks = [NewRemark { field: "name.fa".to_owned(), words: "کوتاه‌تر".to_owned() }, NewRemark { field: String::new(), words: "؟".to_owned() }];
        store.return_work(&rasht_id, version, &remarks, "p", &deed()).await.unwrap();
        assert_eq!(store.work(&rasht_id).await.unwrap().unwrap().state, WorkState::Returned);
        let open = store.open_remarks(&rasht_id).await.unwrap();
        assert_eq!(open.iter().map(|remark| (remark.number, remark.field.as_str())).collect::<Vec<_>>(), [(1, "name.fa"), (2, "")]);
        store.plan(&Planned { id: rasht_id.clone(), action: PlanAction::Publish, due: moment(9), author: "p".to_owned() }, &deed()).await.unwrap();

        assert_eq!(store.publish(new(&rasht()), version, &deed()).await.unwrap(), Saved::Created(1));
        assert_eq!(store.work(&rasht_id).await.unwrap(), None);
        assert_eq!(store.open_remarks(&rasht_id).await.unwrap(), []);
        assert_eq!(store.next_plan().await.unwrap(), None);
        assert_eq!(store.item(&rasht_id).await.unwrap().unwrap().version, 1);

        let next = store.save_work(&save(Ground::Revision(1), 1, "a", "y"), &deed()).await.unwrap();
        assert!(next > version, "numbers of saves go on, so that an old form is known for old");
    }

    async fn a_refused_publication_leaves_everything_as_it_was(place) {
        let store = place.open().await;
        let rasht_id = id("city:rasht");
        let version = store.save_work(&save(Ground::New, 0, "a", "x"), &deed()).await.unwrap();
        store.return_work(&rasht_id, version, &[NewRemark { field: String::new(), words: "؟".to_owned() }], "p", &deed()).await.unwrap();
        store.register_reader("node").await.unwrap();
        let refused = store.publish(new(&rasht()), version, &deed()).await;
        assert!(matches!(refused, Err(PublishError::Refused(Refusal::UnknownItem { .. }))), "{refused:?}: Gilan is not there");
        let moved = store.publish(new(&rasht()), version + 1, &deed()).await;
        assert!(matches!(moved, Err(PublishError::Moved(Ground::Work(now))) if now == version), "{moved:?}");
        assert_eq!(store.work(&rasht_id).await.unwrap().unwrap().version, version);
        assert_eq!(store.open_remarks(&rasht_id).await.unwrap().len(), 1);
        assert_eq!(store.todo_len("node").await.unwrap(), 0);
    }

    async fn a_work_copy_goes_on_when_its_item_is_withdrawn(place) {
        let store = place.open().await;
        store.save_many(vec![new(&gilan()), new(&rasht())]).await.unwrap();
        store.save_work(&save(Ground::Revision(1), 1, "a", "x"), &deed()).await.unwrap();
        let mut withdrawn = rasht();
        withdrawn.status = Status::Archived;
        store.plan(&Planned { id: withdrawn.id.clone(), action: PlanAction::Withdraw, due: moment(9), author: "p".to_owned() }, &deed()).await.unwrap();
        assert_eq!(store.set_status(change(&withdrawn, Expected::Version(1)), &deed()).await.unwrap(), Saved::Updated(2));
        assert_eq!(store.work(&withdrawn.id).await.unwrap().unwrap().base, 2);
        assert_eq!(store.plans_of(&withdrawn.id).await.unwrap(), []);
    }

    async fn plans_come_in_the_order_of_time_and_one_that_fails_is_told(place) {
        let store = place.open().await;
        let version = store.save_work(&save(Ground::New, 0, "a", "x"), &deed()).await.unwrap();
        let planned = |item: &str, action, seconds| Planned { id: id(item), action, due: moment(seconds), author: "p".to_owned() };
        store.plan(&planned("city:rasht", PlanAction::Publish, 60), &deed()).await.unwrap();
        store.plan(&planned("city:fuman", PlanAction::Withdraw, 30), &deed()).await.unwrap();
        store.plan(&planned("city:rasht", PlanAction::Publish, 20), &deed()).await.unwrap();
        let next = store.next_plan().await.unwrap().unwrap();
        assert_eq!(next, planned("city:rasht", PlanAction::Publish, 20), "planned again, the first time is forgotten");
        store.give_up_plan(&next, &[NewRemark { field: "name.fa".to_owned(), words: "required".to_owned() }], &deed()).await.unwrap();
        let work = store.work(&id("city:rasht")).await.unwrap().unwrap();
        assert_eq!((work.state, work.version), (WorkState::Returned, version));
        assert_eq!(store.open_remarks(&work.id).await.unwrap().len(), 1);
        assert_eq!(store.next_plan().await.unwrap().unwrap().action, PlanAction::Withdraw);
        store.unplan(&id("city:fuman"), PlanAction::Withdraw, &deed()).await.unwrap();
        assert_eq!(store.next_plan().await.unwrap(), None);
    }

    async fn what_was_typed_is_kept_for_each_person_until_they_save(place) {
        let store = place.open().await;
        let first = store.save_work(&save(Ground::New, 0, "a", "one"), &deed()).await.unwrap();
        let typed = |person: &str, at| Autosave {
            id: id("city:rasht"), person: person.to_owned(), at: moment(at), began: Ground::Work(first), doc: format!("{{\"{person}\":{at}}}"),
        };
        store.keep(&typed("a", 5)).await.unwrap();
        store.keep(&typed("b", 6)).await.unwrap();
        store.keep(&typed("a", 7)).await.unwrap();
        assert_eq!(store.autosave(&id("city:rasht"), "a").await.unwrap(), Some(typed("a", 7)));
        assert_eq!(store.others_at(&id("city:rasht"), "a", moment(6)).await.unwrap(), ["b"]);
        assert_eq!(store.others_at(&id("city:rasht"), "b", moment(8)).await.unwrap(), [""; 0]);
        store.save_work(&save(Ground::Work(first), 0, "a", "two"), &deed()).await.unwrap();
        assert_eq!(store.autosave(&id("city:rasht"), "a").await.unwrap(), None);
        assert_eq!(store.autosave(&id("city:rasht"), "b").await.unwrap(), Some(typed("b", 6)));
        store.forget_autosave(&id("city:rasht"), "b").await.unwrap();
        assert_eq!(store.autosave(&id("city:rasht"), "b").await.unwrap(), None);
    }

    async fn of_two_who_save_at_once_one_is_told(place) {
        let store = place.open().await;
        let first = store.save_work(&save(Ground::New, 0, "a", "one"), &deed()).await.unwrap();
        let saves: Vec<_> = (0..8).map(|n| save(Ground::Work(first), 0, &format!("p{n}"), &format!("text {n}"))).collect();
        let mut tasks = tokio::task::JoinSet::new();
        for save in saves {
            let store = store.clone();
            tasks.spawn(async move { store.save_work(&save, &deed()).await });
        }
        let results = tasks.join_all().await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    }

    async fn a_work_copy_is_given_up_and_taken_up_again(place) {
        let store = place.open().await;
        let version = store.save_work(&save(Ground::New, 0, "a", "x"), &deed()).await.unwrap();
        store.move_work(&id("city:rasht"), version, WorkState::Dropped, &deed()).await.unwrap();
        assert_eq!(store.work(&id("city:rasht")).await.unwrap().unwrap().state, WorkState::Dropped);
        store.move_work(&id("city:rasht"), version, WorkState::Draft, &deed()).await.unwrap();
        assert!(store.move_work(&id("city:rasht"), version + 1, WorkState::Review, &deed()).await.is_err());
    }
}
