//! The word lists of `index/data`: what else a category is called, words of one meaning, words that say nothing.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use model::script::{self, Word};
use model::{Category, Lang};

const CATEGORIES: &str = include_str!("../../data/categories.tsv");
const SYNONYMS: &str = include_str!("../../data/synonyms.txt");
const STOP_WORDS: &str = include_str!("../../data/stopwords.txt");

/// The lists' texts, for the fingerprint.
pub(crate) const SOURCES: [&str; 3] = [CATEGORIES, SYNONYMS, STOP_WORDS];

static CATEGORY_WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    lines(CATEGORIES)
        .filter_map(|line| line.split_once('\t'))
        .map(|(slug, words)| (slug.trim(), words.split('|').map(str::trim).filter(|word| !word.is_empty()).collect()))
        .collect()
});

static GROUPS: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| lines(SYNONYMS).map(|line| line.split('|').filter_map(joined).collect()).collect());

static GROUP_OF: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, group) in GROUPS.iter().enumerate() {
        for word in group {
            found.entry(word).or_default().push(n);
        }
    }
    found
});

static STOPS: LazyLock<HashSet<String>> =
    LazyLock::new(|| lines(STOP_WORDS).flat_map(str::split_whitespace).filter_map(joined).collect());

pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

pub(crate) fn joined(word: &str) -> Option<String> {
    script::words(word).into_iter().map(|word| word.joined).reduce(|joined, next| joined + &next)
}

/// Something that a category is called.
pub(crate) struct Called {
    pub words: Vec<Word>,
    /// The words in one piece.
    pub whole: String,
}

/// What is worked out of the lists once and used for every item and every key press.
struct Read {
    called: Vec<Called>,
    terms: Vec<String>,
}

static CATEGORIES_READ: LazyLock<HashMap<&str, Read>> = LazyLock::new(|| {
    let read = |category: &'static Category| {
        let further = CATEGORY_WORDS.get(category.slug).into_iter().flatten().copied();
        let texts = || category.names.into_iter().chain(further.clone());
        let mut terms = BTreeSet::new();
        for text in texts() {
            let lang = if super::is_arabic_script(text) { Lang::FA } else { Lang::EN };
            super::label(text, lang, &mut terms);
        }
        // The third name is the Arabic one, whose stem is another.
        super::label(category.names[2], Lang::AR, &mut terms);
        let called = |text| {
            let words = script::words(text);
            Called { whole: words.iter().map(|word| word.joined.as_str()).collect(), words }
        };
        let called = texts().map(called).collect();
        (category.slug, Read { called, terms: terms.into_iter().collect() })
    };
    model::category::CATEGORIES.iter().map(read).collect()
});

/// Everything a category is called: its names, then the further words of `categories.tsv`.
pub(crate) fn called(category: &Category) -> &'static [Called] {
    CATEGORIES_READ.get(category.slug).map(|read| read.called.as_slice()).unwrap_or_default()
}

/// The terms of everything a category is called.
pub(crate) fn terms(category: &Category) -> &'static [String] {
    CATEGORIES_READ.get(category.slug).map(|read| read.terms.as_slice()).unwrap_or_default()
}

static BY_NAME: LazyLock<HashMap<String, Vec<&'static Category>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<&'static Category>> = HashMap::new();
    for category in model::category::CATEGORIES {
        for called in self::called(category) {
            // «قلعه و دژ» is called قلعه and is called دژ.
            let parted = called.words.split(|word| is_stop_word(&word.joined)).filter(|_| category.parent.is_some());
            for words in parted.chain([called.words.as_slice()]).filter(|words| !words.is_empty()) {
                let held = found.entry(words.iter().map(|word| word.joined.as_str()).collect()).or_default();
                if !held.contains(&category) {
                    held.push(category);
                }
            }
        }
    }
    found
});

/// The categories that are called so, in one piece.
pub(crate) fn categories(name: &str) -> &'static [&'static Category] {
    BY_NAME.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Words of one meaning with a folded word, without itself.
pub(crate) fn synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    let groups = GROUP_OF.get(word).map(Vec::as_slice).unwrap_or_default();
    groups.iter().flat_map(|n| GROUPS[*n].iter()).map(String::as_str).filter(move |other| *other != word)
}

/// Whether a folded word says nothing by itself.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOPS.contains(word)
}

/// Slugs in `categories.tsv` that the taxonomy does not have; the tests want none.
#[cfg(test)]
pub(crate) fn strangers() -> Vec<&'static str> {
    CATEGORY_WORDS.keys().filter(|slug| Category::find(slug).is_none()).copied().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_word_lists_belongs_to_a_category() {
        assert_eq!(super::strangers(), Vec::<&str>::new());
    }

    #[test]
    fn every_synonym_and_stop_word_is_a_word_and_every_synonym_has_another() {
        for line in super::lines(super::SYNONYMS) {
            let words: Vec<Option<String>> = line.split('|').map(super::joined).collect();
            assert!(words.len() > 1 && words.iter().all(Option::is_some), "{line}");
        }
        for word in super::lines(super::STOP_WORDS).flat_map(str::split_whitespace) {
            assert!(super::joined(word).is_some_and(|word| super::is_stop_word(&word)), "{word}");
        }
    }
}
