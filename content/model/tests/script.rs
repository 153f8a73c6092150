//! How texts are folded, cut into words and reduced to consonants: tables of cases.

use model::script::{arabic, fold, skeleton, words};

#[track_caller]
fn alike(spellings: &[&str]) {
    for spelling in spellings {
        assert_eq!(fold(spelling), fold(spellings[0]), "{spelling} and {}", spellings[0]);
    }
}

#[test]
fn letters_of_two_keyboards_are_one() {
    alike(&["کتابی", "كتابي", "کتابى"]);
    alike(&["خانهٔ", "خانۀ", "خانه", "خانة"]);
    alike(&["آرامگاه", "ارامگاه", "أرامگاه"]);
    alike(&["مؤمن", "مومن"]);
    alike(&["قُرآن", "قران"]);
    alike(&["رشـــت", "رشت"]);
    alike(&["۱۴۰۵", "١٤٠٥", "1405"]);
    alike(&["Şəki", "seki"]);
    alike(&["Ürümqi", "urumqi"]);
    alike(&["Masulé", "masule"]);
    alike(&["ﺭﺷﺖ", "رشت"]);
}

#[test]
fn a_half_space_parts_a_word_without_ending_it() {
    let cut = |text: &str| -> Vec<(String, usize)> {
        words(text).into_iter().map(|word| (word.joined, word.parts.len())).collect()
    };
    assert_eq!(cut("بوم‌گردی نارنج"), [("بومگردی".to_owned(), 2), ("نارنج".to_owned(), 0)]);
    assert_eq!(cut("سی‌وسه‌پل"), [("سیوسهپل".to_owned(), 3)]);
    assert_eq!(cut("Naqsh-e Jahan"), [("naqshe".to_owned(), 2), ("jahan".to_owned(), 0)]);
    assert_eq!(cut("Sa'di"), [("sadi".to_owned(), 0)]);
    assert_eq!(cut("«رشت»، (گیلان)!"), [("رشت".to_owned(), 0), ("گیلان".to_owned(), 0)]);
    assert_eq!(cut("‌ ‌-"), []);
    assert_eq!(cut("西安"), [("西".to_owned(), 0), ("安".to_owned(), 0)]);
}

#[test]
fn a_words_span_is_where_it_stands_in_the_text() {
    let text = "، بوم‌گردی x";
    for word in words(text) {
        let (start, end) = word.span;
        assert_eq!(fold(&text[start..end]).replace('\u{200c}', ""), word.joined);
    }
}

#[test]
fn spellings_of_one_name_share_their_consonants() {
    for (persian, latin) in [
        ("رشت", &["rasht", "resht", "rsht"][..]),
        ("ماسوله", &["masuleh", "masouleh", "masule", "masooleh"]),
        ("اصفهان", &["isfahan", "esfahan"]),
        ("قلعه", &["ghaleh", "qaleh", "qale"]),
        ("رودخان", &["rudkhan", "roodkhan"]),
        ("تهران", &["tehran"]),
        ("شیراز", &["shiraz"]),
        ("قزوین", &["qazvin", "ghazvin"]),
        ("چالوس", &["chalus", "chaloos"]),
    ] {
        for latin in latin {
            assert_eq!(skeleton(&fold(persian)), skeleton(latin), "{persian} and {latin}");
        }
    }
    assert_eq!(skeleton("آ"), "", "one sound says too little");
}

#[test]
fn arabic_words_lose_what_is_written_onto_them() {
    for (word, bare) in [("المتحف", "متحف"), ("والمتحف", "متحف"), ("للمتحف", "متحف"), ("الف", "الف")]
    {
        assert_eq!(arabic::without_article(&fold(word)), bare);
    }
}
