//! What visitors say is wrong with an item, and what became of it.

use std::sync::LazyLock;

use jiff::Timestamp;
use model::Id;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::audit::{self, Deed};
use crate::batch::Listed;
use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// What a visitor reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its name.
    pub id: String,
    /// The item it is about.
    pub item: Id,
    /// The organisation that owns the item.
    pub owner: Option<Id>,
    /// What is wrong, as a word.
    pub topic: String,
    /// In their own words; perhaps empty.
    pub words: String,
    /// Where to answer.
    pub mail: Option<String>,
    /// What became of it.
    pub state: ReportState,
    /// What the one who answered noted.
    pub answer: String,
    /// When it came.
    pub at: Timestamp,
    /// When it was answered last.
    pub answered_at: Option<Timestamp>,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Nobody has looked at it yet.
    New,
    /// Somebody will see to it.
    Accepted,
    /// It is not so.
    Declined,
    /// It was seen to.
    Done,
}

impl ReportState {
    /// All states, in the order of their way.
    pub const ALL: [ReportState; 4] =
        [ReportState::New, ReportState::Accepted, ReportState::Declined, ReportState::Done];

    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            ReportState::New => "new",
            ReportState::Accepted => "accepted",
            ReportState::Declined => "declined",
            ReportState::Done => "done",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<ReportState> {
        ReportState::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Store {
    /// Takes in what a visitor reports.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_report(&self, report: &Report) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into report (id, item_id, owner, topic, words, mail, state, answer, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&report.id)
        .bind(report.item.as_str())
        .bind(report.owner.as_ref().map(Id::as_str))
        .bind(&report.topic)
        .bind(&report.words)
        .bind(report.mail.as_deref())
        .bind(report.state.as_str())
        .bind(&report.answer)
        .bind(fixed_width(report.at))
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// A report.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn report(&self, id: &str) -> Result<Option<Report>, Error> {
        let row = sqlx::query(
            "select id, item_id, owner, topic, words, mail, state, answer, at, answered_at from report where id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(report).transpose()
    }

    /// Reports in a state about items of these owners, or about all when there are none given; the latest first, at
    /// most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn reports(&self, owners: Option<&[Id]>, state: ReportState, limit: usize) -> Result<Vec<Report>, Error> {
        static OF: LazyLock<Listed> = LazyLock::new(|| {
            Listed::new(
                "select id, item_id, owner, topic, words, mail, state, answer, at, answered_at
                 from report where owner in ({list}) order by at desc limit 2000",
                1,
            )
        });
        let rows = match owners {
            None => {
                sqlx::query(
                    "select id, item_id, owner, topic, words, mail, state, answer, at, answered_at
                     from report where state = $1 order by at desc limit 2000",
                )
                .bind(state.as_str())
                .fetch_all(&self.readers)
                .await?
            }
            Some(owners) => {
                let list: Vec<&str> = owners.iter().map(Id::as_str).collect();
                OF.fetch(&mut *self.readers.acquire().await?, &list).await?
            }
        };
        let mut found = rows.iter().map(report).collect::<Result<Vec<_>, _>>()?;
        found.retain(|report| report.state == state);
        found.sort_by_key(|report| std::cmp::Reverse(report.at));
        found.truncate(limit);
        Ok(found)
    }

    /// Says what became of a report. False when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn answer_report(
        &self,
        id: &str,
        state: ReportState,
        answer: &str,
        at: Timestamp,
        deed: &Deed,
    ) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done =
            sqlx::query("update report set state = $1, answer = $2, answered_at = $3, answered_by = $4 where id = $5")
                .bind(state.as_str())
                .bind(answer)
                .bind(fixed_width(at))
                .bind(deed.person.as_deref())
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        if done.rows_affected() != 1 {
            return Ok(false);
        }
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

fn report(row: &AnyRow) -> Result<Report, Error> {
    let id = |text: &str| {
        Id::parse(text).ok_or_else(|| Error::UnknownWord { column: "report.item_id", word: text.to_owned() })
    };
    let (owner, state, answered): (Option<String>, String, Option<String>) =
        (row.try_get(2)?, row.try_get(6)?, row.try_get(9)?);
    Ok(Report {
        id: row.try_get(0)?,
        item: id(row.try_get(1)?)?,
        owner: owner.as_deref().map(id).transpose()?,
        topic: row.try_get(3)?,
        words: row.try_get(4)?,
        mail: row.try_get(5)?,
        state: ReportState::parse(&state).ok_or(Error::UnknownWord { column: "report.state", word: state })?,
        answer: row.try_get(7)?,
        at: time("report.at", row.try_get(8)?)?,
        answered_at: answered.map(|at| time("report.answered_at", &at)).transpose()?,
    })
}
