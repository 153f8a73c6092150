//! The editors' guide inside the studio: the same files as `docs/editors.md` and `docs/editors.en.md`, in the reader's
//! language.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use model::Lang;

use super::{Frame, answered};
use crate::app::Shared;
use crate::http::markup::{self, Guide};
use crate::http::pages::render;
use crate::http::session::Signed;

static PERSIAN: LazyLock<Guide> = LazyLock::new(|| markup::guide(include_str!("../../../docs/editors.md")));
static ENGLISH: LazyLock<Guide> = LazyLock::new(|| markup::guide(include_str!("../../../docs/editors.en.md")));

#[derive(Template)]
#[template(path = "studio/help.html")]
struct HelpPage<'a> {
    page: Frame<'a>,
    guide: &'a Guide,
    /// Language of the guide, which is not written in every language of the studio.
    lang: Lang,
}

/// `GET /studio/help`
pub async fn page(State(app): State<Shared>, signed: Signed) -> Response {
    let (lang, guide) = if signed.lang == Lang::FA { (Lang::FA, &*PERSIAN) } else { (Lang::EN, &*ENGLISH) };
    let title = signed.words.get("studio-help").into_owned();
    let page = HelpPage { page: Frame::new(&app, &signed, "help", title, "/studio/help"), guide, lang };
    answered(&app, signed.lang, Ok(render(&page, signed.lang, StatusCode::OK)))
}

#[cfg(test)]
mod tests {
    use model::Kind;

    use super::*;
    use crate::http::studio::edit::sections;

    #[test]
    fn every_question_mark_of_a_form_leads_to_a_heading_of_the_guide() {
        for (section, _) in Kind::ALL.into_iter().flat_map(sections::of) {
            let id = sections::help(section);
            for (file, guide) in [("editors.md", &*PERSIAN), ("editors.en.md", &*ENGLISH)] {
                let heading = [2, 3].map(|level| format!("<h{level} id=\"{id}\">"));
                assert!(heading.iter().any(|tag| guide.html.contains(tag)), "{section}: no #{id} in docs/{file}");
            }
        }
    }
}
