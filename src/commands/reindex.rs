//! `gardesh reindex`: the index anew from the store.

use anyhow::Context;
use store::Store;

use crate::config::Config;
use crate::jobs::indexer::{Audience, Indexer};

/// Rebuilds beside the old index and swaps.
///
/// # Errors
/// When the store cannot be read, or another process holds the index.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    let (index, _) = index::Index::open(&config.index_dir()).context("cannot open the index")?;
    let indexer = Indexer::new(store.clone(), index, Audience::Visitors);
    let count = indexer.rebuild(true).await?;
    store.close().await;
    tracing::info!(items = count, "index rebuilt");
    Ok(())
}
