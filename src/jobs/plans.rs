//! Does what is planned when its time has come: publishes work copies, takes items out of sight.
//!
//! It looks at the list of plans, not at what woke it: after a restart it carries out what fell due meanwhile. A plan
//! goes off the list in the same transaction that does what it says, so doing it twice is harmless.

use std::time::Duration;

use model::{Action, Kind, Status};
use store::{Deed, NewRemark, PlanAction, Planned, WorkState};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Shared};
use crate::publish::{NotPublished, publish, withdraw};
use crate::words::Words;

/// Longest sleep: a clock that was set anew is noticed.
const LOOK_AT_LEAST: Duration = Duration::from_secs(30);

/// Runs until stopped.
pub async fn run(app: Shared, stop: CancellationToken) {
    loop {
        let sleep = match carry_out_due(&app).await {
            Ok(until_next) => until_next.min(LOOK_AT_LEAST),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "cannot carry out what is planned");
                LOOK_AT_LEAST
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(sleep) => {}
            () = app.planned.notified() => {}
        }
    }
}

/// Carries out all that is due. Gives the time until the next is.
async fn carry_out_due(app: &App) -> anyhow::Result<Duration> {
    while let Some(plan) = app.store.next_plan().await? {
        let now = app.now();
        if plan.due > now {
            return Ok(plan.due.duration_since(now).unsigned_abs());
        }
        carry_out(app, &plan).await?;
    }
    Ok(LOOK_AT_LEAST)
}

async fn carry_out(app: &App, plan: &Planned) -> anyhow::Result<()> {
    let planner = app.store.person(&plan.author).await?.filter(|person| person.disabled_at.is_none());
    let words = Words::of(planner.as_ref().map_or(model::Lang::FA, |person| person.lang));
    let work = app.store.work(&plan.id).await?.filter(|work| work.state != WorkState::Dropped);
    let kept = app.store.item(&plan.id).await?;
    let about = kept.as_ref().map(|kept| (kept.item.kind(), kept.item.owner.clone()));
    let about = about.or_else(|| work.as_ref().map(|work| (work.kind, work.owner.clone())));
    let (kind, owner): (Option<Kind>, _) = about.map_or((None, None), |(kind, owner)| (Some(kind), owner));
    let deed = |action: &str| Deed {
        at: app.now(),
        person: Some(plan.author.clone()),
        organisation: owner.clone(),
        address: None,
        action: action.to_owned(),
        subject: Some(plan.id.to_string()),
        detail: format!("planned for {}", plan.due),
    };
    let may = planner.is_some_and(|person| person.standing.may(Action::Publish, kind, owner.as_ref()));
    let remarks = if may {
        match (plan.action, work, kept) {
            (PlanAction::Publish, Some(work), _) => {
                match publish(app, &work, &plan.author, &deed("publish")).await {
                    Ok(()) => return Ok(()),
                    // Somebody saved at this very moment: the next look publishes what they saved.
                    Err(NotPublished::Moved(_)) => return Ok(()),
                    Err(NotPublished::Stale) => vec![remark(words, "", "form-plan-stale")],
                    Err(NotPublished::Problems(problems)) => problems
                        .iter()
                        .map(|problem| NewRemark { field: problem.field.clone(), words: words.problem(problem) })
                        .collect(),
                    Err(NotPublished::Failed(error)) => return Err(error),
                }
            }
            (PlanAction::Withdraw, _, Some(kept)) if kept.item.status == Status::Published => {
                withdraw(app, kept, &plan.author, &deed("withdraw")).await?;
                return Ok(());
            }
            // It has happened already, by hand.
            _ => return Ok(app.store.unplan(&plan.id, plan.action, &deed("plan-void")).await?),
        }
    } else {
        vec![remark(words, "", "form-plan-not-allowed")]
    };
    tracing::warn!(item = %plan.id, action = plan.action.as_str(), "a plan could not be carried out");
    Ok(app.store.give_up_plan(plan, &remarks, &deed("plan-failed")).await?)
}

fn remark(words: Words, field: &str, key: &str) -> NewRemark {
    NewRemark { field: field.to_owned(), words: words.get(key).into_owned() }
}
