//! Brings away the letters that wait, and tries again those that nobody took: sooner at first, for two days.

use std::time::Duration;

use jiff::SignedDuration;
use tokio_util::sync::CancellationToken;

use crate::app::Shared;

/// How often it looks without a nudge.
const POLL: Duration = Duration::from_secs(30);
/// Letters in one go.
const BATCH: u32 = 20;
/// After so many tries a letter is given up: the waits between them come to two days.
const MOST_TRIES: i64 = 12;

/// Runs until stopped. Without a way out it has nothing to do.
pub async fn run(app: Shared, stop: CancellationToken) {
    if app.post.is_none() {
        return;
    }
    loop {
        if let Err(error) = bring_away(&app).await {
            tracing::error!(error = format!("{error:#}"), "cannot look for letters");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.posted.notified() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

async fn bring_away(app: &Shared) -> anyhow::Result<()> {
    let Some(post) = &app.post else { return Ok(()) };
    let now = app.now();
    for letter in app.store.letters_due(now, BATCH).await? {
        match post.send(&letter.mail, &letter.subject, &letter.body).await {
            Ok(()) => app.store.letter_done(&letter.id).await?,
            Err(error) if letter.tries + 1 >= MOST_TRIES => {
                tracing::error!(to = letter.mail, error = format!("{error:#}"), "a letter is given up");
                app.store.letter_done(&letter.id).await?;
            }
            Err(error) => {
                let trouble = format!("{error:#}");
                tracing::warn!(to = letter.mail, error = trouble, "a letter was not taken and is tried again");
                let minutes = 2i64.pow(u32::try_from(letter.tries).unwrap_or_default().min(10));
                app.store.letter_failed(&letter.id, &trouble, now + SignedDuration::from_mins(minutes)).await?;
            }
        }
    }
    Ok(())
}
