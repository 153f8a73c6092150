//! Keys with which programs act for people. The store holds their hashes.

use jiff::{SignedDuration, Timestamp};
use model::{Id, Membership, Role};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::audit::{self, Deed};
use crate::items::time;
use crate::people::{self, Person};
use crate::save::fixed_width;
use crate::{Error, Store};

/// A key of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The SHA-256 of the key, in hexadecimal.
    pub key_hash: String,
    /// Its name in the store, which opens nothing.
    pub id: String,
    /// For whom it acts.
    pub person_id: String,
    /// The one role it acts in.
    pub membership: Membership,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub made_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// When it was used last, to a few minutes.
    pub used_at: Option<Timestamp>,
}

/// How old `used_at` may grow before it is written again.
const USED_TO: SignedDuration = SignedDuration::from_mins(5);

impl Store {
    /// Makes a key known.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_token(&self, token: &Token, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into token (key_hash, id, person_id, organisation, role, name, made_at, ends_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&token.key_hash)
        .bind(&token.id)
        .bind(&token.person_id)
        .bind(token.membership.organisation.as_str())
        .bind(token.membership.role.as_str())
        .bind(&token.name)
        .bind(fixed_width(token.made_at))
        .bind(fixed_width(token.ends_at))
        .execute(&mut *transaction)
        .await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Somebody's keys, the newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tokens(&self, person_id: &str) -> Result<Vec<Token>, Error> {
        let rows = sqlx::query(
            "select key_hash, id, person_id, organisation, role, name, made_at, ends_at, used_at from token
             where person_id = $1 order by made_at desc, id",
        )
        .bind(person_id)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(token).collect()
    }

    /// Takes one of somebody's keys back.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_token(&self, person_id: &str, id: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from token where person_id = $1 and id = $2")
            .bind(person_id)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// For whom a key acts, if it still counts: not ended, the person not disabled, and still in the role it names.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn by_token(&self, key_hash: &str, now: Timestamp) -> Result<Option<(Token, Person)>, Error> {
        let mut connection = self.readers.acquire().await?;
        let row = sqlx::query(
            "select key_hash, id, person_id, organisation, role, name, made_at, ends_at, used_at from token
             where key_hash = $1",
        )
        .bind(key_hash)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(token) = row.as_ref().map(token).transpose()?.filter(|token| token.ends_at > now) else {
            return Ok(None);
        };
        let person = people::read(&mut connection, "", &token.person_id).await?;
        drop(connection);
        let still =
            |person: &Person| person.disabled_at.is_none() && person.standing.memberships.contains(&token.membership);
        let Some(person) = person.filter(still) else { return Ok(None) };
        if token.used_at.is_none_or(|used| used + USED_TO <= now) {
            let (mut transaction, _) = self.take_turn().await?;
            sqlx::query("update token set used_at = $1 where key_hash = $2")
                .bind(fixed_width(now))
                .bind(key_hash)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
        }
        Ok(Some((token, person)))
    }
}

/// A row of all columns, in the order of the table.
fn token(row: &AnyRow) -> Result<Token, Error> {
    let (organisation, role): (&str, &str) = (row.try_get(3)?, row.try_get(4)?);
    let unknown = |column, word: &str| Error::UnknownWord { column, word: word.to_owned() };
    let used_at: Option<String> = row.try_get(8)?;
    Ok(Token {
        key_hash: row.try_get(0)?,
        id: row.try_get(1)?,
        person_id: row.try_get(2)?,
        membership: Membership {
            organisation: Id::parse(organisation).ok_or_else(|| unknown("token.organisation", organisation))?,
            role: Role::parse(role).ok_or_else(|| unknown("token.role", role))?,
        },
        name: row.try_get(5)?,
        made_at: time("token.made_at", row.try_get(6)?)?,
        ends_at: time("token.ends_at", row.try_get(7)?)?,
        used_at: used_at.map(|at| time("token.used_at", &at)).transpose()?,
    })
}
