//! What each factor found, in a phrase.

use crate::facts::health::{Aim, Continuity, Health, Payment, Reading, Red, RedRule, Satisfaction};
use crate::model::value::Money;
use crate::report::words::Words;

/// What a factor found, in a phrase.
pub fn said(reading: &Reading, words: &Words) -> String {
    match reading {
        Reading::Contact(found) => words.tell(
            "health-contact",
            &[
                ("spoken", yes(found.spoken)),
                ("ago", words.counted("ago", found.days).into()),
                ("day", words.short_day(found.since).into()),
                ("agreed", yes(found.agreed)),
                ("cadence", words.cadence(&found.cadence).into()),
                ("unreached", yes(found.unreached)),
                ("cadences", found.cadences.into()),
                ("cap", found.cap.into()),
            ],
        ),
        Reading::Promises(found) => words.tell(
            "health-promises",
            &[
                ("due", found.due.into()),
                ("kept", found.in_time.into()),
                ("warned", found.warned.into()),
                ("overdue", found.overdue.into()),
            ],
        ),
        Reading::Satisfaction(found) => satisfaction(found, words),
        Reading::Relationship(found) => words.tell(
            "health-relationship",
            &[
                ("threads", found.threads.into()),
                ("cap", found.cap.into()),
                ("decider", yes(found.decider)),
                ("champion", yes(found.champion)),
                ("resistant", words.percent(found.resistant).into()),
                ("against", yes(found.resistant > 0.0)),
            ],
        ),
        Reading::Payment(found) => payment(found, words),
        Reading::Goal(found) => goal(found, words),
        Reading::Continuity(found) => continuity(found, words),
    }
}

fn satisfaction(found: &Satisfaction, words: &Words) -> String {
    words.tell(
        "health-satisfaction",
        &[
            ("scores", found.scores.into()),
            ("moods", found.moods.into()),
            ("mean", words.tenth(found.mean).into()),
            ("complaints", found.complaints.into()),
            ("off", words.tenth(found.taken_off).into()),
        ],
    )
}

fn payment(found: &Payment, words: &Words) -> String {
    let sums = |sums: &[Money]| sums.iter().map(|sum| words.money(sum)).collect::<Vec<_>>().join(", ");
    match (found.open.is_empty(), found.overdue.is_empty()) {
        (true, _) => words.say("health-payment-none"),
        (false, true) => words.tell("health-payment-current", &[("open", sums(&found.open).into())]),
        (false, false) => words.tell(
            "health-payment-overdue",
            &[
                ("open", sums(&found.open).into()),
                ("overdue", sums(&found.overdue).into()),
                ("oldest", words.counted("days", found.oldest).into()),
            ],
        ),
    }
}

fn goal(found: &Aim, words: &Words) -> String {
    let goal = |goal: &crate::facts::health::GoalStanding| {
        words.tell(
            "health-goal",
            &[
                ("state", words.term("goal-state", goal.state).into()),
                ("track", yes(goal.on_track)),
                ("overdue", yes(goal.overdue)),
            ],
        )
    };
    let mut parts: Vec<String> = found.goals.iter().map(goal).collect();
    if parts.is_empty() {
        parts.push(words.say("health-goal-none"));
    }
    if let Some(drift) = found.drift.filter(|_| found.drifting) {
        parts.push(words.tell("health-drift", &[("share", words.whole_percent(drift).into())]));
    }
    parts.join("; ")
}

fn continuity(found: &Continuity, words: &Words) -> String {
    let day = ("day", words.short_day(found.deadline).into());
    match found.decision {
        Some(decision) => {
            words.tell("health-continuity-decided", &[day, ("decision", words.term("renewal", decision).into())])
        }
        None if found.days < 0 => words.tell("health-continuity-passed", &[day, ("days", (-found.days).into())]),
        None => words.tell("health-continuity", &[day, ("days", found.days.into())]),
    }
}

/// What makes a client red, in a phrase.
pub(in crate::report) fn red(red: &Red, words: &Words) -> String {
    let id = match red.rule {
        RedRule::OldInvoice => "red-old-invoice",
        RedRule::CriticalComplaint => "red-critical-complaint",
        RedRule::BrokenPromise => "red-broken-promise",
        RedRule::CutThread => "red-cut-thread",
        RedRule::Notice => "red-notice",
    };
    words.tell(id, &[("called", red.called.as_str().into()), ("days", red.days.into())])
}

/// Why the health is as it is, in one phrase: what makes it red, else what costs most.
pub(super) fn why(health: &Health, words: &Words) -> String {
    if let Some(first) = health.reds.first() {
        return red(first, words);
    }
    if health.score.is_none() {
        return words.say("health-insufficient");
    }
    match health.weakest().and_then(|factor| Some((factor.kind, factor.reading.as_ref()?))) {
        Some((kind, reading)) => {
            let factor = words.term("factor", kind);
            words.tell("health-why", &[("factor", factor.into()), ("said", said(reading, words).into())])
        }
        None => words.say("health-well"),
    }
}

fn yes(yes: bool) -> crate::report::words::Word<'static> {
    if yes { "yes" } else { "no" }.into()
}
