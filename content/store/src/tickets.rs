//! Links that open a door once: invitations, new passwords, the second step of signing in. The store holds the hash of
//! what stands in the link.

use jiff::Timestamp;
use model::Standing;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::items::time;
use crate::people::{self, NotAdded, Person};
use crate::save::fixed_width;
use crate::{Error, Store};

/// A link that was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The SHA-256 of its key, in hexadecimal.
    pub key_hash: String,
    /// What it opens, as a word.
    pub purpose: String,
    /// Whom it is for: a person's id or a mail address.
    pub subject: String,
    /// What else belongs to it, as JSON.
    pub payload: String,
    /// Who gave it out; none for the operator and the service itself.
    pub made_by: Option<String>,
    /// When.
    pub made_at: Timestamp,
    /// Until when it opens.
    pub ends_at: Timestamp,
}

impl Store {
    /// Gives a link out. Another of the same purpose and subject opens nothing from now on.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn give_ticket(&self, ticket: &Ticket, deed: Option<&Deed>) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        // What ended a while ago is of no use to anybody.
        sqlx::query("delete from ticket where (purpose = $1 and subject = $2) or ends_at < $3")
            .bind(&ticket.purpose)
            .bind(&ticket.subject)
            .bind(fixed_width(ticket.made_at))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into ticket (key_hash, purpose, subject, payload, made_by, made_at, ends_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&ticket.key_hash)
        .bind(&ticket.purpose)
        .bind(&ticket.subject)
        .bind(&ticket.payload)
        .bind(ticket.made_by.as_deref())
        .bind(fixed_width(ticket.made_at))
        .bind(fixed_width(ticket.ends_at))
        .execute(&mut *transaction)
        .await?;
        if let Some(deed) = deed {
            audit::append(&mut transaction, deed).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// The link with this key, if it still opens.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ticket(&self, purpose: &str, key_hash: &str, now: Timestamp) -> Result<Option<Ticket>, Error> {
        let mut connection = self.readers.acquire().await?;
        read(&mut connection, purpose, key_hash, now).await
    }

    /// All links of a purpose that still open, the newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tickets(&self, purpose: &str, now: Timestamp) -> Result<Vec<Ticket>, Error> {
        let rows = sqlx::query(
            "select key_hash, purpose, subject, payload, made_by, made_at, ends_at from ticket
             where purpose = $1 and used_at is null and ends_at > $2 order by made_at desc, key_hash",
        )
        .bind(purpose)
        .bind(fixed_width(now))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(ticket).collect()
    }

    /// Takes a link back. Says whether it still opened something.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn withdraw_ticket(&self, purpose: &str, key_hash: &str, deed: &Deed) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("delete from ticket where purpose = $1 and key_hash = $2 and used_at is null")
            .bind(purpose)
            .bind(key_hash)
            .execute(&mut *transaction)
            .await?;
        audit::commit_if_done(transaction, &done, deed).await
    }

    /// Uses a link up. Of two who try at once, one succeeds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn use_ticket(&self, purpose: &str, key_hash: &str, now: Timestamp) -> Result<Option<Ticket>, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let used = used(&mut transaction, purpose, key_hash, now).await?;
        transaction.commit().await?;
        Ok(used)
    }

    /// Lets somebody in who was invited: the link is used up and the person made known, or neither. Whoever has the
    /// address already keeps their name and password and gets the roles beside their own. None when the link does not
    /// open any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn accept(
        &self,
        key_hash: &str,
        person: &Person,
        deed: &Deed,
    ) -> Result<Option<Result<String, NotAdded>>, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        if used(&mut transaction, INVITATION, key_hash, deed.at).await?.is_none() {
            return Ok(None);
        }
        let present = people::read(&mut transaction, &people::mail_key(&person.mail), "").await?;
        let id = match present {
            Some(present) => {
                if person.standing.administrator && !present.standing.administrator {
                    people::raise(&mut transaction, &present.id, deed.at).await?;
                }
                present.id
            }
            None => {
                people::insert(&mut transaction, person).await?;
                person.id.clone()
            }
        };
        let Standing { memberships, .. } = &person.standing;
        for one in memberships {
            if !people::join(&mut transaction, &id, one, deed.at).await? {
                return Ok(Some(Err(NotAdded::NoOrganisation(one.organisation.clone()))));
            }
        }
        audit::append(&mut transaction, &Deed { person: Some(id.clone()), subject: Some(id.clone()), ..deed.clone() })
            .await?;
        transaction.commit().await?;
        Ok(Some(Ok(id)))
    }

    /// Gives somebody a new password by a link, which is used up. All their sessions end. None when the link does not
    /// open any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn reset_password(&self, key_hash: &str, password: &str, deed: &Deed) -> Result<Option<String>, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let Some(ticket) = used(&mut transaction, RESET, key_hash, deed.at).await? else { return Ok(None) };
        people::change_password(&mut transaction, &ticket.subject, password, None).await?;
        let id = ticket.subject;
        audit::append(&mut transaction, &Deed { person: Some(id.clone()), subject: Some(id.clone()), ..deed.clone() })
            .await?;
        transaction.commit().await?;
        Ok(Some(id))
    }
}

/// Purpose of links that invite somebody. The subject is their mail address.
pub const INVITATION: &str = "invitation";
/// Purpose of links to a new password. The subject is the person.
pub const RESET: &str = "reset";

async fn read(
    connection: &mut AnyConnection,
    purpose: &str,
    key_hash: &str,
    now: Timestamp,
) -> Result<Option<Ticket>, Error> {
    let row = sqlx::query(
        "select key_hash, purpose, subject, payload, made_by, made_at, ends_at from ticket
         where purpose = $1 and key_hash = $2 and used_at is null and ends_at > $3",
    )
    .bind(purpose)
    .bind(key_hash)
    .bind(fixed_width(now))
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(ticket).transpose()
}

async fn used(
    connection: &mut AnyConnection,
    purpose: &str,
    key_hash: &str,
    now: Timestamp,
) -> Result<Option<Ticket>, Error> {
    let found = read(connection, purpose, key_hash, now).await?;
    if found.is_some() {
        sqlx::query("update ticket set used_at = $1 where key_hash = $2")
            .bind(fixed_width(now))
            .bind(key_hash)
            .execute(connection)
            .await?;
    }
    Ok(found)
}

/// A row of all columns but the last.
fn ticket(row: &AnyRow) -> Result<Ticket, Error> {
    Ok(Ticket {
        key_hash: row.try_get(0)?,
        purpose: row.try_get(1)?,
        subject: row.try_get(2)?,
        payload: row.try_get(3)?,
        made_by: row.try_get(4)?,
        made_at: time("ticket.made_at", row.try_get(5)?)?,
        ends_at: time("ticket.ends_at", row.try_get(6)?)?,
    })
}
