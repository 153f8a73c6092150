//! The ways in which one typed word can be found: where, and in which form.

use model::Lang;
use model::script::{self, Word};
use tantivy::Term;
use tantivy::schema::Field;

use super::Way;
use super::spelling::{beginnings, typos};
use crate::Error;
use crate::analysis::{self, FRAME, STEM, lexicon, marked, stem};
use crate::rank::{form, weight};
use crate::results::Matched;
use crate::view::View;

/// How many terms a beginning may stand for.
const MOST_BEGINNINGS: usize = 64;

/// A typed line against the dictionaries of a view.
pub(super) struct Typed<'a> {
    pub view: &'a View,
    pub words: &'a [Word],
    /// Places in `words` of those that must be found.
    pub telling: Vec<usize>,
    lang: Lang,
}

impl<'a> Typed<'a> {
    pub(super) fn new(view: &'a View, words: &'a [Word], lang: Lang) -> Typed<'a> {
        let mut telling: Vec<usize> = (0..words.len()).filter(|n| !lexicon::is_stop_word(&words[*n].joined)).collect();
        if telling.is_empty() {
            telling = (0..words.len()).collect();
        }
        Typed { view, words, telling, lang }
    }

    pub(super) fn whole(&self) -> Term {
        Term::from_field_text(self.view.fields.name, &analysis::whole(self.words))
    }

    /// Fields that hold names and labels, with their weights.
    fn labels(&self) -> [(Field, f32, Matched); 5] {
        let fields = &self.view.fields;
        [
            (fields.name, weight::NAME, Matched::Name),
            (fields.other, weight::OTHER_NAME, Matched::OtherName),
            (fields.category_words, weight::CATEGORY, Matched::Category),
            (fields.place, weight::PLACE, Matched::Place),
            (fields.partner, weight::PARTNER, Matched::Partner),
        ]
    }

    fn texts(&self) -> [(Field, f32, Matched); 2] {
        let fields = &self.view.fields;
        [
            (fields.summary, weight::SUMMARY, Matched::Summary),
            (fields.description, weight::DESCRIPTION, Matched::Description),
        ]
    }

    /// For each telling word the ways in which it can be found at a level, best first. Terms that the index does not
    /// hold are left out.
    pub(super) fn ways(&self, level: u8) -> Result<Vec<Vec<Way>>, Error> {
        self.telling.iter().map(|n| self.ways_of(*n, level)).collect()
    }

    fn ways_of(&self, n: usize, level: u8) -> Result<Vec<Way>, Error> {
        let word = &self.words[n];
        let mut ways = Ways { view: self.view, found: Vec::new() };
        for (field, weight, matched) in self.labels().into_iter().chain(self.texts()) {
            ways.add(field, &[&word.joined], weight * form::EXACT, matched)?;
            if !word.parts.is_empty() {
                let parts: Vec<&str> = word.parts.iter().map(String::as_str).collect();
                ways.add(field, &parts, weight * form::PARTS, matched)?;
            }
        }
        let known_exactly = !ways.found.is_empty();
        // Typed apart, kept together: «بوم گردی» finds «بوم‌گردی».
        let before = n.checked_sub(1).map(|m| format!("{}{}", self.words[m].joined, word.joined));
        let after = self.words.get(n + 1).map(|next| format!("{}{}", word.joined, next.joined));
        for (field, weight, matched) in self.labels() {
            for joined in before.iter().chain(&after) {
                ways.add(field, &[joined], weight * form::PARTS, matched)?;
            }
        }
        let forms = || std::iter::once(&word.joined).chain(&word.parts);
        for guess in stem::guesses(&word.joined, self.lang) {
            let stem = marked(STEM, &guess);
            for (field, weight, matched) in self.labels() {
                // What a category is called is no name: its plural is as good as the word itself.
                let (matched, form) = match matched {
                    Matched::Category => (matched, form::EXACT),
                    _ => (Matched::Stem, form::STEM),
                };
                ways.add(field, &[&stem], weight * form, matched)?;
                // What was typed inflected may stand there plain, and a plain word's stem is the word itself.
                ways.add(field, &[&guess], weight * form, matched)?;
            }
            for (field, weight, matched) in self.texts() {
                ways.add(field, &[&stem], weight * form::STEM, matched)?;
                ways.add(field, &[&guess], weight * form::STEM, matched)?;
            }
        }
        for synonym in forms().flat_map(|form| lexicon::synonyms(form)) {
            for (field, weight, _) in &self.labels()[..2] {
                ways.add(*field, &[synonym], weight * form::SYNONYM, Matched::Synonym)?;
            }
        }
        self.frames(&word.joined, level, &mut ways)?;
        let last = n + 1 == self.words.len();
        if last && word.joined.chars().count() >= 3 && (level > 0 || !known_exactly) {
            self.beginnings(&word.joined, &mut ways)?;
        }
        if level > 0 {
            for (field, typo) in typos(self.view, &self.labels().map(|label| label.0), &word.joined, 1)? {
                let weight = self.labels().iter().find(|label| label.0 == field).map_or(0.0, |label| label.1);
                ways.add(field, &[&typo], weight * form::TYPO, Matched::Typo)?;
            }
        }
        ways.found.sort_by(|a, b| a.matched.cmp(&b.matched).then(b.weight.total_cmp(&a.weight)));
        Ok(ways.found)
    }

    /// By the consonants that Persian and Latin spellings share. At level 0 only for names that have no other script
    /// and at least three consonants, where a stranger is unlikely.
    fn frames(&self, word: &str, level: u8, ways: &mut Ways<'_>) -> Result<(), Error> {
        let frame = script::skeleton(word);
        let (sign, enough) = if level == 0 { (analysis::other_script_frame(word), 3) } else { (FRAME, 2) };
        if frame.chars().count() < enough {
            return Ok(());
        }
        for (field, weight, matched) in self.labels() {
            if matched != Matched::Category {
                ways.add(field, &[&marked(sign, &frame)], weight * form::FRAME, Matched::Skeleton)?;
            }
        }
        Ok(())
    }

    fn beginnings(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        for (field, weight, _) in self.labels() {
            for term in beginnings(self.view, field, word, MOST_BEGINNINGS)? {
                ways.add(field, &[&term], weight * form::PREFIX, Matched::Prefix)?;
            }
        }
        Ok(())
    }
}

/// Ways collected for one word, each term once a field.
struct Ways<'a> {
    view: &'a View,
    found: Vec<Way>,
}

impl Ways<'_> {
    fn add(&mut self, field: Field, terms: &[&str], weight: f32, matched: Matched) -> Result<(), Error> {
        let terms: Vec<Term> = terms.iter().map(|term| Term::from_field_text(field, term)).collect();
        if self.found.iter().any(|way| way.terms == terms) {
            return Ok(());
        }
        for term in &terms {
            if self.view.searcher.doc_freq(term)? == 0 {
                return Ok(());
            }
        }
        self.found.push(Way { terms, weight, matched });
        Ok(())
    }
}
