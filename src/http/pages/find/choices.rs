//! What can be chosen on the find page, with how much each choice would bring: kinds, categories, filters, order.

use std::sync::LazyLock;

use index::{Query, Sort};
use jiff::civil::{Date, Weekday};
use model::category::{CATEGORIES, Category, Kind};
use model::{Id, Lang};

use super::address::Address;
use crate::commands::import::Regions;
use crate::figures;
use crate::words::Words;

/// A value with its count in an answer.
pub type Counts = [(String, u64)];

/// One kind among the tabs.
pub struct Tab {
    /// Its name.
    pub label: String,
    /// How many there are, in the page's digits.
    pub count: String,
    /// The same search for this kind.
    pub url: String,
    /// It is the one shown.
    pub chosen: bool,
}

/// One category among the chips.
pub struct Chip {
    /// Its name.
    pub label: String,
    /// How many there are, in the page's digits.
    pub count: String,
    /// The same search in this category, or without it when it is chosen.
    pub url: String,
    /// It narrows the list.
    pub chosen: bool,
    /// Its icon.
    pub icon: &'static str,
}

/// A filter that is on or off.
pub struct Toggle {
    /// Parameter.
    pub name: &'static str,
    /// Value when on.
    pub value: String,
    /// It is on.
    pub on: bool,
    /// Its name.
    pub label: String,
    /// Its icon.
    pub icon: &'static str,
}

/// One value of a select.
pub struct Choice {
    /// Value of the parameter.
    pub value: String,
    /// Its name.
    pub label: String,
    /// It is the one chosen.
    pub chosen: bool,
}

/// A stretch of days that one often asks for.
pub struct Span {
    /// The same search in these days.
    pub url: String,
    /// Its name.
    pub label: String,
    /// It is the one chosen.
    pub chosen: bool,
}

/// Kinds in the order in which visitors look for them.
const KINDS: [Kind; 9] = [
    Kind::Place,
    Kind::Event,
    Kind::Route,
    Kind::City,
    Kind::Province,
    Kind::Partnership,
    Kind::Programme,
    Kind::Opportunity,
    Kind::Organisation,
];

/// What the list holds where nothing says what is looked for.
pub const BROWSED: [Kind; 6] =
    [Kind::Place, Kind::Event, Kind::Route, Kind::Partnership, Kind::Programme, Kind::Opportunity];

/// Most categories offered at once.
const MOST_CHIPS: usize = 14;

/// Each icon with the categories it stands for, for the map and the suggestions: `museum=museum,art-museum castle=…`.
pub static ICONS: LazyLock<String> = LazyLock::new(|| {
    let mut icons: Vec<(&str, Vec<&str>)> = Vec::new();
    for category in CATEGORIES {
        match icons.iter_mut().find(|(icon, _)| *icon == category.icon) {
            Some((_, slugs)) => slugs.push(category.slug),
            None => icons.push((category.icon, vec![category.slug])),
        }
    }
    icons.iter().map(|(icon, slugs)| format!("{icon}={}", slugs.join(","))).collect::<Vec<_>>().join(" ")
});

fn count_of(counts: &Counts, value: &str) -> u64 {
    counts.iter().find(|(known, _)| known == value).map_or(0, |(_, count)| *count)
}

/// The kinds that the search would bring, whichever of them is shown.
pub fn kinds(counts: &Counts, query: &Query, address: &Address, lang: Lang) -> Vec<Tab> {
    let words = Words::of(lang);
    // A category belongs to one kind: another kind is another question.
    let base = address.without(&["kind", "category"]);
    let tab = |key: &str, count: u64, url: String, chosen: bool| Tab {
        label: words.get(key).into_owned(),
        count: figures::whole(lang, count as i64),
        url,
        chosen,
    };
    let is_browsing = query.text.is_empty();
    let of_all = |slug: &str| !is_browsing || BROWSED.iter().any(|kind| kind.slug() == slug);
    let all: u64 = counts.iter().filter(|(slug, _)| of_all(slug)).map(|(_, count)| count).sum();
    if all == 0 {
        return Vec::new();
    }
    let is_all = query.kinds.is_empty() || query.kinds == BROWSED;
    let mut tabs = vec![tab("kind-all", all, base.url(lang), is_all && query.categories.is_empty())];
    for kind in KINDS {
        let of_category =
            query.categories.iter().any(|slug| Category::find(slug).is_some_and(|category| category.kind == kind));
        let (count, chosen) = (count_of(counts, kind.slug()), of_category || (!is_all && query.kinds.contains(&kind)));
        if count > 0 || chosen {
            tabs.push(tab(&format!("kind-{kind}"), count, base.with("kind", kind.slug()).url(lang), chosen));
        }
    }
    tabs
}

