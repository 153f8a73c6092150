//! One thing done to many items, each asked for by itself: what somebody may not do to an item is not done to it, and
//! said. What may be shown at once is; what needs another's eye becomes a work copy.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Action, Category, Id, Kind, Lang, Problems, Standing, Status};
use serde_json::{Map, Value, json};
use store::{
    Batch, BatchChange, Change, Deed, Expected, Ground, Kept, NotInBatch, Saved, Store, Work, WorkFate, WorkSave,
    WorkState,
};

/// Items looked at in one transaction.
const CHUNK: usize = 200;

/// What shall be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Show it to everybody.
    Publish,
    /// Take it out of sight.
    Archive,
    /// Another category of the same kind.
    Category(&'static Category),
    /// Another city.
    City(Id),
    /// Another organisation.
    Owner(Id),
    /// Its facts were checked on this day.
    Verified(Date),
    /// One more source.
    Source {
        /// Its name.
        title: String,
        /// Its address.
        url: Option<String>,
        /// Its licence.
        licence: Option<String>,
    },
}

impl Wish {
    /// The word in the log and in messages.
    pub const fn word(&self) -> &'static str {
        match self {
            Wish::Publish => "publish",
            Wish::Archive => "archive",
            Wish::Category(_) => "category",
            Wish::City(_) => "city",
            Wish::Owner(_) => "owner",
            Wish::Verified(_) => "verified",
            Wish::Source { .. } => "source",
        }
    }
}

/// Why it was not done to an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// They may not.
    NotAllowed,
    /// Somebody is writing in it, or saved it at that moment.
    Writing,
    /// The category is one of another kind.
    OtherKind,
    /// It would not be right.
    Problems(Problems),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Items that were changed.
    pub done: usize,
    /// Items whose change waits in a work copy.
    pub drafted: usize,
    /// Items that were so already.
    pub same: usize,
    /// Items that were not changed, by name, and why.
    pub refused: Vec<(Id, String, Why)>,
}

/// Who asks, and when.
pub struct Asker<'a> {
    /// What they may do.
    pub standing: &'a Standing,
    /// Their account.
    pub person: &'a str,
    /// When.
    pub at: Timestamp,
    /// The row for the log.
    pub deed: Deed,
}

/// What is to become of one item.
enum Step {
    Save(Box<BatchChange>),
    Write(Box<WorkSave>),
    Same,
    Refused(Why),
}

