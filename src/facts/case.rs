//! A client of a few lines on a given day, for tests of facts.

use super::AsOf;
use crate::model::{Client, Settings};
use crate::source::Tree;

/// A client and the settings of its ledger.
pub(crate) struct Case {
    settings: Settings,
    pub(crate) client: Client,
}

impl Case {
    /// A client with a name, a manager and what `text` adds; a firm that works from Monday to Friday, nine to six.
    pub(crate) fn new(text: &str) -> Case {
        let whole = if text.contains("[profile]") { text.to_owned() } else { format!("{PROFILE}{text}") };
        let client = Tree::parse(&whole).decode().unwrap();
        Case { settings: Settings::default(), client }
    }

    /// The same client in a ledger with these settings.
    pub(crate) fn settings(mut self, text: &str) -> Case {
        self.settings = Tree::parse(text).decode().unwrap();
        self
    }

    /// The day facts are computed for, at noon, or a moment.
    pub(crate) fn on(&self, day: &str) -> AsOf<'_> {
        let moment = if day.contains('T') { day.to_owned() } else { format!("{day}T12:00:00") };
        AsOf::new(&self.settings, moment.parse().unwrap())
    }
}

const PROFILE: &str = "[profile]\nname = 'Acme'\nmanager = 'anna'\n";
