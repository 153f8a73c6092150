//! The map's points: a tile is a square of the curve, its 8 × 8 cells are smaller squares, and all are intervals of
//! documents. Cells depend only on the zoom, so clusters stand still while the map is moved.

use std::collections::BTreeMap;
use std::ops::Range;

use model::{Id, Kind, Point, Texts};

use crate::Error;
use crate::document::Pin;
use crate::geo::order::Square;
use crate::matching::{Found, Matching};
use crate::query::Query;
use crate::results;
use crate::view::{Segment, View};

/// From this zoom on, items stand singly unless they stand at the same position.
pub const SINGLE_FROM: u8 = 12;
/// From this zoom on, a cell with no more items than [`LOW_COUNT`] shows them singly.
const LOW_FROM: u8 = 9;
const LOW_COUNT: usize = 3;
/// A tile of 512 pixels is parted into 8 × 8 cells of 64.
const CELL_LEVELS: u32 = 3;
/// The middle of a great many items is taken from so many of them, evenly spread along the curve.
const SAMPLE: u32 = 64;

/// A point of a map tile.
#[derive(Clone, Debug, PartialEq)]
pub struct TilePoint {
    /// The item's position, or the middle of the items it stands for.
    pub point: Point,
    /// How many items it stands for.
    pub count: u64,
    /// The item, when it is one.
    pub item: Option<TileItem>,
}

/// What a map shows of a single item.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct TileItem {
    /// The item.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Slug of its category.
    pub category: String,
    /// The word in its address.
    pub slug: String,
    /// Names.
    pub name: Texts,
    /// Invented for demonstration.
    pub sample: bool,
    /// How widely known, 0..=1.
    pub importance: f64,
}

/// Items of one cell, or of one position.
#[derive(Default)]
struct Heap {
    count: u64,
    /// Sums of degrees over `measured` items.
    lon: f64,
    lat: f64,
    measured: u64,
    /// The first few, by segment and document.
    first: Vec<(usize, u32)>,
}

impl Heap {
    fn add(&mut self, point: Point, address: (usize, u32)) {
        self.count += 1;
        self.measure(point);
        if self.first.len() <= LOW_COUNT {
            self.first.push(address);
        }
    }

    fn measure(&mut self, point: Point) {
        self.lon += point.lon();
        self.lat += point.lat();
        self.measured += 1;
    }

    fn middle(&self) -> Point {
        let n = self.measured.max(1) as f64;
        Point::new((self.lon / n).clamp(-180.0, 180.0), (self.lat / n).clamp(-90.0, 90.0))
            .unwrap_or_else(|| model::Bounds::WORLD.centre())
    }
}

/// The points of a tile; empty for a tile that does not exist.
pub(crate) fn tile(view: &View, query: &Query, z: u8, x: u32, y: u32) -> Result<Vec<TilePoint>, Error> {
    let Some(square) = Square::tile(z, x, y) else { return Ok(Vec::new()) };
    let reading = results::reading(view, query, None)?;
    let matching = Matching::new(view, query, &reading, Some(square), false)?;
    let cell_level = square.level + CELL_LEVELS;

    // The key is a cell's first code, or for single items the exact position.
    let mut heaps: BTreeMap<(u64, i64), Heap> = BTreeMap::new();
    if z >= SINGLE_FROM {
        for (ord, segment) in view.segments.iter().enumerate() {
            matching.each(view, segment, |doc| {
                let point = segment.point(doc);
                let place =
                    (segment.code(doc), (point.lon() * 1e7) as i64 ^ ((point.lat() * 1e7) as i64).rotate_left(32));
                heaps.entry(place).or_default().add(point, (ord, doc));
            })?;
        }
    } else {
        let all = matching.only_area() && matching.area().is_anywhere();
        for (ord, segment) in view.segments.iter().enumerate() {
            let found = if all { None } else { Some(matching.found(view, segment, |_| ())?) };
            let cells = Cells { ord, segment, found: found.as_ref(), level: cell_level };
            cells.count(square, 0..segment.max_doc, &mut heaps);
        }
    }

    let mut points = Vec::with_capacity(heaps.len());
    for heap in heaps.into_values().filter(|heap| heap.count > 0) {
        let singly = heap.count == 1 || (LOW_FROM..SINGLE_FROM).contains(&z) && heap.count as usize <= LOW_COUNT;
        if singly && heap.first.len() as u64 == heap.count {
            for (ord, doc) in heap.first {
                let segment = &view.segments[ord];
                let item = Some(item(segment.pin(doc, &view.fields)?));
                points.push(TilePoint { point: segment.point(doc), count: 1, item });
            }
        } else {
            points.push(TilePoint { point: heap.middle(), count: heap.count, item: None });
        }
    }
    Ok(points)
}

/// The cells of a square in one segment.
struct Cells<'a> {
    ord: usize,
    segment: &'a Segment,
    /// What is counted; everything where there is none.
    found: Option<&'a Found>,
    level: u32,
}

impl Cells<'_> {
    /// Counts cells by the lengths of their intervals, or the bits in them.
    fn count(&self, square: Square, docs: Range<u32>, heaps: &mut BTreeMap<(u64, i64), Heap>) {
        let docs = self.segment.docs_in(square, docs);
        if docs.is_empty() {
            return;
        }
        if square.level < self.level
            && let Some(quarters) = square.quarters()
        {
            for quarter in quarters {
                self.count(quarter, docs.clone(), heaps);
            }
            return;
        }
        match self.found {
            None => {
                let count = self.segment.count_alive(docs.clone());
                if count <= u64::from(SAMPLE) {
                    self.add_all(square, docs.filter(|doc| self.segment.is_alive(*doc)), heaps);
                } else {
                    let step = docs.len() / SAMPLE as usize;
                    self.measure(square, count, docs.step_by(step.max(1)), heaps);
                }
            }
            Some(found) => {
                let count = found.count(docs.clone());
                if count <= u64::from(SAMPLE) {
                    self.add_all(square, found.docs(docs), heaps);
                } else {
                    let step = count as usize / SAMPLE as usize;
                    self.measure(square, count, found.docs(docs).step_by(step), heaps);
                }
            }
        }
    }

    fn add_all(&self, cell: Square, docs: impl Iterator<Item = u32>, heaps: &mut BTreeMap<(u64, i64), Heap>) {
        let heap = heaps.entry((cell.first, 0)).or_default();
        for doc in docs {
            heap.add(self.segment.point(doc), (self.ord, doc));
        }
    }

    fn measure(
        &self,
        cell: Square,
        count: u64,
        docs: impl Iterator<Item = u32>,
        heaps: &mut BTreeMap<(u64, i64), Heap>,
    ) {
        let heap = heaps.entry((cell.first, 0)).or_default();
        heap.count += count;
        for doc in docs {
            heap.measure(self.segment.point(doc));
        }
    }
}

fn item(pin: Pin) -> TileItem {
    let card = pin.card;
    TileItem {
        id: pin.id,
        kind: pin.kind,
        category: card.category,
        slug: card.slug,
        name: card.name,
        sample: card.sample,
        importance: card.importance,
    }
}
