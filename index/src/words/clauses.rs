//! The ways of all words as one query.

use std::sync::Arc;

use model::script::Word;
use tantivy::Term;
use tantivy::query::{Occur, PhraseQuery};

use super::shares::Shares;
use super::ways::Typed;
use super::{MOST_GENEROUS, Way};
use crate::Error;
use crate::analysis::{self, lexicon, stem};
use crate::clause::Clause;
use crate::rank::form;
use crate::results::{Matched, Share};

/// How many names in one piece are tried for a line that is spelt in another way.
const MOST_WHOLES: usize = 12;

impl Typed<'_> {
    /// All words at a level, and more for a name that is exactly what was typed. Words that are cut in other places than
    /// a name's are found by the whole in one piece.
    pub(super) fn clause(&self, words: &[Vec<Way>], level: u8) -> Result<Shares, Error> {
        let mut all = all_words(words, level, |_| true);
        let is_told = |way: &Way| !matches!(way.matched, Matched::Summary | Matched::Description);
        if words.len() > 1 && !words.iter().flatten().all(is_told) {
            // "Museums in Tehran": a museum there says so in what it is and where; a city that mentions its museums does not.
            let told = all_words(words, level, is_told);
            all = Clause::Best(vec![told, all.weighing(crate::rank::MERELY_MENTIONED)], 0.0);
        }
        let mut either = vec![(Share::Words, all)];
        let whole = self.whole_names(words)?;
        if !whole.is_empty() {
            either.push((Share::WholeName, Clause::Best(whole, 0.0)));
        }
        let mut shares = Shares::either(either);
        for phrase in self.phrases() {
            shares.add(Occur::Must, Share::Phrase, self.phrase(phrase));
        }
        if let Some(last) = self.last_stop_word()? {
            shares.add(Occur::Should, Share::LastWord, last);
        }
        Ok(shares)
    }

    /// Names that are the whole line, as it is typed or may have been meant: those that the index holds.
    fn whole_names(&self, words: &[Vec<Way>]) -> Result<Vec<Clause>, Error> {
        let typed = [(analysis::whole(self.words), 1.0), (analysis::whole_sound(self.words), form::SOUND)];
        let whole = match self.words.len() {
            1 => crate::rank::weight::WHOLE_NAME,
            several => several as f32 * crate::rank::weight::WORD_OF_WHOLE_NAME,
        };
        let mut found = Vec::new();
        for (name, weight) in typed.into_iter().chain(self.wholes(words)) {
            for (field, share) in [(self.view.fields.name, 1.0), (self.view.fields.other, 0.8)] {
                if self.view.held(field, name.as_bytes())? > 0 {
                    found.push(Clause::Term(Term::from_field_text(field, &name)).weighing(weight * share * whole));
                }
            }
        }
        Ok(found)
    }

    /// The whole line in one piece as it may have been meant: each word by its likeliest ways.
    fn wholes(&self, words: &[Vec<Way>]) -> Vec<(String, f32)> {
        let names = [self.view.fields.name, self.view.fields.other];
        let mut found = vec![(String::new(), 1.0)];
        for (n, word) in self.words.iter().enumerate() {
            let plain = |way: &Way| match way.terms.as_slice() {
                [term] if names.contains(&term.field()) => {
                    term.value().as_str().filter(|text| text.starts_with(char::is_alphanumeric)).map(str::to_owned)
                }
                _ => None,
            };
            let place = self.telling.iter().position(|told| *told == n);
            let mut ways: Vec<(String, f32)> = place
                .and_then(|place| words.get(place))
                .into_iter()
                .flatten()
                .filter_map(|way| Some((plain(way)?, way.weight / crate::rank::weight::NAME)))
                .collect();
            ways.sort_by(|a, b| b.1.total_cmp(&a.1));
            ways.dedup_by(|a, b| a.0 == b.0);
            ways.truncate(if self.telling.len() > 1 { 3 } else { MOST_WHOLES });
            if ways.is_empty() {
                ways.push((word.joined.clone(), 1.0));
            }
            let longer = |(name, weight): &(String, f32)| {
                let (name, weight) = (name.clone(), *weight);
                ways.iter()
                    .map(move |(next, share)| (format!("{name}{next}"), weight * share.min(1.0)))
                    .collect::<Vec<_>>()
            };
            found = found.iter().flat_map(longer).collect();
            found.sort_by(|a, b| b.1.total_cmp(&a.1));
            found.truncate(MOST_WHOLES);
        }
        found.into_iter().map(|(name, weight)| (analysis::marked(analysis::WHOLE, &name), weight)).collect()
    }

    /// Words in quotes stand side by side: in a name, or in the texts.
    fn phrase(&self, words: &[Word]) -> Clause {
        let fields = &self.view.fields;
        let mut either = Vec::new();
        for field in [fields.name, fields.other, fields.place, fields.partner, fields.category_words] {
            let pairs = words.windows(2).map(|pair| format!("{}{}", pair[0].joined, pair[1].joined));
            let terms: Vec<String> = if words.len() == 1 { vec![words[0].joined.clone()] } else { pairs.collect() };
            let held = terms.iter().map(|term| Clause::Term(Term::from_field_text(field, term)));
            either.push(Clause::every(held.collect()));
        }
        for field in [fields.summary, fields.description] {
            let told = words.iter().enumerate().filter(|(_, word)| !lexicon::is_stop_word(&word.joined));
            let mut terms: Vec<(usize, Term)> =
                told.map(|(place, word)| (place, Term::from_field_text(field, &word.joined))).collect();
            either.push(match terms.len() {
                0 => continue,
                1 => Clause::Term(terms.remove(0).1),
                _ => Clause::Other(Arc::new(PhraseQuery::new_with_offset(terms))),
            });
        }
        Clause::any(either).weighing(0.1)
    }

    /// A last word that says nothing may be the beginning of one that does: «باغ فی».
    fn last_stop_word(&self) -> Result<Option<Clause>, Error> {
        let Some(last) = self.words.last().map(|word| word.joined.as_str()) else { return Ok(None) };
        if self.telling.contains(&(self.words.len() - 1)) || last.chars().count() < 2 {
            return Ok(None);
        }
        let mut terms = Vec::new();
        for field in [self.view.fields.name, self.view.fields.other] {
            let found = super::beginnings(self.view, field, last, 64)?;
            terms.extend(found.iter().filter(|term| *term != last).map(|term| Term::from_field_text(field, term)));
        }
        Ok(Some(Clause::AnyOf(terms).weighing(2.0)))
    }

    /// What a minus took away: nothing that says these words of itself.
    pub(super) fn taken_away(&self, words: &[Word]) -> Clause {
        if words.len() > 1 {
            return Clause::Other(Arc::new(crate::gathered::Gathered(Box::new(self.phrase(words)))));
        }
        let fields = &self.view.fields;
        let Some(word) = words.first() else { return Clause::Nothing };
        let mut terms = Vec::new();
        for field in [fields.name, fields.other, fields.category_words, fields.place, fields.partner, fields.summary] {
            for form in stem::guesses(&word.joined, self.lang()) {
                terms.push(Term::from_field_text(field, &form));
                terms.push(Term::from_field_text(field, &analysis::marked(analysis::STEM, &form)));
            }
        }
        Clause::AnyOf(terms)
    }
}

/// All words, each by the best of its ways that count; at the most generous level all but one.
pub(super) fn all_words(words: &[Vec<Way>], level: u8, counts: impl Fn(&Way) -> bool) -> Clause {
    let clauses: Vec<Clause> = words
        .iter()
        .map(|ways| Clause::Best(ways.iter().filter(|way| counts(way)).map(Way::clause).collect(), 0.1))
        .collect();
    let missing = usize::from(level == MOST_GENEROUS && clauses.len() > 1);
    Clause::AtLeast(clauses.len() - missing, clauses)
}

impl Way {
    pub(crate) fn clause(&self) -> Clause {
        let clause = match self.terms.as_slice() {
            [one] => Clause::Term(one.clone()),
            several => Clause::every(several.iter().cloned().map(Clause::Term).collect()),
        };
        clause.weighing(self.weight / self.terms.len() as f32)
    }
}
