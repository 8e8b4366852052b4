//! `folio rm`: an entry or a client goes, if nothing needs it.

use crate::harness::{ACME, Ledger};

const FORCES: &str = r#"
# told by Ivan
[[forces]]
id = "steel"
direction = "supplier"
name = "Steel mills"

[[forces]]
id = "dealers"
direction = "customer"
name = "Dealers"

[[changes]]
force = "steel"
date = 2026-01-15
what = "Prices up"
impact = "negative"
"#;

fn ledger() -> Ledger {
    Ledger::new().client("acme", &format!("{ACME}{FORCES}")).client("globex", &format!("{ACME}parent = \"acme\"\n"))
}

#[test]
fn an_entry_goes() {
    ledger()
        .run(["rm", "acme", "forces.dealers"])
        .prints("removed forces.dealers of acme  <commit>")
        .commits(1)
        .subject("rm(acme): dealers")
        .touched(["clients/acme.toml"])
        .writes(
            "clients/acme.toml",
            &format!("{ACME}{FORCES}")
                .replace("[[forces]]\nid = \"dealers\"\ndirection = \"customer\"\nname = \"Dealers\"\n\n", ""),
        )
        .clean();
}

#[test]
fn an_entry_that_is_referred_to_stays() {
    ledger()
        .run(["rm", "acme", "forces.steel"])
        .fails_with(
            1,
            "\
error[unknown-reference]: `changes[2026-01-15].force` would name nothing without `forces.steel`
  --> clients/acme.toml:17:9
   |
17 | force = \"steel\"
   |         ^^^^^^^
   |
help: let it name another, or take it away first
error: `forces.steel` is still referred to",
        )
        .nothing_changed();
}

#[test]
fn of_many_references_the_first_are_drawn_and_of_the_others_the_place_is_told() {
    const IVAN: &str = "\n[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n";
    let call = |day: u32| {
        format!(
            "\n[[interactions]]\nat = 2026-02-0{day}T10:00:00\nkind = \"call\"\nsummary = \"hi\"\npeople = [\"ivan\"]\n"
        )
    };
    let calls: String = (1..=5).map(call).collect();
    let ledger = Ledger::new().client("acme", &format!("{ACME}{IVAN}{calls}"));
    let run = ledger.run(["rm", "acme", "stakeholders.ivan"]).refuses(
        1,
        "help: let it name another, or take it away first\n\
         … and 2 more: clients/acme.toml:31, 37\n\
         error: `stakeholders.ivan` is still referred to in 5 places\n\
         hint: has somebody come after? `folio replace acme ivan …` hands over what is still to come and leaves what has been",
    );
    assert_eq!(run.stderr().matches("error[unknown-reference]").count(), 3, "{}", run.stderr());
    let run = run.nothing_changed().run(["rm", "acme", "stakeholders.ivan", "--format", "json"]).exits(1);
    assert_eq!(run.stderr().matches("\"unknown-reference\"").count(), 5, "{}", run.stderr());
}

#[test]
fn a_goal_of_which_a_demand_speaks_stays() {
    const GOAL: &str = "\n[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\ndemands = [\"orders : nothing by phone\"]\n\n\
        [[goals]]\nid = \"orders\"\nstatement = \"60 % online\"\nstate = \"confirmed\"\nstated = 2026-01-12\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{GOAL}"))
        .run(["rm", "acme", "goals.orders"])
        .fails_with(
            1,
            "\
error[unknown-reference]: `stakeholders.ivan.demands` would name nothing without `goals.orders`
 --> clients/acme.toml:8:12
  |
8 | demands = [\"orders : nothing by phone\"]
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
help: let it name another, or take it away first
error: `goals.orders` is still referred to",
        )
        .nothing_changed();
}

#[test]
fn an_entry_without_id_is_named_by_its_natural_key() {
    ledger().run(["rm", "acme", "changes[2026-01-15]"]).prints("removed changes[2026-01-15] of acme  <commit>").clean();
}

