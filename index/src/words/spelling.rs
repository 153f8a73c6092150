//! Words as they might have been meant: beginnings, typing errors, better spellings.

use std::collections::HashMap;

use model::script;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use super::Way;
use super::ways::Typed;
use crate::Error;
use crate::analysis::{self, FRAME, alike};
use crate::view::View;

/// How many terms a typing error may stand for.
const MOST_TYPOS: usize = 8;
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
    let mut found: HashMap<String, u32> = HashMap::new();
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(start).into_stream()?;
        let mut looked_at = 0;
        while looked_at < MOST_BEGINNINGS && stream.advance() && stream.key().starts_with(start.as_bytes()) {
            looked_at += 1;
            *found.entry(String::from_utf8_lossy(stream.key()).into_owned()).or_default() += stream.value().doc_freq;
        }
    }
    let mut found: Vec<(String, u32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(most);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}

/// The words of a typed word's frame that sound most like it, with how alike they are.
pub(crate) fn of_frame(view: &View, field: Field, sign: char, word: &str) -> Result<Vec<(String, f32)>, Error> {
    let Some(begin) = analysis::frame(sign, word) else { return Ok(Vec::new()) };
    let mut found: HashMap<String, (f32, u32)> = HashMap::new();
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(&begin).into_stream()?;
        let mut looked_at = 0;
        while looked_at < MOST_LOOKED_AT && stream.advance() && stream.key().starts_with(begin.as_bytes()) {
            looked_at += 1;
            let term = String::from_utf8_lossy(&stream.key()[begin.len()..]).into_owned();
            let held = stream.value().doc_freq;
            found.entry(term).or_insert_with_key(|term| (alike(word, term), 0)).1 += held;
        }
    }
    let mut found: Vec<(String, (f32, u32))> =
        found.into_iter().filter(|(_, (alike, _))| *alike >= ALIKE_ENOUGH).collect();
    found.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(b.1.1.cmp(&a.1.1)).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST_OF_A_FRAME);
    // Only names that the other script lacks are kept under those signs; their words are looked up by their frames.
    let whole = |term: String| if sign == FRAME { term } else { format!("{begin}{term}") };
    Ok(found.into_iter().map(|(term, (alike, _))| (whole(term), alike)).collect())
}

/// How a word was mistyped.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Slip {
    /// One letter more, less, other or in the wrong place, in words of four letters and more.
    One,
    /// Two, in words of eight letters and more.
    Two,
    /// One, in the beginning of a word that is still being typed, of five letters and more.
    OneInBeginning,
}

/// The terms of a field within a slip of a word, with how many documents hold them: those that begin with the same
/// letter, or all. Fingers seldom slip on the first letter, and the walk over all is several times as long.
fn walk(view: &View, field: Field, word: &str, slip: Slip, same_start: bool) -> Result<Vec<(String, u32)>, Error> {
    let first = word.chars().next().unwrap_or_default();
    let (from, until) = (first.to_string(), char::from_u32(first as u32 + 1).unwrap_or(char::MAX).to_string());
    let term = Term::from_field_text(field, word);
    let automaton = match slip {
        Slip::One => FuzzyTermQuery::new(term, 1, true),
        Slip::Two => FuzzyTermQuery::new(term, 2, true),
        Slip::OneInBeginning => FuzzyTermQuery::new_prefix(term, 1, true),
    };
    let mut found: HashMap<String, u32> = HashMap::new();
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let walk = index.terms().search(automaton.automaton()?);
        let mut stream = if same_start { walk.ge(&from).lt(&until).into_stream()? } else { walk.into_stream()? };
        let mut looked_at = 0;
        while looked_at < MOST_LOOKED_AT && stream.advance() {
            looked_at += 1;
            let term = String::from_utf8_lossy(stream.key()).into_owned();
            if term.starts_with(char::is_alphanumeric) && term != word {
                *found.entry(term).or_default() += stream.value().doc_freq;
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Words as they might have been meant: the best terms within a slip, nearest spelling and commonest first.
pub(super) fn typos(view: &View, fields: &[Field], word: &str, slip: Slip) -> Result<Vec<(Field, String)>, Error> {
    let letters = word.chars().count();
    let least = match slip {
        Slip::One => 4,
        Slip::OneInBeginning => 5,
        Slip::Two => 8,
    };
    if !(least..=24).contains(&letters) || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut found: Vec<((Field, String), u32)> = Vec::new();
    // Two slips, and one of them on the first letter, are too many to guess at.
    let starts: &[bool] = if slip == Slip::One { &[true, false] } else { &[true] };
    for same_start in starts {
        for field in fields {
            let key = (*field, slip, *same_start, word.to_owned());
            let near = view.slips(key, || walk(view, *field, word, slip, *same_start))?;
            found.extend(near.iter().map(|(term, held)| ((*field, term.clone()), *held)));
        }
        if !found.is_empty() {
            break;
        }
    }
    // Fingers slip inside words more often than on their first letter, and ears less often than fingers.
    let sounds: HashMap<String, u8> =
        found.iter().map(|((_, term), _)| (term.clone(), 10 - (alike(word, term) * 10.0) as u8)).collect();
    let other = |term: &str| (term.chars().next() != word.chars().next(), sounds.get(term).copied());
    found.sort_by(|((a_field, a), a_held), ((b_field, b), b_held)| {
        (other(a), b_held, a, a_field).cmp(&(other(b), a_held, b, b_field))
    });
    found.truncate(MOST_TYPOS);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}
