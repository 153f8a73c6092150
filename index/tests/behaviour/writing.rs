use std::path::{Path, PathBuf};

use index::{Error, Index, State};
use model::Id;
use serde_json::json;

use crate::collection::Collection;
use crate::made::{self, found, place, query};

const HERE: (f64, f64) = (49.6, 37.3);

fn one(name: &str) -> Collection {
    made::collection([place("a", json!({"en": name}), HERE, json!({})).as_str()])
}

fn put(index: &Index, collection: &Collection) {
    let mut writer = index.writer().expect("a writer");
    for item in collection.items.values() {
        writer.put(&collection.entry(item)).expect("a document");
    }
    writer.commit().expect("a commit");
}

fn open(folder: &Path) -> (Index, State) {
    Index::open(folder).expect("an index")
}

/// Names of what stands in the folder.
fn builds(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    names.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with("build-")).collect()
}

#[test]
fn a_commit_is_seen_at_once_and_nothing_before_it() {
    let (_folder, index) = one("Windmill").index();
    let before = index.generation();
    let other = made::collection([place("b", json!({"en": "Lighthouse"}), HERE, json!({})).as_str()]);
    let mut writer = index.writer().expect("a writer");
    writer.put(&other.entry(other.items.values().next().expect("an item"))).expect("a document");
    assert_eq!((index.len(), index.generation()), (1, before));
    writer.commit().expect("a commit");
    assert_eq!(found(&index, "lighthouse"), ["b"]);
    assert_eq!(index.len(), 2);
    assert_ne!(index.generation(), before);
}

#[test]
fn an_item_put_again_replaces_itself_and_a_removed_one_is_gone() {
    let (_folder, index) = one("Windmill").index();
    put(&index, &one("Lighthouse"));
    assert_eq!(found(&index, "lighthouse"), ["a"]);
    assert!(found(&index, "windmill").is_empty());
    let mut writer = index.writer().expect("a writer");
    writer.remove(&Id::parse("place:a").expect("an id")).expect("a removal");
    writer.remove(&Id::parse("place:never").expect("an id")).expect("a removal of nothing");
    writer.commit().expect("a commit");
    assert_eq!((index.len(), index.search(&query("")).expect("an answer").total), (0, 0));
}

#[test]
fn what_was_committed_is_there_after_a_restart() {
    let (folder, index) = one("Windmill").index();
    put(&index, &one("Lighthouse"));
    let generation = index.generation();
    drop(index);
    let (index, state) = open(folder.path());
    assert_eq!(state, State::Ready);
    assert_eq!(found(&index, "lighthouse"), ["a"]);
    assert_eq!(index.generation(), generation, "the same content has the same mark");
}

#[test]
fn a_new_folder_asks_to_be_built_and_answers_meanwhile() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (index, state) = open(folder.path());
    assert!(matches!(state, State::NeedsRebuild(_)));
    assert_eq!(index.search(&query("anything")).expect("an answer").total, 0);
    assert!(index.tile(&query(""), 0, 0, 0).expect("a tile").is_empty());
    assert!(matches!(index.writer().map(|_| ()), Err(Error::NeedsRebuild)));
}

#[test]
fn a_rebuild_given_up_leaves_the_old_index_and_no_trace() {
    let (folder, index) = one("Windmill").index();
    let other = one("Lighthouse");
    let mut rebuild = index.rebuild().expect("a rebuild");
    rebuild.put(&other.entry(other.items.values().next().expect("an item"))).expect("a document");
    assert!(matches!(index.rebuild().map(|_| ()), Err(Error::Busy)), "one rebuild at a time");
    assert_eq!(found(&index, "windmill"), ["a"], "the old one serves meanwhile");
    drop(rebuild);
    assert_eq!(found(&index, "windmill"), ["a"]);
    assert_eq!(builds(folder.path()).len(), 1);
    other.rebuild(&index);
    assert_eq!(found(&index, "lighthouse"), ["a"]);
}

