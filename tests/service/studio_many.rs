//! Many at once: the list, bulk changes with a way back, files brought in and rolled back, reports of visitors, twins.

use std::io::Write;
use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};

use crate::door::{Answer, Ask, ask, get, with};
use crate::editor::PASSWORD;
use crate::program::{Program, Serving};

const RASHT: &str = "organisation:rasht-municipality";
const TEHRAN: &str = "organisation:tehran-municipality";
const BOUNDARY: &str = "----a-line-between";

/// A service of its own, with its jobs.
pub struct Studio {
    pub program: Program,
    serving: Serving,
}

/// Somebody signed in there.
pub struct Person<'a> {
    studio: &'a Studio,
    cookie: String,
}

impl Studio {
    pub fn new() -> Studio {
        let program = Program::settled();
        let serving = program.serve(&[]);
        Studio { program, serving }
    }

    pub async fn person(&self, name: &str, role: &str) -> Person<'_> {
        let mail = format!("{name}@rasht.example");
        let mut arguments = vec!["user", "add", &mail, "--password-stdin"];
        arguments.extend(if role == "administrator" { vec!["--administrator"] } else { vec!["--role", role] });
        self.program.say(&arguments, &format!("{PASSWORD}\n")).expect_success();
        let fields = [("mail", mail.as_str()), ("password", PASSWORD)];
        let answer = ask(Method::POST, "/studio/sign-in").form(&fields).answer_of(&self.serving.base).await;
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        Person { studio: self, cookie }
    }

    /// The address of a page of this service.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.serving.base)
    }

    pub async fn visits(&self, address: &str) -> Answer {
        get(address).language("en").answer_of(&self.serving.base).await
    }

    /// How many items visitors find.
    async fn found(&self, text: &str) -> u64 {
        let answer = self.visits(&with("/api/v1/search", &[("q", text), ("lang", "en")])).await;
        answer.json()["numberMatched"].as_u64().expect("numberMatched")
    }

    pub async fn finds(&self, text: &str, wanted: u64) {
        until(&format!("{wanted} of {text}"), async || self.found(text).await == wanted).await;
    }
}

/// Waits until something is so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < Duration::from_secs(90), "never: {what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

