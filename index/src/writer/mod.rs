//! Writing: a few changes at a time through [`Writer`], everything anew through [`Rebuild`].

mod merging;

use std::fs::File;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use model::Id;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::around::Around;
use crate::document::{Entry, document};
use crate::schema::Fields;
use crate::{Error, Index, Live, folder};

/// Memory for documents not yet written, in bytes: for a few changes, and for a rebuild. A rebuild writes all its pieces once
/// more as one at the end, which takes the longer the more they are; a few thousand items never fill this.
const FEW_CHANGES: usize = 32_000_000;
const EVERYTHING: usize = 256_000_000;
/// Threads that a rebuild writes by: while one finishes a piece the other takes documents in.
const BUILDERS: usize = 2;

/// Puts and removes items; nothing is seen before [`Writer::commit`], and everything after it. While it lives no other
/// writer of the same index does.
pub struct Writer {
    index: Index,
    live: Arc<Live>,
    /// None once it must not be used again.
    tantivy: Option<IndexWriter<TantivyDocument>>,
    /// Whether something was put or removed since the last commit.
    is_changed: bool,
}

impl Writer {
    /// Merging goes on behind what writes, and ends with it: the writer of before is taken up again where there is one.
    pub(crate) fn new(index: Index, live: Arc<Live>) -> Result<Writer, Error> {
        if live.path.is_none() {
            return Err(Error::NeedsRebuild);
        }
        let resting = live.resting.lock().unwrap_or_else(PoisonError::into_inner).take();
        let tantivy = match resting {
            Some(tantivy) => tantivy,
            None => {
                let tantivy = live.index.writer_with_num_threads(1, FEW_CHANGES)?;
                tantivy.set_merge_policy(Box::new(merging::BySize));
                tantivy
            }
        };
        // A process that was killed while committing leaves files that belong to nothing. The next commit takes the same
        // number, would find its own file there already, and fail.
        if !live.swept.swap(true, Ordering::AcqRel) {
            tantivy.garbage_collect_files().wait()?;
        }
        Ok(Writer { index, live, tantivy: Some(tantivy), is_changed: false })
    }

    fn tantivy(&mut self) -> Result<&mut IndexWriter<TantivyDocument>, Error> {
        self.is_changed = true;
        self.tantivy.as_mut().ok_or(Error::Superseded)
    }

    /// Adds an item, or replaces what is held of it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn put(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let document = document(entry, &self.live.fields, &mut Around::default())?;
        let before = Term::from_field_text(self.live.fields.id, entry.item.id.as_str());
        let tantivy = self.tantivy()?;
        tantivy.delete_term(before);
        tantivy.add_document(document)?;
        Ok(())
    }

    /// Removes an item; one that is not held is no error.
    ///
    /// # Errors
    /// When the writer is no longer one.
    pub fn remove(&mut self, id: &Id) -> Result<(), Error> {
        let term = Term::from_field_text(self.live.fields.id, id.as_str());
        self.tantivy()?.delete_term(term);
        Ok(())
    }

    /// Makes everything since the last commit lasting and seen.
    ///
    /// # Errors
    /// [`Error::Superseded`] when a rebuild was put in place meanwhile: the changes are to be put again through a new
    /// writer. Otherwise when the folder cannot be written.
    pub fn commit(&mut self) -> Result<(), Error> {
        let Some(mut tantivy) = self.tantivy.take().filter(|_| self.index.is_live(&self.live)) else {
            return Err(Error::Superseded);
        };
        let committed = commit(&mut tantivy, &self.live.fingerprint).and_then(|()| self.index.refresh(&self.live));
        if committed.is_ok() {
            self.tantivy = Some(tantivy);
            self.is_changed = false;
        } else {
            // What a full disk cut short lies about as after a kill.
            self.live.swept.store(false, Ordering::Release);
        }
        self.index.doubting(committed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // One that failed, or holds what nobody confirmed, is not used again.
        if let Some(tantivy) = self.tantivy.take().filter(|_| !self.is_changed) {
            *self.live.resting.lock().unwrap_or_else(PoisonError::into_inner) = Some(tantivy);
        }
    }
}

fn commit(writer: &mut IndexWriter<TantivyDocument>, fingerprint: &str) -> Result<(), Error> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(fingerprint);
    prepared.commit()?;
    Ok(())
}

/// A new index growing beside the old one, which goes on serving. Dropped before [`Rebuild::finish`], it leaves no trace.
pub struct Rebuild {
    index: Index,
    path: PathBuf,
    live: Live,
    tantivy: Option<IndexWriter<TantivyDocument>>,
    around: Around,
    /// Nobody else may build, or sweep builds away, meanwhile.
    lock: File,
    finished: bool,
}

impl Rebuild {
    pub(crate) fn new(index: Index) -> Result<Rebuild, Error> {
        let lock = folder::lock(index.folder())?.ok_or(Error::Busy)?;
        let path = folder::new_build(index.folder())?;
        let live = Live::create(&path)?;
        let tantivy: IndexWriter<TantivyDocument> = live.index.writer_with_num_threads(BUILDERS, EVERYTHING)?;
        tantivy.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Rebuild { index, path, live, tantivy: Some(tantivy), around: Around::default(), lock, finished: false })
    }

    /// Adds an item. Each is to be put once.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn put(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        if let Some(tantivy) = &self.tantivy {
            tantivy.add_document(document(entry, &self.live.fields, &mut self.around)?)?;
        }
        Ok(())
    }

    /// Merges into one segment, or few great ones, and puts the new index in the old one's place.
    ///
    /// # Errors
    /// When the folder cannot be written; then the old index stays.
    pub fn finish(mut self) -> Result<(), Error> {
        if let Some(mut tantivy) = self.tantivy.take() {
            commit(&mut tantivy, &self.live.fingerprint)?;
            // Files of a piece stay as long as anybody holds what is known of it.
            let segments = merging::great(&self.live.index.searchable_segment_metas()?);
            let merges: Vec<_> = segments.iter().map(|pieces| tantivy.merge(pieces)).collect();
            for merged in merges {
                merged.wait()?;
            }
            tantivy.garbage_collect_files().wait()?;
            tantivy.wait_merging_threads()?;
        }
        let live = Live::open(&self.path, true)?.viewed()?;
        folder::make_current(self.index.folder(), &self.path)?;
        self.finished = true;
        self.index.swap(live);
        // What cannot be swept now is swept at the next start.
        let _ = folder::sweep(self.index.folder(), Some(&self.path));
        Ok(())
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        self.tantivy = None;
        if !self.finished {
            // What cannot be swept now is swept at the next start.
            let _ = std::fs::remove_dir_all(&self.path);
        }
        let _ = self.lock.unlock();
    }
}

impl Live {
    /// The fields by which documents are written.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Waits until what was being merged is, and lets others write.
    pub(crate) fn rest(&self) -> Result<(), Error> {
        let resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner).take();
        resting.map_or(Ok(()), |tantivy| Ok(tantivy.wait_merging_threads()?))
    }
}
