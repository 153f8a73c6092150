//! How a hit was found, for telling a visitor why it is there.

use tantivy::DocSet;
use tantivy::schema::IndexRecordOption;

use super::Address;
use crate::Error;
use crate::view::View;
use crate::words::Reading;

/// How a word was found, most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// In the name as it stands.
    Name,
    /// In another of its names.
    OtherName,
    /// In what it is.
    Category,
    /// In the name of its city or province.
    Place,
    /// In the name of its venue, stop or partner city.
    Partner,
    /// By another word of the same meaning.
    Synonym,
    /// By another form of the word.
    Stem,
    /// By the beginning of a word.
    Prefix,
    /// In the summary.
    Summary,
    /// In the description.
    Description,
    /// By its consonants: another spelling, or the other script.
    Skeleton,
    /// With one letter more, less or other.
    Typo,
}

impl Matched {
    /// The word in the public API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Matched::Name => "name",
            Matched::OtherName => "other_name",
            Matched::Category => "category",
            Matched::Place => "place",
            Matched::Partner => "partner",
            Matched::Synonym => "synonym",
            Matched::Stem => "stem",
            Matched::Prefix => "prefix",
            Matched::Summary => "summary",
            Matched::Description => "description",
            Matched::Skeleton => "skeleton",
            Matched::Typo => "typo",
        }
    }
}

/// How each hit was found. For each word the ways are tried, most certain first; what a hit's least certain word says is
/// said of the hit.
pub(super) fn matched(view: &View, reading: &Reading, addresses: &[Address]) -> Result<Vec<Option<Matched>>, Error> {
    let mut found: Vec<Option<Matched>> = vec![None; addresses.len()];
    // Postings only run forwards: hits in document order.
    let mut order: Vec<usize> = (0..addresses.len()).collect();
    order.sort_by_key(|n| addresses[*n]);
    for ways in &reading.words {
        let mut best: Vec<Option<Matched>> = vec![None; addresses.len()];
        for way in ways {
            let mut waiting = order.iter().copied().filter(|n| best[*n].is_none()).peekable();
            let mut now_found = Vec::new();
            while let Some(ord) = waiting.peek().map(|n| addresses[*n].0) {
                let segment = &view.segments[ord];
                let mut postings = Vec::new();
                for term in &way.terms {
                    let index = segment.words(term.field())?;
                    postings.push(index.reader().read_postings(term, IndexRecordOption::Basic)?);
                }
                while let Some(n) = waiting.next_if(|n| addresses[*n].0 == ord) {
                    let doc = addresses[n].1;
                    let holds = postings.iter_mut().all(|postings| {
                        postings.as_mut().is_some_and(|postings| {
                            if postings.doc() < doc {
                                postings.seek(doc);
                            }
                            postings.doc() == doc
                        })
                    });
                    if holds {
                        now_found.push(n);
                    }
                }
            }
            for n in now_found {
                best[n] = Some(way.matched);
            }
        }
        for (found, best) in found.iter_mut().zip(best) {
            *found = (*found).max(best);
        }
    }
    Ok(found)
}
