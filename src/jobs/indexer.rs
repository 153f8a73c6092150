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
use model::{Id, Item, Lang, Point, Status};
use store::{Kept, Store, Work, WorkState};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Shared, day};
use crate::commands::import::Regions;
use crate::commands::progress;
use crate::config::Config;

/// The name under which this node's index reads the list of changes.
pub const READER: &str = "local";
/// The same for the index of those who write.
const WRITERS_READER: &str = "local-studio";

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

/// An item with everything its entry in the index needs.
struct Ready {
    kept: Kept,
    point: Point,
    city: Option<Arc<Item>>,
    province: Option<Arc<Item>>,
    partners: Vec<Arc<Item>>,
    instances: Vec<Instance>,
    due_on: Date,
    marks: Vec<&'static str>,
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
            let ready = match self.audience {
                Audience::Visitors => self.ready(published(page), &references).await?,
                Audience::Writers => {
                    let ids: Vec<Id> = page.iter().map(|kept| kept.item.id.clone()).collect();
                    self.written(page, &ids, &references).await?
                }
            };
            count += ready.len() as u64;
            rebuild = blocking(move || {
                for one in &ready {
                    rebuild.put(&one.entry())?;
                }
                Ok(rebuild)
            })
            .await?;
        }
        if self.audience == Audience::Writers {
            // What was never content stands in no page of items.
            let ids = self.store.worked_on().await?;
            let held: HashSet<Id> = self.store.items(&ids).await?.into_iter().map(|kept| kept.item.id).collect();
            let ids: Vec<Id> = ids.into_iter().filter(|id| !held.contains(id)).collect();
            let ready = self.written(Vec::new(), &ids, &references).await?;
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
        self.store.forget_todo(self.audience.reader(), &mark).await?;
        bar.finish_and_clear();
        Ok(count)
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

    /// Items as those who write see them: each in its work copy where it has one, however incomplete, marked with where
    /// it stands.
    async fn written(
        &self,
        kept: Vec<Kept>,
        ids: &[Id],
        references: &HashMap<Id, Arc<Item>>,
    ) -> anyhow::Result<Vec<Ready>> {
        let works = self.store.works(ids).await?;
        let mut stored: HashMap<Id, Kept> = kept.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
        let (mut all, mut marks) = (Vec::with_capacity(ids.len()), HashMap::new());
        for id in ids {
            let (kept, work) = (stored.remove(id), works.get(id));
            let mut stands: Vec<&'static str> = Vec::new();
            stands.extend(kept.as_ref().map(|kept| station(kept.item.status)));
            stands.extend(work.map(|work| state(work.state)));
            let shown = match (work, kept) {
                (Some(work), kept) if work.state != WorkState::Dropped => as_written(work).map(|item| Kept {
                    item,
                    version: kept.map_or(0, |kept| kept.version),
                    changed_at: work.changed_at,
                }),
                (_, kept) => kept,
            };
            let Some(shown) = shown else { continue };
            stands.extend(missing(&shown.item));
            marks.insert(id.clone(), stands);
            all.push(shown);
        }
        let mut ready = self.ready(all, references).await?;
        for one in &mut ready {
            one.marks = marks.remove(&one.kept.item.id).unwrap_or_default();
        }
        Ok(ready)
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
            // Who writes finds it wherever it is; it is on no map of theirs.
            let borrowed = || {
                let owner = kept.item.owner.as_ref().and_then(&look);
                let owner = owner.and_then(|owner| position(&owner, &look));
                (self.audience == Audience::Writers).then(|| owner.unwrap_or_else(|| model::Bounds::WORLD.centre()))
            };
            let Some(point) = position(&kept.item, &look).or_else(borrowed) else {
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
                due_on: model::freshness::due_on(&kept.item, day(kept.changed_at)),
                marks: Vec::new(),
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
            changed_at: self.kept.changed_at,
            due_on: self.due_on,
            marks: self.marks.clone(),
        }
    }
}

fn published(kept: Vec<Kept>) -> Vec<Kept> {
    kept.into_iter().filter(|kept| kept.item.status == Status::Published).collect()
}

/// The mark of a stored item's status.
const fn station(status: Status) -> &'static str {
    match status {
        Status::Draft => "item-draft",
        Status::Review => "item-review",
        Status::Published => "item-published",
        Status::Archived => "item-archived",
    }
}

/// The mark of a work copy's state.
const fn state(state: WorkState) -> &'static str {
    match state {
        WorkState::Draft => "work-draft",
        WorkState::Review => "work-review",
        WorkState::Returned => "work-returned",
        WorkState::Dropped => "work-dropped",
    }
}

/// Marks of what an item does not say in the three languages of the interface.
fn missing(item: &Item) -> impl Iterator<Item = &'static str> {
    const LACKS: [&str; 3] = ["lacks-fa", "lacks-en", "lacks-ar"];
    let lacks = |lang: Lang| item.name.exact(lang).is_none() || item.summary.exact(lang).is_none();
    let lacking: Vec<&'static str> = LACKS
        .into_iter()
        .zip([Lang::FA, Lang::EN, Lang::AR])
        .filter(|(_, lang)| lacks(*lang))
        .map(|(mark, _)| mark)
        .collect();
    lacking.into_iter()
}

/// A work copy as an item: what is valid of it, so that it is found by what it does say.
fn as_written(work: &Work) -> Option<Item> {
    let mut draft = model::Draft::parse(&work.doc).ok()?;
    draft.0.insert("id".to_owned(), work.id.as_str().into());
    draft.0.insert("kind".to_owned(), work.kind.slug().into());
    if let Some(owner) = &work.owner {
        draft.0.insert("owner".to_owned(), owner.as_str().into());
    }
    let mut item = draft.salvage(model::Bounds::WORLD.centre())?;
    if item.point.is_some_and(|located| located.point == model::Bounds::WORLD.centre()) {
        item.point = None;
    }
    Some(item)
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
        if indexer.is_damaged().await {
            app.set_ready(false);
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = build_behind(&app, &indexer) => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.changed.notified() => {}
            () = tokio::time::sleep(POLL) => {}
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
