//! How alike two words sound, whatever their scripts.

use model::script;

/// How alike two words sound, from 0 to 1.
pub(crate) fn alike(a: &str, b: &str) -> f32 {
    Sounding::of(a).alike(b)
}

/// A word ready to be compared with many.
pub(crate) struct Sounding {
    letters: Vec<char>,
    weight: f32,
}

impl Sounding {
    pub(crate) fn of(word: &str) -> Sounding {
        let letters: Vec<char> = script::sound(word).chars().collect();
        let weight = letters.iter().map(|c| weight(*c)).sum();
        Sounding { letters, weight }
    }

    pub(crate) fn alike(&self, other: &str) -> f32 {
        self.alike_sounding(&Sounding::of(other))
    }

    /// From 0 to 1. Consonants weigh most: Persian leaves short vowels out, and Latin spellings disagree about all of them.
    pub(crate) fn alike_sounding(&self, other: &Sounding) -> f32 {
        let most = self.weight.max(other.weight);
        if most == 0.0 { 0.0 } else { (1.0 - distance(&self.letters, &other.letters) / most).max(0.0) }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn weight(c: char) -> f32 {
    if is_vowel(c) { 0.4 } else { 1.0 }
}

/// Letters to be put in, left out or changed, by weight.
fn distance(a: &[char], b: &[char]) -> f32 {
    let mut row: Vec<f32> = std::iter::once(0.0)
        .chain(b.iter().scan(0.0, |sum, c| {
            *sum += weight(*c);
            Some(*sum)
        }))
        .collect();
    for from in a {
        let mut corner = row[0];
        row[0] += weight(*from);
        for (n, to) in b.iter().enumerate() {
            let changed = match (from == to, is_vowel(*from) && is_vowel(*to)) {
                (true, _) => 0.0,
                (false, true) => 0.35,
                (false, false) => 1.0,
            };
            let best = (corner + changed).min(row[n] + weight(*to)).min(row[n + 1] + weight(*from));
            corner = row[n + 1];
            row[n + 1] = best;
        }
    }
    row.last().copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_more_alike_than_neighbours() {
        assert!(alike("masouleh", "masuleh") > alike("masouleh", "masal"));
        assert!(alike("masouleh", "ماسوله") > alike("masouleh", "ماسال"));
        assert!(alike("resht", "rasht") > 0.85);
        assert_eq!(alike("طوس", "توس"), 1.0);
    }
}
