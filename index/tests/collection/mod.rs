//! The starter collection, and small collections made for one test, put into an index in a folder of its own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use index::{Entry, Index};
use jiff::Timestamp;
use model::item::Detail;
use model::schedule::Instance;
use model::{Id, Item, Located, Problem};

/// The moment at which all tests ask.
pub fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().expect("a timestamp")
}

/// Items by id.
#[derive(Default)]
pub struct Collection {
    pub items: HashMap<Id, Item>,
    /// Files that are not valid items, with what is wrong.
    pub unreadable: Vec<(PathBuf, String)>,
}

impl Collection {
    /// Reads every file of the starter collection.
    pub fn starter() -> Collection {
        let mut collection = Collection::default();
        let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let mut folders =
            vec![above.map(|folder| folder.join("content/starter")).find(|it| it.is_dir()).expect("a starter")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("the starter collection") {
                let path = entry.expect("a folder entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "json") {
                    let text = std::fs::read_to_string(&path).expect("a readable file");
                    match model::written::read(&text) {
                        Ok(item) => drop(collection.items.insert(item.id.clone(), item)),
                        Err(problems) => {
                            let problems: Vec<String> = problems.iter().map(describe).collect();
                            collection.unreadable.push((path, problems.join("; ")));
                        }
                    }
                }
            }
        }
        collection
    }

    /// The item with what its neighbours know.
    pub fn entry<'a>(&'a self, item: &'a Item) -> Entry<'a> {
        let find = |id: &Option<Id>| id.as_ref().and_then(|id| self.items.get(id));
        let city = find(&item.city);
        let regions = [item.city.as_ref(), item.province.as_ref(), item.owner.as_ref()];
        let partners = item.relations().into_iter().map(|(_, id)| id).filter(|id| !regions.contains(&Some(id)));
        Entry {
            item,
            version: 1,
            located: item
                .located(|id| self.items.get(id))
                .unwrap_or_else(|| Located::roughly(model::Bounds::WORLD.centre())),
            city,
            province: find(&item.province).or_else(|| city.and_then(|city| find(&city.province))),
            partners: partners.filter_map(|id| self.items.get(id)).collect(),
            instances: instances(item),
            changed_at: jiff::Timestamp::UNIX_EPOCH,
            due_on: jiff::civil::Date::MAX,
            marks: Vec::new(),
        }
    }

    /// An index of all items in a new folder.
    pub fn index(&self) -> (tempfile::TempDir, Index) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (index, _) = Index::open(folder.path()).expect("an index");
        self.rebuild(&index);
        (folder, index)
    }

    /// Builds the index anew with all items.
    pub fn rebuild(&self, index: &Index) {
        let mut rebuild = index.rebuild().expect("a rebuild");
        for item in self.items.values() {
            rebuild.put(&self.entry(item)).expect("a document");
        }
        rebuild.finish().expect("a finished rebuild");
    }
}

fn describe(problem: &Problem) -> String {
    format!("{} {:?} {:?}", problem.field, problem.code, problem.values)
}

fn instances(item: &Item) -> Vec<Instance> {
    let zone = jiff::tz::TimeZone::get("Asia/Tehran").expect("a time zone");
    let today = now().to_zoned(zone.clone()).date();
    let last = today.checked_add(jiff::Span::new().days(400)).expect("a date");
    match &item.detail {
        Detail::Event(event) => event.schedule.instances(today, last),
        Detail::Programme(programme) => {
            let at = |date: jiff::civil::Date| date.to_zoned(zone.clone()).expect("a day").timestamp();
            let (Some(starts), Some(ends)) = (programme.starts, programme.ends) else { return Vec::new() };
            vec![Instance {
                starts: at(starts),
                ends: at(ends.tomorrow().expect("a day")),
                all_day: true,
                is_open: false,
            }]
        }
        _ => Vec::new(),
    }
}
