//! A work copy becomes what visitors see, and an item is taken out of sight: asked for by a page, or by a plan whose
//! time has come.

use model::{Draft, Item, Problems, Status};
use serde_json::Value;
use store::{Change, Deed, Expected, Ground, Kept, PublishError, Refusal, SaveError, Work};

use crate::app::App;

/// Why a work copy was not published. Nothing of it was.
#[derive(Debug)]
pub enum NotPublished {
    /// It is not complete or not right.
    Problems(Problems),
    /// Somebody saved the work copy in the meantime.
    Moved(Ground),
    /// The stored item is not the one that the work copy began from.
    Stale,
    /// Our own trouble.
    Failed(anyhow::Error),
}

/// The item that visitors would see.
///
/// # Errors
/// All that is missing or wrong.
pub fn checked(doc: &str) -> Result<Item, Problems> {
    let mut draft = Draft::parse(doc)?;
    draft.0.insert("status".to_owned(), Value::from(Status::Published.as_str()));
    draft.check()
}

/// Publishes a work copy and wakes the indexer.
///
/// # Errors
/// When it cannot be; then nothing is changed.
pub async fn publish(app: &App, work: &Work, author: &str, deed: &Deed) -> Result<(), NotPublished> {
    let item = checked(&work.doc).map_err(NotPublished::Problems)?;
    let expected = if work.base == 0 { Expected::New } else { Expected::Version(work.base) };
    let change = Change { item, expected, author: author.to_owned(), at: deed.at };
    match app.store.publish(change, work.version, deed).await {
        Ok(_) => {
            app.tell_changed();
            Ok(())
        }
        Err(PublishError::Moved(ground)) => Err(NotPublished::Moved(ground)),
        Err(PublishError::Refused(Refusal::Conflict { .. } | Refusal::Exists { .. })) => Err(NotPublished::Stale),
        Err(PublishError::Refused(refusal)) => Err(NotPublished::Problems(vec![refusal.problem()])),
        Err(PublishError::Failed(error)) => Err(NotPublished::Failed(error.into())),
    }
}

/// Takes a published item out of sight and wakes the indexer. False when somebody changed it at that very moment.
///
/// # Errors
/// When the store fails.
pub async fn withdraw(app: &App, kept: Kept, author: &str, deed: &Deed) -> Result<bool, anyhow::Error> {
    let mut item = kept.item;
    item.status = Status::Archived;
    let change = Change { item, expected: Expected::Version(kept.version), author: author.to_owned(), at: deed.at };
    match app.store.set_status(change, deed).await {
        Ok(_) => {
            app.tell_changed();
            Ok(true)
        }
        Err(SaveError::Refused(_)) => Ok(false),
        Err(SaveError::Failed(error)) => Err(error.into()),
    }
}
