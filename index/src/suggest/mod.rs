//! What to offer while somebody types: names and categories that begin so, from the first letter, in any script.
//!
//! One to three letters are looked up among first letters kept for the purpose; longer ones among the words themselves.
//! Where that gives little, consonant frames (another spelling, another script) and one typing error are tried.

mod beginning;
mod categories;
mod marking;
mod region;

use std::collections::BinaryHeap;
use std::ops::Range;

use model::script::{self, Word};
use model::{Bounds, Id, Kind, Lang, Point};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocSet, TERMINATED};

use self::beginning::beginning;
use self::categories::categories;
use self::marking::typed_part;
use self::region::{best_inside, region_first};
use crate::Error;
use crate::document::Stored;
use crate::query::Suggest;
use crate::rank::{self, Facts};
use crate::results::Rank;
use crate::view::View;

/// The greatest number of suggestions.
pub const MOST_SUGGESTIONS: usize = 20;
/// How well a name fits that is exactly what was typed.
const NAMED_SO: f64 = 3.0;

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

/// A suggestion and how good it is.
type Offer = (f64, Suggestion);

/// Suggestions, best first.
pub(crate) fn suggest(view: &View, asked: &Suggest) -> Result<Vec<Suggestion>, Error> {
    let line: String = asked.text.chars().take(80).collect();
    let typed = script::words(&line);
    let limit = asked.limit.min(MOST_SUGGESTIONS);
    if typed.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut offers: Vec<Offer> = categories(view, asked, &typed)?;
    // What begins with the whole line is meant rather than what merely holds its words.
    let whole = line_in_one(&typed);
    let mut seen = Vec::new();
    let mut regions: Vec<Id> = Vec::new();
    for generous in [false, true] {
        if offers.len() >= limit {
            break;
        }
        let Some(query) = beginning(view, &typed, generous)? else { continue };
        for (score, address) in best(view, asked, query.as_ref(), limit * 3)? {
            if seen.contains(&address) {
                continue;
            }
            seen.push(address);
            let stored = view.segments[address.0].stored(address.1, &view.fields)?;
            let fit = fit(&stored, &whole);
            if fit == NAMED_SO && matches!(stored.kind, Kind::City | Kind::Province) {
                regions.push(stored.id.clone());
            }
            let generous = if generous { 0.2 } else { 1.0 };
            offers.push((score * fit * generous, item(asked, &typed, stored, view, address)));
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0));
    let region = offers.iter().find_map(|(_, one)| match (one.kind, &one.id) {
        (SuggestKind::Item(kind), Some(id)) if regions.contains(id) => Some((kind, id.clone())),
        _ => None,
    });
    if let Some((kind, id)) = region {
        let inside = best_inside(view, asked, kind, &id, &mut seen)?;
        let inside = inside.into_iter().map(|(address, stored)| item(asked, &typed, stored, view, address));
        offers = region_first(offers, &id, inside.collect(), limit);
    }
    offers.truncate(limit);
    Ok(offers.into_iter().map(|(_, suggestion)| suggestion).collect())
}

/// How well a name fits what was typed, by its beginning.
fn fit(stored: &Stored, whole: &str) -> f64 {
    let first = whole.chars().next();
    // Most names are in other scripts, and their first letter tells; an Arabic one may have its article before it.
    let names = stored.card.name.iter();
    let names = names.filter(|(lang, name)| *lang == Lang::AR || script::first_letter(name) == first);
    let fits = names.map(|(lang, name)| {
        let name = line_in_one(&script::words(name));
        let bare = if lang == Lang::AR { script::arabic::without_article(&name) } else { &name };
        if name == whole {
            NAMED_SO
        } else if name.starts_with(whole) || bare.starts_with(whole) {
            2.0
        } else {
            1.0
        }
    });
    fits.fold(1.0, f64::max)
}

/// Letters and digits of a line in one piece.
fn line_in_one(words: &[Word]) -> String {
    words.iter().map(|word| word.joined.as_str()).collect()
}

/// A segment's place in the view, and a document's in it.
type Address = (usize, u32);

/// The best known and nearest documents of a query.
fn best(view: &View, asked: &Suggest, query: &dyn Query, limit: usize) -> Result<Vec<(f64, Address)>, Error> {
    let near = asked.near.or_else(|| asked.bounds.map(Bounds::centre));
    let weight = query.weight(EnableScoring::disabled_from_searcher(&view.searcher))?;
    let mut heap: BinaryHeap<(u64, u64, usize, u32)> = BinaryHeap::new();
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        let mut doc = scorer.doc();
        let mut open_until = 0;
        while doc != TERMINATED {
            let worst = heap.peek().filter(|_| heap.len() >= limit).map(|(order, key, ..)| (*order, *key));
            let is_hopeless =
                |fame, key| worst.is_some_and(|worst| (!Rank::of(rank::most(1.0, fame, None)), key) > worst);
            // Stretches of documents are passed over where not even their best known could come among the first.
            if doc >= open_until {
                let mut stretches = segment.fame().stretches(doc..segment.max_doc);
                let next = stretches.find(|(_, fame, key)| !is_hopeless(*fame, if near.is_none() { *key } else { 0 }));
                let Some((docs, ..)) = next else { break };
                open_until = docs.end;
                if docs.start > doc {
                    doc = scorer.seek(docs.start);
                    continue;
                }
            }
            let here = doc;
            doc = scorer.advance();
            let fame = segment.fame().of(here);
            if is_hopeless(fame, 0) || !segment.is_alive(here) {
                continue;
            }
            let dated = matches!(segment.facets().kind(here), Some(Kind::Event | Kind::Programme));
            let facts = Facts {
                distance: near.map(|near| near.distance(segment.point(here))),
                over: dated && segment.instance_in(here, asked.now.as_second(), i64::MAX).is_none(),
                overdue: segment.is_overdue(here, crate::matching::today(asked.now)),
            };
            let order = !Rank::of(rank::score(1.0, fame, &facts));
            heap.push((order, segment.key(here), ord, here));
            if heap.len() > limit {
                heap.pop();
            }
        }
    }
    Ok(heap.into_iter().map(|(order, _, ord, doc)| (f64::from_bits(!order), (ord, doc))).collect())
}

fn item(asked: &Suggest, typed: &[Word], stored: Stored, view: &View, address: Address) -> Suggestion {
    let point = view.segments[address.0].point(address.1);
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
