//! How much of its text tells an entry from the others of its section.
//!
//! In the order of their texts those most alike are neighbours, so that each entry costs what it shares and no more.

use std::collections::HashMap;

use super::address::loose;
use crate::source::hides_nothing;

/// What each entry has in common with the one that is most like it, by its position in the file.
pub struct Likeness(HashMap<usize, Shared>);

#[derive(Clone, Copy, Default)]
struct Shared {
    /// How many bytes of its words, as they are compared.
    length: usize,
    /// Whether that is all that either says.
    same: bool,
}

impl Likeness {
    /// Of entries: the position of each, how it begins, and what `behind` takes to tell the rest. What is typed has the whole
    /// beginning, so only of entries that begin alike the rest is read.
    pub fn of<T>(entries: impl Iterator<Item = (usize, String, T)>, behind: impl Fn(&T) -> String) -> Likeness {
        let mut begun: Vec<(usize, String, T)> =
            entries.map(|(index, begin, entry)| (index, loose(&begin), entry)).collect();
        begun.sort_unstable_by(|(_, one, _), (_, other, _)| one.cmp(other));
        let mut found = HashMap::with_capacity(begun.len());
        let mut rest = begun.as_slice();
        while let Some((_, shortest, _)) = rest.first() {
            let alike = rest.partition_point(|(_, begin, _)| begin.starts_with(shortest.as_str()));
            let (alike, others) = rest.split_at(alike);
            match alike {
                [(index, ..)] => {
                    found.insert(*index, Shared::default());
                }
                _ => compare(alike, &behind, &mut found),
            }
            rest = others;
        }
        Likeness(found)
    }

    /// How the entry at a position begins, and as many of the words behind that as tell it from the others; `None` where not all
    /// of them do, or where a screen has to spell out what would have to be typed.
    pub fn typed(&self, index: usize, begin: &str, behind: &str) -> Option<String> {
        let shared = *self.0.get(&index)?;
        let mut typed = begin.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut compared = loose(&typed);
        let mut whole = compared.clone();
        add(&mut whole, &loose(behind));
        let mut words = behind.split_whitespace();
        // All that it says tells it even from one that says more.
        while compared.len() <= shared.length && (compared.len() < whole.len() || shared.same) {
            let word = words.next()?;
            add(&mut typed, word);
            add(&mut compared, &loose(word));
        }
        hides_nothing(&typed).then_some(typed)
    }
}

/// Notes what entries that begin alike share.
fn compare<T>(alike: &[(usize, String, T)], behind: &impl Fn(&T) -> String, found: &mut HashMap<usize, Shared>) {
    let said = alike.iter().map(|(index, begin, entry)| {
        let mut all = begin.clone();
        add(&mut all, &loose(&behind(entry)));
        (all, *index)
    });
    let mut said: Vec<(String, usize)> = said.collect();
    said.sort_unstable();
    for two in said.windows(2) {
        let [(one, _), (other, _)] = two else { continue };
        let length = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        for (_, index) in two {
            let shared: &mut Shared = found.entry(*index).or_default();
            shared.length = shared.length.max(length);
            shared.same |= one == other;
        }
    }
}

/// Adds words to those before.
fn add(words: &mut String, more: &str) {
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::{Likeness, add, loose};

    /// What an entry says, as it is compared.
    fn all((begin, behind): &(&str, String)) -> String {
        let mut all = loose(begin);
        add(&mut all, &loose(behind));
        all
    }

    /// The naive way: more and more words, each time held against every other entry.
    fn naive(entries: &[(&str, String)], index: usize) -> Option<String> {
        let (begin, behind) = &entries[index];
        let mut words = behind.split_whitespace();
        let mut typed = (*begin).to_owned();
        loop {
            let compared = loose(&typed);
            let whole = compared == all(&entries[index]);
            let mut others =
                entries.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| all(other));
            if others.all(|other| if whole { other != compared } else { !other.starts_with(&compared) }) {
                return Some(typed);
            }
            add(&mut typed, words.next()?);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn neighbours_tell_what_all_others_would(
            entries in proptest::collection::vec((select(vec!["a", "b", "a b", "2026-01-02", "2026-01-02T10:00:00"]), "[aAb]{0,2}( [aBb,]{1,2}){0,3}"), 1..12)
        ) {
            let begun = entries.iter().enumerate().map(|(index, (begin, behind))| (index, (*begin).to_owned(), behind));
            let likeness = Likeness::of(begun, |behind| (*behind).clone());
            for (index, (begin, behind)) in entries.iter().enumerate() {
                prop_assert_eq!(likeness.typed(index, begin, behind), naive(&entries, index), "{:?}", entries);
            }
        }
    }
}
