//! What the templates of the form see: values by path, what is said about them, and how complete it all is.

use std::collections::BTreeMap;

use model::problem::Code;
use model::translation::{self, Followed, State, TEXTS};
use model::{Id, Kind, Lang, PictureId, Problem};
use serde_json::{Map, Value};
use store::{Person, PictureState, Remark};

use super::fields::label;
use super::form::text_of;
use super::sections::{self, anchor, completeness};
use super::{Entry, Pen, folds};
use crate::app::App;
use crate::figures;
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::words::Words;

/// A form as its template sees it.
pub struct FormView {
    /// Language of the page.
    pub lang: Lang,
    /// Its words.
    pub words: Words,
    /// Kind of the item.
    pub kind: Kind,
    /// The item's address in the studio.
    pub url: String,
    /// The text that is shown.
    pub doc: Map<String, Value>,
    /// What it began from.
    pub from: String,
    /// The version of the public item that it builds on.
    pub base: i64,
    /// Languages of the texts, the source first.
    pub languages: Vec<Tongue>,
    /// The language that was just added.
    pub(super) more: Option<Lang>,
    /// Sections with their completeness.
    pub sections: Vec<SectionView>,
    /// All that is wrong, in the order of the fields.
    pub faults: Vec<Fault>,
    /// All that is missing before it can be published.
    pub missing: Vec<Fault>,
    /// How complete it is beyond that, in words.
    pub complete: String,
    /// What readers would miss beyond what is needed.
    pub wanted: Vec<WantedView>,
    /// What publishers asked for.
    pub remarks: Vec<RemarkView>,
    /// Whether only texts may be changed.
    pub texts_only: bool,
    /// Address of the drawing that holds the icons.
    pub(super) sprite: String,
    /// Names of the items that it points at.
    names: BTreeMap<String, String>,
    /// Photographs that it shows and that nobody can see: whether they are still being made.
    unmade: BTreeMap<PictureId, bool>,
}

/// The photograph that a file's name stands for; none for a drawing.
pub fn photograph(file: &str) -> Option<PictureId> {
    match model::picture::File::parse(file) {
        Some(model::picture::File::Photograph(id)) => Some(id),
        _ => None,
    }
}

async fn unmade(app: &App, doc: &Map<String, Value>) -> Result<BTreeMap<PictureId, bool>, Error> {
    let pictures = doc.get("pictures").and_then(Value::as_array).into_iter().flatten();
    let shown = pictures.filter_map(|picture| photograph(picture.get("file")?.as_str()?));
    let mut unmade = BTreeMap::new();
    for id in shown.filter(|id| app.gallery.get(id).is_none()) {
        let picture = app.store.picture(&id).await?;
        // One that became ready a moment ago is on its way into the gallery.
        unmade.insert(id, picture.is_some_and(|picture| picture.state != PictureState::Failed));
    }
    Ok(unmade)
}

/// A language of the texts.
pub struct Tongue {
    /// The language.
    pub lang: Lang,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// Its name.
    pub name: String,
    /// Whether the item is written in it first.
    pub is_source: bool,
    /// Class of the mark that tells how its texts stand to the source.
    pub mark: &'static str,
    /// The mark's words.
    pub state: String,
    /// Whether some of its texts are older than their source.
    pub is_older: bool,
}

/// A section's head.
#[derive(serde::Serialize)]
pub struct SectionView {
    /// Its word.
    pub key: &'static str,
    /// What it is called.
    pub title: String,
    /// How complete it is, in words.
    pub state: String,
    /// Class of the mark.
    pub mark: &'static str,
    /// The heading of the guide that tells about it.
    pub help: &'static str,
    /// Whether it is folded away where there is little room.
    pub folds: bool,
    /// Whether it comes open all the same.
    pub is_open: bool,
}

/// Something that readers would miss.
#[derive(serde::Serialize)]
pub struct WantedView {
    /// Where on the page.
    pub anchor: String,
    /// What it is.
    pub words: String,
}

