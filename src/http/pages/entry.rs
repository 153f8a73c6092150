//! One line of a list, as every page shows it: picture, category and town, name, summary, and what a visitor wants to
//! know before going. The macro `entry` in `web/components/entry` draws it.

use index::Hit;
use jiff::Timestamp;
use jiff::civil::DateTime;
use model::category::{Category, Kind};
use model::event;
use model::geo::Precision;
use model::hours::{Hours, Open as OpenNow};
use model::item::Picture as Named;
use model::schedule::Instance;
use model::{Id, Lang, Texts};

use super::PageAssets;
use super::photo::Photo;
use crate::figures;
use crate::words::Words;

/// An item in a list.
pub struct Entry {
    /// Lasting name.
    pub id: String,
    /// Address of its page.
    pub url: String,
    /// Icon of its category.
    pub icon: &'static str,
    /// Name of its category.
    pub category: String,
    /// The town it lies in, where one is known.
    pub city: Option<String>,
    /// Its name.
    pub name: Text,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// What to show in the arch.
    pub picture: Picture,
    /// Longitude and latitude in degrees.
    pub point: Option<(f64, f64)>,
    /// Invented for demonstration.
    pub sample: bool,
    /// It was to happen and does not.
    pub cancelled: bool,
    /// Part of the World Heritage.
    pub unesco: bool,
    /// When it happens next.
    pub when: Option<String>,
    /// Whether it is open now.
    pub open: Option<Open>,
    /// How far away.
    pub distance: Option<String>,
}

/// A text and, when it is not the page's language, in which it is written.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Another language than the page's.
    pub lang: Option<Lang>,
}

/// What fills a picture's frame.
pub enum Picture {
    /// A shipped drawing, set in by reference so that it follows the theme.
    Drawn {
        /// Address of the drawing.
        url: String,
        /// What it shows; empty when it only decorates.
        alt: String,
    },
    /// A photograph.
    Photo(Photo),
}

/// Whether a place is open, in words.
pub struct Open {
    /// Open at this moment.
    pub is_open: bool,
    /// «باز تا ۱۷:۰۰»
    pub text: String,
}

impl Text {
    /// The text in the page's language, or in the language that stands in for it; none when there is no text at all.
    pub fn best(texts: &Texts, page: Lang) -> Option<Text> {
        texts
            .best(page)
            .map(|(lang, text)| Text { text: text.to_owned(), lang: (lang.base() != page.base()).then_some(lang) })
    }
}

impl Picture {
    /// The item's own picture where it can be shown, otherwise the scene that stands for its category or kind.
    pub fn of(named: Option<&Named>, category: &str, kind: Kind, lang: Lang, assets: PageAssets<'_>) -> Picture {
        let drawing = |name: &str| Some(assets.url(&format!("illustrations/{name}.svg"))).filter(|url| !url.is_empty());
        if let Some(named) = named
            && let Some(url) = named.file.strip_prefix("art:").and_then(drawing)
        {
            let alt = named.alt.best(lang).map(|(_, alt)| alt.to_owned()).unwrap_or_default();
            return Picture::Drawn { url, alt };
        }
        if let Some(photo) = named.and_then(|named| assets.photo(named, lang)) {
            return Picture::Photo(photo);
        }
        let parent = Category::find(category).and_then(|category| category.parent);
        let url =
            [Some(category), parent, Some(kind.slug())].into_iter().flatten().find_map(drawing).unwrap_or_default();
        Picture::Drawn { url, alt: String::new() }
    }

    /// The same for a city or province: without a picture of its own, the land it lies in stands for it.
    pub fn of_region(named: Option<&Named>, kind: Kind, land: Land, lang: Lang, assets: PageAssets<'_>) -> Picture {
        let scene = match (kind, land) {
            (Kind::City, Land::Rain) => "town",
            (Kind::City, Land::Desert) => "historic-district",
            (Kind::City, Land::Gulf) => "city-gulf",
            (Kind::City, Land::Abroad) => "city-abroad",
            (Kind::Province, Land::Rain) => "tea",
            (Kind::Province, Land::Desert) => "desert",
            (Kind::Province, Land::Gulf) => "port",
            _ => kind.slug(),
        };
        Picture::of(named, scene, kind, lang, assets)
    }

    /// Address of the drawing, or of the photograph as lists show it.
    pub fn url(&self) -> String {
        match self {
            Picture::Drawn { url, .. } => url.clone(),
            Picture::Photo(photo) => photo.square().url,
        }
    }
}

/// What a region looks like from afar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Land {
    /// The green shore of the Caspian.
    Rain,
    /// The plateau around the deserts.
    Desert,
    /// The shore of the Persian Gulf.
    Gulf,
    /// Mountains and highlands.
    Mountain,
    /// Another country.
    Abroad,
}

