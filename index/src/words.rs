//! A typed line becomes clauses. All words must be found, each in one of many ways; the ways are tried in levels, and the
//! first level that finds enough is the reading:
//!
//! 0. the words themselves, their stems, synonyms and compounds; Persian-only names by a Latin spelling's frame;
//! 1. also typing errors, other spellings (frames) and beginnings of words;
//! 2. as 1, but one word may stay unfound.
//!
//! The level is chosen by the words alone, over the whole index and before any filter, so that list, counts and every
//! tile of one question read it alike.

use std::collections::HashMap;

use model::script::{self, Word};
use model::{Category, Lang};
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EnableScoring, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::Error;
use crate::analysis::{self, FRAME, STEM, keyboard, lexicon, marked, stem};
use crate::rank::{form, weight};
use crate::results::{Matched, Understood};
use crate::view::View;

/// The highest level.
pub(crate) const MOST_GENEROUS: u8 = 2;

/// Below so many finds the exact reading "gives little", unless a name is exactly what was typed.
const LITTLE: usize = 3;
/// A longer line is read up to here.
const MOST_LETTERS: usize = 200;
const MOST_WORDS: usize = 12;
/// How many terms a beginning or a typing error may stand for.
const MOST_BEGINNINGS: usize = 64;
const MOST_TYPOS: usize = 8;

/// What a typed line was understood to ask.
pub(crate) struct Reading {
    pub level: u8,
    /// None when nothing was typed.
    pub query: Option<Box<dyn Query>>,
    /// Each word's ways, best first; for telling how a hit was found.
    pub words: Vec<Vec<Way>>,
    pub did_you_mean: Option<String>,
    pub understood: Vec<Understood>,
}

/// One way in which a word can be found: all these terms.
#[derive(Clone)]
pub(crate) struct Way {
    pub terms: Vec<Term>,
    pub weight: f32,
    pub matched: Matched,
}

/// Reads a typed line against the dictionaries of a view; `level` reads it as an earlier page did.
pub(crate) fn read(view: &View, text: &str, lang: Lang, level: Option<u8>) -> Result<Reading, Error> {
    let line: String = text.chars().take(MOST_LETTERS).collect();
    let mut words = script::words(&line);
    words.truncate(MOST_WORDS);
    let mut reading = Reading { level: 0, query: None, words: Vec::new(), did_you_mean: None, understood: Vec::new() };
    if words.is_empty() {
        // Something was typed, but no word: that finds nothing, which is not the same as everything.
        if !line.trim().is_empty() {
            reading.query = Some(Box::new(tantivy::query::EmptyQuery));
        }
        return Ok(reading);
    }
    let typed = Typed::new(view, &words, lang);
    let exact = typed.ways(0)?;
    let exact_query = typed.query(&exact, 0);
    let found = some(view, exact_query.as_ref(), LITTLE)?;
    let enough =
        found >= LITTLE || (found > 0 && some(view, &TermQuery::new(typed.whole(), IndexRecordOption::Basic), 1)? > 0);
    reading.understood = typed.understood();
    if level.unwrap_or(if enough { 0 } else { 1 }) == 0 {
        return Ok(Reading { level: 0, query: Some(exact_query), words: exact, ..reading });
    }
    let ways = typed.ways(1)?;
    let mut chosen = (1, typed.query(&ways, 1));
    let nothing = some(view, chosen.1.as_ref(), 1)? == 0;
    if level.unwrap_or(if nothing && ways.len() > 1 { 2 } else { 1 }) == 2 {
        chosen = (2, typed.query(&ways, 2));
    }
    if found == 0 {
        reading.did_you_mean = match typed.better_spelling(&exact)? {
            None if nothing => other_keyboard(view, &line, lang)?,
            better => better,
        };
    }
    Ok(Reading { level: chosen.0, query: Some(chosen.1), words: ways, ..reading })
}

/// The line as the same keys write it on the other keyboard, where that finds something.
fn other_keyboard(view: &View, line: &str, lang: Lang) -> Result<Option<String>, Error> {
    let Some(other) = keyboard::other(line) else { return Ok(None) };
    let words = script::words(&other);
    if words.is_empty() || words.len() > MOST_WORDS {
        return Ok(None);
    }
    let typed = Typed::new(view, &words, lang);
    let found = some(view, typed.query(&typed.ways(0)?, 0).as_ref(), 1)?;
    Ok((found > 0).then_some(other))
}

/// Counts living documents, up to a number.
fn some(view: &View, query: &dyn Query, enough: usize) -> Result<usize, Error> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(&view.searcher))?;
    let mut found = 0;
    for segment in &view.segments {
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        while scorer.doc() != TERMINATED && found < enough {
            found += usize::from(segment.is_alive(scorer.doc()));
            scorer.advance();
        }
    }
    Ok(found)
}

