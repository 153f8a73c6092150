//! Looks again at items that changed and brings the index up to date.
//!
//! The store says which items to look at; this job reads their present state, writes it to the index, commits, and takes
//! a row off the list only if the item is still the version it saw. Doing it twice is harmless.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use index::{Entry, Index};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use model::category::Kind;
use model::item::{Detail, Relation};
use model::schedule::Instance;
use model::{Id, Item, Point, Status};
use store::{Kept, Store};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::app::Shared;
use crate::commands::import::Regions;
use crate::commands::progress;
use crate::config::Config;

/// The name under which this node's index reads the list of changes.
pub const READER: &str = "local";

/// How far ahead events are expanded into dates.
const HORIZON_DAYS: i64 = 400;
/// Items looked at in one commit.
const BATCH: u32 = 1000;
/// With more than this many waiting, the index is built anew: sorted from the start, and quicker.
const TOO_MANY: i64 = 20_000;
/// An index of at most so many items is built before the service listens: it takes about a second. A larger one is
/// built behind.
const AT_ONCE: i64 = 5_000;
/// How long to wait before a build behind that failed is tried again.
const AGAIN: Duration = Duration::from_secs(30);
/// How often the list is looked at without a nudge.
const POLL: Duration = Duration::from_secs(2);

/// Brings an index up to date with a store.
#[derive(Clone)]
pub struct Indexer {
    store: Store,
    index: Index,
}

/// An item with everything its entry in the index needs.
struct Ready {
    kept: Kept,
    point: Point,
    city: Option<Arc<Item>>,
    province: Option<Arc<Item>>,
    partners: Vec<Arc<Item>>,
    instances: Vec<Instance>,
}

impl Indexer {
    /// An indexer between a store and an index.
    pub fn new(store: Store, index: Index) -> Indexer {
        Indexer { store, index }
    }

