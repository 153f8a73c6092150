//! Which fields a form may set, kind by kind, and what each holds. What is not in this table cannot be set from a
//! browser: the id, the kind, the address and the station of an item are the server's.

use model::{Kind, Lang};

/// What a field holds, and so how its text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Word,
    /// One text for programs, such as a telephone number or an identifier: its digits are kept as ASCII.
    Code,
    /// A list of those.
    Codes,
    /// A text by language.
    Texts,
    /// Lists of texts by language.
    Names,
    /// A list of texts.
    Words,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// A day, in the Solar Hijri or Gregorian calendar.
    Day,
    /// A day with or without a time of day.
    Moment,
    /// JSON text, written by a script.
    Json,
}

use Shape::{Code, Codes, Day, Flag, Json, Moment, Names, Number, Texts, Word, Words};

/// A field: its path in the written form, in which `#` stands for the number of a list's entry.
pub type Field = (&'static str, Shape);

const SHARED: &[Field] = &[
    ("category", Word),
    ("name", Texts),
    ("other_names", Names),
    ("summary", Texts),
    ("description", Texts),
    ("point.lon", Number),
    ("point.lat", Number),
    ("point.precision", Word),
    ("city", Word),
    ("province", Word),
    ("country", Word),
    ("pictures.#.file", Word),
    ("pictures.#.credit", Word),
    ("pictures.#.licence", Word),
    ("pictures.#.alt", Texts),
    ("pictures.#.decorative", Flag),
    ("pictures.#.focus.#", Number),
    ("links.#.rel", Word),
    ("links.#.url", Word),
    ("links.#.title", Texts),
    ("sources.#.title", Word),
    ("sources.#.url", Word),
    ("sources.#.licence", Word),
    ("sources.#.covers", Words),
    ("verified_on", Day),
    ("wikidata", Code),
    ("osm", Code),
];

const PLACE: &[Field] = &[
    ("place.address", Texts),
    ("place.phone", Codes),
    ("place.email", Word),
    ("place.website", Word),
    ("place.booking_url", Word),
    ("place.opening_hours", Code),
    ("place.fee.free", Flag),
    ("place.fee.note", Texts),
    ("place.access.wheelchair", Word),
    ("place.access.blind", Word),
    ("place.access.deaf", Word),
    ("place.access.toilet", Word),
    ("place.access.note", Texts),
    ("place.period", Texts),
    ("place.protection.status", Word),
    ("place.protection.register", Word),
    ("place.protection.number", Code),
    ("place.protection.year", Number),
    ("place.unesco.id", Code),
    ("place.unesco.year", Number),
];

const EVENT: &[Field] = &[
    ("event.schedule.type", Word),
    ("event.schedule.timezone", Word),
    ("event.schedule.dates.#.start", Moment),
    ("event.schedule.dates.#.end", Moment),
    ("event.schedule.start", Moment),
    ("event.schedule.end", Moment),
    ("event.schedule.rrule", Code),
    ("event.schedule.except", Words),
    ("event.schedule.calendar", Word),
    ("event.schedule.month", Number),
    ("event.schedule.day", Number),
    ("event.schedule.weekday", Word),
    ("event.schedule.nth", Number),
    ("event.schedule.days", Number),
    ("event.venue", Word),
    ("event.venue_note", Texts),
    ("event.organiser", Word),
    ("event.state", Word),
    ("event.tickets.free", Flag),
    ("event.tickets.note", Texts),
    ("event.tickets.url", Word),
];

const PARTNERSHIP: &[Field] = &[
    ("partnership.cities", Words),
    ("partnership.signed", Code),
    ("partnership.themes", Words),
    ("partnership.state", Word),
    ("partnership.documents.#.title", Texts),
    ("partnership.documents.#.url", Word),
];

const ROUTE: &[Field] = &[
    ("route.stops.#.place", Word),
    ("route.stops.#.note", Texts),
    ("route.line", Json),
    ("route.length_m", Number),
    ("route.duration_min", Number),
    ("route.difficulty", Word),
    ("route.mode", Word),
];

const PROGRAMME: &[Field] = &[
    ("programme.partnership", Word),
    ("programme.themes", Words),
    ("programme.who", Texts),
    ("programme.seats", Number),
    ("programme.starts", Day),
    ("programme.ends", Day),
    ("programme.deadline", Day),
    ("programme.cost", Texts),
    ("programme.how", Texts),
    ("programme.contact.name", Texts),
    ("programme.contact.phone", Code),
    ("programme.contact.email", Word),
    ("programme.contact.url", Word),
    ("programme.state", Word),
];

const OPPORTUNITY: &[Field] = &[
    ("opportunity.place", Word),
    ("opportunity.form", Word),
    ("opportunity.ask.amount", Number),
    ("opportunity.ask.currency", Word),
    ("opportunity.ask.note", Texts),
    ("opportunity.documents.#.title", Texts),
    ("opportunity.documents.#.url", Word),
    ("opportunity.deadline", Day),
    ("opportunity.contact.name", Texts),
    ("opportunity.contact.phone", Code),
    ("opportunity.contact.email", Word),
    ("opportunity.contact.url", Word),
    ("opportunity.state", Word),
];

const ORGANISATION: &[Field] = &[
    ("organisation.type", Word),
    ("organisation.website", Word),
    ("organisation.phone", Codes),
    ("organisation.email", Word),
];

/// The kinds that have a form. Cities and provinces come by import.
pub const KINDS: [Kind; 7] =
    [Kind::Place, Kind::Event, Kind::Route, Kind::Partnership, Kind::Programme, Kind::Opportunity, Kind::Organisation];

/// The fields of a kind, in the order of the written form.
pub fn fields(kind: Kind) -> impl Iterator<Item = Field> {
    let own = match kind {
        Kind::Place => PLACE,
        Kind::Event => EVENT,
        Kind::Partnership => PARTNERSHIP,
        Kind::Route => ROUTE,
        Kind::Programme => PROGRAMME,
        Kind::Opportunity => OPPORTUNITY,
        Kind::Organisation => ORGANISATION,
        Kind::City | Kind::Province => &[],
    };
    SHARED.iter().chain(own).copied()
}

/// Fields without which nothing is published, as far as each stands alone on the page; those of a list's entry are needed
/// once the entry is begun.
const NEEDED: &[&str] = &[
    "category",
    "pictures.#.credit",
    "pictures.#.licence",
    "pictures.#.alt",
    "links.#.rel",
    "links.#.url",
    "sources.#.title",
    "event.schedule.type",
    "event.schedule.dates.#.start",
    "partnership.documents.#.url",
    "route.mode",
    "opportunity.form",
    "opportunity.documents.#.url",
    "organisation.type",
];

/// Whether the field at a path must be filled before it can be published.
pub fn is_needed(path: &str, source: Lang) -> bool {
    // A name in the first language is enough.
    path.strip_prefix("name.").is_some_and(|lang| Lang::parse(lang) == Some(source))
        || NEEDED.contains(&general(path).as_str())
}

/// A path with `#` for the number of a list's entry, or for what stands for it in the row that a script makes new ones from.
fn general(path: &str) -> String {
    let parts = path.split('.').map(|part| if part.parse::<usize>().is_ok() || part == "__" { "#" } else { part });
    parts.collect::<Vec<_>>().join(".")
}

/// Whether a form of this kind may set a key of the written form, or something below it.
pub fn is_field(kind: Kind, key: &str) -> bool {
    fields(kind).any(|(path, _)| path.split('.').next() == Some(key))
}

/// Which keys of a schedule belong to its type: the form shows the fields of all three where no script hides them.
pub fn of_schedule(r#type: &str) -> &'static [&'static str] {
    match r#type {
        "dates" => &["type", "timezone", "dates"],
        "rrule" => &["type", "timezone", "start", "end", "rrule", "except"],
        "yearly" => &["type", "timezone", "calendar", "month", "day", "weekday", "nth", "days", "start", "end"],
        _ => &["type"],
    }
}

