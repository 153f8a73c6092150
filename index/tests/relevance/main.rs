//! Judged questions. Those over the starter collection are in `questions.tsv`, those over a gazetteer of the world's cities
//! in `gazetteer.tsv`. This suite asks them, prints how well each group was answered, and fails below each group's floors.
//!
//! - **first**, **five**: the share of questions whose first hit, or one of whose first five, answers them;
//! - **nDCG**: how near the order of the first ten comes to the best order there is;
//! - **none**: the share of questions that found nothing although an answer exists.

#[path = "../collection/mod.rs"]
mod collection;
mod floors;
mod gazetteer;
mod judging;
mod table;

use collection::Collection;
use table::Table;

#[test]
fn judged_questions_over_the_starter_collection_are_answered() {
    let collection = Collection::starter();
    let (_folder, index) = collection.index();
    let questions = judging::questions(include_str!("questions.tsv"), str::to_owned);
    assert!(questions.len() >= 400, "only {} questions", questions.len());
    let table = Table::of(&index, &collection, &questions);
    table.print("The starter collection");
    table.hold(&floors::STARTER);
}

#[test]
fn judged_questions_over_the_gazetteer_are_answered() {
    let gazetteer = gazetteer::Gazetteer::fetched();
    let (_folder, index) = gazetteer.collection.index();
    let questions = judging::questions(include_str!("gazetteer.tsv"), |expected| gazetteer.ids(expected));
    let table = Table::of(&index, &gazetteer.collection, &questions);
    table.print("The gazetteer");
    table.hold(&floors::GAZETTEER);
}

#[test]
fn every_file_of_the_starter_collection_reads() {
    let unreadable = Collection::starter().unreadable;
    let list: Vec<String> = unreadable.iter().map(|(path, why)| format!("{}: {why}", path.display())).collect();
    assert!(list.is_empty(), "{} files:\n{}", list.len(), list.join("\n"));
}
