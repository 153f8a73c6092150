use index::{Index, Suggest, SuggestKind};
use model::{Kind, Lang, Point};
use serde_json::json;

use crate::collection::now;
use crate::made::{index, place, starter};

fn suggest(index: &Index, text: &str, lang: Lang) -> Vec<index::Suggestion> {
    index.suggest(&Suggest { text: text.to_owned(), lang, now: now(), ..Suggest::default() }).expect("an answer")
}

fn has(suggestions: &[index::Suggestion], id: &str) -> bool {
    suggestions.iter().any(|one| one.id.as_ref().is_some_and(|own| own.as_str() == id))
}

#[test]
fn names_categories_and_cities_come_from_the_first_letter_in_any_script() {
    let index = starter();
    for (text, id) in [
        ("ش", "city:shiraz"),
        ("t", "city:tehran"),
        ("رش", "city:rasht"),
        ("ras", "city:rasht"),
        ("mas", "place:masuleh"),
        ("ماسو", "place:masuleh"),
        ("تخت ج", "place:persepolis"),
        ("takht-e j", "place:persepolis"),
        ("قلعه رو", "place:rudkhan-castle"),
        ("قلعهرو", "place:rudkhan-castle"),
        ("rudk", "place:rudkhan-castle"),
        ("متحف", "place:national-museum-of-iran"),
        ("mashad", "city:mashhad"),
        ("esfaha", "city:isfahan"),
    ] {
        let suggestions = suggest(index, text, Lang::FA);
        let texts: Vec<&str> = suggestions.iter().map(|one| one.text.as_str()).collect();
        assert!(has(&suggestions, id), "{text} brings {texts:?}, not {id}");
    }
    for (text, category) in [("موز", "museum"), ("muse", "museum"), ("کاروان", "caravanserai"), ("بوم گ", "eco-lodge")]
    {
        let suggestions = suggest(index, text, Lang::EN);
        let found = suggestions.iter().find(|one| one.kind == SuggestKind::Category);
        assert_eq!(found.and_then(|one| one.category.as_deref()), Some(category), "{text}");
    }
}

#[test]
fn a_city_comes_first_with_the_box_to_show() {
    let index = starter();
    let suggestions = suggest(index, "رشت", Lang::FA);
    assert_eq!(suggestions[0].kind, SuggestKind::Item(Kind::City));
    assert!(suggestions[0].bounds.is_some());
}

#[test]
fn after_a_city_come_its_best_places_and_categories_last() {
    let index = starter();
    for (text, lang) in
        [("رشت", Lang::FA), ("رشت", Lang::EN), ("rasht", Lang::EN), ("شیراز", Lang::FA), ("Isfahan", Lang::EN)]
    {
        let suggestions = suggest(index, text, lang);
        let kinds: Vec<SuggestKind> = suggestions.iter().map(|one| one.kind).collect();
        assert_eq!(kinds[0], SuggestKind::Item(Kind::City), "{text}: {kinds:?}");
        let regions = kinds.iter().take_while(|kind| matches!(kind, SuggestKind::Item(Kind::City | Kind::Province)));
        let after = &kinds[regions.count()..];
        assert!(after[..4].iter().all(|kind| *kind == SuggestKind::Item(Kind::Place)), "{text}: {kinds:?}");
        let first_category = after.iter().position(|kind| *kind == SuggestKind::Category).unwrap_or(after.len());
        assert!(after[first_category..].iter().all(|kind| *kind == SuggestKind::Category), "{text}: {kinds:?}");
    }
}

#[test]
fn what_was_typed_is_marked_in_the_text() {
    let index = starter();
    for (text, lang, marked) in
        [("ماسو", Lang::FA, "ماسو"), ("Masu", Lang::EN, "Masu"), ("قلعه رو", Lang::FA, "قلعه‌رو")]
    {
        let suggestions = suggest(index, text, lang);
        let marks: Vec<&str> = suggestions.iter().filter_map(|one| one.text.get(one.matched.clone()?)).collect();
        assert!(marks.contains(&marked), "{text}: {marks:?}");
    }
}

#[test]
fn the_nearer_of_two_alike_comes_first() {
    let (_folder, index) = index(&[
        place("far", json!({"en": "Tower Hill"}), (59.0, 36.0), json!({})),
        place("near", json!({"en": "Tower House"}), (49.6, 37.3), json!({})),
    ]);
    let near = Point::new(49.5, 37.2);
    let asked = Suggest { text: "tow".to_owned(), near, lang: Lang::EN, now: now(), ..Suggest::default() };
    let suggestions = index.suggest(&asked).expect("an answer");
    let items: Vec<&str> = suggestions.iter().filter_map(|one| one.slug.as_deref()).collect();
    assert_eq!(items, ["near", "far"]);
}

#[test]
fn nothing_typed_brings_nothing() {
    let index = starter();
    assert!(suggest(index, " ", Lang::FA).is_empty());
}
