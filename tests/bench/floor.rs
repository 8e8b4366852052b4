//! The floors: the least that any program has to do, in this very program, with one thread.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use toml::de::DeTable;

use crate::Outcome;

/// Reads every file below `clients/` into one buffer and returns the sum of their bytes.
pub(crate) fn read_all(ledger: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    each(ledger, |file| {
        bytes += file.len() as u64;
        Ok(())
    })?;
    Ok(bytes)
}

/// Parses every file below `clients/` and returns the number of their sections, so that no work can be left out.
pub(crate) fn parse_all(ledger: &Path) -> Outcome<usize> {
    let mut sections = 0;
    each(ledger, |file| {
        let text = std::str::from_utf8(file)?;
        let table = DeTable::parse(text.strip_prefix('\u{feff}').unwrap_or(text))?;
        sections += table.get_ref().len();
        Ok(())
    })?;
    Ok(sections)
}

fn each(ledger: &Path, mut act: impl FnMut(&[u8]) -> Outcome<()>) -> Outcome<()> {
    let mut folders = vec![ledger.join("clients")];
    let mut buffer = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            buffer.clear();
            File::open(entry.path())?.read_to_end(&mut buffer)?;
            act(&buffer)?;
        }
    }
    Ok(())
}
