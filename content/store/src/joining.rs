//! Twins become one: what stays takes over the addresses of what goes, and everything that pointed at the one that goes
//! points at the one that stays.

use jiff::Timestamp;
use model::problem::Code;
use model::{Id, Item, Kind, Problem, Status};
use serde_json::Value;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::change::{Change, Expected, SaveError};
use crate::save::{fixed_width, save_all};
use crate::{Error, Store};

/// Two items that shall be one.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The one that stays, as it shall be from now on.
    pub stays: Item,
    /// The version of it that the asker had seen.
    pub stays_version: i64,
    /// The one that goes.
    pub goes: Id,
    /// The version of it that the asker had seen.
    pub goes_version: i64,
    /// Who asks.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Makes one of two items, in one transaction: all or nothing. Gives the number of items that point elsewhere now.
    /// What goes is archived under another address, with its history.
    ///
    /// # Errors
    /// When one of them was changed meanwhile, what points at them cannot be turned, or the store fails.
    pub async fn join(&self, joining: &Joining, deed: &Deed) -> Result<usize, SaveError> {
        let (mut transaction, turn) = self.take_turn().await?;
        let (goes, _) = present(&mut transaction, &joining.goes).await?;
        let kind = goes.kind();
        let change =
            |item: Item, expected: Expected| Change { item, expected, author: joining.author.clone(), at: joining.at };
        let mut changes = vec![change(joining.stays.clone(), Expected::Version(joining.stays_version))];
        for id in pointing(&mut transaction, &joining.goes).await? {
            if id == joining.stays.id {
                continue;
            }
            let (_, doc) = present(&mut transaction, &id).await?;
            changes.push(change(turned(&doc, &id, joining)?, Expected::Any));
        }
        let turned = changes.len() - 1;
        let mut gone = goes;
        let slug = gone.slug.clone();
        gone.status = Status::Archived;
        gone.slug = parked(&slug, &joining.goes);
        changes.push(change(gone, Expected::Version(joining.goes_version)));
        for result in save_all(&mut transaction, turn, &changes).await? {
            result?;
        }
        take_addresses(&mut transaction, kind, &slug, joining).await?;
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await.map_err(Error::from)?;
        Ok(turned)
    }
}

/// Where an item that went is kept: its old address leads elsewhere.
fn parked(slug: &str, id: &Id) -> String {
    let tail: String = id.as_str().chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let head: String = slug.chars().take(40).collect();
    format!("{}-joined-{}", head.trim_end_matches('-'), tail.to_lowercase())
}

async fn present(connection: &mut AnyConnection, id: &Id) -> Result<(Item, String), Error> {
    let row = sqlx::query("select doc from item where id = $1").bind(id.as_str()).fetch_one(connection).await?;
    let doc: String = row.try_get(0)?;
    let item =
        model::written::read_trusted(&doc).map_err(|problem| Error::Unreadable { id: id.to_string(), problem })?;
    Ok((item, doc))
}

async fn pointing(connection: &mut AnyConnection, to: &Id) -> Result<Vec<Id>, Error> {
    let rows = sqlx::query("select distinct from_id from link where to_id = $1 order by from_id")
        .bind(to.as_str())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let text: &str = row.try_get(0)?;
            Id::parse(text).ok_or_else(|| Error::UnknownWord { column: "link.from_id", word: text.to_owned() })
        })
        .collect()
}

/// The item with every mention of the one that goes turned to the one that stays.
fn turned(doc: &str, id: &Id, joining: &Joining) -> Result<Item, Error> {
    let unreadable = |problem: Problem| Error::Unreadable { id: id.to_string(), problem };
    let not_json = |reason: String| {
        unreadable(Problem { field: String::new(), code: Code::NotJson, values: vec![("reason", reason)] })
    };
    let mut value: Value = serde_json::from_str(doc).map_err(|error| not_json(error.to_string()))?;
    turn(&mut value, joining.goes.as_str(), joining.stays.id.as_str());
    model::written::read_trusted(&value.to_string()).map_err(unreadable)
}

fn turn(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(list) => list.iter_mut().for_each(|value| turn(value, from, to)),
        Value::Object(map) => map.values_mut().for_each(|value| turn(value, from, to)),
        _ => {}
    }
}

/// All addresses that led to what goes lead to what stays, and the roles in it go over too.
async fn take_addresses(
    connection: &mut AnyConnection,
    kind: Kind,
    slug: &str,
    joining: &Joining,
) -> Result<(), Error> {
    sqlx::query("update old_slug set item_id = $1 where item_id = $2")
        .bind(joining.stays.id.as_str())
        .bind(joining.goes.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "insert into old_slug (slug, kind, item_id) values ($1, $2, $3)
         on conflict (slug, kind) do update set item_id = excluded.item_id",
    )
    .bind(slug)
    .bind(kind.slug())
    .bind(joining.stays.id.as_str())
    .execute(&mut *connection)
    .await?;
    sqlx::query("update report set item_id = $1 where item_id = $2")
        .bind(joining.stays.id.as_str())
        .bind(joining.goes.as_str())
        .execute(&mut *connection)
        .await?;
    // What was planned for it is off the list.
    sqlx::query("delete from plan where item_id = $1 and due_at > $2")
        .bind(joining.goes.as_str())
        .bind(fixed_width(joining.at))
        .execute(connection)
        .await?;
    Ok(())
}
