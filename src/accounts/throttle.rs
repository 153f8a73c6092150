//! Slows down who guesses at passwords, and nobody else.
//!
//! What counts is who guesses at whom: after a few failures from one address at one account, each next try from there
//! has to wait twice as long, up to a quarter of an hour; its owner at another address waits for nothing. An address
//! that guesses at many accounts waits too. Against guesses at one account from everywhere stands a wait of at most
//! half a minute, which its owner can sit out.
//!
//! Questions for passkeys count by network alone, since nobody says whose key it will be: each is kept for a while.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Failures that are forgotten again after so long.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(1);
/// Most failures that are kept in mind: then the oldest half is forgotten. Less than a megabyte.
const MOST: usize = 10_000;

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Whom {
    /// One account, from one network.
    Both(String, IpAddr),
    /// All accounts, from one network.
    Network(IpAddr),
    /// One account, from everywhere.
    Account(String),
    /// Questions for passkeys that one network asked for and has not answered.
    Questions(IpAddr),
}

impl Whom {
    /// Failures without a wait, and the longest wait in seconds.
    const fn limits(&self) -> (u32, i64) {
        match self {
            Whom::Both(..) => (5, 900),
            Whom::Network(_) | Whom::Questions(_) => (30, 900),
            Whom::Account(_) => (60, 30),
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Timestamp,
}

/// The failures of the last hour.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<Whom, Failures>>);

impl Throttle {
    /// How many seconds somebody has to wait before the next try; none when they need not.
    pub fn wait(&self, account: &str, address: IpAddr, now: Timestamp) -> Option<i64> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counted(account, address).iter().filter_map(|whom| left(&held, whom, now)).max()
    }

    /// A try that failed.
    pub fn failed(&self, account: &str, address: IpAddr, now: Timestamp) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for whom in counted(account, address) {
            count(&mut held, whom, now);
        }
    }

    /// A network wants one more question for a passkey. How many seconds it has to wait for it; none when it need not,
    /// and then the question counts.
    pub fn question(&self, address: IpAddr, now: Timestamp) -> Option<i64> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let whom = Whom::Questions(network(address));
        let wait = left(&held, &whom, now);
        if wait.is_none() {
            count(&mut held, whom, now);
        }
        wait
    }

    /// A passkey opened the door: what its network asked for until then is forgiven.
    pub fn answered(&self, address: IpAddr) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.remove(&Whom::Questions(network(address)));
    }

    /// A try that succeeded: what this address did to this account is forgiven.
    pub fn succeeded(&self, account: &str, address: IpAddr) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.remove(&Whom::Both(account.to_owned(), network(address)));
    }
}

fn left(held: &HashMap<Whom, Failures>, whom: &Whom, now: Timestamp) -> Option<i64> {
    let failures = held.get(whom).filter(|failures| failures.last + FORGOTTEN > now)?;
    let (free, longest) = whom.limits();
    let over = failures.count.checked_sub(free)?;
    let wait = 2i64.saturating_pow(over.min(20)).min(longest);
    let left = (failures.last + SignedDuration::from_secs(wait)).duration_since(now).as_secs() + 1;
    (left > 0).then_some(left)
}

fn count(held: &mut HashMap<Whom, Failures>, whom: Whom, now: Timestamp) {
    if held.len() >= MOST {
        let mut times: Vec<Timestamp> = held.values().map(|failures| failures.last).collect();
        times.sort_unstable();
        let middle = times[times.len() / 2];
        // What everybody guesses at is kept longest.
        held.retain(|_, failures| failures.last > middle || failures.count > 50);
    }
    let failures = held.entry(whom).or_insert(Failures { count: 0, last: now });
    if failures.last + FORGOTTEN <= now {
        failures.count = 0;
    }
    failures.count += 1;
    failures.last = now;
}

fn counted(account: &str, address: IpAddr) -> [Whom; 3] {
    let network = network(address);
    [Whom::Both(account.to_owned(), network), Whom::Network(network), Whom::Account(account.to_owned())]
}

/// Whoever has one IPv6 address has all of its /64.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let bits = six.to_bits() >> 64 << 64;
            IpAddr::V6(bits.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_guesses_waits_longer_and_longer_and_the_owner_does_not() {
        let throttle = Throttle::default();
        let (thief, owner): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "198.51.100.7".parse().unwrap());
        let mut now = Timestamp::from_second(1_800_000_000).unwrap();
        let mut waits = Vec::new();
        for _ in 0..20 {
            let wait = throttle.wait("maryam", thief, now).unwrap_or_default();
            waits.push(wait);
            now += SignedDuration::from_secs(wait);
            throttle.failed("maryam", thief, now);
        }
        assert_eq!(waits[..5], [0; 5]);
        assert!(waits.windows(2).all(|two| two[0] <= two[1]), "{waits:?}");
        assert!(*waits.last().unwrap() > 800, "{waits:?}");
        assert_eq!(throttle.wait("maryam", owner, now), None);
        throttle.succeeded("maryam", thief);
        assert_eq!(throttle.wait("maryam", thief, now), None, "it was her after all");
    }

    #[test]
    fn one_network_at_many_accounts_waits_and_many_networks_at_one_wait_a_little() {
        let throttle = Throttle::default();
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        for number in 0..40_u128 {
            throttle.failed(&format!("person{number}"), IpAddr::V6((0x2001_0db8 << 96 | number).into()), now);
        }
        assert!(throttle.wait("nobody", IpAddr::V6((0x2001_0db8 << 96 | 99).into()), now).is_some());
        let mut later = now;
        for number in 0..20_000_u32 {
            later += SignedDuration::from_millis(1);
            throttle.failed("maryam", IpAddr::V4((number << 8).into()), later);
        }
        let wait = throttle.wait("maryam", "203.0.113.9".parse().unwrap(), later).unwrap();
        assert!((1..=31).contains(&wait), "{wait}");
    }

    #[test]
    fn a_network_that_only_asks_waits_and_no_other_does() {
        let throttle = Throttle::default();
        let (asker, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "198.51.100.7".parse().unwrap());
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        assert!((0..30).all(|_| throttle.question(asker, now).is_none()));
        assert!(throttle.question(asker, now).is_some());
        assert_eq!(throttle.question(other, now), None);
        assert_eq!(throttle.wait("maryam", asker, now), None, "the password opens all the same");
        throttle.answered(asker);
        assert_eq!(throttle.question(asker, now), None);
    }

    #[test]
    fn it_remembers_only_so_much() {
        let throttle = Throttle::default();
        for number in 0..50_000_u32 {
            let now = Timestamp::from_second(1_800_000_000 + i64::from(number)).unwrap();
            throttle.failed(&number.to_string(), IpAddr::V4(number.into()), now);
        }
        assert!(throttle.0.lock().unwrap().len() <= MOST + 3);
    }
}
