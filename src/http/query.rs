//! The one reader of search parameters: the API, the tiles and the find page ask by the same words and get the same
//! [`index::Query`].

use std::sync::Arc;

use index::{Cursor, Facet, Query, Shape, Sort};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use model::category::{Category, Kind};
use model::geo::{Bounds, Point};
use model::place::Ability;
use model::{Id, Lang};

use super::error::{Error, Fault};
use crate::commands::import::Regions;

/// Longest line a visitor may type, in characters.
pub const TEXT_MAX: usize = 500;
/// Most results of one page.
pub const LIMIT_MAX: usize = 100;
/// Results of a page where nothing is said.
pub const LIMIT: usize = 20;
/// Largest radius in metres: half the way round the earth.
pub const RADIUS_MAX: f64 = 20_037_508.0;
/// Most values of one repeatable parameter.
const VALUES_MAX: usize = 50;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The query for the index.
    pub query: Query,
    /// The language asked for by `lang`.
    pub lang: Option<Lang>,
    /// The route along which to search.
    pub along: Option<Id>,
    /// How far to both sides of it, in metres.
    pub width_m: Option<f64>,
}

/// What to do with parameters that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are an error that names them: the API.
    Refuse,
    /// They are passed over: pages, to which others add marks of their own.
    PassOver,
}

/// Reads the parameters of a search.
///
/// # Errors
/// Everything that cannot be read (400), or everything that can be read but cannot be (422).
pub fn read(raw: Option<&str>, unknown: Unknown, regions: &Regions, now: Timestamp) -> Result<Asked, Error> {
    let raw = raw.unwrap_or_default();
    let mut reader = Reader { unreadable: Vec::new(), impossible: Vec::new() };
    let pairs = decoded(raw).map_err(|fault| Error::BadRequest(vec![fault]))?;
    let mut query = Query { now, limit: LIMIT, ..Query::default() };
    let mut lang = None;
    let (mut along, mut width_m) = (None, None);
    let mut from = None;
    let mut to = None;
    let mut once: Vec<&str> = Vec::new();
    let repeatable = ["kind", "category", "city", "province", "country", "owner"];
    for (name, value) in &pairs {
        let name = name.as_str();
        if !repeatable.contains(&name) && once.contains(&name) {
            reader.unreadable(name, "twice", vec![]);
            continue;
        }
        once.push(name);
        if value.chars().any(char::is_control) {
            reader.unreadable(name, "control", vec![]);
            continue;
        }
        // A form sends every field: an empty one says nothing.
        if value.trim().is_empty() && KNOWN.contains(&name) {
            continue;
        }
        match name {
            "q" => query.text = reader.text(value),
            "lang" => lang = reader.lang(value),
            "kind" => {
                query.kinds.extend(reader.choice(name, value, &Kind::ALL.map(Kind::slug)).and_then(Kind::from_slug));
            }
            "category" => query.categories.extend(reader.category(value)),
            "city" => query.cities.extend(reader.id(name, value, |word| regions.city(word))),
            "province" => query.provinces.extend(reader.id(name, value, |word| regions.province(word))),
            "country" => query.countries.extend(reader.country(value)),
            "owner" => query.owners.extend(reader.id(name, value, |_| None)),
            "bbox" => query.bounds = reader.bounds(value),
            "near" => query.near = reader.point(value),
            "radius" => query.radius_m = reader.number(name, value, 0.0, RADIUS_MAX),
            "polygon" => query.shape = reader.polygon(value).map(Arc::new),
            "along" => along = reader.id(name, value, |_| None),
            "width" => width_m = reader.number(name, value, 1.0, index::WIDEST),
            "from" => from = reader.moment(name, value, false),
            "to" => to = reader.moment(name, value, true),
            "open_at" => query.open_at = reader.open_at(value, now),
            "wheelchair" => {
                query.wheelchair = match reader.choice(name, value, &["yes", "limited", "no"]) {
                    Some("yes") => Some(Ability::Yes),
                    Some("limited") => Some(Ability::Limited),
                    Some(_) => Some(Ability::No),
                    None => None,
                };
            }
            "free" => query.free = reader.flag(name, value),
            "unesco" => query.unesco = reader.flag(name, value),
            "samples" => query.without_samples = reader.flag(name, value) == Some(false),
            "sort" => {
                query.sort =
                    reader.choice(name, value, &Sort::ALL.map(Sort::as_str)).and_then(Sort::parse).unwrap_or_default();
            }
            "limit" => {
                query.limit =
                    reader.number(name, value, 0.0, LIMIT_MAX as f64).filter(|n| n.fract() == 0.0).map_or_else(
                        || {
                            if !reader.knows(name) {
                                reader.unreadable(name, "number", vec![]);
                            }
                            LIMIT
                        },
                        |n| n as usize,
                    );
            }
            "after" => {
                query.after = value.parse::<Cursor>().ok();
                if query.after.is_none() {
                    reader.unreadable(name, "cursor", vec![]);
                }
            }
            "facets" => query.facets = reader.facets(value),
            _ if unknown == Unknown::Refuse => reader.unreadable(name, "unknown", vec![]),
            _ => {}
        }
        if [
            &query.kinds.len(),
            &query.categories.len(),
            &query.cities.len(),
            &query.provinces.len(),
            &query.countries.len(),
            &query.owners.len(),
        ]
        .into_iter()
        .any(|count| *count > VALUES_MAX)
        {
            reader.unreadable(name, "long", vec![("max", VALUES_MAX.to_string())]);
            break;
        }
    }
    query.lang = lang.unwrap_or(query.lang);
    if query.sort == Sort::Distance && query.near.is_none() && !reader.knows("near") {
        reader.impossible("sort", "needs-near", vec![]);
    }
    if query.radius_m.is_some() && query.near.is_none() && !reader.knows("near") {
        reader.impossible("radius", "needs-near", vec![]);
    }
    if width_m.is_some() && along.is_none() && !reader.knows("along") {
        reader.impossible("width", "needs-along", vec![]);
    }
    if query.shape.is_some() && along.is_some() {
        reader.impossible("along", "one-area", vec![]);
    }
    query.period = match (from, to) {
        (None, None) => None,
        (from, to) => Some((from.unwrap_or(now), to.unwrap_or(Timestamp::MAX))),
    };
    if query.period.is_some_and(|(from, to)| to < from) {
        reader.impossible("to", "order", vec![]);
    }
    reader.finish(Asked { query, lang, along, width_m })
}

