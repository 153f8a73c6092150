//! From texts to terms, the same way for what is kept and for what is typed.
//!
//! A name gives several forms of each word, told apart by a first sign that no word begins with, so that the exact form
//! always weighs more than a guess: the word as folded; `^` its stem; `$` its sound; `~` its consonant frame; `!` and `"` that
//! frame again where the item has names in Arabic script alone, or none in it, and so could not be found from the other;
//! `=` the whole name in one piece, and with `$` how that sounds. Behind a frame stands the word it is of, so that of all words with one frame those
//! can be taken that sound most like the typed one.
//! Folding itself is [`model::script`]'s.

mod alike;
pub(crate) mod asking;
pub(crate) mod keyboard;
pub(crate) mod lexicon;
pub(crate) mod stem;

use std::collections::BTreeSet;

use model::Lang;
use model::script::{self, Word};

pub(crate) use self::alike::{Sounding, Soundings, alike};

/// First sign of a stem.
pub(crate) const STEM: char = '^';
/// First sign of a sound.
pub(crate) const SOUND: char = '$';
/// First sign of a consonant frame.
pub(crate) const FRAME: char = '~';
/// Parts a frame from the word that it is of.
const OF: char = '|';
/// First sign of the frame of a name in Arabic script whose item has no other.
const ONLY_ARABIC_FRAME: char = '!';
/// First sign of the frame of a name whose item has none in Arabic script.
const NO_ARABIC_FRAME: char = '"';
/// First sign of a whole name.
pub(crate) const WHOLE: char = '=';

/// Longer words, and names in one piece, are cut here: nobody types them.
const LONGEST: usize = 60;

/// In which form a word is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is folded.
    Word,
    /// Its stem.
    Stem,
    /// Its sound.
    Sound,
    /// Its consonants.
    Frame,
    /// A whole name in one piece.
    Whole,
}

impl Form {
    /// The word in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Word => "word",
            Form::Stem => "stem",
            Form::Sound => "sound",
            Form::Frame => "frame",
            Form::Whole => "whole",
        }
    }
}

/// What the sign of a term says, and the term without it; of a frame the word that it is of.
pub(crate) fn told(term: &str) -> (Form, String) {
    let bare = |sign: char| term.strip_prefix(sign);
    if let Some(stem) = bare(STEM) {
        (Form::Stem, stem.to_owned())
    } else if let Some(sound) = bare(SOUND) {
        (Form::Sound, sound.to_owned())
    } else if let Some(whole) = bare(WHOLE) {
        (Form::Whole, whole.to_owned())
    } else if let Some(frame) = [FRAME, ONLY_ARABIC_FRAME, NO_ARABIC_FRAME].into_iter().find_map(bare) {
        (Form::Frame, frame.split_once(OF).map_or(frame, |(_, word)| word).to_owned())
    } else {
        (Form::Word, term.to_owned())
    }
}

/// A term with its sign.
pub(crate) fn marked(sign: char, term: &str) -> String {
    let mut out = String::with_capacity(term.len() + 1);
    out.push(sign);
    out.extend(term.chars().take(LONGEST));
    out
}

/// The whole name in one piece, as typed words are compared with it.
pub(crate) fn whole(words: &[Word]) -> String {
    let joined: String = words.iter().map(|word| word.joined.as_str()).collect();
    marked(WHOLE, &joined)
}

/// How the whole name sounds, in one piece.
pub(crate) fn whole_sound(words: &[Word]) -> String {
    let joined: String = words.iter().map(|word| word.joined.as_str()).collect();
    marked(WHOLE, &marked(SOUND, &script::sound(&joined)))
}

/// Whether a text is written in Arabic script, judged by its first letter.
pub(crate) fn is_arabic_script(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
    })
}

/// Under which sign names that only the other script has keep the frame of a word typed in this one.
pub(crate) fn other_script_frame(typed: &str) -> char {
    if is_arabic_script(typed) { NO_ARABIC_FRAME } else { ONLY_ARABIC_FRAME }
}

/// Terms of a name: each word, its parts, every two neighbours written together, stems and frames, the whole.
pub(crate) fn name(text: &str, lang: Lang, lone: bool, terms: &mut BTreeSet<String>) {
    let words = script::words(text);
    if words.is_empty() {
        return;
    }
    terms.insert(whole(&words));
    terms.insert(whole_sound(&words));
    for word in &words {
        for form in forms(word) {
            one_word(form, lang, lone, terms);
        }
        terms.extend(bare(word, lang).map(str::to_owned));
    }
    for pair in words.windows(2) {
        let joined = format!("{}{}", pair[0].joined, pair[1].joined);
        if joined.chars().count() <= 24 {
            frames(&joined, lone, terms);
            terms.insert(joined);
        }
    }
}

