//! A typed line becomes clauses. A line that plainly asks for a sort of thing somewhere or at some time becomes filters
//! (`meaning`, `filtered`). Of every other line all words must be found, each in one of many ways; the ways are tried in
//! levels, and the first level that finds enough is the reading:
//!
//! 0. the words themselves, their stems, synonyms and compounds; Persian-only names by a Latin spelling's frame;
//! 1. also typing errors, other spellings (frames) and beginnings of words;
//! 2. as 1, but one word may stay unfound.
//!
//! Before level 1 the line is read as the same keys write it on other keyboards. The level is chosen by the words alone,
//! over the whole index and before any filter, so that list, counts and every tile of one question read it alike.

mod called;
mod clauses;
mod filtered;
mod forms;
mod gathered;
mod known;
mod line;
mod meaning;
mod other_keyboard;
mod shares;
mod slips;
mod spelling;
mod ways;

use jiff::Timestamp;
use model::{Category, Lang, Point, script};
use tantivy::query::{EnableScoring, Occur, Query};
use tantivy::{DocSet, TERMINATED, Term};

use self::line::Line;
use self::ways::Typed;
use crate::Error;
use crate::clause::Clause;
use crate::results::{Changed, HowRead, Matched, Part, Share, Step, Tried, Understood};
use crate::view::View;

pub(crate) use self::called::{Called, called};
pub(crate) use self::shares::Shares;
pub(crate) use self::slips::{Slip, nearly_beginnings};
pub(crate) use self::spelling::{beginnings, of_frame};

/// The highest level.
pub(crate) const MOST_GENEROUS: u8 = 2;

/// Below so many finds the exact reading "gives little", unless a name is exactly what was typed.
const LITTLE: usize = 3;

/// From how many words on another name that is exactly what was typed is surely meant.
const SURELY_CALLED: usize = 2;

/// What a typed line was understood to ask.
#[derive(Default)]
pub(crate) struct Reading {
    pub level: u8,
    /// None when nothing was typed.
    pub clause: Option<Shares>,
    /// Each word's ways, best first; for telling how a hit was found.
    pub words: Vec<Vec<Way>>,
    /// Which words these are, and which readings were tried.
    pub how: HowRead,
    pub did_you_mean: Option<String>,
    pub understood: Vec<Understood>,
    pub changed: Vec<Changed>,
    /// Only what happens then, in seconds.
    pub period: Option<(i64, i64)>,
    /// Nearest to here first, within `radius` metres.
    pub near: Option<Point>,
    pub radius: Option<f64>,
}

/// One way in which a word can be found: all these terms.
#[derive(Clone)]
pub(crate) struct Way {
    pub terms: Vec<Term>,
    pub weight: f32,
    pub matched: Matched,
}

/// Reads a typed line against the dictionaries of a view; `level` reads it as an earlier page did.
pub(crate) fn read(view: &View, text: &str, lang: Lang, now: Timestamp, level: Option<u8>) -> Result<Reading, Error> {
    let line = Line::read(text);
    if line.words.is_empty() && line.without.is_empty() {
        // Something was typed, but no word: that finds nothing, which is not the same as everything.
        let clause = (!line.text.trim().is_empty()).then(|| Shares::of(Share::Words, Clause::Nothing));
        return Ok(Reading { clause, ..Reading::default() });
    }
    let mut reading = if line.words.is_empty() {
        Reading { clause: Some(Shares::of(Share::Filters, Clause::All)), ..Reading::default() }
    } else {
        worded(view, &line, lang, now, level)?
    };
    if !line.without.is_empty() {
        let typed = Typed::new(view, &line, lang);
        if let Some(shares) = &mut reading.clause {
            for words in &line.without {
                shares.add(Occur::MustNot, Share::Words, typed.taken_away(words));
            }
        }
    }
    Ok(reading)
}

