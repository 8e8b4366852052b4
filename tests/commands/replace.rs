//! `folio replace`: one person takes another's place.

use crate::harness::Ledger;

const ACME: &str = r#"[profile]
name = "Acme"
manager = "anna"

[communication]
agreed_with = "ivan"
urgent = "ivan"            # also at night

[[stakeholders]]
id = "ivan"
name = "Ivan"
status = "on-leave"

[[stakeholders]]
id = "olga"
name = "Olga"
reports_to = "ivan"

[[stakeholders]]
id = "petr"
name = "Petr"
reports_to = "ivan"
influences = ["olga", "ivan"]

[[goals]]
id = "orders"
statement = "60 % online"
state = "confirmed"
stated = 2026-01-12
client_owner = "ivan"

[[goals]]
id = "fair"
statement = "Be seen"
state = "achieved"
stated = 2025-01-12
client_owner = "ivan"

[[interactions]]
at = 2026-02-02T11:00:00
kind = "call"
people = ["ivan"]
summary = "Plans"

[[commitments]]
id = "plan"
what = "Media plan"
side = "us"
due = 2026-03-09
promised_to = "ivan"

[[commitments]]
id = "texts"
what = "Texts for the site"
side = "client"
owner = "ivan"
due = 2026-03-09

[[commitments]]
id = "old"
what = "Offer"
side = "us"
due = 2026-01-09
promised_to = "ivan"
state = "done"
done = 2026-01-09
"#;

#[test]
fn what_is_alive_is_carried_and_history_stays() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "olga"])
        .finds(0, "olga for ivan at acme  <commit>")
        .says(
            "carried: communication.urgent, stakeholders.olga.reports_to, \
             stakeholders.petr.reports_to, stakeholders.petr.influences, goals.orders.client_owner, \
             commitments.texts.owner, commitments.plan.promised_to",
        )
        .commits(1)
        .subject("replace(acme): ivan, olga")
        .writes(
            "clients/acme.toml",
            &ACME
                .replace("agreed_with = \"ivan\"\nurgent = \"ivan\" ", "agreed_with = \"ivan\"\nurgent = \"olga\" ")
                .replace("status = \"on-leave\"", "status = \"left\"\nleft_on = 2026-03-02\nreplaced_by = \"olga\"")
                .replace("name = \"Olga\"\nreports_to = \"ivan\"\n", "name = \"Olga\"\n")
                .replace(
                    "reports_to = \"ivan\"\ninfluences = [\"olga\", \"ivan\"]",
                    "reports_to = \"olga\"\ninfluences = [\"olga\"]",
                )
                .replace("stated = 2026-01-12\nclient_owner = \"ivan\"", "stated = 2026-01-12\nclient_owner = \"olga\"")
                .replace("due = 2026-03-09\npromised_to = \"ivan\"", "due = 2026-03-09\npromised_to = \"olga\"")
                .replace("owner = \"ivan\"\ndue", "owner = \"olga\"\ndue"),
        )
        .clean();
}

#[test]
fn the_day_may_lie_in_the_past() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "petr", "--on", "2026-02-20"])
        .succeeds()
        .holds("clients/acme.toml", "status = \"left\"\nleft_on = 2026-02-20\nreplaced_by = \"petr\"\n");
}

#[test]
fn nobody_is_replaced_by_himself() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "ivan"])
        .fails_with(2, "error: `ivan` cannot take the place of `ivan`\nhint: name the person who comes after")
        .nothing_changed();
}

#[test]
fn both_have_to_be_there() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "maria"])
        .fails_with(2, "error: acme has no stakeholder `maria`\nhint: `folio show acme stakeholders` lists the people there are\nhint: `folio add stakeholders acme id=maria name=…` adds somebody new")
        .nothing_changed();
}

#[test]
fn who_has_left_is_not_replaced_again() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "olga"])
        .succeeds()
        .run(["replace", "acme", "ivan", "petr"])
        .fails_with(2, "error: `ivan` left on 2026-03-02, and `olga` took the place\nhint: `folio replace acme olga petr` goes on from there")
        .nothing_changed();
}

