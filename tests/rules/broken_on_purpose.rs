//! Every folder of `examples/broken-on-purpose/`: it breaks its rule and no other, shows exactly `expected.txt`, and its
//! `mended/` is silent.
//!
//! What git cannot keep (a link, a file without permission, five mebibytes) is made by the folder's `break.sh` in a copy.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use folio::rules::{self, Check, Rule};
use serde_json::Value;

use crate::harness::{Ledger, copy};

const FOLIO: &str = env!("CARGO_BIN_EXE_folio");

fn catalogue() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken-on-purpose")
}

/// Rules that compare with the last commit have no folder: a folder has no history.
fn needs_history(rule: &Rule) -> bool {
    rule.checks.iter().any(|check| matches!(check, Check::History(_)))
}

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(catalogue()).expect("the error catalogue");
    let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// A ledger of the catalogue, broken if need be, and a sealed way to run programs in it.
struct Broken {
    name: String,
    folder: PathBuf,
    sealed: Ledger,
}

impl Broken {
    fn new(name: &str) -> Broken {
        let sealed = Ledger::bare();
        let folder = catalogue().join(name);
        let script = folder.join("break.sh");
        if !script.exists() {
            return Broken { name: name.to_owned(), folder, sealed };
        }
        copy(&folder, &sealed.root());
        let broken = sealed.command("sh").arg(&script).status().expect("sh runs").success();
        assert!(broken, "{name}: break.sh");
        Broken { name: name.to_owned(), folder: sealed.root(), sealed }
    }

    fn run(&self, folder: &Path, words: &[&str]) -> Output {
        let mut command = if self.name == "unreadable" && may_read_anything(&self.sealed) {
            // Only without its power to read anything does the superuser meet a closed file.
            let mut command = self.sealed.command("setpriv");
            command.args(["--bounding-set", "-dac_override,-dac_read_search", "--inh-caps"]);
            command.args(["-dac_override,-dac_read_search", FOLIO]);
            command
        } else {
            self.sealed.command(FOLIO)
        };
        command.current_dir(folder).args(["check", "--today", "2026-03-02"]).args(words);
        // Whether the repository of folio itself tracks the file of an example must not change the screen.
        command.env("GIT_CEILING_DIRECTORIES", catalogue());
        command.output().expect("folio runs")
    }

    /// The rules that fire, from the JSON answer.
    fn fired(&self) -> BTreeSet<String> {
        let answer: Value =
            serde_json::from_slice(&self.run(&self.folder, &["--format", "json"]).stdout).expect("JSON");
        let items = answer["items"].as_array().expect("items");
        items.iter().filter_map(|item| item["rule"].as_str().map(str::to_owned)).collect()
    }

    /// What a person sees: the findings, then the count.
    fn screen(&self) -> String {
        let output = self.run(&self.folder, &[]);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("folio prints UTF-8");
        text(&output.stdout) + &text(&output.stderr)
    }
}

/// Whether we are the superuser, for whom no file is closed.
fn may_read_anything(sealed: &Ledger) -> bool {
    let id = sealed.command("id").arg("-u").output().expect("id runs");
    id.stdout.trim_ascii() == b"0"
}

/// Whether the superuser can put its power down here; where not, one story is left out, visibly.
fn can_drop_power() -> bool {
    let mut command = Command::new("setpriv");
    command.args(["--bounding-set", "-dac_override", "true"]);
    command.output().is_ok_and(|output| output.status.success())
}

#[allow(clippy::print_stderr, reason = "a skipped story must be seen")]
fn each(mut story: impl FnMut(Broken)) {
    for name in folders() {
        if name == "unreadable" && may_read_anything(&Ledger::bare()) && !can_drop_power() {
            eprintln!("skipped: `unreadable`, for the superuser may read any file here");
            continue;
        }
        story(Broken::new(&name));
    }
}

#[test]
fn every_rule_has_its_folder_and_every_folder_its_rule() {
    let rules: BTreeSet<String> =
        rules::ALL.iter().filter(|rule| !needs_history(rule)).map(|rule| rule.name.to_owned()).collect();
    assert_eq!(folders(), rules);
}

#[test]
fn each_folder_breaks_its_own_rule_and_no_other() {
    each(|broken| assert_eq!(broken.fired(), BTreeSet::from([broken.name.clone()]), "{}", broken.name));
}

#[allow(clippy::disallowed_methods, reason = "the wish to write is told to the test, not to folio")]
#[test]
fn each_folder_shows_exactly_what_is_expected() {
    let write = std::env::var_os("FOLIO_WRITE_EXPECTED").is_some();
    each(|broken| {
        let expected = catalogue().join(&broken.name).join("expected.txt");
        let screen = broken.screen();
        if write {
            fs::write(&expected, &screen).expect("expected.txt");
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        assert!(screen == wanted, "{}\n--- expected\n{wanted}\n--- is\n{screen}", broken.name);
    });
}

#[test]
fn each_mended_ledger_is_silent() {
    each(|broken| {
        let output = broken.run(&broken.folder.join("mended"), &["--strict"]);
        let screen = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && screen.is_empty(), "{}/mended\n{screen}", broken.name);
    });
}
