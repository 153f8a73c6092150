//! Latin letters beyond ASCII, Latin spellings of Persian, and Persian in Latin letters.

/// Letters that NFKD leaves whole; none for letters that need no other form.
pub fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ı' | 'İ' => "i",
        'ə' | 'Ə' => "e",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ŋ' | 'Ŋ' => "n",
        _ => return None,
    })
}

/// The consonant frame of a folded Latin word, in the signs of [`super::persian::skeleton`]: digraphs first (kh, gh, sh,
/// ch, zh), q and gh alike, c as k or s, x as ks, w as v; vowels left out, and y and v where they sound as vowels.
pub fn skeleton(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut frame = String::with_capacity(word.len());
    let mut i = 0;
    while i < letters.len() {
        let (c, next) = (letters[i], letters.get(i + 1).copied());
        let last = i + 1 == letters.len();
        let (signs, used): (&str, usize) = match (c, next) {
            ('k', Some('h')) => ("K", 2),
            ('g', Some('h')) => ("q", 2),
            ('s', Some('h')) => ("S", 2),
            ('c', Some('h')) => ("C", 2),
            ('z', Some('h')) | ('d', Some('j')) => ("j", 2),
            ('p', Some('h')) => ("f", 2),
            ('t' | 'd', Some('h')) => (if c == 't' { "s" } else { "z" }, 2),
            ('c', Some('e' | 'i' | 'y')) => ("s", 1),
            ('c', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('q', _) => ("q", 1),
            ('b', _) => ("b", 1),
            ('p', _) => ("p", 1),
            ('t', _) => ("t", 1),
            ('s', _) => ("s", 1),
            ('j', _) => ("j", 1),
            ('h', _) if !last => ("h", 1),
            ('d', _) => ("d", 1),
            ('z', _) => ("z", 1),
            ('r', _) => ("r", 1),
            ('f', _) => ("f", 1),
            ('k', _) => ("k", 1),
            ('g', _) => ("g", 1),
            ('l', _) => ("l", 1),
            ('m', _) => ("m", 1),
            ('n', _) => ("n", 1),
            ('v' | 'w', _) if i == 0 => ("v", 1),
            ('y', _) if i == 0 => ("y", 1),
            ('0'..='9', _) => ("", 1),
            _ => ("", 1),
        };
        if c.is_ascii_digit() {
            frame.push(c);
        }
        for sign in signs.chars() {
            if !frame.ends_with(sign) {
                frame.push(sign);
            }
        }
        i += used;
    }
    frame
}

/// How a folded Latin word sounds, for [`super::sound`]: digraphs as one sign, long and short vowels alike, doubled
/// letters once, no silent h at the end.
pub fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut first = true;
    while let Some(c) = letters.next() {
        let (sign, used) = match (c, letters.peek().copied()) {
            ('k', Some('h')) => ('K', 2),
            ('g', Some('h')) => ('q', 2),
            ('s', Some('h')) => ('S', 2),
            ('c', Some('h')) => ('C', 2),
            ('z', Some('h')) => ('J', 2),
            ('d', Some('j')) => ('j', 2),
            ('p', Some('h')) => ('f', 2),
            ('o', Some('o' | 'u' | 'w')) => ('u', 2),
            ('e', Some('e' | 'i' | 'y')) | ('i', Some('e' | 'y')) => ('i', 2),
            ('h', None) if !first => break,
            ('o', _) => ('u', 1),
            ('y', _) if !first => ('i', 1),
            ('w', _) => ('v', 1),
            ('x', _) => ('K', 1),
            (other, _) => (other, 1),
        };
        if used == 2 {
            letters.next();
        }
        if !out.ends_with(sign) || sign.is_ascii_digit() {
            out.push(sign);
        }
        first = false;
    }
    out
}

/// A Latin word as typed, its letters of Turkish, Azerbaijani and Slavic languages in English digraphs and folded: Reşt is
/// Resht. None where it has no such letters.
pub fn spelt_out(typed: &str) -> Option<String> {
    let spelt = |c: char| match c {
        'ş' | 'Ş' | 'ș' | 'Ș' | 'š' | 'Š' => Some("sh"),
        'ç' | 'Ç' | 'č' | 'Č' => Some("ch"),
        'ž' | 'Ž' => Some("zh"),
        'ğ' | 'Ğ' => Some("gh"),
        'ə' | 'Ə' => Some("a"),
        _ => None,
    };
    typed.contains(|c| spelt(c).is_some()).then(|| {
        let text: String = typed.chars().map(|c| spelt(c).map_or_else(|| c.to_string(), str::to_owned)).collect();
        super::fold(&text).chars().filter(|c| c.is_alphanumeric()).collect()
    })
}

/// A folded Latin word as writers of other languages may have meant it: German (schiras), French (chiraz), Turkish and
/// Azerbaijani (seki, xoy), umlauts in two letters (muenchen). Few, and without the word itself.
pub fn readings(word: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 14] = [
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("dsch", "j"),
        ("dj", "j"),
        ("ch", "sh"),
        ("ch", "c"),
        ("sh", "s"),
        ("c", "j"),
        ("x", "kh"),
        ("kh", "h"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
    ];
    let mut found: Vec<String> =
        PAIRS.iter().filter(|(from, _)| word.contains(from)).map(|(from, to)| word.replace(from, to)).collect();
    let hardened =
        found.iter().map(String::as_str).chain([word]).filter_map(|word| Some(format!("{}z", word.strip_suffix('s')?)));
    let hardened: Vec<String> = hardened.collect();
    found.extend(hardened);
    // The ezafe as a letter of its own word: takhte, masjede.
    found.extend(["eye", "ye", "e", "i"].iter().filter_map(|ending| word.strip_suffix(ending)).map(str::to_owned));
    found.retain(|reading| reading.len() >= 3 && reading != word);
    found.sort_unstable();
    found.dedup();
    found
}

/// A plain Latin spelling of a name, for addresses: Latin letters lose their marks, Persian and Arabic letters take the
/// usual English ones. Short vowels, which the script does not write, stay away.
pub fn romanise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::fold(text).chars() {
        out.push_str(match c {
            'ا' | 'ع' => "a",
            'ب' => "b",
            'پ' => "p",
            'ت' | 'ط' => "t",
            'ث' | 'س' | 'ص' => "s",
            'ج' => "j",
            'چ' => "ch",
            'ح' | 'ه' => "h",
            'خ' => "kh",
            'د' => "d",
            'ذ' | 'ز' | 'ض' | 'ظ' => "z",
            'ر' => "r",
            'ژ' => "zh",
            'ش' => "sh",
            'غ' => "gh",
            'ف' => "f",
            'ق' => "q",
            'ک' => "k",
            'گ' => "g",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'و' => "u",
            'ی' => "i",
            super::HALF_SPACE => "-",
            _ => {
                out.push(c);
                continue;
            }
        });
    }
    out
}
