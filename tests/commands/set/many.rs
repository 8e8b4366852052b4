//! `folio set --where`: many clients in one commit, shown first.

use crate::harness::Ledger;

/// Three clients: two in retail, of which one has a contact `mila`, and a mill.
fn three() -> Ledger {
    let client = |name: &str, rest: &str| format!("[profile]\nname = \"{name}\"\nmanager = \"anna\"\n{rest}");
    let mila = "\n[[stakeholders]]\nid = \"mila\"\nname = \"Mila\"\npower = 2\n";
    Ledger::new()
        .client("corner", &client("Кофе на углу", &format!("industry = \"retail\"\n{mila}")))
        .client("market", &client("Market", "industry = \"retail\"\nsegment = \"food\"   # ours\n"))
        .client("mill", &client("Mill", "industry = \"paper\"\nsegment = \"retail\"\n"))
}

#[test]
fn what_would_change_of_many_clients_is_only_shown() {
    let run = three().run(["set", "--where", "industry = 'retail'", "profile.segment=retail"]).finds(
        0,
        "client  address          was   now\n\
         corner  profile.segment        retail\n\
         market  profile.segment  food  retail",
    );
    run.says("2 clients would change; `--apply` makes it one commit")
        .nothing_changed()
        .run(["set", "--where", "industry = 'retail'", "profile.segment=retail", "--format", "csv"])
        .shows("client,address,was,now\ncorner,profile.segment,,retail\n")
        .run(["set", "--where", "1", "profile.segment=retail", "--dry-run"])
        .says("2 of 3 clients would change; `--apply` makes it one commit")
        .nothing_changed();
}

#[test]
fn many_clients_are_changed_in_one_commit() {
    let run = three()
        .run(["set", "--where", "industry = 'retail'", "profile.segment=retail", "profile.tier=key", "--apply"])
        .prints("set profile.segment, profile.tier of 2 clients  <commit>")
        .commits(1)
        .subject("set(2 clients): profile.segment, profile.tier")
        .touched(["clients/corner.toml", "clients/market.toml"])
        .clean()
        .holds("clients/market.toml", "segment = \"retail\"   # ours\n")
        .unchanged("clients/mill.toml");
    let ledger = run.then();
    let message = ledger.git(["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Folio-Action: set\nFolio-Client: corner\nFolio-Client: market\nFolio-Entry: profile\n"),
        "{message}"
    );
    ledger
        .run(["set", "--where", "slug = 'mill'", "profile.tier=key", "--apply", "-m", "The mill grows"])
        .prints("set profile.tier of mill  <commit>")
        .subject("The mill grows");
}

#[test]
fn what_many_clients_say_already_is_no_change() {
    three()
        .run(["set", "--where", "slug = 'mill'", "profile.segment=retail"])
        .finds(0, "")
        .says("nothing to change: 1 client says so already")
        .run(["set", "--where", "slug = 'mill'", "profile.segment=retail", "--apply"])
        .finds(0, "nothing to change")
        .says("1 client says so already")
        .nothing_changed()
        .run(["set", "--where", "tier = 'small'", "profile.segment=retail"])
        .finds(0, "")
        .says("nothing to change: no client fits")
        .run(["set", "--where", "tier = 'small'", "profile.segment=retail", "--apply"])
        .finds(0, "nothing to change")
        .says("no client fits")
        .nothing_changed();
}

#[test]
fn clients_without_the_entry_are_left_out_and_counted() {
    three()
        .run(["set", "--where", "industry = 'retail'", "stakeholders.mila.power=5", "profile.segment=retail"])
        .finds(
            0,
            "client  address                  was  now\n\
             corner  stakeholders.mila.power  2    5\n\
             corner  profile.segment               retail",
        )
        .says(
            "1 of 2 clients would change; `--apply` makes it one commit\n\
             left out, for they lack the entry: 1 client",
        )
        .run(["set", "--where", "1", "stakeholders.nobody.power=5", "--apply"])
        .finds(0, "nothing to change")
        .says("left out, for they lack the entry: 3 clients")
        .nothing_changed();
}

