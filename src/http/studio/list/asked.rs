//! What the address of the list asks for, and the question to the index that it stands for.

use index::{Cursor, Query, Sort};
use model::{Action, Id, Kind};

use super::super::{links, waiting};
use crate::app::App;
use crate::http::error::{Error, Fault};
use crate::http::session::Signed;

/// The stations that one can ask for, each with the marks of the index that it stands for.
pub const STATES: [(&str, &[&str]); 6] = [
    ("draft", &["work-draft", "item-draft"]),
    ("review", &["work-review", "item-review"]),
    ("returned", &["work-returned"]),
    ("published", &["item-published"]),
    ("archived", &["item-archived"]),
    ("dropped", &["work-dropped"]),
];

/// Longest text that is sought.
const TEXT_MAX: usize = 200;

/// The list's address, read. What cannot be read asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Words.
    pub q: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only at this station.
    pub state: Option<String>,
    /// Only of this organisation; `none` for what nobody owns.
    pub owner: Option<String>,
    /// Only in this city; `none` for what lies in none.
    pub city: Option<String>,
    /// Only what lacks a name or a summary in this language.
    pub lacks: Option<String>,
    /// Only what has old facts.
    pub overdue: bool,
    /// Only what holds a broken address.
    pub broken: bool,
    /// Only what is invented.
    pub sample: bool,
    /// Only what waits for the person who asks.
    pub mine: bool,
    /// `changed`, `name` or `fit`.
    pub sort: String,
    /// Where the page begins.
    pub after: Option<String>,
    /// What was just done.
    pub done: Option<String>,
}

impl Asked {
    /// Reads a query string.
    pub fn read(raw: &str) -> Asked {
        let mut asked = Asked::default();
        for (name, value) in form_urlencoded::parse(raw.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let word = || Some(value.chars().filter(|c| !c.is_control()).take(TEXT_MAX).collect::<String>());
            match name.as_ref() {
                "q" => asked.q = word().unwrap_or_default(),
                "kind" => asked.kind = Kind::from_slug(value),
                "state" => asked.state = word().filter(|word| STATES.iter().any(|(known, _)| known == word)),
                "owner" => asked.owner = word(),
                "city" => asked.city = word(),
                "lacks" => asked.lacks = word().filter(|word| ["fa", "en", "ar"].contains(&word.as_str())),
                "overdue" => asked.overdue = true,
                "broken" => asked.broken = true,
                "sample" => asked.sample = true,
                "mine" => asked.mine = true,
                "sort" => asked.sort = word().unwrap_or_default(),
                "after" => asked.after = Some(value.chars().take(500).collect()),
                "done" => asked.done = word(),
                _ => {}
            }
        }
        if !["changed", "name", "fit"].contains(&asked.sort.as_str()) {
            // Who typed something wants what fits; otherwise what moved last.
            asked.sort = if asked.q.is_empty() { "changed" } else { "fit" }.to_owned();
        }
        asked
    }

    /// The query string of the same list, from the beginning or from a place in it.
    pub fn address(&self, after: Option<&str>) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        let optional = [
            ("q", Some(self.q.as_str()).filter(|q| !q.is_empty())),
            ("kind", self.kind.map(Kind::slug)),
            ("state", self.state.as_deref()),
            ("owner", self.owner.as_deref()),
            ("city", self.city.as_deref()),
            ("lacks", self.lacks.as_deref()),
            ("overdue", self.overdue.then_some("1")),
            ("broken", self.broken.then_some("1")),
            ("sample", self.sample.then_some("1")),
            ("mine", self.mine.then_some("1")),
            ("sort", Some(self.sort.as_str())),
            ("after", after),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                out.append_pair(name, value);
            }
        }
        out.finish()
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.q.is_empty()
            || self.kind.is_some()
            || self.state.is_some()
            || self.owner.is_some()
            || self.city.is_some()
            || self.lacks.is_some()
            || self.overdue
            || self.broken
            || self.sample
            || self.mine
    }

    /// The question, narrowed to what this person may see; none when that is nothing.
    ///
    /// # Errors
    /// When the page's place is none, or the store fails.
    pub async fn query(&self, signed: &Signed, app: &App, limit: usize) -> Result<Option<Query>, Error> {
        let standing = signed.standing();
        let mut owners: Vec<Id> = standing.organisations(Action::See, None).into_iter().cloned().collect();
        let none = self.owner.as_deref() == Some("none");
        if !none && let Some(owner) = &self.owner {
            let asked = Id::parse(owner).filter(|owner| standing.administrator || owners.contains(owner));
            let Some(asked) = asked else { return Ok(None) };
            owners = vec![asked];
        } else if standing.administrator {
            owners.clear();
        } else if none || owners.is_empty() {
            return Ok(None);
        }
        let place = || Error::BadRequest(vec![Fault { parameter: "after".to_owned(), code: "cursor", values: vec![] }]);
        let after = self.after.as_deref().map(str::parse::<Cursor>).transpose().map_err(|_| place())?;
        let mut marks: Vec<Vec<&'static str>> = Vec::new();
        let state = STATES.into_iter().find(|(word, _)| self.state.as_deref() == Some(word));
        marks.extend(state.map(|(_, marks)| marks.to_vec()));
        let lacks = [("fa", "lacks-fa"), ("en", "lacks-en"), ("ar", "lacks-ar")];
        marks.extend(lacks.into_iter().find(|(tag, _)| self.lacks.as_deref() == Some(tag)).map(|(_, mark)| vec![mark]));
        marks.extend(self.sample.then(|| vec!["sample"]));
        let waiting =
            if self.mine { waiting::ids(app, signed, self.state.as_deref(), self.broken).await? } else { None };
        let ids = match waiting {
            None if self.broken => Some(links::with_broken(app).await?),
            waiting => waiting,
        };
        let city = self.city.as_deref().filter(|city| *city != "none");
        Ok(Some(Query {
            text: self.q.clone(),
            lang: signed.lang,
            kinds: self.kind.into_iter().collect(),
            owners,
            cities: city.and_then(Id::parse).into_iter().collect(),
            without_city: self.city.as_deref() == Some("none"),
            without_owner: none,
            marks,
            ids,
            overdue: self.overdue,
            sort: match self.sort.as_str() {
                "name" => Sort::Name,
                "fit" => Sort::Relevance,
                _ => Sort::Changed,
            },
            limit,
            after,
            now: app.now(),
            ..Query::default()
        }))
    }

    /// The ids of all that match, in the list's order, at most `most`; and how many match.
    ///
    /// # Errors
    /// When the index fails.
    pub async fn all(&self, signed: &Signed, app: &App, most: usize) -> Result<(Vec<Id>, u64), Error> {
        let Some(mut query) = Asked { after: None, ..self.clone() }.query(signed, app, index::MOST_HITS).await? else {
            return Ok((Vec::new(), 0));
        };
        let (mut ids, mut total) = (Vec::new(), 0);
        loop {
            let (index, asked) = (app.writing.clone(), query.clone());
            let results = crate::http::api::searching(move || index.search(&asked)).await?;
            total = total.max(results.total);
            ids.extend(results.hits.into_iter().map(|hit| hit.id));
            match results.next {
                Some(next) if ids.len() < most => query.after = Some(next),
                _ => break,
            }
        }
        ids.truncate(most);
        Ok((ids, total))
    }
}
