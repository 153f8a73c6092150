//! What is saved stays as it was saved, and nothing else happens.

use serde_json::json;
use store::{Change, Expected, Kept, Saved};

use crate::cases;
use crate::items::{change, gilan, id, import, item, moment, new, rasht, renamed, village};

cases! {
    async fn a_saved_item_is_read_back(place) {
        let store = place.open().await;
        let gilan = gilan();
        assert_eq!(store.save(new(&gilan)).await.unwrap(), Saved::Created(1));
        let kept = store.item(&gilan.id).await.unwrap();
        assert_eq!(kept, Some(Kept { item: gilan, version: 1, changed_at: moment(0) }));
        assert_eq!(store.item(&id("province:none")).await.unwrap(), None);
    }

    async fn every_version_is_kept_with_its_author(place) {
        let store = place.open().await;
        let first = gilan();
        let second = renamed(&first, "Guilan");
        store.save(new(&first)).await.unwrap();
        let change = Change { item: second.clone(), expected: Expected::Version(1), author: "مریم".to_owned(), at: moment(60) };
        assert_eq!(store.save(change).await.unwrap(), Saved::Updated(2));
        let revisions = store.revisions(&first.id).await.unwrap();
        let told: Vec<_> = revisions.iter().map(|revision| (revision.version, revision.author.as_str(), revision.at)).collect();
        assert_eq!(told, [(2, "مریم", moment(60)), (1, "editor", moment(0))]);
        assert_eq!(revisions[0].doc, model::written::write(&second));
        assert_eq!(revisions[1].doc, model::written::write(&first));
        assert_eq!(store.item(&first.id).await.unwrap().unwrap().changed_at, moment(60));
    }

    async fn an_import_of_the_same_again_changes_nothing(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        let items = [gilan(), rasht()];
        store.save_many(import(&items)).await.unwrap();
        let before = store.todo("node", 10).await.unwrap();
        let results = store.save_many(import(&items)).await.unwrap();
        assert_eq!(results, [Ok(Saved::Unchanged(1)), Ok(Saved::Unchanged(1))]);
        assert_eq!(store.revisions(&items[0].id).await.unwrap().len(), 1);
        assert_eq!(store.todo("node", 10).await.unwrap(), before);
    }

    async fn a_trial_answers_like_the_deed_and_keeps_nothing(place) {
        let store = place.open().await;
        let changes = import(&[gilan(), rasht(), crate::items::event("event:nowhere", "place:nowhere")]);
        let tried = store.try_many(changes.clone()).await.unwrap();
        assert_eq!(store.counts().await.unwrap(), []);
        assert_eq!(store.save_many(changes).await.unwrap(), tried);
        assert!(tried[0].is_ok() && tried[1].is_ok() && tried[2].is_err());
    }

    async fn the_same_item_twice_in_a_batch_becomes_two_versions(place) {
        let store = place.open().await;
        let first = gilan();
        let second = renamed(&first, "Guilan");
        let results = store.save_many(import(&[first.clone(), second.clone(), second.clone()])).await.unwrap();
        assert_eq!(results, [Ok(Saved::Created(1)), Ok(Saved::Updated(2)), Ok(Saved::Unchanged(2))]);
        assert_eq!(store.item(&first.id).await.unwrap().unwrap().item, second);
    }

    async fn batches_of_every_length_arrive_whole(place) {
        let store = place.open().await;
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        let mut number = 0;
        for length in [1, 7, 8, 9, 127, 128, 129, 300] {
            let items: Vec<_> = (0..length).map(|i| village(&format!("place:p{:04}", number + i))).collect();
            number += length;
            assert!(store.save_many(import(&items)).await.unwrap().iter().all(|saved| *saved == Ok(Saved::Created(1))));
            let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
            let back: Vec<_> = store.items(&ids).await.unwrap().into_iter().map(|kept| kept.item).collect();
            assert_eq!(back, items);
            let renamed: Vec<_> = items.iter().map(|item| renamed(item, "another")).collect();
            assert!(store.save_many(import(&renamed)).await.unwrap().iter().all(|saved| *saved == Ok(Saved::Updated(2))));
        }
        assert_eq!(store.linking_to(&id("city:rasht"), 5000).await.unwrap().len(), number);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn links_follow_the_item(place) {
        let store = place.open().await;
        let astara = item("city:astara", "city", json!({}));
        let house = village("place:house");
        store.save_many(import(&[gilan(), rasht(), astara, house.clone()])).await.unwrap();
        let mut there = house.clone();
        there.city = Some(id("city:astara"));
        there.province = None;
        store.save(change(&there, Expected::Version(1))).await.unwrap();
        assert_eq!(store.linking_to(&id("city:rasht"), 5000).await.unwrap(), []);
        assert_eq!(store.linking_to(&id("city:astara"), 100).await.unwrap()[0].1.item, there);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn hostile_text_is_kept_byte_for_byte(place) {
        let store = place.open().await;
        let texts = [
            "'; drop table item; --".to_owned(),
            "\"quoted\" `ticked` \\n \\u0000 $1 ?1 {list} {rows} :name".to_owned(),
            "100 % _ like %s".to_owned(),
            "👩‍👩‍👧‍👦 قلعه‌رودخان \u{202e}reversed\u{202c} e\u{301} \u{10ffff}".to_owned(),
            "line\nline\r\n\tend".to_owned(),
            "بلند ".repeat(3_999).trim_end().to_owned(),
        ];
        for (i, text) in texts.iter().enumerate() {
            let item = item(&format!("city:c{i}"), "city", json!({"description": {"fa": text}, "unresolved": {"province": "'"}}));
            let author = format!("author' \" {i} 🙂");
            store.save(Change { author: author.clone(), ..new(&item) }).await.unwrap();
            let back = store.item(&item.id).await.unwrap().unwrap().item;
            assert_eq!(back.description.exact(model::Lang::FA).unwrap(), text);
            let revision = store.revisions(&item.id).await.unwrap().remove(0);
            assert_eq!((revision.doc, revision.author), (model::written::write(&item), author));
        }
        assert_eq!(store.by_slug(model::Kind::City, "' or 1 = 1 --").await.unwrap(), None);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn marks_are_set_and_set_again(place) {
        let store = place.open().await;
        assert_eq!(store.mark("starter").await.unwrap(), None);
        store.set_mark("starter", "loaded").await.unwrap();
        store.set_mark("starter", "loaded 'twice'").await.unwrap();
        assert_eq!(store.mark("starter").await.unwrap().as_deref(), Some("loaded 'twice'"));
    }
}

#[test]
fn nul_never_reaches_the_database() {
    let doc = model::written::write(&gilan()).replace("Gilan", "Gi\\u0000lan");
    assert!(model::written::read(&doc).is_err());
}
