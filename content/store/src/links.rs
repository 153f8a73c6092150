//! Outside addresses that published items hold: when each was asked last, what came of it, and who holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::Timestamp;
use model::Id;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::batch::{Cell, Listed, Rows};
use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// What is known of an outside address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address, as items hold it.
    pub address: String,
    /// When it is to be asked next.
    pub due_at: Timestamp,
    /// When it was asked last.
    pub checked_at: Option<Timestamp>,
    /// When an editor last wanted it asked again.
    pub asked_at: Option<Timestamp>,
    /// What the server said last, as HTTP counts; 0 when it said nothing.
    pub status: i64,
    /// What is wrong, as a word; none while it works.
    pub fault: Option<String>,
    /// How often in a row it failed.
    pub failures: i64,
    /// When that began.
    pub failed_first: Option<Timestamp>,
    /// When the last failure was counted.
    pub counted_at: Option<Timestamp>,
    /// Whether it failed often enough to be shown as broken.
    pub broken: bool,
}

impl Store {
    /// Takes in which addresses these items hold, and does nothing about those that hold what they held before. New
    /// addresses are due at once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_links(&self, held: &BTreeMap<Id, BTreeSet<String>>, now: Timestamp) -> Result<(), Error> {
        static HELD: LazyLock<Listed> =
            LazyLock::new(|| Listed::new("select item_id, address from outside_use where item_id in ({list})", 1));
        static FORGET: LazyLock<Listed> =
            LazyLock::new(|| Listed::new("delete from outside_use where item_id in ({list})", 1));
        static KNOW: LazyLock<Rows<6>> = LazyLock::new(|| {
            Rows::new(
                "insert into outside_link (address, due_at, status, failures, broken, fault) values {rows}
                 on conflict (address) do nothing",
            )
        });
        static HOLD: LazyLock<Rows<2>> =
            LazyLock::new(|| Rows::new("insert into outside_use (item_id, address) values {rows}"));
        let ids: Vec<&str> = held.keys().map(Id::as_str).collect();
        let mut before: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in HELD.fetch(&mut *self.readers.acquire().await?, &ids).await? {
            before.entry(row.try_get(0)?).or_default().insert(row.try_get(1)?);
        }
        let none = BTreeSet::new();
        let changed: Vec<(&Id, &BTreeSet<String>)> =
            held.iter().filter(|(id, new)| before.get(id.as_str()).unwrap_or(&none) != *new).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let now = fixed_width(now);
        let addresses: BTreeSet<&str> = changed.iter().flat_map(|(_, held)| held.iter().map(String::as_str)).collect();
        let links: Vec<[Cell<'_>; 6]> = addresses
            .into_iter()
            .map(|address| {
                let zero = Cell::Number(0);
                [Cell::Text(address), Cell::Text(&now), zero, zero, zero, Cell::Nothing]
            })
            .collect();
        let uses: Vec<[Cell<'_>; 2]> = changed
            .iter()
            .flat_map(|(id, held)| held.iter().map(|address| [Cell::Text(id.as_str()), Cell::Text(address)]))
            .collect();
        let ids: Vec<&str> = changed.iter().map(|(id, _)| id.as_str()).collect();
        let (mut transaction, _) = self.take_turn().await?;
        FORGET.run(&mut transaction, &[], &ids).await?;
        KNOW.write(&mut transaction, &links).await?;
        HOLD.write(&mut transaction, &uses).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets what items held that are gone, and addresses that no item holds any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_links(&self) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "delete from outside_use where not exists (select 1 from item where item.id = outside_use.item_id)",
        )
        .execute(&mut *transaction)
        .await?;
        sqlx::query("delete from outside_link where not exists (select 1 from outside_use where outside_use.address = outside_link.address)")
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Addresses that are due: first those that an editor waits for, then by how long they are due.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn links_due(&self, now: Timestamp, limit: u32) -> Result<Vec<Link>, Error> {
        let rows = sqlx::query(
            "select address, due_at, checked_at, asked_at, status, fault, failures, failed_first, counted_at, broken
             from outside_link where due_at <= $1
             order by case when asked_at is not null and (checked_at is null or asked_at > checked_at) then 0 else 1 end,
                 due_at, address
             limit $2",
        )
        .bind(fixed_width(now))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(link).collect()
    }

    /// Keeps what came of asking an address. Nothing is kept of one that no item holds any more; that an editor asked
    /// meanwhile stays.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep_link(&self, link: &Link) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "update outside_link set due_at = $1, checked_at = $2, status = $3, fault = $4, failures = $5, failed_first = $6,
                 counted_at = $7, broken = $8
             where address = $9",
        )
        .bind(fixed_width(link.due_at))
        .bind(link.checked_at.map(fixed_width))
        .bind(link.status)
        .bind(link.fault.as_deref())
        .bind(link.failures)
        .bind(link.failed_first.map(fixed_width))
        .bind(link.counted_at.map(fixed_width))
        .bind(i64::from(link.broken))
        .bind(&link.address)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Makes addresses due at once for an editor, except those that somebody asked for after `since`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask_links(&self, addresses: &[&str], now: Timestamp, since: Timestamp) -> Result<(), Error> {
        static ASK: LazyLock<Listed> = LazyLock::new(|| {
            Listed::new(
                "update outside_link set due_at = $1, asked_at = $2
                 where (asked_at is null or asked_at < $3) and address in ({list})",
                4,
            )
        });
        let (now, since) = (fixed_width(now), fixed_width(since));
        let (mut transaction, _) = self.take_turn().await?;
        ASK.run(&mut transaction, &[Cell::Text(&now), Cell::Text(&now), Cell::Text(&since)], addresses).await?;
        Ok(transaction.commit().await?)
    }

