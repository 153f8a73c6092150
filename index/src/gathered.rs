//! The documents of another query, gathered before anybody asks for them.
//!
//! What is taken away is asked by tantivy for documents before the one at which it stands already. A phrase does not bear
//! that: where it is checked it ends the question, elsewhere it promises nothing. A set of documents does.

use tantivy::query::{BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, DocId, DocSet, SegmentReader, TERMINATED};

/// Finds the documents of a query. All fit alike: the score is 1.
#[derive(Debug)]
pub(crate) struct Gathered(pub Box<dyn Query>);

impl Clone for Gathered {
    fn clone(&self) -> Gathered {
        Gathered(self.0.box_clone())
    }
}

struct GatheredWeight(Box<dyn Weight>);

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight(self.0.weight(scoring)?)))
    }
}

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: f32) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = self.0.scorer(reader, boost)?;
        if found.doc() == TERMINATED {
            return Ok(Box::new(EmptyScorer));
        }
        let mut docs = BitSet::with_max_value(reader.max_doc());
        while found.doc() != TERMINATED {
            docs.insert(found.doc());
            found.advance();
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}
