//! The entries of a section: what each is called, and which one a person means.

use std::iter::once;

use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::facts::address::loose;
use crate::model::value::{Moment, Slug, Timezone};
use crate::query::unbroken;
use crate::schema::{Kind, Section};
use crate::source::{Node, Table, Tree};

/// One entry of a file and what to call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Position in the section, from 0.
    pub index: usize,
    /// Its id, else its natural key as far as it holds no free text.
    pub name: String,
}

/// The entry of a section that `wanted` means: its id, else its natural key or the beginning of it.
///
/// # Errors
/// A usage error where nothing fits, with the nearest id, or where more than one entry does, with the candidates.
pub fn find(tree: &Tree<'_>, section: &Section, wanted: &str, client: &str) -> Result<Named> {
    find_in(tree, section, wanted, client, None)
}

/// As [`find`]; moments may be given as they read in `zone` too, which is how tables and `--format ids` show them.
///
/// # Errors
/// As for [`find`].
pub fn find_in(
    tree: &Tree<'_>,
    section: &Section,
    wanted: &str,
    client: &str,
    zone: Option<&Timezone>,
) -> Result<Named> {
    let entries = entries(tree, &section.name);
    let by_id = |(_, table): &&(usize, Table<'_>)| table.get("id").and_then(Node::as_str) == Some(wanted);
    if let Some((index, _)) = entries.iter().find(by_id) {
        return Ok(Named { index: *index, name: wanted.to_owned() });
    }
    let candidates = by_natural_key(section, &entries, wanted, zone);
    match candidates[..] {
        [(index, table)] => Ok(Named { index, name: name(section, table) }),
        [] => {
            let names: Vec<String> =
                entries.iter().map(|(_, table)| name(section, *table)).filter(|name| !name.is_empty()).collect();
            Err(no_such_entry(section, &names, wanted, client))
        }
        _ => Err(ambiguous(section, &candidates, wanted, client)),
    }
}

/// Whether `wanted` means any entry of a section, be it more than one.
pub fn is_there(tree: &Tree<'_>, section: &Section, wanted: &str, zone: &Timezone) -> bool {
    let entries = entries(tree, &section.name);
    let has_id = |(_, table): &(usize, Table<'_>)| table.get("id").and_then(Node::as_str) == Some(wanted);
    entries.iter().any(has_id) || !by_natural_key(section, &entries, wanted, Some(zone)).is_empty()
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

/// Those of which this is the whole natural key, as `--format ids` prints it; else those whose natural key begins so, the
/// seconds of a moment as they are written, else left out as tables do; else with moments of another offset as they read in
/// the ledger's zone.
fn by_natural_key<'a>(
    section: &Section,
    entries: &[(usize, Table<'a>)],
    wanted: &str,
    zone: Option<&Timezone>,
) -> Vec<(usize, Table<'a>)> {
    let exact = |(_, table): &&(usize, Table<'a>)| {
        let key: Vec<String> = parts(section, *table, None).collect();
        [",", " "].iter().any(|between| unbroken(&key.join(between)) == unbroken(wanted))
    };
    let whole: Vec<_> = entries.iter().filter(exact).copied().collect();
    if !whole.is_empty() {
        return whole;
    }
    let spellings = [loose as fn(&str) -> String, looser];
    let ways = once(None).chain(zone.map(Some));
    let mut found = ways.flat_map(|zone| {
        spellings.into_iter().map(move |spelled| beginning_with(section, entries, wanted, spelled, zone))
    });
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// Those whose natural key begins so, `spelled` in one way; only where none does, those of which a later part begins so.
fn beginning_with<'a>(
    section: &Section,
    entries: &[(usize, Table<'a>)],
    wanted: &str,
    spelled: fn(&str) -> String,
    zone: Option<&Timezone>,
) -> Vec<(usize, Table<'a>)> {
    let wanted = spelled(wanted);
    if wanted.is_empty() || section.key.iter().all(|key| key == "id") {
        return Vec::new();
    }
    let key = |table: &Table<'a>, skipped: usize| -> String {
        parts(section, *table, zone).skip(skipped).map(|part| spelled(&part)).collect::<Vec<_>>().join(" ")
    };
    let fitting = |skipped: usize| -> Vec<(usize, Table<'a>)> {
        let begun = entries.iter().filter(|(_, table)| key(table, skipped).starts_with(&wanted)).copied().collect();
        // A whole key may be the beginning of another one.
        let whole: Vec<_> = entries.iter().filter(|(_, table)| key(table, skipped) == wanted).copied().collect();
        if whole.len() == 1 { whole } else { begun }
    };
    (0..section.key.len()).map(fitting).find(|found| !found.is_empty()).unwrap_or_default()
}

/// What is written for each part of an entry's natural key; moments as they read in `zone`, where one is given.
fn parts<'a>(section: &'a Section, table: Table<'a>, zone: Option<&'a Timezone>) -> impl Iterator<Item = String> + 'a {
    section.key.iter().filter_map(move |key| {
        let node = table.get(key)?;
        let moment = zone.and_then(|zone| Some(Moment::try_from(node.as_datetime()?).ok()?.in_zone(zone)));
        Some(match moment {
            Some(moment) => Moment::local(moment).to_string(),
            None => node.as_str().unwrap_or(node.raw()).to_owned(),
        })
    })
}

/// What an entry is called: its id, else its natural key as far as it holds no free text, for names stand in commit messages.
pub fn name(section: &Section, table: Table<'_>) -> String {
    let text = |key: &str| table.get(key).map(|node| node.as_str().unwrap_or(node.raw()).to_owned());
    name_of(section, text)
}

/// As [`name`], of an entry whose values `text` gives.
pub fn name_of(section: &Section, text: impl Fn(&str) -> Option<String>) -> String {
    let free = |key: &str| section.field(key).is_some_and(|field| matches!(field.kind, Kind::Text { .. }));
    let short =
        || section.key.iter().filter(|key| !free(key)).filter_map(|key| text(key)).collect::<Vec<_>>().join(" ");
    text("id").unwrap_or_else(short)
}

/// A name as a step of an address: `.ivan`, `."№ 15.1"`, `[2026-10-02T11:30:00 call]`.
pub fn step(section: &Section, name: &str) -> String {
    let quoted = || format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    if section.is_named() || name.parse::<Slug>().is_ok_and(|_| !name.starts_with(|first: char| first.is_ascii_digit()))
    {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '№');
        let plain = !name.is_empty() && name.chars().all(plain);
        return if plain { format!(".{name}") } else { format!(".{}", quoted()) };
    }
    if name.contains(['[', ']', '"']) { format!("[{}]", quoted()) } else { format!("[{name}]") }
}

/// As [`loose`], without seconds that are zero: `2026-03-02 11:30 call`, as tables show it.
fn looser(text: &str) -> String {
    let is_clock = |word: &str| {
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        word.split(':').count() == 2 && word.split(':').all(digits)
    };
    let loose = loose(text);
    let words = loose.split(' ').map(|word| word.strip_suffix(":00").filter(|clock| is_clock(clock)).unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

/// How many names an error lists before it stops.
const LISTED: usize = 8;

/// Why nothing in a section is called `wanted`, with the nearest of the names there are.
pub fn no_such_entry(section: &Section, names: &[String], wanted: &str, client: &str) -> Error {
    let error = Error::usage(format!("`{client}` has no `{}{}`", section.name, step(section, wanted)));
    let section = &section.name;
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
        let key: String = parts(section, table, None).collect::<Vec<_>>().join(" ");
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