/// Every parameter of a search.
pub const KNOWN: [&str; 25] = [
    "q",
    "lang",
    "kind",
    "category",
    "city",
    "province",
    "country",
    "owner",
    "bbox",
    "near",
    "radius",
    "polygon",
    "along",
    "width",
    "from",
    "to",
    "open_at",
    "wheelchair",
    "free",
    "unesco",
    "samples",
    "sort",
    "limit",
    "after",
    "facets",
];

/// The pairs of a query string, percent-decoded.
///
/// # Errors
/// When a value is not UTF-8.
pub fn decoded(raw: &str) -> Result<Vec<(String, String)>, Fault> {
    let fault = |name: &str| Fault { parameter: name.to_owned(), code: "encoding", values: vec![] };
    let decode = |text: &str| -> Option<String> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                    let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                    (high * 16 + low) as u8
                }
                other => other,
            });
        }
        String::from_utf8(bytes).ok()
    };
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).ok_or_else(|| fault(name))?;
            let value = decode(value).ok_or_else(|| fault(&name))?;
            Ok((name, value))
        })
        .collect()
}

struct Reader {
    unreadable: Vec<Fault>,
    impossible: Vec<Fault>,
}

impl Reader {
    fn unreadable(&mut self, name: &str, code: &'static str, values: Vec<(&'static str, String)>) {
        self.unreadable.push(Fault { parameter: short(name), code, values });
    }

    fn impossible(&mut self, name: &str, code: &'static str, values: Vec<(&'static str, String)>) {
        self.impossible.push(Fault { parameter: name.to_owned(), code, values });
    }

    /// Whether something is wrong with a parameter already.
    fn knows(&self, name: &str) -> bool {
        self.unreadable.iter().chain(&self.impossible).any(|fault| fault.parameter == name)
    }

    fn finish(self, asked: Asked) -> Result<Asked, Error> {
        if !self.unreadable.is_empty() {
            Err(Error::BadRequest(self.unreadable))
        } else if !self.impossible.is_empty() {
            Err(Error::Unprocessable(self.impossible))
        } else {
            Ok(asked)
        }
    }

    fn text(&mut self, value: &str) -> String {
        if value.chars().count() > TEXT_MAX {
            self.unreadable("q", "long", vec![("max", TEXT_MAX.to_string())]);
        }
        value.trim().to_owned()
    }

    fn lang(&mut self, value: &str) -> Option<Lang> {
        let lang = Lang::parse(value);
        if lang.is_none() {
            self.unreadable("lang", "language", vec![("value", short(value))]);
        }
        lang
    }

    fn choice<'c>(&mut self, name: &str, value: &str, allowed: &[&'c str]) -> Option<&'c str> {
        let found = allowed.iter().copied().find(|word| *word == value);
        if found.is_none() {
            self.unreadable(name, "choice", vec![("allowed", allowed.join(", "))]);
        }
        found
    }

    fn category(&mut self, value: &str) -> Option<String> {
        let found = Category::find(value).map(|category| category.slug.to_owned());
        if found.is_none() {
            self.unreadable("category", "category", vec![("value", short(value))]);
        }
        found
    }

    fn id<'r>(&mut self, name: &str, value: &str, known: impl Fn(&str) -> Option<&'r Id>) -> Option<Id> {
        let id = known(value).cloned().or_else(|| Id::parse(value));
        if id.is_none() {
            self.unreadable(name, "id", vec![("value", short(value))]);
        }
        id
    }

    fn country(&mut self, value: &str) -> Option<String> {
        let good = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !good {
            self.unreadable("country", "country", vec![("value", short(value))]);
        }
        good.then(|| value.to_ascii_uppercase())
    }

    fn number(&mut self, name: &str, value: &str, min: f64, max: f64) -> Option<f64> {
        let Some(number) = plain_number(value) else {
            self.unreadable(name, "number", vec![]);
            return None;
        };
        if !(min..=max).contains(&number) {
            self.unreadable(name, "range", vec![("min", min.to_string()), ("max", max.to_string())]);
            return None;
        }
        Some(number)
    }

    fn numbers<const N: usize>(value: &str) -> Option<[f64; N]> {
        let numbers: Option<Vec<f64>> = value.split(',').map(plain_number).collect();
        numbers?.try_into().ok()
    }

    fn bounds(&mut self, value: &str) -> Option<Bounds> {
        let Some([west, south, east, north]) = Reader::numbers(value) else {
            self.unreadable("bbox", "bbox", vec![]);
            return None;
        };
        // A map may be turned past the edge of the world: longitudes come round again.
        let (west, east) = if east - west >= 360.0 { (-180.0, 180.0) } else { (turned(west), turned(east)) };
        let bounds = Bounds::new(west, south, east, north);
        if bounds.is_none() {
            self.impossible("bbox", "bbox", vec![]);
        }
        bounds
    }

    fn polygon(&mut self, value: &str) -> Option<Shape> {
        let numbers: Option<Vec<f64>> = value.split(',').map(plain_number).collect();
        let Some(numbers) = numbers.filter(|numbers| numbers.len().is_multiple_of(2)) else {
            self.unreadable("polygon", "polygon", vec![("max", index::MOST_CORNERS.to_string())]);
            return None;
        };
        let corners: Option<Vec<Point>> = numbers.chunks(2).map(|corner| Point::new(corner[0], corner[1])).collect();
        let shape = corners.and_then(|corners| Shape::polygon(&corners));
        if shape.is_none() {
            self.impossible("polygon", "polygon", vec![("max", index::MOST_CORNERS.to_string())]);
        }
        shape
    }

    fn point(&mut self, value: &str) -> Option<Point> {
        let Some([lon, lat]) = Reader::numbers(value) else {
            self.unreadable("near", "near", vec![]);
            return None;
        };
        let point = Point::new(lon, lat);
        if point.is_none() {
            self.impossible("near", "near", vec![]);
        }
        point
    }

    fn flag(&mut self, name: &str, value: &str) -> Option<bool> {
        self.choice(name, value, &["true", "false", "1", "0", "yes", "no"])
            .map(|word| matches!(word, "true" | "1" | "yes"))
    }

    /// RFC 3339: a date (its first or, as an end, its last moment in Iran) or a date and time with an offset.
    fn moment(&mut self, name: &str, value: &str, is_end: bool) -> Option<Timestamp> {
        let zone = TimeZone::get("Asia/Tehran").unwrap_or(TimeZone::UTC);
        let found = if value.len() <= 10 {
            value.parse::<Date>().ok().and_then(|date| {
                let date = if is_end { date.checked_add(Span::new().days(1)).ok()? } else { date };
                date.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
            })
        } else {
            value.replace(' ', "+").parse::<Timestamp>().ok()
        };
        if found.is_none() {
            self.unreadable(name, "date", vec![("value", short(value))]);
        }
        found
    }

    fn open_at(&mut self, value: &str, now: Timestamp) -> Option<Timestamp> {
        if value == "now" { Some(now) } else { self.moment("open_at", value, false) }
    }

    fn facets(&mut self, value: &str) -> Vec<Facet> {
        let mut facets = Vec::new();
        for word in value.split(',') {
            match Facet::parse(word.trim()) {
                Some(facet) if !facets.contains(&facet) => facets.push(facet),
                Some(_) => {}
                None => {
                    let allowed = Facet::ALL.map(Facet::as_str).join(", ");
                    self.unreadable("facets", "choice", vec![("allowed", allowed)]);
                    break;
                }
            }
        }
        facets
    }
}

/// A decimal number; no infinity, no NaN, no hexadecimal.
fn plain_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = !text.is_empty()
        && text.len() <= 40
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

/// A longitude brought back into −180..=180.
fn turned(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

/// So much of what was typed as an answer may repeat.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
