//! What is wrong with something typed, free of any language: the page words it.

/// One thing wrong: where, what, and the values that the wording needs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Path of the field in the written form, parts joined by dots: `name.fa`, `event.schedule.month`.
    pub field: String,
    /// What is wrong.
    pub code: Code,
    /// Values for the wording, by name: `("max", "300")`.
    pub values: Vec<(&'static str, String)>,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Nothing was given where something must be.
    Required,
    /// No such field. Value: `name`.
    UnknownField,
    /// Another shape was expected. Value: `expected`.
    WrongShape,
    /// Longer than allowed. Value: `max`, in characters or entries.
    TooLong,
    /// Outside the allowed numbers. Values: `min`, `max`.
    OutOfRange,
    /// Not one of the allowed words. Values: `value`, `allowed`.
    NotAllowed,
    /// Not a language tag (BCP 47). Value: `value`.
    NotALanguage,
    /// Not an identifier or slug. Value: `value`.
    NotAnId,
    /// Not a date or time that exists. Value: `value`.
    NotADate,
    /// Not an http or https address. Value: `value`.
    NotAUrl,
    /// Not a mail address. Value: `value`.
    NotAMail,
    /// A text where a number must be. Value: `value`.
    NotANumber,
    /// A telephone number without a digit. Value: `value`.
    NotAPhone,
    /// Not opening hours in OSM syntax. Value: `value`.
    NotOpeningHours,
    /// Not a recurrence rule that can be followed. Value: `value`.
    NotARule,
    /// No category of this name. Value: `value`.
    UnknownCategory,
    /// A category of another kind. Values: `value`, `kind`.
    CategoryOfOtherKind,
    /// Ends before it starts.
    EndsBeforeStart,
    /// Names an item that does not exist. Value: `id`.
    UnknownItem,
    /// Names an item of another kind. Values: `id`, `expected`.
    ItemOfOtherKind,
    /// Another item already has it. Value: `value`.
    Taken,
    /// A time zone that the tz database does not have. Value: `value`.
    NotATimeZone,
    /// Characters that cannot be stored or shown (control characters).
    ControlCharacters,
    /// A text that is not JSON. Value: `reason`.
    NotJson,
    /// A written form from the future. Value: `value`.
    UnknownFormat,
    /// The same thing twice. Value: `value`.
    Twice,
}

impl Code {
    /// The code as it stands in the API and in message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::Required => "required",
            Code::UnknownField => "unknown-field",
            Code::WrongShape => "wrong-shape",
            Code::TooLong => "too-long",
            Code::OutOfRange => "out-of-range",
            Code::NotAllowed => "not-allowed",
            Code::NotALanguage => "not-a-language",
            Code::NotAnId => "not-an-id",
            Code::NotADate => "not-a-date",
            Code::NotAUrl => "not-a-url",
            Code::NotAMail => "not-a-mail",
            Code::NotANumber => "not-a-number",
            Code::NotAPhone => "not-a-phone",
            Code::NotOpeningHours => "not-opening-hours",
            Code::NotARule => "not-a-rule",
            Code::UnknownCategory => "unknown-category",
            Code::CategoryOfOtherKind => "category-of-other-kind",
            Code::EndsBeforeStart => "ends-before-start",
            Code::UnknownItem => "unknown-item",
            Code::ItemOfOtherKind => "item-of-other-kind",
            Code::Taken => "taken",
            Code::NotATimeZone => "not-a-time-zone",
            Code::ControlCharacters => "control-characters",
            Code::NotJson => "not-json",
            Code::UnknownFormat => "unknown-format",
            Code::Twice => "twice",
        }
    }
}

impl std::fmt::Display for Problem {
    /// For logs and tests; people are answered in their own words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field, self.code.as_str())?;
        for (i, (name, value)) in self.values.iter().enumerate() {
            write!(f, "{}{name}={value}", if i == 0 { " (" } else { ", " })?;
        }
        if self.values.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}

/// All problems of one draft, in the order of its fields.
pub type Problems = Vec<Problem>;