/// Something wrong or missing.
#[derive(serde::Serialize)]
pub struct Fault {
    /// Where on the page.
    pub anchor: String,
    /// Path of the field.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// What is wrong with it.
    pub words: String,
    /// Whether it is only missing.
    pub is_missing: bool,
}

/// A remark of a publisher.
pub struct RemarkView {
    /// Where on the page.
    pub anchor: String,
    /// What the field is called.
    pub label: String,
    /// Path of the field.
    pub field: String,
    /// What is asked for.
    pub words: String,
    /// When, for people.
    pub when: String,
}

/// One of several to choose from.
pub struct Choice {
    /// Its value.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What a form view is made of.
pub struct Showing<'a> {
    /// The item.
    pub entry: &'a Entry,
    /// The text to show: of the item, as it was kept, or as it was sent.
    pub doc: Map<String, Value>,
    /// What that text began from.
    pub from: String,
    /// The version of the public item that it builds on.
    pub base: i64,
    /// What is wrong with what was sent, besides the text itself.
    pub problems: Vec<Problem>,
    /// Whether what is missing counts as wrong: somebody asked to publish.
    pub strict: bool,
    /// A language to show besides.
    pub more: Option<Lang>,
    /// How far the person may write.
    pub pen: Option<Pen>,
}

impl FormView {
    /// Puts a form together.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn of(app: &App, signed: &Signed, showing: Showing<'_>) -> Result<FormView, Error> {
        let Showing { entry, doc, from, base, mut problems, strict, more, pen } = showing;
        let words = signed.words;
        problems.extend(crate::publish::checked(&Value::Object(doc.clone()).to_string()).err().unwrap_or_default());
        let followed = app.store.followed(&entry.id).await?;
        let source = translation::source(&doc);
        let told: Vec<Fault> = problems.iter().map(|problem| fault(words, entry.kind, problem, source)).collect();
        let texts_only = pen == Some(Pen::Texts);
        let (complete, wanted) = wanted(words, entry.kind, &doc, &told, texts_only);
        let (missing, faults): (Vec<Fault>, Vec<Fault>) =
            told.into_iter().partition(|fault| !strict && fault.is_missing);
        let remarks = app.store.open_remarks(&entry.id).await?;
        let sections = section_views(words, entry.kind, &doc, &problems, &remarks);
        Ok(FormView {
            lang: signed.lang,
            sprite: app.assets.entry("icons/sprite.svg").script,
            words,
            kind: entry.kind,
            url: entry.url(),
            languages: tongues(words, &doc, &followed, more),
            more,
            sections,
            faults,
            missing,
            complete,
            wanted,
            remarks: remarks.iter().map(|remark| remark_view(signed.lang, entry.kind, remark, source)).collect(),
            texts_only,
            names: names(app, signed.lang, &doc).await?,
            unmade: unmade(app, &doc).await?,
            doc,
            from,
            base,
        })
    }

    /// The value of a field as text; empty when it holds nothing.
    pub fn value(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        model::facts::get(&self.doc, path).map(text_of).unwrap_or_default()
    }

    /// Whether a field holds this word; of a list, whether it is among them.
    pub fn is(&self, path: impl AsRef<str>, word: &str) -> bool {
        let path = path.as_ref();
        match model::facts::get(&self.doc, path) {
            Some(Value::Array(list)) => list.iter().any(|one| one.as_str() == Some(word)),
            Some(value) => text_of(value) == word,
            None => word.is_empty(),
        }
    }

    /// The numbers of a list's entries, and of a free one at the end.
    pub fn rows(&self, path: impl AsRef<str>) -> Vec<String> {
        let least = if path.as_ref() == "route.stops" { 1 } else { 0 };
        let count = self.count(path).max(least) + usize::from(!self.texts_only);
        (0..count).map(|number| number.to_string()).collect()
    }

    /// Whether an entry of a list is the free one at the end.
    pub fn is_free(&self, path: impl AsRef<str>, number: &str) -> bool {
        number.parse().is_ok_and(|number: usize| number >= self.count(path))
    }

    /// The number of an entry for people, who count from one.
    pub fn place(&self, number: &str) -> String {
        number.parse::<i64>().map(|number| figures::whole(self.lang, number + 1)).unwrap_or_default()
    }

    /// How many entries a list has.
    pub fn count(&self, path: impl AsRef<str>) -> usize {
        let path = path.as_ref();
        model::facts::get(&self.doc, path).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The item's id.
    pub fn id(&self) -> &str {
        self.url.rsplit('/').next().unwrap_or_default()
    }

    /// The organisation that owns the item; empty for none.
    pub fn owner(&self) -> String {
        self.value("owner")
    }

    /// Where the picture of this number can be seen small; empty when there is none to see.
    pub fn thumb(&self, number: &str) -> String {
        match photograph(&self.value(format!("pictures.{number}.file"))) {
            Some(id) if !self.unmade.contains_key(&id) => crate::http::studio::pictures::thumb(&id),
            _ => String::new(),
        }
    }

    /// The picture of this number while there is nothing to see of it: its id, and whether it is still being made.
    pub fn unmade(&self, number: &str) -> Option<(PictureId, bool)> {
        let id = photograph(&self.value(format!("pictures.{number}.file")))?;
        self.unmade.get(&id).map(|waits| (id, *waits))
    }

    /// The id of the field's element.
    pub fn dom(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        format!("f-{}", path.replace('.', "-"))
    }

    /// Whether something is wrong with a field.
    pub fn is_wrong(&self, path: impl AsRef<str>) -> bool {
        let dom = self.dom(path);
        self.faults.iter().any(|fault| fault.anchor == dom)
    }

    /// Whether a field must be filled before it can be published.
    pub fn is_needed(&self, path: impl AsRef<str>) -> bool {
        let source = self.languages.first().map_or(Lang::FA, |tongue| tongue.lang);
        !self.texts_only && super::fields::is_needed(path.as_ref(), source)
    }

    /// What is wrong with a field, in words.
    pub fn errors(&self, path: impl AsRef<str>) -> Vec<String> {
        let dom = self.dom(path);
        self.faults.iter().filter(|fault| fault.anchor == dom).map(|fault| fault.words.clone()).collect()
    }

    /// What publishers asked for at a field.
    pub fn remarks(&self, path: impl AsRef<str>) -> Vec<&RemarkView> {
        let dom = self.dom(path);
        self.remarks.iter().filter(|remark| remark.anchor == dom).collect()
    }

    /// What a field is called.
    pub fn label(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        let key = label(self.kind, path).key;
        // The two of a pair have names of their own.
        let number = path.rsplit('.').next().filter(|part| part.parse::<usize>().is_ok());
        let own = number.and_then(|number| self.words.find(&format!("{key}-{number}")));
        own.unwrap_or_else(|| self.words.get(&key).into_owned())
    }

    /// A line of help below a field's name; empty when there is none.
    pub fn hint(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        let key = label(self.kind, path).key.replacen("field-label", "field-hint", 1);
        self.words.find(&key).unwrap_or_default()
    }

    /// Name of the item that a field points at; empty when it points nowhere.
    pub fn linked(&self, path: impl AsRef<str>) -> String {
        self.names.get(&self.value(path)).cloned().unwrap_or_default()
    }

    /// The words that a field may hold, each with its message `form-choice-FIELD-WORD`.
    pub fn choices(&self, path: impl AsRef<str>, words: &[&str]) -> Vec<Choice> {
        let path = path.as_ref();
        let last = path.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(path).replace('_', "-");
        let choice = |word: &&str| Choice {
            value: (*word).to_owned(),
            label: self.words.get(&format!("form-choice-{last}-{word}")).into_owned(),
            chosen: self.is(path, word),
        };
        words.iter().map(choice).collect()
    }
}

