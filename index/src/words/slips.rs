//! Words within a slip of the fingers.

use std::cell::OnceCell;
use std::collections::HashMap;

use tantivy::Term;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::schema::Field;

use super::gathered::Gathered;
use crate::Error;
use crate::analysis::Sounding;
use crate::view::View;

/// How many terms a typing error may stand for.
const MOST_TYPOS: usize = 8;
/// How many terms within a slip are looked at.
const MOST_LOOKED_AT: usize = 2_000;

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

/// All that lies within a slip of a word.
struct Reach<'a> {
    word: &'a str,
    slip: Slip,
    /// What knows a term of it; made when first needed, for all fields together.
    automaton: OnceCell<DfaWrapper>,
}

impl<'a> Reach<'a> {
    fn new(word: &'a str, slip: Slip) -> Reach<'a> {
        Reach { word, slip, automaton: OnceCell::new() }
    }

    fn automaton(&self, field: Field) -> Result<&DfaWrapper, Error> {
        if let Some(known) = self.automaton.get() {
            return Ok(known);
        }
        let term = Term::from_field_text(field, self.word);
        let query = match self.slip {
            Slip::One => FuzzyTermQuery::new(term, 1, true),
            Slip::Two => FuzzyTermQuery::new(term, 2, true),
            Slip::OneInBeginning => FuzzyTermQuery::new_prefix(term, 1, true),
        };
        let made = query.automaton()?;
        Ok(self.automaton.get_or_init(|| made))
    }
}

/// The terms of a field within a slip of a word, with how many documents hold them: those that begin with its letter, or
/// those that begin with another one of its script. Fingers seldom slip on the first letter.
fn near(view: &View, field: Field, reach: &Reach<'_>, same_start: bool) -> Result<Vec<(String, u32)>, Error> {
    let Reach { word, slip, .. } = *reach;
    let Some(first) = word.chars().next() else { return Ok(Vec::new()) };
    let mut found = Gathered::new(view);
    if same_start {
        walk(view, field, reach, first, &mut found)?;
    } else {
        let starts = other_starts(word, first);
        for segment in &view.segments {
            let words = segment.words(field)?;
            for start in &starts {
                if slip == Slip::OneInBeginning {
                    words.beginning(start, MOST_LOOKED_AT, |term, held| found.put(term, held))?;
                } else if let held @ 1.. = words.held(start.as_bytes())? {
                    found.put(start.as_bytes(), held);
                }
            }
        }
    }
    Ok(found.all())
}

/// Walks over the terms that begin with a word's first letter.
fn walk(view: &View, field: Field, reach: &Reach<'_>, first: char, found: &mut Gathered) -> Result<(), Error> {
    let start = first.to_string();
    let automaton = reach.automaton(field)?;
    for segment in &view.segments {
        let words = segment.words(field)?;
        let mut terms: Vec<Vec<u8>> = Vec::new();
        words.walk(&start, automaton, MOST_LOOKED_AT, |term| terms.push(term.to_vec()));
        for term in terms.iter().filter(|term| *term != reach.word.as_bytes()) {
            found.put(term, words.held(term)?);
        }
    }
    Ok(())
}

/// All that a word can be, or begin with, whose first letter is not as it is typed. Looking each up is quicker than a walk,
/// which would open every letter that begins any word of any script.
fn other_starts(word: &str, first: char) -> Vec<String> {
    let rest = &word[first.len_utf8()..];
    let Some(second) = rest.chars().next() else { return Vec::new() };
    // Letters of one script stand in one block; a digit may stand before any.
    let block = u32::from(second) & !0xff;
    let letters = (block..block + 0x100).filter_map(char::from_u32).filter(|c| c.is_alphanumeric());
    let digits = ('0'..='9').filter(|_| block > 0);
    // The first letter left out, or in the second place.
    let mut starts = vec![rest.to_owned(), format!("{second}{first}{}", &rest[second.len_utf8()..])];
    starts.retain(|_| second != first);
    // Another letter in its place, or one more before it.
    for letter in letters.chain(digits).filter(|letter| *letter != first) {
        starts.push(format!("{letter}{rest}"));
        starts.push(format!("{letter}{word}"));
    }
    starts
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
    let reach = Reach::new(word, slip);
    for same_start in starts {
        for field in fields {
            let near = known(view, *field, &reach, *same_start)?;
            found.extend(near.iter().map(|(term, held)| ((*field, term.clone()), *held)));
        }
        if !found.is_empty() {
            break;
        }
    }
    // Fingers slip inside words more often than on their first letter, and ears less often than fingers.
    let typed = Sounding::of(word);
    let sounds: HashMap<String, u8> =
        found.iter().map(|((_, term), _)| (term.clone(), 10 - (typed.alike(term) * 10.0) as u8)).collect();
    let other = |term: &str| (term.chars().next() != word.chars().next(), sounds.get(term).copied());
    found.sort_by(|((a_field, a), a_held), ((b_field, b), b_held)| {
        (other(a), b_held, a, a_field).cmp(&(other(b), a_held, b, b_field))
    });
    found.truncate(MOST_TYPOS);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}

/// The commonest words of a field that begin nearly as a word does, with its letter before others.
pub(crate) fn nearly_beginnings(view: &View, field: Field, word: &str, most: usize) -> Result<Vec<String>, Error> {
    let reach = Reach::new(word, Slip::OneInBeginning);
    let mut found = known(view, field, &reach, true)?.to_vec();
    if found.len() < most {
        found.extend(known(view, field, &reach, false)?.iter().cloned());
    }
    found.sort_unstable_by(|(a, a_held), (b, b_held)| b_held.cmp(a_held).then_with(|| a.cmp(b)));
    found.truncate(most);
    Ok(found.into_iter().map(|(term, _)| term).collect())
}

/// The same as [`near`], remembered as long as the view.
fn known(
    view: &View,
    field: Field,
    reach: &Reach<'_>,
    same_start: bool,
) -> Result<std::sync::Arc<Vec<(String, u32)>>, Error> {
    let key = (field, reach.slip, same_start, reach.word.to_owned());
    view.slips(key, || near(view, field, reach, same_start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_letter_may_be_left_out_changed_moved_or_have_one_before_it() {
        let starts = other_starts("tehran", 't');
        for meant in ["ehran", "ethran", "yehran", "atehran", "7ehran"] {
            assert!(starts.iter().any(|start| start == meant), "{meant}");
        }
        assert!(starts.iter().all(|start| !start.starts_with('t')));
        assert!(other_starts("رشت", 'ر').contains(&"دشت".to_owned()));
        // Of two equal letters the first is never left out: the rest begins as it is typed.
        assert_eq!(other_starts("aab", 'a').iter().filter(|start| start.len() < 3).count(), 0);
        assert!(other_starts("x", 'x').is_empty());
    }
}
