//! Any line that somebody types, asked and completed over the starter collection.

#![no_main]

#[path = "../starter.rs"]
mod starter;

use index::{Query, Suggest};
use libfuzzer_sys::fuzz_target;
use model::Lang;
use starter::{index, now};

fuzz_target!(|text: &str| {
    for lang in [Lang::FA, Lang::EN] {
        let query = Query { text: text.to_owned(), lang, now: now(), limit: 10, explain: true, ..Query::default() };
        let results = index().search(&query).expect("an answer");
        starter::holds(&results, query.limit);
        let suggest = Suggest { text: text.to_owned(), lang, now: now(), ..Suggest::default() };
        let suggestions = index().suggest(&suggest).expect("suggestions");
        assert!(suggestions.len() <= suggest.limit);
        for suggestion in suggestions {
            let part = |matched| suggestion.text.get(matched);
            assert!(
                suggestion.matched.clone().is_none_or(|matched| part(matched).is_some_and(|part| !part.is_empty()))
            );
        }
    }
});
