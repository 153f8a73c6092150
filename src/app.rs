//! What a running service holds, shared by every handler and job.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use index::Index;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Store;
use tokio::sync::Notify;

use crate::accounts::passkey::Passkeys;
use crate::accounts::single_sign_on::Provider;
use crate::accounts::throttle::Throttle;
use crate::basemap::Basemap;
use crate::commands::import::Regions;
use crate::config::Config;
use crate::demand::Sought;
use crate::gallery::Gallery;
use crate::http::assets::Assets;
use crate::http::memory::Memory;
use crate::http::pages::report::Reporters;
use crate::intake::run::Progress;
use crate::mail::Post;

/// The service in one handle, cheap to clone.
pub type Shared = Arc<App>;

/// The present moment: the one clock of the program. Handlers ask [`App::now`]; commands and jobs, which run at a moment
/// of their own, ask this.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the system's clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The day in Iran.
pub fn day(at: Timestamp) -> Date {
    let zone = jiff::tz::TimeZone::get("Asia/Tehran").unwrap_or(jiff::tz::TimeZone::UTC);
    at.to_zoned(zone).date()
}

/// Everything a handler may lean on.
pub struct App {
    /// The settings, decided.
    pub config: Config,
    /// The truth.
    pub store: Store,
    /// What finds things for visitors: holds nothing but what is published.
    pub index: Index,
    /// What finds things for those who write.
    pub writing: Index,
    /// What that index was like when it was opened.
    pub writing_state: index::State,
    /// The map below the items.
    pub basemap: Basemap,
    /// Scripts, styles, fonts and drawings.
    pub assets: Assets,
    /// Answers given a moment ago.
    pub memory: Memory,
    /// Photographs: their files, and which of them visitors can see.
    pub gallery: Gallery,
    /// Names of cities and provinces, to read filters by.
    regions: RwLock<Arc<Regions>>,
    /// How often an address reported something of late.
    pub reporters: Reporters,
    /// What was sought in vain since it was last written down.
    pub sought: Sought,
    /// Imports that run now, by name.
    pub imports: Mutex<HashMap<String, Arc<Progress>>>,
    /// Wakes the indexer after a change. A nudge, not a promise: it also looks by itself.
    changed: Notify,
    changes: AtomicU64,
    /// Wakes the indexer of those who write after a change was taken in for visitors, or a work copy was saved.
    pub written: Notify,
    /// Wakes who carries out plans after one was made or given up.
    pub planned: Notify,
    /// The way out for letters; none where no mail is set up.
    pub post: Option<Post>,
    /// Wakes who brings letters away.
    pub posted: Notify,
    /// The city's sign-in service; none where none is set up.
    pub single_sign_on: Option<Provider>,
    /// Signing in by a key of one's own device; none where browsers make no such keys for the service's address.
    pub passkeys: Option<Passkeys>,
    /// Wakes who looks for broken links after an editor asked.
    pub links_asked: Notify,
    /// Slows down who guesses at passwords.
    pub throttle: Throttle,
    ready: AtomicBool,
}

impl App {
    /// Puts the parts together. Not ready before [`App::set_ready`].
    pub fn new(
        config: Config,
        store: Store,
        index: Index,
        (writing, writing_state): (Index, index::State),
        basemap: Basemap,
        assets: Assets,
        post: Option<Post>,
    ) -> Shared {
        Arc::new(App {
            gallery: Gallery::new(config.pictures_dir()),
            single_sign_on: Provider::of(&config),
            passkeys: Passkeys::of(&config.public_address()),
            config,
            store,
            index,
            writing,
            writing_state,
            basemap,
            assets,
            memory: Memory::default(),
            reporters: Reporters::default(),
            sought: Sought::default(),
            imports: Mutex::default(),
            regions: RwLock::default(),
            changed: Notify::new(),
            changes: AtomicU64::new(0),
            written: Notify::new(),
            planned: Notify::new(),
            post,
            posted: Notify::new(),
            links_asked: Notify::new(),
            throttle: Throttle::default(),
            ready: AtomicBool::new(false),
        })
    }

    /// The present moment, for whoever answers a request.
    pub fn now(&self) -> Timestamp {
        now()
    }

    /// The imports that run now.
    pub fn running(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Progress>>> {
        self.imports.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the index holds what the store holds.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    /// Says that the index holds what the store holds, or that it does not yet.
    pub fn set_ready(&self, ready: bool) {
        self.ready.store(ready, Ordering::Release);
    }

    /// To be called once the store has kept what visitors see in another way than before: no answer of before is given
    /// from memory any more, and the indexer wakes.
    pub fn tell_changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
        self.changed.notify_one();
    }

    /// Comes back after a change was told.
    pub async fn is_told(&self) {
        self.changed.notified().await;
    }

    /// Counts the changes that were told, to know an answer of before from one of after.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// Names of cities and provinces.
    pub fn regions(&self) -> Arc<Regions> {
        self.regions.read().map_or_else(|poisoned| poisoned.into_inner().clone(), |regions| regions.clone())
    }

    /// Takes in new names of cities and provinces.
    pub fn set_regions(&self, regions: Regions) {
        let regions = Arc::new(regions);
        match self.regions.write() {
            Ok(mut held) => *held = regions,
            Err(poisoned) => *poisoned.into_inner() = regions,
        }
    }

    /// Address at which visitors reach the service, without a closing slash.
    pub fn public_url(&self) -> String {
        self.config.public_address()
    }
}
