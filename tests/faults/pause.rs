//! A process stopped at a chosen system call, until it is let go on: two processes can so be laced into each other at will.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bed::Bed;

/// Where a process stops: after this call has been made on this file.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    pub(crate) call: &'static str,
    /// Relative to the ledger's root; of two files the first, which is the old name.
    pub(crate) path: String,
}

/// A process on its way to its stop, or beyond.
pub(crate) struct Paused {
    child: Child,
    log: std::path::PathBuf,
}

impl Paused {
    /// Starts a program that stops there; `name` tells its record from others in the same ledger.
    pub(crate) fn start(bed: &Bed, name: &str, words: &[String], stop: &Stop) -> Paused {
        let (log, file) = (bed.root().join(format!("../{name}.trace")), bed.root().join(&stop.path));
        let inject = format!("inject={}:signal=STOP:when=1", stop.call);
        let mut command = Command::new("strace");
        bed.seal(&mut command);
        // With `-D` the child we have is the program, and strace is a stranger beside it.
        command.args(["-D", "-qq", "-e"]).arg(format!("trace={}", stop.call)).args(["-e", &inject]);
        // Programs name a file by its relative path, or by its whole one.
        command.arg("-P").arg(&stop.path).arg("-P").arg(file).arg("-o").arg(&log).arg("--").args(words);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("strace starts");
        Paused { child, log }
    }

    /// Returns when it has stopped, `true`, or ended without coming there.
    pub(crate) fn wait_for_stop(&mut self) -> bool {
        loop {
            if std::fs::read_to_string(&self.log).is_ok_and(|log| log.contains("--- stopped by SIGSTOP ---")) {
                return true;
            }
            if self.has_ended() {
                return false;
            }
            sleep(Duration::from_millis(1));
        }
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("our child").is_some()
    }

    pub(crate) fn go_on(&self) {
        let id = self.child.id().to_string();
        let said = Command::new("kill").args(["-CONT", &id]).stderr(Stdio::null()).status();
        said.expect("kill starts");
    }

    /// Waits for its end; how it ended and what it said.
    pub(crate) fn end(self) -> (ExitStatus, String) {
        let output = self.child.wait_with_output().expect("ends");
        (output.status, String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Waits until it is so, for a while that only a broken promise needs.
pub(crate) fn wait_until(mut so: impl FnMut() -> bool) -> bool {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !so() {
        if Instant::now() > deadline {
            return false;
        }
        sleep(Duration::from_millis(1));
    }
    true
}
