//! The twelve questions to a generated ledger: the answers are those that its generator counted, whatever happened.

use std::fs;

use folio::query::{Database, Keep};
use serde_json::{Value, json};

use super::bed::{Bed, Dice, rows};
use crate::generator::questions::QUESTIONS;
use crate::generator::{self, Order};
use crate::harness::{Ledger, copy};

const CLIENTS: u64 = 120;

/// A generated ledger under git, and the answers that belong to it.
struct Sheet {
    bed: Bed,
    answers: Vec<Value>,
}

impl Sheet {
    fn new() -> Sheet {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        let today = "2026-03-02".parse().expect("a day");
        let order = Order { clients: CLIENTS, out: out.clone(), seed: 1, today, shard: false, heavy: false };
        generator::generate(&order).expect("a generated ledger");
        let sheet: Value =
            serde_json::from_slice(&fs::read(out.join("answers.json")).expect("the answers")).expect("JSON");
        let ledger = Ledger::new();
        copy(&out.join("ledger"), &ledger.root());
        let answers = sheet["questions"].as_array().expect("questions").clone();
        Sheet { bed: Bed { ledger: ledger.committed() }, answers }
    }

    /// `folio query` gives every answer of the generator.
    #[track_caller]
    fn is_right(&self, when: &str, more: &[&str]) {
        for (question, counted) in QUESTIONS.iter().zip(&self.answers) {
            assert_eq!(counted["name"], question.name);
            let words = [&["query", "--format", "json", question.sql], more].concat();
            let output = self.bed.ledger.folio(&words, None);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && errors.is_empty(), "{when}: {}: {errors}", question.name);
            let page: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            let items = page["items"].as_array().expect("items").iter();
            let asked: Vec<Vec<Value>> =
                items.map(|item| item.as_object().expect("a row").values().cloned().collect()).collect();
            assert_eq!(asked, flat(&counted["answer"]), "{when}: {}", question.name);
        }
    }

    /// Index and memory give the same answers; these are returned.
    #[track_caller]
    fn agrees(&self, when: &str) -> Vec<Vec<String>> {
        let ledger = self.bed.open();
        let [index, memory] = [Keep::Index, Keep::Nothing].map(|keep| {
            let database = Database::open(&ledger, keep).expect("a database");
            QUESTIONS.iter().map(|question| rows(&database, question.sql)).collect::<Vec<_>>()
        });
        assert_eq!(index, memory, "{when}");
        memory
    }
}

/// The rows that an answer of the generator stands for: a group's name goes before its figures, a text is a row of words.
fn flat(answer: &Value) -> Vec<Vec<Value>> {
    match answer {
        Value::Object(groups) => groups
            .iter()
            .flat_map(|(name, rest)| flat(rest).into_iter().map(move |row| [vec![json!(name)], row].concat()))
            .collect(),
        Value::Array(items) if items.iter().all(Value::is_string) => items
            .iter()
            .map(|item| item.as_str().unwrap_or_default().split(' ').map(|word| json!(word)).collect())
            .collect(),
        Value::Array(figures) => vec![figures.clone()],
        figure => vec![vec![figure.clone()]],
    }
}

#[test]
fn the_answers_are_those_of_the_generator() {
    let sheet = Sheet::new();
    sheet.is_right("built by the first", &[]);
    sheet.bed.file();
    sheet.is_right("without the index", &["--no-index"]);
}

#[test]
fn they_are_right_after_the_index_was_cut_and_after_it_was_overwritten() {
    let sheet = Sheet::new();
    sheet.agrees("built");
    let file = sheet.bed.file();
    let length = file.metadata().expect("the index").len();
    fs::File::options().write(true).open(&file).and_then(|file| file.set_len(length / 3)).expect("cut");
    sheet.is_right("cut", &[]);
    let file = sheet.bed.generations().pop().expect("the index");
    fs::write(&file, Dice::new(5).noise(length as usize / 8)).expect("overwritten");
    sheet.is_right("overwritten", &[]);
}

#[test]
fn they_are_right_after_edits_by_hand_that_git_took_back() {
    let sheet = Sheet::new();
    let before = sheet.agrees("built");
    let clients = sheet.bed.ledger.root().join("clients");
    let mut paths: Vec<_> = fs::read_dir(&clients).expect("clients").map(|entry| entry.expect("one").path()).collect();
    paths.sort();
    for (number, path) in paths.iter().enumerate().step_by(3) {
        let text = fs::read_to_string(path).expect("a client");
        match number % 4 {
            0 => fs::remove_file(path).expect("removed"),
            1 => fs::write(path, text.replace("state = \"open\"", "state = \"kept\"")).expect("edited"),
            2 => fs::write(path, text.replace("\"key\"", "\"small\"").replace(" 2026-0", " 2025-0")).expect("edited"),
            _ => drop(fs::copy(path, clients.join(format!("copy-{number}.toml"))).expect("copied")),
        }
    }
    assert_ne!(sheet.agrees("edited"), before);
    sheet.bed.ledger.git(["clean", "--quiet", "--force"]);
    sheet.bed.ledger.git(["checkout", "--quiet", "--", "clients"]);
    sheet.is_right("checked out", &[]);
}

#[test]
fn the_page_about_them_shows_each_in_words_and_as_sql() {
    let page = fs::read_to_string("tests/bench/README.md").expect("the page");
    for question in &QUESTIONS {
        let (name, words, sql) = (question.name, question.words, question.sql);
        assert!(page.contains(&format!("### {name}\n{words}\nAnswer: ")), "{name}: other words");
        assert!(page.contains(&format!(".\n```sql\n{sql}\n```\n")), "{name}: another query");
    }
}
