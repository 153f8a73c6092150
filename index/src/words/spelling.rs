//! Words as they might have been meant: beginnings, words that sound alike, better spellings.

use std::rc::Rc;
use std::sync::Arc;

use model::script;
use tantivy::Term;
use tantivy::schema::Field;

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
/// Beginnings up to so many letters are remembered: they are few, and many words begin so.
const FEW_LETTERS: usize = 3;
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
            let Some(doc) = segment.first_alive(&Term::from_field_text(field, term))? else { continue };
            let card = segment.stored(doc, &self.view.fields)?.card;
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
pub(crate) fn beginnings(view: &View, field: Field, start: &str, most: usize) -> Result<Arc<Vec<String>>, Error> {
    if start.chars().count() > FEW_LETTERS {
        return Ok(Arc::new(commonest(view, field, start, most)?));
    }
    view.beginnings((field, start.to_owned(), most), || commonest(view, field, start, most))
}

fn commonest(view: &View, field: Field, start: &str, most: usize) -> Result<Vec<String>, Error> {
    let mut found = Gathered::new(view);
    for segment in &view.segments {
        let index = segment.words(field)?;
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
pub(crate) fn of_frame(view: &View, field: Field, sign: char, word: &str) -> Result<Arc<Vec<(String, f32)>>, Error> {
    of_frame_among(view, field, sign, word, |begin| framed(view, field, begin).map(Rc::new))
}

/// The same, where the words of a frame may be known already.
pub(super) fn of_frame_among(
    view: &View,
    field: Field,
    sign: char,
    word: &str,
    framed: impl FnOnce(&str) -> Result<Rc<Vec<Framed>>, Error>,
) -> Result<Arc<Vec<(String, f32)>>, Error> {
    view.alike((field, sign, word.to_owned()), || match analysis::frame(sign, word) {
        Some(begin) => Ok(likest(&framed(&begin)?, sign, &begin, word)),
        None => Ok(Vec::new()),
    })
}

/// A word that has a frame.
pub(super) struct Framed {
    word: String,
    held: u32,
    sounding: Sounding,
}

/// The words whose frames begin so.
pub(super) fn framed(view: &View, field: Field, begin: &str) -> Result<Vec<Framed>, Error> {
    let mut found = Gathered::new(view);
    for segment in &view.segments {
        let index = segment.words(field)?;
        let mut stream = index.terms().range().ge(begin).into_stream()?;
        let mut looked_at = 0;
        while looked_at < MOST_LOOKED_AT && stream.advance() && stream.key().starts_with(begin.as_bytes()) {
            looked_at += 1;
            found.put(&stream.key()[begin.len()..], stream.value().doc_freq);
        }
    }
    let framed = |(word, held): (String, u32)| Framed { sounding: Sounding::of(&word), word, held };
    Ok(found.all().into_iter().map(framed).collect())
}

/// Those of a frame that sound most like a word, with how alike they are.
fn likest(framed: &[Framed], sign: char, begin: &str, word: &str) -> Vec<(String, f32)> {
    let typed = Sounding::of(word);
    let mut found: Vec<(&Framed, f32)> = framed.iter().map(|one| (one, typed.alike_sounding(&one.sounding))).collect();
    found.retain(|(_, alike)| *alike >= ALIKE_ENOUGH);
    found.sort_by(|(a, a_alike), (b, b_alike)| {
        b_alike.total_cmp(a_alike).then(b.held.cmp(&a.held)).then_with(|| a.word.cmp(&b.word))
    });
    found.truncate(MOST_OF_A_FRAME);
    // Only names that the other script lacks are kept under those signs; their words are looked up by their frames.
    let whole = |word: &str| if sign == FRAME { word.to_owned() } else { format!("{begin}{word}") };
    found.into_iter().map(|(one, alike)| (whole(&one.word), alike)).collect()
}
