//! `contract-lapsed`: a contract that is called active though it has ended.

use crate::diagnostic::Level;
use crate::model::contract::ContractState;
use crate::rules::{Check, Fault, Group, Rule, Subject, field};

/// A contract is marked active though its last day has passed and it does not renew itself.
pub const RULE: Rule = Rule {
    name: "contract-lapsed",
    group: Group::Consistency,
    level: Level::Warning,
    finds: "a contract that is called active though it has ended",
    explain: "The contract is marked `active`, but its last day has passed and it does not renew itself, so we may be \
        working without one. Sign the next one and record it, or say how this one ended: `expired`, `terminated` or \
        `superseded`. If it goes on by itself, write `auto_renew = true`; if it was extended, move `ends`.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let today = subject.today();
    for contract in &subject.client.contracts {
        let Some(ends) = contract.ends else { continue };
        if contract.state == ContractState::Active && ends < today && contract.auto_renew != Some(true) {
            let days = ends.days_until(today);
            let ago = if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") };
            faults.push(
                Fault::value(field("contracts", contract.index, "state"), "the contract is active, but its last day has passed")
                    .also(field("contracts", contract.index, "ends"), format!("ended {ago}"))
                    .help("set `state` to `expired`, `terminated` or `superseded`; or move `ends`; or write `auto_renew = true`"),
            );
        }
    }
}
