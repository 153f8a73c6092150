//! What is done to many items at once, and undone again: a batch remembers the version of each item before and after.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::Timestamp;
use model::{Id, Item};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::batch::{Cell, Listed, Rows};
use crate::change::{Change, Expected, Refusal, Saved};
use crate::items::time;
use crate::save::{fixed_width, save_all};
use crate::work::{self, Ground, WorkSave, WorkState};
use crate::{Error, Store, plans, remarks, todo};

/// Something done to many items at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its name.
    pub id: String,
    /// What was done, as a word.
    pub action: String,
    /// To what, in words: the name of a file, or empty.
    pub title: String,
    /// Who did it.
    pub person: String,
    /// When it was begun.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// How many items it changed.
    pub size: i64,
}

/// A change in a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchChange {
    /// The change.
    pub change: Change,
    /// What becomes of the item's work copy.
    pub copy: WorkFate,
}

/// What becomes of the work copy of an item that is changed in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkFate {
    /// There must be none.
    None,
    /// It is this version of it that becomes content.
    Becomes(i64),
    /// It goes on: the change leaves its text alone.
    GoesOn,
}

/// Why a change of a batch was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotInBatch {
    /// The item cannot be accepted.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody is writing in the item.
    #[error("somebody is writing in the item")]
    Writing,
}

/// What came of undoing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Items that are again as they were.
    pub restored: Vec<Id>,
    /// Items that are gone, as they were not there before.
    pub removed: Vec<Id>,
    /// Items that stay: somebody changed them since, or something else points at them.
    pub kept: Vec<Id>,
}

/// A batch's item as it stands in the table.
struct Member {
    id: Id,
    is_work: bool,
    before: i64,
    after: i64,
    reopens: Option<WorkState>,
}

impl Store {
    /// Begins a batch, empty.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin_batch(&self, batch: &Batch, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("insert into batch (id, action, title, person, at) values ($1, $2, $3, $4, $5)")
            .bind(&batch.id)
            .bind(&batch.action)
            .bind(&batch.title)
            .bind(&batch.person)
            .bind(fixed_width(batch.at))
            .execute(&mut *transaction)
            .await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Saves many items in one transaction as a part of a batch. An answer for each; a refused one leaves no trace. The
    /// deed is logged for every item that was changed.
    ///
    /// # Errors
    /// When the store fails; then nothing is kept of any.
    pub async fn save_in_batch(
        &self,
        batch: &str,
        changes: &[BatchChange],
        deed: &Deed,
    ) -> Result<Vec<Result<Saved, NotInBatch>>, Error> {
        let (mut transaction, turn) = self.take_turn().await?;
        let ids: Vec<&str> = changes.iter().map(|one| one.change.item.id.as_str()).collect();
        let works = heads(&mut transaction, &ids).await?;
        let mut answers: Vec<Option<Result<Saved, NotInBatch>>> = Vec::with_capacity(changes.len());
        let mut accepted = Vec::new();
        for one in changes {
            let present = works.get(&one.change.item.id);
            let fits = match one.copy {
                WorkFate::None => present.is_none_or(|(_, state)| *state == WorkState::Dropped),
                WorkFate::Becomes(version) => present.is_some_and(|(now, _)| *now == version),
                WorkFate::GoesOn => true,
            };
            answers.push((!fits).then_some(Err(NotInBatch::Writing)));
            if fits {
                accepted.push(one.change.clone());
            }
        }
        let mut results = save_all(&mut transaction, turn, &accepted).await?.into_iter();
        let mut members = Vec::new();
        let mut all = Vec::with_capacity(changes.len());
        for (one, answer) in changes.iter().zip(answers) {
            let answer = match answer {
                Some(answer) => answer,
                None => results.next().ok_or(Error::Database(sqlx::Error::RowNotFound))?.map_err(NotInBatch::from),
            };
            if let Ok(saved) = &answer {
                let id = &one.change.item.id;
                let mut reopens = None;
                if let WorkFate::Becomes(version) = one.copy {
                    reopens = works.get(id).map(|(_, state)| *state);
                    if work::close(&mut transaction, id, version).await.is_err() {
                        return Err(Error::Disturbed { id: id.clone() });
                    }
                    remarks::settle(&mut transaction, id, &fixed_width(one.change.at)).await?;
                    plans::done(&mut transaction, id, plans::PlanAction::Publish).await?;
                }
                let before = match saved {
                    Saved::Created(_) => Some(0),
                    Saved::Updated(version) => Some(version - 1),
                    Saved::Unchanged(version) if reopens.is_some() => Some(*version),
                    Saved::Unchanged(_) => None,
                };
                if let (WorkFate::GoesOn, Saved::Updated(version)) = (one.copy, saved) {
                    work::carry(&mut transaction, id, version - 1, *version).await?;
                }
                if let Some(before) = before {
                    members.push(Member { id: id.clone(), is_work: false, before, after: saved.version(), reopens });
                    let subject = Some(id.to_string());
                    audit::append(&mut transaction, &Deed { subject, ..deed.clone() }).await?;
                }
            }
            all.push(answer);
        }
        write_members(&mut transaction, batch, &members).await?;
        transaction.commit().await?;
        Ok(all)
    }

