//! Small things beside the content: lists that somebody keeps by a name, and what visitors sought in vain.

use jiff::civil::Date;
use sqlx::Row;

use crate::{Error, Store};

/// Most lists that one person keeps.
pub const MOST_VIEWS: usize = 20;

impl Store {
    /// The lists that somebody keeps, by name: name and query string.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn views_of(&self, person: &str) -> Result<Vec<(String, String)>, Error> {
        let rows = sqlx::query("select name, query from saved_view where person = $1 order by name")
            .bind(person)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// Keeps a list under a name, in place of what had it. False when there are too many already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep_view(&self, person: &str, name: &str, query: &str) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into saved_view (person, name, query) values ($1, $2, $3)
             on conflict (person, name) do update set query = excluded.query",
        )
        .bind(person)
        .bind(name)
        .bind(query)
        .execute(&mut *transaction)
        .await?;
        let row = sqlx::query("select count(*) from saved_view where person = $1")
            .bind(person)
            .fetch_one(&mut *transaction)
            .await?;
        if row.try_get::<i64, _>(0)? > MOST_VIEWS as i64 {
            transaction.rollback().await?;
            return Ok(false);
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Forgets a list.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_view(&self, person: &str, name: &str) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("delete from saved_view where person = $1 and name = $2")
            .bind(person)
            .bind(name)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Counts what was sought in vain on a day, and forgets what is older than `oldest`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn count_demand(&self, day: Date, sought: &[(String, i64)], oldest: Date) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        for (query, times) in sought {
            sqlx::query(
                "insert into demand (day, query, times) values ($1, $2, $3)
                 on conflict (day, query) do update set times = demand.times + excluded.times",
            )
            .bind(day.to_string())
            .bind(query)
            .bind(times)
            .execute(&mut *transaction)
            .await?;
        }
        sqlx::query("delete from demand where day < $1").bind(oldest.to_string()).execute(&mut *transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// What was sought in vain at least so often since a day, the most sought first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn demand(&self, since: Date, at_least: i64, limit: u32) -> Result<Vec<(String, i64)>, Error> {
        let rows = sqlx::query(
            "select query, cast(sum(times) as bigint) as total from demand where day >= $1
             group by query having sum(times) >= $2 order by total desc, query limit $3",
        )
        .bind(since.to_string())
        .bind(at_least)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }
}
