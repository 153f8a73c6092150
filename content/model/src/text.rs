//! One text in several languages.

use std::collections::BTreeMap;

use crate::lang::Lang;

/// A text by language. Never holds an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Texts(pub(crate) BTreeMap<Lang, String>);

impl Texts {
    /// The text in exactly this language.
    pub fn exact(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str)
    }

    /// The best text for a reader of this language, with the language it is in: the language itself, another form of
    /// it, its fallbacks, then whatever there is.
    pub fn best(&self, lang: Lang) -> Option<(Lang, &str)> {
        let same_base = || self.0.iter().find(|(other, _)| other.base() == lang.base());
        self.0
            .get_key_value(&lang)
            .or_else(same_base)
            .or_else(|| lang.fallbacks().iter().find_map(|fallback| self.0.get_key_value(fallback)))
            .or_else(|| self.0.iter().next())
            .map(|(lang, text)| (*lang, text.as_str()))
    }

    /// All texts with their languages, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a text in; an empty one takes the language out.
    pub fn set(&mut self, lang: Lang, text: &str) {
        if text.trim().is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, text.to_owned());
        }
    }
}

/// Further names by language, each list in the editor's order. Never holds an empty list or name.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Names(pub(crate) BTreeMap<Lang, Vec<String>>);

impl Names {
    /// All names with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().flat_map(|(lang, names)| names.iter().map(|name| (*lang, name.as_str())))
    }

    /// The names in exactly this language.
    pub fn exact(&self, lang: Lang) -> &[String] {
        self.0.get(&lang).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether there is no name at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
