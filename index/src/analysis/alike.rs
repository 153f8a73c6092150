//! How alike two words sound, whatever their scripts.

use std::ops::Range;

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
        let weight = weight_of(&letters);
        Sounding { letters, weight }
    }

    pub(crate) fn alike(&self, other: &str) -> f32 {
        let other = Sounding::of(other);
        self.alike_sounding(&other.letters, other.weight, &mut Vec::new())
    }

    /// From 0 to 1. Consonants weigh most: Persian leaves short vowels out, and Latin spellings disagree about all of them.
    fn alike_sounding(&self, letters: &[char], weight: f32, row: &mut Vec<f32>) -> f32 {
        let most = self.weight.max(weight);
        if most == 0.0 { 0.0 } else { (1.0 - distance(&self.letters, letters, row) / most).max(0.0) }
    }
}

/// Many words ready to be compared with one, in one piece of memory.
#[derive(Default)]
pub(crate) struct Soundings {
    words: String,
    letters: Vec<char>,
    each: Vec<Each>,
}

/// Where a word stands and its sound, and what that weighs.
struct Each {
    word: Range<usize>,
    letters: Range<usize>,
    weight: f32,
}

impl Soundings {
    /// One more word.
    pub(crate) fn put(&mut self, word: &str) {
        let (from, first) = (self.words.len(), self.letters.len());
        self.words.push_str(word);
        self.letters.extend(script::sound(word).chars());
        let weight = weight_of(&self.letters[first..]);
        self.each.push(Each { word: from..self.words.len(), letters: first..self.letters.len(), weight });
    }

    /// Each word once, in order.
    pub(crate) fn unite(&mut self) {
        let Soundings { words, each, .. } = self;
        each.sort_by(|a, b| words[a.word.clone()].cmp(&words[b.word.clone()]));
        each.dedup_by(|a, b| words[a.word.clone()] == words[b.word.clone()]);
    }

    /// Those that are at least so alike to a word, with how alike they are.
    pub(crate) fn alike(&self, word: &str, least: f32) -> Vec<(&str, f32)> {
        let typed = Sounding::of(word);
        let mut row = Vec::new();
        let mut found = Vec::new();
        for Each { word, letters, weight } in &self.each {
            // What one weighs more than the other has to be put in at least.
            let apart = (typed.weight - weight).abs() / typed.weight.max(*weight);
            if apart > 1.001 - least {
                continue;
            }
            let alike = typed.alike_sounding(&self.letters[letters.clone()], *weight, &mut row);
            if alike >= least {
                found.push((&self.words[word.clone()], alike));
            }
        }
        found
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn weight(c: char) -> f32 {
    if is_vowel(c) { 0.4 } else { 1.0 }
}

fn weight_of(letters: &[char]) -> f32 {
    letters.iter().map(|c| weight(*c)).sum()
}

/// Letters to be put in, left out or changed, by weight; the row is what the way there needs.
fn distance(a: &[char], b: &[char], row: &mut Vec<f32>) -> f32 {
    row.clear();
    row.push(0.0);
    row.extend(b.iter().scan(0.0, |sum, c| {
        *sum += weight(*c);
        Some(*sum)
    }));
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

    #[test]
    fn many_are_as_alike_as_each() {
        let mut many = Soundings::default();
        let words = ["tehran", "teheran", "تهران", "tahrina", "aeiou", "", "masouleh", "tehran", "th"];
        words.iter().for_each(|word| many.put(word));
        for typed in ["tehran", "تهران", "masule", "", "a"] {
            for least in [0.0, 0.6, 0.9] {
                let each: Vec<(&str, f32)> =
                    words.iter().map(|word| (*word, alike(typed, word))).filter(|(_, alike)| *alike >= least).collect();
                assert_eq!(many.alike(typed, least), each, "{typed} {least}");
            }
        }
        many.unite();
        assert_eq!(many.alike("tehran", 1.0), [("tehran", 1.0)]);
    }
}
