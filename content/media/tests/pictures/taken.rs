//! What is taken and what is refused, and that no file, however broken, does more than be refused.

use std::time::{Duration, Instant};

use image::DynamicImage;
use media::{Format, LONGEST_SIDE, MOST_BYTES, Refusal, Variant, develop, look};

use crate::made::{chunk, jpeg, noted, notes, png, quarters, soon, webp, with_segment};

/// A PNG whose head claims a size; its one chunk of data unpacks to nothing.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let nothing = [0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &nothing), chunk(b"IEND", &[])].concat()
}

/// A JPEG of eight by eight pixels in four inks, as printers save it: the tables of another one, a head for four
/// components, and one block for each, empty but for its end (codes 00 and 1010 of ITU T.81, K.3).
fn four_inks() -> Vec<u8> {
    let other = jpeg(&quarters(8, 8));
    let mut file = other[..2].to_vec();
    let mut at = 2;
    while other[at + 1] != 0xda {
        let end = at + 2 + usize::from(u16::from_be_bytes([other[at + 2], other[at + 3]]));
        if matches!(other[at + 1], 0xc4 | 0xdb) {
            file.extend(&other[at..end]);
        }
        at = end;
    }
    file.extend(b"\xff\xc0\0\x14\x08\0\x08\0\x08\x04");
    file.extend((1..=4).flat_map(|ink| [ink, 0x11, 0]));
    file.extend(b"\xff\xda\0\x0e\x04");
    file.extend((1..=4).flat_map(|ink| [ink, 0]));
    file.extend(b"\0\x3f\0\x28\xa2\x8a\xff\xd9");
    file
}

#[test]
fn files_are_known_by_their_content() {
    let picture = quarters(40, 30);
    for (bytes, format) in
        [(jpeg(&picture), Format::Jpeg), (png(&picture), Format::Png), (webp(&picture), Format::WebP)]
    {
        let looked = look(&bytes).expect("a picture");
        assert_eq!((looked.format, looked.width, looked.height), (format, 40, 30));
    }
}

#[test]
fn kinds_of_pixels_that_screens_do_not_have_are_brought_to_those_they_have() {
    let picture = quarters(40, 30);
    for (what, file) in [
        ("16 bits", png(&DynamicImage::ImageRgb16(picture.to_rgb16()))),
        ("16 bits with alpha", png(&DynamicImage::ImageRgba16(picture.to_rgba16()))),
        ("grey", png(&DynamicImage::ImageLuma8(picture.to_luma8()))),
        ("grey with alpha", png(&DynamicImage::ImageLumaA16(picture.to_luma_alpha16()))),
        ("a broken colour profile", with_segment(&jpeg(&picture), 0xe2, b"ICC_PROFILE\0\x01\x01 no profile at all")),
        ("four inks", four_inks()),
        ("one pixel", png(&quarters(1, 1))),
        ("one line", jpeg(&quarters(3000, 1))),
    ] {
        let developed = develop(&file, soon()).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
        for variant in Variant::usual(developed.width()) {
            developed.variant(variant).unwrap_or_else(|refusal| panic!("{what}, {}: {refusal}", variant.name()));
        }
        developed.thumbhash().unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    }
}

