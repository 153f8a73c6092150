//! Identifiers of items.

/// The lasting name of an item: a letter or digit, then letters, digits, `:`, `.`, `_` or `-`; at most 100 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Longest allowed identifier, in bytes.
    pub const MAX: usize = 100;

    /// Reads an identifier; none when a character is not allowed or the length is not.
    pub fn parse(text: &str) -> Option<Id> {
        let mut bytes = text.bytes();
        let first = bytes.next()?;
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'.' | b'_' | b'-');
        (first.is_ascii_alphanumeric() && text.len() <= Id::MAX && bytes.all(allowed)).then(|| Id(text.to_owned()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Longest allowed slug, in bytes.
pub const SLUG_MAX: usize = 80;

/// Whether a text may stand in an address as an item's slug.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= SLUG_MAX
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// A slug for an item that came without one: the Latin form of its name, then a mark drawn from its id, so that
/// the same row always gets the same address and two rows of one name do not meet.
pub fn slug_for(name: &str, id: &Id) -> String {
    let latin = crate::script::latin::romanise(name);
    let mut slug = String::with_capacity(48);
    for c in latin.chars() {
        if slug.len() >= 48 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    // FNV-1a: the mark must never change, so it is written out here and not taken from a library.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in id.as_str().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // Beside a name 35 bits are plenty; alone they must tell millions apart.
    let digits = if slug.is_empty() { 12 } else { 7 };
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
    for _ in 0..digits {
        let digit = (hash % 32) as u8;
        slug.push(char::from(if digit < 26 { b'a' + digit } else { b'2' + digit - 26 }));
        hash /= 32;
    }
    slug
}
