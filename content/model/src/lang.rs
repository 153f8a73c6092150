//! Languages as BCP 47 tags, their direction, and which one stands in for another.

use std::fmt;

/// A language tag in its canonical case (`fa`, `en`, `zh-Hans`), at most 12 bytes long.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang {
    bytes: [u8; 12],
    len: u8,
}

impl Lang {
    /// Persian, the first language of the house.
    pub const FA: Lang = Lang::from_static("fa");
    /// English.
    pub const EN: Lang = Lang::from_static("en");
    /// Arabic.
    pub const AR: Lang = Lang::from_static("ar");
    /// The languages in which the interface speaks.
    pub const INTERFACE: [Lang; 3] = [Lang::FA, Lang::EN, Lang::AR];

    const fn from_static(tag: &'static str) -> Lang {
        let source = tag.as_bytes();
        let mut bytes = [0; 12];
        let mut i = 0;
        while i < source.len() {
            bytes[i] = source[i];
            i += 1;
        }
        Lang { bytes, len: source.len() as u8 }
    }

    /// Reads a tag: a primary subtag of two or three letters, then script, region or variant subtags.
    /// Answers none when the text is not such a tag or is longer than 12 bytes.
    pub fn parse(text: &str) -> Option<Lang> {
        if text.len() > 12 {
            return None;
        }
        let mut canonical = String::with_capacity(text.len());
        for (i, subtag) in text.split('-').enumerate() {
            if subtag.is_empty() || subtag.len() > 8 || !subtag.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            if i == 0 {
                if !(2..=3).contains(&subtag.len()) || !subtag.bytes().all(|b| b.is_ascii_alphabetic()) {
                    return None;
                }
                canonical.push_str(&subtag.to_ascii_lowercase());
            } else {
                canonical.push('-');
                match subtag.len() {
                    2 => canonical.push_str(&subtag.to_ascii_uppercase()),
                    4 => {
                        canonical.push_str(&subtag[..1].to_ascii_uppercase());
                        canonical.push_str(&subtag[1..].to_ascii_lowercase());
                    }
                    _ => canonical.push_str(&subtag.to_ascii_lowercase()),
                }
            }
        }
        let mut bytes = [0; 12];
        bytes[..canonical.len()].copy_from_slice(canonical.as_bytes());
        Some(Lang { bytes, len: canonical.len() as u8 })
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or_default()
    }

    /// The primary language subtag: `zh` of `zh-Hans`.
    pub fn base(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// `rtl` for languages written from right to left, otherwise `ltr`; a value of HTML's `dir`.
    pub fn direction(&self) -> &'static str {
        match self.base() {
            "fa" | "ar" | "he" | "ur" | "ckb" | "ps" | "azb" | "glk" | "mzn" | "sd" | "ug" | "yi" | "dv" => "rtl",
            _ => "ltr",
        }
    }

    /// Languages to try when this one has no text, best first. Readers of an Arabic-script language are
    /// served Persian before English.
    pub fn fallbacks(&self) -> [Lang; 3] {
        if self.direction() == "rtl" { [Lang::FA, Lang::EN, Lang::AR] } else { [Lang::EN, Lang::FA, Lang::AR] }
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Lang, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Lang::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not a BCP 47 language tag")))
    }
}
