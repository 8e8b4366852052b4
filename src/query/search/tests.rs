//! What is stored and what is asked meet: in SQLite's own tokenizer, and for every text.

use std::collections::HashSet;

use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};
use rusqlite::Connection;

use super::letters::{Class, class};
use super::{Question, stemmed, words};
use crate::query::build::WORDS;

/// The full-text index with one text in it.
struct Index(Connection);

impl Index {
    fn new() -> Index {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(&format!("{WORDS}; create virtual table vocabulary using fts5vocab(_words, instance)"))
            .unwrap();
        Index(connection)
    }

    fn hold(&self, text: &str) {
        self.0.execute("insert into _words (_words) values ('delete-all')", []).unwrap();
        self.0.execute("insert into _words (rowid, words) values (1, ?)", [stemmed(text)]).unwrap();
    }

    fn has(&self, question: &str) -> bool {
        let expression = Question::words(question).unwrap().expression().unwrap();
        let sql = "select count(*) from _words where _words match ?";
        self.0.query_row(sql, [expression], |row| row.get::<_, i64>(0)).unwrap() == 1
    }

    /// How many different words SQLite sees.
    fn count(&self) -> i64 {
        self.0.query_row("select count(*) from vocabulary", [], |row| row.get(0)).unwrap()
    }
}

/// How many different words a text has.
fn different(text: &str) -> i64 {
    words::tokens(text).into_iter().map(|token| token.stem).collect::<HashSet<_>>().len() as i64
}

#[test]
fn every_stem_is_one_word_to_the_index() {
    let index = Index::new();
    let mut unknown = Vec::new();
    let signs = ('\0'..=char::MAX).filter(|sign| matches!(class(*sign), Class::Letter | Class::Alone));
    for signs in signs.collect::<Vec<_>>().chunks(64) {
        let text = signs.iter().map(|sign| format!("{sign} ")).collect::<String>();
        index.hold(&text);
        if index.count() == different(&text) {
            continue;
        }
        for sign in signs {
            index.hold(&sign.to_string());
            if index.count() != different(&sign.to_string()) {
                unknown.push(*sign);
            }
        }
    }
    assert!(unknown.is_empty(), "{} {:x?}", unknown.len(), unknown.iter().map(|sign| *sign as u32).collect::<Vec<_>>());
}

#[test]
fn a_very_long_question_is_only_long() {
    let index = Index::new();
    let text: String = (0..5000).map(|number| format!("word{number} ")).collect();
    index.hold(&text);
    assert!(index.has(&text));
    assert!(!index.has(&(text.clone() + "another")));
    assert!(index.has(&format!("\"{text}\"")));
}

/// Text of several scripts with what is hidden, attached and quoted in between.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "договор",
        "ДОГОВОРЫ",
        "Ёлка",
        "ёлки",
        "Niño",
        "e\u{301}",
        "寿司",
        "สวย",
        "한국어",
        "हिंदी",
        "שלום",
        "kape't",
        "mo'y",
        "👩\u{200d}🔧",
        "👍🏽",
        "№15/К",
        "2026-03-02",
        "a\u{ad}b",
        "ﬁn",
        "½",
        "\"",
        "AND",
        "NEAR(",
        "*",
        "-x",
        "col:",
        "OR",
        "^",
    ]);
    let piece = proptest::prop_oneof![4 => word.prop_map(str::to_owned), 1 => any::<String>(), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_found_by_each_of_its_words_and_by_all(text in text()) {
        let index = Index::new();
        index.hold(&text);
        for word in text.split_whitespace().chain([text.as_str()]) {
            let Ok(question) = Question::words(word) else { continue };
            assert!(index.has(word), "{word:?} in {text:?}");
            let marks = question.marks(&text).unwrap_or_else(|| panic!("{word:?} in {text:?}"));
            assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|part| !part.is_empty())));
        }
    }

    #[test]
    fn a_text_is_found_by_each_of_its_parts(text in text(), from in any::<prop::sample::Index>(), until in any::<prop::sample::Index>()) {
        let letters: Vec<char> = text.chars().chain(['.']).collect();
        let (from, until) = (from.index(letters.len()), until.index(letters.len()) + 1);
        let part: String = letters[from.min(until)..until.max(from)].iter().collect();
        let Ok(question) = Question::parts(&part) else { return Ok(()) };
        let text = text + ".";
        assert!(question.marks(&text).is_some_and(|marks| !marks.is_empty()), "{part:?} in {text:?}");
    }
}
