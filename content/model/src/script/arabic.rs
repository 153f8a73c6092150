//! Arabic as a language of its own: what Persian does not share.

/// The word without the article and the particles that Arabic writes onto it («والمتحف» → «متحف»); the word itself when
/// too little would remain. Takes and gives folded words.
pub fn without_article(word: &str) -> &str {
    ["وال", "بال", "كال", "کال", "فال", "لل", "ال"]
        .into_iter()
        .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3))
        .unwrap_or(word)
}
