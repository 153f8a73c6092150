//! The log of what was done: who, when, from which address, to what. Rows are only ever added; each carries the SHA-256
//! of the one before together with its own words, so a row that was changed, taken out or put in between is found.

use jiff::Timestamp;
use model::Id;
use sha2::{Digest, Sha256};
use sqlx::any::{AnyQueryResult, AnyRow};
use sqlx::{Any, AnyConnection, Row, Transaction};

use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// Something that was done, or tried and refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Timestamp,
    /// Who; none for a job or somebody who is not signed in.
    pub person: Option<String>,
    /// For which organisation.
    pub organisation: Option<Id>,
    /// From which address.
    pub address: Option<String>,
    /// What, as a word: `publish`, `sign-in`, `refused`.
    pub action: String,
    /// To what: the id of an item or person.
    pub subject: Option<String>,
    /// The rest, in words for whoever reads the log.
    pub detail: String,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its place in the log, from 1 on without gaps.
    pub number: i64,
    /// What was done.
    pub deed: Deed,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

impl Store {
    /// Adds a row that belongs to no other change.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn log(&self, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// The newest rows before this number, newest first: all of them, of one organisation, or about one subject.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn logged(
        &self,
        organisation: Option<&Id>,
        subject: Option<&str>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Logged>, Error> {
        let rows = sqlx::query(
            "select number, at, person_id, organisation, address, action, subject, detail, hash from audit
             where number < $1 and ($2 = '' or organisation = $2) and ($3 = '' or subject = $3)
             order by number desc limit $4",
        )
        .bind(before.unwrap_or(i64::MAX))
        .bind(organisation.map_or("", Id::as_str))
        .bind(subject.unwrap_or_default())
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(logged).collect()
    }
}

/// Adds a row inside a transaction that has taken its turn.
pub(crate) async fn append(connection: &mut AnyConnection, deed: &Deed) -> Result<(), Error> {
    let last = sqlx::query("select number, hash from audit order by number desc limit 1")
        .fetch_optional(&mut *connection)
        .await?;
    let (number, before) = match last {
        Some(row) => (row.try_get::<i64, _>(0)? + 1, row.try_get::<String, _>(1)?),
        None => (1, String::new()),
    };
    let hash = hash(number, deed, &before);
    sqlx::query(
        "insert into audit (number, at, person_id, organisation, address, action, subject, detail, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(number)
    .bind(fixed_width(deed.at))
    .bind(deed.person.as_deref())
    .bind(deed.organisation.as_ref().map(Id::as_str))
    .bind(deed.address.as_deref())
    .bind(deed.action.as_str())
    .bind(deed.subject.as_deref())
    .bind(deed.detail.as_str())
    .bind(&hash)
    .execute(&mut *connection)
    .await?;
    // How long the log is stands beside it as well: a tail that was cut off would leave a chain that still holds.
    sqlx::query("insert into mark (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value")
        .bind(END)
        .bind(format!("{number} {hash}"))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends a transaction whose one statement did something or nothing: with its row in the log, or without a trace. Says which.
pub(crate) async fn commit_if_done(
    mut transaction: Transaction<'static, Any>,
    done: &AnyQueryResult,
    deed: &Deed,
) -> Result<bool, Error> {
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    append(&mut transaction, deed).await?;
    transaction.commit().await?;
    Ok(true)
}

/// The mark that holds number and hash of the last row.
const END: &str = "audit-end";

/// The first place where the chain does not hold, if there is one: the number of the row.
pub(crate) async fn broken(connection: &mut AnyConnection) -> Result<Option<i64>, Error> {
    let (mut number, mut before) = (0, String::new());
    loop {
        let rows = sqlx::query(
            "select number, at, person_id, organisation, address, action, subject, detail, hash from audit
             where number > $1 order by number limit 1000",
        )
        .bind(number)
        .fetch_all(&mut *connection)
        .await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let Ok(row) = logged(row) else { return Ok(Some(number + 1)) };
            if row.number != number + 1 || row.hash != hash(row.number, &row.deed, &before) {
                return Ok(Some(number + 1));
            }
            (number, before) = (row.number, row.hash);
        }
    }
    let end = sqlx::query("select value from mark where key = $1").bind(END).fetch_optional(&mut *connection).await?;
    let told: String = end.map(|row| row.try_get(0)).transpose()?.unwrap_or_default();
    let holds = if number == 0 { told.is_empty() } else { told == format!("{number} {before}") };
    Ok((!holds).then_some(number + 1))
}

/// Lengths stand before the words, so that no two rows spell the same.
fn hash(number: i64, deed: &Deed, before: &str) -> String {
    let mut hasher = Sha256::new();
    let number = number.to_string();
    let at = fixed_width(deed.at);
    let words = [
        Some(before),
        Some(&number),
        Some(&at),
        deed.person.as_deref(),
        deed.organisation.as_ref().map(Id::as_str),
        deed.address.as_deref(),
        Some(&deed.action),
        deed.subject.as_deref(),
        Some(&deed.detail),
    ];
    for word in words {
        let length = word.map_or(-1, |word| word.len() as i64);
        hasher.update(length.to_be_bytes());
        hasher.update(word.unwrap_or_default());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row that begins with all columns of the log, in the order of its table.
fn logged(row: &AnyRow) -> Result<Logged, Error> {
    let organisation: Option<String> = row.try_get(3)?;
    let deed = Deed {
        at: time("audit.at", row.try_get(1)?)?,
        person: row.try_get(2)?,
        organisation: organisation
            .map(|id| Id::parse(&id).ok_or(Error::UnknownWord { column: "audit.organisation", word: id }))
            .transpose()?,
        address: row.try_get(4)?,
        action: row.try_get(5)?,
        subject: row.try_get(6)?,
        detail: row.try_get(7)?,
    };
    Ok(Logged { number: row.try_get(0)?, deed, hash: row.try_get(8)? })
}
