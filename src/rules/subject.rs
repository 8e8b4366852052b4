//! What rules look at: one client with all that is known around it, or the ledger as a whole.

use crate::diagnostic::Place;
use crate::ledger::Ledger;
use crate::model::Client;
use crate::model::settings::Settings;
use crate::model::value::{Day, Moment};
use crate::schema::Catalogue;
use crate::source::{KeyPath, Tree};
use crate::store::Stored;

/// One client as it is written, well-formed or not: for rules about ids, references and characters.
pub struct Written<'a> {
    /// The client's slug.
    pub slug: &'a str,
    /// Path relative to the ledger's root.
    pub file: &'a str,
    /// The text as a tree.
    pub tree: &'a Tree<'a>,
    /// The ledger around it.
    pub ledger: &'a Ledger,
}

impl<'a> Written<'a> {
    /// The sections and fields of a client file, the ledger's own fields included.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.ledger.catalogue()
    }
}

/// One client as values: for rules that compare what is well formed.
///
/// The tree is gone by then, spent in making the values, so that each file is parsed once.
pub struct Subject<'a> {
    /// The client's slug.
    pub slug: &'a str,
    /// Path relative to the ledger's root.
    pub file: &'a str,
    /// The well-formed entries.
    pub client: &'a Client,
    /// The ledger around it.
    pub ledger: &'a Ledger,
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
}

/// The ledger as a whole, for rules that look across files.
pub struct Overview<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Everything that stands under `clients/`, links and devices included.
    pub stored: &'a [Stored],
    /// What was kept of each file that could be read.
    pub kept: &'a [Kept],
}

/// The key path of a field of the entry at `index` of a section.
pub fn field(section: &str, index: usize, key: &str) -> KeyPath {
    KeyPath::key(section).index(index).then(key)
}
