//! Finding what was saved.

use model::item::Relation;
use model::{Kind, Status};
use serde_json::json;
use store::{BySlug, Expected};

use crate::cases;
use crate::items::{change, event, gilan, id, import, item, moved, new, rasht, village};

cases! {
    async fn an_old_address_leads_to_the_new_one(place) {
        let store = place.open().await;
        let city = item("city:x", "city", json!({"slug": "a"}));
        store.save(new(&city)).await.unwrap();
        let here = |found: Option<BySlug>| matches!(found, Some(BySlug::Here(kept)) if kept.item.id == id("city:x"));
        let to = |slug: &str| Some(BySlug::Moved { slug: slug.to_owned() });
        assert!(here(store.by_slug(Kind::City, "a").await.unwrap()));
        assert_eq!(store.by_slug(Kind::Place, "a").await.unwrap(), None);

        store.save(change(&moved(&city, "b"), Expected::Version(1))).await.unwrap();
        store.save(change(&moved(&city, "c"), Expected::Version(2))).await.unwrap();
        assert_eq!(store.by_slug(Kind::City, "a").await.unwrap(), to("c"));
        assert_eq!(store.by_slug(Kind::City, "b").await.unwrap(), to("c"));
        assert!(here(store.by_slug(Kind::City, "c").await.unwrap()));

        store.save(change(&city, Expected::Version(3))).await.unwrap();
        assert!(here(store.by_slug(Kind::City, "a").await.unwrap()));
        assert_eq!(store.by_slug(Kind::City, "c").await.unwrap(), to("a"));
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn items_come_in_the_order_asked(place) {
        let store = place.open().await;
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        let asked = [id("city:rasht"), id("city:none"), id("province:gilan"), id("city:rasht")];
        let found: Vec<_> = store.items(&asked).await.unwrap().into_iter().map(|kept| kept.item).collect();
        assert_eq!(found, [rasht(), gilan()]);
        assert_eq!(store.items(&[]).await.unwrap(), []);
    }

    async fn pages_follow_the_bytes_of_the_ids(place) {
        let store = place.open().await;
        let ids = ["city:B", "city:a", "city:a-b", "city:a.b", "city:a:b", "city:a_b", "city:aB", "city:ab", "city:Ab", "city:a0", "city:10", "city:9"];
        let items: Vec<_> = ids.iter().enumerate().map(|(i, id)| item(id, "city", json!({"slug": format!("s{i}")}))).collect();
        store.save_many(import(&items)).await.unwrap();
        let mut sorted = ids.map(id);
        sorted.sort();
        let mut seen = Vec::new();
        while let Some(last) = {
            let page = store.page(seen.last(), 5).await.unwrap();
            seen.extend(page.iter().map(|kept| kept.item.id.clone()));
            page.last().cloned()
        } {
            assert_eq!(seen.last(), Some(&last.item.id));
        }
        assert_eq!(seen, sorted);
    }

    async fn who_points_here_is_known_with_how(place) {
        let store = place.open().await;
        let mut draft = village("place:draft");
        draft.status = Status::Draft;
        let items = [gilan(), rasht(), village("place:house"), draft, event("event:feast", "place:house")];
        store.save_many(import(&items)).await.unwrap();
        let found = store.linking_to(&id("province:gilan"), 100).await.unwrap();
        let found: Vec<_> = found.iter().map(|(relation, kept)| (*relation, kept.item.id.as_str())).collect();
        let province = Relation::Province;
        assert_eq!(found, [(province, "city:rasht"), (province, "place:draft"), (province, "place:house")]);
        // Of too many, what is published stays.
        let few = store.linking_to(&id("province:gilan"), 2).await.unwrap();
        assert_eq!(few.iter().map(|(_, kept)| kept.item.id.as_str()).collect::<Vec<_>>(), ["city:rasht", "place:house"]);
        let found = store.linking_to(&id("place:house"), 100).await.unwrap();
        assert_eq!((found.len(), found[0].0, &found[0].1.item), (1, Relation::Venue, &items[4]));
        assert_eq!(store.linking_to(&id("event:feast"), 100).await.unwrap(), []);
    }

    async fn kinds_are_listed_and_counted(place) {
        let store = place.open().await;
        let mut draft = item("city:anzali", "city", json!({}));
        draft.status = Status::Draft;
        store.save_many(import(&[gilan(), rasht(), draft, village("place:house")])).await.unwrap();
        let cities: Vec<_> = store.named(Kind::City).await.unwrap().into_iter().map(|(id, _)| id).collect();
        assert_eq!(cities, [id("city:anzali"), id("city:rasht")]);
        assert_eq!(
            store.counts().await.unwrap(),
            [
                (Kind::Province, Status::Published, 1),
                (Kind::City, Status::Draft, 1),
                (Kind::City, Status::Published, 1),
                (Kind::Place, Status::Published, 1),
            ]
        );
    }
}
