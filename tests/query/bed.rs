//! A ledger that is asked everything, with the index and without.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use folio::ledger::{Clock, Ledger};
use folio::query::{self, Database, Keep, Question, Scope};
use folio::store::{Environment, Snapshot};

use crate::harness;

/// The answers of a ledger: every table and view with its rows, and some searches.
pub(super) type Answers = BTreeMap<String, Vec<String>>;

/// A ledger in a folder of its own.
pub(super) struct Bed {
    pub(super) ledger: harness::Ledger,
}

impl Bed {
    /// The example agency.
    pub(super) fn agency() -> Bed {
        Bed { ledger: harness::Ledger::example("agency").committed() }
    }

    /// The ledger as a command would open it now.
    pub(super) fn open(&self) -> Ledger {
        open(&self.ledger.root().canonicalize().expect("the ledger"))
    }

    /// One question to the index.
    pub(super) fn ask(&self, sql: &str) -> Vec<String> {
        let ledger = self.open();
        rows(&Database::open(&ledger, Keep::Index).expect("a database"), sql)
    }

    /// The index and memory agree about everything.
    #[track_caller]
    pub(super) fn agrees(&self, when: &str) {
        let (index, memory) = (self.answers(Keep::Index), self.answers(Keep::Nothing));
        for (question, rows) in &memory {
            assert_eq!(&index[question], rows, "{when}: {question}");
        }
    }

    /// Everything there is to ask.
    pub(super) fn answers(&self, keep: Keep) -> Answers {
        let ledger = self.open();
        let database = Database::open(&ledger, keep).expect("a database");
        let tables = database.relations().all().iter().map(|relation| relation.name.clone());
        let tables = tables.filter(|name| name != "findings").map(|name| format!("select * from {name}"));
        let mut answers: Answers = tables.map(|sql| (sql.clone(), rows(&database, &sql))).collect();
        for words in ["договор", "report", "печать"] {
            answers.insert(format!("find {words}"), found(&database, words));
        }
        answers.insert("unread".into(), database.unread().expect("the unread files"));
        answers
    }

    /// The databases in the folder of the index, by name.
    pub(super) fn generations(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).into_iter().flatten();
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        found.retain(|path| path.extension().is_some_and(|ending| ending == "sqlite"));
        found.sort();
        found
    }

    /// Where the index is.
    pub(super) fn folder(&self) -> PathBuf {
        self.ledger.root().join(".git/folio")
    }

    /// The one database of the index.
    #[track_caller]
    pub(super) fn file(&self) -> PathBuf {
        let found = self.generations();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    }
}

/// The ledger at a root, sealed from the machine.
pub(super) fn open(root: &Path) -> Ledger {
    open_in(root.parent().expect("a folder above"), root)
}

/// The ledger at a root anywhere below the home.
pub(super) fn open_in(home: &Path, root: &Path) -> Ledger {
    let variables = [
        ("HOME", home.to_path_buf()),
        ("XDG_CACHE_HOME", home.join("cache")),
        ("GIT_CEILING_DIRECTORIES", home.to_path_buf()),
    ];
    let environment = Environment::new(variables.map(|(name, value)| (name.into(), value.into_os_string())));
    let clock = Clock::new(chrono::DateTime::UNIX_EPOCH, Some("2026-03-02")).expect("a day");
    Ledger::open(root, &environment, Snapshot::work_tree(root), clock).expect("a ledger")
}

/// Changes an index by SQL as nobody does: without a trace in its stamp.
pub(super) fn tamper(path: &Path, sql: &str) {
    let stamp = path.metadata().and_then(|meta| meta.modified()).expect("a stamp");
    let index = rusqlite::Connection::open(path).expect("the index");
    index.execute(sql, []).expect("written");
    drop(index);
    let file = fs::File::options().write(true).open(path).expect("the index");
    file.set_times(fs::FileTimes::new().set_modified(stamp)).expect("its owner may");
}

/// The rows of an answer, in their order: it is the same without the index, whether a question wants one or not.
pub(super) fn rows(database: &Database<'_>, sql: &str) -> Vec<String> {
    let rows = database.ask(sql, &[]).unwrap_or_else(|error| panic!("{sql}: {error}"));
    let text = |row: &folio::query::Row| row.cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>().join("|");
    rows.rows.iter().map(text).collect()
}

/// Where the words stand, in any of their forms.
fn found(database: &Database<'_>, words: &str) -> Vec<String> {
    let question = Question::words(words).expect("words");
    let hits = query::find(database, &question, Scope::default()).expect("an answer");
    hits.iter().map(|hit| format!("{}:{} {}", hit.file, hit.line, hit.text)).collect()
}

/// Numbers that look drawn, the same in every run.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// So many bytes of noise.
    pub(super) fn noise(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.below(256) as u8).collect()
    }
}
