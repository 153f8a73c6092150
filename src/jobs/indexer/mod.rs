//! Looks again at items that changed and brings the index up to date.
//!
//! The store says which items to look at; this job reads their present state, writes it to the index, commits, and takes
//! a row off the list only if the item is still the version it saw. Doing it twice is harmless.

mod entries;
mod written;

use std::collections::HashSet;
use std::time::Duration;

use anyhow::Context;
use index::Index;
use model::category::Kind;
use model::{Id, Status};
use store::{Kept, Store};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::entries::Ready;
use crate::app::{App, Shared};
use crate::commands::import::Regions;
use crate::commands::progress;
use crate::config::Config;

/// The name under which this node's index reads the list of changes.
pub const READER: &str = "local";
/// The same for the index of those who write.
const WRITERS_READER: &str = "local-studio";

/// Items looked at in one commit.
const BATCH: u32 = 1000;
/// Batches that wait while another is being written.
const AHEAD: usize = 2;
/// With more than this many waiting, the index is built anew: sorted from the start, and quicker.
const TOO_MANY: i64 = 20_000;
/// An index of at most so many items is built before the service listens: it takes about a second. A larger one is
/// built behind.
const AT_ONCE: i64 = 5_000;
/// How long to wait before a build behind that failed is tried again.
const AGAIN: Duration = Duration::from_secs(30);
/// How often the list is looked at without a nudge: what a command brings in beside the service is found within a second.
const POLL: Duration = Duration::from_millis(500);

/// Who reads an index. Two audiences have two indexes in folders of their own: what is not published cannot be found in
/// the one that visitors ask, whatever they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Visitors: what is published, as it is published.
    Visitors,
    /// Those who write: everything, as it stands in its work copy where it has one.
    Writers,
}

impl Audience {
    /// The name under which this node's index reads the list of changes.
    const fn reader(self) -> &'static str {
        match self {
            Audience::Visitors => READER,
            Audience::Writers => WRITERS_READER,
        }
    }
}

/// Brings an index up to date with a store.
#[derive(Clone)]
pub struct Indexer {
    store: Store,
    index: Index,
    audience: Audience,
}

impl Indexer {
    /// An indexer between a store and the index of an audience.
    pub fn new(store: Store, index: Index, audience: Audience) -> Indexer {
        Indexer { store, index, audience }
    }

    /// For commands that change the store while no service runs: if a service holds the index, it will see the list
    /// itself.
    ///
    /// # Errors
    /// When the store or the index fails.
    pub async fn bring_up_to_date(config: &Config, store: &Store) -> anyhow::Result<()> {
        let (index, state) = Index::open(&config.index_dir()).context("cannot open the index")?;
        let indexer = Indexer::new(store.clone(), index, Audience::Visitors);
        let new = store.register_reader_of_content(READER).await?;
        let result =
            if new || matches!(state, index::State::NeedsRebuild(_)) || store.todo_len(READER).await? > TOO_MANY {
                indexer.rebuild(true).await.map(drop)
            } else {
                indexer.catch_up().await.map(drop)
            };
        let index = indexer.index.clone();
        blocking(move || index.rest()).await?;
        match result {
            Err(error) if is_busy(&error) => {
                tracing::info!("a running service holds the index and will take the changes in");
                Ok(())
            }
            other => other,
        }
    }

    /// At the start of a service: builds the index if there is none that fits, otherwise takes in what changed
    /// meanwhile. Says that the service is ready when the index holds what the store holds. What would take long is left
    /// to [`run`], while the old index, or an empty one, serves.
    ///
    /// # Errors
    /// When the store or the index fails.
    pub async fn prepare(&self, app: &App, state: index::State) -> anyhow::Result<()> {
        let new = match self.audience {
            Audience::Visitors => self.store.register_reader_of_content(READER).await?,
            Audience::Writers => self.store.register_reader(WRITERS_READER).await?,
        };
        let why = match state {
            index::State::NeedsRebuild(why) => Some(why),
            index::State::Ready if new => Some("this index has not read this store before".to_owned()),
            index::State::Ready if self.store.todo_len(self.audience.reader()).await? > TOO_MANY => {
                Some("much has changed since it was written".to_owned())
            }
            index::State::Ready => None,
        };
        match why {
            Some(why) if self.audience == Audience::Visitors && self.held().await? > AT_ONCE => {
                tracing::info!(why, "the index is built behind; until then pages answer from what it holds");
                return Ok(());
            }
            Some(why) => {
                tracing::info!(why, "building the index");
                if !self.is_rebuilt().await? {
                    return Ok(());
                }
            }
            None => match self.catch_up().await {
                Err(error) if is_busy(&error) => {
                    tracing::info!("another is writing the index; what it does not is taken in soon");
                }
                Err(error) if is_of_index(&error) => {
                    tracing::warn!(error = format!("{error:#}"), "the index cannot be written to and is built anew");
                    if !self.is_rebuilt().await? {
                        return Ok(());
                    }
                }
                other => drop(other?),
            },
        }
        if self.audience == Audience::Visitors {
            app.set_ready(true);
        }
        Ok(())
    }

