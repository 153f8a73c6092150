//! The answer to a question: total, best hits, counts, and where to go on.

use std::collections::{BTreeMap, BinaryHeap};

use model::schedule::Instance;
use model::{Category, Id, Kind, Point};
use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use crate::document::Card;
use crate::geo::nearest;
use crate::matching::{Matching, today};
use crate::query::{Cursor, Facet, MOST_HITS, Query, Sort};
use crate::rank;
use crate::view::{Segment, View, instance};
use crate::words::Reading;
use crate::{Error, words};

/// An answer.
#[derive(Clone, Debug)]
pub struct Results {
    /// How many items match, exactly.
    pub total: u64,
    /// The best of them in the order asked for.
    pub hits: Vec<Hit>,
    /// For each facet asked for, its values with their counts, highest first.
    pub facets: Vec<(Facet, Vec<(String, u64)>)>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// The typed line with better spelling, where the one typed is not known.
    pub did_you_mean: Option<String>,
    /// What the typed words were taken for.
    pub understood: Vec<Understood>,
    /// Whether nothing held all words, and so the hits lack one.
    pub relaxed: bool,
}

/// What typed words were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Understood {
    /// The name of a category.
    Category(&'static Category),
}

/// One item of an answer.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The item.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands on the map.
    pub point: Point,
    /// Metres from the place asked for.
    pub distance_m: Option<f64>,
    /// How its words were found: of all words typed, the least certain. None where nothing was typed.
    pub matched: Option<Matched>,
    /// When it happens next (or first within the time asked for).
    pub next_instance: Option<Instance>,
    /// What a list shows of it.
    pub card: Card,
}

/// How a word was found, most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// In the name as it stands.
    Name,
    /// In another of its names.
    OtherName,
    /// In what it is.
    Category,
    /// In the name of its city or province.
    Place,
    /// In the name of its venue, stop or partner city.
    Partner,
    /// By another word of the same meaning.
    Synonym,
    /// By another form of the word.
    Stem,
    /// By the beginning of a word.
    Prefix,
    /// In the summary.
    Summary,
    /// In the description.
    Description,
    /// By its consonants: another spelling, or the other script.
    Skeleton,
    /// With one letter more, less or other.
    Typo,
}

impl Matched {
    /// The word in the public API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Matched::Name => "name",
            Matched::OtherName => "other_name",
            Matched::Category => "category",
            Matched::Place => "place",
            Matched::Partner => "partner",
            Matched::Synonym => "synonym",
            Matched::Stem => "stem",
            Matched::Prefix => "prefix",
            Matched::Summary => "summary",
            Matched::Description => "description",
            Matched::Skeleton => "skeleton",
            Matched::Typo => "typo",
        }
    }
}

/// The order of hits: lower first; between equals the hash of the id decides, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    pub order: u64,
    pub key: u64,
}

impl Rank {
    /// A number from 0 up as an order: lower numbers first.
    pub(crate) fn of(number: f64) -> u64 {
        number.max(0.0).to_bits()
    }
}

/// Where a document stands: its segment's place in the view and its number there.
type Address = (usize, DocId);

/// Answers a question.
pub(crate) fn search(view: &View, query: &Query) -> Result<Results, Error> {
    // Without a place to measure from, distance says nothing.
    let sort = if query.sort == Sort::Distance && query.near.is_none() { Sort::Relevance } else { query.sort };
    let after = query.after.as_ref();
    if after.is_some_and(|after| after.sort != sort) {
        return Err(Error::BadCursor);
    }
    let level = after.map(|after| after.level);
    let reading = reading(view, query, level)?;
    let matching = Matching::new(view, query, &reading, None, sort == Sort::Relevance)?;
    let limit = query.limit.min(MOST_HITS);

    let mut tally = Tally::new(&query.facets);
    let (total, mut best) = match sort {
        Sort::Name => by_name(view, query, &matching, &mut tally, limit + 1)?,
        Sort::Distance if matching.only_area() && query.facets.is_empty() => {
            by_nearness(view, query, &matching, limit + 1)?
        }
        Sort::Relevance if matching.only_area() && query.facets.is_empty() && query.near.is_none() => {
            by_fame(view, query, &matching, limit + 1)?
        }
        _ => by_rank(view, query, sort, &matching, &mut tally, limit + 1)?,
    };
    let more = best.len() > limit;
    best.truncate(limit);
    let next = best.last().filter(|_| more).map(|last| Cursor {
        sort,
        level: reading.level,
        order: last.rank.order,
        key: last.rank.key,
        name: last.name.clone(),
    });
    let addresses: Vec<Address> = best.iter().map(|place| place.address).collect();
    Ok(Results {
        total,
        hits: hits(view, query, &reading, &addresses)?,
        facets: tally.finish(),
        next,
        did_you_mean: reading.did_you_mean.clone(),
        understood: reading.understood.clone(),
        relaxed: reading.level == words::MOST_GENEROUS,
    })
}

