//! What was worked out once in a view and is asked for again.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Error;

/// Answers by question; when there are too many it begins anew.
pub(super) struct Memo<K, V> {
    known: Mutex<HashMap<K, Arc<V>>>,
    most: usize,
}

impl<K: Eq + Hash, V> Memo<K, V> {
    pub(super) fn new(most: usize) -> Memo<K, V> {
        Memo { known: Mutex::default(), most }
    }

    /// The answer, worked out where it is not known. Nobody waits while another works.
    pub(super) fn get(&self, key: K, work: impl FnOnce() -> Result<V, Error>) -> Result<Arc<V>, Error> {
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.clone());
        }
        let answer = Arc::new(work()?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= self.most {
            known.clear();
        }
        known.insert(key, answer.clone());
        Ok(answer)
    }
}
