//! Ready-made terms on their way into a document: one text, which the index cuts again exactly as it was put together.
//! (A pre-tokenised text would go through JSON and back for every document, which takes a third of the time of indexing.)

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The tokenizer's name in the schema.
pub(crate) const NAME: &str = "terms";

/// Between terms. No term holds it: it is no letter, digit or sign of ours.
const NEXT: char = '\u{1F}';
/// Between a term's place and the term.
const AT: char = '\u{1E}';

/// Puts terms and their places, in order, into one text.
pub(crate) fn joined(terms: impl IntoIterator<Item = (usize, String)>) -> String {
    let (mut text, mut expected) = (String::new(), 0);
    for (place, term) in terms {
        if !text.is_empty() {
            text.push(NEXT);
        }
        if place != expected {
            text.push_str(&place.to_string());
            text.push(AT);
        }
        text.push_str(&term);
        expected = place + 1;
    }
    text
}

/// Cuts what [`joined`] put together.
#[derive(Clone, Default)]
pub(crate) struct Terms {
    token: Token,
}

/// The terms of one text.
pub(crate) struct Stream<'a> {
    rest: Option<&'a str>,
    token: &'a mut Token,
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.token.reset();
        // Added to before each term, so that the first stands at 0.
        self.token.position = usize::MAX;
        Stream { rest: Some(text).filter(|text| !text.is_empty()), token: &mut self.token }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(rest) = self.rest else { return false };
        let (here, rest) = rest.split_once(NEXT).map_or((rest, None), |(here, rest)| (here, Some(rest)));
        self.rest = rest;
        let (place, term) = match here.split_once(AT).map(|(place, term)| (place.parse(), term)) {
            Some((Ok(place), term)) => (place, term),
            _ => (self.token.position.wrapping_add(1), here),
        };
        self.token.position = place;
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_is_cut_again() {
        for terms in
            [vec![], vec![(0, "باغ")], vec![(0, "a"), (0, "b"), (1, "c"), (12, "d"), (13, "e")], vec![(3, "x")]]
        {
            let terms: Vec<(usize, String)> = terms.into_iter().map(|(place, term)| (place, term.to_owned())).collect();
            let text = joined(terms.clone());
            let mut tokenizer = Terms::default();
            let mut stream = tokenizer.token_stream(&text);
            let mut cut = Vec::new();
            while stream.advance() {
                cut.push((stream.token().position, stream.token().text.clone()));
            }
            assert_eq!(cut, terms);
        }
    }
}
