//! What of an item can be found, and what of it a list shows.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use model::event;
use model::geo::{Bounds, Precision};
use model::item::{Detail, Item, Picture};
use model::place::{Ability, Unesco};
use model::schedule::Instance;
use model::{Id, Kind, Lang, Located, Texts};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::analysis::{self, lexicon};
use crate::around::Around;
use crate::geo::order;
use crate::schema::{self, Fields, SORT_LANGS};
use crate::{Error, terms};

/// An item with what its neighbours know of it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its version in the store.
    pub version: i64,
    /// Where it stands on the map: its own position, or the one that a related item lends.
    pub located: Located,
    /// The city it lies in.
    pub city: Option<&'a Item>,
    /// The province it lies in.
    pub province: Option<&'a Item>,
    /// Venue, partner cities, stops, the place an offer is about: the item is found by their names too.
    pub partners: Vec<&'a Item>,
    /// When it happens, 400 days ahead. For a programme its time and, as a moment, its deadline.
    pub instances: Vec<Instance>,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// The day from which its facts count as old.
    pub due_on: Date,
    /// Words by which the one who fills the index wants to narrow it, such as where an item stands on its way.
    pub marks: Vec<&'a str>,
}

/// What a list shows of an item, kept in the index so that a list needs no database.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Card {
    /// Version in the store.
    pub version: i64,
    /// The word in its address.
    pub slug: String,
    /// Slug of its category.
    pub category: String,
    /// Names.
    pub name: Texts,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub summary: Texts,
    /// Street address.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub address: Texts,
    /// City it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Id>,
    /// Names of that city.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub city_name: Texts,
    /// Province it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<Id>,
    /// Names of that province.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub province_name: Texts,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id>,
    /// The leading picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Invented for demonstration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// How well the position is known; `settlement` for one that the city lends, otherwise as the lender's own.
    pub precision: Precision,
    /// How widely known, 0..=1.
    pub importance: f64,
    /// OSM opening hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<String>,
    /// Whether people in wheelchairs can use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wheelchair: Option<Ability>,
    /// Whether it is free; none when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<bool>,
    /// The World Heritage property it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unesco: Option<Unesco>,
    /// Whether an event takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_state: Option<event::State>,
    /// Name in the tz database.
    pub timezone: String,
    /// The box to show for a city or province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
}

/// The stored form: what identifies the item, and its card.
#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct Stored {
    pub id: Id,
    pub kind: Kind,
    pub card: Card,
}

/// What of the stored form a map shows.
#[derive(serde::Deserialize)]
pub(crate) struct Pin {
    pub id: Id,
    pub kind: Kind,
    pub card: PinCard,
}

/// What of a card a map shows.
#[derive(serde::Deserialize)]
pub(crate) struct PinCard {
    pub category: String,
    pub slug: String,
    pub name: Texts,
    #[serde(default)]
    pub sample: bool,
    pub importance: f64,
}

/// What is known of an instance besides its time.
#[derive(Clone, Copy)]
pub(crate) struct Marks {
    pub all_day: bool,
    pub is_open: bool,
}

impl Marks {
    /// The end and the marks as one number.
    fn with(self, end: i64) -> i64 {
        end * 4 + i64::from(self.all_day) + 2 * i64::from(self.is_open)
    }

    /// The end and the marks of such a number.
    pub(crate) fn parted(number: i64) -> (i64, Marks) {
        (number >> 2, Marks { all_day: number & 1 == 1, is_open: number & 2 == 2 })
    }
}

/// Seconds; later than any instance.
const NEVER: i64 = i64::MAX / 8;

/// Makes the document.
pub(crate) fn document(entry: &Entry<'_>, fields: &Fields, around: &mut Around) -> Result<TantivyDocument, Error> {
    let item = entry.item;
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, item.id.as_str());

    words(&mut document, entry, fields, around);
    filters(&mut document, entry, fields);

    document.add_u64(fields.code, order::code(entry.located.point));
    let degrees = |degrees: f64| (degrees * 1e7).round() as i64;
    document.add_i64(fields.lon, degrees(entry.located.point.lon()));
    document.add_i64(fields.lat, degrees(entry.located.point.lat()));
    document.add_u64(fields.importance, (item.importance.clamp(0.0, 1.0) * 1000.0).round() as u64);
    document.add_u64(fields.key, schema::hash(item.id.as_str()));
    let mut instances = entry.instances.clone();
    instances.sort_unstable();
    for instance in &instances {
        let seconds = |at: Timestamp| at.as_second().clamp(-NEVER, NEVER);
        document.add_i64(fields.starts, seconds(instance.starts));
        let marks = Marks { all_day: instance.all_day, is_open: instance.is_open };
        document.add_i64(fields.ends, marks.with(seconds(instance.ends)));
    }
    document.add_i64(fields.changed, entry.changed_at.as_second());
    document.add_i64(fields.due, days(entry.due_on));
    for (field, lang) in fields.sort_names.into_iter().zip(SORT_LANGS) {
        let lang = Lang::parse(lang).unwrap_or(Lang::FA);
        document.add_text(field, analysis::sort_key(item.best_name(lang).1, lang));
    }
    let stored = Stored { id: item.id.clone(), kind: item.kind(), card: card(entry) };
    document.add_bytes(fields.card, &serde_json::to_vec(&stored).map_err(Error::Card)?);
    Ok(document)
}

