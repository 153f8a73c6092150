//! Which part of a suggestion was typed.

use std::ops::Range;

use model::script::{self, Word};

use super::line_in_one;
use crate::analysis;

/// The bytes of a text that a typed line stands for: from where its first word begins to where its last one ends.
pub(super) fn typed_part(text: &str, typed: &[Word]) -> Option<Range<usize>> {
    let words = script::words(text);
    let (first, last) = (typed.first()?, typed.last()?);
    let whole = line_in_one(typed);
    for (n, word) in words.iter().enumerate() {
        let rest = line_in_one(&words[n..]);
        if rest.starts_with(&whole) {
            return Some(word.span.0..letters_end(text, word.span.0, whole.chars().count()));
        }
    }
    // Words in another order, or parts of compounds: mark the last word only.
    let seek = if typed.len() > 1 { last } else { first };
    words.iter().find(|word| word.parts.iter().any(|part| part.starts_with(&seek.joined))).map(|word| {
        let mut at = word.span.0;
        for part in &word.parts {
            if part.starts_with(&seek.joined) {
                break;
            }
            at = letters_end(text, at, part.chars().count());
        }
        let start = at + text[at..].find(|c: char| analysis::is_letter(c)).unwrap_or(0);
        start..letters_end(text, start, seek.joined.chars().count())
    })
}

/// Where so many folded letters end, counted from a byte of the text.
fn letters_end(text: &str, start: usize, mut letters: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let folded = script::fold(c.encode_utf8(&mut [0; 4])).chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 && folded > 0 {
            break;
        }
        letters = letters.saturating_sub(folded);
        if folded > 0 || letters > 0 {
            end = start + at + c.len_utf8();
        }
    }
    end
}
