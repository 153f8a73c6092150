//! The words of one field in one segment, and walks over them.
//!
//! A walk goes over the same automaton as tantivy's own streams, in the same order, by the file that tantivy wrote: its
//! stream unpacks every node that a letter leads to before it asks whether anything that is sought lies there, and on the
//! way to typing errors nine of ten do not.

use std::io;
use std::sync::Arc;

use tantivy::directory::{FileSlice, OwnedBytes};
use tantivy::{HasLen, InvertedIndexReader};
use tantivy_fst::Automaton;
use tantivy_fst::raw::{Fst, Node};

/// The words of a field, sorted by their bytes, with where they stand.
pub(crate) struct Words {
    reader: Arc<InvertedIndexReader>,
    /// None where the field has no words.
    letters: Option<Fst<OwnedBytes>>,
}

/// What ends a dictionary of tantivy's (0.27): the length of what stands after the automaton (8 bytes), its version (4) and
/// which sort of dictionary it is (4).
const ENDS_WITH: usize = 16;
const VERSION: u32 = 1;
const SORT: u32 = 1;

/// A node of the automaton on the way to a word.
struct Step<'a, S> {
    node: Node<'a>,
    /// The next letter to try.
    at: usize,
    state: S,
}

impl Words {
    /// Opens the words of a field by what tantivy knows of them and by the field's part of the file of terms.
    pub(super) fn open(reader: Arc<InvertedIndexReader>, file: Option<FileSlice>) -> io::Result<Words> {
        let letters = file.map(letters).transpose()?;
        Ok(Words { reader, letters })
    }

    /// Where they stand.
    pub(crate) fn reader(&self) -> &InvertedIndexReader {
        &self.reader
    }

    /// How many documents hold a word, those that were deleted since among them.
    pub(crate) fn held(&self, word: &[u8]) -> io::Result<u32> {
        Ok(self.reader.terms().get(word)?.map_or(0, |held| held.doc_freq))
    }

    /// Up to so many words that begin so, in order, each with how many documents hold it.
    pub(crate) fn beginning(&self, start: &str, most: usize, mut put: impl FnMut(&[u8], u32)) -> io::Result<()> {
        let mut stream = self.reader.terms().range().ge(start).into_stream()?;
        let mut found = 0;
        while found < most && stream.advance() && stream.key().starts_with(start.as_bytes()) {
            found += 1;
            put(stream.key(), stream.value().doc_freq);
        }
        Ok(())
    }

    /// Up to so many words that begin so and that an automaton knows, in order.
    pub(crate) fn walk<A: Automaton>(&self, start: &str, automaton: &A, most: usize, mut put: impl FnMut(&[u8])) {
        let Some(letters) = &self.letters else { return };
        let (mut node, mut state) = (letters.root(), automaton.start());
        for letter in start.bytes() {
            let Some(at) = node.find_input(letter) else { return };
            node = letters.node(node.transition_addr(at));
            state = automaton.accept(&state, letter);
        }
        let mut word = start.as_bytes().to_vec();
        let mut found = 0;
        let is_word = |step: &Step<'_, A::State>| step.node.is_final() && automaton.is_match(&step.state);
        let mut way = vec![Step { node, at: 0, state }];
        if is_word(&way[0]) {
            found += 1;
            put(&word);
        }
        while let Some(step) = way.last_mut().filter(|_| found < most) {
            if step.at == step.node.len() {
                way.pop();
                word.pop();
                continue;
            }
            let next = step.node.transition(step.at);
            step.at += 1;
            let state = automaton.accept(&step.state, next.inp);
            if !automaton.can_match(&state) {
                continue;
            }
            let step = Step { node: letters.node(next.addr), at: 0, state };
            word.push(next.inp);
            if is_word(&step) {
                found += 1;
                put(&word);
            }
            way.push(step);
        }
    }
}

