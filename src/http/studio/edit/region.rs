//! The city that a venue lies in, and the province that a city lies in: known from it, so nobody has to name both. What
//! somebody named otherwise stays. `web/components/region` does the same for provinces at once, where there is a script.

use model::Id;
use serde_json::{Map, Value};

use crate::app::App;
use crate::http::error::Error;

/// Sets the city of an event from its venue, and the province of a document from its city, when there is none or when it
/// is the one of the venue or city before.
///
/// # Errors
/// When the store fails.
pub async fn follow(app: &App, before: &Map<String, Value>, doc: &mut Map<String, Value>) -> Result<(), Error> {
    follow_venue(app, before, doc).await?;
    follow_city(app, before, doc).await
}

async fn follow_venue(app: &App, before: &Map<String, Value>, doc: &mut Map<String, Value>) -> Result<(), Error> {
    let (from, to) = (venue(before), venue(doc));
    let Some(to) = to else { return Ok(()) };
    let present = id(doc, "city");
    let is_followed = present.is_some() && from.as_ref() != Some(&to) && city_of(app, from.as_ref()).await? == present;
    if present.is_some() && !is_followed {
        return Ok(());
    }
    if let Some(city) = city_of(app, Some(&to)).await? {
        doc.insert("city".to_owned(), city.as_str().into());
    }
    Ok(())
}

async fn follow_city(app: &App, before: &Map<String, Value>, doc: &mut Map<String, Value>) -> Result<(), Error> {
    let (from, to) = (id(before, "city"), id(doc, "city"));
    let Some(to) = to else { return Ok(()) };
    let present = doc.get("province").and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_followed = from != Some(to.clone()) && !present.is_empty() && {
        let of_before = province_of(app, from.as_ref()).await?;
        of_before.is_some_and(|province| province.as_str() == present)
    };
    if !present.is_empty() && !is_followed {
        return Ok(());
    }
    match province_of(app, Some(&to)).await? {
        Some(province) => drop(doc.insert("province".to_owned(), province.as_str().into())),
        // A city abroad: the province of the one before is not its own.
        None if is_followed => drop(doc.shift_remove("province")),
        None => {}
    }
    Ok(())
}

fn id(doc: &Map<String, Value>, field: &str) -> Option<Id> {
    doc.get(field).and_then(Value::as_str).and_then(Id::parse)
}

fn venue(doc: &Map<String, Value>) -> Option<Id> {
    doc.get("event").and_then(|event| event.get("venue")).and_then(Value::as_str).and_then(Id::parse)
}

async fn city_of(app: &App, place: Option<&Id>) -> Result<Option<Id>, Error> {
    let Some(place) = place else { return Ok(None) };
    Ok(app.store.item(place).await?.and_then(|kept| kept.item.city))
}

async fn province_of(app: &App, city: Option<&Id>) -> Result<Option<Id>, Error> {
    let Some(city) = city else { return Ok(None) };
    Ok(app.store.item(city).await?.and_then(|kept| kept.item.province))
}
