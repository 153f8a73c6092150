//! The floors and rooms of the house as tables, and what keeps it tidy. Reads the sources as text and fails with
//! `file:line` where somebody reaches across.

#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/words.rs"]
mod words;

use files::{Breach, SourceFile, expect_none, files, root};

/// Crates, ours and heavy ones from outside, and the rooms whose sources may name them. Tests inside a room are in it.
const WHO_MAY_USE_WHICH_CRATE: &[(&str, &[&str])] = &[
    // Ours.
    (
        "model",
        &[
            "content/store",
            "content/media",
            "index",
            "src",
            "content/model/tests",
            "content/model/benches",
            // What the service lets people do is compared with the table itself, not with a copy of it.
            "tests/service/roles.rs",
        ],
    ),
    ("store", &["src", "content/store/tests", "content/store/benches"]),
    // An index that went through fifty kills is laid beside one built anew, file by file: no door shows two at once.
    ("index", &["src", "index/tests", "index/benches", "index/fuzz", "tests/service/index_kills.rs"]),
    ("media", &["src", "content/media/tests"]),
    ("gardesh", &["src/main.rs", "tests/service"]),
    // SQL, full text, HTTP and templates: each in one room.
    ("sqlx", &["content/store"]),
    ("tantivy", &["index"]),
    ("frostem", &["index"]),
    ("image", &["content/media"]),
    ("fast_image_resize", &["content/media"]),
    ("webp", &["content/media"]),
    ("exif", &["content/media"]),
    ("thumbhash", &["content/media"]),
    ("moxcms", &["content/media"]),
    ("axum_extra", &["src/http"]),
    ("axum", &["src/http", "src/commands/serve.rs", "tests/service/door.rs", "tests/service/single_sign_on"]),
    ("tower", &["src/http"]),
    ("tower_http", &["src/http"]),
    ("utoipa", &["src/http/api"]),
    ("utoipa_axum", &["src/http/api"]),
    ("askama", &["src/http/pages", "src/http/studio"]),
    // Calendars, rules and opening hours are the model's trade.
    ("icu_calendar", &["content/model"]),
    ("rrule", &["content/model"]),
    ("opening_hours", &["content/model"]),
    ("chrono", &["content/model"]),
    ("unicode_normalization", &["content/model", "index", "src/accounts"]),
    // Plain blocking code below, asynchronous code above.
    ("tokio", &["content/store", "src", "tests/service"]),
    ("tokio_util", &["src"]),
    ("futures", &["content/store", "src", "tests/service"]),
    // One place each.
    ("argon2", &["src/accounts"]),
    ("totp_rs", &["src/accounts", "tests/service"]),
    ("qrcode", &["src/accounts"]),
    ("lettre", &["src/mail.rs"]),
    ("calamine", &["src/intake"]),
    ("icalendar", &["src/intake"]),
    ("quick_xml", &["src/intake"]),
    ("osmpbf", &["src/intake"]),
    ("clap", &["src/config.rs", "src/commands"]),
    ("figment", &["src/config.rs"]),
    ("indicatif", &["src/commands", "src/jobs"]),
    ("csv", &["src/commands", "src/intake"]),
    ("flate2", &["src/intake", "tests"]),
    ("pmtiles", &["src/basemap.rs"]),
    ("mvt", &["src/http/api"]),
    ("fluent_bundle", &["src/words.rs", "src/figures.rs", "src/http", "src/commands"]),
    ("pulldown_cmark", &["src/http/markup.rs"]),
    ("similar", &["src/http/studio"]),
    ("ammonia", &["src/http/markup.rs"]),
    ("hyper", &["src/jobs/links"]),
    ("hyper_util", &["src/jobs/links"]),
    ("http_body_util", &["src/jobs/links"]),
    ("tokio_rustls", &["src/jobs/links"]),
    ("rustls_platform_verifier", &["src/jobs/links"]),
    ("url", &["src/jobs/links"]),
    ("metrics_exporter_prometheus", &["src/http/metrics.rs"]),
    ("openidconnect", &["src/accounts/single_sign_on.rs", "tests/service/single_sign_on"]),
    ("rustls", &["src/accounts/single_sign_on.rs", "tests/service/door.rs"]),
    ("reqwest", &["src/accounts/single_sign_on.rs", "tests"]),
];

