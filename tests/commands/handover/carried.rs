//! What goes along when an account changes hands, and what stays.

use crate::harness::{ACME, Ledger};

#[test]
fn meetings_to_come_go_along_and_past_ones_stay() {
    let meeting = |at: &str, more: &str| {
        format!("\n[[interactions]]\nat = {at}\nkind = \"meeting\"\nsummary = \"m\"\nplanned = true\n{more}")
    };
    let anna = "author = \"anna\"\n";
    let meetings = [
        meeting("2026-03-01T11:00:00", anna),
        meeting("2026-03-02T11:00:00", anna),
        meeting("2026-03-05T11:00:00", "author = \"boris\"\n"),
        meeting("2026-03-06T11:00:00", ""),
    ];
    Ledger::new()
        .client("acme", &format!("{ACME}{}", meetings.concat()))
        .run(["handover", "acme", "--to", "boris"])
        .says("carried: meetings of 2026-03-02\nweigh: boris carries clients of weight 0 of 4\nhanded over: acme from anna to boris  <commit>")
        .holds(
            "clients/acme.toml",
            "at = 2026-03-01T11:00:00\nkind = \"meeting\"\nsummary = \"m\"\nplanned = true\nauthor = \"anna\"\n",
        )
        .holds(
            "clients/acme.toml",
            "at = 2026-03-02T11:00:00\nkind = \"meeting\"\nsummary = \"m\"\nplanned = true\nauthor = \"boris\"\n",
        )
        .holds(
            "clients/acme.toml",
            "at = 2026-03-06T11:00:00\nkind = \"meeting\"\nsummary = \"m\"\nplanned = true\n\n[[handovers]]",
        );
}

/// A client of Anna's with something of everything that names its owner, open and done.
fn owned() -> String {
    let goal = |id: &str, state: &str| {
        format!(
            "\n[[goals]]\nid = \"{id}\"\nstate = \"{state}\"\nstatement = \"s\"\nstated = 2026-01-12\nowner = \"anna\"\n"
        )
    };
    let chance = |id: &str, stage: &str| {
        format!(
            "\n[[opportunities]]\nid = \"{id}\"\nname = \"Feed\"\nkind = \"cross-sell\"\nstage = \"{stage}\"\nowner = \"anna\"\n\
             next = \"show the price\"\nnext_on = 2026-03-05\n"
        )
    };
    let claim = |date: &str, state: &str| {
        format!(
            "\n[[feedback]]\ndate = {date}\nkind = \"complaint\"\ntext = \"Slow\"\nseverity = \"low\"\nowner = \"anna\"\n\
             answer_due = 2026-03-06\n{state}"
        )
    };
    let person = |id: &str, more: &str| {
        format!("\n[[stakeholders]]\nid = \"{id}\"\nname = \"{id}\"\ncontact = \"anna\"\n{more}")
    };
    let project = |id: &str, status: &str| {
        format!("\n[[projects]]\nid = \"{id}\"\nname = \"{id}\"\nstatus = \"{status}\"\nlead = \"anna\"\n")
    };
    [
        "[profile]\nname = \"Acme\"\nmanager = \"anna\"\nweight = 5\n\n[[stages]]\nstage = \"delivery\"\nentered = 2026-01-12\n".to_owned(),
        goal("now", "hypothesis"),
        goal("then", "achieved"),
        chance("feed", "idea"),
        chance("old", "lost") + "closed = 2026-02-01\nlost_reason = \"price\"\n",
        claim("2026-02-20", ""),
        claim("2026-02-10", "state = \"resolved\"\nresolved = 2026-02-12\nmeasure = \"m\"\n"),
        person("ivan", ""),
        person("gone", "status = \"left\"\nleft_on = 2026-01-20\n"),
        project("shop", "active"),
        project("site", "done") + "delivered = 2026-02-01\n",
    ]
    .concat()
}

#[test]
fn all_that_is_open_goes_along_and_what_is_done_stays() {
    let ledger = Ledger::new().client("acme", &owned());
    let run = ledger
        .run(["handover", "acme", "--to", "boris"])
        .succeeds()
        .says(
            "carried: goals now\ncarried: opportunities feed\ncarried: complaints of 2026-02-20\ncarried: people ivan\n\
             carried: projects shop\nweigh: boris carries clients of weight 5, where 4 is the limit: `folio load`\n\
             handed over: acme from anna to boris  <commit>",
        )
        .shows("- 5 March 2026: next step: Feed: show the price\n");
    let text = run.run(["check"]).then().text("clients/acme.toml");
    assert_eq!(text.matches("\"boris\"").count(), 7, "{text}");
    let still = text.split("\n[[").filter(|entry| entry.contains("\"anna\""));
    let still: Vec<&str> = still.filter_map(|entry| entry.lines().nth(1)).collect();
    let done =
        ["id = \"then\"", "id = \"old\"", "date = 2026-02-10", "date = 2026-03-02", "id = \"gone\"", "id = \"site\""];
    assert_eq!(still, done);
}

#[test]
fn nothing_of_the_giver_is_on_the_givers_agenda_afterwards() {
    let agenda = ["agenda", "--manager", "anna", "--days", "5", "--format", "jsonl"];
    let handed = || Ledger::example("agency").today("2026-03-02T09:30").run(["handover", "baltika", "--to", "boris"]);
    handed().succeeds().shows("5 марта 2026").run(agenda).hides("\"client\":\"baltika-instrument\"");
    Ledger::new()
        .client("acme", &owned())
        .run(agenda)
        .shows("show the price")
        .run(["handover", "acme", "--to", "boris"])
        .run(agenda)
        .prints("")
        .run(["agenda", "--manager", "boris", "--days", "5"])
        .shows("show the price");
}

#[test]
fn a_cover_that_ends_leaves_projects_with_who_leads_them() {
    let project = "\n[[projects]]\nid = \"shop\"\nname = \"Shop\"\nstatus = \"active\"\nlead = \"boris\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{project}"))
        .run(["handover", "acme", "--to", "boris", "--kind", "cover", "--until", "2026-03-13"])
        .run(["handover", "acme", "--to", "anna", "--kind", "return", "--today", "2026-03-16"])
        .says("still with boris: projects.shop.lead\nhanded over: acme from boris to anna  <commit>");
}
