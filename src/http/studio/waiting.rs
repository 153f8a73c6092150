//! What waits for one person. The desk shows the first of it and how much it is, the list all of it: both ask here, so
//! that their figures agree.

use model::{Action, Id};
use store::{Work, WorkState};

use super::links;
use crate::app::App;
use crate::http::error::Error;
use crate::http::session::Signed;

/// Work copies looked at, of each state.
const LOOKED_AT: u32 = 500;

/// The work copies in this state that wait for this person: for review, those that they may publish; otherwise those
/// that they wrote last.
///
/// # Errors
/// When the store fails.
pub async fn works(app: &App, signed: &Signed, state: WorkState) -> Result<Vec<Work>, Error> {
    let works = app.store.works_in(state, LOOKED_AT).await?;
    let waits = |work: &Work| match state {
        WorkState::Review => signed.may(Action::Publish, Some(work.kind), work.owner.as_ref()),
        _ => work.changed_by == signed.person.id,
    };
    Ok(works.into_iter().filter(waits).collect())
}

/// The ids of what waits for this person, of a list at this station; none where nothing ever waits.
///
/// # Errors
/// When the store fails.
pub async fn ids(app: &App, signed: &Signed, station: Option<&str>, broken: bool) -> Result<Option<Vec<Id>>, Error> {
    if broken {
        return Ok(Some(links::broken(app, signed).await?.into_iter().map(|(kept, _)| kept.item.id).collect()));
    }
    let states: &[WorkState] = match station {
        Some("draft") => &[WorkState::Draft],
        Some("review") => &[WorkState::Review],
        Some("returned") => &[WorkState::Returned],
        None => &[WorkState::Returned, WorkState::Review],
        Some(_) => return Ok(None),
    };
    let mut ids = Vec::new();
    for state in states {
        ids.extend(works(app, signed, *state).await?.into_iter().map(|work| work.id));
    }
    Ok(Some(ids))
}
