//! Why a file is not taken, free of any language: the page words it by its code.

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`crate::MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Its content is neither JPEG, PNG nor WebP, whatever its name says.
    #[error("the file is no JPEG, PNG or WebP")]
    NotAPicture,
    /// Several pictures that follow each other.
    #[error("the picture moves")]
    Animated,
    /// The file ends before the picture does.
    #[error("the file was cut short")]
    Truncated,
    /// A longer side than [`crate::LONGEST_SIDE`] or more pixels than [`crate::MOST_PIXELS`].
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// It breaks the rules of its format.
    #[error("the picture is damaged")]
    Damaged,
    /// It asks for more memory or time than any photograph.
    #[error("the picture takes too much to unpack")]
    TooCostly,
}

impl Refusal {
    /// All reasons.
    pub const ALL: [Refusal; 8] = [
        Refusal::Empty,
        Refusal::TooLarge,
        Refusal::NotAPicture,
        Refusal::Animated,
        Refusal::Truncated,
        Refusal::TooManyPixels,
        Refusal::Damaged,
        Refusal::TooCostly,
    ];

    /// The code as it is stored and as it stands in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::TooLarge => "too-large",
            Refusal::NotAPicture => "not-a-picture",
            Refusal::Animated => "animated",
            Refusal::Truncated => "truncated",
            Refusal::TooManyPixels => "too-many-pixels",
            Refusal::Damaged => "damaged",
            Refusal::TooCostly => "too-costly",
        }
    }
}

impl From<image::ImageError> for Refusal {
    fn from(error: image::ImageError) -> Refusal {
        match error {
            image::ImageError::Limits(_) => Refusal::TooCostly,
            image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                Refusal::Truncated
            }
            image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::TimedOut => Refusal::TooCostly,
            _ => Refusal::Damaged,
        }
    }
}

/// Runs a decoder. Decoders are large and meet hostile files here: a panic in one is a damaged file, nothing more.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Damaged))
}
