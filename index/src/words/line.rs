//! A typed line: its words, what stands in quotes, and what a minus takes away.

use model::script::{self, Word};

/// A longer line is read up to here.
const MOST_LETTERS: usize = 200;
const MOST_WORDS: usize = 12;

/// A typed line, cut.
pub(super) struct Line {
    /// The line, as far as it is read.
    pub text: String,
    /// Its words in order, those in quotes among them; with their places in `text`.
    pub words: Vec<Word>,
    /// What stands in quotes: places in `words`, from and until.
    pub phrases: Vec<(usize, usize)>,
    /// What a minus stands before: a word each, or several in quotes.
    pub without: Vec<Vec<Word>>,
}

impl Line {
    pub(super) fn read(text: &str) -> Line {
        let text: String = text.chars().take(MOST_LETTERS).collect();
        let mut line = Line { text: String::new(), words: Vec::new(), phrases: Vec::new(), without: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            let piece = Piece::next(&text, at);
            let mut words = script::words(&text[piece.start..piece.end]);
            for word in &mut words {
                word.span = (word.span.0 + piece.start, word.span.1 + piece.start);
            }
            if piece.taken_away {
                line.without.extend((!words.is_empty()).then_some(words));
            } else {
                let from = line.words.len();
                line.words.extend(words);
                if piece.quoted {
                    line.phrases.push((from, line.words.len()));
                }
            }
            at = piece.next;
        }
        line.words.truncate(MOST_WORDS);
        line.without.truncate(MOST_WORDS);
        let held = line.words.len();
        line.phrases.retain(|(from, until)| from < until && *until <= held);
        line.text = text;
        line
    }

    /// A line of words that were cut already.
    pub(super) fn of_words(words: &[Word]) -> Line {
        Line { text: String::new(), words: words.to_vec(), phrases: Vec::new(), without: Vec::new() }
    }

    /// The line without some of its words.
    pub(super) fn without_words(&self, left_out: impl Fn(usize) -> bool) -> String {
        let mut rest = String::new();
        let mut at = 0;
        for (_, word) in self.words.iter().enumerate().filter(|(n, _)| left_out(*n)) {
            rest.push_str(&self.text[at..word.span.0]);
            at = word.span.1;
        }
        rest.push_str(&self.text[at..]);
        rest.split_whitespace().collect::<Vec<&str>>().join(" ")
    }
}

/// A stretch of the line: between quotes, behind a minus, or neither.
struct Piece {
    start: usize,
    end: usize,
    next: usize,
    quoted: bool,
    taken_away: bool,
}

impl Piece {
    fn next(text: &str, at: usize) -> Piece {
        let rest = &text[at..];
        let minus = minus(text, at);
        let inside = at + minus;
        let opening = text[inside..].chars().next().filter(|c| closing(*c).is_some());
        if let Some((opening, closing)) = opening.and_then(|c| Some((c, closing(c)?))) {
            let start = inside + opening.len_utf8();
            if let Some(length) = text[start..].find(closing) {
                let end = start + length;
                let next = end + text[end..].chars().next().map_or(0, char::len_utf8);
                return Piece { start, end, next, quoted: minus == 0, taken_away: minus > 0 };
            }
        }
        if minus > 0 {
            let end = inside + text[inside..].find(char::is_whitespace).unwrap_or(text.len() - inside);
            return Piece { start: inside, end, next: end, quoted: false, taken_away: true };
        }
        // Up to the next quote or minus, but one sign at least.
        let starts = |(n, c): &(usize, char)| *n > 0 && (closing(*c).is_some() || self::minus(text, at + n) > 0);
        let end = at + rest.char_indices().find(starts).map_or(rest.len(), |(n, _)| n);
        Piece { start: at, end, next: end, quoted: false, taken_away: false }
    }
}

/// The quote that closes after this one.
fn closing(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"']),
        '«' => Some(&['»']),
        '“' | '”' | '„' => Some(&['”', '“', '"']),
        _ => None,
    }
}

/// The length of a minus that takes a word away: after a space or at the beginning, right before a word. A hyphen before a
/// Persian ezafe in Latin letters (takht -e jamshid) is none.
fn minus(text: &str, at: usize) -> usize {
    let Some(sign) = text[at..].chars().next().filter(|c| matches!(c, '-' | '−' | '–')) else { return 0 };
    if !text[..at].chars().next_back().is_none_or(char::is_whitespace) {
        return 0;
    }
    let rest = &text[at + sign.len_utf8()..];
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let takes = word.chars().next().is_some_and(|c| c.is_alphanumeric() || closing(c).is_some());
    if takes && !matches!(word, "e" | "ye" | "i" | "o" | "va") { sign.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, usize, usize) {
        let line = Line::read(text);
        (line.words.into_iter().map(|word| word.joined).collect(), line.phrases.len(), line.without.len())
    }

    #[test]
    fn quotes_and_minus_are_read() {
        assert_eq!(read("«باغ فین» کاشان"), (vec!["باغ".into(), "فین".into(), "کاشان".into()], 1, 0));
        assert_eq!(read("موزه -تهران"), (vec!["موزه".into()], 0, 1));
        assert_eq!(read("takht -e jamshid"), (vec!["takht".into(), "e".into(), "jamshid".into()], 0, 0));
        assert_eq!(read("si-o-se-pol - bridge").2, 0);
        assert_eq!(read("museum -\"contemporary art\""), (vec!["museum".into()], 0, 1));
        assert_eq!(read("an open \"quote").0.len(), 3);
    }

    #[test]
    fn words_are_taken_out_of_the_line() {
        let line = Line::read("موزه در رشت");
        assert_eq!(line.without_words(|n| n == 0), "در رشت");
    }
}
