use super::{health, health_change, trend};
use crate::facts::AsOf;
use crate::facts::given::{agency, client, day, on};
use crate::facts::rewound;
use crate::model::Settings;
use crate::model::common::Light;
use crate::source::Tree;

const CALL: &str = "[[interactions]]\nat = 2026-02-20T10:00:00\nkind = 'call'\nsummary = 's'\n";
const GOAL: &str =
    "[[goals]]\nid = 'g'\nstatement = 's'\nstate = 'confirmed'\nstated = 2026-01-05\nreview = 2026-12-01\n";
const KEPT: &str =
    "[[commitments]]\nid = 'k'\nwhat = 'w'\nside = 'us'\ndue = 2026-02-20\nstate = 'done'\ndone = 2026-02-20\n";
const SLIP: &str =
    "[[commitments]]\nid = 's'\nwhat = 'w'\nside = 'us'\ndue = 2026-02-20\nstate = 'done'\ndone = 2026-02-27\n";
const OLD: &str = "[[invoices]]\nid = '1'\nissued = 2025-11-01\ndue = 2025-12-01\namount = '1 RUB'\n";

/// Score, coverage and colour on 2 March 2026.
fn found(text: &str) -> (Option<u32>, u32, Option<Light>) {
    let health = health(&client(text), &on("2026-03-02"));
    (health.score, health.coverage, health.light)
}

#[test]
fn nothing_written_is_insufficient() {
    // Only the goal has data, as unknown: 10 of 100.
    assert_eq!(found(""), (None, 10, None));
}

#[test]
fn absent_factors_leave_the_others_their_share() {
    // contact 100 · 20 + promises 100 · 20 + goal 80 · 10 = 4800, ÷ 50 = 96; half of the weight is enough.
    assert_eq!(found(&[CALL, GOAL, KEPT].concat()), (Some(96), 50, Some(Light::Green)));
    // contact 100 · 20 + goal 80 · 10, ÷ 30: not enough to say.
    assert_eq!(found(&[CALL, GOAL].concat()), (None, 30, None));
    // contact 100 · 20 + promises 50 · 20 + goal 80 · 10 = 3800, ÷ 50 = 76.
    assert_eq!(found(&[CALL, GOAL, KEPT, SLIP].concat()), (Some(76), 50, Some(Light::Green)));
    // contact 100 · 20 + promises 0 · 20 + goal 80 · 10 = 2800, ÷ 50 = 56.
    assert_eq!(found(&[CALL, GOAL, SLIP].concat()), (Some(56), 50, Some(Light::Amber)));
    // contact 100 · 20 + promises 0 · 20 + goal 20 · 10 = 2200, ÷ 50 = 44.
    assert_eq!(found(&[CALL, SLIP].concat()), (Some(44), 50, Some(Light::Red)));
}

#[test]
fn what_makes_red_does_so_whatever_the_sum() {
    // contact 2000 + promises 2000 + payment 0 · 15 + goal 800 = 4800, ÷ 65 = 73.8, rounded 74: amber by the sum.
    assert_eq!(found(&[CALL, GOAL, KEPT, OLD].concat()), (Some(74), 65, Some(Light::Red)));
    // Even where the sum is insufficient: payment 15 + goal 10 of 100.
    assert_eq!(found(OLD), (None, 25, Some(Light::Red)));
}

