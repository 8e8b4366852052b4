//! A rule as a value, and the fault it finds before it has a place on a line.

use std::ops::Range;

use crate::diagnostic::{Level, Place};
use crate::ledger::Ledger;
use crate::source::{Edit, KeyPath, Part, Tree};

use super::{Overview, Subject, Written};

/// Which part of the catalogue a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The file against the schema; always errors.
    Shape,
    /// The ledger as a whole; always errors.
    Structure,
    /// Records that contradict each other.
    Consistency,
    /// What a good account manager would notice.
    Care,
}

impl Group {
    /// The group's title.
    pub fn title(self) -> &'static str {
        match self {
            Group::Shape => "Shape: the file against the schema",
            Group::Structure => "Structure: the ledger as a whole",
            Group::Consistency => "Consistency: records that contradict each other",
            Group::Care => "Care: what a good account manager would notice",
        }
    }

    /// Whether `[rules]` may change the level of this group's rules.
    pub fn adjustable(self) -> bool {
        matches!(self, Group::Consistency | Group::Care)
    }
}

/// One thing that `check` looks for.
#[derive(Debug)]
pub struct Rule {
    /// Stable name: in output, in `[rules]`, in `folio explain`.
    pub name: &'static str,
    /// Which part of the catalogue it belongs to.
    pub group: Group,
    /// How much it matters unless `[rules]` says otherwise.
    pub level: Level,
    /// What it finds, in a few words for a list.
    pub finds: &'static str,
    /// Why it matters and how to mend it, in a few sentences.
    pub explain: &'static str,
    /// What looks, each at its own.
    pub checks: &'static [Check],
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Found while a file is read: bytes, syntax and schema (`rules/reading.rs`).
    Reading,
    /// Looks at one file as it is written, a client's or `folio.toml`.
    Written(fn(&Written<'_>, &mut Vec<Fault>)),
    /// Looks at the values of one client.
    Client(fn(&Subject<'_>, &mut Vec<Fault>)),
    /// Looks at one client file and at what the last commit held of it; only where that differs.
    History(fn(&Written<'_>, &Tree<'_>, &mut Vec<Fault>)),
    /// Looks at `folio.toml` as it is written.
    Settings(fn(&Ledger, &Tree<'_>, &mut Vec<Fault>)),
    /// Looks at the ledger's files and at what was kept of each.
    Ledger(fn(&Overview<'_>, &mut Vec<(String, Fault)>)),
}

/// Where a fault stands in its file.
#[derive(Debug, Clone)]
pub enum Spot {
    /// The file itself: its first character.
    File,
    /// A key path: its value, its key, or the header of its entry.
    Path(KeyPath, Part),
    /// Bytes of the text, where no key path can be given.
    Span(Range<usize>),
    /// A place already known, in this or another file.
    Known(Place),
}

/// What a rule found, in the language of key paths.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where to look first.
    pub spot: Spot,
    /// The fault in a few words: lower case, no period.
    pub message: String,
    /// A few words at the caret.
    pub label: String,
    /// Where the cause stands.
    pub also: Vec<(Spot, String)>,
    /// How to mend it.
    pub help: String,
    /// The edit that `--fix` makes, where there is no doubt about it.
    pub fix: Option<Edit>,
}

impl Fault {
    /// A fault of the file as a whole.
    pub fn file(message: impl Into<String>) -> Fault {
        Fault::new(Spot::File, message)
    }

    /// A fault of a value.
    pub fn value(path: KeyPath, message: impl Into<String>) -> Fault {
        Fault::new(Spot::Path(path, Part::Value), message)
    }

    /// A fault of a key.
    pub fn key(path: KeyPath, message: impl Into<String>) -> Fault {
        Fault::new(Spot::Path(path, Part::Key), message)
    }

    /// A fault of an entry as a whole, shown at its header.
    pub fn entry(path: KeyPath, message: impl Into<String>) -> Fault {
        Fault::new(Spot::Path(path, Part::Header), message)
    }

    /// A fault of the client as a whole, shown at the line of `[profile]`.
    pub fn client(message: impl Into<String>) -> Fault {
        Fault::entry(KeyPath::key("profile"), message)
    }

    /// A fault at any spot.
    pub fn new(spot: Spot, message: impl Into<String>) -> Fault {
        Fault { spot, message: message.into(), label: String::new(), also: Vec::new(), help: String::new(), fix: None }
    }

    /// A few words at the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Fault {
        self.label = label.into();
        self
    }

    /// A second place of the same file: the value at `path`, and what it has to do with the fault.
    #[must_use]
    pub fn also(mut self, path: KeyPath, message: impl Into<String>) -> Fault {
        self.also.push((Spot::Path(path, Part::Value), message.into()));
        self
    }

    /// A second place of the same file: the header of the entry at `path`, and what it has to do with the fault.
    #[must_use]
    pub fn also_at_entry(self, path: KeyPath, message: impl Into<String>) -> Fault {
        self.also_at(Spot::Path(path, Part::Header), message)
    }

    /// A second place anywhere.
    #[must_use]
    pub fn also_at(mut self, spot: Spot, message: impl Into<String>) -> Fault {
        self.also.push((spot, message.into()));
        self
    }

    /// How to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = help.into();
        self
    }

    /// The edit that `--fix` makes.
    #[must_use]
    pub fn fix(mut self, fix: Edit) -> Fault {
        self.fix = Some(fix);
        self
    }
}