#[test]
fn one_sick_file_keeps_all_from_being_written_and_every_fault_is_told() {
    three()
        .client("sick", "[profile]\nname = \"Sick\"\nmanager = \"anna\"\n[[goals\n")
        .client("torn", "[profile]\nname = \"Torn\"\nmanager = \"nobody\"\n")
        .run(["set", "--where", "1", "profile.segment=retail", "--apply"])
        .fails_with(
            1,
            r#"error[syntax]: expected `]]` at the end of the header
 --> clients/sick.toml:4:8
  |
4 | [[goals
  |        ^
  |
help: close the header: `[[name]]`

error[unknown-reference]: there is no member `nobody` in `folio.toml`
 --> clients/torn.toml:3:11
  |
3 | manager = "nobody"
  |           ^^^^^^^^
  |
help: known are `anna`, `boris`; or add `[[members]]` with `id = "nobody"` to `folio.toml`
error: nothing was written: 2 errors to mend first"#,
        )
        .nothing_changed()
        .run(["set", "--where", "slug not in ('sick', 'torn')", "profile.segment=retail", "--apply"])
        .finds(0, "set profile.segment of 2 clients  <commit>")
        .says("warning: left out: what `clients/sick.toml` says at its faults; `folio check clients/sick.toml` shows them")
        .commits(1);
}

#[test]
fn a_file_that_is_no_text_is_left_out_and_told() {
    three()
        .file("clients/latin.toml", b"[profile]\nname = \"\xff\"\n")
        .run(["set", "--where", "slug = 'mill'", "profile.tier=key", "--apply"])
        .finds(0, "set profile.tier of mill  <commit>")
        .says("warning: left out: `clients/latin.toml:2:9`: expected UTF-8, found the byte 0xff");
}

#[test]
fn words_that_are_wrong_for_every_client_are_refused_whoever_fits() {
    three()
        .run(["set", "--where", "0", "profile.teir=key"])
        .fails_with(2, "error: `profile` has no key `teir`\nhint: did you mean `tier`?")
        .run(["set", "--where", "0", "profile.tier=kye"])
        .fails_with(2, "error: `tier`: there is no tier `kye`\nhint: did you mean `key`?")
        .run(["set", "--where", "0", "profile=key"])
        .fails_with(2, "error: `profile` is a section, a key of it is wanted\nhint: write `profile.name=…`")
        .run(["set", "--where", "1", "stakeholders.mila.reports_to=olga"])
        .fails_with(2, "error: `corner`: `reports_to`: `corner` has no `stakeholders.olga`\nhint: there are: mila")
        .nothing_changed();
}

#[test]
fn a_client_and_an_expression_exclude_each_other() {
    three()
        .run(["set", "mill", "--where", "1", "profile.tier=key"])
        .fails_with(2, "error: `--where` and `mill` exclude each other\nhint: name the client, or let `--where` choose")
        .run(["set", "--where", "1"])
        .fails_with(2, "error: no value is given\nhint: write `address=value`, such as `profile.segment=retail`")
        .run(["set", "mill", "profile.tier=key", "--apply"])
        .exits(2)
        .run(["set", "--where", "1", "profile.tier=key", "--apply", "--dry-run"])
        .exits(2)
        .run(["set", "--where", "1; delete from clients", "profile.tier=key", "--apply"])
        .refuses(2, "error: ")
        .nothing_changed();
}

#[test]
fn what_was_changed_by_hand_in_one_of_many_is_recorded_first() {
    let ledger = three().committed();
    let text = ledger.text("clients/market.toml");
    ledger.put("clients/market.toml", format!("{text}weight = 3\n"));
    let run = ledger.run(["set", "--where", "industry = 'retail'", "profile.segment=retail", "--apply"]);
    run.finds(0, "set profile.segment of 2 clients  <commit>")
        .says("what was changed by hand is recorded first  <commit>")
        .commits(2)
        .clean();
}
