//! The disk fails while a ledger is founded: nothing of it is left, or all of it is there, and folio says which.

use std::path::Path;
use std::process::{Command, Output};

use crate::Report;
use crate::bed::{Bed, run_all};

/// `folio init` with each of its `fsync` calls refused, one run each.
pub(crate) fn every_sync(_whole: bool) -> Report {
    let bed = Bed::new(1);
    let log = bed.root().join("../syncs");
    let output = found(&bed, &bed.root().join("../whole"), &["-o", &log.to_string_lossy(), "-e", "trace=fsync"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = std::fs::read_to_string(&log).expect("the record");
    let numbers: Vec<usize> = (1..=log.lines().filter(|line| line.starts_with("fsync(")).count()).collect();
    let (injected, broken) = run_all(&numbers, |number| {
        let folder = bed.root().join(format!("../new{number}"));
        let inject = format!("inject=fsync:error=EIO:when={number}");
        let output = found(&bed, &folder, &["-o", "/dev/null", "-e", &inject]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let fault = broken(&bed, &folder, output.status.success() || said.contains("the change is made"));
        let twice = said.matches("Input/output error").count() > 1;
        let fault = fault.or_else(|| twice.then(|| "the cause is told twice".to_owned()));
        (!output.status.success(), fault.map(|fault| format!("fsync {number}: {fault}; folio said: {said}")))
    });
    Report { injected, broken, note: String::new() }
}

fn broken(bed: &Bed, folder: &Path, made: bool) -> Option<String> {
    if !made {
        return folder.exists().then(|| "something is left of the ledger".to_owned());
    }
    let folder = folder.to_string_lossy();
    let status = bed.git(&["-C", &folder, "status", "--porcelain", "--untracked-files=all"]);
    let commits = bed.git(&["-C", &folder, "rev-list", "--count", "HEAD"]);
    let whole = status.status.success() && status.stdout.is_empty() && commits.stdout == b"1\n";
    (!whole).then(|| "the ledger is made, and is not there whole".to_owned())
}

fn found(bed: &Bed, folder: &Path, options: &[&str]) -> Output {
    let mut command = Command::new("strace");
    bed.seal(&mut command);
    command.arg("-qq").args(options).args(["--", env!("CARGO_BIN_EXE_folio"), "init"]).arg(folder);
    command.args(["--member", "anna"]).output().expect("strace starts")
}
