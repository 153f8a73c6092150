use index::{Entry, Index, Query, Sort};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::made::{collection, ids, place, query};

const HERE: (f64, f64) = (49.6, 37.3);

/// Three places: a draft, one with old facts, and one that was changed last.
fn index() -> (tempfile::TempDir, Index) {
    let written = ["draft", "old", "latest"].map(|id| place(id, json!({"en": id}), HERE, json!({})));
    let made = collection(written.iter().map(String::as_str));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (index, _) = Index::open(folder.path()).expect("the index opens");
    let mut rebuild = index.rebuild().expect("a rebuild");
    for (n, id) in (1..).zip(["draft", "old", "latest"]) {
        let item = made.items.values().find(|item| item.slug == id).expect("made above");
        let entry = Entry {
            changed_at: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(n),
            due_on: if id == "old" { date(2026, 1, 1) } else { date(2027, 1, 1) },
            marks: if id == "draft" { vec!["work-draft", "lacks-fa"] } else { vec!["item-published"] },
            ..made.entry(item)
        };
        rebuild.put(&entry).expect("put");
    }
    rebuild.finish().expect("built");
    (folder, index)
}

#[test]
fn marks_and_old_facts_narrow_a_question_and_the_latest_change_comes_first() {
    let (_folder, index) = index();
    let ask = |query: Query| ids(&index.search(&query).expect("an answer"));
    let sorted = |query: Query| Query { sort: Sort::Changed, ..query };
    assert_eq!(ask(sorted(query(""))), ["latest", "old", "draft"]);
    assert_eq!(ask(Query { marks: vec![vec!["work-draft", "work-review"]], ..query("") }), ["draft"]);
    assert_eq!(ask(Query { marks: vec![vec!["item-published"], vec!["lacks-fa"]], ..query("") }), [""; 0]);
    assert_eq!(ask(Query { overdue: true, ..query("") }), ["old"]);
    assert_eq!(ask(Query { without_city: true, without_owner: true, ..query("") }).len(), 3);
    let first = index.search(&Query { limit: 1, ..sorted(query("")) }).expect("an answer");
    let rest = Query { after: first.next, ..sorted(query("")) };
    assert_eq!(ask(rest), ["old", "draft"], "pages go on where they ended");
}

#[test]
fn old_facts_come_a_little_later() {
    let (_folder, index) = index();
    let found = ids(&index.search(&query("")).expect("an answer"));
    assert_eq!(found.last().map(String::as_str), Some("old"));
}
