//! Which of the ledger's files differ from HEAD.

use super::repository::Repository;
use super::root::LEDGER_FILE;
use super::walk::{CLIENTS_FOLDER, belongs};
use crate::error::Result;

/// What else stands in a ledger and is folio's to record.
const BESIDE: [&str; 3] = [".folio", ".gitattributes", ".taplo.toml"];

impl Repository {
    /// The ledger's files that differ from HEAD in the folder or in the index, new and removed ones too, by path.
    ///
    /// git tells, because it knows from its index which files it need not read. Other people's files do not count, nor
    /// those that git ignores.
    pub fn changed(&self) -> Result<Vec<String>> {
        let place = &self.place;
        let own: Vec<String> =
            BESIDE.iter().chain(&[LEDGER_FILE, CLIENTS_FOLDER]).map(|name| place.in_git(name)).collect();
        let mut arguments = vec!["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--"];
        arguments.extend(own.iter().map(String::as_str));
        let answer = self.git(&arguments)?;
        let paths = answer.split(|byte| *byte == 0).filter(|line| line.len() > 3);
        // Two letters and a blank, then the path from the top of the work tree.
        let paths = paths.map(|line| String::from_utf8_lossy(&line[3..]).into_owned());
        let mut inside: Vec<String> =
            paths.filter_map(|path| path.strip_prefix(&place.prefix).map(str::to_owned)).collect();
        inside.retain(|path| belongs(path) || BESIDE.iter().any(|name| path.starts_with(name)));
        inside.sort();
        Ok(inside)
    }
}
