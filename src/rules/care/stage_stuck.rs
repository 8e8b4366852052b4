//! `stage-stuck`: longer in a stage than it allows.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts::{self, Stuck, address};
use crate::model::settings::OnStuck;
use crate::rules::{Check, Fault, Group, Rule, Subject, entry, field};

/// What does not move on moves away.
pub const RULE: Rule = Rule {
    name: "stage-stuck",
    group: Group::Care,
    level: Level::Warning,
    finds: "longer in a stage than it allows",
    explain: "The client is in its stage for more days than `max_days` of the stage allows. Something holds it up: a decision \
        nobody takes, a paper nobody signs, a question nobody asks. Find out what, and move it on, or do what the ledger \
        suggests for stuck clients (`on_stuck`): tell the head, or go back a stage. That the head was told is an escalation among \
        ourselves (`direction = \"internal\"`), and no contact. Nothing moves by itself.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Some(stuck) = facts::stuck(subject.client, subject.as_of) else { return };
    let fault = Fault::entry(
        entry("stages", stuck.row),
        format!("the client is in `{}` for {}, and {} are allowed", stuck.stage.id, days(stuck.days), stuck.allowed),
    )
    .also(field("stages", stuck.row, "entered"), "entered on this day");
    let fault = match &stuck.told {
        Some(told) => fault.also(told.path.clone().then("at"), "the head was told on this day"),
        None => fault,
    };
    faults.push(fault.help(help(subject, &stuck)));
}

fn help(subject: &Subject<'_>, stuck: &Stuck<'_>) -> String {
    let stages = &subject.settings().lifecycle;
    let place = stages.iter().position(|row| row.id == stuck.stage.id);
    let at = |place: Option<usize>| place.and_then(|place| stages.get(place)).map_or("…", |row| row.id.as_str());
    let next = at(place.map(|place| place + 1));
    let slug = subject.slug;
    match stuck.on_stuck {
        OnStuck::Escalate if stuck.told.is_some() => {
            format!("the head is told; if it has moved on, `folio stage {slug} {next}`")
        }
        OnStuck::Escalate => format!(
            "tell the head what holds it up, `folio {}`; once it moves on, `folio stage {slug} {next}`",
            address::escalate(slug)
        ),
        OnStuck::MoveBack => {
            let back = at(place.and_then(|place| place.checked_sub(1)));
            format!("go back a stage, `folio stage {slug} {back} --reason …`, or on: `folio stage {slug} {next}`")
        }
        OnStuck::None => format!("if it has moved on, `folio stage {slug} {next}`"),
    }
}
