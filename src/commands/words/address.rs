//! Addresses: what a person types to name a section, an entry or a field of one client.
//!
//! `profile.tier`, `stakeholders.ivan.engagement`, `contracts."№15/К".state`, `custom.erp_code`,
//! `stakeholders.ivan.custom.badge`; entries without id by their natural key, shortened as far as it stays unique:
//! `interactions[2026-10-02].sentiment`.

use std::fmt;
use std::str::FromStr;

use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::ledger::folded;
use crate::model::value::Day;
use crate::schema::{Catalogue, Field, Section};
use crate::source::{KeyPath, Node, Step, Table, Tree};

/// An address as it was typed: well formed, but whether it names anything is for [`Address::locate`] to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    section: String,
    steps: Vec<String>,
    typed: String,
}

/// What an address names in one file.
#[derive(Debug, Clone)]
pub struct Located<'c> {
    /// The section it lies in.
    pub section: &'c Section,
    /// The entry, in a section that is a list.
    pub entry: Option<Named>,
    /// The field, where the address goes as far; one of the ledger's own fields behind `custom`.
    pub field: Option<&'c Field>,
    /// Where it stands, or would stand, in the file.
    pub path: KeyPath,
}

/// One entry of a file and what to call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Position in the section, from 0.
    pub index: usize,
    /// Its id, else the first part of its natural key.
    pub name: String,
}

impl Located<'_> {
    /// The address in its usual spelling, ids and keys only.
    pub fn spelled(&self) -> String {
        let mut spelled = self.section.name.clone();
        if let Some(entry) = &self.entry {
            spelled.push_str(&step(&entry.name));
        }
        let depth = if self.entry.is_some() { 2 } else { 1 };
        for key in self.path.steps().iter().skip(depth) {
            if let Step::Key(key) = key {
                spelled.push_str(&step(key));
            }
        }
        spelled
    }
}

/// A step of an address as it is typed: `.ivan`, `[2026-10-02]`, `."№ 15.1"`.
pub fn step(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '№');
    let dated = name.get(..10).is_some_and(|start| start.parse::<Day>().is_ok());
    if dated {
        format!("[{name}]")
    } else if name.chars().all(plain) && !name.is_empty() {
        format!(".{name}")
    } else {
        format!(".\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(typed: &str) -> Result<Address> {
        let mut steps = steps(typed).ok_or_else(|| {
            Error::usage(format!("`{typed}` is not an address"))
                .hint("write `profile.tier`, `stakeholders.ivan.engagement` or `interactions[2026-10-02].sentiment`")
                .hint("put an id with dots or spaces in quotes: `'contracts.\"№ 15.1\".state'`")
        })?;
        let section = steps.remove(0);
        Ok(Address { section, steps, typed: typed.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.typed)
    }
}

/// The steps of an address: words between dots, in quotes or in brackets; `None` where it is not well formed.
fn steps(typed: &str) -> Option<Vec<String>> {
    let mut rest = typed.trim();
    let mut steps = Vec::new();
    loop {
        let step;
        (step, rest) = match rest.chars().next()? {
            '"' | '\'' => quoted(rest)?,
            '[' => return None,
            _ => {
                let end = rest.find(['.', '[', ']', '"']).unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        steps.push(step);
        while let Some(inside) = rest.strip_prefix('[') {
            let (step, after) = bracketed(inside)?;
            steps.push(step);
            rest = after;
        }
        if rest.is_empty() {
            return steps.iter().all(|step| !step.is_empty()).then_some(steps);
        }
        rest = rest.strip_prefix('.')?;
    }
}

/// The text in quotes, and what follows them; a backslash takes the next character as it is.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next()?;
    let mut inside = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => inside.push(characters.next()?.1),
            _ if character == quote => return Some((inside, &text[at + character.len_utf8()..])),
            _ => inside.push(character),
        }
    }
    None
}

fn bracketed(text: &str) -> Option<(String, &str)> {
    if text.starts_with(['"', '\'']) {
        let (inside, rest) = quoted(text)?;
        return Some((inside, rest.strip_prefix(']')?));
    }
    let (inside, rest) = text.split_once(']')?;
    Some((inside.trim().to_owned(), rest))
}

impl Address {
    /// What the address names in the file of `client`.
    ///
    /// # Errors
    /// A usage error where the section, the entry or the field is not known, with the nearest one, or where a shortened
    /// natural key fits more than one entry, with the candidates.
    pub fn locate<'c>(&self, tree: &Tree<'_>, catalogue: &'c Catalogue, client: &str) -> Result<Located<'c>> {
        let section = section(catalogue, &self.section)?;
        let mut path = KeyPath::key(&section.name);
        let mut steps = self.steps.iter();
        let mut entry = None;
        if section.list
            && let Some(wanted) = steps.next()
        {
            let found = find(tree, section, wanted, client)?;
            path = path.index(found.index);
            entry = Some(found);
        }
        let mut found: Option<&Field> = None;
        for key in steps {
            let next = field(section, found, key)?;
            path = path.then(&next.name);
            found = Some(next);
        }
        Ok(Located { section, entry, field: found, path })
    }
}

/// The section of that name.
///
/// # Errors
/// A usage error with the nearest name.
pub fn section<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c Section> {
    catalogue.section(name).ok_or_else(|| {
        let error = Error::usage(format!("there is no section `{name}`"));
        match catalogue.nearest_section(name) {
            Some(near) => error.hint(format!("did you mean `{}`?", near.name)),
            None => error.hint("`folio schema` lists the sections there are"),
        }
    })
}

