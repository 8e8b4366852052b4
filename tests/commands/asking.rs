//! Stories of questions on a terminal; elsewhere nobody is asked, which the stories of each command show.

use crate::harness::{BALTIKA, Ledger, Run};

fn ledger() -> Ledger {
    Ledger::new().client("baltika-instrument", BALTIKA)
}

/// What a person typed, and the words before it; nothing where the machine has no terminal to give.
fn typed<const N: usize>(ledger: Ledger, input: &str, words: [&str; N], story: impl FnOnce(Run)) {
    if let Some(run) = ledger.run_on_terminal(input, words) {
        story(run);
    }
}

#[test]
fn log_asks_for_kind_people_and_summary() {
    typed(ledger(), "ca\nivan, olga\nFigures of September\n", ["log", "baltika"], |run| {
        run.succeeds()
            .shows("escalation, note) [note]: ")
            .shows("People (ivan, olga) [none]: ")
            .shows("Summary: ")
            .commits(1)
            .holds(
                "clients/baltika-instrument.toml",
                "kind = \"call\"\nsummary = \"Figures of September\"\npeople = [\"ivan\", \"olga\"]\n",
            );
    });
}

#[test]
fn log_takes_enter_for_a_note() {
    typed(ledger(), "\n", ["log", "baltika", "Fair is off"], |run| {
        run.succeeds()
            .commits(1)
            .holds("clients/baltika-instrument.toml", "kind = \"note\"\nsummary = \"Fair is off\"\n");
    });
}

#[test]
fn a_wrong_answer_is_asked_again() {
    typed(ledger(), "letter\ncall\nivn\nivan\n", ["log", "baltika", "x"], |run| {
        run.succeeds()
            .shows("there is no kind `letter`")
            .shows("there is no person `ivn`")
            .shows("did you mean `ivan`?")
            .holds("clients/baltika-instrument.toml", "people = [\"ivan\"]\n");
    });
}

#[test]
fn new_asks_for_name_and_tier() {
    typed(Ledger::new(), "Балтика Инструмент\nkey\n", ["new"], |run| {
        run.succeeds().shows("Name: ").shows("Tier (key, major, standard, small) [standard]: ").commits(1).holds(
            "clients/baltika-instrument.toml",
            "name = \"Балтика Инструмент\"\nmanager = \"anna\"\ntier = \"key\"\n",
        );
    });
}

#[test]
fn new_asks_who_keeps_the_account_where_git_does_not_say() {
    let ledger = Ledger::new().env("GIT_AUTHOR_EMAIL", "carl@elsewhere.example");
    typed(ledger, "\nboris\n\n", ["new", "acme"], |run| {
        run.succeeds()
            .shows("Name [acme]: ")
            .shows("Manager (anna, boris): ")
            .holds("clients/acme.toml", "name = \"acme\"\nmanager = \"boris\"\n\n[[stages]]");
    });
}

#[test]
fn new_asks_whether_a_look_alike_is_another_client() {
    let ledger = || Ledger::new().client("acme", "[profile]\nname = \"Acme\\u001B[31m Tools\"\nmanager = \"anna\"\n");
    let words = ["new", "Tools Acme 31m", "--slug", "tools", "--tier", "key"];
    typed(ledger(), "\n", words, |run| {
        run.succeeds()
            .shows("`acme` (Acme\\u{1b}[31m Tools) has a name like it")
            .shows("nothing was made")
            .nothing_changed();
    });
    typed(ledger(), "yes\n", words, |run| {
        run.succeeds().commits(1);
    });
}

#[test]
fn an_end_of_input_is_no_answer() {
    typed(ledger(), "", ["log", "baltika"], |run| {
        run.exits(2).shows("nobody answered `Kind`").nothing_changed();
    });
}

#[test]
fn a_promise_that_weighs_is_asked_about_before_it_is_given() {
    let words = ["promise", "baltika", "Media plan", "--due", "fri"];
    let weighed = "weigh: anna has 2 open promises besides, 1 due in the 5 working days up to 2026-03-06";
    typed(ledger(), "\n", words, |run| {
        run.exits(2).shows(weighed).shows("Give the promise [no]: ").shows("the promise is not given").commits(0);
    });
    typed(ledger(), "yes\n", words, |run| {
        run.succeeds().shows(weighed).shows("promise media-plan to baltika-instrument, due 2026-03-06").commits(1);
    });
}
