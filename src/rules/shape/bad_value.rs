//! `bad-value`: a value outside what the key allows.

use crate::diagnostic::Level;
use crate::ledger::Ledger;
use crate::rules::{Check, Fault, Group, Rule, find};
use crate::source::{KeyPath, Node, Tree};

/// Finds a value outside what the key allows; `rules/reading.rs` meets it while it reads a file.
pub const RULE: Rule = Rule {
    name: "bad-value",
    group: Group::Shape,
    level: Level::Error,
    finds: "a value outside what the key allows",
    explain: "The type is right, but the value is none that the key allows: not one of the choices, out of range, not a \
        sum of money with its currency, not a span such as `14d`, not a country, language, time zone, URL or e-mail \
        address, or an empty text where one must be. Lists and reports count on these, and a word that only one file uses falls out of all of them. \
        `folio schema <section>.<key>` lists what can be written.",
    checks: &[Check::Reading, Check::Settings(look)],
};

/// A rule without which a ledger cannot be read safely stays an error.
fn look(_ledger: &Ledger, tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let Some(levels) = tree.root().get("rules").and_then(Node::as_table) else { return };
    for entry in levels.entries() {
        let Some(rule) = find(entry.key).filter(|rule| !rule.group.adjustable()) else { continue };
        if entry.node.as_str().and_then(Level::from_word).is_some_and(|level| level != rule.level) {
            let path = KeyPath::key("rules").then(entry.key);
            faults.push(
                Fault::value(path, format!("the rule `{}` is always an error", rule.name))
                    .help("take the line away; only the rules of the groups Consistency and Care can be changed"),
            );
        }
    }
}
