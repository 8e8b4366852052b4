//! A sick file never hides healthy ones, nor one fault of a file another.

use crate::harness::{ACME, FOLIO_TOML, Ledger};

const HEAD: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n";

#[test]
fn a_sick_file_hides_no_other() {
    let promise =
        "\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\ndue = 2026-02-20\nmade = 2026-02-28\n";
    let run = Ledger::new()
        .file("clients/bytes.toml", b"[profile]\nname = \"\xcf\"\n")
        .file("clients/broken.toml", "[profile\nname = \"Broken\"\n<<<<<<< HEAD\n")
        .file("clients/huge.toml", "#".repeat(5 * 1024 * 1024))
        .file("clients/empty.toml", "")
        .client("well", HEAD)
        .client("late", &format!("{HEAD}{promise}"))
        .run(["check", "--format", "jsonl"]);
    let count = |word: &str| run.stdout().lines().filter(|line| line.contains(word)).count();
    for file in ["bytes", "broken", "huge", "empty", "late"] {
        assert!(count(&format!("\"file\":\"clients/{file}.toml\"")) > 0, "{file}\n{}", run.stdout());
    }
    assert_eq!(count("clients/well.toml"), 0, "{}", run.stdout());
    assert_eq!(count("\"rule\":\"due-before-made\""), 1, "{}", run.stdout());
}

#[test]
fn a_file_of_too_many_keys_is_not_read() {
    let run = Ledger::new()
        .client("bomb", &format!("{}a = 1\n", "a.".repeat(70)).repeat(4_000))
        .client("well", HEAD)
        .run(["check", "--format", "jsonl"]);
    assert_eq!(run.stdout().lines().count(), 1, "{}", run.stdout());
    assert!(
        run.stdout().contains("\"rule\":\"too-large\",\"level\":\"error\",\"message\":\"the file has too many keys")
    );
}

#[test]
fn of_faults_beyond_number_a_thousand_are_told() {
    let unknown: String = (0..3_000).map(|number| format!("key{number} = 1\n")).collect();
    let run = Ledger::new().client("acme", &format!("{HEAD}{unknown}")).run(["check", "--format", "jsonl"]);
    assert_eq!(run.stdout().lines().count(), 1000);
    let secrets = format!("{HEAD}# {}\n# password:last\n", "password:a1 ".repeat(3_000));
    let run = Ledger::new().client("acme", &secrets).run(["check", "--format", "jsonl"]);
    assert_eq!(run.stdout().matches("\"rule\":\"secret\"").count(), 1000);
    assert!(!run.stdout().contains("password:a"), "all are covered, also those that are not told");
}

#[test]
fn sick_settings_hide_no_client() {
    let run = Ledger::new()
        .file("folio.toml", b"format = 1\n\xff\n")
        .client("acme", "[profile]\nname = \"Acme\"\nmanager = \"anna\"\nsince = 1066-10-14\n")
        .run(["check"]);
    assert!(
        run.stdout().contains("error[encoding]: expected UTF-8, found the byte 0xff\n --> folio.toml:2:1"),
        "{}",
        run.stdout()
    );
    assert!(run.stdout().contains("warning[absurd-date]"), "{}", run.stdout());
}

#[test]
fn an_object_that_git_has_lost_hides_no_other() {
    let ledger = Ledger::new().client("acme", HEAD).client("late", &HEAD.replace("anna", "nobody")).committed();
    let blob = ledger.git(["rev-parse", ":clients/acme.toml"]);
    let (folder, name) = blob.trim().split_at(2);
    std::fs::remove_file(ledger.root().join(".git/objects").join(folder).join(name)).expect("a loose object");
    let run = ledger.run(["check", "--rev", "HEAD"]);
    assert!(run.stdout().contains("error[unreadable]: the file cannot be read: "), "{}{}", run.stdout(), run.stderr());
    assert!(run.stdout().contains("error[unknown-reference]: there is no member `nobody`"), "{}", run.stdout());
}

