//! What narrows the list, said back to the visitor: each token can be taken away again.

use index::{Part, Query, Understood};
use jiff::civil::Date;
use model::category::{Category, Kind};
use model::{Id, Item, Lang, Texts};

use super::address::Address;
use super::choices::is_a_no;
use crate::commands::import::Regions;
use crate::figures;
use crate::words::Words;

/// One thing that narrows the list.
pub struct Token {
    /// What sort of thing: «شهر».
    pub label: String,
    /// The thing: «رشت».
    pub value: String,
    /// The search without it; none for what the words themselves say.
    pub without: Option<Address>,
    /// Address of the search without it.
    pub url: String,
    /// It is the map's own frame, which the map itself shows.
    pub is_frame: bool,
}

/// Everything that narrows the list besides its words, kind and order, and what the words were taken for.
pub fn tokens(query: &Query, read: &[Understood], address: &Address, regions: &Regions, lang: Lang) -> Vec<Token> {
    let words = Words::of(lang);
    let mut tokens: Vec<Token> = read.iter().map(|understood| read_token(understood, address, lang)).collect();
    let mut put = |key: &str, value: String, names: &[&str]| {
        let without = (!names.is_empty()).then(|| address.without(names));
        let url = without.as_ref().map(|without| without.url(lang)).unwrap_or_default();
        let label = words.get(&format!("find-understood-{key}")).into_owned();
        tokens.push(Token { label, value, without, url, is_frame: key == "map" });
    };
    let named =
        |ids: &[Id]| ids.iter().map(|id| regions.name(id, lang).unwrap_or(id.as_str())).collect::<Vec<_>>().join("، ");
    if !query.categories.is_empty() {
        let names = query.categories.iter().filter_map(|slug| Category::find(slug)).map(|category| category.name(lang));
        put("category", names.collect::<Vec<_>>().join("، "), &["category"]);
    }
    if !query.cities.is_empty() {
        put("city", named(&query.cities), &["city"]);
    }
    if !query.provinces.is_empty() {
        put("province", named(&query.provinces), &["province"]);
    }
    if !query.owners.is_empty() {
        put("owner", named(&query.owners), &["owner"]);
    }
    if let Some(value) = days(address, lang) {
        put("when", value, &["from", "to"]);
    }
    for (name, key) in [
        ("open_at", "find-filter-open"),
        ("wheelchair", "find-filter-wheelchair"),
        ("free", "find-filter-free"),
        ("unesco", "find-filter-unesco"),
    ] {
        if address.value(name).is_some_and(|value| !is_a_no(value)) {
            put("filter", words.get(key).into_owned(), &[name]);
        }
    }
    if query.near.is_some() {
        let value = match query.radius_m {
            Some(radius) => words.with("find-understood-near-radius", "distance", figures::distance(lang, radius)),
            None => words.get("find-understood-near-value").into_owned(),
        };
        let names: &[&str] =
            if address.value("sort") == Some("distance") { &["near", "radius", "sort"] } else { &["near", "radius"] };
        put("near", value, names);
    }
    if address.value("polygon").is_some() {
        put("map", words.get("find-understood-polygon").into_owned(), &["polygon"]);
    }
    if query.bounds.is_some() {
        put("map", words.get("find-understood-map-value").into_owned(), &["bbox"]);
    }
    tokens
}

/// The route along which the list lies.
pub fn along(route: &Item, width: f64, address: &Address, lang: Lang) -> Token {
    let words = Words::of(lang);
    let mut values = fluent_bundle::FluentArgs::new();
    values.set("route", route.best_name(lang).1.to_owned());
    values.set("distance", figures::distance(lang, width));
    let without = address.without(&["along", "width"]);
    Token {
        label: words.get("find-understood-along").into_owned(),
        value: words.with_all("find-understood-along-value", &values),
        url: without.url(lang),
        without: Some(without),
        is_frame: false,
    }
}

/// What words of the line were taken for. Taking it off leaves the line without them.
fn read_token(understood: &Understood, address: &Address, lang: Lang) -> Token {
    let words = Words::of(lang);
    let named = |names: &Texts| names.best(lang).map_or_else(|| understood.typed.clone(), |(_, name)| name.to_owned());
    let (key, value) = match &understood.part {
        Part::Category(category) => ("category", category.name(lang).to_owned()),
        Part::Kind(kind) => ("kind", words.get(&format!("kind-{kind}")).into_owned()),
        Part::Region(Kind::Province, _, names) => ("province", named(names)),
        Part::Region(_, _, names) => ("city", named(names)),
        Part::Near(_, names, _) => ("near", words.with("find-understood-near-item", "name", named(names))),
        Part::When(from, until) => {
            let last = until.yesterday().unwrap_or(*until);
            ("when", span(Some(*from), Some(last), lang).unwrap_or_default())
        }
    };
    let without = understood.narrows.then(|| match understood.without.is_empty() {
        true => address.without(&["q"]),
        false => address.with("q", understood.without.clone()),
    });
    let url = without.as_ref().map(|without| without.url(lang)).unwrap_or_default();
    Token { label: words.get(&format!("find-understood-{key}")).into_owned(), value, without, url, is_frame: false }
}

/// The days asked for, in the reader's calendar.
fn days(address: &Address, lang: Lang) -> Option<String> {
    let day = |name: &str| address.value(name).and_then(|value| value.get(..10)?.parse::<Date>().ok());
    span(day("from"), day("to"), lang)
}

/// From a day to a day, in the reader's calendar.
fn span(from: Option<Date>, to: Option<Date>, lang: Lang) -> Option<String> {
    let words = Words::of(lang);
    let mut values = fluent_bundle::FluentArgs::new();
    let key = match (from, to) {
        (Some(from), Some(to)) if from == to => return Some(figures::date(lang, from)),
        (Some(from), Some(to)) => {
            values.set("from", figures::date(lang, from));
            values.set("to", figures::date(lang, to));
            "find-when-span"
        }
        (Some(from), None) => {
            values.set("from", figures::date(lang, from));
            "find-when-since"
        }
        (None, Some(to)) => {
            values.set("to", figures::date(lang, to));
            "find-when-until"
        }
        (None, None) => return None,
    };
    Some(words.with_all(key, &values))
}
