//! Invitations and links to a new password: made by the operator, a publisher or the first start, the same for all.

use jiff::{SignedDuration, Timestamp};
use model::{Id, Lang, Membership, Role, Standing};
use store::{Deed, INVITATION, RESET, Store, Ticket};

use super::key;

/// How long an invitation waits.
pub const INVITATION_LASTS: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How long the link of a first start waits: the next start prints another.
pub const FIRST_LASTS: SignedDuration = SignedDuration::from_hours(24);
/// How long a link to a new password waits.
pub const RESET_LASTS: SignedDuration = SignedDuration::from_hours(2);

/// What somebody is invited to be.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Invitation {
    /// Where mail reaches them; empty on the link of a first start, where they say it themselves.
    pub mail: String,
    /// What colleagues call them.
    pub name: String,
    /// Language of the studio for them.
    pub lang: Lang,
    /// Whether they will look after the whole installation.
    pub administrator: bool,
    /// Organisations and roles.
    pub roles: Vec<(Id, Role)>,
}

impl Invitation {
    /// What they will be.
    pub fn standing(&self) -> Standing {
        let membership =
            |(organisation, role): &(Id, Role)| Membership { organisation: organisation.clone(), role: *role };
        Standing { administrator: self.administrator, memberships: self.roles.iter().map(membership).collect() }
    }

    /// The invitation on a ticket; none when it cannot be read.
    pub fn of(ticket: &Ticket) -> Option<Invitation> {
        serde_json::from_str(&ticket.payload).ok()
    }

    /// Gives it out. Answers the path of the link, with the key in it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn give(&self, store: &Store, lasts: SignedDuration, deed: &Deed) -> anyhow::Result<String> {
        let payload = serde_json::to_string(self)?;
        // What is offered to one address by two organisations are two invitations.
        let from = deed.organisation.as_ref().map_or("", Id::as_str);
        let subject = format!("{} {from}", self.mail.to_lowercase());
        let key = give(store, INVITATION, &subject, payload, lasts, deed).await?;
        Ok(format!("/studio/join/{key}"))
    }
}

/// Gives out a link to a new password. Answers its path.
///
/// # Errors
/// When the store fails.
pub async fn reset(store: &Store, person: &str, deed: &Deed) -> anyhow::Result<String> {
    let key = give(store, RESET, person, String::new(), RESET_LASTS, deed).await?;
    Ok(format!("/studio/reset/{key}"))
}

async fn give(
    store: &Store,
    purpose: &str,
    subject: &str,
    payload: String,
    lasts: SignedDuration,
    deed: &Deed,
) -> anyhow::Result<String> {
    let key = key::new()?;
    let ticket = Ticket {
        key_hash: key::hash(&key),
        purpose: purpose.to_owned(),
        subject: subject.to_owned(),
        payload,
        made_by: deed.person.clone(),
        made_at: deed.at,
        ends_at: deed.at + lasts,
    };
    store.give_ticket(&ticket, Some(deed)).await?;
    Ok(key)
}

/// Prints the way in for the first administrator, where there is none yet.
///
/// # Errors
/// When the store fails.
pub async fn first(store: &Store, now: Timestamp) -> anyhow::Result<Option<String>> {
    if store.people().await?.iter().any(|person| person.standing.administrator) {
        return Ok(None);
    }
    let invitation =
        Invitation { mail: String::new(), name: String::new(), lang: Lang::FA, administrator: true, roles: Vec::new() };
    let deed = Deed {
        at: now,
        person: None,
        organisation: None,
        address: None,
        action: "first-link".to_owned(),
        subject: None,
        detail: String::new(),
    };
    Ok(Some(invitation.give(store, FIRST_LASTS, &deed).await?))
}
