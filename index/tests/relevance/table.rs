//! The figures of all groups, printed and held against their floors.

use std::collections::BTreeMap;

use index::Index;

use crate::collection::Collection;
use crate::floors::MOST_NONE;
use crate::judging::{Mark, Question, ask};

/// Least shares of a group, in percent: first, five, nDCG.
pub type Floor = (&'static str, [f64; 3]);
/// The name of the line that sums up all groups.
pub const ALL: &str = "all";

/// How each group was answered.
pub struct Table {
    groups: BTreeMap<String, Vec<Mark>>,
    wrong: Vec<String>,
}

impl Table {
    /// Asks all questions.
    pub fn of(index: &Index, collection: &Collection, questions: &[Question]) -> Table {
        let mut table = Table { groups: BTreeMap::new(), wrong: Vec::new() };
        for question in questions {
            let (mark, came) = ask(index, collection, question);
            for group in [question.group.as_str(), ALL] {
                table.groups.entry(group.to_owned()).or_default().push(mark);
            }
            if !mark.first {
                let place = if mark.five { "not first" } else { "not among five" };
                table.wrong.push(format!("{}\t{}\t{place}\t{came}", question.group, question.text));
            }
        }
        table
    }

    /// Prints the figures as Markdown, then what was not answered by the first hit.
    pub fn print(&self, title: &str) {
        let mut out = format!(
            "### {title}\n\n| group | questions | first | five | nDCG | none |\n|---|---:|---:|---:|---:|---:|\n"
        );
        for (group, marks) in &self.groups {
            let [first, five, ndcg, none] = shares(marks);
            let row = format!("| {group} | {} | {first:.1} | {five:.1} | {ndcg:.1} | {none:.1} |\n", marks.len());
            out.push_str(&row);
        }
        eprintln!("{out}\nnot answered by the first hit:\n{}\n", self.wrong.join("\n"));
    }

    /// Fails where a group is below its floors, has none, or where what exists is not found.
    pub fn hold(&self, floors: &[Floor]) {
        let mut below = Vec::new();
        for (group, marks) in &self.groups {
            let Some((_, least)) = floors.iter().find(|(name, _)| name == group) else {
                below.push(format!("{group} has no floors"));
                continue;
            };
            let figures = shares(marks);
            for ((what, figure), least) in ["first", "five", "nDCG"].iter().zip(figures).zip(least) {
                if figure < *least {
                    below.push(format!("{group}: {what} is {figure:.1} %, its floor {least} %"));
                }
            }
            if group == ALL && figures[3] > MOST_NONE {
                below.push(format!("{:.1} % found nothing although an answer exists", figures[3]));
            }
        }
        assert!(below.is_empty(), "{}", below.join("\n"));
    }
}

/// First, five, nDCG and none, in percent.
fn shares(marks: &[Mark]) -> [f64; 4] {
    let share = |value: fn(&Mark) -> f64| 100.0 * marks.iter().map(value).sum::<f64>() / marks.len().max(1) as f64;
    [
        share(|mark| f64::from(u8::from(mark.first))),
        share(|mark| f64::from(u8::from(mark.five))),
        share(|mark| mark.ndcg),
        share(|mark| f64::from(u8::from(mark.none))),
    ]
}
