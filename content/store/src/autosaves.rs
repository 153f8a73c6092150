//! What people typed and did not save yet, and who has a form open. Both are of one person each, and nobody else's
//! text is touched by them.

use jiff::Timestamp;
use model::Id;
use sqlx::{AnyConnection, Row};

use crate::items::time;
use crate::save::fixed_width;
use crate::work::Ground;
use crate::{Error, Store};

/// What one person typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Autosave {
    /// The item.
    pub id: Id,
    /// Who typed it.
    pub person: String,
    /// When it was sent here last.
    pub at: Timestamp,
    /// What the text began from.
    pub began: Ground,
    /// The written form, perhaps invalid.
    pub doc: String,
}

impl Store {
    /// Keeps what a person typed, in place of what was kept of them before, and notes that they have the form open.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&self, autosave: &Autosave) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let at = fixed_width(autosave.at);
        sqlx::query(
            "insert into autosave (item_id, person, at, began, doc) values ($1, $2, $3, $4, $5)
             on conflict (item_id, person) do update set at = excluded.at, began = excluded.began, doc = excluded.doc",
        )
        .bind(autosave.id.as_str())
        .bind(&autosave.person)
        .bind(&at)
        .bind(autosave.began.to_string())
        .bind(&autosave.doc)
        .execute(&mut *transaction)
        .await?;
        see(&mut transaction, &autosave.id, &autosave.person, &at).await?;
        Ok(transaction.commit().await?)
    }

    /// What was kept of a person's text of an item.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn autosave(&self, id: &Id, person: &str) -> Result<Option<Autosave>, Error> {
        let row = sqlx::query("select at, began, doc from autosave where item_id = $1 and person = $2")
            .bind(id.as_str())
            .bind(person)
            .fetch_optional(&self.readers)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let began: &str = row.try_get(1)?;
        let began = Ground::parse(began)
            .ok_or_else(|| Error::UnknownWord { column: "autosave.began", word: began.to_owned() })?;
        let at = time("autosave.at", row.try_get(0)?)?;
        Ok(Some(Autosave { id: id.clone(), person: person.to_owned(), at, began, doc: row.try_get(2)? }))
    }

    /// Forgets what was kept of a person's text: they do not want it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_autosave(&self, id: &Id, person: &str) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("delete from autosave where item_id = $1 and person = $2")
            .bind(id.as_str())
            .bind(person)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Notes that a person has the form of an item open.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note_opened(&self, id: &Id, person: &str, at: Timestamp) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        see(&mut transaction, id, person, &fixed_width(at)).await?;
        Ok(transaction.commit().await?)
    }

    /// Who else had the form of an item open since a moment.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn others_at(&self, id: &Id, person: &str, since: Timestamp) -> Result<Vec<String>, Error> {
        let rows = sqlx::query(
            "select person from opened where item_id = $1 and person <> $2 and seen_at >= $3 order by person",
        )
        .bind(id.as_str())
        .bind(person)
        .bind(fixed_width(since))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }
}

async fn see(connection: &mut AnyConnection, id: &Id, person: &str, at: &str) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into opened (item_id, person, seen_at) values ($1, $2, $3)
         on conflict (item_id, person) do update set seen_at = excluded.seen_at",
    )
    .bind(id.as_str())
    .bind(person)
    .bind(at)
    .execute(connection)
    .await?;
    Ok(())
}
