//! What to offer while somebody types: names and categories that begin so, from the first letter, in any script.
//!
//! One to three letters are looked up among first letters kept for the purpose; longer ones among the words themselves.
//! Where that gives little, consonant frames (another spelling, another script) and one typing error are tried.

use std::collections::BinaryHeap;
use std::ops::Range;

use model::script::{self, Word};
use model::{Bounds, Category, Id, Kind, Lang, Point};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::Error;
use crate::analysis::{self, FRAME, lexicon, marked};
use crate::document::Stored;
use crate::query::Suggest;
use crate::rank::{self, Facts};
use crate::results::Rank;
use crate::view::View;
use crate::words::{self, Called};

/// The greatest number of suggestions.
pub const MOST_SUGGESTIONS: usize = 20;
/// How many words a typed beginning may stand for.
const MOST_BEGINNINGS: usize = 256;
/// Categories among the suggestions.
const MOST_CATEGORIES: usize = 3;

/// Something to offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What to show, in the reader's language where there is a text in it.
    pub text: String,
    /// What it is.
    pub kind: SuggestKind,
    /// Slug of the category: the suggested one, or the item's.
    pub category: Option<String>,
    /// The item.
    pub id: Option<Id>,
    /// The word in the item's address.
    pub slug: Option<String>,
    /// The box to show: a city's or province's.
    pub bounds: Option<Bounds>,
    /// Where the item stands.
    pub point: Option<Point>,
    /// Bytes of `text` that were typed; none where another name was typed.
    pub matched: Option<Range<usize>>,
    /// The city the item lies in, in the reader's language.
    pub city_name: Option<String>,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestKind {
    /// An item of this kind.
    Item(Kind),
    /// A category to search in.
    Category,
}

