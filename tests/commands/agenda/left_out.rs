//! What the agenda does of a client that cannot be read whole.

use super::{client, ledger, promise};
use crate::harness::Ledger;

#[test]
fn a_bad_value_in_the_profile_does_not_take_the_client_out_of_the_managers_day() {
    let sick = client(&promise("logo", "2026-03-02", "")).replacen(
        "[profile]\n",
        "[profile]\ntimezone = \"Europe/Mosow\"\n",
        1,
    );
    for way in ["--days=1", "--no-index"] {
        Ledger::new()
            .client("acme", &sick)
            .run(["agenda", "--manager", "anna", way])
            .shows("“Plan logo”")
            .says("warning: left out: what `clients/acme.toml` says at its faults; `folio check clients/acme.toml` shows them");
    }
}

#[test]
fn a_day_of_which_something_was_left_out_is_not_called_quiet() {
    let sick = client("[[commitments]]\nid = \"logo\"\nwhat = \"Plan\"\nside = \"us\"\ndue = \"2026-03-02\"\n");
    for (language, said) in [
        ("en", "Nothing calls for you in what could be read; something was left out."),
        ("ru", "В том, что удалось прочесть, ничто не требует внимания; прочитано не всё."),
        ("fil", "Walang kailangang gawin sa mga nabasa; may hindi naisama."),
    ] {
        ledger("").run(["agenda", "--lang", language]).hides(said);
        for way in ["--color=never", "--no-index"] {
            let run =
                Ledger::new().client("acme", &sick).run(["agenda", "--lang", language, way]).succeeds().shows(said);
            run.run(["next", "acme", "--lang", language]).succeeds().shows(said);
        }
    }
    Ledger::new()
        .client("acme", &client(""))
        .file("clients/latin.toml", b"\xff")
        .run(["agenda"])
        .shows("Nothing calls for you in what could be read; something was left out.");
}

#[test]
fn a_client_whose_name_says_nothing_goes_by_its_slug() {
    let nameless = client(&promise("logo", "2026-03-02", "")).replacen("name = \"Acme\"", "name = \" \"", 1);
    assert!(nameless.contains("name = \" \""), "{nameless}");
    Ledger::new().client("acme", &nameless).run(["agenda"]).shows("- acme: “Plan logo”");
}
