//! Where content is kept: the only SQL of the project, one text for embedded SQLite and for PostgreSQL.
//!
//! The store is the truth; an index can be deleted at any time and comes back from here. Content changes only through
//! [`Store::save`] and [`Store::save_many`]: every change has a revision, an author and its rows on the list of what an
//! index must look at again, or none of the three. There is one writer at a time: each writing transaction first takes
//! the next number of the one-row table `turn` and holds it to its end, so what it reads stays true while it writes.
//!
//! Suggested reading order: `migrations/` (the tables), [`database`](Store) (opening, and the writer's turn), `change`
//! (what can be asked and refused), `decide` (which changes are accepted: plain code), `save` (their rows), `items`
//! (reading), `work`, `autosaves`, `remarks`, `plans` (what is being written before it is content), `todo` (the indexer's
//! list), `people`, `sessions`, `tickets`, `factors`, `passkeys`, `single_sign_on` and `tokens` (who may come in), `audit`
//! (what was done), `pictures` (what is known of photographs), `letters` (mail that waits), `links` (what became of outside
//! addresses), `check` (does it all agree).

mod audit;
mod autosaves;
mod batch;
mod batches;
mod change;
mod check;
mod database;
mod decide;
mod error;
mod factors;
mod items;
mod joining;
mod letters;
mod links;
mod marks;
mod passkeys;
mod people;
mod pictures;
mod plans;
mod remarks;
mod reports;
mod revisions;
mod save;
mod sessions;
mod single_sign_on;
mod tickets;
mod todo;
mod tokens;
mod translations;
mod unused;
mod views;
mod work;

pub use audit::{Deed, Logged};
pub use autosaves::Autosave;
pub use batches::{Batch, BatchChange, NotInBatch, Undone, WorkFate};
pub use change::{Change, Expected, PublishError, Refusal, SaveError, Saved, Written};
pub use check::{Fault, Wrong};
pub use database::{Store, Target};
pub use error::Error;
pub use factors::Factor;
pub use items::{BySlug, Kept};
pub use joining::Joining;
pub use letters::Letter;
pub use links::Link;
pub use passkeys::Passkey;
pub use people::{NotAdded, Person};
pub use pictures::{NewPicture, Picture, PictureState, Upload};
pub use plans::{PlanAction, Planned};
pub use remarks::{NewRemark, Remark};
pub use reports::{Report, ReportState};
pub use revisions::Revision;
pub use sessions::Session;
pub use single_sign_on::AccountElsewhere;
pub use tickets::{INVITATION, RESET, Ticket};
pub use todo::{Todo, TodoMark};
pub use tokens::Token;
pub use views::MOST_VIEWS;
pub use work::{Ground, Work, WorkError, WorkSave, WorkState};
