//! What the cases of the tests are given: clients as text, a day, the settings of a ledger that settled nothing.

use std::sync::LazyLock;

use super::AsOf;
use crate::ledger::{Account, ClientFile};
use crate::model::value::Day;
use crate::model::{Client, Settings};
use crate::source::Tree;

/// Settings with every default.
static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// The client of a text, which has to parse; its profile is written for it.
pub(crate) fn client(text: &str) -> Client {
    account("acme", text).client
}

/// The client of a text with that slug; its profile is written for it, unless it has one.
pub(crate) fn account(slug: &str, text: &str) -> Account {
    let profile = format!("[profile]\nname = '{slug}'\nmanager = 'anna'\n");
    let text = if text.contains("[profile]") { text.to_owned() } else { format!("{profile}{text}") };
    let tree = Tree::parse(&text);
    assert!(tree.faults().is_empty(), "{text}\n{:?}", tree.faults());
    Account::of(ClientFile::at(&format!("clients/{slug}.toml")), &text)
}

/// A client in a ledger with settings of its own.
pub(crate) struct Case {
    settings: Settings,
    pub(crate) client: Client,
}

impl Case {
    /// The client of a text, in a ledger that settled nothing.
    pub(crate) fn new(text: &str) -> Case {
        Case { settings: Settings::default(), client: client(text) }
    }

    /// The same client in a ledger with these settings.
    pub(crate) fn settings(mut self, text: &str) -> Case {
        self.settings = Tree::parse(text).decode().unwrap();
        self
    }

    /// Noon of a day, or a moment.
    pub(crate) fn on(&self, day: &str) -> AsOf<'_> {
        let moment = if day.contains('T') { day.to_owned() } else { format!("{day}T12:00:00") };
        AsOf::new(&self.settings, moment.parse().unwrap())
    }
}

/// Noon of a day, with every default.
pub(crate) fn on(today: &str) -> AsOf<'static> {
    AsOf::new(&SETTINGS, day(today).date().and_hms_opt(12, 0, 0).unwrap_or_default())
}

/// The clients of the example agency.
pub(crate) fn agency() -> Vec<Client> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/agency/clients");
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let texts =
        files.filter(|file| file.file_type().is_file()).map(|file| std::fs::read_to_string(file.path()).unwrap());
    texts.map(|text| Tree::parse(&text).decode().unwrap()).collect()
}
