//! What stands in while a picture travels: thirty bytes that hold its colours and rough shapes (ThumbHash), kept as
//! hexadecimal digits.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbaImage, imageops};

use crate::Refusal;
use crate::develop::{Developed, Part};
use crate::refusal::guarded;

/// The longer side that the hash is taken from, in pixels.
const SEEN: f64 = 100.0;
/// The longer side of the drawing that stands in, in pixels. The browser smooths it out.
const SHOWN: u32 = 12;

impl Developed {
    /// The hash of the picture, as hexadecimal digits.
    ///
    /// # Errors
    /// When the time is over.
    pub fn thumbhash(&self) -> Result<String, Refusal> {
        guarded(|| {
            let (full, high) = self.drawn_size();
            let scale = (SEEN / f64::from(full.max(high))).min(1.0);
            let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
            let (width, height) = (side(full), side(high));
            let pixels = self.drawn(Part::whole((full, high)), width, height)?;
            let rgba = if self.has_alpha() {
                pixels
            } else {
                pixels.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
            };
            let hash = thumbhash::rgba_to_thumb_hash(width as usize, height as usize, &rgba);
            Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
        })
    }
}

/// A PNG of a few hundred bytes that shows a hash; none when the digits are no hash.
pub fn png(hash: &str) -> Option<Vec<u8>> {
    let bytes: Option<Vec<u8>> = hash
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    let bytes = bytes.filter(|bytes| bytes.len() >= 5)?;
    guarded(|| {
        let (width, height, pixels) = thumbhash::thumb_hash_to_rgba(&bytes).map_err(|()| Refusal::Damaged)?;
        let drawn = RgbaImage::from_raw(width as u32, height as u32, pixels).ok_or(Refusal::Damaged)?;
        let longer = drawn.width().max(drawn.height()).max(1);
        let side = |side: u32| (side * SHOWN / longer).max(1);
        let small = imageops::thumbnail(&drawn, side(drawn.width()), side(drawn.height()));
        let mut written = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(small).into_rgb8())
            .write_to(&mut written, ImageFormat::Png)?;
        Ok(written.into_inner())
    })
    .ok()
}
