//! Who is signed in. The store knows only the hash of what a browser holds.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::audit::{self, Deed};
use crate::items::time;
use crate::people::{self, Person};
use crate::save::fixed_width;
use crate::{Error, Store};

/// One browser in which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The SHA-256 of the browser's token, in hexadecimal.
    pub token_hash: String,
    /// Who.
    pub person_id: String,
    /// When they signed in.
    pub began_at: Timestamp,
    /// When they were last seen, to a few minutes.
    pub seen_at: Timestamp,
    /// When it ends, however busy it is.
    pub ends_at: Timestamp,
    /// From which address it began.
    pub address: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// How old `seen_at` may grow before it is written again: a page is then mostly read without a write.
const SEEN_TO: SignedDuration = SignedDuration::from_mins(5);

impl Store {
    /// Begins a session, instead of another one if there is one: whoever held that token before holds nothing now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin_session(&self, session: &Session, instead_of: Option<&str>, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("delete from session where token_hash = $1 or ends_at < $2")
            .bind(instead_of.unwrap_or_default())
            .bind(fixed_width(session.began_at))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into session (token_hash, person_id, began_at, seen_at, ends_at, address, agent)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&session.token_hash)
        .bind(&session.person_id)
        .bind(fixed_width(session.began_at))
        .bind(fixed_width(session.seen_at))
        .bind(fixed_width(session.ends_at))
        .bind(&session.address)
        .bind(&session.agent)
        .execute(&mut *transaction)
        .await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Who holds this token, if it still counts: not ended, not left unused for `idle`, and the person not disabled.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn signed_in(
        &self,
        token_hash: &str,
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Option<(Session, Person)>, Error> {
        let mut connection = self.readers.acquire().await?;
        let row = sqlx::query(
            "select token_hash, person_id, began_at, seen_at, ends_at, address, agent from session
             where token_hash = $1",
        )
        .bind(token_hash)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(session) = row.as_ref().map(session).transpose()? else { return Ok(None) };
        if session.ends_at <= now || session.seen_at + idle <= now {
            return Ok(None);
        }
        let person = people::read(&mut connection, "", &session.person_id).await?;
        drop(connection);
        let Some(person) = person.filter(|person| person.disabled_at.is_none()) else { return Ok(None) };
        if session.seen_at + SEEN_TO <= now {
            let (mut transaction, _) = self.take_turn().await?;
            sqlx::query("update session set seen_at = $1 where token_hash = $2")
                .bind(fixed_width(now))
                .bind(token_hash)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
        }
        Ok(Some((session, person)))
    }

    /// Somebody's sessions, the last seen first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sessions(&self, person_id: &str) -> Result<Vec<Session>, Error> {
        let rows = sqlx::query(
            "select token_hash, person_id, began_at, seen_at, ends_at, address, agent from session
             where person_id = $1 order by seen_at desc, token_hash",
        )
        .bind(person_id)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(session).collect()
    }

    /// Ends one session of a person. Another's session is not ended: the answer says whether one was.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_session(&self, person_id: &str, token_hash: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from session where person_id = $1 and token_hash = $2")
            .bind(person_id)
            .bind(token_hash)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }
}

/// A row of all columns, in the order of the table.
fn session(row: &AnyRow) -> Result<Session, Error> {
    Ok(Session {
        token_hash: row.try_get(0)?,
        person_id: row.try_get(1)?,
        began_at: time("session.began_at", row.try_get(2)?)?,
        seen_at: time("session.seen_at", row.try_get(3)?)?,
        ends_at: time("session.ends_at", row.try_get(4)?)?,
        address: row.try_get(5)?,
        agent: row.try_get(6)?,
    })
}
