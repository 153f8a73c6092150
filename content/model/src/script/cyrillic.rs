//! Cyrillic letters in the Latin spelling that English readers use, so that one frame serves Latin and Cyrillic alike.

/// The usual Latin spelling of a folded Cyrillic word; other letters stay.
pub fn romanise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        out.push_str(match c {
            'а' | 'ә' => "a",
            'б' => "b",
            'в' => "v",
            'г' | 'ґ' | 'ғ' => "g",
            'д' => "d",
            'е' | 'э' | 'є' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' | 'і' => "i",
            'й' | 'ј' => "y",
            'к' => "k",
            'қ' => "q",
            'л' => "l",
            'м' => "m",
            'н' | 'ң' => "n",
            'о' | 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ү' | 'ұ' => "u",
            'ф' => "f",
            'х' => "kh",
            'һ' | 'ҳ' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'ҷ' | 'џ' => "j",
            'ш' => "sh",
            'щ' => "shch",
            'ы' => "y",
            'ю' => "yu",
            'я' => "ya",
            'ъ' | 'ь' => "",
            other => {
                out.push(other);
                continue;
            }
        });
    }
    out
}

/// Whether a word is written in Cyrillic letters.
pub fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|c| ('\u{0400}'..='\u{052f}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_names_as_english_readers_do() {
        assert_eq!(romanise("решт"), "resht");
        assert_eq!(romanise("исфахан"), "isfakhan");
        assert!(is_cyrillic("шираз") && !is_cyrillic("shiraz"));
    }
}
