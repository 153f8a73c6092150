//! What a camera or phone wrote beside the pixels (EXIF): how the picture must be turned, and where it was taken. It is
//! read once and goes nowhere else.

use exif::{Exif, In, Reader, Tag, Value};
use image::metadata::Orientation;
use model::Point;

/// The notes that count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notes {
    pub orientation: Orientation,
    pub position: Option<Point>,
}

impl Notes {
    /// Reads an EXIF block; what is missing or broken is as good as not said.
    pub(crate) fn read(block: Option<Vec<u8>>) -> Notes {
        let none = Notes { orientation: Orientation::NoTransforms, position: None };
        let Some(mut block) = block else { return none };
        // WebP files of some programs keep the head that JPEG needs.
        if block.starts_with(b"Exif\0\0") {
            block.drain(..6);
        }
        let mut reader = Reader::new();
        let read = reader.continue_on_error(true).read_raw(block).or_else(|error| error.distill_partial_result(|_| {}));
        let Ok(exif) = read else { return none };
        let turned = exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
        let orientation = turned.and_then(|turned| u8::try_from(turned).ok()).and_then(Orientation::from_exif);
        Notes { orientation: orientation.unwrap_or(Orientation::NoTransforms), position: position(&exif) }
    }

    /// Whether width and height change places.
    pub(crate) fn lies_on_its_side(self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        )
    }
}

fn position(exif: &Exif) -> Option<Point> {
    let lat = degrees(exif, Tag::GPSLatitude)? * sign(exif, Tag::GPSLatitudeRef, b'S');
    let lon = degrees(exif, Tag::GPSLongitude)? * sign(exif, Tag::GPSLongitudeRef, b'W');
    // A camera without a fix writes zeros: a point in the Atlantic.
    Point::new(lon, lat).filter(|point| (point.lon(), point.lat()) != (0.0, 0.0))
}

/// Degrees, minutes and seconds as one number.
fn degrees(exif: &Exif, tag: Tag) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let part = |i: usize| parts.get(i).map_or(0.0, exif::Rational::to_f64);
    let all = part(0) + part(1) / 60.0 + part(2) / 3600.0;
    (!parts.is_empty() && all.is_finite()).then_some(all)
}

fn sign(exif: &Exif, tag: Tag, negative: u8) -> f64 {
    let is_negative = exif.get_field(tag, In::PRIMARY).is_some_and(|field| match &field.value {
        Value::Ascii(words) => {
            words.first().and_then(|word| word.first()).is_some_and(|c| c.to_ascii_uppercase() == negative)
        }
        _ => false,
    });
    if is_negative { -1.0 } else { 1.0 }
}
