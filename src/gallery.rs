//! Photographs in a running service: their files, which of them visitors can see, and how they are unpacked without
//! anybody having to wait for it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use anyhow::Context;
use media::files::Name;
use media::{Files, Format, Refusal, Variant};
use model::PictureId;
use store::{Picture, Store};
use tokio::sync::{Notify, Semaphore};

/// Pictures that are unpacked at once. Each may take hundreds of megabytes for a second or two.
const AT_ONCE: usize = 2;
/// How long one picture may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Rows read at a time.
const PAGE: u32 = 1000;

/// The photographs of one service.
pub struct Gallery {
    /// Where their files are kept.
    pub files: Files,
    /// Wakes the job that makes variants. A nudge, not a promise: it also looks by itself.
    pub brought: Notify,
    shown: RwLock<HashMap<PictureId, Shown>>,
    seen: AtomicI64,
    decoders: Arc<Semaphore>,
}

/// A photograph that visitors can see.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What the original is.
    pub format: Format,
    /// Pixels of the original, held upright.
    pub width: u32,
    /// Pixels of the original, held upright.
    pub height: u32,
    /// What stands in while it travels.
    pub thumbhash: Arc<str>,
}

/// Why forms of a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The file itself is to blame.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file is not where it should be.
    #[error("the original is missing")]
    Missing,
    /// The disk or the program is to blame.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl Gallery {
    /// The photographs whose files lie below this folder. Knows none before [`Gallery::refresh`].
    pub fn new(folder: PathBuf) -> Gallery {
        Gallery {
            files: Files::new(folder),
            brought: Notify::new(),
            shown: RwLock::default(),
            seen: AtomicI64::new(0),
            decoders: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Takes in what became ready since the last time, here or on another node.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn refresh(&self, store: &Store) -> anyhow::Result<()> {
        loop {
            let page = store.pictures_ready_after(self.seen.load(Ordering::Acquire), PAGE).await?;
            let Some(last) = page.last().map(|picture| picture.turn) else { return Ok(()) };
            let mut shown = self.shown.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            shown.extend(page.into_iter().filter_map(|picture| Some((picture.file.id.clone(), Shown::of(&picture)?))));
            self.seen.store(last, Ordering::Release);
        }
    }

    /// A photograph that visitors can see.
    pub fn get(&self, id: &PictureId) -> Option<Shown> {
        self.shown.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(id).cloned()
    }

    /// Takes a picture away with its files.
    ///
    /// # Errors
    /// When something of it is there and stays.
    pub async fn let_go(&self, id: &PictureId, format: Format) -> anyhow::Result<()> {
        self.shown.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(id);
        let (files, id) = (self.files.clone(), id.clone());
        tokio::task::spawn_blocking(move || files.remove_all(&id, format))
            .await?
            .context("cannot take a picture's files away")
    }

    /// Makes forms of a picture from its original, keeps them, and gives what stands in while they travel. Never more
    /// than two at once; one that takes too long is given up, and finishes in vain on its own thread.
    ///
    /// # Errors
    /// When the file cannot become a picture, is not there, or the disk fails.
    pub async fn make(&self, id: &PictureId, format: Format, wanted: Wanted) -> Result<String, NotMade> {
        let permit = Arc::clone(&self.decoders).acquire_owned().await.context("the service is ending")?;
        let (files, id) = (self.files.clone(), id.clone());
        let work = tokio::task::spawn_blocking(move || {
            let made = make(&files, &id, format, wanted);
            drop(permit);
            made
        });
        match tokio::time::timeout(PATIENCE * 2, work).await {
            Ok(Ok(made)) => made,
            Ok(Err(error)) => Err(NotMade::Failed(anyhow::Error::new(error).context("a picture's thread ended"))),
            Err(_) => Err(Refusal::TooCostly.into()),
        }
    }
}

/// Which forms to make of a picture.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    /// All that every picture has.
    Usual,
    /// This one, if nobody made it meanwhile.
    One(Variant),
}

impl Shown {
    fn of(picture: &Picture) -> Option<Shown> {
        let thumbhash = picture.thumbhash.as_deref().unwrap_or_default().into();
        let format = Format::from_media_type(&picture.file.media_type)?;
        Some(Shown { format, width: picture.file.width, height: picture.file.height, thumbhash })
    }
}

fn make(files: &Files, id: &PictureId, format: Format, wanted: Wanted) -> Result<String, NotMade> {
    if let Wanted::One(variant) = wanted
        && files.exists(&Name::variant(id, variant)).context("cannot look for a picture's file")?
    {
        return Ok(String::new());
    }
    let bytes = files.get(&Name::original(id, format)).context("cannot read an original")?.ok_or(NotMade::Missing)?;
    let developed = media::develop(&bytes, Instant::now() + PATIENCE)?;
    let variants = match wanted {
        Wanted::Usual => Variant::usual(developed.width()),
        Wanted::One(variant) => vec![variant],
    };
    for variant in variants {
        let drawn = developed.variant(variant)?;
        files.put(&Name::variant(id, variant), &drawn).context("cannot keep a picture")?;
    }
    Ok(developed.thumbhash()?)
}
