//! Every minute: writes down what was sought in vain, and forgets what is older than ninety days.

use std::time::Duration;

use jiff::Span;
use tokio_util::sync::CancellationToken;

use crate::app::{App, Shared, day};

const EVERY: Duration = Duration::from_secs(60);
const KEPT_DAYS: i64 = 90;

/// Runs until stopped, and writes a last time then.
pub async fn run(app: Shared, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
        write(&app).await;
    }
    write(&app).await;
}

async fn write(app: &App) {
    let sought = app.sought.take();
    if sought.is_empty() {
        return;
    }
    let today = day(app.now());
    let oldest = today.checked_sub(Span::new().days(KEPT_DAYS)).unwrap_or(today);
    if let Err(error) = app.store.count_demand(today, &sought, oldest).await {
        tracing::error!(error = format!("{error:#}"), "cannot write down what was sought in vain");
    }
}
