//! Reading items.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use model::item::Relation;
use model::{Id, Item, Kind, Status};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::batch::Listed;
use crate::database::Dialect;
use crate::{Error, Store};

/// An item as the store holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The item.
    pub item: Item,
    /// How often it was saved.
    pub version: i64,
    /// When it was saved last.
    pub changed_at: Timestamp,
}

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "it is looked at once and taken apart, never kept")]
pub enum BySlug {
    /// The item that has it.
    Here(Kept),
    /// The item that had it has another one today.
    Moved {
        /// Today's.
        slug: String,
    },
}

impl Store {
    /// The item of this id.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn item(&self, id: &Id) -> Result<Option<Kept>, Error> {
        let row = sqlx::query("select id, version, changed_at, doc from item where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(kept).transpose()
    }

    /// The item at this address, or where it went.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn by_slug(&self, kind: Kind, slug: &str) -> Result<Option<BySlug>, Error> {
        let here = sqlx::query("select id, version, changed_at, doc from item where slug = $1 and kind = $2")
            .bind(slug)
            .bind(kind.slug())
            .fetch_optional(&self.readers)
            .await?;
        if let Some(row) = here {
            return Ok(Some(BySlug::Here(kept(&row)?)));
        }
        let moved = sqlx::query(
            "select item.slug from old_slug join item on item.id = old_slug.item_id
             where old_slug.slug = $1 and old_slug.kind = $2",
        )
        .bind(slug)
        .bind(kind.slug())
        .fetch_optional(&self.readers)
        .await?;
        Ok(moved.map(|row| row.try_get(0).map(|slug| BySlug::Moved { slug })).transpose()?)
    }

    /// The items of these ids, in the order asked, each once; those that are not there are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn items(&self, ids: &[Id]) -> Result<Vec<Kept>, Error> {
        let list: Vec<&str> = ids.iter().map(Id::as_str).collect();
        let mut connection = self.readers.acquire().await?;
        let found = fetch(&mut connection, &list).await?;
        let mut found: HashMap<Id, Kept> = found.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// The next `limit` items after this id, by id in the order of its bytes; from the first when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn page(&self, after: Option<&Id>, limit: u32) -> Result<Vec<Kept>, Error> {
        let mut connection = self.readers.acquire().await?;
        let ids = self.ids_after(&mut connection, after.map_or("", Id::as_str), limit).await?;
        let list: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut page = fetch(&mut connection, &list).await?;
        page.sort_by(|a, b| a.item.id.cmp(&b.item.id));
        Ok(page)
    }

    /// The next ids in the order of their bytes. PostgreSQL would take the order of the database's language.
    pub(crate) async fn ids_after(
        &self,
        connection: &mut AnyConnection,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, Error> {
        let ids = match self.dialect {
            Dialect::Sqlite => "select id from item where id > $1 order by id limit $2",
            Dialect::Postgres => r#"select id from item where id collate "C" > $1 order by id collate "C" limit $2"#,
        };
        let rows = sqlx::query(ids).bind(after).bind(i64::from(limit)).fetch_all(connection).await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    /// Items that point at this one, and how; by relation, then id. An item that points here twice comes twice. Of more
    /// than `most`, those that are published stay, and of them those that were changed last.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn linking_to(&self, id: &Id, most: u32) -> Result<Vec<(Relation, Kept)>, Error> {
        let rows = sqlx::query(
            "select item.id, item.version, item.changed_at, item.doc, link.relation
             from link join item on item.id = link.from_id where link.to_id = $1
             order by case item.status when 'published' then 0 else 1 end, item.changed_at desc limit $2",
        )
        .bind(id.as_str())
        .bind(i64::from(most))
        .fetch_all(&self.readers)
        .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let word: &str = row.try_get(4)?;
            let relation = Relation::parse(word)
                .ok_or_else(|| Error::UnknownWord { column: "link.relation", word: word.to_owned() })?;
            found.push((relation, kept(row)?));
        }
        found.sort_by(|(a, a_kept), (b, b_kept)| (a, &a_kept.item.id).cmp(&(b, &b_kept.item.id)));
        Ok(found)
    }

    /// All items of a kind, by id. For the small kinds that others name: cities, provinces, organisations.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn named(&self, kind: Kind) -> Result<Vec<(Id, Kept)>, Error> {
        let rows = sqlx::query("select id, version, changed_at, doc from item where kind = $1")
            .bind(kind.slug())
            .fetch_all(&self.readers)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let kept = kept(row)?;
            found.push((kept.item.id.clone(), kept));
        }
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(found)
    }

    /// How many items there are of each kind and status; pairs without any are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn counts(&self) -> Result<Vec<(Kind, Status, i64)>, Error> {
        let rows = sqlx::query("select kind, status, count(*) from item group by kind, status")
            .fetch_all(&self.readers)
            .await?;
        let mut counts = Vec::with_capacity(rows.len());
        for row in rows {
            counts.push((kind(row.try_get(0)?)?, status(row.try_get(1)?)?, row.try_get(2)?));
        }
        counts.sort_by_key(|(kind, status, _)| (*kind, Status::ALL.iter().position(|known| known == status)));
        Ok(counts)
    }
}

async fn fetch(connection: &mut AnyConnection, ids: &[&str]) -> Result<Vec<Kept>, Error> {
    static ITEMS: LazyLock<Listed> =
        LazyLock::new(|| Listed::new("select id, version, changed_at, doc from item where id in ({list})", 1));
    ITEMS.fetch(connection, ids).await?.iter().map(kept).collect()
}

/// A row that begins with `id, version, changed_at, doc`.
fn kept(row: &AnyRow) -> Result<Kept, Error> {
    let doc: &str = row.try_get(3)?;
    let unreadable = |problem| Error::Unreadable { id: row.try_get(0).unwrap_or_default(), problem };
    let item = model::written::read_trusted(doc).map_err(unreadable)?;
    Ok(Kept { item, version: row.try_get(1)?, changed_at: time("item.changed_at", row.try_get(2)?)? })
}

pub(crate) fn kind(word: &str) -> Result<Kind, Error> {
    Kind::from_slug(word).ok_or_else(|| Error::UnknownWord { column: "item.kind", word: word.to_owned() })
}

fn status(word: &str) -> Result<Status, Error> {
    Status::parse(word).ok_or_else(|| Error::UnknownWord { column: "item.status", word: word.to_owned() })
}

pub(crate) fn time(column: &'static str, text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| Error::UnknownWord { column, word: text.to_owned() })
}
