//! Saving: the only functions that change content.
//!
//! In one turn: read what the changes speak about, decide, then write the items, their links, revisions, old slugs and
//! the rows on the indexers' lists.

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::Timestamp;
use model::Id;
use model::item::Relation;
use sqlx::{Any, AnyConnection, Row, Transaction};

use crate::audit::{self, Deed};
use crate::batch::{Cell, Listed, Rows};
use crate::change::{Change, PublishError, Refusal, SaveError, Saved, Written, docs};
use crate::decide::{Plan, Present, PresentItem, decide};
use crate::plans::PlanAction;
use crate::{Error, Store, items, plans, remarks, todo, work};

impl Store {
    /// Saves one item.
    ///
    /// # Errors
    /// When the change is refused or the store fails; then nothing is kept of it.
    pub async fn save(&self, change: Change) -> Result<Saved, SaveError> {
        match self.save_many(vec![change]).await?.pop() {
            Some(result) => Ok(result?),
            None => Err(Error::Database(sqlx::Error::RowNotFound).into()),
        }
    }

    /// Saves many items in one transaction, in their order. Gives an answer for each; a refused one leaves no trace
    /// and does not hold up the others. Items may point at others among them, wherever those stand.
    ///
    /// # Errors
    /// When the store fails; then nothing is kept of any.
    pub async fn save_many(&self, changes: impl Into<Written>) -> Result<Vec<Result<Saved, Refusal>>, Error> {
        self.save_or_try(&changes.into(), true).await
    }

    /// What [`Store::save_many`] would answer. Nothing is kept.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn try_many(&self, changes: impl Into<Written>) -> Result<Vec<Result<Saved, Refusal>>, Error> {
        self.save_or_try(&changes.into(), false).await
    }

    /// Makes a work copy what visitors see: saves the item, ends the work copy in this version of it, settles the
    /// remarks and takes a planned publication off the list, all or nothing. An item that is the very same ends the
    /// work copy too.
    ///
    /// # Errors
    /// When the work copy has moved on, the change is refused or the store fails; then nothing is kept of it.
    pub async fn publish(&self, change: Change, work: i64, deed: &Deed) -> Result<Saved, PublishError> {
        let (mut transaction, turn) = self.take_turn().await?;
        let id = change.item.id.clone();
        work::close(&mut transaction, &id, work).await?;
        remarks::settle(&mut transaction, &id, &fixed_width(change.at)).await?;
        plans::done(&mut transaction, &id, PlanAction::Publish).await?;
        let saved = save_one(&mut transaction, turn, change).await??;
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(saved)
    }

    /// Takes an item out of sight, or what else changes only its status: a work copy of it goes on as if nothing had
    /// happened, and a planned withdrawal is off the list.
    ///
    /// # Errors
    /// When the change is refused or the store fails; then nothing is kept of it.
    pub async fn set_status(&self, change: Change, deed: &Deed) -> Result<Saved, SaveError> {
        let (mut transaction, turn) = self.take_turn().await?;
        plans::done(&mut transaction, &change.item.id, PlanAction::Withdraw).await.map_err(Error::from)?;
        save_beside_work(transaction, turn, change, deed).await
    }

    /// Says that what stands in an item is still true: a work copy of it goes on as if nothing had happened.
    ///
    /// # Errors
    /// When the change is refused or the store fails; then nothing is kept of it.
    pub async fn confirm(&self, change: Change, deed: &Deed) -> Result<Saved, SaveError> {
        let (transaction, turn) = self.take_turn().await?;
        save_beside_work(transaction, turn, change, deed).await
    }

    async fn save_or_try(&self, written: &Written, keep: bool) -> Result<Vec<Result<Saved, Refusal>>, Error> {
        if written.changes.is_empty() {
            return Ok(Vec::new());
        }
        let (mut transaction, turn) = self.take_turn().await?;
        let results = save_written(&mut transaction, turn, &written.changes, &written.docs).await?;
        let changed = results.iter().any(|result| matches!(result, Ok(Saved::Created(_) | Saved::Updated(_))));
        if keep && changed {
            transaction.commit().await?;
        } else {
            transaction.rollback().await?;
        }
        Ok(results)
    }
}

