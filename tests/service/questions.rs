//! Questions as people type them, and what they expect to see first.

use crate::collection::text;
use crate::door::{features, ids, matched, search};

async fn first_is(question: &str, wanted: &str) {
    for lang in ["fa", "en"] {
        let answer = search(&[("q", question), ("lang", lang)]).await;
        let found = ids(&answer);
        assert_eq!(found.first().copied(), Some(wanted), "«{question}» gives {found:?}");
    }
}

#[tokio::test]
async fn rasht_in_either_script_is_the_city_and_then_its_sights() {
    for question in ["رشت", "rasht"] {
        first_is(question, "city:rasht").await;
        let answer = search(&[("q", question), ("lang", "en")]).await;
        let of_rasht =
            features(&answer).iter().skip(1).take(9).filter(|feature| text(feature, "city") == "Rasht").count();
        assert!(of_rasht >= 6, "«{question}» gives {:?}", ids(&answer));
    }
}

#[tokio::test]
async fn an_eco_lodge_is_found_however_its_half_space_is_typed() {
    let mut answers = Vec::new();
    for question in ["بوم گردی", "بوم‌گردی", "بومگردی"] {
        let answer = search(&[("q", question)]).await;
        let categories: Vec<&str> = features(&answer).iter().take(5).map(|feature| text(feature, "category")).collect();
        assert!(
            !categories.is_empty() && categories.iter().all(|category| *category == "eco-lodge"),
            "«{question}» gives {categories:?}"
        );
        let found: Vec<String> = ids(&answer).into_iter().take(5).map(str::to_owned).collect();
        answers.push((question, matched(&answer), found));
    }
    assert!(answers.windows(2).all(|pair| pair[0].1 == pair[1].1), "as many for each spelling: {answers:?}");
}

#[tokio::test]
async fn rudkhan_castle_is_found_in_every_spelling() {
    for question in ["قلعه رودخان", "قلعه‌رودخان", "rudkhan castle"] {
        first_is(question, "place:rudkhan-castle").await;
    }
}

#[tokio::test]
async fn masuleh_is_found_in_either_script() {
    for question in ["ماسوله", "masule", "Masouleh"] {
        first_is(question, "place:masuleh").await;
    }
}

#[tokio::test]
async fn a_word_for_a_kind_of_place_gives_places_of_that_kind() {
    for (question, part) in
        [("موزه", "museum"), ("museum", "museum"), ("کاروانسرا", "caravanserai"), ("caravanserai", "caravanserai")]
    {
        let answer = search(&[("q", question), ("limit", "10")]).await;
        let categories: Vec<&str> = features(&answer).iter().map(|feature| text(feature, "category")).collect();
        assert_eq!(categories.len(), 10, "«{question}»");
        assert!(categories.iter().take(5).all(|category| category.contains(part)), "«{question}» gives {categories:?}");
    }
}

#[tokio::test]
async fn a_slip_of_the_finger_still_finds() {
    for (question, wanted) in [
        ("ماصوله", "place:masuleh"),
        ("persepoils", "place:persepolis"),
        ("نقش جهان", "place:naqsh-e-jahan-square"),
        ("takht e jamshid", "place:persepolis"),
    ] {
        let answer = search(&[("q", question)]).await;
        let found = ids(&answer);
        assert!(found.iter().take(3).any(|id| *id == wanted), "«{question}» gives {found:?}");
    }
}

#[tokio::test]
async fn arabic_and_persian_letters_are_the_same_letters() {
    for (persian, arabic) in [("کاخ گلستان", "كاخ گلستان"), ("شیراز", "شيراز"), ("پل خواجو", "پل خواجو")]
    {
        let (ours, theirs) = (search(&[("q", persian)]).await, search(&[("q", arabic)]).await);
        assert_eq!(ids(&ours), ids(&theirs), "«{persian}»");
    }
}