/// The reading of a line that has words to find.
fn worded(view: &View, line: &Line, lang: Lang, now: Timestamp, level: Option<u8>) -> Result<Reading, Error> {
    let mut typed = Typed::new(view, line, lang);
    let exact = typed.ways(0)?;
    let exact_clause = typed.clause(&exact, 0)?;
    // A name that is exactly what was typed is among what the line finds, unless words in quotes ask for more.
    let is_named = is_held(view, &typed.whole())?;
    typed.is_called = is_named || is_held(view, &typed.whole_other())?;
    let found = if is_named && line.phrases.is_empty() { 1 } else { some(view, &exact_clause.clause(), LITTLE)? };
    let mut tried = vec![Tried { step: Step::Exact, found: Some(found) }];
    // Several words that something is called by, be it in another of its names, were not meant otherwise.
    let whole = found > 0 && (is_named || (typed.is_called && typed.telling.len() >= SURELY_CALLED));
    if !whole && let Some((other, line)) = other_keyboard::other(view, line, lang, &exact)? {
        let read = worded(view, &line, lang, now, level)?;
        tried.push(Tried { step: Step::Keyboard(other.clone()), found: None });
        let changed = std::iter::once(Changed::Keyboard(other)).chain(read.changed).collect();
        return Ok(Reading { changed, how: read.how.after(tried), ..read });
    }
    let meaning = meaning::meaning(view, line, &typed, &exact, now)?;
    if meaning.is_plain
        && let Some(reading) = filtered::filtered(view, &meaning, &typed, exact.clone(), now)?
    {
        tried.push(Tried { step: Step::Filters, found: None });
        return Ok(Reading { how: reading.how.after(tried), ..reading });
    }
    if !meaning.only_region.is_empty() && !whole {
        let words: Vec<_> = meaning.only_region.iter().map(|n| line.words[*n].clone()).collect();
        tried.push(Tried { step: Step::Region, found: None });
        let read = worded(view, &Line::of_words(&words), lang, now, level)?;
        return Ok(Reading { how: read.how.after(tried), ..read });
    }
    let understood: Vec<Understood> = meaning
        .understood
        .into_iter()
        .filter(|understood| matches!(understood.part, Part::Category(_)))
        .map(|understood| Understood { narrows: false, ..understood })
        .collect();
    let reading = Reading { understood, how: HowRead::of(&typed, |_| true), ..Reading::default() };
    // Letters such as ş were folded away: what is found so may be another word.
    let is_certain = !are_guesses(&exact) && script::latin::spelt_out(&line.text).is_none();
    if level.unwrap_or(if whole || (found >= LITTLE && is_certain) { 0 } else { 1 }) == 0 {
        let clause = of_its_category(view, exact_clause, &reading.understood, &meaning.rest);
        return Ok(Reading { clause: Some(clause), words: exact, how: reading.how.after(tried), ..reading });
    }
    let ways = typed.ways(1)?;
    let mut chosen = (1, typed.clause(&ways, 1)?);
    let all = some(view, &chosen.1.clause(), LITTLE)?;
    tried.push(Tried { step: Step::Spelling, found: Some(all) });
    let nothing = all == 0;
    if level.unwrap_or(if nothing && ways.len() > 1 { 2 } else { 1 }) == 2 {
        chosen = (2, typed.clause(&ways, 2)?);
        tried.push(Tried { step: Step::OneWord, found: None });
    }
    let mut changed = Vec::new();
    let mut did_you_mean = None;
    if found == 0 {
        if chosen.0 == 2 {
            changed.push(Changed::OneWord);
        } else if !nothing {
            changed.push(Changed::Spelling);
        }
        did_you_mean = better_spelling(view, &typed, &exact, lang, if chosen.0 == 1 { all } else { 0 })?;
    }
    let clause = of_its_category(view, chosen.1, &reading.understood, &meaning.rest);
    let how = reading.how.after(tried);
    Ok(Reading {
        level: chosen.0,
        clause: Some(clause),
        words: ways,
        how,
        did_you_mean,
        changed,
        understood: reading.understood,
        ..Reading::default()
    })
}

impl HowRead {
    /// The words of a line that are looked for, where they count.
    fn of(typed: &Typed<'_>, counts: impl Fn(usize) -> bool) -> HowRead {
        let spelt = |is_told: bool, n: &usize| typed.telling.contains(n) == is_told && (!is_told || counts(*n));
        let words = |is_told: bool| {
            (0..typed.words.len()).filter(|n| spelt(is_told, n)).map(|n| typed.as_typed(n).to_owned()).collect()
        };
        HowRead { words: words(true), passed_over: words(false), ..HowRead::default() }
    }

    /// The same after other readings were tried.
    fn after(mut self, tried: Vec<Tried>) -> HowRead {
        self.tried.splice(0..0, tried);
        self
    }
}

/// Whether each word is found as it stands, as a stem or as a synonym in what a thing is called, what it is or where.
fn are_certain(words: &[Vec<Way>]) -> bool {
    words.iter().all(|ways| ways.first().is_some_and(|best| best.matched <= Matched::Stem))
}

/// Whether a word is found only by its stem, which may be another word's: «ایرم» is not ایرانی.
fn are_guesses(words: &[Vec<Way>]) -> bool {
    words.iter().any(|ways| ways.first().is_some_and(|best| best.matched == Matched::Stem))
}

/// Where a line is nothing but what a category is called, what is of it comes before what merely has the word.
fn of_its_category(view: &View, mut clause: Shares, understood: &[Understood], rest: &[usize]) -> Shares {
    let categories = understood.iter().filter_map(|understood| match understood.part {
        Part::Category(category) => Some(category),
        _ => None,
    });
    let terms: Vec<Term> = categories
        .flat_map(Category::with_children)
        .map(|category| Term::from_field_text(view.fields.category, category.slug))
        .collect();
    if terms.is_empty() || !rest.is_empty() {
        return clause;
    }
    let of_it = Clause::AnyOf(terms).weighing(crate::rank::OF_ITS_CATEGORY);
    clause.add(Occur::Should, Share::Category, of_it);
    clause
}

/// The line in a better spelling, where that finds more than what is found anyway.
fn better_spelling(
    view: &View,
    typed: &Typed<'_>,
    exact: &[Vec<Way>],
    lang: Lang,
    found: usize,
) -> Result<Option<String>, Error> {
    let Some(better) = typed.better_spelling(exact)? else { return Ok(None) };
    let line = Line::read(&better);
    let other = Typed::new(view, &line, lang);
    let clause = other.clause(&other.ways(0)?, 0)?.clause();
    Ok((some(view, &clause, LITTLE)? >= found.max(1)).then_some(better))
}

/// Whether a living document holds a term.
fn is_held(view: &View, term: &Term) -> Result<bool, Error> {
    for segment in &view.segments {
        if segment.first_alive(term)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
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