/// The field of that name, of a section or of an inline table within it.
///
/// # Errors
/// A usage error with the nearest name.
pub fn field<'c>(section: &'c Section, inside: Option<&'c Field>, key: &str) -> Result<&'c Field> {
    let (known, whole) = match inside {
        Some(field) => (field.fields(), format!("{}.{}", section.name, field.name)),
        None => (section.fields.as_slice(), section.name.clone()),
    };
    known.iter().find(|field| field.name == key).ok_or_else(|| {
        let error = Error::usage(format!("`{whole}` has no key `{key}`"));
        match nearest(key, known.iter().map(|field| field.name.as_str())) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("`folio schema {whole}` lists the keys there are")),
        }
    })
}

/// The entry of a section that `wanted` means: its id, else its natural key or the beginning of it.
///
/// # Errors
/// A usage error where nothing fits, with the nearest id, or where more than one entry does, with the candidates.
pub fn find(tree: &Tree<'_>, section: &Section, wanted: &str, client: &str) -> Result<Named> {
    let entries = entries(tree, &section.name);
    let by_id = |(_, table): &&(usize, Table<'_>)| table.get("id").and_then(Node::as_str) == Some(wanted);
    if let Some((index, _)) = entries.iter().find(by_id) {
        return Ok(Named { index: *index, name: wanted.to_owned() });
    }
    let candidates = by_natural_key(section, &entries, wanted);
    match candidates[..] {
        [(index, table)] => Ok(Named { index, name: name(section, table) }),
        [] => {
            let names: Vec<String> =
                entries.iter().map(|(_, table)| name(section, *table)).filter(|name| !name.is_empty()).collect();
            Err(no_such_entry(&section.name, &names, wanted, client))
        }
        _ => Err(ambiguous(section, &candidates, wanted, client)),
    }
}

/// The entries of a section with their positions; what is no table is left out.
pub fn entries<'a>(tree: &'a Tree<'_>, section: &str) -> Vec<(usize, Table<'a>)> {
    let array = tree.root().get(section).and_then(Node::as_array);
    array
        .iter()
        .flat_map(|array| array.iter().enumerate())
        .filter_map(|(index, node)| Some((index, node.as_table()?)))
        .collect()
}

/// Those whose natural key begins so; only where none does, those of which a later part begins so.
fn by_natural_key<'a>(section: &Section, entries: &[(usize, Table<'a>)], wanted: &str) -> Vec<(usize, Table<'a>)> {
    let wanted = loose(wanted);
    if wanted.is_empty() || section.key.iter().all(|key| key == "id") {
        return Vec::new();
    }
    let fitting = |skipped: usize| -> Vec<(usize, Table<'a>)> {
        let begins = |table: &Table<'a>| {
            let key: Vec<String> = parts(section, *table).skip(skipped).map(|part| loose(&part)).collect();
            key.join(" ").starts_with(&wanted)
        };
        entries.iter().filter(|(_, table)| begins(table)).copied().collect()
    };
    (0..section.key.len()).map(fitting).find(|found| !found.is_empty()).unwrap_or_default()
}

/// What is written for each part of an entry's natural key.
fn parts<'a>(section: &'a Section, table: Table<'a>) -> impl Iterator<Item = String> + 'a {
    section.key.iter().filter_map(move |key| {
        let node = table.get(key)?;
        Some(node.as_str().unwrap_or(node.raw()).to_owned())
    })
}

/// What an entry is called: its id, else the first part of its natural key.
pub fn name(section: &Section, table: Table<'_>) -> String {
    let id = table.get("id").and_then(Node::as_str).map(str::to_owned);
    id.or_else(|| parts(section, table).next()).unwrap_or_default()
}

/// Text as natural keys are compared: case, commas and the `T` of a moment do not count.
fn loose(text: &str) -> String {
    let folded = folded(text);
    let letters: Vec<char> = folded.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let spaced: String = letters
        .iter()
        .enumerate()
        .map(|(at, letter)| match letter {
            't' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => ' ',
            ',' => ' ',
            other => *other,
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many names an error lists before it stops.
const LISTED: usize = 8;

/// Why nothing in a section is called `wanted`, with the nearest of the names there are.
pub fn no_such_entry(section: &str, names: &[String], wanted: &str, client: &str) -> Error {
    let error = Error::usage(format!("`{client}` has no `{section}{}`", step(wanted)));
    if let Some(near) = nearest(wanted, names.iter().map(String::as_str)) {
        return error.hint(format!("did you mean `{near}`?"));
    }
    if names.is_empty() {
        return error.hint(format!("it has no {section} yet; `folio add {section} {client} …` adds one"));
    }
    // The newest entries stand last.
    let listed: Vec<&str> = names.iter().rev().take(LISTED).map(String::as_str).collect();
    let more = if names.len() > LISTED { format!(", and {} more", names.len() - LISTED) } else { String::new() };
    error.hint(format!("there are: {}{more}", listed.join(", ")))
}

fn ambiguous(section: &Section, candidates: &[(usize, Table<'_>)], wanted: &str, client: &str) -> Error {
    let whole = |table: Table<'_>| {
        let key: String = parts(section, table).collect::<Vec<_>>().join(" ");
        let short: String = key.chars().take(60).collect();
        if short.len() < key.len() { format!("[{short}…]") } else { format!("[{key}]") }
    };
    let mut error =
        Error::usage(format!("`{}[{wanted}]` may mean {} entries of `{client}`", section.name, candidates.len()));
    for (_, table) in candidates.iter().take(LISTED) {
        error = error.hint(format!("`{}{}`", section.name, whole(*table)));
    }
    error
}
