//! Folding: from what people write to what is compared. The one place where letters are made alike, so that the index,
//! the duplicate check and the query line agree.
//!
//! [`fold`] makes one spelling of many; [`words`] cuts folded text into words with the half-space understood;
//! [`skeleton`] is the consonant frame that Persian and Latin spellings of one name share.

pub mod alphabet;
pub mod arabic;
pub mod cyrillic;
pub mod han;
pub mod latin;
pub mod persian;

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The zero-width non-joiner: Persian's half-space.
pub const HALF_SPACE: char = '\u{200c}';

/// One spelling of many: compatibility decomposition, marks off, Arabic letters to their Persian twins, traditional
/// Chinese characters to simplified ones, digits of any script to ASCII, lower case, tatweel off. Half-spaces stay. Source
/// of the chain: Unicode TR15 (NFKD), the letter pairs of ISIRI 9147 and Unihan.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match persian::letter(c) {
            persian::Letter::Is(letter) => out.push(letter),
            persian::Letter::Nothing => {}
            persian::Letter::Other => match latin::letter(c) {
                Some(expansion) => out.push_str(expansion),
                None => out.extend(han::simpler(c).to_lowercase().filter(|c| !is_mark(*c))),
            },
        }
    }
    out
}

/// Whether a character is a combining mark, of any script.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06dc}' | '\u{06df}'..='\u{06e8}' | '\u{06ea}'..='\u{06ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// A word of folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The whole word, half-spaces taken out.
    pub joined: String,
    /// Its parts between half-spaces, when there are two or more; otherwise empty.
    pub parts: Vec<String>,
    /// Byte offsets in the text that was cut, start and end.
    pub span: (usize, usize),
}

/// The zeros of the scripts that write numbers by place, after ASCII; each is followed by its nine other digits. Source:
/// general category Nd of Unicode 15.1, without what lies beyond the basic plane.
const ZEROS: [u32; 36] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// The same text with ASCII digits instead of those of any other script, for numbers that people typed.
pub fn ascii_digits(text: &str) -> String {
    let ascii = |c: char| {
        let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|digit| *digit < 10));
        digit.map_or(c, |digit| char::from(b'0' + digit as u8))
    };
    text.chars().map(ascii).collect()
}

/// Cuts text into words and folds each. Letters and digits of any script belong to words, and half-spaces, hyphens of
/// compounds and apostrophes inside them; everything else parts them. A run of Chinese, Japanese or Thai, which
/// writes no spaces, is cut into single characters.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_letter = chars.peek().is_some_and(|(_, next)| in_word(*next));
        let elided = |start: usize| is_apostrophe(c) && matches!(&text[start..at], "l" | "L" | "d" | "D");
        let inside = in_word(c) || start.is_some_and(|start| next_is_letter && joins(c) && !elided(start));
        if is_unspaced(c) {
            push(text, start.take(), at, &mut found);
            push(text, Some(at), at + c.len_utf8(), &mut found);
        } else if inside {
            start.get_or_insert(at);
        } else {
            push(text, start.take(), at, &mut found);
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn in_word(c: char) -> bool {
    is_alphanumeric(c) || is_mark(c) || c == '\u{0640}'
}

/// The same as [`char::is_alphanumeric`], which searches a table for every letter that is not ASCII; here that was done
/// beforehand for the scripts that names are mostly written in.
fn is_alphanumeric(c: char) -> bool {
    const END: u32 = 0x3000;
    static KNOWN: LazyLock<[u64; END as usize / 64]> = LazyLock::new(|| {
        let mut known = [0; END as usize / 64];
        for c in (0..END).filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
            known[c as usize / 64] |= 1 << (c as u32 % 64);
        }
        known
    });
    match u32::from(c) {
        code @ 0..END => KNOWN[code as usize / 64] >> (code % 64) & 1 == 1,
        0x4e00..=0x9fff | 0xac00..=0xd7a3 => true,
        _ => c.is_alphanumeric(),
    }
}

/// The first letter or digit of a text, folded: that with which its first word begins.
pub fn first_letter(text: &str) -> Option<char> {
    text.chars()
        .filter(|c| in_word(*c))
        .find_map(|c| fold(c.encode_utf8(&mut [0; 4])).chars().find(|c| is_alphanumeric(*c)))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// What may stand inside a word without parting it. After a French l or d alone an apostrophe does part: l'Iran.
fn joins(c: char) -> bool {
    matches!(
        c,
        HALF_SPACE
            | '\u{200d}'
            | '\u{200e}'
            | '\u{200f}'
            | '\''
            | '’'
            | 'ʼ'
            | '‘'
            | '`'
            | 'ʿ'
            | 'ʾ'
            | '-'
            | '\u{2010}'
            | '\u{2011}'
            | '\u{ad}'
    )
}

/// What parts a compound word into pieces that are also found alone.
fn is_seam(c: char) -> bool {
    matches!(c, HALF_SPACE | '-' | '\u{2010}' | '\u{2011}')
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

fn push(text: &str, start: Option<usize>, end: usize, found: &mut Vec<Word>) {
    let Some(start) = start else { return };
    let clean = |piece: &str| -> String { fold(piece).chars().filter(|c| is_alphanumeric(*c)).collect() };
    let piece = &text[start..end];
    let joined = clean(piece);
    if joined.is_empty() {
        return;
    }
    let mut parts: Vec<String> = Vec::new();
    if piece.contains(is_seam) {
        parts = piece.split(is_seam).map(clean).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            parts.clear();
        }
    }
    found.push(Word { joined, parts, span: (start, end) });
}

/// The consonant frame shared by the Persian and Latin spellings of a name; see [`latin::skeleton`]. Empty when a
/// word has fewer than two consonants, where it would match too much.
pub fn skeleton(word: &str) -> String {
    let frame = if is_arabic(word) {
        persian::skeleton(word)
    } else if cyrillic::is_cyrillic(word) {
        latin::skeleton(&cyrillic::romanise(word))
    } else {
        latin::skeleton(word)
    };
    if frame.chars().count() < 2 { String::new() } else { frame }
}

/// How a folded word sounds, in Latin letters: spellings that sound alike («توس» and «طوس», Masouleh and Masooleh) become
/// one. Between scripts it only comes near, for Persian writes no short vowels.
pub fn sound(word: &str) -> String {
    if is_arabic(word) {
        persian::sound(word)
    } else if cyrillic::is_cyrillic(word) {
        latin::sound(&cyrillic::romanise(word))
    } else {
        latin::sound(word)
    }
}

/// Whether a folded word has letters of the Arabic script.
fn is_arabic(word: &str) -> bool {
    word.chars().any(|c| ('\u{0600}'..='\u{06ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn digits_of_any_script_become_ascii_and_nothing_else_does() {
        assert_eq!(ascii_digits("۰۱۲۹ ٠٣ ९ ５ x½²"), "0129 03 9 5 x½²");
        for zero in ZEROS.into_iter().filter_map(char::from_u32) {
            assert!(zero.is_numeric() && ascii_digits(&zero.to_string()) == "0", "{zero:?}");
        }
    }

    #[test]
    fn the_first_letter_is_that_of_the_first_word() {
        for text in ["Šeki", "\u{64e}آب", "«(3 گنج", "'l-Iran", "北京", "한국", "½ b", "…", "№ 4", "اِرم"]
        {
            let first = words(text).first().and_then(|word| word.joined.chars().next());
            assert_eq!(first_letter(text), first, "{text}");
        }
    }
}
