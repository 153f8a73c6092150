//! The page's facts for programs: JSON-LD in the words of schema.org.

use jiff::Timestamp;
use jiff::civil::Date;
use model::item::{Detail, Item};
use model::place::Ability;
use model::schedule::Instance;
use model::{Lang, Point, event};
use serde_json::{Map, Value, json};

use super::around::Around;

/// What the facts are told for.
pub struct Telling<'a> {
    /// Address of the service, without a closing slash.
    pub public_url: &'a str,
    /// Language of the page.
    pub lang: Lang,
    /// Address of the page.
    pub url: &'a str,
    /// Its photographs, as `ImageObject`s.
    pub images: Vec<Value>,
    /// Crumbs: name and address, from the widest to the nearest.
    pub crumbs: Vec<(String, String)>,
    /// Dates of an event, soonest first.
    pub instances: &'a [Instance],
    /// When the item was last changed.
    pub changed_at: Timestamp,
}

/// The text of the `<script>`; characters that could end it are escaped.
pub fn script(item: &Item, around: &Around, telling: &Telling<'_>) -> String {
    let crumbs: Vec<Value> = telling
        .crumbs
        .iter()
        .enumerate()
        .map(|(i, (name, url))| json!({"@type": "ListItem", "position": i + 1, "name": name, "item": url}))
        .collect();
    let mut graph = vec![thing(item, around, telling)];
    if !crumbs.is_empty() {
        graph.push(json!({"@type": "BreadcrumbList", "itemListElement": crumbs}));
    }
    escaped(&json!({"@context": "https://schema.org", "@graph": graph}).to_string())
}

/// Text that may stand inside a `<script>` element.
fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn thing(item: &Item, around: &Around, telling: &Telling<'_>) -> Value {
    let lang = telling.lang;
    let mut it = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            it.insert(key.to_owned(), value);
        }
    };
    put("@type", item.category().map_or("Thing", |category| category.schema_org).into());
    put("@id", format!("{}/api/v1/items/{}", telling.public_url, item.id).into());
    put("url", telling.url.into());
    put("name", item.best_name(lang).1.into());
    let others: Vec<&str> = item
        .name
        .iter()
        .filter(|(other, _)| *other != lang)
        .map(|(_, name)| name)
        .chain(item.other_names.iter().map(|(_, name)| name))
        .take(8)
        .collect();
    put("alternateName", if others.is_empty() { Value::Null } else { json!(others) });
    put("description", item.summary.best(lang).map(|(_, text)| text).into());
    put("image", if telling.images.is_empty() { Value::Null } else { telling.images.clone().into() });
    let same: Vec<String> = item
        .wikidata
        .iter()
        .map(|id| format!("https://www.wikidata.org/entity/{id}"))
        .chain(item.osm.iter().map(|element| format!("https://www.openstreetmap.org/{element}")))
        .chain(
            item.links
                .iter()
                .filter(|link| matches!(link.rel.as_str(), "wikipedia" | "official"))
                .map(|link| link.url.clone()),
        )
        .collect();
    put("sameAs", if same.is_empty() { Value::Null } else { json!(same) });
    match &item.detail {
        Detail::Place(place) => {
            put("geo", item.point.map(|located| geo(located.point)).into());
            put("address", address(item, around, lang, place.address.best(lang).map(|(_, text)| text)));
            put("telephone", place.phone.first().cloned().into());
            put("email", place.email.clone().into());
            put(
                "openingHours",
                place.opening_hours.clone().filter(|hours| hours == "24/7").map(|_| "Mo-Su 00:00-24:00").into(),
            );
            put("isAccessibleForFree", place.fee.as_ref().map(|fee| fee.free).into());
            put("amenityFeature", place.access.wheelchair.map_or(Value::Null, |wheelchair| {
                json!({"@type": "LocationFeatureSpecification", "name": "wheelchair", "value": wheelchair != Ability::No})
            }));
        }
        Detail::Event(details) => event(&mut put, item, details, around, telling),
        Detail::Partnership(partnership) => {
            let cities: Vec<Value> = partnership
                .cities
                .iter()
                .filter_map(|id| around.get(id))
                .map(|city| named("City", city, telling))
                .collect();
            put("areaServed", json!(cities));
            put("foundingDate", partnership.signed.clone().into());
        }
        Detail::Programme(programme) => {
            put("applicationDeadline", date(programme.deadline));
            put("startDate", date(programme.starts));
            put("endDate", date(programme.ends));
            put("maximumEnrollment", programme.seats.into());
            put("programPrerequisites", programme.who.best(lang).map(|(_, text)| text).into());
            let provider =
                item.owner.as_ref().and_then(|id| around.get(id)).map(|owner| named("Organization", owner, telling));
            put("provider", provider.into());
        }
        Detail::Route(route) => {
            let stops: Vec<Value> = route
                .stops
                .iter()
                .filter_map(|stop| around.get(&stop.place))
                .enumerate()
                .map(|(i, place)| json!({"@type": "ListItem", "position": i + 1, "item": named("TouristAttraction", place, telling)}))
                .collect();
            put("itinerary", json!({"@type": "ItemList", "numberOfItems": stops.len(), "itemListElement": stops}));
        }
        Detail::Opportunity(opportunity) => {
            put("itemOffered", around.get(&opportunity.place).map(|place| named("Place", place, telling)).into());
            put("availabilityEnds", date(opportunity.deadline));
        }
        Detail::City(_) | Detail::Province(_) => {
            put("geo", item.point.map(|located| geo(located.point)).into());
            let within = item
                .province
                .as_ref()
                .and_then(|id| around.get(id))
                .map(|province| named("AdministrativeArea", province, telling));
            put("containedInPlace", within.unwrap_or_else(|| json!({"@type": "Country", "name": item.country})));
        }
        Detail::Organisation(organisation) => {
            put("address", address(item, around, lang, None));
            put("telephone", organisation.phone.first().cloned().into());
            put("email", organisation.email.clone().into());
        }
    }
    // Who keeps the record is said of the record, not of the thing.
    put(
        "subjectOf",
        json!({"@type": "WebPage", "url": telling.url, "inLanguage": lang.as_str(), "dateModified": telling.changed_at.to_string()}),
    );
    Value::Object(it)
}

