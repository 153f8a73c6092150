//! Telephone numbers: kept with ASCII digits and as their owner groups them, dialled without the groups.

use crate::script::ascii_digits;

/// A telephone number with digits that every device dials, otherwise as it was typed. None when it has no digit.
pub fn plain(text: &str) -> Option<String> {
    let plain = ascii_digits(text.trim());
    plain.contains(|c: char| c.is_ascii_digit()).then_some(plain)
}

/// The number as a `tel:` address takes it (RFC 3966): what follows the first number, an extension or a second
/// number, is for people to read.
pub fn dialled(phone: &str) -> String {
    let plain = ascii_digits(phone);
    let from = plain.find(|c: char| c.is_ascii_digit() || c == '+').unwrap_or(plain.len());
    let number = &plain[from..];
    let end = number.find(|c: char| c.is_alphabetic() || matches!(c, '/' | '،' | ',' | ';')).unwrap_or(number.len());
    number[..end]
        .chars()
        .enumerate()
        .filter(|(at, c)| c.is_ascii_digit() || (*at == 0 && *c == '+'))
        .map(|(_, c)| c)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{dialled, plain};

    #[test]
    fn a_number_is_dialled_whatever_digits_it_was_typed_in() {
        for (typed, kept, number) in [
            ("013 3333 3333", "013 3333 3333", "01333333333"),
            ("۰۱۳-۳۳۳۳ ۳۳۳۳", "013-3333 3333", "01333333333"),
            ("٠١٣ ٣٣٣٣", "013 3333", "0133333"),
            ("+۹۸ (۱۳) ۳۳۳۳", "+98 (13) 3333", "+98133333"),
            ("۰۱۳ ۳۳۳۳ داخلی ۱۲", "013 3333 داخلی 12", "0133333"),
            ("تلفن: ۰۱۳ ۳۳۳۳، ۰۱۳ ۴۴۴۴", "تلفن: 013 3333، 013 4444", "0133333"),
        ] {
            assert_eq!(plain(typed).as_deref(), Some(kept), "{typed}");
            assert_eq!(dialled(kept), number, "{typed}");
            assert_eq!(dialled(typed), number, "{typed}");
        }
        assert_eq!(plain("می‌پرسیم"), None);
    }
}
