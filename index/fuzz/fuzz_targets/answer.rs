//! Any line, anywhere, with any filters: what comes agrees with itself from page to page and from list to map. The first
//! sixteen bytes say where and how, the rest is the line.

#![no_main]

#[path = "../starter.rs"]
mod starter;

use std::sync::Arc;

use index::{Error, Facet, Query, Shape, Sort};
use libfuzzer_sys::fuzz_target;
use model::{Bounds, Kind, Lang, Point};
use starter::{index, now};

const SAID: usize = 16;

fuzz_target!(|data: &[u8]| {
    let Some((said, line)) = data.split_at_checked(SAID) else { return };
    let Ok(text) = std::str::from_utf8(line) else { return };
    let query = asked(said, text);
    let first = match index().search(&query) {
        Ok(first) => first,
        Err(Error::BadCursor) => return,
        Err(error) => panic!("{error}"),
    };
    starter::holds(&first, query.limit);
    for (_, counts) in &first.facets {
        assert!(counts.iter().all(|(_, count)| *count <= first.total));
    }
    let tile = index().tile(&query, 0, 0, 0).expect("a tile");
    assert_eq!(tile.iter().map(|point| point.count).sum::<u64>(), first.total, "the map counts as the list");
    if let Some(after) = first.next {
        let next = index().search(&Query { after: Some(after), ..query.clone() }).expect("the next page");
        assert_eq!(next.total, first.total);
        assert!(!next.hits.is_empty());
        let twice = |hit: &index::Hit| first.hits.iter().any(|before| before.id == hit.id);
        assert!(!next.hits.iter().any(twice), "nothing comes twice");
    }
});

fn asked(said: &[u8], text: &str) -> Query {
    let degrees = |at: usize, most: f64| f64::from(said[at]) / 255.0 * 2.0 * most - most;
    let has = |bit: u8| said[0] & (1 << bit) != 0;
    let point = |at: usize| Point::new(degrees(at, 180.0), degrees(at + 1, 90.0));
    let corners = || [point(4), point(6), point(8), point(10)].into_iter().flatten().collect::<Vec<Point>>();
    Query {
        text: text.to_owned(),
        lang: [Lang::FA, Lang::EN, Lang::AR][usize::from(said[1]) % 3],
        kinds: if has(0) { vec![Kind::ALL[usize::from(said[2]) % Kind::ALL.len()]] } else { vec![] },
        bounds: has(1)
            .then(|| Bounds::new(degrees(4, 180.0), degrees(5, 90.0), degrees(6, 180.0), degrees(7, 90.0)))
            .flatten(),
        near: if has(2) { point(12) } else { None },
        radius_m: has(3).then(|| f64::from(said[14]) * 10_000.0),
        shape: match (has(4), has(5)) {
            (true, true) => Shape::corridor(&corners(), f64::from(said[3]) * 100.0).map(Arc::new),
            (true, false) => Shape::polygon(&corners()).map(Arc::new),
            _ => None,
        },
        open_at: has(6).then(now),
        without_samples: has(7),
        sort: Sort::ALL[usize::from(said[15]) % Sort::ALL.len()],
        limit: usize::from(said[15]) / Sort::ALL.len() % 24 + 1,
        facets: Facet::ALL.to_vec(),
        now: now(),
        explain: said[1] >= 128,
        ..Query::default()
    }
}
