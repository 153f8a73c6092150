//! An import's folder: the file as it came, and beside it where it stands.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::app::App;
use crate::intake::Format;
use crate::intake::run::{Outcome, Plan};

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Uploaded: its columns are to be told.
    Told,
    /// Being tried or taken in.
    Running,
    /// The service stopped meanwhile.
    Interrupted,
    /// Tried.
    Tried,
    /// Taken in.
    Taken,
}

impl Stage {
    /// The word of its message.
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Told => "told",
            Stage::Running => "running",
            Stage::Interrupted => "interrupted",
            Stage::Tried => "tried",
            Stage::Taken => "taken",
        }
    }
}

/// What is kept beside the file.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct State {
    /// Whose it is.
    pub person: String,
    /// The file's own name.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// When it came.
    pub at: Timestamp,
    /// Where it stands.
    pub stage: Stage,
    /// Names of its columns.
    pub header: Vec<String>,
    /// Its first rows.
    pub samples: Vec<Vec<String>>,
    /// How many rows it has.
    pub rows: usize,
    /// What the columns mean.
    pub plan: Plan,
    /// What came of the last step.
    pub outcome: Outcome,
    /// Why the last step failed; a word.
    pub bad: String,
    /// The batch that it was taken in as.
    pub batch: String,
}

/// An import's folder.
pub struct Folder {
    /// Its name.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// What is kept in it.
    pub state: State,
}

impl Folder {
    /// The import of this name. Names that are not ours are none: they never become a path.
    pub async fn open(app: &App, id: &str) -> Option<Folder> {
        if id.is_empty() || id.len() > 40 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let path = app.config.imports_dir().join(id);
        let text = tokio::fs::read(path.join("state.json")).await.ok()?;
        let state = serde_json::from_slice(&text).ok()?;
        Some(Folder { id: id.to_owned(), path, state })
    }

    /// All imports of a person.
    pub async fn all_of(app: &App, person: &str) -> Vec<Folder> {
        let mut found = Vec::new();
        let Ok(mut entries) = tokio::fs::read_dir(app.config.imports_dir()).await else { return found };
        while let Ok(Some(entry)) = entries.next_entry().await {
            if let Some(folder) = Folder::open(app, &entry.file_name().to_string_lossy()).await
                && folder.state.person == person
            {
                found.push(folder);
            }
        }
        found
    }

    /// The file as it came.
    pub fn file(&self) -> PathBuf {
        self.path.join("file")
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("/studio/import/{}", self.id)
    }

    /// Keeps where it stands: beside, then in place, so that a stop at any moment leaves one or the other.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn keep(&self) -> anyhow::Result<()> {
        let beside = self.path.join("state.part");
        tokio::fs::write(&beside, serde_json::to_vec(&self.state)?).await?;
        Ok(tokio::fs::rename(&beside, self.path.join("state.json")).await?)
    }
}