/// Suggestions, best first.
pub(crate) fn suggest(view: &View, asked: &Suggest) -> Result<Vec<Suggestion>, Error> {
    let line: String = asked.text.chars().take(80).collect();
    let typed = script::words(&line);
    let limit = asked.limit.min(MOST_SUGGESTIONS);
    if typed.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut offers = categories(view, asked, &typed)?;
    let mut seen = Vec::new();
    for generous in [false, true] {
        if offers.len() >= limit {
            break;
        }
        let Some(query) = beginning(view, &typed, generous)? else { continue };
        for (score, place) in best(view, asked, query.as_ref(), limit * 3)? {
            if !seen.contains(&place) {
                seen.push(place);
                let (ord, doc) = place;
                let segment = &view.segments[ord];
                let stored = segment.stored(doc, &view.fields)?;
                // What begins with the whole line is meant rather than what merely holds its words.
                let whole = line_in_one(&typed);
                let fits = stored.card.name.iter().map(|(lang, name)| {
                    let name = line_in_one(&script::words(name));
                    let bare = if lang == Lang::AR { script::arabic::without_article(&name) } else { &name };
                    if name == whole {
                        3.0
                    } else if name.starts_with(&whole) || bare.starts_with(&whole) {
                        2.0
                    } else {
                        1.0
                    }
                });
                let fit = fits.fold(1.0, f64::max);
                let generous = if generous { 0.2 } else { 1.0 };
                offers.push((score * fit * generous, item(asked, &typed, stored, segment.point(doc))));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0));
    offers.truncate(limit);
    Ok(offers.into_iter().map(|(_, suggestion)| suggestion).collect())
}

/// Letters and digits of a line in one piece.
fn line_in_one(words: &[Word]) -> String {
    words.iter().map(|word| word.joined.as_str()).collect()
}

/// All words but the last must stand in the names; a name word begins with the last. None when nothing begins so.
fn beginning(view: &View, typed: &[Word], generous: bool) -> Result<Option<Box<dyn Query>>, Error> {
    let fields = &view.fields;
    let Some((last, others)) = typed.split_last() else { return Ok(None) };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for word in others.iter().filter(|word| !lexicon::is_stop_word(&word.joined)) {
        let mut terms = Vec::new();
        for field in [fields.name, fields.other, fields.place] {
            terms.push(Term::from_field_text(field, &word.joined));
            if generous {
                terms.extend(frame(field, &word.joined));
            }
        }
        clauses.push((Occur::Must, Box::new(TermSetQuery::new(terms))));
    }
    let letters = last.joined.chars().count();
    let mut terms = Vec::new();
    if generous {
        for field in [fields.name, fields.other] {
            terms.extend(frame(field, &last.joined));
            if letters >= 4 {
                let query =
                    tantivy::query::FuzzyTermQuery::new_prefix(Term::from_field_text(field, &last.joined), 1, true);
                terms.extend(expand(view, field, &query)?);
            }
        }
    } else if letters <= 3 && (others.is_empty() || letters == 3) {
        terms.push(Term::from_field_text(fields.edge, &last.joined));
    } else {
        // A single letter after other words says too little to choose by.
        for field in [fields.name, fields.other].into_iter().filter(|_| letters > 1) {
            let found = words::beginnings(view, field, &last.joined, MOST_BEGINNINGS)?;
            terms.extend(found.iter().map(|term| Term::from_field_text(field, term)));
        }
        if letters == 1 && !clauses.is_empty() {
            return Ok(Some(Box::new(BooleanQuery::new(clauses))));
        }
    }
    if typed.len() > 1 && !generous {
        // The line typed with spaces, the name written as one word.
        for field in [fields.name, fields.other] {
            let whole = line_in_one(typed);
            let joined = words::beginnings(view, field, &whole, 32)?;
            if !joined.is_empty() {
                let joined = joined.iter().map(|term| Term::from_field_text(field, term));
                let apart = BooleanQuery::new(
                    std::mem::take(&mut clauses).into_iter().chain([(Occur::Must, set(terms))]).collect(),
                );
                let either: Vec<Box<dyn Query>> = vec![Box::new(apart), Box::new(TermSetQuery::new(joined))];
                return Ok(Some(Box::new(BooleanQuery::union(either))));
            }
        }
    }
    if terms.is_empty() {
        return Ok(None);
    }
    clauses.push((Occur::Must, set(terms)));
    Ok(Some(Box::new(BooleanQuery::new(clauses))))
}

fn set(terms: Vec<Term>) -> Box<dyn Query> {
    Box::new(TermSetQuery::new(terms))
}

fn frame(field: Field, word: &str) -> Option<Term> {
    let frame = script::skeleton(word);
    (frame.chars().count() >= 2).then(|| Term::from_field_text(field, &marked(FRAME, &frame)))
}

fn expand(view: &View, field: Field, query: &tantivy::query::FuzzyTermQuery) -> Result<Vec<Term>, Error> {
    let mut found = Vec::new();
    for segment in &view.segments {
        let index = segment.reader.inverted_index(field)?;
        let mut stream = index.terms().search(query.automaton()?).into_stream()?;
        while stream.advance() && found.len() < MOST_BEGINNINGS {
            let term = String::from_utf8_lossy(stream.key());
            if term.starts_with(char::is_alphanumeric) {
                found.push(Term::from_field_text(field, &term));
            }
        }
    }
    Ok(found)
}

/// A segment's place in the view, and a document's in it.
type Address = (usize, u32);

/// The best known and nearest documents of a query.
fn best(view: &View, asked: &Suggest, query: &dyn Query, limit: usize) -> Result<Vec<(f64, Address)>, Error> {
    let near = asked.near.or_else(|| asked.bounds.map(Bounds::centre));
    let weight = query.weight(EnableScoring::disabled_from_searcher(&view.searcher))?;
    let mut heap = BinaryHeap::new();
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        while scorer.doc() != TERMINATED {
            let doc = scorer.doc();
            scorer.advance();
            if !segment.is_alive(doc) {
                continue;
            }
            let kind = segment.kind(doc);
            let dated = matches!(kind, Some(Kind::Event | Kind::Programme));
            let facts = Facts {
                importance: segment.importance(doc),
                distance: near.map(|near| near.distance(segment.point(doc))),
                kind,
                sample: segment.is_sample(doc),
                over: dated && segment.instance_in(doc, asked.now.as_second(), i64::MAX).is_none(),
                overdue: segment.is_overdue(doc, crate::matching::today(asked.now)),
            };
            let order = !Rank::of(rank::score(1.0, &facts));
            heap.push((order, segment.key(doc), ord, doc));
            if heap.len() > limit {
                heap.pop();
            }
        }
    }
    Ok(heap.into_iter().map(|(order, _, ord, doc)| (f64::from_bits(!order), (ord, doc))).collect())
}

