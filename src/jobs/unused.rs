//! Lets photographs go that were sent in and never used: after a month they are taken away with their files.

use std::time::Duration;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use media::Format;
use tokio_util::sync::CancellationToken;

use crate::app::{App, Shared};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(6 * 3600);
/// How long a picture may lie unused.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Pictures let go in one look: to find out whether anything names one means reading what is kept.
const MOST: u32 = 100;

/// Runs until stopped.
pub async fn run(app: Shared, stop: CancellationToken) {
    loop {
        match sweep(&app, app.now() - PATIENCE).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "let go of pictures that nobody used"),
            Err(error) => tracing::error!(error = format!("{error:#}"), "cannot let go of pictures that nobody uses"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Lets go of what was brought before this moment and is not used. Gives how many these were.
async fn sweep(app: &App, before: Timestamp) -> anyhow::Result<usize> {
    let mut count = 0;
    for picture in app.store.pictures_unused(before, MOST).await? {
        let id = &picture.file.id;
        let format = Format::from_media_type(&picture.file.media_type).context("a picture of an unknown media type")?;
        if app.store.forget_picture(id, before, app.gallery.let_go(id, format)).await? {
            count += 1;
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use media::Variant;
    use media::files::Name;
    use model::{Id, PictureId};
    use store::{Change, Expected, NewPicture, Upload};

    use super::*;
    use crate::commands::serve::open;
    use crate::config::Config;

    /// Brings a picture at this moment, with its files.
    async fn brought(app: &App, bytes: &[u8], at: Timestamp) -> PictureId {
        let id = media::name_of(bytes);
        let media_type = Format::Jpeg.media_type().to_owned();
        let new = NewPicture { id: id.clone(), media_type, bytes: 1, width: 400, height: 300, position: None };
        let owner = Id::parse("organisation:council").expect("an id");
        let upload = Upload { owner, uploaded_by: "p".to_owned(), uploaded_at: at, file_name: "a.jpg".to_owned() };
        for name in [Name::original(&id, Format::Jpeg), Name::variant(&id, Variant::Width(320))] {
            app.gallery.files.put(&name, bytes).expect("kept");
        }
        app.store.add_picture(&new, &upload).await.expect("known");
        app.store.picture_is_ready(&id, "00").await.expect("ready");
        id
    }

    async fn save(app: &App, item: &serde_json::Value) {
        let item = model::written::read(&item.to_string()).expect("an item");
        let change = Change { item, expected: Expected::Any, author: "p".to_owned(), at: app.now() };
        app.store.save(change).await.expect("saved");
    }

    #[tokio::test]
    async fn after_a_month_an_unused_picture_is_gone_with_its_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config { data: folder.path().to_owned(), without_starter: true, ..Config::default() };
        let app = open(config).await.expect("a service");
        let place = |id: &str, kind: &str, category: &str| {
            serde_json::json!({
                "format": 1, "id": id, "kind": kind, "slug": "council", "category": category,
                "name": {"en": "Council"}, "point": {"lon": 49.59, "lat": 37.28}, "sources": [{"title": "Own"}],
            })
        };
        let mut council = place("organisation:council", "organisation", "organisation");
        council["organisation"] = serde_json::json!({"type": "council"});
        save(&app, &council).await;
        let long_ago = app.now() - PATIENCE - SignedDuration::from_mins(1);
        let unused = brought(&app, b"unused", long_ago).await;
        let shown = brought(&app, b"shown", long_ago).await;
        let lately = brought(&app, b"lately", app.now() - PATIENCE + SignedDuration::from_mins(1)).await;
        let mut house = place("place:house", "place", "castle");
        house["pictures"] = serde_json::json!([{"file": format!("picture:{shown}"), "credit": "A", "licence": "CC0-1.0", "decorative": true}]);
        save(&app, &house).await;
        app.gallery.refresh(&app.store).await.expect("read");

        assert_eq!(sweep(&app, app.now() - PATIENCE).await.expect("swept"), 1);
        for (id, is_there) in [(&unused, false), (&shown, true), (&lately, true)] {
            assert_eq!(app.store.picture(id).await.expect("an answer").is_some(), is_there);
            assert_eq!(app.gallery.get(id).is_some(), is_there);
            for name in [Name::original(id, Format::Jpeg), Name::variant(id, Variant::Width(320))] {
                assert_eq!(app.gallery.files.exists(&name).expect("an answer"), is_there, "{name:?}");
            }
        }
        assert_eq!(sweep(&app, app.now() - PATIENCE).await.expect("swept"), 0);
    }
}
