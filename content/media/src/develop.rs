//! From a file to clean pixels: unpacked within limits, no larger than visitors can use, upright, in sRGB, and nothing
//! else left of the file.

use std::time::Instant;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, RgbImage, RgbaImage};

use crate::camera::Notes;
use crate::refusal::guarded;
use crate::variant::drawn_size;
use crate::{Refusal, colour, look};

/// A picture's pixels, ready to be drawn in any size.
#[derive(Clone, Debug)]
pub struct Developed {
    pixels: DynamicImage,
    width: u32,
    height: u32,
    until: Instant,
}

/// Unpacks a file. What is then drawn from it must be done by the moment `until` too.
///
/// # Errors
/// When the file is damaged, or asks for more memory or time than it may have.
pub fn develop(bytes: &[u8], until: Instant) -> Result<Developed, Refusal> {
    guarded(|| {
        let (_, mut decoder) = look::open(bytes, Some(until))?;
        let notes = Notes::read(decoder.exif_metadata().ok().flatten());
        let profile = decoder.icc_profile().ok().flatten();
        let (width, height) = decoder.dimensions();
        let unpacked = DynamicImage::from_decoder(decoder)?;
        in_time(until)?;
        let has_alpha = unpacked.color().has_alpha();
        // Turned and coloured after it was made small: a phone's picture has five times the pixels that anybody sees.
        let across = if notes.lies_on_its_side() { height } else { width };
        let small = if has_alpha {
            let (width, height, pixels) = fitted::<U8x4>(unpacked.into_rgba8().as_raw(), width, height, across)?;
            coloured(pixels, width, height, true, profile.as_deref())
        } else {
            let (width, height, pixels) = fitted::<U8x3>(unpacked.into_rgb8().as_raw(), width, height, across)?;
            coloured(pixels, width, height, false, profile.as_deref())
        };
        let mut pixels = small.ok_or(Refusal::Damaged)?;
        pixels.apply_orientation(notes.orientation);
        in_time(until)?;
        let (width, height) = if notes.lies_on_its_side() { (height, width) } else { (width, height) };
        Ok(Developed { pixels, width, height, until })
    })
}

impl Developed {
    /// Width of the original in pixels, held upright.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height of the original in pixels, held upright.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Whether parts of it can be seen through.
    pub(crate) fn has_alpha(&self) -> bool {
        self.pixels.color().has_alpha()
    }

    /// A part of the picture, drawn in a size. The part counts in pixels of [`Developed::drawn_size`].
    pub(crate) fn drawn(&self, part: Part, width: u32, height: u32) -> Result<Vec<u8>, Refusal> {
        in_time(self.until)?;
        let resized = if self.has_alpha() { resized::<U8x4> } else { resized::<U8x3> };
        resized(self.pixels.as_bytes(), self.drawn_size(), part, (width, height))
    }

    /// Width and height of the pixels that are held: at most as wide as the widest variant.
    pub(crate) fn drawn_size(&self) -> (u32, u32) {
        (self.pixels.width(), self.pixels.height())
    }
}

/// A part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Part {
    pub(crate) fn whole((width, height): (u32, u32)) -> Part {
        Part { left: 0.0, top: 0.0, width: f64::from(width), height: f64::from(height) }
    }
}

pub(crate) fn in_time(until: Instant) -> Result<(), Refusal> {
    if Instant::now() > until { Err(Refusal::TooCostly) } else { Ok(()) }
}

/// Makes a picture no wider than the widest variant, when `across` is its width held upright.
fn fitted<P: PixelTrait>(pixels: &[u8], width: u32, height: u32, across: u32) -> Result<(u32, u32, Vec<u8>), Refusal> {
    let to = if across == width {
        drawn_size(width, height)
    } else {
        let (across, along) = drawn_size(height, width);
        (along, across)
    };
    let pixels = resized::<P>(pixels, (width, height), Part::whole((width, height)), to)?;
    Ok((to.0, to.1, pixels))
}

fn coloured(
    mut pixels: Vec<u8>,
    width: u32,
    height: u32,
    has_alpha: bool,
    profile: Option<&[u8]>,
) -> Option<DynamicImage> {
    if let Some(profile) = profile {
        colour::to_srgb(&mut pixels, has_alpha, profile);
    }
    if has_alpha {
        RgbaImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    }
}

/// Pixels of a kind that is known here: a picture whose kind is found while it runs would bring along every kind there is.
fn resized<P: PixelTrait>(pixels: &[u8], from: (u32, u32), part: Part, to: (u32, u32)) -> Result<Vec<u8>, Refusal> {
    if to == from && part == Part::whole(from) {
        return Ok(pixels.to_vec());
    }
    let source = TypedImageRef::<P>::from_buffer(from.0, from.1, pixels).map_err(|_| Refusal::Damaged)?;
    let mut resized = vec![0; to.0 as usize * to.1 as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(to.0, to.1, &mut resized).map_err(|_| Refusal::Damaged)?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
        part.left,
        part.top,
        part.width,
        part.height,
    );
    Resizer::new().resize_typed(&source, &mut target, &options).map_err(|_| Refusal::Damaged)?;
    Ok(resized)
}
