//! Whether something is open at a moment.

use jiff::Timestamp;
use model::hours::{Hours, Open};
use tantivy::DocId;

use crate::view::Segment;

/// Opening hours of one segment: each distinct rule is evaluated once a question.
pub(super) struct OpenHours<'a> {
    segment: &'a Segment,
    at: Timestamp,
    known: Vec<Option<bool>>,
}

impl OpenHours<'_> {
    pub(super) fn new(segment: &Segment, at: Timestamp) -> OpenHours<'_> {
        let rules = segment.hours().map_or(0, |hours| hours.num_terms());
        OpenHours { segment, at, known: vec![None; rules] }
    }

    pub(super) fn open(&mut self, doc: DocId) -> bool {
        let Some(column) = self.segment.hours() else { return false };
        let Some(ord) = column.ords().first(doc) else { return false };
        let Some(slot) = self.known.get_mut(ord as usize) else { return false };
        *slot.get_or_insert_with(|| {
            let mut rule = String::new();
            column.ord_to_str(ord, &mut rule).is_ok_and(|known| known) && is_open(&rule, self.at) == Some(true)
        })
    }
}

/// Evaluates "country, time zone, hours"; none when it cannot be.
fn is_open(rule: &str, at: Timestamp) -> Option<bool> {
    let mut parts = rule.splitn(3, '\t');
    let (country, zone, hours) = (parts.next()?, parts.next()?, parts.next()?);
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let state = Hours::parse(hours, country)?.at(at.to_zoned(zone).datetime())?;
    Some(state.open == Open::Yes)
}
