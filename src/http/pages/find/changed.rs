//! What of a question was changed because nothing answered it as asked, said to the visitor.

use index::Changed;
use model::Lang;

use crate::figures;
use crate::words::Words;

/// A sentence for each change.
pub fn sentences(changed: &[Changed], lang: Lang) -> Vec<String> {
    let words = Words::of(lang);
    let sentence = |changed: &Changed| match changed {
        Changed::Keyboard(read) => words.with("find-changed-keyboard", "words", read.clone()),
        Changed::OneWord => words.get("find-relaxed").into_owned(),
        Changed::Spelling => words.get("find-changed-spelling").into_owned(),
        Changed::Category(category) => words.with("find-changed-category", "what", category.name(lang)),
        Changed::Province(id, names) => {
            let name = names.best(lang).map_or_else(|| id.as_str().to_owned(), |(_, name)| name.to_owned());
            words.with("find-changed-province", "place", name)
        }
        Changed::Anywhere => words.get("find-changed-anywhere").into_owned(),
        Changed::AnyTime => words.get("find-changed-any-time").into_owned(),
        Changed::Radius(metres) => words.with("find-changed-radius", "distance", figures::distance(lang, *metres)),
    };
    changed.iter().map(sentence).collect()
}
