//! The address of a search, and the addresses that lie one step from it: with a filter more, without one, on the next
//! page. What is not a search's own (campaign marks and the like) is left behind.

use model::Lang;

use crate::http::query::{KNOWN, decoded};

/// The parameters of the present search, in the order of its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pairs: Vec<(String, String)>,
}

/// Parameters that a page decides by itself.
const NOT_KEPT: [&str; 3] = ["lang", "limit", "facets"];

impl Address {
    /// Reads a query string; what cannot be decoded is empty, and the reader of searches has refused it already.
    pub fn read(raw: &str) -> Address {
        let pairs = decoded(raw).unwrap_or_default();
        let kept = |name: &str| KNOWN.contains(&name) && !NOT_KEPT.contains(&name);
        Address { pairs: pairs.into_iter().filter(|(name, value)| kept(name) && !value.trim().is_empty()).collect() }
    }

    /// The first value of a parameter.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All parameters.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Without some parameters, and from the first page.
    pub fn without(&self, names: &[&str]) -> Address {
        let kept = |name: &str| !names.contains(&name) && name != "after";
        Address { pairs: self.pairs.iter().filter(|(name, _)| kept(name)).cloned().collect() }
    }

    /// With this value of a parameter in the place of what it had, from the first page.
    pub fn with(&self, name: &str, value: impl Into<String>) -> Address {
        let mut address = self.without(&[name]);
        address.pairs.push((name.to_owned(), value.into()));
        address
    }

    /// As a query string, without the question mark.
    pub fn query(&self) -> String {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.pairs).finish();
        // Commas and colons are plain in a query; so addresses stay readable and the same as those the script writes.
        text.replace("%2C", ",").replace("%3A", ":")
    }

    /// As an address of the find page in a language.
    pub fn url(&self, lang: Lang) -> String {
        let query = self.query();
        if query.is_empty() { format!("/{lang}/") } else { format!("/{lang}/?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_at_the_first_page_and_keeps_the_rest() {
        let address = Address::read("q=%D8%A8%D8%A7%D8%BA&kind=place&bbox=1,2,3,4&after=r0&utm_source=x&limit=5");
        assert_eq!(address.without(&["kind"]).query(), "q=%D8%A8%D8%A7%D8%BA&bbox=1,2,3,4");
        assert_eq!(address.with("kind", "event").url(Lang::FA), "/fa/?q=%D8%A8%D8%A7%D8%BA&bbox=1,2,3,4&kind=event");
        assert_eq!(address.value("bbox"), Some("1,2,3,4"));
        assert_eq!(Address::read("").url(Lang::EN), "/en/");
    }
}
