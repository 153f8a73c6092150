//! Photographs: what waits, what is ready, who brought it and which items show it.

use jiff::Timestamp;
use model::picture::Focus;
use model::{Item, PictureId, Point};
use serde_json::json;
use store::{Autosave, Error, Expected, Ground, NewPicture, PictureState, Upload, WorkSave, WorkState};

use crate::cases;
use crate::items::{change, id, import, item, moment, new, organisation};
use crate::working_copies::deed;

fn named(digit: char) -> PictureId {
    PictureId::parse(&digit.to_string().repeat(64)).unwrap()
}

fn file(digit: char) -> NewPicture {
    NewPicture {
        id: named(digit),
        media_type: "image/jpeg".to_owned(),
        bytes: 2_000_000,
        width: 4000,
        height: 3000,
        position: Point::new(49.59, 37.28),
    }
}

fn brought_at(owner: &str, second: i64) -> Upload {
    Upload {
        owner: id(owner),
        uploaded_by: "p1".to_owned(),
        uploaded_at: Timestamp::from_second(1_800_000_000 + second).unwrap(),
        file_name: "عکس خانه.jpg".to_owned(),
    }
}

fn place_with(name: &str, pictures: &serde_json::Value) -> Item {
    item(name, "village", json!({"pictures": pictures}))
}

fn shown(digit: char, focus: Option<[f64; 2]>) -> serde_json::Value {
    let mut picture = json!({
        "file": format!("picture:{}", named(digit)), "credit": "A", "licence": "CC0-1.0", "decorative": true,
    });
    if let Some(focus) = focus {
        picture["focus"] = json!(focus);
    }
    picture
}

