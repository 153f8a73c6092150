//! The indexer's list: which items to look at again.
//!
//! A row says *look at this item*, not what changed; there is at most one for each reader and item. It carries the turn
//! of the change that asked last, and is taken off only by that turn: a change that comes while the reader is looking
//! keeps its row.

use std::sync::LazyLock;

use model::Id;
use sqlx::{AnyConnection, Row};

use crate::batch::{Cell, Listed};
use crate::{Error, Store};

/// An item to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// The item.
    pub id: Id,
    /// The turn of the change that asked last; it grows with every change in the store.
    pub turn: i64,
}

/// A place in a reader's list: everything that stood on it when the mark was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TodoMark(i64);

impl Store {
    /// Makes a reader of content and work copies known: from now on changes are put on its list. True when it was not
    /// known before; then it has to read everything once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn register_reader(&self, reader: &str) -> Result<bool, Error> {
        self.register(reader, true).await
    }

    /// The same for a reader that is not told of work copies, and so of most of what editors save.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn register_reader_of_content(&self, reader: &str) -> Result<bool, Error> {
        self.register(reader, false).await
    }

    async fn register(&self, reader: &str, reads_work: bool) -> Result<bool, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query("insert into reader (name, reads_work) values ($1, $2) on conflict (name) do nothing")
            .bind(reader)
            .bind(i64::from(reads_work))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// What waits longest for this reader.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn todo(&self, reader: &str, limit: u32) -> Result<Vec<Todo>, Error> {
        let rows = sqlx::query("select item_id, turn from todo where reader = $1 order by turn, item_id limit $2")
            .bind(reader)
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let id: &str = row.try_get(0)?;
            let id = Id::parse(id).ok_or_else(|| Error::UnknownWord { column: "todo.item_id", word: id.to_owned() })?;
            found.push(Todo { id, turn: row.try_get(1)? });
        }
        Ok(found)
    }

    /// Takes off the list what the reader has looked at, as far as it was not asked for again since.
    ///
    /// # Errors
    /// When the store fails; then all stays on the list.
    pub async fn todo_done(&self, reader: &str, done: &[Todo]) -> Result<(), Error> {
        static DONE: LazyLock<Listed> = LazyLock::new(|| {
            Listed::new("delete from todo where reader = $1 and turn = $2 and item_id in ({list})", 3)
        });
        if done.is_empty() {
            return Ok(());
        }
        let (mut transaction, _) = self.take_turn().await?;
        // What was asked for in one turn stands together in the list.
        for together in done.chunk_by(|a, b| a.turn == b.turn) {
            let ids: Vec<&str> = together.iter().map(|todo| todo.id.as_str()).collect();
            let before = [Cell::Text(reader), Cell::Number(together[0].turn)];
            DONE.run(&mut transaction, &before, &ids).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// How many items wait for this reader.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn todo_len(&self, reader: &str) -> Result<i64, Error> {
        let row =
            sqlx::query("select count(*) from todo where reader = $1").bind(reader).fetch_one(&self.readers).await?;
        Ok(row.try_get(0)?)
    }

    /// Marks where the list stands. A reader that is about to read everything takes it first: whatever is read
    /// afterwards holds every change up to the mark.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn todo_mark(&self, reader: &str) -> Result<TodoMark, Error> {
        let row = sqlx::query("select coalesce(max(turn), 0) from todo where reader = $1")
            .bind(reader)
            .fetch_one(&self.readers)
            .await?;
        Ok(TodoMark(row.try_get(0)?))
    }

    /// Takes off the list what stood on it when the mark was taken. Changes that came in since stay.
    ///
    /// # Errors
    /// When the store fails; then all stays on the list.
    pub async fn forget_todo(&self, reader: &str, mark: &TodoMark) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query("delete from todo where reader = $1 and turn <= $2")
            .bind(reader)
            .bind(mark.0)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

/// Puts new items on the list of every reader. Nothing can point at them yet but items that are on it as well.
pub(crate) async fn put_new(connection: &mut AnyConnection, turn: i64, ids: &[&str]) -> Result<(), sqlx::Error> {
    static NEW: LazyLock<Listed> = LazyLock::new(|| {
        Listed::new(
            "insert into todo (reader, item_id, turn)
             select reader.name, item.id, $1 from reader cross join item where item.id in ({list})
             on conflict (reader, item_id) do update set turn = excluded.turn",
            2,
        )
    });
    NEW.run(connection, &[Cell::Number(turn)], ids).await
}

/// Puts a work copy on the list of every reader that is told of those. It need not be an item yet.
pub(crate) async fn put_work(connection: &mut AnyConnection, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into todo (reader, item_id, turn)
         select reader.name, $1, turn.number from reader cross join turn
         where reader.reads_work = 1
         on conflict (reader, item_id) do update set turn = excluded.turn",
    )
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts what may be no item any more on the list of every reader.
pub(crate) async fn put_one(connection: &mut AnyConnection, id: &str) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into todo (reader, item_id, turn)
         select reader.name, $1, turn.number from reader cross join turn
         where true
         on conflict (reader, item_id) do update set turn = excluded.turn",
    )
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts changed items on the list of every reader, with all that point at them directly or through one more item: a
/// place shows its city's name, and an event at that place shows it too.
pub(crate) async fn put_changed(connection: &mut AnyConnection, turn: i64, ids: &[&str]) -> Result<(), sqlx::Error> {
    static CHANGED: LazyLock<Listed> = LazyLock::new(|| {
        Listed::new(
            "insert into todo (reader, item_id, turn)
             select reader.name, touched.id, $1 from reader cross join (
                 select id from item where id in ({list})
                 union
                 select from_id from link where to_id in ({list})
                 union
                 select further.from_id from link join link as further on further.to_id = link.from_id
                 where link.to_id in ({list})
             ) as touched
             where true
             on conflict (reader, item_id) do update set turn = excluded.turn",
            2,
        )
    });
    CHANGED.run(connection, &[Cell::Number(turn)], ids).await
}
