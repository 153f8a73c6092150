//! What answers a question, and how well an answer does.

use index::{Entry, Index, Query, Results};
use jiff::Timestamp;
use model::{Category, Id, Kind, Lang};

use crate::collection::{Collection, now};

/// A question and what answers it.
pub struct Question {
    pub group: String,
    pub text: String,
    pub lang: Lang,
    pub expected: Expected,
}

/// What answers a question.
pub enum Expected {
    /// Nothing does.
    Nothing,
    /// Any of the first, and further ones are welcome.
    Items(Vec<String>, Vec<String>),
    /// All that are of this sort.
    Sort(Sort),
}

/// What a question asks for; all that is set must hold.
#[derive(Default)]
pub struct Sort {
    kinds: Vec<Kind>,
    categories: Vec<&'static str>,
    regions: Vec<String>,
    when: Option<(Timestamp, Timestamp)>,
}

/// How one question was answered.
#[derive(Clone, Copy, Default)]
pub struct Mark {
    pub first: bool,
    pub five: bool,
    pub ndcg: f64,
    pub none: bool,
}

/// Reads a table of questions.
pub fn questions(table: &str, ids: impl Fn(&str) -> String) -> Vec<Question> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<&str>>().as_slice() {
            [group, text, lang, expected] => Question {
                group: (*group).to_owned(),
                text: (*text).to_owned(),
                lang: Lang::parse(lang).unwrap_or_else(|| panic!("no language: {line}")),
                expected: Expected::read(expected, &ids).unwrap_or_else(|| panic!("cannot be read: {line}")),
            },
            _ => panic!("four columns wanted: {line}"),
        })
        .collect()
}

impl Expected {
    fn read(text: &str, ids: impl Fn(&str) -> String) -> Option<Expected> {
        if text == "nothing" {
            return Some(Expected::Nothing);
        }
        if text.contains('=') {
            return Sort::read(text).map(Expected::Sort);
        }
        let list = |text: &str| text.split('|').map(|id| ids(id.trim())).collect();
        let (wanted, welcome) = text.split_once('>').unwrap_or((text, ""));
        Some(Expected::Items(list(wanted), if welcome.is_empty() { Vec::new() } else { list(welcome) }))
    }

    /// 2 for what answers, 1 for what is welcome.
    fn gain(&self, entry: &Entry<'_>) -> u8 {
        let is = |ids: &[String]| ids.iter().any(|id| id == entry.item.id.as_str());
        match self {
            Expected::Nothing => 0,
            Expected::Items(wanted, _) if is(wanted) => 2,
            Expected::Items(_, welcome) => u8::from(is(welcome)),
            Expected::Sort(sort) => 2 * u8::from(sort.holds(entry)),
        }
    }
}

impl Sort {
    fn read(text: &str) -> Option<Sort> {
        let mut sort = Sort::default();
        for part in text.split(' ') {
            let (name, value) = part.split_once('=')?;
            let values = || value.split('|').map(|value| value.trim_start_matches("kind="));
            match name {
                "kind" => sort.kinds = values().map(Kind::from_slug).collect::<Option<_>>()?,
                "category" => {
                    for slug in values() {
                        sort.categories.extend(Category::find(slug)?.with_children().map(|category| category.slug));
                    }
                }
                "in" => sort.regions = values().map(str::to_owned).collect(),
                "when" => {
                    let (from, until) = value.split_once("..")?;
                    let at = |date: &str| -> Option<Timestamp> {
                        let date: jiff::civil::Date = date.parse().ok()?;
                        Some(date.in_tz("Asia/Tehran").ok()?.timestamp())
                    };
                    sort.when = Some((at(from)?, at(until)?));
                }
                _ => return None,
            }
        }
        Some(sort)
    }

    fn holds(&self, entry: &Entry<'_>) -> bool {
        let item = entry.item;
        let lies_in = |id: &String| {
            let regions = [item.city.as_ref(), entry.province.map(|province| &province.id), Some(&item.id)];
            regions.into_iter().flatten().any(|region| region.as_str() == id)
        };
        (self.kinds.is_empty() || self.kinds.contains(&item.kind()))
            && (self.categories.is_empty() || self.categories.contains(&item.category.as_str()))
            && (self.regions.is_empty() || self.regions.iter().any(lies_in))
            && self.when.is_none_or(|(from, until)| {
                entry.instances.iter().any(|instance| instance.starts < until && instance.ends > from)
            })
    }
}

/// Asks a question. Gives its mark, and the first of what came.
pub fn ask(index: &Index, collection: &Collection, question: &Question) -> (Mark, String) {
    let query = Query { text: question.text.clone(), lang: question.lang, limit: 10, now: now(), ..Query::default() };
    let results = index.search(&query).expect("an answer");
    let came: Vec<String> = results
        .hits
        .iter()
        .take(3)
        .map(|hit| format!("{} ({})", hit.id, hit.matched.map_or("-", index::Matched::as_str)))
        .collect();
    let came = came.join(", ");
    if matches!(question.expected, Expected::Nothing) {
        let right = results.hits.is_empty() || says_what_it_changed(&results);
        return (Mark { first: right, five: right, ndcg: f64::from(u8::from(right)), none: false }, came);
    }
    let gain = |id: &Id| collection.items.get(id).map_or(0, |item| question.expected.gain(&collection.entry(item)));
    let gains: Vec<u8> = results.hits.iter().map(|hit| gain(&hit.id)).collect();
    let mut best: Vec<u8> =
        collection.items.values().map(|item| question.expected.gain(&collection.entry(item))).collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    assert!(best.first() == Some(&2), "nothing answers: {} {}", question.group, question.text);
    let sum = |gains: &[u8]| -> f64 {
        let discounted = |(rank, gain): (usize, &u8)| (f64::from(*gain).exp2() - 1.0) / (rank as f64 + 2.0).log2();
        gains.iter().take(10).enumerate().map(discounted).sum()
    };
    let mark = Mark {
        first: gains.first() == Some(&2),
        five: gains.iter().take(5).any(|gain| *gain == 2),
        ndcg: sum(&gains) / sum(&best),
        none: results.hits.is_empty(),
    };
    (mark, came)
}

fn says_what_it_changed(results: &Results) -> bool {
    results.relaxed || results.did_you_mean.is_some() || !results.changed.is_empty()
}
