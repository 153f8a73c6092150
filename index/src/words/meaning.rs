//! A line that plainly asks for a sort of thing somewhere or at some time: «موزه در رشت», "eco lodge near masuleh",
//! «این آخر هفته در رشت چه خبر است». Its words become filters. Everything else stays words.

use jiff::Timestamp;
use jiff::civil::Date;
use model::script::Word;
use model::{Category, Kind};

use super::Way;
use super::known::{Landmark, Region, category_words, landmark, regions};
use super::line::Line;
use super::slips::{Slip, typos};
use super::spelling::of_frame;
use super::ways::Typed;
use crate::Error;
use crate::analysis::asking::{self, Asking};
use crate::analysis::{FRAME, lexicon, stem};
use crate::results::{Part, Understood};
use crate::view::View;

/// What a line asks for.
#[derive(Clone, Default)]
pub(super) struct Meaning {
    pub categories: Vec<&'static Category>,
    pub kind: Option<Kind>,
    /// Cities and provinces of one name, or several that were named.
    pub regions: Vec<Region>,
    pub near: Option<Landmark>,
    pub when: Option<(Date, Date)>,
    /// The words of a region, where the line is nothing but it and what stands beside one: «شهر رشت».
    pub only_region: Vec<usize>,
    /// Telling words that are none of these.
    pub rest: Vec<usize>,
    pub understood: Vec<Understood>,
    /// Whether these are plainly filters.
    pub is_plain: bool,
    /// Whether a region was guessed from another spelling: then nothing is guessed beyond it.
    pub is_guess: bool,
}

/// What a word of the line was taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    Glue,
    Part(usize),
}

/// Reads a line, at a moment.
pub(super) fn meaning(
    view: &View,
    line: &Line,
    typed: &Typed<'_>,
    exact: &[Vec<Way>],
    now: Timestamp,
) -> Result<Meaning, Error> {
    let mut reader = Reader {
        view,
        line,
        taken: vec![Taken::No; line.words.len()],
        parts: Vec::new(),
        meaning: Meaning::default(),
        timely: None,
    };
    if line.phrases.is_empty() {
        reader.near(typed)?;
        reader.times(now);
        reader.asked();
        reader.categories(false);
        reader.regions()?;
        if reader.meaning.regions.is_empty() {
            reader.categories(true);
        }
        reader.misspelt_region(typed, exact)?;
    }
    Ok(reader.finish(typed))
}

struct Reader<'a> {
    view: &'a View,
    line: &'a Line,
    taken: Vec<Taken>,
    parts: Vec<Part>,
    meaning: Meaning,
    /// A time was read; whether it needs company.
    timely: Option<bool>,
}

