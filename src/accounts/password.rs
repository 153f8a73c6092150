//! Passwords, kept by argon2id (RFC 9106) with the parameters that OWASP's cheat sheet gives for it.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use model::script;
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes of one hash: about 20 ms and 19 MiB.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Shortest and longest password, in characters.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;

/// Why a password is not taken. There are no rules about what kinds of letters it must have: they only make people
/// write `Password1!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Shorter than allowed.
    TooShort,
    /// Longer than allowed.
    TooLong,
    /// One of those that are tried first.
    Common,
    /// The person's own name or address.
    Personal,
}

/// Whether a password is fit to be chosen. `about` is what everybody knows of its owner: name and mail address.
///
/// # Errors
/// Why not.
pub fn fit(password: &str, about: &[&str]) -> Result<(), Unfit> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Err(Unfit::TooShort);
    }
    if length > *LENGTH.end() {
        return Err(Unfit::TooLong);
    }
    let plain = script::ascii_digits(password).to_lowercase();
    let core = plain.trim_matches(|c: char| !c.is_alphabetic());
    let is_known = |text: &str| COMMON.lines().any(|line| line == text);
    let few = plain.chars().collect::<std::collections::BTreeSet<_>>().len() < 4;
    let in_a_row = ROWS.iter().any(|row| {
        let backwards: String = row.chars().rev().collect();
        row.contains(&plain) || backwards.contains(&plain)
    });
    if few || in_a_row || is_known(&plain) || (is_known(core) && length < 16) {
        return Err(Unfit::Common);
    }
    let personal = about.iter().flat_map(|text| text.split('@')).map(str::to_lowercase);
    if personal.filter(|text| text.chars().count() > 3).any(|text| core == text || plain == text) {
        return Err(Unfit::Personal);
    }
    Ok(())
}

/// Words and passwords that are tried first, one a line, in small letters.
const COMMON: &str = include_str!("common-passwords.txt");

/// Keys that lie in a row.
const ROWS: [&str; 7] = [
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو",
    "الفبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
];

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What is kept of a password. Takes its time: keep it off the threads that answer.
///
/// # Errors
/// When the system has no randomness or memory to give.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hash = hasher().hash_password(composed(password).as_bytes());
    Ok(hash.map_err(|error| anyhow::anyhow!("cannot keep the password: {error}"))?.to_string())
}

/// Whether it is the password that was kept. Without a kept one it takes as long and says no: an answer's time does not
/// tell who has an account.
pub fn is(password: &str, kept: Option<&str>) -> bool {
    let parsed = kept.and_then(|kept| PasswordHash::new(kept).ok());
    match parsed {
        Some(kept) => hasher().verify_password(composed(password).as_bytes(), &kept).is_ok(),
        None => {
            // The work is done for its time alone.
            let _ = hash(password);
            false
        }
    }
}

/// One form for letters that keyboards put together differently (RFC 8265).
fn composed(password: &str) -> String {
    password.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_are_tried_first_are_refused() {
        let about = ["مریم رضایی", "maryam.rezaei@rasht.ir"];
        for (password, expected) in [
            ("کوتاه", Err(Unfit::TooShort)),
            ("1234567890", Err(Unfit::Common)),
            ("۱۲۳۴۵۶۷۸۹۰", Err(Unfit::Common)),
            ("0987654321", Err(Unfit::Common)),
            ("aaaaaaaaaaaa", Err(Unfit::Common)),
            ("Password123", Err(Unfit::Common)),
            ("ضصثقفغعهخحج", Err(Unfit::Common)),
            ("Maryam.Rezaei1", Err(Unfit::Personal)),
            ("مریم رضایی", Err(Unfit::Personal)),
            ("باران تند رشت", Ok(())),
            ("correct horse battery", Ok(())),
        ] {
            assert_eq!(fit(password, &about), expected, "{password}");
        }
        assert_eq!(fit(&"آب".repeat(101), &about), Err(Unfit::TooLong));
    }

    #[test]
    fn a_password_fits_its_hash_however_its_letters_were_put_together() {
        let kept = hash("caf\u{e9} کافه").unwrap();
        assert!(kept.starts_with("$argon2id$"), "{kept}");
        assert!(is("cafe\u{301} کافه", Some(&kept)));
        assert!(!is("cafe کافه", Some(&kept)));
        assert!(!is("cafe کافه", None));
    }
}
