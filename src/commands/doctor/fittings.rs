//! What stands around the clients: schemas for editors, attributes for git.

use super::sign::Sign;
use crate::ledger::{Ledger, fittings};

const RENEW: &str = "folio init --refresh";

/// Schemas, their association, attributes.
pub fn signs(ledger: &Ledger) -> Vec<Sign> {
    vec![attributes(ledger), schemas(ledger), association(ledger)]
}

fn there(ledger: &Ledger, path: &str) -> Option<String> {
    std::fs::read_to_string(ledger.root().join(path)).ok()
}

/// Without them git may change the ends of lines, and merges line by line.
fn attributes(ledger: &Ledger) -> Sign {
    let text = there(ledger, fittings::ATTRIBUTES_FILE).unwrap_or_default();
    match fittings::missing_attributes(&text)[..] {
        [] => Sign::fine("attributes", "git keeps the very bytes of the ledger's files"),
        [line] => Sign::ill("attributes", format!("`{}` lacks `{line}`", fittings::ATTRIBUTES_FILE), RENEW),
        _ => Sign::ill(
            "attributes",
            format!("`{}` does not say that git is to keep the very bytes", fittings::ATTRIBUTES_FILE),
            RENEW,
        ),
    }
}

/// A ledger works without them, as one that was written by hand does; old ones say what is not so.
fn schemas(ledger: &Ledger) -> Sign {
    let (there, missing): (Vec<_>, Vec<_>) =
        fittings::outdated(ledger).partition(|path| ledger.root().join(path).exists());
    let listed = |paths: &[&str]| paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    match (&there[..], &missing[..]) {
        ([], []) => Sign::fine("schemas", "current"),
        ([], missing) => {
            Sign::advice("schemas", format!("editors complete and explain nothing without {}", listed(missing)), RENEW)
        }
        (old, _) => {
            Sign::ill("schemas", format!("not current, so editors complete what is not so: {}", listed(old)), RENEW)
        }
    }
}

fn association(ledger: &Ledger) -> Sign {
    match there(ledger, fittings::TAPLO_FILE) {
        Some(text) if text.contains(fittings::CLIENT_SCHEMA_FILE) => {
            Sign::fine("editors", "find the schemas by `.taplo.toml`")
        }
        Some(_) => Sign::advice(
            "editors",
            "`.taplo.toml` does not name the schemas",
            format!("add a rule for `clients/**/*.toml` with `schema.path = \"{}\"`", fittings::CLIENT_SCHEMA_FILE),
        ),
        None => Sign::advice("editors", "nothing tells them of the schemas", RENEW),
    }
}
