//! `folio log` and `git commit` at the same moment, each stopped at the calls that matter and then let go on.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::Report;
use crate::bed::{Bed, run_all};
use crate::drive::Writer;
use crate::pause::{Paused, Stop, wait_until};

/// Where `folio log` is while git begins: nowhere yet, about to publish the index, between the index and the branch,
/// beyond both with the lock still held.
const FOLIO: [Option<(&str, &str)>; 5] = [
    None,
    Some(("openat", ".git/logs/refs/heads/main")),
    Some(("rename", ".git/folio/index.next")),
    Some(("rename", ".git/refs/heads/main.lock")),
    Some(("unlink", ".git/folio/journal")),
];

/// Where `git commit` is while folio goes on: it has read HEAD, and then the index, and then it has the lock.
#[derive(Debug, Clone, Copy)]
enum Git {
    ReadHead,
    ReadIndex,
    Locked,
    Nowhere,
}

const GIT: [Git; 4] = [Git::ReadHead, Git::ReadIndex, Git::Locked, Git::Nowhere];

/// What a person types; the first is the one that writes the index before it moves the branch.
const COMMITS: [&[&str]; 3] =
    [&["commit", "-qm", "a note"], &["commit", "-qam", "a note"], &["commit", "-qm", "a note", "--", "notes.md"]];

pub(crate) fn folio_and_git(whole: bool) -> Report {
    let bed = Bed::new(3);
    fs::write(bed.root().join("notes.md"), "note\n").expect("a note");
    assert!(bed.git(&["add", "notes.md"]).status.success());
    let mut meetings = Vec::new();
    for words in &COMMITS[..if whole { 3 } else { 1 }] {
        meetings.extend(FOLIO.iter().flat_map(|folio| GIT.map(|git| (*words, *folio, git))));
    }
    let (met, mut broken) = run_all(&meetings, |(words, folio, git)| {
        let (met, fault) = meet(&bed.copy(), Writer::Folio, words, *folio, *git);
        (met, fault.map(|fault| format!("{words:?}, folio at {folio:?}, git at {git:?}: {fault}")))
    });
    // One git does it to the other.
    if meet(&bed.copy(), Writer::Naive, COMMITS[0], None, Git::ReadIndex).1.is_none() {
        broken.push("the naive writer passes: the story is blind".to_owned());
    }
    Report { injected: met, broken, note: " (meetings of `folio log` and `git commit`)".to_owned() }
}

/// Whether both came to their stops, and what was broken in the end.
fn meet(
    bed: &Bed,
    writer: Writer,
    words: &[&str],
    folio: Option<(&'static str, &str)>,
    git: Git,
) -> (bool, Option<String>) {
    let head = || bed.git(&["rev-parse", "HEAD"]).stdout;
    let before = head();
    let at = folio.map(|(call, path)| Stop { call, path: path.to_owned() });
    // Starting it is no stop: a file that nobody opens.
    let nowhere = Stop { call: "unlink", path: "nowhere".to_owned() };
    let start = || Paused::start(bed, "folio", &writer.words("first entry"), at.as_ref().unwrap_or(&nowhere));
    let mut early = at.is_some().then(start);
    let mut met = early.as_mut().is_none_or(Paused::wait_for_stop);
    let commit: Vec<String> = [&["git"], words].concat().into_iter().map(str::to_owned).collect();
    let mut person = Paused::start(bed, "git", &commit, &stop_of_git(&before, git).unwrap_or(nowhere.clone()));
    // With folio's lock in the way git need not get as far as its stop.
    let stopped = person.wait_for_stop();
    met &= stopped || at.is_some() || matches!(git, Git::Nowhere);
    let mut writer = early.unwrap_or_else(start);
    writer.go_on();
    // Where git holds the lock, or folio waits for it, only git can break the spell.
    let holds = matches!(git, Git::Locked) && stopped;
    let moved = holds || wait_until(|| writer.has_ended() || head() != before);
    sleep(Duration::from_millis(50));
    person.go_on();
    let (said, by_git) = (writer.end(), person.end());
    if !moved || !said.0.success() {
        return (met, Some(format!("folio did not get through: {}", said.1)));
    }
    let done = by_git.0.success() || wait_until(|| bed.git(words).status.success());
    if !done {
        return (met, Some(format!("git did not get through: {}", by_git.1)));
    }
    (met, bed.taken_back().or_else(|| bed.broken(&["first entry".to_owned()], &[])))
}

fn stop_of_git(head: &[u8], git: Git) -> Option<Stop> {
    let head = String::from_utf8_lossy(head);
    let (folder, name) = head.trim_end().split_at(2);
    let (call, path) = match git {
        Git::ReadHead => ("openat", format!(".git/objects/{folder}/{name}")),
        // git asks whether the file is a link before it makes the lock beside it.
        Git::ReadIndex => ("readlink", ".git/index".to_owned()),
        Git::Locked => ("openat", ".git/index.lock".to_owned()),
        Git::Nowhere => return None,
    };
    Some(Stop { call, path })
}
