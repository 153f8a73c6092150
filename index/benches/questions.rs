//! How long questions take over many items: `cargo bench -p index -- 1000000`. Items are spread around a few hundred
//! towns; the figures are p50 and p99 in milliseconds of one thread, after one warming round. With a folder after the
//! number the index is kept there and asked again next time; words after it choose among the questions.

use std::time::Instant;

use index::{Entry, Facet, Index, Query, Sort, Suggest};
use jiff::Timestamp;
use model::{Bounds, Item, Located, Point};

const WORDS: [&str; 12] =
    ["خانه", "باغ", "مسجد", "پل", "قلعه", "آبشار", "بازار", "کاروانسرا", "برج", "حمام", "موزه", "کتابخانه"];
const CATEGORIES: [&str; 12] = [
    "historic-house",
    "persian-garden",
    "mosque",
    "bridge",
    "castle",
    "waterfall",
    "bazaar",
    "caravanserai",
    "tower",
    "bathhouse",
    "museum",
    "library",
];

/// Numbers without a pattern, the same in every run.
struct Random(u64);

impl Random {
    /// 0..1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1u32 << 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() * n as f64) as usize
    }

    /// A made-up word of Persian letters.
    fn word(&mut self) -> String {
        const LETTERS: [char; 20] =
            ['ا', 'ب', 'پ', 'ت', 'ج', 'چ', 'خ', 'د', 'ر', 'ز', 'س', 'ش', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'ی'];
        let length = 3 + self.below(4);
        (0..length).map(|_| LETTERS[self.below(LETTERS.len())]).collect()
    }
}

fn item(n: usize, random: &mut Random, towns: &[(f64, f64)], words: &[String]) -> (Item, Located) {
    let kind = random.below(WORDS.len());
    let town = towns[random.below(towns.len())];
    let away = |random: &mut Random| (random.next() + random.next() - 1.0) * 0.2;
    let (lon, lat) = (town.0 + away(random), town.1 + away(random));
    // The square of a number below one: few words are common, most are rare.
    let name = format!("{} {}", WORDS[kind], words[(random.next().powi(2) * words.len() as f64) as usize]);
    let text = format!(
        r#"{{"format":1,"id":"place:n{n}","kind":"place","slug":"n{n}","category":"{}","name":{{"fa":"{name}"}},
        "point":{{"lon":{lon},"lat":{lat}}},"importance":{},"sources":[{{"title":"made up"}}]}}"#,
        CATEGORIES[kind],
        random.next().powi(4),
    );
    let item = model::written::read(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    let located = item.point.unwrap_or_else(|| Located::roughly(Bounds::WORLD.centre()));
    (item, located)
}

fn build(
    index: &Index,
    many: usize,
    random: &mut Random,
    towns: &[(f64, f64)],
    words: &[String],
) -> Result<(), index::Error> {
    let mut rebuild = index.rebuild()?;
    for n in 0..many {
        let (item, located) = item(n, random, towns, words);
        rebuild.put(&Entry {
            item: &item,
            version: 1,
            located,
            city: None,
            province: None,
            partners: Vec::new(),
            instances: Vec::new(),
            changed_at: Timestamp::UNIX_EPOCH,
            due_on: jiff::civil::Date::MAX,
            marks: Vec::new(),
        })?;
    }
    rebuild.finish()
}

