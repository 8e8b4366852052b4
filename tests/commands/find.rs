//! `folio find`.

use crate::harness::{ACME, Ledger};

const BALTIKA: &str = r#"[profile]
name = "Балтика"
manager = "anna"
summary = '''
Юрист прислал новые договоры.
Рассылку ведём по плану: media plan на март.
Ёлки к празднику, на обед 寿司.
'''

[[contracts]]
id = "15/К"
kind = "msa"
state = "draft"
title = "Черновик договора поставки №15/К от 2026-03-02"
terms = ["plan of the media", "без неустоек"]
"#;

const KAPE: &str = r#"[profile]
name = "Kape ni Aling Niña"
manager = "anna"
summary = "Gusto nilang pag-usapan ang presyo"

[[interactions]]
at = 2026-02-01T10:00:00
kind = "call"
summary = "Napag-usapan na namin; masaya sila 🔥"
"#;

fn ledger() -> Ledger {
    Ledger::new().client("acme", ACME).client("baltika", BALTIKA).client("south/kape", KAPE)
}

/// The places where something is found, `-` where nothing is.
#[track_caller]
fn places(words: &[&str]) -> String {
    let words: Vec<&str> = ["find", "--format", "csv", "--quiet"].iter().chain(words).copied().collect();
    let output = ledger().committed().folio(&words, None);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a screen is text");
    let fields = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let places: Vec<String> = fields.map(|line| format!("{}.{}:{}", line[0], line[2], line[4])).collect();
    if places.is_empty() { "-".to_owned() } else { places.join(" ") }
}

#[test]
fn amounts_are_found_as_they_are_written() {
    let bill = "\n[[invoices]]\nid = \"1\"\nissued = 2026-01-01\ndue = 2026-02-01\namount = \"15500.50 EUR\"\n\
        payments = [{ date = 2026-01-20, amount = \"700.25 EUR\" }]\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{bill}"))
        .run(["find", "15500.50", "--format", "csv"])
        .shows("acme,invoices,amount,")
        .then()
        .run(["find", "700.25 EUR", "--format", "csv"])
        .shows("acme,invoices,payments,")
        .then()
        .run(["find", "--limit", "0", "15500.50"])
        .prints("");
}

#[test]
fn a_word_finds_its_forms_and_the_line_they_stand_on() {
    ledger().run(["find", "договор"]).prints(
        "client   section    field    where                    text\n\
         baltika  profile    summary  clients/baltika.toml:5   Юрист прислал новые договоры. Рассылку ведём по плану: media plan на март.…\n\
         baltika  contracts  title    clients/baltika.toml:14  Черновик договора поставки №15/К от 2026-03-02",
    );
}

#[test]
fn words_are_found_in_any_script_case_and_spelling() {
    for (asked, found) in [
        ("неустойка", "baltika.terms:15"),
        ("ЕЛКА", "baltika.summary:7"),
        ("рассылок", "baltika.summary:6"),
        ("寿司", "baltika.summary:7"),
        ("司", "baltika.summary:7"),
        ("nina", "kape.name:2"),
        ("NIN\u{303}A", "kape.name:2"),
        ("🔥", "kape.summary:9"),
        ("usapan", "kape.summary:4 kape.summary:9"),
        ("pag-usapan", "kape.summary:4"),
        ("usap", "-"),
        ("寿", "baltika.summary:7"),
        ("寿巻", "-"),
    ] {
        assert_eq!(places(&[asked]), found, "{asked}");
    }
}

#[test]
fn all_words_must_stand_in_one_text_and_a_phrase_in_its_order() {
    for (asked, found) in [
        (&["media", "plan"][..], "baltika.summary:6 baltika.terms:15"),
        (&["plan media"], "baltika.summary:6 baltika.terms:15"),
        (&["\"media plan\""], "baltika.summary:6"),
        (&["договоров \"media plan\""], "baltika.summary:5"),
        (&["договор", "поставки"], "baltika.title:14"),
        (&["договор", "presyo"], "-"),
        (&["№15/К"], "baltika.id:11 baltika.title:14"),
        (&["2026-03-02"], "baltika.title:14"),
        (&["03-2026"], "-"),
    ] {
        assert_eq!(places(asked), found, "{asked:?}");
    }
}

#[test]
fn nothing_in_a_question_is_an_operator() {
    for (asked, found) in [
        ("media AND plan", "-"),
        ("presyo OR договор", "-"),
        ("NEAR(media plan)", "-"),
        ("договор NOT поставки", "-"),
        ("догов*", "-"),
        ("договор*", "baltika.summary:5 baltika.title:14"),
        ("^договор (поставки)", "baltika.title:14"),
        ("text:договор", "-"),
        ("words : поставки", "-"),
        ("договор -поставки", "baltika.title:14"),
        ("\"media plan", "baltika.summary:6 baltika.terms:15"),
        ("' or 1=1 --", "-"),
        ("поставки\"; drop table prose", "-"),
        ("{a} + [b] \\ $1 ?1 %_", "-"),
    ] {
        assert_eq!(places(&["--", asked]), found, "{asked}");
    }
}

#[test]
fn a_question_without_a_word_is_refused() {
    ledger()
        .run(["find", "… \"\""])
        .fails_with(
            2,
            "error: there is no word to look for in `… \"\"`\nhint: type a word, or look for signs with `--substring`",
        )
        .run(["find", "--substring", " "])
        .fails_with(2, "error: there is nothing to look for\nhint: type a part of a word");
}