/// Saves many changes within a turn.
pub(crate) async fn save_all(
    connection: &mut AnyConnection,
    turn: i64,
    changes: &[Change],
) -> Result<Vec<Result<Saved, Refusal>>, Error> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    save_written(connection, turn, changes, &docs(changes)).await
}

async fn save_written(
    connection: &mut AnyConnection,
    turn: i64,
    changes: &[Change],
    docs: &[String],
) -> Result<Vec<Result<Saved, Refusal>>, Error> {
    let mut results = Vec::with_capacity(changes.len());
    for run in runs(changes) {
        let (changes, docs) = (&changes[run.clone()], &docs[run]);
        let present = present(connection, changes).await?;
        let plans = decide(changes, docs, present);
        write(connection, turn, changes, docs, &plans).await?;
        results.extend(plans.into_iter().map(|plan| plan.map(|plan| plan.saved())));
    }
    Ok(results)
}

/// Saves one change within a turn.
async fn save_one(connection: &mut AnyConnection, turn: i64, change: Change) -> Result<Result<Saved, Refusal>, Error> {
    let docs = [model::written::write(&change.item)];
    let changes = [change];
    let present = present(connection, &changes).await?;
    let mut plans = decide(&changes, &docs, present);
    write(connection, turn, &changes, &docs, &plans).await?;
    let plan = plans.pop().ok_or(Error::Database(sqlx::Error::RowNotFound))?;
    Ok(plan.map(|plan| plan.saved()))
}

/// Saves what a work copy need not know of, and lets the copy go on from there.
async fn save_beside_work(
    mut transaction: Transaction<'static, Any>,
    turn: i64,
    change: Change,
    deed: &Deed,
) -> Result<Saved, SaveError> {
    let id = change.item.id.clone();
    let saved = save_one(&mut transaction, turn, change).await??;
    audit::append(&mut transaction, deed).await?;
    if let Saved::Updated(version) = saved {
        work::carry(&mut transaction, &id, version - 1, version).await?;
    }
    transaction.commit().await.map_err(Error::from)?;
    Ok(saved)
}

impl Plan {
    fn saved(&self) -> Saved {
        match self {
            Plan::Create => Saved::Created(1),
            Plan::Update { from, .. } => Saved::Updated(from + 1),
            Plan::Leave { version } => Saved::Unchanged(*version),
        }
    }
}

/// Cuts the changes so that no stretch holds two of the same item: the second builds on the first.
fn runs(changes: &[Change]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut seen = HashSet::with_capacity(changes.len());
    let mut start = 0;
    for (i, change) in changes.iter().enumerate() {
        if !seen.insert(&change.item.id) {
            runs.push(start..i);
            start = i;
            seen.clear();
            seen.insert(&change.item.id);
        }
    }
    runs.push(start..changes.len());
    runs
}

async fn present(connection: &mut AnyConnection, changes: &[Change]) -> Result<Present, Error> {
    static ITEMS: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("select id, kind, slug, version, doc from item where id in ({list})", 1));
    static KINDS: LazyLock<Listed> = LazyLock::new(|| Listed::new("select id, kind from item where id in ({list})", 1));
    static SLUGS: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("select id, kind, slug from item where slug in ({list})", 1));
    let mut present = Present::default();
    let ids: Vec<&str> = changes.iter().map(|change| change.item.id.as_str()).collect();
    for row in ITEMS.fetch(connection, &ids).await? {
        let kind = items::kind(row.try_get(1)?)?;
        let item = PresentItem { kind, slug: row.try_get(2)?, version: row.try_get(3)?, doc: row.try_get(4)? };
        present.items.insert(id(row.try_get(0)?)?, item);
    }
    let targets: HashSet<&str> =
        changes.iter().flat_map(|change| change.item.relations()).map(|(_, id)| id.as_str()).collect();
    let targets: Vec<&str> = targets.into_iter().collect();
    for row in KINDS.fetch(connection, &targets).await? {
        present.kinds.insert(id(row.try_get(0)?)?, items::kind(row.try_get(1)?)?);
    }
    let slugs: Vec<&str> = changes.iter().map(|change| change.item.slug.as_str()).collect();
    for row in SLUGS.fetch(connection, &slugs).await? {
        let kind = items::kind(row.try_get(1)?)?;
        present.slugs.insert((kind, row.try_get(2)?), id(row.try_get(0)?)?);
    }
    Ok(present)
}

