//! Something that happens at a time.

use crate::id::Id;
use crate::schedule::Schedule;
use crate::text::Texts;

/// What only an event has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Event {
    /// When it happens.
    pub schedule: Schedule,
    /// The place where it happens.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub venue: Option<Id>,
    /// Which hall, which side of the square.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub venue_note: Texts,
    /// Who organises it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organiser: Option<Id>,
    /// Whether it takes place.
    #[serde(default)]
    pub state: State,
    /// How to get in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tickets: Option<Tickets>,
}

/// Whether an event takes place (schema.org EventStatusType).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As planned.
    #[default]
    Scheduled,
    /// It does not happen.
    Cancelled,
    /// It will happen at another time, not yet known.
    Postponed,
}

impl State {
    /// The word in the written form.
    pub const fn as_str(self) -> &'static str {
        match self {
            State::Scheduled => "scheduled",
            State::Cancelled => "cancelled",
            State::Postponed => "postponed",
        }
    }
}

/// How to get in.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Tickets {
    /// Whether entry is free.
    pub free: bool,
    /// Prices and conditions in words.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub note: Texts,
    /// Where they are sold.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
}