    /// Saves work copies in one transaction as a part of a batch. An answer for each: false where somebody saved in the
    /// meantime. The deed is logged for every work copy that was saved.
    ///
    /// # Errors
    /// When the store fails; then nothing is kept of any.
    pub async fn work_in_batch(&self, batch: &str, saves: &[WorkSave], deed: &Deed) -> Result<Vec<bool>, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let (mut answers, mut members) = (Vec::with_capacity(saves.len()), Vec::new());
        for save in saves {
            let head = work::head(&mut transaction, &save.id).await?;
            let free = head == save.began;
            if free {
                let before = if let Ground::Work(version) = head { version } else { 0 };
                let after = work::write(&mut transaction, save).await?;
                members.push(Member { id: save.id.clone(), is_work: true, before, after, reopens: None });
                let subject = Some(save.id.to_string());
                audit::append(&mut transaction, &Deed { subject, ..deed.clone() }).await?;
            }
            answers.push(free);
        }
        write_members(&mut transaction, batch, &members).await?;
        transaction.commit().await?;
        Ok(answers)
    }

    /// A batch.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn batch(&self, id: &str) -> Result<Option<Batch>, Error> {
        let row = sqlx::query(
            "select id, action, title, person, at, undone_at,
                 (select count(*) from batch_item where batch_item.batch_id = batch.id)
             from batch where id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(batch).transpose()
    }

    /// The items of a batch.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn batch_items(&self, batch: &str) -> Result<Vec<Id>, Error> {
        let members = members(&mut *self.readers.acquire().await?, batch).await?;
        Ok(members.into_iter().map(|member| member.id).collect())
    }

    /// What somebody did to many at once, the latest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn batches_of(&self, person: &str, limit: u32) -> Result<Vec<Batch>, Error> {
        let rows = sqlx::query(
            "select id, action, title, person, at, undone_at,
                 (select count(*) from batch_item where batch_item.batch_id = batch.id)
             from batch where person = $1 order by at desc limit $2",
        )
        .bind(person)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(batch).collect()
    }

    /// Undoes a batch in one transaction: what nobody changed since is again as it was, and what was not there before
    /// is gone. None when it was undone already.
    ///
    /// # Errors
    /// When the store fails; then nothing is changed.
    pub async fn undo_batch(
        &self,
        id: &str,
        author: &str,
        at: Timestamp,
        deed: &Deed,
    ) -> Result<Option<Undone>, Error> {
        let (mut transaction, turn) = self.take_turn().await?;
        let done = sqlx::query("update batch set undone_at = $1 where id = $2 and undone_at is null")
            .bind(fixed_width(at))
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        if done.rows_affected() != 1 {
            return Ok(None);
        }
        let members = members(&mut transaction, id).await?;
        let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
        let versions = versions(&mut transaction, &ids).await?;
        let works = heads(&mut transaction, &ids).await?;
        let mut undone = Undone::default();
        let (mut changes, mut reopened, mut created) = (Vec::new(), Vec::new(), Vec::new());
        for member in &members {
            let version = versions.get(&member.id).copied();
            let work = works.get(&member.id);
            if member.is_work {
                if work.is_none_or(|(version, _)| *version != member.after) {
                    undone.kept.push(member.id.clone());
                } else if member.before == 0 {
                    work::remove(&mut transaction, &member.id).await?;
                    undone.removed.push(member.id.clone());
                } else if work::turn_back(&mut transaction, &member.id, member.before, author, at).await? {
                    undone.restored.push(member.id.clone());
                } else {
                    undone.kept.push(member.id.clone());
                }
                continue;
            }
            let untouched = version == Some(member.after) && (work.is_none() || member.reopens.is_none());
            let is_written_in = member.before == 0 && work.is_some();
            if !untouched || is_written_in {
                undone.kept.push(member.id.clone());
            } else if member.before == 0 {
                created.push(member);
            } else {
                let doc = revision(&mut transaction, &member.id, member.before).await?;
                let item = model::written::read_trusted(&doc)
                    .map_err(|problem| Error::Unreadable { id: member.id.to_string(), problem })?;
                let expected = Expected::Version(member.after);
                changes.push(Change { item, expected, author: author.to_owned(), at });
                reopened.push(member);
            }
        }
        let results = save_all(&mut transaction, turn, &changes).await?;
        for (member, result) in reopened.into_iter().zip(results) {
            match result {
                Ok(saved) => {
                    if let Saved::Updated(version) = saved {
                        work::carry(&mut transaction, &member.id, member.after, version).await?;
                    }
                    self.reopen(&mut transaction, member, saved.version(), at).await?;
                    undone.restored.push(member.id.clone());
                }
                Err(_) => undone.kept.push(member.id.clone()),
            }
        }
        // Links point at kinds before only: what points goes before what it points at.
        let order: HashMap<Id, model::Kind> = kinds(&mut transaction, &created).await?;
        created.sort_by_key(|member| std::cmp::Reverse(order.get(&member.id).copied()));
        for member in created {
            if is_pointed_at(&mut transaction, &member.id).await? {
                undone.kept.push(member.id.clone());
                continue;
            }
            self.reopen(&mut transaction, member, 0, at).await?;
            remove(&mut transaction, &member.id).await?;
            undone.removed.push(member.id.clone());
        }
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(Some(undone))
    }

    /// Gives a work copy back that had become content in the batch.
    async fn reopen(
        &self,
        connection: &mut AnyConnection,
        member: &Member,
        base: i64,
        at: Timestamp,
    ) -> Result<(), Error> {
        let Some(state) = member.reopens else { return Ok(()) };
        let row = sqlx::query("select author, doc from revision where item_id = $1 and version = $2")
            .bind(member.id.as_str())
            .bind(member.after)
            .fetch_one(&mut *connection)
            .await?;
        let (author, doc): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let item: Item = model::written::read_trusted(&doc)
            .map_err(|problem| Error::Unreadable { id: member.id.to_string(), problem })?;
        let save = WorkSave {
            id: member.id.clone(),
            kind: item.kind(),
            owner: item.owner.clone(),
            state,
            began: Ground::New,
            base,
            name: item.best_name(model::Lang::FA).1.to_owned(),
            doc,
            followed: Vec::new(),
            author,
            at,
        };
        work::write(connection, &save).await.map(drop)
    }
}

