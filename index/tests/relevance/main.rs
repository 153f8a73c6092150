//! Judged questions over the starter collection. The questions are in `questions.tsv`; this file asks them, prints how
//! many of each group were answered well, and fails below each group's floor.

#[path = "../collection/mod.rs"]
mod collection;

use std::collections::BTreeMap;

use collection::{Collection, now};
use index::{Index, Query};
use model::{Category, Lang};

/// Least share of each group's questions that must be answered as judged, in percent.
const FLOORS: [(&str, u32); 11] = [
    ("name", 100),
    ("city", 100),
    ("latin", 94),
    ("arabic", 87),
    ("halfspace", 92),
    ("letters", 100),
    ("typo", 90),
    ("category", 95),
    ("where", 91),
    ("other", 87),
    ("beginning", 75),
];

struct Question<'a> {
    group: &'a str,
    text: &'a str,
    lang: Lang,
    expected: &'a str,
    within: usize,
}

fn questions(table: &str) -> Vec<Question<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<&str>>().as_slice() {
            [group, text, lang, expected, within] => Question {
                group,
                text,
                lang: Lang::parse(lang).unwrap_or_else(|| panic!("no language: {line}")),
                expected,
                within: within.parse().unwrap_or_else(|_| panic!("no number: {line}")),
            },
            _ => panic!("five columns wanted: {line}"),
        })
        .collect()
}

/// Whether the answer is as judged, and the first of what came.
fn ask(index: &Index, question: &Question<'_>, within: usize) -> (bool, Vec<String>) {
    let query = Query {
        text: question.text.to_owned(),
        lang: question.lang,
        limit: within.max(3),
        now: now(),
        ..Query::default()
    };
    let results = index.search(&query).expect("an answer");
    let came: Vec<String> = results
        .hits
        .iter()
        .map(|hit| format!("{} ({})", hit.id, hit.matched.map_or("-", index::Matched::as_str)))
        .collect();
    let first = results.hits.iter().take(within);
    let right = match question.expected.strip_prefix("category=") {
        Some(slug) => {
            let category = Category::find(slug).unwrap_or_else(|| panic!("no category {slug}"));
            let below: Vec<&str> = category.with_children().map(|category| category.slug).collect();
            results.hits.len() >= within.min(2) && first.clone().all(|hit| below.contains(&hit.card.category.as_str()))
        }
        None => first.clone().any(|hit| {
            question.expected.split('|').any(|id| match id.strip_suffix('*') {
                Some(start) => hit.id.as_str().starts_with(start),
                None => hit.id.as_str() == id,
            })
        }),
    };
    (right, came)
}

#[test]
fn judged_questions_are_answered_as_judged() {
    let collection = Collection::starter();
    let (_folder, index) = collection.index();
    let questions = questions(include_str!("questions.tsv"));
    assert!(questions.len() >= 60, "only {} questions", questions.len());

    let mut groups: BTreeMap<&str, [u32; 4]> = BTreeMap::new();
    let mut wrong = String::new();
    for question in &questions {
        let (right, came) = ask(&index, question, question.within);
        let [asked, right_count, first, five] = groups.entry(question.group).or_default();
        *asked += 1;
        *right_count += u32::from(right);
        *first += u32::from(ask(&index, question, 1).0);
        *five += u32::from(ask(&index, question, 5).0);
        if !right {
            wrong.push_str(&format!("  {}: {} → {}\n", question.group, question.text, came.join(", ")));
        }
    }
    let mut table = format!("{:<12}{:>7}{:>11}{:>8}{:>8}\n", "group", "asked", "as judged", "@1", "@5");
    let percent = |part: u32, whole: u32| 100 * part / whole.max(1);
    for (group, [asked, right, first, five]) in &groups {
        let (right, first, five) = (percent(*right, *asked), percent(*first, *asked), percent(*five, *asked));
        table.push_str(&format!("{group:<12}{asked:>7}{right:>10}%{first:>7}%{five:>7}%\n"));
    }
    eprintln!("{table}\nnot as judged:\n{wrong}");
    for (group, floor) in FLOORS {
        let [asked, right, ..] = groups.get(group).unwrap_or_else(|| panic!("no questions of group {group}"));
        assert!(
            percent(*right, *asked) >= floor,
            "{group}: {}% is below its floor of {floor}%",
            percent(*right, *asked)
        );
    }
}

#[test]
fn every_file_of_the_starter_collection_reads() {
    let unreadable = Collection::starter().unreadable;
    let list: Vec<String> = unreadable.iter().map(|(path, why)| format!("{}: {why}", path.display())).collect();
    assert!(list.is_empty(), "{} files:\n{}", list.len(), list.join("\n"));
}