#[test]
fn what_is_no_picture_of_ours_is_refused_by_its_head() {
    let mut animated_webp = webp(&quarters(8, 8));
    let flags = [0b10, 0, 0, 0, 7, 0, 0, 7, 0, 0];
    animated_webp.splice(12..12, [&b"VP8X\x0a\0\0\0"[..], &flags].concat());
    let length = u32::try_from(animated_webp.len() - 8).expect("short").to_le_bytes();
    animated_webp.splice(4..8, length);
    let mut animated_png = png(&quarters(8, 8));
    animated_png.splice(33..33, chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]));
    let mut many_scans = jpeg(&quarters(8, 8));
    let end = many_scans.len() - 2;
    many_scans.splice(end..end, b"\xff\xda\0\x03\0".repeat(2000));
    let mut large = jpeg(&quarters(8, 8));
    large.resize(MOST_BYTES + 1, 0);
    for (what, file, expected) in [
        ("nothing", Vec::new(), Refusal::Empty),
        ("too many bytes", large, Refusal::TooLarge),
        ("a GIF that is HTML too", b"GIF89a/*<script>alert(1)</script>*/".to_vec(), Refusal::NotAPicture),
        ("HTML", b"<!doctype html><script>alert(1)</script>".to_vec(), Refusal::NotAPicture),
        ("SVG", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(), Refusal::NotAPicture),
        ("a PDF", b"%PDF-1.7".to_vec(), Refusal::NotAPicture),
        ("a sound in RIFF", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0".to_vec(), Refusal::NotAPicture),
        ("a head alone", b"\xff\xd8\xff".to_vec(), Refusal::Truncated),
        ("a moving WebP", animated_webp, Refusal::Animated),
        ("a moving PNG", animated_png, Refusal::Animated),
        ("thousands of passes", many_scans, Refusal::TooCostly),
        ("a hundred thousand a side", claiming(100_000, 100_000), Refusal::TooManyPixels),
        ("a long strip", claiming(LONGEST_SIDE + 1, 1), Refusal::TooManyPixels),
        ("too many in all", claiming(LONGEST_SIDE, LONGEST_SIDE), Refusal::TooManyPixels),
        ("no width", claiming(0, 100), Refusal::Damaged),
    ] {
        assert_eq!(look(&file), Err(expected), "{what}");
    }
}

#[test]
fn a_file_that_is_cut_short_is_refused_wherever_it_ends() {
    let picture = quarters(120, 90);
    for file in [jpeg(&picture), png(&picture), webp(&picture)] {
        for part in [3, 12, 20, 40, file.len() / 2, file.len() - 3] {
            let found = look(&file[..part]);
            assert!(found.is_err(), "{part} of {} bytes: {found:?}", file.len());
        }
    }
}

#[test]
fn what_hangs_behind_a_picture_is_left_behind() {
    let file = [jpeg(&quarters(400, 300)), b"PK\x03\x04<script>alert(1)</script>".to_vec()].concat();
    let developed = develop(&file, soon()).expect("a picture");
    for variant in Variant::usual(developed.width()) {
        let drawn = developed.variant(variant).expect("a variant");
        assert!(!drawn.windows(8).any(|part| part == b"<script>"));
    }
}

#[test]
fn a_promise_that_is_not_kept_is_damage() {
    let refused = develop(&claiming(4000, 3000), soon()).map(|_| ());
    assert!(matches!(refused, Err(Refusal::Damaged | Refusal::Truncated)), "{refused:?}");
}

#[test]
fn time_that_is_over_is_over() {
    let past = Instant::now().checked_sub(Duration::from_secs(1)).expect("a moment ago");
    for file in [jpeg(&quarters(40, 30)), png(&quarters(40, 30)), webp(&quarters(40, 30))] {
        assert_eq!(develop(&file, past).map(|_| ()), Err(Refusal::TooCostly));
    }
}

#[test]
fn no_file_however_broken_does_more_than_be_refused() {
    let picture = quarters(48, 36);
    let good = [noted(&jpeg(&picture), &notes(6, Some(([37, 0, 0], [49, 0, 0])))), png(&picture), webp(&picture)];
    // Xorshift: the same files in every run.
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 16).unwrap_or_default()
    };
    let mut taken = 0;
    for round in 0..900 {
        let mut file = good[round % good.len()].clone();
        for _ in 0..1 + random() % 8 {
            let at = random() % file.len();
            match random() % 4 {
                0 => file[at] = (random() % 256) as u8,
                1 => file[at] ^= 1 << (random() % 8),
                2 => drop(file.drain(at..(at + 1 + random() % 16).min(file.len()))),
                _ => file.insert(at, (random() % 256) as u8),
            }
            if file.is_empty() {
                break;
            }
        }
        let looked = look(&file);
        if let Ok(developed) = develop(&file, soon()) {
            assert!(looked.is_ok(), "what can be unpacked can be looked at");
            developed.variant(Variant::Width(48)).expect("what was unpacked can be drawn");
            taken += 1;
        }
    }
    assert!(taken > 50, "some of {taken} files were only scratched");
    for length in 0..300 {
        let noise: Vec<u8> = (0..length).map(|_| (random() % 256) as u8).collect();
        for head in
            [&b""[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8L", b"RIFF\x40\0\0\0WEBPVP8 "]
        {
            let file = [head, &noise].concat();
            let _ = look(&file);
            let _ = develop(&file, soon());
        }
    }
}
