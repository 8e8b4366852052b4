//! One client's file, read: what it holds that is well formed, and the line on which each record of it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ClientFile;
use crate::model::Client;
use crate::source::{KeyPath, Lines, Step, Tree};

/// A client with its file, as facts and reports read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Which client, and where its file stands.
    pub file: ClientFile,
    /// What the file holds that is well formed.
    pub client: Client,
    /// Where it stands.
    pub places: Places,
    /// Whether the file parses whole and the client's own tables are well-formed; where not, what stands at the faults is
    /// missing here.
    pub sound: bool,
}

impl Account {
    /// The client of a text; of a text that does not parse, what can still be told.
    pub fn of(file: ClientFile, text: &str) -> Account {
        Account::in_tree(file, &Tree::parse(text))
    }

    /// The client of a text that is parsed already.
    pub fn in_tree(file: ClientFile, tree: &Tree<'_>) -> Account {
        Account::on_lines(file, tree, &Lines::new(tree.text()))
    }

    /// The client of a text that is parsed already, and the lines of which are known.
    pub fn on_lines(file: ClientFile, tree: &Tree<'_>, lines: &Lines<'_>) -> Account {
        let mut client: Client = tree.decode().unwrap_or_default();
        let mut sound = tree.faults().is_empty();
        let missed = |table: &str, there: bool| !there && tree.root().get(table).is_some();
        // One bad value must not take the manager from a client, and the client from everybody's day.
        if missed("profile", client.profile.is_some()) {
            (client.profile, sound) = (tree.decode_sound("profile"), false);
        }
        if missed("communication", client.communication.is_some()) {
            (client.communication, sound) = (tree.decode_sound("communication"), false);
        }
        Account { file, client, places: Places::of(tree, lines), sound }
    }

    /// What this folio can [read](Account::kept) again without parsing: everything but the file's name.
    ///
    /// Another folio may write it otherwise; so it is kept only where the program's version is, too.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Nothing of a client is beyond the encoding: it has no maps of unknown length and no types that it finds out itself.
        postcard::to_stdvec(&(&self.client, &self.places, self.sound)).unwrap_or_default()
    }

    /// The client of bytes that [`Account::to_bytes`] gave; `None` where they are damaged.
    pub fn kept(file: ClientFile, bytes: &[u8]) -> Option<Account> {
        let (client, places, sound) = postcard::from_bytes(bytes).ok()?;
        Some(Account { file, client, places, sound })
    }

    /// The client's slug.
    pub fn slug(&self) -> &str {
        &self.file.slug
    }

    /// The client's name for people: as written, else the slug.
    pub fn name(&self) -> &str {
        self.client.profile.as_ref().map_or(&self.file.slug, |profile| &profile.name)
    }

    /// The line of a record or a key, of the nearest one around it that is written; 1 where nothing is.
    pub fn line(&self, path: &KeyPath) -> u32 {
        self.places.line(path)
    }
}

/// The lines of a client's file on which its tables, the keys of its tables and the entries of its lists begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    sections: BTreeMap<String, Written>,
}

/// Where one section stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Written {
    /// A table, and each of its keys.
    Table { line: u32, keys: BTreeMap<String, u32> },
    /// The entries of a list, in the order of the file.
    List(Vec<u32>),
}

impl Places {
    fn of(tree: &Tree<'_>, lines: &Lines<'_>) -> Places {
        let mut sections = BTreeMap::new();
        for entry in tree.root().iter() {
            let written = if let Some(table) = entry.node.as_table() {
                let keys = table.iter().map(|key| (key.key.to_owned(), lines.line(key.key_span().start)));
                Written::Table { line: lines.line(table.span().start), keys: keys.collect() }
            } else if let Some(array) = entry.node.as_array() {
                Written::List(array.iter().map(|item| lines.line(item.span().start)).collect())
            } else {
                continue;
            };
            sections.insert(entry.key.to_owned(), written);
        }
        Places { sections }
    }