struct Typed<'a> {
    view: &'a View,
    words: &'a [Word],
    /// Places in `words` of those that must be found.
    telling: Vec<usize>,
    lang: Lang,
}

impl<'a> Typed<'a> {
    fn new(view: &'a View, words: &'a [Word], lang: Lang) -> Typed<'a> {
        let mut telling: Vec<usize> = (0..words.len()).filter(|n| !lexicon::is_stop_word(&words[*n].joined)).collect();
        if telling.is_empty() {
            telling = (0..words.len()).collect();
        }
        Typed { view, words, telling, lang }
    }

    fn whole(&self) -> Term {
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
    fn ways(&self, level: u8) -> Result<Vec<Vec<Way>>, Error> {
        self.telling.iter().map(|n| self.ways_of(*n, level)).collect()
    }

    fn ways_of(&self, n: usize, level: u8) -> Result<Vec<Way>, Error> {
        let word = &self.words[n];
        let mut ways = Ways { view: self.view, found: Vec::new() };
        for (field, weight, matched) in self.labels().into_iter().chain(self.texts()) {
            ways.add(field, &[&word.joined], weight * form::EXACT, matched)?;
            if !word.parts.is_empty() {
                let parts: Vec<&str> = word.parts.iter().map(String::as_str).collect();
                ways.add(field, &parts, weight * form::PARTS, matched)?;
            }
        }
        let known_exactly = !ways.found.is_empty();
        // Typed apart, kept together: «بوم گردی» finds «بوم‌گردی».
        let before = n.checked_sub(1).map(|m| format!("{}{}", self.words[m].joined, word.joined));
        let after = self.words.get(n + 1).map(|next| format!("{}{}", word.joined, next.joined));
        for (field, weight, matched) in self.labels() {
            for joined in before.iter().chain(&after) {
                ways.add(field, &[joined], weight * form::PARTS, matched)?;
            }
        }
        let forms = || std::iter::once(&word.joined).chain(&word.parts);
        for guess in stem::guesses(&word.joined, self.lang) {
            let stem = marked(STEM, &guess);
            for (field, weight, matched) in self.labels() {
                // What a category is called is no name: its plural is as good as the word itself.
                let (matched, form) = match matched {
                    Matched::Category => (matched, form::EXACT),
                    _ => (Matched::Stem, form::STEM),
                };
                ways.add(field, &[&stem], weight * form, matched)?;
                // What was typed inflected may stand there plain, and a plain word's stem is the word itself.
                ways.add(field, &[&guess], weight * form, matched)?;
            }
            for (field, weight, matched) in self.texts() {
                ways.add(field, &[&stem], weight * form::STEM, matched)?;
                ways.add(field, &[&guess], weight * form::STEM, matched)?;
            }
        }
        for synonym in forms().flat_map(|form| lexicon::synonyms(form)) {
            for (field, weight, _) in &self.labels()[..2] {
                ways.add(*field, &[synonym], weight * form::SYNONYM, Matched::Synonym)?;
            }
        }
        self.frames(&word.joined, level, &mut ways)?;
        let last = n + 1 == self.words.len();
        if last && word.joined.chars().count() >= 3 && (level > 0 || !known_exactly) {
            self.beginnings(&word.joined, &mut ways)?;
        }
        if level > 0 {
            for (field, typo) in typos(self.view, &self.labels().map(|label| label.0), &word.joined, 1)? {
                let weight = self.labels().iter().find(|label| label.0 == field).map_or(0.0, |label| label.1);
                ways.add(field, &[&typo], weight * form::TYPO, Matched::Typo)?;
            }
        }
        ways.found.sort_by(|a, b| a.matched.cmp(&b.matched).then(b.weight.total_cmp(&a.weight)));
        Ok(ways.found)
    }

    /// By the consonants that Persian and Latin spellings share. At level 0 only for names that have no other script
    /// and at least three consonants, where a stranger is unlikely.
    fn frames(&self, word: &str, level: u8, ways: &mut Ways<'_>) -> Result<(), Error> {
        let frame = script::skeleton(word);
        let (sign, enough) = if level == 0 { (analysis::other_script_frame(word), 3) } else { (FRAME, 2) };
        if frame.chars().count() < enough {
            return Ok(());
        }
        for (field, weight, matched) in self.labels() {
            if matched != Matched::Category {
                ways.add(field, &[&marked(sign, &frame)], weight * form::FRAME, Matched::Skeleton)?;
            }
        }
        Ok(())
    }

    fn beginnings(&self, word: &str, ways: &mut Ways<'_>) -> Result<(), Error> {
        for (field, weight, _) in self.labels() {
            for term in beginnings(self.view, field, word, MOST_BEGINNINGS)? {
                ways.add(field, &[&term], weight * form::PREFIX, Matched::Prefix)?;
            }
        }
        Ok(())
    }

    fn query(&self, words: &[Vec<Way>], level: u8) -> Box<dyn Query> {
        let mut all = all_words(words, level, |_| true);
        if words.len() > 1 {
            // "Museums in Tehran": a museum there says so in what it is and where; a city that mentions its museums does not.
            let told = all_words(words, level, |way| !matches!(way.matched, Matched::Summary | Matched::Description));
            let merely = boosted(all, crate::rank::MERELY_MENTIONED);
            all = Box::new(DisjunctionMaxQuery::new(vec![told, merely]));
        }
        let mut whole = Vec::new();
        for (field, weight) in [(self.view.fields.name, 1.0), (self.view.fields.other, 0.8)] {
            let term = Term::from_field_text(field, &analysis::whole(self.words));
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            whole.push(boosted(Box::new(query), weight * crate::rank::weight::WHOLE_NAME));
        }
        let whole = Box::new(DisjunctionMaxQuery::new(whole));
        Box::new(BooleanQuery::new(vec![(Occur::Must, all), (Occur::Should, whole)]))
    }

    /// The line with each unknown word replaced by the nearest known one; none when there is nothing better.
    fn better_spelling(&self, exact: &[Vec<Way>]) -> Result<Option<String>, Error> {
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

    /// Words that are exactly what a category is called.
    fn understood(&self) -> Vec<Understood> {
        let typed: Vec<&str> = self.telling.iter().map(|n| self.words[*n].joined.as_str()).collect();
        let mut found = Vec::new();
        for category in model::category::CATEGORIES {
            let called = lexicon::called(category).iter().filter(|called| called.own).any(|called| {
                let name: Vec<&str> = called.words.iter().map(|word| word.joined.as_str()).collect();
                !name.is_empty() && typed.windows(name.len()).any(|window| window == name)
            });
            if called {
                found.push(Understood::Category(category));
            }
        }
        // A child's name that holds its parent's says more.
        let parents: Vec<&str> = found.iter().filter_map(|Understood::Category(c)| c.parent).collect();
        found.retain(|Understood::Category(category): &Understood| !parents.contains(&category.slug));
        found
    }
}

/// All words, each by the best of its ways that count; at the most generous level all but one.
fn all_words(words: &[Vec<Way>], level: u8, counts: impl Fn(&Way) -> bool) -> Box<dyn Query> {
    let clauses: Vec<Box<dyn Query>> = words
        .iter()
        .map(|ways| -> Box<dyn Query> {
            let ways = ways.iter().filter(|way| counts(way)).map(Way::query).collect();
            Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1))
        })
        .collect();
    let missing = usize::from(level == MOST_GENEROUS && clauses.len() > 1);
    let needed = clauses.len() - missing;
    Box::new(BooleanQuery::union_with_minimum_required_clauses(clauses, needed))
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
}

