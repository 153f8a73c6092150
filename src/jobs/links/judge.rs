//! What an answer makes of what was known of an address. Plain code: given the moment, and nothing else.

use jiff::{SignedDuration, Timestamp};
use store::Link;

/// After this long an address that works is asked again, and one that is known to be broken.
const AGAIN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// After this long an address that failed and is not yet known to be broken.
const SOON: SignedDuration = SignedDuration::from_hours(24);
/// At least so long lies between two failures that count: a server may be down for an afternoon.
const APART: SignedDuration = SignedDuration::from_hours(20);
/// So soon at the earliest whoever asked us to come later is asked again.
const LATER: SignedDuration = SignedDuration::from_hours(1);
/// So many failures make an address broken.
const FAILURES: i64 = 3;
/// So many, when the server itself says that there is nothing.
const GONE: i64 = 2;

/// What came of asking an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody answered, and not that there is nothing.
    Works(u16),
    /// It failed; the word says how, and the status what the server said, 0 for nothing.
    Fails(Fault, u16),
    /// The server wants to be asked later.
    Later(Timestamp),
    /// It is nothing that is asked.
    NotAsked,
}

/// How an address fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The server says that there is nothing, 404 or 410.
    NotFound,
    /// The server says that it fails, 5xx.
    Server,
    /// It leads on and on, or nowhere.
    Redirects,
    /// There is no such name.
    Name,
    /// Nobody answered in time.
    Time,
    /// No connection, or one that broke.
    Connection,
    /// The server cannot prove that it is who it says.
    Certificate,
    /// It leads into a network that visitors do not reach.
    Inner,
}

impl Fault {
    /// The word in the database and in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fault::NotFound => "not-found",
            Fault::Server => "server",
            Fault::Redirects => "redirects",
            Fault::Name => "name",
            Fault::Time => "time",
            Fault::Connection => "connection",
            Fault::Certificate => "certificate",
            Fault::Inner => "inner",
        }
    }

    /// Whether it may as well be our own network that is down.
    pub const fn may_be_ours(self) -> bool {
        matches!(self, Fault::Name | Fault::Time | Fault::Connection)
    }
}

/// What is known now.
pub fn judged(known: &Link, outcome: &Outcome, now: Timestamp) -> Link {
    let mut link = known.clone();
    match outcome {
        Outcome::Later(at) => {
            link.due_at = (*at).clamp(now + LATER, now + AGAIN);
        }
        Outcome::Works(_) | Outcome::NotAsked => {
            link.status = if let Outcome::Works(status) = outcome { i64::from(*status) } else { 0 };
            (link.fault, link.failures, link.failed_first, link.counted_at) = (None, 0, None, None);
            (link.broken, link.checked_at, link.due_at) = (false, Some(now), now + AGAIN);
        }
        Outcome::Fails(fault, status) => {
            let is_gone = *fault == Fault::NotFound;
            if is_gone || link.counted_at.is_none_or(|at| at + APART <= now) {
                link.failures += 1;
                link.counted_at = Some(now);
            }
            link.status = i64::from(*status);
            link.fault = Some(fault.as_str().to_owned());
            link.failed_first.get_or_insert(now);
            link.broken |= link.failures >= if is_gone { GONE } else { FAILURES };
            link.checked_at = Some(now);
            link.due_at = now + if link.broken { AGAIN } else { SOON };
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(number: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + number * 3600).unwrap()
    }

    fn new() -> Link {
        Link {
            address: "https://a.example/".to_owned(),
            due_at: hour(0),
            checked_at: None,
            asked_at: None,
            status: 0,
            fault: None,
            failures: 0,
            failed_first: None,
            counted_at: None,
            broken: false,
        }
    }

    fn after(steps: &[(Outcome, i64)]) -> Link {
        steps.iter().fold(new(), |link, (outcome, at)| judged(&link, outcome, hour(*at)))
    }

    #[test]
    fn an_address_is_broken_after_three_days_of_failing_and_works_again_at_once() {
        let slow = || Outcome::Fails(Fault::Time, 0);
        let two = after(&[(slow(), 0), (slow(), 1), (slow(), 5), (slow(), 24), (slow(), 30)]);
        assert_eq!((two.failures, two.broken, two.failed_first), (2, false, Some(hour(0))));
        assert_eq!(two.due_at, hour(30 + 24));
        let three = judged(&two, &slow(), hour(54));
        assert_eq!((three.failures, three.broken, three.fault.as_deref()), (3, true, Some("time")));
        assert_eq!(three.due_at, hour(54 + 7 * 24), "what is known to be broken is left in peace");
        let well = judged(&three, &Outcome::Works(200), hour(60));
        assert_eq!((well.failures, well.broken, well.fault, well.failed_first), (0, false, None, None));
        assert_eq!((well.status, well.due_at), (200, hour(60 + 7 * 24)));
    }

    #[test]
    fn what_the_server_says_is_not_there_is_broken_the_second_time() {
        let gone = || Outcome::Fails(Fault::NotFound, 404);
        assert!(!after(&[(gone(), 0)]).broken);
        assert!(after(&[(gone(), 0), (gone(), 1)]).broken);
        assert!(!after(&[(gone(), 0), (Outcome::Works(200), 1), (gone(), 2)]).broken, "not in a row");
    }

    #[test]
    fn who_asks_us_to_come_later_has_not_failed() {
        let later = |at| after(&[(Outcome::Fails(Fault::Time, 0), 0), (Outcome::Later(hour(at)), 24)]);
        assert_eq!((later(50).due_at, later(50).failures), (hour(50), 1));
        assert_eq!(later(24).due_at, hour(25), "not at once");
        assert_eq!(later(9000).due_at, hour(24 + 7 * 24), "nor never");
        let unasked = after(&[(Outcome::NotAsked, 0)]);
        assert_eq!((unasked.broken, unasked.fault, unasked.due_at), (false, None, hour(7 * 24)));
    }
}