async fn write_members(connection: &mut AnyConnection, batch: &str, members: &[Member]) -> Result<(), Error> {
    // An item that comes twice in a batch keeps what was before the first time.
    static MEMBERS: LazyLock<Rows<6>> = LazyLock::new(|| {
        Rows::new(
            "insert into batch_item (batch_id, item_id, part, before, after, reopens) values {rows}
             on conflict (batch_id, item_id) do update set after = excluded.after",
        )
    });
    // One statement never meets one row twice.
    let mut seen = HashSet::new();
    let (once, again): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|member| seen.insert(&member.id));
    for members in [once, again] {
        let rows: Vec<_> = members
            .iter()
            .map(|member| {
                [
                    Cell::Text(batch),
                    Cell::Text(member.id.as_str()),
                    Cell::Text(if member.is_work { "work" } else { "item" }),
                    Cell::Number(member.before),
                    Cell::Number(member.after),
                    member.reopens.map_or(Cell::Nothing, |state| Cell::Text(state.as_str())),
                ]
            })
            .collect();
        MEMBERS.write(connection, &rows).await?;
    }
    Ok(())
}

async fn members(connection: &mut AnyConnection, batch: &str) -> Result<Vec<Member>, Error> {
    let rows = sqlx::query(
        "select item_id, part, before, after, reopens from batch_item where batch_id = $1 order by item_id",
    )
    .bind(batch)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let (part, reopens): (String, Option<String>) = (row.try_get(1)?, row.try_get(4)?);
            Ok(Member {
                id: id(row.try_get(0)?)?,
                is_work: part == "work",
                before: row.try_get(2)?,
                after: row.try_get(3)?,
                reopens: reopens.as_deref().map(WorkState::read).transpose()?,
            })
        })
        .collect()
}

