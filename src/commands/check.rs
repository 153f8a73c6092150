//! `gardesh check`: looks for faults in the store, and whether the index agrees with it.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use model::Status;
use store::Store;

use crate::config::Config;

/// Prints every fault on a line; fails when there is one.
///
/// # Errors
/// When the store or the index cannot be opened at all.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    let faults = store.check().await.context("cannot read the store")?;
    let mut out = std::io::stdout().lock();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    let counts = store.counts().await?;
    let published: i64 = counts.iter().filter(|(_, status, _)| *status == Status::Published).map(|(_, _, n)| n).sum();
    let waiting = store.todo_len(crate::jobs::indexer::READER).await?;
    let (index, state) = index::Index::open(&config.index_dir()).context("cannot open the index")?;
    let mut wrong = faults.len();
    match state {
        index::State::NeedsRebuild(why) => {
            writeln!(out, "index: needs to be rebuilt: {why} (gardesh reindex, or the next start does it)")?;
            wrong += 1;
        }
        index::State::Ready if waiting == 0 && index.len() != published.unsigned_abs() => {
            writeln!(out, "index: holds {} items, the store has {published} published (gardesh reindex)", index.len())?;
            wrong += 1;
        }
        index::State::Ready => {}
    }
    for (kind, status, count) in counts {
        writeln!(out, "{kind} {} {count}", status.as_str())?;
    }
    writeln!(out, "{waiting} waiting for the index; {wrong} faults")?;
    store.close().await;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
