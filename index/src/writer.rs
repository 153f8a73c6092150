//! Writing: a few changes at a time through [`Writer`], everything anew through [`Rebuild`].

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use model::Id;
use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::merge_policy::{MergeCandidate, MergePolicy, NoMergePolicy};
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::document::{Entry, document};
use crate::schema::Fields;
use crate::{Error, Index, Live, folder};

/// Memory for documents not yet written, in bytes: for a few changes, and for a rebuild.
const FEW_CHANGES: usize = 32_000_000;
const EVERYTHING: usize = 50_000_000;

/// The greatest number of segments that stay. Every question pays once for each.
const MOST_SEGMENTS: usize = 6;

/// Puts and removes items; nothing is seen before [`Writer::commit`], and everything after it. While it lives no other
/// writer of the same index does.
pub struct Writer {
    index: Index,
    live: Arc<Live>,
    tantivy: IndexWriter<TantivyDocument>,
}

impl Writer {
    pub(crate) fn new(index: Index, live: Arc<Live>) -> Result<Writer, Error> {
        if live.path.is_none() {
            return Err(Error::NeedsRebuild);
        }
        let tantivy = live.index.writer_with_num_threads(1, FEW_CHANGES)?;
        tantivy.set_merge_policy(Box::new(FewSegments));
        // A process that was killed while committing leaves files that belong to nothing. The next commit takes the same
        // number, would find its own file there already, and fail.
        if !live.swept.swap(true, Ordering::AcqRel) {
            tantivy.garbage_collect_files().wait()?;
        }
        Ok(Writer { index, live, tantivy })
    }

    /// Adds an item, or replaces what is held of it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn put(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let fields = &self.live.fields;
        self.tantivy.delete_term(Term::from_field_text(fields.id, entry.item.id.as_str()));
        self.tantivy.add_document(document(entry, fields)?)?;
        Ok(())
    }

    /// Removes an item; one that is not held is no error.
    ///
    /// # Errors
    /// None today; the signature leaves room.
    pub fn remove(&mut self, id: &Id) -> Result<(), Error> {
        self.tantivy.delete_term(Term::from_field_text(self.live.fields.id, id.as_str()));
        Ok(())
    }

    /// Makes everything since the last commit lasting and seen.
    ///
    /// # Errors
    /// [`Error::Superseded`] when a rebuild was put in place meanwhile: the changes are to be put again through a new
    /// writer. Otherwise when the folder cannot be written.
    pub fn commit(&mut self) -> Result<(), Error> {
        if !self.index.is_live(&self.live) {
            return Err(Error::Superseded);
        }
        let committed = commit(&mut self.tantivy, &self.live.fingerprint).and_then(|()| self.index.refresh(&self.live));
        if committed.is_err() {
            // What a full disk cut short lies about as after a kill.
            self.live.swept.store(false, Ordering::Release);
        }
        self.index.doubting(committed)
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
    /// Nobody else may build, or sweep builds away, meanwhile.
    lock: File,
    finished: bool,
}

impl Rebuild {
    pub(crate) fn new(index: Index) -> Result<Rebuild, Error> {
        let lock = folder::lock(index.folder())?.ok_or(Error::Busy)?;
        let path = folder::new_build(index.folder())?;
        let live = Live::create(&path)?;
        let tantivy: IndexWriter<TantivyDocument> = live.index.writer_with_num_threads(1, EVERYTHING)?;
        tantivy.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Rebuild { index, path, live, tantivy: Some(tantivy), lock, finished: false })
    }

    /// Adds an item. Each is to be put once.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn put(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        if let Some(tantivy) = &self.tantivy {
            tantivy.add_document(document(entry, &self.live.fields)?)?;
        }
        Ok(())
    }

    /// Merges into one segment and puts the new index in the old one's place.
    ///
    /// # Errors
    /// When the folder cannot be written; then the old index stays.
    pub fn finish(mut self) -> Result<(), Error> {
        if let Some(mut tantivy) = self.tantivy.take() {
            commit(&mut tantivy, &self.live.fingerprint)?;
            let segments: Vec<SegmentId> = self.live.index.searchable_segment_ids()?;
            if segments.len() > 1 {
                tantivy.merge(&segments).wait()?;
            }
            tantivy.garbage_collect_files().wait()?;
            tantivy.wait_merging_threads()?;
        }
        let live = Live::open(&self.path)?.viewed()?;
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

/// Merges the smallest segments as soon as there are too many, and any that is mostly deleted.
#[derive(Debug)]
struct FewSegments;

impl MergePolicy for FewSegments {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut by_size: Vec<&SegmentMeta> = segments.iter().collect();
        by_size.sort_by_key(|segment| segment.num_docs());
        if by_size.len() > MOST_SEGMENTS {
            let smallest = &by_size[..by_size.len() - MOST_SEGMENTS / 2];
            return vec![MergeCandidate(smallest.iter().map(|segment| segment.id()).collect())];
        }
        let mostly_deleted = |segment: &&&SegmentMeta| segment.num_deleted_docs() > segment.num_docs();
        by_size.iter().filter(mostly_deleted).map(|segment| MergeCandidate(vec![segment.id()])).collect()
    }
}

impl Live {
    /// The fields by which documents are written.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}
