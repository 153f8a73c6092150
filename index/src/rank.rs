//! What comes first, and why, on one screen.
//!
//! A hit's score is **how well the words fit** × **how widely known it is** × **how near** × **a few facts**. Words fit by
//! BM25, with a weight for where a word was found ([`weight`]) and for the form in which it was found ([`form`]); of all
//! the ways in which one word was found, the best counts. Without words everything fits alike.

use model::Kind;
use tantivy::schema::Field;
use tantivy::{Term, query::Bm25StatisticsProvider};

use crate::view::View;

/// Where a word was found.
pub(crate) mod weight {
    pub(crate) const NAME: f32 = 3.0;
    pub(crate) const OTHER_NAME: f32 = 2.6;
    pub(crate) const CATEGORY: f32 = 3.4;
    pub(crate) const PLACE: f32 = 1.5;
    pub(crate) const PARTNER: f32 = 1.2;
    pub(crate) const SUMMARY: f32 = 0.6;
    pub(crate) const DESCRIPTION: f32 = 0.3;
    /// For a name that is exactly what was typed, on top of its words.
    pub(crate) const WHOLE_NAME: f32 = 4.0;
    /// The same for each word of a name of several: hardly anything else is called so, and nothing better known buries it.
    pub(crate) const WORD_OF_WHOLE_NAME: f32 = 12.0;
}

/// In which form a word was found.
pub(crate) mod form {
    pub(crate) const EXACT: f32 = 1.0;
    pub(crate) const PARTS: f32 = 0.9;
    /// Another spelling that sounds the same.
    pub(crate) const SOUND: f32 = 0.8;
    pub(crate) const STEM: f32 = 0.6;
    pub(crate) const SYNONYM: f32 = 0.55;
    pub(crate) const PREFIX: f32 = 0.5;
    pub(crate) const TYPO: f32 = 0.5;
    /// Two typing errors, or one in a beginning.
    pub(crate) const TWO_TYPOS: f32 = 0.3;
    /// Times how alike it sounds.
    pub(crate) const FRAME: f32 = 0.4;
}

/// What several words still weigh where one of them is only mentioned in the summary or the description.
pub(crate) const MERELY_MENTIONED: f32 = 0.4;

/// What being of a category weighs where a line is nothing but what that category is called.
pub(crate) const OF_ITS_CATEGORY: f32 = 12.0;

/// What else is known of a hit at this moment, for this visitor.
pub(crate) struct Facts {
    /// Metres from where the visitor is.
    pub distance: Option<f64>,
    /// An event or programme with nothing to come.
    pub over: bool,
    /// Its facts count as old.
    pub overdue: bool,
}

/// How widely known an item is, whatever is asked: the product of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fame {
    /// By its importance (0..=1).
    pub importance: f64,
    /// By what it is.
    pub kind: f64,
    /// Less where it was invented.
    pub sample: f64,
}

impl Fame {
    pub(crate) fn new(importance: f64, kind: Option<Kind>, sample: bool) -> Fame {
        let kind = match kind {
            Some(Kind::City) => 1.3,
            Some(Kind::Province) => 1.05,
            Some(Kind::Organisation | Kind::Opportunity | Kind::Route) => 0.75,
            _ => 1.0,
        };
        Fame { importance: 0.25 + importance, kind, sample: if sample { 0.6 } else { 1.0 } }
    }

    /// The whole.
    pub fn whole(&self) -> f32 {
        (self.importance * self.kind * self.sample) as f32
    }
}

/// What a score is made of: the product of these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// How well the words fit; 1 where nothing was typed.
    pub text: f32,
    /// How widely known it is.
    pub fame: f32,
    /// How near it is; 1 where nobody asks from anywhere.
    pub near: f64,
    /// Less where nothing of it is to come.
    pub over: f64,
    /// Less where its facts count as old.
    pub overdue: f64,
}

impl Score {
    pub(crate) fn new(text: f32, fame: f32, facts: &Facts) -> Score {
        Score {
            text,
            fame,
            near: nearness(facts.distance),
            over: if facts.over { 0.5 } else { 1.0 },
            overdue: if facts.overdue { 0.9 } else { 1.0 },
        }
    }

    /// The whole.
    pub fn whole(&self) -> f64 {
        f64::from(self.text) * f64::from(self.fame) * self.near * self.over * self.overdue
    }
}

/// The score by which hits are ordered, highest first. `text` is 1 where nothing was typed.
pub(crate) fn score(text: f32, fame: f32, facts: &Facts) -> f64 {
    Score::new(text, fame, facts).whole()
}

/// The highest score that a hit can have whose facts are not known yet.
pub(crate) fn most(text: f32, fame: f32, distance: Option<f64>) -> f64 {
    f64::from(text) * f64::from(fame) * nearness(distance)
}

/// Falls to a half of what nearness can give at 25 km, and never below a third: Persepolis stays known from afar.
fn nearness(distance: Option<f64>) -> f64 {
    distance.map_or(1.0, |metres| 0.33 + 0.67 / (1.0 + metres / 25_000.0))
}

/// Statistics for BM25, rounded to powers of two and to fixed lengths. With the true ones every edit anywhere would
/// change every score a little, and a visitor going to the next page would meet hits twice or never.
pub(crate) struct Steady<'a>(pub &'a View);

impl Steady<'_> {
    fn documents(&self) -> u64 {
        let held: u64 = self.0.segments.iter().map(|segment| u64::from(segment.max_doc)).sum();
        held.next_power_of_two() * 2
    }
}

impl Bm25StatisticsProvider for Steady<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let length = match field {
            field if field == self.0.fields.summary => 40,
            field if field == self.0.fields.description => 250,
            _ => 1,
        };
        Ok(self.documents() * length)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(match self.0.doc_freq(term)? {
            0 => 0,
            held => held.next_power_of_two(),
        })
    }
}
