//! Bytes in, clean pictures out.
//!
//! What an editor sends is a stranger's file: it is recognised by its content, measured before anything is unpacked
//! ([`look()`]), and only the colours of its pixels go further. Nothing of the file itself ever reaches a visitor: every
//! picture served is drawn anew ([`develop()`], [`Developed::variant`]) and carries no note of a camera.
//!
//! Plain blocking code; whoever calls it keeps it off the async threads and says how long it may take. Suggested
//! reading order: [`refusal`] (why a file is not taken), [`container`] (what the file is), [`mod@look`] (what its head
//! says), [`mod@develop`] (its pixels, upright and in sRGB), [`variant`] (what visitors get), [`files`] (where it
//! is kept), [`placeholder`] (what stands in while a picture travels).

mod camera;
mod colour;
pub mod container;
pub mod develop;
pub mod files;
pub mod look;
pub mod placeholder;
pub mod refusal;
pub mod variant;

pub use container::Format;
pub use develop::{Developed, develop};
pub use files::Files;
pub use look::{Looked, look};
pub use refusal::Refusal;
pub use variant::Variant;

use sha2::{Digest, Sha256};

/// Largest file that is looked at, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Most pixels of a picture.
pub const MOST_PIXELS: u64 = 60_000_000;
/// Longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 12_000;

/// The lasting name of a file.
pub fn name_of(bytes: &[u8]) -> model::PictureId {
    model::PictureId::of_digest(&Sha256::digest(bytes).into())
}
