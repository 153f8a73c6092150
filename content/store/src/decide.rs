//! Which changes are accepted. Plain code: it is given what the store holds and touches nothing.

use std::collections::HashMap;

use model::item::Relation;
use model::{Id, Kind};

use crate::change::{Change, Expected, Refusal};

/// What the store holds of the things that a run of changes speaks about.
#[derive(Default)]
pub struct Present {
    /// Items of the same ids.
    pub items: HashMap<Id, PresentItem>,
    /// The kinds of the items pointed at.
    pub kinds: HashMap<Id, Kind>,
    /// Who has the slugs that are wanted.
    pub slugs: HashMap<(Kind, String), Id>,
}

/// An item as the store holds it.
pub struct PresentItem {
    pub kind: Kind,
    pub slug: String,
    pub version: i64,
    pub doc: String,
}

/// What is to be done with an accepted change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Write the first version.
    Create,
    /// Write the version after this one.
    Update { from: i64, old_slug: Option<String> },
    /// The store holds it already, in this version.
    Leave { version: i64 },
}

/// Decides over changes of different items, each with its written form. They may point at one another in any order,
/// even in a circle; a change that points at a refused one falls with it.
pub fn decide(changes: &[Change], docs: &[String], mut present: Present) -> Vec<Result<Plan, Refusal>> {
    let mut plans: Vec<_> = changes.iter().zip(docs).map(|(change, doc)| by_itself(change, doc, &present)).collect();
    refuse_bad_links(changes, &mut plans, &present);
    for (change, plan) in changes.iter().zip(&mut plans) {
        if let Ok(accepted) = plan
            && let Err(refusal) = take_slug(change, accepted, &mut present)
        {
            *plan = Err(refusal);
        }
    }
    refuse_bad_links(changes, &mut plans, &present);
    plans
}

/// What there is to say about a change without looking at others.
fn by_itself(change: &Change, doc: &str, present: &Present) -> Result<Plan, Refusal> {
    let id = || change.item.id.clone();
    match (present.items.get(&change.item.id), change.expected) {
        (None, Expected::New | Expected::Any) => Ok(Plan::Create),
        (None, Expected::Version(_)) => Err(Refusal::Missing { id: id() }),
        (Some(_), Expected::New) => Err(Refusal::Exists { id: id() }),
        (Some(item), Expected::Version(expected)) if item.version != expected => {
            Err(Refusal::Conflict { id: id(), expected, current: item.version })
        }
        (Some(item), _) if item.kind != change.item.kind() => Err(Refusal::KindChanged { id: id(), kind: item.kind }),
        (Some(item), _) if item.doc == doc => Ok(Plan::Leave { version: item.version }),
        (Some(item), _) => {
            let old_slug = (item.slug != change.item.slug).then(|| item.slug.clone());
            Ok(Plan::Update { from: item.version, old_slug })
        }
    }
}

/// Refuses what points at nothing, until all that is left points at something.
fn refuse_bad_links(changes: &[Change], plans: &mut [Result<Plan, Refusal>], present: &Present) {
    loop {
        let created: HashMap<&Id, Kind> = changes
            .iter()
            .zip(&*plans)
            .filter(|(_, plan)| matches!(plan, Ok(Plan::Create)))
            .map(|(change, _)| (&change.item.id, change.item.kind()))
            .collect();
        let kind_of = |id: &Id| created.get(id).or_else(|| present.kinds.get(id)).copied();
        let bad_link = |(relation, id): (Relation, &Id)| match kind_of(id) {
            None => Some(Refusal::UnknownItem { relation, id: id.clone() }),
            Some(kind) if kind != relation.target() => {
                Some(Refusal::ItemOfOtherKind { relation, id: id.clone(), kind })
            }
            Some(_) => None,
        };
        let mut all_good = true;
        for (change, plan) in changes.iter().zip(&mut *plans) {
            if plan.is_ok()
                && let Some(refusal) = change.item.relations().into_iter().find_map(bad_link)
            {
                *plan = Err(refusal);
                all_good = false;
            }
        }
        if all_good {
            return;
        }
    }
}

/// Gives the change its slug, and frees the one that it had.
fn take_slug(change: &Change, plan: &Plan, present: &mut Present) -> Result<(), Refusal> {
    let item = &change.item;
    let old_slug = match plan {
        Plan::Create => None,
        Plan::Update { old_slug: Some(old_slug), .. } => Some(old_slug),
        Plan::Update { old_slug: None, .. } | Plan::Leave { .. } => return Ok(()),
    };
    let wanted = (item.kind(), item.slug.clone());
    if let Some(by) = present.slugs.get(&wanted)
        && by != &item.id
    {
        return Err(Refusal::SlugTaken { kind: wanted.0, slug: wanted.1, by: by.clone() });
    }
    if let Some(old_slug) = old_slug {
        present.slugs.remove(&(item.kind(), old_slug.clone()));
    }
    present.slugs.insert(wanted, item.id.clone());
    Ok(())
}
