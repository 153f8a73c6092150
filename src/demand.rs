//! What visitors seek and do not find: counted in memory, folded, without a trace of who asked.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Longest text that is counted, in characters.
const TEXT_MAX: usize = 60;
/// Most texts between two writings. What comes beyond is not counted: nobody fills the memory by asking.
const MOST: usize = 5_000;

/// Counts of what was sought in vain.
#[derive(Debug, Default)]
pub struct Sought(Mutex<HashMap<String, i64>>);

impl Sought {
    /// Counts a text that found nothing. What looks like an address of mail or a number of somebody's is not kept.
    pub fn in_vain(&self, text: &str) {
        let folded = folded(text);
        let digits = folded.chars().filter(char::is_ascii_digit).count();
        if folded.chars().count() < 2 || text.contains('@') || digits >= 6 {
            return;
        }
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < MOST || counts.contains_key(&folded) {
            *counts.entry(folded).or_default() += 1;
        }
    }

    /// Hands over what was counted.
    pub fn take(&self) -> Vec<(String, i64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

fn folded(text: &str) -> String {
    let words: Vec<String> = model::script::words(text).into_iter().map(|word| word.joined).collect();
    words.join(" ").chars().take(TEXT_MAX).collect::<String>().trim().to_owned()
}
