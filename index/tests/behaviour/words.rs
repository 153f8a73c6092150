use index::{Changed, Matched};
use proptest::prelude::*;
use serde_json::json;

use crate::made::{found, index, place, query, starter};

const HERE: (f64, f64) = (49.6, 37.3);

#[test]
fn a_compound_is_found_joined_parted_and_with_half_space() {
    for kept in ["بوم‌گردی نارنج", "بوم گردی نارنج", "بومگردی نارنج"] {
        let (_folder, index) = index(&[
            place("a", json!({"fa": kept}), HERE, json!({})),
            place("b", json!({"fa": "گرداب بومی"}), HERE, json!({})),
        ]);
        for typed in ["بوم‌گردی", "بوم گردی", "بومگردی", "بوم‌گردى نارنج"] {
            assert_eq!(found(&index, typed), ["a"], "{typed} in {kept}");
        }
    }
}

#[test]
fn persian_only_names_are_found_by_latin_spellings_and_the_other_way_round() {
    let (_folder, index) = index(&[
        place("masuleh", json!({"fa": "ماسوله"}), HERE, json!({})),
        place("rasht", json!({"fa": "رشت"}), HERE, json!({})),
        place("qaleh-rudkhan", json!({"fa": "قلعه رودخان"}), HERE, json!({})),
        place("alamut", json!({"en": "Alamut"}), HERE, json!({})),
    ]);
    for (typed, id) in [
        ("masule", "masuleh"),
        ("Masouleh", "masuleh"),
        ("rasht", "rasht"),
        ("resht", "rasht"),
        ("rsht", "rasht"),
        ("ghaleh rudkhan", "qaleh-rudkhan"),
        ("الموت", "alamut"),
    ] {
        assert_eq!(found(&index, typed).first().map(String::as_str), Some(id), "{typed}");
    }
}

#[test]
fn the_exact_word_comes_before_its_stem_and_its_look_alikes() {
    let (_folder, index) = index(&[
        place("iran", json!({"fa": "ایران"}), HERE, json!({})),
        place("irani", json!({"fa": "ایرانی"}), HERE, json!({"importance": 0.5})),
        place("iraniha", json!({"fa": "ایرانی‌ها"}), HERE, json!({"importance": 0.5})),
    ]);
    assert_eq!(found(&index, "ایران")[0], "iran");
    assert_eq!(found(&index, "ایرانی")[0], "irani");
}

#[test]
fn nothing_better_known_buries_a_name_of_several_words_that_was_typed() {
    let pavilion = json!({"fa": "موزه‌ای در عمارت کلاه‌فرنگی باغ نظر؛ خانهٔ نگارگری."});
    let (_folder, index) = index(&[
        place("home", json!({"fa": "خانه‌موزهٔ کلاه‌فرنگی"}), HERE, json!({"importance": 0.0})),
        place("pars", json!({"fa": "موزهٔ پارس، خانهٔ کلاه‌فرنگی"}), HERE, json!({"importance": 1.0, "summary": pavilion})),
    ]);
    for typed in ["خانه موزه کلاه فرنگی", "خانه‌موزه کلاه‌فرنگی"] {
        assert_eq!(found(&index, typed), ["home", "pars"], "{typed}");
    }
}

#[test]
fn all_words_must_match_until_nothing_does() {
    let (_folder, index) = index(&[
        place("red", json!({"en": "Red house"}), HERE, json!({})),
        place("blue", json!({"en": "Blue house"}), HERE, json!({})),
        place("green", json!({"en": "Green tower"}), HERE, json!({})),
    ]);
    assert_eq!(found(&index, "red house"), ["red"]);
    let relaxed = index.search(&query("purple house")).expect("an answer");
    assert!(relaxed.relaxed);
    assert_eq!(relaxed.total, 2, "one word may be missing where nothing has both");
    assert_eq!(found(&index, "zzzz"), Vec::<String>::new());
    assert_eq!(found(&index, "!؟"), Vec::<String>::new(), "something typed that is no word finds nothing");
    assert_eq!(found(&index, " ").len(), 3, "nothing typed finds everything");
}

#[test]
fn a_typing_error_is_found_told_and_put_right() {
    let (_folder, index) = index(&[
        place("persepolis", json!({"en": "Persepolis"}), HERE, json!({})),
        place("other", json!({"en": "Elsewhere"}), HERE, json!({})),
    ]);
    let results = index.search(&query("Prsepolis")).expect("an answer");
    assert_eq!(results.total, 1);
    assert_eq!(results.did_you_mean.as_deref(), Some("Persepolis"));
    assert!(matches!(results.hits[0].matched, Some(Matched::Typo | Matched::Skeleton)));
    let exact = index.search(&query("persepolis")).expect("an answer");
    assert_eq!(exact.did_you_mean, None);
    assert_eq!(exact.hits[0].matched, Some(Matched::Name));
}

#[test]
fn what_something_is_called_too_is_not_doubted() {
    let (_folder, index) = index(&[
        place("mountain", json!({"en": "Highest of Ardabil"}), HERE, json!({"other_names": {"en": ["Sabalan"]}})),
        place("village", json!({"en": "Sabalam"}), HERE, json!({})),
    ]);
    assert_eq!(found(&index, "sabalan"), ["mountain"]);
    assert_eq!(found(&index, "sabalab").len(), 2, "what nothing is called may be either");
}

#[test]
fn a_line_typed_with_the_wrong_keyboard_is_put_right() {
    let read = |text: &str| starter().search(&query(text)).expect("an answer");
    for (typed, meant) in [("vaj", "رشت"), ("قشساف", "rasht")] {
        let results = read(typed);
        assert_eq!(results.changed, [Changed::Keyboard(meant.to_owned())]);
        assert_eq!(results.total, read(meant).total);
    }
    assert_eq!(read("rasht").changed, []);
}

#[test]
fn how_a_hit_was_found_is_said_by_its_least_certain_word() {
    let summary = json!({"summary": {"en": "Famous for pottery."}, "category": "museum"});
    let (_folder, index) = index(&[place("a", json!({"en": "Clay house"}), HERE, summary)]);
    let matched = |text: &str| index.search(&query(text)).expect("an answer").hits[0].matched;
    assert_eq!(matched("clay"), Some(Matched::Name));
    assert_eq!(matched("museum"), Some(Matched::Category));
    assert_eq!(matched("clay museum"), Some(Matched::Category));
    assert_eq!(matched("clay pottery"), Some(Matched::Summary));
    assert_eq!(matched(""), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_typed_line_breaks_anything(text in "\\PC{0,40}|[ابپتجچخدرزسشصعغفقکگلمنوهی\u{200c} ]{0,30}|[a-z' -]{0,30}|[~^!=]{1,3}[a-z]{1,4}") {
        let index = starter();
        let results = index.search(&query(&text)).expect("an answer");
        prop_assert!(results.total as usize >= results.hits.len());
        let suggest = index::Suggest { text: text.clone(), ..index::Suggest::default() };
        for suggestion in index.suggest(&suggest).expect("an answer") {
            if let Some(range) = suggestion.matched {
                prop_assert!(suggestion.text.get(range).is_some());
            }
        }
    }
}

#[test]
fn what_is_taken_away_in_quotes_is_all_that_has_it() {
    let total = |text: &str| starter().search(&query(text)).expect("an answer").total;
    for phrase in ["persian garden", "l,c,i", "old bazaar"] {
        let (with, without) = (total(&format!("\"{phrase}\"")), total(&format!("-\"{phrase}\"")));
        assert_eq!(with + without, total(""), "{phrase}: {with} with, {without} without");
    }
}