    /// Whether a section, or a key of one, is written; of a list, whether it has an entry.
    pub fn has(&self, section: &str, key: Option<&str>) -> bool {
        match (self.sections.get(section), key) {
            (None, _) => false,
            (Some(Written::Table { keys, .. }), Some(key)) => keys.contains_key(key),
            (Some(Written::Table { .. }), None) => true,
            (Some(Written::List(lines)), _) => !lines.is_empty(),
        }
    }

    fn line(&self, path: &KeyPath) -> u32 {
        let mut steps = path.steps().iter();
        let Some(Step::Key(section)) = steps.next() else { return 1 };
        match (self.sections.get(section), steps.next()) {
            (Some(Written::Table { line, keys }), Some(Step::Key(key))) => *keys.get(key).unwrap_or(line),
            (Some(Written::Table { line, .. }), _) => *line,
            (Some(Written::List(lines)), Some(Step::Index(index))) => lines.get(*index).copied().unwrap_or(1),
            (Some(Written::List(lines)), _) => lines.first().copied().unwrap_or(1),
            (None, _) => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Account;
    use crate::ledger::ClientFile;
    use crate::source::KeyPath;

    #[test]
    fn a_client_is_kept_whole() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
        let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
        let mut seen = 0;
        for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let account = Account::of(ClientFile::at("clients/acme.toml"), &text);
            assert_eq!(Account::kept(account.file.clone(), &account.to_bytes()), Some(account), "{}", path.display());
            seen += 1;
        }
        assert!(seen > 50, "{seen}");
    }

    #[test]
    fn a_bad_value_leaves_the_rest_of_its_table() {
        let account = |text: &str| Account::of(ClientFile::at("clients/acme.toml"), text);
        let read = account(
            "[profile]\nname = 'Acme'\nmanager = 'anna'\ntimezone = 'Europe/Mosow'\ntags = ['a', 1]\nweight = 'x'\ntier = 'key'\n\
             [communication]\ncadence = 'often'\nlanguage = 'ru'\n",
        );
        let profile = read.client.profile.as_ref().unwrap();
        assert_eq!((profile.manager.as_str(), profile.tier.as_str(), profile.weight), ("anna", "key", 1));
        assert!(profile.timezone.is_none() && profile.tags.is_empty() && !read.sound);
        assert!(read.client.communication.is_some_and(|agreed| agreed.cadence.is_none()));
        // What has to be there is not made up.
        assert!(account("[profile]\nname = 'Acme'\nmanager = 1\n").client.profile.is_none());
        assert!(account("profile = 1\n").client.profile.is_none());
        assert!(account("[profile]\nname = 'Acme'\nmanager = 'anna'\n").sound);
    }

    #[test]
    fn a_record_is_found_on_its_line() {
        let text = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n\n[communication]\ncadence = \"7d\"\n\n\
                    [[commitments]]\nid = \"a\"\n\n[[commitments]]\nid = \"b\"\ndue = 2026-03-02\n";
        let account = Account::of(ClientFile::at("clients/acme.toml"), text);
        let line = |path: KeyPath| account.line(&path);
        assert_eq!(account.name(), "Acme");
        assert_eq!(line(KeyPath::key("profile")), 1);
        assert_eq!(line(KeyPath::key("communication").then("cadence")), 6);
        assert_eq!(line(KeyPath::key("communication").then("response")), 5);
        assert_eq!(line(KeyPath::key("commitments").index(1)), 11);
        assert_eq!(line(KeyPath::key("commitments").index(1).then("due")), 11);
        assert_eq!(line(KeyPath::key("goals").index(0)), 1);
        let has = |section, key| account.places.has(section, key);
        assert!(has("communication", Some("cadence")) && has("communication", None) && has("commitments", None));
        assert!(!has("communication", Some("response")) && !has("goals", None));
    }
}
