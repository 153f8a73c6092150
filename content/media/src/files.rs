//! Where files are kept, behind a door of four functions: today a folder.
//!
//! Originals are kept as they came and are never served; variants are what visitors get. Both lie under names drawn from
//! their content, so a file is written once and never changed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use model::PictureId;

use crate::{Format, Variant};

/// A folder of files.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

/// The name of a file in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The file as it came: `original/ab/cdef….jpg`.
    pub fn original(id: &PictureId, format: Format) -> Name {
        let (first, rest) = id.as_str().split_at(2);
        Name(format!("original/{first}/{rest}.{}", format.ending()))
    }

    /// A form that visitors get: `variant/ab/cdef…/640.webp`.
    pub fn variant(id: &PictureId, variant: Variant) -> Name {
        let (first, rest) = id.as_str().split_at(2);
        Name(format!("variant/{first}/{rest}/{}", variant.name()))
    }
}

impl Files {
    /// The files below a folder, which is made with the first of them.
    pub fn new(root: PathBuf) -> Files {
        Files { root }
    }

    /// Keeps a file: whole or not at all, even if the power goes meanwhile.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn put(&self, name: &Name, bytes: &[u8]) -> io::Result<()> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let draft = folder.join(format!(".{}-{number}.part", std::process::id()));
        let written =
            write(&draft, bytes).and_then(|()| fs::rename(&draft, &path)).and_then(|()| File::open(folder)?.sync_all());
        if written.is_err() {
            // What is left of the draft helps nobody; that it could not be written is the error to tell.
            let _ = fs::remove_file(&draft);
        }
        written
    }

    /// The bytes of a file; none when it is not there.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn get(&self, name: &Name) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether a file is there.
    ///
    /// # Errors
    /// When the folder cannot be asked.
    pub fn exists(&self, name: &Name) -> io::Result<bool> {
        self.path(name).try_exists()
    }

    /// Takes a file away, if it is there.
    ///
    /// # Errors
    /// When it is there and stays.
    pub fn remove(&self, name: &Name) -> io::Result<()> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Takes a picture away with all that was made of it.
    ///
    /// # Errors
    /// When something of it is there and stays.
    pub fn remove_all(&self, id: &PictureId, format: Format) -> io::Result<()> {
        self.remove(&Name::original(id, format))?;
        let (first, rest) = id.as_str().split_at(2);
        match fs::remove_dir_all(self.root.join("variant").join(first).join(rest)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn path(&self, name: &Name) -> PathBuf {
        self.root.join(&name.0)
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
