//! Does it all agree: every document passes today's checks, and what was lifted out of it is what it says.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use model::{Item, Problem};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit;
use crate::batch::Listed;
use crate::database::Dialect;
use crate::{Error, Store};

/// How many items are looked at at once.
const PAGE: u32 = 512;

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the item; none when it is about the database as a whole.
    pub item: Option<String>,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Wrong {
    /// The document does not pass the checks.
    #[error("the document is not valid: {0}")]
    Document(Problem),
    /// A lifted column says something else than the document.
    #[error("the column {column} holds {found:?} and not {expected:?}")]
    Column {
        /// Its name.
        column: &'static str,
        /// What it holds.
        found: String,
        /// What the document says.
        expected: String,
    },
    /// The links are not those of the document.
    #[error("the links are {found:?} and not {expected:?}")]
    Links {
        /// Those in the table, as relation and id.
        found: Vec<String>,
        /// Those of the document.
        expected: Vec<String>,
    },
    /// There is no revision of the item's version, or it is not the document.
    #[error("version {0} has no revision that holds the document")]
    Revision(i64),
    /// More than one item has an address.
    #[error("{count} items of kind {kind} have the slug {slug}")]
    Slug {
        /// The kind.
        kind: String,
        /// The slug.
        slug: String,
        /// How many items have it.
        count: i64,
    },
    /// The log of what was done was tampered with from this row on, or ends too early.
    #[error("the audit log does not hold from row {0} on: a row was changed, taken out or put in")]
    Audit(i64),
    /// The database itself reports damage.
    #[error("the database is damaged: {0}")]
    Damage(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "item {item}: {}", self.wrong),
            None => write!(f, "store: {}", self.wrong),
        }
    }
}

impl Store {
    /// Looks at everything as it stands at one moment, while others go on writing. Nothing found is an empty list.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub async fn check(&self) -> Result<Vec<Fault>, Error> {
        let mut snapshot = self.snapshot().await?;
        let mut wrong = damage(&mut snapshot, self.dialect).await?;
        wrong.append(&mut shared_slugs(&mut snapshot).await?);
        wrong.extend(audit::broken(&mut snapshot).await?.map(Wrong::Audit));
        let mut faults: Vec<Fault> = wrong.into_iter().map(|wrong| Fault { item: None, wrong }).collect();
        let mut after = String::new();
        loop {
            let ids = self.ids_after(&mut snapshot, &after, PAGE).await?;
            let Some(last) = ids.last() else { break };
            after.clone_from(last);
            faults.append(&mut faults_of(&mut snapshot, &ids).await?);
        }
        snapshot.rollback().await?;
        Ok(faults)
    }
}

async fn damage(connection: &mut AnyConnection, dialect: Dialect) -> Result<Vec<Wrong>, Error> {
    match dialect {
        Dialect::Sqlite => {
            let rows = sqlx::query("pragma integrity_check").fetch_all(&mut *connection).await?;
            let mut said = Vec::new();
            for row in rows {
                said.push(row.try_get::<String, _>(0)?);
            }
            said.retain(|line| line != "ok");
            for row in sqlx::query("pragma foreign_key_check").fetch_all(&mut *connection).await? {
                let (from, to): (&str, &str) = (row.try_get(0)?, row.try_get(2)?);
                said.push(format!("a row of {from} points at a row of {to} that is not there"));
            }
            Ok(said.into_iter().map(Wrong::Damage).collect())
        }
        // PostgreSQL has tools of its own for this (pg_amcheck), which ask for rights that a service should not have.
        Dialect::Postgres => Ok(Vec::new()),
    }
}

async fn shared_slugs(connection: &mut AnyConnection) -> Result<Vec<Wrong>, Error> {
    let rows = sqlx::query("select kind, slug, count(*) from item group by kind, slug having count(*) > 1")
        .fetch_all(connection)
        .await?;
    let shared =
        |row: &AnyRow| Ok(Wrong::Slug { kind: row.try_get(0)?, slug: row.try_get(1)?, count: row.try_get(2)? });
    rows.iter().map(shared).collect()
}

async fn faults_of(connection: &mut AnyConnection, ids: &[String]) -> Result<Vec<Fault>, Error> {
    static ITEMS: LazyLock<Listed> = LazyLock::new(|| {
        Listed::new(
            "select item.id, item.kind, item.slug, item.owner, item.status, item.changed_at, item.version, item.doc,
                    revision.doc, revision.at
             from item left join revision on revision.item_id = item.id and revision.version = item.version
             where item.id in ({list})",
            1,
        )
    });
    static LINKS: LazyLock<Listed> = LazyLock::new(|| {
        Listed::new("select from_id, relation, to_id from link where from_id in ({list}) order by from_id, position", 1)
    });
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut links: HashMap<String, Vec<String>> = HashMap::new();
    for row in LINKS.fetch(connection, &ids).await? {
        let (relation, to): (&str, &str) = (row.try_get(1)?, row.try_get(2)?);
        links.entry(row.try_get(0)?).or_default().push(format!("{relation} {to}"));
    }
    let mut faults = Vec::new();
    for row in ITEMS.fetch(connection, &ids).await? {
        let id: String = row.try_get(0)?;
        let links = links.remove(&id).unwrap_or_default();
        let wrong = wrong_with(&row, links)?;
        faults.extend(wrong.into_iter().map(|wrong| Fault { item: Some(id.clone()), wrong }));
    }
    Ok(faults)
}

/// What is wrong with one item, whose row begins as in the statement above.
fn wrong_with(row: &AnyRow, links: Vec<String>) -> Result<Vec<Wrong>, Error> {
    let version: i64 = row.try_get(6)?;
    let doc: &str = row.try_get(7)?;
    let item = match model::written::read(doc) {
        Ok(item) => item,
        Err(problems) => return Ok(problems.into_iter().map(Wrong::Document).collect()),
    };
    let mut wrong = Vec::new();
    let revision: Option<String> = row.try_get(8)?;
    let revised_at: Option<String> = row.try_get(9)?;
    if revision.as_deref() != Some(doc) {
        wrong.push(Wrong::Revision(version));
    }
    let owner: Option<String> = row.try_get(3)?;
    let changed_at: String = row.try_get(5)?;
    let columns = [
        ("id", row.try_get(0)?, item.id.to_string()),
        ("kind", row.try_get(1)?, item.kind().to_string()),
        ("slug", row.try_get(2)?, item.slug.clone()),
        ("owner", owner.unwrap_or_default(), item.owner.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("status", row.try_get(4)?, item.status.as_str().to_owned()),
        ("changed_at", changed_at.clone(), revised_at.unwrap_or(changed_at)),
    ];
    for (column, found, expected) in columns {
        if found != expected {
            wrong.push(Wrong::Column { column, found, expected });
        }
    }
    let expected = links_of(&item);
    if links != expected {
        wrong.push(Wrong::Links { found: links, expected });
    }
    Ok(wrong)
}

fn links_of(item: &Item) -> Vec<String> {
    item.relations().into_iter().map(|(relation, to)| format!("{} {to}", relation.as_str())).collect()
}