impl FormView {
    /// How well a group of people can use a place.
    pub fn abilities(&self, path: impl AsRef<str>) -> Vec<Choice> {
        let path = path.as_ref();
        let choice = |word: &str| Choice {
            value: word.to_owned(),
            label: self.words.get(&format!("form-choice-ability-{word}")).into_owned(),
            chosen: self.is(path, word),
        };
        ["yes", "limited", "no"].into_iter().map(choice).collect()
    }

    /// The fields that a remark can be about: those that hold something, and those of the first language.
    pub fn remarkable(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        let paths = model::facts::facts(&self.doc).into_iter().map(|(path, _)| path);
        for path in paths.filter(|path| super::fields::is_field(self.kind, path.split('.').next().unwrap_or_default()))
        {
            let label = label_in_words(self.words, self.kind, &path);
            found.push((path, label));
        }
        found
    }

    /// Fields of work.
    pub fn themes(&self, path: impl AsRef<str>) -> Vec<Choice> {
        let path = path.as_ref();
        let choice = |word: &str| Choice {
            value: word.to_owned(),
            label: self.words.get(&format!("theme-{word}")).into_owned(),
            chosen: self.is(path, word),
        };
        model::partnership::THEMES.into_iter().map(choice).collect()
    }

    /// The path of a field that only this kind has.
    pub fn own(&self, field: &str) -> String {
        format!("{}.{field}", self.kind)
    }
}

