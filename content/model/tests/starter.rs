//! The starter collection: every entry is read, and what it says of itself is checked against the rest.
#![expect(clippy::unwrap_used, reason = "a collection that cannot be read ends the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use model::category::Kind;
use model::geo::{Precision, distance_to_edge, inside};
use model::item::Detail;
use model::{Id, Item, Lang, Texts, draft, written};

/// How far outside the simplified outline of its province a point may lie, in metres. The outlines are good to about
/// three kilometres, and coasts and river borders are where people go.
const OUTLINE_TOLERANCE: f64 = 5_000.0;

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap_or_else(|error| panic!("cannot read {}: {error}", dir.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

/// All items by id, with their files. Fails with every problem of every file.
fn collection() -> BTreeMap<Id, (PathBuf, Item)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../starter");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths.sort();
    let mut items = BTreeMap::new();
    let mut faults = Vec::new();
    for path in paths {
        let short = path.strip_prefix(&root).unwrap().to_path_buf();
        match written::read(&std::fs::read_to_string(&path).unwrap()) {
            Ok(item) => {
                if let Some((other, _)) = items.insert(item.id.clone(), (short.clone(), item)) {
                    faults.push(format!("{}: has the id of {}", short.display(), other.display()));
                }
            }
            Err(problems) => faults.extend(problems.iter().map(|problem| format!("{}: {problem}", short.display()))),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    items
}

fn check(each: impl Fn(&Item) -> Vec<String>) {
    let faults: Vec<String> = collection()
        .values()
        .flat_map(|(path, item)| each(item).into_iter().map(move |fault| format!("{}: {fault}", path.display())))
        .collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_file_is_a_written_item_in_its_own_place() {
    for (path, item) in collection().values() {
        let mut parts = path.iter();
        assert_eq!(parts.next().unwrap(), item.kind().slug(), "{}", path.display());
        assert_eq!(path.file_stem().unwrap(), item.slug.as_str(), "{}", path.display());
    }
}

#[test]
fn every_item_has_a_persian_and_an_english_name_and_its_texts_in_pairs() {
    check(|item| {
        let mut faults = Vec::new();
        for (what, texts) in [("name", &item.name), ("summary", &item.summary), ("description", &item.description)] {
            let languages = [Lang::FA, Lang::EN].map(|lang| texts.exact(lang).is_some());
            if languages != [true, true] && (what == "name" || languages != [false, false]) {
                faults.push(format!("{what} is missing in fa or en"));
            }
        }
        if matches!(item.kind(), Kind::Place | Kind::Event | Kind::Route) && item.summary.is_empty() {
            faults.push("has no summary".to_owned());
        }
        faults
    });
}

#[test]
fn persian_texts_are_written_with_persian_letters_and_digits() {
    check(|item| {
        let mut faults = Vec::new();
        for (what, texts) in [("name", &item.name), ("summary", &item.summary), ("description", &item.description)] {
            let Some(text) = texts.exact(Lang::FA) else { continue };
            for (wrong, right) in [
                ('ي', 'ی'),
                ('ك', 'ک'),
                ('ى', 'ی'),
                (',', '،'),
                (';', '؛'),
                ('?', '؟'),
                ('٤', '۴'),
                ('٥', '۵'),
                ('٦', '۶'),
            ] {
                if text.contains(wrong) && !(what == "description" && text.contains("http")) {
                    faults.push(format!("{what}.fa has {wrong:?}, should be {right:?}"));
                }
            }
        }
        faults
    });
}

#[test]
fn descriptions_are_of_readable_length() {
    check(|item| {
        [Lang::FA, Lang::EN]
            .into_iter()
            .filter_map(|lang| item.description.exact(lang).map(|text| (lang, text.split_whitespace().count())))
            .filter(|(_, words)| !(40..=170).contains(words))
            .map(|(lang, words)| format!("description.{lang} has {words} words"))
            .collect()
    });
}

#[test]
fn every_link_leads_to_an_item_of_the_right_kind() {
    let items = collection();
    let mut faults = Vec::new();
    for (path, item) in items.values() {
        for (relation, id) in item.relations() {
            match items.get(id) {
                Some((_, target)) if target.kind() == relation.target() => {}
                Some(_) => faults.push(format!("{}: {id} is not a {}", path.display(), relation.target())),
                None => faults.push(format!("{}: {id} is not in the collection", path.display())),
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_point_lies_in_the_province_it_names() {
    let items = collection();
    let mut faults = Vec::new();
    for (path, item) in items.values() {
        let (Some(located), Some(province)) = (item.point, &item.province) else {
            if item.kind() == Kind::Place && item.country == "IR" {
                faults.push(format!("{}: a place without a province", path.display()));
            }
            continue;
        };
        let Some((_, Item { detail: Detail::Province(province), .. })) = items.get(province) else { continue };
        if !inside(&province.outline, located.point) {
            let off = distance_to_edge(&province.outline, located.point);
            if off > OUTLINE_TOLERANCE {
                faults.push(format!(
                    "{}: lies {:.1} km outside {}",
                    path.display(),
                    off / 1000.0,
                    item.province.as_ref().unwrap()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_two_places_of_one_name_lie_within_300_metres() {
    let items = collection();
    let places: Vec<_> = items.values().filter(|(_, item)| item.kind() == Kind::Place).collect();
    let mut faults = Vec::new();
    for (i, (path, item)) in places.iter().enumerate() {
        for (other_path, other) in &places[i + 1..] {
            let near = item.point.unwrap().point.distance(other.point.unwrap().point) < 300.0;
            if near && draft::same_name(&item.name, &other.name) {
                faults.push(format!("{} and {}", path.display(), other_path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_no_documented_fact_is_marked_as_a_sample() {
    check(|item| {
        let invented = matches!(item.kind(), Kind::Programme | Kind::Opportunity) || item.category == "eco-lodge";
        if invented && !item.sample { vec!["is not marked as a sample".to_owned()] } else { Vec::new() }
    });
}

#[test]
fn every_event_happens_within_the_next_400_days() {
    let from = jiff::civil::date(2026, 11, 23);
    let to = from.checked_add(jiff::Span::new().days(400)).unwrap();
    check(|item| match &item.detail {
        Detail::Event(event) if event.schedule.instances(from, to).is_empty() => vec!["never happens".to_owned()],
        _ => Vec::new(),
    });
}

fn has(texts: &Texts, lang: Lang) -> bool {
    texts.exact(lang).is_some()
}

#[test]
fn the_collection_is_as_rich_as_it_is_said_to_be() {
    let items = collection();
    let all: Vec<&Item> = items.values().map(|(_, item)| item).collect();
    let count = |test: &dyn Fn(&Item) -> bool| all.iter().filter(|item| test(item)).count();
    let of = |kind: Kind| count(&|item| item.kind() == kind);
    let place = |item: &Item| item.kind() == Kind::Place;
    let described = |item: &Item, lang: Lang| has(&item.summary, lang) && has(&item.description, lang);
    let in_province = |slug: &'static str| {
        move |item: &Item| {
            item.kind() == Kind::Place
                && item.province.as_ref().is_some_and(|id| id.as_str() == format!("province:{slug}"))
        }
    };
    let at_least = |what: &str, found: usize, wanted: usize| {
        println!("{what}: {found}");
        assert!(found >= wanted, "{what}: {found}, wanted {wanted}");
    };
    at_least("places", of(Kind::Place), 300);
    at_least(
        "places described in fa and en",
        count(&|item| place(item) && described(item, Lang::FA) && described(item, Lang::EN)),
        150,
    );
    at_least(
        "places described in ar",
        count(&|item| place(item) && has(&item.name, Lang::AR) && described(item, Lang::AR)),
        40,
    );
    at_least("places of Gilan", count(&in_province("gilan")), 60);
    at_least(
        "places of Rasht",
        count(&|item| place(item) && item.city.as_ref().is_some_and(|id| id.as_str() == "city:rasht")),
        25,
    );
    at_least("events", of(Kind::Event), 30);
    at_least("partnerships", of(Kind::Partnership), 16);
    at_least("routes", of(Kind::Route), 8);
    at_least("programmes", of(Kind::Programme), 6);
    at_least("opportunities", of(Kind::Opportunity), 6);
    at_least("eco-lodges", count(&|item| item.category == "eco-lodge"), 8);
    at_least("provinces", of(Kind::Province), 31);
    for province in all.iter().filter(|item| item.kind() == Kind::Province) {
        let inside = count(&|item| place(item) && item.province.as_ref() == Some(&province.id));
        at_least(province.id.as_str(), inside, 4);
    }
    for city in ["tehran", "mashhad", "isfahan", "karaj", "shiraz", "tabriz", "qom", "ahvaz", "kermanshah", "urmia"] {
        let inside =
            count(&|item| place(item) && item.city.as_ref().is_some_and(|id| id.as_str() == format!("city:{city}")));
        at_least(city, inside, 3);
    }
    let properties: BTreeSet<&str> = all
        .iter()
        .filter_map(|item| match &item.detail {
            Detail::Place(place) => place.unesco.as_ref().map(|unesco| unesco.id.as_str()),
            _ => None,
        })
        .collect();
    at_least("World Heritage properties", properties.len(), 29);
    let exact =
        count(&|item| place(item) && item.point.is_some_and(|located| located.precision != Precision::Settlement));
    at_least("places known better than by their settlement", exact, 200);
}