fn item(asked: &Suggest, typed: &[Word], stored: Stored, point: Point) -> Suggestion {
    let card = stored.card;
    let text = card.name.best(asked.lang).map_or_else(|| card.slug.clone(), |(_, name)| name.to_owned());
    let city = card.city_name.best(asked.lang).map(|(_, name)| name.to_owned());
    Suggestion {
        matched: typed_part(&text, typed),
        text,
        kind: SuggestKind::Item(stored.kind),
        category: Some(card.category),
        id: Some(stored.id),
        slug: Some(card.slug),
        bounds: card.bounds,
        point: Some(point),
        city_name: city,
    }
}

/// Categories that are called so and have items.
fn categories(view: &View, asked: &Suggest, typed: &[Word]) -> Result<Vec<(f64, Suggestion)>, Error> {
    let mut found = Vec::new();
    for category in model::category::CATEGORIES {
        let Some(called) = words::called(category, typed) else { continue };
        let held = held(view, category)?;
        if held == 0 {
            continue;
        }
        let text = category.name(asked.lang).to_owned();
        let own = text_begins(&text, typed);
        let share = (held as f64 / view.total.max(1) as f64).sqrt().min(0.5);
        let fit = match called {
            Called::So => 2.6,
            _ if own => 2.4,
            Called::Beginning => 1.8,
            Called::Within => 0.5,
        };
        found.push((
            fit + share,
            Suggestion {
                matched: typed_part(&text, typed),
                text,
                kind: SuggestKind::Category,
                category: Some(category.slug.to_owned()),
                id: None,
                slug: None,
                bounds: None,
                point: None,
                city_name: None,
            },
        ));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_CATEGORIES);
    Ok(found)
}

fn held(view: &View, category: &'static Category) -> Result<u64, Error> {
    let mut held = 0;
    for category in category.with_children() {
        let query =
            TermQuery::new(Term::from_field_text(view.fields.category, category.slug), IndexRecordOption::Basic);
        held += query.count(&view.searcher)? as u64;
    }
    Ok(held)
}

fn text_begins(text: &str, typed: &[Word]) -> bool {
    line_in_one(&script::words(text)).starts_with(&line_in_one(typed))
}

/// The bytes of a text that a typed line stands for: from where its first word begins to where its last one ends.
fn typed_part(text: &str, typed: &[Word]) -> Option<Range<usize>> {
    let words = script::words(text);
    let (first, last) = (typed.first()?, typed.last()?);
    let whole = line_in_one(typed);
    for (n, word) in words.iter().enumerate() {
        let rest = line_in_one(&words[n..]);
        if rest.starts_with(&whole) {
            return Some(word.span.0..letters_end(text, word.span.0, whole.chars().count()));
        }
    }
    // Words in another order, or parts of compounds: mark the last word only.
    let seek = if typed.len() > 1 { last } else { first };
    words.iter().find(|word| word.parts.iter().any(|part| part.starts_with(&seek.joined))).map(|word| {
        let mut at = word.span.0;
        for part in &word.parts {
            if part.starts_with(&seek.joined) {
                break;
            }
            at = letters_end(text, at, part.chars().count());
        }
        let start = at + text[at..].find(|c: char| analysis::is_letter(c)).unwrap_or(0);
        start..letters_end(text, start, seek.joined.chars().count())
    })
}

/// Where so many folded letters end, counted from a byte of the text.
fn letters_end(text: &str, start: usize, mut letters: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let folded = script::fold(c.encode_utf8(&mut [0; 4])).chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 && folded > 0 {
            break;
        }
        letters = letters.saturating_sub(folded);
        if folded > 0 || letters > 0 {
            end = start + at + c.len_utf8();
        }
    }
    end
}
