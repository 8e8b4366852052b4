//! From faults in the language of key paths to findings with lines, columns and levels.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::care::secret;
use super::reading::Named;
use super::{Levels, Spot, Verdict, find};
use crate::diagnostic::{Also, Finding, Level, Place};
use crate::source::{KeyPath, Lines, Part, Tree};

/// The file that faults are placed in.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    /// Path relative to the ledger's root.
    pub(super) file: &'a str,
    /// The client concerned; `None` for `folio.toml` and for folders.
    pub(super) client: Option<&'a str>,
    /// The file's tree; of no text where there is none.
    pub(super) tree: &'a Tree<'a>,
}

impl Site<'_> {
    /// Gives each fault its place and its level; those that are switched off are dropped.
    ///
    /// Lines are counted only where there is a fault.
    pub(super) fn place(self, found: Vec<Named>, levels: &Levels) -> Verdict {
        let mut verdict = Verdict::default();
        if found.is_empty() {
            return verdict;
        }
        let lines = Lines::new(self.tree.text());
        for (name, fault) in found {
            let Some(rule) = find(name) else { continue };
            let level = levels.of(rule);
            if level == Level::Off {
                continue;
            }
            let also = fault.also.into_iter().map(|(spot, message)| Also { place: self.spot(&lines, &spot), message });
            verdict.findings.push(Finding {
                rule: rule.name,
                level,
                client: self.client.map(str::to_owned),
                place: self.spot(&lines, &fault.spot),
                also: also.collect(),
                message: fault.message,
                label: fault.label,
                help: fault.help,
            });
            verdict.fixes.extend(fault.fix);
        }
        cover_secrets(&mut verdict.findings);
        verdict.findings.sort_by(by_place);
        verdict
    }

    fn spot(self, lines: &Lines<'_>, spot: &Spot) -> Place {
        match spot {
            Spot::File => Place::file(self.file),
            Spot::Known(place) => place.clone(),
            Spot::Span(span) => lines.place(self.file, span.clone()),
            Spot::Path(path, part) => match self.tree.span(path, *part) {
                Some(span) => lines.place(self.file, span),
                None => Place::file(self.file),
            },
        }
    }
}

/// Covers on every excerpt of a line what `secret` has covered on its own: another fault may stand on the same line.
fn cover_secrets(findings: &mut [Finding]) {
    let secrets = findings.iter().filter(|finding| finding.rule == secret::RULE.name);
    let covered: BTreeMap<(String, u32), String> =
        secrets.map(|found| ((found.place.file.clone(), found.place.line), found.place.text.clone())).collect();
    if covered.is_empty() {
        return;
    }
    for finding in findings {
        for place in std::iter::once(&mut finding.place).chain(finding.also.iter_mut().map(|also| &mut also.place)) {
            if let Some(text) = covered.get(&(place.file.clone(), place.line)) {
                place.text.clone_from(text);
            }
        }
    }
}

/// The order in which findings are told: by file, line and column, then by rule.
pub(super) fn by_place(one: &Finding, other: &Finding) -> Ordering {
    (&one.place, one.rule).cmp(&(&other.place, other.rule))
}

/// The client that a file names as its parent, and where.
pub(super) fn parent(file: &str, tree: &Tree<'_>) -> Option<(String, Place)> {
    let key = KeyPath::key("profile").then("parent");
    let parent = tree.node(&key)?.as_str()?.to_owned();
    let site = Site { file, client: None, tree };
    Some((parent, site.spot(&Lines::new(tree.text()), &Spot::Path(key, Part::Value))))
}

/// The slug a client's file stands for, its name without the ending; `None` for `folio.toml` and for folders.
pub(super) fn slug_of(path: &str) -> Option<&str> {
    let (_, name) = path.rsplit_once('/')?;
    name.strip_suffix(".toml")
}
