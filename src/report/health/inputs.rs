//! What each factor was worked out from, for programs: figures with one digit after the point, the ratio of days to cadence with four.

use serde_json::{Value, json};

use crate::facts::decimals;
use crate::facts::health::Reading;
use crate::model::value::Money;

/// The inputs of a factor by name.
pub(super) fn inputs(reading: &Reading) -> Value {
    match reading {
        Reading::Contact(found) => json!({
            "since": found.since.to_string(),
            "days": found.days,
            "spoken": found.spoken,
            "cadence": found.cadence.to_string(),
            "cadence_agreed": found.agreed,
            "ratio": decimals(found.ratio, 4),
            "decision_maker_unreached": found.unreached,
        }),
        Reading::Promises(found) => json!({
            "due": found.due,
            "in_time": found.in_time,
            "late_warned": found.warned,
            "overdue": found.overdue,
        }),
        Reading::Satisfaction(found) => json!({
            "scores": found.scores,
            "moods": found.moods,
            "mean": decimals(found.mean, 1),
            "open_complaints": found.complaints,
            "taken_off": decimals(found.taken_off, 1),
        }),
        Reading::Relationship(found) => json!({
            "threads": found.threads,
            "decider_touched": found.decider,
            "champion": found.champion,
            "resistant_percent": decimals(found.resistant, 1),
        }),
        Reading::Payment(found) => json!({
            "open": found.open.iter().map(Money::to_string).collect::<Vec<_>>(),
            "overdue": found.overdue.iter().map(Money::to_string).collect::<Vec<_>>(),
            "oldest_days": found.oldest,
        }),
        Reading::Goal(found) => json!({
            "goals": found.goals.iter().map(|goal| json!({
                "state": goal.state.to_string(),
                "on_track": goal.on_track,
                "review_overdue": goal.overdue,
                "score": decimals(goal.score, 1),
            })).collect::<Vec<_>>(),
            "drift_percent": found.drift,
            "drifting": found.drifting,
        }),
        Reading::Continuity(found) => json!({
            "notice_deadline": found.deadline.to_string(),
            "days": found.days,
            "decision": found.decision.map(|decision| decision.to_string()),
        }),
    }
}
