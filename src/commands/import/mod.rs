//! `gardesh import`: adds or updates items by id from CSV, JSON Lines or GeoJSON.
//!
//! A row takes the same road as a form: draft, check, save. Good rows are kept in chunks, each one transaction, so that
//! a stop at any moment leaves whole chunks, and doing it again brings the same result.

mod csv;
mod geojson;
mod regions;

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use model::category::Kind;
use model::problem::{Code, Problem, Problems};
use model::{Draft, Id, Item, Lang};
use store::{Change, Expected, Refusal, Saved, Store, Written};
use tokio::task::JoinHandle;

use super::progress;
use crate::config::Config;
use crate::intake;
use crate::jobs::indexer::Indexer;
use crate::words::Words;

pub use regions::Regions;

/// Arguments of `gardesh import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// How the file is written
    #[arg(value_enum)]
    format: Format,
    /// The file
    file: PathBuf,
    /// Check every row and say what would be done, without doing it
    #[arg(long)]
    dry_run: bool,
    /// Slug or id of the organisation that owns the items
    #[arg(long, value_name = "SLUG")]
    owner: Option<String>,
}

/// Formats that can be read.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Format {
    /// Comma-separated values with a header line
    Csv,
    /// One written item a line
    Jsonl,
    /// A FeatureCollection whose properties are the columns of the CSV form
    Geojson,
    /// An extract of OpenStreetMap, .osm or .osm.pbf
    Osm,
}

/// Rows saved in one transaction.
const CHUNK: usize = 1000;

/// One row of a file: its number (from 1, header not counted as a row but as a line) and what it says.
pub(crate) struct Row {
    pub(crate) number: u64,
    pub(crate) draft: Result<Draft, Problems>,
}

/// What came of an import.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// New items.
    pub created: u64,
    /// Changed items.
    pub updated: u64,
    /// Items that were the same already.
    pub unchanged: u64,
    /// Rows refused.
    pub refused: u64,
    /// Rows kept with a remark.
    pub warned: u64,
}

impl Outcome {
    /// Success only when no row was refused.
    pub fn exit_code(&self) -> ExitCode {
        if self.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Reads a file into the store and brings the index up to date.
///
/// # Errors
/// When the file cannot be read at all, its header is wrong, or the store fails. Refused rows are no error here: they
/// are reported one by one and counted.
pub async fn run(config: &Config, arguments: Arguments) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(&config.data).with_context(|| format!("cannot create {}", config.data.display()))?;
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    let regions = Regions::load(&store).await?;
    let owner = match &arguments.owner {
        Some(word) => Some(organisation(&store, word).await?),
        None => None,
    };
    let mut intake = Intake::new(&store, regions, "import", owner, arguments.dry_run);
    let size = std::fs::metadata(&arguments.file).map(|meta| meta.len()).unwrap_or_default();
    let bar = progress::bar(size, "reading");
    let path = arguments.file.as_path();
    match arguments.format {
        Format::Csv => {
            let mut rows = csv::Rows::open(path)?;
            while let Some(row) = rows.next_row() {
                bar.set_position(rows.position());
                intake.take(row).await?;
            }
        }
        Format::Jsonl => {
            for row in in_order_of_kinds(jsonl(path)?) {
                intake.take(row).await?;
            }
        }
        Format::Geojson => {
            for row in geojson::rows(path)? {
                intake.take(row).await?;
            }
        }
        Format::Osm => {
            for row in extract(path)? {
                intake.take(row).await?;
            }
        }
    }
    let outcome = intake.finish().await?;
    bar.finish_and_clear();
    if !arguments.dry_run {
        Indexer::bring_up_to_date(config, &store).await?;
    }
    store.close().await;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{}{} added, {} updated, {} unchanged, {} refused, {} with remarks",
        if arguments.dry_run { "dry run: " } else { "" },
        outcome.created,
        outcome.updated,
        outcome.unchanged,
        outcome.refused,
        outcome.warned
    )?;
    Ok(outcome)
}

