//! Outside addresses: who holds them, which are due, which are broken.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::Id;
use serde_json::json;
use store::Link;

use crate::cases;
use crate::items::{id, import, item};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn held(items: &[(&str, &[&str])]) -> BTreeMap<Id, BTreeSet<String>> {
    let of = |addresses: &[&str]| addresses.iter().map(|address| (*address).to_owned()).collect();
    items.iter().map(|(item, addresses)| (id(item), of(addresses))).collect()
}

fn addresses(links: &[Link]) -> Vec<&str> {
    links.iter().map(|link| link.address.as_str()).collect()
}

cases! {
    async fn addresses_are_due_in_order_and_forgotten_when_nobody_holds_them(place) {
        let store = place.open().await;
        let items = ["place:a", "place:b"].map(|name| item(name, "village", json!({})));
        store.save_many(import(&items)).await.unwrap();
        store.set_links(&held(&[("place:a", &["https://one.example/"])]), at(0)).await.unwrap();
        let both = held(&[("place:a", &["https://one.example/"]), ("place:b", &["https://one.example/", "https://two.example/"])]);
        store.set_links(&both, at(5)).await.unwrap();
        store.set_links(&both, at(6)).await.unwrap();
        let due = store.links_due(at(10), 10).await.unwrap();
        assert_eq!(addresses(&due), ["https://one.example/", "https://two.example/"]);
        assert_eq!((due[0].due_at, due[1].due_at), (at(0), at(5)), "known once, from its first time on");
        assert_eq!(addresses(&store.links_due(at(10), 1).await.unwrap()), ["https://one.example/"]);
        assert_eq!(addresses(&store.links_due(at(4), 10).await.unwrap()), ["https://one.example/"]);

        store.set_links(&held(&[("place:b", &[])]), at(7)).await.unwrap();
        store.forget_links().await.unwrap();
        assert_eq!(addresses(&store.links_due(at(10), 10).await.unwrap()), ["https://one.example/"]);
        // An item that is not there holds nothing.
        store.set_links(&held(&[("place:gone", &["https://three.example/"])]), at(8)).await.unwrap();
        store.forget_links().await.unwrap();
        assert_eq!(addresses(&store.links_due(at(10), 10).await.unwrap()), ["https://one.example/"]);
    }

    async fn what_is_broken_is_told_with_the_items_that_hold_it(place) {
        let store = place.open().await;
        let items = ["place:a", "place:b"].map(|name| item(name, "village", json!({})));
        store.save_many(import(&items)).await.unwrap();
        let all = held(&[("place:a", &["https://one.example/", "https://two.example/"]), ("place:b", &["https://two.example/"])]);
        store.set_links(&all, at(0)).await.unwrap();
        assert_eq!(store.broken_links(10).await.unwrap(), []);
        let mut link = store.links(&["https://two.example/", "https://none.example/"]).await.unwrap();
        let before = link.remove("https://two.example/").unwrap();
        assert_eq!((link.len(), before.broken, before.fault.as_deref()), (0, false, None));
        let broken = Link {
            due_at: at(500),
            checked_at: Some(at(20)),
            status: 404,
            fault: Some("not-found".to_owned()),
            failures: 2,
            failed_first: Some(at(10)),
            counted_at: Some(at(20)),
            broken: true,
            ..before
        };
        store.keep_link(&broken).await.unwrap();
        assert_eq!(
            store.broken_links(10).await.unwrap(),
            [(id("place:a"), broken.clone()), (id("place:b"), broken.clone())]
        );
        assert_eq!(addresses(&store.links_due(at(499), 10).await.unwrap()), ["https://one.example/"]);

        // An editor who waits comes first, and not twice in a short time.
        store.ask_links(&["https://two.example/"], at(100), at(85)).await.unwrap();
        store.ask_links(&["https://two.example/"], at(110), at(95)).await.unwrap();
        let due = store.links_due(at(111), 10).await.unwrap();
        assert_eq!(addresses(&due), ["https://two.example/", "https://one.example/"]);
        assert_eq!((due[0].asked_at, due[0].due_at), (Some(at(100)), at(100)));
        store.keep_link(&Link { fault: None, broken: false, checked_at: Some(at(112)), ..due[0].clone() }).await.unwrap();
        assert_eq!(store.broken_links(10).await.unwrap(), []);
    }
}
