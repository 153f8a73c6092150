//! Descriptions as visitors read them, whatever signs their writers used.

use crate::door::{encoded, get};
use crate::editor::{Editor, Publisher};
use crate::program::Program;

/// What the preview makes of a text.
async fn preview(editor: &Editor, text: &str) -> String {
    let answer = editor.post("/studio/preview", &[("text", text)]).answer().await;
    let html = answer.json()["html"].as_str().expect("HTML").to_owned();
    html.split_whitespace().collect::<Vec<_>>().join(" ").replace("> <", "><")
}

#[tokio::test]
async fn lists_are_lists_in_whatever_signs_they_were_typed() {
    let editor = Editor::with(&["organisation:rasht-municipality=editor"]).await;
    let bullets = "<ul><li>یک</li><li>دو</li></ul>";
    for sign in ["• ", "•", "- ", "-", "– ", "* ", "▪ "] {
        assert_eq!(preview(&editor, &format!("{sign}یک\r\n{sign}دو")).await, bullets, "{sign}");
    }
    let numbers = "<ol><li>یک</li><li>دو</li></ol>";
    for (one, two) in [("۱. ", "۲. "), ("۱) ", "۲) "), ("۱- ", "۲- "), ("١. ", "٢. "), ("1. ", "2. "), ("۱.", "۲.")]
    {
        assert_eq!(preview(&editor, &format!("{one}یک\n{two}دو")).await, numbers, "{one}");
    }
    let among = preview(&editor, "دارد:\n• یک\n• دو\nو دیگر هیچ.").await;
    assert_eq!(among, format!("<p>دارد:</p>{bullets}<p>و دیگر هیچ.</p>"), "lines around a list are none of it");
}

#[tokio::test]
async fn what_only_looks_like_a_list_stays_text() {
    let editor = Editor::with(&["organisation:rasht-municipality=editor"]).await;
    for text in ["۱۴۰۵. سال", "-۵ درجه", "۳.۵ متر", "–", "•"] {
        assert_eq!(preview(&editor, text).await, format!("<p>{text}</p>"), "{text}");
    }
    assert_eq!(preview(&editor, "```\n• یک\n```").await, "<pre><code>• یک </code></pre>");
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_see_the_lists_of_the_preview() {
    let program = Program::new();
    Publisher::known(&program);
    let serving = program.serve(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    let id = publisher.begin().await;
    let fields = [
        ("category", "museum"),
        ("name.fa", "خانهٔ باران"),
        ("description.fa", "• ایوان\r\n• حوض"),
        ("point.lon", "49.58"),
        ("point.lat", "37.28"),
        ("sources.0.title", "Rasht Municipality"),
    ];
    let answer = publisher.post(&format!("/studio/items/{}/publish", encoded(&id)), &fields).await;
    assert!(answer.header("location").contains("published"), "{}", answer.text());
    let form = publisher.get(&format!("/studio/items/{}?lang=en", encoded(&id))).await;
    let slug = form.text().split("href=\"/en/place/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let page = get(&format!("/fa/place/{slug}")).answer_of(&serving.base).await;
    let html = page.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(html.contains("<li>ایوان</li> <li>حوض</li>"), "{html}");
}
