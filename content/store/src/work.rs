//! Work copies: what people are writing before it is content. They may be incomplete or wrong, so the store asks nothing
//! of their text but that nobody's save is written over unseen.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use model::translation::Followed;
use model::{Id, Kind};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::batch::Listed;
use crate::items::{kind, time};
use crate::save::fixed_width;
use crate::{Error, Store, todo};

/// A work copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The item that it is or will be.
    pub id: Id,
    /// The kind, which stays.
    pub kind: Kind,
    /// The organisation that owns it.
    pub owner: Option<Id>,
    /// Where it stands.
    pub state: WorkState,
    /// The version of the stored item that it began from; 0 when there was none.
    pub base: i64,
    /// How often it was saved; also counts the saves of earlier work copies of this item.
    pub version: i64,
    /// Its best name, for lists; empty when it has none yet.
    pub name: String,
    /// When it was saved last.
    pub changed_at: Timestamp,
    /// Who saved it last.
    pub changed_by: String,
    /// The written form, perhaps invalid.
    pub doc: String,
}

/// Where a work copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkState {
    /// Being written.
    Draft,
    /// Waiting for a publisher.
    Review,
    /// Sent back by a publisher, with remarks.
    Returned,
    /// Given up. It is kept and can be taken up again.
    Dropped,
}

impl WorkState {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            WorkState::Draft => "draft",
            WorkState::Review => "review",
            WorkState::Returned => "returned",
            WorkState::Dropped => "dropped",
        }
    }

    pub(crate) fn read(word: &str) -> Result<WorkState, Error> {
        [WorkState::Draft, WorkState::Review, WorkState::Returned, WorkState::Dropped]
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| Error::UnknownWord { column: "work.state", word: word.to_owned() })
    }
}

/// The text that somebody began to write from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// An empty page.
    New,
    /// This version of the stored item.
    Revision(i64),
    /// This save of the work copy.
    Work(i64),
}

impl Ground {
    /// Reads what [`Ground`] writes: `new`, `r3`, `w5`.
    pub fn parse(text: &str) -> Option<Ground> {
        let number = |digits: &str| digits.parse().ok().filter(|number: &i64| *number > 0);
        match text {
            "new" => Some(Ground::New),
            _ => match text.split_at_checked(1)? {
                ("r", digits) => number(digits).map(Ground::Revision),
                ("w", digits) => number(digits).map(Ground::Work),
                _ => None,
            },
        }
    }
}

impl std::fmt::Display for Ground {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ground::New => f.write_str("new"),
            Ground::Revision(version) => write!(f, "r{version}"),
            Ground::Work(version) => write!(f, "w{version}"),
        }
    }
}

/// A save of a work copy, as it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkSave {
    /// The item.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Its owner.
    pub owner: Option<Id>,
    /// Where it stands from now on.
    pub state: WorkState,
    /// What the text began from; must be what is there now.
    pub began: Ground,
    /// The version of the stored item that the text builds on.
    pub base: i64,
    /// The best name.
    pub name: String,
    /// The written form, perhaps invalid.
    pub doc: String,
    /// Which source texts its translations were made from.
    pub followed: Vec<Followed>,
    /// Who saves.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// Why a work copy was not saved or moved. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// Somebody saved in the meantime; what is there now.
    #[error("the work copy has moved on to {0}")]
    Moved(Ground),
    /// The store does not work.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for WorkError {
    fn from(error: sqlx::Error) -> WorkError {
        WorkError::Failed(error.into())
    }
}

impl Store {
    /// The work copy of an item.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn work(&self, id: &Id) -> Result<Option<Work>, Error> {
        let row = sqlx::query(
            "select item_id, kind, owner, state, base_version, version, name, changed_at, changed_by, doc
             from work where item_id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(work).transpose()
    }

