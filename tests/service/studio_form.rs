//! The way of an item through the studio, as its writers and publishers go it.

use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::door::{Answer, Ask, ask, get, with};
use crate::editor::PASSWORD;
use crate::program::{Program, Serving};

/// The owner of what is written here.
pub const RASHT: &str = "organisation:rasht-municipality";
const TEHRAN: &str = "organisation:tehran-municipality";

/// A service of its own, with its jobs.
pub struct Studio {
    program: Program,
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

    /// Somebody with this role in this organisation.
    pub async fn person(&self, name: &str, organisation: &str, role: &str) -> Person<'_> {
        let mail = format!("{name}@rasht.example");
        let role = format!("{organisation}={role}");
        let arguments = ["user", "add", &mail, "--password-stdin", "--role", &role];
        self.program.say(&arguments, &format!("{PASSWORD}\n")).expect_success();
        let fields = [("mail", mail.as_str()), ("password", PASSWORD)];
        let answer = ask(Method::POST, "/studio/sign-in").form(&fields).answer_of(&self.serving.base).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        Person { studio: self, cookie }
    }

    /// What a visitor finds, by name.
    async fn found(&self, text: &str) -> Vec<String> {
        let answer = get(&with("/api/v1/search", &[("q", text), ("lang", "en")])).answer_of(&self.serving.base).await;
        let found = answer.json();
        let names = found["features"].as_array().into_iter().flatten();
        names.filter_map(|one| one["properties"]["name"].as_str().map(str::to_owned)).collect()
    }

    /// Says whether a visitor finds it now.
    async fn is_found(&self, name: &str, wanted: bool) {
        let names = self.found(name).await;
        assert_eq!(names.iter().any(|found| found == name), wanted, "{name}: {names:?}");
    }

    /// Waits until a visitor finds it, or does not any more.
    pub async fn found_within(&self, text: &str, name: &str, wanted: bool, limit: Duration) {
        let begun = Instant::now();
        loop {
            let names = self.found(text).await;
            if names.iter().any(|found| found == name) == wanted {
                return;
            }
            assert!(begun.elapsed() < limit, "{name}: wanted {wanted} within {limit:?}, found {names:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Person<'_> {
    pub async fn sends(&self, request: Ask) -> Answer {
        request.header("cookie", &self.cookie).language("en").answer_of(&self.studio.serving.base).await
    }

    pub async fn reads(&self, address: &str) -> String {
        let address = if address.contains('?') { format!("{address}&lang=en") } else { format!("{address}?lang=en") };
        let answer = self.sends(get(&address)).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        answer.text().to_owned()
    }

    pub async fn posts(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.sends(ask(Method::POST, address).form(fields)).await
    }

    /// Begins an item of a kind and gives its address.
    pub async fn begins(&self, kind: &str) -> String {
        let answer = self.posts(&format!("/studio/items/new?kind={kind}"), &[("a", "b")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer.header("location").to_owned()
    }

    /// Fills the form that the page shows now and presses a button.
    pub async fn fills(&self, url: &str, button: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.reads(url).await;
        self.fills_what_it_saw(url, button, &shown(&page, "_from"), fields).await
    }

    /// The same with a form that was opened earlier.
    pub async fn fills_what_it_saw(&self, url: &str, button: &str, from: &str, fields: &[(&str, &str)]) -> Answer {
        let all: Vec<(&str, &str)> = [("_from", from)].into_iter().chain(fields.iter().copied()).collect();
        self.posts(&format!("{url}{button}?lang=en"), &all).await
    }
}

/// The value of a field that the page shows.
#[track_caller]
pub fn shown(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Insists that it was done.
#[track_caller]
pub fn went_to(answer: &Answer, done: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert!(answer.header("location").contains(&format!("done={done}")), "{done}: {}", answer.header("location"));
}

/// What is needed to publish a place, and its telephones.
pub const MUSEUM: [(&str, &str); 8] = [
    ("category", "museum"),
    ("name.fa", "موزهٔ آزمون باران"),
    ("name.en", "Rain Trial Museum"),
    ("summary.fa", "موزه‌ای برای آزمون."),
    ("point.lat", "۳۷٫۲۸"),
    ("point.lon", "49.58"),
    ("sources.0.title", "The museum itself"),
    ("place.phone", "013 111\r\n013 222"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_item_goes_from_the_first_letter_to_the_map_and_back() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "contributor").await;
    let publisher = studio.person("publisher", RASHT, "publisher").await;

    let url = writer.begins("place").await;
    let half = [("name.fa", "موزهٔ آزمون"), ("place.opening_hours", "whenever")];
    went_to(&writer.fills(&url, "", &half).await, "saved");
    let page = writer.reads(&url).await;
    assert!(page.contains("still missing to publish") && page.contains("whenever"), "incomplete and wrong, but kept");

    let asked = writer.fills(&url, "/review", &half).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["role=\"alert\"", "href=\"#f-category\"", "href=\"#f-place-opening_hours\"", "href=\"#f-sources\""] {
        assert!(asked.text().contains(part), "{part}");
    }
    went_to(&writer.fills(&url, "/review", &MUSEUM).await, "review");
    let refused = writer.fills(&url, "/publish", &MUSEUM).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "a contributor does not publish");

    let remark = [("_field.0", "name.en"), ("_words.0", "Say of Rasht <b>please</b>")];
    went_to(&publisher.posts(&format!("{url}/return"), &remark).await, "returned");
    let page = writer.reads(&url).await;
    assert!(page.contains("Say of Rasht &#60;b&#62;please") || page.contains("Say of Rasht &lt;b&gt;please"), "{page}");

    let mut better = MUSEUM;
    better[2].1 = "Rain Trial Museum of Rasht";
    went_to(&writer.fills(&url, "/review", &better).await, "review");
    studio.is_found("Rain Trial Museum of Rasht", false).await;
    went_to(&publisher.fills(&url, "/publish", &better).await, "published");
    let limit = Duration::from_secs(2);
    studio.found_within("Rain Trial Museum", "Rain Trial Museum of Rasht", true, limit).await;
    assert!(!writer.reads(&url).await.contains("Say of Rasht"), "the remark is settled");

    let editor = studio.person("editor", RASHT, "editor").await;
    let mut changed = better;
    changed[2].1 = "Monsoon Trial Museum";
    went_to(&editor.fills(&url, "", &changed).await, "saved");
    studio.is_found("Rain Trial Museum of Rasht", true).await;
    assert!(editor.reads(&format!("{url}/preview")).await.contains("Monsoon Trial Museum"));
    went_to(&publisher.fills(&url, "/publish", &changed).await, "published");
    studio.found_within("Monsoon Trial Museum", "Monsoon Trial Museum", true, limit).await;

    // Changes that are put aside leave the form as the public item is, and come back when asked for.
    went_to(&editor.fills(&url, "", &better).await, "saved");
    went_to(&editor.posts(&format!("{url}/archive"), &[("_work", "1")]).await, "dropped");
    assert_eq!(shown(&editor.reads(&url).await, "name.en"), "Monsoon Trial Museum");
    went_to(&editor.posts(&format!("{url}/archive"), &[("_undo", "1")]).await, "taken-up");
    assert_eq!(shown(&editor.reads(&url).await, "name.en"), "Rain Trial Museum of Rasht");
    went_to(&publisher.fills(&url, "/publish", &changed).await, "published");

    // Each save of a draft is listed with what it changed, and comes back into the form alone.
    let history = editor.reads(&format!("{url}/history")).await;
    let listed = history.split("Saves of the draft").nth(1).and_then(|rest| rest.split("</details>").next());
    let listed = listed.unwrap_or_else(|| panic!("{history}"));
    assert!(listed.contains("Name") && listed.contains("name=\"draft\" value=\"1\""), "{listed}");
    let numbers = listed.split("name=\"draft\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let draft = numbers.filter(|number| *number != "1").last().expect("a save");
    went_to(&editor.posts(&format!("{url}/restore"), &[("draft", draft)]).await, "restored");
    assert_ne!(shown(&editor.reads(&url).await, "name.en"), "Monsoon Trial Museum");
    studio.is_found("Monsoon Trial Museum", true).await;
    assert_eq!(editor.posts(&format!("{url}/restore"), &[("draft", "999")]).await.status, StatusCode::NOT_FOUND);
    went_to(&publisher.fills(&url, "/publish", &changed).await, "published");

    assert!(history.contains("<del>Rain</del>") && history.contains("<ins>Monsoon</ins>"), "{history}");
    went_to(&editor.posts(&format!("{url}/restore"), &[("version", "1")]).await, "restored");
    assert!(editor.reads(&url).await.contains("Rain Trial Museum of Rasht"));
    went_to(&publisher.fills(&url, "/publish", &better).await, "published");
    studio.found_within("Rain Trial Museum", "Rain Trial Museum of Rasht", true, limit).await;

    went_to(&publisher.posts(&format!("{url}/archive"), &[("a", "b")]).await, "withdrawn");
    studio.found_within("Rain Trial Museum", "Rain Trial Museum of Rasht", false, limit).await;
    went_to(&publisher.fills(&url, "/publish", &better).await, "published");
    studio.found_within("Rain Trial Museum", "Rain Trial Museum of Rasht", true, limit).await;
    assert_eq!(studio.program.run(&["check"]).code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_write_at_once_neither_loses_a_word() {
    let studio = Studio::new();
    let one = studio.person("one", RASHT, "editor").await;
    let two = studio.person("two", RASHT, "contributor").await;
    let url = one.begins("place").await;
    one.fills(&url, "", &MUSEUM).await;

    // Both open the form; each changes a field of their own.
    let seen = shown(&two.reads(&url).await, "_from");
    let mut mine = MUSEUM;
    mine[2].1 = "The first editor’s name";
    went_to(&one.fills(&url, "", &mine).await, "saved");
    let mut theirs = MUSEUM;
    theirs[3].1 = "خلاصهٔ دومی";
    went_to(&two.fills_what_it_saw(&url, "", &seen, &theirs).await, "merged");
    let page = one.reads(&url).await;
    assert!(page.contains("The first editor’s name") && page.contains("خلاصهٔ دومی"), "{page}");

    // Now both change the same one.
    let seen = shown(&two.reads(&url).await, "_from");
    mine[2].1 = "Chosen by one";
    mine[3].1 = "خلاصهٔ دومی";
    went_to(&one.fills(&url, "", &mine).await, "saved");
    theirs[2].1 = "Chosen by two";
    let asked = two.fills_what_it_saw(&url, "", &seen, &theirs).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    for part in ["Chosen by one", "Chosen by two", "The first editor’s name"] {
        assert!(asked.text().contains(part), "{part}: {}", asked.text());
    }
    assert!(two.reads(&url).await.contains("was not saved, but it was kept"), "what was typed is kept meanwhile");
    let from = shown(asked.text(), "_from");
    let mut both = theirs;
    both[2].1 = "Chosen by two, after one";
    went_to(&two.fills_what_it_saw(&url, "", &from, &both).await, "saved");
    assert!(one.reads(&url).await.contains("Chosen by two, after one"));

    // The other may as well be given way.
    let seen = shown(&two.reads(&url).await, "_from");
    mine[2].1 = "One again";
    one.fills(&url, "", &mine).await;
    both[2].1 = "Two again";
    let asked = two.fills_what_it_saw(&url, "", &seen, &both).await;
    let given: Vec<_> = both.into_iter().chain([("_take.name.en", "theirs")]).collect();
    two.fills_what_it_saw(&url, "", &shown(asked.text(), "_from"), &given).await;
    let page = two.reads(&url).await;
    assert!(page.contains("One again") && !page.contains("Two again"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_kept_for_its_writer_alone_and_offered_back() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "editor").await;
    let other = studio.person("other", RASHT, "publisher").await;
    let url = writer.begins("place").await;
    writer.fills(&url, "", &MUSEUM).await;
    other.reads(&url).await;
    let seen = shown(&writer.reads(&url).await, "_from");
    let mut typed = MUSEUM;
    typed[3].1 = "جمله‌ای که هنوز ذخیره نشده است";
    let kept = writer.fills_what_it_saw(&url, "/keep", &seen, &typed).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    let kept: Value = kept.json();
    assert!(kept["saved_at"].is_string());
    let others = kept["others"].to_string();
    assert!(others.contains("publisher") && others.contains("Rasht") && !others.contains("other@"), "{others}");

    assert!(!other.reads(&url).await.contains(typed[3].1), "nobody else sees it");
    let page = writer.reads(&url).await;
    assert!(!page.contains(typed[3].1) && page.contains("was not saved, but it was kept"));
    assert!(page.contains("It differs from what is saved in: Summary (Persian)<"), "the fields are named: {page}");
    let page = writer.reads(&format!("{url}?kept=1")).await;
    assert!(page.contains(typed[3].1));
    went_to(&writer.fills_what_it_saw(&url, "", &shown(&page, "_from"), &typed).await, "saved");
    assert!(!writer.reads(&url).await.contains("was not saved"));

    let stale = writer.fills_what_it_saw(&url, "/keep", &seen, &typed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody saved since that form was opened");
    assert!(stale.json()["message"].as_str().is_some_and(|message| message.contains("kept")));
    let stranger = ask(Method::POST, &format!("{url}/keep")).form(&typed).answer_of(&studio.serving.base).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    went_to(&writer.posts(&format!("{url}/keep"), &[("_forget", "1")]).await, "forgotten");
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "a plan is made for a moment of the clock that the service reads")]
async fn what_is_planned_happens_by_itself() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    publisher.fills(&url, "", &MUSEUM).await;
    let at = (jiff::Timestamp::now() + jiff::SignedDuration::from_secs(3)).to_string();
    let plan = |action: &'static str, at: &str| [("_action", action), ("_at", at)].map(|(a, b)| (a, b.to_owned()));
    let past = plan("publish", "1400/01/01 08:00");
    let past: Vec<(&str, &str)> = past.iter().map(|(name, value)| (*name, value.as_str())).collect();
    went_to(&publisher.posts(&format!("{url}/plan"), &past).await, "moment-past");
    let wrong = [("_action", "publish"), ("_at", "soon")];
    went_to(&publisher.posts(&format!("{url}/plan"), &wrong).await, "no-moment");
    went_to(&publisher.posts(&format!("{url}/plan"), &[("_action", "publish"), ("_at", &at)]).await, "planned");
    assert!(publisher.reads(&url).await.contains("Will be published"));
    studio.is_found("Rain Trial Museum", false).await;
    let limit = Duration::from_secs(10);
    studio.found_within("Rain Trial Museum", "Rain Trial Museum", true, limit).await;

    let at = (jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2)).to_string();
    went_to(&publisher.posts(&format!("{url}/plan"), &[("_action", "withdraw"), ("_at", &at)]).await, "planned");
    studio.found_within("Rain Trial Museum", "Rain Trial Museum", false, limit).await;

    // A plan whose text was spoilt meanwhile is told at the fields, and the text is sent back.
    let spoilt = publisher.begins("place").await;
    publisher.fills(&spoilt, "", &MUSEUM).await;
    let at = (jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2)).to_string();
    went_to(&publisher.posts(&format!("{spoilt}/plan"), &[("_action", "publish"), ("_at", &at)]).await, "planned");
    publisher.fills(&spoilt, "", &MUSEUM[..4]).await;
    let begun = Instant::now();
    while !publisher.reads(&spoilt).await.contains("The publisher asks for this") {
        assert!(begun.elapsed() < limit, "nobody was told");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sets_only_the_fields_of_its_kind() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "contributor").await;
    let url = writer.begins("place").await;
    writer.fills(&url, "", &MUSEUM).await;
    for (name, value) in [
        ("status", "published"),
        ("id", "place:masuleh"),
        ("kind", "event"),
        ("owner", TEHRAN),
        ("slug", "masuleh"),
        ("sample", "true"),
        ("importance", "1"),
        ("event.state", "cancelled"),
        ("name.fa.x", "y"),
    ] {
        let fields: Vec<_> = MUSEUM.into_iter().chain([(name, value)]).collect();
        let answer = writer.fills(&url, "", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text().contains("Rain Trial Museum"), "what was typed is kept");
    }
    for (name, value) in [("_owner", TEHRAN), ("_importance", "1")] {
        let fields: Vec<_> = MUSEUM.into_iter().chain([(name, value)]).collect();
        let answer = writer.fills(&url, "", &fields).await;
        assert!(matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{name}: {}", answer.status);
    }
    let stranger = studio.person("stranger", TEHRAN, "publisher").await;
    for address in [url.clone(), format!("{url}/history"), format!("{url}/preview")] {
        assert_eq!(stranger.sends(get(&address)).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for button in ["", "/keep", "/review", "/return", "/publish", "/plan", "/archive", "/restore"] {
        let answer = stranger.posts(&format!("{url}{button}"), &MUSEUM).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{button}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translator_changes_texts_and_nothing_else() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "editor").await;
    let translator = studio.person("translator", RASHT, "translator").await;
    let url = writer.begins("place").await;
    writer.fills(&url, "", &MUSEUM).await;
    let mut translated = MUSEUM;
    translated[0].1 = "bazaar";
    translated[2].1 = "A better translation";
    translated[4].1 = "10";
    went_to(&translator.fills(&url, "", &translated).await, "saved");
    let page = writer.reads(&url).await;
    assert!(page.contains("A better translation"));
    assert!(page.contains("value=\"37.28\"") && page.contains("value=\"museum\" selected"), "the rest is as it was");

    // The source changes; its translation is older until somebody says that it is still right.
    let mut source = translated;
    source[0].1 = "museum";
    source[4].1 = "37.28";
    source[1].1 = "موزهٔ تازه";
    writer.fills(&url, "", &source).await;
    assert!(translator.reads(&url).await.contains("Older than the Persian"));
    let still: Vec<_> = source.into_iter().chain([("_still", "en")]).collect();
    translator.fills(&url, "", &still).await;
    assert!(!translator.reads(&url).await.contains("Older than the Persian"));
}

#[tokio::test(flavor = "multi_thread")]
async fn script_in_any_text_field_comes_out_as_text() {
    const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}";
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    let texts = [
        "category",
        "name.fa",
        "name.en",
        "other_names.fa",
        "summary.fa",
        "description.fa",
        "point.lon",
        "city",
        "country",
        "pictures.0.file",
        "pictures.0.credit",
        "pictures.0.alt.en",
        "links.0.url",
        "links.0.title.fa",
        "sources.0.title",
        "sources.0.url",
        "sources.0.covers",
        "verified_on",
        "wikidata",
        "place.address.fa",
        "place.phone",
        "place.email",
        "place.website",
        "place.opening_hours",
        "place.fee.free",
        "place.fee.note.ar",
        "place.access.wheelchair",
        "place.period.en",
        "place.protection.status",
        "place.unesco.year",
    ];
    let fields: Vec<(&str, &str)> = texts.iter().map(|name| (*name, EVIL)).collect();
    went_to(&publisher.fills(&url, "", &fields).await, "saved");
    publisher.posts(&format!("{url}/return"), &[("_field.0", EVIL), ("_words.0", EVIL)]).await;
    let mut pages = vec![
        publisher.reads(&url).await,
        publisher.reads(&format!("{url}/history")).await,
        publisher.fills(&url, "/publish", &fields).await.text().to_owned(),
    ];
    let mut good = MUSEUM.to_vec();
    for name in ["description.fa", "summary.en", "place.address.fa", "place.period.fa", "pictures.0.credit"] {
        good.push((name, EVIL));
    }
    good.extend([("name.ar", EVIL), ("pictures.0.file", "art:masuleh"), ("pictures.0.licence", EVIL)]);
    publisher.fills(&url, "", &good).await;
    pages.push(publisher.reads(&format!("{url}/preview")).await);
    for page in pages {
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_has_a_form_that_opens_saves_and_shows_what_is_missing() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    for kind in ["place", "event", "route", "partnership", "programme", "opportunity", "organisation"] {
        let url = publisher.begins(kind).await;
        let page = publisher.reads(&url).await;
        assert!(page.contains("still missing to publish"), "{kind}");
        for key in [">field-label-", ">form-", "\"form-picture", "section-section"] {
            let at = page.find(key).map(|at| page[at..].chars().take(60).collect::<String>());
            assert_eq!(at, None, "{kind} has words for all");
        }
        let refused = publisher.fills(&url, "/publish", &[("name.en", "Something")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}");
    }
    let items = publisher.reads("/studio/items.json?q=masuleh&kind=place").await;
    assert!(items.contains("\"place:masuleh\""), "{items}");
    let twins =
        with("/studio/twins.json", &[("name", "ماسوله"), ("kind", "place"), ("lon", "48.9892"), ("lat", "37.1551")]);
    assert!(publisher.reads(&twins).await.contains("\"place:masuleh\""));
    let html = publisher.posts("/studio/preview", &[("text", "**bold** <script>x</script>")]).await;
    assert!(html.text().contains("<strong>bold</strong>") && !html.text().contains("<script>"), "{}", html.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_import_changed_meanwhile_is_put_together_before_publishing() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    went_to(&publisher.fills(&url, "/publish", &MUSEUM).await, "published");
    let mut mine = MUSEUM;
    mine[2].1 = "Named in the studio";
    went_to(&publisher.fills(&url, "", &mine).await, "saved");

    let exported = studio.program.exported();
    let line = exported.lines().find(|line| line.contains("Rain Trial Museum")).expect("the public item");
    let imported = line.replace("Rain Trial Museum", "Named by an import").replace("013 111", "013 999");
    let file = studio.program.write("changed.jsonl", &imported);
    studio.program.run(&["import", "jsonl", &file]).expect_success();

    let asked = publisher.fills(&url, "/publish", &mine).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.text().contains("Named by an import") && asked.text().contains("Named in the studio"));
    let (from, base) = (shown(asked.text(), "_from"), shown(asked.text(), "_base"));
    let mut chosen = mine.to_vec();
    chosen[7].1 = "013 999\r\n013 222";
    chosen.extend([("_base", base.as_str()), ("_take.name.en", "public")]);
    went_to(&publisher.fills_what_it_saw(&url, "", &from, &chosen).await, "saved");
    let page = publisher.reads(&url).await;
    assert_eq!(shown(&page, "name.en"), "Named by an import");
    let now = [("name.en", "Named by an import"), ("place.phone", "013 999\r\n013 222")];
    let fields: Vec<_> =
        mine.into_iter().filter(|(name, _)| now.iter().all(|(known, _)| known != name)).chain(now).collect();
    went_to(&publisher.fills(&url, "/publish", &fields).await, "published");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_and_the_list_behind_it_count_the_same() {
    let studio = Studio::new();
    let one = studio.person("one", RASHT, "contributor").await;
    let two = studio.person("two", RASHT, "contributor").await;
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    for writer in [&one, &two, &two] {
        let url = writer.begins("place").await;
        went_to(&writer.fills(&url, "/review", &MUSEUM).await, "review");
        let url = writer.begins("place").await;
        went_to(&writer.fills(&url, "/review", &MUSEUM).await, "review");
        let remark = [("_field.0", "name.en"), ("_words.0", "Another name")];
        went_to(&publisher.posts(&format!("{url}/return"), &remark).await, "returned");
    }
    for (person, state, count) in [(&publisher, "review", 3), (&one, "returned", 1), (&two, "returned", 2)] {
        let list = format!("/studio/items?state={state}&mine=1");
        let desk = person.reads("/studio/").await.replace("&#38;", "&").replace("&amp;", "&");
        let before = desk.split(&format!("href=\"{list}\"")).next().filter(|before| before.len() < desk.len());
        let before = before.unwrap_or_else(|| panic!("{state}: {desk}"));
        let figure = before.rsplit("<div class=\"subhead\">").next().and_then(|list| list.split("<span>").nth(1));
        assert!(figure.is_some_and(|figure| figure.starts_with(&format!("{count}<"))), "{state}: {figure:?}");
        let wanted = if count == 1 { "<h2>One entry</h2>".to_owned() } else { format!("<h2>{count} entries</h2>") };
        let begun = Instant::now();
        while !person.reads(&list).await.contains(&wanted) {
            assert!(begun.elapsed() < Duration::from_secs(10), "{state}: {}", person.reads(&list).await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