#[test]
fn a_client_goes_with_its_file() {
    let ledger = ledger()
        .run(["rm", "globex"])
        .prints_and_says("removed globex  <commit>", "`git revert --no-edit <commit>` brings it back")
        .subject("rm(globex)")
        .touched(["clients/globex.toml"])
        .then();
    assert!(!ledger.root().join("clients/globex.toml").exists());
}

#[test]
fn on_a_terminal_a_client_goes_after_a_yes() {
    let Some(run) = ledger().run_on_terminal("no\n", ["rm", "glob"]) else { return };
    run.shows("Remove the client `globex`").nothing_changed();
    let Some(run) = ledger().run_on_terminal("yes\n", ["rm", "glob"]) else { return };
    let ledger = run.commits(1).then();
    assert!(!ledger.root().join("clients/globex.toml").exists());
}

#[test]
fn a_client_that_others_name_stays() {
    ledger()
        .run(["rm", "acme"])
        .fails_with(
            1,
            "\
error[unknown-reference]: `profile.parent` would name nothing without the client `acme`
 --> clients/globex.toml:4:10
  |
4 | parent = \"acme\"
  |          ^^^^^^
  |
help: let it name another, or take it away first
error: the client `acme` is still referred to",
        )
        .nothing_changed();
}

#[test]
fn removing_what_is_not_there_suggests() {
    ledger()
        .run(["rm", "acme", "forces.dealer"])
        .fails_with(2, "error: `acme` has no `forces.dealer`\nhint: did you mean `dealers`?")
        .nothing_changed();
}

#[test]
fn hand_edits_in_the_file_become_a_commit_of_their_own_first() {
    let ledger = ledger().committed();
    ledger.put("clients/acme.toml", format!("{ACME}{FORCES}").replace("Acme", "Acme Ltd"));
    ledger.run(["rm", "acme", "forces.dealers"]).succeeds().commits(2).subject("rm(acme): dealers").clean();
}

#[test]
fn a_client_with_errors_that_no_commit_has_is_not_taken_away() {
    let ledger = ledger().committed();
    ledger.put("clients/north.toml", format!("{ACME}tier = \"nope\"\n"));
    ledger
        .run(["rm", "north"])
        .refuses(1, "hint: no commit has `clients/north.toml`: remove it by hand if it is to go for good")
        .nothing_changed();
}

#[test]
fn entries_of_one_moment_that_stand_in_the_way_are_told_apart() {
    const VISITS: &str = "\n[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n\n\
        [[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"visit\"\nsummary = \"the plant\"\n\n\
        [[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"visit\"\nsummary = \"the store\"\npeople = [\"ivan\"]\n";
    let run =
        Ledger::new().client("acme", &format!("{ACME}{VISITS}")).run(["rm", "acme", "stakeholders.ivan"]).exits(1);
    let told =
        "error[unknown-reference]: `interactions[2026-02-20T10:00:00 visit the store].people` would name nothing";
    assert!(run.stderr().starts_with(told), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn a_promise_that_a_topic_names_stays() {
    let promise = "\n[[commitments]]\nid = \"list\"\nwhat = \"The list\"\nside = \"client\"\ndue = 2026-02-20\n";
    let talk =
        "\n[[interactions]]\nat = 2026-03-02T10:00:00\nkind = \"message\"\ntopic = \"list\"\nsummary = \"Asked\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{talk}{promise}"))
        .run(["rm", "acme", "commitments.list"])
        .fails_with(
            1,
            "\
error[unknown-reference]: `interactions[2026-03-02T10:00:00].topic` would name nothing without `commitments.list`
 --> clients/acme.toml:8:9
  |
8 | topic = \"list\"
  |         ^^^^^^
  |
help: let it name another, or take it away first
error: `commitments.list` is still referred to",
        )
        .nothing_changed();
}
