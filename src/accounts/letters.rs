//! What is written to people about their accounts. Whole letters in the reader's language; the link stands alone in a
//! paragraph.

use jiff::Timestamp;
use model::Lang;
use store::Letter;

use super::key;
use crate::words::Words;

/// A letter with a link: message `letter-WORD` with `letter-WORD-subject`, then the link, then until when it opens.
///
/// # Errors
/// When the system has no randomness to give.
pub fn with_link(
    word: &str,
    lang: Lang,
    mail: &str,
    organisation: &str,
    link: &str,
    now: Timestamp,
) -> anyhow::Result<Letter> {
    let words = Words::of(lang);
    let text = |key: &str| words.with(key, "organisation", organisation);
    let body = [text(&format!("letter-{word}")), link.to_owned(), text("letter-end")].join("\n\n");
    Ok(Letter {
        id: key::name("l-")?,
        mail: mail.to_owned(),
        subject: text(&format!("letter-{word}-subject")),
        body,
        made_at: now,
        next_at: now,
        tries: 0,
    })
}

/// Purpose of the tickets in a reminder: each says by one press that an item is still true.
pub const STILL_TRUE: &str = "still-true";

/// A letter that names items whose facts should be checked, each with the link that says they are still true.
///
/// # Errors
/// When the system has no randomness to give.
pub fn reminder(lang: Lang, mail: &str, items: &[(String, String)], now: Timestamp) -> anyhow::Result<Letter> {
    let words = Words::of(lang);
    let mut body = vec![words.with("letter-fresh", "count", items.len())];
    body.extend(items.iter().flat_map(|(name, link)| [name.clone(), link.clone()]));
    body.push(words.get("letter-fresh-end").into_owned());
    Ok(Letter {
        id: key::name("l-")?,
        mail: mail.to_owned(),
        subject: words.with("letter-fresh-subject", "count", items.len()),
        body: body.join("\n\n"),
        made_at: now,
        next_at: now,
        tries: 0,
    })
}
