//! A place to visit.

use crate::text::Texts;

/// What only a place has.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Place {
    /// Street address by language.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub address: Texts,
    /// Telephone numbers as dialled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phone: Vec<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Its own web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Where a stay or table is booked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_url: Option<String>,
    /// OSM opening_hours syntax, checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<String>,
    /// What entry costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fee>,
    /// Who can use it.
    #[serde(skip_serializing_if = "Access::is_unknown")]
    pub access: Access,
    /// Era or date of building, by language.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub period: Texts,
    /// Legal protection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// The World Heritage property it is, or is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unesco: Option<Unesco>,
}

/// What entry costs.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fee {
    /// Whether entry is free.
    pub free: bool,
    /// Prices and exceptions in words.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub note: Texts,
}

/// Yes, partly, or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ability {
    /// Fully.
    Yes,
    /// With help or in part.
    Limited,
    /// Not.
    No,
}

impl Ability {
    /// The word in the written form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Ability::Yes => "yes",
            Ability::Limited => "limited",
            Ability::No => "no",
        }
    }
}

/// Who can use a place; what is not known is none.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Access {
    /// People in wheelchairs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wheelchair: Option<Ability>,
    /// Blind people: tactile ways, audio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blind: Option<Ability>,
    /// Deaf people: sign language, texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deaf: Option<Ability>,
    /// An accessible toilet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toilet: Option<Ability>,
    /// Details in words.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub note: Texts,
}

impl Access {
    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        *self == Access::default()
    }
}

/// Legal protection and where it is written.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Protection {
    /// `world`, `national`, `local` or `natural`.
    pub status: String,
    /// Name of the register.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub register: Option<String>,
    /// Number in it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// Gregorian year of registration.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub year: Option<i16>,
}

/// Levels of protection.
pub const PROTECTION_STATUSES: [&str; 4] = ["world", "national", "local", "natural"];

/// A property of the World Heritage List.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unesco {
    /// Number in the list.
    pub id: String,
    /// Gregorian year of inscription.
    pub year: i16,
}