fn fault(words: Words, kind: Kind, problem: &Problem, source: Lang) -> Fault {
    Fault {
        anchor: anchor(&problem.field, source),
        label: label_in_words(words, kind, &problem.field),
        words: words.problem(problem),
        is_missing: problem.code == Code::Required,
        field: problem.field.clone(),
    }
}

/// How complete a text is, in words, and what it lacks beyond what publication needs.
fn wanted(
    words: Words,
    kind: Kind,
    doc: &Map<String, Value>,
    told: &[Fault],
    texts_only: bool,
) -> (String, Vec<WantedView>) {
    let whole = model::completeness::of(kind, doc);
    let source = translation::source(doc);
    let is_told = |field: &str| told.iter().any(|fault| fault.is_missing && top(&fault.field) == top(field));
    let wanted = whole.missing.iter().filter(|one| !texts_only || TEXTS.contains(&top(one.field)));
    let wanted = wanted.filter(|one| !is_told(one.field)).map(|one| wanted_view(words, kind, one, source)).collect();
    (words.with("form-complete", "percent", i64::from(whole.percent)), wanted)
}

fn wanted_view(words: Words, kind: Kind, wanted: &model::completeness::Wanted, source: Lang) -> WantedView {
    let anchor = match sections::holding(kind, wanted.field) {
        Some(section) if section != "names" => format!("section-{section}"),
        _ => anchor(wanted.field, source),
    };
    WantedView { anchor, words: words.get(&format!("wanted-{}", wanted.word)).into_owned() }
}

/// The field of a kind's own, `place.fee`, or of every kind, `name`, to which a path leads.
fn top(path: &str) -> &str {
    let own = path.split_once('.').filter(|(first, _)| Kind::from_slug(first).is_some());
    let ends = own.map_or(0, |(first, _)| first.len() + 1);
    path[ends..].find('.').map_or(path, |at| &path[..ends + at])
}

/// What the field at a path is called, with the number of its entry and its language.
pub fn label_in_words(words: Words, kind: Kind, path: &str) -> String {
    let label = label(kind, path);
    let mut text =
        words.find(&label.key).unwrap_or_else(|| if path.is_empty() { String::new() } else { path.to_owned() });
    if let Some(entry) = label.entry {
        let number = figures::whole(words.lang(), entry as i64 + 1);
        text = match super::fields::entry(path) {
            Some((key, true)) => format!("{} {number}", words.get(key)),
            // A field of a picture is named with its picture, of which there are many.
            Some((key, false)) => format!("{} {number}: {text}", words.get(key)),
            None => format!("{text} {number}"),
        };
    }
    if let Some(lang) = label.lang {
        text = format!("{text} ({})", language_name(words, lang));
    }
    text
}

