//! Whoever types the name of a city or province is offered what there is to see in it.

use model::{Id, Kind};
use tantivy::Term;
use tantivy::query::{BooleanQuery, Occur, Query};

use super::{Address, Offer, SuggestKind, Suggestion, best};
use crate::Error;
use crate::any_of::AnyOf;
use crate::document::Stored;
use crate::query::Suggest;
use crate::view::View;

/// Places offered with a city or province that is called as typed.
const PLACES_OF_REGION: usize = 4;

/// The best known places of a city or province that were not found yet.
pub(super) fn best_inside(
    view: &View,
    asked: &Suggest,
    kind: Kind,
    region: &Id,
    seen: &mut Vec<Address>,
) -> Result<Vec<(Address, Stored)>, Error> {
    let fields = &view.fields;
    let field = if kind == Kind::Province { fields.province } else { fields.city };
    let must =
        |field, word: &str| (Occur::Must, Box::new(AnyOf(vec![Term::from_field_text(field, word)])) as Box<dyn Query>);
    let query = BooleanQuery::new(vec![must(field, region.as_str()), must(fields.kind, Kind::Place.slug())]);
    let mut found = best(view, asked, &query, PLACES_OF_REGION * 2)?;
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.retain(|(_, address)| !seen.contains(address));
    found.truncate(PLACES_OF_REGION);
    seen.extend(found.iter().map(|(_, address)| *address));
    let stored = |address: Address| view.segments[address.0].stored(address.1, fields);
    found.into_iter().map(|(_, address)| Ok((address, stored(address)?))).collect()
}

/// Whoever types the name of a city means the city, then what to see there, then what else is called so; a category
/// comes last.
pub(super) fn region_first(offers: Vec<Offer>, region: &Id, inside: Vec<Suggestion>, limit: usize) -> Vec<Offer> {
    let step = |one: &Suggestion| match one.kind {
        _ if one.id.as_ref() == Some(region) => 0,
        SuggestKind::Item(Kind::City | Kind::Province) => 1,
        SuggestKind::Item(Kind::Place) => 2,
        SuggestKind::Item(_) => 4,
        SuggestKind::Category => 5,
    };
    let mut stepped: Vec<(u8, Offer)> = offers.into_iter().map(|offer| (step(&offer.1), offer)).collect();
    stepped.extend(inside.into_iter().map(|one| (3, (0.0, one))));
    stepped.sort_by_key(|(step, _)| *step);
    // The places, those called so first, leave room for one that is no place.
    let (places, others): (Vec<_>, Vec<_>) = stepped.into_iter().partition(|(step, _)| *step <= 3);
    let regions = places.iter().filter(|(step, _)| *step < 2).count();
    let places = places.into_iter().take((regions + PLACES_OF_REGION).min(limit));
    places.chain(others).map(|(_, offer)| offer).collect()
}
