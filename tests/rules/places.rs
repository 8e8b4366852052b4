//! Where a finding stands: lines and columns in every kind of file that people write.

use serde_json::Value;

use crate::harness::Ledger;

/// The findings of one client as `rule line:column-end_column`.
fn places(text: &str) -> Vec<String> {
    let run = Ledger::new().client("acme", text).run(["check", "--format", "json"]);
    let answer: Value = serde_json::from_str(run.stdout()).expect("JSON");
    let items = answer["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| {
            let word = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}:{}-{}", word("rule"), item["line"], item["column"], item["end_column"])
        })
        .collect()
}

const PROMISE: &str = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\n\
    due = 2025-02-09\nmade = 2026-02-02\n";

#[test]
fn a_byte_order_mark_and_windows_line_ends_move_nothing() {
    let plain = places(PROMISE);
    assert_eq!(plain, ["due-before-made 9:7-17"]);
    assert_eq!(places(&PROMISE.replace('\n', "\r\n")), plain);
    assert_eq!(places(&format!("\u{feff}{PROMISE}")), plain);
    assert_eq!(places(&format!("\u{feff}{}", PROMISE.replace('\n', "\r\n"))), plain);
}

#[test]
fn a_byte_order_mark_is_no_column_of_the_first_line() {
    assert_eq!(places("\u{feff}profil = 1\n[profile]\nname = \"A\"\nmanager = \"anna\"\n"), ["unknown-key 1:1-7"]);
}

#[test]
fn columns_are_characters_whatever_their_bytes_or_width() {
    let text = "[profile]\nname = \"Пекарня 🥐 北\"\nmanager = \"anna\"\n[[interactions]]\nat = 2026-02-24T11:00:00\n\
        kind = \"call\"\nsummary = \"👩\u{200d}🔧 звонок\"\npeople = [\"иван\", \"olga\"]\n";
    assert_eq!(places(text), ["bad-value 8:11-17", "unknown-reference 8:19-25"]);
}

#[test]
fn the_caret_stands_under_wide_letters_too() {
    Ledger::new()
        .client("acme", "[profile]\nname = \"Acme\"\nmanager = \"anna\"\nmetrics = [\"北京\", 7]\n")
        .run(["check"])
        .finds(
            1,
            "error[wrong-type]: `metrics` is a whole number, text is wanted
 --> clients/acme.toml:4:18
  |
4 | metrics = [\"北京\", 7]
  |                    ^ a whole number
  |
help: put it in quotes: `\"7\"`
",
        );
}

#[test]
fn an_entry_written_inline_is_its_own_header() {
    let text = "profile = { name = \"Acme\", manager = \"anna\" }\ncommitments = [{ id = \"a\", what = \"b\", side = \"us\" }]\n";
    assert_eq!(places(text), ["missing-key 2:16-53"]);
}

#[test]
fn hidden_characters_of_a_ledger_never_reach_the_terminal() {
    let text = "[profile]\nname = \"\u{202e}Acme\"\nmanager = \"an\u{200b}na\"\n\"na\u{1b}me\" = 1\n";
    let run = Ledger::new().client("acme", text).run(["check"]);
    for hidden in ['\u{202e}', '\u{200b}', '\u{1b}'] {
        assert!(!run.stdout().contains(hidden), "{}", run.stdout());
        assert!(!run.stderr().contains(hidden), "{}", run.stderr());
    }
    let run = run.run(["check", "--format", "github"]);
    for hidden in ['\u{202e}', '\u{200b}', '\u{1b}'] {
        assert!(!run.stdout().contains(hidden), "{}", run.stdout());
    }
}