/// A language's name in the language of the page; its tag when it has none.
pub fn language_name(words: Words, lang: Lang) -> String {
    words.find(&format!("form-language-{}", lang.as_str().to_lowercase())).unwrap_or_else(|| lang.to_string())
}

fn remark_view(lang: Lang, kind: Kind, remark: &Remark, source: Lang) -> RemarkView {
    RemarkView {
        anchor: anchor(&remark.field, source),
        label: label_in_words(Words::of(lang), kind, &remark.field),
        field: remark.field.clone(),
        words: remark.words.clone(),
        when: when(lang, remark.at),
    }
}

/// A moment for people, in Iran's time.
pub fn when(lang: Lang, at: jiff::Timestamp) -> String {
    let Ok(local) = at.in_tz("Asia/Tehran") else { return at.to_string() };
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("date", figures::date(lang, local.date()));
    args.set("time", figures::time(lang, local.time()));
    Words::of(lang).with_all("form-when", &args)
}

/// The time of day of a moment, as the clock of Iran shows it.
pub fn clock(lang: Lang, at: jiff::Timestamp) -> String {
    at.in_tz("Asia/Tehran").map_or_else(|_| at.to_string(), |local| figures::time(lang, local.time()))
}

fn section_views(
    words: Words,
    kind: Kind,
    doc: &Map<String, Value>,
    problems: &[Problem],
    remarks: &[Remark],
) -> Vec<SectionView> {
    let view = |(key, fields): &'static sections::Section| {
        let complete = completeness(fields, doc, problems);
        let is_open = folds::asks(kind, key, complete, remarks);
        SectionView { is_open, ..section(words, key, complete) }
    };
    sections::of(kind).iter().map(view).collect()
}

/// How complete a text is that is being written.
#[derive(serde::Serialize)]
pub struct Progress {
    sections: Vec<SectionView>,
    missing: Vec<Fault>,
    /// How many those are, in words.
    missing_head: String,
    /// How complete it is, in words.
    complete: String,
    wanted: Vec<WantedView>,
    /// What stands between those.
    comma: String,
    /// What it is called so far.
    name: String,
}

impl Progress {
    /// Looks at a text of this kind, as somebody sees it who may change all of it or only texts.
    pub fn of(words: Words, kind: Kind, doc: &Map<String, Value>, pen: Pen) -> Progress {
        let problems = crate::publish::checked(&Value::Object(doc.clone()).to_string()).err().unwrap_or_default();
        let source = translation::source(doc);
        let missing = problems.iter().filter(|problem| problem.code == Code::Required);
        let missing: Vec<Fault> = missing.map(|problem| fault(words, kind, problem, source)).collect();
        let (complete, wanted) = wanted(words, kind, doc, &missing, pen == Pen::Texts);
        Progress {
            complete,
            wanted,
            comma: words.get("list-comma").into_owned(),
            name: super::title(doc, words),
            sections: section_views(words, kind, doc, &problems, &[]),
            missing_head: match missing.len() {
                0 => words.get("form-missing-none").into_owned(),
                count => words.with("form-missing", "count", count),
            },
            missing,
        }
    }
}

fn section(words: Words, key: &'static str, complete: sections::Completeness) -> SectionView {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("filled", complete.filled as i64);
    args.set("all", complete.all as i64);
    args.set("missing", complete.missing as i64);
    args.set("faults", complete.faults as i64);
    let (mark, message) = if complete.faults > 0 {
        ("mark--cancelled", "form-section-faults")
    } else if complete.missing > 0 {
        ("mark--warn", "form-section-missing")
    } else if complete.filled == complete.all {
        ("mark--open", "form-section-complete")
    } else {
        ("mark--info", "form-section-filled")
    };
    SectionView {
        key,
        title: words.get(&format!("form-section-{key}")).into_owned(),
        state: words.with_all(message, &args),
        mark,
        help: sections::help(key),
        folds: folds::is_optional(key),
        is_open: false,
    }
}

