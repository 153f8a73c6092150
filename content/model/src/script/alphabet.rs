//! The order of names as readers know it from a dictionary, which is not that of Unicode: the letters that Persian has
//! and Arabic lacks stand there far behind the others.

use super::fold;
use crate::lang::Lang;

const PERSIAN: &str = " آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";
/// With the letters as [`fold`] leaves them.
const ARABIC: &str = " ابتثجحخدذرزسشصضطظعغفقکلمنهوی";

/// A key by which texts are in the order of a language's alphabet, word by word; other letters follow, marks and signs do
/// not count.
pub fn key(lang: Lang, text: &str) -> Vec<u32> {
    let letters = if lang.base() == "ar" { ARABIC } else { PERSIAN };
    let rank = |c: char| letters.chars().position(|letter| letter == c).map_or(0x1000 + u32::from(c), |at| at as u32);
    let mut found = Vec::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            'آ' if lang.base() != "ar" => found.push(rank('آ')),
            c if c.is_whitespace() => found.push(rank(' ')),
            c => found.extend(fold(c.encode_utf8(&mut [0; 4])).chars().filter(|c| c.is_alphanumeric()).map(rank)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::lang::Lang;

    #[test]
    fn names_come_in_the_order_of_their_alphabet() {
        let sorted = |lang: Lang, text: &str| {
            let mut names: Vec<String> = text.split('،').map(str::to_owned).collect();
            names.sort_by_cached_key(|name| key(lang, name));
            names.join("،")
        };
        for (lang, names) in [
            (Lang::FA, "آذربایجان،اردبیل،تهران،چهارمحال،قم،کرمان،گیلان،لرستان،یزد"),
            (Lang::FA, "باغ،باغ ایرانی،باغ گیاه‌شناسی،باغچه،پل،ژرفا،سد،کاخ،گرمابه،نمایش،ورزش،هتل"),
            (Lang::AR, "أهوار،بحيرة،حيّ،خان،قلعة،كنيسة،متحف،نهر،هرم،واحة"),
            (Lang::EN, "Art museum،Castle or fort،Étude،Museum"),
        ] {
            assert_eq!(sorted(lang, names), names);
            let back: Vec<&str> = names.split('،').rev().collect();
            assert_eq!(sorted(lang, &back.join("،")), names);
        }
    }
}