impl Reader<'_> {
    /// Free stretches of words, longest first, from the left.
    fn windows(&self, most: usize) -> Vec<(usize, usize)> {
        let count = self.line.words.len();
        let mut found = Vec::new();
        for length in (1..=most.min(count)).rev() {
            found.extend((0..=count - length).map(|from| (from, from + length)));
        }
        found
    }

    fn is_free(&self, (from, until): (usize, usize)) -> bool {
        self.taken[from..until].iter().all(|taken| *taken == Taken::No)
    }

    fn words(&self, (from, until): (usize, usize)) -> &[Word] {
        &self.line.words[from..until]
    }

    fn take(&mut self, (from, until): (usize, usize), part: Part) {
        self.parts.push(part);
        self.taken[from..until].fill(Taken::Part(self.parts.len() - 1));
    }

    /// "near X": X is all that follows, up to a time.
    fn near(&mut self, typed: &Typed<'_>) -> Result<(), Error> {
        for window in self.windows(asking::MOST_WORDS) {
            if asking::said(&joined(self.words(window))) != Some(Asking::Near) {
                continue;
            }
            let count = self.line.words.len();
            let told: Vec<usize> = typed.telling.iter().copied().filter(|n| *n >= window.1).collect();
            if told.is_empty() {
                continue;
            }
            let Some(landmark) = landmark(self.view, typed, window.1)? else { continue };
            self.take((window.0, count), Part::Near(landmark.id.clone(), landmark.name.clone(), landmark.point));
            self.meaning.near = Some(landmark);
            return Ok(());
        }
        Ok(())
    }

    fn times(&mut self, now: Timestamp) {
        for window in self.windows(asking::MOST_WORDS) {
            let Some(when) = asking::when(&joined(self.words(window))).filter(|_| self.is_free(window)) else {
                continue;
            };
            let Some((from, until)) = when.days(now) else { continue };
            self.take(window, Part::When(from, until));
            self.meaning.when = Some((from, until));
            self.timely = Some(when.needs_company);
            return;
        }
    }

    fn asked(&mut self) {
        for window in self.windows(asking::MOST_WORDS) {
            if !self.is_free(window) {
                continue;
            }
            match asking::said(&joined(self.words(window))) {
                Some(Asking::Kind(kind)) if self.meaning.kind.is_none_or(|known| known == kind) => {
                    if self.meaning.kind.is_none() {
                        self.take(window, Part::Kind(kind));
                    } else {
                        self.taken[window.0..window.1].fill(Taken::Glue);
                    }
                    self.meaning.kind = Some(kind);
                }
                _ => {}
            }
        }
    }

    /// Categories; with those that are called as words that stand beside regions, such as «شهر», or without.
    fn categories(&mut self, beside_regions: bool) {
        for window in self.windows(3) {
            let is_region = asking::said(&joined(self.words(window))) == Some(Asking::Region);
            if !self.is_free(window) || (is_region && !beside_regions) {
                continue;
            }
            let Some(found) = category_words(self.words(window)) else { continue };
            let slugs: Vec<&str> = found.iter().map(|category| category.slug).collect();
            for category in &found {
                // What is called as its parent is part of it.
                if category.parent.is_none_or(|parent| !slugs.contains(&parent)) {
                    self.take(window, Part::Category(category));
                    self.meaning.categories.push(category);
                }
            }
        }
    }

    fn regions(&mut self) -> Result<(), Error> {
        for window in self.windows(3) {
            if !self.is_free(window) {
                continue;
            }
            let words = self.words(window);
            if words.len() == 1 && lexicon::is_stop_word(&words[0].joined) {
                continue;
            }
            let found = regions(self.view, &joined(words))?;
            self.take_regions(window, found);
        }
        // What stands beside them and adds nothing.
        for n in 0..self.line.words.len() {
            let said = asking::said(&self.line.words[n].joined);
            let free = self.taken[n] == Taken::No;
            match said {
                Some(Asking::Region) if free && !self.meaning.regions.is_empty() => {
                    let word = &self.line.words[n].joined;
                    self.taken[n] = Taken::Glue;
                    self.prefer(if matches!(word.as_str(), "استان" | "province" | "محافظه") {
                        Kind::Province
                    } else {
                        Kind::City
                    });
                }
                Some(Asking::Everywhere) if free => self.taken[n] = Taken::Glue,
                _ => {}
            }
        }
        Ok(())
    }

    fn take_regions(&mut self, window: (usize, usize), found: Vec<Region>) {
        if let Some(first) = found.first() {
            self.take(window, Part::Region(first.kind, first.id.clone(), first.name.clone()));
            self.meaning.regions.extend(found);
        }
    }

    /// Of a city and a province with one name the one that was said.
    fn prefer(&mut self, kind: Kind) {
        if self.meaning.regions.iter().any(|region| region.kind == kind) {
            self.meaning.regions.retain(|region| region.kind == kind);
        }
    }

    /// Where all but one word is understood, that word may be a region in another spelling.
    fn misspelt_region(&mut self, typed: &Typed<'_>, exact: &[Vec<Way>]) -> Result<(), Error> {
        let free: Vec<usize> = typed.telling.iter().copied().filter(|n| self.taken[*n] == Taken::No).collect();
        let has_sort = !self.meaning.categories.is_empty() || self.meaning.kind.is_some();
        let [only] = free.as_slice() else { return Ok(()) };
        if !has_sort || !self.meaning.regions.is_empty() || self.meaning.near.is_some() {
            return Ok(());
        }
        let word = &self.line.words[*only].joined;
        let names = [self.view.fields.name, self.view.fields.other];
        // What is in a name as it is typed is not misspelt.
        let ways = typed.telling.iter().zip(exact).find(|(n, _)| *n == only).map(|(_, ways)| ways.as_slice());
        let in_a_name = |way: &Way| way.terms.iter().any(|term| names.contains(&term.field()));
        if ways.unwrap_or_default().iter().any(in_a_name) {
            return Ok(());
        }
        let mut candidates = Vec::new();
        for field in names {
            candidates.extend(of_frame(self.view, field, FRAME, word)?.iter().map(|(term, _)| term.clone()));
        }
        candidates.extend(typos(self.view, &names, word, Slip::One)?.into_iter().map(|(_, term)| term));
        candidates.extend(stem::guesses(word, typed.lang()));
        for candidate in candidates {
            let found = regions(self.view, &candidate)?;
            if !found.is_empty() {
                self.take_regions((*only, only + 1), found);
                self.meaning.is_guess = true;
                break;
            }
        }
        Ok(())
    }

    fn finish(mut self, typed: &Typed<'_>) -> Meaning {
        let meaning = &mut self.meaning;
        meaning.rest = typed.telling.iter().copied().filter(|n| self.taken[*n] == Taken::No).collect();
        let (sort, place) = (!meaning.categories.is_empty() || meaning.kind.is_some(), !meaning.regions.is_empty());
        let timely = self.timely.is_some_and(|needs_company| !needs_company || sort || place || meaning.near.is_some());
        if !timely {
            meaning.when = None;
        }
        meaning.is_plain = if timely { true } else { meaning.rest.is_empty() && (sort || meaning.near.is_some()) };
        let is_glue = |taken: &Taken| *taken == Taken::Glue;
        if !sort && !timely && meaning.near.is_none() && meaning.rest.is_empty() && self.taken.iter().any(is_glue) {
            meaning.only_region = (0..self.taken.len()).filter(|n| matches!(self.taken[*n], Taken::Part(_))).collect();
        }
        for (n, part) in self.parts.iter().enumerate() {
            if matches!(part, Part::When(..)) && !timely {
                continue;
            }
            if !meaning.is_plain && !matches!(part, Part::Category(_)) {
                continue;
            }
            let taken = |word: usize| self.taken[word] == Taken::Part(n);
            // Several categories are called so: the words were given to the last of them.
            let words: Vec<usize> = (0..self.taken.len()).filter(|word| taken(*word)).collect();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let typed = self.line.text[self.line.words[*first].span.0..self.line.words[*last].span.1].to_owned();
            let without = self.line.without_words(taken);
            meaning.understood.push(Understood { part: part.clone(), typed, without, narrows: meaning.is_plain });
        }
        self.meaning
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.joined.as_str()).collect()
}
