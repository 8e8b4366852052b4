//! What rules look at: one client with all that is known around it, or the ledger as a whole.

use crate::diagnostic::Place;
use crate::facts::{AsOf, Burden};
use crate::ledger::Ledger;
use crate::model::Client;
use crate::model::settings::Settings;
use crate::model::value::{Day, Moment};
use crate::source::{KeyPath, Node, Table, Tree};
use crate::store::Stored;

use super::{Layout, Register, SectionLayout, Sheet, WrittenEntry};

/// One file as it is written, well-formed or not: for rules about ids, references, dates and characters.
pub struct Written<'a> {
    /// The client's slug; empty for `folio.toml`.
    pub slug: &'a str,
    /// Path relative to the ledger's root.
    pub file: &'a str,
    /// The text as a tree.
    pub tree: &'a Tree<'a>,
    /// Where ids, references and dates stand in this kind of file.
    pub layout: &'a Layout,
    /// The text by that layout.
    pub sheet: &'a Sheet<'a>,
    /// The ids that can be named beyond this file.
    pub register: &'a Register<'a>,
    /// The ledger around it.
    pub ledger: &'a Ledger,
}

impl<'a> Written<'a> {
    /// The entries of a section in the order of the file.
    pub fn entries(&self, section: &'a SectionLayout) -> impl Iterator<Item = WrittenEntry<'a>> + use<'a> {
        self.sheet.entries(section)
    }
}

/// One client as values: for rules that compare what is well formed.
pub struct Subject<'a> {
    /// The client's slug.
    pub slug: &'a str,
    /// Path relative to the ledger's root.
    pub file: &'a str,
    /// The text as a tree, for what is asked of the text itself: whether it answers a question.
    pub tree: &'a Tree<'a>,
    /// The well-formed entries.
    pub client: &'a Client,
    /// The ledger around it.
    pub ledger: &'a Ledger,
    /// The ledger's day, with the settings and the calendar that facts of it are measured by.
    pub as_of: &'a AsOf<'a>,
}

impl<'a> Subject<'a> {
    /// The ledger's settings.
    pub fn settings(&self) -> &'a Settings {
        self.ledger.settings()
    }

    /// The ledger's day.
    pub fn today(&self) -> Day {
        self.ledger.today()
    }

    /// The ledger's moment.
    pub fn now(&self) -> Moment {
        self.ledger.now()
    }

    /// The day of a moment on the calendar of the ledger's zone.
    pub fn day(&self, moment: &Moment) -> Day {
        moment.day(self.ledger.zone())
    }
}

/// What is kept of a file once its text and tree are gone.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Path relative to the ledger's root.
    pub file: String,
    /// The client's slug.
    pub slug: String,
    /// The client it names as its parent, and where it does so.
    pub parent: Option<(String, Place)>,
    /// Whether what the last commit holds of it, where that is known, names no parent or another one.
    pub parent_is_new: bool,
    /// The clients it names that what the last commit holds of it, where that is known, does not; and where.
    pub named: Vec<(String, Place)>,
    /// What it adds to the load of our people.
    pub burden: Burden,
}

/// The ledger as a whole, for rules that look across files.
pub struct Overview<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Everything that stands under `clients/`, links and devices included.
    pub stored: &'a [Stored],
    /// What was kept of each file that could be read.
    pub kept: &'a [Kept],
    /// The ledger's day, with the settings and the calendar that facts of it are measured by.
    pub as_of: &'a AsOf<'a>,
}

/// The entries of a section of a file with their positions; those that are no tables are left out.
pub fn entries<'t>(tree: &'t Tree<'_>, section: &str) -> impl Iterator<Item = (usize, Table<'t>)> {
    let list = tree.root().get(section).and_then(Node::as_array);
    let entries = list.into_iter().flat_map(|list| list.iter().enumerate());
    entries.filter_map(|(index, entry)| Some((index, entry.as_table()?)))
}

/// The text under a key of a table.
pub fn text<'t>(table: Table<'t>, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Node::as_str)
}

/// The key path of the entry at `index` of a section.
pub fn entry(section: &str, index: usize) -> KeyPath {
    KeyPath::key(section).index(index)
}

/// The key path of a field of the entry at `index` of a section.
pub fn field(section: &str, index: usize, key: &str) -> KeyPath {
    KeyPath::key(section).index(index).then(key)
}
