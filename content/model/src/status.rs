//! Where an item stands on its way to the public.

/// The stations of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being written.
    Draft,
    /// Waiting for a publisher.
    Review,
    /// Seen by visitors.
    #[default]
    Published,
    /// Taken out of sight, kept.
    Archived,
}

impl Status {
    /// All stations, in order.
    pub const ALL: [Status; 4] = [Status::Draft, Status::Review, Status::Published, Status::Archived];

    /// The station's word in the written form and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Review => "review",
            Status::Published => "published",
            Status::Archived => "archived",
        }
    }

    /// The station with this word.
    pub fn parse(text: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether an item may go from here to there in one step.
    pub fn may_become(self, next: Status) -> bool {
        use Status::{Archived, Draft, Published, Review};
        matches!(
            (self, next),
            (Draft, Review | Published | Archived)
                | (Review, Draft | Published | Archived)
                | (Published, Draft | Archived)
                | (Archived, Draft | Published)
        ) || self == next
    }
}
