//! Once a day: looks again at everything that has dates, so that the index always holds the next 400 days of them.

use std::time::Duration;

use model::category::Kind;
use tokio_util::sync::CancellationToken;

use super::indexer::{Audience, Indexer};
use crate::app::Shared;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Kinds whose entries in the index depend on the day.
pub const DATED: [Kind; 3] = [Kind::Event, Kind::Programme, Kind::Opportunity];

/// Runs until stopped.
pub async fn run(app: Shared, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(DAY) => {}
        }
        let indexer = Indexer::new(app.store.clone(), app.index.clone(), Audience::Visitors);
        for kind in DATED {
            if let Err(error) = indexer.look_again(kind).await {
                tracing::error!(%kind, error = format!("{error:#}"), "cannot bring the dates forward");
            }
        }
    }
}
