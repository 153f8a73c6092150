//! Stems, by Snowball's algorithms. Each stands beside the exact form, never in its place: the Persian one makes ایر of
//! ایرانی but leaves ایران.

use frostem::{Algorithm, Stemmer};
use model::Lang;
use model::script::arabic;

/// The stem of a folded word in its language; none where it is the word itself or the language has no stemmer here.
pub(crate) fn of(word: &str, lang: Lang) -> Option<String> {
    if word.chars().count() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let stem = match lang.base() {
        "ar" => arabic_stem(word),
        base => Stemmer::new(algorithm(base)?).stem(word).into_owned(),
    };
    let stem: String = stem.chars().filter(|c| c.is_alphanumeric()).collect();
    // A stem of half the word or less was cut too far: اصفهاان is not آصف.
    let (kept, whole) = (stem.chars().count(), word.chars().count());
    (kept >= 2 && kept * 2 > whole && (lang.base() == "ar" || stem != word)).then_some(stem)
}

/// Stems of a typed word whose language is not told: Arabic script may be Persian or Arabic; other scripts English or the
/// reader's language. The word itself is among them, for it may be another word's stem.
pub(crate) fn guesses(word: &str, lang: Lang) -> Vec<String> {
    let languages = if super::is_arabic_script(word) { [Lang::FA, Lang::AR] } else { [Lang::EN, lang] };
    let mut stems = vec![word.to_owned()];
    stems.extend(languages.into_iter().filter_map(|lang| of(word, lang)));
    stems.sort();
    stems.dedup();
    stems
}

/// Snowball's Arabic stemmer knows Arabic letters; ours are folded towards Persian. So they are turned back and again.
fn arabic_stem(word: &str) -> String {
    let bare = arabic::without_article(word);
    let back: String = bare
        .chars()
        .map(|c| match c {
            'ی' => 'ي',
            'ک' => 'ك',
            other => other,
        })
        .collect();
    let stem = Stemmer::new(Algorithm::Arabic).stem(&back).into_owned();
    let stem = model::script::fold(&stem);
    // Two letters say too little; then the word without its article serves.
    if stem.chars().count() >= 3 { stem } else { bare.to_owned() }
}

fn algorithm(base: &str) -> Option<Algorithm> {
    Some(match base {
        "fa" => Algorithm::Persian,
        "en" => Algorithm::English,
        "de" => Algorithm::German,
        "fr" => Algorithm::French,
        "it" => Algorithm::Italian,
        "es" => Algorithm::Spanish,
        "ru" => Algorithm::Russian,
        "tr" => Algorithm::Turkish,
        "hy" => Algorithm::Armenian,
        _ => return None,
    })
}
