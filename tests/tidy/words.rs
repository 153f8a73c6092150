//! The words on screen: the same keys, with the same values to fill in, in every language; and no key asked for that
//! is not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{Breach, SourceFile, files};

/// The languages of the interface, the first one being written first.
const LANGUAGES: [&str; 3] = ["fa", "en", "ar"];

struct Message {
    line: usize,
    values: BTreeSet<String>,
}

fn messages(file: &SourceFile, breaches: &mut Vec<Breach>) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    let mut current = None;
    for (number, line) in (1..).zip(file.text.lines()) {
        let key: String = line.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) && line[key.len()..].trim_start().starts_with('=') {
            let message = Message { line: number, values: BTreeSet::new() };
            if found.insert(key.clone(), message).is_some() {
                breaches.push(file.breach(number, format!("the message {key} stands here twice")));
            }
            current = Some(key);
        } else if !line.is_empty() && !line.starts_with([' ', '\t', '#', '}']) {
            breaches.push(file.breach(number, "neither a message, nor a comment, nor the continuation of one"));
        }
        if let Some(message) = current.as_ref().and_then(|key| found.get_mut(key)) {
            message.values.extend(line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
            }));
        }
    }
    found
}

/// Compares the languages with the first one, file by file (`fa.ftl` with `en.ftl`, `problems.fa.ftl` with …).
pub fn languages_that_differ() -> Vec<Breach> {
    let locales = files(&[".ftl"]);
    let mut breaches = Vec::new();
    let name = |file: &SourceFile| file.path.rsplit('/').next().unwrap_or_default().to_owned();
    for first in locales.iter().filter(|file| name(file).trim_end_matches(".ftl").ends_with(LANGUAGES[0])) {
        let wanted = messages(first, &mut breaches);
        for language in &LANGUAGES[1..] {
            let other_name = name(first).replace(&format!("{}.ftl", LANGUAGES[0]), &format!("{language}.ftl"));
            let Some(other) = locales.iter().find(|file| name(file) == other_name) else {
                breaches.push(first.breach(1, format!("{other_name} is missing")));
                continue;
            };
            let there = messages(other, &mut breaches);
            for (key, message) in &wanted {
                match there.get(key) {
                    None => breaches.push(first.breach(message.line, format!("{key} is missing in {other_name}"))),
                    Some(theirs) if theirs.values != message.values => {
                        let (ours, theirs_named) = (&message.values, &theirs.values);
                        breaches.push(other.breach(
                            theirs.line,
                            format!("{key} fills in {theirs_named:?}, in {} it fills in {ours:?}", first.path),
                        ));
                    }
                    Some(_) => {}
                }
            }
            for (key, message) in there.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
                breaches.push(other.breach(message.line, format!("{key} is missing in {}", first.path)));
            }
        }
    }
    breaches
}

/// Keys that templates or handlers ask for by a plain text and that no language has.
pub fn unknown_keys() -> Vec<Breach> {
    let known: BTreeSet<String> = files(&[".ftl"])
        .iter()
        .flat_map(|file| messages(file, &mut Vec::new()).into_keys().collect::<Vec<_>>())
        .collect();
    let mut breaches = Vec::new();
    for file in files(&[".html", ".rs"]).iter().filter(|file| file.is_in("web") || file.is_in("src")) {
        for call in ["words.get(\"", "words.with(\"", "words.with_all(\""] {
            for (offset, _) in file.text.match_indices(call) {
                let rest = &file.text[offset + call.len()..];
                let key = rest.split('"').next().unwrap_or_default();
                // A key put together at run time, `"kind-" ~ kind`, is no whole key.
                let is_whole = !key.contains('{')
                    && !key.ends_with('-')
                    && !rest[key.len()..].trim_start_matches(['"', ' ']).starts_with('~');
                if is_whole && !known.contains(key) {
                    breaches.push(file.breach_at(offset, format!("no language has the message {key:?}")));
                }
            }
        }
    }
    breaches
}
