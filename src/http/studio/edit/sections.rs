//! The sections of each kind's form, in the order in which an editor thinks, and the fields that make each complete.

use model::{Kind, Lang, Problem};
use serde_json::{Map, Value};

use model::problem::Code;

/// A section of a form: the word of its part in `web/pages/studio/form`, and the fields by which it is complete.
pub type Section = (&'static str, &'static [&'static str]);

const NAMES: Section = ("names", &["category", "name", "summary", "description"]);
const PICTURES: Section = ("pictures", &["pictures"]);
const LINKS: Section = ("links", &["links"]);
const SOURCES: Section = ("sources", &["sources", "verified_on"]);
const WHERE: Section = ("where", &["point", "city", "province"]);

/// The sections of a kind.
pub fn of(kind: Kind) -> &'static [Section] {
    match kind {
        Kind::Place => &[
            NAMES,
            ("where", &["point", "city", "province", "place.address"]),
            ("hours", &["place.opening_hours", "place.fee"]),
            ("contact", &["place.phone", "place.email", "place.website"]),
            ("access", &["place.access.wheelchair", "place.access.blind", "place.access.deaf", "place.access.toilet"]),
            ("heritage", &["place.period", "place.protection"]),
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Event => &[
            NAMES,
            ("when", &["event.schedule", "event.state"]),
            ("venue", &["event.venue", "point", "city", "province"]),
            ("tickets", &["event.tickets", "event.organiser"]),
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Route => &[
            NAMES,
            ("stops", &["route.stops", "route.line"]),
            ("way", &["route.mode", "route.difficulty", "route.length_m", "route.duration_min"]),
            WHERE,
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Partnership => &[
            NAMES,
            ("cities", &["partnership.cities", "partnership.signed", "partnership.themes", "partnership.state"]),
            ("documents", &["partnership.documents"]),
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Programme => &[
            NAMES,
            ("apply", &["programme.who", "programme.how", "programme.cost", "programme.seats"]),
            ("dates", &["programme.starts", "programme.ends", "programme.deadline", "programme.state"]),
            ("partnership", &["programme.partnership", "programme.themes"]),
            ("person", &["programme.contact"]),
            WHERE,
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Opportunity => &[
            NAMES,
            (
                "offer",
                &[
                    "opportunity.place",
                    "opportunity.form",
                    "opportunity.ask",
                    "opportunity.deadline",
                    "opportunity.state",
                ],
            ),
            ("documents", &["opportunity.documents"]),
            ("person", &["opportunity.contact"]),
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::Organisation => &[
            NAMES,
            ("office", &["organisation.type", "organisation.phone", "organisation.email", "organisation.website"]),
            WHERE,
            PICTURES,
            SOURCES,
            LINKS,
        ],
        Kind::City | Kind::Province => &[],
    }
}

/// The heading of the editors' guide that tells about a section: its id in `docs/editors.md`.
pub fn help(section: &str) -> &'static str {
    match section {
        "names" => "texts",
        "where" => "place",
        "hours" => "hours",
        "pictures" => "pictures",
        "sources" => "sources",
        "links" => "links",
        "when" => "dates",
        "venue" | "tickets" => "event",
        "stops" | "way" => "route",
        "cities" | "documents" | "partnership" | "apply" | "dates" | "person" => "exchange",
        "offer" => "opportunity",
        "office" => "organisation",
        _ => "facts",
    }
}

/// The section in which a field stands.
pub fn holding(kind: Kind, field: &str) -> Option<&'static str> {
    let holds = |fields: &[&str]| fields.iter().any(|own| is_below(field, own) || is_below(own, field));
    of(kind).iter().find(|(_, fields)| holds(fields)).map(|(key, _)| *key)
}

/// How complete a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Fields that hold something.
    pub filled: usize,
    /// All its fields.
    pub all: usize,
    /// Fields that must be filled before it can be published, and are not.
    pub missing: usize,
    /// Other faults.
    pub faults: usize,
}

/// How complete a section of a document is, of which these are the problems.
pub fn completeness(fields: &[&str], doc: &Map<String, Value>, problems: &[Problem]) -> Completeness {
    let is_filled = |field: &&&str| model::facts::get(doc, field).is_some_and(|value| !value.is_null());
    let is_here = |problem: &&Problem| fields.iter().any(|field| is_below(&problem.field, field));
    let here = || problems.iter().filter(is_here);
    let missing = here().filter(|problem| problem.code == Code::Required).count();
    Completeness {
        filled: fields.iter().filter(is_filled).count(),
        all: fields.len(),
        missing,
        faults: here().count() - missing,
    }
}

/// Whether a path is another or lies below it.
pub fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Where the page shows what is said about a field: the id of an element that is there.
pub fn anchor(path: &str, source: Lang) -> String {
    // A text that is missing altogether is written in the item's first language; a position in its latitude.
    let shown = match path {
        "name" | "summary" | "description" => format!("{path}.{source}"),
        "" => "form".to_owned(),
        path => path.to_owned(),
    };
    format!("f-{}", shown.replace('.', "-"))
}
