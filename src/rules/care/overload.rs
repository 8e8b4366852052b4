//! `overload`: a member carries more than one can.

use super::wording::counted;
use crate::diagnostic::Level;
use crate::facts::{self, Load};
use crate::rules::{Check, Fault, Group, Overview, Rule, Spot, entry};
use crate::source::{Lines, Part, Tree};
use crate::store::LEDGER_FILE;

/// Whoever carries too many clients keeps none of them well.
pub const RULE: Rule = Rule {
    name: "overload",
    group: Group::Care,
    level: Level::Note,
    finds: "a member above the limit of clients or projects",
    explain: "The live clients of a member weigh more (`weight`, 1 unless written) than the member's grade can carry, or the \
        member leads more active projects than anybody can; a project without a lead counts for the client's manager. The \
        limits stand in `[load]`. Promises break first where there is too much of everything: hand a client over, or think \
        twice before giving this member the next one. Only a check of the whole ledger can tell.",
    checks: &[Check::Ledger(look)],
};

fn look(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    let loads = facts::loads(overview.as_of, overview.kept.iter().map(|kept| &kept.burden));
    let over: Vec<Load<'_>> = loads.into_iter().filter(Load::is_over).collect();
    if over.is_empty() {
        return;
    }
    let text = overview.ledger.settings_text();
    let (tree, lines) = (Tree::parse(text), Lines::new(text));
    for load in over {
        let members = &overview.ledger.settings().members;
        let row = members.iter().find(|row| row.id == load.member.id).map_or(0, |row| row.index);
        let spot = match tree.span(&entry("members", row), Part::Header) {
            Some(span) => Spot::Known(lines.place(LEDGER_FILE, span)),
            None => Spot::File,
        };
        let id = &load.member.id;
        let help = format!("hand one over, or give no more: `folio list --where \"manager = '{id}'\"` lists them");
        faults.push((LEDGER_FILE.to_owned(), Fault::new(spot, message(&load)).help(help)));
    }
}

fn message(load: &Load<'_>) -> String {
    let id = &load.member.id;
    let clients = format!(
        "{} of weight {}, and {} is the limit",
        counted(i64::from(load.clients), "live client"),
        load.weight,
        load.limit
    );
    let projects =
        format!("{}, and {} is the limit", counted(i64::from(load.projects), "active project"), load.project_limit);
    match (load.weight > load.limit, load.projects > load.project_limit) {
        (true, true) => format!("`{id}` carries {clients}; and {projects}"),
        (true, false) => format!("`{id}` carries {clients}"),
        _ => format!("`{id}` carries {projects}"),
    }
}
