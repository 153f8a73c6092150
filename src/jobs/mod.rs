//! What runs behind the pages. Each job is named by what it looks at again, reads the present state and may run twice.

pub mod demand;
pub mod indexer;
pub mod letters;
pub mod links;
pub mod pictures;
pub mod plans;
pub mod reminders;
pub mod schedules;
pub mod unused;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::app::Shared;

/// Starts all jobs; they end when `stop` is cancelled.
pub fn start(app: &Shared, stop: &CancellationToken, behind: &mut JoinSet<()>) {
    behind.spawn(indexer::run(app.clone(), stop.clone()));
    behind.spawn(letters::run(app.clone(), stop.clone()));
    behind.spawn(indexer::run_for_writers(app.clone(), stop.clone()));
    behind.spawn(plans::run(app.clone(), stop.clone()));
    behind.spawn(demand::run(app.clone(), stop.clone()));
    behind.spawn(reminders::run(app.clone(), stop.clone()));
    behind.spawn(links::run(app.clone(), stop.clone()));
    behind.spawn(pictures::run(app.clone(), stop.clone()));
    behind.spawn(schedules::run(app.clone(), stop.clone()));
    behind.spawn(unused::run(app.clone(), stop.clone()));
}
