//! Mail addresses.

/// The longest address that the mail protocols carry (RFC 5321, erratum 1690), in bytes.
pub const LONGEST: usize = 254;

/// Whether a text may be a mail address: one name at one host with a dot in it, and nothing that could end the address
/// early in a letter's head. Whether anybody reads it, only a letter tells.
#[must_use]
pub fn is_mail(text: &str) -> bool {
    text.len() <= LONGEST
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
        && text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        })
}

#[cfg(test)]
mod tests {
    use super::is_mail;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["nasrin@rasht.ir", "a.b+c@mail.example.org", "نسرین@رشت.ایران"] {
            assert!(is_mail(good), "{good}");
        }
        let long = format!("{}@rasht.ir", "a".repeat(250));
        for bad in [
            "",
            "nasrin",
            "@rasht.ir",
            "nasrin@",
            "nasrin@rasht",
            "nasrin@.ir",
            "a@b@c.ir",
            "a b@c.ir",
            "a@c.ir\nBcc: x@y.ir",
            "a@c.ir>",
            &long,
        ] {
            assert!(!is_mail(bad), "{bad}");
        }
    }
}
