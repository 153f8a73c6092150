//! What comes in by files and goes out again: script in their cells, formulas in what is exported, and imports that are
//! somebody else's.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::door::{Answer, ask, get};
use crate::program::Program;
use crate::studio_many::{Person, Studio, book, figure, undo_address, zip};

const RASHT: &str = "organisation:rasht-municipality";
const TEHRAN: &str = "organisation:tehran-municipality";
/// An organisation whose own name is an attack.
const TRAP: &str = "organisation:trap";
const EVIL: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

/// Fails where script of somebody's own would run: in markup, or out of the facts for programs, which are given.
#[track_caller]
fn facts(what: &str, text: &str) -> Vec<Value> {
    assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{what}: {text}");
    assert!(!text.to_lowercase().contains("href=\"javascript:"), "{what}: {text}");
    let begun = text.split("<script type=\"application/ld+json\">").skip(1);
    let whole = begun.map(|rest| rest.split("</script").next().unwrap_or_default());
    whole.map(|facts| serde_json::from_str(facts).unwrap_or_else(|error| panic!("{what}: {error}: {facts}"))).collect()
}

/// What may stand between the marks of XML and HTML.
fn as_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A row as somebody's sheet has it, with script in every text.
fn evil_row(id: &str) -> Vec<(&'static str, String)> {
    let mut row = vec![("id", id.to_owned()), ("category", "cave".to_owned())];
    row.extend([("lat", "37.2".to_owned()), ("lon", "49.5".to_owned())]);
    for column in ["name.en", "aka.en", "summary.en", "description.en", "address.en", "fee", "source"] {
        row.push((column, format!("Qumbratrap {EVIL}")));
    }
    row.push((EVIL, EVIL.to_owned()));
    row
}

