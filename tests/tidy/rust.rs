//! As much of Rust's grammar as it takes to see which paths a file names.

/// The text with comments, strings and characters turned into blanks; lines stay where they are.
pub fn without_words(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => find(bytes, at, b"\n"),
            b'/' if bytes.get(at + 1) == Some(&b'*') => find(bytes, at + 2, b"*/") + 2,
            b'"' => end_of_string(bytes, at),
            b'r' if !is_name(at.checked_sub(1).map_or(b' ', |before| bytes[before])) => {
                let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
                if bytes.get(at + 1 + hashes) == Some(&b'"') {
                    let closing = format!("\"{}", "#".repeat(hashes));
                    find(bytes, at + 2 + hashes, closing.as_bytes()) + closing.len()
                } else {
                    at += 1;
                    continue;
                }
            }
            // A lifetime has no closing quote two or more characters on.
            b'\'' if bytes.get(at + 1) == Some(&b'\\') => find(bytes, at + 3, b"'") + 1,
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at + 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = end.min(bytes.len());
        for byte in &mut out[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    let from = from.min(bytes.len());
    bytes[from..].windows(what.len()).position(|window| window == what).map_or(bytes.len(), |offset| from + offset)
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Every path of two parts or more that the text names, with its offset; the groups of a `use` are taken apart.
/// `super` and `self` are resolved for a file that is the module `module` (`["http", "api", "search"]`).
pub fn paths(text: &str, module: &[String]) -> Vec<(usize, Vec<String>)> {
    let text = without_words(text);
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_name(bytes[at]) || (at > 0 && (is_name(bytes[at - 1]) || bytes[at - 1] == b':' || bytes[at - 1] == b'.'))
        {
            at += 1;
            continue;
        }
        let is_use = text[at..].starts_with("use ");
        let start = if is_use { at + 4 } else { at };
        let end = if is_use { find(bytes, start, b";") } else { end_of_path(bytes, start) };
        let mut named = Vec::new();
        tree(text[start..end].trim(), &[], &mut named);
        found.extend(
            named.into_iter().filter(|path| is_use || path.len() > 1).map(|path| (start, resolved(path, module))),
        );
        at = end.max(at + 1);
    }
    found
}

fn end_of_path(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len()
        && (is_name(bytes[at]) || (bytes[at..].starts_with(b"::") && bytes.get(at + 2).copied().is_some_and(is_name)))
    {
        at += if bytes[at] == b':' { 2 } else { 1 };
    }
    at
}

/// `a::{b, c::{d, e as f}}` into its paths.
fn tree(text: &str, before: &[String], found: &mut Vec<Vec<String>>) {
    let text = text.trim().trim_start_matches("::");
    let Some(open) = text.find('{') else {
        let plain = text.split(" as ").next().unwrap_or_default();
        let parts = plain.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        found.push(before.iter().cloned().chain(parts).collect());
        return;
    };
    let close = text.rfind('}').unwrap_or(text.len());
    let mut base = before.to_vec();
    base.extend(text[..open].split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()));
    let (mut depth, mut start) = (0, open + 1);
    for (offset, c) in text[open + 1..close].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                tree(&text[start..open + 1 + offset], &base, found);
                start = open + 2 + offset;
            }
            _ => {}
        }
    }
    if !text[start..close].trim().is_empty() {
        tree(&text[start..close], &base, found);
    }
}

fn resolved(path: Vec<String>, module: &[String]) -> Vec<String> {
    let supers = path.iter().take_while(|part| *part == "super").count();
    if supers == 0 && path.first().is_none_or(|first| first != "self") {
        return path;
    }
    let kept = module.len().saturating_sub(supers);
    let rest = path.into_iter().skip_while(|part| part == "super" || part == "self");
    ["crate".to_owned()].into_iter().chain(module[..kept].iter().cloned()).chain(rest).collect()
}

/// The module that a file below `src` is.
pub fn module(path: &str) -> Vec<String> {
    let inner = path.rsplit_once("src/").map_or(path, |(_, inner)| inner).trim_end_matches(".rs");
    let mut parts: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}
