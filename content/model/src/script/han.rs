//! Chinese: traditional characters as their simplified ones, so that 紐約 and 纽约 are one name.

use std::sync::LazyLock;

/// Pairs in the order of their first characters.
static SIMPLER: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = include_str!("han.txt").lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.flat_map(|line| line.split(' ')).filter_map(|pair| {
        let mut pair = pair.chars();
        Some((pair.next()?, pair.next()?))
    });
    pairs.collect()
});

/// The simplified character of a traditional one; every other as it is.
pub fn simpler(c: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    SIMPLER.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| SIMPLER[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_the_table_is_found_and_leads_to_its_end() {
        assert!(SIMPLER.len() > 2_000 && SIMPLER.is_sorted_by(|a, b| a.0 < b.0));
        for (traditional, simplified) in SIMPLER.iter() {
            assert_eq!(simpler(*traditional), *simplified);
            assert_eq!(simpler(*simplified), *simplified, "{traditional}");
        }
    }
}