/// Does it to these items, as a part of a batch that is begun here.
///
/// # Errors
/// When the store fails; what was done until then stays, and can be undone.
pub async fn carry_out(
    store: &Store,
    batch: &str,
    wish: &Wish,
    ids: &[Id],
    asker: &Asker<'_>,
) -> Result<Outcome, store::Error> {
    let begun = Batch {
        id: batch.to_owned(),
        action: wish.word().to_owned(),
        title: String::new(),
        person: asker.person.to_owned(),
        at: asker.at,
        undone_at: None,
        size: 0,
    };
    store.begin_batch(&begun, &Deed { subject: Some(batch.to_owned()), ..asker.deed.clone() }).await?;
    let mut outcome = Outcome::default();
    for ids in ids.chunks(CHUNK) {
        let kept: HashMap<Id, Kept> =
            store.items(ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
        let works = store.works(ids).await?;
        let (mut saves, mut writes) = (Vec::new(), Vec::new());
        for id in ids {
            let (item, work) = (kept.get(id), works.get(id));
            let name = name(item, work);
            match step(wish, id, item, work, asker) {
                Some(Step::Save(change)) => saves.push((name, *change)),
                Some(Step::Write(save)) => writes.push((name, *save)),
                Some(Step::Same) => outcome.same += 1,
                Some(Step::Refused(why)) => outcome.refused.push((id.clone(), name, why)),
                None => {}
            }
        }
        let changes: Vec<BatchChange> = saves.iter().map(|(_, change)| change.clone()).collect();
        for ((name, change), result) in saves.into_iter().zip(store.save_in_batch(batch, &changes, &asker.deed).await?)
        {
            let why = match result {
                Ok(Saved::Unchanged(_)) if !matches!(change.copy, WorkFate::Becomes(_)) => {
                    outcome.same += 1;
                    continue;
                }
                Ok(_) => {
                    outcome.done += 1;
                    continue;
                }
                Err(NotInBatch::Writing) => Why::Writing,
                Err(NotInBatch::Refused(store::Refusal::Conflict { .. } | store::Refusal::Exists { .. })) => {
                    Why::Writing
                }
                Err(NotInBatch::Refused(refusal)) => Why::Problems(vec![refusal.problem()]),
            };
            outcome.refused.push((change.change.item.id, name, why));
        }
        let saves: Vec<WorkSave> = writes.iter().map(|(_, save)| save.clone()).collect();
        for ((name, save), saved) in writes.into_iter().zip(store.work_in_batch(batch, &saves, &asker.deed).await?) {
            if saved {
                outcome.drafted += 1;
            } else {
                outcome.refused.push((save.id, name, Why::Writing));
            }
        }
    }
    Ok(outcome)
}

fn name(item: Option<&Kept>, work: Option<&Work>) -> String {
    let of_work = work.map(|work| work.name.clone()).filter(|name| !name.is_empty());
    of_work.or_else(|| item.map(|kept| kept.item.best_name(Lang::FA).1.to_owned())).unwrap_or_default()
}

/// What this wish means for an item. None for one that is not there, or not for this person's eyes.
fn step(wish: &Wish, id: &Id, item: Option<&Kept>, work: Option<&Work>, asker: &Asker<'_>) -> Option<Step> {
    let work = work.filter(|work| work.state != WorkState::Dropped);
    let (kind, owner) = match (item, work) {
        (Some(kept), _) => (kept.item.kind(), kept.item.owner.clone()),
        (None, Some(work)) => (work.kind, work.owner.clone()),
        (None, None) => return None,
    };
    let may = |action| asker.standing.may(action, Some(kind), owner.as_ref());
    if !may(Action::See) {
        return None;
    }
    if !may(Action::Many) {
        return Some(Step::Refused(Why::NotAllowed));
    }
    Some(match wish {
        Wish::Publish if !may(Action::Publish) => Step::Refused(Why::NotAllowed),
        Wish::Archive if !may(Action::Publish) => Step::Refused(Why::NotAllowed),
        Wish::Verified(_) if !may(Action::Confirm) => Step::Refused(Why::NotAllowed),
        Wish::Publish => publish(item, work, kind, asker),
        Wish::Archive => archive(item, work, asker),
        Wish::Verified(day) if item.is_some() => verify(*day, item?, asker),
        Wish::Owner(new) if !handed_over(new, kind, &may, asker) => Step::Refused(Why::NotAllowed),
        _ => write(wish, (id, kind), item, work, &may, asker),
    })
}

fn handed_over(new: &Id, kind: Kind, may: &impl Fn(Action) -> bool, asker: &Asker<'_>) -> bool {
    may(Action::Publish) && asker.standing.may(Action::Publish, Some(kind), Some(new))
}

fn change(item: model::Item, expected: Expected, copy: WorkFate, asker: &Asker<'_>) -> Step {
    let change = Change { item, expected, author: asker.person.to_owned(), at: asker.at };
    Step::Save(Box::new(BatchChange { change, copy }))
}

fn publish(item: Option<&Kept>, work: Option<&Work>, kind: Kind, asker: &Asker<'_>) -> Step {
    match (work, item) {
        (Some(work), _) => match crate::publish::checked(&work.doc) {
            Err(problems) => Step::Refused(Why::Problems(problems)),
            // With another owner it is also theirs to answer for.
            Ok(item) if !asker.standing.may(Action::Publish, Some(kind), item.owner.as_ref()) => {
                Step::Refused(Why::NotAllowed)
            }
            Ok(item) => {
                let expected = if work.base == 0 { Expected::New } else { Expected::Version(work.base) };
                change(item, expected, WorkFate::Becomes(work.version), asker)
            }
        },
        (None, Some(kept)) if kept.item.status == Status::Published => Step::Same,
        (None, Some(kept)) => status(kept, Status::Published, asker),
        (None, None) => Step::Same,
    }
}

fn archive(item: Option<&Kept>, work: Option<&Work>, asker: &Asker<'_>) -> Step {
    match (item, work) {
        (Some(kept), _) if kept.item.status == Status::Archived => Step::Same,
        (Some(kept), _) => status(kept, Status::Archived, asker),
        // What nobody sees need not be taken out of sight.
        (None, _) => Step::Same,
    }
}

fn status(kept: &Kept, status: Status, asker: &Asker<'_>) -> Step {
    let mut item = kept.item.clone();
    item.status = status;
    change(item, Expected::Version(kept.version), WorkFate::GoesOn, asker)
}

fn verify(day: Date, kept: &Kept, asker: &Asker<'_>) -> Step {
    let mut item = kept.item.clone();
    if item.verified_on == Some(day) {
        return Step::Same;
    }
    item.verified_on = Some(day);
    change(item, Expected::Version(kept.version), WorkFate::GoesOn, asker)
}

/// A change of what the item says: at once by who may publish and where nobody writes, otherwise in the work copy.
fn write(
    wish: &Wish,
    (id, kind): (&Id, Kind),
    item: Option<&Kept>,
    work: Option<&Work>,
    may: &impl Fn(Action) -> bool,
    asker: &Asker<'_>,
) -> Step {
    if !may(if item.is_some() { Action::Edit } else { Action::Draft }) {
        return Step::Refused(Why::NotAllowed);
    }
    if let Wish::Category(category) = wish
        && category.kind != kind
    {
        return Step::Refused(Why::OtherKind);
    }
    let before = match (work, item) {
        (Some(work), _) => model::Draft::parse(&work.doc).map(|draft| draft.0).unwrap_or_default(),
        (None, Some(kept)) => match model::written::to_value(&kept.item) {
            Value::Object(doc) => doc,
            _ => Map::new(),
        },
        (None, None) => Map::new(),
    };
    let mut doc = before.clone();
    put(wish, &mut doc);
    if doc == before {
        return Step::Same;
    }
    match (work, item) {
        (None, Some(kept)) if may(Action::Publish) => match model::Draft(doc).check() {
            Ok(item) => change(item, Expected::Version(kept.version), WorkFate::None, asker),
            Err(problems) => Step::Refused(Why::Problems(problems)),
        },
        _ => Step::Write(Box::new(work_save(id, &doc, kind, item, work, asker))),
    }
}

fn work_save(
    id: &Id,
    doc: &Map<String, Value>,
    kind: Kind,
    item: Option<&Kept>,
    work: Option<&Work>,
    asker: &Asker<'_>,
) -> WorkSave {
    let text = |field: &str| doc.get(field).and_then(Value::as_str);
    WorkSave {
        id: id.clone(),
        kind,
        owner: text("owner").and_then(Id::parse),
        state: work.map_or(WorkState::Draft, |work| work.state),
        began: match (work, item) {
            (Some(work), _) => Ground::Work(work.version),
            (None, Some(kept)) => Ground::Revision(kept.version),
            (None, None) => Ground::New,
        },
        base: work.map(|work| work.base).or(item.map(|kept| kept.version)).unwrap_or_default(),
        name: name(item, work),
        doc: Value::Object(doc.clone()).to_string(),
        followed: Vec::new(),
        author: asker.person.to_owned(),
        at: asker.at,
    }
}

fn put(wish: &Wish, doc: &mut Map<String, Value>) {
    match wish {
        Wish::Category(category) => drop(doc.insert("category".to_owned(), category.slug.into())),
        Wish::City(city) => {
            doc.insert("city".to_owned(), city.as_str().into());
            if let Some(Value::Object(unresolved)) = doc.get_mut("unresolved") {
                unresolved.shift_remove("city");
            }
            if doc.get("unresolved").and_then(Value::as_object).is_some_and(Map::is_empty) {
                doc.shift_remove("unresolved");
            }
        }
        Wish::Owner(owner) => drop(doc.insert("owner".to_owned(), owner.as_str().into())),
        Wish::Verified(day) => drop(doc.insert("verified_on".to_owned(), day.to_string().into())),
        Wish::Source { title, url, licence } => {
            let mut source = Map::new();
            source.insert("title".to_owned(), title.as_str().into());
            source.extend(url.as_ref().map(|url| ("url".to_owned(), json!(url))));
            source.extend(licence.as_ref().map(|licence| ("licence".to_owned(), json!(licence))));
            let sources = doc.entry("sources").or_insert_with(|| json!([]));
            if let Value::Array(sources) = sources {
                let source = Value::Object(source);
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        Wish::Publish | Wish::Archive => {}
    }
}
