//! What an answer says to editors of why its hits stand where they stand: the index's own numbers in the API's shapes.

use std::time::Duration;

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// The parameter by which it is asked for, as the OpenAPI text shows it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is used")]
pub struct ExplainParameter {
    /// `1` tells how the line was read and why each hit stands where it stands. For members of an organisation who are
    /// signed in, and for API keys; otherwise 403.
    #[param(pattern = "^[01]$")]
    explain: Option<String>,
}

/// How a line was read.
#[derive(Serialize, ToSchema)]
pub struct HowRead {
    /// The order of the hits: the one asked for, or `distance` where the line asks for what is near.
    pub sort: &'static str,
    /// How generously the words were read: 0 as they stand, 1 also with typing errors and in other spellings, 2 with one
    /// word missing.
    #[schema(minimum = 0, maximum = 2)]
    pub level: u8,
    /// The words that are looked for, as typed.
    pub words: Vec<String>,
    /// Words that say nothing and are not looked for.
    pub passed_over: Vec<String>,
    /// The readings that were tried; the last is the one that answers.
    pub tried: Vec<Tried>,
    /// How long the steps of the answer took.
    pub took_ms: Took,
}

/// How long the steps of an answer took, in milliseconds.
#[derive(Serialize, ToSchema)]
pub struct Took {
    /// What the line means; next to nothing where the same line was read a moment ago.
    #[schema(minimum = 0)]
    pub reading: f64,
    /// The terms, filters and areas that this asks for.
    #[schema(minimum = 0)]
    pub opening: f64,
    /// What matches, counted and in order.
    #[schema(minimum = 0)]
    pub matching: f64,
    /// What is told of the hits of this page, without why they stand where they stand.
    #[schema(minimum = 0)]
    pub telling: f64,
}

/// A reading that was tried.
#[derive(Serialize, ToSchema)]
pub struct Tried {
    /// `exact`, `keyboard`, `filters`, `region`, `spelling` or `one_word`.
    pub step: &'static str,
    /// The line that was read, for `keyboard`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// How many it finds without any filter, counted up to three; missing where it was not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 3)]
    pub found: Option<usize>,
}

/// Why a hit stands where it stands.
#[derive(Serialize, ToSchema)]
pub struct Why {
    /// The words that are looked for, each with where and how it was found.
    pub words: Vec<WordFound>,
    /// What the parts of the question give; their sum is `rank.text`. Empty where nothing was typed.
    pub text: Vec<TextShare>,
    /// The numbers that ordered it; missing in orders by distance, date and name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// What `rank.fame` is made of: their product.
    pub fame: Fame,
}

/// A word, and where and how it was found.
#[derive(Serialize, ToSchema)]
pub struct WordFound {
    /// As typed.
    pub typed: String,
    /// The ways in which it was found, what gives most first, six at most; empty where it is missing.
    pub found: Vec<Found>,
}

/// One way in which a word was found.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// `name`, `other_name`, `category`, `place`, `partner`, `synonym`, `stem`, `prefix`, `summary`, `description`,
    /// `skeleton` or `typo`.
    pub matched: &'static str,
    /// The field of the index that holds it.
    pub field: String,
    /// What stands there.
    pub terms: Vec<TermFound>,
    /// What the field and the form weigh together.
    pub weight: f32,
    /// What the way gives: the weight times how rare the word is.
    pub score: f32,
}

/// What stands in the index.
#[derive(Serialize, ToSchema)]
pub struct TermFound {
    /// The form in which it is kept: `word`, `stem`, `sound`, `frame` (its consonants) or `whole` (a name in one piece).
    pub form: &'static str,
    /// Without the sign of its form.
    pub text: String,
}

/// What a part of a question gives.
#[derive(Serialize, ToSchema)]
pub struct TextShare {
    /// `words`, `whole_name`, `phrase`, `last_word`, `category` or `filters`.
    pub part: &'static str,
    /// How much.
    pub score: f32,
}

/// The numbers that ordered a hit: `score` is the product of the others.
#[derive(Serialize, ToSchema)]
pub struct Rank {
    /// Highest first.
    pub score: f64,
    /// How well the words fit; 1 where nothing was typed.
    pub text: f32,
    /// How widely known it is.
    pub fame: f32,
    /// How near it is; 1 without `near`.
    pub near: f64,
    /// Less than 1 where nothing of it is to come.
    pub over: f64,
    /// Less than 1 where its facts count as old.
    pub overdue: f64,
}

/// What fame is made of.
#[derive(Serialize, ToSchema)]
pub struct Fame {
    /// By its importance.
    pub importance: f64,
    /// By what it is.
    pub kind: f64,
    /// Less than 1 for a sample.
    pub sample: f64,
}

/// How a line was read.
pub fn how(how: index::HowRead, took: index::Took) -> HowRead {
    let tried = how.tried.into_iter().map(|tried| {
        let step = tried.step.as_str();
        let line = if let index::Step::Keyboard(line) = tried.step { Some(line) } else { None };
        Tried { step, line, found: tried.found }
    });
    HowRead {
        sort: how.sort.as_str(),
        level: how.level,
        words: how.words,
        passed_over: how.passed_over,
        tried: tried.collect(),
        took_ms: Took {
            reading: milliseconds(took.reading),
            opening: milliseconds(took.opening),
            matching: milliseconds(took.matching),
            telling: milliseconds(took.telling),
        },
    }
}

/// To the microsecond.
fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

/// Why a hit stands where it stands, of words as typed.
pub fn why(why: &index::Why, typed: &[String]) -> Why {
    let words = typed.iter().zip(&why.words);
    Why {
        words: words
            .map(|(typed, ways)| WordFound { typed: typed.clone(), found: ways.iter().map(found).collect() })
            .collect(),
        text: why.shares.iter().map(|(share, score)| TextShare { part: share.as_str(), score: *score }).collect(),
        rank: why.score.as_ref().map(|score| Rank {
            score: score.whole(),
            text: score.text,
            fame: score.fame,
            near: score.near,
            over: score.over,
            overdue: score.overdue,
        }),
        fame: Fame { importance: why.fame.importance, kind: why.fame.kind, sample: why.fame.sample },
    }
}

fn found(way: &index::Found) -> Found {
    let term = |(form, text): &(index::Form, String)| TermFound { form: form.as_str(), text: text.clone() };
    Found {
        matched: way.matched.as_str(),
        field: way.field.clone(),
        terms: way.terms.iter().map(term).collect(),
        weight: way.weight,
        score: way.score,
    }
}
