//! The fields of a form, each drawn by itself. A form has more than a hundred; as macros set into one page they made the
//! compiler work for minutes, drawn one by one each shape is compiled once.

use askama::Template;
use model::Lang;

use super::categories::Group;
use super::view::{Choice, FormView};
use crate::words::Words;

/// What a field looks like, with what only that look needs.
enum Shape<'a> {
    /// Only what is said about it.
    Said,
    /// One line; what kind of line.
    Line(&'a str),
    /// Several lines; what kind.
    Lines(&'a str),
    /// A day, or a day and a time.
    Day(bool),
    /// One of these.
    Choice(&'a [Choice]),
    /// One of these, in groups.
    Grouped(&'a [Group]),
    /// The licence of a picture.
    Licence,
    /// Yes, no or not known.
    Flag,
    /// Any of these.
    Ticks(&'a [Choice]),
    /// A text in one language; how many lines, 0 for one that does not grow.
    Text(i32),
    /// A text in every language.
    Texts(i32),
    /// Another item of this kind.
    Linked(&'a str),
    /// Another item in a list of them.
    Link,
}

#[derive(Template)]
#[template(path = "studio/form/field.html")]
struct Field<'a> {
    form: &'a FormView,
    page: Surroundings<'a>,
    at: &'a str,
    shape: Shape<'a>,
}

/// What a field knows of its page.
struct Surroundings<'a> {
    lang: Lang,
    dir: &'static str,
    words: Words,
    assets: Sprite<'a>,
}

/// The one drawing that fields use.
struct Sprite<'a>(&'a str);

impl Sprite<'_> {
    fn url(&self, _name: &str) -> &str {
        self.0
    }
}

impl FormView {
    fn draw(&self, path: &str, shape: Shape<'_>) -> String {
        let page = Surroundings {
            lang: self.lang,
            dir: self.lang.direction(),
            words: self.words,
            assets: Sprite(&self.sprite),
        };
        let field = Field { form: self, page, at: path, shape };
        field.render().unwrap_or_else(|error| {
            tracing::error!(%error, path, "a field could not be drawn");
            String::new()
        })
    }

    /// What is asked for and what is wrong at a path.
    pub fn said(&self, path: impl AsRef<str>) -> String {
        self.draw(path.as_ref(), Shape::Said)
    }

    /// A line to write in. `kind` is `text`, `code`, `number` or a value of HTML's `inputmode`.
    pub fn line(&self, path: impl AsRef<str>, kind: &str) -> String {
        self.draw(path.as_ref(), Shape::Line(kind))
    }

    /// Several entries, one on each line.
    pub fn lines(&self, path: impl AsRef<str>, kind: &str) -> String {
        self.draw(path.as_ref(), Shape::Lines(kind))
    }

    /// A day, or a day and a time of day.
    pub fn day(&self, path: impl AsRef<str>, timed: bool) -> String {
        self.draw(path.as_ref(), Shape::Day(timed))
    }

    /// One of several.
    pub fn choice(&self, path: impl AsRef<str>, choices: impl AsRef<[Choice]>) -> String {
        self.draw(path.as_ref(), Shape::Choice(choices.as_ref()))
    }

    /// One of several that are in groups.
    pub fn grouped(&self, path: impl AsRef<str>, groups: impl AsRef<[Group]>) -> String {
        self.draw(path.as_ref(), Shape::Grouped(groups.as_ref()))
    }

    /// The licence of a picture.
    pub fn licence(&self, path: impl AsRef<str>) -> String {
        self.draw(path.as_ref(), Shape::Licence)
    }

    /// Yes, no or not known.
    pub fn flag(&self, path: impl AsRef<str>) -> String {
        self.draw(path.as_ref(), Shape::Flag)
    }

    /// Any of several.
    pub fn ticks(&self, path: impl AsRef<str>, choices: impl AsRef<[Choice]>) -> String {
        self.draw(path.as_ref(), Shape::Ticks(choices.as_ref()))
    }

    /// A text in one language, of so many lines.
    pub fn text(&self, path: impl AsRef<str>, long: i32) -> String {
        self.draw(path.as_ref(), Shape::Text(long))
    }

    /// A text in every language, side by side.
    pub fn texts(&self, path: impl AsRef<str>, long: i32) -> String {
        self.draw(path.as_ref(), Shape::Texts(long))
    }

    /// Another item of this kind.
    pub fn item(&self, path: impl AsRef<str>, kind: &str) -> String {
        self.draw(path.as_ref(), Shape::Linked(kind))
    }

    /// Another item, in a list that finds and adds by itself.
    pub fn item_in_list(&self, path: impl AsRef<str>) -> String {
        self.draw(path.as_ref(), Shape::Link)
    }
}