/// The categories that would narrow the list: the first level, or, once one is chosen, that one and what is below it.
pub fn categories(counts: &Counts, query: &Query, address: &Address, lang: Lang) -> Vec<Chip> {
    let chosen: Vec<&'static Category> = query.categories.iter().filter_map(|slug| Category::find(slug)).collect();
    let fits = |category: &Category| query.kinds.is_empty() || query.kinds.contains(&category.kind);
    let mut offered: Vec<(&'static Category, u64)> = match chosen.first() {
        Some(first) => {
            first.top().with_children().map(|category| (category, count_of(counts, category.slug))).collect()
        }
        None => CATEGORIES
            .iter()
            .filter(|category| category.parent.is_none() && fits(category) && !is_its_kind(category))
            .map(|category| (category, count_of(counts, category.slug)))
            .collect(),
    };
    let is_chosen = |category: &Category| chosen.iter().any(|one| one.slug == category.slug);
    offered.retain(|(category, count)| *count > 0 || is_chosen(category));
    offered.sort_by_key(|(category, count)| {
        (category.parent.is_some() && !is_chosen(category), std::cmp::Reverse(*count))
    });
    offered.truncate(MOST_CHIPS);
    if offered.len() == 1 && chosen.is_empty() {
        return Vec::new();
    }
    offered
        .into_iter()
        .map(|(category, count)| Chip {
            label: category.name(lang).to_owned(),
            count: figures::whole(lang, count as i64),
            url: match (is_chosen(category), category.parent) {
                // Taking a part away leads back to the whole it belongs to.
                (true, Some(parent)) => address.with("category", parent),
                (true, None) => address.without(&["category"]),
                (false, _) => address.with("category", category.slug),
            }
            .url(lang),
            chosen: is_chosen(category),
            icon: category.icon,
        })
        .collect()
}

/// Cities, provinces and organisations have one category that says no more than the kind.
fn is_its_kind(category: &Category) -> bool {
    matches!(category.kind, Kind::City | Kind::Province | Kind::Organisation)
}

/// The filters that are on or off.
pub fn toggles(address: &Address, lang: Lang) -> Vec<Toggle> {
    let words = Words::of(lang);
    [
        ("open_at", "now", "find-filter-open", "clock"),
        ("wheelchair", "yes", "find-filter-wheelchair", "chair"),
        ("free", "true", "find-filter-free", "ticket"),
        ("unesco", "true", "find-filter-unesco", "world"),
    ]
    .map(|(name, value, key, icon)| {
        let given = address.value(name).filter(|given| !is_a_no(given));
        Toggle {
            name,
            value: given.unwrap_or(value).to_owned(),
            on: given.is_some(),
            label: words.get(key).into_owned(),
            icon,
        }
    })
    .into()
}

/// Whether a flag is set to its contrary, which no box of the form can say.
pub fn is_a_no(value: &str) -> bool {
    matches!(value, "false" | "0" | "no")
}

