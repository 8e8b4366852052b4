//! The stems of words, remembered: people use the same words again and again.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;
use rust_stemmers::{Algorithm, Stemmer};

use super::letters;

/// Words with their stems, by the word as it is written.
type Known = HashMap<Box<str>, Box<str>, RandomState>;

/// What one thread has found out the others need not: at a hundred clients half of all words are new to each of two threads. It is asked
/// for words that are new to a thread, and so hardly ever locked.
static SHARED: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// How many words are remembered. A thread that reads ten thousand clients meets fewer, numbers aside.
const REMEMBERED: usize = 1 << 16;

/// Longer words are no words of a language, and no two are the same.
const LONGEST: usize = 64;

/// The shortest Russian stem that may have lost a vowel, in bytes: five letters. `срок` and `ТК` keep what they have.
const FLEETING: usize = 10;

/// Finds stems and remembers them by the word as it is written.
pub(super) struct Stems {
    russian: Stemmer,
    english: Stemmer,
    known: Known,
}

impl Stems {
    pub(super) fn new() -> Stems {
        Stems {
            russian: Stemmer::create(Algorithm::Russian),
            english: Stemmer::create(Algorithm::English),
            known: HashMap::default(),
        }
    }

    /// Gives what a written word is looked up by to `take`: no stem, one, or several with blanks between them.
    pub(super) fn of(&mut self, word: &str, take: impl FnOnce(&str)) {
        if let Some(stem) = self.known.get(word) {
            return take(stem);
        }
        if word.len() > LONGEST || self.known.len() >= REMEMBERED {
            return take(&self.fresh(word));
        }
        let stem = self.learn(word);
        take(&stem);
        self.known.insert(word.into(), stem);
    }

    /// The stem of a word that is new to this thread, from another thread where it has met the word.
    fn learn(&self, word: &str) -> Box<str> {
        if let Some(stem) = shared().get(word) {
            return stem.clone();
        }
        let stem = self.fresh(word).into_boxed_str();
        let mut shared = shared();
        if shared.len() < REMEMBERED {
            shared.insert(word.into(), stem.clone());
        }
        stem
    }

    fn fresh(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        for part in letters::folded(word).split(' ').filter(|part| !part.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            if part.is_ascii() {
                out.push_str(&self.english.stem(part));
            } else if part.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter)) {
                push_russian(&self.russian.stem(part), &mut out);
            } else {
                out.push_str(part);
            }
        }
        out
    }
}

fn shared() -> MutexGuard<'static, Known> {
    // Whoever panics with it leaves whole words behind.
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds a Russian stem without the vowel that comes and goes before its last letter: `звонок`, `звонка`; `заявок`, `заявка`;
/// `неустоек`, `неустойка`; `владелец`, `владельца`.
///
/// Snowball leaves it. What comes of `игрок` is no word either, but the same in all its forms, and that is all a stem is for.
fn push_russian(stem: &str, out: &mut String) {
    let mut letters = stem.chars().rev();
    let [last, vowel, before] = [letters.next(), letters.next(), letters.next()];
    let comes_and_goes = matches!((vowel, last), (Some('о' | 'е'), Some('к')) | (Some('е'), Some('ц')));
    let (true, Some(before), Some(last)) = (comes_and_goes && stem.len() >= FLEETING, before, last) else {
        return out.push_str(stem);
    };
    // Every Cyrillic letter has two bytes.
    out.push_str(&stem[..stem.len() - 4]);
    match (before, vowel) {
        ('а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я', Some('е')) => out.push('й'),
        ('л', Some('е')) if last == 'ц' => out.push('ь'),
        _ => {}
    }
    out.push(last);
}

#[cfg(test)]
mod tests {
    use super::Stems;

    fn stems(words: &[&str]) -> Vec<String> {
        let mut stems = Stems::new();
        let mut out = Vec::new();
        words.iter().for_each(|word| stems.of(word, |stem| out.push(stem.to_owned())));
        out
    }

    #[track_caller]
    fn are_forms_of_one_word(forms: &[&str]) {
        let found = stems(forms);
        assert!(found.iter().all(|stem| *stem == found[0]), "{forms:?}: {found:?}");
    }

    #[test]
    fn the_forms_of_a_russian_word_have_one_stem() {
        for forms in [
            "договор договора договору договором договоре договоры договоров договорам договорами договорах",
            "неустойка неустойки неустойке неустойку неустойкой неустоек неустойкам неустойками неустойках НЕУСТОЙКА",
            "претензия претензии претензию претензией претензий претензиям претензиями претензиях",
            "звонок звонка звонку звонком звонке звонки звонков звонкам",
            "заявка заявки заявок заявкам",
            "встреча встречи встрече встречу встречей встреч встречам",
            "владелец владельца владельцу владельцем владельцы",
            "копейка копейки копеек",
            "срок срока сроки сроков",
            "игрок игрока игроки",
            "ёлка елка Ёлки ЕЛКОЙ",
        ] {
            are_forms_of_one_word(&forms.split(' ').collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_forms_of_an_english_word_have_one_stem() {
        are_forms_of_one_word(&["report", "Reports", "REPORTED", "reporting", "report's", "report’s"]);
        are_forms_of_one_word(&["client", "clients", "clients'", "client’s"]);
    }

    #[test]
    fn accents_and_forms_of_letters_are_no_difference() {
        are_forms_of_one_word(&["Niño", "nino", "NIN\u{303}O", "ｎｉñｏ"]);
        are_forms_of_one_word(&["café", "CAFE", "cafe\u{301}"]);
        are_forms_of_one_word(&["Straße", "STRASSE", "strasse"]);
        are_forms_of_one_word(&["Søren", "soren"]);
        are_forms_of_one_word(&["Ἀθῆναι", "αθηναι", "ΑΘΗΝΑΙ"]);
        are_forms_of_one_word(&["ΟΔΟΣ", "οδός", "οδοσ"]);
        are_forms_of_one_word(&["за\u{301}мок", "замок", "за\u{ad}мок"]);
        are_forms_of_one_word(&["чай", "ЧАИ\u{306}"]);
    }

    #[test]
    fn a_word_may_have_several_parts_or_none() {
        assert_eq!(stems(&["комп’ютер", "1½", "'", "don't"]), ["комп ютер", "11 2", "", "don t"]);
    }
}