/// Days since 1970.
pub(crate) fn days(date: Date) -> i64 {
    date.to_zoned(jiff::tz::TimeZone::UTC).map_or(NEVER, |zoned| zoned.timestamp().as_second().div_euclid(86_400))
}

fn words(document: &mut TantivyDocument, entry: &Entry<'_>, fields: &Fields, around: &mut Around) {
    let item = entry.item;
    let all_names = || item.name.iter().chain(item.other_names.iter());
    let arabic = all_names().any(|(_, name)| analysis::is_arabic_script(name));
    let latin = all_names().any(|(_, name)| !analysis::is_arabic_script(name));
    let lone = arabic != latin;

    let (mut name, mut other, mut edges) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (lang, text) in item.name.iter() {
        analysis::name(text, lang, lone, &mut name);
        analysis::edges(text, lang, &mut edges);
    }
    for (lang, text) in item.other_names.iter() {
        analysis::name(text, lang, lone, &mut other);
        analysis::edges(text, lang, &mut edges);
    }
    put(document, fields.name, name);
    put(document, fields.other, other);
    put(document, fields.edge, edges);

    let mut category_words = BTreeSet::new();
    if let Some(category) = item.category() {
        let above = category.parent.and_then(model::Category::find);
        let terms = std::iter::once(category).chain(above).flat_map(lexicon::terms);
        category_words.extend(terms.cloned());
    }
    put(document, fields.category_words, category_words);

    let mut place = BTreeSet::new();
    for region in entry.city.into_iter().chain(entry.province).filter(|region| region.id != item.id) {
        place.extend(around.terms(region).iter().cloned());
    }
    for typed in item.unresolved.values() {
        analysis::name(typed, Lang::FA, false, &mut place);
    }
    put(document, fields.place, place);

    let mut partner = BTreeSet::new();
    for related in &entry.partners {
        for (lang, text) in related.name.iter() {
            analysis::name(text, lang, false, &mut partner);
        }
    }
    put(document, fields.partner, partner);

    put_texts(document, fields.summary, item.summary.iter().map(|(lang, text)| analysis::text(text, lang)));
    let mut description: Vec<_> =
        item.description.iter().map(|(lang, text)| analysis::text(&without_addresses(text), lang)).collect();
    if let Detail::Place(place) = &item.detail {
        let further = place.address.iter().chain(place.period.iter());
        description.extend(further.map(|(lang, text)| analysis::text(text, lang)));
    }
    put_texts(document, fields.description, description);
}

fn filters(document: &mut TantivyDocument, entry: &Entry<'_>, fields: &Fields) {
    let item = entry.item;
    let kind = item.kind();
    document.add_text(fields.kind, kind.slug());
    document.add_text(fields.category, &item.category);
    // A city lies in itself, so that asking for a city's items brings the city along.
    let lies_in = item.city.as_ref().or(entry.city.map(|city| &city.id));
    let city = if kind == Kind::City { Some(&item.id) } else { lies_in };
    let province = if kind == Kind::Province { Some(&item.id) } else { item.province.as_ref() };
    let lent = || entry.city.and_then(|city| city.province.as_ref());
    for (field, id) in
        [(fields.city, city), (fields.province, province.or_else(lent)), (fields.owner, item.owner.as_ref())]
    {
        if let Some(id) = id {
            document.add_text(field, id.as_str());
        }
    }
    document.add_text(fields.country, &item.country);

    let card = facts(item);
    let mut flags: Vec<&str> = Vec::new();
    flags.extend(card.wheelchair.map(wheelchair_flag));
    flags.extend(card.free.map(|free| if free { "free" } else { "paid" }));
    flags.extend(card.unesco.is_some().then_some("unesco"));
    flags.extend(item.sample.then_some("sample"));
    flags.extend((!entry.instances.is_empty()).then_some("dated"));
    if let Some(hours) = card.opening_hours {
        flags.push("hours");
        document.add_text(fields.hours, format!("{}\t{}\t{hours}", item.country, timezone(entry)));
    }
    flags.extend(&entry.marks);
    for flag in flags {
        document.add_text(fields.flag, flag);
    }
}

