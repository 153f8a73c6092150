//! Markdown that editors write, as HTML that cannot harm: CommonMark first, then everything but plain text markup is
//! taken out. And the guide that ships, whose headings can be linked to.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::bullets;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    let tags = [
        "p",
        "br",
        "strong",
        "em",
        "del",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "code",
        "pre",
        "hr",
    ];
    builder.tags(HashSet::from(tags));
    builder.url_schemes(HashSet::from(["http", "https", "mailto", "tel"]));
    builder.link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// HTML of a Markdown text. Headings begin at the third level, below the page's own.
pub fn html(markdown: &str) -> String {
    let markdown = bullets::as_markdown(markdown);
    let events = Parser::new_ext(&markdown, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 5 / 4);
    html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// A text of our own with headings to link to.
pub struct Guide {
    /// Its headings of the second level: id and text.
    pub contents: Vec<(String, String)>,
    /// The text.
    pub html: String,
}

/// The guide of a Markdown file that ships. What stands before its first anchor (a title, links to other languages) and
/// its pictures belong to the file alone. An anchor, `<a id="hours"></a>` on a line of its own, names the heading below
/// it: that is how the file can be linked to wherever it is read.
pub fn guide(markdown: &str) -> Guide {
    let from = markdown.find(ANCHOR).unwrap_or_default();
    let text: String =
        markdown[from..].lines().filter(|line| !line.starts_with("![")).flat_map(|line| [line, "\n"]).collect();
    let (mut contents, mut anchor, mut is_title) = (Vec::new(), None, false);
    let mut events = Vec::new();
    for event in Parser::new(&text) {
        match event {
            Event::Html(tag) | Event::InlineHtml(tag) => {
                let id = tag.trim().strip_prefix(ANCHOR).and_then(|rest| rest.split('"').next()).map(str::to_owned);
                anchor = id.or(anchor);
            }
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = anchor.take();
                is_title = level == HeadingLevel::H2;
                contents.extend(id.clone().filter(|_| is_title).map(|id| (id, String::new())));
                events.push(Event::Start(Tag::Heading { level, id: id.map(Into::into), classes, attrs }));
            }
            event => {
                match (&event, contents.last_mut()) {
                    (Event::Text(words) | Event::Code(words), Some((_, title))) if is_title => title.push_str(words),
                    (Event::End(TagEnd::Heading(_)), _) => is_title = false,
                    _ => {}
                }
                events.push(event);
            }
        }
    }
    let mut html = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut html, events.into_iter());
    Guide { contents, html }
}

/// How a line begins that names the heading below it.
const ANCHOR: &str = "<a id=\"";

fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}
