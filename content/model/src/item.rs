//! An item: what every kind shares, and the kinds.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use crate::category::{Category, Kind};
use crate::geo::Located;
use crate::id::Id;
use crate::lang::Lang;
use crate::picture::{File, Focus, PictureId};
use crate::status::Status;
use crate::text::{Names, Texts};
use crate::{event, opportunity, organisation, partnership, place, programme, region, route};

/// Something published: valid, because [`crate::Draft::check`] is the only door by which one is made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Item {
    /// The lasting name.
    pub id: Id,
    /// The word in its address; unique within the kind.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub status: Status,
    /// The organisation that owns it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<Id>,
    /// A slug of the taxonomy, of this item's kind.
    pub category: String,
    /// Names; one at least.
    pub name: Texts,
    /// Other names it is found by.
    #[serde(skip_serializing_if = "Names::is_empty", default)]
    pub other_names: Names,
    /// One or two sentences.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub summary: Texts,
    /// Markdown.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub description: Texts,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub point: Option<Located>,
    /// The city it lies in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub city: Option<Id>,
    /// The province it lies in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub province: Option<Id>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// Names of a city or province that the store does not know, kept as they were typed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub unresolved: BTreeMap<String, String>,
    /// Pictures, the leading one first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub pictures: Vec<Picture>,
    /// Further reading and doing.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub links: Vec<Link>,
    /// Where its facts come from; one at least.
    pub sources: Vec<Source>,
    /// When somebody last checked the facts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub verified_on: Option<jiff::civil::Date>,
    /// Invented for demonstration.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub sample: bool,
    /// How widely known, 0..=1.
    pub importance: f64,
    /// Wikidata item, `Q…`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub wikidata: Option<String>,
    /// OpenStreetMap element, `node/…`, `way/…`, `relation/…`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub osm: Option<String>,
    /// What only its kind has.
    #[serde(flatten)]
    pub detail: Detail,
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant is named after its kind")]
pub enum Detail {
    #[serde(rename = "province_detail")]
    Province(region::Province),
    #[serde(rename = "city_detail")]
    City(region::City),
    Organisation(organisation::Organisation),
    Place(Box<place::Place>),
    Event(Box<event::Event>),
    Partnership(partnership::Partnership),
    Route(route::Route),
    Programme(Box<programme::Programme>),
    Opportunity(Box<opportunity::Opportunity>),
}

/// A picture and what must be said with it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// `picture:` and the name of a photograph in the picture store, or `art:` and the name of a shipped drawing.
    pub file: String,
    /// Who made it.
    pub credit: String,
    /// SPDX licence identifier, or words.
    pub licence: String,
    /// What it shows, for those who do not see it.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub alt: Texts,
    /// Only decorates: it shows nothing that the page does not say.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub decorative: bool,
    /// The point that must stay in view when edges are cut off: parts of the width and of the height, each 0..=1,
    /// from the upper left corner.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub focus: Option<(f64, f64)>,
}

impl Picture {
    /// The photograph in the picture store; none for a shipped drawing.
    pub fn photograph(&self) -> Option<PictureId> {
        match File::parse(&self.file) {
            Some(File::Photograph(id)) => Some(id),
            _ => None,
        }
    }

    /// The point to cut around.
    pub fn focus(&self) -> Focus {
        self.focus.map_or(Focus::MIDDLE, |(x, y)| Focus::near(x, y))
    }
}

/// A web address and what it is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// One of [`LINK_RELS`].
    pub rel: String,
    /// http or https.
    pub url: String,
    /// What to call it.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub title: Texts,
}

/// What a link can be.
pub const LINK_RELS: [&str; 7] = ["official", "wikipedia", "register", "booking", "video", "document", "more"];

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Name of the work or register.
    pub title: String,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Under which licence its facts are used.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub licence: Option<String>,
    /// Which fields come from it; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub covers: Vec<String>,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// Person or office.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub name: Texts,
    /// Telephone number as dialled.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
}

/// A paper that can be read.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Document {
    /// What it is.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub title: Texts,
    /// Where it is.
    pub url: String,
}

