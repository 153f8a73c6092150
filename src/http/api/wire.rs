//! The public JSON shapes. They are not the written form: what the store keeps may change without changing these.

use std::collections::BTreeMap;

use index::{Changed, Facet, Hit, Part, Results};
use model::category::Category;
use model::item::Item;
use model::{Id, Lang};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::{IntoParams, ToSchema};

use super::explained;
use crate::commands::import::Regions;
use crate::words::Words;

/// The parameters of a search, as the OpenAPI text shows them; [`crate::http::query`] reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is used")]
pub struct SearchParameters {
    /// What the visitor typed, any script.
    #[param(max_length = 500)]
    q: Option<String>,
    /// Language of names in the answer (BCP 47); otherwise Accept-Language, otherwise `fa`. Never narrows what is found.
    #[param(pattern = "^([A-Za-z]{2,3})?$")]
    lang: Option<String>,
    /// Any of these kinds.
    #[param(inline, style = Form, explode)]
    kind: Option<Vec<KindWord>>,
    /// Any of these categories (`gardesh categories`); a parent includes its children.
    #[param(style = Form, explode)]
    category: Option<Vec<String>>,
    /// Any of these cities: id, slug or name.
    #[param(style = Form, explode)]
    city: Option<Vec<String>>,
    /// Any of these provinces: id, slug or name.
    #[param(style = Form, explode)]
    province: Option<Vec<String>>,
    /// Any of these countries (ISO 3166-1 alpha-2).
    #[param(style = Form, explode)]
    country: Option<Vec<String>>,
    /// Any of these owning organisations: id.
    #[param(style = Form, explode)]
    owner: Option<Vec<String>>,
    /// `west,south,east,north` in degrees (WGS 84); `west > east` crosses the antimeridian.
    bbox: Option<String>,
    /// `longitude,latitude` in degrees: biases the order and gives distances.
    near: Option<String>,
    /// Metres around `near`.
    #[param(minimum = 0, maximum = 20037508)]
    radius: Option<f64>,
    /// The corners of an area, `longitude,latitude,longitude,latitude,…` in degrees: three at least, 500 at most.
    polygon: Option<String>,
    /// Along this route: id.
    along: Option<String>,
    /// Metres to both sides of the route; 2,000 where nothing is said.
    #[param(minimum = 1, maximum = 100000)]
    width: Option<f64>,
    /// Date or RFC 3339 moment: what happens from then on.
    from: Option<String>,
    /// Date or RFC 3339 moment: what happens until then.
    to: Option<String>,
    /// `now`, or a date or RFC 3339 moment: places open then, by their opening hours.
    open_at: Option<String>,
    /// At least so accessible.
    #[param(inline)]
    wheelchair: Option<AbilityWord>,
    /// Entry is free.
    free: Option<bool>,
    /// Part of the World Heritage.
    unesco: Option<bool>,
    /// `false` leaves samples out.
    samples: Option<bool>,
    /// Order; `distance` needs `near`.
    #[param(inline)]
    sort: Option<SortWord>,
    /// Results of one page.
    #[param(minimum = 0, maximum = 100)]
    limit: Option<u32>,
    /// The cursor of `links.next`.
    after: Option<String>,
    /// Counts over the whole answer, divided by commas: `kind,category,city,province,country,owner`.
    facets: Option<String>,
}

/// Kinds in the API.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(missing_docs, reason = "only its description is used")]
pub enum KindWord {
    Province,
    City,
    Organisation,
    Place,
    Event,
    Partnership,
    Route,
    Programme,
    Opportunity,
}

/// Abilities in the API.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(missing_docs, reason = "only its description is used")]
pub enum AbilityWord {
    Yes,
    Limited,
    No,
}

/// Orders in the API.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(missing_docs, reason = "only its description is used")]
pub enum SortWord {
    Relevance,
    Distance,
    Date,
    Name,
}

/// A GeoJSON FeatureCollection with totals.
#[derive(Serialize, ToSchema)]
pub struct Features {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub r#type: &'static str,
    /// How many items match, exactly.
    #[serde(rename = "numberMatched")]
    #[schema(minimum = 0)]
    pub number_matched: u64,
    /// How many of them are in this answer.
    #[serde(rename = "numberReturned")]
    #[schema(minimum = 0)]
    pub number_returned: usize,
    /// The items.
    pub features: Vec<Feature>,
    /// Counts by facet, where asked for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facets: BTreeMap<&'static str, Vec<FacetCount>>,
    /// A line that would find more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
    /// What typed words were taken for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub understood: Vec<UnderstoodWords>,
    /// What of the question was changed so that something answers it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<ChangedPart>,
    /// How the line was read, where an editor asks to have the answer explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<explained::HowRead>,
    /// This page and the next.
    pub links: Links,
}

