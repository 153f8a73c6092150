//! Names of countries by their ISO 3166-1 code.

use std::collections::HashMap;
use std::sync::LazyLock;

use model::Lang;

static NAMES: LazyLock<HashMap<&'static str, [&'static str; 3]>> = LazyLock::new(|| {
    include_str!("../../../../web/locales/countries.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, [fields.next()?, fields.next()?, fields.next()?]))
        })
        .collect()
});

/// The country's name; the code itself when it is not a country's.
pub fn name(code: &str, lang: Lang) -> &str {
    let index = match lang.base() {
        "fa" => 0,
        "ar" => 2,
        _ => 1,
    };
    NAMES.get(code).map_or(code, |names| names[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_names_in_three_languages() {
        assert_eq!(name("IR", Lang::FA), "ایران");
        assert_eq!(name("IR", Lang::EN), "Iran");
        assert_eq!(name("RU", Lang::AR), "روسيا");
        assert_eq!(name("XX", Lang::EN), "XX");
    }
}