/// An accepted change, with all that its rows are made of.
struct Accepted<'a> {
    change: &'a Change,
    doc: &'a str,
    version: i64,
    at: String,
    links: Vec<(Relation, &'a Id)>,
    old_slug: Option<&'a str>,
}

impl Accepted<'_> {
    fn id(&self) -> &str {
        self.change.item.id.as_str()
    }

    /// In the order of the columns in [`write_items`].
    fn item_row(&self) -> [Cell<'_>; 8] {
        let item = &self.change.item;
        [
            Cell::Text(item.id.as_str()),
            Cell::Text(item.kind().slug()),
            Cell::Text(&item.slug),
            item.owner.as_ref().map_or(Cell::Nothing, |owner| Cell::Text(owner.as_str())),
            Cell::Text(item.status.as_str()),
            Cell::Number(self.version),
            Cell::Text(&self.at),
            Cell::Text(self.doc),
        ]
    }

    /// In the order of the columns in [`write_revisions`].
    fn revision_row(&self) -> [Cell<'_>; 5] {
        [
            Cell::Text(self.id()),
            Cell::Number(self.version),
            Cell::Text(&self.at),
            Cell::Text(&self.change.author),
            Cell::Text(self.doc),
        ]
    }
}

async fn write(
    connection: &mut AnyConnection,
    turn: i64,
    changes: &[Change],
    docs: &[String],
    plans: &[Result<Plan, Refusal>],
) -> Result<(), Error> {
    let mut accepted = Vec::with_capacity(changes.len());
    for ((change, doc), plan) in changes.iter().zip(docs).zip(plans) {
        let (version, old_slug) = match plan {
            Ok(Plan::Create) => (1, None),
            Ok(Plan::Update { from, old_slug }) => (from + 1, old_slug.as_deref()),
            Ok(Plan::Leave { .. }) | Err(_) => continue,
        };
        let links = change.item.relations();
        accepted.push(Accepted { change, doc, version, at: fixed_width(change.at), links, old_slug });
    }
    let Some(first) = accepted.first() else { return Ok(()) };
    let (created, updated): (Vec<&Accepted<'_>>, Vec<&Accepted<'_>>) =
        accepted.iter().partition(|accepted| accepted.version == 1);
    let created: Vec<&str> = created.iter().map(|accepted| accepted.id()).collect();
    let updated: Vec<&str> = updated.iter().map(|accepted| accepted.id()).collect();

    if write_items(connection, &accepted).await? != accepted.len() as u64 {
        return Err(Error::Disturbed { id: first.change.item.id.clone() });
    }
    write_links(connection, &accepted, &updated).await?;
    write_picture_uses(connection, &accepted, &updated).await?;
    write_revisions(connection, &accepted).await?;
    write_old_slugs(connection, &accepted).await?;
    todo::put_new(connection, turn, &created).await?;
    todo::put_changed(connection, turn, &updated).await?;
    Ok(())
}