/// Rooms of the service, and modules that nothing in them may name.
const WHO_MAY_NOT_USE_WHICH_MODULE: &[(&str, &[&str])] = &[
    ("src/jobs", &["crate::http"]),
    ("src/http", &["crate::jobs"]),
    ("src/http/api", &["crate::http::pages"]),
    ("src/http/query.rs", &["crate::http::api", "crate::http::pages"]),
    ("src/http/markup.rs", &["crate::http::api", "crate::http::pages"]),
    ("src/http/cache.rs", &["crate::http::api", "crate::http::pages"]),
    (
        "src/http/pages",
        &[
            "crate::http::api::search",
            "crate::http::api::suggest",
            "crate::http::api::tiles",
            "crate::http::api::items",
        ],
    ),
    ("src/words.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    ("src/figures.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    ("src/gallery.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    ("src/basemap.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    ("src/starter.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    ("src/config.rs", &["crate::http", "crate::commands", "crate::jobs", "crate::app"]),
    // The model asks nobody: no files, no network, no clock.
    (
        "content/model/src",
        &[
            "std::fs",
            "std::net",
            "std::process",
            "std::thread",
            "std::env",
            "std::time::SystemTime",
            "std::time::Instant",
        ],
    ),
    ("index/src", &["std::net", "std::process", "std::future"]),
    // From outside there is the door, and what it takes to stand the service behind it.
    (
        "tests/service",
        &[
            "gardesh::jobs",
            "gardesh::app",
            "gardesh::words",
            "gardesh::figures",
            "gardesh::starter",
            "gardesh::basemap",
        ],
    ),
];

/// Packages and the heavy crates that their Cargo.toml may name.
const WHO_MAY_DEPEND_ON: &[(&str, &[&str])] = &[
    ("sqlx", &["content/store"]),
    ("tantivy", &["index"]),
    ("frostem", &["index"]),
    ("image", &["content/media"]),
    ("media", &["."]),
    ("axum", &["."]),
    ("askama", &["."]),
    ("tower-http", &["."]),
    ("tokio", &["content/store", "."]),
    ("store", &["."]),
    ("index", &["."]),
    ("model", &["content/store", "content/media", "index", "."]),
    ("reqwest", &["."]),
];

const PACKAGES: [&str; 5] = [".", "content/model", "content/store", "content/media", "index"];

/// Largest Rust file, in bytes: beyond that it holds more than one idea.
const LARGEST_RUST_FILE: usize = 40_000;

#[test]
fn nobody_names_a_crate_of_another_room() {
    let mut breaches = Vec::new();
    for file in files(&[".rs"]) {
        for (offset, path) in rust::paths(&file.text, &rust::module(&file.path)) {
            let Some((name, rooms)) =
                WHO_MAY_USE_WHICH_CRATE.iter().find(|(name, _)| path.first().is_some_and(|first| first == name))
            else {
                continue;
            };
            // A module of the same name beside, `use super::csv` or `mod csv;`, is not the crate.
            let is_local = file.text.contains(&format!("mod {name};")) || names_locally(&file.text, name);
            if !is_local && !rooms.iter().any(|room| file.is_in(room)) {
                breaches.push(
                    file.breach_at(offset, format!("{} may be used only in {}", path.join("::"), rooms.join(", "))),
                );
            }
        }
    }
    expect_none(&breaches);
}

/// Whether a `use` that starts at a module of ours brings a name in.
fn names_locally(text: &str, name: &str) -> bool {
    rust::paths(text, &["here".to_owned(), "now".to_owned()]).iter().any(|(_, path)| {
        path.first().is_some_and(|first| first == "crate") && path.last().is_some_and(|last| last == name)
    })
}

#[test]
fn nobody_names_a_module_that_is_not_for_them() {
    let mut breaches = Vec::new();
    for file in files(&[".rs"]) {
        let forbidden: Vec<&str> = WHO_MAY_NOT_USE_WHICH_MODULE
            .iter()
            .filter(|(room, _)| file.is_in(room))
            .flat_map(|(_, modules)| modules.iter().copied())
            .collect();
        if forbidden.is_empty() {
            continue;
        }
        for (offset, path) in rust::paths(&file.text, &rust::module(&file.path)) {
            let path = path.join("::");
            let across = forbidden.iter().find(|module| path == **module || path.starts_with(&format!("{module}::")));
            breaches
                .extend(across.map(|module| file.breach_at(offset, format!("{path}: {module} is not for this room"))));
        }
    }
    expect_none(&breaches);
}

#[test]
fn packages_depend_only_on_what_is_theirs() {
    let mut breaches = Vec::new();
    for package in PACKAGES {
        let path = if package == "." { "Cargo.toml".to_owned() } else { format!("{package}/Cargo.toml") };
        let text = std::fs::read_to_string(root().join(&path)).expect("the package's Cargo.toml");
        let file = SourceFile { path, text };
        let mut section = String::new();
        for (number, line) in (1..).zip(file.text.lines()) {
            if let Some(name) = line.trim().strip_prefix('[') {
                section = name.trim_end_matches(']').to_owned();
            }
            // A package may test with its neighbours' tools; what it is built of counts.
            if section != "dependencies" && section != "build-dependencies" {
                continue;
            }
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            let rule = WHO_MAY_DEPEND_ON.iter().find(|(heavy, _)| *heavy == name);
            if let Some((_, packages)) = rule.filter(|(_, packages)| !packages.contains(&package)) {
                breaches.push(file.breach(number, format!("{name} may be used only by {}", packages.join(", "))));
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn the_map_of_the_house_names_only_what_exists() {
    let mut breaches = Vec::new();
    for name in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"] {
        let path = root().join(name);
        assert!(path.is_file() || name != "ARCHITECTURE.md", "{name} is missing");
        let file = SourceFile { path: name.to_owned(), text: std::fs::read_to_string(path).unwrap_or_default() };
        let mut is_code = false;
        for (number, line) in (1..).zip(file.text.lines()) {
            is_code ^= line.starts_with("```");
            if is_code {
                continue;
            }
            for word in line.split('`').skip(1).step_by(2) {
                let top = word.split('/').next().unwrap_or_default();
                let is_path = word.contains('/')
                    && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte))
                    && ["content", "index", "src", "web", "tests", "scripts", "docs", ".ci"].contains(&top);
                if is_path && !root().join(word).exists() {
                    breaches.push(file.breach(number, format!("there is no {word}")));
                }
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("to", "do!"),
        concat!("unimple", "mented!"),
    ];
    let mut breaches = Vec::new();
    for file in files(&[".rs", ".ts", ".css", ".html", ".md", ".toml", ".sql", ".ftl", ".py", ".mjs"]) {
        for mark in marks {
            for (offset, _) in file.text.match_indices(mark) {
                let before = file.text[..offset].chars().next_back();
                let after = file.text[offset + mark.len()..].chars().next();
                let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                if !is_part(before) && !is_part(after.filter(|_| !mark.ends_with('!'))) {
                    breaches.push(file.breach_at(offset, format!("{mark} promises what is not there")));
                }
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn a_file_is_one_idea() {
    let mut breaches: Vec<Breach> = Vec::new();
    for file in files(&[".rs"]) {
        // The taxonomy is one table.
        let is_table = file.path == "content/model/src/category.rs";
        if file.text.len() > LARGEST_RUST_FILE && !is_table {
            breaches.push(
                file.breach(
                    1,
                    format!("{} bytes are more than one idea; {LARGEST_RUST_FILE} at most", file.text.len()),
                ),
            );
        }
    }
    expect_none(&breaches);
}

#[test]
fn styles_serve_both_directions() {
    let mut breaches = Vec::new();
    for file in files(&[".css"]).iter().filter(|file| file.is_in("web")) {
        for (number, line) in (1..).zip(without_remarks(&file.text).lines()) {
            for rule in line.split([';', '{', '}']) {
                let Some((property, value)) = rule.split_once(':') else { continue };
                let property = property.trim();
                let names_a_side =
                    property.split('-').any(|part| part == "left" || part == "right") && !property.starts_with("--");
                let takes_a_side = ["text-align", "float", "clear", "caption-side"].contains(&property)
                    && value.split_whitespace().any(|word| word == "left" || word == "right");
                if names_a_side || takes_a_side {
                    breaches.push(file.breach(number, format!("{}: say inline-start or inline-end", rule.trim())));
                }
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn styles_name_no_other_host() {
    let mut breaches = Vec::new();
    for file in files(&[".css"]).iter().filter(|file| file.is_in("web")) {
        for (number, line) in (1..).zip(without_remarks(&file.text).lines()) {
            if line.contains("@import \"http")
                || ["url(http", "url(//", "url(\"http", "url(\"//", "url('http", "url('//"]
                    .iter()
                    .any(|start| line.contains(start))
            {
                breaches.push(file.breach(number, "everything is served by the service itself"));
            }
        }
    }
    expect_none(&breaches);
}

/// The text without `/* … */`; lines stay where they are.
fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("/*") {
        out.push_str(before);
        let (remark, after) = inside.split_once("*/").unwrap_or((inside, ""));
        out.extend(remark.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

#[test]
fn pages_load_nothing_from_elsewhere_and_hold_no_script_or_style() {
    let mut breaches = Vec::new();
    for file in files(&[".html"]).iter().filter(|file| file.is_in("web/pages") || file.is_in("web/components")) {
        for (offset, _) in file.text.match_indices('<') {
            let tag = file.text[offset..].split('>').next().unwrap_or_default();
            let name: String =
                tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            let loads =
                ["script", "link", "img", "source", "iframe", "video", "audio", "embed", "object", "use", "image"]
                    .contains(&name.as_str());
            // The canonical and alternate addresses are told, not loaded; they are absolute by their nature.
            let is_loaded = loads && !(name == "link" && (tag.contains("canonical") || tag.contains("alternate")));
            for start in ["src=\"http", "href=\"http", "src=\"//", "href=\"//", "srcset=\"http", "data=\"http"] {
                if is_loaded && tag.contains(start) {
                    breaches.push(file.breach_at(offset, format!("<{name}> loads from elsewhere")));
                }
            }
            if name == "style" || tag.contains(" style=\"") {
                breaches.push(file.breach_at(offset, "a style in the page: the content policy refuses it"));
            }
            if name == "script"
                && !tag.contains(" src=")
                && !tag.contains("application/ld+json")
                && !tag.contains("application/json")
            {
                breaches.push(file.breach_at(offset, "a script in the page: the content policy refuses it"));
            }
            if tag.split_whitespace().skip(1).any(|part| part.starts_with("on") && part.contains("=\"")) {
                breaches.push(file.breach_at(offset, "an event handler in the page: the content policy refuses it"));
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn every_language_says_everything() {
    expect_none(&words::languages_that_differ());
}

#[test]
fn every_message_asked_for_is_written() {
    expect_none(&words::unknown_keys());
}
