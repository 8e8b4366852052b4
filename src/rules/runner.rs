//! Applies the rules: a file at a time, then the ledger as a whole.
//!
//! Of each file only findings and what rules need across files are kept; text and tree go as soon as the file is judged, so
//! that ten thousand clients need no more memory than a hundred. Each file is parsed once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::others;
use super::placing::{self, Site, by_place, parent, slug_of};
use super::reading::{self, Named};
use super::structure::format_version;
use super::{ALL, Check, Fault, Kept, Layout, Levels, Overview, Register, Rule, Sheet, Subject, Written};
use crate::diagnostic::{Finding, Level, Place};
use crate::facts::{self, AsOf, Burden};
use crate::ledger::{Ledger, is_client};
use crate::model::Client;
use crate::schema::Shape;
use crate::source::{Edit, PassedOver, Tree};
use crate::store::{Kind, LEDGER_FILE, Stored};

/// Gives the bytes that the last commit holds of a path.
pub type Before<'a> = dyn Fn(&str) -> Option<Vec<u8>> + Sync + 'a;

/// Judges texts with the rules and levels of one ledger.
pub struct Checker<'a> {
    ledger: &'a Ledger,
    levels: Levels,
    /// Every check of every rule that is not switched off.
    checks: Vec<(&'static Rule, Check)>,
    register: Register<'a>,
    layout: OnceLock<Layout>,
    as_of: AsOf<'a>,
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
        let levels = Levels::new(ledger.settings());
        let on = ALL.iter().filter(|rule| levels.of(rule) != Level::Off);
        let checks = on.flat_map(|rule| rule.checks.iter().map(move |check| (rule, *check))).collect();
        let (register, as_of) = (Register::new(ledger), AsOf::of(ledger));
        Checker { ledger, levels, checks, register, layout: OnceLock::new(), as_of }
    }

    /// The same checker, as if some clients had come and others gone already.
    #[must_use]
    pub fn expecting(self, coming: Vec<String>, going: Vec<String>) -> Checker<'a> {
        Checker { register: self.register.expecting(coming, going), ..self }
    }

    /// Judges the ledger as its snapshot holds it.
    ///
    /// `wanted` says which files to report on; of the others only those are read that these name as parents. `before` gives
    /// what the last commit holds, for the rules that compare with it. Of a ledger newer than this program nothing else is
    /// judged.
    pub fn ledger(&self, wanted: impl Fn(&str) -> bool + Sync, before: Option<&Before<'_>>) -> Report {
        if format_version::newer(&Tree::parse(self.ledger.settings_text())).is_some() {
            return Report { findings: self.stored(LEDGER_FILE, None).findings, ..Report::default() };
        }
        // What files may hold is read from the schema while the folder is listed.
        let (stored, _) = rayon::join(|| self.ledger.stored(), || self.layout());
        let files = stored.par_iter().filter(|stored| is_settings(stored) || is_client(stored));
        let verdicts: Vec<(&str, Verdict)> = files
            .map(|stored| stored.path.as_str())
            .filter(|path| wanted(path))
            .map(|path| (path, self.stored(path, before)))
            .collect();
        let count = verdicts.iter().map(|(_, verdict)| verdict.findings.len()).sum();
        let mut report = Report { findings: Vec::with_capacity(count), ..Report::default() };
        let mut kept = Vec::with_capacity(verdicts.len());
        for (path, verdict) in verdicts {
            report.findings.extend(verdict.findings);
            kept.extend(verdict.kept);
            if !verdict.fixes.is_empty() {
                report.fixes.insert(path.to_owned(), verdict.fixes);
            }
        }
        self.add_parents(&mut kept, stored);
        let overview = Overview { ledger: self.ledger, stored, kept: &kept, as_of: &self.as_of };
        report.findings.extend(self.overview(&overview).into_iter().filter(|finding| finding.touches(&wanted)));
        report.findings.sort_by(by_place);
        report
    }

    /// The errors of a ledger's `folio.toml`, where defaults stand for what was meant.
    pub fn errors_of_settings(ledger: &Ledger) -> Vec<Finding> {
        let checker = Checker::new(ledger);
        let mut errors = match ledger.read(LEDGER_FILE) {
            Ok(bytes) => checker.file(LEDGER_FILE, bytes, None).findings,
            Err(_) => checker.unreadable(LEDGER_FILE),
        };
        errors.retain(|finding| finding.level == Level::Error);
        errors
    }

    /// Judges the bytes of one file, `folio.toml` or a client's; `before` is what the last commit holds of it, where that
    /// matters.
    pub fn file(&self, path: &str, bytes: Vec<u8>, before: Option<Vec<u8>>) -> Verdict {
        let text = match reading::text(path, bytes) {
            Ok(text) => text,
            Err(found) => return self.unread(path, *found),
        };
        if path == LEDGER_FILE { self.settings(&text) } else { self.client(path, &text, before) }
    }

    /// Why a file cannot be read as one of the ledger's: its name, what stands there, its size; nothing where it can.
    pub fn unreadable(&self, path: &str) -> Vec<Finding> {
        let Some(stored) = self.ledger.stored().iter().find(|stored| stored.path == path) else { return Vec::new() };
        let stored = std::slice::from_ref(stored);
        let mut findings = self.overview(&Overview { ledger: self.ledger, stored, kept: &[], as_of: &self.as_of });
        if findings.is_empty() {
            findings = self
                .ledger
                .read(path)
                .err()
                .map(|fault| self.unread(path, reading::fault(&fault)).findings)
                .unwrap_or_default();
        }
        findings.retain(|finding| finding.level == Level::Error);
        findings
    }

    /// Judges what a change does across files, once each of its files was judged: `kept` is what was kept of them, `gone`
    /// are the paths where nothing will stand any more. Other files are opened only where these name them as parents.
    pub fn across(&self, mut kept: Vec<Kept>, gone: &HashSet<&str>) -> Vec<Finding> {
        let mut stored = self.ledger.stored().to_vec();
        stored.retain(|stored| !gone.contains(stored.path.as_str()));
        let known: HashSet<String> = stored.iter().map(|stored| stored.path.clone()).collect();
        let files: HashSet<String> = kept.iter().map(|kept| kept.file.clone()).collect();
        stored.extend(files.difference(&known).map(|path| Stored { path: path.clone(), kind: Kind::File }));
        stored.sort_by(|one, other| one.path.cmp(&other.path));
        self.add_parents(&mut kept, &stored);
        let mut findings =
            self.overview(&Overview { ledger: self.ledger, stored: &stored, kept: &kept, as_of: &self.as_of });
        findings.retain(|finding| finding.touches(|file| files.contains(file)));
        findings
    }
}

