//! `unknown-key`: a key or section that the format does not have.

use crate::diagnostic::{Level, nearest};
use crate::ledger::Ledger;
use crate::rules::{Check, Fault, Group, Rule, names};
use crate::source::{Edit, KeyPath, Node, Tree};

/// Finds a key or section that the format does not have; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "unknown-key",
    group: Group::Shape,
    level: Level::Error,
    finds: "a key or section that the format does not have",
    explain: "folio knows no key or section of this name, so nothing would ever read what is written there: a slip such as \
        `emial` silently loses an address. If it is a slip, `folio check --fix` mends it where only one name is \
        near. What your firm wants to keep beyond the format goes under `[custom]`, after `folio.toml` has declared \
        it under `[custom.client]`.",
    checks: &[Check::Reading, Check::Settings(look)],
};

/// The names under `[rules]` are those of the rules, which the schema does not list.
fn look(_ledger: &Ledger, tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let Some(levels) = tree.root().get("rules").and_then(Node::as_table) else { return };
    for entry in levels.entries() {
        if names().any(|name| name == entry.key) {
            continue;
        }
        let path = KeyPath::key("rules").then(entry.key);
        let fault = Fault::key(path.clone(), format!("there is no rule `{}`", entry.key));
        faults.push(match nearest(entry.key, names()) {
            None => fault.help("`folio explain` lists the rules there are"),
            Some(near) if levels.get(near).is_some() => {
                fault.help(format!("`{near}` is already set; take this line away"))
            }
            Some(near) => {
                fault.help(format!("did you mean `{near}`?")).fix(Edit::RenameKey { path, to: near.to_owned() })
            }
        });
    }
}
