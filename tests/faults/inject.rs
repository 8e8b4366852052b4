//! Each call that changes or opens something fails once: a full disk, a broken disk.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::Report;
use crate::bed::{Bed, run_all};
use crate::drive::Writer;
use crate::trace::{Call, record, strike};

const FAILING: [&str; 15] = [
    "write",
    "writev",
    "pwrite64",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "fsync",
    "fdatasync",
    "openat",
    "mkdir",
    "ftruncate",
];

/// The errors, and how the C library words them.
const ERRORS: [(&str, &str); 2] = [("ENOSPC", "No space left on device"), ("EIO", "Input/output error")];

pub(crate) fn every_error(whole: bool) -> Report {
    let bed = Bed::new(3);
    let calls = record(&bed.copy(), Writer::Folio);
    // Before the ledger is opened the calls are the dynamic linker's, which is not ours to test.
    let ledger = bed.root().parent().expect("a parent").file_name().expect("a name").to_string_lossy().into_owned();
    let opened = calls.iter().position(|call| call.line.contains(&ledger) || call.line.contains("getcwd")).unwrap_or(0);
    let failing = calls[opened..].iter().filter(|call| FAILING.contains(&call.name.as_str()));
    let mut faults: Vec<(Call, &(&str, &str))> =
        failing.flat_map(|call| ERRORS.iter().map(|error| (call.clone(), error))).collect();
    if !whole {
        // Opening for reading is most of them and the least likely to hurt.
        faults.retain(|(call, _)| call.name != "openat" || call.line.contains("O_CREAT"));
        faults = faults.into_iter().step_by(3).collect();
    }
    let refused = Mutex::new(BTreeMap::new());
    let (injected, broken) = run_all(&faults, |(call, error)| {
        let (code, fault) = fail_at(&bed, call, error);
        *refused.lock().expect("no panic before").entry(code).or_insert(0) += 1;
        (true, fault.map(|fault| format!("{} at {} #{}: {fault}\n    {}", error.0, call.name, call.number, call.line)))
    });
    let codes: Vec<String> =
        refused.into_inner().expect("no panic").iter().map(|(code, count)| format!("{code}: {count}")).collect();
    let note = format!(" (exit codes {})", codes.join(", "));
    Report { injected, broken, note }
}

/// libgit2 names the file that it could not open for reading, but keeps the reason to itself.
fn unsaid(call: &Call) -> bool {
    call.name == "openat" && call.line.contains("O_RDONLY")
}

/// The exit code, and what was broken: by the failing run itself, or after the next one.
fn fail_at(bed: &Bed, call: &Call, (error, words): &(&str, &str)) -> (i32, Option<String>) {
    let bed = bed.copy();
    let before = bed.text();
    let output = strike(&bed, Writer::Folio, "first entry", call, &format!("error={error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = output.status.code().unwrap_or(-1);
    let made = bed.git(&["log", "--format=%s"]).stdout.starts_with(b"first entry");
    let mut acknowledged = vec!["second entry".to_owned()];
    match code {
        0 => acknowledged.push("first entry".to_owned()),
        3 if !said.contains(words) && !unsaid(call) => return (code, Some(format!("the cause is not named: {said}"))),
        3 if !made && bed.text() != before => {
            return (code, Some(format!("refused, but the file was changed: {said}")));
        }
        3 if made && !said.contains("the change is made") => {
            return (code, Some(format!("made, but said otherwise: {said}")));
        }
        3 => {}
        _ => return (code, Some(format!("neither done nor refused: {said}"))),
    }
    if let Err(said) = Writer::Folio.write(&bed, "second entry") {
        return (code, Some(format!("the next run failed: {said}")));
    }
    (code, bed.broken(&acknowledged, &["first entry".to_owned()]))
}
