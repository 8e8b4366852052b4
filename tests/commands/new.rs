//! Stories of `folio new`: a client file.

use crate::harness::{ACME, BALTIKA, Ledger};

const FILE: &str = "clients/baltika-instrument.toml";

#[test]
fn a_name_makes_slug_file_and_commit() {
    Ledger::new()
        .run(["new", "Балтика Инструмент", "--tier", "key"])
        .prints("baltika-instrument  clients/baltika-instrument.toml  <commit>")
        .commits(1)
        .subject("new(baltika-instrument)")
        .touched([FILE])
        .clean()
        .writes(
            FILE,
            "#:schema ../.folio/client.schema.json\n\n[profile]\nname = \"Балтика Инструмент\"\nmanager = \"anna\"\ntier = \"key\"\n\n\
             [[stages]]\nstage = \"onboarding\"\nentered = 2026-03-02\n",
        )
        .run(["check"])
        .succeeds();
}

#[test]
fn a_slug_is_taken_as_it_is() {
    Ledger::new()
        .run(["new", "acme", "--name", "Acme & Sons"])
        .prints("acme  clients/acme.toml  <commit>")
        .holds("clients/acme.toml", "name = \"Acme & Sons\"\n");
    Ledger::new()
        .run(["new", "acme"])
        .prints("acme  clients/acme.toml  <commit>")
        .holds("clients/acme.toml", "name = \"acme\"\n");
}

#[test]
fn the_legal_form_is_no_part_of_the_slug() {
    Ledger::new()
        .run(["new", "ООО «Северный Завод»"])
        .prints("severnyy-zavod  clients/severnyy-zavod.toml  <commit>")
        .holds("clients/severnyy-zavod.toml", "name = \"ООО «Северный Завод»\"\n");
}

#[test]
fn everything_may_be_given() {
    Ledger::new()
        .run([
            "new", "Sushi O'Hara, Inc.", "--slug", "sushi", "--manager", "boris", "--tier", "small", "--stage", "lead", "--folder",
            "cebu/food", "--tax-id", "123-456", "--domain", "sushi.example", "--domain", "ohara.example",
        ])
        .prints("sushi  clients/cebu/food/sushi.toml  <commit>")
        .writes(
            "clients/cebu/food/sushi.toml",
            "#:schema ../../../.folio/client.schema.json\n\n[profile]\nname = \"Sushi O'Hara, Inc.\"\nmanager = \"boris\"\ntier = \"small\"\n\
             tax_id = \"123-456\"\ndomains = [\"sushi.example\", \"ohara.example\"]\n\n[[stages]]\nstage = \"lead\"\nentered = 2026-03-02\n",
        );
}

#[test]
fn a_slug_in_use_is_refused() {
    Ledger::new()
        .file("clients/north/acme.toml", ACME)
        .run(["new", "acme"])
        .fails_with(
            2,
            "error: there is a client `acme` already: clients/north/acme.toml\nhint: choose another slug with `--slug`, or look at `folio show acme`",
        )
        .nothing_changed();
}

#[test]
fn look_alikes_are_named_and_do_not_stop_it() {
    Ledger::new()
        .client("baltika-tools", "[profile]\nname = \"Baltika Tools\"\nmanager = \"anna\"\ntax_id = \"7812345678\"\n")
        .client("instrument", "[profile]\nname = \"Baltika-Instrument LLC\"\nmanager = \"anna\"\n")
        .client("other", "[profile]\nname = \"Other\"\nmanager = \"anna\"\ndomains = [\"baltika.example\"]\n")
        .run(["new", "ООО «Балтика Инструмент»", "--tax-id", "78 1234 5678", "--domain", "www.baltika.example"])
        .says(
            "`baltika-tools` (Baltika Tools) has the same tax id\n`instrument` (Baltika-Instrument LLC) has a name like it\n\
             `other` (Other) has the same domain baltika.example\nif it is the same client, take the new one back with `folio rm baltika-instrument`",
        )
        .commits(1);
}

#[test]
fn nothing_is_made_outside_clients() {
    for (folder, why) in [
        ("../elsewhere", "`..` leads out of it"),
        ("/tmp", "it begins at the root of the disk"),
        ("north//south", "a name in it is empty"),
        (".hidden", "what begins with a dot is not read"),
        ("a\\b", "`\\` is no part of a portable name"),
    ] {
        Ledger::new()
            .run(["new", "acme", "--folder", folder])
            .fails_with(
                2,
                &format!("error: `{folder}` is not a folder under `clients/`: {why}\nhint: write a folder such as `north` or `north/food`"),
            )
            .nothing_changed();
    }
}

