//! Opening and closing, and the writer's turn.
//!
//! Both databases are held in the same way: a pool of readers, and beside it one connection that writes.

use std::path::PathBuf;
use std::time::Duration;

use sqlx::any::{Any, AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, AnyPool, Connection, Row, Transaction};

use crate::Error;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Most connections that read at once.
const READERS: u32 = 8;

/// Which database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file; it and its folder are created when missing.
    Sqlite(PathBuf),
    /// An address, `postgres://user:password@host:port/database` or `postgres:///database?host=/folder-of-the-socket`.
    Postgres(String),
}

/// Where a statement must differ, a `match` on this says how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// An open store. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) dialect: Dialect,
    pub(crate) readers: AnyPool,
    writer: AnyPool,
}

impl Store {
    /// Opens the store, creates it when it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// When the database cannot be opened or was written by a newer program.
    pub async fn open(target: &Target) -> Result<Store, Error> {
        sqlx::any::install_default_drivers();
        if let Target::Sqlite(path) = target
            && let Some(folder) = path.parent()
        {
            let cannot = |source| Error::Folder { path: path.clone(), source };
            tokio::fs::create_dir_all(folder).await.map_err(cannot)?;
        }
        let name = target.name();
        let cannot = |source| Error::Open { target: name.clone(), source };
        let url = target.url()?;
        let options: AnyConnectOptions = url.parse().map_err(cannot)?;
        let (dialect, writer_settings, reader_settings) = match target {
            Target::Sqlite(_) => (Dialect::Sqlite, SQLITE_WRITER, SQLITE_READER),
            Target::Postgres(_) => (Dialect::Postgres, POSTGRES_WRITER, POSTGRES_READER),
        };
        // A first connection of its own: a pool would try again for half a minute before it said what is wrong, and
        // would keep statements that the migrations make stale.
        let mut first = AnyConnection::connect_with(&options).await.map_err(cannot)?;
        apply(writer_settings, &mut first).await.map_err(cannot)?;
        if dialect == Dialect::Sqlite {
            write_ahead(&mut first).await.map_err(cannot)?;
        }
        let migrated = migrate(dialect, &mut first, &name).await;
        // Closed even if the migration failed; that is the error to tell then.
        let closed = first.close().await;
        migrated?;
        closed.map_err(cannot)?;
        let writer = pool(1, writer_settings).connect_with(options.clone()).await.map_err(cannot)?;
        let readers = pool(READERS, reader_settings).connect_with(options).await.map_err(cannot)?;
        let store = Store { dialect, readers, writer };
        store.order_ids_by_bytes().await?;
        Ok(store)
    }

    /// Finishes what is under way and closes all connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("select number from turn").fetch_one(&self.readers).await?;
        Ok(())
    }

    /// Begins a transaction that writes, and takes the next turn. From here to the end of the transaction nobody else
    /// writes, in this process or another; a transaction that is dropped leaves no trace.
    pub(crate) async fn take_turn(&self) -> Result<(Transaction<'static, Any>, i64), Error> {
        let begin = match self.dialect {
            // A transaction that began by reading could not wait for another writer to finish.
            Dialect::Sqlite => "begin immediate",
            // Each statement must see what those before us in the queue have committed.
            Dialect::Postgres => "begin isolation level read committed",
        };
        let mut transaction = self.writer.begin_with(begin).await?;
        let row =
            sqlx::query("update turn set number = number + 1 returning number").fetch_one(&mut *transaction).await?;
        Ok((transaction, row.try_get(0)?))
    }

    /// Begins a transaction that reads everything as it stands at one moment.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, Error> {
        let begin = match self.dialect {
            Dialect::Sqlite => "begin",
            Dialect::Postgres => "begin isolation level repeatable read read only",
        };
        Ok(self.readers.begin_with(begin).await?)
    }

    /// PostgreSQL compares text by the rules of the database's language; pages of items need an index that does not.
    async fn order_ids_by_bytes(&self) -> Result<(), Error> {
        if self.dialect == Dialect::Postgres {
            let (mut transaction, _) = self.take_turn().await?;
            sqlx::query(r#"create index if not exists item_by_bytes_of_id on item (id collate "C")"#)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

impl Target {
    fn url(&self) -> Result<String, Error> {
        match self {
            Target::Sqlite(path) => {
                let text = path.to_str().ok_or_else(|| Error::Path { path: path.clone() })?;
                Ok(format!("sqlite://{}?mode=rwc", percent_encoded(text)))
            }
            Target::Postgres(url) => Ok(url.clone()),
        }
    }

    /// The target as it may be shown: a password belongs into no log.
    fn name(&self) -> String {
        match self {
            Target::Sqlite(path) => path.display().to_string(),
            Target::Postgres(url) => {
                let address = url.split_once("://").map_or(url.as_str(), |(_, address)| address);
                let address = address.rsplit_once('@').map_or(address, |(_, host)| host);
                format!("postgres://{}", address.split('?').next().unwrap_or_default())
            }
        }
    }
}

const SQLITE_WRITER: &[&str] = &[
    "pragma busy_timeout = 5000",
    // A save that was confirmed outlives a power cut.
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    // For imports: the pages of the indexes stay at hand (32 MiB), and the log is folded in every 16 MiB.
    "pragma cache_size = -32768",
    "pragma wal_autocheckpoint = 4096",
    // What a great import has blown up is given back to the disk.
    "pragma journal_size_limit = 67108864",
];
const SQLITE_READER: &[&str] = &["pragma busy_timeout = 5000", "pragma foreign_keys = on", "pragma query_only = on"];
/// Whoever writes looks up everything by a key. A planner that remembers a table as it was before an import filled it
/// would rather read it from end to end, thousands of times.
const POSTGRES_WRITER: &[&str] =
    &["set enable_seqscan = off", "set enable_hashjoin = off", "set enable_mergejoin = off", "set jit = off"];
const POSTGRES_READER: &[&str] = &[];

fn pool(size: u32, settings: &'static [&'static str]) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(size)
        // On a full disk the end of a transaction may fail as well: such a connection would refuse every next one.
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
        .after_connect(move |connection, _| Box::pin(async move { apply(settings, connection).await }))
}

async fn apply(settings: &[&'static str], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for setting in settings {
        sqlx::query(*setting).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Lets readers go on while somebody writes. The file remembers it. Where two open a new file at once, SQLite tells one
/// of them without any patience that the other is at it.
async fn write_ahead(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let mut tries = 50;
    loop {
        match sqlx::query("pragma journal_mode = wal").execute(&mut *connection).await {
            Err(sqlx::Error::Database(error)) if tries > 0 && error.code().is_some_and(|code| code == "5") => {
                tries -= 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other.map(drop),
        }
    }
}

/// Brings the tables up to date, while others who open the database wait.
async fn migrate(dialect: Dialect, connection: &mut AnyConnection, target: &str) -> Result<(), Error> {
    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    let cannot = |source| match source {
        MigrateError::VersionMissing(found) if found > known => {
            Error::Newer { target: target.to_owned(), found, known }
        }
        source => Error::Migrate { target: target.to_owned(), source },
    };
    match dialect {
        // The migrator has no lock of its own here.
        Dialect::Sqlite => {
            let mut transaction = connection.begin_with("begin immediate").await?;
            MIGRATIONS.run(&mut *transaction).await.map_err(cannot)?;
            Ok(transaction.commit().await?)
        }
        // The migrator locks out others until it has committed: it must commit by itself.
        Dialect::Postgres => MIGRATIONS.run(connection).await.map_err(cannot),
    }
}

/// A path as part of an address: everything but plain characters as `%xx`.
fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
