//! An id never comes back under another meaning: one that was removed is neither given out nor taken.

use crate::harness::{ACME, Ledger};

const FILE: &str = "clients/acme.toml";
const PLAN: &str = "\n[[commitments]]\nid = \"media-plan\"\nwhat = \"Media plan\"\nside = \"us\"\ndue = 2026-03-06\n";

fn ledger() -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{PLAN}"))
}

/// A ledger out of which `git` took the promise in a commit of its own.
fn gone() -> Ledger {
    let ledger = ledger().committed();
    ledger.put(FILE, ACME);
    ledger.git(["commit", "-qam", "out"]);
    ledger
}

fn short(ledger: &Ledger, revision: &str) -> String {
    ledger.git(["rev-parse", revision]).get(..7).expect("a commit").to_owned()
}

/// Promises a media plan once more, which must get this id.
#[track_caller]
fn promised(ledger: Ledger, client: &str, id: &str) -> Ledger {
    let run = ledger.run(["-q", "promise", client, "Media plan", "--due", "fri"]).succeeds();
    run.holds(&format!("clients/{client}.toml"), &format!("id = \"{id}\"\n")).then()
}

#[test]
fn an_id_taken_out_by_folio_or_by_git_is_not_given_again() {
    promised(ledger().run(["rm", "acme", "commitments.media-plan"]).succeeds().then(), "acme", "media-plan-2");
    let ledger = promised(gone(), "acme", "media-plan-2");
    promised(ledger, "acme", "media-plan-3");
}

#[test]
fn an_id_under_an_escaped_key_is_not_given_again() {
    let escaped = PLAN.replace("\nid = ", "\n\"\\x69d\" = ");
    let ledger = Ledger::new().client("acme", &format!("{ACME}{escaped}")).committed();
    ledger.put(FILE, ACME);
    ledger.git(["commit", "-qam", "out"]);
    promised(ledger, "acme", "media-plan-2");
}

#[test]
fn an_id_taken_out_by_hand_just_now_is_not_given_again() {
    let ledger = ledger().committed();
    ledger.put(FILE, ACME);
    ledger
        .run(["promise", "acme", "x", "--due", "fri", "--id", "media-plan"])
        .fails_with(
            2,
            "error: `acme` had `commitments.media-plan` until it was taken out by hand just now, and a removed id is not used again\n\
             hint: choose another id, such as `media-plan-2`, or leave it to folio\n\
             hint: is it the same entry? then put it back as it was, by hand: `git diff HEAD` shows it, `folio edit acme` takes it",
        )
        .nothing_changed()
        .run(["-q", "promise", "acme", "Media plan", "--due", "fri"])
        .succeeds()
        .holds(FILE, "id = \"media-plan-2\"\n");
}

#[test]
fn an_id_taken_out_of_a_client_that_was_moved_by_hand_is_not_given_again() {
    let ledger = ledger().committed();
    std::fs::create_dir(ledger.root().join("clients/north")).expect("a folder");
    std::fs::remove_file(ledger.root().join(FILE)).expect("the file goes");
    ledger.put("clients/north/acme.toml", ACME);
    ledger
        .run(["-q", "promise", "acme", "Media plan", "--due", "fri"])
        .succeeds()
        .holds("clients/north/acme.toml", "id = \"media-plan-2\"\n");
}

#[test]
fn an_id_chosen_again_is_refused_with_a_way_out() {
    let ledger = gone();
    let out = short(&ledger, "HEAD");
    let screen = format!(
        "error: `acme` had `commitments.media-plan` until commit {out}, and a removed id is not used again\n\
         hint: choose another id, such as `media-plan-2`, or leave it to folio\n\
         hint: is it the same entry? then put it back as it was, by hand: `git show {out}` shows it, `folio edit acme` takes it"
    );
    let add = ["add", "commitments", "acme", "id=media-plan", "what=x", "side=us", "due=fri"];
    ledger.run(add).fails_with(2, &screen).nothing_changed();
}