#[test]
fn twenty_faults_of_one_file_are_all_told_in_order() {
    let text = r#"[profile]
nmae = "Acme"
manager = "carla"
tier = "gold"
weight = "2"
since = 1066-10-14
country = "Atlantis"

[[stakeholders]]
id = "ivan"
name = "Ivan"
joined = 2025-01-02
left_on = 2024-01-02
status = "left"
reports_to = "ivan"

[[stakeholders]]
id = "ivan"
power = 9
emails = ["ivan"]

[[interactions]]
at = "2026-02-24T11:00:00"
kind = "phone"
summary = "x"
people = ["olga"]

[[commitments]]
id = "plan"
what = "Plan"
side = "us"
made = 2026-02-28
due = 2026-02-20
state = "done"

[[invoices]]
id = "1"
issued = 2026-02-20
due = 2026-03-20
amount = "100 EUR"
payments = [{ date = 2026-02-10, amount = "100 USD" }, { date = 2026-04-10, amount = "200 EUR" }]

[[feedback]]
date = 2026-02-20
kind = "claim"
state = "resolved"
"#;
    let run = Ledger::new().client("acme", text).run(["check", "--format", "jsonl"]);
    let found: Vec<String> = run
        .stdout()
        .lines()
        .map(|line| {
            let item: serde_json::Value = serde_json::from_str(line).expect("JSON");
            format!("{} {}", item["line"], item["rule"].as_str().expect("a rule"))
        })
        .collect();
    assert_eq!(
        found,
        [
            "1 missing-key",
            "2 unknown-key",
            "3 unknown-reference",
            "4 unknown-reference",
            "5 wrong-type",
            "6 misfiled",
            "6 absurd-date",
            "7 bad-value",
            "13 left-before-joined",
            "15 reference-cycle",
            "17 missing-key",
            "18 duplicate-id",
            "19 bad-value",
            "20 bad-value",
            "23 quoted-date",
            "24 bad-value",
            "26 unknown-reference",
            "33 due-before-made",
            "34 outcome-missing",
            "41 paid-before-issued",
            "41 currency-mixed",
            "41 future-date",
            "41 overpaid",
            "46 outcome-missing",
        ]
    );
}

#[test]
fn a_newer_format_is_one_finding_and_not_a_thousand() {
    Ledger::new()
        .file("folio.toml", FOLIO_TOML.replace("format = 1", "format = 2"))
        .client("acme", "[profil]\nnmae = 1\n")
        .run(["check"])
        .says("1 error")
        .shows("error[format-version]: this ledger is of format 2, newer than this folio")
        .run(["show", "acme"])
        .fails_with(
            3,
            "error: this ledger is of format 2, and this folio knows format 1\n\
             hint: use a newer folio; `folio --version` says which one this is",
        );
}

#[test]
fn links_and_odd_names_are_told_and_never_followed() {
    let ledger = Ledger::new().client("acme", HEAD).committed();
    let clients = ledger.root().join("clients");
    std::os::unix::fs::symlink("/etc", clients.join("linked")).expect("a link");
    std::os::unix::fs::symlink("../folio.toml", clients.join("alias.toml")).expect("a link");
    std::fs::write(clients.join("CON.toml"), HEAD).expect("a file");
    std::fs::write(clients.join("aux.toml"), HEAD).expect("a file");
    std::fs::write(clients.join("Acme.toml"), HEAD).expect("a file");
    std::fs::write(clients.join(std::ffi::OsStr::new("esc\u{1b}[31m.toml")), HEAD).expect("a file");
    let odd = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"\xcf\xe5.toml");
    std::fs::write(clients.join(odd), HEAD).expect("a file");
    let run = ledger.run(["check"]);
    let titles: Vec<&str> = run.stdout().lines().filter(|line| line.starts_with("error[")).collect();
    assert_eq!(
        titles,
        [
            "error[bad-slug]: the file name `Acme.toml` has the capital letter `A`",
            "error[bad-slug]: the file name `CON.toml` has the capital letter `C`",
            "error[duplicate-slug]: the slugs `Acme` and `acme` differ only by capitals or by how letters are composed",
            "error[symlink]: a link stands where a file should be",
            "error[bad-slug]: Windows keeps the file name `aux.toml` for a device",
            "error[bad-slug]: the file name `esc\\u{1b}[31m.toml` has the character `\\u{1b}`, and only a to z, 0 to 9 and `-` may stand in one",
            "error[symlink]: a link stands where a folder should be",
            "error[bad-slug]: the file name `\u{fffd}\u{fffd}.toml` is not UTF-8",
        ]
    );
}

#[test]
fn a_bad_name_is_mended_without_harm_to_another_client() {
    let ledger =
        Ledger::new().client("acme", ACME).client("ACME", ACME).client("a_b", ACME).client("a b", ACME).committed();
    let clients = ledger.root().join("clients");
    let found =
        ledger.command(env!("CARGO_BIN_EXE_folio")).current_dir(&clients).arg("check").output().expect("folio runs");
    let screen = String::from_utf8_lossy(&found.stdout).into_owned();
    for way in screen.lines().filter_map(|line| line.strip_prefix("help: rename it: `")?.strip_suffix('`')) {
        let moved = ledger.command("sh").current_dir(&clients).args(["-c", way]).status().expect("sh runs");
        assert!(moved.success(), "{way}");
    }
    let mut names: Vec<_> =
        std::fs::read_dir(&clients).expect("the folder").map(|name| name.expect("a name").file_name()).collect();
    names.sort();
    assert_eq!(names, ["a-b-2.toml", "a-b.toml", "acme-2.toml", "acme.toml"]);
    ledger.run(["check"]).hides("-slug]");
}
