//! Where files are kept.

use media::files::Name;
use media::{Files, Format, Variant, name_of};

#[test]
fn a_file_is_whole_or_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::new(folder.path().join("pictures"));
    let id = name_of(b"a file");
    let original = Name::original(&id, Format::Jpeg);
    let variant = Name::variant(&id, Variant::Width(320));
    assert_eq!(files.get(&original).expect("an answer"), None);
    assert!(!files.exists(&original).expect("an answer"));
    files.put(&original, b"a file").expect("kept");
    files.put(&original, b"a file").expect("kept again");
    files.put(&variant, b"drawn").expect("kept");
    assert!(files.exists(&original).expect("an answer"));
    assert_eq!(files.get(&original).expect("an answer").as_deref(), Some(&b"a file"[..]));
    assert_eq!(files.get(&variant).expect("an answer").as_deref(), Some(&b"drawn"[..]));
    files.remove(&original).expect("gone");
    files.remove(&original).expect("gone already");
    assert_eq!(files.get(&original).expect("an answer"), None);
    let left = walk(folder.path());
    assert_eq!(left, 1, "no drafts are left");
    files.put(&original, b"a file").expect("kept");
    for _ in 0..2 {
        files.remove_all(&id, Format::Jpeg).expect("gone, or gone already");
        assert_eq!(walk(folder.path()), 0, "nothing is left of it");
    }
}

fn walk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| if entry.path().is_dir() { walk(&entry.path()) } else { 1 }).sum()
}