#[test]
fn parts_of_words_are_found_as_they_are_typed() {
    for (asked, found) in [
        (&["usap"][..], "kape.summary:4 kape.summary:9"),
        (&["GUSTO NIL"], "kape.summary:4"),
        (&["\"плану: media\""], "baltika.summary:6"),
        (&["\"март. ёлк\""], "baltika.summary:6"),
        (&["елк", "ОГОВ"], "baltika.summary:5"),
        (&["догoвор"], "-"),
        (&["Aling Nin"], "-"),
        (&["; masaya"], "kape.summary:9"),
        (&["(.*)"], "-"),
    ] {
        assert_eq!(places(&[&["--substring"], asked].concat()), found, "{asked:?}");
    }
}

#[test]
fn a_section_a_client_and_a_number_narrow_the_question() {
    for (asked, found) in [
        (&["договор", "--section", "contracts"][..], "baltika.title:14"),
        (&["договор", "--section", "interactions"], "-"),
        (&["договор", "--client", "балтика", "--limit", "1"], "baltika.summary:5"),
        (&["договор", "--client", "kap"], "-"),
        (&["балтика", "--section", "clients"], "baltika.name:2"),
        (&["--substring", "usap", "--section", "interactions", "--client", "kape"], "kape.summary:9"),
        (&["--substring", "usap", "--limit", "1"], "kape.summary:4"),
    ] {
        assert_eq!(places(asked), found, "{asked:?}");
    }
    ledger()
        .run(["find", "x", "--section", "contract"])
        .fails_with(2, "error: there is no section `contract`\nhint: did you mean `contracts`?")
        .run(["find", "x", "--client", "baltica"])
        .fails_with(2, "error: there is no client `baltica`\nhint: did you mean `baltika`?");
}

#[test]
fn the_ledgers_own_fields_are_looked_through_too() {
    let own = "[custom.client]\ncode = { type = \"string\" }\n\n[custom.contracts]\nshelf = { type = \"string\" }\n";
    let beta = "[profile]\nname = \"Beta\"\nmanager = \"anna\"\n\n[custom]\ncode = \"red box\"\n\n\
        [[contracts]]\nid = \"1\"\nkind = \"msa\"\nstate = \"draft\"\ntitle = \"A box\"\ncustom = { shelf = \"blue box\" }\n";
    Ledger::new()
        .file("folio.toml", crate::harness::FOLIO_TOML.to_owned() + "\n" + own)
        .client("beta", beta)
        .run(["find", "boxes", "--section", "custom", "--format", "tsv"])
        .prints(
            "client\tsection\tfield\tfile\tline\ttext\n\
             beta\tprofile\tcustom\tclients/beta.toml\t6\tred box\n\
             beta\tcontracts\tcustom\tclients/beta.toml\t13\tblue box",
        );
}

#[test]
fn json_has_the_place_and_the_marks() {
    ledger().run(["find", "договор", "\"media plan\"", "--format", "json"]).prints(
        r#"{
  "version": 1,
  "command": "find",
  "today": "2026-03-02",
  "items": [
    {
      "client": "baltika",
      "section": "profile",
      "field": "summary",
      "text": "Юрист прислал новые договоры. Рассылку ведём по плану: media plan на март.…",
      "marks": [
        [
          20,
          28
        ],
        [
          55,
          65
        ]
      ],
      "file": "clients/baltika.toml",
      "line": 5
    }
  ],
  "summary": {
    "count": 1
  }
}"#,
    );
}

#[test]
fn ids_are_the_clients_each_once() {
    ledger().run(["find", "договор", "--format", "ids"]).prints("baltika");
}

#[test]
fn nothing_found_is_an_answer() {
    ledger()
        .run(["find", "абракадабра"])
        .finds(0, "")
        .says("nothing found; `--substring` looks inside of words too")
        .run(["find", "абракадабра", "--substring"])
        .prints("")
        .run(["find", "абракадабра", "--quiet"])
        .prints("");
}

#[test]
fn a_narrow_terminal_shows_the_place_and_the_text() {
    let words = ["find", "поставки", "--color", "always"];
    let Some(run) = ledger().env("COLUMNS", "76").run_on_terminal("", words) else { return };
    run.shows("\u{1b}[1mwhere").shows("clients/baltika.toml:14  …договора \u{1b}[1mпоставки\u{1b}[0m №15/К от");
}

#[test]
fn colours_mark_what_was_found_and_hidden_characters_stay_visible() {
    let sick =
        "[profile]\nname = \"A\"\nmanager = \"anna\"\nsummary = \"ред\\u001b[31m дого\\u00adвор \\u202e плана\"\n";
    Ledger::new()
        .client("a", sick)
        .run(["find", "договор", "--color", "always"])
        .shows("ред\\u{1b}[31m \u{1b}[1mдого\\u{ad}вор\u{1b}[0m \\u{202e} плана")
        .run(["find", "договор", "--format", "jsonl"])
        .shows(r#""text":"ред\u001b[31m дого\u00adвор \u202e плана","marks":[[9,17]]"#);
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other() {
    ledger()
        .file("clients/sick.toml", b"[profile]\nname = \"\xff\"\n")
        .run(["find", "presyo", "--format", "ids"])
        .finds(0, "kape")
        .says("warning: left out: `clients/sick.toml:2:9`: expected UTF-8, found the byte 0xff");
}

#[test]
fn places_are_told_from_where_one_stands() {
    let ledger = ledger().committed();
    let output = ledger.folio(&["-C", "clients/south", "find", "presyo"], None);
    let screen = String::from_utf8(output.stdout).expect("a screen is text");
    assert!(screen.contains("  ../../clients/south/kape.toml:4  "), "{screen}");
}
