//! Numbers as people type them: digits of any script, the decimal sign and the groups of thousands of their language.
//! Forms and imported files read numbers here and nowhere else.

use serde_json::{Number, Value};

use crate::script::ascii_digits;

/// Digits and the decimal sign as computers read them; everything else stays.
pub fn plain(text: &str) -> String {
    ascii_digits(text.trim()).replace('٫', ".")
}

/// The number that a text says, whole where it is whole: `۱۲٬۵۰۰`, `٣٧٫٢٨`, `1,200`. None when it says none.
pub fn read(text: &str) -> Option<Value> {
    let text: String = plain(text).chars().filter(|c| !matches!(c, ' ' | '٬' | ',' | '\u{a0}' | '\u{202f}')).collect();
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    // Rust reads `inf` and `nan` as numbers; people do not.
    let said = text.parse::<f64>().ok().filter(|_| text.contains(|c: char| c.is_ascii_digit()))?;
    if said.fract() == 0.0 && said.abs() < 1e15 {
        return Some((said as i64).into());
    }
    Number::from_f64(said).map(Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn numbers_are_read_in_the_digits_of_any_script() {
        for (typed, number) in [
            ("37.28", json!(37.28)),
            ("۳۷٫۲۸", json!(37.28)),
            ("٣٧٫٢٨", json!(37.28)),
            (" ۱۲٬۵۰۰ ", json!(12_500)),
            ("1,200", json!(1_200)),
            ("12\u{a0}000", json!(12_000)),
            ("-۴", json!(-4)),
            ("१२", json!(12)),
            ("５", json!(5)),
            ("40.0", json!(40)),
        ] {
            assert_eq!(read(typed), Some(number), "{typed}");
        }
        for typed in ["", "many", "۱۲ نفر", "nan", "inf", "1e999", "37/28"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
