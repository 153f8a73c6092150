//! The ways of all words as one query.

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::ways::Typed;
use super::{MOST_GENEROUS, Way};
use crate::analysis;
use crate::results::Matched;

impl Typed<'_> {
    /// All words at a level, and more for a name that is exactly what was typed.
    pub(super) fn query(&self, words: &[Vec<Way>], level: u8) -> Box<dyn Query> {
        let mut all = all_words(words, level, |_| true);
        if words.len() > 1 {
            // "Museums in Tehran": a museum there says so in what it is and where; a city that mentions its museums does not.
            let told = all_words(words, level, |way| !matches!(way.matched, Matched::Summary | Matched::Description));
            let merely = boosted(all, crate::rank::MERELY_MENTIONED);
            all = Box::new(DisjunctionMaxQuery::new(vec![told, merely]));
        }
        let mut whole = Vec::new();
        for (field, weight) in [(self.view.fields.name, 1.0), (self.view.fields.other, 0.8)] {
            let term = Term::from_field_text(field, &analysis::whole(self.words));
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            whole.push(boosted(Box::new(query), weight * crate::rank::weight::WHOLE_NAME));
        }
        let whole = Box::new(DisjunctionMaxQuery::new(whole));
        Box::new(BooleanQuery::new(vec![(Occur::Must, all), (Occur::Should, whole)]))
    }
}

/// All words, each by the best of its ways that count; at the most generous level all but one.
fn all_words(words: &[Vec<Way>], level: u8, counts: impl Fn(&Way) -> bool) -> Box<dyn Query> {
    let clauses: Vec<Box<dyn Query>> = words
        .iter()
        .map(|ways| -> Box<dyn Query> {
            let ways = ways.iter().filter(|way| counts(way)).map(Way::query).collect();
            Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1))
        })
        .collect();
    let missing = usize::from(level == MOST_GENEROUS && clauses.len() > 1);
    let needed = clauses.len() - missing;
    Box::new(BooleanQuery::union_with_minimum_required_clauses(clauses, needed))
}

impl Way {
    fn query(&self) -> Box<dyn Query> {
        let term =
            |term: &Term| -> Box<dyn Query> { Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)) };
        let query = match self.terms.as_slice() {
            [one] => term(one),
            several => Box::new(BooleanQuery::intersection(several.iter().map(term).collect())),
        };
        boosted(query, self.weight / self.terms.len() as f32)
    }
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}
