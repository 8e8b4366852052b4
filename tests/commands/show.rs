//! `folio show`, and how a client is found by what a person types.

use crate::harness::{ACME, Ledger};

const IVAN: &str = "[profile]\nname = \"Балтика Инструмент\"\nmanager = \"anna\"\n\n\
    [[stakeholders]]\nid = \"ivan\"\nname = \"Иван Петров\"\nroles = [\"decision-maker\", \"user\"]\npower = 4\n";

fn baltika() -> Ledger {
    Ledger::new().client("baltika-instrument", IVAN).client("acme", ACME)
}

#[test]
fn a_client_is_shown_as_it_is_written() {
    baltika().run(["show", "baltika"]).prints(
        "Балтика Инструмент  clients/baltika-instrument.toml\n\n\
         profile\n\n\
         name     Балтика Инструмент\n\
         manager  anna\n\n\
         stakeholders (1)\n\n\
         id     ivan\n\
         name   Иван Петров\n\
         roles  decision-maker, user\n\
         power  4",
    );
}

#[test]
fn a_section_is_a_table() {
    baltika()
        .run(["show", "baltika", "stakeholders"])
        .prints("id    name         roles                 power\nivan  Иван Петров  decision-maker, user      4");
}

#[test]
fn a_name_finds_its_client_whatever_the_case() {
    baltika().run(["show", "БАЛТИКА инструмент", "stakeholders", "--format", "ids"]).prints("baltika-instrument ivan");
}

#[test]
fn an_unknown_client_is_met_with_the_nearest() {
    baltika()
        .run(["show", "acmee"])
        .fails_with(2, "error: there is no client `acmee`\nhint: did you mean `acme`?")
        .run(["show", "zeta"])
        .fails_with(
            2,
            "error: there is no client `zeta`\nhint: `folio list` shows the clients there are; `folio new` makes one",
        );
}

#[test]
fn an_ambiguous_beginning_lists_the_candidates() {
    baltika()
        .client("acme-two", ACME)
        .client("acorn", ACME)
        .run(["show", "ac"])
        .fails_with(2, "error: `ac` may mean 3 clients\nhint: type more of one of: acme, acme-two, acorn")
        .run(["show", "acme"])
        .succeeds();
}

#[test]
fn no_other_client_is_opened() {
    baltika()
        .file("clients/sick.toml", b"\xff\xfe")
        .run(["show", "acme"])
        .prints("Acme  clients/acme.toml\n\nprofile\n\nname     Acme\nmanager  anna");
}

#[test]
fn a_file_with_faults_is_shown_as_far_as_it_can_be_read() {
    Ledger::new()
        .client("sick", "[profile]\nname = \"Sick\"\nmanager = \"anna\"\n[[goals]\nid = 1\n")
        .run(["show", "sick"])
        .succeeds()
        .shows("name     Sick")
        .says("warning: `clients/sick.toml` has faults; `folio check clients/sick.toml` shows them");
}

#[test]
fn the_whole_client_is_one_json_object() {
    baltika().run(["show", "acme", "--format", "jsonl"]).succeeds().shows(
        r#"{"client":"acme","file":"clients/acme.toml","profile":{"name":"Acme","manager":"anna","tier":"standard""#,
    );
}

#[test]
fn a_client_is_a_page_in_markdown_and_html() {
    baltika()
        .run(["show", "baltika", "--format", "md"])
        .prints(
            "# Балтика Инструмент  clients/baltika-instrument.toml\n\n\
             ## profile\n\n- **name**: Балтика Инструмент\n- **manager**: anna\n\n\
             ## stakeholders (1)\n\n* **id**: ivan\n* **name**: Иван Петров\n\
             * **roles**: decision-maker, user\n* **power**: 4",
        )
        .run(["show", "baltika", "--format", "html"])
        .shows("<title>Балтика Инструмент  clients/baltika-instrument.toml</title>")
        .shows("<dt>power</dt><dd lang=\"\" dir=\"auto\">4</dd>")
        .run(["show", "baltika", "--format", "ids"])
        .prints("baltika-instrument");
}

/// What a command prints as JSON, an item a line.
fn items(ledger: &Ledger, words: &[&str]) -> Vec<serde_json::Value> {
    let output = ledger.folio(&[words, &["--format", "jsonl"]].concat(), None);
    let text = String::from_utf8(output.stdout).expect("JSON is text");
    text.lines().map(|line| serde_json::from_str(line).expect("an item a line")).collect()
}

#[test]
fn show_and_list_know_the_same_of_every_client_and_section() {
    let agency = Ledger::example("agency");
    let clients = items(&agency, &["list"]);
    assert_eq!(clients.len(), 18);
    let mut compared = 0;
    let shown: Vec<_> = clients
        .iter()
        .map(|client| items(&agency, &["show", client["client"].as_str().expect("a slug")]).remove(0))
        .collect();
    let sections: std::collections::BTreeSet<&str> =
        shown.iter().flat_map(|item| item.as_object().expect("an object").keys()).map(String::as_str).collect();
    // `custom` is shown as it is written, and listed by the types of `folio.toml`.
    for section in sections.into_iter().filter(|section| !["client", "file", "custom"].contains(section)) {
        let mut listed = items(&agency, &["list", section]);
        for item in &shown {
            let Some(value) = item.get(section) else { continue };
            let entries = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            for mut entry in entries {
                for key in ["client", "file"] {
                    entry[key] = item[key].clone();
                }
                let at = listed.iter_mut().position(|row| {
                    row.as_object_mut().expect("an object").remove("slug");
                    *row == entry
                });
                let at = at.unwrap_or_else(|| panic!("`list {section}` has no row like {entry}"));
                listed.remove(at);
                compared += 1;
            }
        }
        assert!(listed.is_empty(), "`show` has nothing like {listed:?}");
    }
    assert!(compared > 500, "only {compared} entries were compared");
}

#[test]
fn two_files_of_one_slug_are_told_apart_by_renaming_one() {
    let ledger = Ledger::new().client("acme", ACME).client("north/acme", ACME);
    let told = |mover: &str| {
        format!(
            "error: `acme` may mean 2 clients\n\
             hint: they have one slug, `acme`, which `check` tells as `duplicate-slug`: `clients/acme.toml`, `clients/north/acme.toml`\n\
             hint: rename one: `{mover} clients/north/acme.toml clients/north/acme-2.toml`"
        )
    };
    let ledger = ledger.run(["show", "acme"]).fails_with(2, &told("git mv")).then();
    ledger.git(["rm", "--quiet", "--cached", "clients/north/acme.toml"]);
    ledger
        .run(["log", "acme", "hi"])
        .fails_with(2, &told("mv"))
        .run(["check"])
        .shows("for example by its city, with `mv`");
}

#[test]
fn the_name_proposed_for_one_of_two_files_is_free() {
    let ledger = Ledger::new().client("acme", ACME).client("x/acme", ACME).client("acme-2", ACME).committed();
    let (folder, told) = (ledger.root().join("clients/x"), "`git mv acme.toml acme-3.toml`");
    let shown = |words: &[&str]| ledger.command(env!("CARGO_BIN_EXE_folio")).current_dir(&folder).args(words).output();
    let shown = shown(&["show", "acme"]).expect("folio runs");
    assert!(String::from_utf8_lossy(&shown.stderr).contains(told), "{shown:?}");
}
