//! Where the client stands in its lifecycle, and for how long.

use super::AsOf;
use crate::model::Client;
use crate::model::interaction::{InteractionKind, Way};
use crate::model::rows::Row;
use crate::model::settings::{LifecycleStage, OnStuck, StageKind};
use crate::model::stage::Stage;
use crate::model::value::Day;
use crate::source::KeyPath;

/// The stage of the last entry; `None` for a client whose stages nobody wrote down.
pub fn current_stage(client: &Client) -> Option<&Stage> {
    client.stages.last().map(|row| &row.value)
}

/// The stage the client is in on the day: the last entry that does not lie ahead of it.
pub fn stage_on<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Option<&'a Row<Stage>> {
    client.stages.iter().rev().find(|row| row.entered <= as_of.today)
}

/// What the ledger has settled about that stage; `None` too where the lifecycle does not know it.
pub fn lifecycle_on<'a>(client: &Client, as_of: &AsOf<'a>) -> Option<&'a LifecycleStage> {
    stage_on(client, as_of).and_then(|row| as_of.settings.lifecycle_stage(row.stage.as_str()))
}

/// Whether the client is live: in a stage of kind live or postsale. A client without stages is not.
pub fn is_live(client: &Client, as_of: &AsOf<'_>) -> bool {
    lifecycle_on(client, as_of).is_some_and(|stage| stage.kind.is_live())
}

/// Whether the client has gone: in a stage of kind closed.
pub fn is_closed(client: &Client, as_of: &AsOf<'_>) -> bool {
    lifecycle_on(client, as_of).is_some_and(|stage| stage.kind == StageKind::Closed)
}

/// Whether nothing is to be looked at again for now: the client has gone, or is paused.
pub fn is_at_rest(client: &Client, as_of: &AsOf<'_>) -> bool {
    lifecycle_on(client, as_of).is_some_and(|stage| matches!(stage.kind, StageKind::Closed | StageKind::Paused))
}

/// Whether the client is in our care: in a stage of kind live, postsale or paused, or in none that the lifecycle knows.
pub fn is_in_care(client: &Client, as_of: &AsOf<'_>) -> bool {
    lifecycle_on(client, as_of).is_none_or(|stage| !matches!(stage.kind, StageKind::Presale | StageKind::Closed))
}

/// A client that stays in a stage for longer than the stage allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Stuck<'a> {
    /// Position of the entry of the stage.
    pub row: usize,
    /// What the ledger has settled about it.
    pub stage: &'a LifecycleStage,
    /// Calendar days since it was entered.
    pub days: i64,
    /// The most it allows.
    pub allowed: u32,
    /// What the ledger suggests.
    pub on_stuck: OnStuck,
    /// When the head was last told of it, and where that is written.
    pub told: Option<Told>,
}

/// The last time the head was told what holds a client up: an escalation among ourselves since the stage was entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The day.
    pub day: Day,
    /// The entry.
    pub path: KeyPath,
}

impl Stuck<'_> {
    /// Whether it is time to tell the head again: nobody did, or the days that the stage allows have passed once more since then.
    pub fn is_to_be_told(&self, as_of: &AsOf<'_>) -> bool {
        self.told.as_ref().is_none_or(|told| as_of.days_since(told.day) > i64::from(self.allowed))
    }
}

/// The stage the client is stuck in: more days have passed since it was entered than `max_days` allows.
pub fn stuck<'a>(client: &Client, as_of: &AsOf<'a>) -> Option<Stuck<'a>> {
    let entry = stage_on(client, as_of)?;
    let stage = lifecycle_on(client, as_of)?;
    let allowed = stage.max_days?;
    let days = as_of.days_since(entry.entered);
    let told = told(client, entry.entered, as_of);
    (days > i64::from(allowed)).then_some(Stuck {
        row: entry.index,
        stage,
        days,
        allowed,
        on_stuck: stage.on_stuck,
        told,
    })
}

/// The last escalation among ourselves since a day. One that went to the client is a talk with the client, and tells the head nothing.
fn told(client: &Client, since: Day, as_of: &AsOf<'_>) -> Option<Told> {
    let inside = client
        .interactions
        .iter()
        .filter(|row| row.kind == InteractionKind::Escalation && row.direction() == Way::Internal && !row.planned);
    let days = inside.map(|row| (as_of.day(&row.at), row.index));
    let last = days.filter(|(day, _)| since <= *day && *day <= as_of.today).max()?;
    Some(Told { day: last.0, path: KeyPath::key("interactions").index(last.1) })
}

#[cfg(test)]
mod tests {
    use super::{is_at_rest, is_live, stage_on, stuck};
    use crate::facts::given::Case;

    const STAGES: &str = "[[stages]]\nstage = 'lead'\nentered = 2026-01-01\n\
                          [[stages]]\nstage = 'onboarding'\nentered = 2026-02-01\n\
                          [[stages]]\nstage = 'paused'\nentered = 2026-05-01\n";

    #[test]
    fn a_stage_counts_from_the_day_it_is_entered() {
        let case = Case::new(STAGES);
        let row = |day| stage_on(&case.client, &case.on(day)).map(|row| row.index);
        assert_eq!([row("2025-12-31"), row("2026-01-31"), row("2026-02-01")], [None, Some(0), Some(1)]);
        let live = |day| is_live(&case.client, &case.on(day));
        assert_eq!([live("2025-12-31"), live("2026-01-31"), live("2026-02-01")], [false, false, true]);
        assert!(is_at_rest(&case.client, &case.on("2026-05-01")));
    }

    #[test]
    fn a_client_is_stuck_on_the_day_after_the_last_that_is_allowed() {
        let case = Case::new(STAGES);
        // 60 days from 1 February are over on 2 April: 28 + 31 + 1.
        assert_eq!(stuck(&case.client, &case.on("2026-04-02")), None);
        let late = case.on("2026-04-03");
        let found = stuck(&case.client, &late).unwrap();
        assert_eq!((found.row, found.days, found.allowed), (1, 61, 60));
        assert_eq!(stuck(&case.client, &case.on("2027-01-01")), None, "nothing is said about `paused`");
        let nothing = Case::new("");
        assert_eq!(stuck(&nothing.client, &nothing.on("2026-04-03")), None);
    }

    #[test]
    fn the_head_is_told_again_once_the_days_have_passed_again() {
        let onboarding = "[[stages]]\nstage = 'onboarding'\nentered = 2026-02-01\n";
        let escalated = |more: &str| {
            Case::new(&format!(
                "{onboarding}[[interactions]]\nat = 2026-04-04T10:00:00\nkind = 'escalation'\nsummary = 'a'\n{more}\n"
            ))
        };
        let due = |case: &Case, day| {
            let as_of = case.on(day);
            stuck(&case.client, &as_of).unwrap().is_to_be_told(&as_of)
        };
        let inside = escalated("direction = 'internal'");
        // Sixty days after 4 April is 3 June: 26 + 31 + 3.
        let said = ["2026-04-03", "2026-04-04", "2026-06-03", "2026-06-04"].map(|day| due(&inside, day));
        assert_eq!(said, [true, false, false, true]);
        let outside = escalated("");
        assert!(due(&outside, "2026-04-05"), "what is said to the client is no word to the head");
        let planned = escalated("direction = 'internal'\nplanned = true");
        assert!(due(&planned, "2026-04-05"));
    }
}
