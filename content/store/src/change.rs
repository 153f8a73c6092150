//! What can be asked of the store, what it answers, and why it may refuse.

use jiff::Timestamp;
use model::item::Relation;
use model::problem::Code;
use model::{Id, Item, Kind, Problem};

use crate::Error;
use crate::work::{Ground, WorkError};

/// One item as it shall be from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The item.
    pub item: Item,
    /// What the asker believes the store holds now.
    pub expected: Expected,
    /// Who asks: an account's name, or what a command calls itself.
    pub author: String,
    /// The moment of the change; kept to the microsecond.
    pub at: Timestamp,
}

/// Changes with their items written out as they will be kept: work that can be done before the store's turn comes, and that
/// nobody else need wait for.
#[derive(Clone, Debug)]
pub struct Written {
    pub(crate) changes: Vec<Change>,
    /// For each change its item.
    pub(crate) docs: Vec<String>,
}

impl From<Vec<Change>> for Written {
    fn from(changes: Vec<Change>) -> Written {
        Written { docs: docs(&changes), changes }
    }
}

/// The items of changes, written out.
pub(crate) fn docs(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| model::written::write(&change.item)).collect()
}

/// What the store must hold for a change to be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No item of this id.
    New,
    /// The item in this version.
    Version(i64),
    /// Whatever: adds or updates, as an import does.
    Any,
}

/// What became of an accepted change. Each variant carries the version that the store now holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// A new item.
    Created(i64),
    /// A new version of a known item.
    Updated(i64),
    /// The store held the very same item already: no revision was made, nobody need look.
    Unchanged(i64),
}

impl Saved {
    /// The version that the store holds.
    pub const fn version(self) -> i64 {
        match self {
            Saved::Created(version) | Saved::Updated(version) | Saved::Unchanged(version) => version,
        }
    }
}

/// Why a change was not accepted. Nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody saved the item in the meantime.
    #[error("item {id} is at version {current}, not {expected}")]
    Conflict {
        /// The item.
        id: Id,
        /// The version that the asker had seen.
        expected: i64,
        /// The version that the store holds.
        current: i64,
    },
    /// An item that should have been new is there already.
    #[error("item {id} exists already")]
    Exists {
        /// The item.
        id: Id,
    },
    /// An item that should have been changed is not there.
    #[error("there is no item {id}")]
    Missing {
        /// The item.
        id: Id,
    },
    /// An item never becomes one of another kind: its address and all that points at it would break.
    #[error("item {id} is of kind {kind} and stays so")]
    KindChanged {
        /// The item.
        id: Id,
        /// The kind that it has.
        kind: Kind,
    },
    /// It points at an item that the store does not hold.
    #[error("{} names item {id}, which does not exist", field(*.relation))]
    UnknownItem {
        /// How it points there.
        relation: Relation,
        /// The item that is not there.
        id: Id,
    },
    /// It points at an item of the wrong kind.
    #[error("{} names item {id}, which is of kind {kind}", field(*.relation))]
    ItemOfOtherKind {
        /// How it points there.
        relation: Relation,
        /// The item pointed at.
        id: Id,
        /// The kind that it has.
        kind: Kind,
    },
    /// Another item of the same kind has this slug.
    #[error("the slug {slug} of kind {kind} belongs to item {by}")]
    SlugTaken {
        /// The kind of both.
        kind: Kind,
        /// The word they both want.
        slug: String,
        /// The item that has it.
        by: Id,
    },
}

impl Refusal {
    /// The same as a problem of a field, to be worded for a person.
    pub fn problem(&self) -> Problem {
        let (field, code, values) = match self {
            Refusal::Conflict { expected, current, .. } => {
                ("version", Code::Taken, vec![("value", expected.to_string()), ("current", current.to_string())])
            }
            Refusal::Exists { id } => ("id", Code::Taken, vec![("value", id.to_string())]),
            Refusal::Missing { id } => ("id", Code::UnknownItem, vec![("id", id.to_string())]),
            Refusal::KindChanged { id, kind } => {
                ("kind", Code::ItemOfOtherKind, vec![("id", id.to_string()), ("expected", kind.to_string())])
            }
            Refusal::UnknownItem { relation, id } => {
                (field(*relation), Code::UnknownItem, vec![("id", id.to_string())])
            }
            Refusal::ItemOfOtherKind { relation, id, .. } => (
                field(*relation),
                Code::ItemOfOtherKind,
                vec![("id", id.to_string()), ("expected", relation.target().to_string())],
            ),
            Refusal::SlugTaken { slug, .. } => ("slug", Code::Taken, vec![("value", slug.clone())]),
        };
        Problem { field: field.to_owned(), code, values }
    }
}

/// The field of the written form that says this relation.
const fn field(relation: Relation) -> &'static str {
    match relation {
        Relation::City => "city",
        Relation::Province => "province",
        Relation::Owner => "owner",
        Relation::Venue => "event.venue",
        Relation::Organiser => "event.organiser",
        Relation::Partner => "partnership.cities",
        Relation::Partnership => "programme.partnership",
        Relation::Stop => "route.stops",
        Relation::Subject => "opportunity.place",
    }
}

/// Why one change was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The store works, but does not accept the change.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store does not work.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Why a work copy was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Somebody saved the work copy in the meantime; what is there now.
    #[error("the work copy has moved on to {0}")]
    Moved(Ground),
    /// The item cannot be accepted.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store does not work.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<WorkError> for PublishError {
    fn from(error: WorkError) -> PublishError {
        match error {
            WorkError::Moved(ground) => PublishError::Moved(ground),
            WorkError::Failed(error) => PublishError::Failed(error),
        }
    }
}

impl From<sqlx::Error> for PublishError {
    fn from(error: sqlx::Error) -> PublishError {
        PublishError::Failed(error.into())
    }
}