#[test]
fn a_successor_who_has_left_is_refused() {
    let gone = ACME.replace("name = \"Olga\"\n", "name = \"Olga\"\nstatus = \"left\"\nleft_on = 2026-01-30\n");
    Ledger::new()
        .client("acme", &gone)
        .run(["replace", "acme", "ivan", "olga"])
        .fails_with(2, "error: `olga` has left and cannot take anybody's place\nhint: name somebody who is there, or set `stakeholders.olga.status` first")
        .nothing_changed();
}

#[test]
fn a_departure_that_stands_there_keeps_its_day() {
    let left = ACME.replace("status = \"on-leave\"\n", "status = \"moved\"\nleft_on = 2026-02-10\n");
    Ledger::new()
        .client("acme", &left)
        .run(["replace", "acme", "ivan", "olga"])
        .succeeds()
        .holds("clients/acme.toml", "status = \"moved\"\nleft_on = 2026-02-10\nreplaced_by = \"olga\"\n");
}

#[test]
fn a_departure_to_come_is_not_written_as_one_that_was() {
    Ledger::new()
        .client("acme", ACME)
        .run(["replace", "acme", "ivan", "olga", "--on", "+3d"])
        .fails_with(
            2,
            "error: 2026-03-05 has not come yet\n\
             hint: replace the person when the day has come; until then `status = \"active\"` is true",
        )
        .nothing_changed();
}

#[test]
fn a_meeting_to_come_is_with_the_new_one() {
    let meeting = "\n[[interactions]]\nat = 2026-03-20T11:00:00\nkind = \"meeting\"\nplanned = true\npeople = [\"petr\", \"ivan\"]   # at theirs\nsummary = \"Review\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{meeting}"))
        .run(["replace", "acme", "ivan", "olga"])
        .succeeds()
        .holds("clients/acme.toml", "people = [\"petr\", \"olga\"]   # at theirs\n")
        .holds("clients/acme.toml", "kind = \"call\"\npeople = [\"ivan\"]\n");
}

#[test]
fn who_comes_reports_where_the_other_did() {
    let under = |boss: &str, new: &str| {
        ACME.replace("name = \"Ivan\"\n", "name = \"Ivan\"\nreports_to = \"petr\"\n")
            .replace("name = \"Petr\"\nreports_to = \"ivan\"\n", &format!("name = \"Petr\"\n{boss}"))
            .replace("name = \"Olga\"\nreports_to = \"ivan\"\n", &format!("name = \"Olga\"\n{new}"))
    };
    let replaced = |text: &str| Ledger::new().client("acme", text).run(["replace", "acme", "ivan", "olga"]).succeeds();
    let same = replaced(&under("", "")).holds("clients/acme.toml", "name = \"Olga\"\nreports_to = \"petr\"\n");
    assert!(
        same.stderr().contains(", commitments.plan.promised_to, stakeholders.olga.reports_to\n"),
        "{}",
        same.stderr()
    );
    // Neither where somebody is named nor where that would go round.
    let named = "reports_to = \"vera\"\n[[stakeholders]]\nid = \"vera\"\nname = \"Vera\"\n";
    replaced(&under("", named)).holds("clients/acme.toml", "name = \"Olga\"\nreports_to = \"vera\"\n");
    let round = under("reports_to = \"olga\"\n", "");
    let alone = "name = \"Olga\"\n\n[[stakeholders]]\nid = \"petr\"";
    let round = replaced(&round).holds("clients/acme.toml", alone);
    assert!(!round.stderr().contains("olga.reports_to"), "{}", round.stderr());
}

#[test]
fn nobody_is_put_under_one_who_has_left() {
    let alone = "name = \"Olga\"\n\n[[stakeholders]]\nid = \"petr\"";
    for (status, new) in [("left", ""), ("moved", ""), ("left", "reports_to = \"ivan\"\n")] {
        let gone = format!("name = \"Petr\"\nstatus = \"{status}\"\nleft_on = 2026-01-30\n");
        let text = ACME
            .replace("name = \"Ivan\"\n", "name = \"Ivan\"\nreports_to = \"petr\"\n")
            .replace("name = \"Petr\"\nreports_to = \"ivan\"\n", &gone)
            .replace("name = \"Olga\"\nreports_to = \"ivan\"\n", &format!("name = \"Olga\"\n{new}"));
        let done = Ledger::new().client("acme", &text).run(["replace", "acme", "ivan", "olga"]).succeeds();
        let done = done.holds("clients/acme.toml", alone);
        assert_eq!(done.stderr().contains("olga.reports_to"), !new.is_empty(), "{}", done.stderr());
    }
}

