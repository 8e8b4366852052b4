//! `folio rename`: a client or an entry gets another id, and what refers to it follows.

use crate::harness::{ACME, Ledger};

const GOALS: &str = r#"
[[stakeholders]]
id = "ivan"
name = "Ivan"
demands = ["orders: nothing by phone", "reports on paper"]

[[goals]]
id = "orders"
statement = "60 % online"
state = "confirmed"
stated = 2026-01-12
client_owner = "ivan"        # since the meeting

[[requests]]
id = "call-tracking"
date = 2026-02-10
what = "Call tracking"
requested_by = "ivan"
goal = "orders"

[[interactions]]
at = 2026-02-10T11:00:00
kind = "call"
people = [
    "ivan",                  # came late
]
summary = "Call tracking"
"#;

fn ledger() -> Ledger {
    Ledger::new()
        .client("acme", &format!("{ACME}{GOALS}"))
        .client(
            "north/globex",
            "[profile]\r\nname = \"Globex\"\r\nmanager = \"boris\"\r\nparent = \"acme\"   # the holding\r\n",
        )
        .client("initech", "[profile]\nname = \"Initech\"\nmanager = \"boris\"\nreferred_by = 'acme'\n")
        .client("umbrella", "[profile]\nname = \"acme\"\nmanager = \"boris\"\n")
}

#[test]
fn references_in_other_clients_follow() {
    let ledger = ledger()
        .run(["rename", "acme", "acme-group"])
        .finds(0, "acme is now acme-group, 2 references in globex, initech follow  <commit>")
        .commits(1)
        .subject("rename(acme-group): acme to acme-group")
        .touched(["clients/acme-group.toml", "clients/acme.toml", "clients/initech.toml", "clients/north/globex.toml"])
        .writes("clients/acme-group.toml", &format!("{ACME}{GOALS}"))
        .writes(
            "clients/north/globex.toml",
            "[profile]\r\nname = \"Globex\"\r\nmanager = \"boris\"\r\nparent = \"acme-group\"   # the holding\r\n",
        )
        .unchanged("clients/umbrella.toml")
        .clean()
        .then();
    assert!(!ledger.root().join("clients/acme.toml").exists());
}

#[test]
fn a_dry_run_tells_the_new_name_and_no_line_that_stays() {
    ledger()
        .run(["rename", "globex", "globex-cebu", "--dry-run"])
        .prints(
            "diff --git a/clients/north/globex.toml b/clients/north/globex-cebu.toml\n\
             rename from clients/north/globex.toml\nrename to clients/north/globex-cebu.toml",
        )
        .nothing_changed();
}

#[test]
fn a_client_keeps_its_folder() {
    ledger()
        .run(["rename", "globex", "globex-cebu"])
        .prints("globex is now globex-cebu  <commit>")
        .touched(["clients/north/globex-cebu.toml", "clients/north/globex.toml"]);
}

#[test]
fn references_in_the_file_follow_an_entry() {
    ledger()
        .run(["rename", "acme", "stakeholders.ivan", "ivan-petrov"])
        .prints("stakeholders.ivan of acme is now ivan-petrov, 3 references follow  <commit>")
        .commits(1)
        .subject("rename(acme): stakeholders.ivan to ivan-petrov")
        .writes("clients/acme.toml", &format!("{ACME}{GOALS}").replace("\"ivan\"", "\"ivan-petrov\""))
        .clean();
}

#[test]
fn demands_that_begin_with_the_id_follow() {
    ledger()
        .run(["rename", "acme", "goals.orders", "online-orders"])
        .prints("goals.orders of acme is now online-orders, 2 references follow  <commit>")
        .writes(
            "clients/acme.toml",
            &format!("{ACME}{GOALS}")
                .replace("\"orders\"", "\"online-orders\"")
                .replace("\"orders:", "\"online-orders:"),
        );
}

#[test]
fn an_id_of_which_a_demand_speaks_already_is_refused() {
    let ledger = Ledger::new().client("acme", &format!("{ACME}{GOALS}").replace("reports on", "reports: on"));
    ledger
        .run(["rename", "acme", "goals.orders", "reports"])
        .fails_with(
            2,
            "error: a demand in `stakeholders.ivan.demands` begins with `reports:`, and would speak of `goals.reports` then\n\
             hint: choose another id, or reword that demand first",
        )
        .nothing_changed();
}

#[test]
fn a_demand_of_a_request_stays_with_it() {
    let text = format!("{ACME}{GOALS}").replace("\"orders: nothing", "\" call-tracking : nothing");
    Ledger::new()
        .client("acme", &text)
        .run(["rename", "acme", "goals.orders", "call-tracking"])
        .succeeds()
        .holds("clients/acme.toml", "\" call-tracking : nothing by phone\"")
        .run(["rename", "acme", "requests.call-tracking", "tracking"])
        .prints("requests.call-tracking of acme is now tracking, 1 reference follows  <commit>")
        .holds("clients/acme.toml", "\" tracking : nothing by phone\"");
}

#[test]
fn an_id_that_is_taken_is_refused() {
    ledger()
        .run(["rename", "acme", "initech"])
        .fails_with(2, "error: there is a client `initech` already\nhint: choose another slug")
        .nothing_changed();
}

#[test]
fn an_id_has_to_be_a_slug() {
    ledger().run(["rename", "acme", "goals.orders", "Online Orders"]).fails_with(
            2,
            "error: `Online Orders` is not an id: `O` cannot stand in one\n\
             hint: write small Latin letters, digits and hyphens, such as `north-mill`; names in any script go into `name`",
        ).nothing_changed();
}

#[test]
fn a_client_that_does_not_pass_check_is_not_rewritten() {
    let ledger = ledger().committed();
    ledger.put("clients/initech.toml", "[profile]\nname = \"Initech\"\nmanager = \"nobody\"\nreferred_by = 'acme'\n");
    let run = ledger.run(["rename", "acme", "acme-group"]);
    assert!(run.stderr().starts_with("error[unknown-reference]"), "{}", run.stderr());
    run.nothing_changed();
}

#[test]
fn the_topics_of_talks_about_a_promise_follow_it() {
    let promise = "\n[[commitments]]\nid = \"list\"\nwhat = \"The list\"\nside = \"client\"\ndue = 2026-02-20\n";
    let talk =
        "\n[[interactions]]\nat = 2026-03-02T10:00:00\nkind = \"message\"\ntopic = \"list\"\nsummary = \"Asked\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{talk}{promise}"))
        .run(["rename", "acme", "commitments.list", "dealers"])
        .prints("commitments.list of acme is now dealers, 1 reference follows  <commit>")
        .holds("clients/acme.toml", "topic = \"dealers\"\n")
        .run(["agenda", "--lane", "owed"])
        .hides("The list");
}

#[test]
fn the_topic_of_another_section_stays_as_it_is() {
    let talk =
        "\n[[interactions]]\nat = 2026-03-02T10:00:00\nkind = \"message\"\ntopic = \"orders\"\nsummary = \"Asked\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{GOALS}{talk}"))
        .run(["rename", "acme", "goals.orders", "sales"])
        .succeeds()
        .holds("clients/acme.toml", "topic = \"orders\"\n");
}