#[test]
fn a_path_is_no_client() {
    for name in ["north/acme", "..\\acme", "/etc/passwd"] {
        Ledger::new()
            .run(["new", name])
            .fails_with(
                2,
                &format!(
                    "error: `{name}` is a path, a client's name is wanted\nhint: a folder is chosen with `--folder`"
                ),
            )
            .nothing_changed();
    }
}

#[test]
fn a_name_that_gives_no_slug_wants_one() {
    Ledger::new()
        .run(["new", "!!!"])
        .fails_with(2, "error: `!!!` gives no slug\nhint: choose one with `--slug`")
        .nothing_changed();
}

#[test]
fn a_bad_slug_says_which_letter_is_wrong() {
    let refused = Ledger::new().run(["new", "Acme", "--slug", "North_Mill"]);
    assert!(
        refused.stderr().starts_with("error: `slug`: `North_Mill` is not an id: `N` cannot stand in one\nhint: "),
        "{}",
        refused.stderr()
    );
    refused.nothing_changed();
}

#[test]
fn an_unknown_member_tier_or_stage_is_refused_with_what_there_is() {
    Ledger::new()
        .run(["new", "acme", "--manager", "ana"])
        .fails_with(2, "error: `manager`: there is no member `ana`\nhint: did you mean `anna`?")
        .nothing_changed();
    Ledger::new()
        .run(["new", "acme", "--tier", "gold"])
        .fails_with(2, "error: `tier`: there is no tier `gold`\nhint: there are: key, major, standard, small")
        .nothing_changed();
    Ledger::new()
        .run(["new", "acme", "--stage", "onbording"])
        .fails_with(2, "error: `stage`: there is no lifecycle stage `onbording`\nhint: did you mean `onboarding`?")
        .nothing_changed();
}

#[test]
fn somebody_who_is_no_member_names_the_manager() {
    Ledger::new()
        .env("GIT_AUTHOR_EMAIL", "carl@elsewhere.example")
        .run(["new", "acme"])
        .fails_with(
            2,
            "error: no member has the e-mail address `carl@elsewhere.example`\n\
             hint: name the manager with `--manager`; members: anna, boris\nhint: or add the address to that member in `folio.toml`",
        )
        .nothing_changed();
}

#[test]
fn without_a_name_nobody_waits() {
    Ledger::new()
        .run(["new"])
        .fails_with(2, "error: a client needs a name\nhint: `folio new \"Балтика Инструмент\"`, or `folio new acme --name \"Acme\"`")
        .nothing_changed();
}

#[test]
fn a_dry_run_shows_the_file_and_makes_none() {
    Ledger::new().run(["new", "acme", "--dry-run"]).shows("--- /dev/null\n+++ b/clients/acme.toml\n").nothing_changed();
}

#[test]
fn a_sick_neighbour_does_not_matter() {
    Ledger::new()
        .client("sick", "[profile\n")
        .client("b", BALTIKA)
        .run(["new", "acme"])
        .prints("acme  clients/acme.toml  <commit>");
}

#[test]
fn the_ledgers_own_first_live_stage_is_taken() {
    Ledger::new()
        .file("folio.toml", format!("{}\n[[lifecycle]]\nid = \"talks\"\nkind = \"presale\"\n\n[[lifecycle]]\nid = \"service\"\nkind = \"live\"\n", crate::harness::FOLIO_TOML))
        .run(["new", "acme"])
        .holds("clients/acme.toml", "stage = \"service\"\n");
}

#[test]
fn a_value_is_no_name() {
    Ledger::new()
        .run(["new", "--name", "Beta Co", "--slug", "beta", "profile.city=Omsk"])
        .succeeds()
        .holds("clients/beta.toml", "name = \"Beta Co\"")
        .holds("clients/beta.toml", "city = \"Omsk\"")
        .run(["new", "profile.city=Omsk", "--slug", "gamma"])
        .succeeds()
        .holds("clients/gamma.toml", "city = \"Omsk\"")
        .run(["new", "profile.city=Omsk"])
        .refuses(2, "error: a client needs a name")
        .run(["new", "--name", "Delta", "city"])
        .succeeds()
        .run(["new", "1=1"])
        .succeeds()
        .touched(["clients/1-1.toml"]);
    let code = "\n[custom.client]\ncode = { type = \"string\", required = true }\n";
    Ledger::new()
        .file("folio.toml", format!("{}{code}", crate::harness::FOLIO_TOML))
        .run(["new", "--name", "Beta Co", "--slug", "beta", "profile.city=Omsk"])
        .fails_with(
            2,
            "error: a client of this ledger needs `custom.code`\n\
             hint: `folio new --slug beta --name 'Beta Co' custom.code=…`\n\
             hint: `folio schema custom` says what it is",
        )
        .run(["new", "--name", "Beta Co", "custom.code=12"])
        .succeeds();
}
