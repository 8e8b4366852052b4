//! `[[commitments]]`: what was promised, by whom, by when.

use serde::{Deserialize, Serialize};

use super::common::yes;
use super::custom::Custom;
use super::project::Project;
use super::stakeholder::Stakeholder;
use super::value::{Calendar, Day, Promiser, Ref, Slug, Span};

/// A promise of ours or of the client's, with the trail of its moves.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Commitment {
    /// Short name for commands, such as `media-plan-q4`.
    pub id: Slug,
    /// What was promised.
    pub what: String,
    /// Who promised.
    pub side: PromiseSide,
    /// Day by which; the last move's day once moved.
    pub due: Day,
    /// Day on which it was promised.
    pub made: Option<Day>,
    /// Who keeps it: a member where it is ours, a stakeholder where it is theirs; absent: the manager, or unknown.
    pub owner: Option<Ref<Promiser>>,
    /// The client's person it was promised to.
    pub promised_to: Option<Ref<Stakeholder>>,
    /// The project it belongs to.
    pub project: Option<Ref<Project>>,
    /// What became of it.
    #[serde(default)]
    pub state: CommitmentState,
    /// Day on which it was kept, late or in time.
    pub done: Option<Day>,
    /// The first date, once the promise was moved.
    pub original_due: Option<Day>,
    /// Each time the date was moved, oldest first; the last `due` is the promise's.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// Day from which the other side must be warned of a slip; absent: worked out from `due` and `made`.
    pub warn_by: Option<Day>,
    /// Day on which the other side was warned.
    pub warned: Option<Day>,
    /// What was offered instead, when warning.
    pub options: Option<String>,
    /// Why it was missed or withdrawn.
    pub reason: Option<MissReason>,
    /// Work it takes, such as `2wd`.
    pub effort: Option<Span>,
    /// Whether the client may see it in a status report.
    #[serde(default = "yes")]
    pub visible: bool,
    /// The ledger's own fields, as `[custom.commitments]` of `folio.toml` types them.
    #[serde(default)]
    pub custom: Custom,
}

impl Commitment {
    /// Day from which the other side must be warned of a slip.
    ///
    /// As written, else the earlier of the working day before `due` and `due` minus a fifth, rounded up, of the days
    /// from `made`; so too where what is written lies after `due`: it was meant for another date, and would hide this one.
    pub fn warn_by(&self, calendar: &Calendar) -> Day {
        if let Some(written) = self.warn_by.filter(|written| *written <= self.due) {
            return written;
        }
        let day_before = calendar.working_days_before(self.due, 1);
        let whole = self.made.map_or(0, |made| made.days_until(self.due).max(0));
        // ⌈20 %⌉ in whole numbers.
        day_before.min(self.due.plus_days(-((whole + 4) / 5)))
    }

    /// The date first promised: before any move.
    pub fn original_due(&self) -> Day {
        self.original_due.unwrap_or(self.due)
    }
}

/// One move of a promise's date.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Move {
    /// Day on which the date was moved.
    pub date: Day,
    /// The new date.
    pub due: Day,
    /// Why.
    pub reason: Option<String>,
    /// Day on which the other side agreed.
    pub agreed: Option<Day>,
    /// Day on which the other side was warned that the date before this move was in danger, where it was warned of a later date since.
    pub warned: Option<Day>,
}

/// Who promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PromiseSide {
    /// We promised the client.
    Us,
    /// The client promised us.
    Client,
}

/// What became of a promise.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CommitmentState {
    /// Still to be kept.
    #[default]
    Open,
    /// Kept.
    Done,
    /// Not kept.
    Missed,
    /// Taken back in agreement.
    Withdrawn,
}

/// Why a promise was missed or withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MissReason {
    /// The client did not deliver its part.
    ClientInput,
    /// Too much else to do.
    Capacity,
    /// Somebody else let us down.
    ThirdParty,
    /// The task grew or changed.
    ScopeChange,
    /// The effort was misjudged.
    Estimate,
    /// Forgotten.
    Forgotten,
    /// Something else.
    Other,
}

#[cfg(test)]
mod tests {
    use super::Commitment;
    use crate::model::value::{Calendar, Weekday};
    use crate::source::Tree;

    fn warn_by(fields: &str) -> String {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let office = Calendar::new(&week, &[], "09:00-18:00".parse().unwrap());
        let text = format!("id = 'a'\nwhat = 'b'\nside = 'us'\n{fields}");
        Tree::parse(&text).decode::<Commitment>().unwrap().warn_by(&office).to_string()
    }

    #[test]
    fn the_warning_comes_before_the_day_itself() {
        assert_eq!(warn_by("due = 2026-03-09"), "2026-03-06");
        assert_eq!(warn_by("due = 2026-03-09\nmade = 2026-03-05"), "2026-03-06");
        assert_eq!(warn_by("due = 2026-03-31\nmade = 2026-03-10"), "2026-03-26");
        assert_eq!(warn_by("due = 2026-03-09\nwarn_by = 2026-03-01"), "2026-03-01");
        assert_eq!(warn_by("due = 2026-03-09\nwarn_by = 2026-03-09"), "2026-03-09");
        assert_eq!(warn_by("due = 2026-03-09\nwarn_by = 2026-03-10"), "2026-03-06", "it would be too late");
    }
}
