//! Many writers at once, and writers that are cut off.

use std::time::Duration;

use store::{Expected, SaveError, Saved, Store};

use crate::cases;
use crate::items::{change, gilan, id, import, new, organisation, rasht, renamed, village};

/// Saves until it is accepted, as an editor would who looks again after each conflict.
async fn save_in_the_end(store: &Store, name: &str) {
    loop {
        let kept = store.item(&id("province:gilan")).await.expect("the store answers").expect("the item is there");
        match store.save(change(&renamed(&kept.item, name), Expected::Version(kept.version))).await {
            Ok(_) => return,
            Err(SaveError::Refused(_)) => {}
            Err(SaveError::Failed(error)) => panic!("{error:?}"),
        }
    }
}

cases! {
    async fn many_writers_lose_nothing(place) {
        let store = place.open().await;
        let other_node = place.open().await;
        store.register_reader("node").await.unwrap();
        let tasks: Vec<_> = (0..8)
            .map(|task| {
                let store = if task % 2 == 0 { store.clone() } else { other_node.clone() };
                tokio::spawn(async move {
                    for i in 0..50 {
                        let item = organisation(&format!("organisation:t{task}-{i}"), None);
                        assert_eq!(store.save(new(&item)).await.unwrap(), Saved::Created(1));
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(store.todo_len("node").await.unwrap(), 400);
        assert_eq!(store.page(None, 1000).await.unwrap().len(), 400);
        assert_eq!(store.check().await.unwrap(), []);
        other_node.close().await;
    }

    async fn editors_of_one_item_each_get_their_version(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        let tasks: Vec<_> = (0..8)
            .map(|task| {
                let store = store.clone();
                tokio::spawn(async move {
                    for i in 0..5 {
                        save_in_the_end(&store, &format!("name {task} {i}")).await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let revisions = store.revisions(&id("province:gilan")).await.unwrap();
        assert_eq!(revisions.len(), 41);
        assert_eq!(revisions[0].version, 41);
        let mut docs: Vec<_> = revisions.into_iter().map(|revision| revision.doc).collect();
        docs.sort();
        docs.dedup();
        assert_eq!(docs.len(), 41);
    }

    async fn imports_that_overlap_in_other_orders_do_not_block_each_other(place) {
        let store = place.open().await;
        let other_node = place.open().await;
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        let tasks: Vec<_> = (0..4)
            .map(|task| {
                let store = if task % 2 == 0 { store.clone() } else { other_node.clone() };
                tokio::spawn(async move {
                    for round in 0..3 {
                        let mut items: Vec<_> = (0..200)
                            .map(|i| renamed(&village(&format!("place:p{i}")), &format!("{task} {round}")))
                            .collect();
                        if task % 2 == 1 {
                            items.reverse();
                        }
                        let results = store.save_many(import(&items)).await.unwrap();
                        assert!(results.iter().all(Result::is_ok));
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(store.revisions(&id("place:p7")).await.unwrap().len(), 12);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn a_writer_that_is_cut_off_leaves_nothing_or_all(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        let mut finished = 0;
        for round in 0..40 {
            let items: Vec<_> = (0..100).map(|i| village(&format!("place:r{round}-{i}"))).collect();
            let patience = Duration::from_micros(500 * round);
            if tokio::time::timeout(patience, store.save_many(import(&items))).await.is_ok() {
                finished += 1;
            }
            let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
            let there = store.items(&ids).await.unwrap().len();
            assert!(there == 0 || there == 100, "{there} of 100");
        }
        // Whoever comes after is not held up by those who were cut off.
        assert_eq!(store.save(new(&village("place:last"))).await.unwrap(), Saved::Created(1));
        let there = store.page(None, 10_000).await.unwrap().len();
        assert!(there >= 3 + 100 * finished, "{there}");
        assert_eq!(store.todo_len("node").await.unwrap(), i64::try_from(there).unwrap());
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn readers_go_on_while_somebody_writes(place) {
        let store = place.open().await;
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        let writer = store.clone();
        let task = tokio::spawn(async move {
            let items: Vec<_> = (0..2000).map(|i| village(&format!("place:p{i}"))).collect();
            writer.save_many(import(&items)).await.unwrap();
        });
        let mut reads = 0;
        while !task.is_finished() {
            let there = store.linking_to(&id("city:rasht"), 5000).await.unwrap().len();
            assert!(there == 0 || there == 2000, "half of a transaction was seen: {there}");
            assert!(store.item(&id("city:rasht")).await.unwrap().is_some());
            reads += 1;
        }
        task.await.unwrap();
        assert!(reads > 1);
    }
}
