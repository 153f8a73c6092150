//! The nearest documents, best first: the queue always opens the square that can hold the nearest one next.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use model::Point;

use crate::geo::area::{Area, Place, least_distance};
use crate::geo::order::Square;
use crate::matching::Found;
use crate::results::Rank;
use crate::view::View;

/// A square with no more documents than this is measured document by document.
const FEW: u32 = 64;

/// The `limit` nearest living documents of the area beyond `after`, nearest first: their rank, segment and document. With
/// `among`, which lies in the area, only of those.
pub(crate) fn nearest(
    view: &View,
    area: &Area,
    among: Option<&[Found]>,
    from: Point,
    after: Option<Rank>,
    limit: usize,
) -> Vec<(Rank, usize, u32)> {
    // Squares wait with the least distance they can hold, documents with their own.
    let mut squares = BinaryHeap::new();
    let mut best: BinaryHeap<(Rank, usize, u32)> = BinaryHeap::new();
    for (ord, segment) in view.segments.iter().enumerate() {
        if segment.max_doc > 0 {
            squares.push(Reverse((0u64, ord, Square::WORLD, 0, segment.max_doc)));
        }
    }
    while let Some(Reverse((least, ord, square, start, end))) = squares.pop() {
        if best.len() >= limit && best.peek().is_some_and(|worst| worst.0.order < least) {
            break;
        }
        let segment = &view.segments[ord];
        let among = among.and_then(|among| among.get(ord));
        match square.quarters() {
            Some(quarters) if end - start > FEW => {
                let mut from_doc = start;
                for (n, quarter) in quarters.into_iter().enumerate() {
                    let to_doc = if n == 3 { end } else { segment.first_after(quarter.last(), from_doc..end) };
                    let empty = among.map_or(from_doc == to_doc, |among| among.is_empty(from_doc..to_doc));
                    if !empty && area.place(quarter) != Place::Outside {
                        // A little less than true, so that rounding never hides a document.
                        let least = (least_distance(from, quarter.degrees()) * 0.999_99 - 1.0).max(0.0);
                        squares.push(Reverse((Rank::of(least), ord, quarter, from_doc, to_doc)));
                    }
                    from_doc = to_doc;
                }
            }
            _ => {
                for doc in start..end {
                    let point = segment.point(doc);
                    let held = match among {
                        Some(among) => among.contains(doc),
                        None => segment.is_alive(doc) && area.contains(point),
                    };
                    if !held {
                        continue;
                    }
                    let rank = Rank { order: Rank::of(from.distance(point)), key: segment.key(doc) };
                    if after.is_none_or(|after| rank > after) {
                        best.push((rank, ord, doc));
                        if best.len() > limit {
                            best.pop();
                        }
                    }
                }
            }
        }
    }
    best.into_sorted_vec()
}
