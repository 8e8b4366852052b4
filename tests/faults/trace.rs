//! `strace` as a tool to stop a process at, or fail, one chosen system call. Only the process itself is traced, not the
//! `git` children it starts.

use std::collections::HashMap;
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::bed::Bed;
use crate::drive::Writer;

/// One system call of a recorded run: its name, and the how-manieth of that name it is.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) number: usize,
    /// The whole line of the record.
    pub(crate) line: String,
}

/// Whether `strace` is there and may trace.
pub(crate) fn works() -> bool {
    static WORKS: OnceLock<bool> = OnceLock::new();
    *WORKS.get_or_init(|| {
        let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
        tried.is_ok_and(|output| output.status.success())
    })
}

/// The system calls of a run without faults, in order.
pub(crate) fn record(bed: &Bed, writer: Writer) -> Vec<Call> {
    let log = bed.root().join("../trace");
    let output = strace(bed, writer, "recorded", &["-o", &log.to_string_lossy()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read(&log).expect("the record");
    let mut counts = HashMap::new();
    let mut calls = Vec::new();
    for line in String::from_utf8_lossy(&text).lines() {
        let Some((name, _)) = line.split_once('(') else { continue };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let number = counts.entry(name.to_owned()).and_modify(|count| *count += 1).or_insert(1);
        calls.push(Call { name: name.to_owned(), number: *number, line: line.to_owned() });
    }
    calls
}

/// Runs the writer and lets `what` happen to one of its calls: `signal=KILL` or `error=EIO`.
pub(crate) fn strike(bed: &Bed, writer: Writer, entry: &str, call: &Call, what: &str) -> Output {
    let inject = format!("inject={}:{what}:when={}", call.name, call.number);
    strace(bed, writer, entry, &["-o", "/dev/null", "-e", &inject])
}

/// Runs the writer under `strace` with these options.
pub(crate) fn strace(bed: &Bed, writer: Writer, entry: &str, options: &[&str]) -> Output {
    let mut command = Command::new("strace");
    bed.seal(&mut command);
    command.arg("-qq").args(options).arg("--").args(writer.words(entry)).output().expect("strace starts")
}
