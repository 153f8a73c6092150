//! Typed with the wrong keyboard: «vaj» on a Latin keyboard is رشت on a Persian one (ISIRI 9147), and the other way round.

/// Keys of a Latin keyboard and what the same keys write on the Persian one.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,";
const PERSIAN: &str = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو";

/// The same keys on the other keyboard; none when the line holds signs of both or of neither.
pub(crate) fn other(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let (from, to) = if lower.chars().any(|c| c.is_ascii_alphabetic()) { (LATIN, PERSIAN) } else { (PERSIAN, LATIN) };
    lower
        .chars()
        .map(|c| match from.chars().position(|key| key == c) {
            Some(key) => to.chars().nth(key),
            None => (c == ' ' || c.is_ascii_digit()).then_some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_twin() {
        assert_eq!(LATIN.chars().count(), PERSIAN.chars().count());
        assert_eq!(other("vaj").as_deref(), Some("رشت"));
        assert_eq!(other("قشساف").as_deref(), Some("rasht"));
        assert_eq!(other("rasht رشت"), None);
    }
}
