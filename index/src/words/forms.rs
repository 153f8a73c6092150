//! The forms in which a word may stand that is not there as it was typed.

use std::rc::Rc;

use model::script::{self, Word};
use tantivy::Term;
use tantivy::schema::Field;

use super::slips::{Slip, typos};
use super::spelling::{beginnings, framed, of_frame_among};
use super::ways::{Typed, Ways};
use crate::Error;
use crate::analysis::{self, FRAME, SOUND, STEM, Soundings, marked, stem};
use crate::rank::form;
use crate::results::Matched;

/// How alike a word must sound to stand for one that is known itself.
const ALL_BUT_THE_SAME: f32 = 0.9;
/// How many terms a beginning may stand for.
const MOST_BEGINNINGS: usize = 64;

impl Typed<'_> {
    /// Stems, the word without endings, and what sounds the same.
    pub(super) fn forms(&self, word: &Word, ways: &mut Ways<'_>) -> Result<(), Error> {
        for guess in stem::guesses(&word.joined, self.lang()) {
            let stem = marked(STEM, &guess);
            for (field, weight, matched) in self.labels() {
                let (matched, form) = stemmed(matched);
                ways.add(field, &[&stem], weight * form, matched)?;
                // What was typed inflected may stand there plain, and a plain word's stem is the word itself.
                ways.add(field, &[&guess], weight * form, matched)?;
            }
            for (field, weight, matched) in self.texts() {
                ways.add(field, &[&stem], weight * form::STEM, matched)?;
                ways.add(field, &[&guess], weight * form::STEM, matched)?;
            }
        }
        let sound = script::sound(&word.joined);
        let long_enough = sound.chars().count() >= 3;
        let sounds = [marked(SOUND, &sound), sound];
        for (field, weight, matched) in self.labels() {
            let (stem, form) = stemmed(matched);
            for bare in script::persian::without_endings(&word.joined) {
                ways.add(field, &[bare], weight * form, stem)?;
            }
            for sound in sounds.iter().filter(|_| long_enough && matched != Matched::Category) {
                ways.add(field, &[sound], weight * form::SOUND, Matched::Skeleton)?;
            }
        }
        Ok(())
    }

    /// By the consonants that Persian and Latin spellings share. At level 0 only for names that have no other script
    /// and at least three consonants, where a stranger is unlikely; and only words that sound alike.
    pub(super) fn frames(&self, word: &str, level: u8, surely: bool, ways: &mut Ways<'_>) -> Result<(), Error> {
        let (sign, enough) = if level == 0 { (analysis::other_script_frame(word), 3) } else { (FRAME, 2) };
        if script::skeleton(word).chars().count() < enough {
            return Ok(());
        }
        for (field, weight, matched) in self.labels() {
            if matched != Matched::Category {
                let found = of_frame_among(self.view, field, sign, word, |begin| self.framed(field, begin))?;
                for (term, alike) in found.iter().filter(|(_, alike)| !surely || *alike >= ALL_BUT_THE_SAME) {
                    ways.add(field, &[term], weight * form::FRAME * alike, Matched::Skeleton)?;
                }
            }
        }
        Ok(())
    }

    /// The words of a frame, looked up once a line.
    fn framed(&self, field: Field, begin: &str) -> Result<Rc<Soundings>, Error> {
        let key = (field, begin.to_owned());
        if let Some(known) = self.framed.borrow().get(&key) {
            return Ok(known.clone());
        }
        let framed = Rc::new(framed(self.view, field, begin)?);
        self.framed.borrow_mut().insert(key, framed.clone());
        Ok(framed)
    }

    /// As writers of other languages spell it.
    pub(super) fn readings(&self, word: &Word, level: u8, last: bool, ways: &mut Ways<'_>) -> Result<(), Error> {
        if analysis::is_arabic_script(&word.joined) {
            return Ok(());
        }
        let typed = self.text.get(word.span.0..word.span.1).unwrap_or(&word.joined);
        let mut readings = script::latin::readings(&word.joined);
        readings.extend(script::latin::spelt_out(typed));
        let romanised = script::cyrillic::romanise(&word.joined);
        if romanised != word.joined {
            readings = script::latin::readings(&romanised);
            readings.extend([romanised.replace('g', "h"), romanised.clone()]);
            if last && romanised.len() >= 4 {
                self.beginnings(&romanised, ways)?;
            }
        }
        for reading in readings {
            for (field, weight, matched) in self.labels() {
                ways.add(field, &[&reading], weight * form::SOUND, matched.max(Matched::Skeleton))?;
            }
            self.frames(&reading, level, false, ways)?;
        }
        Ok(())
    }

    /// Several words typed as one: «میداننقشجهان».
    pub(super) fn split(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if !(5..=30).contains(&cuts.len()) {
            return Ok(());
        }
        let labels = self.labels();
        let held = |piece: &str| -> Result<Vec<(Field, f32)>, Error> {
            let mut found = Vec::new();
            for (field, weight, _) in labels {
                if self.view.held(field, piece.as_bytes())? > 0 {
                    found.push((field, weight));
                }
            }
            Ok(found)
        };
        for at in cuts[2..cuts.len() - 1].iter().copied() {
            let (left, right) = word.split_at(at);
            let lefts = held(left)?;
            let rights = if lefts.is_empty() { Vec::new() } else { held(right)? };
            for (left_field, left_weight) in &lefts {
                for (right_field, right_weight) in &rights {
                    let terms = [Term::from_field_text(*left_field, left), Term::from_field_text(*right_field, right)];
                    ways.put(terms.to_vec(), (left_weight + right_weight) * form::PARTS / 2.0, Matched::Stem);
                }
            }
        }
        Ok(())
    }

    pub(super) fn beginnings(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        for (field, weight, _) in self.labels() {
            for term in beginnings(self.view, field, word, MOST_BEGINNINGS)?.iter() {
                ways.add(field, &[term], weight * form::PREFIX, Matched::Prefix)?;
            }
        }
        Ok(())
    }

    /// One letter wrong; two in a long word, or one in a beginning, where that finds nothing and the word itself is not
    /// known: those walk over much of the dictionary.
    pub(super) fn typos(
        &self,
        word: &str,
        last: bool,
        known: bool,
        surely: bool,
        ways: &mut Ways<'_>,
    ) -> Result<(), Error> {
        let labels = self.labels();
        let fields = labels.map(|label| label.0);
        let mut form = form::TYPO;
        let mut found = typos(self.view, &fields, word, Slip::One)?;
        if surely {
            found.retain(|(_, typo)| analysis::alike(word, typo) >= ALL_BUT_THE_SAME);
        }
        if found.is_empty() && last && !known {
            form = form::TWO_TYPOS;
            found = typos(self.view, &fields[..2], word, Slip::OneInBeginning)?;
        }
        if found.is_empty() && !known {
            form = form::TWO_TYPOS;
            found = typos(self.view, &fields, word, Slip::Two)?;
        }
        for (field, typo) in found {
            let weight = labels.iter().find(|label| label.0 == field).map_or(0.0, |label| label.1);
            ways.add(field, &[&typo], weight * form, Matched::Typo)?;
        }
        Ok(())
    }
}

/// How a stem counts. What a category is called is no name: its plural is as good as the word itself.
fn stemmed(matched: Matched) -> (Matched, f32) {
    match matched {
        Matched::Category => (matched, form::EXACT),
        _ => (Matched::Stem, form::STEM),
    }
}
