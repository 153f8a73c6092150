//! What an item was before.

use jiff::Timestamp;
use model::Id;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::items::time;
use crate::{Error, Store};

/// One saved version of an item, or of its work copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// 1 for the first.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub author: String,
    /// The written form; of a work copy perhaps incomplete or wrong.
    pub doc: String,
}

impl Revision {
    /// Of a row with these columns in this order; `field` is the moment's, for telling which one does not read.
    fn of(row: &AnyRow, field: &'static str) -> Result<Revision, Error> {
        Ok(Revision {
            version: row.try_get(0)?,
            at: time(field, row.try_get(1)?)?,
            author: row.try_get(2)?,
            doc: row.try_get(3)?,
        })
    }
}

impl Store {
    /// The last saves of an item's work copies, those before its publications too, the latest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn drafts(&self, id: &Id, limit: u32) -> Result<Vec<Revision>, Error> {
        let rows = sqlx::query(
            "select version, at, author, doc from work_save where item_id = $1 order by version desc limit $2",
        )
        .bind(id.as_str())
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(|row| Revision::of(row, "work_save.at")).collect()
    }

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
        rows.iter().map(|row| Revision::of(row, "revision.at")).collect()
    }
}
