//! The categories to choose from, as a reader looks for them: in groups, and in the order of their alphabet.

use model::Category;
use model::category::CATEGORIES;
use model::script::alphabet;

use super::view::{Choice, FormView};

/// What belongs together among the choices of a field.
pub struct Group {
    /// What it is called; empty for a choice that stands alone.
    pub label: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

impl FormView {
    /// The categories of the kind: the second level under the first.
    pub fn categories(&self) -> Vec<Group> {
        let of_kind = || CATEGORIES.iter().filter(|category| category.kind == self.kind);
        let mut tops: Vec<&Category> = of_kind().filter(|category| category.parent.is_none()).collect();
        tops.sort_by_cached_key(|category| alphabet::key(self.lang, category.name(self.lang)));
        tops.into_iter().map(|top| self.group(top, of_kind().filter(|one| one.parent == Some(top.slug)))).collect()
    }

    fn group<'c>(&self, top: &Category, below: impl Iterator<Item = &'c Category>) -> Group {
        let mut below: Vec<&Category> = below.collect();
        below.sort_by_cached_key(|category| alphabet::key(self.lang, category.name(self.lang)));
        let name = top.name(self.lang);
        if below.is_empty() {
            return Group { label: String::new(), choices: vec![self.category(top, name.to_owned())] };
        }
        // The whole is chosen where none of its parts fits.
        let whole = self.category(top, self.words.with("form-category-whole", "name", name));
        let parts = below.into_iter().map(|category| self.category(category, category.name(self.lang).to_owned()));
        Group { label: name.to_owned(), choices: std::iter::once(whole).chain(parts).collect() }
    }

    fn category(&self, category: &Category, label: String) -> Choice {
        Choice { value: category.slug.to_owned(), label, chosen: self.is("category", category.slug) }
    }
}
