//! What can go wrong with the store itself. What is wrong with a change is a [`Refusal`](crate::Refusal).

use std::path::PathBuf;

use model::{Id, Problem};

/// The store cannot do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder of an SQLite file cannot be made.
    #[error("cannot create the folder of the database {path}")]
    Folder {
        /// The database file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The path of an SQLite file is not UTF-8.
    #[error("the path of the database is not UTF-8: {path}")]
    Path {
        /// The database file, as well as it can be shown.
        path: PathBuf,
    },
    /// The database cannot be reached or opened.
    #[error("cannot open the database {target}")]
    Open {
        /// Which one, without a password.
        target: String,
        /// Why not.
        #[source]
        source: sqlx::Error,
    },
    /// The database was written by a newer program.
    #[error(
        "the database {target} has format {found}, but this program knows formats up to {known}: it was written by a \
         newer version, so run that version or a later one"
    )]
    Newer {
        /// Which one, without a password.
        target: String,
        /// The database's format: the number of its last migration.
        found: i64,
        /// The last migration that this program has.
        known: i64,
    },
    /// The tables cannot be made or brought up to date.
    #[error("cannot bring the tables of the database {target} up to date")]
    Migrate {
        /// Which one, without a password.
        target: String,
        /// Why not.
        #[source]
        source: sqlx::migrate::MigrateError,
    },
    /// A statement failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A row holds what this program did not write there.
    #[error("the row of item {id} cannot be read: {problem}")]
    Unreadable {
        /// Which item.
        id: String,
        /// What is wrong with its document.
        problem: Problem,
    },
    /// A column holds a word that this program does not know.
    #[error("the column {column} holds the unknown word {word:?}")]
    UnknownWord {
        /// Table and column.
        column: &'static str,
        /// What it holds.
        word: String,
    },
    /// Somebody changed an item without taking their turn.
    #[error("the items changed under the writer's hands, among them perhaps {id}; nothing was saved")]
    Disturbed {
        /// The first item of the batch that did not go in.
        id: Id,
    },
}

impl Error {
    /// Whether there is no room left for what was to be kept. Nothing of it was.
    pub fn is_full(&self) -> bool {
        // SQLite's "full", "cannot write" and "cannot grow its shared memory"; PostgreSQL's "disk full".
        const FULL: [&str; 4] = ["13", "778", "4874", "53100"];
        let Error::Database(sqlx::Error::Database(error)) = self else { return false };
        error.code().is_some_and(|code| FULL.contains(&code.as_ref()))
    }
}
