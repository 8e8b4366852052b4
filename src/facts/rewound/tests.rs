use super::super::given::{agency, client, day};
use super::rewound;
use crate::model::Client;
use crate::model::commitment::CommitmentState;
use crate::model::goal::GoalState;
use crate::model::value::Timezone;

const ACME: &str = r#"
[communication]
agreed = 2026-02-10
cadence = "7d"
[[stages]]
stage = "onboarding"
entered = 2026-01-10
[[stages]]
stage = "delivery"
entered = 2026-02-20
[[stakeholders]]
id = "ivan"
name = "Ivan"
status = "left"
left_on = 2026-02-25
replaced_by = "olga"
[[stakeholders]]
id = "olga"
name = "Olga"
joined = 2026-02-26
[[goals]]
id = "orders"
statement = "60 % by autumn"
state = "confirmed"
stated = 2026-01-15
actual = 12
measured = 2026-02-24
[[revisions]]
goal = "orders"
date = 2026-02-12
was = "unknown"
reason = "asked"
[[revisions]]
goal = "orders"
date = 2026-02-22
was = "40 % by summer"
reason = "the budget came"
[[interactions]]
at = 2026-02-11T10:00:00
kind = "email"
summary = "a question"
direction = "inbound"
answered = 2026-02-21T09:00:00
[[interactions]]
at = 2026-03-11T10:00:00
kind = "meeting"
summary = "to come"
planned = true
[[interactions]]
at = 2026-02-21T10:00:00
kind = "call"
summary = "later"
[[commitments]]
id = "plan"
what = "plan"
side = "us"
made = 2026-01-12
due = 2026-03-05
original_due = 2026-02-05
moves = [{ date = 2026-02-03, due = 2026-02-18 }, { date = 2026-02-16, due = 2026-03-05 }]
state = "done"
done = 2026-02-28
warned = 2026-02-16
[[commitments]]
id = "list"
what = "list"
side = "client"
due = 2026-02-19
state = "missed"
reason = "capacity"
[[commitments]]
id = "new"
what = "new"
side = "us"
made = 2026-02-17
due = 2026-03-17
[[invoices]]
id = "1"
issued = 2026-01-20
due = 2026-02-03
amount = "100 RUB"
payments = [{ date = 2026-02-10, amount = "30 RUB" }, { date = 2026-02-23, amount = "70 RUB" }]
[[invoices]]
id = "2"
issued = 2026-02-20
due = 2026-03-06
amount = "100 RUB"
[[feedback]]
date = 2026-02-09
kind = "complaint"
state = "resolved"
resolved = 2026-02-19
[[feedback]]
date = 2026-02-19
kind = "nps"
score = 9
"#;

fn on(text: &str) -> Client {
    rewound(&client(ACME), day(text), &Timezone::UTC)
}

#[test]
fn what_came_later_is_not_there() {
    let then = on("2026-02-15");
    let names = |client: &Client| -> Vec<String> { client.stakeholders.iter().map(|p| p.id.to_string()).collect() };
    assert_eq!(names(&then), ["ivan"]);
    assert_eq!(then.stages.len(), 1);
    assert_eq!(then.invoices.iter().map(|row| row.payments.len()).collect::<Vec<_>>(), [1]);
    assert_eq!(then.feedback.len(), 1);
    assert_eq!(then.communication.and_then(|agreed| agreed.cadence).map(|span| span.to_string()), Some("7d".into()));
    assert_eq!(on("2026-02-09").communication, None);
}

#[test]
fn what_is_planned_stays_and_every_entry_keeps_its_place() {
    let then = on("2026-02-15");
    assert_eq!(then.interactions.iter().map(|row| row.index).collect::<Vec<_>>(), [0, 1]);
    assert!(then.interactions[0].answered.is_none());
    assert_eq!(then.commitments.iter().map(|row| row.index).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn who_left_later_is_there() {
    assert!(!on("2026-02-24").stakeholders[0].is_gone());
    assert!(on("2026-02-24").stakeholders[0].replaced_by.is_none());
    assert!(on("2026-02-25").stakeholders[0].is_gone());
}

#[test]
fn a_promise_has_the_state_and_the_day_it_had_then() {
    for (today, due, state, warned) in [
        ("2026-02-02", "2026-02-05", CommitmentState::Open, false),
        ("2026-02-03", "2026-02-18", CommitmentState::Open, false),
        ("2026-02-16", "2026-03-05", CommitmentState::Open, true),
        ("2026-02-28", "2026-03-05", CommitmentState::Done, true),
    ] {
        let promise = on(today).commitments[0].value.clone();
        assert_eq!((promise.due, promise.state), (day(due), state), "{today}");
        assert_eq!((promise.warned.is_some(), promise.original_due()), (warned, day("2026-02-05")), "{today}");
    }
    // Nothing can have been missed before its day was over.
    assert_eq!(on("2026-02-19").commitments[1].state, CommitmentState::Open);
    assert_eq!(on("2026-02-20").commitments[1].state, CommitmentState::Missed);
}

#[test]
fn a_warning_that_another_took_the_place_of_is_known_on_its_day() {
    let text = "[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'us'\ndue = 2026-03-20\noriginal_due = 2026-03-10\nwarned = 2026-03-19\n\
                moves = [{ date = 2026-03-05, due = 2026-03-20, warned = 2026-03-02 }]\n";
    let zone = Timezone::UTC;
    let warned = |today: &str| rewound(&client(text), day(today), &zone).commitments[0].warned;
    assert_eq!(
        ["2026-03-01", "2026-03-03", "2026-03-06"].map(warned),
        [None, Some(day("2026-03-02")), Some(day("2026-03-02"))]
    );
    assert_eq!(warned("2026-03-19"), Some(day("2026-03-19")));
}

#[test]
fn a_goal_has_the_wording_it_had_then() {
    let goal = |today: &str| {
        let goal = on(today).goals[0].value.clone();
        (goal.state, goal.statement.unwrap_or_default(), goal.actual.is_some())
    };
    assert_eq!(goal("2026-02-11"), (GoalState::Unknown, String::new(), false));
    assert_eq!(goal("2026-02-12"), (GoalState::Revised, "40 % by summer".to_owned(), false));
    assert_eq!(goal("2026-02-22"), (GoalState::Confirmed, "60 % by autumn".to_owned(), false));
    assert_eq!(goal("2026-02-24"), (GoalState::Confirmed, "60 % by autumn".to_owned(), true));
    assert!(on("2026-01-14").goals.is_empty());
}

#[test]
fn a_complaint_settled_later_is_open() {
    assert!(on("2026-02-18").feedback[0].is_open_complaint());
    assert!(!on("2026-02-19").feedback[0].is_open_complaint());
}

#[test]
fn the_whole_text_is_known_once_all_of_it_has_happened() {
    assert_eq!(on("2026-03-11"), client(ACME));
}

#[test]
fn going_back_in_two_steps_is_going_back_at_once() {
    let zone = &"Europe/Moscow".parse().unwrap();
    let today = day("2026-03-02");
    for client in agency() {
        for back in (0..900).step_by(53) {
            let (near, far) = (today.plus_days(-back), today.plus_days(-2 * back));
            assert_eq!(rewound(&rewound(&client, near, zone), far, zone), rewound(&client, far, zone), "{far}");
        }
    }
}