#[test]
fn a_paper_keeps_its_number() {
    let paper = "\n[[contracts]]\nid = \"15/К\"\nkind = \"msa\"\nstate = \"draft\"\n";
    let run = Ledger::new().client("acme", &format!("{ACME}{paper}")).run(["rm", "acme", "contracts.15/К"]).succeeds();
    let ledger = run.then();
    let out = short(&ledger, "HEAD");
    let screen = format!(
        "error: `acme` had `contracts.15/К` until commit {out}, and a removed id is not used again\n\
         hint: is it the same paper? then put it back as it was, by hand: `git show {out}` shows it, `folio edit acme` takes it\n\
         hint: another paper has another number: look at it again"
    );
    ledger
        .run(["add", "contracts", "acme", "id=15/К", "kind=sow", "state=draft"])
        .fails_with(2, &screen)
        .nothing_changed();
}

#[test]
fn an_entry_may_have_its_own_earlier_id_again_and_no_other() {
    let second = PLAN.replace("media-plan", "logo").replace("Media plan", "Logo");
    Ledger::new()
        .client("acme", &format!("{ACME}{PLAN}{second}"))
        .run(["rename", "acme", "commitments.media-plan", "plan"])
        .succeeds()
        .run(["rename", "acme", "commitments.logo", "media-plan"])
        .refuses(2, "a removed id is not used again\nhint: choose another id, such as `media-plan-2`\n")
        .nothing_changed()
        .run(["rename", "acme", "commitments.plan", "media-plan"])
        .succeeds();
}

#[test]
fn what_was_taken_out_can_be_put_back() {
    let ledger = gone();
    ledger.git(["revert", "--no-edit", "HEAD"]);
    let ledger = ledger.run(["check"]).succeeds().then();
    ledger.git(["revert", "--no-edit", "HEAD"]);
    ledger.put(FILE, format!("{ACME}{PLAN}"));
    ledger.run(["commit"]).succeeds().commits(1).clean();
}

#[test]
fn a_client_takes_its_ids_along_and_leaves_them_under_its_name() {
    let ledger = gone().run(["rename", "acme", "globex"]).succeeds().then();
    let ledger = promised(ledger, "globex", "media-plan-2");
    // A client removed and made anew has the past of the old one.
    let ledger = ledger.run(["rm", "globex"]).succeeds().run(["new", "globex"]).succeeds().then();
    promised(ledger, "globex", "media-plan-3");
}

#[test]
fn what_a_merged_branch_took_out_is_gone() {
    let ledger = ledger().committed();
    ledger.git(["checkout", "-qb", "side"]);
    ledger.put(FILE, ACME);
    ledger.git(["commit", "-qam", "out"]);
    // What is kept up to the side branch is not what is on the line of the main one.
    let ledger = promised(ledger, "acme", "media-plan-2");
    ledger.git(["reset", "-q", "--hard", "HEAD~1"]);
    ledger.git(["checkout", "-q", "main"]);
    ledger.git(["merge", "-q", "--no-ff", "-m", "merged", "side"]);
    promised(ledger, "acme", "media-plan-2");
}

#[test]
fn what_is_kept_may_be_damaged_or_impossible_to_keep() {
    let mut ledger = promised(gone(), "acme", "media-plan-2");
    let folder = ledger.root().join(".git/folio");
    let kept = |folder: &std::path::Path| {
        let mut names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a name").path());
        names.find(|path| path.to_string_lossy().contains("removed-ids-")).expect("what is kept")
    };
    for damage in ["", "folio removed ids 1 0\nx", "folio removed ids 999 x\n"] {
        let file = kept(&folder);
        std::fs::write(file, damage).expect("damaged");
        ledger = ledger.run(["promise", "acme", "x", "--due", "fri", "--id", "media-plan"]).exits(2).then();
    }
    // A folder in its place is in nobody's way, though nothing can be kept there.
    let file = kept(&folder);
    std::fs::remove_file(&file).expect("removed");
    std::fs::create_dir(&file).expect("a folder in the way");
    std::fs::write(file.join("x"), "").expect("a file in it");
    promised(ledger, "acme", "media-plan-3");
}

#[test]
fn what_is_kept_of_commits_that_history_lost_is_forgotten() {
    let ledger = promised(gone(), "acme", "media-plan-2");
    ledger.git(["checkout", "-q", "--orphan", "fresh"]);
    ledger.put(FILE, ACME);
    ledger.git(["commit", "-qam", "another past"]);
    promised(ledger, "acme", "media-plan");
}
