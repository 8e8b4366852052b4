//! What `check --fix` did: how much it mended, and which files it had to leave to the person, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::counted;
use crate::diagnostic::Finding;
use crate::error::Result;
use crate::rules::Report;
use crate::source::{self, Edit, Tree};
use crate::store::{self, Environment, Snapshot};

/// A mended fault may uncover one below it; no file has more layers than this.
const ROUNDS: usize = 4;

/// The rules whose findings may mean that a file cannot be read whole; no edit of such a file is safe.
const UNREAD: [&str; 5] = ["syntax", "conflict-marker", "encoding", "too-large", "unreadable"];

/// How many files left alone are told one by one.
const TOLD: usize = 5;

/// How much was mended, and what was not.
#[derive(Default)]
pub struct Mended {
    rounds: usize,
    findings: usize,
    files: BTreeSet<String>,
    /// The files that the last round left as they are, or in part, with the reason for those that can be read.
    left: BTreeMap<String, Option<String>>,
}

impl Mended {
    /// Makes the edits that are beyond doubt, file by file, and says whether there was any; an edit that does not fit is left
    /// out.
    pub fn mend(&mut self, root: &Path, environment: &Environment, report: &Report) -> Result<bool> {
        if self.rounds == ROUNDS {
            return Ok(false);
        }
        self.rounds += 1;
        self.left.clear();
        let unread = report.findings.iter().filter(|finding| UNREAD.contains(&finding.rule));
        let unread = unread.map(|finding| finding.place.file.as_str());
        let paths: BTreeSet<&str> = report.fixes.keys().map(String::as_str).chain(unread).collect();
        let work_tree = Snapshot::work_tree(root);
        let mut any = false;
        for path in paths {
            let text = work_tree.read(path).ok().and_then(|bytes| source::decode(bytes).ok());
            let Some(was) = text.filter(|text| Tree::parse(text).is_sound()) else {
                self.left.insert(path.to_owned(), None);
                continue;
            };
            let text = self.edited(path, &was, report.fixes.get(path).map(Vec::as_slice).unwrap_or_default());
            if text != was {
                store::replace_file(root, environment, path, was.as_bytes(), text.as_bytes())?;
                self.files.insert(path.to_owned());
                any = true;
            }
        }
        Ok(any)
    }

    /// The text with all edits that fit: at once where they all do, which takes less than each by itself.
    fn edited(&mut self, path: &str, was: &str, fixes: &[Edit]) -> String {
        if let Ok(edited) = source::apply(was, fixes) {
            self.findings += fixes.len();
            return edited;
        }
        let mut text = was.to_owned();
        for fix in fixes {
            match source::apply(&text, std::slice::from_ref(fix)) {
                Ok(edited) => {
                    text = edited;
                    self.findings += 1;
                }
                Err(refusal) => drop(self.left.insert(path.to_owned(), Some(refusal.message))),
            }
        }
        text
    }

    /// What was mended and what was not, a line each; `findings` are those that stay.
    pub fn told(&self, findings: &[Finding]) -> Vec<String> {
        let (count, files) = (counted(self.findings, "finding"), counted(self.files.len(), "file"));
        let mended = (self.findings > 0).then(|| format!("mended {count} in {files}; `folio commit` records it"));
        let left = self.left.iter().take(TOLD).map(|(path, reason)| match reason {
            Some(reason) => format!("not all of `{path}` could be mended: {reason}"),
            None => format!("nothing in `{path}` was mended: {}", unread(path, findings)),
        });
        let more = self.left.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| format!("{} could not be mended either", counted(more, "more file")));
        mended.into_iter().chain(left).chain(more).collect()
    }
}

/// Why a file could not be read whole, and where to begin.
fn unread(path: &str, findings: &[Finding]) -> String {
    let first = findings.iter().find(|finding| finding.place.file == path && UNREAD.contains(&finding.rule));
    match first {
        Some(finding) if finding.rule == "syntax" => {
            format!("it does not parse, see line {} and mend that first", finding.place.line)
        }
        Some(finding) => format!("see `{}` in line {} and mend that first", finding.rule, finding.place.line),
        None => "it cannot be read".to_owned(),
    }
}
