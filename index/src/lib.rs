//! Finding things: full text and geography in one index.
//!
//! This file is the whole public face. Plain blocking code: whoever calls it keeps it off asynchronous threads. The
//! database is the truth; an index can be deleted at any time and built again.
//!
//! Suggested reading order: `query` (what can be asked), `document` (what of an item can be found), `analysis` (texts to
//! terms), `words` (a typed line to a `clause`), `matching` (which documents answer), `rank` (what comes first), `results`,
//! `suggest`, `geo` (the curve, areas, nearest, map tiles), `view` (one moment of the index), `writer` and `folder`.

mod analysis;
mod any_of;
mod around;
mod clause;
mod damage;
mod document;
mod folder;
mod gathered;
mod geo;
mod matching;
mod query;
mod rank;
mod results;
mod schema;
mod suggest;
mod terms;
mod view;
mod words;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

pub use analysis::Form;
pub use document::{Card, Entry};
pub use geo::grid::{TileItem, TilePoint};
pub use geo::shape::{MOST_CORNERS, Shape, WIDEST};
pub use query::{Cursor, Facet, MOST_HITS, Query, Sort, Suggest};
pub use rank::{Fame, Score};
pub use results::{Changed, Found, Hit, HowRead, Matched, Part, Results, Share, Step, Took, Tried, Understood, Why};
pub use suggest::{MOST_SUGGESTIONS, SuggestKind, Suggestion};
pub use writer::{Rebuild, Writer};

use schema::Fields;
use tantivy::directory::error::LockError;
use view::View;

/// An index in a folder of its own. Cheap to clone; every clone is the same index.
#[derive(Clone)]
pub struct Index(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    live: RwLock<Arc<Live>>,
    view: RwLock<Arc<View>>,
    generation: AtomicU64,
    /// Whether something failed that fails only where files are damaged; see `damage.rs`.
    doubted: AtomicBool,
}

/// One build of the index, opened.
struct Live {
    /// None for the empty index that serves where there is none.
    path: Option<PathBuf>,
    index: tantivy::Index,
    reader: tantivy::IndexReader,
    fields: Fields,
    fingerprint: String,
    /// Whether what a killed process left in the folder was cleared away.
    swept: AtomicBool,
    /// The writer of before, between two changes: what it merges goes on meanwhile.
    resting: Mutex<Option<tantivy::IndexWriter<tantivy::TantivyDocument>>>,
}

/// What [`Index::open`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The index answers as the code and its word lists now would.
    Ready,
    /// There is none, it cannot be read, or it was made by other code: the reason in words, for the log. The old one
    /// goes on serving where it can, otherwise an empty one.
    NeedsRebuild(String),
}

