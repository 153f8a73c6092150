//! Where a case keeps its things: an empty database of one kind or the other, gone afterwards.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use store::{Store, Target};

use crate::postgres;

pub struct Place {
    target: Target,
    url: String,
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // A folder that is not there yet, with letters that mean something in an address.
        let path = folder.path().join("داده‌ها 100% #1?").join("store.sqlite");
        let encoded = path.to_str().expect("UTF-8").replace('%', "%25").replace('#', "%23").replace('?', "%3F");
        Place { target: Target::Sqlite(path), url: format!("sqlite://{encoded}"), _folder: Some(folder) }
    }

    pub async fn postgresql() -> Place {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("case_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let server = postgres::url("postgres");
        statement(&server, &format!("create database {name}")).await;
        let url = postgres::url(&name);
        Place { target: Target::Postgres(url.clone()), url, _folder: None }
    }

    pub fn target(&self) -> &Target {
        &self.target
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.target).await.expect("the store opens")
    }

    /// Runs a statement behind the store's back, as a careless hand or another program might.
    pub async fn meddle(&self, sql: &str) {
        statement(&self.url, sql).await;
    }
}

async fn statement(url: &str, sql: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.expect("the database answers");
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect("the statement runs");
    connection.close().await.expect("the connection closes");
}
