//! Cities and provinces by whatever name a row or an address gives them.

use std::collections::HashMap;
use std::sync::Arc;

use model::category::Kind;
use model::problem::{Code, Problem};
use model::{Draft, Id, Item, Lang};
use serde_json::{Map, Value};
use store::Store;

/// The cities and provinces that the store knows, and their names.
#[derive(Default)]
pub struct Regions {
    cities: HashMap<String, Id>,
    provinces: HashMap<String, Id>,
    items: HashMap<Id, Arc<Item>>,
}

impl Regions {
    /// Reads them from the store.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn load(store: &Store) -> Result<Regions, store::Error> {
        let mut regions = Regions::default();
        for kind in [Kind::City, Kind::Province] {
            for (_, kept) in store.named(kind).await? {
                regions.add(kept.item);
            }
        }
        Ok(regions)
    }

    /// Takes in one city or province. Of two cities of one name, one in Iran wins, then the better known.
    pub fn add(&mut self, item: Item) {
        let names = match item.kind() {
            Kind::City => &mut self.cities,
            Kind::Province => &mut self.provinces,
            _ => return,
        };
        let mut put = |name: String| {
            if item.country == "IR" {
                names.insert(name, item.id.clone());
            } else {
                names.entry(name).or_insert_with(|| item.id.clone());
            }
        };
        put(item.id.as_str().to_owned());
        put(item.slug.clone());
        for (_, name) in item.name.iter().chain(item.other_names.iter()) {
            put(folded(name));
        }
        self.items.insert(item.id.clone(), Arc::new(item));
    }

    /// The city of this id, slug or name.
    pub fn city(&self, word: &str) -> Option<&Id> {
        self.cities.get(word).or_else(|| self.cities.get(&folded(word)))
    }

    /// The province of this id, slug or name.
    pub fn province(&self, word: &str) -> Option<&Id> {
        let word_folded = folded(word);
        self.provinces
            .get(word)
            .or_else(|| self.provinces.get(&word_folded))
            .or_else(|| self.provinces.get(word_folded.strip_prefix("استان")?))
    }

    /// Name of a city or province in a language.
    pub fn name(&self, id: &Id, lang: Lang) -> Option<&str> {
        self.items.get(id).and_then(|item| item.name.best(lang)).map(|(_, name)| name)
    }

    /// Slug of a city or province.
    pub fn slug(&self, id: &Id) -> Option<&str> {
        self.items.get(id).map(|item| item.slug.as_str())
    }

    /// The city or province itself.
    pub fn item(&self, id: &Id) -> Option<&Arc<Item>> {
        self.items.get(id)
    }

    /// Puts ids in the place of the names in a draft's `city` and `province`. A name that is not known is kept as text
    /// under `unresolved`, with a remark.
    pub fn resolve(&self, draft: &mut Draft) -> Vec<Problem> {
        let mut remarks = Vec::new();
        for field in ["city", "province"] {
            let Some(Value::String(word)) = draft.0.get(field) else { continue };
            let word = word.trim().to_owned();
            if word.is_empty() {
                continue;
            }
            let found = if field == "city" { self.city(&word) } else { self.province(&word) };
            if let Some(id) = found {
                draft.0.insert(field.to_owned(), id.as_str().into());
            } else if !(word.contains(':') && Id::parse(&word).is_some()) {
                draft.0.shift_remove(field);
                let kept = draft.0.entry("unresolved").or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(kept) = kept {
                    kept.insert(field.to_owned(), word.as_str().into());
                }
                remarks.push(Problem { field: field.to_owned(), code: Code::UnknownItem, values: vec![("id", word)] });
            }
        }
        remarks
    }
}

fn folded(name: &str) -> String {
    model::script::words(name).into_iter().map(|word| word.joined).collect()
}