impl Land {
    /// The land of a province, by its id, in a country (ISO 3166-1 alpha-2).
    pub fn of(province: Option<&Id>, country: &str) -> Land {
        if country != "IR" {
            return Land::Abroad;
        }
        match province.map(Id::as_str).and_then(|id| id.strip_prefix("province:")) {
            Some("gilan" | "mazandaran" | "golestan") => Land::Rain,
            Some("bushehr" | "hormozgan" | "khuzestan") => Land::Gulf,
            Some("yazd" | "kerman" | "isfahan" | "semnan" | "qom" | "south-khorasan" | "sistan-and-baluchestan") => {
                Land::Desert
            }
            _ => Land::Mountain,
        }
    }
}

impl Entry {
    /// What a list shows of a hit, on a page in this language at this moment.
    pub fn of(hit: &Hit, lang: Lang, assets: PageAssets<'_>, now: Timestamp) -> Entry {
        let card = &hit.card;
        let category = Category::find(&card.category);
        let town = if card.city_name.is_empty() { &card.province_name } else { &card.city_name };
        let is_itself_a_region = matches!(hit.kind, Kind::Province);
        Entry {
            id: hit.id.to_string(),
            url: format!("/{lang}/{}/{}", hit.kind, card.slug),
            icon: category.map_or("marker", |category| category.icon),
            category: category.map(|category| category.name(lang).to_owned()).unwrap_or_default(),
            city: town.best(lang).map(|(_, name)| name.to_owned()).filter(|_| !is_itself_a_region),
            name: Text::best(&card.name, lang).unwrap_or_else(|| Text { text: card.slug.clone(), lang: None }),
            summary: Text::best(&card.summary, lang),
            picture: match hit.kind {
                Kind::City | Kind::Province => {
                    let province = if hit.kind == Kind::Province { Some(&hit.id) } else { card.province.as_ref() };
                    Picture::of_region(card.picture.as_ref(), hit.kind, Land::of(province, &card.country), lang, assets)
                }
                _ => Picture::of(card.picture.as_ref(), &card.category, hit.kind, lang, assets),
            },
            point: Some((hit.point.lon(), hit.point.lat())),
            sample: card.sample,
            cancelled: card.event_state == Some(event::State::Cancelled),
            unesco: card.unesco.is_some(),
            when: hit.next_instance.as_ref().map(|instance| {
                // What can be applied for is dated from today to its last day: only that day says something.
                let is_call = matches!(hit.kind, Kind::Programme | Kind::Opportunity) && instance.starts <= now;
                if is_call { until(instance, &card.timezone, lang) } else { when(instance, &card.timezone, lang) }
            }),
            open: card.opening_hours.as_deref().and_then(|hours| {
                let local = figures::local(now, &card.timezone).datetime();
                open(hours, &card.country, local, lang)
            }),
            distance: hit.distance_m.map(|metres| distance(lang, metres, card.precision)),
        }
    }

    /// Category and town in one line: «موزه · رشت».
    pub fn kicker(&self) -> String {
        match &self.city {
            Some(city) if *city != self.name.text => format!("{} · {city}", self.category),
            _ => self.category.clone(),
        }
    }

    /// The entry's name within the page, for the part of an address after `#`.
    pub fn anchor(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        self.id.chars().map(plain).collect()
    }
}

/// When something happens: the day, with the hour unless it takes the whole day, or the first and the last day.
pub fn when(instance: &Instance, timezone: &str, lang: Lang) -> String {
    let words = Words::of(lang);
    let starts = figures::local(instance.starts, timezone);
    // The end is not included: what ends at midnight has its last day before it.
    let last = figures::local(
        instance.ends.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(instance.ends),
        timezone,
    );
    let day = |date| format!("{} {}", figures::weekday(lang, date), figures::date(lang, date));
    let nights = last.date().duration_since(starts.date()).as_hours();
    let is_long = nights >= 24 && (instance.all_day || instance.ends.duration_since(instance.starts).as_hours() >= 24);
    let mut values = fluent_bundle::FluentArgs::new();
    if is_long {
        values.set("from", figures::date(lang, starts.date()));
        values.set("to", figures::date(lang, last.date()));
        words.with_all("entry-when-span", &values)
    } else if instance.all_day {
        day(starts.date())
    } else {
        values.set("date", day(starts.date()));
        values.set("time", figures::time(lang, starts.time()));
        words.with_all("entry-when-at", &values)
    }
}

