//! The index's folder: one subfolder for each build, and a small file `CURRENT` that names the one in use.
//!
//! A build grows in a subfolder that nothing names. Only when it is whole is `CURRENT` replaced by a rename, so that a
//! process killed at any moment leaves the old index or the new one, never a half. Leftovers are swept at the next start.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::Error;

const CURRENT: &str = "CURRENT";
const BUILD: &str = "build-";

/// The subfolder in use, if `CURRENT` names one that is there.
pub(crate) fn current(folder: &Path) -> Result<Option<PathBuf>, Error> {
    let named = match fs::read(folder.join(CURRENT)) {
        Ok(name) => String::from_utf8_lossy(&name).trim().to_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::folder(folder, error)),
    };
    let plain = named.starts_with(BUILD) && named[BUILD.len()..].bytes().all(|byte| byte.is_ascii_digit());
    Ok(plain.then(|| folder.join(named)).filter(|path| path.is_dir()))
}

/// Makes an empty subfolder for a build.
pub(crate) fn new_build(folder: &Path) -> Result<PathBuf, Error> {
    let numbers = builds(folder)?.into_iter().map(|(number, _)| number);
    let next = numbers.max().unwrap_or(0) + 1;
    let path = folder.join(format!("{BUILD}{next}"));
    fs::create_dir(&path).map_err(|error| Error::folder(&path, error))?;
    Ok(path)
}

/// From now on this build is the index.
pub(crate) fn make_current(folder: &Path, build: &Path) -> Result<(), Error> {
    let failed = |error| Error::folder(folder, error);
    let name = build.file_name().unwrap_or_default();
    let beside = folder.join("CURRENT.new");
    let mut file = File::create(&beside).map_err(failed)?;
    file.write_all(name.as_encoded_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    File::open(build).and_then(|build| build.sync_all()).map_err(failed)?;
    fs::rename(&beside, folder.join(CURRENT)).map_err(failed)?;
    // The rename itself is only safe once the folder is written.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)
}

/// Removes every build but one.
pub(crate) fn sweep(folder: &Path, keep: Option<&Path>) -> Result<(), Error> {
    for (_, path) in builds(folder)? {
        if Some(path.as_path()) != keep {
            fs::remove_dir_all(&path).map_err(|error| Error::folder(&path, error))?;
        }
    }
    Ok(())
}

/// Takes the right to build in this folder; none while somebody else has it. It ends with the file's closing.
pub(crate) fn lock(folder: &Path) -> Result<Option<File>, Error> {
    let path = folder.join("build.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Error::folder(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(Error::folder(&path, error)),
    }
}

fn builds(folder: &Path) -> Result<Vec<(u64, PathBuf)>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| Error::folder(folder, error))? {
        let entry = entry.map_err(|error| Error::folder(folder, error))?;
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(BUILD)?.parse().ok());
        found.extend(number.map(|number| (number, entry.path())));
    }
    Ok(found)
}
