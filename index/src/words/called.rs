//! Typed words that are what a category is called.

use model::Category;
use model::script::Word;

use crate::analysis::lexicon;

/// How what was typed stands to what a category is called; the later, the closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Called {
    /// One of its words begins so.
    Within,
    /// It begins so.
    Beginning,
    /// It is called so.
    So,
}

/// Whether a category is called by what was typed so far; for suggestions.
pub(crate) fn called(category: &Category, typed: &[Word]) -> Option<Called> {
    let (last, others) = typed.split_last()?;
    let whole_line: String = typed.iter().map(|word| word.joined.as_str()).collect();
    lexicon::called(category)
        .iter()
        .filter_map(|called| {
            let lexicon::Called { words, whole } = called;
            if *whole == whole_line {
                return Some(Called::So);
            }
            if whole.starts_with(&whole_line) {
                return Some(Called::Beginning);
            }
            let forms = || words.iter().flat_map(|word| std::iter::once(&word.joined).chain(&word.parts));
            let begins = forms().any(|form| form.starts_with(&last.joined));
            (begins && others.iter().all(|other| forms().any(|form| *form == other.joined))).then_some(Called::Within)
        })
        .max()
}
