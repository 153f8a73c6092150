//! What is not accepted leaves no trace and does not hold up the rest.

use model::Kind;
use model::item::Relation;
use model::problem::Code;
use serde_json::json;
use store::{BySlug, Change, Expected, Refusal, SaveError, Saved, Store};

use crate::cases;
use crate::items::{change, event, gilan, id, import, item, moved, new, organisation, rasht, renamed, village};

async fn refusal(store: &Store, change: Change) -> Refusal {
    match store.save(change).await {
        Err(SaveError::Refused(refusal)) => refusal,
        other => panic!("should have been refused: {other:?}"),
    }
}

cases! {
    async fn two_editors_do_not_overwrite_each_other(place) {
        let store = place.open().await;
        let gilan = gilan();
        store.save(new(&gilan)).await.unwrap();
        store.save(change(&renamed(&gilan, "first"), Expected::Version(1))).await.unwrap();
        let refusal = refusal(&store, change(&renamed(&gilan, "second"), Expected::Version(1))).await;
        assert_eq!(refusal, Refusal::Conflict { id: gilan.id.clone(), expected: 1, current: 2 });
        assert_eq!(store.item(&gilan.id).await.unwrap().unwrap().item, renamed(&gilan, "first"));
        assert_eq!(store.revisions(&gilan.id).await.unwrap().len(), 2);
    }

    async fn what_should_be_new_must_not_be_there_and_what_should_be_there_must(place) {
        let store = place.open().await;
        let gilan = gilan();
        assert_eq!(
            refusal(&store, change(&gilan, Expected::Version(3))).await,
            Refusal::Missing { id: gilan.id.clone() }
        );
        store.save(new(&gilan)).await.unwrap();
        assert_eq!(refusal(&store, new(&gilan)).await, Refusal::Exists { id: gilan.id.clone() });
    }

    async fn an_item_must_point_at_items_that_exist_and_are_of_the_right_kind(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        let refused = refusal(&store, new(&village("place:house"))).await;
        assert_eq!(refused, Refusal::UnknownItem { relation: Relation::City, id: id("city:rasht") });
        let problem = refused.problem();
        assert_eq!((problem.field.as_str(), problem.code), ("city", Code::UnknownItem));

        let refused = refusal(&store, new(&event("event:feast", "province:gilan"))).await;
        let kind = Kind::Province;
        assert_eq!(refused, Refusal::ItemOfOtherKind { relation: Relation::Venue, id: id("province:gilan"), kind });
        let problem = refused.problem();
        assert_eq!((problem.field.as_str(), problem.code), ("event.venue", Code::ItemOfOtherKind));
        assert_eq!(problem.values, [("id", "province:gilan".to_owned()), ("expected", "place".to_owned())]);
        assert_eq!(store.counts().await.unwrap().len(), 1);
    }

    async fn an_item_stays_of_its_kind(place) {
        let store = place.open().await;
        let first = item("city:one", "city", json!({"id": "x"}));
        let other = item("province:one", "province", json!({"id": "x"}));
        store.save(new(&first)).await.unwrap();
        let refused = refusal(&store, change(&other, Expected::Any)).await;
        assert_eq!(refused, Refusal::KindChanged { id: id("x"), kind: Kind::City });
        assert_eq!(refused.problem().field, "kind");
    }

    async fn an_address_belongs_to_one_item_of_a_kind(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        let city = item("city:gilan", "city", json!({}));
        assert_eq!(store.save(new(&city)).await.unwrap(), Saved::Created(1));
        let other = item("province:other", "province", json!({"slug": "gilan"}));
        let taken = Refusal::SlugTaken { kind: Kind::Province, slug: "gilan".to_owned(), by: id("province:gilan") };
        assert_eq!(refusal(&store, new(&other)).await, taken);
        assert_eq!(taken.problem().field, "slug");
        store.save(new(&moved(&other, "other"))).await.unwrap();
        assert_eq!(refusal(&store, change(&other, Expected::Version(1))).await, taken);
        let Some(BySlug::Here(kept)) = store.by_slug(Kind::Province, "gilan").await.unwrap() else { panic!("not here") };
        assert_eq!(kept.item, gilan());
    }

    async fn a_batch_keeps_its_good_rows(place) {
        let store = place.open().await;
        let results = store
            .save_many(import(&[
                gilan(),
                event("event:nowhere", "place:nowhere"),
                rasht(),
                item("province:twin", "province", json!({"slug": "gilan"})),
                village("place:house"),
            ]))
            .await
            .unwrap();
        let accepted: Vec<bool> = results.iter().map(Result::is_ok).collect();
        assert_eq!(accepted, [true, false, true, false, true]);
        let by = id("province:gilan");
        assert_eq!(results[3], Err(Refusal::SlugTaken { kind: Kind::Province, slug: "gilan".to_owned(), by }));
        assert_eq!(store.page(None, 10).await.unwrap().len(), 3);
        assert_eq!(store.revisions(&id("event:nowhere")).await.unwrap(), []);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn a_batch_may_point_at_itself_in_any_order(place) {
        let store = place.open().await;
        let circle = [
            organisation("organisation:a", Some("organisation:b")),
            organisation("organisation:b", Some("organisation:a")),
            organisation("organisation:self", Some("organisation:self")),
        ];
        let results = store.save_many(import(&[village("place:house"), rasht(), gilan()])).await.unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        let results = store.save_many(import(&circle)).await.unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn what_points_at_a_refused_row_falls_with_it(place) {
        let store = place.open().await;
        let results = store
            .save_many(import(&[
                event("event:feast", "place:house"),
                village("place:house"),
                gilan(),
            ]))
            .await
            .unwrap();
        assert_eq!(results[0], Err(Refusal::UnknownItem { relation: Relation::Venue, id: id("place:house") }));
        assert_eq!(results[1], Err(Refusal::UnknownItem { relation: Relation::City, id: id("city:rasht") }));
        assert_eq!(results[2], Ok(Saved::Created(1)));
    }

    async fn a_slug_can_be_handed_over_within_a_batch(place) {
        let store = place.open().await;
        let old = gilan();
        store.save(new(&old)).await.unwrap();
        let heir = item("province:heir", "province", json!({"slug": "gilan"}));
        let results = store.save_many(import(&[moved(&old, "old-gilan"), heir.clone()])).await.unwrap();
        assert_eq!(results, [Ok(Saved::Updated(2)), Ok(Saved::Created(1))]);
        let Some(BySlug::Here(kept)) = store.by_slug(Kind::Province, "gilan").await.unwrap() else { panic!("not here") };
        assert_eq!(kept.item, heir);
    }
}
