//! References: what each may name, what is suggested, and that a malformed neighbour hides nothing.

use crate::harness::{FOLIO_TOML, Ledger};

const HEAD: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n";

/// The titles of the findings.
fn titles(ledger: Ledger) -> Vec<String> {
    let run = ledger.run(["check"]);
    run.stdout()
        .lines()
        .filter(|line| line.starts_with("error[") || line.starts_with("warning["))
        .map(str::to_owned)
        .collect()
}

fn titles_of(rest: &str) -> Vec<String> {
    titles(Ledger::new().client("acme", &format!("{HEAD}{rest}")))
}

#[test]
fn every_kind_of_reference_is_followed() {
    let rest = "tier = \"gold\"\nparent = \"globex\"\nteam = [\"anna\", \"zoe\"]\n\
        [communication]\nurgent = \"ivan\"\n\
        [[stages]]\nstage = \"deliver\"\nentered = 2026-01-12\n\
        [[opportunities]]\nid = \"card\"\nname = \"Card\"\nkind = \"upsell\"\nstage = \"pitch\"\nbenefit = \"more guests\"\n\
        [[handovers]]\ndate = 2026-01-12\ngiver = \"sales\"\nreceiver = \"anna\"\n\
        [[handovers]]\ndate = 2026-01-13\ngiver = \"marketing\"\nreceiver = \"boris\"\n\
        [[projects]]\nid = \"shop\"\nname = \"Shop\"\nstatus = \"active\"\ncontract = \"№ 15/K\"\n";
    assert_eq!(
        titles_of(rest),
        [
            "error[unknown-reference]: there is no tier `gold` in `folio.toml`",
            "error[unknown-reference]: there is no client `globex`",
            "error[unknown-reference]: there is no member `zoe` in `folio.toml`",
            "error[unknown-reference]: there is no stakeholder `ivan` in this file",
            "error[unknown-reference]: there is no stage of a client `deliver` in `folio.toml`",
            "error[unknown-reference]: there is no stage of the pipeline `pitch` in `folio.toml`",
            "error[unknown-reference]: there is no member `marketing` in `folio.toml`",
            "error[unknown-reference]: there is no contract `№ 15/K` in this file",
        ]
    );
}

#[test]
fn the_owner_of_a_promise_is_ours_or_theirs_by_its_side() {
    let promise = |side: &str, owner: &str| {
        format!(
            "[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"{side}\"\n\
             owner = \"{owner}\"\ndue = 2026-03-13\n"
        )
    };
    assert!(titles_of(&promise("us", "anna")).is_empty());
    assert!(titles_of(&promise("client", "ivan")).is_empty());
    assert_eq!(
        titles_of(&promise("us", "ivan")),
        ["error[unknown-reference]: there is no member `ivan` in `folio.toml`"]
    );
    assert_eq!(
        titles_of(&promise("client", "anna")),
        ["error[unknown-reference]: there is no stakeholder `anna` in this file"]
    );
}

#[test]
fn a_malformed_neighbour_hides_nothing_and_is_not_forgotten() {
    // Ivan's entry is malformed, yet he is there; the call is malformed, yet Olga is missed.
    let rest = "[[stakeholders]]\nid = \"ivan\"\nname = 7\n\
        [[interactions]]\nat = \"yesterday\"\nkind = \"call\"\nsummary = \"x\"\npeople = [\"ivan\", \"olga\"]\n";
    let titles = titles_of(rest);
    assert_eq!(titles.iter().filter(|title| title.contains("unknown-reference")).count(), 1, "{titles:?}");
    assert!(
        titles.contains(&"error[unknown-reference]: there is no stakeholder `olga` in this file".to_owned()),
        "{titles:?}"
    );
}

#[test]
fn our_own_people_among_the_clients_are_recognised() {
    let rest = "[[interactions]]\nat = 2026-02-24T11:00:00\nkind = \"call\"\nsummary = \"x\"\npeople = [\"anna\"]\n";
    Ledger::new().client("acme", &format!("{HEAD}{rest}")).run(["check"]).shows(
        "help: `anna` is one of our people; name the client's people here, or add `anna` to `[[stakeholders]]` with `side = \"us\"`",
    );
}

#[test]
fn settings_that_do_not_parse_are_not_held_against_the_clients() {
    let ledger = Ledger::new()
        .file("folio.toml", FOLIO_TOML.replace("id = \"anna\"", "id = anna"))
        .client("acme", "[profile]\nname = \"Acme\"\nmanager = \"nobody\"\nparent = \"globex\"\n");
    assert_eq!(
        titles(ledger),
        ["error[unknown-reference]: there is no client `globex`", "error[syntax]: expected a value, found `anna`",]
    );
}

