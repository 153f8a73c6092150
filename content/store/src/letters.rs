//! Mail that waits to be sent. It is written in the transaction of what it tells, so that neither goes without the other.

use jiff::Timestamp;
use sqlx::Row;

use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// A letter that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its name in the store.
    pub id: String,
    /// Where it goes.
    pub mail: String,
    /// What it is about.
    pub subject: String,
    /// Its words, plain.
    pub body: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// When to try (again).
    pub next_at: Timestamp,
    /// How often it was tried.
    pub tries: i64,
}

impl Store {
    /// Puts a letter out to be sent.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put_letter(&self, letter: &Letter) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into letter (id, mail, subject, body, made_at, next_at, tries)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&letter.id)
        .bind(&letter.mail)
        .bind(&letter.subject)
        .bind(&letter.body)
        .bind(fixed_width(letter.made_at))
        .bind(fixed_width(letter.next_at))
        .bind(letter.tries)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// The letters whose time has come, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn letters_due(&self, now: Timestamp, limit: u32) -> Result<Vec<Letter>, Error> {
        let rows = sqlx::query(
            "select id, mail, subject, body, made_at, next_at, tries from letter
             where next_at <= $1 order by next_at, id limit $2",
        )
        .bind(fixed_width(now))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        let mut letters = Vec::with_capacity(rows.len());
        for row in rows {
            letters.push(Letter {
                id: row.try_get(0)?,
                mail: row.try_get(1)?,
                subject: row.try_get(2)?,
                body: row.try_get(3)?,
                made_at: time("letter.made_at", row.try_get(4)?)?,
                next_at: time("letter.next_at", row.try_get(5)?)?,
                tries: row.try_get(6)?,
            });
        }
        Ok(letters)
    }

    /// Takes a letter away that was sent, or that will never be.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn letter_done(&self, id: &str) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("delete from letter where id = $1").bind(id).execute(&mut *transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Notes that a letter could not be sent, and when to try again.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn letter_failed(&self, id: &str, trouble: &str, next_at: Timestamp) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("update letter set tries = tries + 1, trouble = $1, next_at = $2 where id = $3")
            .bind(trouble)
            .bind(fixed_width(next_at))
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}
