//! SIGKILL before each system call, one run each; and the same with a naive writer, which must fail.

use std::os::unix::process::ExitStatusExt;

use crate::Report;
use crate::bed::{Bed, run_all};
use crate::drive::Writer;
use crate::trace::{Call, record, strike};

/// Calls that change something: in the short version, all of these and a sample of the rest.
const CHANGING: [&str; 12] = [
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "fsync",
    "ftruncate",
    "flock",
    "pwrite64",
];

pub(crate) fn every_call(whole: bool) -> Report {
    let bed = Bed::new(3);
    let calls = record(&bed.copy(), Writer::Folio);
    let total = calls.len();
    let chosen = calls
        .into_iter()
        .enumerate()
        .filter(|(index, call)| whole || index % 47 == 0 || CHANGING.contains(&call.name.as_str()));
    let chosen: Vec<Call> = chosen.map(|(_, call)| call).collect();
    let (injected, broken) = kill_each(&bed, Writer::Folio, &chosen);
    Report { injected, broken, note: format!(" (of {total} system calls)") }
}

/// The negative control: if a naive writer passes, the stories see nothing.
pub(crate) fn naive_writer_fails(whole: bool) -> Report {
    let bed = Bed::new(3);
    let mut calls = record(&bed.copy(), Writer::Naive);
    let opened = calls.iter().position(|call| call.line.contains("clients/acme.toml"));
    calls.drain(..opened.unwrap_or(0));
    calls.truncate(if whole { 200 } else { 40 });
    let (injected, broken) = kill_each(&bed, Writer::Naive, &calls);
    let found = broken.len();
    let note = format!(" ({found} of {injected} kills spoilt the naive writer's ledger, as they should)");
    let blind = (found * 3 < injected).then(|| "the naive writer passes too often: the checks are blind".to_owned());
    Report { injected, broken: blind.into_iter().collect(), note }
}

/// How many kills struck, and what they broke.
fn kill_each(bed: &Bed, writer: Writer, calls: &[Call]) -> (usize, Vec<String>) {
    run_all(calls, |call| {
        let (struck, fault) = kill_at(bed, writer, call);
        (struck, fault.map(|fault| format!("killed at {} #{}: {fault}\n    {}", call.name, call.number, call.line)))
    })
}

/// Whether the kill struck, and what was broken after the next run.
fn kill_at(bed: &Bed, writer: Writer, call: &Call) -> (bool, Option<String>) {
    let bed = bed.copy();
    let output = strike(&bed, writer, "first entry", call, "signal=KILL");
    // strace ends the way its child did.
    let struck = output.status.signal() == Some(9) || output.status.code() == Some(137);
    let mut acknowledged = Vec::new();
    if output.status.success() {
        acknowledged.push("first entry".to_owned());
    }
    if let Err(said) = writer.write(&bed, "second entry") {
        return (struck, Some(format!("the next run failed: {said}")));
    }
    acknowledged.push("second entry".to_owned());
    // Nobody acknowledged it, but if it is there it is there whole: with its own commit.
    if acknowledged.len() == 1 && bed.text().contains("first entry") {
        acknowledged.push("first entry".to_owned());
    }
    (struck, bed.broken(&acknowledged, &["first entry".to_owned()]))
}
