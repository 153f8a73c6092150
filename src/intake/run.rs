//! Taking a table in: every row told what it means, checked, asked whether this person may, tried, and in the end saved
//! as a part of a batch.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;
use model::problem::Problem;
use model::{Action, Draft, Id, Item, Standing, Status};
use serde_json::{Map, Value, json};
use store::{
    BatchChange, Change, Deed, Expected, Ground, Kept, NotInBatch, Refusal, Saved, Store, WorkFate, WorkSave, WorkState,
};

use super::{Table, columns};
use crate::commands::import::Regions;

/// Rows looked at in one transaction.
const CHUNK: usize = 200;
/// Most problems that are kept.
const PROBLEMS_MAX: usize = 20_000;
/// Longest value that a problem repeats, in characters.
const VALUE_MAX: usize = 120;

/// What the columns mean, and what stands in where they say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// For each column of the table what it is; empty to leave it out.
    pub columns: Vec<String>,
    /// The organisation that owns what comes.
    pub owner: Option<String>,
    /// The category of rows that say none.
    pub category: String,
    /// The name of the source of rows that say none.
    pub source: String,
    /// Its licence.
    pub licence: String,
}

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fault {
    /// Its number.
    pub row: u64,
    /// The person's own column, where one can be named.
    pub column: String,
    /// The field of the written form.
    pub field: String,
    /// A word: that of the problem, or `not-allowed` or `writing`.
    pub code: String,
    /// Values for its wording.
    pub values: Vec<(String, String)>,
    /// What stood there.
    pub value: String,
    /// Whether the row was kept all the same.
    pub is_remark: bool,
}

/// What came of it, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outcome {
    /// New items.
    pub created: u64,
    /// Changed items.
    pub updated: u64,
    /// Items that were the same already.
    pub unchanged: u64,
    /// Rows that wait as work copies for a publisher.
    pub drafted: u64,
    /// Rows refused.
    pub refused: u64,
    /// What is wrong, in the order of the rows.
    pub faults: Vec<Fault>,
    /// Whether somebody stopped it.
    pub stopped: bool,
}

/// How far it is, and whether to go on.
#[derive(Debug, Default)]
pub struct Progress {
    /// Rows looked at.
    pub rows: AtomicU64,
    /// Set to stop after the rows in hand.
    pub stop: AtomicBool,
}

/// Who imports.
pub struct Importer<'a> {
    /// What they may do.
    pub standing: &'a Standing,
    /// Their account.
    pub person: &'a str,
    /// The row for the log.
    pub deed: Deed,
    /// The batch to save into; none to try only.
    pub batch: Option<&'a str>,
}

/// A row on its way.
struct Row<'t> {
    number: u64,
    cells: &'t [String],
    item: Item,
    before: Option<Kept>,
}

/// Takes a table in, or tries to.
///
/// # Errors
/// When the store fails; whole chunks until then are kept, and can be undone.
pub async fn run(
    store: &Store,
    regions: &Regions,
    table: &Table,
    plan: &Plan,
    importer: &Importer<'_>,
    progress: &Progress,
    now: impl Fn() -> Timestamp,
) -> Result<Outcome, store::Error> {
    let mut outcome = Outcome::default();
    let numbered: Vec<(u64, &Vec<String>)> = (table.first..).zip(&table.rows).collect();
    for chunk in numbered.chunks(CHUNK) {
        if progress.stop.load(Ordering::Acquire) {
            outcome.stopped = true;
            break;
        }
        let intake = Intake { table, plan, importer };
        let mut rows: Vec<Row<'_>> = Vec::with_capacity(chunk.len());
        let drafts: Vec<(u64, &Vec<String>, Draft)> =
            chunk.iter().map(|(number, cells)| (*number, *cells, intake.draft(cells))).collect();
        let ids: Vec<Id> =
            drafts.iter().filter_map(|(.., draft)| draft.0.get("id")?.as_str().and_then(Id::parse)).collect();
        let kept: HashMap<Id, Kept> =
            store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
        let works = store.works(&ids).await?;
        for (number, cells, mut draft) in drafts {
            let remarks = regions.resolve(&mut draft);
            match draft.check() {
                Err(problems) => intake.refuse(&mut outcome, number, cells, &problems),
                Ok(item) => {
                    for remark in &remarks {
                        intake.fault(&mut outcome, number, cells, remark, true);
                    }
                    let before = kept.get(&item.id).cloned();
                    match intake.allowed(&item, before.as_ref(), works.contains_key(&item.id)) {
                        Ok(()) => rows.push(Row { number, cells, item, before }),
                        Err(code) => intake.refuse_with(&mut outcome, number, code),
                    }
                }
            }
        }
        intake.save(store, rows, &mut outcome, now()).await?;
        progress.rows.fetch_add(chunk.len() as u64, Ordering::AcqRel);
    }
    outcome.faults.sort_by_key(|fault| fault.row);
    Ok(outcome)
}

