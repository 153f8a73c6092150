//! Items as those who write see them.

use std::collections::HashMap;
use std::sync::Arc;

use model::{Id, Item, Lang, Status};
use store::{Kept, Work, WorkState};

use super::Indexer;
use super::entries::Ready;

impl Indexer {
    /// Items as those who write see them: each in its work copy where it has one, however incomplete, marked with where
    /// it stands.
    pub(super) async fn written(
        &self,
        kept: Vec<Kept>,
        ids: &[Id],
        references: &HashMap<Id, Arc<Item>>,
    ) -> anyhow::Result<Vec<Ready>> {
        let works = self.store.works(ids).await?;
        let mut stored: HashMap<Id, Kept> = kept.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
        let (mut all, mut marks) = (Vec::with_capacity(ids.len()), HashMap::new());
        for id in ids {
            let (kept, work) = (stored.remove(id), works.get(id));
            let mut stands: Vec<&'static str> = Vec::new();
            stands.extend(kept.as_ref().map(|kept| station(kept.item.status)));
            stands.extend(work.map(|work| state(work.state)));
            let shown = match (work, kept) {
                (Some(work), kept) if work.state != WorkState::Dropped => as_written(work).map(|item| Kept {
                    item,
                    version: kept.map_or(0, |kept| kept.version),
                    changed_at: work.changed_at,
                }),
                (_, kept) => kept,
            };
            let Some(shown) = shown else { continue };
            stands.extend(missing(&shown.item));
            marks.insert(id.clone(), stands);
            all.push(shown);
        }
        let mut ready = self.ready(all, references).await?;
        for one in &mut ready {
            one.marks = marks.remove(&one.kept.item.id).unwrap_or_default();
        }
        Ok(ready)
    }
}

/// The mark of a stored item's status.
const fn station(status: Status) -> &'static str {
    match status {
        Status::Draft => "item-draft",
        Status::Review => "item-review",
        Status::Published => "item-published",
        Status::Archived => "item-archived",
    }
}

/// The mark of a work copy's state.
const fn state(state: WorkState) -> &'static str {
    match state {
        WorkState::Draft => "work-draft",
        WorkState::Review => "work-review",
        WorkState::Returned => "work-returned",
        WorkState::Dropped => "work-dropped",
    }
}

/// Marks of what an item does not say in the three languages of the interface.
fn missing(item: &Item) -> impl Iterator<Item = &'static str> {
    const LACKS: [&str; 3] = ["lacks-fa", "lacks-en", "lacks-ar"];
    let lacks = |lang: Lang| item.name.exact(lang).is_none() || item.summary.exact(lang).is_none();
    let lacking: Vec<&'static str> = LACKS
        .into_iter()
        .zip([Lang::FA, Lang::EN, Lang::AR])
        .filter(|(_, lang)| lacks(*lang))
        .map(|(mark, _)| mark)
        .collect();
    lacking.into_iter()
}

/// A work copy as an item: what is valid of it, so that it is found by what it does say.
fn as_written(work: &Work) -> Option<Item> {
    let mut draft = model::Draft::parse(&work.doc).ok()?;
    draft.0.insert("id".to_owned(), work.id.as_str().into());
    draft.0.insert("kind".to_owned(), work.kind.slug().into());
    if let Some(owner) = &work.owner {
        draft.0.insert("owner".to_owned(), owner.as_str().into());
    }
    let mut item = draft.salvage(model::Bounds::WORLD.centre())?;
    if item.point.is_some_and(|located| located.point == model::Bounds::WORLD.centre()) {
        item.point = None;
    }
    Some(item)
}
