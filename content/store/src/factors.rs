//! Second factors and recovery codes.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::audit::{self, Deed};
use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// Something that somebody has besides their password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Its name in the store.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// `totp`.
    pub kind: String,
    /// What its owner calls it.
    pub name: String,
    /// What is needed to check an answer.
    pub secret: String,
    /// The last time step of which a code was used; 0 before the first.
    pub used_step: i64,
    /// Since when.
    pub made_at: Timestamp,
}

impl Store {
    /// Somebody's second factors, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn factors(&self, person_id: &str) -> Result<Vec<Factor>, Error> {
        let rows = sqlx::query(
            "select id, person_id, kind, name, secret, used_step, made_at from factor
             where person_id = $1 order by made_at, id",
        )
        .bind(person_id)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(factor).collect()
    }

    /// Adds a second factor. `codes` are the hashes of new recovery codes; those before count no more. Without any the
    /// present ones stay.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_factor(&self, factor: &Factor, codes: &[String], deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into factor (id, person_id, kind, name, secret, used_step, made_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&factor.id)
        .bind(&factor.person_id)
        .bind(&factor.kind)
        .bind(&factor.name)
        .bind(&factor.secret)
        .bind(factor.used_step)
        .bind(fixed_width(factor.made_at))
        .execute(&mut *transaction)
        .await?;
        put_codes(&mut transaction, &factor.person_id, codes).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Gives somebody new recovery codes; those before count no more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn renew_codes(&self, person_id: &str, codes: &[String], deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        put_codes(&mut transaction, person_id, codes).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes a second factor away, or all of somebody's when none is named; with the last one the recovery codes go.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_factor(&self, person_id: &str, id: Option<&str>, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from factor where person_id = $1 and ($2 = '' or id = $2)")
            .bind(person_id)
            .bind(id.unwrap_or_default())
            .execute(&mut *transaction)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(
            "delete from recovery_code where person_id = $1
             and not exists (select id from factor where factor.person_id = $1)",
        )
        .bind(person_id)
        .execute(&mut *transaction)
        .await?;
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Uses up the code of a time step. No when a code of this step or a later one was used before: then somebody looked
    /// over a shoulder.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn use_factor(&self, id: &str, step: i64, secret: &str) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("update factor set used_step = $1, secret = $2 where id = $3 and used_step < $1")
            .bind(step)
            .bind(secret)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Uses up a recovery code. No when it is none of theirs, or was used before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn use_code(&self, person_id: &str, code_hash: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query(
            "update recovery_code set used_at = $1 where person_id = $2 and code_hash = $3 and used_at is null",
        )
        .bind(fixed_width(deed.at))
        .bind(person_id)
        .bind(code_hash)
        .execute(&mut *transaction)
        .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// How many recovery codes somebody has left.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn codes_left(&self, person_id: &str) -> Result<i64, Error> {
        let row = sqlx::query("select count(*) from recovery_code where person_id = $1 and used_at is null")
            .bind(person_id)
            .fetch_one(&self.readers)
            .await?;
        Ok(row.try_get(0)?)
    }
}

async fn put_codes(connection: &mut sqlx::AnyConnection, person_id: &str, codes: &[String]) -> Result<(), Error> {
    if codes.is_empty() {
        return Ok(());
    }
    sqlx::query("delete from recovery_code where person_id = $1").bind(person_id).execute(&mut *connection).await?;
    for code in codes {
        sqlx::query("insert into recovery_code (code_hash, person_id) values ($1, $2)")
            .bind(code)
            .bind(person_id)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// A row of all columns, in the order of the table.
fn factor(row: &AnyRow) -> Result<Factor, Error> {
    Ok(Factor {
        id: row.try_get(0)?,
        person_id: row.try_get(1)?,
        kind: row.try_get(2)?,
        name: row.try_get(3)?,
        secret: row.try_get(4)?,
        used_step: row.try_get(5)?,
        made_at: time("factor.made_at", row.try_get(6)?)?,
    })
}
