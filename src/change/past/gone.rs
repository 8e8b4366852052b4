//! Which ids a client's entries had and have no more, gathered commit by commit.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::ids::{Marks, Name, ids};
use crate::ledger::ClientFile;
use crate::source::{self, Tree};
use crate::store::{FileVersion, Passed};

/// How an id went out of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The commit that took the id away, in hexadecimal; `None` for a change of the work tree that is not committed yet.
    pub commit: Option<String>,
    /// The id that the entry has had since, where it only got another one.
    pub became: Option<String>,
}

/// The ids that went out of use, client by client.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Gone {
    clients: BTreeMap<String, Client>,
}

/// What is known of the client with one slug, through all files that ever had it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Client {
    removed: BTreeMap<String, BTreeMap<String, Removal>>,
    /// The last text that could be read, where what came after cannot be: what went meanwhile shows when the file is whole again.
    unread: Option<String>,
}

/// The texts of old commits.
pub(super) struct Blobs<'a> {
    read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    marks: HashMap<String, Option<Rc<Marks>>>,
    /// How many times a text was read.
    pub(super) count: usize,
}

impl<'a> Blobs<'a> {
    pub(super) fn new(read: &'a dyn Fn(&str) -> Option<Vec<u8>>) -> Blobs<'a> {
        Blobs { read, marks: HashMap::new(), count: 0 }
    }

    fn text(&mut self, blob: &str) -> Option<String> {
        self.count += 1;
        source::decode((self.read)(blob)?).ok()
    }

    fn marks(&mut self, blob: &str) -> Option<Rc<Marks>> {
        if let Some(known) = self.marks.get(blob) {
            return known.clone();
        }
        let marks = self.text(blob).map(|text| Rc::new(Marks::of(text.as_bytes())));
        self.marks.insert(blob.to_owned(), marks.clone());
        marks
    }
}

impl Gone {
    /// How an id went out of use; `None` for one that was never in use, or always was.
    pub(super) fn removal(&self, client: &str, section: &str, id: &str) -> Option<&Removal> {
        self.clients.get(client)?.removed.get(section)?.get(id)
    }

    /// Takes in what commits did, oldest first.
    pub(super) fn follow(&mut self, passed: &[Passed], blobs: &mut Blobs<'_>) {
        for Passed { commit, files, .. } in passed {
            // A file that goes must not hide that another one of its client's comes in the same commit.
            for change in files {
                let slug = |version: &FileVersion| ClientFile::at(&version.path).slug;
                match (&change.was, &change.now) {
                    (Some(was), None) => self.removed(&slug(was), &was.blob, commit, blobs),
                    (Some(was), Some(now)) => {
                        let (old, new) = (slug(was), slug(now));
                        if old != new {
                            // What git takes for a renamed client may be one that went and another that came.
                            self.inherit(&old, &new);
                            self.removed(&old, &was.blob, commit, blobs);
                        }
                        self.changed(&new, &was.blob, &now.blob, commit, blobs);
                    }
                    (None, _) => {}
                }
            }
        }
    }

    /// Takes in a change that is in no commit yet.
    pub(super) fn uncommitted(&mut self, client: &str, was: &Tree<'_>, now: &Tree<'_>) {
        self.compare(client, was, now, None);
    }

    fn inherit(&mut self, old: &str, new: &str) {
        let Some(known) = self.clients.get(old).cloned() else { return };
        let heir = self.clients.entry(new.to_owned()).or_default();
        for (section, ids) in known.removed {
            heir.removed.entry(section).or_default().extend(ids);
        }
        heir.unread = known.unread;
    }

    fn removed(&mut self, client: &str, was: &str, commit: &str, blobs: &mut Blobs<'_>) {
        let unread = self.take_unread(client);
        if let Some(was) = blobs.text(unread.as_deref().unwrap_or(was)) {
            self.compare(client, &Tree::parse(&was), &Tree::parse(""), Some(commit));
        }
    }

    fn changed(&mut self, client: &str, was: &str, now: &str, commit: &str, blobs: &mut Blobs<'_>) {
        let unread = self.take_unread(client);
        if unread.is_none() {
            let (before, after) = (blobs.marks(was), blobs.marks(now));
            if before.zip(after).is_some_and(|(before, after)| before.stay_in(&after)) {
                return;
            }
        }
        let was = unread.unwrap_or_else(|| was.to_owned());
        let now = blobs.text(now);
        let Some(now) = now.as_deref().map(Tree::parse).filter(Tree::is_sound) else {
            self.clients.entry(client.to_owned()).or_default().unread = Some(was);
            return;
        };
        if let Some(was) = blobs.text(&was) {
            self.compare(client, &Tree::parse(&was), &now, Some(commit));
        }
    }

    fn take_unread(&mut self, client: &str) -> Option<String> {
        self.clients.get_mut(client).and_then(|client| client.unread.take())
    }

    fn compare(&mut self, client: &str, was: &Tree<'_>, now: &Tree<'_>, commit: Option<&str>) {
        let (was, now) = (ids(was), ids(now));
        let lost: Vec<(&Name, &u64)> = was.iter().filter(|(name, _)| !now.contains_key(*name)).collect();
        if lost.is_empty() {
            return;
        }
        // The ids that came, by what else is written there; where several say the same, none can be told from the others.
        let mut came: HashMap<(&str, u64), Option<&str>> = HashMap::new();
        for ((section, id), body) in now.iter().filter(|(name, _)| !was.contains_key(*name)) {
            came.entry((section.as_str(), *body)).and_modify(|id| *id = None).or_insert(Some(id.as_str()));
        }
        for ((section, id), body) in lost {
            // The entry itself, where one with all it said has come under another id.
            let became = came.get(&(section.as_str(), *body)).copied().flatten().map(str::to_owned);
            let removal = Removal { commit: commit.map(str::to_owned), became };
            let removed = &mut self.clients.entry(client.to_owned()).or_default().removed;
            removed.entry(section.clone()).or_default().insert(id.clone(), removal);
        }
    }
}