/// The last day of something under way: «تا ۱۰ اسفند ۱۴۰۵».
fn until(instance: &Instance, timezone: &str, lang: Lang) -> String {
    let last = instance.ends.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(instance.ends);
    Words::of(lang).with("programme-until", "date", figures::date(lang, figures::local(last, timezone).date()))
}

/// Whether a place is open at a local time, and when that changes; none where the hours do not tell.
pub fn open(hours: &str, country: &str, local: DateTime, lang: Lang) -> Option<Open> {
    let words = Words::of(lang);
    let state = Hours::parse(hours, country)?.at(local)?;
    let days_until = |until: DateTime| until.date().duration_since(local.date()).as_hours() / 24;
    let time = |until: DateTime| figures::time(lang, until.time());
    let is_midnight = |until: DateTime| (until.hour(), until.minute()) == (0, 0);
    match (state.open, state.until) {
        (OpenNow::Unknown, _) => None,
        (OpenNow::Yes, None) => Some(Open { is_open: true, text: words.get("entry-open-always").into_owned() }),
        (OpenNow::Yes, Some(until)) => {
            // "Until midnight" and beyond says little; the hour counts when it comes today or in the small hours.
            let is_soon = days_until(until) == 0 || (days_until(until) == 1 && (1..6).contains(&until.hour()));
            let text = if is_soon {
                words.with("entry-open-until", "time", time(until))
            } else {
                words.get("entry-open").into_owned()
            };
            Some(Open { is_open: true, text })
        }
        (OpenNow::No, until) => {
            let text = match until.map(|until| (days_until(until), until)) {
                // From midnight on means the whole day: hours that name only the weekday.
                Some((1, until)) if is_midnight(until) => words.get("entry-opens-on-tomorrow").into_owned(),
                Some((2..=6, until)) if is_midnight(until) => {
                    words.with("entry-opens-on", "day", figures::weekday(lang, until.date()))
                }
                Some((0, until)) => words.with("entry-opens-today", "time", time(until)),
                Some((1, until)) => words.with("entry-opens-tomorrow", "time", time(until)),
                Some((2..=6, until)) => {
                    let mut values = fluent_bundle::FluentArgs::new();
                    values.set("day", figures::weekday(lang, until.date()));
                    values.set("time", time(until));
                    words.with_all("entry-closed-until", &values)
                }
                _ => words.get("entry-closed").into_owned(),
            };
            Some(Open { is_open: false, text })
        }
    }
}

/// How far away something is. Of what is not known so exactly only within which distance it lies: a town's middle, on
/// which several stand, is no hundred metres from anywhere.
pub fn distance(lang: Lang, metres: f64, precision: Precision) -> String {
    let words = Words::of(lang);
    match precision.reach() {
        Some(reach) if metres < reach => words.with("entry-within", "distance", figures::distance(lang, reach)),
        _ if metres < 30.0 => words.get("entry-here").into_owned(),
        _ => figures::distance(lang, metres),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_until_when_it_is_open_or_closed() {
        let monday_noon = jiff::civil::date(2026, 11, 23).at(12, 0, 0, 0);
        for (hours, expected) in [
            ("24/7", "Open day and night"),
            ("09:00-17:00", "Open until 17:00"),
            ("Mo 14:00-17:00", "Closed, opens today at 14:00"),
            ("Tu 09:00-17:00", "Closed, opens tomorrow at 9:00"),
            ("Fr 08:00-12:00", "Closed, opens Friday at 8:00"),
            ("Sa", "Closed, open on Saturday"),
            ("Tu", "Closed, open tomorrow"),
            ("Mo 10:00-26:00", "Open until 2:00"),
        ] {
            let text = open(hours, "IR", monday_noon, Lang::EN).map(|open| open.text);
            assert_eq!(text.as_deref(), Some(expected), "{hours}");
        }
        assert!(open("by appointment ???", "IR", monday_noon, Lang::EN).is_none());
    }

    #[test]
    fn an_event_says_its_day_and_hour_or_its_first_and_last_day() {
        let instance = |starts: &str, ends: &str, all_day| Instance {
            starts: starts.parse().expect("a moment"),
            ends: ends.parse().expect("a moment"),
            all_day,
            is_open: false,
        };
        for (instance, expected) in [
            (instance("2026-12-21T14:00:00Z", "2026-12-21T17:30:00Z", false), "Monday 21 December 2026, 17:30"),
            (instance("2026-12-20T20:30:00Z", "2026-12-21T20:30:00Z", true), "Monday 21 December 2026"),
            (instance("2026-03-20T20:30:00Z", "2026-03-24T20:30:00Z", true), "21 March 2026 – 24 March 2026"),
        ] {
            assert_eq!(when(&instance, "Asia/Tehran", Lang::EN), expected);
        }
    }
}
