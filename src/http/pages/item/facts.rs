//! Facts as rows of a label and what is said: text, and links where there is somewhere to go.

use model::item::{Contact, Document};
use model::phone::dialled;
use model::script::ascii_digits;
use model::{Lang, Texts};

use super::Subject;
use crate::figures;

/// A text and, where it is not the page's language, which it is in.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// The text.
    pub text: String,
    /// Its language, if it is not the page's.
    pub lang: Option<Lang>,
    /// Its direction.
    pub dir: &'static str,
}

impl Wording {
    /// The best of several languages for a reader.
    pub fn best(texts: &Texts, reader: Lang) -> Option<Wording> {
        texts.best(reader).map(|(lang, text)| Wording::new(lang, text, reader))
    }

    /// A text in a language, for a reader.
    pub fn new(lang: Lang, text: &str, reader: Lang) -> Wording {
        Wording { text: text.to_owned(), lang: (lang != reader).then_some(lang), dir: lang.direction() }
    }

    /// A text of the page itself.
    pub fn own(text: impl Into<String>) -> Wording {
        Wording { text: text.into(), lang: None, dir: "" }
    }
}

/// One row.
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What is said.
    pub pieces: Vec<Piece>,
}

/// Part of what is said.
pub struct Piece {
    /// The text.
    pub text: Wording,
    /// Where it leads.
    pub url: Option<String>,
    /// Whether it is an address that is read from left to right.
    pub ltr: bool,
    /// Whether it is a number in groups: they keep their order, which Arabic digits would turn round.
    pub grouped: bool,
    /// Whether it leads away from this service.
    pub away: bool,
}

impl Piece {
    /// Plain text.
    pub fn text(text: Wording) -> Piece {
        Piece { text, url: None, ltr: false, grouped: false, away: false }
    }

    /// A link to a page of this service.
    pub fn link(text: Wording, url: String) -> Piece {
        Piece { text, url: Some(url), ltr: false, grouped: false, away: false }
    }

    /// A link to somewhere else, shown by what it is called.
    pub fn away(text: Wording, url: &str) -> Piece {
        Piece { text, url: Some(url.to_owned()), ltr: false, grouped: false, away: true }
    }

    /// An address, with what a device does with it.
    pub fn ltr(text: &str, url: Option<String>) -> Piece {
        Piece { text: Wording::own(text), url, ltr: true, grouped: false, away: false }
    }

    /// A telephone number in the reader's digits, which a device dials.
    pub fn phone(phone: &str, reader: Lang) -> Piece {
        let shown = figures::digits(reader, &ascii_digits(phone));
        Piece { grouped: true, ..Piece::ltr(&shown, Some(format!("tel:{}", dialled(phone)))) }
    }
}

/// Rows, put together one after another.
pub struct Facts<'s, 'a> {
    subject: &'s Subject<'a>,
    /// What was put together so far.
    pub rows: Vec<Fact>,
}

impl<'s, 'a> Facts<'s, 'a> {
    /// No rows yet.
    pub fn new(subject: &'s Subject<'a>) -> Facts<'s, 'a> {
        Facts { subject, rows: Vec::new() }
    }

    /// A row under the word of this key; nothing when nothing is said.
    pub fn row(&mut self, key: &str, pieces: Vec<Piece>) {
        if !pieces.is_empty() {
            self.rows.push(Fact { label: self.subject.words.get(key).into_owned(), pieces });
        }
    }

    /// A row of a text in several languages.
    pub fn texts(&mut self, key: &str, texts: &Texts) {
        self.row(key, Wording::best(texts, self.subject.lang).map(Piece::text).into_iter().collect());
    }

    /// A row of the page's own words.
    pub fn words(&mut self, key: &str, text: impl Into<String>) {
        self.row(key, vec![Piece::text(Wording::own(text))]);
    }

    /// A row that leads to another item, if that is known.
    pub fn item(&mut self, key: &str, id: Option<&model::Id>) {
        let Some(item) = id.and_then(|id| self.subject.around.get(id)) else { return };
        let (lang, name) = item.best_name(self.subject.lang);
        self.row(key, vec![Piece::link(Wording::new(lang, name, self.subject.lang), self.subject.path(item))]);
    }

    /// Telephone, mail and web.
    pub fn reach(&mut self, phones: &[String], email: Option<&str>, website: Option<&str>) {
        self.row("item-phone", phones.iter().map(|phone| Piece::phone(phone, self.subject.lang)).collect());
        self.row(
            "item-email",
            email.map(|mail| Piece::ltr(mail, Some(format!("mailto:{mail}")))).into_iter().collect(),
        );
        self.row(
            "item-website",
            website
                .map(|url| Piece { away: true, ..Piece::ltr(shown(url), Some(url.to_owned())) })
                .into_iter()
                .collect(),
        );
    }

    /// Whom to ask.
    pub fn contact(&mut self, contact: Option<&Contact>) {
        let Some(contact) = contact else { return };
        self.texts("item-contact", &contact.name);
        let phones: Vec<String> = contact.phone.iter().cloned().collect();
        self.reach(&phones, contact.email.as_deref(), contact.url.as_deref());
    }

    /// Papers to read.
    pub fn documents(&mut self, documents: &[Document]) {
        let lang = self.subject.lang;
        let pieces = documents
            .iter()
            .map(|document| {
                Piece::away(
                    Wording::best(&document.title, lang).unwrap_or_else(|| Wording::own(shown(&document.url))),
                    &document.url,
                )
            })
            .collect();
        self.row("item-documents", pieces);
    }

    /// Fields of work, by their words.
    pub fn themes(&mut self, themes: &[String]) {
        let words = self.subject.words;
        self.row(
            "item-themes",
            themes.iter().map(|theme| Piece::text(Wording::own(words.get(&format!("theme-{theme}"))))).collect(),
        );
    }
}

/// A web address as one reads it.
pub fn shown(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.").trim_end_matches('/')
}