#[tokio::test]
async fn script_in_cells_and_names_of_organisations_comes_out_as_text() {
    let studio = Studio::new();
    let trap = json!({
        "format": 1, "id": TRAP, "kind": "organisation", "slug": "trap", "category": "organisation",
        "name": {"en": EVIL, "fa": EVIL}, "summary": {"en": EVIL}, "point": {"lon": 49.59, "lat": 37.28},
        "sources": [{"title": EVIL}], "organisation": {"type": "council"},
    });
    let file = studio.program.write("trap.jsonl", &trap.to_string());
    studio.program.run(&["import", "jsonl", &file]).expect_success();
    let publisher = studio.person("p", &format!("{TRAP}=publisher")).await;
    let administrator = studio.person("a", "administrator").await;

    let row = evil_row("place:trap-csv");
    let csv = [
        row.iter().map(|(name, _)| (*name).to_owned()).collect(),
        row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>(),
    ];
    let csv = csv.map(|cells| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")).join("\n");
    let letters = 'A'..='Z';
    let cell = |at: String, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c>", as_text(text));
    let row = evil_row("place:trap-xlsx");
    let names: String = letters.clone().zip(&row).map(|(at, (name, _))| cell(format!("{at}1"), name)).collect();
    let cells: String = letters.zip(&row).map(|(at, (_, text))| cell(format!("{at}2"), text)).collect();
    let xlsx = zip(&book(&format!("<row r=\"1\">{names}</row><row r=\"2\">{cells}</row>")).each());

    let mut pages = Vec::new();
    for (name, content) in [("<img src=x onerror=alert(3)>.csv", csv.as_bytes()), ("trap.xlsx", &xlsx)] {
        let url = publisher.brings(name, content).await;
        facts(name, &publisher.reads(&url).await);
        let tried = publisher.tries(&url, &[("owner", TRAP), ("source", EVIL), ("licence", EVIL)]).await;
        assert_eq!(figure(&tried, "New"), "1", "{tried}");
        facts(name, &tried);
        facts(name, &publisher.takes(&url).await);
        pages.push(url);
    }
    // What is wrong with a cell is told with the cell.
    let wrong = format!(
        "id,category,lat,lon,name.en,website,source\nplace:trap-2,{EVIL},{EVIL},1,{EVIL},javascript:alert(1),{EVIL}\n"
    );
    let url = publisher.brings("wrong.csv", wrong.as_bytes()).await;
    let tried = publisher.tries(&url, &[("owner", TRAP)]).await;
    assert!(tried.contains("&#60;img") || tried.contains("&lt;img"), "the cell is shown: {tried}");
    facts("wrong.csv", &tried);

    publisher.lists_soon("q=Qumbratrap", "2 entries").await;
    pages.extend(
        ["/studio/", "/studio/items", "/studio/items?q=Qumbratrap", "/studio/import", "/studio/batches"]
            .map(str::to_owned),
    );
    pages.extend(["/studio/account", "/studio/pictures", "/studio/twins", "/studio/reports"].map(str::to_owned));
    pages.push(format!("/studio/items/new?kind=place&owner={TRAP}"));
    for id in ["place:trap-csv", "place:trap-xlsx"] {
        pages.extend(["", "/history", "/preview"].map(|part| format!("/studio/items/{id}{part}")));
    }
    for address in pages {
        facts(&address, &publisher.reads(&address).await);
    }
    for address in ["/studio/people", "/studio/log"] {
        facts(address, &administrator.reads(&format!("{address}?organisation={TRAP}")).await);
    }

    studio.finds("Qumbratrap", 2).await;
    let answer = studio.visits("/api/v1/search?q=Qumbratrap&lang=en").await.json();
    let mut public: Vec<String> = Vec::new();
    for feature in answer["features"].as_array().expect("features") {
        let slug = feature["properties"]["slug"].as_str().expect("a slug");
        public.extend(["en", "fa", "ar"].map(|lang| format!("/{lang}/place/{slug}")));
        public.push(format!("/en/place/{slug}/report"));
    }
    public.push("/en/organisation/trap".to_owned());
    public.extend(["/en/?q=Qumbratrap", "/en/?q=</script><script>alert(1)</script>"].map(str::to_owned));
    let mut told = 0;
    for address in public {
        let answer = studio.visits(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        for facts in facts(&address, answer.text()) {
            assert!(facts.to_string().contains("alert(2)"), "the facts tell the name as it is: {facts}");
            told += 1;
        }
    }
    assert_eq!(told, 7, "facts of two places in three languages and of the organisation");
}

/// Names that spreadsheets run, and one that only looks guarded.
const FORMULAS: [&str; 6] = ["=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(A1)", "'=1+1", "'plain"];

#[tokio::test]
async fn no_cell_of_an_exported_sheet_is_a_formula_and_all_come_back() {
    let studio = Studio::new();
    let places: Vec<String> = (1..)
        .zip(FORMULAS)
        .map(|(n, name)| {
            json!({
                "format": 1, "id": format!("place:formula-{n}"), "kind": "place", "slug": format!("formula-{n}"),
                "category": "cave", "owner": RASHT, "name": {"en": name}, "summary": {"en": format!("{name} Qumbraformula")},
                "point": {"lon": -49.5, "lat": -37.2}, "sources": [{"title": name, "licence": name}],
                "place": {"phone": ["+98 13 3333 3333"]},
            })
            .to_string()
        })
        .collect();
    let file = studio.program.write("formulas.jsonl", &places.join("\n"));
    studio.program.run(&["import", "jsonl", &file]).expect_success();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    publisher.lists_soon("q=Qumbraformula", "6 entries").await;
    let seen = publisher.reads("/studio/export/csv?q=Qumbraformula").await;
    for formula in &FORMULAS[..5] {
        assert!(seen.contains(&format!(",'{formula},")), "{formula}: {seen}");
    }
    assert!(seen.contains(",'plain,") && seen.contains(",'+98 13") && seen.contains(",-49.5,-37.2,"), "{seen}");
    for line in seen.lines() {
        for cell in line.split(',').filter(|cell| cell.parse::<f64>().is_err()) {
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{cell} in {line}");
        }
    }

    // Brought back by an editor it is the same.
    let url = publisher.brings("again.csv", seen.as_bytes()).await;
    let tried = publisher.tries(&url, &[("owner", RASHT)]).await;
    assert_eq!(figure(&tried, "The same as before"), "6", "{tried}");

    // And by the command.
    let (there, again) = (Program::new(), Program::new());
    let nobodys = places.join("\n").replace(&format!("\"owner\":\"{RASHT}\","), "");
    let file = there.write("formulas.jsonl", &nobodys);
    there.run(&["import", "jsonl", &file]).expect_success();
    let written = there.run(&["export", "csv"]).expect_success().stdout;
    let file = again.write("formulas.csv", &written);
    again.run(&["import", "csv", &file]).expect_success();
    assert_eq!(again.run(&["export", "csv"]).expect_success().stdout, written);
    for formula in FORMULAS {
        assert!(again.exported().contains(&json!(formula).to_string()), "{formula}: {}", again.exported());
    }
}

/// Every step of an import, by somebody.
async fn steps(by: &Person<'_>, url: &str, undo: &str) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for address in [url.to_owned(), format!("{url}/problems.csv")] {
        let answer = by.sends(get(&address)).await;
        answers.push((address, answer));
    }
    for step in ["try", "stop", "take", "forget"] {
        let address = format!("{url}/{step}");
        let answer = by.posts(&address, &[("owner", TEHRAN), ("column-0", "id")]).await;
        answers.push((address, answer));
    }
    answers.push((undo.to_owned(), by.posts(undo, &[("a", "b")]).await));
    answers
}

#[tokio::test]
async fn nobody_moves_an_import_of_somebody_else_or_takes_it_back() {
    let studio = Studio::new();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let row = |n: u8| format!("place:theirs-{n},Qumbratheirs {n},cave,37.2,49.5,Office\n");
    let sheet = |n: u8| format!("id,name.en,category,lat,lon,source\n{}", row(n));
    let taken = publisher.brings("taken.csv", sheet(1).as_bytes()).await;
    publisher.tries(&taken, &[("owner", RASHT)]).await;
    let undo = undo_address(&publisher.takes(&taken).await);
    let tried = publisher.brings("secretname.csv", sheet(2).as_bytes()).await;
    publisher.tries(&tried, &[("owner", RASHT)]).await;
    studio.finds("Qumbratheirs", 1).await;

    for (organisation, word) in [(TEHRAN, "other"), (RASHT, "own")] {
        for role in ["contributor", "editor", "publisher", "coordinator", "translator", "analyst"] {
            let somebody = studio.person(&format!("{word}-{role}"), &format!("{organisation}={role}")).await;
            for (address, answer) in steps(&somebody, &tried, &undo).await {
                let refused = matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
                assert!(refused, "{address} by {word} {role}: {}", answer.status);
                assert!(!answer.text().contains("secretname"), "{address} by {word} {role}");
            }
            for (address, name) in [("/studio/import", "secretname"), ("/studio/batches", "taken.csv")] {
                let listed = somebody.sends(get(address)).await;
                assert!(!listed.text().contains(name), "{address} of {word} {role}");
            }
        }
    }

    let still = publisher.reads(&tried).await;
    assert_eq!(figure(&still, "New"), "1", "it stands where it stood: {still}");
    publisher.takes(&tried).await;
    studio.finds("Qumbratheirs", 2).await;
    publisher.posts(&undo, &[("a", "b")]).await;
    studio.finds("Qumbratheirs", 1).await;
}

#[tokio::test]
async fn no_link_signs_anybody_out() {
    let studio = Studio::new();
    let editor = studio.person("e", &format!("{RASHT}=editor")).await;
    for method in [Method::GET, Method::HEAD] {
        let answer = editor.sends(ask(method, "/studio/sign-out")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(answer.headers.get("set-cookie").is_none(), "nothing is taken from the browser");
    }
    editor.reads("/studio/").await;
}