async fn organisation(store: &Store, word: &str) -> anyhow::Result<Id> {
    let all = store.named(Kind::Organisation).await?;
    let found = all.into_iter().find(|(id, kept)| id.as_str() == word || kept.item.slug == word);
    found
        .map(|(id, _)| id)
        .with_context(|| format!("no organisation {word:?}; see `gardesh export jsonl --kind organisation`"))
}

fn extract(path: &Path) -> anyhow::Result<Vec<Row>> {
    let is_packed = path.extension().is_some_and(|ending| ending == "pbf");
    let format = if is_packed { intake::Format::Pbf } else { intake::Format::Osm };
    let table = intake::read(path, format).with_context(|| format!("cannot read {}", path.display()))?;
    let columns: Vec<Option<(&'static str, Option<Lang>)>> =
        table.header.iter().map(|name| intake::columns::known(name)).collect();
    let row = |(number, cells): (u64, &Vec<String>)| {
        let tags: Vec<Option<String>> =
            columns.iter().map(|column| column.and_then(|(_, lang)| lang).map(|lang| lang.to_string())).collect();
        let told = columns.iter().zip(&tags).zip(cells);
        let told =
            told.filter_map(|((column, tag), cell)| column.map(|(base, _)| (base, tag.as_deref(), cell.as_str())));
        Row { number, draft: Ok(intake::columns::draft(told)) }
    };
    Ok((table.first..).zip(&table.rows).map(row).collect())
}

fn jsonl(path: &Path) -> anyhow::Result<Vec<Row>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut rows = Vec::new();
    for (i, line) in BufReader::new(file).split(b'\n').enumerate() {
        let line = line.with_context(|| format!("cannot read {}", path.display()))?;
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let draft = match std::str::from_utf8(line) {
            Ok(text) => Draft::parse(text),
            Err(error) => Err(vec![Problem {
                field: String::new(),
                code: Code::NotJson,
                values: vec![("reason", error.to_string())],
            }]),
        };
        rows.push(Row { number: i as u64 + 1, draft });
    }
    Ok(rows)
}

/// Links point only at kinds before, so rows in the order of kinds never point at what is not there yet.
fn in_order_of_kinds(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| {
        let kind = row.draft.as_ref().ok().and_then(|draft| draft.0.get("kind")?.as_str().and_then(Kind::from_slug));
        kind.map_or(usize::MAX, |kind| kind as usize)
    });
    rows
}

/// The numbers of rows, and what comes of saving them.
type Saving = (Vec<u64>, JoinHandle<Result<Vec<Result<Saved, Refusal>>, store::Error>>);

/// Takes rows one by one, saves them in chunks and reports what is refused.
pub struct Intake<'a> {
    store: &'a Store,
    regions: Regions,
    author: &'static str,
    owner: Option<Id>,
    dry_run: bool,
    waiting: Vec<(u64, Item)>,
    /// The chunk before, kept while the rows of the next are read.
    saving: Option<Saving>,
    outcome: Outcome,
    remarked: HashSet<String>,
    words: Words,
}

