//! Extracts of OpenStreetMap, XML or PBF: what carries a tag of our taxonomy becomes a row. A way stands in the middle of
//! its corners; relations are left out.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use model::Kind;
use model::category::CATEGORIES;
use osmpbf::{Element, ElementReader};
use quick_xml::events::{BytesStart, Event};

use super::{ROWS_MAX, Table, Unreadable};

/// Most positions that are remembered while ways are put together.
const NODES_MAX: usize = 2_000_000;
/// Most corners of one way.
const CORNERS_MAX: usize = 2_000;

type Tags = Vec<(String, String)>;
/// An element whose parts are being read: whether it is a way, its number, position, tags and corners.
type Begun = (bool, i64, [f64; 2], Tags, Vec<i64>);

/// The middle of some positions: of the box around them.
pub fn centre(corners: &[[f64; 2]]) -> Option<[f64; 2]> {
    let first = corners.first()?;
    let mut bounds = [first[0], first[1], first[0], first[1]];
    for [lon, lat] in corners {
        bounds = [bounds[0].min(*lon), bounds[1].min(*lat), bounds[2].max(*lon), bounds[3].max(*lat)];
    }
    let round = |number: f64| (number * 1e7).round() / 1e7;
    Some([round((bounds[0] + bounds[2]) / 2.0), round((bounds[1] + bounds[3]) / 2.0)])
}

/// The category that OSM's tags stand for: the most particular one of places.
pub fn category(tags: &Tags) -> Option<&'static str> {
    let has = |key: &str, value: &str| tags.iter().any(|(k, v)| k == key && (value == "*" || v == value));
    let fits = |osm: &str| osm.split_once('=').is_some_and(|(key, value)| has(key, value));
    CATEGORIES
        .iter()
        .filter(|category| category.kind == Kind::Place && !category.osm.is_empty() && fits(category.osm))
        // One value of a key says more than any; the first of a parent and its like.
        .max_by_key(|category| (!category.osm.ends_with("=*"), category.parent.is_some()))
        .map(|category| category.slug)
}

/// The row of an element that has a name and a tag of ours.
fn row(element: &str, tags: &Tags, position: [f64; 2]) -> Option<Vec<(String, String)>> {
    let category = category(tags)?;
    let tag = |name: &str| tags.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if !tags.iter().any(|(key, _)| key == "name" || key.starts_with("name:")) {
        return None;
    }
    let mut row = vec![
        ("id".to_owned(), format!("osm:{}", element.replace('/', "-"))),
        ("osm".to_owned(), element.to_owned()),
        ("category".to_owned(), category.to_owned()),
        ("lon".to_owned(), position[0].to_string()),
        ("lat".to_owned(), position[1].to_string()),
    ];
    let named = tags.iter().filter_map(|(key, value)| key.strip_prefix("name:").map(|lang| (lang, value)));
    row.extend(
        named
            .filter(|(lang, _)| ["fa", "en", "ar"].contains(lang))
            .map(|(lang, value)| (format!("name.{lang}"), value.clone())),
    );
    if let Some(name) = tag("name").filter(|_| tag("name:fa").is_none()) {
        row.push(("name.fa".to_owned(), name));
    }
    let direct = [
        ("opening_hours", "opening_hours"),
        ("phone", "phone"),
        ("contact:phone", "phone"),
        ("website", "website"),
        ("contact:website", "website"),
        ("wheelchair", "wheelchair"),
        ("wikidata", "wikidata"),
    ];
    for (from, to) in direct {
        if let Some(value) = tag(from).filter(|_| !row.iter().any(|(name, _)| name == to)) {
            row.push((to.to_owned(), value));
        }
    }
    if let Some(street) = tag("addr:street") {
        let number = tag("addr:housenumber").map(|number| format!(" {number}")).unwrap_or_default();
        row.push(("address.fa".to_owned(), format!("{street}{number}")));
    }
    row.extend(tag("addr:city").map(|city| ("city".to_owned(), city)));
    row.extend([
        ("source".to_owned(), "OpenStreetMap contributors".to_owned()),
        ("source_url".to_owned(), format!("https://www.openstreetmap.org/{element}")),
        ("licence".to_owned(), "ODbL-1.0".to_owned()),
    ]);
    Some(row)
}

/// Ways that wait for their corners.
#[derive(Default)]
struct Ways {
    ways: Vec<(i64, Tags, Vec<i64>)>,
    rows: Vec<Vec<(String, String)>>,
}

impl Ways {
    fn node(&mut self, id: i64, tags: &Tags, position: [f64; 2]) -> Result<(), Unreadable> {
        self.rows.extend(row(&format!("node/{id}"), tags, position));
        self.within()
    }

    fn way(&mut self, id: i64, tags: Tags, corners: Vec<i64>) -> Result<(), Unreadable> {
        if category(&tags).is_some() {
            self.ways.push((id, tags, corners));
        }
        self.within()
    }

    fn within(&self) -> Result<(), Unreadable> {
        if self.rows.len() + self.ways.len() > ROWS_MAX { Err(Unreadable::Rows) } else { Ok(()) }
    }

