//! Words as they might have been meant: beginnings, typing errors, better spellings.

use std::collections::HashMap;

use model::script;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::Way;
use super::ways::Typed;
use crate::Error;
use crate::view::View;

/// How many terms a typing error may stand for.
const MOST_TYPOS: usize = 8;

impl Typed<'_> {
    /// The line with each unknown word replaced by the nearest known one; none when there is nothing better.
    pub(super) fn better_spelling(&self, exact: &[Vec<Way>]) -> Result<Option<String>, Error> {
        let fields = [self.view.fields.name, self.view.fields.other, self.view.fields.category_words];
        let mut better: Vec<String> = self.words.iter().map(|word| word.joined.clone()).collect();
        let mut changed = false;
        for (n, ways) in self.telling.iter().zip(exact) {
            if !ways.is_empty() {
                continue;
            }
            let word = &self.words[*n].joined;
            let mut candidates = typos(self.view, &fields, word, 1)?;
            if candidates.is_empty() && word.chars().count() >= 6 {
                candidates = typos(self.view, &fields, word, 2)?;
            }
            let Some((field, term)) = candidates.into_iter().next() else { return Ok(None) };
            better[*n] = self.spelt(field, &term)?.unwrap_or(term);
            changed = true;
        }
        Ok(changed.then(|| better.join(" ")))
    }

    /// A folded word as a name writes it, with its capitals and half-spaces.
    fn spelt(&self, field: Field, term: &str) -> Result<Option<String>, Error> {
        for segment in &self.view.segments {
            let index = segment.reader.inverted_index(field)?;
            let term_at = Term::from_field_text(field, term);
            let Some(mut postings) = index.read_postings(&term_at, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED && !segment.is_alive(postings.doc()) {
                postings.advance();
            }
            if postings.doc() == TERMINATED {
                continue;
            }
            let card = segment.stored(postings.doc(), &self.view.fields)?.card;
            for (_, name) in card.name.iter() {
                if let Some(word) = script::words(name).iter().find(|word| word.joined == term) {
                    return Ok(Some(name[word.span.0..word.span.1].to_owned()));
                }
            }
        }
        Ok(None)
    }
}

/// The commonest words that begin so.
pub(crate) fn beginnings(view: &View, field: Field, start: &str, most: usize) -> Result<Vec<String>, Error> {
    let mut found: HashMap<String, u32> = HashMap::new();
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(start).into_stream()?;
        while stream.advance() && stream.key().starts_with(start.as_bytes()) {
            *found.entry(String::from_utf8_lossy(stream.key()).into_owned()).or_default() += stream.value().doc_freq;
        }
    }
    let mut found: Vec<(String, u32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(most);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}

/// Words of four letters and more as they might have been meant: the best terms within a distance, nearest spelling and
/// commonest first.
pub(super) fn typos(view: &View, fields: &[Field], word: &str, distance: u8) -> Result<Vec<(Field, String)>, Error> {
    let letters = word.chars().count();
    if !(4..=24).contains(&letters) || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut found: HashMap<(Field, String), u32> = HashMap::new();
    for field in fields {
        let automaton = FuzzyTermQuery::new(Term::from_field_text(*field, word), distance, true);
        for segment in &view.segments {
            let index = segment.reader.inverted_index(*field)?;
            let mut stream = index.terms().search(automaton.automaton()?).into_stream()?;
            while stream.advance() {
                let term = String::from_utf8_lossy(stream.key()).into_owned();
                if term.starts_with(char::is_alphanumeric) && term != word {
                    *found.entry((*field, term)).or_default() += stream.value().doc_freq;
                }
            }
        }
    }
    let mut found: Vec<((Field, String), u32)> = found.into_iter().collect();
    // Fingers slip inside words more often than on their first letter.
    let other_first = |term: &str| term.chars().next() != word.chars().next();
    found.sort_by(|((a_field, a), a_held), ((b_field, b), b_held)| {
        (other_first(a), b_held, a, a_field).cmp(&(other_first(b), a_held, b, b_field))
    });
    found.truncate(MOST_TYPOS);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}
