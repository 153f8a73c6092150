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
