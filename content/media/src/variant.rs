//! What visitors get of a picture: WebP in a few widths, a square cut for lists, and a JPEG for the previews that other
//! sites show of a page. A variant's name and the picture's name are its address; what stands there never changes.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use model::picture::Focus;

use crate::develop::{Developed, Part};
use crate::refusal::guarded;
use crate::{Format, Refusal};

/// Widths in pixels, as far as the original has them.
pub const WIDTHS: [u32; 4] = [320, 640, 1280, 2048];
/// The widest of [`WIDTHS`].
pub(crate) const WIDEST: u32 = 2048;
/// Side of the square for lists, in pixels.
const SQUARE: u32 = 320;
/// What previews of other sites are cut to, in pixels.
const CARD: (u32, u32) = (1200, 630);
/// Quality of WebP, 0..=100: artefacts stay invisible at twice the density of a screen.
const WEBP_QUALITY: f32 = 78.0;
/// Quality of JPEG, 0..=100.
const JPEG_QUALITY: u8 = 82;

/// One form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variant {
    /// The whole picture, so many pixels wide: `640.webp`.
    Width(u32),
    /// A square around a point: `square.webp`, `square-30-70.webp`.
    Square(Focus),
    /// A wide card around a point: `card.jpg`, `card-30-70.jpg`.
    Card(Focus),
}

impl Variant {
    /// Everything that is made of a picture of this width as soon as it comes.
    pub fn usual(width: u32) -> Vec<Variant> {
        let widths = widths(width).into_iter().map(Variant::Width);
        widths.chain([Variant::Square(Focus::MIDDLE), Variant::Card(Focus::MIDDLE)]).collect()
    }

    /// Reads the last part of an address.
    pub fn parse(name: &str) -> Option<Variant> {
        let cut = |name: &str, word: &str| {
            let rest = name.strip_prefix(word)?;
            if rest.is_empty() {
                return Some(Focus::MIDDLE);
            }
            let (x, y) = rest.strip_prefix('-')?.split_once('-')?;
            Focus::new(x.parse().ok()?, y.parse().ok()?)
        };
        let found = if let Some(name) = name.strip_suffix(".jpg") {
            Variant::Card(cut(name, "card")?)
        } else {
            let name = name.strip_suffix(".webp")?;
            match cut(name, "square") {
                Some(focus) => Variant::Square(focus),
                None => Variant::Width(name.parse().ok()?),
            }
        };
        // One form has one address.
        (found.name() == name).then_some(found)
    }

    /// The last part of its address.
    pub fn name(self) -> String {
        let around = |focus: Focus| {
            if focus == Focus::MIDDLE { String::new() } else { format!("-{}-{}", focus.x(), focus.y()) }
        };
        match self {
            Variant::Width(width) => format!("{width}.webp"),
            Variant::Square(focus) => format!("square{}.webp", around(focus)),
            Variant::Card(focus) => format!("card{}.jpg", around(focus)),
        }
    }

    /// The format it is written in.
    pub const fn format(self) -> Format {
        match self {
            Variant::Width(_) | Variant::Square(_) => Format::WebP,
            Variant::Card(_) => Format::Jpeg,
        }
    }

    /// Its width and height in pixels, when the original has these.
    pub fn size(self, width: u32, height: u32) -> (u32, u32) {
        let (full, high) = drawn_size(width, height);
        match self {
            Variant::Width(width) => {
                let width = width.clamp(1, full.max(1));
                let height = f64::from(high) * f64::from(width) / f64::from(full.max(1));
                (width, (height.round() as u32).max(1))
            }
            Variant::Square(focus) => sized(cut((full, high), (SQUARE, SQUARE), focus)),
            Variant::Card(focus) => sized(cut((full, high), CARD, focus)),
        }
    }
}

/// The widths that are made of a picture of this width: those of [`WIDTHS`] that it has, and its own when it lies
/// between. Nothing is ever blown up.
pub fn widths(width: u32) -> Vec<u32> {
    let mut found: Vec<u32> = WIDTHS.into_iter().filter(|wide| *wide <= width).collect();
    if width < WIDEST && !found.contains(&width) {
        found.push(width);
    }
    found
}

