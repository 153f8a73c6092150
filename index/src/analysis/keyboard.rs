//! Typed with the wrong keyboard: «vaj» on a Latin keyboard is رشت on a Persian one (ISIRI 9147), and the other way round.

use std::sync::LazyLock;

use super::lexicon;

const KEYBOARDS: &str = include_str!("../../data/keyboards.txt");

/// The list's text, for the tests.
#[cfg(test)]
pub(crate) const SOURCE: &str = KEYBOARDS;

/// Each keyboard beside the Latin one: keys of the Latin one, and what they write.
static KEYBOARDS_READ: LazyLock<Vec<Vec<(char, char)>>> = LazyLock::new(|| {
    let mut rows = lexicon::lines(KEYBOARDS).filter_map(|line| {
        let mut columns = line.split('\t').skip(1);
        Some((columns.next()?, columns.next().unwrap_or_default()))
    });
    let signs = |keys: &str| -> Vec<char> { keys.chars().filter(|c| *c != ' ').collect() };
    let latin = rows.next().map(|(keys, _)| signs(keys)).unwrap_or_default();
    rows.map(|(keys, further)| {
        let pairs = further.split(' ').filter_map(|pair| {
            let mut signs = pair.chars();
            Some((signs.next()?, signs.next()?))
        });
        latin.iter().copied().zip(signs(keys)).chain(pairs).collect()
    })
    .collect()
});

/// What the same keys write on other keyboards; none where a sign of the line is not on the keyboard it would be from.
pub(crate) fn others(line: &str) -> Vec<String> {
    let is_latin = line.chars().any(|c| c.is_ascii_alphabetic());
    let written = |c: char, keys: &[(char, char)]| {
        let other = |c: char| {
            let found = |(latin, other): &(char, char)| {
                let (from, to) = if is_latin { (*latin, *other) } else { (*other, *latin) };
                (from == c).then_some(to)
            };
            keys.iter().find_map(found)
        };
        // Shift makes no capitals on the other keyboard, but letters that fold to the same.
        other(c).or_else(|| c.to_lowercase().next().and_then(other)).or_else(|| match c {
            ' ' | '\u{200c}' => Some(' '),
            _ => c.is_ascii_digit().then_some(c),
        })
    };
    let mut found: Vec<String> =
        KEYBOARDS_READ.iter().filter_map(|keys| line.chars().map(|c| written(c, keys)).collect()).collect();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_twin() {
        let rows: Vec<usize> = lexicon::lines(SOURCE)
            .map(|line| line.split('\t').nth(1).unwrap_or_default().chars().filter(|c| *c != ' ').count())
            .collect();
        assert!(rows.len() > 1 && rows.iter().all(|keys| *keys == rows[0]), "{rows:?}");
        assert!(others("vaj").contains(&"رشت".to_owned()));
        assert!(others("Hfahv").contains(&"آبشار".to_owned()));
        assert!(others("قشساف").contains(&"rasht".to_owned()));
        assert_eq!(others("rasht رشت"), Vec::<String>::new());
    }
}
