//! The index by which questions are answered: where it is, how large, and whether it is sound.

use super::sign::Sign;
use crate::ledger::Ledger;
use crate::query::{Health, State, health};

/// How the index is; every page of it is looked at.
pub fn sign(ledger: &Ledger) -> Sign {
    let Some(Health { path, state }) = health(ledger) else {
        return Sign::advice(
            "index",
            "none: there is neither a git directory nor a home to keep it in, so every question reads every file",
            "git init",
        );
    };
    let path = path.display();
    match state {
        State::None => Sign::fine("index", "none yet: the first question makes it"),
        State::Sound { bytes, files } => {
            let plural = if files == 1 { "file" } else { "files" };
            Sign::fine("index", format!("{path}, {:.1} MiB, {files} {plural}", bytes as f64 / 1_048_576.0))
        }
        State::Unfit => Sign::advice(
            "index",
            format!("none: {path} is on a file system served from elsewhere, so every question reads every file"),
            "keep the ledger on a disk of this machine",
        ),
        State::Foreign => Sign::fine(
            "index",
            format!("{path} is not as folio left it, so it is not asked: the next question makes it anew"),
        ),
        State::Damaged(said) => Sign::ill(
            "index",
            format!("{path} is damaged, and answers may be wrong: {said}"),
            format!("rm '{path}'; the next question makes it anew"),
        ),
        State::Unwritable => Sign::advice(
            "index",
            format!("{path} may not be written, so once a client has changed every question reads every file"),
            format!("look whose it is: ls -ld '{path}' and the folder it is in"),
        ),
        State::OutOfReach => Sign::advice(
            "index",
            format!("{path} is locked or may not be written, so every question reads every file"),
            format!("look who holds it, or whose it is; to have it made anew: rm '{path}'"),
        ),
    }
}
