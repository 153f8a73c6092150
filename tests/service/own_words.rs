//! What is wrong with a form is said by the service, in the language of its page, at the field, with what was typed kept.

use reqwest::{Method, StatusCode};

use crate::door::{ask, get};

#[tokio::test]
async fn a_report_that_cannot_be_sent_says_why_at_its_fields_and_keeps_what_was_typed() {
    for (lang, why) in [("fa", "ایمیل"), ("en", "This is not a mail address"), ("ar", "بريد")] {
        let address = format!("/{lang}/place/masuleh/report");
        let form = get(&address).ok().await;
        assert!(
            form.text().contains("novalidate") && !form.text().contains(" required"),
            "{lang}: the browser is silent"
        );
        let typed = [("topic", "fact"), ("words", "از ۱۴۰۳ بسته است"), ("mail", "nobody at home"), ("began", "")];
        let refused = ask(Method::POST, &address).form(&typed).answer().await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = refused.text();
        let field = page.split("id=\"mail-e\"").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap_or_default();
        assert!(field.contains(why), "{lang}: {field}");
        for part in [
            "href=\"#mail\"",
            "aria-invalid=\"true\"",
            "از ۱۴۰۳ بسته است",
            "value=\"nobody at home\"",
            "value=\"fact\" checked",
        ] {
            assert!(page.contains(part), "{lang} {part}: {page}");
        }
    }
}

#[tokio::test]
async fn doors_say_in_their_own_words_what_is_missing() {
    for address in ["/studio/sign-in", "/studio/forgot"] {
        let form = get(&format!("{address}?lang=fa")).ok().await;
        assert!(form.text().contains("novalidate"), "{address}");
        let refused = ask(Method::POST, &format!("{address}?lang=fa")).form(&[("mail", "maryam")]).answer().await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(refused.text().contains("role=\"alert\""), "{address}");
    }
}
