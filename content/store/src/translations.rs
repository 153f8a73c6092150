//! Which source text each translation was made from.

use model::translation::Followed;
use model::{Id, Lang};
use sqlx::{AnyConnection, Row};

use crate::{Error, Store};

impl Store {
    /// Which source texts the translations of an item were made from.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn followed(&self, id: &Id) -> Result<Vec<Followed>, Error> {
        let rows = sqlx::query("select field, lang, source_hash from translated where item_id = $1")
            .bind(id.as_str())
            .fetch_all(&self.readers)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let tag: &str = row.try_get(1)?;
            let lang = Lang::parse(tag)
                .ok_or_else(|| Error::UnknownWord { column: "translated.lang", word: tag.to_owned() })?;
            found.push(Followed { field: row.try_get(0)?, lang, source: row.try_get(2)? });
        }
        Ok(found)
    }
}

/// Puts the whole list of an item in place of the one before.
pub(crate) async fn put(connection: &mut AnyConnection, id: &Id, followed: &[Followed]) -> Result<(), sqlx::Error> {
    sqlx::query("delete from translated where item_id = $1").bind(id.as_str()).execute(&mut *connection).await?;
    for one in followed {
        sqlx::query("insert into translated (item_id, field, lang, source_hash) values ($1, $2, $3, $4)")
            .bind(id.as_str())
            .bind(&one.field)
            .bind(one.lang.as_str())
            .bind(&one.source)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