struct Intake<'a> {
    table: &'a Table,
    plan: &'a Plan,
    importer: &'a Importer<'a>,
}

impl Intake<'_> {
    /// What a row says, with what stands in.
    fn draft(&self, cells: &[String]) -> Draft {
        let told: Vec<(&'static str, Option<String>, &str)> = self
            .plan
            .columns
            .iter()
            .zip(cells)
            .filter_map(|(column, cell)| {
                let (base, lang) = columns::known(column)?;
                Some((base, lang.map(|lang| lang.to_string()), cell.as_str()))
            })
            .collect();
        let mut draft = columns::draft(told.iter().map(|(base, lang, cell)| (*base, lang.as_deref(), *cell)));
        let doc = &mut draft.0;
        if !self.plan.category.is_empty() {
            doc.entry("category".to_owned()).or_insert_with(|| self.plan.category.as_str().into());
        }
        // The category says the kind; a column that says another is the check's to refuse.
        let kind = doc.get("category").and_then(Value::as_str).and_then(model::Category::find).map(|found| found.kind);
        if !self.plan.columns.iter().any(|column| column == "kind")
            && let Some(kind) = kind
        {
            doc.insert("kind".to_owned(), kind.slug().into());
        }
        if let Some(owner) = &self.plan.owner {
            doc.insert("owner".to_owned(), owner.as_str().into());
        }
        if !doc.contains_key("sources") && !self.plan.source.is_empty() {
            let mut source = Map::new();
            source.insert("title".to_owned(), self.plan.source.as_str().into());
            if !self.plan.licence.is_empty() {
                source.insert("licence".to_owned(), self.plan.licence.as_str().into());
            }
            doc.insert("sources".to_owned(), json!([source]));
        }
        if !doc.contains_key("id") {
            let id = self.named_after(doc);
            doc.insert("id".to_owned(), id.into());
        } else if let Some(id) = doc.get("id").and_then(Value::as_str).filter(|id| Id::parse(id).is_none()) {
            // Ids of other houses, such as those of calendars, have letters that ours do not.
            let id = format!("x-{}", crate::accounts::key::hash(id).get(..16).unwrap_or_default());
            doc.insert("id".to_owned(), id.into());
        }
        draft
    }

    /// A lasting id for a row without one: the same row gets the same, so that a second import changes and does not
    /// double.
    fn named_after(&self, doc: &Map<String, Value>) -> String {
        let said = |field: &str| doc.get(field).map(ToString::to_string).unwrap_or_default();
        let owner = self.plan.owner.as_deref().unwrap_or_default();
        let whole = format!("{owner}\n{}\n{}\n{}", said("name"), said("point"), said("event"));
        format!("x-{}", crate::accounts::key::hash(&whole).get(..16).unwrap_or_default())
    }

    /// Whether this person may bring this row in: as its owner, and as that of what is there.
    fn allowed(&self, item: &Item, before: Option<&Kept>, is_written: bool) -> Result<(), &'static str> {
        let may = |action, owner: Option<&Id>| self.importer.standing.may(action, Some(item.kind()), owner);
        if is_written {
            return Err("writing");
        }
        let owner = item.owner.as_ref();
        if !may(Action::Many, owner) || !may(Action::Draft, owner) {
            return Err("not-allowed");
        }
        match before {
            Some(kept) if kept.item.kind() != item.kind() => Err("other-kind"),
            Some(kept)
                if !may(Action::Edit, kept.item.owner.as_ref()) || !may(Action::Many, kept.item.owner.as_ref()) =>
            {
                Err("not-allowed")
            }
            _ => Ok(()),
        }
    }

    fn may_publish(&self, row: &Row<'_>) -> bool {
        let may = |owner: Option<&Id>| self.importer.standing.may(Action::Publish, Some(row.item.kind()), owner);
        may(row.item.owner.as_ref()) && row.before.as_ref().is_none_or(|kept| may(kept.item.owner.as_ref()))
    }

    async fn save(
        &self,
        store: &Store,
        mut rows: Vec<Row<'_>>,
        outcome: &mut Outcome,
        at: Timestamp,
    ) -> Result<(), store::Error> {
        // What is pointed at goes first.
        rows.sort_by_key(|row| (row.item.kind(), row.number));
        let (public, drafts): (Vec<Row<'_>>, Vec<Row<'_>>) = rows.into_iter().partition(|row| self.may_publish(row));
        let author = self.importer.person;
        let changes: Vec<Change> = public
            .iter()
            .map(|row| Change { item: row.item.clone(), expected: Expected::Any, author: author.to_owned(), at })
            .collect();
        let results: Vec<Result<Saved, NotInBatch>> = match self.importer.batch {
            None => store.try_many(changes).await?.into_iter().map(|result| result.map_err(NotInBatch::from)).collect(),
            Some(batch) => {
                let changes: Vec<BatchChange> =
                    changes.into_iter().map(|change| BatchChange { change, copy: WorkFate::None }).collect();
                store.save_in_batch(batch, &changes, &self.importer.deed).await?
            }
        };
        for (row, result) in public.iter().zip(results) {
            match result {
                Ok(Saved::Created(_)) => outcome.created += 1,
                Ok(Saved::Updated(_)) => outcome.updated += 1,
                Ok(Saved::Unchanged(_)) => outcome.unchanged += 1,
                Err(NotInBatch::Writing) => self.refuse_with(outcome, row.number, "writing"),
                Err(NotInBatch::Refused(refusal)) => self.refuse_for(outcome, row, &refusal),
            }
        }
        let mut saves = Vec::new();
        for row in &drafts {
            let same = row.before.as_ref().is_some_and(|kept| kept.item == row.item);
            if same {
                outcome.unchanged += 1;
            } else {
                saves.push((row, work_save(row, author, at)));
            }
        }
        match self.importer.batch {
            None => outcome.drafted += saves.len() as u64,
            Some(batch) => {
                let list: Vec<WorkSave> = saves.iter().map(|(_, save)| save.clone()).collect();
                let answers = store.work_in_batch(batch, &list, &self.importer.deed).await?;
                for ((row, _), saved) in saves.iter().zip(answers) {
                    if saved {
                        outcome.drafted += 1;
                    } else {
                        self.refuse_with(outcome, row.number, "writing");
                    }
                }
            }
        }
        Ok(())
    }

    fn refuse_for(&self, outcome: &mut Outcome, row: &Row<'_>, refusal: &Refusal) {
        self.refuse(outcome, row.number, row.cells, &[refusal.problem()]);
    }

    fn refuse_with(&self, outcome: &mut Outcome, row: u64, code: &str) {
        outcome.refused += 1;
        let fault = Fault {
            row,
            column: String::new(),
            field: String::new(),
            code: code.to_owned(),
            values: Vec::new(),
            value: String::new(),
            is_remark: false,
        };
        if outcome.faults.len() < PROBLEMS_MAX {
            outcome.faults.push(fault);
        }
    }

    fn refuse(&self, outcome: &mut Outcome, number: u64, cells: &[String], problems: &[Problem]) {
        outcome.refused += 1;
        for problem in problems {
            self.fault(outcome, number, cells, problem, false);
        }
    }

    fn fault(&self, outcome: &mut Outcome, row: u64, cells: &[String], problem: &Problem, is_remark: bool) {
        if outcome.faults.len() >= PROBLEMS_MAX {
            return;
        }
        let at = self.plan.columns.iter().position(|column| is_about(column, &problem.field));
        let value: String =
            at.and_then(|at| cells.get(at)).map(|cell| cell.chars().take(VALUE_MAX).collect()).unwrap_or_default();
        outcome.faults.push(Fault {
            row,
            column: at.and_then(|at| self.table.header.get(at)).cloned().unwrap_or_default(),
            field: problem.field.clone(),
            code: problem.code.as_str().to_owned(),
            values: problem.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            value,
            is_remark,
        });
    }
}

