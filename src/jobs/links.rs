//! Looks again at the outside addresses of what is published, where an operator wants it: a few hosts at a time, each with
//! long pauses, and every address that works once a week.
//!
//! What is known of an address lies in the store, so a restart goes on where it ended. Editors see what is broken, at their
//! desk and in the form; visitors see the address as before.

mod ask;
mod guard;
mod judge;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use futures::StreamExt;
use model::{Id, Item, Status};
use serde_json::Value;
use store::Link;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::ask::Asker;
use self::judge::{Outcome, judged};
use crate::app::{App, Shared};

/// How often it looks for addresses that are due.
const LOOK: Duration = Duration::from_secs(60);
/// How often it reads which addresses items hold.
const READ: Duration = Duration::from_secs(3600);
/// Items read at once.
const PAGE: u32 = 200;
/// Addresses asked in one round.
const ROUND: u32 = 32;
/// Addresses asked at a time; of one host only one.
const AT_ONCE: usize = 4;
/// So many addresses that all fail as if nobody were there mean that our own network is down.
const SUSPICIOUS: usize = 3;
/// How long such a round is forgotten for.
const DOWN: jiff::SignedDuration = jiff::SignedDuration::from_mins(30);

/// Runs until stopped, when the settings want it.
pub async fn run(app: Shared, stop: CancellationToken) {
    if !app.config.check_links {
        return;
    }
    let asker = match Asker::new(&app.public_url(), app.config.check_links_also.clone()) {
        Ok(asker) => asker,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "cannot look for broken links");
            return;
        }
    };
    let mut read_at: Option<Instant> = None;
    loop {
        let work = async {
            if read_at.is_none_or(|at| at.elapsed() >= READ) {
                read(&app).await?;
                read_at = Some(Instant::now());
            }
            round(&app, &asker).await
        };
        // A round may take minutes; what it has not kept when the service stops is asked again at the next start.
        let done = tokio::select! {
            () = stop.cancelled() => return,
            done = work => done,
        };
        match done {
            Ok(asked) if asked == ROUND as usize => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(error = format!("{error:#}"), "cannot look for broken links"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.links_asked.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Reads which addresses the published items hold.
async fn read(app: &App) -> anyhow::Result<()> {
    let mut after: Option<Id> = None;
    loop {
        let page = app.store.page(after.as_ref(), PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.item.id.clone());
        let held: BTreeMap<Id, BTreeSet<String>> =
            page.iter().map(|kept| (kept.item.id.clone(), held_by(&kept.item))).collect();
        app.store.set_links(&held, app.now()).await?;
    }
    Ok(app.store.forget_links().await?)
}

/// The outside addresses that visitors get from an item.
fn held_by(item: &Item) -> BTreeSet<String> {
    let doc = match model::written::to_value(item) {
        Value::Object(doc) if item.status == Status::Published => doc,
        _ => return BTreeSet::new(),
    };
    model::outside::addresses(&doc).into_iter().map(|(_, address)| address.to_owned()).collect()
}

/// Asks what is due. Gives how many there were.
async fn round(app: &App, asker: &Asker) -> anyhow::Result<usize> {
    let due = app.store.links_due(app.now(), ROUND).await?;
    let count = due.len();
    let mut answers =
        futures::stream::iter(due).map(async |link| (asker.ask(&link.address).await, link)).buffer_unordered(AT_ONCE);
    let (mut heard, mut silent) = (false, Vec::new());
    while let Some((outcome, link)) = answers.next().await {
        match outcome {
            Outcome::Fails(fault, _) if fault.may_be_ours() => silent.push((outcome, link)),
            _ => {
                heard |= matches!(outcome, Outcome::Works(_) | Outcome::Fails(..));
                keep(app, &link, &outcome).await?;
            }
        }
    }
    if !heard && silent.len() >= SUSPICIOUS {
        tracing::warn!(addresses = silent.len(), "no outside address answers: is the service's own network down?");
        for (_, link) in silent {
            app.store.keep_link(&Link { due_at: app.now() + DOWN, ..link }).await?;
        }
    } else {
        for (outcome, link) in silent {
            keep(app, &link, &outcome).await?;
        }
    }
    asker.tidy(app.now());
    Ok(count)
}

async fn keep(app: &App, link: &Link, outcome: &Outcome) -> anyhow::Result<()> {
    let now = judged(link, outcome, app.now());
    if now.broken && !link.broken {
        tracing::info!(address = now.address, fault = now.fault, "an outside address is broken");
    }
    Ok(app.store.keep_link(&now).await?)
}
