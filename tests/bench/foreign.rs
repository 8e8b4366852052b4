//! The ledger as other programs read it, made once beside its folder: every field of every client in each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::Outcome;
use crate::ground::client_files;

/// One line a client: its slug, and its sections under their names.
pub(crate) fn jsonl(ledger: &Path) -> Outcome<PathBuf> {
    once(ledger.with_file_name("clients.jsonl"), || {
        let mut lines = String::new();
        for (slug, mut sections) in clients(ledger)? {
            sections.insert("slug".to_owned(), json!(slug));
            writeln!(lines, "{}", Value::Object(sections))?;
        }
        Ok(lines)
    })
}

/// A record an entry, with the slug of its client; a record set a section.
pub(crate) fn rec(ledger: &Path) -> Outcome<PathBuf> {
    once(ledger.with_file_name("clients.rec"), || {
        let mut sets: BTreeMap<String, String> = BTreeMap::new();
        for (slug, sections) in clients(ledger)? {
            for (section, entries) in sections {
                let set = sets.entry(section).or_default();
                let entries = if let Value::Array(entries) = entries { entries } else { vec![entries] };
                for entry in entries.iter().filter_map(Value::as_object) {
                    writeln!(set, "\nclient: {slug}")?;
                    for (key, value) in entry {
                        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                        writeln!(set, "{key}: {}", text.replace('\n', "\n+ "))?;
                    }
                }
            }
        }
        Ok(sets.iter().map(|(section, set)| format!("%rec: {section}\n{set}\n")).collect())
    })
}

fn once(file: PathBuf, text: impl FnOnce() -> Outcome<String>) -> Outcome<PathBuf> {
    if !file.exists() {
        fs::write(&file, text()?)?;
    }
    Ok(file)
}

fn clients(ledger: &Path) -> Outcome<impl Iterator<Item = (String, Map<String, Value>)>> {
    let mut clients = Vec::new();
    for file in client_files(ledger)? {
        let text = fs::read_to_string(&file)?;
        let table: toml::Table = toml::from_str(text.strip_prefix('\u{feff}').unwrap_or(&text))?;
        let sections = table.into_iter().map(|(name, value)| (name, plain(value))).collect();
        clients.push((file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), sections));
    }
    Ok(clients.into_iter())
}

/// Dates and moments become texts.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
    }
}
