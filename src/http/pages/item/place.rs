//! The page of a place.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use index::Query;
use model::item::{Detail, Relation};
use model::place::{Ability, Place};
use model::{Kind, Status};

use super::Subject;
use super::around;
use super::facts::{Facts, Piece, Wording};
use super::hours::{self, Week};
use super::listed;
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::{self, Picture};
use crate::http::pages::{Page, render};

/// Places of the same category that a page names.
const ALIKE: usize = 4;

#[derive(Template)]
#[template(path = "item-place.html")]
struct PlacePage<'a> {
    page: Page<'a>,
    view: View,
    hours: Option<Week>,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Place(place) = &subject.item.detail else { return Err(Error::NotFound("error-no-item", None)) };
    let timezone = subject.around.timezone(subject.item);
    let hours = place
        .opening_hours
        .as_deref()
        .and_then(|rule| hours::week(rule, &subject.item.country, &timezone, subject.lang, subject.now));
    let mut view = View::of(subject).await?;
    view.facts = facts(subject, place);
    let local = figures::local(subject.now, &timezone).datetime();
    view.open =
        place.opening_hours.as_deref().and_then(|rule| entry::open(rule, &subject.item.country, local, subject.lang));
    view.groups = groups(subject, &view).await?;
    let page = PlacePage { page: subject.frame("find"), view, hours };
    Ok(render(&page, subject.lang, StatusCode::OK))
}

fn facts(subject: &Subject<'_>, place: &Place) -> Vec<super::facts::Fact> {
    let (lang, words) = (subject.lang, subject.words);
    let mut facts = Facts::new(subject);
    facts.texts("place-address", &place.address);
    facts.texts("place-period", &place.period);
    if let Some(unesco) = &place.unesco {
        let text = words.with("place-unesco-year", "year", figures::digits(lang, &unesco.year.to_string()));
        facts.row(
            "place-unesco",
            vec![Piece::away(Wording::own(text), &format!("https://whc.unesco.org/en/list/{}", unesco.id))],
        );
    }
    if let Some(protection) = &place.protection {
        let mut pieces = vec![Piece::text(Wording::own(words.get(&format!("place-protection-{}", protection.status))))];
        // The name of a register is kept as its keepers write it.
        pieces.extend(
            protection.register.as_deref().map(|register| Piece::text(Wording::new(model::Lang::EN, register, lang))),
        );
        pieces.extend(protection.number.as_deref().map(|number| {
            Piece::text(Wording::own(words.with("place-protection-number", "number", figures::digits(lang, number))))
        }));
        pieces.extend(protection.year.map(|year| {
            Piece::text(Wording::own(words.with(
                "place-protection-year",
                "year",
                figures::digits(lang, &year.to_string()),
            )))
        }));
        facts.row("place-protection", pieces);
    }
    if let Some(fee) = &place.fee {
        let free = words.get(if fee.free { "place-fee-free" } else { "place-fee-paid" }).into_owned();
        let note = Wording::best(&fee.note, lang).map(Piece::text);
        facts.row("place-fee", [Piece::text(Wording::own(free))].into_iter().chain(note).collect());
    }
    let access = &place.access;
    for (key, ability) in [
        ("place-wheelchair", access.wheelchair),
        ("place-blind", access.blind),
        ("place-deaf", access.deaf),
        ("place-toilet", access.toilet),
    ] {
        if let Some(ability) = ability {
            facts.words(key, words.get(ability_key(ability)));
        }
    }
    facts.texts("place-access-note", &access.note);
    facts.reach(&place.phone, place.email.as_deref(), place.website.as_deref());
    let booking = place.booking_url.as_deref().map(|url| Piece::away(Wording::own(words.get("place-book")), url));
    facts.row("place-booking", booking.into_iter().collect());
    facts.rows
}

fn ability_key(ability: Ability) -> &'static str {
    match ability {
        Ability::Yes => "place-ability-yes",
        Ability::Limited => "place-ability-limited",
        Ability::No => "place-ability-no",
    }
}

async fn groups(subject: &Subject<'_>, view: &View) -> Result<Vec<Group>, Error> {
    let words = subject.words;
    let mut groups = Vec::new();
    let events = listed::soonest(subject, subject.around.by(Relation::Venue));
    let all = (words.get("item-all-events").into_owned(), format!("/{}/events", subject.lang));
    groups.push(Group {
        heading: words.get("place-events").into_owned(),
        more: Some(all),
        entries: events,
        small: false,
    });
    let near = match subject.around.point() {
        Some(point) => around::near(subject.app, subject.lang, subject.now, point, &[&subject.item.id]).await?,
        None => Vec::new(),
    };
    let more = view.place.as_ref().map(|place| (words.get("item-near-all").into_owned(), place.near_url.clone()));
    let entries = listed::hits(subject.app, subject.lang, subject.now, &near);
    groups.push(Group { heading: words.get("item-near").into_owned(), more, entries, small: true });
    for (relation, key) in [(Relation::Stop, "place-routes"), (Relation::Subject, "place-opportunities")] {
        let entries = subject.around.by(relation).map(|item| listed::item(subject, item)).collect();
        groups.push(Group { heading: words.get(key).into_owned(), more: None, entries, small: true });
    }
    groups.push(alike(subject, &near).await?);
    groups.retain(|group| !group.entries.is_empty());
    Ok(groups)
}

/// Best-known places of the same category in the province, without those already named.
async fn alike(subject: &Subject<'_>, near: &[index::Hit]) -> Result<Group, Error> {
    let item = subject.item;
    let category = item.category();
    let query = Query {
        lang: subject.lang,
        now: subject.now,
        kinds: vec![Kind::Place],
        categories: vec![item.category.clone()],
        provinces: item.province.iter().cloned().collect(),
        limit: ALIKE + near.len() + 1,
        ..Query::default()
    };
    let mut hits = around::search(subject.app, query).await?.hits;
    hits.retain(|hit| hit.id != item.id && near.iter().all(|other| other.id != hit.id));
    hits.truncate(ALIKE);
    let name = category.map_or("", |category| category.name(subject.lang));
    debug_assert!(item.status == Status::Published, "only what is published has a page");
    Ok(Group {
        heading: subject.words.with("place-alike", "category", name),
        more: category.map(|category| {
            (
                subject.words.with("item-all-of", "category", name),
                format!("/{}/category/{}", subject.lang, category.slug),
            )
        }),
        entries: listed::hits(subject.app, subject.lang, subject.now, &hits),
        small: true,
    })
}
