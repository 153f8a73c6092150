//! Small facts of the installation, such as whether the starter collection was loaded.

use sqlx::Row;

use crate::{Error, Store};

impl Store {
    /// The value of this mark.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn mark(&self, key: &str) -> Result<Option<String>, Error> {
        let row = sqlx::query("select value from mark where key = $1").bind(key).fetch_optional(&self.readers).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// Sets a mark, whether or not it was set before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_mark(&self, key: &str, value: &str) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into mark (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
        )
        .bind(key)
        .bind(value)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }
}
