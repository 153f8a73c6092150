//! The indexer's list: whatever may look different now stands on it, once, until it was looked at since.

use store::{Expected, Ground, Store, Todo};

use crate::cases;
use crate::items::{change, event, gilan, id, import, new, organisation, rasht, renamed, village};
use crate::working_copies::{deed, save};

async fn ids(store: &Store, reader: &str) -> Vec<String> {
    let mut ids: Vec<_> =
        store.todo(reader, 1000).await.unwrap_or_default().into_iter().map(|todo| todo.id.to_string()).collect();
    ids.sort();
    assert_eq!(store.todo_len(reader).await.ok(), i64::try_from(ids.len()).ok());
    ids
}

async fn all_done(store: &Store, reader: &str) {
    let todo = store.todo(reader, 1000).await.expect("the list");
    store.todo_done(reader, &todo).await.expect("done");
}

cases! {
    async fn a_reader_is_new_once_and_hears_of_what_comes_after(place) {
        let store = place.open().await;
        store.save(new(&gilan())).await.unwrap();
        assert!(store.register_reader("north").await.unwrap());
        assert!(!store.register_reader("north").await.unwrap());
        assert_eq!(ids(&store, "north").await, Vec::<String>::new());
        store.save(new(&rasht())).await.unwrap();
        assert!(store.register_reader("south").await.unwrap());
        assert_eq!(ids(&store, "north").await, ["city:rasht"]);
        assert_eq!(ids(&store, "south").await, Vec::<String>::new());
        store.save(new(&village("place:house"))).await.unwrap();
        assert_eq!(ids(&store, "north").await, ["city:rasht", "place:house"]);
        all_done(&store, "north").await;
        assert_eq!(ids(&store, "north").await, Vec::<String>::new());
        assert_eq!(ids(&store, "south").await, ["place:house"]);
    }

    async fn only_who_reads_work_copies_hears_of_them(place) {
        let store = place.open().await;
        store.register_reader("studio").await.unwrap();
        store.register_reader_of_content("visitors").await.unwrap();
        let version = store.save_work(&save(Ground::New, 0, "a", "x"), &deed()).await.unwrap();
        assert_eq!(ids(&store, "studio").await, ["city:rasht"]);
        assert_eq!(ids(&store, "visitors").await, [""; 0]);
        store.save_many(vec![new(&gilan())]).await.unwrap();
        store.publish(new(&rasht()), version, &deed()).await.unwrap();
        assert_eq!(ids(&store, "visitors").await, ["city:rasht", "province:gilan"], "what is published concerns both");
    }

    async fn a_change_that_comes_while_the_reader_looks_keeps_its_row(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save(new(&gilan())).await.unwrap();
        store.save(new(&organisation("organisation:o", None))).await.unwrap();
        let seen = store.todo("node", 10).await.unwrap();
        store.save(change(&renamed(&gilan(), "Guilan"), Expected::Version(1))).await.unwrap();
        store.todo_done("node", &seen).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["province:gilan"]);
        store.todo_done("node", &seen).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["province:gilan"]);
        all_done(&store, "node").await;
        assert_eq!(ids(&store, "node").await, Vec::<String>::new());
    }

    async fn a_row_taken_off_and_put_on_again_is_not_taken_off_by_an_old_answer(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        all_done(&store, "node").await;
        // The city is asked for twice through its province and does not change itself.
        store.save(change(&renamed(&gilan(), "second"), Expected::Any)).await.unwrap();
        let seen = store.todo("node", 10).await.unwrap();
        all_done(&store, "node").await;
        store.save(change(&renamed(&gilan(), "third"), Expected::Any)).await.unwrap();
        store.todo_done("node", &seen).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["city:rasht", "province:gilan"]);
    }

    async fn what_shows_an_items_name_or_place_is_looked_at_with_it(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        let house = village("place:house");
        let items = [
            gilan(),
            rasht(),
            house.clone(),
            event("event:feast", "place:house"),
            organisation("organisation:alone", None),
        ];
        store.save_many(import(&items)).await.unwrap();
        all_done(&store, "node").await;

        store.save(change(&renamed(&house, "Mansion"), Expected::Any)).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["event:feast", "place:house"]);
        all_done(&store, "node").await;

        store.save(change(&renamed(&rasht(), "Resht"), Expected::Any)).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["city:rasht", "event:feast", "place:house"]);
    }

    async fn the_longest_waiting_come_first(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        for name in ["c", "a", "b"] {
            store.save(new(&organisation(&format!("organisation:{name}"), None))).await.unwrap();
        }
        store.save(change(&renamed(&organisation("organisation:c", None), "again"), Expected::Any)).await.unwrap();
        let first: Vec<Todo> = store.todo("node", 2).await.unwrap();
        assert_eq!(first.iter().map(|todo| &todo.id).collect::<Vec<_>>(), [&id("organisation:a"), &id("organisation:b")]);
        assert!(first[0].turn < first[1].turn);
        assert_eq!(store.todo_len("node").await.unwrap(), 3);
    }

    async fn a_rebuild_forgets_what_it_has_read_and_keeps_what_came_in_meanwhile(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save_many(import(&[gilan(), rasht(), organisation("organisation:o", None)])).await.unwrap();
        let mark = store.todo_mark("node").await.unwrap();
        store.save(change(&renamed(&rasht(), "Resht"), Expected::Any)).await.unwrap();
        store.save(new(&village("place:house"))).await.unwrap();
        store.forget_todo("node", &mark).await.unwrap();
        assert_eq!(ids(&store, "node").await, ["city:rasht", "place:house"]);
        let mark = store.todo_mark("node").await.unwrap();
        store.forget_todo("node", &mark).await.unwrap();
        assert_eq!(store.todo_len("node").await.unwrap(), 0);
    }

    async fn a_refused_change_puts_nothing_on_the_list(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save(new(&event("event:nowhere", "place:nowhere"))).await.unwrap_err();
        assert_eq!(ids(&store, "node").await, Vec::<String>::new());
    }
}
