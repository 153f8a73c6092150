//! Looks again at photographs that wait, and makes what visitors get of them: one after the other, off the async threads.
//!
//! A picture that cannot be read is marked as failed, with the reason, and its original is let go. A picture that ended
//! the program goes to the end of the line at the next start, and has failed after the third time.

use std::time::Duration;

use anyhow::Context;
use media::files::Name;
use media::{Format, Refusal};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Shared};
use crate::gallery::{NotMade, Wanted};

/// How often waiting pictures are looked for without a nudge.
const POLL: Duration = Duration::from_secs(2);
/// How often a picture is begun at most.
const MOST_TRIES: i64 = 3;
/// The reason of a picture whose original is gone.
const MISSING: &str = "missing";

/// Runs until stopped: on every nudge, and every two seconds without one.
pub async fn run(app: Shared, stop: CancellationToken) {
    loop {
        match next(&app).await {
            Ok(true) if !stop.is_cancelled() => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(error = format!("{error:#}"), "cannot make pictures"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.gallery.brought.notified() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Makes the next picture that waits. Gives whether there was one.
async fn next(app: &App) -> anyhow::Result<bool> {
    app.gallery.refresh(&app.store).await?;
    let Some(picture) = app.store.picture_waiting().await? else { return Ok(false) };
    let id = &picture.file.id;
    let format = Format::from_media_type(&picture.file.media_type).context("a picture of an unknown media type")?;
    let made = if app.store.picture_is_begun(id).await? > MOST_TRIES {
        Err(Refusal::TooCostly.into())
    } else {
        app.gallery.make(id, format, Wanted::Usual).await
    };
    let reason = match made {
        Ok(thumbhash) => {
            app.store.picture_is_ready(id, &thumbhash).await?;
            app.gallery.refresh(&app.store).await?;
            return Ok(true);
        }
        Err(NotMade::Failed(error)) => return Err(error),
        Err(NotMade::Missing) => MISSING,
        Err(NotMade::Refused(refusal)) => refusal.code(),
    };
    tracing::warn!(%id, reason, "a picture cannot be read");
    app.store.picture_failed(id, reason).await?;
    let (files, name) = (app.gallery.files.clone(), Name::original(id, format));
    tokio::task::spawn_blocking(move || files.remove(&name)).await?.context("cannot take an original away")?;
    Ok(true)
}
