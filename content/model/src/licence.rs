//! The licences that pictures are mostly under, by their SPDX identifiers. A picture may name any other.

/// With the consent of whoever made it, for this guide alone: an identifier of our own, as SPDX lets one make them.
pub const BY_PERMISSION: &str = "LicenseRef-by-permission";

/// The known ones, the most usual first.
pub const OF_PICTURES: [&str; 5] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-PDM-1.0", BY_PERMISSION];

/// The identifier as a word of message keys: `cc-by-4-0`.
pub fn word(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}