fn tongues(words: Words, doc: &Map<String, Value>, followed: &[Followed], more: Option<Lang>) -> Vec<Tongue> {
    let source = translation::source(doc);
    let mut langs = vec![source];
    let written = ["name", "summary", "description"].into_iter().filter_map(|field| doc.get(field)?.as_object());
    let written = written.flat_map(Map::keys).filter_map(|tag| Lang::parse(tag));
    for lang in Lang::INTERFACE.into_iter().chain(written).chain(more) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    langs.into_iter().map(|lang| tongue(words, doc, followed, lang, source)).collect()
}

fn tongue(words: Words, doc: &Map<String, Value>, followed: &[Followed], lang: Lang, source: Lang) -> Tongue {
    let states = || TEXTS.into_iter().filter_map(|field| translation::state(doc, followed, field, lang));
    let missing = states().filter(|state| *state == State::Missing).count();
    let is_older = states().any(|state| state == State::Older);
    let any = states().count();
    let (mark, state) = if lang == source {
        ("mark--info", words.get("form-language-source").into_owned())
    } else if is_older {
        ("mark--warn", words.with("form-language-older", "source", language_name(words, source)))
    } else if missing > 0 {
        ("mark--closed", words.with("form-language-missing", "count", missing as i64))
    } else if any > 0 {
        ("mark--open", words.get("form-language-complete").into_owned())
    } else {
        ("", String::new())
    };
    let name = language_name(words, lang);
    Tongue { lang, dir: lang.direction(), name, is_source: lang == source, mark, state, is_older }
}

/// Names of all items that a document seems to point at.
///
/// # Errors
/// When the store fails.
pub async fn names(app: &App, lang: Lang, doc: &Map<String, Value>) -> Result<BTreeMap<String, String>, Error> {
    let mut ids = Vec::new();
    collect_ids(doc, &mut ids);
    let kept = app.store.items(&ids).await?;
    Ok(kept.iter().map(|kept| (kept.item.id.to_string(), kept.item.best_name(lang).1.to_owned())).collect())
}

fn collect_ids(doc: &Map<String, Value>, ids: &mut Vec<Id>) {
    const LINKS: [&str; 8] = [
        "city",
        "province",
        "event.venue",
        "event.organiser",
        "programme.partnership",
        "opportunity.place",
        "partnership.cities",
        "owner",
    ];
    let texts = LINKS.iter().filter_map(|path| model::facts::get(doc, path)).flat_map(|value| match value {
        Value::Array(list) => list.iter().collect(),
        value => vec![value],
    });
    let stops = model::facts::get(doc, "route.stops").and_then(Value::as_array);
    let stops = stops.into_iter().flatten().filter_map(|stop| stop.get("place"));
    ids.extend(texts.chain(stops).filter_map(Value::as_str).filter_map(Id::parse).take(600));
}

/// "An editor of the department X": what others are told of somebody, which is not their name.
pub async fn roles_of(app: &App, words: Words, person: &Person, owner: Option<&Id>) -> Result<String, Error> {
    let membership = person
        .standing
        .memberships
        .iter()
        .find(|one| Some(&one.organisation) == owner)
        .or_else(|| person.standing.memberships.first());
    let Some(membership) = membership else {
        return Ok(words.get("form-somebody-administrator").into_owned());
    };
    let organisation = app.store.item(&membership.organisation).await?;
    let name = organisation
        .map_or_else(|| membership.organisation.to_string(), |kept| kept.item.best_name(words.lang()).1.to_owned());
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("role", words.get(&format!("form-role-{}", membership.role.as_str())).into_owned());
    args.set("organisation", name);
    Ok(words.with_all("form-somebody", &args))
}