/// Why the index could not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Files of the index cannot be read or written.
    #[error("cannot use index folder {path}")]
    Folder {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The index itself failed.
    #[error("the index failed")]
    Tantivy(#[from] tantivy::TantivyError),
    /// A file of the index cannot be read.
    #[error("cannot read the index")]
    Read(#[from] std::io::Error),
    /// What is kept of an item cannot be written or read.
    #[error("cannot read what the index keeps of an item")]
    Card(#[source] serde_json::Error),
    /// The cursor is not one of ours, or belongs to another order.
    #[error("the cursor does not belong to this question")]
    BadCursor,
    /// Another writer or rebuild is at work.
    #[error("the index is being written by another")]
    Busy,
    /// There is no index to write to before a rebuild.
    #[error("the index must be built before it can be changed")]
    NeedsRebuild,
    /// Its files are not as they were written.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// A rebuild took this index's place; what was put is to be put again.
    #[error("a rebuild took the place of the index being written")]
    Superseded,
}

impl Error {
    fn folder(path: &Path, cause: std::io::Error) -> Error {
        Error::Folder { path: path.to_owned(), cause }
    }
}

impl Index {
    /// Opens the index in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made or read. A missing, foreign or broken index is no error but a [`State`].
    pub fn open(dir: &Path) -> Result<(Index, State), Error> {
        std::fs::create_dir_all(dir).map_err(|error| Error::folder(dir, error))?;
        let current = folder::current(dir)?;
        let is_great = current.as_deref().is_some_and(is_great);
        let (found, state) = match &current {
            None => (None, State::NeedsRebuild("there is no index yet".to_owned())),
            Some(path) => match Live::open(path, !is_great).and_then(Live::viewed) {
                Ok(found) if found.live.fingerprint == schema::fingerprint(&found.live.index.schema()) => {
                    (Some(found), State::Ready)
                }
                Ok(found) => (Some(found), State::NeedsRebuild("the index was made by another version".to_owned())),
                Err(error) => (None, State::NeedsRebuild(format!("the index cannot be read: {}", with_causes(&error)))),
            },
        };
        // Leftovers of a build that was killed; not while another process is building.
        if let Some(lock) = folder::lock(dir)? {
            folder::sweep(dir, current.as_deref())?;
            drop(lock);
        }
        let Viewed { live, view, generation } = match found {
            Some(found) => found,
            None => Live::empty().and_then(Live::viewed)?,
        };
        let inner = Inner {
            folder: dir.to_owned(),
            live: RwLock::new(Arc::new(live)),
            view: RwLock::new(Arc::new(view)),
            generation: AtomicU64::new(generation),
            // What was too much to compare at once is compared behind whoever asks.
            doubted: AtomicBool::new(is_great),
        };
        Ok((Index(Arc::new(inner)), state))
    }

    /// Begins a new index beside this one.
    ///
    /// # Errors
    /// [`Error::Busy`] while another rebuild is at work, in this process or another; or when the folder cannot be written.
    pub fn rebuild(&self) -> Result<Rebuild, Error> {
        Rebuild::new(self.clone())
    }

    /// Begins to write changes.
    ///
    /// # Errors
    /// [`Error::Busy`] while another writer lives, also one that rests in another process; [`Error::NeedsRebuild`] where there is nothing to change yet.
    pub fn writer(&self) -> Result<Writer, Error> {
        let live = self.0.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        match Writer::new(self.clone(), live) {
            Err(Error::Tantivy(tantivy::TantivyError::LockFailure(LockError::LockBusy, _))) => Err(Error::Busy),
            other => self.doubting(other),
        }
    }

    /// Waits until what is being merged behind is, and leaves the writing to other processes. A service need not: a
    /// command that is about to end must, or its merging is lost.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn rest(&self) -> Result<(), Error> {
        let live = self.0.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        self.doubting(live.rest())
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; or when files of the index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Results, Error> {
        self.asked(|view| results::search(view, query))
    }

    /// What to offer while somebody types.
    ///
    /// # Errors
    /// When files of the index cannot be read.
    pub fn suggest(&self, query: &Suggest) -> Result<Vec<Suggestion>, Error> {
        self.asked(|view| suggest::suggest(view, query))
    }

    /// The points of the map tile `z/x/y` (Web Mercator, 512 pixels) for a question; its order and limit do not matter.
    /// Over any cover of tiles of one zoom the counts add up to the question's total.
    ///
    /// # Errors
    /// When files of the index cannot be read.
    pub fn tile(&self, query: &Query, z: u8, x: u32, y: u32) -> Result<Vec<TilePoint>, Error> {
        self.asked(|view| geo::grid::tile(view, query, z, x, y))
    }

    /// A number that changes with every commit and rebuild, for ETags and caches.
    pub fn generation(&self) -> u64 {
        self.0.generation.load(Ordering::Acquire)
    }

    /// How many items it holds.
    pub fn len(&self) -> u64 {
        self.view().total
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn view(&self) -> Arc<View> {
        self.0.view.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn folder(&self) -> &Path {
        &self.0.folder
    }

    fn is_live(&self, live: &Arc<Live>) -> bool {
        Arc::ptr_eq(&self.0.live.read().unwrap_or_else(PoisonError::into_inner), live)
    }

    /// Takes up what another process committed or built in this folder, as a command does beside a running service.
    /// Gives whether there was anything.
    ///
    /// # Errors
    /// When files of the index cannot be read.
    pub fn look_again(&self) -> Result<bool, Error> {
        let before = self.generation();
        let live = self.0.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        match folder::current(self.folder())? {
            Some(path) if live.path.as_ref() != Some(&path) => {
                let is_great = is_great(&path);
                let built = Live::open(&path, !is_great)?;
                // A build by another version of the program answers other questions than this one asks.
                if built.fingerprint == schema::fingerprint(&built.index.schema()) {
                    self.swap(built.viewed()?);
                    self.0.doubted.fetch_or(is_great, Ordering::AcqRel);
                }
            }
            _ if generation_of(&live, live.opstamp(), &self.view()) != before || self.is_merged(&live) => {
                match self.refresh(&live) {
                    // A rebuild in this process showed something newer meanwhile.
                    Err(Error::Superseded) => {}
                    other => other?,
                }
            }
            _ => {}
        }
        Ok(self.generation() != before)
    }

    /// Whether segments that the view reads were merged since.
    fn is_merged(&self, live: &Live) -> bool {
        live.index.searchable_segment_ids().is_ok_and(|ids| !self.view().reads(&ids))
    }

    /// Shows what was committed.
    fn refresh(&self, live: &Arc<Live>) -> Result<(), Error> {
        let opstamp = live.opstamp();
        live.reader.reload()?;
        let view = Arc::new(View::new(live.reader.searcher(), live.fields().clone(), Some(&self.view()))?);
        let current = self.0.live.read().unwrap_or_else(PoisonError::into_inner);
        if !Arc::ptr_eq(&current, live) {
            return Err(Error::Superseded);
        }
        let generation = generation_of(live, opstamp, &view);
        self.show(view, generation);
        Ok(())
    }

    /// Puts another build in place.
    fn swap(&self, Viewed { live, view, generation }: Viewed) {
        let mut current = self.0.live.write().unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(live);
        self.show(Arc::new(view), generation);
    }

    fn show(&self, view: Arc<View>, generation: u64) {
        *self.0.view.write().unwrap_or_else(PoisonError::into_inner) = view;
        self.0.generation.store(generation, Ordering::Release);
    }
}

/// The same for the same content of the same build, also after a restart. The commit is one that was there before the
/// view was opened: where another process commits in between, the next look finds the difference.
fn generation_of(live: &Live, opstamp: u64, view: &View) -> u64 {
    let build = live.path.as_deref().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    schema::hash(&format!("{build} {} {opstamp} {}", live.fingerprint, view.total))
}

/// A build with its first view.
struct Viewed {
    live: Live,
    view: View,
    generation: u64,
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// From so many bytes of files on a start does not wait until all are compared with their checksums.
const GREAT: u64 = 512_000_000;

fn is_great(build: &Path) -> bool {
    let files = std::fs::read_dir(build).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum::<u64>() >= GREAT
}

/// Bytes of cards that are packed together. The hits of a list lie far from each other, and each unpacks all around it.
const CARDS_TOGETHER: usize = 4096;

impl Live {
    fn with(index: tantivy::Index, fields: Fields, path: Option<PathBuf>, fingerprint: String) -> Result<Live, Error> {
        index.tokenizers().register(terms::NAME, terms::Terms::default());
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        Ok(Live { path, index, reader, fields, fingerprint, swept: AtomicBool::new(false), resting: Mutex::new(None) })
    }

    fn builder() -> (tantivy::IndexBuilder, Fields, String) {
        let (schema, fields) = schema::build();
        let fingerprint = schema::fingerprint(&schema);
        let sorted = tantivy::IndexSortByField { field: "code".to_owned(), order: tantivy::Order::Asc };
        let settings = tantivy::IndexSettings {
            sort_by_field: Some(sorted),
            docstore_compress_dedicated_thread: false,
            docstore_blocksize: CARDS_TOGETHER,
            ..tantivy::IndexSettings::default()
        };
        (tantivy::Index::builder().schema(schema).settings(settings), fields, fingerprint)
    }

    fn create(path: &Path) -> Result<Live, Error> {
        let (builder, fields, fingerprint) = Live::builder();
        Live::with(builder.create_in_dir(path)?, fields, Some(path.to_owned()), fingerprint)
    }

    fn empty() -> Result<Live, Error> {
        let (builder, fields, fingerprint) = Live::builder();
        Live::with(builder.create_in_ram()?, fields, None, fingerprint)
    }

    /// Opens a build; fails when its fields are not those of this code, or its files are not as they were written, where
    /// they are compared.
    fn open(path: &Path, compare: bool) -> Result<Live, Error> {
        let index = tantivy::Index::open_in_dir(path)?;
        if compare {
            damage::check(&index)?;
        }
        let (schema, fields) = schema::build();
        if index.schema() != schema {
            return Err(tantivy::TantivyError::SchemaError("its fields are others".to_owned()).into());
        }
        let fingerprint = index.load_metas()?.payload.unwrap_or_default();
        Live::with(index, fields, Some(path.to_owned()), fingerprint)
    }

    /// With its first view.
    fn viewed(self) -> Result<Viewed, Error> {
        let opstamp = self.opstamp();
        self.reader.reload()?;
        let view = View::new(self.reader.searcher(), self.fields.clone(), None)?;
        let generation = generation_of(&self, opstamp, &view);
        Ok(Viewed { live: self, view, generation })
    }

    /// The number of the last commit in the folder.
    fn opstamp(&self) -> u64 {
        self.index.load_metas().map_or(0, |metas| metas.opstamp)
    }
}
