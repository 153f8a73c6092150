//! Passkeys: keys on somebody's own devices, of which the store knows the public half.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::audit::{self, Deed};
use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its name in the store.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// What the device calls it, in base64url.
    pub credential_id: String,
    /// Its public key and what is known of it, as JSON.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub made_at: Timestamp,
    /// When it last opened the door.
    pub used_at: Option<Timestamp>,
}

impl Store {
    /// Somebody's passkeys, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn passkeys(&self, person_id: &str) -> Result<Vec<Passkey>, Error> {
        let rows = sqlx::query(
            "select id, person_id, credential_id, credential, name, made_at, used_at from passkey
             where person_id = $1 order by made_at, id",
        )
        .bind(person_id)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(passkey).collect()
    }

    /// The passkey that a device calls so, whosever it is.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn passkey_by_credential(&self, credential_id: &str) -> Result<Option<Passkey>, Error> {
        let row = sqlx::query(
            "select id, person_id, credential_id, credential, name, made_at, used_at from passkey
             where credential_id = $1",
        )
        .bind(credential_id)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(passkey).transpose()
    }

    /// Adds a passkey. No when somebody has one with this credential id already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_passkey(&self, passkey: &Passkey, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query(
            "insert into passkey (id, person_id, credential_id, credential, name, made_at, used_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_id) do nothing",
        )
        .bind(&passkey.id)
        .bind(&passkey.person_id)
        .bind(&passkey.credential_id)
        .bind(&passkey.credential)
        .bind(&passkey.name)
        .bind(fixed_width(passkey.made_at))
        .bind(passkey.used_at.map(fixed_width))
        .execute(&mut *transaction)
        .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// Gives a passkey another name. No when the person has no such passkey.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn rename_passkey(&self, person_id: &str, id: &str, name: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("update passkey set name = $1 where person_id = $2 and id = $3")
            .bind(name)
            .bind(person_id)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// Takes a passkey away, or all of somebody's when none is named. No when there was nothing to take.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_passkey(&self, person_id: &str, id: Option<&str>, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from passkey where person_id = $1 and ($2 = '' or id = $2)")
            .bind(person_id)
            .bind(id.unwrap_or_default())
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// Keeps that a passkey opened the door just now, and what is known of it afterwards: `before` is what was known when
    /// its answer was checked. No when another answer was taken in between, or the passkey is gone: of a key and its copy
    /// that come at once, one comes in.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn use_passkey(&self, id: &str, before: &str, after: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("update passkey set credential = $1, used_at = $2 where id = $3 and credential = $4")
            .bind(after)
            .bind(fixed_width(deed.at))
            .bind(id)
            .bind(before)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }
}

/// A row of all columns, in the order of the table.
fn passkey(row: &AnyRow) -> Result<Passkey, Error> {
    let used_at: Option<String> = row.try_get(6)?;
    Ok(Passkey {
        id: row.try_get(0)?,
        person_id: row.try_get(1)?,
        credential_id: row.try_get(2)?,
        credential: row.try_get(3)?,
        name: row.try_get(4)?,
        made_at: time("passkey.made_at", row.try_get(5)?)?,
        used_at: used_at.as_deref().map(|text| time("passkey.used_at", text)).transpose()?,
    })
}
