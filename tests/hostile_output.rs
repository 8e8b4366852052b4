//! Nothing in a ledger can steer or deceive a terminal: no control, bidirectional or zero-width character of it comes out of
//! any command, in any format, on either stream.

use proptest::prelude::{Just, Strategy, any, prop};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::harness::{FOLIO_TOML, Ledger};

/// Characters that must never come out as they are.
const HIDDEN: [char; 14] = [
    '\u{1b}',
    '\u{7}',
    '\u{8}',
    '\u{d}',
    '\u{9b}',
    '\u{7f}',
    '\u{202e}',
    '\u{2066}',
    '\u{200b}',
    '\u{200e}',
    '\u{feff}',
    '\u{2028}',
    '\u{ad}',
    '\u{e0041}',
];

/// Text with hidden characters among letters of several scripts.
fn nasty() -> impl Strategy<Value = String> {
    let piece = proptest::prop_oneof![
        prop::sample::select(&HIDDEN[..]).prop_map(String::from),
        Just("]0;title".to_owned()),
        Just("[31mred".to_owned()),
        Just("Иван".to_owned()),
        Just("寿司".to_owned()),
        Just("=cmd|' /C calc'!A0".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// A basic string of TOML: escapes bring in what TOML forbids raw.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|letter| match letter {
            '"' | '\\' => format!("\\{letter}"),
            letter if letter.is_control() => format!("\\u{:04X}", letter as u32),
            letter => letter.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

/// A client whose every text is nasty, with faults that `check` must quote.
fn client(texts: &[String]) -> String {
    let text = |index: usize| quoted(&texts[index % texts.len()]);
    format!(
        "[profile]\nname = {}\nmanager = \"anna\"\nsummary = {}\ntags = [{}]\n{} = 1\n\n\
         [[stakeholders]]\nid = \"ivan\"\nname = {}\nengagement = {}\n\n\
         [[stakeholders]]\nid = \"olga\"\nname = {}\npower = 4\ninterest = 3\nwins = [{}]\n\n\
         [[contracts]]\nid = {}\nkind = \"msa\"\nstate = \"active\"\nparent = {}\n\n\
         [[interactions]]\nat = 2026-02-01T10:00:00\nkind = \"call\"\nsummary = {}\npeople = [{}]\n",
        text(0),
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(10),
        text(11),
        text(7),
        text(8),
        text(9),
    )
}

fn commands() -> Vec<Vec<&'static str>> {
    let mut commands = vec![
        vec!["check"],
        vec!["check", "--color", "always"],
        vec!["check", "--format", "github"],
        vec!["list", "--manager", "ann\u{202e}a"],
        vec!["show", "acm\u{1b}e"],
        vec!["set", "acme", "profile.city=\u{1b}[31m", "--dry-run"],
    ];
    for format in ["json", "csv", "md", "html", "ids"] {
        commands.push(vec!["find", "Иван", "--format", format]);
    }
    commands.push(vec!["find", "--substring", "寿", "--color", "always"]);
    for format in ["text", "jsonl", "csv", "md", "html"] {
        commands.push(vec!["brief", "acme", "--format", format]);
        commands.push(vec!["status", "acme", "--since", "2026-01-01", "--format", format]);
        commands.push(vec!["map", "acme", "--lang", "ru", "--format", format]);
        commands.push(vec!["handover", "acme", "--lang", "fil", "--format", format]);
    }
    commands.push(vec!["map", "acme", "--format", "svg"]);
    for format in ["text", "json", "jsonl", "csv", "tsv", "md", "html", "ids"] {
        for section in ["clients", "stakeholders", "contracts", "interactions"] {
            commands.push(vec!["list", section, "--columns", "+where", "--format", format]);
        }
        commands.push(vec!["check", "--format", format]);
        commands.push(vec!["show", "acme", "--format", format]);
        commands.push(vec!["show", "acme", "interactions", "--format", format]);
        commands.push(vec!["log", "acme", "x\u{202e}y", "--dry-run", "--format", format]);
    }
    commands
}

#[track_caller]
fn assert_plain(words: &[&str], stream: &str, bytes: &[u8], colored: bool, tabs: bool) {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("folio {words:?}: {stream} is no text"));
    // Our own colours are the only escape sequences, and only where they were asked for.
    let text = if colored { strip_colors(&text) } else { text };
    let bad = text.chars().find(|letter| match letter {
        '\n' => false,
        '\t' => !tabs,
        letter => letter.is_control() || HIDDEN.contains(letter),
    });
    assert!(bad.is_none(), "folio {words:?}: {stream} holds {bad:?}:\n{}", text.escape_debug());
}

fn strip_colors(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("\u{1b}[") {
        let tail = &rest[start + 2..];
        let end = tail.find(|letter: char| !letter.is_ascii_digit() && letter != ';').unwrap_or(tail.len());
        out.push_str(&rest[..start]);
        if tail[end..].starts_with('m') {
            rest = &tail[end + 1..];
        } else {
            out.push('\u{1b}');
            rest = tail;
        }
    }
    out + rest
}

#[test]
fn nothing_hidden_comes_out_of_any_command() {
    let config = Config { cases: 12, max_shrink_iters: 20, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let commands = commands();
    runner
        .run(&prop::collection::vec(nasty(), 3..10), |texts| {
            let ledger = Ledger::new().client("acme", &client(&texts)).committed();
            for words in &commands {
                let output = ledger.folio(words, None);
                // Line feeds and tabs of running text stay where the format has a place for them.
                let tabs = !words.iter().any(|word| ["json", "jsonl", "md"].contains(word));
                assert_plain(words, "stdout", &output.stdout, words.contains(&"always"), tabs);
                assert_plain(words, "stderr", &output.stderr, false, true);
            }
            Ok(())
        })
        .expect("no hidden character comes out");
}

#[test]
fn settings_are_not_trusted_either() {
    let settings =
        FOLIO_TOML.replace("Test agency", "Test\\u001b[2J agency").replace("id = \"boris\"", "id = \"bor\\u202eis\"");
    let ledger = Ledger::new()
        .file("folio.toml", settings)
        .client("acme", "[profile]\nname = \"A\"\nmanager = \"ann\"\n")
        .committed();
    for words in [&["check"][..], &["check", "--format", "json"], &["list"], &["new", "beta", "--manager", "x"]] {
        let output = ledger.folio(words, None);
        assert_plain(words, "stdout", &output.stdout, false, true);
        assert_plain(words, "stderr", &output.stderr, false, true);
    }
}

#[test]
fn a_reader_that_has_seen_enough_has_not_met_an_error() {
    let mut ledger = Ledger::new();
    for number in 0..300 {
        ledger = ledger.client(
            &format!("client-{number}"),
            "[profile]\nname = \"A rather long name, to fill the pipe\"\nmanager = \"anna\"\n",
        );
    }
    let folio = env!("CARGO_BIN_EXE_folio");
    let script = format!("{folio} list --format json | head -1; echo \"${{PIPESTATUS[0]}}\"");
    let output = ledger.committed().command("bash").args(["-c", &script]).output().expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "{\n0\n");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
