//! What is done to many at once is undone as far as nobody changed it since; twins become one; reports are kept.

use model::Status;
use store::{
    Batch, BatchChange, BySlug, Deed, Expected, Ground, Joining, NotInBatch, Report, ReportState, WorkFate, WorkSave,
    WorkState,
};

use crate::cases;
use crate::items::{change, event, gilan, id, moment, new, rasht, renamed, village};

fn deed() -> Deed {
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

fn batch(id: &str) -> Batch {
    Batch {
        id: id.to_owned(),
        action: "import".to_owned(),
        title: "f.csv".to_owned(),
        person: "a".to_owned(),
        at: moment(1),
        undone_at: None,
        size: 0,
    }
}

fn one(change: store::Change, copy: WorkFate) -> BatchChange {
    BatchChange { change, copy }
}

fn work(began: Ground, base: i64) -> WorkSave {
    WorkSave {
        id: id("city:rasht"),
        kind: model::Kind::City,
        owner: None,
        state: WorkState::Review,
        began,
        base,
        name: "رشت".to_owned(),
        doc: model::written::write(&rasht()),
        followed: Vec::new(),
        author: "b".to_owned(),
        at: moment(1),
    }
}

cases! {
    async fn a_batch_is_undone_as_far_as_nobody_changed_it_since(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        store.begin_batch(&batch("b1"), &deed()).await.unwrap();
        let changes = [
            one(change(&renamed(&gilan(), "Guilan"), Expected::Version(1)), WorkFate::None),
            one(new(&rasht()), WorkFate::None),
            one(new(&village("place:a")), WorkFate::None),
            one(new(&village("place:b")), WorkFate::None),
        ];
        let results = store.save_in_batch("b1", &changes, &deed()).await.unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        store.save(change(&renamed(&village("place:b"), "B"), Expected::Version(1))).await.unwrap();
        assert_eq!(store.batch("b1").await.unwrap().unwrap().size, 4);
        let undone = store.undo_batch("b1", "a", moment(5), &deed()).await.unwrap().unwrap();
        assert_eq!(undone.restored, [id("province:gilan")]);
        assert_eq!(undone.removed, [id("place:a")]);
        assert_eq!(undone.kept, [id("place:b"), id("city:rasht")], "one was changed, and so its city is still needed");
        assert_eq!(store.item(&id("province:gilan")).await.unwrap().unwrap().item, gilan());
        assert_eq!(store.item(&id("place:a")).await.unwrap(), None);
        assert_eq!(store.undo_batch("b1", "a", moment(6), &deed()).await.unwrap(), None, "only once");
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn a_published_work_copy_comes_back(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        let version = store.save_work(&work(Ground::New, 0), &deed()).await.unwrap();
        store.begin_batch(&batch("b1"), &deed()).await.unwrap();
        let wrong = store.save_in_batch("b1", &[one(new(&rasht()), WorkFate::Becomes(version + 1))], &deed()).await.unwrap();
        assert_eq!(wrong, [Err(NotInBatch::Writing)]);
        let busy = store.save_in_batch("b1", &[one(new(&rasht()), WorkFate::None)], &deed()).await.unwrap();
        assert_eq!(busy, [Err(NotInBatch::Writing)]);
        store.save_in_batch("b1", &[one(new(&rasht()), WorkFate::Becomes(version))], &deed()).await.unwrap();
        assert_eq!(store.work(&id("city:rasht")).await.unwrap(), None);
        let undone = store.undo_batch("b1", "a", moment(5), &deed()).await.unwrap().unwrap();
        assert_eq!(undone.removed, [id("city:rasht")]);
        let back = store.work(&id("city:rasht")).await.unwrap().unwrap();
        assert_eq!((back.state, back.base), (WorkState::Review, 0));
        assert_eq!(store.item(&id("city:rasht")).await.unwrap(), None);
    }

    async fn work_copies_of_a_batch_go_again_or_turn_back(place) {
        let store = place.open().await;
        store.register_reader("studio").await.unwrap();
        store.begin_batch(&batch("b1"), &deed()).await.unwrap();
        assert_eq!(store.work_in_batch("b1", &[work(Ground::New, 0)], &deed()).await.unwrap(), [true]);
        assert_eq!(store.todo("studio", 9).await.unwrap().len(), 1, "a work copy without an item is looked at too");
        assert_eq!(store.work_in_batch("b1", &[work(Ground::New, 0)], &deed()).await.unwrap(), [false]);
        store.begin_batch(&batch("b2"), &deed()).await.unwrap();
        let now = store.work(&id("city:rasht")).await.unwrap().unwrap();
        let other = WorkSave { doc: "{}".to_owned(), ..work(Ground::Work(now.version), 0) };
        assert_eq!(store.work_in_batch("b2", &[other], &deed()).await.unwrap(), [true]);
        let undone = store.undo_batch("b2", "a", moment(5), &deed()).await.unwrap().unwrap();
        assert_eq!(undone.restored, [id("city:rasht")]);
        assert_eq!(store.work(&id("city:rasht")).await.unwrap().unwrap().doc, now.doc);
    }

    async fn twins_become_one_with_all_that_points_at_them(place) {
        let store = place.open().await;
        for item in [gilan(), rasht(), village("place:a"), village("place:b"), event("event:e", "place:b")] {
            store.save(new(&item)).await.unwrap();
        }
        store.save(change(&renamed(&village("place:b"), "B"), Expected::Version(1))).await.unwrap();
        let mut joining = Joining {
            stays: renamed(&village("place:a"), "A and B"),
            stays_version: 1,
            goes: id("place:b"),
            goes_version: 1,
            author: "a".to_owned(),
            at: moment(5),
        };
        assert!(store.join(&joining, &deed()).await.is_err(), "it was changed meanwhile");
        joining.goes_version = 2;
        assert_eq!(store.join(&joining, &deed()).await.unwrap(), 1);
        let pointing = store.item(&id("event:e")).await.unwrap().unwrap().item;
        assert!(pointing.relations().iter().any(|(_, to)| **to == id("place:a")));
        assert_eq!(store.by_slug(model::Kind::Place, "b").await.unwrap(), Some(BySlug::Moved { slug: "a".to_owned() }));
        let gone = store.item(&id("place:b")).await.unwrap().unwrap();
        assert_eq!(gone.item.status, Status::Archived);
        assert_eq!(store.revisions(&id("place:b")).await.unwrap().len(), 3, "its history is kept");
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn reports_reach_their_owner_and_are_answered(place) {
        let store = place.open().await;
        let report = |name: &str, owner: Option<&str>| Report {
            id: name.to_owned(),
            item: id("place:a"),
            owner: owner.map(id),
            topic: "moved".to_owned(),
            words: "؟".to_owned(),
            mail: None,
            state: ReportState::New,
            answer: String::new(),
            at: moment(3),
            answered_at: None,
        };
        store.add_report(&report("r1", Some("organisation:x"))).await.unwrap();
        store.add_report(&report("r2", None)).await.unwrap();
        assert_eq!(store.reports(None, ReportState::New, 9).await.unwrap().len(), 2);
        let own = store.reports(Some(&[id("organisation:x"), id("organisation:y")]), ReportState::New, 9).await.unwrap();
        assert_eq!(own, [report("r1", Some("organisation:x"))]);
        assert!(store.answer_report("r1", ReportState::Done, "ok", moment(4), &deed()).await.unwrap());
        assert!(!store.answer_report("none", ReportState::Done, "ok", moment(4), &deed()).await.unwrap());
        assert_eq!(store.report("r1").await.unwrap().unwrap().state, ReportState::Done);
    }

    async fn what_is_sought_in_vain_is_counted_by_the_day(place) {
        let store = place.open().await;
        let day = |text: &str| text.parse().unwrap();
        let sought = |text: &str, times| [(text.to_owned(), times)];
        store.count_demand(day("2026-11-01"), &sought("قایق", 6), day("2026-08-01")).await.unwrap();
        store.count_demand(day("2026-11-02"), &sought("قایق", 6), day("2026-08-01")).await.unwrap();
        store.count_demand(day("2026-11-02"), &sought("کلبه", 9), day("2026-08-01")).await.unwrap();
        assert_eq!(store.demand(day("2026-11-01"), 10, 9).await.unwrap(), [("قایق".to_owned(), 12)]);
        assert_eq!(store.demand(day("2026-11-02"), 10, 9).await.unwrap(), []);
        assert!(store.keep_view("a", "غارها", "kind=place").await.unwrap());
        assert_eq!(store.views_of("a").await.unwrap(), [("غارها".to_owned(), "kind=place".to_owned())]);
        store.forget_view("a", "غارها").await.unwrap();
        assert_eq!(store.views_of("a").await.unwrap(), []);
    }
}
