//! Something done to many lines of the list at once.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Category, Id};

use super::super::{Frame, answered};
use super::asked::Asked;
use super::row;
use crate::accounts::key;
use crate::app::{App, Shared, day};
use crate::bulk::{Asker, Outcome, Why, Wish, carry_out};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::said::Said;
use crate::words::Words;

/// Most items that one action reaches.
pub const MOST: usize = 5_000;
/// Largest form: the ids of a page and a few words, or a question.
pub const FORM_LIMIT: usize = 256 * 1024;

/// What can be done, in the order of the choice.
pub const ACTIONS: [&str; 7] = ["publish", "archive", "verified", "category", "city", "owner", "source"];

#[derive(Template)]
#[template(path = "studio/bulk.html")]
struct BulkPage<'a> {
    page: Frame<'a>,
    done: String,
    drafted: Option<String>,
    same: Option<String>,
    refused: Vec<Refused>,
    refused_count: String,
    batch: Option<String>,
    back: String,
}

/// An item to which it was not done.
struct Refused {
    url: String,
    name: String,
    why: String,
}

/// `POST /studio/items/bulk`
pub async fn bulk(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, &said).await)
}

async fn answer(app: &App, signed: &Signed, said: &Said) -> Result<Response, Error> {
    if !signed.standing().may_somewhere(Action::Many) {
        super::must_see(app, signed).await?;
        signed.must(app, Action::Many, None, None, "").await?;
        return Err(Error::Forbidden);
    }
    let asked = Asked::read(said.get("query"));
    let back = format!("/studio/items?{}", asked.address(None));
    let again = |done: &str| Ok(Redirect::to(&format!("{back}&done={done}")).into_response());
    let wish = match wish(app, signed, said) {
        Ok(wish) => wish,
        Err(done) => return again(done),
    };
    let ids = if said.get("all").is_empty() {
        let mut ids: Vec<Id> = said.all("item").filter_map(Id::parse).collect();
        ids.sort();
        ids.dedup();
        ids
    } else {
        let (ids, total) = asked.all(signed, app, MOST).await?;
        if total > MOST as u64 {
            return again("bulk-too-many");
        }
        ids
    };
    if ids.is_empty() {
        return again("bulk-nothing");
    }
    let batch = key::name("b").map_err(Error::from)?;
    let asker = Asker {
        standing: signed.standing(),
        person: &signed.person.id,
        at: app.now(),
        deed: signed.deed(app, &format!("bulk-{}", wish.word()), None, "", batch.clone()),
    };
    let outcome = carry_out(&app.store, &batch, &wish, &ids, &asker).await?;
    app.tell_changed();
    app.written.notify_one();
    Ok(draw(app, signed, &wish, outcome, &batch, back))
}

/// What is asked for, or the word of the message that says what is missing.
fn wish(app: &App, signed: &Signed, said: &Said) -> Result<Wish, &'static str> {
    let text = |name: &str, most: usize| -> String {
        said.get(name).chars().filter(|c| !c.is_control()).take(most).collect::<String>().trim().to_owned()
    };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    Ok(match said.get("action") {
        "publish" => Wish::Publish,
        "archive" => Wish::Archive,
        "verified" => Wish::Verified(day(app.now())),
        "category" => Wish::Category(Category::find(said.get("category")).ok_or("bulk-no-category")?),
        "city" => {
            let regions = app.regions();
            let city = Id::parse(said.get("city")).filter(|city| regions.slug(city).is_some());
            Wish::City(city.ok_or("bulk-no-city")?)
        }
        "owner" => {
            let owner = Id::parse(said.get("owner"));
            Wish::Owner(owner.filter(|owner| signed.may(Action::See, None, Some(owner))).ok_or("bulk-no-owner")?)
        }
        "source" => {
            let url = some(text("source_url", 500));
            if url.as_deref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
                return Err("bulk-bad-source");
            }
            let title = some(text("source_title", 500)).ok_or("bulk-no-source")?;
            Wish::Source { title, url, licence: some(text("source_licence", 200)) }
        }
        _ => return Err("bulk-no-action"),
    })
}

fn draw(app: &App, signed: &Signed, wish: &Wish, outcome: Outcome, batch: &str, back: String) -> Response {
    let (words, lang) = (signed.words, signed.lang);
    let counted = |key: &str, count: usize| (count > 0).then(|| words.with(key, "count", count as i64));
    let title = words.get(&format!("bulk-{}", wish.word())).into_owned();
    let page = BulkPage {
        page: Frame::new(app, signed, "items", title, "/studio/items"),
        done: words.with("bulk-done", "count", outcome.done as i64),
        drafted: counted("bulk-drafted", outcome.drafted),
        same: counted("bulk-same", outcome.same),
        refused_count: row::number(lang, outcome.refused.len()),
        refused: outcome
            .refused
            .into_iter()
            .map(|(id, name, why)| Refused { url: format!("/studio/items/{id}"), name, why: said(words, &why) })
            .collect(),
        batch: (outcome.done + outcome.drafted > 0).then(|| batch.to_owned()),
        back,
    };
    render(&page, lang, StatusCode::OK)
}

fn said(words: Words, why: &Why) -> String {
    match why {
        Why::NotAllowed => words.get("bulk-why-not-allowed").into_owned(),
        Why::Writing => words.get("bulk-why-writing").into_owned(),
        Why::OtherKind => words.get("bulk-why-other-kind").into_owned(),
        Why::Problems(problems) => {
            let said: Vec<String> = problems.iter().take(3).map(|problem| words.problem(problem)).collect();
            said.join(" ")
        }
    }
}
