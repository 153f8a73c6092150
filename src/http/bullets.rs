//! Lists as people type them, made into those of Markdown: lines that begin with a bullet or a dash, and numbers in the
//! digits of Persian and Arabic. Markdown itself knows `-`, `*`, `+` and `1.` alone, and would run such lines together.

/// Signs that begin an entry and nothing else.
const BULLETS: [char; 8] = ['•', '▪', '●', '◦', '‣', '■', '○', '⁃'];
/// Digits of the number before an entry; four are a year.
const DIGITS: usize = 3;

/// The text with its lists in Markdown's own signs. What stands in a block of code stays.
pub fn as_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut fence: Option<&str> = None;
    let mut list = List::None;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\r', '\n']);
        let start = body.trim_start_matches([' ', '\t']);
        let (indent, ending) = (&body[..body.len() - start.len()], &line[body.len()..]);
        let sign = ["```", "~~~"].into_iter().find(|sign| start.starts_with(sign));
        if fence.is_some() || sign.is_some() {
            fence = if fence.is_none() { sign } else { fence.filter(|open| sign != Some(*open)) };
            out.push_str(line);
            continue;
        }
        // Four blanks make a block of code, but below an entry they belong to it.
        let is_code = list == List::None && (indent.len() >= 4 || indent.contains('\t'));
        let found = if is_code { Entry::None } else { entry(start) };
        match found {
            Entry::Typed(sign, words) => {
                out.extend([indent, sign.as_str(), " ", words, ending]);
                list = List::Typed;
            }
            Entry::Markdown => {
                out.push_str(line);
                list = List::Markdown;
            }
            Entry::None => {
                // Who typed the signs by hand meant the next line for one of its own.
                if list == List::Typed && !start.is_empty() && indent.is_empty() {
                    out.push('\n');
                }
                if !start.is_empty() && indent.is_empty() {
                    list = List::None;
                }
                out.push_str(line);
            }
        }
    }
    out
}

/// What the lines before are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    /// In signs that Markdown does not know.
    Typed,
    Markdown,
}

/// What a line is.
enum Entry<'a> {
    None,
    /// An entry in a sign that Markdown does not know: its sign for it, and the words.
    Typed(String, &'a str),
    Markdown,
}

fn entry(line: &str) -> Entry<'_> {
    let mut rest = line.chars();
    let Some(first) = rest.next() else { return Entry::None };
    let rest = rest.as_str();
    let words = rest.trim_start();
    let is_set_apart = words.len() < rest.len();
    let is_word = rest.starts_with(char::is_alphabetic);
    if words.is_empty() {
        return Entry::None;
    }
    match first {
        '-' | '*' | '+' if is_set_apart => Entry::Markdown,
        '-' if is_word => Entry::Typed("-".to_owned(), words),
        '–' if is_set_apart || is_word => Entry::Typed("-".to_owned(), words),
        first if BULLETS.contains(&first) => Entry::Typed("-".to_owned(), words),
        _ => numbered(line),
    }
}

fn numbered(line: &str) -> Entry<'_> {
    let count = line.chars().take_while(|c| digit(*c).is_some()).count();
    if count == 0 || count > DIGITS {
        return Entry::None;
    }
    let number: u32 = line.chars().take(count).filter_map(digit).fold(0, |number, digit| number * 10 + digit);
    let mut rest = line.chars();
    let sign = rest.nth(count);
    let rest = rest.as_str();
    let words = rest.trim_start();
    let is_set_apart = words.len() < rest.len();
    let is_plain = line.starts_with(|c: char| c.is_ascii_digit());
    let ends = match sign {
        Some('.' | ')') => is_set_apart || rest.starts_with(char::is_alphabetic),
        Some('-' | '–') => is_set_apart,
        _ => false,
    };
    match sign {
        _ if !ends || words.is_empty() => Entry::None,
        Some('.' | ')') if is_plain && is_set_apart => Entry::Markdown,
        _ => Entry::Typed(format!("{number}."), words),
    }
}

/// The value of a digit of Latin, Persian or Arabic.
fn digit(c: char) -> Option<u32> {
    ['0', '۰', '٠'].into_iter().find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}