    /// What is known of these addresses; those that nobody knows are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn links(&self, addresses: &[&str]) -> Result<BTreeMap<String, Link>, Error> {
        static OF: LazyLock<Listed> = LazyLock::new(|| {
            Listed::new(
                "select address, due_at, checked_at, asked_at, status, fault, failures, failed_first, counted_at, broken
                 from outside_link where address in ({list})",
                1,
            )
        });
        let rows = OF.fetch(&mut *self.readers.acquire().await?, addresses).await?;
        rows.iter().map(|row| link(row).map(|link| (link.address.clone(), link))).collect()
    }

    /// The items that hold a broken address, each with those addresses; the longest broken first, at most `limit`
    /// addresses in items.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn broken_links(&self, limit: u32) -> Result<Vec<(Id, Link)>, Error> {
        let rows = sqlx::query(
            "select outside_link.address, due_at, checked_at, asked_at, status, fault, failures, failed_first, counted_at, broken,
                 item_id
             from outside_link join outside_use on outside_use.address = outside_link.address
             where broken = 1 order by failed_first, outside_link.address, item_id limit $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter()
            .map(|row| {
                let id: &str = row.try_get(10)?;
                let id = Id::parse(id)
                    .ok_or_else(|| Error::UnknownWord { column: "outside_use.item_id", word: id.to_owned() })?;
                Ok((id, link(row)?))
            })
            .collect()
    }
}

fn link(row: &AnyRow) -> Result<Link, Error> {
    let moment = |at: usize, column: &'static str| -> Result<Option<Timestamp>, Error> {
        row.try_get::<Option<String>, _>(at)?.map(|text| time(column, &text)).transpose()
    };
    Ok(Link {
        address: row.try_get(0)?,
        due_at: time("outside_link.due_at", row.try_get(1)?)?,
        checked_at: moment(2, "outside_link.checked_at")?,
        asked_at: moment(3, "outside_link.asked_at")?,
        status: row.try_get(4)?,
        fault: row.try_get(5)?,
        failures: row.try_get(6)?,
        failed_first: moment(7, "outside_link.failed_first")?,
        counted_at: moment(8, "outside_link.counted_at")?,
        broken: row.try_get::<i64, _>(9)? == 1,
    })
}
