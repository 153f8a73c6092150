//! What an answer says of its reading: what words were taken for, and what was changed because nothing answered as asked.

use jiff::civil::Date;
use model::{Category, Id, Kind, Point, Texts};

/// Words that were taken for more than words.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What they were taken for.
    pub part: Part,
    /// The words as they were typed.
    pub typed: String,
    /// The line without them: what is asked where this is taken off.
    pub without: String,
    /// Whether the answer is narrowed by it; otherwise it only says what the words are called for.
    pub narrows: bool,
}

/// What words can be taken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The name of a category.
    Category(&'static Category),
    /// A kind of thing: events, routes.
    Kind(Kind),
    /// A city or province: which of the two, and its names.
    Region(Kind, Id, Texts),
    /// Nearness to an item, with its names and where it stands.
    Near(Id, Texts, Point),
    /// Days: the first, and the one after the last.
    When(Date, Date),
}

/// What of a question was changed so that something answers it.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// Read as the same keys write it on another keyboard.
    Keyboard(String),
    /// One of the words is missing.
    OneWord,
    /// Words are spelt in another way.
    Spelling,
    /// Another category: the one above.
    Category(&'static Category),
    /// The province around the city, with its names.
    Province(Id, Texts),
    /// Wherever it lies.
    Anywhere,
    /// Whenever it happens next.
    AnyTime,
    /// So many metres around.
    Radius(f64),
}

impl Changed {
    /// The word in the public API.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Changed::Keyboard(_) => "keyboard",
            Changed::OneWord => "one_word",
            Changed::Spelling => "spelling",
            Changed::Category(_) => "category",
            Changed::Province(..) => "province",
            Changed::Anywhere => "anywhere",
            Changed::AnyTime => "any_time",
            Changed::Radius(_) => "radius",
        }
    }
}
