//! Words as they might have been meant: beginnings, words that sound alike, better spellings.

use std::rc::Rc;
use std::sync::Arc;

use model::script;
use tantivy::Term;
use tantivy::schema::Field;
use tantivy_fst::automaton::AlwaysMatch;

use super::Way;
use super::gathered::Gathered;
use super::slips::{Slip, typos};
use super::ways::Typed;
use crate::Error;
use crate::analysis::{self, FRAME, Soundings};
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
        segment.words(field)?.beginning(start, MOST_BEGINNINGS, |term, held| found.put(term, held))?;
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
    framed: impl FnOnce(&str) -> Result<Rc<Soundings>, Error>,
) -> Result<Arc<Vec<(String, f32)>>, Error> {
    view.alike((field, sign, word.to_owned()), || match analysis::frame(sign, word) {
        Some(begin) => {
            let framed = framed(&begin)?;
            likest(view, field, &framed, (sign, &begin), word)
        }
        None => Ok(Vec::new()),
    })
}

/// The words whose frames begin so.
pub(super) fn framed(view: &View, field: Field, begin: &str) -> Result<Soundings, Error> {
    let mut found = Soundings::default();
    for segment in &view.segments {
        let put = |term: &[u8]| found.put(&String::from_utf8_lossy(&term[begin.len()..]));
        segment.words(field)?.walk(begin, &AlwaysMatch, MOST_LOOKED_AT, put);
    }
    if view.segments.len() > 1 {
        found.unite();
    }
    Ok(found)
}

/// Those of a frame, under a sign and with its beginning, that sound most like a word, with how alike they are.
fn likest(
    view: &View,
    field: Field,
    framed: &Soundings,
    (sign, begin): (char, &str),
    word: &str,
) -> Result<Vec<(String, f32)>, Error> {
    let mut alike = framed.alike(word, ALIKE_ENOUGH);
    alike.sort_by(|(a, a_alike), (b, b_alike)| b_alike.total_cmp(a_alike).then_with(|| a.cmp(b)));
    // Of equals the commoner, which only those need be asked for that are as alike as the last that is kept.
    let least = alike.get(MOST_OF_A_FRAME - 1).map_or(ALIKE_ENOUGH, |(_, last)| *last);
    let mut found = Vec::new();
    for (word, alike) in alike.into_iter().take_while(|(_, alike)| *alike >= least) {
        found.push((word, alike, view.held(field, format!("{begin}{word}").as_bytes())?));
    }
    found.sort_by(|(_, a_alike, a_held), (_, b_alike, b_held)| b_alike.total_cmp(a_alike).then(b_held.cmp(a_held)));
    found.truncate(MOST_OF_A_FRAME);
    // Only names that the other script lacks are kept under those signs; their words are looked up by their frames.
    let whole = |word: &str| if sign == FRAME { word.to_owned() } else { format!("{begin}{word}") };
    Ok(found.into_iter().map(|(word, alike, _)| (whole(word), alike)).collect())
}
