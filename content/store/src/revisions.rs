//! What an item was before.

use jiff::Timestamp;
use model::Id;
use sqlx::Row;

use crate::items::time;
use crate::{Error, Store};

/// One saved version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// 1 for the first.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub author: String,
    /// The item in its written form.
    pub doc: String,
}

impl Store {
    /// All versions of an item, today's first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn revisions(&self, id: &Id) -> Result<Vec<Revision>, Error> {
        let rows =
            sqlx::query("select version, at, author, doc from revision where item_id = $1 order by version desc")
                .bind(id.as_str())
                .fetch_all(&self.readers)
                .await?;
        let revision = |row: &sqlx::any::AnyRow| {
            Ok(Revision {
                version: row.try_get(0)?,
                at: time("revision.at", row.try_get(1)?)?,
                author: row.try_get(2)?,
                doc: row.try_get(3)?,
            })
        };
        rows.iter().map(revision).collect()
    }
}
