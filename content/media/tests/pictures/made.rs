//! Files made for a case.

use std::io::Cursor;
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

pub const RED: [u8; 3] = [220, 30, 30];
pub const GREEN: [u8; 3] = [30, 170, 60];
pub const BLUE: [u8; 3] = [30, 60, 220];
pub const WHITE: [u8; 3] = [250, 250, 250];

/// A picture whose four quarters are red, green, blue and white, from the upper left in reading order.
pub fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| Rgb(colour(x, y))))
}

pub fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, 90).encode_image(&picture.to_rgb8()).expect("a JPEG");
    written
}

pub fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut written = Cursor::new(Vec::new());
    picture.write_to(&mut written, ImageFormat::Png).expect("a PNG");
    written.into_inner()
}

pub fn webp(picture: &DynamicImage) -> Vec<u8> {
    let mut written = Cursor::new(Vec::new());
    picture.write_to(&mut written, ImageFormat::WebP).expect("a WebP");
    written.into_inner()
}

/// A PNG chunk with its length and check sum.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length[..], &body, &(!crc).to_be_bytes()].concat()
}

/// What a camera notes: how it was held, and degrees, minutes and seconds north and east.
pub fn notes(orientation: u16, position: Option<([u32; 3], [u32; 3])>) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let turned = orientation.to_be_bytes();
    let count = 1 + u16::from(position.is_some());
    // Head of eight bytes, then the directory: two bytes, twelve an entry, four for the next one.
    let gps_at = 8 + 2 + 12 * u32::from(count) + 4;
    let mut block = b"MM\0*\0\0\0\x08".to_vec();
    block.extend(count.to_be_bytes());
    block.extend(entry(0x0112, 3, 1, [turned[0], turned[1], 0, 0]));
    if position.is_some() {
        block.extend(entry(0x8825, 4, 1, gps_at.to_be_bytes()));
    }
    block.extend([0; 4]);
    if let Some((north, east)) = position {
        let values_at = gps_at + 2 + 12 * 4 + 4;
        block.extend(4u16.to_be_bytes());
        block.extend(entry(1, 2, 2, *b"N\0\0\0"));
        block.extend(entry(2, 5, 3, values_at.to_be_bytes()));
        block.extend(entry(3, 2, 2, *b"E\0\0\0"));
        block.extend(entry(4, 5, 3, (values_at + 24).to_be_bytes()));
        block.extend([0; 4]);
        block.extend(north.iter().chain(&east).flat_map(|part| [part.to_be_bytes(), 1u32.to_be_bytes()].concat()));
    }
    block
}

/// The same JPEG with a segment behind its start.
pub fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]].concat()
}

/// The same JPEG with a camera's notes.
pub fn noted(jpeg: &[u8], notes: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, &[b"Exif\0\0", notes].concat())
}

pub fn soon() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

/// The pixels of a file that was drawn.
pub fn seen(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").to_rgb8()
}

/// The colours in the middle of the four quarters, in reading order.
pub fn corners(picture: &RgbImage) -> [[u8; 3]; 4] {
    let (width, height) = picture.dimensions();
    let at = |x: u32, y: u32| named(picture.get_pixel(width * x / 4, height * y / 4).0);
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

/// The nearest of the four colours.
pub fn named(colour: [u8; 3]) -> [u8; 3] {
    let far = |other: &[u8; 3]| other.iter().zip(&colour).map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>();
    *[RED, GREEN, BLUE, WHITE].iter().min_by_key(|other| far(other)).expect("four colours")
}