    /// The work copies of these items, by the item; most items have none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn works(&self, ids: &[Id]) -> Result<HashMap<Id, Work>, Error> {
        static WORKS: LazyLock<Listed> = LazyLock::new(|| {
            Listed::new(
                "select item_id, kind, owner, state, base_version, version, name, changed_at, changed_by, doc
                 from work where item_id in ({list})",
                1,
            )
        });
        let list: Vec<&str> = ids.iter().map(Id::as_str).collect();
        let rows = WORKS.fetch(&mut *self.readers.acquire().await?, &list).await?;
        rows.iter().map(|row| work(row).map(|work| (work.id.clone(), work))).collect()
    }

    /// All work copies in a state, what waits longest first, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn works_in(&self, state: WorkState, limit: u32) -> Result<Vec<Work>, Error> {
        let rows = sqlx::query(
            "select item_id, kind, owner, state, base_version, version, name, changed_at, changed_by, doc
             from work where state = $1 order by changed_at limit $2",
        )
        .bind(state.as_str())
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(work).collect()
    }

    /// The items that have a work copy.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn worked_on(&self) -> Result<Vec<Id>, Error> {
        let rows = sqlx::query("select item_id from work order by item_id").fetch_all(&self.readers).await?;
        rows.iter()
            .map(|row| {
                let text: &str = row.try_get(0)?;
                Id::parse(text).ok_or_else(|| Error::UnknownWord { column: "work.item_id", word: text.to_owned() })
            })
            .collect()
    }

    /// Saves a work copy. Gives its new version. What this person had autosaved of it is done with.
    ///
    /// # Errors
    /// When the text did not begin from what is there now, or the store fails; then nothing is changed.
    pub async fn save_work(&self, save: &WorkSave, deed: &Deed) -> Result<i64, WorkError> {
        let (mut transaction, _) = self.take_turn().await?;
        let present = head(&mut transaction, &save.id).await?;
        if present != save.began {
            return Err(WorkError::Moved(present));
        }
        let version = write(&mut transaction, save).await?;
        sqlx::query("delete from autosave where item_id = $1 and person = $2")
            .bind(save.id.as_str())
            .bind(&save.author)
            .execute(&mut *transaction)
            .await?;
        crate::translations::put(&mut transaction, &save.id, &save.followed).await?;
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Moves a work copy on its way without changing its text.
    ///
    /// # Errors
    /// When it is not in this version any more, or the store fails; then nothing is changed.
    pub async fn move_work(&self, id: &Id, version: i64, state: WorkState, deed: &Deed) -> Result<(), WorkError> {
        let (mut transaction, _) = self.take_turn().await?;
        set_state(&mut transaction, id, version, state).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// The text of a version that somebody began from, in the written form.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ground(&self, id: &Id, ground: Ground) -> Result<Option<String>, Error> {
        let (text, version) = match ground {
            Ground::New => return Ok(None),
            Ground::Revision(version) => ("select doc from revision where item_id = $1 and version = $2", version),
            Ground::Work(version) => ("select doc from work_save where item_id = $1 and version = $2", version),
        };
        let row = sqlx::query(text).bind(id.as_str()).bind(version).fetch_optional(&self.readers).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }
}

/// Writes a work copy in place of what is there. Gives its version.
pub(crate) async fn write(connection: &mut AnyConnection, save: &WorkSave) -> Result<i64, Error> {
    let version = next_version(&mut *connection, &save.id).await?;
    let at = fixed_width(save.at);
    sqlx::query(
        "insert into work
             (item_id, kind, owner, state, base_version, version, name, changed_at, changed_by, doc)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (item_id) do update set
             owner = excluded.owner, state = excluded.state, base_version = excluded.base_version,
             version = excluded.version, name = excluded.name, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by, doc = excluded.doc",
    )
    .bind(save.id.as_str())
    .bind(save.kind.slug())
    .bind(save.owner.as_ref().map(Id::as_str))
    .bind(save.state.as_str())
    .bind(save.base)
    .bind(version)
    .bind(&save.name)
    .bind(&at)
    .bind(&save.author)
    .bind(&save.doc)
    .execute(&mut *connection)
    .await?;
    sqlx::query("insert into work_save (item_id, version, at, author, doc) values ($1, $2, $3, $4, $5)")
        .bind(save.id.as_str())
        .bind(version)
        .bind(&at)
        .bind(&save.author)
        .bind(&save.doc)
        .execute(&mut *connection)
        .await?;
    todo::put_work(connection, save.id.as_str()).await?;
    Ok(version)
}

/// Takes a work copy away; what was kept of it stays.
pub(crate) async fn remove(connection: &mut AnyConnection, id: &Id) -> Result<(), Error> {
    sqlx::query("delete from work where item_id = $1").bind(id.as_str()).execute(&mut *connection).await?;
    todo::put_work(connection, id.as_str()).await?;
    Ok(())
}