    fn finish(mut self, positions: &HashMap<i64, [f64; 2]>) -> Result<Table, Unreadable> {
        for (id, tags, corners) in &self.ways {
            let corners: Vec<[f64; 2]> = corners.iter().filter_map(|corner| positions.get(corner).copied()).collect();
            if let Some(position) = centre(&corners) {
                self.rows.extend(row(&format!("way/{id}"), tags, position));
            }
        }
        Table::of_named(self.rows)
    }
}

/// Reads PBF: once for what is wanted, once for the corners of its ways.
pub fn pbf(path: &Path) -> Result<Table, Unreadable> {
    let mut ways = Ways::default();
    let mut trouble = Ok(());
    let owned = |tags: &mut dyn Iterator<Item = (&str, &str)>| -> Tags {
        tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    let open = || ElementReader::from_path(path).map_err(Unreadable::broken);
    open()?
        .for_each(|element| {
            let met = match element {
                Element::Node(node) => ways.node(node.id(), &owned(&mut node.tags()), [node.lon(), node.lat()]),
                Element::DenseNode(node) => ways.node(node.id(), &owned(&mut node.tags()), [node.lon(), node.lat()]),
                Element::Way(way) => ways.way(way.id(), owned(&mut way.tags()), way.refs().take(CORNERS_MAX).collect()),
                Element::Relation(_) => Ok(()),
            };
            if trouble.is_ok() {
                trouble = met;
            }
        })
        .map_err(Unreadable::broken)?;
    trouble?;
    let wanted: HashSet<i64> = ways.ways.iter().flat_map(|(_, _, corners)| corners.iter().copied()).collect();
    let mut positions = HashMap::with_capacity(wanted.len().min(NODES_MAX));
    open()?
        .for_each(|element| match element {
            Element::Node(node) if wanted.contains(&node.id()) => {
                positions.insert(node.id(), [node.lon(), node.lat()]);
            }
            Element::DenseNode(node) if wanted.contains(&node.id()) => {
                positions.insert(node.id(), [node.lon(), node.lat()]);
            }
            _ => {}
        })
        .map_err(Unreadable::broken)?;
    ways.finish(&positions)
}

/// Reads XML. Entities of its own are no part of OSM's form: a file that declares some is refused.
pub fn xml(path: &Path) -> Result<Table, Unreadable> {
    let mut reader = quick_xml::Reader::from_file(path).map_err(Unreadable::broken)?;
    let (mut buffer, mut ways, mut positions) = (Vec::new(), Ways::default(), HashMap::new());
    let mut open: Option<Begun> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Eof => break,
            Event::DocType(_) => return Err(Unreadable::Entities),
            Event::Start(start) if matches!(start.name().as_ref(), b"node" | b"way") => {
                open = Some(begun(&start)?);
            }
            Event::Empty(start) => match (start.name().as_ref(), &mut open) {
                (b"node", _) => {
                    let (_, id, position, ..) = begun(&start)?;
                    remember(&mut positions, id, position)?;
                }
                (b"tag", Some((.., tags, _))) if tags.len() < 500 => {
                    tags.push((attribute(&start, "k")?, attribute(&start, "v")?));
                }
                (b"nd", Some((.., corners))) if corners.len() < CORNERS_MAX => {
                    corners.extend(attribute(&start, "ref")?.parse::<i64>());
                }
                _ => {}
            },
            Event::End(end) if matches!(end.name().as_ref(), b"node" | b"way") => match open.take() {
                Some((true, id, _, tags, corners)) => ways.way(id, tags, corners)?,
                Some((false, id, position, tags, _)) => {
                    remember(&mut positions, id, position)?;
                    ways.node(id, &tags, position)?;
                }
                None => {}
            },
            _ => {}
        }
    }
    ways.finish(&positions)
}

fn remember(positions: &mut HashMap<i64, [f64; 2]>, id: i64, position: [f64; 2]) -> Result<(), Unreadable> {
    if positions.len() >= NODES_MAX {
        return Err(Unreadable::Rows);
    }
    positions.insert(id, position);
    Ok(())
}

fn begun(start: &BytesStart<'_>) -> Result<Begun, Unreadable> {
    let number = |name: &str| attribute(start, name).map(|text| text.parse::<f64>().unwrap_or_default());
    let id = attribute(start, "id")?.parse().unwrap_or_default();
    Ok((start.name().as_ref() == b"way", id, [number("lon")?, number("lat")?], Vec::new(), Vec::new()))
}

/// The value of an attribute; empty when it is not there.
fn attribute(start: &BytesStart<'_>, name: &str) -> Result<String, Unreadable> {
    let found = start.try_get_attribute(name).map_err(Unreadable::broken)?;
    let Some(found) = found else { return Ok(String::new()) };
    let raw = std::str::from_utf8(&found.value).map_err(Unreadable::broken)?;
    Ok(quick_xml::escape::unescape(raw).map_err(Unreadable::broken)?.into_owned())
}
