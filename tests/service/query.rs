//! What may be asked, and how the service answers to what may not: never with trouble of its own.

use serde_json::Value;

use crate::door::{encoded, get};

/// The answer to a query string that is refused: its status and the faults it names, `parameter:code`.
async fn refused(address: &str) -> (u16, Vec<String>) {
    let answer = get(address).language("en").answer().await;
    assert_eq!(answer.header("content-type"), "application/problem+json", "{address}: {}", answer.status);
    let problem = answer.json();
    assert_eq!(problem["status"], answer.status.as_u16());
    for key in ["type", "title", "detail"] {
        assert!(problem[key].as_str().is_some_and(|text| !text.is_empty()), "{address}: {key} of {problem}");
    }
    let faults = problem["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |fault: &Value| {
        assert!(
            fault["detail"].as_str().is_some_and(|detail| !detail.is_empty() && !detail.contains("problem-")),
            "{fault}"
        );
        format!("{}:{}", fault["parameter"].as_str().expect("a parameter"), fault["code"].as_str().expect("a code"))
    };
    (answer.status.as_u16(), faults.iter().map(named).collect())
}

#[tokio::test]
async fn what_cannot_be_read_is_a_400_that_names_it() {
    for (query, fault) in [
        ("colour=red", "colour:unknown"),
        ("Q=rasht", "Q:unknown"),
        ("kind=castle", "kind:choice"),
        ("kind=place,event", "kind:choice"),
        ("category=nonsense", "category:category"),
        ("country=Iran", "country:country"),
        ("bbox=1,2,3", "bbox:bbox"),
        ("bbox=a,b,c,d", "bbox:bbox"),
        ("bbox=1,2,3,4,5", "bbox:bbox"),
        ("bbox=NaN,0,1,1", "bbox:bbox"),
        ("bbox=0,0,inf,1", "bbox:bbox"),
        ("near=1", "near:near"),
        ("near=NaN,NaN", "near:near"),
        ("near=1e400,0", "near:near"),
        ("near=49,37&radius=far", "radius:number"),
        ("near=49,37&radius=-1", "radius:range"),
        ("near=49,37&radius=1e12", "radius:range"),
        ("polygon=1,2,3", "polygon:polygon"),
        ("polygon=a,b,c,d,e,f", "polygon:polygon"),
        ("along=a%20b", "along:id"),
        ("along=route:rasht-old-town-walk&width=0", "width:range"),
        ("along=route:rasht-old-town-walk&width=wide", "width:number"),
        ("from=yesterday", "from:date"),
        ("to=2026-13-01", "to:date"),
        ("to=2026-02-30", "to:date"),
        ("open_at=noon", "open_at:date"),
        ("wheelchair=maybe", "wheelchair:choice"),
        ("free=perhaps", "free:choice"),
        ("unesco=2", "unesco:choice"),
        ("sort=random", "sort:choice"),
        ("limit=101", "limit:range"),
        ("limit=-1", "limit:range"),
        ("limit=2.5", "limit:number"),
        ("limit=ten", "limit:number"),
        ("after=nonsense", "after:cursor"),
        ("after=AAAA", "after:cursor"),
        ("facets=colour", "facets:choice"),
        ("lang=123", "lang:language"),
        ("q=a&q=b", "q:twice"),
        ("limit=1&limit=2", "limit:twice"),
        ("q=a%00b", "q:control"),
        ("q=a%0D%0Ab", "q:control"),
    ] {
        let (status, faults) = refused(&format!("/api/v1/search?{query}")).await;
        assert_eq!((status, faults.as_slice()), (400, &[fault.to_owned()][..]), "{query}");
    }
}

#[tokio::test]
async fn what_is_not_utf8_cannot_be_read() {
    for query in ["q=%FF", "q=%C3%28", "q=%ED%A0%80", "q=%zz", "q=%", "%FF=1"] {
        for path in ["/api/v1/search", "/api/v1/suggest", "/tiles/0/0/0.mvt", "/api/v1/items/place:masuleh"] {
            let (status, _) = refused(&format!("{path}?{query}")).await;
            assert_eq!(status, 400, "{path}?{query}");
        }
    }
}

#[tokio::test]
async fn what_can_be_read_but_cannot_be_is_a_422() {
    for (query, parameter) in [
        ("bbox=0,10,1,5", "bbox"),
        ("bbox=0,-91,1,1", "bbox"),
        ("near=0,91", "near"),
        ("near=181,0", "near"),
        ("sort=distance", "sort"),
        ("radius=100", "radius"),
        ("polygon=49,37,50,37", "polygon"),
        ("polygon=49,37,50,37,50,91", "polygon"),
        ("polygon=0,80,120,80,-120,80", "polygon"),
        ("along=route:there-is-none", "along"),
        ("along=city:rasht", "along"),
        ("width=100", "width"),
        ("along=route:rasht-old-town-walk&polygon=49,37,50,37,50,38", "along"),
        ("from=2026-12-31&to=2026-12-01", "to"),
    ] {
        let (status, faults) = refused(&format!("/api/v1/search?{query}")).await;
        assert_eq!(status, 422, "{query}");
        assert!(faults.len() == 1 && faults[0].starts_with(&format!("{parameter}:")), "{query}: {faults:?}");
    }
}

#[tokio::test]
async fn everything_wrong_is_told_at_once() {
    let (status, faults) = refused("/api/v1/search?kind=castle&bbox=1&limit=x&colour=red").await;
    assert_eq!(status, 400);
    assert_eq!(faults, ["kind:choice", "bbox:bbox", "limit:number", "colour:unknown"]);
}

