//! Headers that say what may not happen, on every kind of answer.

use reqwest::Method;

use crate::door::{Answer, ask, get};

fn is_guarded(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("script-src 'self'")
            && policy.contains("frame-ancestors 'none'"),
        "{what}: {policy}"
    );
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert!(!answer.header("referrer-policy").is_empty(), "{what}");
    assert!(answer.header("permissions-policy").contains("geolocation=(self)"), "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert!(answer.headers.get("server").is_none() && answer.headers.get("x-powered-by").is_none(), "{what}");
    assert!(!answer.header("x-request-id").is_empty(), "{what} can be told apart in the log");
}

#[tokio::test]
async fn every_kind_of_answer_is_guarded() {
    for address in [
        "/",
        "/fa",
        "/fa/",
        "/en/place/masuleh",
        "/en/events",
        "/en/sisters",
        "/en/saved",
        "/en/about",
        "/api/v1/search?q=rasht",
        "/api/v1/search?x=1",
        "/api/v1/suggest?q=ra",
        "/api/v1/items/place:masuleh",
        "/api/v1/items/nothing",
        "/api/v1/openapi.json",
        "/tiles/0/0/0.mvt",
        "/tiles/9/9/9999.mvt",
        "/basemap/style.json",
        "/assets/nothing.js",
        "/healthz",
        "/readyz",
        "/nothing",
    ] {
        is_guarded(address, &get(address).answer().await);
    }
    is_guarded("a wrong method", &ask(Method::DELETE, "/fa/").answer().await);
    is_guarded("a wrong method of the API", &ask(Method::POST, "/api/v1/search").answer().await);
    let mark = get("/en/about").ok().await.header("etag").to_owned();
    let unchanged = get("/en/about").header("if-none-match", &mark).answer().await;
    assert_eq!(unchanged.status.as_u16(), 304);
    is_guarded("an unchanged answer", &unchanged);
}

#[tokio::test]
async fn nothing_typed_comes_back_as_markup() {
    for typed in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'",
        "</title><script>1</script>",
        "javascript:alert(1)",
    ] {
        for address in [
            format!("/fa/?q={}", crate::door::encoded(typed)),
            format!("/en/?q={}&city={}", crate::door::encoded(typed), crate::door::encoded(typed)),
        ] {
            let answer = get(&address).answer().await;
            let page = answer.text();
            assert!(
                !page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("<script>1"),
                "{address}"
            );
            assert!(!page.contains("href=\"javascript:") && !page.contains("onerror=\""), "{address}");
        }
    }
}
