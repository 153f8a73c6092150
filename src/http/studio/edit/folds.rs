//! What is folded away in a form where there is little room: sections without which an item can be published, and
//! languages that nobody is writing in now. Where something is wrong or asked for, a fold comes open.

use model::{Kind, Lang};

use super::fields::label;
use super::sections::{self, Completeness};
use super::view::{FormView, Tongue};

/// Whether an item of this kind can be published without this section.
pub fn is_optional(section: &str) -> bool {
    matches!(
        section,
        "hours"
            | "contact"
            | "access"
            | "heritage"
            | "tickets"
            | "documents"
            | "apply"
            | "dates"
            | "partnership"
            | "person"
            | "pictures"
            | "links"
    )
}

/// Whether a section asks for a look: by what is wrong or missing in it, or by a remark.
pub fn asks(kind: Kind, section: &str, complete: Completeness, remarks: &[store::Remark]) -> bool {
    complete.faults + complete.missing > 0
        || remarks.iter().any(|remark| sections::holding(kind, &remark.field) == Some(section))
}

impl FormView {
    /// Whether the texts of a language may be folded away: not those of the first language, of the reader's, and of the one
    /// that was just added.
    pub fn folds(&self, tongue: &Tongue) -> bool {
        !tongue.is_source && tongue.lang != self.lang && Some(tongue.lang) != self.more
    }

    /// Whether they come open all the same.
    pub fn opens(&self, tongue: &Tongue) -> bool {
        let is_of = |field: &str| self.is_text_in(field, tongue.lang);
        tongue.is_older
            || self.faults.iter().any(|fault| is_of(&fault.field))
            || self.remarks.iter().any(|remark| is_of(&remark.field))
    }

    fn is_text_in(&self, field: &str, lang: Lang) -> bool {
        ["name.", "other_names.", "summary.", "description."].iter().any(|text| field.starts_with(text))
            && label(self.kind, field).lang == Some(lang)
    }
}
