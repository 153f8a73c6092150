//! Where an item stands, said plainly: what visitors see of it now, what is written and not published, and what is to
//! be done next. A saved change of a public item must never look as if the item itself were gone.

use model::Status;
use store::{Work, WorkState};

use super::Entry;
use super::view::when;
use crate::http::session::Signed;

/// Where an item stands.
pub struct Standing {
    /// What visitors see.
    pub public: Line,
    /// What is written and not published.
    pub work: Option<Line>,
}

/// A mark and its sentence.
pub struct Line {
    /// Class of the mark.
    pub mark: &'static str,
    /// The mark's word.
    pub word: String,
    /// What it means, in a sentence.
    pub words: String,
}

impl Standing {
    /// Where this item stands.
    pub fn of(signed: &Signed, entry: &Entry) -> Standing {
        let line = |mark, key: &str, at: Option<jiff::Timestamp>| {
            let at = at.map(|at| when(signed.lang, at)).unwrap_or_default();
            Line {
                mark,
                word: signed.words.get(&format!("standing-{key}")).into_owned(),
                words: signed.words.with(&format!("standing-{key}-words"), "when", at.as_str()),
            }
        };
        let public = match &entry.kept {
            Some(kept) if kept.item.status == Status::Published => {
                line("mark--open", "published", Some(kept.changed_at))
            }
            Some(kept) if kept.item.status == Status::Archived => line("mark--closed", "withdrawn", None),
            _ => line("mark--closed", "unpublished", None),
        };
        let work = entry.live_work().and_then(|work| {
            let (mark, key) = written(work, entry.is_public())?;
            Some(line(mark, key, Some(work.changed_at)))
        });
        Standing { public, work }
    }
}

fn written(work: &Work, is_public: bool) -> Option<(&'static str, &'static str)> {
    match work.state {
        WorkState::Review => Some(("mark--info", "review")),
        WorkState::Returned => Some(("mark--warn", "returned")),
        WorkState::Draft if is_public => Some(("mark--warn", "changed")),
        // That nobody sees it has just been said.
        WorkState::Draft | WorkState::Dropped => None,
    }
}
