//! People, their roles and sessions, and the log of what was done.

use jiff::{SignedDuration, Timestamp};
use model::{Lang, Membership, Role, Standing};
use store::{AccountElsewhere, Deed, Fault, NotAdded, Person, Session, Wrong};

use crate::cases;
use crate::items::{id, import, organisation};

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

pub fn deed(action: &str) -> Deed {
    Deed {
        at: at(0),
        person: Some("p1".to_owned()),
        organisation: None,
        address: Some("192.0.2.7".to_owned()),
        action: action.to_owned(),
        subject: Some("p1".to_owned()),
        detail: String::new(),
    }
}

pub fn person(id_: &str, mail: &str, memberships: Vec<Membership>) -> Person {
    Person {
        id: id_.to_owned(),
        mail: mail.to_owned(),
        name: "مریم".to_owned(),
        lang: Lang::FA,
        password: Some("$argon2id$…".to_owned()),
        standing: Standing { administrator: false, memberships },
        disabled_at: None,
        created_at: at(0),
    }
}

fn session(token_hash: &str) -> Session {
    Session {
        token_hash: token_hash.to_owned(),
        person_id: "p1".to_owned(),
        began_at: at(0),
        seen_at: at(0),
        ends_at: at(3600),
        address: "192.0.2.7".to_owned(),
        agent: "Firefox".to_owned(),
    }
}

const IDLE: SignedDuration = SignedDuration::from_mins(30);

cases! {
    async fn somebody_is_found_by_mail_whatever_its_capitals(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:council", None)])).await.unwrap();
        let council = Membership { organisation: id("organisation:council"), role: Role::Publisher };
        let maryam = person("p1", "Maryam@rasht.ir", vec![council]);
        store.add_person(&maryam, &deed("add")).await.unwrap().unwrap();
        assert_eq!(store.person_by_mail(" maryam@RASHT.ir ").await.unwrap(), Some(maryam.clone()));
        assert_eq!(store.person("p1").await.unwrap(), Some(maryam.clone()));
        assert_eq!(store.people().await.unwrap(), [maryam]);
    }

    async fn one_address_belongs_to_one_person_and_roles_to_organisations(place) {
        let store = place.open().await;
        store.add_person(&person("p1", "a@b.ir", vec![]), &deed("add")).await.unwrap().unwrap();
        let twice = store.add_person(&person("p2", "A@b.ir", vec![]), &deed("add")).await.unwrap();
        assert_eq!(twice, Err(NotAdded::MailTaken("A@b.ir".to_owned())));
        let nowhere = Membership { organisation: id("organisation:none"), role: Role::Editor };
        let refused = store.add_person(&person("p3", "c@b.ir", vec![nowhere]), &deed("add")).await.unwrap();
        assert_eq!(refused, Err(NotAdded::NoOrganisation(id("organisation:none"))));
        assert_eq!(store.person("p3").await.unwrap(), None);
        assert_eq!(store.logged(None, None, None, 10).await.unwrap().len(), 1);
    }

    async fn a_session_counts_until_it_ends_or_lies_idle(place) {
        let store = place.open().await;
        store.add_person(&person("p1", "a@b.ir", vec![]), &deed("add")).await.unwrap().unwrap();
        store.begin_session(&session("one"), None, &deed("sign-in")).await.unwrap();
        let counts = async |second| store.signed_in("one", at(second), IDLE).await.unwrap().is_some();
        assert!(counts(60).await);
        assert!(!counts(1800).await, "idle for half an hour");
        assert!(counts(1000).await, "and seen again before");
        assert!(counts(2700).await, "being seen is remembered");
        assert!(!counts(3600).await, "ended, however busy");
        assert!(store.signed_in("two", at(1), IDLE).await.unwrap().is_none());
    }

    async fn a_new_session_takes_the_place_of_the_one_before(place) {
        let store = place.open().await;
        store.add_person(&person("p1", "a@b.ir", vec![]), &deed("add")).await.unwrap().unwrap();
        store.begin_session(&session("one"), None, &deed("sign-in")).await.unwrap();
        store.begin_session(&session("two"), Some("one"), &deed("sign-in")).await.unwrap();
        assert!(store.signed_in("one", at(1), IDLE).await.unwrap().is_none());
        assert!(!store.end_session("p2", "two", &deed("sign-out")).await.unwrap(), "it is another's");
        assert!(store.end_session("p1", "two", &deed("sign-out")).await.unwrap());
        assert_eq!(store.sessions("p1").await.unwrap(), []);
    }

    async fn an_account_elsewhere_belongs_to_one_person_and_of_each_service_a_person_has_one(place) {
        let store = place.open().await;
        store.add_person(&person("p1", "a@b.ir", vec![]), &deed("add")).await.unwrap().unwrap();
        store.add_person(&person("p2", "c@b.ir", vec![]), &deed("add")).await.unwrap().unwrap();
        let elsewhere = |issuer: &str, subject: &str| AccountElsewhere {
            issuer: format!("https://{issuer}.example"),
            subject: subject.to_owned(),
        };
        let link = async |person: &str, issuer: &str, subject: &str| {
            store.link_elsewhere(person, &elsewhere(issuer, subject), &deed("link")).await.unwrap()
        };
        assert!(link("p1", "rasht", "17").await);
        assert!(!link("p2", "rasht", "17").await, "it is another's");
        assert!(!link("p1", "rasht", "18").await, "she has one of this service");
        assert!(link("p1", "tehran", "17").await);
        assert_eq!(store.logged(None, None, None, 9).await.unwrap().len(), 4, "what was refused leaves no row");
        let whose = async |issuer: &str, subject: &str| {
            store.person_elsewhere(&elsewhere(issuer, subject)).await.unwrap().map(|person| person.id)
        };
        assert_eq!(whose("rasht", "17").await.as_deref(), Some("p1"));
        assert_eq!(whose("rasht", "18").await, None);
        let services: Vec<String> = store.elsewhere("p1").await.unwrap().into_iter().map(|(issuer, _)| issuer).collect();
        assert_eq!(services, ["https://rasht.example", "https://tehran.example"]);
        assert!(!store.unlink_elsewhere("p2", &deed("unlink")).await.unwrap());
        assert!(store.unlink_elsewhere("p1", &deed("unlink")).await.unwrap());
        assert_eq!(whose("rasht", "17").await, None);
        assert!(link("p2", "rasht", "17").await, "it is free again");
    }

    async fn a_row_of_the_log_that_was_touched_is_found(place) {
        let store = place.open().await;
        for action in ["one", "two", "three", "four"] {
            store.log(&deed(action)).await.unwrap();
        }
        assert_eq!(store.check().await.unwrap(), []);
        let newest = store.logged(None, Some("p1"), None, 2).await.unwrap();
        assert_eq!(newest.iter().map(|row| row.deed.action.as_str()).collect::<Vec<_>>(), ["four", "three"]);
        assert_eq!(store.logged(None, None, Some(newest[1].number), 9).await.unwrap().len(), 2);
        let broken = |row| vec![Fault { item: None, wrong: Wrong::Audit(row) }];
        place.meddle("update audit set detail = 'nothing' where number = 2").await;
        assert_eq!(store.check().await.unwrap(), broken(2));
        place.meddle("update audit set detail = '' where number = 2").await;
        assert_eq!(store.check().await.unwrap(), []);
        place.meddle("delete from audit where number = 4").await;
        assert_eq!(store.check().await.unwrap(), broken(4), "the end was cut off");
    }
}
