//! One suite, run on both databases: every case is a sentence, and stands once for SQLite and once for PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a case that cannot go on has failed, and says where")]

mod everything;
mod items;
mod links;
mod looking_again;
mod many_at_once;
mod opening;
mod passkeys;
mod people;
mod pictures;
mod place;
mod postgres;
mod reading;
mod refusing;
mod saving;
mod working_copies;
mod writing_at_once;

/// Declares cases. Each is given a [`place::Place`] of its own, an empty database.
#[macro_export]
macro_rules! cases {
    ($(async fn $name:ident($place:ident) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports, reason = "a case need not use all that its file does")]
            use super::*;

            async fn case($place: $crate::place::Place) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                case($crate::place::Place::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                case($crate::place::Place::postgresql().await).await;
            }
        })*
    };
}
