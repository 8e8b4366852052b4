//! Many writers at once, and a person who commits with git meanwhile.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

use crate::Report;
use crate::bed::Bed;
use crate::drive::Writer;

pub(crate) fn writers_and_git(whole: bool) -> Report {
    let bed = Bed::new(20);
    let each = if whole { 40 } else { 4 };
    let (broken, at_work, by_git) = (Mutex::new(Vec::new()), AtomicBool::new(true), AtomicUsize::new(0));
    let mut entries = Vec::new();
    for writer in 0..8 {
        entries.extend((0..each).map(|number| format!("entry {writer}-{number}.")));
    }
    std::thread::scope(|scope| {
        let person = scope.spawn(|| {
            while at_work.load(Ordering::Relaxed) {
                by_git.fetch_add(usize::from(commit_by_git(&bed, by_git.load(Ordering::Relaxed))), Ordering::Relaxed);
                sleep(Duration::from_millis(30));
            }
        });
        let writers: Vec<_> = entries
            .chunks(each)
            .map(|own| {
                let (bed, broken) = (&bed, &broken);
                scope.spawn(move || {
                    for entry in own {
                        if let Err(said) = Writer::Folio.write(bed, entry) {
                            broken.lock().expect("no panic before").push(format!("{entry}: {said}"));
                        }
                    }
                })
            })
            .collect();
        writers.into_iter().for_each(|writer| drop(writer.join()));
        at_work.store(false, Ordering::Relaxed);
        drop(person.join());
    });
    let mut broken = broken.into_inner().expect("no panic before");
    broken.extend(bed.broken(&entries, &[]));
    let by_git = by_git.into_inner();
    broken.extend(bed.taken_back());
    // One more would record an entry again that somebody's commit had taken back.
    let count = bed.git(&["rev-list", "--count", "HEAD"]).stdout;
    let count = String::from_utf8_lossy(&count).trim_end().to_owned();
    let wanted = 1 + entries.len() + by_git;
    if count != wanted.to_string() {
        broken.push(format!("{count} commits, not {wanted}"));
    }
    Report {
        injected: entries.len(),
        broken,
        note: format!(" (entries of 8 writers, with {by_git} commits by git between)"),
    }
}

/// What a person does: edit another file, add, commit; again while git says that its index is locked.
fn commit_by_git(bed: &Bed, number: usize) -> bool {
    fs::write(bed.root().join("notes.md"), format!("note {number}\n")).expect("a note");
    for words in [&["add", "notes.md"][..], &["commit", "-q", "-m", "a note"]] {
        let done = (0..2000).any(|_| {
            sleep(Duration::from_millis(1));
            bed.git(words).status.success()
        });
        if !done {
            return false;
        }
    }
    true
}
