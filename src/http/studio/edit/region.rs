//! The city that a venue lies in, and the province and country that a city lies in: known from it, so nobody has to name
//! them. What somebody named otherwise stays. `web/components/region` does the same at once, where there is a script.

use model::Id;
use serde_json::{Map, Value};

use crate::app::App;
use crate::http::error::Error;

/// Sets the city of an event from its venue, and the province and country of a document from its city, when there is none
/// or when it is the one of the venue or city before.
///
/// # Errors
/// When the store fails.
pub async fn follow(app: &App, before: &Map<String, Value>, doc: &mut Map<String, Value>) -> Result<(), Error> {
    follow_one(app, "city", (venue(before), venue(doc)), doc).await?;
    for field in ["province", "country"] {
        follow_one(app, field, (id(before.get("city")), id(doc.get("city"))), doc).await?;
    }
    Ok(())
}

/// Sets one field from what it follows, which was one item before and is another, or the same, now.
async fn follow_one(
    app: &App,
    field: &str,
    (from, to): (Option<Id>, Option<Id>),
    doc: &mut Map<String, Value>,
) -> Result<(), Error> {
    let Some(to) = to else { return Ok(()) };
    let present = doc.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_followed = from.as_ref() != Some(&to) && !present.is_empty() && {
        around(app, field, from.as_ref()).await?.is_some_and(|region| region == present)
    };
    if !present.is_empty() && !is_followed {
        return Ok(());
    }
    match around(app, field, Some(&to)).await? {
        Some(region) => drop(doc.insert(field.to_owned(), region.into())),
        // A city abroad, say: the province of the one before is not its own.
        None if is_followed => drop(doc.shift_remove(field)),
        None => {}
    }
    Ok(())
}

fn id(value: Option<&Value>) -> Option<Id> {
    value.and_then(Value::as_str).and_then(Id::parse)
}

fn venue(doc: &Map<String, Value>) -> Option<Id> {
    id(doc.get("event").and_then(|event| event.get("venue")))
}

/// The city, province or country that an item lies in.
async fn around(app: &App, field: &str, item: Option<&Id>) -> Result<Option<String>, Error> {
    let Some(item) = item else { return Ok(None) };
    let Some(item) = app.store.item(item).await?.map(|kept| kept.item) else { return Ok(None) };
    let region = if field == "city" { item.city } else { item.province };
    Ok(if field == "country" { Some(item.country) } else { region.map(|region| region.to_string()) })
}
