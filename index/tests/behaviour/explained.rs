//! Why hits stand where they stand: told by the numbers that ordered them.

use index::{Hit, Matched, Query, Results, Sort, Step, Why};

use crate::collection::now;
use crate::made::starter;

const RASHT: (f64, f64) = (49.58, 37.28);

fn ask(text: &str, explain: bool) -> Results {
    asked(&Query { text: text.to_owned(), explain, ..Query::default() })
}

fn asked(query: &Query) -> Results {
    starter().search(&Query { now: now(), limit: 100, ..query.clone() }).expect("an answer")
}

fn why(hit: &Hit) -> &Why {
    hit.why.as_ref().expect("a reason")
}

fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn the_order_is_that_of_the_scores_and_each_is_the_sum_and_product_of_its_parts() {
    for text in [
        "باغ فین",
        "موزه رشت",
        "museums in tehran",
        "موزه",
        "shiraz",
        "«نقش جهان»",
        "persepolis -shiraz",
        "naghshe jahan",
        "تخت جمشیت",
        "ابیانه کویر",
        "باغ فی",
        "",
    ] {
        for near in [None, model::Point::new(RASHT.0, RASHT.1)] {
            let query = Query { text: text.to_owned(), near, ..Query::default() };
            let (silent, told) = (asked(&query), asked(&Query { explain: true, ..query }));
            assert_eq!(ids(&silent), ids(&told), "{text}");
            assert!(silent.how.is_none() && silent.hits.iter().all(|hit| hit.why.is_none()));
            let mut last = f64::MAX;
            for hit in &told.hits {
                let why = why(hit);
                let score = why.score.expect("a score");
                assert!(score.whole() <= last, "{text}: {}", hit.id);
                last = score.whole();
                assert!(score.fame.to_bits() == why.fame.whole().to_bits(), "{text}: {why:?}");
                assert_eq!(score.near < 1.0, near.is_some(), "{text}: {why:?}");
                let sum: f32 = why.shares.iter().map(|(_, share)| share).sum();
                let sum = if text.is_empty() { 1.0 } else { sum };
                assert!((sum - score.text).abs() <= score.text * 1e-4, "{text}: {}: {why:?}", hit.id);
            }
        }
    }
}

#[test]
fn it_says_which_word_was_found_where_and_how() {
    let results = ask("golextan palace", true);
    let typo = why(&results.hits[0]).words[0].iter().find(|found| found.matched == Matched::Typo).expect("a typo");
    assert_eq!((typo.field.as_str(), typo.terms[0].1.as_str()), ("name", "golestan"));
    let results = ask("باغ فین", true);
    let words = &why(&results.hits[0]).words;
    assert_eq!(results.how.as_ref().expect("a reading").words, ["باغ", "فین"]);
    assert!(words.iter().all(|ways| ways.iter().any(|found| found.matched == Matched::Name && found.field == "name")));
    assert!(words.iter().all(|ways| ways.is_sorted_by(|a, b| a.score >= b.score)));
}

#[test]
fn it_says_how_the_line_was_read() {
    let steps = |text: &str| -> Vec<Step> {
        let how = ask(text, true).how.expect("a reading");
        how.tried.into_iter().map(|tried| tried.step).collect()
    };
    assert_eq!(steps("تخت جمشید"), [Step::Exact]);
    assert_eq!(steps("موزه در رشت"), [Step::Exact, Step::Filters]);
    assert_eq!(steps("persepollis"), [Step::Exact, Step::Spelling]);
    assert_eq!(steps("advhc"), [Step::Exact, Step::Keyboard("شیراز".to_owned()), Step::Exact]);
    let how = ask("the museum of rasht", true).how.expect("a reading");
    assert_eq!(how.passed_over, ["the", "of"]);
}

#[test]
fn an_order_that_no_score_decides_tells_none() {
    let query = Query { text: "موزه".to_owned(), sort: Sort::Name, explain: true, ..Query::default() };
    let results = asked(&query);
    assert_eq!(results.how.as_ref().map(|how| how.sort), Some(Sort::Name));
    assert!(results.hits.iter().all(|hit| why(hit).score.is_none() && !why(hit).words[0].is_empty()));
}
