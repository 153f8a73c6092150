//! The ways in which one typed word can be found: where, and in which form.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use model::Lang;
use model::script::{self, Word};
use tantivy::Term;
use tantivy::schema::Field;

use super::Way;
use super::line::Line;
use super::slips::{Slip, typos};
use super::spelling::{Framed, beginnings, framed, of_frame_among};
use crate::Error;
use crate::analysis::{self, FRAME, SOUND, STEM, lexicon, marked, stem};
use crate::rank::{form, weight};
use crate::results::Matched;
use crate::view::View;

/// How alike a word must sound to stand for one that is known itself.
const ALL_BUT_THE_SAME: f32 = 0.9;
/// How many terms a beginning may stand for.
const MOST_BEGINNINGS: usize = 64;

/// Words by field and by how their frames begin.
type ByFrame = HashMap<(Field, String), Rc<Vec<Framed>>>;

/// A typed line against the dictionaries of a view.
pub(super) struct Typed<'a> {
    pub view: &'a View,
    pub words: &'a [Word],
    /// The line, in which the words have their places.
    text: &'a str,
    /// Places in `words` of those that must be found.
    pub telling: Vec<usize>,
    /// Words in quotes: from and until.
    phrases: &'a [(usize, usize)],
    lang: Lang,
    /// Words by their frames, which several readings of one word share.
    framed: RefCell<ByFrame>,
}

impl<'a> Typed<'a> {
    pub(super) fn new(view: &'a View, line: &'a Line, lang: Lang) -> Typed<'a> {
        let words = &line.words;
        let mut telling: Vec<usize> = (0..words.len()).filter(|n| !lexicon::is_stop_word(&words[*n].joined)).collect();
        if telling.is_empty() {
            telling = (0..words.len()).collect();
        }
        Typed { view, words, text: &line.text, telling, phrases: &line.phrases, lang, framed: RefCell::default() }
    }

    /// A word as it was typed.
    pub(super) fn as_typed(&self, n: usize) -> &str {
        let word = &self.words[n];
        self.text.get(word.span.0..word.span.1).filter(|typed| !typed.is_empty()).unwrap_or(&word.joined)
    }

    fn is_quoted(&self, n: usize) -> bool {
        self.phrases.iter().any(|(from, until)| (*from..*until).contains(&n))
    }

    pub(super) fn phrases(&self) -> impl Iterator<Item = &'a [Word]> {
        self.phrases.iter().filter_map(|(from, until)| self.words.get(*from..*until))
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    fn is_last(&self, n: usize) -> bool {
        n + 1 == self.words.len()
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
        let parts: Vec<&str> =
            word.parts.iter().map(String::as_str).filter(|part| !script::persian::is_ending(part)).collect();
        for (field, weight, matched) in self.labels().into_iter().chain(self.texts()) {
            ways.add(field, &[&word.joined], weight * form::EXACT, matched)?;
            if !parts.is_empty() {
                ways.add(field, &parts, weight * form::PARTS, matched)?;
            }
        }
        let is_known = ways.found.iter().any(|way| way.matched <= Matched::Partner);
        // Typed apart, kept together: «بوم گردی» finds «بوم‌گردی».
        let windows = self.windows(n);
        for (field, weight, matched) in self.labels() {
            for joined in &windows {
                ways.add(field, &[joined], weight * form::PARTS, matched)?;
            }
        }
        if !self.is_quoted(n) {
            self.forms(word, &mut ways)?;
            for synonym in std::iter::once(&word.joined)
                .chain(&word.parts)
                .chain(&windows)
                .flat_map(|form| lexicon::synonyms(form))
            {
                for (field, weight, _) in &self.labels()[..2] {
                    ways.add(*field, &[synonym], weight * form::SYNONYM, Matched::Synonym)?;
                }
            }
            // A word that stands in names as it is typed is hardly another, where there are more words to go by.
            let surely = is_known && self.telling.len() > 1;
            for form in std::iter::once(&word.joined).chain(&windows) {
                self.frames(form, level, surely, &mut ways)?;
            }
            if !is_known {
                self.readings(word, level, self.is_last(n), &mut ways)?;
                self.split(&word.joined, &mut ways)?;
            }
            let letters = word.joined.chars().count();
            if self.is_last(n) && letters >= if self.words.len() > 1 { 2 } else { 3 } && (level > 0 || !is_known) {
                self.beginnings(&word.joined, &mut ways)?;
            }
            if level > 0 {
                self.typos(&word.joined, self.is_last(n), is_known, surely, &mut ways)?;
            }
        }
        ways.found.sort_by(|a, b| a.matched.cmp(&b.matched).then(b.weight.total_cmp(&a.weight)));
        Ok(ways.found)
    }

    /// The word written together with one or two of its neighbours.
    fn windows(&self, n: usize) -> Vec<String> {
        let mut found = Vec::new();
        for length in 2..=3usize {
            for from in n.saturating_sub(length - 1)..=n {
                if let Some(window) = self.words.get(from..from + length) {
                    let joined: String = window.iter().map(|word| word.joined.as_str()).collect();
                    if joined.chars().count() <= 24 {
                        found.push(joined);
                    }
                }
            }
        }
        found
    }

    /// Stems, the word without endings, and what sounds the same.
    fn forms(&self, word: &Word, ways: &mut Ways<'_>) -> Result<(), Error> {
        for guess in stem::guesses(&word.joined, self.lang) {
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
    fn frames(&self, word: &str, level: u8, surely: bool, ways: &mut Ways<'_>) -> Result<(), Error> {
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
    fn framed(&self, field: Field, begin: &str) -> Result<Rc<Vec<Framed>>, Error> {
        let key = (field, begin.to_owned());
        if let Some(known) = self.framed.borrow().get(&key) {
            return Ok(known.clone());
        }
        let framed = Rc::new(framed(self.view, field, begin)?);
        self.framed.borrow_mut().insert(key, framed.clone());
        Ok(framed)
    }

    /// As writers of other languages spell it.
    fn readings(&self, word: &Word, level: u8, last: bool, ways: &mut Ways<'_>) -> Result<(), Error> {
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
    fn split(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if !(5..=30).contains(&cuts.len()) {
            return Ok(());
        }
        let labels = self.labels();
        let held = |piece: &str| -> Result<Vec<(Field, f32)>, Error> {
            let mut found = Vec::new();
            for (field, weight, _) in labels {
                if self.view.searcher.doc_freq(&Term::from_field_text(field, piece))? > 0 {
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

    fn beginnings(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        for (field, weight, _) in self.labels() {
            for term in beginnings(self.view, field, word, MOST_BEGINNINGS)?.iter() {
                ways.add(field, &[term], weight * form::PREFIX, Matched::Prefix)?;
            }
        }
        Ok(())
    }

    /// One letter wrong; two in a long word, or one in a beginning, where that finds nothing and the word itself is not
    /// known: those walk over much of the dictionary.
    fn typos(&self, word: &str, last: bool, known: bool, surely: bool, ways: &mut Ways<'_>) -> Result<(), Error> {
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

    /// Terms that the index is known to hold.
    fn put(&mut self, terms: Vec<Term>, weight: f32, matched: Matched) {
        if !self.found.iter().any(|way| way.terms == terms) {
            self.found.push(Way { terms, weight, matched });
        }
    }
}
