//! What a form sends, and taking its files in one by one.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::http::StatusCode;
use media::files::Name;
use model::Id;
use store::{NewPicture, Picture, Upload};

use crate::app::App;
use crate::http::error::Error;
use crate::http::session::Signed;

/// Most files of one sending.
const MOST_FILES: usize = 50;
/// Longest name that is kept of a file, in characters.
const LONGEST_NAME: usize = 120;

/// A form as it came.
pub struct Sent {
    /// The organisation that it is for.
    pub owner: Option<String>,
    /// Its files.
    pub files: Vec<File>,
}

/// A file as it came.
pub struct File {
    /// Its name, fit to be shown.
    pub name: String,
    bytes: Vec<u8>,
}

/// A form that could not be read to its end.
pub struct Broken {
    /// What to answer with.
    pub status: StatusCode,
    /// Why: a code.
    pub code: &'static str,
}

impl From<MultipartError> for Broken {
    fn from(error: MultipartError) -> Broken {
        let status = error.status();
        Broken { status, code: if status == StatusCode::PAYLOAD_TOO_LARGE { "too-much" } else { "unreadable" } }
    }
}

/// What became of a file.
pub enum Taken {
    /// It is kept, and waits or is known already.
    Kept(Box<Picture>),
    /// It is not: a code.
    Refused(&'static str),
}

/// Reads a form.
pub async fn read(mut form: Multipart) -> Result<Sent, Broken> {
    let mut sent = Sent { owner: None, files: Vec::new() };
    while let Some(field) = form.next_field().await? {
        match field.file_name().map(shown) {
            Some(name) => {
                let bytes = field.bytes().await?.to_vec();
                // A form without a chosen file sends an empty one without a name.
                if !(bytes.is_empty() && name.is_empty()) {
                    sent.files.push(File { name, bytes });
                }
                if sent.files.len() > MOST_FILES {
                    return Err(Broken { status: StatusCode::PAYLOAD_TOO_LARGE, code: "too-much" });
                }
            }
            None if field.name() == Some("owner") => sent.owner = Some(field.text().await?),
            None => drop(field.bytes().await?),
        }
    }
    Ok(sent)
}

/// Takes a file in: measures it, keeps it, and lets its variants be made behind.
pub async fn take(app: &App, signed: &Signed, owner: &Id, file: File) -> Result<Taken, Error> {
    let files = app.gallery.files.clone();
    let File { name, bytes } = file;
    let store = app.store.clone();
    let kept = tokio::task::spawn_blocking(move || -> anyhow::Result<_> {
        let looked = match media::look(&bytes) {
            Ok(looked) => looked,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let id = media::name_of(&bytes);
        let original = Name::original(&id, looked.format);
        files.put(&original, &bytes)?;
        let new = NewPicture {
            id,
            media_type: looked.format.media_type().to_owned(),
            bytes: bytes.len() as u64,
            width: looked.width,
            height: looked.height,
            position: looked.position,
        };
        Ok(Ok((new, original, bytes)))
    })
    .await??;
    let (new, original, bytes) = match kept {
        Ok(kept) => kept,
        Err(refusal) => return Ok(Taken::Refused(refusal.code())),
    };
    let upload = Upload {
        owner: owner.clone(),
        uploaded_by: signed.person.id.clone(),
        uploaded_at: app.now(),
        file_name: name.clone(),
    };
    let picture = store.add_picture(&new, &upload).await?;
    // One that nobody used may have been let go between the file and its row.
    let files = app.gallery.files.clone();
    tokio::task::spawn_blocking(move || if files.exists(&original)? { Ok(()) } else { files.put(&original, &bytes) })
        .await??;
    store.log(&signed.deed(app, "picture", Some(owner), new.id.as_str(), name)).await?;
    app.gallery.brought.notify_one();
    Ok(Taken::Kept(Box::new(picture)))
}

/// A file's name as it can be shown: without folders, without what cannot be seen or turns the line around.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_plain = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    last.chars().filter(is_plain).take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_name_is_shown_without_folders_and_tricks() {
        for (given, expected) in [
            ("خانهٔ ما.jpg", "خانهٔ ما.jpg"),
            ("C:\\Users\\me\\Masuleh.JPG", "Masuleh.JPG"),
            ("../../etc/passwd", "passwd"),
            ("photo\u{202e}gpj.exe\u{0}", "photogpj.exe"),
            ("", ""),
        ] {
            assert_eq!(shown(given), expected);
        }
        assert_eq!(shown(&"ا".repeat(500)).chars().count(), 120);
    }
}
