//! An exchange that people can apply for.

use jiff::civil::Date;

use crate::id::Id;
use crate::item::Contact;
use crate::text::Texts;

/// What only a programme has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Programme {
    /// The partnership it is offered under.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub partnership: Option<Id>,
    /// Fields of work, of [`crate::partnership::THEMES`].
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub themes: Vec<String>,
    /// Who may apply.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub who: Texts,
    /// How many are taken.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seats: Option<u32>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub starts: Option<Date>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ends: Option<Date>,
    /// Last day to apply.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deadline: Option<Date>,
    /// What it costs and what is paid.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub cost: Texts,
    /// How to apply.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub how: Texts,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<Contact>,
    /// Of [`STATES`].
    pub state: String,
}

/// The stations of a programme.
pub const STATES: [&str; 6] = ["planned", "open", "closed", "running", "held", "cancelled"];
