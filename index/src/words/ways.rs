//! The ways in which one typed word can be found: where, and in which form.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use model::Lang;
use model::script::{self, Word};
use tantivy::Term;
use tantivy::schema::Field;

use super::Way;
use super::line::Line;
use crate::Error;
use crate::analysis::{self, Soundings, lexicon};
use crate::rank::{form, weight};
use crate::results::Matched;
use crate::view::View;

/// Words by field and by how their frames begin.
type ByFrame = HashMap<(Field, String), Rc<Soundings>>;

/// A typed line against the dictionaries of a view.
pub(super) struct Typed<'a> {
    pub view: &'a View,
    pub words: &'a [Word],
    /// The line, in which the words have their places.
    pub text: &'a str,
    /// Places in `words` of those that must be found.
    pub telling: Vec<usize>,
    /// Words in quotes: from and until.
    phrases: &'a [(usize, usize)],
    lang: Lang,
    /// Something is called so: nobody's finger slipped.
    pub is_called: bool,
    /// Words by their frames, which several readings of one word share.
    pub framed: RefCell<ByFrame>,
    /// By the place of the word: what every level finds of it.
    plain: Vec<OnceCell<Plain>>,
}

impl<'a> Typed<'a> {
    pub(super) fn new(view: &'a View, line: &'a Line, lang: Lang) -> Typed<'a> {
        let words = &line.words;
        let mut telling: Vec<usize> = (0..words.len()).filter(|n| !lexicon::is_stop_word(&words[*n].joined)).collect();
        if telling.is_empty() {
            telling = (0..words.len()).collect();
        }
        Typed {
            view,
            words,
            text: &line.text,
            telling,
            phrases: &line.phrases,
            lang,
            is_called: false,
            framed: RefCell::default(),
            plain: vec![OnceCell::new(); words.len()],
        }
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

    /// The name that is the whole line.
    pub(super) fn whole(&self) -> Term {
        Term::from_field_text(self.view.fields.name, &analysis::whole(self.words))
    }

    /// The other name that is the whole line.
    pub(super) fn whole_other(&self) -> Term {
        Term::from_field_text(self.view.fields.other, &analysis::whole(self.words))
    }

    /// Fields that hold names and labels, with their weights.
    pub(super) fn labels(&self) -> [(Field, f32, Matched); 5] {
        let fields = &self.view.fields;
        [
            (fields.name, weight::NAME, Matched::Name),
            (fields.other, weight::OTHER_NAME, Matched::OtherName),
            (fields.category_words, weight::CATEGORY, Matched::Category),
            (fields.place, weight::PLACE, Matched::Place),
            (fields.partner, weight::PARTNER, Matched::Partner),
        ]
    }

    pub(super) fn texts(&self) -> [(Field, f32, Matched); 2] {
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

    /// Whether each telling word stands as it is, joined with its neighbours or in another form in what something is called,
    /// what it is or where.
    pub(super) fn are_named(&self) -> Result<bool, Error> {
        for n in &self.telling {
            if !self.plainly(*n)?.ways.iter().any(|way| way.matched <= Matched::Partner) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The ways that every level has: the word as it stands, joined with its neighbours, its forms and synonyms.
    fn plainly(&self, n: usize) -> Result<&Plain, Error> {
        if let Some(known) = self.plain[n].get() {
            return Ok(known);
        }
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
            // «خانه‌های» is خانه; of «چای‌خانه» neither half says what the whole is.
            let bare = if let [only] = parts.as_slice() { Some(*only) } else { None };
            let forms = std::iter::once(word.joined.as_str()).chain(bare).chain(windows.iter().map(String::as_str));
            for synonym in forms.flat_map(lexicon::synonyms) {
                for (field, weight, _) in &self.labels()[..2] {
                    ways.add(*field, &[synonym], weight * form::SYNONYM, Matched::Synonym)?;
                }
            }
        }
        Ok(self.plain[n].get_or_init(|| Plain { ways: ways.found, is_known, windows }))
    }

    fn ways_of(&self, n: usize, level: u8) -> Result<Vec<Way>, Error> {
        let word = &self.words[n];
        let Plain { ways, is_known, windows } = self.plainly(n)?;
        let (is_known, mut ways) = (*is_known, Ways { view: self.view, found: ways.clone() });
        if !self.is_quoted(n) {
            // A word that stands in names as it is typed is hardly another, where there are more words to go by.
            let surely = is_known && self.telling.len() > 1;
            for form in std::iter::once(&word.joined).chain(windows) {
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
            if level > 0 && !self.is_called {
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
}

/// What a word finds as it was typed.
#[derive(Clone)]
struct Plain {
    ways: Vec<Way>,
    /// Whether it stands so, or in its parts, in what something is called, what it is or where.
    is_known: bool,
    /// The word written together with its neighbours.
    windows: Vec<String>,
}

/// Ways collected for one word, each term once a field.
pub(super) struct Ways<'a> {
    view: &'a View,
    found: Vec<Way>,
}

impl Ways<'_> {
    pub(super) fn add(&mut self, field: Field, terms: &[&str], weight: f32, matched: Matched) -> Result<(), Error> {
        for term in terms {
            if self.view.held(field, term.as_bytes())? == 0 {
                return Ok(());
            }
        }
        self.put(terms.iter().map(|term| Term::from_field_text(field, term)).collect(), weight, matched);
        Ok(())
    }

    /// Terms that the index is known to hold.
    pub(super) fn put(&mut self, terms: Vec<Term>, weight: f32, matched: Matched) {
        if !self.found.iter().any(|way| way.terms == terms) {
            self.found.push(Way { terms, weight, matched });
        }
    }
}