#[test]
fn the_score_is_rounded_before_it_gets_its_colour() {
    let colour = |text: &str, settings: &str| {
        let settings: Settings = Tree::parse(settings).decode().unwrap();
        let noon = day("2026-03-02").date().and_hms_opt(12, 0, 0).unwrap();
        let health = health(&client(text), &AsOf::new(&settings, noon));
        (health.score, health.light)
    };
    // Weights 33, 33, 0, 0, 0, 1, 0 and scores 100, 50, 20: (3300 + 1650 + 20) ÷ 67 = 74.18: 74.
    let most = "[health]\ncontact = 33\npromises = 33\nsatisfaction = 0\nrelationship = 0\npayment = 0\ngoal = 1\ncontinuity = 0\n";
    let text = [CALL, KEPT, SLIP].concat();
    assert_eq!(colour(&text, most), (Some(74), Some(Light::Amber)));
    // Weights 60, 60, 1: (6000 + 3000 + 20) ÷ 121 = 74.545: 75, which is green.
    let more = most.replace("33", "60");
    assert_eq!(colour(&text, &more), (Some(75), Some(Light::Green)));
    // A half goes up: weights 49, 51, no goal: (4900 + 2550) ÷ 100 = 74.5.
    let half = most
        .replace("contact = 33", "contact = 49")
        .replace("promises = 33", "promises = 51")
        .replace("goal = 1", "goal = 0");
    assert_eq!(colour(&text, &half), (Some(75), Some(Light::Green)));
    // The bands are settings: amber from 75 on.
    assert_eq!(colour(&text, &format!("{half}green = 76\namber = 75\n")), (Some(75), Some(Light::Amber)));
    assert_eq!(colour(&text, &format!("{half}green = 77\namber = 76\n")), (Some(75), Some(Light::Red)));
}

#[test]
fn coverage_below_the_setting_is_insufficient() {
    let score = |least: u32| {
        let settings: Settings = Tree::parse(&format!("[health]\ncoverage = {least}\n")).decode().unwrap();
        let noon = day("2026-03-02").date().and_hms_opt(12, 0, 0).unwrap();
        health(&client(&[CALL, GOAL, KEPT].concat()), &AsOf::new(&settings, noon)).score
    };
    assert_eq!((score(50), score(51)), (Some(96), None));
}

#[test]
fn what_costs_most_is_the_weakest() {
    // Lacks: promises 20 · 50, goal 10 · 20.
    let health = health(&client(&[CALL, GOAL, KEPT, SLIP].concat()), &on("2026-03-02"));
    assert_eq!(health.weakest().map(|factor| factor.kind.to_string()), Some("promises".to_owned()));
}

#[test]
fn a_week_ago_only_what_was_known_counts() {
    let text = [CALL, GOAL, KEPT, OLD].concat();
    // On 23 February the invoice was 84 days overdue: 61–90 cost 75 points, and nothing made the client red.
    let change = health_change(&client(&text), &on("2026-03-02"));
    assert!(change.newly_red && change.is_news());
    // (2000 + 2000 + 25 · 15 + 800) ÷ 65 = 79.6 then, 74 now.
    assert_eq!((change.before.score, change.now.score, change.down), (Some(80), Some(74), 6));
    // A week later it was red a week ago too.
    assert!(!health_change(&client(&text), &on("2026-03-09")).newly_red);
}

#[test]
fn the_trend_goes_thirty_days_back_by_the_week() {
    let text = [CALL, GOAL, KEPT].concat() + "[profile]\nname = 'A'\nmanager = 'anna'\nsince = 2026-01-05\n";
    let found = trend(&client(&text), &on("2026-03-02"));
    let days: Vec<String> = found.points.iter().map(|point| point.day.to_string()).collect();
    assert_eq!(days, ["2026-01-31", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02"]);
    // Before 20 February nothing was due, and contact with the goal alone weigh 30.
    let scores: Vec<Option<u32>> = found.points.iter().map(|point| point.score).collect();
    assert_eq!(scores, [None, None, None, None, Some(96), Some(96)]);
    assert_eq!(found.change, None);
}

#[test]
fn facts_tell_by_their_dates_what_going_back_tells() {
    let (mut told, mut days) = (0, 0);
    for client in agency() {
        for back in (0..720).step_by(9) {
            let as_of = on("2026-03-02").on(day("2026-03-02").plus_days(-back));
            let then = super::of_known(&rewound(&client, as_of.today, as_of.zone), &as_of);
            assert_eq!(health(&client, &as_of), then, "{} on {}", client.profile.unwrap().name, as_of.today);
            days += 1;
            told += usize::from(super::told_by_dates(&client, &as_of));
        }
    }
    assert!(told * 3 > days, "{told} of {days}: nearly everything is copied");
}
