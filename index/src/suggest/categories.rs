//! Categories that are called as typed.

use model::Category;
use model::script::{self, Word};
use tantivy::Term;
use tantivy::query::{Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::marking::typed_part;
use super::{Offer, SuggestKind, Suggestion, line_in_one};
use crate::Error;
use crate::query::Suggest;
use crate::view::View;
use crate::words::{self, Called};

/// Categories among the suggestions.
const MOST_CATEGORIES: usize = 3;

/// Categories that are called so and have items.
pub(super) fn categories(view: &View, asked: &Suggest, typed: &[Word]) -> Result<Vec<Offer>, Error> {
    let mut found = Vec::new();
    for category in model::category::CATEGORIES {
        let Some(called) = words::called(category, typed) else { continue };
        let held = held(view, category)?;
        if held == 0 {
            continue;
        }
        let text = category.name(asked.lang).to_owned();
        let own = text_begins(&text, typed);
        let share = (held as f64 / view.total.max(1) as f64).sqrt().min(0.5);
        let fit = match called {
            Called::So => 2.6,
            _ if own => 2.4,
            Called::Beginning => 1.8,
            Called::Within => 0.5,
        };
        found.push((
            fit + share,
            Suggestion {
                matched: typed_part(&text, typed),
                text,
                kind: SuggestKind::Category,
                category: Some(category.slug.to_owned()),
                id: None,
                slug: None,
                bounds: None,
                point: None,
                city_name: None,
            },
        ));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_CATEGORIES);
    Ok(found)
}

fn held(view: &View, category: &'static Category) -> Result<u64, Error> {
    let mut held = 0;
    for category in category.with_children() {
        let query =
            TermQuery::new(Term::from_field_text(view.fields.category, category.slug), IndexRecordOption::Basic);
        held += query.count(&view.searcher)? as u64;
    }
    Ok(held)
}

fn text_begins(text: &str, typed: &[Word]) -> bool {
    line_in_one(&script::words(text)).starts_with(&line_in_one(typed))
}
