//! The licence of a picture: one of a few, in words that people know, or another by its name. Both are fields of one
//! name; a name that is written counts more than what is chosen.

use model::licence::{OF_PICTURES, word};

use super::view::{Choice, FormView};

impl FormView {
    /// The known licences.
    pub fn licences(&self, path: impl AsRef<str>) -> Vec<Choice> {
        let present = self.value(path);
        let choice = |id: &str| Choice {
            value: id.to_owned(),
            label: self.words.get(&format!("form-licence-{}", word(id))).into_owned(),
            chosen: present == id,
        };
        OF_PICTURES.into_iter().map(choice).collect()
    }

    /// The name of a licence that is none of these.
    pub fn other_licence(&self, path: impl AsRef<str>) -> String {
        let present = self.value(path);
        if OF_PICTURES.contains(&present.as_str()) { String::new() } else { present }
    }
}
