//! A line that was typed on another keyboard than it was meant for: «vaj» is رشت on a Persian one.

use model::Lang;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::line::Line;
use super::ways::Typed;
use super::{Way, are_certain, are_guesses, some};
use crate::Error;
use crate::analysis::{self, keyboard};
use crate::view::View;

/// From how many letters on a name may outdo one that is found as it is typed.
const LONG_ENOUGH: usize = 3;

/// The line as the same keys write it on another keyboard, where that is certain to find something.
pub(super) fn other(view: &View, line: &Line, lang: Lang, exact: &[Vec<Way>]) -> Result<Option<(String, Line)>, Error> {
    let is_certain = are_certain(exact);
    for text in keyboard::others(&line.text) {
        let other = Line::read(&text);
        if other.words.is_empty() || !other.without.is_empty() {
            continue;
        }
        let typed = Typed::new(view, &other, lang);
        if is_certain && !outdoes(view, &other, line, exact)? {
            continue;
        }
        // A stem is too little to say that another keyboard was meant.
        if !typed.are_named()? {
            continue;
        }
        let ways = typed.ways(0)?;
        if some(view, &typed.clause(&ways, 0)?.clause(), 1)? > 0 {
            return Ok(Some((text, other)));
        }
    }
    Ok(None)
}

/// Whether a line in Arabic script is a whole name better known than what the line is as it was typed: another name of
/// something, or only the stem of a word. What is a word of names or of categories as it stands was meant so.
fn outdoes(view: &View, other: &Line, line: &Line, exact: &[Vec<Way>]) -> Result<bool, Error> {
    if !analysis::is_arabic_script(&other.text) || other.text.chars().count() < LONG_ENOUGH {
        return Ok(false);
    }
    let here = best_known(view, &analysis::whole(&line.words))?;
    Ok((here > 0.0 || are_guesses(exact)) && best_known(view, &analysis::whole(&other.words))? > here)
}

/// How widely known the best known is that has this whole name; 0 where nothing has.
fn best_known(view: &View, whole: &str) -> Result<f32, Error> {
    let mut best: f32 = 0.0;
    for segment in &view.segments {
        for field in [view.fields.name, view.fields.other] {
            let index = segment.words(field)?;
            let term = Term::from_field_text(field, whole);
            let Some(mut postings) = index.reader().read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                if segment.is_alive(postings.doc()) {
                    best = best.max(segment.fame().of(postings.doc()));
                }
                postings.advance();
            }
        }
    }
    Ok(best)
}
