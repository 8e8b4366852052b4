//! `question-unanswered`: one of the three questions is open in a stage that needs the answer.

use super::wording::listed;
use crate::diagnostic::Level;
use crate::facts::{self, Question};
use crate::rules::{Check, Fault, Group, Rule, Subject, entry};

/// The three questions; what else a stage needs, `folio stage` asks for when the client goes on.
const QUESTIONS: [&str; 3] = ["forces", "stakeholders", "goals"];

/// Who is our client, who speaks for it, what is the goal: all the rest hangs on these.
pub const RULE: Rule = Rule {
    name: "question-unanswered",
    group: Group::Care,
    level: Level::Warning,
    finds: "driving forces, people or goal unknown in a stage that needs them",
    explain: "Three questions have to be answered and written down at the start of an account: who is our client (the forces \
        that act on it: suppliers, its own customers, competitors, likely substitutes), who speaks for it, and what is the \
        goal. The stage the client is in needs the answer (`needs` in `folio.toml`), and it is not there. A direction that \
        does not apply is answered by a force with `applies = false` and a `reason`; an unknown goal is answered by a first \
        hypothesis. Other needs of the stage are asked for when the client goes on (`folio stage`).",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Some(stage) = facts::lifecycle_on(subject.client, subject.as_of) else { return };
    let needs = stage.needs.iter().map(String::as_str).filter(|need| QUESTIONS.contains(need));
    let open = facts::unanswered(subject.slug, subject.tree, needs);
    for need in QUESTIONS {
        let of_need: Vec<&Question> = open.iter().filter(|question| question.need == need).collect();
        let Some(first) = of_need.first() else { continue };
        let directions: Vec<&str> = of_need.iter().filter_map(|question| question.direction).collect();
        let message = match directions.len() {
            0 => first.unknown.clone(),
            _ => format!("nothing is written about the client's {}", listed(&directions)),
        };
        let fault = Fault::client(message).label(format!("in `{}` this has to be known", stage.id));
        let fault = match facts::stage_on(subject.client, subject.as_of) {
            Some(row) => fault.also_at_entry(entry("stages", row.index), format!("`{}` needs `{need}`", stage.id)),
            None => fault,
        };
        faults.push(fault.help(format!("find out, then type: folio {}", first.answer)));
    }
}