/// Gives a work copy the text of an earlier save of it. False when that is not kept.
pub(crate) async fn turn_back(
    connection: &mut AnyConnection,
    id: &Id,
    version: i64,
    author: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let row = sqlx::query(
        "select item_id, kind, owner, state, base_version, version, name, changed_at, changed_by, doc
         from work where item_id = $1",
    )
    .bind(id.as_str())
    .fetch_one(&mut *connection)
    .await?;
    let now = work(&row)?;
    let row = sqlx::query("select doc from work_save where item_id = $1 and version = $2")
        .bind(id.as_str())
        .bind(version)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let doc: String = row.try_get(0)?;
    let owner = model::Draft::parse(&doc).ok().and_then(|draft| draft.0.get("owner")?.as_str().and_then(Id::parse));
    let save = WorkSave {
        id: now.id,
        kind: now.kind,
        owner,
        state: now.state,
        began: Ground::Work(now.version),
        base: now.base,
        name: now.name,
        doc,
        followed: Vec::new(),
        author: author.to_owned(),
        at,
    };
    write(connection, &save).await?;
    Ok(true)
}

/// What somebody who begins now begins from.
pub(crate) async fn head(connection: &mut AnyConnection, id: &Id) -> Result<Ground, Error> {
    let work = sqlx::query("select version from work where item_id = $1")
        .bind(id.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(row) = work {
        return Ok(Ground::Work(row.try_get(0)?));
    }
    let item =
        sqlx::query("select version from item where id = $1").bind(id.as_str()).fetch_optional(connection).await?;
    Ok(match item {
        Some(row) => Ground::Revision(row.try_get(0)?),
        None => Ground::New,
    })
}

async fn next_version(connection: &mut AnyConnection, id: &Id) -> Result<i64, Error> {
    let row = sqlx::query("select coalesce(max(version), 0) + 1 from work_save where item_id = $1")
        .bind(id.as_str())
        .fetch_one(connection)
        .await?;
    Ok(row.try_get(0)?)
}

/// Sets the state of a work copy that is still in this version.
pub(crate) async fn set_state(
    connection: &mut AnyConnection,
    id: &Id,
    version: i64,
    state: WorkState,
) -> Result<(), WorkError> {
    let done = sqlx::query("update work set state = $1 where item_id = $2 and version = $3")
        .bind(state.as_str())
        .bind(id.as_str())
        .bind(version)
        .execute(&mut *connection)
        .await?;
    todo::put_work(connection, id.as_str()).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(WorkError::Moved(head(connection, id).await?)) }
}

/// Ends a work copy that is still in this version: its text has become content.
pub(crate) async fn close(connection: &mut AnyConnection, id: &Id, version: i64) -> Result<(), WorkError> {
    let done = sqlx::query("delete from work where item_id = $1 and version = $2")
        .bind(id.as_str())
        .bind(version)
        .execute(&mut *connection)
        .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(WorkError::Moved(head(connection, id).await?)) }
}

/// Lets the work copy of an item build on its newest version, when that changed nothing of the text.
pub(crate) async fn carry(connection: &mut AnyConnection, id: &Id, from: i64, to: i64) -> Result<(), Error> {
    sqlx::query("update work set base_version = $1 where item_id = $2 and base_version = $3")
        .bind(to)
        .bind(id.as_str())
        .bind(from)
        .execute(connection)
        .await?;
    Ok(())
}

fn work(row: &AnyRow) -> Result<Work, Error> {
    let id = |column, text: &str| Id::parse(text).ok_or_else(|| Error::UnknownWord { column, word: text.to_owned() });
    let owner: Option<String> = row.try_get(2)?;
    Ok(Work {
        id: id("work.item_id", row.try_get(0)?)?,
        kind: kind(row.try_get(1)?)?,
        owner: owner.map(|owner| id("work.owner", &owner)).transpose()?,
        state: WorkState::read(row.try_get(3)?)?,
        base: row.try_get(4)?,
        version: row.try_get(5)?,
        name: row.try_get(6)?,
        changed_at: time("work.changed_at", row.try_get(7)?)?,
        changed_by: row.try_get(8)?,
        doc: row.try_get(9)?,
    })
}