pub(crate) const fn wheelchair_flag(ability: Ability) -> &'static str {
    match ability {
        Ability::Yes => "wheelchair-yes",
        Ability::Limited => "wheelchair-limited",
        Ability::No => "wheelchair-no",
    }
}

/// What only some kinds know.
#[derive(Default)]
struct Facts<'a> {
    opening_hours: Option<&'a str>,
    wheelchair: Option<Ability>,
    free: Option<bool>,
    unesco: Option<&'a Unesco>,
}

fn facts(item: &Item) -> Facts<'_> {
    match &item.detail {
        Detail::Place(place) => Facts {
            opening_hours: place.opening_hours.as_deref(),
            wheelchair: place.access.wheelchair,
            free: place.fee.as_ref().map(|fee| fee.free),
            unesco: place.unesco.as_ref(),
        },
        Detail::Event(event) => Facts { free: event.tickets.as_ref().map(|tickets| tickets.free), ..Facts::default() },
        _ => Facts::default(),
    }
}

fn timezone<'a>(entry: &Entry<'a>) -> &'a str {
    let of_city = |item: &'a Item| match &item.detail {
        Detail::City(city) => city.timezone.as_deref(),
        _ => None,
    };
    let own = match &entry.item.detail {
        Detail::Event(event) => Some(event.schedule.timezone()),
        _ => of_city(entry.item),
    };
    own.or_else(|| entry.city.and_then(of_city)).unwrap_or(if entry.item.country == "IR" {
        "Asia/Tehran"
    } else {
        "UTC"
    })
}

fn card(entry: &Entry<'_>) -> Card {
    let item = entry.item;
    let facts = facts(item);
    let names = |region: Option<&Item>| region.map(|region| region.name.clone()).unwrap_or_default();
    Card {
        version: entry.version,
        slug: item.slug.clone(),
        category: item.category.clone(),
        name: item.name.clone(),
        summary: item.summary.clone(),
        address: match &item.detail {
            Detail::Place(place) => place.address.clone(),
            _ => Texts::default(),
        },
        city: item.city.clone().or_else(|| entry.city.map(|city| city.id.clone())),
        city_name: names(entry.city),
        province: item.province.clone().or_else(|| entry.city.and_then(|city| city.province.clone())),
        province_name: names(entry.province),
        country: item.country.clone(),
        owner: item.owner.clone(),
        picture: item.pictures.first().cloned(),
        sample: item.sample,
        precision: entry.located.precision,
        importance: item.importance,
        opening_hours: facts.opening_hours.map(str::to_owned),
        wheelchair: facts.wheelchair,
        free: facts.free,
        unesco: facts.unesco.cloned(),
        event_state: match &item.detail {
            Detail::Event(event) => Some(event.state),
            _ => None,
        },
        timezone: timezone(entry).to_owned(),
        bounds: match &item.detail {
            Detail::City(city) => city.bounds,
            Detail::Province(province) => province.bounds,
            _ => None,
        },
    }
}

/// Puts ready-made terms into a field. Their positions mean nothing here and are not kept.
fn put(document: &mut TantivyDocument, field: Field, terms: impl IntoIterator<Item = String>) {
    add(document, field, terms.into_iter().enumerate());
}

/// Puts texts into a field that keeps places, so far apart that no phrase reaches from one into the next.
fn put_texts(document: &mut TantivyDocument, field: Field, texts: impl IntoIterator<Item = Vec<(usize, String)>>) {
    let mut next = 0;
    let mut placed = Vec::new();
    for text in texts {
        let start = next;
        next += text.last().map_or(0, |(place, _)| place + 10);
        placed.extend(text.into_iter().map(|(place, term)| (start + place, term)));
    }
    add(document, field, placed);
}

fn add(document: &mut TantivyDocument, field: Field, terms: impl IntoIterator<Item = (usize, String)>) {
    let text = terms::joined(terms);
    if !text.is_empty() {
        document.add_text(field, text);
    }
}

/// Markdown without the addresses of its links: nobody looks for them.
fn without_addresses(markdown: &str) -> String {
    let mut rest = markdown;
    let mut out = String::with_capacity(markdown.len());
    while let Some(at) = rest.find("](") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find(')').map_or("", |end| &rest[at + end + 1..]);
        out.push(' ');
    }
    out.push_str(rest);
    out
}