#[test]
fn the_tier_of_a_client_that_names_none_is_there_too() {
    let tiers = "\n[[tiers]]\nid = \"gold\"\n";
    Ledger::new().file("folio.toml", format!("{FOLIO_TOML}{tiers}")).client("acme", HEAD).run(["check"]).finds(
        1,
        "error[unknown-reference]: no tier is given, and there is no `standard`, which it would be then
 --> clients/acme.toml:1:1
  |
1 | [profile]
  | ^^^^^^^^^
  |
help: known are `gold`; or add `[[tiers]]` with `id = \"standard\"` to `folio.toml`
",
    );
}

#[test]
fn settings_refer_to_each_other() {
    let settings = FOLIO_TOML.replace(
        "grade = \"senior\"\n",
        "grade = \"senior\"\nabsent = [{ starts = 2026-03-09, ends = 2026-03-02, cover = \"bors\" }]\n",
    ) + "\n[[members]]\nid = \"anna\"\n\n[[lifecycle]]\nid = \"in\"\nkind = \"live\"\nneeds = [\"goals\", \"comunication.channel\"]\n";
    let ledger = Ledger::new().file("folio.toml", settings);
    assert_eq!(
        titles(ledger),
        [
            "error[ends-before-starts]: the absence ends before it starts",
            "error[unknown-reference]: there is no member `bors` in `folio.toml`",
            "error[duplicate-id]: the id `anna` is already taken in `members`",
            "error[bad-value]: `comunication.channel` is not a section or field of a client file",
        ]
    );
}

#[test]
fn a_cycle_of_parents_is_told_once_at_its_first_member() {
    let child =
        |name: &str, parent: &str| format!("[profile]\nname = \"{name}\"\nmanager = \"anna\"\nparent = \"{parent}\"\n");
    let ledger = Ledger::new()
        .client("north/alpha", &child("Alpha", "beta"))
        .client("beta", &child("Beta", "gamma"))
        .client("gamma", &child("Gamma", "beta"))
        .client("own", &child("Own", "own"));
    ledger
        .run(["check"])
        .finds(
            1,
            "error[reference-cycle]: `parent` goes round: `beta` → `gamma` → `beta`
 --> clients/beta.toml:4:10
  |
4 | parent = \"gamma\"
  |          ^^^^^^^ `beta` names `gamma`
  |
 ::: clients/gamma.toml:4:10
  |
4 | parent = \"beta\"
  |          ------ `gamma` names `beta`
  |
help: take one `parent` away, or let it name another; the chain needs an end

error[reference-cycle]: `parent` of `own` names `own` itself
 --> clients/own.toml:4:10
  |
4 | parent = \"own\"
  |          ^^^^^
  |
help: take one `parent` away, or let it name another; the chain needs an end
",
        )
        .says("2 errors")
        // Asked about one file only, the others on its way round are read all the same.
        .run(["check", "clients/beta.toml"])
        .says("1 error")
        .run(["check", "clients/north"])
        .prints("");
}

#[test]
fn the_same_moment_with_another_offset_is_the_same_entry() {
    let call = |at: &str| format!("[[interactions]]\nat = {at}\nkind = \"call\"\nsummary = \"x\"\n");
    let twice = call("2026-02-24T11:00:00") + &call("2026-02-24T09:00:00+01:00");
    assert_eq!(
        titles_of(&twice),
        ["error[duplicate-entry]: the same entry of `interactions` stands here a second time"]
    );
}

#[test]
fn absent_parts_of_a_natural_key_count_as_empty() {
    let act = "[[documents]]\nkind = \"act\"\nperiod = \"2026-01\"\nsigned = 2026-02-05\n";
    assert_eq!(
        titles_of(&format!("{act}{act}")),
        ["error[duplicate-entry]: the same entry of `documents` stands here a second time"]
    );
}

#[test]
fn of_an_id_and_a_reference_to_it_only_one_is_to_be_mended() {
    let people = "[[stakeholders]]\nid = \"Olga\"\nname = \"Olga\"\n\n\
                  [[stakeholders]]\nid = \"petr\"\nname = \"Petr\"\nreports_to = \"olga\"\n";
    let acme = format!("[profile]\nname = \"Acme\"\nmanager = \"anna\"\n\n{people}");
    Ledger::new()
        .client("acme", &acme)
        .run(["check"])
        .shows("help: mend the id `Olga` first, which is told as well; then see whether this names it")
        .hides("did you mean `Olga`?");
    Ledger::new().client("acme", &acme.replace("\"Olga\"\nname", "\"olga\"\nname")).run(["check"]).hides("error");
}
