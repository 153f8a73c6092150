//! What can be asked.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;
use model::place::Ability;
use model::{Bounds, Id, Kind, Lang, Point};

use crate::Error;
use crate::geo::shape::Shape;

/// One question. Every filter that is set must hold; within a list, any of its values.
#[derive(Clone, Debug)]
pub struct Query {
    /// What the visitor typed, in any script.
    pub text: String,
    /// The reader's language. Never narrows what is found.
    pub lang: Lang,
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Slugs of categories; a parent includes its children.
    pub categories: Vec<String>,
    /// Cities the item lies in. A city lies in itself.
    pub cities: Vec<Id>,
    /// Provinces the item lies in. A province lies in itself.
    pub provinces: Vec<Id>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// Owners.
    pub owners: Vec<Id>,
    /// Only inside this box.
    pub bounds: Option<Bounds>,
    /// Only inside this polygon, or along this way.
    pub shape: Option<Arc<Shape>>,
    /// Prefer what is near here, and give distances.
    pub near: Option<Point>,
    /// With `near`: only within so many metres.
    pub radius_m: Option<f64>,
    /// Only what has an instance touching this time: from, until (not included).
    pub period: Option<(Timestamp, Timestamp)>,
    /// Only what is known to be open at this moment.
    pub open_at: Option<Timestamp>,
    /// Only what people in wheelchairs can use at least so well.
    pub wheelchair: Option<Ability>,
    /// Only what is known to be free (or to cost something).
    pub free: Option<bool>,
    /// Only what is (or is not) of World Heritage.
    pub unesco: Option<bool>,
    /// The order of the hits.
    pub sort: Sort,
    /// How many hits, at most 100.
    pub limit: usize,
    /// Go on after this place of an earlier answer.
    pub after: Option<Cursor>,
    /// What to count.
    pub facets: Vec<Facet>,
    /// The present moment.
    pub now: Timestamp,
    /// Leave out what was invented for demonstration.
    pub without_samples: bool,
    /// Only what carries one mark of each of these lists; see [`crate::Entry::marks`].
    pub marks: Vec<Vec<&'static str>>,
    /// Only these; none for all.
    pub ids: Option<Vec<Id>>,
    /// Only what lies in no city.
    pub without_city: bool,
    /// Only what has nobody who owns it.
    pub without_owner: bool,
    /// Only what has facts that count as old at the present moment.
    pub overdue: bool,
    /// Tell why each hit stands where it stands.
    pub explain: bool,
}

impl Default for Query {
    fn default() -> Query {
        Query {
            text: String::new(),
            lang: Lang::FA,
            kinds: Vec::new(),
            categories: Vec::new(),
            cities: Vec::new(),
            provinces: Vec::new(),
            countries: Vec::new(),
            owners: Vec::new(),
            bounds: None,
            shape: None,
            near: None,
            radius_m: None,
            period: None,
            open_at: None,
            wheelchair: None,
            free: None,
            unesco: None,
            sort: Sort::default(),
            limit: 20,
            after: None,
            facets: Vec::new(),
            now: Timestamp::UNIX_EPOCH,
            without_samples: false,
            marks: Vec::new(),
            ids: None,
            without_city: false,
            without_owner: false,
            overdue: false,
            explain: false,
        }
    }
}

/// The greatest number of hits in one answer.
pub const MOST_HITS: usize = 100;

/// Orders of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// What fits best and is best known first; see `rank.rs`.
    #[default]
    Relevance,
    /// Nearest first; without `near` the same as relevance.
    Distance,
    /// What happens next first; what has no date last.
    Date,
    /// By name in the reader's language.
    Name,
    /// What was changed last first; an order for those who write, not offered to visitors.
    Changed,
}

impl Sort {
    /// All orders that visitors may ask for.
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Distance, Sort::Date, Sort::Name];

    /// The word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Distance => "distance",
            Sort::Date => "date",
            Sort::Name => "name",
            Sort::Changed => "changed",
        }
    }

    /// The order with this word.
    pub fn parse(text: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

/// What can be counted over a whole answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// By kind.
    Kind,
    /// By category; a parent's count includes its children's.
    Category,
    /// By id of the city.
    City,
    /// By id of the province.
    Province,
    /// By country code.
    Country,
    /// By id of the owner.
    Owner,
}

impl Facet {
    /// All facets.
    pub const ALL: [Facet; 6] =
        [Facet::Kind, Facet::Category, Facet::City, Facet::Province, Facet::Country, Facet::Owner];

    /// The word in addresses, and the name of its field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Facet::Kind => "kind",
            Facet::Category => "category",
            Facet::City => "city",
            Facet::Province => "province",
            Facet::Country => "country",
            Facet::Owner => "owner",
        }
    }

    /// The facet with this word.
    pub fn parse(text: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.as_str() == text)
    }
}

/// What to offer while somebody types.
#[derive(Clone, Debug)]
pub struct Suggest {
    /// What was typed so far.
    pub text: String,
    /// The reader's language.
    pub lang: Lang,
    /// Prefer what is near here.
    pub near: Option<Point>,
    /// Prefer what lies in this box.
    pub bounds: Option<Bounds>,
    /// How many, at most 20.
    pub limit: usize,
    /// The present moment.
    pub now: Timestamp,
}

impl Default for Suggest {
    fn default() -> Suggest {
        Suggest { text: String::new(), lang: Lang::FA, near: None, bounds: None, limit: 8, now: Timestamp::UNIX_EPOCH }
    }
}

/// A place in an answer: the sort key and id of the last hit, not a count of hits, so that going on neither doubles nor
/// skips what stays while other items come and go. Written as text in addresses; the form is nobody else's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) sort: Sort,
    /// How generously the words were read: the next page must read them alike.
    pub(crate) level: u8,
    pub(crate) order: u64,
    pub(crate) key: u64,
    /// Sort key of the name, in the order by name.
    pub(crate) name: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sort = match self.sort {
            Sort::Relevance => 'r',
            Sort::Distance => 'd',
            Sort::Date => 't',
            Sort::Name => 'n',
            Sort::Changed => 'c',
        };
        write!(f, "{sort}{}{:016x}{:016x}", self.level, self.order, self.key)?;
        self.name.bytes().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Cursor, Error> {
        parse_cursor(text).ok_or(Error::BadCursor)
    }
}

fn parse_cursor(text: &str) -> Option<Cursor> {
    if !text.is_ascii() || text.len() < 34 || text.len() > 400 {
        return None;
    }
    let sort = match &text[..1] {
        "r" => Sort::Relevance,
        "d" => Sort::Distance,
        "t" => Sort::Date,
        "n" => Sort::Name,
        "c" => Sort::Changed,
        _ => return None,
    };
    let level = text[1..2].parse().ok().filter(|level| *level <= crate::words::MOST_GENEROUS)?;
    let number = |digits: &str| {
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u64::from_str_radix(digits, 16).ok()).flatten()
    };
    let rest = &text[34..];
    let bytes: Option<Vec<u8>> = rest
        .as_bytes()
        .chunks(2)
        .map(|pair| {
            std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2).and_then(|pair| number(pair)?.try_into().ok())
        })
        .collect();
    let name = String::from_utf8(bytes?).ok()?;
    Some(Cursor { sort, level, order: number(&text[2..18])?, key: number(&text[18..34])?, name })
}