/// The reading of a question's typed line.
pub(crate) fn reading(view: &View, query: &Query, level: Option<u8>) -> Result<std::sync::Arc<Reading>, Error> {
    let key = format!("{}\u{1}{}\u{1}{level:?}", query.text, query.lang);
    view.reading(key, || words::read(view, &query.text, query.lang, level))
}

/// A hit's place in the order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    /// Sort key of the name, in the order by name; otherwise empty.
    name: String,
    rank: Rank,
    address: Address,
}

/// Keeps the first few of many.
struct Best {
    limit: usize,
    heap: BinaryHeap<Ranked>,
}

impl Best {
    fn new(limit: usize) -> Best {
        Best { limit, heap: BinaryHeap::with_capacity(limit + 1) }
    }

    fn offer(&mut self, ranked: Ranked) {
        if self.heap.len() < self.limit {
            self.heap.push(ranked);
        } else if self.heap.peek().is_some_and(|worst| ranked < *worst) {
            self.heap.pop();
            self.heap.push(ranked);
        }
    }

    /// The order of the last of the few, once there are enough of them.
    fn worst(&self) -> Option<u64> {
        self.heap.peek().filter(|_| self.heap.len() >= self.limit).map(|worst| worst.rank.order)
    }

    fn finish(self) -> Vec<Ranked> {
        self.heap.into_sorted_vec()
    }
}

fn by_rank(
    view: &View,
    query: &Query,
    sort: Sort,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let (mut total, mut best) = (0, Best::new(limit));
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut counting = tally.begin(segment);
        matching.each(segment, |doc, text| {
            total += 1;
            counting.count(doc);
            let order = match sort {
                Sort::Distance => query.near.map_or(0, |near| Rank::of(near.distance(segment.point(doc)))),
                // The latest first.
                Sort::Changed => u64::MAX - segment.changed(doc).abs_diff(i64::MIN),
                Sort::Date => next(segment, doc, query).map_or(u64::MAX, |(start, ..)| start.abs_diff(i64::MIN)),
                _ => !Rank::of(rank::score(text, &facts(segment, doc, query))),
            };
            let rank = Rank { order, key: segment.key(doc) };
            if after.is_none_or(|after| rank > after) {
                best.offer(Ranked { name: String::new(), rank, address: (ord, doc) });
            }
        })?;
        tally.end(counting)?;
    }
    Ok((total, best.finish()))
}

/// Where only the area decides, the best known come first: steps of importance are walked downwards until nothing in the
/// next one can still come among the first.
fn by_fame(view: &View, query: &Query, matching: &Matching, limit: usize) -> Result<(u64, Vec<Ranked>), Error> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let mut best = Best::new(limit);
    for tier in (0..rank::TIERS.len()).rev() {
        if best.worst().is_some_and(|worst| worst < !Rank::of(rank::most(tier))) {
            break;
        }
        let step = matching.of_tier(view, tier)?;
        for (ord, segment) in view.segments.iter().enumerate() {
            step.each(segment, |doc, text| {
                let order = !Rank::of(rank::score(text, &facts(segment, doc, query)));
                let rank = Rank { order, key: segment.key(doc) };
                if after.is_none_or(|after| rank > after) {
                    best.offer(Ranked { name: String::new(), rank, address: (ord, doc) });
                }
            })?;
        }
    }
    Ok((matching.count(view)?, best.finish()))
}