    /// For commands that change the store while no service runs: if a service holds the index, it will see the list
    /// itself.
    ///
    /// # Errors
    /// When the store or the index fails.
    pub async fn bring_up_to_date(config: &Config, store: &Store) -> anyhow::Result<()> {
        let (index, state) = Index::open(&config.index_dir()).context("cannot open the index")?;
        let indexer = Indexer::new(store.clone(), index);
        let new = store.register_reader(READER).await?;
        let result =
            if new || matches!(state, index::State::NeedsRebuild(_)) || store.todo_len(READER).await? > TOO_MANY {
                indexer.rebuild(true).await.map(drop)
            } else {
                indexer.catch_up().await.map(drop)
            };
        match result {
            Err(error)
                if error.downcast_ref::<index::Error>().is_some_and(|error| matches!(error, index::Error::Busy)) =>
            {
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
        let new = self.store.register_reader(READER).await?;
        let why = match state {
            index::State::NeedsRebuild(why) => Some(why),
            index::State::Ready if new => Some("this index has not read this store before".to_owned()),
            index::State::Ready if self.store.todo_len(READER).await? > TOO_MANY => {
                Some("much has changed since it was written".to_owned())
            }
            index::State::Ready => None,
        };
        match why {
            Some(why) if self.held().await? > AT_ONCE => {
                tracing::info!(why, "the index is built behind; until then pages answer from what it holds");
                return Ok(());
            }
            Some(why) => {
                tracing::info!(why, "building the index");
                self.rebuild(true).await?;
            }
            None => {
                self.catch_up().await?;
            }
        }
        app.set_ready(true);
        Ok(())
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
        let mark = self.store.todo_mark(READER).await?;
        let bar = if with_bar {
            progress::bar(self.held().await?.unsigned_abs(), "indexing")
        } else {
            indicatif::ProgressBar::hidden()
        };
        let references = self.references().await?;
        let index = self.index.clone();
        let mut rebuild = blocking(move || index.rebuild()).await?;
        let mut after: Option<Id> = None;
        let mut count = 0;
        loop {
            let page = self.store.page(after.as_ref(), BATCH).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.item.id.clone());
            bar.inc(page.len() as u64);
            let published: Vec<Kept> = page.into_iter().filter(|kept| kept.item.status == Status::Published).collect();
            let ready = self.ready(published, &references).await?;
            count += ready.len() as u64;
            rebuild = blocking(move || {
                for one in &ready {
                    rebuild.put(&one.entry())?;
                }
                Ok(rebuild)
            })
            .await?;
        }
        blocking(move || rebuild.finish()).await?;
        self.store.forget_todo(READER, &mark).await?;
        bar.finish_and_clear();
        Ok(count)
    }

    /// Takes in everything on the list. Gives the number of items looked at.
    ///
    /// # Errors
    /// When the store or the index fails; nothing is taken off the list then.
    pub async fn catch_up(&self) -> anyhow::Result<usize> {
        let mut looked_at = 0;
        loop {
            let todo = self.store.todo(READER, BATCH).await?;
            if todo.is_empty() {
                return Ok(looked_at);
            }
            looked_at += todo.len();
            let ids: Vec<Id> = todo.iter().map(|todo| todo.id.clone()).collect();
            self.apply(&ids).await?;
            self.store.todo_done(READER, &todo).await?;
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
        let published: Vec<Kept> = kept.into_iter().filter(|kept| kept.item.status == Status::Published).collect();
        let ready = self.ready(published, &references).await?;
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

    async fn references(&self) -> anyhow::Result<HashMap<Id, Arc<Item>>> {
        let mut found = HashMap::new();
        for kind in [Kind::City, Kind::Province] {
            found.extend(self.store.named(kind).await?.into_iter().map(|(id, kept)| (id, Arc::new(kept.item))));
        }
        Ok(found)
    }

    /// Finds the position, the names around and the dates of each item.
    async fn ready(&self, kept: Vec<Kept>, references: &HashMap<Id, Arc<Item>>) -> anyhow::Result<Vec<Ready>> {
        let mut around: HashMap<Id, Arc<Item>> = HashMap::new();
        let mut wanted: HashSet<Id> = kept.iter().flat_map(|kept| pointed_at(&kept.item)).collect();
        // A programme finds its place through a partnership and its cities: three steps at most.
        for _ in 0..3 {
            let missing: Vec<Id> =
                wanted.drain().filter(|id| !references.contains_key(id) && !around.contains_key(id)).collect();
            if missing.is_empty() {
                break;
            }
            for found in self.store.items(&missing).await? {
                wanted.extend(pointed_at(&found.item));
                around.insert(found.item.id.clone(), Arc::new(found.item));
            }
        }
        let look = |id: &Id| references.get(id).or_else(|| around.get(id)).cloned();
        let now = crate::app::now();
        let mut ready = Vec::with_capacity(kept.len());
        for kept in kept {
            let Some(point) = position(&kept.item, &look) else {
                tracing::warn!(id = %kept.item.id, "left out of the index: it has no position");
                continue;
            };
            ready.push(Ready {
                point,
                city: kept.item.city.as_ref().and_then(&look),
                province: kept.item.province.as_ref().and_then(&look),
                partners: kept
                    .item
                    .relations()
                    .into_iter()
                    .filter(|(relation, _)| !matches!(relation, Relation::City | Relation::Province | Relation::Owner))
                    .filter_map(|(_, id)| look(id))
                    .collect(),
                instances: instances(&kept.item, now),
                kept,
            });
        }
        Ok(ready)
    }
}

impl Ready {
    fn entry(&self) -> Entry<'_> {
        Entry {
            item: &self.kept.item,
            version: self.kept.version,
            point: self.point,
            city: self.city.as_deref(),
            province: self.province.as_deref(),
            partners: self.partners.iter().map(Arc::as_ref).collect(),
            instances: self.instances.clone(),
        }
    }
}

fn pointed_at(item: &Item) -> Vec<Id> {
    item.relations().into_iter().map(|(_, id)| id.clone()).collect()
}

/// The item's own position, or the one it borrows.
fn position(item: &Item, look: &impl Fn(&Id) -> Option<Arc<Item>>) -> Option<Point> {
    let mut at = Arc::new(item.clone());
    for _ in 0..4 {
        if let Some(located) = at.point {
            return Some(located.point);
        }
        at = look(at.lends_position()?)?;
    }
    None
}

/// Dates of the next 400 days. Ongoing ones count: a day back is looked at too.
pub fn instances(item: &Item, now: Timestamp) -> Vec<Instance> {
    let zone = jiff::tz::TimeZone::get("Asia/Tehran").unwrap_or(jiff::tz::TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let last = today.checked_add(Span::new().days(HORIZON_DAYS)).unwrap_or(today);
    let whole = |first: Date, last: Date| {
        let start = first.to_zoned(zone.clone()).ok()?.timestamp();
        let end = last.tomorrow().ok()?.to_zoned(zone.clone()).ok()?.timestamp();
        Some(Instance { starts: start, ends: end, all_day: true })
    };
    match &item.detail {
        Detail::Event(event) => event.schedule.instances(today.yesterday().unwrap_or(today), last),
        Detail::Programme(programme) => {
            let held = programme.starts.and_then(|starts| whole(starts, programme.ends.unwrap_or(starts)));
            let open =
                programme.deadline.filter(|deadline| *deadline >= today).and_then(|deadline| whole(today, deadline));
            open.into_iter().chain(held).collect()
        }
        Detail::Opportunity(opportunity) => opportunity
            .deadline
            .filter(|deadline| *deadline >= today)
            .and_then(|deadline| whole(today, deadline))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
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

/// Runs until stopped: on every nudge, and every two seconds without one.
pub async fn run(app: Shared, stop: CancellationToken) {
    let indexer = Indexer::new(app.store.clone(), app.index.clone());
    tokio::select! {
        () = stop.cancelled() => return,
        () = build_behind(&app, &indexer) => {}
    }
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.changed.notified() => {}
            () = tokio::time::sleep(POLL) => {}
        }
        match indexer.take_up().await {
            Ok(false) => {}
            Ok(true) => {
                tracing::debug!("index brought up to date");
                match Regions::load(&app.store).await {
                    Ok(regions) => app.set_regions(regions),
                    Err(error) => tracing::error!(%error, "cannot read the names of cities and provinces"),
                }
            }
            Err(error) => tracing::error!(error = format!("{error:#}"), "cannot bring the index up to date"),
        }
    }
}
