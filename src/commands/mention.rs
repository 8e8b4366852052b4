//! Where something is named: the references that `rm` finds standing, `rename` takes along and `replace` hands over.

use super::words::spelled::Spellings;
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::rules::{Layout, Sheet, WrittenEntry, entries, text};
use crate::schema::{Catalogue, Target};
use crate::source::{KeyPath, Lines, Node, Part, Tree};

/// What is named.
#[derive(Debug, Clone, Copy)]
pub enum Referent<'a> {
    /// An entry of the same file.
    Entry {
        /// Its section.
        section: &'a str,
        /// Its id.
        id: &'a str,
    },
    /// Another client, by its slug.
    Client(&'a str),
}

/// One place of a client file that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where the id stands.
    pub path: KeyPath,
    /// The section it stands in.
    pub section: String,
    /// The entry, in a section that is a list.
    pub index: Option<usize>,
    /// The field, as `format.md` calls it.
    pub field: String,
}

impl Mention {
    /// The place as a person would type it: `goals.orders.client_owner`.
    pub fn address(&self, spellings: &mut Spellings<'_>) -> String {
        format!("{}.{}", spellings.entry(&self.section, self.index), self.field)
    }
}

/// Every reference to `referent` in a client's text, in the order of the format; of a promise also the talks that have its id as
/// their topic.
pub fn mentions(tree: &Tree<'_>, catalogue: &Catalogue, referent: Referent<'_>) -> Vec<Mention> {
    let layout = Layout::of(catalogue);
    let sheet = Sheet::of(tree.root(), &layout);
    let mut mentions = Vec::new();
    for section in &layout.sections {
        for pointer in &section.references {
            for entry in sheet.entries(section).filter(|entry| leads_to(&pointer.target, *entry, referent)) {
                entry.each(&pointer.route, |found| {
                    if found.node.as_str() == Some(referent.id()) {
                        mentions.push(Mention {
                            path: found.path(),
                            section: section.name.clone(),
                            index: entry.index,
                            field: found.name().to_owned(),
                        });
                    }
                });
            }
        }
        if section.name == "interactions" {
            mentions.extend(sheet.entries(section).filter_map(|talk| topic(talk, referent)));
        }
    }
    mentions
}

/// The topic of a talk that is the id of a promise.
fn topic(talk: WrittenEntry<'_>, referent: Referent<'_>) -> Option<Mention> {
    let Referent::Entry { section: "commitments", id } = referent else { return None };
    (text(talk.table, "topic") == Some(id)).then(|| Mention {
        path: KeyPath::key("interactions").index(talk.index.unwrap_or_default()).then("topic"),
        section: "interactions".to_owned(),
        index: talk.index,
        field: "topic".to_owned(),
    })
}

/// A demand of a person that begins with the id of a goal or request and a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Where it stands.
    pub mention: Mention,
    before: String,
    after: String,
}

impl Demand {
    /// The same demand of something that is called `id`.
    pub fn of(&self, id: &str) -> String {
        format!("{}{id}{}", self.before, self.after)
    }
}

/// The demands that speak of an entry; none but goals and requests are spoken of. Where a goal and a request share the id, the
/// request is meant.
pub fn demands(tree: &Tree<'_>, section: &str, id: &str) -> Vec<Demand> {
    let is_request = || entries(tree, "requests").any(|(_, request)| text(request, "id") == Some(id));
    if !(section == "requests" || (section == "goals" && !is_request())) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, person) in entries(tree, "stakeholders") {
        let list = person.get("demands").and_then(Node::as_array);
        for (number, demand) in list.into_iter().flat_map(|list| list.iter().enumerate()) {
            let Some((named, _)) = demand.as_str().and_then(|demand| demand.split_once(':')) else { continue };
            if named.trim() != id {
                continue;
            }
            let whole = demand.as_str().unwrap_or_default();
            let start = named.len() - named.trim_start().len();
            let mention = Mention {
                path: KeyPath::key("stakeholders").index(index).then("demands").index(number),
                section: "stakeholders".to_owned(),
                index: Some(index),
                field: "demands".to_owned(),
            };
            let (before, after) = (whole[..start].to_owned(), whole[start + id.len()..].to_owned());
            found.push(Demand { mention, before, after });
        }
    }
    found
}

impl Referent<'_> {
    fn id(&self) -> &str {
        match self {
            Referent::Entry { id, .. } | Referent::Client(id) => id,
        }
    }
}

/// Whether references of this kind can lead to what is named; a promise's owner is a person of the side that promised.
fn leads_to(target: &Target, entry: WrittenEntry<'_>, referent: Referent<'_>) -> bool {
    match (target, referent) {
        (Target::Client, Referent::Client(_)) => true,
        (Target::Section(name), Referent::Entry { section, .. }) => name == section,
        (Target::Promiser, Referent::Entry { section: "stakeholders", .. }) => {
            entry.table.get("side").and_then(Node::as_str) == Some("client")
        }
        _ => false,
    }
}

/// The clients other than `except` that name the client `slug`, each with its mentions.
///
/// Every file is read, only those in which the slug occurs at all are parsed.
pub fn clients_naming(ledger: &Ledger, slug: &str, except: &str) -> Result<Vec<(ClientFile, Vec<Mention>)>> {
    let mut naming = Vec::new();
    for file in ledger.clients().into_iter().filter(|file| file.path != except) {
        // A file that is no text names nobody; `check` tells of it.
        let Ok(text) = ledger.text(&file) else { continue };
        if !text.contains(slug) {
            continue;
        }
        let mentions = mentions(&Tree::parse(&text), ledger.catalogue(), Referent::Client(slug));
        if !mentions.is_empty() {
            naming.push((file, mentions));
        }
    }
    Ok(naming)
}

/// The references that stand in the way of taking away what they name.
pub fn in_the_way(
    file: &ClientFile,
    tree: &Tree<'_>,
    catalogue: &Catalogue,
    mentions: &[Mention],
    what: &str,
) -> Vec<Finding> {
    let lines = Lines::new(tree.text());
    let mut spellings = Spellings::of(tree, catalogue);
    let standing = mentions.iter().map(|mention| Finding {
        rule: "unknown-reference",
        level: Level::Error,
        message: format!("`{}` would name nothing without {what}", mention.address(&mut spellings)),
        client: Some(file.slug.clone()),
        place: lines.place(&file.path, tree.span(&mention.path, Part::Value).unwrap_or_default()),
        label: String::new(),
        also: Vec::new(),
        help: "let it name another, or take it away first".to_owned(),
    });
    standing.collect()
}