impl Developed {
    /// Draws one form of the picture as the bytes of a file.
    ///
    /// # Errors
    /// When the time is over or the encoder fails.
    pub fn variant(&self, variant: Variant) -> Result<Vec<u8>, Refusal> {
        guarded(|| match variant {
            Variant::Width(_) => {
                let (width, height) = variant.size(self.width(), self.height());
                self.webp(Part::whole(self.drawn_size()), width, height)
            }
            Variant::Square(focus) => {
                let (part, width, height) = cut(self.drawn_size(), (SQUARE, SQUARE), focus);
                self.webp(part, width, height)
            }
            Variant::Card(focus) => {
                let (part, width, height) = cut(self.drawn_size(), CARD, focus);
                self.jpeg(part, width, height)
            }
        })
    }

    fn webp(&self, part: Part, width: u32, height: u32) -> Result<Vec<u8>, Refusal> {
        let pixels = self.drawn(part, width, height)?;
        let layout = if self.has_alpha() { webp::PixelLayout::Rgba } else { webp::PixelLayout::Rgb };
        let encoder = webp::Encoder::new(&pixels, layout, width, height);
        encoder.encode_simple(false, WEBP_QUALITY).map(|written| written.to_vec()).map_err(|_| Refusal::Damaged)
    }

    fn jpeg(&self, part: Part, width: u32, height: u32) -> Result<Vec<u8>, Refusal> {
        let mut pixels = self.drawn(part, width, height)?;
        if self.has_alpha() {
            pixels = on_white(&pixels);
        }
        let mut written = Vec::new();
        JpegEncoder::new_with_quality(&mut written, JPEG_QUALITY).encode(
            &pixels,
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        Ok(written)
    }
}

/// Width and height of the pixels that every variant is drawn from.
pub(crate) fn drawn_size(width: u32, height: u32) -> (u32, u32) {
    if width <= WIDEST {
        return (width, height);
    }
    let height = f64::from(height) * f64::from(WIDEST) / f64::from(width);
    (WIDEST, (height.round() as u32).max(1))
}

fn sized((_, width, height): (Part, u32, u32)) -> (u32, u32) {
    (width, height)
}

/// JPEG cannot be seen through.
fn on_white(pixels: &[u8]) -> Vec<u8> {
    let blend = |part: u8, alpha: u8| {
        let (part, alpha) = (u32::from(part), u32::from(alpha));
        ((part * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    pixels.chunks_exact(4).flat_map(|pixel| [0, 1, 2].map(|i| blend(pixel[i], pixel[3]))).collect()
}

/// The largest part of these proportions with the focus as near to its middle as the edges allow, and the size to draw
/// it in: the one wanted, or less where the picture does not have so many pixels.
fn cut((width, height): (u32, u32), wanted: (u32, u32), focus: Focus) -> (Part, u32, u32) {
    let (wide, high) = (f64::from(width), f64::from(height));
    let (to_wide, to_high) = (f64::from(wanted.0), f64::from(wanted.1));
    let scale = (wide / to_wide).min(high / to_high);
    let (part_wide, part_high) = ((to_wide * scale).min(wide), (to_high * scale).min(high));
    let start = |all: f64, part: f64, focus: u8| (all * f64::from(focus) / 100.0 - part / 2.0).clamp(0.0, all - part);
    let part = Part {
        left: start(wide, part_wide, focus.x()),
        top: start(high, part_high, focus.y()),
        width: part_wide,
        height: part_high,
    };
    let shrink = scale.min(1.0);
    let size = |side: f64| ((side * shrink).round() as u32).max(1);
    (part, size(to_wide), size(to_high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_its_focus_and_stays_inside() {
        for (size, focus, expected) in [
            ((3000, 1000), Focus::MIDDLE, (1000.0, 0.0)),
            ((3000, 1000), Focus::new(0, 0).expect("a focus"), (0.0, 0.0)),
            ((3000, 1000), Focus::new(100, 100).expect("a focus"), (2000.0, 0.0)),
            ((1000, 3000), Focus::new(50, 80).expect("a focus"), (0.0, 1900.0)),
        ] {
            let (part, width, height) = cut(size, (320, 320), focus);
            assert_eq!((part.left, part.top), expected, "{size:?} {focus:?}");
            assert_eq!((width, height), (320, 320));
        }
        let (_, width, height) = cut((100, 40), (1200, 630), Focus::MIDDLE);
        assert_eq!((width, height), (76, 40), "nothing is blown up");
    }
}
