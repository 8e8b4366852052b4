//! The power fails: what a disk may show afterwards, rebuilt from a recorded run, and the next folio on each of these states.
//!
//! # The model
//! A run is a list of steps: writes into files, changes of names in folders, and `fsync` calls. A write is sure once its
//! file was synced after it, a change of names once every folder concerned was. After each step the power may fail, and
//! then of the steps that are not sure the disk shows
//!
//! - none,
//! - all but one, for each of them,
//! - only one, for each of them,
//! - all changes of names and no bytes: files without content.
//!
//! An object that no reference reaches may be left torn, as git leaves it too: it is pruned before git is asked. folio
//! must not build on it, so the next run writes the same entry once more where it was lost.
//!
//! Some of the states are held against a person, too, who edits the file before the next run, which is about another client,
//! and then commits with git: that commit may not take the entry back.
//!
//! What the model leaves out: larger choices among the steps that are not sure; a write or a rename that is half done (a
//! journal of the file system rules out the second); a disk that lies about what it has synced; times and permissions.
//! Programs that folio starts write nothing in these runs.

mod disk;
mod record;

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::fs::OpenOptions;
use std::hash::{Hash, Hasher};
use std::io::Write as _;

use self::disk::{Disk, Step, Tree};
use crate::Report;
use crate::bed::{BY_HAND, Bed, FILE, run_all};
use crate::drive::Writer;

/// What the disk shows, and whether folio had said that all is done.
struct Shown {
    step: usize,
    which: String,
    tree: Tree,
    acknowledged: bool,
}

pub(crate) fn every_state(whole: bool) -> Report {
    let (mut found, mut broken, mut total) = (0, Vec::new(), 0);
    for used in [false, true] {
        let bed = Bed::new(3);
        if used {
            Writer::Folio.write(&bed, "an entry before.").expect("a run");
        }
        let (disk, steps) = record::run(&bed);
        let states = states(&disk, &steps);
        total += states.len();
        // Until the branch has moved, an edit is in nobody's way.
        let moved = steps.iter().rposition(|step| step.concerns("refs/heads/main")).expect("the branch moves");
        let edited = states.iter().filter(|shown| shown.step > moved);
        let edited: Vec<&Shown> = if whole { edited.collect() } else { edited.step_by(15).collect() };
        let every = if whole { 1 } else { states.len().div_ceil(20) };
        let states: Vec<&Shown> = states.iter().step_by(every).collect();
        let (checked, faults) = check_all(&bed, &states, check);
        found += checked;
        broken.extend(faults);
        let (checked, faults) = check_all(&bed, &edited, check_edited);
        found += checked;
        broken.extend(faults);
        if !used {
            broken.extend(blind(&bed, &disk, &steps));
        }
    }
    Report { injected: found, broken, note: format!(" (of {total} states of the disk)") }
}

/// The negative control: were no `fsync` done, states would have to be found that break a promise.
fn blind(bed: &Bed, disk: &Disk, steps: &[Step]) -> Option<String> {
    let unsynced: Vec<Step> = steps.iter().filter(|step| !step.is_sync()).cloned().collect();
    let states = states(disk, &unsynced);
    let last: Vec<&Shown> = states.iter().filter(|shown| shown.acknowledged).take(10).collect();
    let (_, broken) = check_all(bed, &last, check);
    (broken.len() * 2 < last.len()).then(|| "without any fsync too little breaks: the story is blind".to_owned())
}

fn check_all(bed: &Bed, states: &[&Shown], check: fn(&Bed, bool) -> Option<String>) -> (usize, Vec<String>) {
    run_all(states, |shown| {
        let copy = bed.copy();
        shown.tree.write(&copy.root());
        let fault = check(&copy, shown.acknowledged);
        (true, fault.map(|fault| format!("after step {}, {}: {fault}", shown.step, shown.which)))
    })
}

/// The next runs, and what is broken after them: whoever was not told that the entry is recorded types it once more.
fn check(bed: &Bed, acknowledged: bool) -> Option<String> {
    if !acknowledged
        && let Err(said) = Writer::Folio.write(bed, record::ENTRY)
        && !said.contains("duplicate-entry")
    {
        return Some(format!("the next run failed: {said}"));
    }
    if let Err(said) = Writer::Folio.write(bed, "second entry") {
        return Some(format!("the run after failed: {said}"));
    }
    let kept = [record::ENTRY, "second entry"].map(str::to_owned);
    let pruned = bed.git(&["prune", "--expire=now"]);
    if !pruned.status.success() {
        return Some(format!("git prune: {}", String::from_utf8_lossy(&pruned.stderr)));
    }
    bed.taken_back().or_else(|| bed.broken(&kept, &[]))
}

/// An edit by hand before the next run, which leaves the file alone, and what a commit of git takes back then.
fn check_edited(bed: &Bed, acknowledged: bool) -> Option<String> {
    let file = OpenOptions::new().append(true).open(bed.root().join(FILE));
    file.and_then(|mut file| writeln!(file, "# {BY_HAND}")).expect("an edit");
    let folio = env!("CARGO_BIN_EXE_folio");
    let run = bed.run(&[folio, "log", "c1", "elsewhere", "--kind", "call", "--wait", "60"].map(str::to_owned));
    if !run.status.success() {
        return Some(format!("the next run failed: {}", String::from_utf8_lossy(&run.stderr)));
    }
    for words in [&["prune", "--expire=now"][..], &["commit", "-q", "--allow-empty", "-m", "with git"]] {
        let output = bed.git(words);
        if !output.status.success() {
            return Some(format!("git {}: {}", words[0], String::from_utf8_lossy(&output.stderr)));
        }
    }
    if !bed.text().ends_with(&format!("# {BY_HAND}\n")) {
        return Some(format!("the edit by hand is gone: {:?}", bed.text()));
    }
    let committed = bed.git(&["show", &format!("HEAD:{FILE}")]).stdout;
    if acknowledged && !String::from_utf8_lossy(&committed).contains(record::ENTRY) {
        return Some("the entry was acknowledged, and the last commit does not have it".to_owned());
    }
    bed.taken_back()
}

/// Every state that the disk may show, each once.
fn states(disk: &Disk, steps: &[Step]) -> Vec<Shown> {
    let mut seen = BTreeSet::new();
    let mut states = Vec::new();
    for end in 0..=steps.len() {
        let done = &steps[..end];
        let acknowledged = done.iter().any(Step::is_word);
        let unsure = disk::unsure(done);
        let mut choices = vec![("nothing that is not sure".to_owned(), unsure.clone())];
        for step in &unsure {
            let others = unsure.iter().copied().filter(|other| other != step).collect();
            choices.push((format!("all but {}", steps[*step]), BTreeSet::from([*step])));
            choices.push((format!("only {}", steps[*step]), others));
        }
        let bytes = unsure.iter().copied().filter(|step| steps[*step].is_write()).collect();
        choices.push(("names without bytes".to_owned(), bytes));
        for (which, dropped) in choices {
            let tree = disk.after(done, &dropped);
            let mut hasher = DefaultHasher::new();
            (&tree, acknowledged).hash(&mut hasher);
            if seen.insert(hasher.finish()) {
                states.push(Shown { step: end, which, tree, acknowledged });
            }
        }
    }
    states
}
