//! All kinds with all their links.

use serde_json::json;

use crate::cases;
use crate::items::{event, gilan, id, import, item, organisation, rasht, village};

cases! {
    async fn every_kind_with_every_relation_goes_in_and_comes_out(place) {
        let store = place.open().await;
        let mut feast = event("event:feast", "place:one");
        feast.owner = Some(id("organisation:council"));
        let items = [
            gilan(),
            rasht(),
            item("city:trabzon", "city", json!({"country": "TR"})),
            organisation("organisation:council", None),
            village("place:one"),
            village("place:two"),
            feast,
            item("partnership:p", "sister-city", json!({"partnership": {"cities": ["city:rasht", "city:trabzon"]}})),
            item("route:r", "walk", json!({"route": {"mode": "foot", "stops": [
                {"place": "place:one"}, {"place": "place:two"}, {"place": "place:one"},
            ]}})),
            item("programme:g", "exchange", json!({"programme": {"partnership": "partnership:p"}})),
            item("opportunity:i", "investment", json!({"opportunity": {"place": "place:two", "form": "investment"}})),
        ];
        let results = store.save_many(import(&items)).await.unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
        let back: Vec<_> = store.items(&ids).await.unwrap().into_iter().map(|kept| kept.item).collect();
        assert_eq!(back, items);
        assert_eq!(store.linking_to(&id("place:one"), 100).await.unwrap().len(), 3);
        assert_eq!(store.check().await.unwrap(), []);
    }
}