    /// Builds the index before the service listens. Where that fails the service starts all the same, with what the
    /// index holds, and [`run`] tries again.
    async fn is_rebuilt(&self) -> anyhow::Result<bool> {
        match self.rebuild(true).await {
            Ok(_) => Ok(true),
            Err(error) if is_of_index(&error) || is_busy(&error) => {
                tracing::error!(error = format!("{error:#}"), "cannot build the index; it is tried again behind");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the index must be built anew because its files were found damaged; says so in the log.
    async fn is_damaged(&self) -> bool {
        let index = self.index.clone();
        let damage = blocking(move || Ok(index.damage())).await;
        let Some(why) = damage.unwrap_or_default() else { return false };
        tracing::error!(why, "the index is damaged and is built anew");
        true
    }

    /// How many items the store holds.
    async fn held(&self) -> anyhow::Result<i64> {
        Ok(self.store.counts().await?.iter().map(|(_, _, count)| count).sum())
    }

    /// Builds the index anew beside the old one and swaps. Gives the number of items in it.
    ///
    /// # Errors
    /// When the store or the index fails; the old index then goes on serving.
    pub async fn rebuild(&self, with_bar: bool) -> anyhow::Result<u64> {
        let mark = self.store.todo_mark(self.audience.reader()).await?;
        let bar = if with_bar {
            progress::bar(self.held().await?.unsigned_abs(), "indexing")
        } else {
            indicatif::ProgressBar::hidden()
        };
        let index = self.index.clone();
        let mut rebuild = blocking(move || index.rebuild()).await?;
        // One thread reads on while another writes.
        let (sender, mut batches) = mpsc::channel::<Vec<Ready>>(AHEAD);
        let writing = blocking(move || {
            let mut count = 0;
            while let Some(batch) = batches.blocking_recv() {
                for one in &batch {
                    rebuild.put(&one.entry())?;
                }
                count += batch.len() as u64;
            }
            Ok((rebuild, count))
        });
        let (read, written) = tokio::join!(self.read_all(sender, &bar), writing);
        let (rebuild, count) = written?;
        read?;
        blocking(move || rebuild.finish()).await?;
        self.store.forget_todo(self.audience.reader(), &mark).await?;
        bar.finish_and_clear();
        Ok(count)
    }

    /// Sends everything that belongs in the index, in batches; ends early, and without an error, where nobody takes them
    /// any more.
    async fn read_all(&self, batches: mpsc::Sender<Vec<Ready>>, bar: &indicatif::ProgressBar) -> anyhow::Result<()> {
        let references = self.references().await?;
        let mut after: Option<Id> = None;
        loop {
            let page = self.store.page(after.as_ref(), BATCH).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.item.id.clone());
            bar.inc(page.len() as u64);
            let ready = match self.audience {
                Audience::Visitors => self.ready(published(page), &references).await?,
                Audience::Writers => {
                    let ids: Vec<Id> = page.iter().map(|kept| kept.item.id.clone()).collect();
                    self.written(page, &ids, &references).await?
                }
            };
            if batches.send(ready).await.is_err() {
                return Ok(());
            }
        }
        if self.audience == Audience::Writers {
            // What was never content stands in no page of items.
            let ids = self.store.worked_on().await?;
            let held: HashSet<Id> = self.store.items(&ids).await?.into_iter().map(|kept| kept.item.id).collect();
            let ids: Vec<Id> = ids.into_iter().filter(|id| !held.contains(id)).collect();
            let ready = self.written(Vec::new(), &ids, &references).await?;
            // Nobody there to take them: the writing failed, and says so itself.
            let _ = batches.send(ready).await;
        }
        Ok(())
    }

    /// Takes in everything on the list. Gives the number of items looked at. What is put on it meanwhile waits for the
    /// next round: where editors save all the time, a commit for each save would take the disk and the processor from
    /// the saves.
    ///
    /// # Errors
    /// When the store or the index fails; nothing is taken off the list then.
    pub async fn catch_up(&self) -> anyhow::Result<usize> {
        let mut looked_at = 0;
        loop {
            let todo = self.store.todo(self.audience.reader(), BATCH).await?;
            if !todo.is_empty() {
                let ids: Vec<Id> = todo.iter().map(|todo| todo.id.clone()).collect();
                self.apply(&ids).await?;
                self.store.todo_done(self.audience.reader(), &todo).await?;
            }
            looked_at += todo.len();
            if todo.len() < BATCH as usize {
                return Ok(looked_at);
            }
        }
    }

    /// Takes in everything on the list, and what a command beside this service has taken in already. Gives whether
    /// there was anything.
    ///
    /// # Errors
    /// When the store or the index fails.
    pub async fn take_up(&self) -> anyhow::Result<bool> {
        let index = self.index.clone();
        let from_another = blocking(move || index.look_again()).await?;
        Ok(self.catch_up().await? > 0 || from_another)
    }

    /// Looks again at all items of a small kind.
    ///
    /// # Errors
    /// When the store or the index fails.
    pub async fn look_again(&self, kind: Kind) -> anyhow::Result<()> {
        let ids: Vec<Id> = self.store.named(kind).await?.into_iter().map(|(id, _)| id).collect();
        for ids in ids.chunks(BATCH as usize) {
            self.apply(ids).await?;
        }
        Ok(())
    }

    async fn apply(&self, ids: &[Id]) -> anyhow::Result<()> {
        let references = self.references().await?;
        let kept = self.store.items(ids).await?;
        let ready = match self.audience {
            Audience::Visitors => self.ready(published(kept), &references).await?,
            Audience::Writers => self.written(kept, ids, &references).await?,
        };
        let shown: HashSet<&Id> = ready.iter().map(|one| &one.kept.item.id).collect();
        let gone: Vec<Id> = ids.iter().filter(|id| !shown.contains(id)).cloned().collect();
        let index = self.index.clone();
        blocking(move || {
            let mut writer = index.writer()?;
            for one in &ready {
                writer.put(&one.entry())?;
            }
            for id in &gone {
                writer.remove(id)?;
            }
            writer.commit()
        })
        .await
    }
}

fn published(kept: Vec<Kept>) -> Vec<Kept> {
    kept.into_iter().filter(|kept| kept.item.status == Status::Published).collect()
}

/// Whether the index failed, and not the store or another writer of the index.
fn is_of_index(error: &anyhow::Error) -> bool {
    error.downcast_ref::<index::Error>().is_some_and(|error| !matches!(error, index::Error::Busy))
}

/// Whether another writes the index, or builds it.
fn is_busy(error: &anyhow::Error) -> bool {
    error.downcast_ref::<index::Error>().is_some_and(|error| matches!(error, index::Error::Busy))
}

/// Keeps the index off the threads that answer visitors.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, index::Error> + Send + 'static,
) -> anyhow::Result<T> {
    Ok(tokio::task::spawn_blocking(work).await.context("the index stopped")??)
}

/// Builds the index where [`Indexer::prepare`] left that, and tries again where it fails: another may be building.
async fn build_behind(app: &App, indexer: &Indexer) {
    while !app.is_ready() {
        match indexer.rebuild(false).await {
            Ok(items) => {
                tracing::info!(items, "the index is built");
                app.set_ready(true);
            }
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "cannot build the index");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
}

/// Keeps the index of those who write: builds it where there is none, then goes on as [`run`] does.
pub async fn run_for_writers(app: Shared, stop: CancellationToken) {
    let indexer = Indexer::new(app.store.clone(), app.writing.clone(), Audience::Writers);
    if let Err(error) = indexer.prepare(&app, app.writing_state.clone()).await {
        tracing::error!(error = format!("{error:#}"), "cannot build the index of the studio");
    }
    loop {
        let outcome = if indexer.is_damaged().await {
            indexer.rebuild(false).await.map(drop)
        } else {
            indexer.take_up().await.map(drop)
        };
        if let Err(error) = outcome {
            tracing::error!(error = format!("{error:#}"), "cannot bring the index of the studio up to date");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.written.notified() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Runs until stopped: on every nudge, and twice a second without one.
pub async fn run(app: Shared, stop: CancellationToken) {
    let indexer = Indexer::new(app.store.clone(), app.index.clone(), Audience::Visitors);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = build_behind(&app, &indexer) => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.is_told() => {}
            () = tokio::time::sleep(POLL) => {}
        }
        if indexer.is_damaged().await {
            app.set_ready(false);
            continue;
        }
        match indexer.take_up().await {
            Ok(false) => {}
            Ok(true) => {
                tracing::debug!("index brought up to date");
                app.written.notify_one();
                match Regions::load(&app.store).await {
                    Ok(regions) => app.set_regions(regions),
                    Err(error) => tracing::error!(%error, "cannot read the names of cities and provinces"),
                }
            }
            Err(error) => tracing::error!(error = format!("{error:#}"), "cannot bring the index up to date"),
        }
    }
}
