//! The names of pictures: a shipped drawing, or a photograph in the picture store.

/// The lasting name of a photograph: the SHA-256 of the file as it came, as 64 small hexadecimal digits. The same file
/// always has the same name, whoever brings it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct PictureId(String);

impl PictureId {
    /// Reads a name; none when it is not 64 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<PictureId> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(digit)).then(|| PictureId(text.to_owned()))
    }

    /// The name of a file with this SHA-256.
    pub fn of_digest(digest: &[u8; 32]) -> PictureId {
        PictureId(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PictureId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the `file` of a picture names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// `art:masuleh`: a drawing that ships with the program.
    Drawing(String),
    /// `picture:` and 64 hexadecimal digits: a photograph in the picture store.
    Photograph(PictureId),
}

impl File {
    /// Reads a name; none when it has neither form.
    pub fn parse(text: &str) -> Option<File> {
        match text.split_once(':')? {
            ("art", name) if crate::id::is_slug(name) => Some(File::Drawing(name.to_owned())),
            ("picture", name) => PictureId::parse(name).map(File::Photograph),
            _ => None,
        }
    }
}

/// The point of a picture that must stay in view when its edges are cut off, in whole hundredths of its width and
/// height, counted from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Focus {
    x: u8,
    y: u8,
}

impl Focus {
    /// The middle, which counts where nothing is said.
    pub const MIDDLE: Focus = Focus { x: 50, y: 50 };

    /// A point in hundredths; none beyond 100.
    pub fn new(x: u8, y: u8) -> Option<Focus> {
        (x <= 100 && y <= 100).then_some(Focus { x, y })
    }

    /// The nearest hundredths to a point given in parts of one; what lies outside counts as the edge.
    pub fn near(x: f64, y: f64) -> Focus {
        let hundredths = |part: f64| (part.clamp(0.0, 1.0) * 100.0).round() as u8;
        Focus { x: hundredths(x), y: hundredths(y) }
    }

    /// Hundredths of the width, 0..=100.
    pub const fn x(self) -> u8 {
        self.x
    }

    /// Hundredths of the height, 0..=100.
    pub const fn y(self) -> u8 {
        self.y
    }
}
