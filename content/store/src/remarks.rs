//! What publishers say about the fields of a work copy.

use jiff::Timestamp;
use model::Id;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::items::time;
use crate::save::fixed_width;
use crate::work::{WorkError, WorkState, set_state};
use crate::{Error, Store};

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its number among the item's remarks.
    pub number: i64,
    /// Path of the field in the written form; empty for the whole.
    pub field: String,
    /// What is said.
    pub words: String,
    /// Who said it.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// A remark about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRemark {
    /// Path of the field in the written form; empty for the whole.
    pub field: String,
    /// What is said.
    pub words: String,
}

impl Store {
    /// Sends a work copy back with what is to be changed in it.
    ///
    /// # Errors
    /// When it is not in this version any more, or the store fails; then nothing is kept.
    pub async fn return_work(
        &self,
        id: &Id,
        version: i64,
        remarks: &[NewRemark],
        author: &str,
        deed: &Deed,
    ) -> Result<(), WorkError> {
        let (mut transaction, _) = self.take_turn().await?;
        set_state(&mut transaction, id, version, WorkState::Returned).await?;
        add(&mut transaction, id, remarks, author, deed.at).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// The remarks on an item that are not settled, in the order in which they were made.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open_remarks(&self, id: &Id) -> Result<Vec<Remark>, Error> {
        let rows = sqlx::query(
            "select number, field, words, author, at from remark
             where item_id = $1 and settled_at is null order by number",
        )
        .bind(id.as_str())
        .fetch_all(&self.readers)
        .await?;
        let remark = |row: &sqlx::any::AnyRow| {
            Ok(Remark {
                number: row.try_get(0)?,
                field: row.try_get(1)?,
                words: row.try_get(2)?,
                author: row.try_get(3)?,
                at: time("remark.at", row.try_get(4)?)?,
            })
        };
        rows.iter().map(remark).collect()
    }
}

pub(crate) async fn add(
    connection: &mut AnyConnection,
    id: &Id,
    remarks: &[NewRemark],
    author: &str,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    for remark in remarks {
        sqlx::query(
            "insert into remark (item_id, number, field, words, author, at)
             select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from remark where item_id = $1",
        )
        .bind(id.as_str())
        .bind(&remark.field)
        .bind(&remark.words)
        .bind(author)
        .bind(fixed_width(at))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// What was remarked on is published: all is settled.
pub(crate) async fn settle(connection: &mut AnyConnection, id: &Id, at: &str) -> Result<(), sqlx::Error> {
    sqlx::query("update remark set settled_at = $1 where item_id = $2 and settled_at is null")
        .bind(at)
        .bind(id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}
