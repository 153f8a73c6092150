//! Whatever somebody types and wherever they look, there is an answer and no panic. `GARDESH_CASES=100000` tries more.

use std::sync::Arc;

use index::{Error, Facet, Query, Shape, Sort, Suggest};
use jiff::SignedDuration;
use model::place::Ability;
use model::{Bounds, Kind, Lang, Point};
use proptest::prelude::*;
use proptest::sample::select;

use crate::collection::now;
use crate::made::starter;

fn config() -> ProptestConfig {
    let more = std::env::var("GARDESH_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: more.unwrap_or(48), failure_persistence: None, ..ProptestConfig::default() }
}

/// Parts that mean something to the reading of a line, or that programs stumble over.
const PARTS: [&str; 44] = [
    "موزه",
    "رشت",
    "موزه‌های",
    "خانهٔ",
    "كاخ",
    "مَسجِد",
    "آخر هفته",
    "نزدیک من",
    "near me",
    "tomorrow",
    "museums in",
    "l,ci",
    "MUSEUM",
    "İstanbul",
    "straße",
    "e\u{301}\u{327}\u{301}",
    "کتاب‌خانه",
    "\u{200c}",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[2J",
    "\n",
    "\t",
    "\"",
    "«",
    "»",
    "“",
    "-",
    "--",
    "−",
    "+",
    "*",
    "\\",
    "/",
    "%00",
    ":",
    "(",
    "۱۴۰۵",
    "1405/9/7",
    "👨‍👩‍👧",
    "\u{e0001}",
    "\u{fdfa}",
];

/// A typed line: anything at all, or parts strung together.
fn line() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => select(&PARTS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,12}",
        1 => "[\u{600}-\u{6ff}\u{300}-\u{36f}]{1,40}",
    ];
    let strung = proptest::collection::vec((part, select(&["", " ", "  ", "\u{200c}"][..])), 0..16)
        .prop_map(|parts| parts.into_iter().map(|(part, gap)| part + gap).collect());
    let long = (select(&PARTS[..]), 1..4000usize).prop_map(|(part, times)| part.repeat(times));
    prop_oneof![8 => strung, 2 => proptest::collection::vec(any::<char>(), 0..300).prop_map(String::from_iter), 1 => long]
}

/// A number that is a coordinate more often than not, and otherwise anything.
fn coordinate(most: f64) -> impl Strategy<Value = f64> {
    prop_oneof![8 => -most..=most, 2 => select(vec![-most, most, 0.0, -0.0, f64::NAN, f64::INFINITY, 1e300]), 1 => any::<f64>()]
}

fn point() -> impl Strategy<Value = Option<Point>> {
    (coordinate(180.0), coordinate(90.0)).prop_map(|(lon, lat)| {
        let point = Point::new(lon, lat);
        assert!(point.is_none() || lon.is_finite() && lat.is_finite(), "{lon} {lat} is no position");
        point
    })
}

fn bounds() -> impl Strategy<Value = Option<Bounds>> {
    let sides = (coordinate(180.0), coordinate(90.0), coordinate(180.0), coordinate(90.0));
    sides.prop_map(|(west, south, east, north)| {
        let bounds = Bounds::new(west, south, east, north);
        assert!(bounds.is_none() || [west, south, east, north].iter().all(|side| side.is_finite()));
        bounds
    })
}

fn shape() -> impl Strategy<Value = Option<Arc<Shape>>> {
    (proptest::collection::vec(point(), 0..9), any::<bool>(), coordinate(50_000.0)).prop_map(
        |(points, is_way, width)| {
            let points: Vec<Point> = points.into_iter().flatten().collect();
            let shape = if is_way { Shape::corridor(&points, width) } else { Shape::polygon(&points) };
            shape.map(Arc::new)
        },
    )
}

fn area() -> impl Strategy<Value = Query> {
    let around = (point(), proptest::option::of(prop_oneof![0.0..50_000.0f64, any::<f64>()]));
    let of_its_own = || proptest::option::weighted(0.2, any::<bool>());
    let filters = (
        proptest::collection::vec(select(&Kind::ALL[..]), 0..2),
        of_its_own(),
        of_its_own(),
        of_its_own(),
        proptest::option::weighted(0.2, (-10_000..10_000i64, -10_000..10_000i64)),
    );
    (bounds(), shape(), 0..4u8, around, filters).prop_map(|(bounds, shape, which, (near, radius_m), filters)| {
        let (kinds, free, unesco, wheelchair, hours) = filters;
        let at = |hours| now() + SignedDuration::from_hours(hours);
        Query {
            bounds: bounds.filter(|_| which & 1 == 1),
            shape: shape.filter(|_| which & 2 == 2),
            near,
            radius_m,
            kinds,
            free,
            unesco,
            wheelchair: wheelchair.map(|_| Ability::Limited),
            period: hours.map(|(from, until)| (at(from), at(until))),
            open_at: hours.filter(|(from, _)| from % 2 == 0).map(|(from, _)| at(from)),
            facets: Facet::ALL.to_vec(),
            now: now(),
            ..Query::default()
        }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_line_and_any_area_have_an_answer(
        text in line(), area in area(), limit in 0..200usize, lang in select(&Lang::INTERFACE[..]), corner in any::<(u32, u32)>(),
    ) {
        let index = starter();
        for sort in Sort::ALL.into_iter().chain([Sort::Changed]) {
            let query = Query { text: text.clone(), lang, sort, limit, ..area.clone() };
            let first = index.search(&query);
            prop_assert!(first.is_ok(), "{:?}", first.err());
            let first = first.expect("checked above");
            prop_assert!(first.hits.len() as u64 <= first.total);
            if let Some(after) = first.next {
                let second = index.search(&Query { after: Some(after), ..query.clone() });
                prop_assert!(second.is_ok_and(|second| second.total == first.total), "its second page");
            }
            let world = index.tile(&query, 0, 0, 0).expect("a tile");
            prop_assert_eq!(world.iter().map(|point| point.count).sum::<u64>(), first.total);
            let z = (corner.0 % 23) as u8;
            prop_assert!(index.tile(&query, z, corner.0 >> (32 - u32::from(z).max(1)), corner.1 >> (32 - u32::from(z).max(1))).is_ok());
        }
        let asked = Suggest { text, lang, near: area.near, bounds: area.bounds, limit, now: now() };
        prop_assert!(index.suggest(&asked).is_ok());
    }

    #[test]
    fn any_cursor_is_read_or_refused(text in prop_oneof!["\\PC{0,80}", "[rdtnc][0-3][0-9a-f]{32}([0-9a-f]{2}){0,30}"]) {
        match text.parse() {
            Ok(after) => {
                let answer = starter().search(&Query { after: Some(after), now: now(), ..Query::default() });
                prop_assert!(matches!(answer, Ok(_) | Err(Error::BadCursor)));
            }
            Err(error) => prop_assert!(matches!(error, Error::BadCursor)),
        }
    }
}
