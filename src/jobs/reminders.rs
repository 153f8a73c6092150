//! Once a month, a letter to those who may say that facts are still true: what of their organisation was not checked for
//! long, each with a link that says so by one press, without signing in.

use std::time::Duration;

use index::{Query, Sort};
use jiff::SignedDuration;
use model::role::{Reach, reach};
use model::{Action, Id, Status};
use store::{Person, Ticket};
use tokio_util::sync::CancellationToken;

use crate::accounts::{key, letters};
use crate::app::{App, Shared};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(6 * 3600);
/// Between two letters to one person.
const BETWEEN: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long the links of a letter open something.
const LASTS: SignedDuration = SignedDuration::from_hours(24 * 40);
/// Items in one letter: more are a list in the studio.
const MOST: usize = 10;

/// Runs until stopped. Where no mail is set up it has nothing to do.
pub async fn run(app: Shared, stop: CancellationToken) {
    if app.post.is_none() {
        return;
    }
    loop {
        if let Err(error) = remind(&app).await {
            tracing::error!(error = format!("{error:#}"), "cannot remind anybody of what to check");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

async fn remind(app: &App) -> anyhow::Result<()> {
    for person in app.store.people().await?.into_iter().filter(|person| person.disabled_at.is_none()) {
        let mark = format!("reminded {}", person.id);
        let last = app.store.mark(&mark).await?.and_then(|at| at.parse().ok());
        if last.is_some_and(|last: jiff::Timestamp| last + BETWEEN > app.now()) {
            continue;
        }
        if write_to(app, &person).await? {
            app.store.set_mark(&mark, &app.now().to_string()).await?;
        }
    }
    Ok(())
}

/// Writes to somebody what waits for them. No when nothing does.
async fn write_to(app: &App, person: &Person) -> anyhow::Result<bool> {
    let may = |one: &&model::Membership| reach(one.role, Action::Confirm) != Reach::Nothing;
    let owners: Vec<Id> = person.standing.memberships.iter().filter(may).map(|one| one.organisation.clone()).collect();
    if owners.is_empty() {
        return Ok(false);
    }
    let query = Query {
        owners,
        overdue: true,
        sort: Sort::Relevance,
        limit: MOST,
        now: app.now(),
        lang: person.lang,
        ..Query::default()
    };
    let index = app.index.clone();
    let found = tokio::task::spawn_blocking(move || index.search(&query)).await??;
    let ids: Vec<Id> = found.hits.iter().map(|hit| hit.id.clone()).collect();
    let mut items = Vec::new();
    for kept in app.store.items(&ids).await? {
        let item = kept.item;
        let theirs = person.standing.may(Action::Confirm, Some(item.kind()), item.owner.as_ref());
        if item.status != Status::Published || !theirs {
            continue;
        }
        let key = key::new()?;
        let ticket = Ticket {
            key_hash: key::hash(&key),
            purpose: letters::STILL_TRUE.to_owned(),
            subject: format!("{} {}", person.id, item.id),
            payload: item.id.to_string(),
            made_by: Some(person.id.clone()),
            made_at: app.now(),
            ends_at: app.now() + LASTS,
        };
        app.store.give_ticket(&ticket, None).await?;
        items.push((item.best_name(person.lang).1.to_owned(), format!("{}/studio/still/{key}", app.public_url())));
    }
    if items.is_empty() {
        return Ok(false);
    }
    app.store.put_letter(&letters::reminder(person.lang, &person.mail, &items, app.now())?).await?;
    app.posted.notify_one();
    Ok(true)
}