impl Person<'_> {
    pub async fn sends(&self, request: Ask) -> Answer {
        request.header("cookie", &self.cookie).language("en").answer_of(&self.studio.serving.base).await
    }

    pub async fn reads(&self, address: &str) -> String {
        let joint = if address.contains('?') { '&' } else { '?' };
        let answer = self.sends(get(&format!("{address}{joint}lang=en"))).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        answer.text().to_owned()
    }

    pub async fn posts(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let joint = if address.contains('?') { '&' } else { '?' };
        self.sends(ask(Method::POST, &format!("{address}{joint}lang=en")).form(fields)).await
    }

    pub async fn uploads(&self, name: &str, content: &[u8]) -> Answer {
        let mut body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.sends(ask(Method::POST, "/studio/import?lang=en").body(&kind, body)).await
    }

    /// Uploads a file that is taken, and gives the import's address.
    pub async fn brings(&self, name: &str, content: &[u8]) -> String {
        let answer = self.uploads(name, content).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer.header("location").to_owned()
    }

    /// Sends the form of columns as it was guessed, and waits for the end of the trial.
    pub async fn tries(&self, url: &str, more: &[(&str, &str)]) -> String {
        let page = self.reads(url).await;
        let mut fields: Vec<(String, String)> = Vec::new();
        for (n, part) in page.split("<select class=\"input\" id=\"c-").skip(1).enumerate() {
            let part = part.split("</select>").next().unwrap_or_default();
            let chosen = part.split("<option value=\"").find(|option| option.contains("\" selected")).unwrap_or("\"");
            fields.push((format!("column-{n}"), chosen.split('"').next().unwrap_or_default().to_owned()));
        }
        fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = self.posts(&format!("{url}/try"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        self.waits(url).await
    }

    /// Takes in what was tried, and waits for the end.
    pub async fn takes(&self, url: &str) -> String {
        self.posts(&format!("{url}/take"), &[("a", "b")]).await;
        self.waits(url).await
    }

    async fn waits(&self, url: &str) -> String {
        until("the end of an import", async || !self.reads(url).await.contains("http-equiv=\"refresh\"")).await;
        self.reads(url).await
    }

    /// How many entries the list of this question has.
    async fn lists(&self, query: &str) -> String {
        let page = self.reads(&format!("/studio/items?{query}")).await;
        page.split("<div class=\"subhead\"><h2>")
            .nth(1)
            .and_then(|rest| rest.split('<').next())
            .unwrap_or("none")
            .to_owned()
    }

    pub async fn lists_soon(&self, query: &str, wanted: &str) {
        until(&format!("{wanted} in {query}"), async || self.lists(query).await == wanted).await;
    }
}

/// A number that the page shows beside these words.
#[track_caller]
pub fn figure(page: &str, label: &str) -> String {
    let (_, rest) = page.split_once(&format!("<dt>{label}</dt><dd>")).unwrap_or_else(|| panic!("no {label} in {page}"));
    rest.split('<').next().unwrap_or_default().to_owned()
}

#[track_caller]
pub fn undo_address(page: &str) -> String {
    let (_, rest) = page.split_once("action=\"/studio/batches/").unwrap_or_else(|| panic!("nothing to undo in {page}"));
    format!("/studio/batches/{}", rest.split('"').next().unwrap_or_default())
}

/// 2,000 rows of which 37 are wrong, with a department's own names for its columns.
fn sheet() -> String {
    let mut text = "نام,نام انگلیسی,دسته,عرض جغرافیایی,طول جغرافیایی,شهر,منبع\n".to_owned();
    for n in 0..2000 {
        let lat = 37.0 + f64::from(n) / 4000.0;
        let row = match n {
            7 | 8 => format!("چشمه {n},Qumbraspring {n},no-such-category,{lat},49.5,رشت,اداره\n"),
            1999 => format!("{},Qumbraspring {n},cave,{lat},49.5,رشت,اداره\n", "x".repeat(300)),
            n if n % 60 == 0 => format!("چشمه {n},Qumbraspring {n},cave,۹۵ درجه,49.5,رشت,اداره\n"),
            _ => format!("چشمه {n},Qumbraspring {n},cave,{lat},49.5,رشت,اداره\n"),
        };
        text.push_str(&row);
    }
    text
}

#[tokio::test]
async fn two_thousand_rows_are_tried_taken_in_and_rolled_back() {
    let studio = Studio::new();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let url = publisher.brings("springs.csv", sheet().as_bytes()).await;
    let tried = publisher.tries(&url, &[("owner", RASHT)]).await;
    let refused = figure(&tried, "Refused");
    assert_eq!(figure(&tried, "New").replace(',', ""), "1963", "{tried}");
    assert_eq!(refused, "37");
    assert!(tried.contains("no-such-category"), "the value is shown");
    assert_eq!(studio.found("Qumbraspring").await, 0, "trying changes nothing");
    let problems = publisher.reads(&format!("{url}/problems.csv")).await;
    assert!(problems.lines().count() > 37, "{problems}");
    assert!(problems.contains("عرض جغرافیایی"), "the person's own column is named: {problems}");

    let taken = publisher.takes(&url).await;
    assert_eq!(figure(&taken, "New").replace(',', ""), "1963");
    studio.finds("Qumbraspring", 1963).await;
    publisher.lists_soon("q=Qumbraspring&sort=name", "1,963 entries").await;

    let undone = publisher.posts(&undo_address(&taken), &[("a", "b")]).await;
    let said = undone.text().replace(',', "");
    assert!(said.contains("1963 that were not there before are gone"), "{said}");
    studio.finds("Qumbraspring", 0).await;
    publisher.lists_soon("q=Qumbraspring", "none").await;
}

#[tokio::test]
async fn an_editors_rows_wait_as_drafts_that_no_visitor_finds() {
    let studio = Studio::new();
    let editor = studio.person("e", &format!("{RASHT}=editor")).await;
    let text = "id,name.en,category,lat,lon,source\nplace:trial-1,Hiddenqumbra Spring,cave,37.2,49.5,Office\n";
    let url = editor.brings("one.csv", text.as_bytes()).await;
    editor.tries(&url, &[("owner", RASHT)]).await;
    let taken = editor.takes(&url).await;
    assert_eq!(figure(&taken, "Drafts for a publisher"), "1", "{taken}");
    editor.lists_soon("q=Hiddenqumbra&state=draft", "One entry").await;
    for address in [
        "/api/v1/search?q=Hiddenqumbra&lang=en",
        "/api/v1/suggest?q=Hiddenqum&lang=en",
        "/en/?q=Hiddenqumbra",
        "/api/v1/search?near=49.5,37.2&radius=200&facets=category,owner&lang=en",
        "/en/category/cave",
    ] {
        let seen = studio.visits(address).await;
        let seen = seen.text().replace("Hiddenqumbra", "").replace("value=\"Hiddenqumbra\"", "");
        assert!(!seen.contains("Hiddenqumbra Spring"), "{address}");
    }
    assert_eq!(studio.visits("/api/v1/items/place:trial-1").await.status, StatusCode::NOT_FOUND);
    let stranger = studio.person("t", &format!("{TEHRAN}=publisher")).await;
    assert_eq!(stranger.lists("q=Hiddenqumbra").await, "none", "another organisation's draft is not there");
    assert!(!stranger.reads("/studio/export/csv?q=Hiddenqumbra").await.contains("Hiddenqumbra"), "nor in its files");
    editor.posts(&undo_address(&taken), &[("a", "b")]).await;
    editor.lists_soon("q=Hiddenqumbra", "none").await;
}

#[tokio::test]
async fn one_thing_is_done_to_many_where_one_may_and_undone() {
    let studio = Studio::new();
    let administrator = studio.person("a", "administrator").await;
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let rows = "id,name.en,category,lat,lon,source\nplace:bulk-1,Bulkqumbra One,cave,37.2,49.5,=cmd|' /C calc'!A0\nplace:bulk-2,Bulkqumbra Two,cave,37.3,49.5,Office\n";
    let url = publisher.brings("two.csv", rows.as_bytes()).await;
    publisher.tries(&url, &[("owner", RASHT)]).await;
    publisher.takes(&url).await;
    publisher.lists_soon("q=Bulkqumbra", "2 entries").await;

    let exported = publisher.reads("/studio/export/csv?q=Bulkqumbra").await;
    assert!(exported.contains("'=cmd"), "a formula is made harmless: {exported}");
    assert!(publisher.reads("/studio/export/geojson?q=Bulkqumbra").await.contains("Bulkqumbra Two"));

    let both = [("item", "place:bulk-1"), ("item", "place:bulk-2"), ("item", "place:masuleh"), ("action", "archive")];
    let done = publisher.posts("/studio/items/bulk", &both).await;
    assert!(done.text().contains("2 entries were changed"), "{}", done.text());
    studio.finds("Bulkqumbra", 0).await;
    publisher.posts(&undo_address(done.text()), &[("a", "b")]).await;
    studio.finds("Bulkqumbra", 2).await;

    let done = publisher
        .posts(
            "/studio/items/bulk",
            &[("all", "1"), ("query", "q=Bulkqumbra"), ("action", "category"), ("category", "waterfall")],
        )
        .await;
    assert!(done.text().contains("2 entries were changed"), "{}", done.text());
    let wrong = publisher
        .posts("/studio/items/bulk", &[("item", "place:bulk-1"), ("action", "category"), ("category", "festival")])
        .await;
    assert!(wrong.text().contains("another kind"), "{}", wrong.text());
    let away = publisher
        .posts("/studio/items/bulk", &[("item", "place:bulk-1"), ("action", "owner"), ("owner", TEHRAN)])
        .await;
    assert!(away.header("location").contains("bulk-no-owner"), "an organisation one does not see is none");
    let over = administrator
        .posts("/studio/items/bulk", &[("item", "place:bulk-1"), ("action", "owner"), ("owner", TEHRAN)])
        .await;
    assert!(over.text().contains("One entry was changed"), "{}", over.text());
    publisher.lists_soon("q=Bulkqumbra", "One entry").await;
}

#[tokio::test]
async fn hostile_workbooks_are_refused_and_good_ones_read() {
    let studio = Studio::new();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let said = async |name: &str, parts: &[(&str, &[u8])]| {
        let answer = publisher.uploads(name, &zip(parts)).await;
        (answer.status, answer.text().to_owned())
    };
    let zeros = vec![b' '; 100 * 1024 * 1024];
    let (status, text) = said("bomb.xlsx", &[("xl/sharedStrings.xml", &zeros)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("far too large"), "{text}");
    let entities = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    let (status, text) = said("laughs.xlsx", &[("xl/workbook.xml", entities)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("declarations of its own"), "{text}");
    let (status, _) = said("nothing.xlsx", &[("a.txt", b"nothing")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, text) =
        said("far.xlsx", &book("<row r=\"1\"><c r=\"XFD1\" t=\"inlineStr\"><is><t>far</t></is></c></row>").each())
            .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("more than 200 columns"), "{text}");
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = format!(
        "<row r=\"1\">{}{}{}{}</row><row r=\"2\">{}{}<c r=\"C2\"><v>37.25</v></c><c r=\"D2\"><v>49.5</v></c></row>",
        cell("A1", "نام انگلیسی"),
        cell("B1", "دسته"),
        cell("C1", "عرض"),
        cell("D1", "طول"),
        cell("A2", "Workbook Trial"),
        cell("B2", "cave"),
    );
    let url = publisher.brings("good.xlsx", &zip(&book(&rows).each())).await;
    let tried = publisher.tries(&url, &[("owner", RASHT), ("source", "Office")]).await;
    assert_eq!(figure(&tried, "New"), "1", "{tried}");
}

#[tokio::test]
async fn calendars_and_map_extracts_are_read() {
    let studio = Studio::new();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@b\r\nSUMMARY:Weekly Trial\\, one\r\n\
        DTSTART;TZID=Asia/Tehran:20270103T180000\r\nDTEND;TZID=Asia/Tehran:20270103T200000\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n\
        EXDATE;TZID=Asia/Tehran:20270110T180000\r\nGEO:37.28;49.58\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:c\r\n\
        SUMMARY:All Day Trial\r\nDTSTART;VALUE=DATE:20270201\r\nDTEND;VALUE=DATE:20270203\r\nGEO:37.28;49.58\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let url = publisher.brings("city.ics", calendar.as_bytes()).await;
    let tried = publisher.tries(&url, &[("owner", RASHT), ("category", "festival"), ("source", "Office")]).await;
    assert_eq!(figure(&tried, "New"), "2", "{tried}");
    publisher.takes(&url).await;
    publisher.lists_soon("q=Trial&kind=event&owner=organisation:rasht-municipality", "2 entries").await;
    let written = publisher.reads("/studio/export/jsonl?q=Trial&kind=event").await;
    assert!(
        written.contains("2027-02-02") && !written.contains("2027-02-03"),
        "an all-day end is the day before: {written}"
    );
    assert!(written.contains("2027-01-10") && written.contains("Weekly Trial, one"), "{written}");

    let extract = "<?xml version='1.0'?><osm version='0.6'>\
        <node id='1' lat='37.2' lon='49.5'/><node id='2' lat='37.3' lon='49.6'/>\
        <node id='3' lat='37.25' lon='49.55'><tag k='tourism' v='museum'/><tag k='name' v='موزه'/><tag k='name:en' v='Extract &amp; Trial'/></node>\
        <way id='9'><nd ref='1'/><nd ref='2'/><tag k='historic' v='caravanserai'/><tag k='name:en' v='Way Trial'/></way></osm>";
    let path = studio.program.write("gilan.osm", extract);
    let said = studio.program.run(&["import", "osm", &path, "--owner", "rasht-municipality"]).expect_success();
    assert!(said.stdout.contains("2 added"), "{}", said.stdout);
    let url = publisher.brings("gilan.osm", extract.as_bytes()).await;
    let tried = publisher.tries(&url, &[("owner", RASHT)]).await;
    assert_eq!(figure(&tried, "The same as before"), "2", "the browser reads as the command does: {tried}");
    let answer =
        publisher.uploads("laughs.osm", b"<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a 'b'>]><osm>&a;</osm>").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_visitors_report_reaches_the_owners_inbox_and_no_other() {
    let studio = Studio::new();
    let administrator = studio.person("a", "administrator").await;
    let editor = studio.person("e", &format!("{RASHT}=editor")).await;
    let page = studio.visits("/en/place/masuleh").await;
    assert!(page.text().contains("/en/place/masuleh/report"));
    let form = studio.visits("/en/place/masuleh/report").await;
    let began = form
        .text()
        .split("name=\"began\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("when it began")
        .to_owned();
    tokio::time::sleep(Duration::from_millis(2100)).await;
    let report = async |fields: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("began", began.as_str())]).collect();
        ask(Method::POST, "/en/place/masuleh/report").form(&all).answer_of(&studio.serving.base).await
    };
    let nothing = report(&[("words", "<script>alert(1)</script>")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nothing.text().contains("&#60;script&#62;") || nothing.text().contains("&lt;script&gt;"),
        "what was typed is kept, harmless"
    );
    assert_eq!(report(&[("topic", "hours"), ("words", "Closed on Mondays")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(report(&[("topic", "other"), ("words", "buy"), ("website", "x")]).await.status, StatusCode::SEE_OTHER);
    let inbox = administrator.reads("/studio/reports").await;
    assert!(inbox.contains("Closed on Mondays") && !inbox.contains("buy"), "{inbox}");
    assert!(
        !editor.reads("/studio/reports").await.contains("Closed on Mondays"),
        "what nobody owns is the administrators'"
    );
    let id = inbox
        .split("action=\"/studio/reports/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a report")
        .to_owned();
    let refused = editor.posts(&format!("/studio/reports/{id}"), &[("state", "done")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    administrator.posts(&format!("/studio/reports/{id}"), &[("state", "done"), ("answer", "Mended")]).await;
    assert!(administrator.reads("/studio/reports?state=done").await.contains("Mended"));
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = report(&[("topic", "closed")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn twins_become_one_and_old_addresses_lead_there() {
    let studio = Studio::new();
    let publisher = studio.person("p", &format!("{RASHT}=publisher")).await;
    let rows = "id,slug,name.en,aka.fa,category,lat,lon,source\nplace:twin-1,twin-one,Twinqumbra,دوقلو,cave,37.2,49.5,Office\nplace:twin-2,twin-two,twinqumbra,همزاد,cave,37.2001,49.5,Office\n";
    let url = publisher.brings("twins.csv", rows.as_bytes()).await;
    publisher.tries(&url, &[("owner", RASHT)]).await;
    publisher.takes(&url).await;
    publisher.lists_soon("q=Twinqumbra", "2 entries").await;
    let twins = publisher.reads("/studio/twins").await;
    assert!(twins.contains("/studio/items/place:twin-1/join?with=place:twin-2"), "{twins}");
    let address = "/studio/items/place:twin-1/join?with=place:twin-2";
    assert!(publisher.reads(address).await.contains("همزاد") || publisher.reads(address).await.contains("twinqumbra"));
    let stale = publisher.posts(address, &[("stays", "7"), ("goes", "1")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let joined = publisher.posts(address, &[("stays", "1"), ("goes", "1"), ("point", "theirs")]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
    studio.finds("Twinqumbra", 1).await;
    studio.finds("همزاد", 1).await;
    let moved = studio.visits("/en/place/twin-two").await;
    assert_eq!((moved.status, moved.header("location")), (StatusCode::MOVED_PERMANENTLY, "/en/place/twin-one"));
}

#[tokio::test]
async fn the_desk_says_what_waits_and_what_was_sought_in_vain() {
    let studio = Studio::new();
    let administrator = studio.person("a", "administrator").await;
    until("freshness on the desk", async || {
        administrator.reads("/studio/").await.contains("checked within their term")
    })
    .await;
    let masuleh = administrator.posts("/studio/items/place:masuleh/confirm", &[("a", "b")]).await;
    assert!(masuleh.header("location").ends_with("done=confirmed"), "{}", masuleh.header("location"));
    let kept = administrator.posts("/studio/views", &[("name", "Caves"), ("query", "q=cave&kind=place")]).await;
    assert!(kept.header("location").contains("view-kept"));
    assert!(administrator.reads("/studio/items").await.contains("Caves"));
    let contributor = studio.person("c", &format!("{RASHT}=contributor")).await;
    for address in ["/studio/import"] {
        assert_eq!(contributor.sends(get(address)).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let refused = contributor.posts("/studio/items/bulk", &[("item", "place:masuleh"), ("action", "archive")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

/// The parts of a workbook with one sheet of these rows.
pub struct Book(Vec<(&'static str, Vec<u8>)>);

impl Book {
    pub fn each(&self) -> Vec<(&str, &[u8])> {
        self.0.iter().map(|(name, content)| (*name, content.as_slice())).collect()
    }
}

pub fn book(rows: &str) -> Book {
    let ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    Book(vec![
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_vec()),
        ("_rels/.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").into_bytes()),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{ns}\" xmlns:r=\"{rel}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").into_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").into_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{ns}\"><sheetData>{rows}</sheetData></worksheet>").into_bytes()),
    ])
}

/// A zip file of these parts, packed.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(content).expect("packed");
        let packed = packer.finish().expect("packed");
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let at = out.len() as u32;
        let mut fields = Vec::new();
        fields.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
        for number in [sum.sum(), packed.len() as u32, content.len() as u32] {
            fields.extend(number.to_le_bytes());
        }
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}
