//! The page of an exchange programme.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use model::item::{Contact, Detail};
use model::programme::Programme;

use super::Subject;
use super::facts::{Fact, Facts};
use super::listed;
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::{Page, render};

#[derive(Template)]
#[template(path = "item-programme.html")]
struct ProgrammePage<'a> {
    page: Page<'a>,
    view: View,
    deadline: Deadline,
    apply_url: Option<String>,
}

/// How long one may still apply or answer.
pub struct Deadline {
    /// Whether one still may.
    pub is_open: bool,
    /// Where it stands, in words.
    pub state: String,
    /// Days left, in the page's digits; none when it is closed or has no last day.
    pub days: Option<String>,
    /// "days left", in words that fit the number.
    pub days_left: String,
    /// The last day in the reader's calendar.
    pub date: Option<String>,
    /// The last day in the other calendar.
    pub other: Option<String>,
}

impl Deadline {
    /// Counts the days to a last day. Its keepers say whether it is open; a day gone by overrules them. `key` is where
    /// the words of the states begin.
    pub fn of(subject: &Subject<'_>, date: Option<Date>, key: &str, state: &str) -> Deadline {
        let (lang, words) = (subject.lang, subject.words);
        let today = figures::local(subject.now, "Asia/Tehran").date();
        let left = date.map(|date| date.duration_since(today).as_hours() / 24);
        let is_open = state == "open" && left.is_none_or(|left| left >= 0);
        let days = left.filter(|_| is_open);
        let state = if state == "open" && !is_open { "closed" } else { state };
        Deadline {
            is_open,
            state: words.get(&format!("{key}-{state}")).into_owned(),
            days: days.map(|days| figures::whole(lang, days)),
            days_left: days.map(|days| words.with("programme-days-left", "days", days)).unwrap_or_default(),
            date: date.map(|date| format!("{} {}", figures::weekday(lang, date), figures::date(lang, date))),
            other: date.map(|date| figures::other_date(lang, date)),
        }
    }
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Programme(programme) = &subject.item.detail else { return Err(Error::NotFound("error-no-item", None)) };
    let words = subject.words;
    let deadline = Deadline::of(subject, programme.deadline, "programme-state", &programme.state);
    let mut view = View::of(subject).await?;
    view.facts = facts(subject, programme);
    if let Some(partnership) = programme.partnership.as_ref().and_then(|id| subject.around.get(id)) {
        view.groups.push(Group {
            heading: words.get("programme-under").into_owned(),
            more: None,
            entries: vec![listed::item(subject, partnership)],
            small: false,
        });
    }
    let apply_url = reply_url(programme.contact.as_ref()).filter(|_| deadline.is_open);
    let page = ProgrammePage { page: subject.frame("sisters"), view, deadline, apply_url };
    Ok(render(&page, subject.lang, StatusCode::OK))
}

/// Where one applies or answers: the web address, otherwise the mail address.
pub fn reply_url(contact: Option<&Contact>) -> Option<String> {
    let contact = contact?;
    contact.url.clone().or_else(|| contact.email.as_ref().map(|mail| format!("mailto:{mail}")))
}

fn facts(subject: &Subject<'_>, programme: &Programme) -> Vec<Fact> {
    let lang = subject.lang;
    let mut facts = Facts::new(subject);
    facts.texts("programme-who", &programme.who);
    if let Some(seats) = programme.seats {
        facts.words("programme-seats", figures::whole(lang, i64::from(seats)));
    }
    let both = |date: Date| format!("{} ({})", figures::date(lang, date), figures::other_date(lang, date));
    if let Some(starts) = programme.starts {
        facts.words("programme-starts", both(starts));
    }
    if let Some(ends) = programme.ends {
        facts.words("programme-ends", both(ends));
    }
    facts.texts("programme-cost", &programme.cost);
    facts.texts("programme-how", &programme.how);
    facts.themes(&programme.themes);
    facts.item("item-owner", subject.item.owner.as_ref());
    facts.contact(programme.contact.as_ref());
    facts.rows
}
