//! Items as lines of a list: hits of the index, and items that the store gave.

use index::Hit;
use jiff::Timestamp;
use model::item::{Detail, Item};
use model::schedule::Instance;
use model::{Lang, event};

use super::Subject;
use super::event::dates;
use crate::app::App;
use crate::figures;
use crate::http::pages::PageAssets;
use crate::http::pages::entry::{self, Entry, Picture, Text};

/// Lines for hits.
pub fn hits(app: &App, lang: Lang, now: Timestamp, hits: &[Hit]) -> Vec<Entry> {
    hits.iter().map(|hit| Entry::of(hit, lang, PageAssets::of(app), now)).collect()
}

/// The line for an item of the store, in the surroundings of a page's subject.
pub fn item(subject: &Subject<'_>, item: &Item) -> Entry {
    let lang = subject.lang;
    let category = item.category();
    let town = item.city.as_ref().or(item.province.as_ref()).and_then(|id| subject.around.get(id));
    let (event, place) = match &item.detail {
        Detail::Event(event) => (Some(event), None),
        Detail::Place(place) => (None, Some(place)),
        _ => (None, None),
    };
    let timezone = "Asia/Tehran";
    let point = item.point.map(|located| located.point);
    let next = event.and_then(|event| dates(event, subject.now).0.first().copied());
    Entry {
        id: item.id.to_string(),
        url: subject.path(item),
        icon: category.map_or("marker", |category| category.icon),
        category: category.map(|category| category.name(lang).to_owned()).unwrap_or_default(),
        city: town.map(|town| town.best_name(lang).1.to_owned()),
        name: Text::best(&item.name, lang).unwrap_or_else(|| Text { text: item.slug.clone(), lang: None }),
        summary: Text::best(&item.summary, lang),
        picture: Picture::of(item.pictures.first(), &item.category, item.kind(), lang, PageAssets::of(subject.app)),
        point: point.map(|point| (point.lon(), point.lat())),
        sample: item.sample,
        cancelled: event.is_some_and(|event| event.state == event::State::Cancelled),
        unesco: place.is_some_and(|place| place.unesco.is_some()),
        when: next.map(|next| entry::when(&next, event.map_or(timezone, |event| event.schedule.timezone()), lang)),
        open: place.and_then(|place| place.opening_hours.as_deref()).and_then(|hours| {
            let local = figures::local(subject.now, timezone).datetime();
            entry::open(hours, &item.country, local, lang)
        }),
        distance: match (subject.around.point(), item.point) {
            (Some(here), Some(there)) if here.distance(there.point) >= 30.0 => {
                Some(entry::distance(lang, here.distance(there.point), there.precision))
            }
            _ => None,
        },
    }
}

/// Lines for what happens or can be applied for, soonest first; events that are over are left out.
pub fn soonest<'i>(subject: &Subject<'_>, items: impl Iterator<Item = &'i Item>) -> Vec<Entry> {
    let mut dated: Vec<(Timestamp, Entry)> = items
        .filter_map(|one| {
            let at = match &one.detail {
                Detail::Event(event) => {
                    let (instances, over) = dates(event, subject.now);
                    first(&instances).filter(|_| !over)?
                }
                Detail::Programme(programme) => programme
                    .deadline
                    .or(programme.starts)
                    .and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok())
                    .map_or(Timestamp::MAX, |zoned| zoned.timestamp()),
                _ => Timestamp::MAX,
            };
            Some((at, item(subject, one)))
        })
        .collect();
    dated.sort_by_key(|(at, _)| *at);
    dated.into_iter().map(|(_, entry)| entry).collect()
}

fn first(instances: &[Instance]) -> Option<Timestamp> {
    instances.first().map(|one| one.starts)
}