fn event(
    put: &mut impl FnMut(&str, Value),
    item: &Item,
    details: &event::Event,
    around: &Around,
    telling: &Telling<'_>,
) {
    put(
        "eventStatus",
        match details.state {
            event::State::Scheduled => "https://schema.org/EventScheduled",
            event::State::Cancelled => "https://schema.org/EventCancelled",
            event::State::Postponed => "https://schema.org/EventPostponed",
        }
        .into(),
    );
    put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode".into());
    let zone = details.schedule.zone();
    let moment = |at: Timestamp, all_day: bool, is_end: bool| -> Value {
        let local = at.to_zoned(zone.clone());
        if all_day {
            let day = local.date();
            (if is_end { day.yesterday().unwrap_or(day) } else { day }).to_string().into()
        } else {
            local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().into()
        }
    };
    let end = |one: &Instance| if one.is_open { Value::Null } else { moment(one.ends, one.all_day, true) };
    if let Some(first) = telling.instances.first() {
        put("startDate", moment(first.starts, first.all_day, false));
        put("endDate", end(first));
    }
    let later: Vec<Value> = telling
        .instances
        .iter()
        .skip(1)
        .take(10)
        .map(|one| {
            json!({"@type": "Event", "name": item.best_name(telling.lang).1, "startDate": moment(one.starts, one.all_day, false),
                "endDate": end(one)})
        })
        .collect();
    put("subEvent", if later.is_empty() { Value::Null } else { json!(later) });
    let venue = details.venue.as_ref().and_then(|id| around.get(id));
    let mut location = match venue {
        Some(venue) => named("Place", venue, telling),
        None => {
            json!({"@type": "Place", "name": item.city.as_ref().and_then(|id| around.get(id)).map(|city| city.best_name(telling.lang).1)})
        }
    };
    if let Some(fields) = location.as_object_mut() {
        fields.insert("address".to_owned(), address(venue.unwrap_or(item), around, telling.lang, None));
        if let Some(point) = around.point() {
            fields.insert("geo".to_owned(), geo(point));
        }
    }
    put("location", location);
    put(
        "organizer",
        details
            .organiser
            .as_ref()
            .and_then(|id| around.get(id))
            .map(|organiser| named("Organization", organiser, telling))
            .into(),
    );
    if let Some(tickets) = &details.tickets {
        put("isAccessibleForFree", tickets.free.into());
        put("offers", tickets.url.as_ref().map(|url| json!({"@type": "Offer", "url": url})).into());
    }
}

fn named(kind: &str, item: &Item, telling: &Telling<'_>) -> Value {
    let mut it = json!({
        "@type": kind, "name": item.best_name(telling.lang).1,
        "url": format!("{}/{}/{}/{}", telling.public_url, telling.lang, item.kind(), item.slug),
    });
    if let (Some(located), Some(fields)) = (item.point, it.as_object_mut()) {
        fields.insert("geo".to_owned(), geo(located.point));
    }
    it
}

fn geo(point: Point) -> Value {
    json!({"@type": "GeoCoordinates", "latitude": point.lat(), "longitude": point.lon()})
}

fn address(item: &Item, around: &Around, lang: Lang, street: Option<&str>) -> Value {
    let name = |id: &Option<model::Id>| id.as_ref().and_then(|id| around.get(id)).map(|item| item.best_name(lang).1);
    let mut it = json!({"@type": "PostalAddress", "addressCountry": item.country});
    if let Some(fields) = it.as_object_mut() {
        for (key, value) in
            [("addressRegion", name(&item.province)), ("addressLocality", name(&item.city)), ("streetAddress", street)]
        {
            if let Some(value) = value {
                fields.insert(key.to_owned(), value.into());
            }
        }
    }
    it
}

fn date(date: Option<Date>) -> Value {
    date.map(|date| date.to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_can_end_the_script() {
        let written = json!({
            "format": 1, "id": "place:p", "kind": "place", "slug": "p", "category": "castle",
            "name": {"en": "</script><script>alert(1)</script>"}, "point": {"lon": 49.0, "lat": 37.0}, "sources": [{"title": "t"}], "place": {},
        });
        let item = model::written::read(&written.to_string()).expect("an item");
        let telling = Telling {
            public_url: "http://h",
            lang: Lang::EN,
            url: "http://h/en/place/p",
            images: Vec::new(),
            crumbs: vec![("Gilan".to_owned(), "http://h/en/province/gilan".to_owned())],
            instances: &[],
            changed_at: Timestamp::UNIX_EPOCH,
        };
        let text = script(&item, &Around::default(), &telling);
        assert!(!text.contains('<') && !text.contains('&'));
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["@graph"][0]["name"], "</script><script>alert(1)</script>");
        assert_eq!(read["@graph"][0]["geo"]["latitude"], 37.0);
    }
}