impl<'a> Checker<'a> {
    /// Where ids, references and dates stand in a client's file.
    pub fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(self.ledger.catalogue()))
    }

    fn stored(&self, path: &str, before: Option<&Before<'_>>) -> Verdict {
        match self.ledger.read(path) {
            Ok(bytes) => self.file(path, bytes, before.and_then(|before| before(path))),
            // Such a name is no path to the file: `bad-slug` tells of it.
            Err(_) if path.contains(char::REPLACEMENT_CHARACTER) => Verdict::default(),
            Err(fault) => self.unread(path, reading::fault(&fault)),
        }
    }

    /// A file of which there is no text.
    fn unread(&self, path: &str, found: Named) -> Verdict {
        Site { file: path, client: slug_of(path), tree: &Tree::parse("") }.place(vec![found], &self.levels)
    }

    fn client(&self, path: &str, text: &str, before: Option<Vec<u8>>) -> Verdict {
        let tree = Tree::parse(text);
        let layout = self.layout();
        let slug = slug_of(path).unwrap_or_default();
        let site = Site { file: path, client: Some(slug), tree: &tree };
        let mut found = reading::syntax(&tree);
        let (decoded, passed_over) = tree.decode_noting::<Client>();
        let shape = self.ledger.shape();
        let whole = decoded.is_ok() && passed_over == PassedOver::default();
        found.extend(reading::shape(
            Some(slug),
            &tree,
            if whole { shape.check_typed(&tree) } else { shape.check(&tree) },
        ));
        let sheet = Sheet::of(tree.root(), layout);
        let register = &self.register;
        let written = Written { slug, file: path, tree: &tree, layout, sheet: &sheet, register, ledger: self.ledger };
        self.written(&written, &mut found);
        let parent = parent(path, &tree);
        let mut named = others::named(path, &tree, &sheet, layout);
        let mut parent_is_new = before.is_none() && parent.is_some();
        if before.as_deref() == Some(text.as_bytes()) {
            named.clear();
        } else if let Some(before) = before {
            let before = String::from_utf8_lossy(&before);
            let before = Tree::parse(&before);
            self.history(&written, &before, &mut found);
            parent_is_new = names_anew(parent.as_ref(), placing::parent(path, &before).as_ref());
            let known = others::named(path, &before, &Sheet::of(before.root(), layout), layout);
            let known: HashSet<String> = known.into_iter().map(|(known, _)| known).collect();
            named.retain(|(slug, _)| !known.contains(slug));
        }
        let client = decoded.unwrap_or_default();
        let as_of = &self.as_of;
        self.values(
            &Subject { slug, file: path, tree: &tree, client: &client, ledger: self.ledger, as_of },
            &mut found,
        );
        let burden = facts::burden(&client, as_of);
        let mut verdict = site.place(found, &self.levels);
        verdict.kept =
            Some(Kept { file: path.to_owned(), slug: slug.to_owned(), parent, parent_is_new, named, burden });
        verdict
    }

    fn settings(&self, text: &str) -> Verdict {
        let tree = Tree::parse(text);
        let site = Site { file: LEDGER_FILE, client: None, tree: &tree };
        let mut found = Vec::new();
        let newer = format_version::newer(&tree).is_some();
        if !newer {
            let shape = Shape::folio();
            found.extend(reading::syntax(&tree));
            found.extend(reading::shape(None, &tree, shape.check(&tree)));
            let layout = Layout::of(shape.catalogue());
            let written = Written {
                slug: "",
                file: LEDGER_FILE,
                tree: &tree,
                layout: &layout,
                sheet: &Sheet::of(tree.root(), &layout),
                register: &self.register,
                ledger: self.ledger,
            };
            self.written(&written, &mut found);
        }
        for (rule, check) in &self.checks {
            if let Check::Settings(look) = check
                && (!newer || rule.name == format_version::RULE.name)
            {
                note(rule, &mut found, |faults| look(self.ledger, &tree, faults));
            }
        }
        site.place(found, &self.levels)
    }

    fn written(&self, written: &Written<'_>, found: &mut Vec<Named>) {
        for (rule, check) in &self.checks {
            if let Check::Written(look) = check {
                note(rule, found, |faults| look(written, faults));
            }
        }
    }

    fn history(&self, written: &Written<'_>, before: &Tree<'_>, found: &mut Vec<Named>) {
        for (rule, check) in &self.checks {
            if let Check::History(look) = check {
                note(rule, found, |faults| look(written, before, faults));
            }
        }
    }

    fn values(&self, subject: &Subject<'_>, found: &mut Vec<Named>) {
        for (rule, check) in &self.checks {
            if let Check::Client(look) = check {
                note(rule, found, |faults| look(subject, faults));
            }
        }
    }

    fn overview(&self, overview: &Overview<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (rule, check) in &self.checks {
            let Check::Ledger(look) = check else { continue };
            let mut faults = Vec::new();
            look(overview, &mut faults);
            for (file, fault) in faults {
                findings.extend(self.unread(&file, (rule.name, fault)).findings);
            }
        }
        findings
    }

    /// Adds what is kept of the clients that these name as parents, their parents, and so on.
    fn add_parents(&self, kept: &mut Vec<Kept>, stored: &[Stored]) {
        let mut known: HashSet<String> = kept.iter().map(|kept| kept.slug.clone()).collect();
        let mut next: Vec<String> = kept.iter().filter_map(named_parent).collect();
        next.retain(|parent| !known.contains(parent));
        let asked = if next.is_empty() { &[] } else { stored };
        // Backwards, so that of two files for one slug the first is taken.
        let paths = asked.iter().rev().filter_map(|stored| Some((slug_of(&stored.path)?, &stored.path)));
        let paths: HashMap<&str, &String> = paths.collect();
        while let Some(slug) = next.pop() {
            let Some(&path) = paths.get(slug.as_str()).filter(|_| known.insert(slug.clone())) else { continue };
            let text = self.ledger.read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
            let parent = parent(path, &Tree::parse(&text));
            // Read only for its parent: what it adds to the load is asked of whole ledgers, where it was read already.
            let burden = Burden::default();
            let named = Vec::new();
            let found = Kept { file: path.clone(), slug, parent, parent_is_new: false, named, burden };
            next.extend(named_parent(&found));
            kept.push(found);
        }
        kept.sort_by(|one, other| one.file.cmp(&other.file));
    }
}

/// Whether a file names a parent that it did not name before, wherever it does so.
fn names_anew(now: Option<&(String, Place)>, before: Option<&(String, Place)>) -> bool {
    now.is_some() && now.map(|(parent, _)| parent) != before.map(|(parent, _)| parent)
}

fn named_parent(kept: &Kept) -> Option<String> {
    kept.parent.as_ref().map(|(parent, _)| parent.clone())
}

fn is_settings(stored: &Stored) -> bool {
    stored.kind == Kind::File && stored.path == LEDGER_FILE
}

fn note(rule: &'static Rule, found: &mut Vec<Named>, look: impl FnOnce(&mut Vec<Fault>)) {
    let mut faults = Vec::new();
    look(&mut faults);
    found.extend(faults.into_iter().map(|fault| (rule.name, fault)));
}