/// Terms of words that say where or what, without neighbours and the whole.
pub(crate) fn label(text: &str, lang: Lang, terms: &mut BTreeSet<String>) {
    for word in &script::words(text) {
        for form in forms(word).filter(|form| !lexicon::is_stop_word(form)) {
            one_word(form, lang, false, terms);
        }
    }
}

/// Terms of running text, as often as they occur: words and stems, each with the place of its word.
pub(crate) fn text(text: &str, lang: Lang) -> Vec<(usize, String)> {
    let mut terms = Vec::new();
    for (place, word) in script::words(text).iter().enumerate() {
        for form in forms(word).filter(|form| !lexicon::is_stop_word(form)) {
            terms.push((place, form.chars().take(LONGEST).collect()));
            terms.extend(stem::of(form, lang).map(|stem| (place, marked(STEM, &stem))));
        }
    }
    terms
}

/// First letters of a name: one and two of the name, three of each of its words.
pub(crate) fn edges(text: &str, lang: Lang, terms: &mut BTreeSet<String>) {
    let words = script::words(text);
    let first = |word: &str, letters: usize| -> Option<String> {
        (word.chars().count() >= letters).then(|| word.chars().take(letters).collect())
    };
    if let Some(word) = words.first() {
        let starts = || std::iter::once(word.joined.as_str()).chain(bare(word, lang));
        terms.extend(starts().flat_map(|start| [1, 2].into_iter().filter_map(move |letters| first(start, letters))));
    }
    for word in &words {
        terms.extend(forms(word).chain(bare(word, lang)).filter_map(|form| first(form, 3)));
    }
}

/// An Arabic word without its article: «متحف» of «المتحف».
fn bare(word: &Word, lang: Lang) -> Option<&str> {
    let bare = script::arabic::without_article(&word.joined);
    (lang.base() == "ar" && bare != word.joined).then_some(bare)
}

/// The word and, where it has any, its parts; endings are none.
fn forms(word: &Word) -> impl Iterator<Item = &str> {
    let parts = word.parts.iter().map(String::as_str).filter(|part| !script::persian::is_ending(part));
    std::iter::once(word.joined.as_str()).chain(parts)
}

fn one_word(word: &str, lang: Lang, lone: bool, terms: &mut BTreeSet<String>) {
    terms.insert(word.chars().take(LONGEST).collect());
    terms.extend(stem::of(word, lang).map(|stem| marked(STEM, &stem)));
    let sound = script::sound(word);
    if sound != word {
        terms.insert(marked(SOUND, &sound));
    }
    frames(word, lone, terms);
}

fn frames(word: &str, lone: bool, terms: &mut BTreeSet<String>) {
    let Some(begin) = frame(FRAME, word) else { return };
    terms.insert(format!("{begin}{word}"));
    if lone {
        let sign = if is_arabic_script(word) { ONLY_ARABIC_FRAME } else { NO_ARABIC_FRAME };
        terms.extend(frame(sign, word).map(|begin| format!("{begin}{word}")));
    }
}

/// How the terms of all words with a word's frame begin; none for a word without one.
pub(crate) fn frame(sign: char, word: &str) -> Option<String> {
    let frame = script::skeleton(word);
    (!frame.is_empty() && word.chars().count() <= LONGEST).then(|| format!("{sign}{frame}{OF}"))
}

/// A key by which names sort as a dictionary of the reader's script has them: letters without marks, Persian letters in
/// the Persian order (Arabic ones in the Arabic), the reader's own script before others.
pub(crate) fn sort_key(name: &str, lang: Lang) -> String {
    const PERSIAN: &str = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";
    const ARABIC: &str = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی";
    let alphabet = if lang.base() == "ar" { ARABIC } else { PERSIAN };
    let mut key = String::new();
    let own = is_arabic_script(name) == (lang.direction() == "rtl");
    key.push(if own { '1' } else { '2' });
    for word in script::words(name) {
        if key.len() > 60 {
            break;
        }
        // Parts of words sort by the gap between them: "a b" comes before "ab".
        if key.len() > 1 {
            key.push(' ');
        }
        for c in word.joined.chars() {
            match alphabet.chars().position(|letter| letter == c) {
                // From the private area of Unicode: after ASCII, in alphabetical order.
                Some(place) => key.extend(char::from_u32(0xe000 + place as u32)),
                None => key.push(c),
            }
        }
    }
    key
}

/// Whether a character counts as a letter of a word.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}
