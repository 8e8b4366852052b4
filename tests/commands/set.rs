//! Stories of `folio set`: values by their addresses.

use crate::harness::{ACME, BALTIKA, FOLIO_TOML, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

#[test]
fn several_values_are_one_commit() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan.engagement=leading", "profile.tier=key"])
        .prints("set stakeholders.ivan.engagement, profile.tier of baltika-instrument  <commit>")
        .commits(1)
        .subject("set(baltika-instrument): stakeholders.ivan.engagement, profile.tier")
        .clean()
        .holds(FILE, "engagement = \"leading\"\n")
        .holds(FILE, "manager = \"anna\"\ntier = \"key\"\n");
}

#[test]
fn a_secret_typed_by_hand_gets_into_no_commit_while_it_is_taken_out() {
    let ledger = ledger().committed();
    let typed = |line: &str| BALTIKA.replacen("[profile]\n", &format!("[profile]\n{line}\n"), 1);
    ledger.put(FILE, typed("tier = \"key\"\npulse_note = \"пароль: hunter2secret\""));
    let ledger = ledger
        .run(["set", "baltika", "profile.pulse_note="])
        .succeeds()
        .says(
            "what was changed by hand in `clients/baltika-instrument.toml` did not pass `check`, so it is recorded with this \
             change only",
        )
        .clean()
        .then();
    assert_eq!(ledger.git(["log", "--all", "-p", "--format=", "-S", "hunter2secret"]), "");
    ledger.put(FILE, typed("tier = \"nope\""));
    let hint = "hint: `git restore clients/baltika-instrument.toml` takes back what was changed by hand";
    let refused = ledger.run(["rm", "baltika"]).refuses(1, hint).nothing_changed();
    refused.run(["set", "baltika", "profile.tier=key"]).refuses(1, hint).nothing_changed();
}

#[test]
fn the_same_value_is_no_change() {
    ledger()
        .run(["set", "baltika", "communication.cadence=7d"])
        .prints("nothing to change in baltika-instrument")
        .nothing_changed();
}

#[test]
fn an_empty_value_removes() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan.engagement="])
        .holds(FILE, "name = \"Иван Петров\"\n\n[[stakeholders]]");
    ledger()
        .run(["set", "baltika", "profile.industry="])
        .prints("nothing to change in baltika-instrument")
        .nothing_changed();
}

#[test]
fn comments_beside_a_value_stay() {
    ledger()
        .run(["set", "baltika", "communication.cadence=14d"])
        .holds(FILE, "cadence = \"14d\"  # a week is long for him\n");
}

#[test]
fn a_number_on_a_paper_is_an_id() {
    ledger()
        .run(["set", "baltika", "contracts.№15/К.title=Рамочный"])
        .prints("set contracts.№15/К.title of baltika-instrument  <commit>");
    ledger()
        .run(["set", "baltika", "contracts.\"15.1 bis\".title=Addendum"])
        .prints("set contracts.\"15.1 bis\".title of baltika-instrument  <commit>")
        .holds(FILE, "id = \"15.1 bis\"\nkind = \"sow\"\nstate = \"draft\"\ntitle = \"Addendum\"\n");
}

#[test]
fn an_entry_without_id_is_found_by_the_beginning_of_its_key() {
    let text = format!(
        "{BALTIKA}\n[[interactions]]\nat = 2026-02-27T11:00:00\nkind = \"call\"\nsummary = \"a\"\n\n[[interactions]]\nat = 2026-02-28T11:00:00\nkind = \"call\"\nsummary = \"b\"\n"
    );
    let ledger = || Ledger::new().client("baltika-instrument", &text);
    ledger()
        .run(["set", "baltika", "interactions[2026-02-27].sentiment=1"])
        .prints("set interactions[2026-02-27T11:00:00 call].sentiment of baltika-instrument  <commit>")
        .holds(FILE, "summary = \"a\"\nsentiment = 1\n");
    // As a table shows it.
    ledger()
        .run(["set", "baltika", "interactions[2026-02-28 11:00 call].sentiment=1"])
        .prints("set interactions[2026-02-28T11:00:00 call].sentiment of baltika-instrument  <commit>");
    ledger()
        .run(["set", "baltika", "interactions[2026-02].sentiment=1"])
        .fails_with(
            2,
            "error: `interactions[2026-02]` may mean 2 entries of `baltika-instrument`\n\
             hint: `interactions[2026-02-27T11:00:00 call a]`\nhint: `interactions[2026-02-28T11:00:00 call b]`",
        )
        .nothing_changed();
    ledger()
        .run(["set", "baltika", "interactions[2026-03-01].sentiment=1"])
        .fails_with(
            2,
            "error: `baltika-instrument` has no `interactions[2026-03-01]`\n\
             hint: there are: 2026-02-28T11:00:00 call, 2026-02-27T11:00:00 call",
        )
        .nothing_changed();
}

#[test]
fn the_ledgers_own_fields_have_addresses() {
    let settings = format!(
        "{FOLIO_TOML}\n[custom.client]\nerp_code = {{ type = \"string\", pattern = \"^[0-9]{{6}}$\" }}\n\n\
         [custom.stakeholders]\nbadge = {{ type = \"integer\", minimum = 1 }}\n"
    );
    ledger()
        .file("folio.toml", &settings)
        .run(["set", "baltika", "custom.erp_code=123456", "stakeholders.ivan.custom.badge=7"])
        .prints("set custom.erp_code, stakeholders.ivan.custom.badge of baltika-instrument  <commit>")
        .holds(FILE, "[custom]\nerp_code = \"123456\"\n")
        .holds(FILE, "custom = { badge = 7 }\n");
}