fn by_nearness(view: &View, query: &Query, matching: &Matching, limit: usize) -> Result<(u64, Vec<Ranked>), Error> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let near = query.near.unwrap_or_else(|| model::Bounds::WORLD.centre());
    let best = nearest::nearest(view, matching.area(), near, after, limit)
        .into_iter()
        .map(|(rank, ord, doc)| Ranked { name: String::new(), rank, address: (ord, doc) })
        .collect();
    Ok((matching.count(view)?, best))
}

/// By name: within a segment the column's own order serves, and only the first few become strings.
fn by_name(
    view: &View,
    query: &Query,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let slot = crate::schema::SORT_LANGS.iter().position(|lang| *lang == query.lang.base()).unwrap_or(1);
    let (mut total, mut best) = (0, Best::new(limit));
    for (ord, segment) in view.segments.iter().enumerate() {
        let column = segment.sort_names[slot].as_ref();
        let after = match (&query.after, column) {
            (Some(after), Some(column)) => Some(after_name(column, after)?),
            _ => None,
        };
        let mut counting = tally.begin(segment);
        let mut firsts: BinaryHeap<(u64, u64, DocId)> = BinaryHeap::new();
        matching.each(segment, |doc, _| {
            total += 1;
            counting.count(doc);
            let name = column.and_then(|column| column.ords().first(doc)).unwrap_or(0);
            let place = (name, segment.key(doc));
            if after.is_none_or(|after| place > after) {
                firsts.push((place.0, place.1, doc));
                if firsts.len() > limit {
                    firsts.pop();
                }
            }
        })?;
        tally.end(counting)?;
        for (name_ord, key, doc) in firsts {
            let mut name = String::new();
            if let Some(column) = column {
                column.ord_to_str(name_ord, &mut name)?;
            }
            best.offer(Ranked { name, rank: Rank { order: 0, key }, address: (ord, doc) });
        }
    }
    Ok((total, best.finish()))
}

