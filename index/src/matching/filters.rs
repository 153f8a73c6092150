//! The filters of a question as clauses.

use std::sync::Arc;

use model::Category;
use model::place::Ability;
use tantivy::Term;
use tantivy::query::ExistsQuery;
use tantivy::schema::Field;

use crate::clause::{Clause, Every};
use crate::document::wheelchair_flag;
use crate::query::Query;
use crate::view::View;

/// Filters that postings answer. They do not change the score.
pub(super) fn filters(view: &View, query: &Query) -> Every {
    let fields = &view.fields;
    let (mut must, mut not) = (Vec::new(), Vec::new());
    let any_of = |field: Field, words: Vec<&str>| {
        let terms = words.into_iter().map(|word| Term::from_field_text(field, word)).collect();
        Clause::AnyOf(terms).weighing(0.0)
    };
    let mut any = |field: Field, words: Vec<&str>| {
        if !words.is_empty() {
            must.push(any_of(field, words));
        }
    };
    any(fields.kind, query.kinds.iter().map(|kind| kind.slug()).collect());
    any(fields.category, query.categories.iter().flat_map(|slug| with_children(slug)).collect());
    any(fields.city, query.cities.iter().map(model::Id::as_str).collect());
    any(fields.province, query.provinces.iter().map(model::Id::as_str).collect());
    any(fields.country, query.countries.iter().map(String::as_str).collect());
    any(fields.owner, query.owners.iter().map(model::Id::as_str).collect());
    match query.wheelchair {
        Some(Ability::Yes) => any(fields.flag, vec![wheelchair_flag(Ability::Yes)]),
        Some(Ability::Limited) => {
            any(fields.flag, vec![wheelchair_flag(Ability::Yes), wheelchair_flag(Ability::Limited)]);
        }
        // "At least not at all" asks for nothing.
        Some(Ability::No) | None => {}
    }
    if let Some(free) = query.free {
        any(fields.flag, vec![if free { "free" } else { "paid" }]);
    }
    if query.unesco == Some(true) {
        any(fields.flag, vec!["unesco"]);
    }
    if query.period.is_some() {
        any(fields.flag, vec!["dated"]);
    }
    if query.open_at.is_some() {
        any(fields.flag, vec!["hours"]);
    }
    for marks in &query.marks {
        any(fields.flag, marks.clone());
    }
    if let Some(ids) = &query.ids {
        // A set without a word in it would be left out, and everything would match.
        let ids = if ids.is_empty() { vec![""] } else { ids.iter().map(model::Id::as_str).collect() };
        any(fields.id, ids);
    }
    if query.unesco == Some(false) {
        not.push(any_of(fields.flag, vec!["unesco"]));
    }
    if query.without_samples {
        not.push(any_of(fields.flag, vec!["sample"]));
    }
    for (without, field) in [(query.without_city, "city"), (query.without_owner, "owner")] {
        if without {
            not.push(Clause::Other(Arc::new(ExistsQuery::new(field.to_owned(), false))));
        }
    }
    Every { must, not, ..Every::default() }
}

/// A category's slug and those below it; an unknown slug stands for itself and finds nothing.
fn with_children(slug: &str) -> Vec<&str> {
    match Category::find(slug) {
        Some(category) => category.with_children().map(|category| category.slug).collect(),
        None => vec![slug],
    }
}