#[tokio::test]
async fn a_cursor_of_another_order_is_refused_or_answered_but_never_trouble() {
    let first = get("/api/v1/search?kind=place&limit=2").ok().await.json();
    let next = first["links"]["next"].as_str().expect("a next page");
    let cursor = next.split("after=").nth(1).expect("a cursor");
    let (status, faults) = refused(&format!("/api/v1/search?kind=place&sort=name&after={cursor}")).await;
    assert_eq!((status, faults), (400, vec!["after:cursor".to_owned()]));
    for changed in [cursor[1..].to_owned(), format!("{cursor}x"), cursor.to_uppercase(), cursor.repeat(50)] {
        let answer = get(&format!("/api/v1/search?kind=place&after={changed}")).answer().await;
        assert!(!answer.status.is_server_error(), "{changed}: {}", answer.status);
    }
}

#[tokio::test]
async fn ten_thousand_letters_are_too_many() {
    for path in ["/api/v1/search", "/api/v1/suggest", "/tiles/0/0/0.mvt"] {
        for text in ["a".repeat(10_000), "ر".repeat(3_000), "a ".repeat(5_000), "%2".repeat(501)] {
            let answer = get(&format!("{path}?q={}", encoded(&text))).answer().await;
            assert_eq!(answer.status.as_u16(), 400, "{path}");
        }
    }
    let many: String = (0..500).map(|i| format!("&city=city:{i}")).collect();
    assert_eq!(get(&format!("/api/v1/search?q=a{many}")).answer().await.status.as_u16(), 400);
}

/// Lines that have been trouble somewhere.
const HOSTILE: [&str; 42] = [
    "'",
    "\"",
    "''; drop table item; --",
    "1' or '1'='1",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "name:*",
    "*:*",
    "*",
    "?",
    "~",
    "^2",
    "a^9999",
    "a~9999",
    "\"unclosed",
    "(((((",
    ")))))",
    "[a TO z]",
    "{a TO z}",
    "+-&&||!",
    "AND",
    "OR NOT",
    "NOT",
    "a AND",
    "-",
    "--",
    "\\",
    "\\\\\\",
    "%",
    "_",
    "\u{200c}",
    "\u{200c}\u{200c}رشت\u{200c}",
    "\u{202e}tfihs",
    "ـــــ",
    "َُِّْ",
    "🏯🏯🏯",
    "🇮🇷",
    "ﷺﷲ",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    "ｆｕｌｌ　ｗｉｄｔｈ",
];

#[tokio::test]
async fn hostile_lines_are_only_lines() {
    for line in HOSTILE {
        let q = encoded(line);
        for address in [
            format!("/api/v1/search?q={q}"),
            format!("/api/v1/search?q={q}&sort=name&facets=kind&lang=en"),
            format!("/api/v1/suggest?q={q}"),
            format!("/tiles/4/10/6.mvt?q={q}"),
            format!("/fa/?q={q}"),
        ] {
            let answer = get(&address).answer().await;
            assert_eq!(answer.status.as_u16(), 200, "{line:?}: {address}");
        }
    }
}

#[tokio::test]
async fn hostile_values_of_any_parameter_are_never_trouble() {
    let parameters = [
        "q",
        "lang",
        "kind",
        "category",
        "city",
        "province",
        "country",
        "owner",
        "bbox",
        "near",
        "radius",
        "polygon",
        "along",
        "width",
        "from",
        "to",
        "open_at",
        "wheelchair",
        "free",
        "unesco",
        "samples",
        "sort",
        "limit",
        "after",
        "facets",
        "week",
    ];
    let values = [
        "'",
        "<b>",
        "NaN",
        "inf",
        "-inf",
        "1e999",
        "-0",
        "9223372036854775808",
        "null",
        "%00",
        "%0A",
        "%FF",
        "..%2F..",
        "0x10",
        ",,,",
        "1,2,3,4,",
        "-180,-90,180,90",
        "179,-90,-179,90",
        "540,0,900,1",
        "-9999-01-01",
        "9999-12-31",
        "2026-12-31T25:00:00Z",
        "0000-00-00",
        "%F0%9F%8F%AF",
        "%D9%A1%D9%A2",
        "true",
        "[]",
        "{}",
        "a.b.c",
        "AAAAAAAAAAAAAAAA",
    ];
    for parameter in parameters {
        for value in values {
            for path in ["/api/v1/search", "/tiles/2/2/1.mvt", "/api/v1/suggest", "/en/", "/fa/events"] {
                let answer = get(&format!("{path}?{parameter}={value}")).answer().await;
                assert!(!answer.status.is_server_error(), "{path}?{parameter}={value}: {}", answer.status);
            }
        }
    }
}

#[tokio::test]
async fn hostile_paths_are_not_found() {
    for path in [
        "/%00",
        "/%FF/",
        "/fa/place/%00",
        "/fa/place/../../etc/passwd",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/..%2F..%2FCargo.toml",
        "/fa/place/%F0%9F%8F%AF",
        "/fa/place/a%2Fb",
        "/fa//",
        "//fa/",
        "/fa/place/masuleh/",
        "/.git/config",
        "/fa/castle/masuleh",
        "/xx/",
        "/fa/event/x.ics",
        "/fa/event/.ics",
        "/api/v1/nothing",
        "/basemap/x/0/0/0.mvt",
        "/fa/category/'",
        "/fa/category/%3Cscript%3E",
    ] {
        let answer = get(path).answer().await;
        assert!(answer.status.is_client_error() || answer.status.is_redirection(), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("<script>"), "{path}");
    }
}
