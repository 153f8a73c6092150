//! What visitors get.

use image::{DynamicImage, Rgba, RgbaImage};
use media::variant::widths;
use media::{Format, Variant, develop, placeholder};
use model::picture::Focus;

use crate::made::{BLUE, GREEN, RED, WHITE, corners, jpeg, named, png, quarters, seen, soon};

#[test]
fn nothing_is_blown_up_and_every_picture_has_one_size_at_least() {
    assert_eq!(widths(100), [100]);
    assert_eq!(widths(320), [320]);
    assert_eq!(widths(1000), [320, 640, 1000]);
    assert_eq!(widths(2048), [320, 640, 1280, 2048]);
    assert_eq!(widths(6000), [320, 640, 1280, 2048]);
}

#[test]
fn every_usual_form_has_its_size_and_format() {
    let developed = develop(&jpeg(&quarters(2400, 1600)), soon()).expect("pixels");
    let mut sizes = Vec::new();
    for variant in Variant::usual(developed.width()) {
        let bytes = developed.variant(variant).expect("a variant");
        assert_eq!(Format::of(&bytes), Some(variant.format()), "{}", variant.name());
        let drawn = seen(&bytes);
        assert_eq!(corners(&drawn), [RED, GREEN, BLUE, WHITE], "{}", variant.name());
        sizes.push((variant.name(), drawn.dimensions()));
    }
    let expected = [
        ("320.webp", (320, 213)),
        ("640.webp", (640, 427)),
        ("1280.webp", (1280, 853)),
        ("2048.webp", (2048, 1365)),
        ("square.webp", (320, 320)),
        ("card.jpg", (1200, 630)),
    ];
    assert_eq!(sizes, expected.map(|(name, size)| (name.to_owned(), size)));
}

#[test]
fn a_cut_is_made_around_its_focus() {
    let developed = develop(&jpeg(&quarters(1600, 400)), soon()).expect("pixels");
    let cut = |x, y| seen(&developed.variant(Variant::Square(Focus::near(x, y))).expect("a square"));
    assert_eq!(corners(&cut(0.0, 0.5)), [RED, RED, BLUE, BLUE]);
    assert_eq!(corners(&cut(0.5, 0.5)), [RED, GREEN, BLUE, WHITE]);
    assert_eq!(corners(&cut(0.9, 0.5)), [GREEN, GREEN, WHITE, WHITE]);
}

#[test]
fn names_are_read_as_they_are_written() {
    for name in ["320.webp", "1.webp", "square.webp", "square-0-100.webp", "card.jpg", "card-7-12.jpg"] {
        assert_eq!(Variant::parse(name).map(Variant::name).as_deref(), Some(name));
    }
    for name in [
        "",
        "320",
        "320.jpg",
        "0320.webp",
        "+320.webp",
        "square-50-50.webp",
        "square-101-0.webp",
        "card.webp",
        "../x.webp",
    ] {
        assert_eq!(Variant::parse(name), None, "{name}");
    }
}

#[test]
fn what_can_be_seen_through_stays_so_and_is_white_where_it_cannot() {
    let half = RgbaImage::from_fn(400, 400, |x, _| if x < 200 { Rgba([220, 30, 30, 255]) } else { Rgba([0, 0, 0, 0]) });
    let developed = develop(&png(&DynamicImage::ImageRgba8(half)), soon()).expect("pixels");
    let bytes = developed.variant(Variant::Width(320)).expect("a variant");
    let drawn = image::load_from_memory(&bytes).expect("a WebP").to_rgba8();
    assert_eq!((drawn.get_pixel(80, 80).0[3], drawn.get_pixel(300, 80).0[3]), (255, 0));
    let card = seen(&developed.variant(Variant::Card(Focus::MIDDLE)).expect("a card"));
    assert_eq!(named(card.get_pixel(card.width() - 10, 20).0), WHITE);
}

#[test]
fn colours_of_a_wide_profile_are_brought_to_those_of_screens() {
    // A green of Display P3 is stronger than any of sRGB: told in sRGB its red and blue sink.
    let green = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(64, 64, image::Rgb([120, 200, 120])));
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    let file = crate::made::with_segment(&jpeg(&green), 0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat());
    let drawn = seen(&develop(&file, soon()).expect("pixels").variant(Variant::Width(64)).expect("a variant"));
    let [red, green, blue] = drawn.get_pixel(32, 32).0;
    assert!(red < 112 && (198..=208).contains(&green) && blue < 118, "{red} {green} {blue}");
}

#[test]
fn a_placeholder_shows_the_colours_in_a_few_hundred_bytes() {
    let hash = develop(&jpeg(&quarters(1200, 800)), soon()).expect("pixels").thumbhash().expect("a hash");
    assert!(hash.len() <= 70 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
    let bytes = placeholder::png(&hash).expect("a drawing");
    assert!(bytes.len() < 700, "{} bytes", bytes.len());
    let drawn = seen(&bytes);
    assert_eq!(drawn.dimensions(), (12, 8));
    assert_eq!(corners(&drawn)[..2], [RED, GREEN]);
    for broken in ["", "zz", "00", "0123456789"] {
        assert!(placeholder::png(broken).is_none_or(|bytes| seen(&bytes).width() <= 12), "{broken}");
    }
}
