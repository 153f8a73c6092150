//! A typed line becomes clauses. All words must be found, each in one of many ways; the ways are tried in levels, and the
//! first level that finds enough is the reading:
//!
//! 0. the words themselves, their stems, synonyms and compounds; Persian-only names by a Latin spelling's frame;
//! 1. also typing errors, other spellings (frames) and beginnings of words;
//! 2. as 1, but one word may stay unfound.
//!
//! The level is chosen by the words alone, over the whole index and before any filter, so that list, counts and every
//! tile of one question read it alike.

mod called;
mod clauses;
mod spelling;
mod ways;

use model::Lang;
use model::script;
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use self::ways::Typed;
use crate::Error;
use crate::analysis::keyboard;
use crate::results::{Matched, Understood};
use crate::view::View;

pub(crate) use self::called::{Called, called};
pub(crate) use self::spelling::beginnings;

/// The highest level.
pub(crate) const MOST_GENEROUS: u8 = 2;

/// Below so many finds the exact reading "gives little", unless a name is exactly what was typed.
const LITTLE: usize = 3;
/// A longer line is read up to here.
const MOST_LETTERS: usize = 200;
const MOST_WORDS: usize = 12;

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