/// How the entry of a list is called in which a path lies, and whether the path is the whole entry. None for lists whose
/// entries have no name but the list's.
pub fn entry(path: &str) -> Option<(&'static str, bool)> {
    let general = general(path);
    let (list, inside) = general.split_once(".#")?;
    let key = match list {
        "pictures" => "form-picture",
        "links" => "form-link",
        "sources" => "form-source",
        "event.schedule.dates" => "form-date",
        "route.stops" => "form-stop",
        "partnership.documents" | "opportunity.documents" => "form-document",
        _ => return None,
    };
    Some((key, inside.is_empty()))
}

/// How a field is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The message: `field-label-` and the path without the numbers of entries and the language.
    pub key: String,
    /// The language, of a text by language.
    pub lang: Option<Lang>,
    /// The number of the entry, in a list; the first is 0.
    pub entry: Option<usize>,
}

/// How the field at a path is called.
pub fn label(kind: Kind, path: &str) -> Label {
    let mut parts: Vec<&str> = path.split('.').collect();
    let entry = parts.iter().find_map(|part| part.parse().ok());
    for part in &mut parts {
        // The second is what stands for a number in the row that a script makes new ones from.
        if part.parse::<usize>().is_ok() || *part == "__" {
            *part = "#";
        }
    }
    // A list of texts by language ends with the number of a text.
    let text = if parts.last() == Some(&"#") { &parts[..parts.len() - 1] } else { &parts[..] };
    let lang = text.split_last().and_then(|(tag, before)| {
        let lang = Lang::parse(tag)?;
        let before = before.join(".");
        fields(kind).any(|(path, shape)| path == before && matches!(shape, Shape::Texts | Shape::Names)).then_some(lang)
    });
    let named = if lang.is_some() { &text[..text.len() - 1] } else { &parts[..] };
    let mut key = "field-label".to_owned();
    for part in named.iter().filter(|part| **part != "#") {
        key.push('-');
        key.push_str(&part.replace('_', "-"));
    }
    Label { key, lang, entry }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_by_its_path() {
        assert_eq!(entry("pictures.2"), Some(("form-picture", true)));
        assert_eq!(entry("pictures.2.focus.1"), Some(("form-picture", false)));
        assert_eq!(entry("place.phone.1"), None);
        for (path, key, lang, entry) in [
            ("name.fa", "field-label-name", Some(Lang::FA), None),
            ("name", "field-label-name", None, None),
            ("pictures.2.alt.en", "field-label-pictures-alt", Some(Lang::EN), Some(2)),
            ("other_names.fa.1", "field-label-other-names", Some(Lang::FA), Some(1)),
            ("place.phone.0", "field-label-place-phone", None, Some(0)),
            ("place.fee.free", "field-label-place-fee-free", None, None),
            ("point.lat", "field-label-point-lat", None, None),
        ] {
            assert_eq!(label(Kind::Place, path), Label { key: key.to_owned(), lang, entry }, "{path}");
        }
    }
}
