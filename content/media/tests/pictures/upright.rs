//! However the camera was held, the picture stands upright; where it was taken is told once and then forgotten.

use media::{Variant, develop, look};

use crate::made::{BLUE, GREEN, RED, WHITE, corners, jpeg, noted, notes, quarters, seen, soon, with_segment};

#[test]
fn every_way_to_hold_a_camera_ends_upright() {
    // What stands in the file for a picture that shall come out with these corners (EXIF 2.32, 4.6.4 A).
    let upright = [RED, GREEN, BLUE, WHITE];
    for orientation in 0..=9 {
        let file = noted(&jpeg(&quarters(640, 320)), &notes(orientation, None));
        let looked = look(&file).expect("a picture");
        let expected = match orientation {
            2 => [GREEN, RED, WHITE, BLUE],
            3 => [WHITE, BLUE, GREEN, RED],
            4 => [BLUE, WHITE, RED, GREEN],
            5 => [RED, BLUE, GREEN, WHITE],
            6 => [BLUE, RED, WHITE, GREEN],
            7 => [WHITE, GREEN, BLUE, RED],
            8 => [GREEN, WHITE, RED, BLUE],
            _ => upright,
        };
        let turned = (5..=8).contains(&orientation);
        assert_eq!((looked.width, looked.height), if turned { (320, 640) } else { (640, 320) }, "{orientation}");
        let developed = develop(&file, soon()).expect("pixels");
        assert_eq!((developed.width(), developed.height()), (looked.width, looked.height), "{orientation}");
        let drawn = seen(&developed.variant(Variant::Width(320)).expect("a variant"));
        assert_eq!(drawn.dimensions(), if turned { (320, 640) } else { (320, 160) }, "{orientation}");
        assert_eq!(corners(&drawn), expected, "{orientation}");
    }
}

#[test]
fn a_position_is_read_and_goes_no_further() {
    let rasht = notes(6, Some(([37, 16, 48], [49, 35, 24])));
    let secret = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Secret Owner</x:xmpmeta>";
    let file = with_segment(&noted(&jpeg(&quarters(800, 600)), &rasht), 0xe1, secret);
    let file = with_segment(&file, 0xfe, b"Secret comment");
    let position = look(&file).expect("a picture").position.expect("a position");
    assert_eq!((position.lon(), position.lat()), (49.59, 37.28));
    let developed = develop(&file, soon()).expect("pixels");
    for variant in Variant::usual(developed.width()) {
        let drawn = developed.variant(variant).expect("a variant");
        for trace in [&b"Exif"[..], b"EXIF", b"Secret", b"xmpmeta", b"ICC_PROFILE", b"MM\0*"] {
            assert!(!drawn.windows(trace.len()).any(|part| part == trace), "{} holds {trace:?}", variant.name());
        }
    }
}

#[test]
fn notes_that_make_no_sense_are_as_good_as_none() {
    let plain = jpeg(&quarters(64, 32));
    let cut = notes(6, Some(([37, 16, 48], [49, 35, 24])));
    for notes in
        [&b""[..], b"MM", b"MM\0*\xff\xff\xff\xff", &cut[..30], &[0xff; 200], &notes(1, Some(([0; 3], [0; 3])))]
    {
        let looked = look(&noted(&plain, notes)).expect("a picture all the same");
        assert_eq!(looked.position, None, "{notes:?}");
    }
    let beyond = notes(1, Some(([137, 0, 0], [49, 0, 0])));
    assert_eq!(look(&noted(&plain, &beyond)).expect("a picture").position, None);
}
