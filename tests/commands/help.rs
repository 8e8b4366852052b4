//! Stories of the help: it fits the terminal it is read on.

use crate::harness::Ledger;

/// The help on a terminal of so many columns; `None` where the machine has no terminal to give.
fn help<const N: usize>(columns: usize, words: [&str; N]) -> Option<String> {
    let ledger = Ledger::bare().env("COLUMNS", &columns.to_string()).env("NO_COLOR", "1");
    let run = ledger.run_on_terminal("", words)?;
    Some(run.succeeds().stdout().replace('\r', ""))
}

#[test]
fn twenty_columns_are_enough_to_read_it() {
    let Some(screen) = help(20, ["hook", "install", "-h"]) else { return };
    let about = "Let git check what\nis staged before\neach commit made by\nhand\n\n\
        Usage: folio hook\n  install [OPTIONS]\n\n\
        Options:\n\
        \x20  --force\n     Put folio's\n     hook in the\n     place of\n     another one,\n     which is kept\n     as\n\
        \x20    `pre-commit.bef\n     ore-folio`\n\
        \x20  --dry-run\n     Show the hook,\n     and write\n     nothing\n";
    assert!(screen.starts_with(about), "{screen}");
}

#[test]
fn forty_columns_hold_a_sentence() {
    let Some(screen) = help(40, ["add", "-h"]) else { return };
    let about = "Add an entry to any section of a client\n\n\
        Usage: folio add [OPTIONS] <SECTION>\n  <CLIENT> <KEY=VALUE>...\n\n\
        Arguments:\n\
        \x20<SECTION>\n     The section: stakeholders, forces,\n     goals, invoices …\n\
        \x20<CLIENT>\n     The client: its slug, the beginning\n     of it, or its name\n\
        \x20<KEY=VALUE>...\n     `key=value`, or `key:=TOML`\n";
    assert!(screen.starts_with(about), "{screen}");
}

#[test]
fn eighty_columns_hold_names_and_what_they_mean_side_by_side() {
    let Some(screen) = help(80, ["--help"]) else { return };
    let commands = "Commands:\n\
        \x20 init         Make a ledger: settings, schemas for editors, a git repository\n\
        \x20              with its first commit\n\
        \x20 new          Make a client: one file, named by its slug\n";
    assert!(screen.contains(commands), "{screen}");
}

#[test]
fn in_a_pipe_a_command_of_the_examples_stays_in_one_piece() {
    Ledger::bare().env("COLUMNS", "20").run(["add", "--help"]).succeeds().shows(
        "  folio add commitments baltika what=\"Estimate\" side=us due=2026-02-09 state=missed reason=capacity \\\n      \
         moves:='[{ date = 2026-02-01, due = 2026-02-09 }]'\n",
    );
}

#[test]
fn a_slip_in_the_words_is_told_in_the_width_there_is() {
    let ledger = Ledger::bare().env("COLUMNS", "20").env("NO_COLOR", "1");
    let Some(run) = ledger.run_on_terminal("", ["list", "--limt", "3"]) else { return };
    let screen = run.exits(2).stdout().replace('\r', "");
    let mistake = "error: unexpected\nargument '--limt'\nfound\n\n  tip: a similar\n  argument exists:\n  '--limit'\n\n\
        Usage: folio list\n  --limit <N>\n  [TABLE]\n\nFor more\ninformation, try\n'--help'.\n";
    assert_eq!(screen, mistake);
}

#[test]
fn a_slip_after_help_is_understood() {
    for (words, tip) in [(["help", "lst"], "list"), (["goal", "revse"], "revise")] {
        Ledger::new().run(words).refuses(2, &format!("tip: a similar subcommand exists: '{tip}'"));
    }
    let run = Ledger::new().run(["help", "goal", "revse"]);
    assert!(run.stderr().contains("'revise'"), "{}", run.stderr());
    let run = Ledger::new().run(["help", "xylophone"]).exits(2);
    assert!(!run.stderr().contains("tip:"), "{}", run.stderr());
}

#[test]
fn the_manual_has_a_page_for_every_word_of_a_command() {
    let run = Ledger::bare().run(["man", "goal", "revise"]).shows("folio-goal-revise");
    let run = run.run(["man", "goal", "nothing"]);
    run.refuses(2, "error: there is no command `goal nothing`\nhint: `folio goal --help` lists the commands there are");
}