impl Way {
    fn query(&self) -> Box<dyn Query> {
        let term =
            |term: &Term| -> Box<dyn Query> { Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)) };
        let query = match self.terms.as_slice() {
            [one] => term(one),
            several => Box::new(BooleanQuery::intersection(several.iter().map(term).collect())),
        };
        boosted(query, self.weight / self.terms.len() as f32)
    }
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
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
fn typos(view: &View, fields: &[Field], word: &str, distance: u8) -> Result<Vec<(Field, String)>, Error> {
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

/// How what was typed stands to what a category is called; the later, the closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Called {
    /// One of its words begins so.
    Within,
    /// It begins so.
    Beginning,
    /// It is called so.
    So,
}

/// Whether a category is called by what was typed so far; for suggestions.
pub(crate) fn called(category: &Category, typed: &[Word]) -> Option<Called> {
    let (last, others) = typed.split_last()?;
    let whole_line: String = typed.iter().map(|word| word.joined.as_str()).collect();
    lexicon::called(category)
        .iter()
        .filter_map(|called| {
            let words = &called.words;
            let whole: String = words.iter().map(|word| word.joined.as_str()).collect();
            if whole == whole_line {
                return Some(Called::So);
            }
            if whole.starts_with(&whole_line) {
                return Some(Called::Beginning);
            }
            let forms = || words.iter().flat_map(|word| std::iter::once(&word.joined).chain(&word.parts));
            let begins = forms().any(|form| form.starts_with(&last.joined));
            (begins && others.iter().all(|other| forms().any(|form| *form == other.joined))).then_some(Called::Within)
        })
        .max()
}
