//! Documents that hold any of some terms.
//!
//! Tantivy's own set of terms builds an automaton for every question, which takes a megabyte and longer than the rest of
//! the search. Our sets are known words, one or at most some hundred: each is looked up, and their documents are put
//! together.

use tantivy::query::{BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocId, DocSet, SegmentReader, TERMINATED, Term};

/// Finds the documents that hold any of these terms, of whatever fields. All fit alike: the score is 1.
#[derive(Clone, Debug)]
pub(crate) struct AnyOf(pub Vec<Term>);

impl Query for AnyOf {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for AnyOf {
    fn scorer(&self, reader: &SegmentReader, boost: f32) -> tantivy::Result<Box<dyn Scorer>> {
        let mut held = Vec::with_capacity(self.0.len());
        for term in &self.0 {
            held.extend(reader.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?);
        }
        Ok(match (held.pop(), held.is_empty()) {
            (None, _) => Box::new(EmptyScorer),
            (Some(only), true) => Box::new(ConstScorer::new(only, boost)),
            (Some(last), false) => {
                let mut docs = BitSet::with_max_value(reader.max_doc());
                for mut postings in held.into_iter().chain([last]) {
                    while postings.doc() != TERMINATED {
                        docs.insert(postings.doc());
                        postings.advance();
                    }
                }
                Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost))
            }
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() <= doc && scorer.seek(doc) == doc {
            Ok(Explanation::new("holds one of the terms", 1.0))
        } else {
            Err(tantivy::TantivyError::InvalidArgument(format!("document {doc} does not match")))
        }
    }
}