/// The place of a cursor in a segment's column of names: everything greater comes after it.
fn after_name(column: &StrColumn, after: &Cursor) -> Result<(u64, u64), Error> {
    let (mut low, mut high) = (0, column.num_terms() as u64);
    let mut name = String::new();
    while low < high {
        let middle = low + (high - low) / 2;
        column.ord_to_str(middle, &mut name)?;
        if name < after.name {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let same = low < column.num_terms() as u64 && {
        column.ord_to_str(low, &mut name)?;
        name == after.name
    };
    Ok(match (same, low) {
        (true, _) => (low, after.key),
        // Before the first name: nothing is so low but key 0 of it, which the true key of a hit never meets.
        (false, 0) => (0, 0),
        (false, low) => (low - 1, u64::MAX),
    })
}

fn facts(segment: &Segment, doc: DocId, query: &Query) -> rank::Facts {
    let kind = segment.kind(doc);
    let dated = matches!(kind, Some(Kind::Event | Kind::Programme));
    rank::Facts {
        importance: segment.importance(doc),
        distance: query.near.map(|near| near.distance(segment.point(doc))),
        kind,
        sample: segment.is_sample(doc),
        over: dated && next(segment, doc, query).is_none(),
        overdue: segment.is_overdue(doc, today(query.now)),
    }
}

/// The next instance, or the first within the time asked for.
fn next(segment: &Segment, doc: DocId, query: &Query) -> Option<(i64, i64, bool)> {
    match query.period {
        Some((from, to)) => segment.instance_in(doc, from.as_second(), to.as_second()),
        None => segment.instance_in(doc, query.now.as_second(), i64::MAX),
    }
}

fn hits(view: &View, query: &Query, reading: &Reading, addresses: &[Address]) -> Result<Vec<Hit>, Error> {
    let matched = matched(view, reading, addresses)?;
    addresses
        .iter()
        .zip(matched)
        .map(|((ord, doc), matched)| {
            let segment = &view.segments[*ord];
            let stored = segment.stored(*doc, &view.fields)?;
            let point = segment.point(*doc);
            Ok(Hit {
                id: stored.id,
                kind: stored.kind,
                point,
                distance_m: query.near.map(|near| near.distance(point)),
                matched,
                next_instance: next(segment, *doc, query).and_then(instance),
                card: stored.card,
            })
        })
        .collect()
}

/// How each hit was found. For each word the ways are tried, most certain first; what a hit's least certain word says is
/// said of the hit.
fn matched(view: &View, reading: &Reading, addresses: &[Address]) -> Result<Vec<Option<Matched>>, Error> {
    let mut found: Vec<Option<Matched>> = vec![None; addresses.len()];
    // Postings only run forwards: hits in document order.
    let mut order: Vec<usize> = (0..addresses.len()).collect();
    order.sort_by_key(|n| addresses[*n]);
    for ways in &reading.words {
        let mut best: Vec<Option<Matched>> = vec![None; addresses.len()];
        for way in ways {
            let mut waiting = order.iter().copied().filter(|n| best[*n].is_none()).peekable();
            let mut now_found = Vec::new();
            while let Some(ord) = waiting.peek().map(|n| addresses[*n].0) {
                let segment = &view.segments[ord];
                let mut postings = Vec::new();
                for term in &way.terms {
                    let index = segment.reader.inverted_index(term.field())?;
                    postings.push(index.read_postings(term, IndexRecordOption::Basic)?);
                }
                while let Some(n) = waiting.next_if(|n| addresses[*n].0 == ord) {
                    let doc = addresses[n].1;
                    let holds = postings.iter_mut().all(|postings| {
                        postings.as_mut().is_some_and(|postings| {
                            if postings.doc() < doc {
                                postings.seek(doc);
                            }
                            postings.doc() == doc
                        })
                    });
                    if holds {
                        now_found.push(n);
                    }
                }
            }
            for n in now_found {
                best[n] = Some(way.matched);
            }
        }
        for (found, best) in found.iter_mut().zip(best) {
            *found = (*found).max(best);
        }
    }
    Ok(found)
}

/// Counts of facets over a whole answer.
struct Tally {
    facets: Vec<(Facet, BTreeMap<String, u64>)>,
}

/// The counts of one segment, by the ordinals of its columns.
struct Counting<'a> {
    columns: Vec<Option<(&'a StrColumn, Vec<u64>)>>,
}

impl Tally {
    fn new(facets: &[Facet]) -> Tally {
        let mut facets: Vec<Facet> = facets.to_vec();
        facets.sort_unstable();
        facets.dedup();
        Tally { facets: facets.into_iter().map(|facet| (facet, BTreeMap::new())).collect() }
    }

    fn begin<'a>(&self, segment: &'a Segment) -> Counting<'a> {
        let column = |facet: Facet| segment.facet(facet).map(|column| (column, vec![0; column.num_terms()]));
        Counting { columns: self.facets.iter().map(|(facet, _)| column(*facet)).collect() }
    }

    fn end(&mut self, counting: Counting<'_>) -> Result<(), Error> {
        let mut value = String::new();
        for ((_, counts), column) in self.facets.iter_mut().zip(counting.columns) {
            let Some((column, by_ord)) = column else { continue };
            for (ord, count) in by_ord.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                column.ord_to_str(ord as u64, &mut value)?;
                *counts.entry(value.clone()).or_default() += count;
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<(Facet, Vec<(String, u64)>)> {
        self.facets
            .into_iter()
            .map(|(facet, mut counts)| {
                if facet == Facet::Category {
                    let below: Vec<(&str, u64)> = counts
                        .iter()
                        .filter_map(|(slug, count)| Some((Category::find(slug)?.parent?, *count)))
                        .collect();
                    for (parent, count) in below {
                        *counts.entry(parent.to_owned()).or_default() += count;
                    }
                }
                let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
                counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                (facet, counts)
            })
            .collect()
    }
}

impl Counting<'_> {
    fn count(&mut self, doc: DocId) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            for ord in column.ords().values_for_doc(doc) {
                counts[ord as usize] += 1;
            }
        }
    }
}
