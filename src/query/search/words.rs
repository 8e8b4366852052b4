//! From a text to the stems of its words, the same way for what is stored and for what is asked.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

/// How many stems a thread remembers; people use the same words again and again.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems::new());
}

struct Stems {
    russian: Stemmer,
    english: Stemmer,
    known: HashMap<String, String>,
}

impl Stems {
    fn new() -> Stems {
        Stems {
            russian: Stemmer::create(Algorithm::Russian),
            english: Stemmer::create(Algorithm::English),
            known: HashMap::new(),
        }
    }

    fn push(&mut self, word: &str, out: &mut String) {
        if let Some(stem) = self.known.get(word) {
            out.push_str(stem);
            return;
        }
        let lower = word.to_lowercase().replace('ё', "е");
        let cyrillic = lower.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
        let stemmer = if cyrillic { &self.russian } else { &self.english };
        let stem = stemmer.stem(&lower).into_owned();
        out.push_str(&stem);
        if self.known.len() < REMEMBERED {
            self.known.insert(word.to_owned(), stem);
        }
    }
}

/// The stems of the words of a text, a space between them; empty for a text without words.
pub(in crate::query) fn stemmed(text: &str) -> String {
    STEMS.with_borrow_mut(|stems| {
        let mut out = String::with_capacity(text.len());
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            stems.push(word, &mut out);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::stemmed;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        assert_eq!(stemmed("Договор, договоры; ДОГОВОРА"), "договор договор договор");
        assert_eq!(stemmed("Ёлка ЕЛКИ"), "елк елк");
        assert_eq!(stemmed("Reports reported — reporting"), "report report report");
        assert_eq!(stemmed("…"), "");
    }
}
