//! The files of the project, and breaches of its order with file and line.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something out of order.
pub struct Breach {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Fails with every breach on a line of its own.
#[track_caller]
pub fn expect_none(breaches: &[Breach]) {
    let lines: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "\n{}\n", lines.join("\n"));
}

/// One file with its path from the root of the project.
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// A breach at a place of the text, counted in bytes from its start.
    pub fn breach_at(&self, offset: usize, what: impl Into<String>) -> Breach {
        let line =
            self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
        self.breach(line, what)
    }

    /// A breach on a line, counted from 1.
    pub fn breach(&self, line: usize, what: impl Into<String>) -> Breach {
        Breach { file: self.path.clone(), line, what: what.into() }
    }

    /// Whether the file lies in a folder (`src/http`) or is it (`src/basemap.rs`, `src/http` for `src/http.rs`).
    pub fn is_in(&self, room: &str) -> bool {
        self.path.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
    }
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is built, brought or kept is not ours to keep in order.
const PASSED_OVER: [&str; 9] =
    [".git", "target", "node_modules", "dist", "data", "test-results", "playwright-report", "__pycache__", ".venv"];

/// Every text file below the root whose name ends in one of these; all of them without any.
pub fn files(endings: &[&str]) -> Vec<SourceFile> {
    let mut found = Vec::new();
    walk(root(), &mut |path| {
        let name = path.to_string_lossy();
        if endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)) {
            // Pictures and the base map are no texts.
            if let Ok(text) = std::fs::read_to_string(root().join(path)) {
                found.push(SourceFile { path: name.into_owned(), text });
            }
        }
    });
    assert!(!found.is_empty(), "no files that end in {endings:?}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, visit: &mut impl FnMut(&PathBuf)) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        let is_ours_to_read = !PASSED_OVER.iter().any(|name| entry.file_name() == *name)
            // `index/data` is a room of ours; only the data folder of a run is not.
            || (entry.file_name() == "data" && folder != root());
        let kind = entry.file_type().expect("the kind of a file");
        if kind.is_dir() && is_ours_to_read {
            walk(&path, visit);
        } else if kind.is_file() {
            visit(&path.strip_prefix(root()).expect("a path below the root").to_owned());
        }
    }
}
