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
