//! Colours as visitors' screens understand them. Phones save in Display P3 and cameras in Adobe RGB; without the file's
//! profile those would look faded, so the pixels are brought to sRGB before the profile is dropped.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Brings 8-bit RGB or RGBA pixels (`has_alpha`) from a file's profile to sRGB. A profile that cannot be read or is not for
/// RGB leaves them as they are.
pub(crate) fn to_srgb(pixels: &mut Vec<u8>, has_alpha: bool, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options) else {
        return;
    };
    let mut changed = vec![0; pixels.len()];
    if transform.transform(pixels, &mut changed).is_ok() {
        *pixels = changed;
    }
}