/// Cities or provinces with how much each would bring, the richest first.
pub fn regions(counts: &Counts, chosen: &[Id], regions: &Regions, lang: Lang) -> Vec<Choice> {
    let words = Words::of(lang);
    let mut values: Vec<(Id, u64)> = counts
        .iter()
        .filter_map(|(value, count)| Some((Id::parse(value)?, *count)))
        .filter(|(_, count)| *count > 0)
        .collect();
    for id in chosen {
        if !values.iter().any(|(known, _)| known == id) {
            values.push((id.clone(), 0));
        }
    }
    values
        .into_iter()
        .map(|(id, count)| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("name", regions.name(&id, lang).unwrap_or(id.as_str()).to_owned());
            args.set("count", figures::whole(lang, count as i64));
            Choice {
                value: regions.slug(&id).unwrap_or(id.as_str()).to_owned(),
                label: words.with_all("find-choice", &args),
                chosen: chosen.contains(&id),
            }
        })
        .collect()
}

/// Stretches of days from today on. The weekend is Iran's: Thursday and Friday.
pub fn spans(address: &Address, today: Date, lang: Lang) -> Vec<Span> {
    let words = Words::of(lang);
    let later = |days: i32| today.checked_add(jiff::Span::new().days(days)).unwrap_or(today);
    let to_friday = i32::from(today.weekday().until(Weekday::Friday));
    let thursday = later((to_friday - 1).max(0));
    let base = address.without(&["from", "to"]);
    let given = (address.value("from").unwrap_or_default(), address.value("to").unwrap_or_default());
    let span = |key: &str, days: Option<(Date, Date)>| {
        let (from, to) = days.map(|(from, to)| (from.to_string(), to.to_string())).unwrap_or_default();
        let chosen = given == (from.as_str(), to.as_str());
        let url = if from.is_empty() { base.clone() } else { base.with("from", from).with("to", to) };
        Span { url: url.url(lang), label: words.get(key).into_owned(), chosen }
    };
    vec![
        span("find-when-any", None),
        span("find-when-today", Some((today, today))),
        span("find-when-weekend", Some((thursday, later(to_friday)))),
        span("find-when-week", Some((today, later(6)))),
        span("find-when-month", Some((today, later(29)))),
    ]
}

/// The orders of the list; by distance only where there is something to be distant from.
pub fn sorts(query: &Query, lang: Lang) -> Vec<Choice> {
    let words = Words::of(lang);
    Sort::ALL
        .into_iter()
        .filter(|sort| *sort != Sort::Distance || query.near.is_some())
        .map(|sort| Choice {
            value: sort.as_str().to_owned(),
            label: words.get(&format!("find-sort-{}", sort.as_str())).into_owned(),
            chosen: sort == query.sort,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekend_is_thursday_and_friday() {
        let weekend =
            |year, month, day| spans(&Address::read(""), jiff::civil::date(year, month, day), Lang::EN)[2].url.clone();
        assert_eq!(weekend(2026, 11, 23), "/en/?from=2026-11-26&to=2026-11-27");
        assert_eq!(weekend(2026, 11, 26), "/en/?from=2026-11-26&to=2026-11-27");
        assert_eq!(weekend(2026, 11, 27), "/en/?from=2026-11-27&to=2026-11-27");
    }

    #[test]
    fn a_chosen_category_offers_its_parts_and_the_way_back() {
        let counts: Vec<(String, u64)> =
            [("heritage", 9), ("castle", 4), ("bridge", 5), ("museum", 3)].map(|(slug, n)| (slug.to_owned(), n)).into();
        let labels = |address: &str, categories: &[&str]| -> Vec<String> {
            let query =
                Query { categories: categories.iter().map(|&slug| slug.to_owned()).collect(), ..Query::default() };
            super::categories(&counts, &query, &Address::read(address), Lang::EN)
                .into_iter()
                .map(|chip| format!("{} {} {}", chip.label, chip.count, chip.url))
                .collect()
        };
        assert_eq!(labels("", &[]), ["Heritage 9 /en/?category=heritage", "Museum 3 /en/?category=museum"]);
        assert_eq!(
            labels("category=castle", &["castle"]),
            [
                "Heritage 9 /en/?category=heritage",
                "Castle or fort 4 /en/?category=heritage",
                "Historic bridge 5 /en/?category=bridge"
            ]
        );
    }
}