impl<'a> Intake<'a> {
    /// An intake into a store; `author` stands in the revisions.
    pub fn new(
        store: &'a Store,
        regions: Regions,
        author: &'static str,
        owner: Option<Id>,
        dry_run: bool,
    ) -> Intake<'a> {
        let tag = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).unwrap_or_default();
        let lang = tag.get(..2).and_then(Lang::parse).unwrap_or(Lang::EN);
        Intake {
            store,
            regions,
            author,
            owner,
            dry_run,
            waiting: Vec::with_capacity(CHUNK),
            saving: None,
            outcome: Outcome::default(),
            remarked: HashSet::new(),
            words: Words::of(lang),
        }
    }

    pub(crate) async fn take(&mut self, row: Row) -> anyhow::Result<()> {
        let checked = row.draft.and_then(|mut draft| {
            let warnings = self.regions.resolve(&mut draft);
            if let Some(owner) = &self.owner {
                draft.0.entry("owner").or_insert_with(|| owner.as_str().into());
            }
            draft.check().map(|item| (item, warnings))
        });
        match checked {
            Ok((item, warnings)) => {
                if !warnings.is_empty() {
                    self.outcome.warned += 1;
                    // A name that is not known is said once; a thousand rows of one town are one remark.
                    let new: Vec<Problem> =
                        warnings.into_iter().filter(|warning| self.remarked.insert(warning.to_string())).collect();
                    self.report(row.number, "remark", &new);
                }
                self.keep(row.number, item).await
            }
            Err(problems) => {
                self.outcome.refused += 1;
                self.report(row.number, "refused", &problems);
                Ok(())
            }
        }
    }

    /// Takes an item that is checked already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&mut self, number: u64, item: Item) -> anyhow::Result<()> {
        self.waiting.push((number, item));
        if self.waiting.len() >= CHUNK { self.save().await } else { Ok(()) }
    }

    /// Saves what still waits and says what came of it all.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn finish(mut self) -> anyhow::Result<Outcome> {
        self.save().await?;
        self.settle().await?;
        Ok(self.outcome)
    }

    async fn save(&mut self) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        // The same id twice in one chunk: the later row wins, as it would in two chunks.
        let mut chunks: Vec<BTreeMap<Id, (u64, Item)>> = vec![BTreeMap::new()];
        for (number, item) in waiting {
            if chunks.last().is_some_and(|chunk| chunk.contains_key(&item.id)) {
                chunks.push(BTreeMap::new());
            }
            if let Some(chunk) = chunks.last_mut() {
                chunk.insert(item.id.clone(), (number, item));
            }
        }
        for chunk in chunks {
            self.save_chunk(chunk).await?;
        }
        Ok(())
    }

    async fn save_chunk(&mut self, chunk: BTreeMap<Id, (u64, Item)>) -> anyhow::Result<()> {
        let at = crate::app::now();
        // Within a chunk too, what is pointed at goes first.
        let mut rows: Vec<(u64, Item)> = chunk.into_values().collect();
        rows.sort_by_key(|(number, item)| (item.kind(), *number));
        let numbers: Vec<u64> = rows.iter().map(|(number, _)| *number).collect();
        let changes: Vec<Change> = rows
            .into_iter()
            .map(|(_, item)| Change { item, expected: Expected::Any, author: self.author.to_owned(), at })
            .collect();
        // The chunk before is still being saved while this one is written out.
        let written = Written::from(changes);
        self.settle().await?;
        let (store, dry_run) = (self.store.clone(), self.dry_run);
        let saving = tokio::spawn(async move {
            if dry_run { store.try_many(written).await } else { store.save_many(written).await }
        });
        self.saving = Some((numbers, saving));
        Ok(())
    }

    /// Waits for the chunk that is being saved and counts what came of it.
    async fn settle(&mut self) -> anyhow::Result<()> {
        let Some((numbers, saving)) = self.saving.take() else { return Ok(()) };
        let results = saving.await.context("saving stopped")?.context("cannot save the rows")?;
        for (number, result) in numbers.into_iter().zip(results) {
            match result {
                Ok(Saved::Created(_)) => self.outcome.created += 1,
                Ok(Saved::Updated(_)) => self.outcome.updated += 1,
                Ok(Saved::Unchanged(_)) => self.outcome.unchanged += 1,
                Err(refusal) => {
                    self.outcome.refused += 1;
                    self.report(number, "refused", &[refusal.problem()]);
                }
            }
        }
        Ok(())
    }

    /// One line a problem on standard error: row, field, why.
    fn report(&self, number: u64, verdict: &str, problems: &[Problem]) {
        let mut err = std::io::stderr().lock();
        for problem in problems {
            let why = crate::http::error::worded(self.words, problem);
            let field = if problem.field.is_empty() { "-" } else { &problem.field };
            // A report that nobody can read any more is no reason to lose the rows.
            let _ = writeln!(err, "row {number}\t{verdict}\t{field}\t{why}");
        }
    }
}
