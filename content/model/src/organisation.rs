//! A council, department, lodge owner or partner.

/// What only an organisation has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Organisation {
    /// Of [`TYPES`].
    #[serde(rename = "type")]
    pub r#type: String,
    /// Its web site.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub website: Option<String>,
    /// Telephone numbers as dialled.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub phone: Vec<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
}

/// What an organisation can be.
pub const TYPES: [&str; 6] = ["council", "department", "lodge", "partner", "association", "business"];
