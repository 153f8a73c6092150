//! Whether the files of the index are still what was written.
//!
//! A disk may lose a write, a copy may end early. Every file ends with a checksum of itself; all are compared when an index
//! is opened and before a new build takes the place of the old one. A great index is not compared when it is opened, but
//! doubted: whoever looks after it asks [`Index::damage`], which compares, and builds it anew where it must. So it is where
//! a question or a commit fails later.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use crate::view::View;
use crate::{Error, Index, with_causes};

impl Index {
    /// Why the index must be built again: it was doubted since the last call, and its files are not as they were written.
    /// Costs nothing where nothing failed.
    pub fn damage(&self) -> Option<String> {
        if !self.0.doubted.swap(false, Ordering::AcqRel) {
            return None;
        }
        let live = self.0.live.read().unwrap_or_else(PoisonError::into_inner).clone();
        let path = live.path.as_ref()?;
        // Opened anew: what is mapped only for this is let go again, and the process does not seem to hold the whole index.
        let compared = tantivy::Index::open_in_dir(path).map_err(Error::from).and_then(|index| check(&index));
        compared.err().map(|error| with_causes(&error))
    }

    /// Answers from the present view. A library that stumbles over a damaged file is a failure like any other, and no
    /// end of the thread that asked.
    pub(crate) fn asked<T>(&self, ask: impl FnOnce(&View) -> Result<T, Error>) -> Result<T, Error> {
        let view = self.view();
        let stumbled = |_| Err(Error::Damaged("reading it stopped".to_owned()));
        let answer = catch_unwind(AssertUnwindSafe(|| ask(&view))).unwrap_or_else(stumbled);
        self.doubting(answer)
    }

    /// Remembers a failure that damage may have caused.
    pub(crate) fn doubting<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        if let Err(Error::Tantivy(_) | Error::Read(_) | Error::Card(_) | Error::Damaged(_)) = outcome {
            self.0.doubted.store(true, Ordering::Release);
        }
        outcome
    }
}

/// Compares all files in use with their checksums.
pub(crate) fn check(index: &tantivy::Index) -> Result<(), Error> {
    // Another process may merge and sweep files away between the list of files and the reading of one.
    checksums(index).or_else(|_| checksums(index))
}

fn checksums(index: &tantivy::Index) -> Result<(), Error> {
    let mut damaged: Vec<String> = index.validate_checksum()?.iter().map(|path| path.display().to_string()).collect();
    damaged.sort();
    if damaged.is_empty() { Ok(()) } else { Err(Error::Damaged(damaged.join(", "))) }
}
