//! Accounts elsewhere by which people sign in here: a sign-in service (its issuer) and what it calls them (a subject).

use jiff::Timestamp;
use sqlx::Row;

use crate::audit::{self, Deed};
use crate::items::time;
use crate::people::{self, Person};
use crate::save::fixed_width;
use crate::{Error, Store};

/// An account elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountElsewhere {
    /// The service that knows it, by its address.
    pub issuer: String,
    /// The service's own lasting name for whom it belongs to; says nothing to people.
    pub subject: String,
}

impl Store {
    /// Lets somebody sign in by an account elsewhere from now on. No when the account belongs to another, or they have
    /// another one of the same service already: then nothing is changed.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn link_elsewhere(
        &self,
        person_id: &str,
        account: &AccountElsewhere,
        deed: &Deed,
    ) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query(
            "insert into single_sign_on (issuer, subject, person_id, linked_at) values ($1, $2, $3, $4)
             on conflict do nothing",
        )
        .bind(&account.issuer)
        .bind(&account.subject)
        .bind(person_id)
        .bind(fixed_width(deed.at))
        .execute(&mut *transaction)
        .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// Whom an account elsewhere belongs to.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn person_elsewhere(&self, account: &AccountElsewhere) -> Result<Option<Person>, Error> {
        let mut connection = self.readers.acquire().await?;
        let row = sqlx::query("select person_id from single_sign_on where issuer = $1 and subject = $2")
            .bind(&account.issuer)
            .bind(&account.subject)
            .fetch_optional(&mut *connection)
            .await?;
        match row {
            Some(row) => people::read(&mut connection, "", row.try_get(0)?).await,
            None => Ok(None),
        }
    }

    /// The services by which somebody can sign in, and since when; the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn elsewhere(&self, person_id: &str) -> Result<Vec<(String, Timestamp)>, Error> {
        let rows =
            sqlx::query("select issuer, linked_at from single_sign_on where person_id = $1 order by linked_at, issuer")
                .bind(person_id)
                .fetch_all(&self.readers)
                .await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, time("single_sign_on.linked_at", row.try_get(1)?)?))).collect()
    }

    /// Takes from somebody every account elsewhere. Says whether there was one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn unlink_elsewhere(&self, person_id: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from single_sign_on where person_id = $1")
            .bind(person_id)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }
}