/// Prints how long each step of an answer takes, for one question of the kind that `index/README.md` follows: median in
/// milliseconds of what was not read before.
fn steps(
    index: &Index,
    base: &Query,
    chosen: &[String],
    random: &mut Random,
    words: &[String],
) -> Result<(), index::Error> {
    if !chosen.is_empty() && !chosen.iter().any(|word| word == "steps") {
        return Ok(());
    }
    let mut took = Vec::new();
    for _ in 0..220 {
        let text = format!("{} {}", WORDS[random.below(WORDS.len())], words[random.below(words.len())]);
        let asked = Query { text, facets: Facet::ALL.to_vec(), near: Some(Bounds::WORLD.centre()), ..base.clone() };
        took.push(index.search(&asked)?.took);
    }
    let median = |step: fn(&index::Took) -> std::time::Duration| {
        let mut times: Vec<_> = took.iter().skip(20).map(|took| step(took).as_secs_f64() * 1000.0).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    eprintln!(
        "two words, by steps: reading {:.3}, opening {:.3}, matching {:.3}, telling {:.3}",
        median(|took| took.reading),
        median(|took| took.opening),
        median(|took| took.matching),
        median(|took| took.telling),
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let said: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let many = said.first().and_then(|word| word.parse().ok()).unwrap_or(100_000);
    let mut random = Random(1);
    let towns: Vec<(f64, f64)> = (0..400).map(|_| (44.0 + random.next() * 19.0, 25.5 + random.next() * 14.0)).collect();
    let words: Vec<String> = (0..many / 10 + 10).map(|_| random.word()).collect();

    let passing = tempfile::tempdir()?;
    let folder = said.get(1).map_or_else(|| passing.path().to_owned(), std::path::PathBuf::from);
    let chosen = said.get(2..).unwrap_or_default();
    let began = Instant::now();
    let (index, state) = Index::open(&folder)?;
    if state == index::State::Ready {
        eprintln!("{} items opened in {:.3} s", index.len(), began.elapsed().as_secs_f64());
    } else {
        build(&index, many, &mut random, &towns, &words)?;
        eprintln!("{many} items built in {:.1} s", began.elapsed().as_secs_f64());
    }

    let now: Timestamp = "2026-11-24T09:00:00Z".parse()?;
    let at = |random: &mut Random| Point::new(44.0 + random.next() * 19.0, 25.5 + random.next() * 14.0);
    let around = |random: &mut Random, side: f64| {
        let (west, south) = (44.0 + random.next() * 18.0, 25.5 + random.next() * 13.0);
        Bounds::new(west, south, west + side, south + side)
    };
    let base = Query { now, ..Query::default() };
    let word = |random: &mut Random| words[random.below(words.len())].clone();

    steps(&index, &base, chosen, &mut random, &words)?;
    let mut ask = |label: &str, question: &mut dyn FnMut(&mut Random) -> Result<u64, index::Error>| {
        if !chosen.is_empty() && !chosen.iter().any(|word| label.contains(word.as_str())) {
            return Ok(());
        }
        let mut took = Vec::new();
        for round in 0..220 {
            let began = Instant::now();
            question(&mut random)?;
            if round >= 20 {
                took.push(began.elapsed().as_secs_f64() * 1000.0);
            }
        }
        took.sort_by(f64::total_cmp);
        eprintln!("{label:<34} {:>8.2} {:>8.2}", took[took.len() / 2], took[took.len() * 99 / 100]);
        Ok::<(), index::Error>(())
    };
    let search = |query: &Query| index.search(query).map(|results| results.total);
    ask("a word", &mut |r| search(&Query { text: word(r), ..base.clone() }))?;
    ask("a kind of thing", &mut |r| search(&Query { text: WORDS[r.below(12)].to_owned(), ..base.clone() }))?;
    ask("a kind in a box of 0.5°", &mut |r| {
        search(&Query { text: WORDS[r.below(12)].to_owned(), bounds: around(r, 0.5), ..base.clone() })
    })?;
    ask("a typing error", &mut |r| {
        let typed: String = word(r).chars().rev().collect();
        search(&Query { text: typed, ..base.clone() })
    })?;
    ask("everything, best known", &mut |_| search(&base))?;
    ask("a box of 0.5°", &mut |r| search(&Query { bounds: around(r, 0.5), ..base.clone() }))?;
    ask("a box of 10°, all counts", &mut |r| {
        search(&Query { bounds: around(r, 10.0), facets: Facet::ALL.to_vec(), ..base.clone() })
    })?;
    ask("50 km around, nearest first", &mut |r| {
        search(&Query { near: at(r), radius_m: Some(50_000.0), sort: Sort::Distance, ..base.clone() })
    })?;
    ask("the 20 nearest", &mut |r| search(&Query { near: at(r), sort: Sort::Distance, ..base.clone() }))?;
    ask("a kind, nearest first", &mut |r| {
        search(&Query { text: WORDS[r.below(12)].to_owned(), near: at(r), sort: Sort::Distance, ..base.clone() })
    })?;
    ask("everything by name", &mut |_| search(&Query { sort: Sort::Name, ..base.clone() }))?;
    let tile = |query: &Query, z: u8, at: Option<Point>| {
        let at = at.unwrap_or_else(|| Bounds::WORLD.centre());
        let side = f64::from(2u32).powi(i32::from(z));
        let lat = at.lat().to_radians();
        let y = (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0;
        index
            .tile(query, z, ((at.lon() + 180.0) / 360.0 * side) as u32, (y * side) as u32)
            .map(|points| points.len() as u64)
    };
    for z in [0, 4, 8, 12, 14] {
        ask(&format!("tile at zoom {z}"), &mut |r| {
            let town = towns[r.below(towns.len())];
            tile(&base, z, Point::new(town.0, town.1))
        })?;
    }
    ask("a kind, tile at zoom 4", &mut |r| {
        let query = Query { text: WORDS[r.below(12)].to_owned(), ..base.clone() };
        tile(&query, 4, at(r))
    })?;
    for letters in [1, 3, 5] {
        ask(&format!("suggestions, {letters} letters"), &mut |r| {
            let text: String = word(r).chars().take(letters).collect();
            index.suggest(&Suggest { text, now, ..Suggest::default() }).map(|found| found.len() as u64)
        })?;
    }
    Ok(())
}
