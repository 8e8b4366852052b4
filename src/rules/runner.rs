//! Applies the rules: a file at a time, then the ledger as a whole, and gives every fault its place.
//!
//! Of each file only findings and what rules need across files are kept; text and tree go as soon as the file is judged, so
//! that ten thousand clients need no more memory than a hundred.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::reading::{self, Named};
use super::{ALL, Check, Fault, Kept, Levels, Overview, Rule, Spot, Subject, Written, find};
use crate::diagnostic::{Also, Finding, Level, Place};
use crate::ledger::{Ledger, is_client};
use crate::model::Client;
use crate::source::{Edit, KeyPath, Lines, Part, Tree};
use crate::store::LEDGER_FILE;

/// Gives the text that the last commit holds of a path.
pub type Before<'a> = dyn Fn(&str) -> Option<Vec<u8>> + Sync + 'a;

/// Judges texts with the rules and levels of one ledger.
pub struct Checker<'a> {
    ledger: &'a Ledger,
    levels: Levels,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The findings, by place.
    pub findings: Vec<Finding>,
    /// The edits that mend some of them without any doubt.
    pub fixes: Vec<Edit>,
    /// What rules across files need of it; `None` for a file that could not be read as text.
    pub kept: Option<Kept>,
}

/// What was found in a ledger.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings, by file and place.
    pub findings: Vec<Finding>,
    /// The edits of each file that mend some of them.
    pub fixes: BTreeMap<String, Vec<Edit>>,
}

impl<'a> Checker<'a> {
    /// A checker with the levels that the ledger's settings give.
    pub fn new(ledger: &'a Ledger) -> Checker<'a> {
        Checker { ledger, levels: Levels::new(ledger.settings()) }
    }

    /// Judges the whole ledger as its snapshot holds it.
    ///
    /// `wanted` says which files to report on; all are read, because references go anywhere. `before` gives the text of
    /// the last commit, for the rules that compare with it.
    pub fn ledger(&self, wanted: impl Fn(&str) -> bool + Sync, before: Option<&Before<'_>>) -> Report {
        let stored = self.ledger.stored();
        let verdicts: Vec<(&str, Verdict)> = stored
            .par_iter()
            .filter(|stored| is_client(stored))
            .map(|stored| (stored.path.as_str(), self.stored(&stored.path, &wanted, before)))
            .collect();
        let kept: Vec<Kept> = verdicts.iter().filter_map(|(_, verdict)| verdict.kept.clone()).collect();
        let overview = Overview { ledger: self.ledger, stored, kept: &kept };
        let mut report = Report { findings: self.overview(&overview, &wanted), ..Report::default() };
        if wanted(LEDGER_FILE) {
            report.findings.extend(self.settings(self.ledger.settings_text()));
        }
        for (path, verdict) in verdicts {
            report.findings.extend(verdict.findings);
            if !verdict.fixes.is_empty() {
                report.fixes.insert(path.to_owned(), verdict.fixes);
            }
        }
        report.findings.sort_by(by_place);
        report
    }
}

impl<'a> Checker<'a> {
    fn stored(&self, path: &str, wanted: &(impl Fn(&str) -> bool + Sync), before: Option<&Before<'_>>) -> Verdict {
        let mut verdict = match self.ledger.read(path) {
            Ok(bytes) => {
                let earlier = before.and_then(|before| before(path));
                self.client(path, bytes, earlier)
            }
            Err(fault) => {
                let found = vec![reading::fault(&fault)];
                self.placed(path, Some(slug_of(path)), &Tree::parse(""), found)
            }
        };
        if !wanted(path) {
            verdict.findings.clear();
            verdict.fixes.clear();
        }
        verdict
    }

    /// Judges the bytes of one file of the ledger.
    pub fn file(&self, path: &str, bytes: Vec<u8>, before: Option<Vec<u8>>) -> Verdict {
        if path == LEDGER_FILE {
            return Verdict { findings: self.settings(&String::from_utf8_lossy(&bytes)), ..Verdict::default() };
        }
        self.client(path, bytes, before)
    }

