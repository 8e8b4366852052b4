//! Stories of `folio set`: values by their addresses.

mod many;

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
fn an_amount_without_a_currency_is_in_that_of_the_ledger() {
    ledger()
        .run(["set", "baltika", "profile.annual_budget=2400000"])
        .succeeds()
        .holds(FILE, "annual_budget = \"2400000 RUB\"\n")
        .run(["set", "baltika", "profile.annual_budget=-5"])
        .refuses(2, "error: `annual_budget`: ")
        .nothing_changed()
        .run(["set", "baltika", "profile.annual_budget=1250.50 EUR"])
        .succeeds()
        .holds(FILE, "annual_budget = \"1250.50 EUR\"\n");
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
    let hint = "hint: `git restore clients/baltika-instrument.toml` takes back all that was changed by hand in it";
    let refused = ledger.run(["rm", "baltika"]).refuses(1, hint).nothing_changed();
    refused
        .run(["set", "baltika", "profile.tier=key", "--dry-run"])
        .shows("-tier = \"nope\"\n+tier = \"key\"\n")
        .nothing_changed()
        .run(["set", "baltika", "profile.tier=key"])
        .prints_and_says(
            "set profile.tier of baltika-instrument",
            "`clients/baltika-instrument.toml` is as the last commit has it again, so there is nothing of it to commit",
        )
        .writes(FILE, &typed("tier = \"key\""))
        .commits(0)
        .clean();
}

#[test]
fn a_fault_typed_by_hand_is_mended_beside_other_hand_edits() {
    let ledger = ledger().committed();
    let typed = |line: &str| BALTIKA.replacen("[profile]\n", &format!("[profile]\n{line}\n"), 1);
    ledger.put(FILE, typed("tier = \"nope\"\ncity = \"Riga\""));
    let ledger = ledger.run(["set", "baltika", "profile.tier="]).succeeds().commits(1).clean().then();
    assert_eq!(ledger.text(FILE), typed("city = \"Riga\""));
    ledger.stands_alone_in_git(1);
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
fn an_entry_that_is_called_so_comes_before_those_that_begin_so() {
    let talk = |summary: &str| {
        format!("\n[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"visit\"\nsummary = {summary}\n")
    };
    let texts = ["\"First\"", "\"first\"", "\"first, then\"", "\"\"\"second\n\tline\"\"\""].map(talk);
    let ledger = Ledger::new().client("acme", &format!("{ACME}{}", texts.concat()));
    let listed = ledger.run(["list", "interactions", "--format", "ids"]);
    assert!(listed.stdout().contains("acme 2026-02-20T10:00:00,visit,second line\n"), "{}", listed.stdout());
    let lines: Vec<String> = listed.stdout().lines().map(|line| line.trim_start_matches("acme ").to_owned()).collect();
    let ledger = listed.then();
    let file = ledger.text("clients/acme.toml");
    for (id, text) in lines.iter().zip(["First", "first", "first, then", "second"]) {
        let run = ledger.folio(&["set", "acme", &format!("interactions[{id}].topic=prices"), "--dry-run"], None);
        let shown = String::from_utf8_lossy(&run.stdout).into_owned();
        let above = shown.split("+topic").next().unwrap_or_default();
        assert!(above.lines().rev().take(4).any(|line| line.contains(text)), "{id}: {shown}");
    }
    assert_eq!(ledger.text("clients/acme.toml"), file);
}

#[test]
fn an_entry_is_found_as_ids_print_it() {
    let call = "\n[[interactions]]\nat = 2026-02-20T11:00:00+08:00\nkind = \"call\"\nsummary = \"Prices, again\"\n";
    let run = Ledger::new().client("acme", &format!("{ACME}{call}")).run(["list", "interactions", "--format", "ids"]);
    let printed = run.stdout().trim_end().strip_prefix("acme ").map(str::to_owned).expect("an id");
    let address = format!("interactions[{printed}].sentiment=1");
    run.run(["set", "acme", &address]).holds("clients/acme.toml", &format!("{call}sentiment = 1\n"));
}

#[test]
fn entries_of_one_moment_are_told_apart_on_the_screen_and_by_no_contents_in_git() {
    const VISITS: &str = "\n[[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"visit\"\nsummary = \"the plant\"\n\n\
        [[interactions]]\nat = 2026-02-20T10:00:00\nkind = \"visit\"\nsummary = \"the store\"\n";
    let ledger = Ledger::new()
        .client("acme", &format!("{ACME}{VISITS}"))
        .run(["set", "acme", "interactions[2026-02-20T10:00:00 visit the store].minutes=30"])
        .prints("set interactions[2026-02-20T10:00:00 visit the store].minutes of acme  <commit>")
        .then();
    let message = ledger.git(["log", "-1", "--format=%B"]);
    assert!(!message.contains("store"), "{message}");
}

#[test]
fn a_promise_is_not_moved_without_a_trace() {
    let plan =
        "\n[[commitments]]\nid = \"plan\"\nwhat = \"Media plan\"\nside = \"us\"\nmade = 2026-02-01\ndue = 2026-03-06\n";
    let ledger = Ledger::new().client("acme", &format!("{ACME}{plan}"));
    let told = |way: &str| {
        format!(
            "error: the promise `plan` is due on 2026-03-06, and another day would hide that it moved\nhint: {way}\n\
             hint: a day that was mistyped is corrected with `folio edit acme`"
        )
    };
    let way = "move it, and say why: `folio move acme plan --to 2026-03-12 --reason …`";
    ledger
        .run(["set", "acme", "commitments.plan.due=+10d"])
        .fails_with(2, &told(way))
        .run(["set", "acme", "commitments.plan.due=2026-02-20"])
        .fails_with(2, &told("record a missed promise with `folio miss acme plan --reason …`"))
        .run(["set", "--where", "slug = 'acme'", "commitments.plan.due=+10d", "--apply"])
        .fails_with(2, &told(way).replacen("error: ", "error: `acme`: ", 1))
        .nothing_changed()
        .run(["set", "acme", "commitments.plan.due=2026-03-06"])
        .succeeds()
        .run(["move", "acme", "plan", "--to", "2026-03-12", "--reason", "…"])
        .holds("clients/acme.toml", "original_due = 2026-03-06\n");
}

#[test]
fn the_day_of_a_promise_that_is_closed_or_cannot_be_is_corrected() {
    let plan = "\n[[commitments]]\nid = \"plan\"\nwhat = \"Media plan\"\nside = \"us\"\nmade = 2026-02-01\n";
    for rest in ["due = 2026-02-20\nstate = \"done\"\ndone = 2026-02-20\n", "due = 2025-02-20\n"] {
        Ledger::new()
            .client("acme", &format!("{ACME}{plan}{rest}"))
            .run(["set", "acme", "commitments.plan.due=2026-02-21"])
            .succeeds()
            .holds("clients/acme.toml", "due = 2026-02-21\n");
    }
}
