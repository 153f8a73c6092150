//! Interface words: Fluent messages in `web/locales`, the same files for pages, scripts and messages of the API.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use model::{Lang, Problem};

use crate::figures;

/// Texts of the three interface languages: the language, then its files.
static SOURCES: [(Lang, &[&str]); 3] = [
    (
        Lang::FA,
        &[
            include_str!("../web/locales/fa.ftl"),
            include_str!("../web/locales/problems.fa.ftl"),
            include_str!("../web/locales/figures.fa.ftl"),
            include_str!("../web/locales/pictures.fa.ftl"),
            include_str!("../web/locales/studio.fa.ftl"),
            include_str!("../web/locales/door.fa.ftl"),
            include_str!("../web/locales/form.fa.ftl"),
            include_str!("../web/locales/many.fa.ftl"),
            include_str!("../web/locales/widgets.fa.ftl"),
        ],
    ),
    (
        Lang::EN,
        &[
            include_str!("../web/locales/en.ftl"),
            include_str!("../web/locales/problems.en.ftl"),
            include_str!("../web/locales/figures.en.ftl"),
            include_str!("../web/locales/pictures.en.ftl"),
            include_str!("../web/locales/studio.en.ftl"),
            include_str!("../web/locales/door.en.ftl"),
            include_str!("../web/locales/form.en.ftl"),
            include_str!("../web/locales/many.en.ftl"),
            include_str!("../web/locales/widgets.en.ftl"),
        ],
    ),
    (
        Lang::AR,
        &[
            include_str!("../web/locales/ar.ftl"),
            include_str!("../web/locales/problems.ar.ftl"),
            include_str!("../web/locales/figures.ar.ftl"),
            include_str!("../web/locales/pictures.ar.ftl"),
            include_str!("../web/locales/studio.ar.ftl"),
            include_str!("../web/locales/door.ar.ftl"),
            include_str!("../web/locales/form.ar.ftl"),
            include_str!("../web/locales/many.ar.ftl"),
            include_str!("../web/locales/widgets.ar.ftl"),
        ],
    ),
];

static BUNDLES: LazyLock<Vec<(Lang, FluentBundle<FluentResource>)>> =
    LazyLock::new(|| SOURCES.iter().map(|(lang, sources)| (*lang, bundle(*lang, sources))).collect());

fn bundle(lang: Lang, sources: &[&str]) -> FluentBundle<FluentResource> {
    let id: unic_langid::LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Names in sentences are set apart by <bdi> in the templates; invisible marks would spoil attributes and mail.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::FA => |value, _| number(Lang::FA, value),
        Lang::AR => |value, _| number(Lang::AR, value),
        _ => |value, _| number(Lang::EN, value),
    }));
    for source in sources {
        // A message that does not parse is left out here and found by the test of the locales.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(figures::whole(lang, number.value as i64)),
        FluentValue::Number(number) => Some(figures::decimal(lang, number.value, 1)),
        _ => None,
    }
}

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words for a language; English for one in which the interface does not speak.
    pub fn of(lang: Lang) -> Words {
        let lang = Lang::INTERFACE.into_iter().find(|known| known.base() == lang.base()).unwrap_or(Lang::EN);
        Words { lang }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A message without values. A key that does not exist is given back: visible, and found by the tests.
    pub fn get(self, key: &str) -> Cow<'static, str> {
        Cow::Owned(self.format(key, None).unwrap_or_else(|| key.to_owned()))
    }

    /// A message, or none when there is no such key.
    pub fn find(self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    /// A message with one value.
    pub fn with<'v>(self, key: &str, name: &'v str, value: impl Into<FluentValue<'v>>) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value);
        self.format(key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// A message with several values.
    pub fn with_all(self, key: &str, values: &FluentArgs<'_>) -> String {
        self.format(key, Some(values)).unwrap_or_else(|| key.to_owned())
    }

    /// A problem of the model in words.
    pub fn problem(self, problem: &Problem) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &problem.values {
            args.set(*name, value.as_str());
        }
        self.with_all(&format!("field-{}", problem.code.as_str()), &args)
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let (_, bundle) = BUNDLES.iter().find(|(lang, _)| *lang == self.lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

/// The interface language that fits an Accept-Language header best; Persian when it names none.
pub fn negotiate(accept_language: Option<&str>) -> Lang {
    let Some(header) = accept_language else { return Lang::FA };
    let mut wanted: Vec<(f32, Lang)> = header
        .split(',')
        .take(20)
        .filter_map(|entry| {
            let (tag, quality) = entry.split_once(";q=").unwrap_or((entry, "1"));
            let lang = Lang::parse(tag.trim())?;
            Some((quality.trim().parse().ok().filter(|q: &f32| q.is_finite())?, lang))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted
        .into_iter()
        .filter(|(quality, _)| *quality > 0.0)
        .find_map(|(_, lang)| Lang::INTERFACE.into_iter().find(|known| known.base() == lang.base()))
        .unwrap_or(Lang::FA)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a language's messages.
    fn keys(sources: &[&str]) -> std::collections::BTreeSet<String> {
        let mut keys = std::collections::BTreeSet::new();
        for source in sources {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("a locale does not parse: {errors:?}");
            }
            for line in source.lines() {
                let Some((key, _)) =
                    line.split_once(" =").filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase()))
                else {
                    continue;
                };
                assert!(keys.insert(key.to_owned()), "{key} is written twice");
            }
        }
        keys
    }

    #[test]
    fn every_language_has_every_word() {
        let persian = keys(SOURCES[0].1);
        for (lang, sources) in &SOURCES[1..] {
            let others = keys(sources);
            let missing: Vec<_> = persian.symmetric_difference(&others).collect();
            assert!(missing.is_empty(), "{lang} and fa differ in {missing:?}");
        }
    }

    #[test]
    fn the_best_language_of_a_browser_is_chosen() {
        for (header, expected) in [
            (None, "fa"),
            (Some("en-GB,en;q=0.8,fa;q=0.9"), "en"),
            (Some("de,ar;q=0.5,en;q=0.4"), "ar"),
            (Some("tlh"), "fa"),
            (Some(";;;,q=NaN"), "fa"),
        ] {
            assert_eq!(negotiate(header).as_str(), expected, "{header:?}");
        }
    }
}