#[test]
fn an_agreement_is_the_ones_who_made_it_until_it_is_gone_through() {
    let old = ACME.replace("agreed_with = \"ivan\"", "agreed = 2024-05-13\nagreed_with = \"ivan\"");
    let done = Ledger::new().client("acme", &old).run(["replace", "acme", "ivan", "olga"]).succeeds();
    let found = done.holds("clients/acme.toml", "agreed = 2024-05-13\nagreed_with = \"ivan\"\n").run(["check"]);
    let help = "folio set acme communication.agreed_with=olga communication.agreed=today";
    assert!(found.stdout().contains(help), "{}", found.stdout());
}

#[test]
fn an_agreement_is_gone_through_with_the_last_of_two_who_came() {
    let vera = "\n[[stakeholders]]\nid = \"vera\"\nname = \"Vera\"\n";
    let old = ACME.replace("agreed_with = \"ivan\"", "agreed = 2024-05-13\nagreed_with = \"ivan\"") + vera;
    let once = Ledger::new().client("acme", &old).run(["replace", "acme", "ivan", "olga"]).succeeds();
    let twice = once.then().run(["replace", "acme", "olga", "vera"]).succeeds();
    let help = ["set", "acme", "communication.agreed_with=vera", "communication.agreed=today"];
    let found = twice.run(["check"]).shows("[contact-gone]").shows(&format!("`folio {}`", help.join(" ")));
    found.then().run(help).succeeds().run(["check"]).hides("contact-gone");
}

/// Boss, under whom `new` is, under whom `sub` is.
fn line(above: &str) -> String {
    let person = |id: &str, more: &str| format!("\n[[stakeholders]]\nid = \"{id}\"\nname = \"{id}\"\n{more}");
    "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n".to_owned()
        + &person("top", "")
        + &person("boss", above)
        + &person("new", "reports_to = \"boss\"\n")
        + &person("sub", "reports_to = \"new\"\n")
}

#[test]
fn who_comes_from_further_below_reports_where_the_other_did() {
    Ledger::new()
        .client("acme", &line("reports_to = \"top\"\n"))
        .run(["replace", "acme", "boss", "sub"])
        .succeeds()
        .says("carried: stakeholders.new.reports_to, stakeholders.sub.reports_to")
        .holds("clients/acme.toml", "id = \"new\"\nname = \"new\"\nreports_to = \"sub\"\n")
        .holds("clients/acme.toml", "id = \"sub\"\nname = \"sub\"\nreports_to = \"top\"\n");
    let alone = Ledger::new().client("acme", &line("")).run(["replace", "acme", "boss", "sub"]).succeeds().then();
    assert!(alone.text("clients/acme.toml").ends_with("id = \"sub\"\nname = \"sub\"\n"));
}

const MARIA: &str = "\n[[stakeholders]]\nid = \"maria\"\nname = \"Maria\"\n";

#[test]
fn who_is_named_twice_in_one_list_is_carried_once() {
    let twice = ACME.replace(
        "reports_to = \"ivan\"\n\n[[stakeholders]]\nid = \"petr",
        "influences = [\"ivan\", \"petr\", \"ivan\"]\n\n[[stakeholders]]\nid = \"petr",
    );
    Ledger::new()
        .client("acme", &twice)
        .run(["replace", "acme", "ivan", "olga"])
        .succeeds()
        .holds("clients/acme.toml", "id = \"olga\"\nname = \"Olga\"\ninfluences = [\"petr\"]\n");
    let others = ACME.replace("[\"olga\", \"ivan\"]", "[\"ivan\", \"maria\", \"ivan\"]") + MARIA;
    Ledger::new()
        .client("acme", &others)
        .run(["replace", "acme", "ivan", "olga"])
        .succeeds()
        .holds("clients/acme.toml", "influences = [\"olga\", \"maria\"]\n");
}

#[test]
fn a_replacement_made_already_is_told_as_done() {
    let once = Ledger::new().client("acme", ACME).run(["replace", "acme", "ivan", "olga"]).succeeds();
    once.run(["replace", "acme", "ivan", "olga"])
        .fails_with(
            2,
            "error: `ivan` left on 2026-03-02, and `olga` took the place\n\
             hint: that is done; `folio replace acme olga …` is for whoever comes after",
        )
        .nothing_changed();
}
