//! One client's file, read: what it holds that is well formed, and the line on which each record of it stands.

use serde::{Deserialize, Serialize};

use super::{ClientFile, Gaps};
use crate::model::Client;
use crate::source::{KeyPath, Lines, Node, Step, Tree};

/// A client with its file, as facts and reports read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Which client, and where its file stands.
    pub file: ClientFile,
    /// What the file holds that is well formed.
    pub client: Client,
    /// Where it stands.
    pub places: Places,
    /// What the file holds that is malformed, and is missing here.
    pub gaps: Gaps,
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
        let (decoded, passed_over) = tree.decode_noting::<Client>();
        let mut client = decoded.unwrap_or_default();
        // One bad value must not take the manager from a client, and the client from everybody's day.
        if client.profile.is_none() {
            client.profile = tree.decode_sound("profile");
        }
        if client.communication.is_none() {
            client.communication = tree.decode_sound("communication");
        }
        let gaps = Gaps {
            entries: passed_over.entries.iter().map(|span| lines.line(span.start)).collect(),
            tables: !passed_over.values.is_empty(),
            broken: !tree.faults().is_empty(),
        };
        Account { file, client, places: Places::of(tree, lines), gaps }
    }

    /// What this folio can [read](Account::kept) again without parsing: everything but the file's name, and a sum to tell
    /// damage by.
    ///
    /// Another folio may write it otherwise; so it is kept only where the program's version is, too.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Nothing of a client is beyond the encoding: it has no maps of unknown length and no types that it finds out itself.
        let encoded = postcard::to_stdvec(&(&self.client, &self.places, &self.gaps));
        debug_assert!(encoded.is_ok(), "{encoded:?}");
        // No bytes are damaged ones: the client is then read from its file.
        let mut bytes = encoded.unwrap_or_default();
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The client of bytes that [`Account::to_bytes`] gave; `None` where they are damaged.
    pub fn kept(file: ClientFile, bytes: &[u8]) -> Option<Account> {
        let (bytes, sum) = bytes.split_last_chunk()?;
        // Values that were sound when they were written are not looked at again: only whole bytes may be read.
        if crc32fast::hash(bytes) != u32::from_le_bytes(*sum) {
            return None;
        }
        let (client, places, gaps) = postcard::from_bytes(bytes).ok()?;
        Some(Account { file, client, places, gaps })
    }

    /// The client's slug.
    pub fn slug(&self) -> &str {
        &self.file.slug
    }

    /// The client's name for people: as written, else the slug, which stands for a name that says nothing, too.
    pub fn name(&self) -> &str {
        let written = self.client.profile.as_ref().map(|profile| profile.name.as_str());
        written.filter(|name| !name.trim().is_empty()).unwrap_or(&self.file.slug)
    }

    /// The line of a record or a key, of the nearest one around it that is written; 1 where nothing is.
    pub fn line(&self, path: &KeyPath) -> u32 {
        self.places.line(path)
    }
}

/// The lines of a client's file on which its tables, the keys of its tables and the entries of its lists begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    sections: Vec<Section>,
}

/// Where one section stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Section {
    name: String,
    /// Of a table its own line, then those of its keys; of a list those of its entries, in the order of the file.
    lines: Vec<u32>,
    /// The keys of a table, each ended by a line break; `None` for a list. One text, for ten thousand clients have many.
    keys: Option<String>,
}

/// The end of a key. One that holds a line break itself is legal, and never asked for.
const END: char = '\n';

impl Section {
    fn of(name: &str, node: Node<'_>, lines: &Lines<'_>) -> Option<Section> {
        let name = name.to_owned();
        if let Some(table) = node.as_table() {
            let own = lines.line(table.span().start);
            let starts = table.iter().map(|key| lines.line(key.key_span().start));
            let keys = table.iter().map(|key| key.key.replace(END, " ") + "\n").collect();
            return Some(Section { name, lines: std::iter::once(own).chain(starts).collect(), keys: Some(keys) });
        }
        let starts = node.as_array()?.iter().map(|item| lines.line(item.span().start));
        Some(Section { name, lines: starts.collect(), keys: None })
    }

