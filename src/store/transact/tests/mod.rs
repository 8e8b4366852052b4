//! The protocol as its callers see it, one behaviour a test.

mod commits;
mod hooks;
mod recovery;
mod refusals;

use std::time::Duration;

use super::super::plan::{CommitOptions, Plan, Published, Write};
use super::super::repository::Repository;
use super::super::scratch::Scratch;
use super::super::view::View;
use crate::error::Result;

/// Options that wait just long enough to be seen waiting.
fn hasty() -> CommitOptions {
    CommitOptions {
        wait: Duration::from_millis(60),
        command: "folio log".to_owned(),
        since: "2026-03-02 12:00".to_owned(),
        ..CommitOptions::default()
    }
}

fn plan(writes: &[(&str, Option<&str>)]) -> Plan<'static> {
    let writes = writes
        .iter()
        .map(|(path, new)| Write { path: (*path).to_owned(), new: new.map(|text| text.as_bytes().to_vec()) });
    Plan {
        writes: writes.collect(),
        message: "log(acme): call 2026-03-02\n\nFolio-Client: acme\n".to_owned(),
        hand_message: Some(Box::new(|edits| format!("edit({}): by hand", edits.len()))),
    }
}

fn change(scratch: &Scratch, writes: &[(&str, Option<&str>)]) -> Result<Published> {
    scratch.repository().transact(&hasty(), &mut |_| Ok(plan(writes)))
}

/// Appends one line to a client's file, as most commands do.
fn append<'p>(line: &'p str) -> impl FnMut(&View<'_>) -> Result<Plan<'static>> + 'p {
    move |view| {
        let text = String::from_utf8(view.read("clients/acme.toml")?.unwrap_or_default()).expect("UTF-8");
        Ok(plan(&[("clients/acme.toml", Some(&format!("{text}{line}\n")))]))
    }
}

fn appended(repository: &Repository, line: &str) -> Result<Published> {
    repository.transact(&hasty(), &mut append(line))
}

/// Work tree, index and HEAD agree, git finds no fault, and no lock or temporary file is left.
fn assert_tidy(scratch: &Scratch) {
    assert_eq!(scratch.git(["status", "--porcelain", "--untracked-files=all"]), "");
    assert_clean_git(scratch);
}

fn assert_clean_git(scratch: &Scratch) {
    let fsck = scratch.git_output(["fsck", "--strict", "--no-dangling"]);
    assert!(fsck.status.success(), "{}", String::from_utf8_lossy(&fsck.stderr));
    for left in ["index.lock", "HEAD.lock", "refs/heads/main.lock", "folio/journal", "folio/token", "folio/index.next"]
    {
        assert!(!scratch.path(".git").join(left).exists(), "{left} is left");
    }
}

fn refused(outcome: Result<Published>) -> String {
    let error = outcome.expect_err("a refusal");
    assert_eq!(error.kind().exit_code(), 3, "{error}");
    assert!(!error.hints().is_empty(), "no way out: {error}");
    error.to_string()
}
