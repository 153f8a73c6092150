//! What an answer says to those who write of why its hits stand where they stand.

use std::time::Duration;

use super::Matched;
use crate::analysis::Form;
use crate::query::Sort;
use crate::rank::{Fame, Score};

/// How a line was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HowRead {
    /// The order of the hits: that which was asked for, or nearest first where the line asks for what is near.
    pub sort: Sort,
    /// How generously the words were read: 0 as they stand, 1 also with typing errors and in other spellings, 2 with one
    /// of them missing.
    pub level: u8,
    /// The words that are looked for, as typed.
    pub words: Vec<String>,
    /// Words that say nothing and are not looked for.
    pub passed_over: Vec<String>,
    /// The readings that were tried; the last is the one that answers.
    pub tried: Vec<Tried>,
}

/// How long the steps of an answer took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Took {
    /// What the line means; next to nothing where the same line was read a moment ago.
    pub reading: Duration,
    /// The terms, filters and areas that this asks for, opened in every segment.
    pub opening: Duration,
    /// What matches, counted and in order.
    pub matching: Duration,
    /// What is told of the best of them.
    pub telling: Duration,
}

/// A reading that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// Which.
    pub step: Step,
    /// How many it finds, whatever else is asked, counted up to three; none where it was not counted.
    pub found: Option<usize>,
}

/// Readings of a line, in the order in which they are tried.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The words as they stand, with their stems, synonyms and compounds.
    Exact,
    /// The line as the same keys write it on another keyboard.
    Keyboard(String),
    /// What it plainly asks for, as filters.
    Filters,
    /// Only the words of a city or province, without what stands beside them.
    Region,
    /// Also typing errors, other spellings and beginnings of words.
    Spelling,
    /// The same, with one word missing.
    OneWord,
}

impl Step {
    /// The word in the API.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Step::Exact => "exact",
            Step::Keyboard(_) => "keyboard",
            Step::Filters => "filters",
            Step::Region => "region",
            Step::Spelling => "spelling",
            Step::OneWord => "one_word",
        }
    }
}

/// Why a hit stands where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// For each of [`HowRead::words`] where and how it was found, what weighs most first.
    pub words: Vec<Vec<Found>>,
    /// What the parts of the question give; their sum is [`Score::text`].
    pub shares: Vec<(Share, f32)>,
    /// The numbers that ordered it; none in orders that look at nothing else than a distance, a date or a name.
    pub score: Option<Score>,
    /// What [`Score::fame`] is made of.
    pub fame: Fame,
}

/// A way in which a word was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How certain it is.
    pub matched: Matched,
    /// The field that holds it.
    pub field: String,
    /// What stands there, each with the form in which it is kept.
    pub terms: Vec<(Form, String)>,
    /// What the field and the form weigh together.
    pub weight: f32,
    /// What the way gives: the weight times how rare it is.
    pub score: f32,
}

/// What a part of a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The words, each by its best way; less where they are only mentioned in running text.
    Words,
    /// A name that is the whole line.
    WholeName,
    /// Words in quotes.
    Phrase,
    /// A last word that says nothing but may be the beginning of one that does.
    LastWord,
    /// Being of the category that the line names.
    Category,
    /// What the line plainly asks for: the same for all that have it.
    Filters,
}

impl Share {
    /// The word in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Share::Words => "words",
            Share::WholeName => "whole_name",
            Share::Phrase => "phrase",
            Share::LastWord => "last_word",
            Share::Category => "category",
            Share::Filters => "filters",
        }
    }
}
