//! SIGKILL at random moments, with edits by hand in between, all in one ledger.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Report;
use crate::bed::{BY_HAND, Bed, FILE};
use crate::drive::Writer;

pub(crate) fn kills_and_edits(whole: bool) -> Report {
    let bed = Bed::new(20);
    let wanted = if whole { 200 } else { 20 };
    let (mut kept, mut possible, mut broken) = (Vec::new(), Vec::new(), Vec::new());
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let usual = usual(&bed);
    let (mut killed, mut runs) = (0, 0);
    while killed < wanted && runs < wanted * 20 {
        runs += 1;
        let entry = format!("entry {runs}.");
        if dice.below(3) == 0 {
            kept.push(edit_by_hand(&bed, runs));
        }
        if kill_after(&bed, &entry, usual * dice.below(120) / 100) {
            killed += 1;
            possible.push(entry);
        } else {
            kept.push(entry);
        }
        if dice.below(3) == 0 {
            kept.push(edit_by_hand(&bed, runs + 100_000));
        }
    }
    kept.push("the last entry.".to_owned());
    match Writer::Folio.write(&bed, "the last entry.") {
        Ok(()) => broken.extend(bed.broken(&kept, &possible)),
        Err(said) => broken.push(format!("the last run failed: {said}")),
    }
    let there = possible.iter().filter(|entry| bed.text().contains(entry.as_str())).count();
    let note =
        format!(" ({runs} runs, {} acknowledged or by hand, {there} of the killed were finished later)", kept.len());
    Report { injected: killed, broken, note }
}

/// How long a run takes that nobody disturbs.
fn usual(bed: &Bed) -> Duration {
    let bed = bed.copy();
    let started = Instant::now();
    for number in 0..5 {
        Writer::Folio.write(&bed, &format!("warm-up {number}")).expect("a run");
    }
    started.elapsed() / 5
}

/// Starts a writer and kills it; `false` when it had ended well before.
fn kill_after(bed: &Bed, entry: &str, delay: Duration) -> bool {
    let words = Writer::Folio.words(entry);
    let mut command = Command::new(&words[0]);
    bed.seal(&mut command);
    let mut child = command.args(&words[1..]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    sleep(delay);
    drop(child.kill());
    !child.wait().expect("ends").success()
}

/// Saves the file the way editors do: a new file, renamed over the old one.
fn edit_by_hand(bed: &Bed, number: usize) -> String {
    let line = format!("{BY_HAND} {number}.");
    let (file, next) = (bed.root().join(FILE), bed.root().join(".editor"));
    fs::write(&next, format!("{}# {line}\n", bed.text())).expect("an edit");
    fs::rename(next, file).expect("an edit");
    line
}

/// Xorshift: the same sequence in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % u64::from(limit)) as u32
    }
}
