//! A word that many share, in an index of more than one window of documents: what comes first, and what is nearest, is
//! the same as when nothing is passed over.

use std::sync::LazyLock;

use index::{Index, Query, Sort};
use model::{Id, Point};
use serde_json::json;

use crate::made::{self, place, query};

const MANY: usize = 9_000;
/// A question that has no more answers than this passes nothing over.
const PAGE: usize = 100;

static MADE: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
    let written: Vec<String> = (0..MANY)
        .map(|n| {
            // Most are houses; some are called so in other ways, in texts, or with a rare word that weighs much.
            let name = match n % 97 {
                3 => "House".to_owned(),
                5..20 => format!("Garden {n}"),
                20..24 => "Blue House of Sparrows".to_owned(),
                _ => format!("House {n}"),
            };
            let (lon, lat) = ((n * 7919 % 3600) as f64 / 10.0 - 180.0, (n * 104_729 % 1700) as f64 / 10.0 - 85.0);
            let mut more = json!({
                "importance": ((n * 31_337 % 1000) as f64 / 1000.0).powi(3),
                "category": if n % 11 == 0 { "historic-house" } else { "persian-garden" },
            });
            if n % 13 == 0 {
                more["summary"] = json!({"en": "A house, and another house beside the house."});
            }
            place(&format!("p{n}"), json!({"en": name}), (lon, lat), more)
        })
        .collect();
    let collection = made::collection(written.iter().map(String::as_str));
    let (folder, index) = collection.index();
    let mut writer = index.writer().expect("a writer");
    for n in (0..MANY).step_by(29) {
        writer.remove(&id(n)).expect("a removal");
    }
    writer.commit().expect("a commit");
    (folder, index)
});

fn id(n: usize) -> Id {
    Id::parse(&format!("place:p{n}")).expect("an id")
}

/// All hits of the first pages.
fn pages(query: &Query, pages: usize) -> Vec<Id> {
    let mut query = query.clone();
    let mut ids = Vec::new();
    for _ in 0..pages {
        let results = MADE.1.search(&query).expect("an answer");
        ids.extend(results.hits.into_iter().map(|hit| hit.id));
        query.after = results.next;
        if query.after.is_none() {
            break;
        }
    }
    ids
}

#[test]
fn the_first_are_those_that_come_before_every_other() {
    let near = Point::new(179.0, 84.0);
    for text in ["house", "blue house", "house sparrows", "garden -house", "\"blue house\"", "hose", ""] {
        for (sort, near) in [(Sort::Relevance, None), (Sort::Relevance, near), (Sort::Distance, near)] {
            let asked = Query { sort, near, limit: 7, lang: model::Lang::EN, ..query(text) };
            let first = pages(&asked, 3);
            let mut total = 0;
            for some in (0..MANY).collect::<Vec<_>>().chunks(PAGE - first.len()) {
                let others: Vec<Id> = some.iter().map(|n| id(*n)).filter(|id| !first.contains(id)).collect();
                let ids = Some(first.iter().chain(&others).cloned().collect());
                let whole = MADE.1.search(&Query { ids, limit: PAGE, ..asked.clone() }).expect("an answer");
                let order: Vec<&Id> = whole.hits.iter().map(|hit| &hit.id).take(first.len()).collect();
                assert_eq!(order, first.iter().collect::<Vec<_>>(), "{text} {sort:?} {near:?}");
                total += whole.total - first.len() as u64;
            }
            let told = MADE.1.search(&asked).expect("an answer").total;
            assert_eq!(told, total + first.len() as u64, "{text} {sort:?} {near:?}");
        }
    }
}

#[test]
fn tiles_and_counts_of_a_common_word_add_up() {
    for text in ["house", "garden", "sparrows"] {
        let total = MADE.1.search(&query(text)).expect("an answer").total;
        for z in [0, 2, 4] {
            let side = 1u32 << z;
            let tiles = (0..side).flat_map(|x| (0..side).map(move |y| (x, y)));
            let sum: u64 = tiles
                .flat_map(|(x, y)| MADE.1.tile(&query(text), z, x, y).expect("a tile"))
                .map(|point| point.count)
                .sum();
            assert_eq!(sum, total, "{text} at zoom {z}");
        }
    }
}
