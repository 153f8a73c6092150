//! Opening, opening again, and what cannot be opened.

use std::error::Error as _;
use std::path::PathBuf;

use store::{Error, Store, Target};

use crate::cases;
use crate::items::{gilan, id, import, new, rasht};

cases! {
    async fn what_was_saved_is_there_after_opening_again(place) {
        let store = place.open().await;
        store.register_reader("node").await.unwrap();
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        store.close().await;
        assert!(store.ping().await.is_err());
        assert!(store.save(new(&gilan())).await.is_err());
        let store = place.open().await;
        store.ping().await.unwrap();
        assert_eq!(store.item(&id("city:rasht")).await.unwrap().unwrap().item, rasht());
        assert_eq!(store.todo_len("node").await.unwrap(), 2);
        assert!(!store.register_reader("node").await.unwrap());
    }

    async fn a_database_of_a_newer_program_is_refused(place) {
        place.open().await.close().await;
        place
            .meddle(
                "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                 values (9000, 'from the future', true, '', 0)",
            )
            .await;
        let error = Store::open(place.target()).await.unwrap_err();
        assert!(matches!(error, Error::Newer { found: 9000, .. }), "{error:?}");
        assert!(error.to_string().contains("written by a newer version"), "{error}");
    }

    async fn two_open_an_empty_database_at_once(place) {
        let (one, other) = tokio::join!(Store::open(place.target()), Store::open(place.target()));
        let (one, other) = (one.unwrap(), other.unwrap());
        one.save(new(&gilan())).await.unwrap();
        assert!(other.item(&id("province:gilan")).await.unwrap().is_some());
    }

    async fn a_check_finds_what_a_careless_hand_has_done(place) {
        let store = place.open().await;
        store.save_many(import(&[gilan(), rasht()])).await.unwrap();
        assert_eq!(store.check().await.unwrap(), []);
        place.meddle("update item set status = 'draft' where id = 'province:gilan'").await;
        place.meddle("delete from link where from_id = 'city:rasht'").await;
        place.meddle("update revision set doc = '{}' where item_id = 'city:rasht'").await;
        let faults: Vec<String> = store.check().await.unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(faults.len(), 3, "{faults:?}");
        for word in ["column status", "links are []", "version 1 has no revision"] {
            assert!(faults.iter().any(|fault| fault.contains(word)), "{word}: {faults:?}");
        }
        place.meddle("update item set doc = '{\"format\": 1}' where id = 'province:gilan'").await;
        let faults = store.check().await.unwrap();
        assert!(faults.iter().any(|fault| fault.to_string().starts_with("item province:gilan: the document is not valid")));
        assert!(matches!(store.item(&id("province:gilan")).await, Err(Error::Unreadable { .. })));
    }
}

#[tokio::test]
async fn what_cannot_be_opened_is_named_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "this is no database, but long enough to be taken for one: ".repeat(20)).unwrap();
    let error = Store::open(&Target::Sqlite(file.clone())).await.unwrap_err();
    assert!(error.to_string().contains(file.to_str().unwrap()), "{error}");
    assert!(error.source().is_some());

    let error = Store::open(&Target::Sqlite(PathBuf::from("/proc/nowhere/store.sqlite"))).await.unwrap_err();
    assert!(matches!(error, Error::Folder { .. }), "{error:?}");

    let url = "postgres://gardesh:secret@127.0.0.1:1/gardesh?password=secret";
    let error = Store::open(&Target::Postgres(url.to_owned())).await.unwrap_err();
    assert!(error.to_string().contains("127.0.0.1:1/gardesh"), "{error}");
    assert!(!format!("{error} {:?}", error.to_string()).contains("secret"), "{error}");
}
