//! Words as they might have been meant: beginnings, words that sound alike, better spellings.

use model::script;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::Way;
use super::gathered::Gathered;
use super::slips::{Slip, typos};
use super::ways::Typed;
use crate::Error;
use crate::analysis::{self, FRAME, Sounding};
use crate::view::View;

/// How many words of one frame may be meant, and how many are looked at.
const MOST_OF_A_FRAME: usize = 8;
const MOST_LOOKED_AT: usize = 2_000;
/// How alike a word of the same frame must sound.
const ALIKE_ENOUGH: f32 = 0.6;
/// How many terms that begin so are looked at.
const MOST_BEGINNINGS: usize = 20_000;

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
            let mut candidates = typos(self.view, &fields, word, Slip::One)?;
            if candidates.is_empty() {
                candidates = typos(self.view, &fields, word, Slip::Two)?;
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
    let mut found = Gathered::new(view);
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(start).into_stream()?;
        let mut looked_at = 0;
        while looked_at < MOST_BEGINNINGS && stream.advance() && stream.key().starts_with(start.as_bytes()) {
            looked_at += 1;
            found.put(stream.key(), stream.value().doc_freq);
        }
    }
    Ok(found.commonest(most).into_iter().map(|(term, _)| term).collect())
}

/// The words of a typed word's frame that sound most like it, with how alike they are.
pub(crate) fn of_frame(view: &View, field: Field, sign: char, word: &str) -> Result<Vec<(String, f32)>, Error> {
    let Some(begin) = analysis::frame(sign, word) else { return Ok(Vec::new()) };
    let mut found = Gathered::new(view);
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(&begin).into_stream()?;
        let mut looked_at = 0;
        while looked_at < MOST_LOOKED_AT && stream.advance() && stream.key().starts_with(begin.as_bytes()) {
            looked_at += 1;
            found.put(&stream.key()[begin.len()..], stream.value().doc_freq);
        }
    }
    let typed = Sounding::of(word);
    let mut found: Vec<(String, f32, u32)> = found
        .all()
        .into_iter()
        .map(|(term, held)| {
            let alike = typed.alike(&term);
            (term, alike, held)
        })
        .collect();
    found.retain(|(_, alike, _)| *alike >= ALIKE_ENOUGH);
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST_OF_A_FRAME);
    // Only names that the other script lacks are kept under those signs; their words are looked up by their frames.
    let whole = |term: String| if sign == FRAME { term } else { format!("{begin}{term}") };
    Ok(found.into_iter().map(|(term, alike, _)| (whole(term), alike)).collect())
}
