//! What a file is, told from its own bytes alone, and whether it is whole. Nothing is unpacked here.

use crate::Refusal;

/// The formats that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named after its format")]
pub enum Format {
    Jpeg,
    Png,
    WebP,
}

/// Passes over the whole picture that a JPEG may make. Each may touch every pixel again: photographs have about ten,
/// and a file that asks for thousands wants to keep us busy.
const MOST_SCANS: u32 = 64;

impl Format {
    /// All formats.
    pub const ALL: [Format; 3] = [Format::Jpeg, Format::Png, Format::WebP];

    /// Recognises a file by how it begins.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Format::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Format::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::WebP)
        } else {
            None
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }

    /// The format of this media type.
    pub fn from_media_type(text: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.media_type() == text)
    }

    /// How its files' names end.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        }
    }
}

/// The format of a file that is whole and shows one picture.
///
/// # Errors
/// When it is none of the formats, moves, or ends too early.
pub fn check(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > crate::MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let format = Format::of(bytes).ok_or(Refusal::NotAPicture)?;
    match format {
        Format::Jpeg => jpeg(bytes)?,
        Format::Png => png(bytes)?,
        Format::WebP => webp(bytes)?,
    }
    Ok(format)
}

/// Walks from marker to marker (ITU T.81, annex B) to the end of the picture.
fn jpeg(bytes: &[u8]) -> Result<(), Refusal> {
    let mut at = 2;
    let mut scans = 0;
    loop {
        // Up to the next marker: inside a scan the byte after FF is 00 or a restart, which are none.
        at += bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)).ok_or(Refusal::Truncated)?;
        while bytes.get(at) == Some(&0xff) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or(Refusal::Truncated)?;
        at += 1;
        match marker {
            0xd9 => return if scans == 0 { Err(Refusal::Damaged) } else { Ok(()) },
            0x00 | 0x01 | 0xd0..=0xd8 => continue,
            0xda => scans += 1,
            _ => {}
        }
        if scans > MOST_SCANS {
            return Err(Refusal::TooCostly);
        }
        let Some([high, low]) = bytes.get(at..at + 2) else { return Err(Refusal::Truncated) };
        at += usize::from(u16::from_be_bytes([*high, *low])).max(2);
    }
}

/// Walks from chunk to chunk to IEND. `acTL` before the picture announces an animation.
fn png(bytes: &[u8]) -> Result<(), Refusal> {
    let mut at = 8;
    loop {
        // Length, kind and check sum are there even around nothing.
        let head = bytes.get(at..at + 12).ok_or(Refusal::Truncated)?;
        let length = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).unwrap_or(usize::MAX);
        match &head[4..8] {
            b"IEND" => return Ok(()),
            b"acTL" => return Err(Refusal::Animated),
            _ => {}
        }
        at = at.checked_add(12).and_then(|at| at.checked_add(length)).ok_or(Refusal::Truncated)?;
    }
}

/// The RIFF head says how long the file is; the flags of an extended one say whether it moves.
fn webp(bytes: &[u8]) -> Result<(), Refusal> {
    let head = bytes.get(..20).ok_or(Refusal::Truncated)?;
    let said = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    if said + 8 > bytes.len() as u64 {
        return Err(Refusal::Truncated);
    }
    let moves = bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0);
    if moves { Err(Refusal::Animated) } else { Ok(()) }
}
