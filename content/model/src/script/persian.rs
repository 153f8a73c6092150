//! Persian letters: the ONE place that folds them.

/// What a decomposed character becomes.
pub enum Letter {
    /// This letter, digit or space.
    Is(char),
    /// Nothing: a mark or a stroke without meaning.
    Nothing,
    /// Not of this script.
    Other,
}

/// Folds one character of the Arabic script (after NFKD) towards Persian. Lucene folds the other way; ours keeps the
/// letters that a Persian keyboard has.
pub fn letter(c: char) -> Letter {
    use Letter::{Is, Nothing, Other};
    match c {
        // Yeh: Arabic, alef maksura, barree, Kurdish, with hamza (decomposed already).
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ے' | 'ێ' | '\u{063d}'..='\u{063f}' => Is('ی'),
        'ك' | 'ڪ' | 'ګ' => Is('ک'),
        // Heh: teh marbuta, heh with yeh above (decomposes to U+06D5), goal and doachashmee.
        'ة' | 'ە' | 'ہ' | 'ۃ' | 'ھ' | 'ۂ' | 'ۀ' => Is('ه'),
        // Alef with madda or hamza decomposes to alef and a mark; wasla stands alone.
        'ٱ' | 'ٲ' | 'ٳ' => Is('ا'),
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۊ' | 'ۉ' => Is('و'),
        'ڵ' => Is('ل'),
        'ڕ' => Is('ر'),
        'ڤ' => Is('و'),
        '٠'..='٩' => Is(char::from(b'0' + (c as u32 - '٠' as u32) as u8)),
        '۰'..='۹' => Is(char::from(b'0' + (c as u32 - '۰' as u32) as u8)),
        '٫' => Is('.'),
        '٬' => Nothing,
        // Tatweel, vowel marks, Quranic signs, hamza as a mark, superscript alef, direction marks, soft hyphen, BOM.
        '\u{0640}'
        | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}'
        | '\u{0670}'
        | '\u{06d6}'..='\u{06dc}'
        | '\u{06df}'..='\u{06e8}'
        | '\u{06ea}'..='\u{06ed}'
        | '\u{200b}'
        | '\u{200d}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}'
        | 'ء' => Nothing,
        _ => Other,
    }
}

/// Digits as Persian readers see them: every ASCII digit becomes its Persian twin.
pub fn digits(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32('۰' as u32 + (c as u32 - '0' as u32)).unwrap_or(c) } else { c })
        .collect()
}

/// The consonant frame of a folded Persian word. Letters of one sound share a sign; vowels, و, ی and a closing silent
/// ه are left out, but a leading vowel counts as one sign. The signs are those of [`super::latin::skeleton`].
pub fn skeleton(word: &str) -> String {
    let mut frame = String::with_capacity(word.len());
    let letters: Vec<char> = word.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let last = i + 1 == letters.len();
        let sign = match c {
            'ژ' => 'j',
            'ه' if !last => 'h',
            'و' if i == 0 => 'v',
            'ی' if i == 0 => 'y',
            '0'..='9' => *c,
            c => match consonant(*c) {
                Some(sign) => sign,
                None => continue,
            },
        };
        if !frame.ends_with(sign) || sign.is_ascii_digit() {
            frame.push(sign);
        }
    }
    frame
}

/// The sign of a consonant; letters of one sound share theirs. None for what is, or may be, a vowel.
const fn consonant(letter: char) -> Option<char> {
    Some(match letter {
        'ب' => 'b',
        'پ' => 'p',
        'ت' | 'ط' => 't',
        'ث' | 'س' | 'ص' => 's',
        'ج' => 'j',
        'ژ' => 'J',
        'چ' => 'C',
        'ح' => 'h',
        'خ' => 'K',
        'د' => 'd',
        'ذ' | 'ز' | 'ض' | 'ظ' => 'z',
        'ر' => 'r',
        'ش' => 'S',
        'غ' | 'ق' => 'q',
        'ف' => 'f',
        'ک' => 'k',
        'گ' => 'g',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

/// How a folded Persian word sounds, for [`super::sound`].
pub fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let letters = word.chars().count();
    for (i, c) in word.chars().enumerate() {
        let sign = match c {
            'ا' | 'ع' => 'a',
            'ه' if i + 1 == letters => 'e',
            'ه' => 'h',
            'و' if i == 0 => 'v',
            'و' => 'u',
            'ی' if i == 0 => 'y',
            'ی' => 'i',
            other => consonant(other).unwrap_or(other),
        };
        if !out.ends_with(sign) || sign.is_ascii_digit() {
            out.push(sign);
        }
    }
    out
}

/// Endings that are no part of a word as names and lists have it: plural, ezafe, possession; longest first.
const ENDINGS: [&str; 14] =
    ["هایشان", "هایمان", "هایی", "هایم", "های", "هاش", "ها", "ئی", "یی", "ای", "شان", "ی", "ان", "ات"];

/// Whether a piece of a compound is only an ending, as in «موزه‌های» and «خانه‌ی».
pub fn is_ending(part: &str) -> bool {
    ENDINGS.contains(&part) || matches!(part, "تر" | "ترین" | "ام" | "اش" | "ایم")
}

/// A folded word without each ending that it might have, longest ending first; at least three letters remain. A guess
/// that is no word finds nothing.
pub fn without_endings(word: &str) -> impl Iterator<Item = &str> {
    let bare = ENDINGS.into_iter().filter_map(move |ending| word.strip_suffix(ending));
    bare.filter(|bare| bare.chars().count() >= 3 || (bare.chars().count() == 2 && word.ends_with("های")))
}
