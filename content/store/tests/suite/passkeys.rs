//! Passkeys: whose a key is, and that of a key and its copy only one opens the door.

use store::{Deed, Passkey, Store};

use crate::cases;
use crate::people::{at, deed, person};

fn passkey(id: &str, person_id: &str, credential_id: &str) -> Passkey {
    Passkey {
        id: id.to_owned(),
        person_id: person_id.to_owned(),
        credential_id: credential_id.to_owned(),
        credential: r#"{"counter":0}"#.to_owned(),
        name: "تلفن من".to_owned(),
        made_at: at(0),
        used_at: None,
    }
}

async fn two_people(store: &Store) {
    for (id, mail) in [("p1", "a@b.ir"), ("p2", "c@b.ir")] {
        store.add_person(&person(id, mail, vec![]), &deed("add")).await.unwrap().unwrap();
    }
}

async fn actions(store: &Store) -> Vec<String> {
    store.logged(None, None, None, 20).await.unwrap().into_iter().map(|row| row.deed.action).collect()
}

cases! {
    async fn a_passkey_is_found_by_what_its_device_calls_it(place) {
        let store = place.open().await;
        two_people(&store).await;
        let (phone, key) = (passkey("k1", "p1", "phone"), passkey("k2", "p1", "key"));
        assert!(store.add_passkey(&phone, &deed("passkey-added")).await.unwrap());
        assert!(store.add_passkey(&key, &deed("passkey-added")).await.unwrap());
        assert_eq!(store.passkeys("p1").await.unwrap(), [phone.clone(), key]);
        assert_eq!(store.passkeys("p2").await.unwrap(), []);
        assert_eq!(store.passkey_by_credential("phone").await.unwrap(), Some(phone));
        assert_eq!(store.passkey_by_credential("Phone").await.unwrap(), None, "letters count");
        assert_eq!(actions(&store).await, ["passkey-added", "passkey-added", "add", "add"]);
    }

    async fn a_credential_belongs_to_one_person(place) {
        let store = place.open().await;
        two_people(&store).await;
        assert!(store.add_passkey(&passkey("k1", "p1", "phone"), &deed("passkey-added")).await.unwrap());
        assert!(!store.add_passkey(&passkey("k2", "p2", "phone"), &deed("passkey-added")).await.unwrap());
        assert_eq!(store.passkeys("p2").await.unwrap(), []);
        assert_eq!(actions(&store).await, ["passkey-added", "add", "add"], "what was not done is not logged");
    }

    async fn only_its_owner_names_a_passkey_and_takes_it_away(place) {
        let store = place.open().await;
        two_people(&store).await;
        for (id, credential) in [("k1", "phone"), ("k2", "key"), ("k3", "laptop")] {
            store.add_passkey(&passkey(id, "p1", credential), &deed("passkey-added")).await.unwrap();
        }
        assert!(!store.rename_passkey("p2", "k1", "Mine", &deed("passkey-renamed")).await.unwrap());
        assert!(store.rename_passkey("p1", "k1", "Office", &deed("passkey-renamed")).await.unwrap());
        assert_eq!(store.passkey_by_credential("phone").await.unwrap().unwrap().name, "Office");
        assert!(!store.remove_passkey("p2", Some("k1"), &deed("passkey-removed")).await.unwrap());
        assert!(store.remove_passkey("p1", Some("k1"), &deed("passkey-removed")).await.unwrap());
        assert_eq!(store.passkeys("p1").await.unwrap().len(), 2);
        assert!(store.remove_passkey("p1", None, &deed("passkey-removed")).await.unwrap(), "all that are left");
        assert!(!store.remove_passkey("p1", None, &deed("passkey-removed")).await.unwrap(), "there is none");
        assert_eq!(actions(&store).await[..3], ["passkey-removed", "passkey-removed", "passkey-renamed"]);
        assert_eq!(store.check().await.unwrap(), []);
    }

    async fn of_a_key_and_its_copy_that_come_at_once_one_comes_in(place) {
        let store = place.open().await;
        two_people(&store).await;
        let key = passkey("k1", "p1", "phone");
        store.add_passkey(&key, &deed("passkey-added")).await.unwrap();
        let used = Deed { at: at(60), ..deed("passkey-used") };
        let after = r#"{"counter":1}"#;
        assert!(store.use_passkey("k1", &key.credential, after, &used).await.unwrap());
        assert!(!store.use_passkey("k1", &key.credential, after, &used).await.unwrap(), "checked against what was before");
        assert!(store.use_passkey("k1", after, after, &used).await.unwrap(), "many devices do not count");
        let kept = store.passkey_by_credential("phone").await.unwrap().unwrap();
        assert_eq!((kept.credential.as_str(), kept.used_at), (after, Some(at(60))));
        store.remove_passkey("p1", Some("k1"), &deed("passkey-removed")).await.unwrap();
        assert!(!store.use_passkey("k1", after, after, &used).await.unwrap());
    }
}