    /// Judges the bytes of one client file; `before` is what the last commit holds of it, where that matters.
    fn client(&self, path: &str, bytes: Vec<u8>, before: Option<Vec<u8>>) -> Verdict {
        let slug = slug_of(path);
        let text = match reading::text(path, bytes) {
            Ok(text) => text,
            Err(found) => return self.placed(path, Some(slug), &Tree::parse(""), vec![*found]),
        };
        let tree = Tree::parse(&text);
        let mut found = reading::syntax(&tree);
        let written = Written { slug, file: path, tree: &tree, ledger: self.ledger };
        for rule in ALL {
            if let Check::Written(look) = rule.check {
                found.extend(named(rule, |faults| look(&written, faults)));
            }
        }
        let mut verdict = self.placed(path, Some(slug), &tree, found);
        let parent = parent(path, &tree);
        verdict.kept = Some(Kept { file: path.to_owned(), slug: slug.to_owned(), parent });
        let client: Client = tree.decode().unwrap_or_default();
        let found = self.compare(path, slug, &client, before);
        if !found.is_empty() {
            // The tree was spent in making the values; only files with findings pay for a second one.
            let second = self.placed(path, Some(slug), &Tree::parse(&text), found);
            verdict.findings.extend(second.findings);
            verdict.fixes.extend(second.fixes);
        }
        verdict.findings.sort_by(by_place);
        verdict
    }

    /// The faults of a client's values.
    fn compare(&self, path: &str, slug: &str, client: &Client, before: Option<Vec<u8>>) -> Vec<Named> {
        let subject = Subject { slug, file: path, client, ledger: self.ledger };
        let before = before.and_then(|bytes| String::from_utf8(bytes).ok()).map(|text| reading::client(&text));
        let mut found = Vec::new();
        for rule in ALL {
            match (rule.check, &before) {
                (Check::Client(look), _) => found.extend(named(rule, |faults| look(&subject, faults))),
                (Check::History(look), Some(before)) => {
                    found.extend(named(rule, |faults| look(&subject, before, faults)));
                }
                _ => {}
            }
        }
        found
    }

    /// Judges `folio.toml`.
    fn settings(&self, text: &str) -> Vec<Finding> {
        let tree = Tree::parse(text);
        let mut found = reading::syntax(&tree);
        for rule in ALL {
            if let Check::Settings(look) = rule.check {
                found.extend(named(rule, |faults| look(self.ledger, &tree, faults)));
            }
        }
        self.placed(LEDGER_FILE, None, &tree, found).findings
    }

    fn overview(&self, overview: &Overview<'_>, wanted: &impl Fn(&str) -> bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        for rule in ALL {
            let Check::Ledger(look) = rule.check else { continue };
            let mut faults = Vec::new();
            look(overview, &mut faults);
            for (file, fault) in faults.into_iter().filter(|(file, _)| wanted(file)) {
                let nothing = Tree::parse("");
                findings.extend(self.placed(&file, Some(slug_of(&file)), &nothing, vec![(rule.name, fault)]).findings);
            }
        }
        findings
    }

    /// Gives each fault its place on a line and its level; those that are switched off are dropped.
    fn placed(&self, file: &str, client: Option<&str>, tree: &Tree<'_>, found: Vec<Named>) -> Verdict {
        let mut verdict = Verdict::default();
        if found.is_empty() {
            return verdict;
        }
        let lines = Lines::new(tree.text());
        for (name, fault) in found {
            let Some(rule) = find(name) else { continue };
            let level = self.levels.of(rule);
            if level == Level::Off {
                continue;
            }
            let also = fault
                .also
                .iter()
                .map(|(spot, message)| Also { place: place(file, &lines, tree, spot), message: message.clone() });
            verdict.findings.push(Finding {
                rule: rule.name,
                level,
                client: client.map(str::to_owned),
                place: place(file, &lines, tree, &fault.spot),
                also: also.collect(),
                message: fault.message,
                label: fault.label,
                help: fault.help,
            });
            verdict.fixes.extend(fault.fix);
        }
        verdict.findings.sort_by(by_place);
        verdict
    }
}

fn named(rule: &Rule, look: impl FnOnce(&mut Vec<Fault>)) -> Vec<Named> {
    let mut faults = Vec::new();
    look(&mut faults);
    faults.into_iter().map(|fault| (rule.name, fault)).collect()
}

fn by_place(one: &Finding, other: &Finding) -> Ordering {
    (&one.place, one.rule).cmp(&(&other.place, other.rule))
}

/// The client that a file names as its parent, and where.
fn parent(path: &str, tree: &Tree<'_>) -> Option<(String, Place)> {
    let key = KeyPath::key("profile").then("parent");
    let parent = tree.node(&key)?.as_str()?.to_owned();
    Some((parent, place(path, &Lines::new(tree.text()), tree, &Spot::Path(key, Part::Value))))
}

/// Where a spot stands on a line.
fn place(file: &str, lines: &Lines<'_>, tree: &Tree<'_>, spot: &Spot) -> Place {
    match spot {
        Spot::File => Place::file(file),
        Spot::Known(place) => place.clone(),
        Spot::Span(span) => lines.place(file, span.clone()),
        Spot::Path(path, part) => {
            tree.span(path, *part).map_or_else(|| Place::file(file), |span| lines.place(file, span))
        }
    }
}

/// The slug a path stands for: its file name without the ending.
fn slug_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}