#[test]
fn leftovers_of_a_killed_rebuild_are_swept_at_the_next_start() {
    let (folder, index) = one("Windmill").index();
    drop(index);
    // As a killed process leaves them: a half-written build, and a name not yet put in place.
    let half = folder.path().join("build-9");
    std::fs::create_dir(&half).expect("a folder");
    std::fs::write(half.join("meta.json"), "{\"segments\":[").expect("a file");
    std::fs::write(folder.path().join("CURRENT.new"), "build-9").expect("a file");
    let (index, state) = open(folder.path());
    assert_eq!(state, State::Ready);
    assert_eq!(found(&index, "windmill"), ["a"]);
    assert_eq!(builds(folder.path()), ["build-1"]);
    one("Lighthouse").rebuild(&index);
    assert_eq!(found(&index, "lighthouse"), ["a"]);
}

#[test]
fn a_broken_index_asks_to_be_built_again() {
    let (folder, index) = one("Windmill").index();
    drop(index);
    std::fs::write(folder.path().join("build-1/meta.json"), "not an index").expect("a file");
    let (index, state) = open(folder.path());
    assert!(matches!(state, State::NeedsRebuild(_)));
    assert_eq!(index.len(), 0);
    one("Lighthouse").rebuild(&index);
    assert_eq!(found(&index, "lighthouse"), ["a"]);
    drop(index);
    assert_eq!(open(folder.path()).1, State::Ready);
}

/// Writes other bytes over the middle of a file, where it stands: an open index sees them too.
fn garble(file: &Path) {
    let length = std::fs::metadata(file).expect("a file").len();
    let open = std::fs::OpenOptions::new().write(true).open(file).expect("a file");
    let part = usize::try_from(length).expect("a small file").min(64);
    let middle = (length - part as u64) / 2;
    std::os::unix::fs::FileExt::write_all_at(&open, &vec![0xA5; part], middle).expect("a file written");
}

/// All files of the segments.
fn segments(folder: &Path) -> Vec<PathBuf> {
    let all =
        std::fs::read_dir(folder.join("build-1")).expect("the folder").map(|entry| entry.expect("an entry").path());
    let is_of_segment = |path: &PathBuf| path.file_name().is_some_and(|name| name.len() > 32);
    all.filter(is_of_segment).collect()
}