/// How one item points at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// Lies in this city.
    City,
    /// Lies in this province.
    Province,
    /// Owned by this organisation.
    Owner,
    /// Happens at this place.
    Venue,
    /// Organised by this organisation.
    Organiser,
    /// Joins this city with another.
    Partner,
    /// Offered under this partnership.
    Partnership,
    /// Passes by this place.
    Stop,
    /// Is about this place.
    Subject,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 9] = [
        Relation::City,
        Relation::Province,
        Relation::Owner,
        Relation::Venue,
        Relation::Organiser,
        Relation::Partner,
        Relation::Partnership,
        Relation::Stop,
        Relation::Subject,
    ];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Relation::City => "city",
            Relation::Province => "province",
            Relation::Owner => "owner",
            Relation::Venue => "venue",
            Relation::Organiser => "organiser",
            Relation::Partner => "partner",
            Relation::Partnership => "partnership",
            Relation::Stop => "stop",
            Relation::Subject => "subject",
        }
    }

    /// The relation with this word.
    pub fn parse(text: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.as_str() == text)
    }

    /// The kind of the item pointed at.
    pub const fn target(self) -> Kind {
        match self {
            Relation::City | Relation::Partner => Kind::City,
            Relation::Province => Kind::Province,
            Relation::Owner | Relation::Organiser => Kind::Organisation,
            Relation::Venue | Relation::Stop | Relation::Subject => Kind::Place,
            Relation::Partnership => Kind::Partnership,
        }
    }
}

impl Item {
    /// The item's kind.
    pub fn kind(&self) -> Kind {
        match self.detail {
            Detail::Province(_) => Kind::Province,
            Detail::City(_) => Kind::City,
            Detail::Organisation(_) => Kind::Organisation,
            Detail::Place(_) => Kind::Place,
            Detail::Event(_) => Kind::Event,
            Detail::Partnership(_) => Kind::Partnership,
            Detail::Route(_) => Kind::Route,
            Detail::Programme(_) => Kind::Programme,
            Detail::Opportunity(_) => Kind::Opportunity,
        }
    }

    /// The row of the taxonomy; the check made sure that there is one.
    pub fn category(&self) -> Option<&'static Category> {
        Category::find(&self.category)
    }

    /// The best name for a reader of this language, with the language it is in.
    pub fn best_name(&self, lang: Lang) -> (Lang, &str) {
        self.name.best(lang).unwrap_or((lang, self.slug.as_str()))
    }

    /// Every item this one points at, in reading order, with the field that says so.
    pub fn relations(&self) -> Vec<(Relation, &Id)> {
        let mut found = Vec::new();
        found.extend(self.city.as_ref().map(|id| (Relation::City, id)));
        found.extend(self.province.as_ref().map(|id| (Relation::Province, id)));
        found.extend(self.owner.as_ref().map(|id| (Relation::Owner, id)));
        match &self.detail {
            Detail::Event(event) => {
                found.extend(event.venue.as_ref().map(|id| (Relation::Venue, id)));
                found.extend(event.organiser.as_ref().map(|id| (Relation::Organiser, id)));
            }
            Detail::Partnership(partnership) => {
                found.extend(partnership.cities.iter().map(|id| (Relation::Partner, id)));
            }
            Detail::Route(route) => found.extend(route.stops.iter().map(|stop| (Relation::Stop, &stop.place))),
            Detail::Programme(programme) => {
                found.extend(programme.partnership.as_ref().map(|id| (Relation::Partnership, id)));
            }
            Detail::Opportunity(opportunity) => found.push((Relation::Subject, &opportunity.place)),
            Detail::Province(_) | Detail::City(_) | Detail::Organisation(_) | Detail::Place(_) => {}
        }
        found
    }

    /// Which related item lends its position when this one has none of its own: the venue, the first stop, the
    /// place, the home city, the partnership, the city, in that order.
    pub fn lends_position(&self) -> Option<&Id> {
        let relations = self.relations();
        let first = |wanted: Relation| relations.iter().find(|(relation, _)| *relation == wanted).map(|(_, id)| *id);
        [Relation::Venue, Relation::Stop, Relation::Subject, Relation::Partner, Relation::City, Relation::Partnership]
            .into_iter()
            .find_map(first)
    }

    /// Where it is and how well that is known: its own position, or what it is lent in at most three steps (a programme finds
    /// its place through its partnership and that one's city). In a city or province that lends, it may be anywhere.
    /// `look` gives the item of an id.
    pub fn located<T: Borrow<Item>>(&self, look: impl Fn(&Id) -> Option<T>) -> Option<Located> {
        if self.point.is_some() {
            return self.point;
        }
        let mut lender = self.lends_position()?.clone();
        for _ in 0..3 {
            let found = look(&lender)?;
            let found = found.borrow();
            if let Some(located) = found.point {
                let is_region = matches!(found.kind(), Kind::City | Kind::Province);
                return Some(if is_region { Located::roughly(located.point) } else { located });
            }
            lender = found.lends_position()?.clone();
        }
        None
    }
}
