//! What the index needs to know of an item besides the item: its position, the names around it, its dates.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use index::Entry;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use model::category::Kind;
use model::item::{Detail, Relation};
use model::schedule::Instance;
use model::{Id, Item, Located};
use store::Kept;

use super::{Audience, Indexer};
use crate::app::day;

/// An item with everything its entry in the index needs.
pub(super) struct Ready {
    pub(super) kept: Kept,
    located: Located,
    city: Option<Arc<Item>>,
    province: Option<Arc<Item>>,
    partners: Vec<Arc<Item>>,
    instances: Vec<Instance>,
    due_on: Date,
    pub(super) marks: Vec<&'static str>,
}

impl Indexer {
    /// Cities and provinces, which many items point at.
    pub(super) async fn references(&self) -> anyhow::Result<HashMap<Id, Arc<Item>>> {
        let mut found = HashMap::new();
        for kind in [Kind::City, Kind::Province] {
            found.extend(self.store.named(kind).await?.into_iter().map(|(id, kept)| (id, Arc::new(kept.item))));
        }
        Ok(found)
    }

    /// Finds the position, the names around and the dates of each item.
    pub(super) async fn ready(
        &self,
        kept: Vec<Kept>,
        references: &HashMap<Id, Arc<Item>>,
    ) -> anyhow::Result<Vec<Ready>> {
        let mut around: HashMap<Id, Arc<Item>> = HashMap::new();
        let mut wanted: HashSet<Id> = kept.iter().flat_map(|kept| pointed_at(&kept.item)).collect();
        // A programme finds its place through a partnership and its cities: three steps at most.
        for _ in 0..3 {
            let missing: Vec<Id> =
                wanted.drain().filter(|id| !references.contains_key(id) && !around.contains_key(id)).collect();
            if missing.is_empty() {
                break;
            }
            for found in self.store.items(&missing).await? {
                wanted.extend(pointed_at(&found.item));
                around.insert(found.item.id.clone(), Arc::new(found.item));
            }
        }
        let look = |id: &Id| references.get(id).or_else(|| around.get(id)).cloned();
        let now = crate::app::now();
        let mut ready = Vec::with_capacity(kept.len());
        for kept in kept {
            // Who writes finds it wherever it is; it is on no map of theirs.
            let borrowed = || {
                let owner = kept.item.owner.as_ref().and_then(&look);
                let owner = owner.and_then(|owner| owner.located(look));
                (self.audience == Audience::Writers)
                    .then(|| owner.unwrap_or_else(|| Located::roughly(model::Bounds::WORLD.centre())))
            };
            let Some(located) = kept.item.located(look).or_else(borrowed) else {
                tracing::warn!(id = %kept.item.id, "left out of the index: it has no position");
                continue;
            };
            // What happens at a place happens in its city.
            let venue = match &kept.item.detail {
                Detail::Event(event) => event.venue.as_ref().and_then(&look),
                _ => None,
            };
            let city_of = |item: &Item| item.city.as_ref().and_then(&look);
            let city = city_of(&kept.item).or_else(|| city_of(venue.as_ref()?));
            let province = kept.item.province.as_ref().or_else(|| city.as_ref()?.province.as_ref());
            ready.push(Ready {
                located,
                province: province.and_then(&look),
                city,
                partners: kept
                    .item
                    .relations()
                    .into_iter()
                    .filter(|(relation, _)| !matches!(relation, Relation::City | Relation::Province | Relation::Owner))
                    .filter_map(|(_, id)| look(id))
                    .collect(),
                instances: instances(&kept.item, now),
                due_on: model::freshness::due_on(&kept.item, day(kept.changed_at)),
                marks: Vec::new(),
                kept,
            });
        }
        Ok(ready)
    }
}

impl Ready {
    /// What the index takes.
    pub(super) fn entry(&self) -> Entry<'_> {
        Entry {
            item: &self.kept.item,
            version: self.kept.version,
            located: self.located,
            city: self.city.as_deref(),
            province: self.province.as_deref(),
            partners: self.partners.iter().map(Arc::as_ref).collect(),
            instances: self.instances.clone(),
            changed_at: self.kept.changed_at,
            due_on: self.due_on,
            marks: self.marks.clone(),
        }
    }
}

fn pointed_at(item: &Item) -> Vec<Id> {
    item.relations().into_iter().map(|(_, id)| id.clone()).collect()
}

/// How far ahead events are expanded into dates.
const HORIZON_DAYS: i64 = 400;

/// Dates of the next 400 days. Ongoing ones count: a day back is looked at too.
fn instances(item: &Item, now: Timestamp) -> Vec<Instance> {
    let zone = jiff::tz::TimeZone::get("Asia/Tehran").unwrap_or(jiff::tz::TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let last = today.checked_add(Span::new().days(HORIZON_DAYS)).unwrap_or(today);
    let whole = |first: Date, last: Date| {
        let start = first.to_zoned(zone.clone()).ok()?.timestamp();
        let end = last.tomorrow().ok()?.to_zoned(zone.clone()).ok()?.timestamp();
        Some(Instance { starts: start, ends: end, all_day: true, is_open: false })
    };
    match &item.detail {
        Detail::Event(event) => event.schedule.instances(today.yesterday().unwrap_or(today), last),
        Detail::Programme(programme) => {
            let held = programme.starts.and_then(|starts| whole(starts, programme.ends.unwrap_or(starts)));
            let open =
                programme.deadline.filter(|deadline| *deadline >= today).and_then(|deadline| whole(today, deadline));
            open.into_iter().chain(held).collect()
        }
        Detail::Opportunity(opportunity) => opportunity
            .deadline
            .filter(|deadline| *deadline >= today)
            .and_then(|deadline| whole(today, deadline))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}