/// Writes over an item only if it is still in the version before.
async fn write_items(connection: &mut AnyConnection, accepted: &[Accepted<'_>]) -> Result<u64, Error> {
    static ITEMS: LazyLock<Rows<8>> = LazyLock::new(|| {
        Rows::new(
            "insert into item (id, kind, slug, owner, status, version, changed_at, doc) values {rows}
             on conflict (id) do update set
                 slug = excluded.slug, owner = excluded.owner, status = excluded.status, version = excluded.version,
                 changed_at = excluded.changed_at, doc = excluded.doc
             where item.version = excluded.version - 1",
        )
    });
    let rows: Vec<_> = accepted.iter().map(Accepted::item_row).collect();
    Ok(ITEMS.write(connection, &rows).await?)
}

async fn write_links(connection: &mut AnyConnection, accepted: &[Accepted<'_>], updated: &[&str]) -> Result<(), Error> {
    static OLD: LazyLock<Listed> = LazyLock::new(|| Listed::new("delete from link where from_id in ({list})", 1));
    static LINKS: LazyLock<Rows<4>> =
        LazyLock::new(|| Rows::new("insert into link (from_id, position, relation, to_id) values {rows}"));
    OLD.run(connection, &[], updated).await?;
    let mut rows = Vec::with_capacity(accepted.len() * 2);
    for accepted in accepted {
        for (position, (relation, to)) in (0..).zip(&accepted.links) {
            rows.push([
                Cell::Text(accepted.id()),
                Cell::Number(position),
                Cell::Text(relation.as_str()),
                Cell::Text(to.as_str()),
            ]);
        }
    }
    LINKS.write(connection, &rows).await?;
    Ok(())
}

async fn write_picture_uses(
    connection: &mut AnyConnection,
    accepted: &[Accepted<'_>],
    updated: &[&str],
) -> Result<(), Error> {
    static OLD: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("delete from picture_use where item_id in ({list})", 1));
    static USES: LazyLock<Rows<5>> = LazyLock::new(|| {
        Rows::new("insert into picture_use (item_id, position, picture_id, focus_x, focus_y) values {rows}")
    });
    OLD.run(connection, &[], updated).await?;
    let shown: Vec<_> = accepted
        .iter()
        .flat_map(|accepted| {
            let pictures = (0..).zip(&accepted.change.item.pictures);
            pictures.filter_map(|(position, picture)| {
                Some((accepted.id(), position, picture.photograph()?, picture.focus()))
            })
        })
        .collect();
    let rows: Vec<_> = shown
        .iter()
        .map(|(item, position, picture, focus)| {
            [
                Cell::Text(item),
                Cell::Number(*position),
                Cell::Text(picture.as_str()),
                Cell::Number(i64::from(focus.x())),
                Cell::Number(i64::from(focus.y())),
            ]
        })
        .collect();
    USES.write(connection, &rows).await?;
    Ok(())
}

async fn write_revisions(connection: &mut AnyConnection, accepted: &[Accepted<'_>]) -> Result<(), Error> {
    static REVISIONS: LazyLock<Rows<5>> =
        LazyLock::new(|| Rows::new("insert into revision (item_id, version, at, author, doc) values {rows}"));
    let rows: Vec<_> = accepted.iter().map(Accepted::revision_row).collect();
    REVISIONS.write(connection, &rows).await?;
    Ok(())
}

/// Remembers where items were. Who left a slug last is found by it.
async fn write_old_slugs(connection: &mut AnyConnection, accepted: &[Accepted<'_>]) -> Result<(), Error> {
    for accepted in accepted {
        let Some(old_slug) = accepted.old_slug else { continue };
        let item = &accepted.change.item;
        sqlx::query(
            "insert into old_slug (slug, kind, item_id) values ($1, $2, $3)
             on conflict (slug, kind) do update set item_id = excluded.item_id",
        )
        .bind(old_slug)
        .bind(item.kind().slug())
        .bind(item.id.as_str())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// A moment as text whose order is the order of time.
pub(crate) fn fixed_width(at: Timestamp) -> String {
    format!("{at:.6}")
}

fn id(text: &str) -> Result<Id, Error> {
    Id::parse(text).ok_or_else(|| Error::UnknownWord { column: "item.id", word: text.to_owned() })
}
