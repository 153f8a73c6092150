//! `gardesh serve`: opens everything, fills a new store, listens, and stops in good order.

use std::net::SocketAddr;

use anyhow::Context;
use index::Index;
use store::Store;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::import::{Intake, Regions};
use crate::accounts::invitation;
use crate::app::{App, Shared};
use crate::basemap::Basemap;
use crate::config::Config;
use crate::http::assets::Assets;
use crate::jobs;
use crate::jobs::indexer::{Audience, Indexer};
use crate::mail::Post;
use crate::starter;

/// The mark in the store that says that the starter collection was put in.
const STARTER_MARK: &str = "starter";
/// The mark that says that putting it in was begun.
const STARTER_BEGUN: &str = "starter-begun";

/// Serves until a signal comes, then finishes what is under way.
///
/// # Errors
/// When something it needs cannot be opened; the message says what and why.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let metrics = crate::http::metrics::install();
    let app = open(config).await?;
    let listener =
        TcpListener::bind(app.config.bind).await.with_context(|| format!("cannot listen on {}", app.config.bind))?;
    let address = listener.local_addr()?;
    let stop = CancellationToken::new();
    let mut behind = JoinSet::new();
    jobs::start(&app, &stop, &mut behind);
    if let Some(metrics) = metrics.clone() {
        behind.spawn(crate::http::metrics::sum_up(metrics, stop.clone()));
    }
    if let Some(bind) = app.config.metrics_bind {
        let listener = TcpListener::bind(bind).await.with_context(|| format!("cannot listen on {bind} for metrics"))?;
        let (router, stop) = (crate::http::metrics::router(metrics), stop.clone());
        behind.spawn(async move {
            let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned()).await;
            if let Err(error) = served {
                tracing::error!(%error, "metrics stopped");
            }
        });
    }
    let signalled = stop.clone();
    tokio::spawn(async move {
        wait_for_signal().await;
        tracing::info!("stopping: finishing what is under way");
        signalled.cancel();
    });
    if let Some(path) = invitation::first(&app.store, app.now()).await? {
        tracing::info!(
            "nobody looks after this installation yet; whoever opens this once becomes its administrator (for a day): {}{path}",
            app.public_url()
        );
    }
    tracing::info!("listening on http://{address}/");
    let router = crate::http::router(app.clone());
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned()).await?;
    stop.cancel();
    while behind.join_next().await.is_some() {}
    app.store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Opens the store, the index and the base map, and puts the starter collection into a new store.
///
/// # Errors
/// When one of them cannot be opened.
pub async fn open(config: Config) -> anyhow::Result<Shared> {
    std::fs::create_dir_all(&config.data).with_context(|| format!("cannot create {}", config.data.display()))?;
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    if !config.without_starter {
        fill(&store, config.without_samples).await?;
    }
    // Side by side: great ones take a second each.
    let writing_dir = config.writing_dir();
    let writing = tokio::task::spawn_blocking(move || Index::open(&writing_dir));
    let (index, state) = Index::open(&config.index_dir()).context("cannot open the index")?;
    let writing = writing.await?.context("cannot open the index of the studio")?;
    let basemap = Basemap::open(config.basemap.as_deref()).await?;
    let post = Post::open(&config)?;
    let app = App::new(config, store, index, writing, basemap, Assets::load()?, post);
    app.set_regions(Regions::load(&app.store).await?);
    app.gallery.refresh(&app.store).await?;
    Indexer::new(app.store.clone(), app.index.clone(), Audience::Visitors).prepare(&app, state).await?;
    Ok(app)
}

/// Puts the starter collection into a store that never had it and holds nothing else.
async fn fill(store: &Store, without_samples: bool) -> anyhow::Result<()> {
    if store.mark(STARTER_MARK).await?.is_some() {
        return Ok(());
    }
    // A start that was cut short left part of the collection: it is written again, by id. Anything an operator
    // imported before the first start means that the store is wanted without it.
    let begun = store.mark(STARTER_BEGUN).await?.is_some();
    if begun || store.page(None, 1).await?.is_empty() {
        store.set_mark(STARTER_BEGUN, "yes").await?;
        let items = starter::items(without_samples).map_err(|(file, problems)| {
            anyhow::anyhow!(
                "the starter file {file} is not valid: {}",
                problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            )
        })?;
        let count = items.len() as u64;
        let bar = super::progress::bar(count, "starter");
        let mut intake = Intake::new(store, Regions::load(store).await?, "starter", None, false);
        for (number, item) in (1..).zip(items) {
            bar.inc(1);
            intake.keep(number, item).await?;
        }
        let outcome = intake.finish().await?;
        bar.finish_and_clear();
        if outcome.refused > 0 {
            anyhow::bail!("{} items of the starter collection were refused", outcome.refused);
        }
        tracing::info!(items = count, "starter collection stored");
    }
    store.set_mark(STARTER_MARK, "loaded").await?;
    Ok(())
}

async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