#[test]
fn an_unknown_id_is_refused_with_the_nearest() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivn.power=4"])
        .fails_with(2, "error: `baltika-instrument` has no `stakeholders.ivn`\nhint: did you mean `ivan`?")
        .nothing_changed();
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan.engagment=leading"])
        .fails_with(2, "error: `stakeholders` has no key `engagment`\nhint: did you mean `engagement`?")
        .nothing_changed();
    ledger()
        .run(["set", "baltika", "profil.tier=key"])
        .fails_with(2, "error: there is no section `profil`\nhint: did you mean `profile`?")
        .nothing_changed();
}

#[test]
fn an_address_that_stops_short_is_refused() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan=leading"])
        .fails_with(
            2,
            "error: `stakeholders.ivan` is an entry, a key of it is wanted\nhint: write `stakeholders.ivan.name=…`",
        )
        .nothing_changed();
    ledger()
        .run(["set", "baltika", "profile=x"])
        .fails_with(2, "error: `profile` is a section, a key of it is wanted\nhint: write `profile.name=…`")
        .nothing_changed();
    ledger()
        .run(["set", "baltika", "stakeholders=x"])
        .fails_with(2, "error: `stakeholders` is a section, a key of one of its entries is wanted\nhint: write `stakeholders.<id>.name=…`")
        .nothing_changed();
}

#[test]
fn an_id_is_changed_by_rename_only() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan.id=vanya"])
        .fails_with(2, "error: an id is not set, for others may refer to it\nhint: `folio rename baltika-instrument stakeholders.ivan NEW` carries the references")
        .nothing_changed();
}

#[test]
fn a_value_that_is_not_one_of_the_choices_lists_them() {
    ledger()
        .run(["set", "baltika", "stakeholders.ivan.engagement=lead"])
        .fails_with(
            2,
            "error: `engagement` cannot be `lead`\nhint: it is one of unaware, resistant, neutral, supportive, leading",
        )
        .nothing_changed();
}

#[test]
fn what_the_check_would_call_an_error_is_refused() {
    ledger()
        .run(["set", "baltika", "profile.name="])
        .fails_with(
            1,
            r#"error[missing-key]: `name` is missing
 --> clients/baltika-instrument.toml:3:1
  |
3 | [profile]
  | ^^^^^^^^^ needs `name`
  |
help: add `name = "…"`: name as people say it, in any script, such as `Балтика Инструмент`
error: nothing was written: 1 error to mend first"#,
        )
        .nothing_changed();
}

#[test]
fn a_dry_run_shows_exactly_the_lines_meant() {
    ledger()
        .run(["set", "baltika", "communication.cadence=14d", "--dry-run"])
        .shows("-cadence = \"7d\"  # a week is long for him\n+cadence = \"14d\"  # a week is long for him\n")
        .nothing_changed();
}

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

#[test]
fn a_list_keeps_the_comments_of_what_stays_in_it() {
    const TAGS: &str = "tags = [\n  \"fair\", # we met there\n  \"old\",\n  # asked for it twice\n  \"dealer\",\n]\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{TAGS}")).committed();
    ledger.run(["set", "acme", "profile.tags=fair,dealer,new"]).succeeds().writes(
        "clients/acme.toml",
        &format!("{ACME}{}", TAGS.replace("  \"old\",\n", "").replace("]", "  \"new\",\n]")),
    );
}

#[test]
fn a_comment_that_would_be_lost_is_shown() {
    let text = format!("{ACME}tags = [\n  \"fair\", # we met there\n  \"dealer\", # asked twice\n]\n");
    Ledger::new()
        .client("acme", &text)
        .run(["set", "acme", "profile.tags=dealer,fair"])
        .fails_with(
            2,
            "error: `clients/acme.toml` is written in a way that folio cannot edit without touching more: \
             in the new value of `profile.tags` there is no place for its comment `# we met there`\n\
             hint: make the change by hand with `folio edit`, or in any editor, then `folio commit`",
        )
        .nothing_changed();
}

#[test]
fn the_last_field_of_ones_own_takes_its_table_along() {
    let settings = format!(
        "{FOLIO_TOML}\n[custom.stakeholders]\nbadge = {{ type = \"integer\" }}\nseat = {{ type = \"string\" }}\n"
    );
    let text = |custom: &str| format!("{ACME}\n[[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\n{custom}");
    Ledger::new()
        .file("folio.toml", settings)
        .client("acme", &text("custom = { badge = 7, seat = \"4b\" }\n"))
        .run(["set", "acme", "stakeholders.ivan.custom.seat="])
        .writes("clients/acme.toml", &text("custom = { badge = 7 }\n"))
        .run(["set", "acme", "stakeholders.ivan.custom.seat=5", "stakeholders.ivan.custom.badge="])
        .writes("clients/acme.toml", &text("custom = { seat = \"5\" }\n"))
        .run(["set", "acme", "stakeholders.ivan.custom.badge=7"])
        .run(["set", "acme", "stakeholders.ivan.custom.seat=", "stakeholders.ivan.custom.badge="])
        .writes("clients/acme.toml", &text(""));
}

#[test]
fn an_entry_is_found_as_ids_print_it() {
    let call = "\n[[interactions]]\nat = 2026-02-20T11:00:00+08:00\nkind = \"call\"\nsummary = \"Prices, again\"\n";
    let run = Ledger::new().client("acme", &format!("{ACME}{call}")).run(["list", "interactions", "--format", "ids"]);
    let printed = run.stdout().trim_end().strip_prefix("acme ").map(str::to_owned).expect("an id");
    let address = format!("interactions[{printed}].sentiment=1");
    run.run(["set", "acme", &address]).holds("clients/acme.toml", &format!("{call}sentiment = 1\n"));
}