    /// Where the line of a key stands among the lines.
    fn key(&self, name: &str) -> Option<usize> {
        self.keys.as_ref()?.split_terminator(END).position(|key| key == name).map(|at| at + 1)
    }
}

impl Places {
    fn of(tree: &Tree<'_>, lines: &Lines<'_>) -> Places {
        let sections = tree.root().iter().filter_map(|entry| Section::of(entry.key, entry.node, lines));
        Places { sections: sections.collect() }
    }

    /// Whether a section, or a key of one, is written; of a list, whether it has an entry.
    pub fn has(&self, section: &str, key: Option<&str>) -> bool {
        self.section(section).is_some_and(|section| match key {
            Some(key) if section.keys.is_some() => section.key(key).is_some(),
            _ => !section.lines.is_empty(),
        })
    }

    fn line(&self, path: &KeyPath) -> u32 {
        let mut steps = path.steps().iter();
        let Some(Step::Key(name)) = steps.next() else { return 1 };
        let Some(section) = self.section(name) else { return 1 };
        let at = match steps.next() {
            Some(Step::Key(key)) => section.key(key).unwrap_or(0),
            Some(Step::Index(index)) if section.keys.is_none() => *index,
            _ => 0,
        };
        section.lines.get(at).copied().unwrap_or(1)
    }

    fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Account;
    use crate::ledger::{ClientFile, Gaps};
    use crate::source::KeyPath;

    #[test]
    fn a_client_that_is_not_whole_is_none() {
        let text = "[profile]\nname = \"Acme\"\ntier = \"key\"\n[[invoices]]\nid = \"7\"\namount = \"10 EUR\"\n";
        let whole = Account::of(ClientFile::at("clients/acme.toml"), text).to_bytes();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x20;
            assert_eq!(Account::kept(ClientFile::at("clients/acme.toml"), &bytes), None, "byte {at}");
            assert_eq!(Account::kept(ClientFile::at("clients/acme.toml"), &whole[..at]), None, "cut at {at}");
        }
    }

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
        assert!(profile.timezone.is_none() && profile.tags.is_empty() && read.gaps.tables);
        assert!(read.client.communication.is_some_and(|agreed| agreed.cadence.is_none()));
        // What has to be there is not made up.
        assert!(account("[profile]\nname = 'Acme'\nmanager = 1\n").client.profile.is_none());
        assert!(account("profile = 1\n").client.profile.is_none());
        assert!(account("[profile]\nname = 'Acme'\nmanager = 'anna'\n").gaps.none());
    }

    #[test]
    fn an_entry_that_is_malformed_is_missed_where_it_stands_whatever_the_list() {
        let settings = crate::model::Settings::default();
        let lists = crate::schema::Shape::client(&settings);
        let lists: Vec<&str> = lists
            .catalogue()
            .sections()
            .iter()
            .filter(|section| section.list)
            .map(|section| section.name.as_str())
            .collect();
        assert!(lists.len() > 15, "{lists:?}");
        for list in lists {
            let text =
                format!("[profile]\nname = 'Acme'\nmanager = 'anna'\n\n[[{list}]]\n\n[[{list}]]\nid = [1, 'x']\n");
            let gaps = Account::of(ClientFile::at("clients/acme.toml"), &text).gaps;
            assert_eq!(gaps, Gaps { entries: vec![5, 7], ..Gaps::default() }, "{text}");
            assert_eq!(Gaps::kept(&gaps.to_bytes()), gaps);
            let text = format!("{list} = 1\n[profile]\nname = 'Acme'\nmanager = 'anna'\n");
            let gaps = Account::of(ClientFile::at("clients/acme.toml"), &text).gaps;
            assert_eq!(gaps, Gaps { tables: true, ..Gaps::default() }, "{text}");
        }
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