#[test]
fn a_rebuild_leaves_one_segment_and_no_file_of_the_pieces_it_was_made_from() {
    let (folder, _index) = Collection::starter().index();
    let mut names: Vec<_> = segments(folder.path()).iter().map(|file| file.with_extension("")).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn damage_anywhere_is_found_at_the_next_start() {
    let (folder, index) = one("Windmill").index();
    put(&index, &made::collection([place("b", json!({"en": "Lighthouse"}), HERE, json!({})).as_str()]));
    drop(index);
    let files = segments(folder.path());
    assert!(files.len() > 10, "{files:?}");
    type Harm = (&'static str, fn(&Path));
    let harms: [Harm; 3] = [
        ("garbled", garble),
        ("cut short", |file| {
            let open = std::fs::OpenOptions::new().write(true).open(file).expect("a file");
            open.set_len(open.metadata().expect("a file").len() / 2).expect("a file cut");
        }),
        ("gone", |file| std::fs::remove_file(file).expect("a file gone")),
    ];
    for file in files {
        for (word, harm) in harms {
            let whole = std::fs::read(&file).expect("a file");
            harm(&file);
            let (index, state) = open(folder.path());
            let State::NeedsRebuild(why) = state else { panic!("{} {word} was not found", file.display()) };
            assert!(why.contains("cannot be read"), "{why}");
            assert_eq!(index.search(&query("windmill")).expect("an answer").total, 0, "answers meanwhile");
            drop(index);
            std::fs::write(&file, whole).expect("a file written");
        }
    }
    assert_eq!(open(folder.path()).1, State::Ready, "all was put back");
    std::fs::write(folder.path().join("CURRENT"), [0xFF, 0x00, 0xA5]).expect("a file");
    assert!(matches!(open(folder.path()).1, State::NeedsRebuild(_)));
}

#[test]
fn damage_while_it_is_open_fails_questions_and_is_told() {
    let (folder, index) = Collection::starter().index();
    assert_eq!(index.damage(), None);
    for file in segments(folder.path()) {
        let mut bytes = std::fs::read(&file).expect("a file");
        bytes.fill(0xA5);
        let open = std::fs::OpenOptions::new().write(true).open(&file).expect("a file");
        std::os::unix::fs::FileExt::write_all_at(&open, &bytes, 0).expect("a file written");
    }
    assert!(index.search(&query("museum of Rasht")).is_err());
    let why = index.damage().expect("the damage is told");
    assert!(why.contains("damaged") || why.contains("failed"), "{why}");
    assert_eq!(index.damage(), None, "once");
    Collection::starter().rebuild(&index);
    assert!(index.search(&query("museum of Rasht")).expect("an answer").total > 0);
}

#[test]
fn an_index_of_another_version_serves_until_it_is_built_again() {
    let (folder, index) = one("Windmill").index();
    drop(index);
    let meta = folder.path().join("build-1/meta.json");
    let text = std::fs::read_to_string(&meta).expect("a file");
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    json["payload"] = json!("made long ago");
    std::fs::write(&meta, json.to_string()).expect("a file");
    let (index, state) = open(folder.path());
    assert!(matches!(state, State::NeedsRebuild(_)));
    assert_eq!(found(&index, "windmill"), ["a"]);
    one("Windmill").rebuild(&index);
    drop(index);
    assert_eq!(open(folder.path()).1, State::Ready);
}

#[test]
fn a_writer_whose_index_was_replaced_says_so() {
    let (_folder, index) = one("Windmill").index();
    let mut writer = index.writer().expect("a writer");
    assert!(matches!(index.writer().map(|_| ()), Err(Error::Busy)), "one writer at a time");
    one("Lighthouse").rebuild(&index);
    assert!(matches!(writer.commit(), Err(Error::Superseded)));
    drop(writer);
    put(&index, &one("Watermill"));
    assert_eq!(found(&index, "watermill"), ["a"]);
}

#[test]
fn many_commits_leave_few_segments() {
    let (folder, index) = one("Windmill").index();
    let mut writer = index.writer().expect("a writer");
    for n in 0..40 {
        let id = format!("n{n}");
        let collection = made::collection([place(&id, json!({"en": id}), HERE, json!({})).as_str()]);
        writer.put(&collection.entry(collection.items.values().next().expect("an item"))).expect("a document");
        writer.commit().expect("a commit");
    }
    assert_eq!(index.len(), 41);
    drop(writer);
    let (index, _) = open(folder.path());
    assert_eq!(index.search(&query("")).expect("an answer").total, 41);
    let meta = std::fs::read_to_string(folder.path().join("build-1/meta.json")).expect("a file");
    let meta: serde_json::Value = serde_json::from_str(&meta).expect("JSON");
    let segments = meta["segments"].as_array().map_or(0, Vec::len);
    assert!(segments <= 12, "{segments} segments");
}

#[test]
fn readers_and_a_writer_work_side_by_side() {
    let (_folder, index) = Collection::starter().index();
    let collection = Collection::starter();
    let total = index.len();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..30 {
                    let results = index.search(&query("")).expect("an answer");
                    let sum: u64 =
                        index.tile(&query(""), 0, 0, 0).expect("a tile").iter().map(|point| point.count).sum();
                    assert!(results.total == total && sum == total);
                }
            });
        }
        scope.spawn(|| {
            let mut writer = index.writer().expect("a writer");
            for item in collection.items.values().take(20) {
                writer.put(&collection.entry(item)).expect("a document");
                writer.commit().expect("a commit");
            }
        });
    });
}