/// The automaton in a field's part of the file of terms.
fn letters(file: FileSlice) -> io::Result<Fst<OwnedBytes>> {
    let damaged = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    if file.len() < ENDS_WITH {
        return Err(damaged("a dictionary that is cut short"));
    }
    let (rest, end) = file.split_from_end(ENDS_WITH);
    let end = end.read_bytes()?;
    let number = |from: usize| u32::from_le_bytes(std::array::from_fn(|n| end[from + n]));
    if (number(8), number(12)) != (VERSION, SORT) {
        return Err(damaged("a dictionary of another version"));
    }
    let after = u64::from_le_bytes(std::array::from_fn(|n| end[n]));
    let until = usize::try_from(after).ok().and_then(|after| rest.len().checked_sub(after));
    let automaton = rest.slice_to(until.ok_or_else(|| damaged("a dictionary that is cut short"))?);
    Fst::new(automaton.read_bytes()?).map_err(|cause| damaged(&format!("{cause:?}")))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tantivy::directory::{CompositeFile, Directory};
    use tantivy::query::FuzzyTermQuery;
    use tantivy::schema::{STRING, Schema};
    use tantivy::{Index, IndexWriter, TantivyDocument, Term};
    use tantivy_fst::automaton::AlwaysMatch;

    use super::*;

    fn walked(words: &Words, start: &str, automaton: &impl Automaton, most: usize) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        words.walk(start, automaton, most, |word| found.push(word.to_vec()));
        found
    }

    fn streamed<A: Automaton<State: Clone>>(words: &Words, start: &str, automaton: &A) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        let mut stream = words.reader.terms().search(automaton).into_stream().unwrap();
        while stream.advance() {
            found.push(stream.key().to_vec());
        }
        found.retain(|word| word.starts_with(start.as_bytes()));
        found
    }

    /// Words of every length and branching, the empty one among them.
    fn words() -> Vec<String> {
        let letters = ['r', 'a', 's', 'h', 't', 'ر', 'ش', 'ت', 'گ'];
        let mut words: Vec<String> =
            vec![String::new(), "rasht".into(), "rashti".into(), "رشت".into(), "x".repeat(5_000)];
        let mut state: u32 = 7;
        for length in (1..9).cycle().take(3_000) {
            let mut word = String::new();
            for _ in 0..length {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                word.push(letters[(state >> 16) as usize % letters.len()]);
            }
            words.push(word);
        }
        words
    }

    #[test]
    fn a_walk_finds_what_tantivy_streams() {
        let mut schema = Schema::builder();
        let (field, empty) = (schema.add_text_field("word", STRING), schema.add_text_field("empty", STRING));
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
        for word in words() {
            let mut document = TantivyDocument::default();
            document.add_text(field, word);
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let segment = &searcher.segment_readers()[0];
        let file = Path::new(&segment.segment_id().uuid_string()).with_extension("term");
        let file = CompositeFile::open(&index.directory().open_read(&file).unwrap()).unwrap();
        let words = |field| Words::open(segment.inverted_index(field).unwrap(), file.open_read(field)).unwrap();
        assert!(walked(&words(empty), "", &AlwaysMatch, 10).is_empty());
        let words = words(field);
        let all = walked(&words, "", &AlwaysMatch, usize::MAX);
        assert_eq!(all, streamed(&words, "", &AlwaysMatch));
        assert!(all.len() > 1_500, "{} words", all.len());
        for start in ["", "r", "ra", "rasht", "ر", "رش", "zz", "xx"] {
            assert_eq!(
                walked(&words, start, &AlwaysMatch, usize::MAX),
                streamed(&words, start, &AlwaysMatch),
                "{start}"
            );
            for word in ["rasht", "rahst", "arsht", "رشت", "گشتشر", "shtar"] {
                let slips = FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true).automaton().unwrap();
                let found = walked(&words, start, &slips, usize::MAX);
                assert_eq!(found, streamed(&words, start, &slips), "{word} from {start}");
            }
        }
        assert_eq!(walked(&words, "r", &AlwaysMatch, 3), streamed(&words, "r", &AlwaysMatch)[..3]);
    }
}