/// Typed words that were taken for more than words.
#[derive(Serialize, ToSchema)]
pub struct UnderstoodWords {
    /// `category`, `kind`, `region`, `near` or `when`.
    pub part: &'static str,
    /// Slug, id, or the first and the last day.
    pub value: String,
    /// The words as typed.
    pub typed: String,
    /// The line without them.
    pub without: String,
    /// Whether the answer is narrowed by it.
    pub narrows: bool,
}

/// Something that was changed.
#[derive(Serialize, ToSchema)]
pub struct ChangedPart {
    /// `keyboard`, `one_word`, `spelling`, `category`, `province`, `anywhere`, `any_time` or `radius`.
    pub part: &'static str,
    /// What it was changed to: the line that was read, a slug, an id or metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// One item as a GeoJSON feature.
#[derive(Serialize, ToSchema)]
pub struct Feature {
    /// `Feature`.
    #[serde(rename = "type")]
    pub r#type: &'static str,
    /// The lasting name.
    pub id: String,
    /// A GeoJSON Point.
    pub geometry: Value,
    /// `kind category slug name lang url summary address city importance distance_m starts_at ends_at picture matched sample …`
    pub properties: Map<String, Value>,
    /// Why it stands where it stands, where an editor asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<explained::Why>,
}

/// How many of the answer's items have a value.
#[derive(Serialize, ToSchema)]
pub struct FacetCount {
    /// The value, as a filter takes it.
    pub value: String,
    /// Its name.
    pub label: String,
    /// How many.
    #[schema(minimum = 0)]
    pub count: u64,
}

/// Addresses of pages of an answer.
#[derive(Serialize, ToSchema)]
pub struct Links {
    /// This page.
    #[serde(rename = "self")]
    pub this: String,
    /// The next page; missing on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What may be meant by what was typed so far.
#[derive(Serialize, ToSchema)]
pub struct Suggestions {
    /// Best first.
    pub suggestions: Vec<Suggestion>,
}

/// One suggestion.
#[derive(Serialize, ToSchema)]
pub struct Suggestion {
    /// A name, category or city.
    pub text: String,
    /// A kind of item, or `category`.
    pub kind: String,
    /// The item's category, or the category itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The item's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The item's page, or the find page narrowed to the category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The box to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[f64; 4]>,
    /// Where it lies, to tell two of one name apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The typed part, as offsets in characters of `text`; missing where the match is not by letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<[usize; 2]>,
}

/// Problem details (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// `urn:gardesh:problem:…`
    #[serde(rename = "type")]
    pub r#type: String,
    /// What went wrong, in the asker's language.
    pub title: String,
    /// The status code.
    pub status: u16,
    /// More of it, in the asker's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Each thing wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<ProblemError>>,
}

/// One thing wrong with a request.
#[derive(Serialize, ToSchema)]
pub struct ProblemError {
    /// The parameter.
    pub parameter: String,
    /// A machine-readable word.
    pub code: String,
    /// In the asker's language.
    pub detail: String,
}

/// An answer to a search. `path` and `raw` are those of the request, for the links.
pub fn features(results: Results, lang: Lang, public_url: &str, regions: &Regions, path: &str, raw: &str) -> Features {
    let address = |query: &str| {
        if query.is_empty() { format!("{public_url}{path}") } else { format!("{public_url}{path}?{query}") }
    };
    let next = results.next.as_ref().map(|cursor| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(form_urlencoded::parse(raw.as_bytes()).filter(|(name, _)| name != "after"));
        address(&query.append_pair("after", &cursor.to_string()).finish())
    });
    let typed = results.how.as_ref().map(|how| how.words.as_slice()).unwrap_or_default();
    Features {
        r#type: "FeatureCollection",
        number_matched: results.total,
        number_returned: results.hits.len(),
        features: results.hits.iter().map(|hit| feature(hit, typed, lang, public_url)).collect(),
        facets: results
            .facets
            .iter()
            .map(|(facet, counts)| (facet.as_str(), labelled(*facet, counts, lang, regions)))
            .collect(),
        did_you_mean: results.did_you_mean,
        understood: results.understood.into_iter().map(understood).collect(),
        changed: results.changed.iter().map(changed).collect(),
        explain: results.how.map(|how| explained::how(how, results.took)),
        links: Links { this: address(raw), next },
    }
}

fn understood(words: index::Understood) -> UnderstoodWords {
    let (part, value) = match words.part {
        Part::Category(category) => ("category", category.slug.to_owned()),
        Part::Kind(kind) => ("kind", kind.slug().to_owned()),
        Part::Region(_, id, _) => ("region", id.as_str().to_owned()),
        Part::Near(id, ..) => ("near", id.as_str().to_owned()),
        Part::When(from, until) => ("when", format!("{from}/{}", until.yesterday().unwrap_or(until))),
    };
    UnderstoodWords { part, value, typed: words.typed, without: words.without, narrows: words.narrows }
}

