//! An investment or sponsorship offer tied to a place.

use jiff::civil::Date;

use crate::id::Id;
use crate::item::{Contact, Document};
use crate::text::Texts;

/// What only an opportunity has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Opportunity {
    /// The place it is about.
    pub place: Id,
    /// Of [`FORMS`].
    pub form: String,
    /// What is asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ask: Option<Ask>,
    /// Papers to read before answering.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub documents: Vec<Document>,
    /// Last day to answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deadline: Option<Date>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<Contact>,
    /// Of [`STATES`].
    pub state: String,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ask {
    /// Sum in whole units of the currency.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amount: Option<u64>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub currency: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub note: Texts,
}

/// Forms of taking part.
pub const FORMS: [&str; 4] = ["investment", "sponsorship", "concession", "partnership"];
/// The stations of an opportunity.
pub const STATES: [&str; 4] = ["open", "under-review", "closed", "awarded"];