/// Whether a column is where a field of the written form comes from.
fn is_about(column: &str, field: &str) -> bool {
    let plain = field.strip_prefix("place.").or_else(|| field.strip_prefix("event.schedule.")).unwrap_or(field);
    match column {
        "" => false,
        "lon" => field == "point" || field == "point.lon",
        "lat" => field == "point.lat",
        "start" => plain == "start" || plain.starts_with("dates") || field == "event.schedule",
        "source" => field == "sources" || field == "sources.0.title",
        "source_url" => field == "sources.0.url",
        "licence" => field == "sources.0.licence",
        "wheelchair" => plain == "access.wheelchair",
        _ => {
            let column = column.replacen("aka.", "other_names.", 1);
            plain == column || plain.strip_prefix(column.as_str()).is_some_and(|rest| rest.starts_with('.'))
        }
    }
}

fn work_save(row: &Row<'_>, author: &str, at: Timestamp) -> WorkSave {
    let mut item = row.item.clone();
    if row.before.is_none() {
        item.status = Status::Draft;
    }
    WorkSave {
        id: item.id.clone(),
        kind: item.kind(),
        owner: item.owner.clone(),
        state: WorkState::Draft,
        began: row.before.as_ref().map_or(Ground::New, |kept| Ground::Revision(kept.version)),
        base: row.before.as_ref().map_or(0, |kept| kept.version),
        name: item.best_name(model::Lang::FA).1.to_owned(),
        doc: model::written::write(&item),
        followed: Vec::new(),
        author: author.to_owned(),
        at,
    }
}