fn changed(changed: &Changed) -> ChangedPart {
    let to = match changed {
        Changed::Keyboard(read) => Some(read.clone()),
        Changed::Category(category) => Some(category.slug.to_owned()),
        Changed::Province(id, _) => Some(id.as_str().to_owned()),
        Changed::Radius(metres) => Some(metres.to_string()),
        Changed::OneWord | Changed::Spelling | Changed::Anywhere | Changed::AnyTime => None,
    };
    ChangedPart { part: changed.as_str(), to }
}

/// Counts with the names of their values.
pub fn labelled(facet: Facet, counts: &[(String, u64)], lang: Lang, regions: &Regions) -> Vec<FacetCount> {
    let words = Words::of(lang);
    let label = |value: &str| -> String {
        match facet {
            Facet::Kind => words.get(&format!("kind-{value}")).into_owned(),
            Facet::Category => Category::find(value).map_or(value, |category| category.name(lang)).to_owned(),
            Facet::City | Facet::Province => Id::parse(value)
                .and_then(|id| regions.name(&id, lang).map(str::to_owned))
                .unwrap_or_else(|| value.to_owned()),
            Facet::Country | Facet::Owner => value.to_owned(),
        }
    };
    counts
        .iter()
        .map(|(value, count)| FacetCount { value: value.clone(), label: label(value), count: *count })
        .collect()
}

fn feature(hit: &Hit, typed: &[String], lang: Lang, public_url: &str) -> Feature {
    let card = &hit.card;
    let mut properties = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            properties.insert(name.to_owned(), value);
        }
    };
    let (name_lang, name) = card.name.best(lang).unwrap_or((lang, &card.slug));
    put("kind", hit.kind.slug().into());
    put("category", card.category.as_str().into());
    put("slug", card.slug.as_str().into());
    put("name", name.into());
    put("lang", name_lang.as_str().into());
    put("url", format!("{public_url}/{}/{}/{}", page_lang(lang), hit.kind, card.slug).into());
    put("summary", card.summary.best(lang).map(|(_, text)| text).into());
    put("address", card.address.best(lang).map(|(_, text)| text).into());
    put("city", card.city_name.best(lang).map(|(_, text)| text).into());
    put("province", card.province_name.best(lang).map(|(_, text)| text).into());
    put("country", card.country.as_str().into());
    put("importance", json!(card.importance));
    put("precision", json!(card.precision));
    put("distance_m", hit.distance_m.map(f64::round).into());
    if let Some(instance) = &hit.next_instance {
        put("starts_at", instance.starts.to_string().into());
        put("ends_at", if instance.is_open { Value::Null } else { instance.ends.to_string().into() });
        put("all_day", instance.all_day.into());
    }
    put("opening_hours", card.opening_hours.clone().into());
    put("wheelchair", card.wheelchair.map(model::place::Ability::as_str).into());
    put("free", card.free.into());
    put("unesco", card.unesco.as_ref().map(|unesco| unesco.id.clone()).into());
    put(
        "picture",
        card.picture
            .as_ref()
            .map(|picture| json!({"file": picture.file, "credit": picture.credit, "licence": picture.licence}))
            .into(),
    );
    put("matched", hit.matched.map(index::Matched::as_str).into());
    put("sample", card.sample.into());
    Feature {
        r#type: "Feature",
        id: hit.id.to_string(),
        geometry: json!({"type": "Point", "coordinates": [hit.point.lon(), hit.point.lat()]}),
        properties,
        explain: hit.why.as_ref().map(|why| explained::why(why, typed)),
    }
}

/// The interface language that serves a reader of this language.
pub fn page_lang(lang: Lang) -> Lang {
    Words::of(lang).lang()
}

/// The whole item, all languages: its content without what only the store needs.
pub fn item(item: &Item, version: i64, changed_at: jiff::Timestamp, public_url: &str) -> Value {
    let mut value = model::written::to_value(item);
    if let Value::Object(fields) = &mut value {
        fields.shift_remove("format");
        fields.shift_remove("status");
        fields.insert("version".to_owned(), version.into());
        fields.insert("changed_at".to_owned(), changed_at.to_string().into());
        let urls: Map<String, Value> = Lang::INTERFACE
            .iter()
            .map(|lang| (lang.to_string(), format!("{public_url}/{lang}/{}/{}", item.kind(), item.slug).into()))
            .collect();
        fields.insert("url".to_owned(), Value::Object(urls));
    }
    value
}

/// The kind's word of a suggestion that is no item.
pub const CATEGORY: &str = "category";
