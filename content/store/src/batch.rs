//! One statement for many rows.
//!
//! A statement costs a round trip and a parse; both databases remember a parsed one by its text. So a statement for
//! many rows exists in a few fixed sizes only, each built once, and a list of any length is cut into those.

use std::sync::Arc;

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

/// The size of a full batch. Eight columns of it stay far below the number of values that either database takes.
const FULL: usize = 128;

/// The sizes that rows are written in.
const SIZES: [usize; 3] = [FULL, 8, 1];

/// One value of a row to be written.
#[derive(Clone, Copy)]
pub enum Cell<'a> {
    Text(&'a str),
    Number(i64),
    Nothing,
}

fn bind<'q>(query: Query<'q, Any, AnyArguments>, cell: Cell<'q>) -> Query<'q, Any, AnyArguments> {
    match cell {
        Cell::Text(text) => query.bind(text),
        Cell::Number(number) => query.bind(number),
        Cell::Nothing => query.bind(None::<String>),
    }
}

/// A statement that writes rows of `COLUMNS` values.
pub struct Rows<const COLUMNS: usize> {
    numbered: [Arc<str>; SIZES.len()],
    /// The same with bare question marks, which stand in their order. SQLite takes these at once, and looks for a number
    /// among all the numbers of the statement.
    bare: [Arc<str>; SIZES.len()],
}

impl<const COLUMNS: usize> Rows<COLUMNS> {
    /// Builds the statement from its text, in which `{rows}` stands for the values.
    pub fn new(text: &'static str) -> Self {
        let numbered = |row: usize| format!("({})", placeholders(row * COLUMNS + 1, COLUMNS));
        let bare = |_| format!("({})", vec!["?"; COLUMNS].join(", "));
        let statement = |rows: Vec<String>| text.replace("{rows}", &rows.join(", ")).into();
        Rows {
            numbered: SIZES.map(|size| statement((0..size).map(numbered).collect())),
            bare: SIZES.map(|size| statement((0..size).map(bare).collect())),
        }
    }

    /// Writes the rows in their order. Gives the number of rows affected.
    pub async fn write(
        &self,
        connection: &mut AnyConnection,
        mut rows: &[[Cell<'_>; COLUMNS]],
    ) -> Result<u64, sqlx::Error> {
        let mut affected = 0;
        let statements = if connection.backend_name() == "SQLite" { &self.bare } else { &self.numbered };
        for (size, statement) in SIZES.into_iter().zip(statements) {
            while rows.len() >= size {
                let (now, later) = rows.split_at(size);
                let query = sqlx::query(AssertSqlSafe(Arc::clone(statement)));
                let query = now.iter().flatten().fold(query, |query, cell| bind(query, *cell));
                affected += query.execute(&mut *connection).await?.rows_affected();
                rows = later;
            }
        }
        Ok(affected)
    }
}

/// A statement about a list of texts, such as `… where id in (…)`.
pub struct Listed {
    one: Arc<str>,
    full: Arc<str>,
}

impl Listed {
    /// Builds the statement from its text, in which `{list}` stands for the texts, wherever it stands; it may also
    /// have values before them, which take the numbers below `first`.
    pub fn new(text: &'static str, first: usize) -> Self {
        let statement = |size| text.replace("{list}", &placeholders(first, size)).into();
        Listed { one: statement(1), full: statement(FULL) }
    }

    /// The rows found. A row that several parts of the list find comes several times.
    pub async fn fetch(&self, connection: &mut AnyConnection, list: &[&str]) -> Result<Vec<AnyRow>, sqlx::Error> {
        let mut found = Vec::with_capacity(list.len());
        for part in list.chunks(FULL) {
            found.append(&mut self.query(&[], part).fetch_all(&mut *connection).await?);
        }
        Ok(found)
    }

    /// Runs the statement for its effect, with these values before the list.
    pub async fn run(
        &self,
        connection: &mut AnyConnection,
        before: &[Cell<'_>],
        list: &[&str],
    ) -> Result<(), sqlx::Error> {
        for part in list.chunks(FULL) {
            self.query(before, part).execute(&mut *connection).await?;
        }
        Ok(())
    }

    /// A part that does not fill the list repeats its last text, which changes nothing in a set.
    fn query<'q>(&self, before: &[Cell<'q>], part: &[&'q str]) -> Query<'q, Any, AnyArguments> {
        let (statement, size) = if part.len() == 1 { (&self.one, 1) } else { (&self.full, FULL) };
        let query = sqlx::query(AssertSqlSafe(Arc::clone(statement)));
        let query = before.iter().fold(query, |query, cell| bind(query, *cell));
        let last = part.last().copied().unwrap_or_default();
        let padding = std::iter::repeat_n(last, size.saturating_sub(part.len()));
        part.iter().copied().chain(padding).fold(query, sqlx::query::Query::bind)
    }
}

fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
