//! What words stand for: categories, cities and provinces, other known places.

use model::script::{self, Word};
use model::{Category, Id, Kind, Point, Texts};
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::line::Line;
use super::ways::Typed;
use crate::Error;
use crate::analysis::{self, lexicon, marked};
use crate::rank::{self, Steady};
use crate::view::View;

/// So many cities and provinces of one name are looked at.
const MOST_OF_A_NAME: usize = 8;

/// A city or province.
#[derive(Clone)]
pub(super) struct Region {
    pub id: Id,
    pub kind: Kind,
    pub name: Texts,
    /// The province that a city lies in.
    pub province: Option<(Id, Texts)>,
}

/// An item that something is to be near.
#[derive(Clone)]
pub(super) struct Landmark {
    pub id: Id,
    pub name: Texts,
    pub point: Point,
}

/// The categories that words are called for, as they stand or without endings.
pub(super) fn category_words(words: &[Word]) -> Option<Vec<&'static Category>> {
    let (last, first) = words.split_last()?;
    // Ezafe and plural may stand at each word's end, English and Arabic plurals at the last's.
    let forms = |word: &Word| -> Vec<String> {
        let bare = script::persian::without_endings(&word.joined).map(str::to_owned);
        let parts: String =
            word.parts.iter().filter(|part| !script::persian::is_ending(part)).map(String::as_str).collect();
        let mut forms = vec![word.joined.clone()];
        forms.extend(bare);
        forms.extend((!parts.is_empty()).then_some(parts));
        forms.push(script::arabic::without_article(&word.joined).to_owned());
        forms
    };
    let mut lasts = forms(last);
    let english = &last.joined;
    lasts.extend(english.strip_suffix("ies").map(|bare| format!("{bare}y")));
    lasts.extend(["es", "s"].iter().filter_map(|ending| english.strip_suffix(ending)).map(str::to_owned));
    let mut starts = vec![String::new()];
    for word in first {
        let forms = forms(word);
        starts =
            starts.iter().flat_map(|start| forms.iter().map(move |form| format!("{start}{form}"))).take(32).collect();
    }
    let names = starts.iter().flat_map(|start| lasts.iter().map(move |last| format!("{start}{last}")));
    names.map(|name| lexicon::categories(&name)).find(|found| !found.is_empty()).map(<[_]>::to_vec)
}

/// Cities and provinces that are called so, in one piece.
pub(super) fn regions(view: &View, name: &str) -> Result<Vec<Region>, Error> {
    let mut found: Vec<(f32, Region)> = Vec::new();
    let whole = marked(analysis::WHOLE, name);
    for segment in &view.segments {
        for field in [view.fields.name, view.fields.other] {
            let index = segment.words(field)?;
            let term = Term::from_field_text(field, &whole);
            let Some(mut postings) = index.reader().read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED && found.len() < MOST_OF_A_NAME {
                let doc = postings.doc();
                postings.advance();
                let Some(kind) = segment.facets().kind(doc).filter(|kind| matches!(kind, Kind::City | Kind::Province))
                else {
                    continue;
                };
                if !segment.is_alive(doc) {
                    continue;
                }
                let stored = segment.stored(doc, &view.fields)?;
                let province = stored.card.province.map(|id| (id, stored.card.province_name));
                let region = Region { id: stored.id, kind, name: stored.card.name, province };
                if found.iter().all(|(_, known)| known.id != region.id) {
                    found.push((segment.fame().of(doc), region));
                }
            }
        }
    }
    // The city before the province; of several cities the best known.
    found.sort_by(|a, b| (b.1.kind == Kind::City).cmp(&(a.1.kind == Kind::City)).then(b.0.total_cmp(&a.0)));
    let mut kinds = Vec::new();
    found.retain(|(_, region)| {
        !kinds.contains(&region.kind) && {
            kinds.push(region.kind);
            true
        }
    });
    Ok(found.into_iter().map(|(_, region)| region).collect())
}

/// The item that the words from a place in the line on name best.
pub(super) fn landmark(view: &View, typed: &Typed<'_>, from: usize) -> Result<Option<Landmark>, Error> {
    let line = Line::of_words(&typed.words[from..]);
    let named = Typed::new(view, &line, typed.lang());
    for level in 0..=1 {
        let ways = named.ways(level)?;
        let clause = named.clause(&ways, level)?.clause();
        if let Some((ord, doc)) = best(view, &clause)? {
            let segment = &view.segments[ord];
            let stored = segment.stored(doc, &view.fields)?;
            return Ok(Some(Landmark { id: stored.id, name: stored.card.name, point: segment.point(doc) }));
        }
    }
    Ok(None)
}

/// The document that words fit best and that is known most widely.
fn best(view: &View, query: &dyn Query) -> Result<Option<(usize, u32)>, Error> {
    let statistics = Steady(view);
    let weight = query.weight(EnableScoring::enabled_from_statistics_provider(&statistics, &view.searcher))?;
    let mut found: Option<(f64, (usize, u32))> = None;
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        while scorer.doc() != TERMINATED {
            let doc = scorer.doc();
            if segment.is_alive(doc) {
                let kind = segment.facets().kind(doc);
                let facts = rank::Facts {
                    distance: None,
                    // What happens or is offered is no landmark, unless nothing else is called so.
                    over: !matches!(kind, Some(Kind::Place | Kind::City)),
                    overdue: false,
                };
                let score = rank::score(scorer.score(), segment.fame().of(doc), &facts);
                if found.is_none_or(|(best, _)| score > best) {
                    found = Some((score, (ord, doc)));
                }
            }
            scorer.advance();
        }
    }
    Ok(found.map(|(_, address)| address))
}