/// Versions and states of the work copies of these items.
async fn heads(connection: &mut AnyConnection, ids: &[&str]) -> Result<HashMap<Id, (i64, WorkState)>, Error> {
    static HEADS: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("select item_id, version, state from work where item_id in ({list})", 1));
    let mut found = HashMap::new();
    for row in HEADS.fetch(connection, ids).await? {
        found.insert(id(row.try_get(0)?)?, (row.try_get(1)?, WorkState::read(row.try_get(2)?)?));
    }
    Ok(found)
}

async fn versions(connection: &mut AnyConnection, ids: &[&str]) -> Result<HashMap<Id, i64>, Error> {
    static VERSIONS: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("select id, version from item where id in ({list})", 1));
    let mut found = HashMap::new();
    for row in VERSIONS.fetch(connection, ids).await? {
        found.insert(id(row.try_get(0)?)?, row.try_get(1)?);
    }
    Ok(found)
}

async fn kinds(connection: &mut AnyConnection, members: &[&Member]) -> Result<HashMap<Id, model::Kind>, Error> {
    static KINDS: LazyLock<Listed> = LazyLock::new(|| Listed::new("select id, kind from item where id in ({list})", 1));
    let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
    let mut found = HashMap::new();
    for row in KINDS.fetch(connection, &ids).await? {
        found.insert(id(row.try_get(0)?)?, crate::items::kind(row.try_get(1)?)?);
    }
    Ok(found)
}

async fn revision(connection: &mut AnyConnection, id: &Id, version: i64) -> Result<String, Error> {
    let row = sqlx::query("select doc from revision where item_id = $1 and version = $2")
        .bind(id.as_str())
        .bind(version)
        .fetch_one(connection)
        .await?;
    Ok(row.try_get(0)?)
}

/// Whether another item, or a person's role, stands on this one.
async fn is_pointed_at(connection: &mut AnyConnection, id: &Id) -> Result<bool, Error> {
    for text in [
        "select count(*) from link where to_id = $1 and from_id <> $1",
        "select count(*) from membership where organisation = $1",
    ] {
        let row = sqlx::query(text).bind(id.as_str()).fetch_one(&mut *connection).await?;
        if row.try_get::<i64, _>(0)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes an item out as if it had never been; the log still knows.
async fn remove(connection: &mut AnyConnection, id: &Id) -> Result<(), Error> {
    todo::put_one(connection, id.as_str()).await?;
    for text in [
        "delete from link where from_id = $1",
        "delete from revision where item_id = $1",
        "delete from old_slug where item_id = $1",
        "delete from translated where item_id = $1",
        "delete from item where id = $1",
    ] {
        sqlx::query(text).bind(id.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}

fn batch(row: &AnyRow) -> Result<Batch, Error> {
    let undone: Option<String> = row.try_get(5)?;
    Ok(Batch {
        id: row.try_get(0)?,
        action: row.try_get(1)?,
        title: row.try_get(2)?,
        person: row.try_get(3)?,
        at: time("batch.at", row.try_get(4)?)?,
        undone_at: undone.map(|undone| time("batch.undone_at", &undone)).transpose()?,
        size: row.try_get(6)?,
    })
}

fn id(text: &str) -> Result<Id, Error> {
    Id::parse(text).ok_or_else(|| Error::UnknownWord { column: "batch_item.item_id", word: text.to_owned() })
}