cases! {
    async fn a_picture_waits_until_it_is_ready_or_has_failed(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:o", None)])).await.unwrap();
        assert_eq!(store.picture_waiting().await.unwrap(), None);
        let nowhere = NewPicture { position: None, ..file('b') };
        for (second, new) in (0..).zip([file('a'), nowhere.clone(), file('c')]) {
            let kept = store.add_picture(&new, &brought_at("organisation:o", second)).await.unwrap();
            assert_eq!((kept.file, kept.state), (new, PictureState::Waiting));
        }
        assert_eq!(store.picture_waiting().await.unwrap().unwrap().file, file('a'));
        store.picture_is_ready(&named('a'), "00ff").await.unwrap();
        let waiting = store.picture_waiting().await.unwrap().unwrap();
        assert_eq!(waiting.file, nowhere);
        store.picture_failed(&named('b'), "damaged").await.unwrap();
        let failed = store.picture(&named('b')).await.unwrap().unwrap();
        assert_eq!((failed.state, failed.reason.as_deref()), (PictureState::Failed, Some("damaged")));
        assert_eq!(store.picture_waiting().await.unwrap().unwrap().file.id, named('c'));
        store.picture_is_ready(&named('c'), "1234").await.unwrap();

        let ready = store.pictures_ready_after(0, 10).await.unwrap();
        assert_eq!(ready.iter().map(|picture| &picture.file.id).collect::<Vec<_>>(), [&named('a'), &named('c')]);
        assert_eq!(ready[0].thumbhash.as_deref(), Some("00ff"));
        let later = store.pictures_ready_after(ready[0].turn, 10).await.unwrap();
        assert_eq!(later, ready[1..]);
        assert_eq!(store.pictures_ready_after(0, 1).await.unwrap(), ready[..1]);
        assert_eq!(store.picture(&named('d')).await.unwrap(), None);
    }

    async fn a_picture_that_was_begun_lets_the_others_go_first(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:o", None)])).await.unwrap();
        for (second, digit) in (0..).zip(['a', 'b']) {
            store.add_picture(&file(digit), &brought_at("organisation:o", second)).await.unwrap();
        }
        assert_eq!(store.picture_is_begun(&named('a')).await.unwrap(), 1);
        assert_eq!(store.picture_is_begun(&named('a')).await.unwrap(), 2);
        assert_eq!(store.picture_waiting().await.unwrap().unwrap().file.id, named('b'));
        store.picture_is_ready(&named('b'), "00").await.unwrap();
        assert_eq!(store.picture_waiting().await.unwrap().unwrap().file.id, named('a'));
        store.picture_failed(&named('a'), "too-costly").await.unwrap();
        store.add_picture(&file('a'), &brought_at("organisation:o", 2)).await.unwrap();
        assert_eq!(store.picture_is_begun(&named('a')).await.unwrap(), 1, "brought again, it begins anew");
    }

    async fn a_file_brought_again_is_the_same_picture(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:o", None), organisation("organisation:p", None)])).await.unwrap();
        store.add_picture(&file('a'), &brought_at("organisation:o", 0)).await.unwrap();
        store.picture_is_ready(&named('a'), "00").await.unwrap();
        for owner in ["organisation:o", "organisation:p"] {
            let again = store.add_picture(&file('a'), &brought_at(owner, 5)).await.unwrap();
            assert_eq!(again.state, PictureState::Ready, "what is made stays made");
        }
        assert_eq!(store.picture_owners(&named('a')).await.unwrap(), [id("organisation:o"), id("organisation:p")]);
        let mine = store.pictures_of(&id("organisation:o"), 0, 10).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert_eq!(mine[0].1, brought_at("organisation:o", 5), "it counts as brought the last time");

        store.picture_failed(&named('a'), "damaged").await.unwrap();
        let again = store.add_picture(&file('a'), &brought_at("organisation:o", 9)).await.unwrap();
        assert_eq!((again.state, again.reason), (PictureState::Waiting, None), "a failed one is tried again");
    }

    async fn an_organisation_finds_its_own_the_newest_first(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:o", None), organisation("organisation:p", None)])).await.unwrap();
        for (second, digit) in (0..).zip(['a', 'b', 'c']) {
            store.add_picture(&file(digit), &brought_at("organisation:o", second)).await.unwrap();
        }
        store.add_picture(&file('d'), &brought_at("organisation:p", 0)).await.unwrap();
        let ids = async |skip, limit| -> Vec<PictureId> {
            let found = store.pictures_of(&id("organisation:o"), skip, limit).await.unwrap();
            found.into_iter().map(|(picture, _)| picture.file.id).collect()
        };
        assert_eq!(ids(0, 10).await, [named('c'), named('b'), named('a')]);
        assert_eq!(ids(1, 1).await, [named('b')]);
        store.add_picture(&file('e'), &brought_at("organisation:nobody", 0)).await.unwrap_err();
        assert_eq!(store.picture(&named('e')).await.unwrap(), None, "nothing is left of it");
    }

    async fn who_shows_a_picture_is_known_and_how_it_is_cut(place) {
        let store = place.open().await;
        let one = place_with("place:one", &json!([shown('a', Some([0.25, 0.7])), shown('b', None), shown('a', None)]));
        let two = place_with("place:two", &json!([shown('a', None)]));
        store.save_many(import(&[one.clone(), two])).await.unwrap();
        assert_eq!(store.picture_uses(&named('a')).await.unwrap(), [id("place:one"), id("place:two")]);
        assert_eq!(store.picture_uses(&named('b')).await.unwrap(), [id("place:one")]);
        assert!(store.picture_is_cut_around(&named('a'), Focus::new(25, 70).unwrap()).await.unwrap());
        assert!(!store.picture_is_cut_around(&named('b'), Focus::new(25, 70).unwrap()).await.unwrap());

        let mut without = one;
        without.pictures.clear();
        store.save(change(&without, Expected::Version(1))).await.unwrap();
        assert_eq!(store.picture_uses(&named('a')).await.unwrap(), [id("place:two")]);
        store.save(new(&place_with("place:three", &json!([{"file": "art:masuleh", "credit": "A", "licence": "CC0-1.0"}])))).await.unwrap();
        assert_eq!(store.picture_uses(&named('b')).await.unwrap(), []);
    }

    async fn only_what_nothing_names_and_nobody_brought_lately_is_forgotten(place) {
        let store = place.open().await;
        store.save_many(import(&[organisation("organisation:o", None), organisation("organisation:p", None)])).await.unwrap();
        for (second, digit) in (0..).zip(['a', 'b', 'c', 'd', 'e', 'f', '1', '2']) {
            store.add_picture(&file(digit), &brought_at("organisation:o", second)).await.unwrap();
            if digit != '2' {
                store.picture_is_ready(&named(digit), "00").await.unwrap();
            }
        }
        // a: in an item; b: in a former version; c: in a work copy; d: in an earlier save of it; e: being typed;
        // f: brought again by others; 1: nowhere; 2: still waits.
        let with = |digits: &[char]| {
            let shown: Vec<serde_json::Value> = digits.iter().map(|digit| shown(*digit, None)).collect();
            place_with("place:one", &json!(shown))
        };
        store.save(new(&with(&['a', 'b']))).await.unwrap();
        store.save(change(&with(&['a']), Expected::Version(1))).await.unwrap();
        let save = |began, digits: &[char]| WorkSave {
            id: id("place:one"), kind: model::Kind::Place, owner: None, state: WorkState::Draft, began, base: 2,
            name: String::new(), doc: model::written::write(&with(digits)), followed: Vec::new(),
            author: "p1".to_owned(), at: moment(1),
        };
        let first = store.save_work(&save(Ground::Revision(2), &['d']), &deed()).await.unwrap();
        let work = Ground::Work(store.save_work(&save(Ground::Work(first), &['c']), &deed()).await.unwrap());
        let doc = model::written::write(&with(&['e']));
        store.keep(&Autosave { id: id("place:one"), person: "p2".to_owned(), at: moment(1), began: work, doc }).await.unwrap();
        let before = brought_at("organisation:o", 100).uploaded_at;
        store.add_picture(&file('f'), &brought_at("organisation:p", 100)).await.unwrap();

        let unused = store.pictures_unused(before, 10).await.unwrap();
        assert_eq!(unused.iter().map(|picture| &picture.file.id).collect::<Vec<_>>(), [&named('1')]);
        let early = brought_at("organisation:o", 0).uploaded_at;
        assert_eq!(store.pictures_unused(early, 10).await.unwrap(), [], "the others were brought later");

        let never = async || -> Result<(), Error> { panic!("files of a picture in use are let go") };
        for digit in ['a', 'c', 'e', 'f', '2', '9'] {
            assert!(!store.forget_picture(&named(digit), before, never()).await.unwrap(), "{digit}");
        }
        let fails = async { Err(Error::UnknownWord { column: "disk", word: "full".to_owned() }) };
        store.forget_picture(&named('1'), before, fails).await.unwrap_err();
        assert_ne!(store.picture(&named('1')).await.unwrap(), None, "what could not be let go is still known");
        assert!(store.forget_picture(&named('1'), before, async { Ok::<(), Error>(()) }).await.unwrap());
        assert_eq!(store.picture(&named('1')).await.unwrap(), None);
        assert_eq!(store.pictures_of(&id("organisation:o"), 0, 10).await.unwrap().len(), 7);
        let again = store.add_picture(&file('1'), &brought_at("organisation:o", 200)).await.unwrap();
        assert_eq!(again.state, PictureState::Waiting, "brought anew, it begins anew");
    }
}
