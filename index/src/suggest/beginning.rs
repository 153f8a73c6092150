//! What was typed so far as a query over the names.

use model::script::Word;
use tantivy::Term;
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::schema::Field;

use super::line_in_one;
use crate::Error;
use crate::analysis::{FRAME, lexicon};
use crate::any_of::AnyOf;
use crate::view::View;
use crate::words;

/// How many words a typed beginning may stand for.
const MOST_BEGINNINGS: usize = 256;

/// All words but the last must stand in the names; a name word begins with the last. None when nothing begins so.
pub(super) fn beginning(view: &View, typed: &[Word], generous: bool) -> Result<Option<Box<dyn Query>>, Error> {
    let fields = &view.fields;
    let Some((last, others)) = typed.split_last() else { return Ok(None) };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for word in others.iter().filter(|word| !lexicon::is_stop_word(&word.joined)) {
        let mut terms = Vec::new();
        for field in [fields.name, fields.other, fields.place] {
            terms.push(Term::from_field_text(field, &word.joined));
            if generous {
                terms.extend(frame(view, field, &word.joined)?);
            }
        }
        clauses.push((Occur::Must, Box::new(AnyOf(terms))));
    }
    let letters = last.joined.chars().count();
    let mut terms = Vec::new();
    if generous {
        for field in [fields.name, fields.other] {
            terms.extend(frame(view, field, &last.joined)?);
            if letters >= 4 {
                let found = words::nearly_beginnings(view, field, &last.joined, MOST_BEGINNINGS)?;
                terms.extend(found.iter().map(|term| Term::from_field_text(field, term)));
            }
        }
    } else if letters <= 3 && (others.is_empty() || letters == 3) {
        terms.push(Term::from_field_text(fields.edge, &last.joined));
    } else {
        // A single letter after other words says too little to choose by.
        for field in [fields.name, fields.other].into_iter().filter(|_| letters > 1) {
            let found = words::beginnings(view, field, &last.joined, MOST_BEGINNINGS)?;
            terms.extend(found.iter().map(|term| Term::from_field_text(field, term)));
        }
        if letters == 1 && !clauses.is_empty() {
            return Ok(Some(Box::new(BooleanQuery::new(clauses))));
        }
    }
    if typed.len() > 1 && !generous {
        // The line typed with spaces, the name written as one word.
        for field in [fields.name, fields.other] {
            let whole = line_in_one(typed);
            let joined = words::beginnings(view, field, &whole, 32)?;
            if !joined.is_empty() {
                let joined = joined.iter().map(|term| Term::from_field_text(field, term)).collect();
                let apart = BooleanQuery::new(
                    std::mem::take(&mut clauses)
                        .into_iter()
                        .chain([(Occur::Must, Box::new(AnyOf(terms)) as Box<dyn Query>)])
                        .collect(),
                );
                let either: Vec<Box<dyn Query>> = vec![Box::new(apart), Box::new(AnyOf(joined))];
                return Ok(Some(Box::new(BooleanQuery::union(either))));
            }
        }
    }
    if terms.is_empty() {
        return Ok(None);
    }
    clauses.push((Occur::Must, Box::new(AnyOf(terms))));
    Ok(Some(Box::new(BooleanQuery::new(clauses))))
}

/// Words that sound like a typed one.
fn frame(view: &View, field: Field, word: &str) -> Result<Vec<Term>, Error> {
    let found = words::of_frame(view, field, FRAME, word)?;
    Ok(found.iter().map(|(term, _)| Term::from_field_text(field, term)).collect())
}
