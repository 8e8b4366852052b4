//! What `folio list` says of a terminal that is too narrow for all columns.

use super::two;

#[test]
fn what_a_narrow_terminal_hides_is_named() {
    let told = |columns: &str| {
        let ledger = two().env("NO_COLOR", "1").env("COLUMNS", columns);
        ledger.run_on_terminal("", ["list", "commitments", "--state", "open"])
    };
    let Some(run) = told("36") else { return };
    run.hides("warn_by  ").shows(
        "the terminal is too narrow for `state`, `warn_by`, `visible`; `--columns +state` brings one back, a pipe (`| cat`) \
         all of them",
    );
    told("100").expect("the terminal of before").shows("warn_by").hides("too narrow");
    two().run(["list", "commitments", "--state", "open"]).says("");
}
