//! What the client really wants to reach, how its wording came about, and whether its wishes still lead there.

use serde::Serialize;

use super::below;
use crate::facts::{AsOf, drift, goal_reviews, is_open_goal};
use crate::ledger::Account;
use crate::model::goal::Goal;
use crate::model::revision::Revision;
use crate::model::rows::Row;
use crate::model::value::{Day, Span};
use crate::report::words::Words;
use crate::report::{Evidence, Item};

/// An open goal, for a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Aim {
    /// The id.
    pub id: String,
    /// The goal in one sentence; `None` while it is unknown.
    pub statement: Option<String>,
    /// How sure it is, as the file spells it.
    pub state: String,
    /// What the client came with.
    pub issue: Option<String>,
    /// What counts as done.
    pub result: Option<String>,
    /// The figure it is measured by.
    pub metric: Option<String>,
    /// Unit of the figures.
    pub unit: Option<String>,
    /// The figure at the start.
    pub baseline: Option<f64>,
    /// The figure to reach.
    pub target: Option<f64>,
    /// The figure now.
    pub actual: Option<f64>,
    /// Day by which.
    pub due: Option<Day>,
    /// The wording before this one, where it was changed.
    pub before: Option<Wording>,
    /// Days since the goal should have been looked at again; 0 where it need not be yet.
    pub review_overdue: i64,
    /// Where the goal stands.
    pub evidence: Vec<Evidence>,
}

/// A wording that was given up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wording {
    /// Day of the change.
    pub date: Day,
    /// The wording.
    pub was: String,
    /// Why it changed.
    pub reason: String,
}

/// The goals that are still to be reached or found out.
pub fn aims(account: &Account, as_of: &AsOf<'_>) -> Vec<Aim> {
    let reviews = goal_reviews(&account.client, as_of);
    let overdue =
        |row: usize| reviews.iter().find(|review| review.row == row).map_or(0, |review| review.overdue.max(0));
    let open = account.client.goals.iter().filter(|goal| is_open_goal(goal) && goal.stated <= as_of.today);
    open.map(|goal| aim(account, goal, overdue(goal.index))).collect()
}

fn aim(account: &Account, goal: &Row<Goal>, review_overdue: i64) -> Aim {
    let revisions = account.client.revisions.iter().filter(|revision| revision.goal == goal.id);
    let last: Option<&Row<Revision>> = revisions.max_by_key(|revision| revision.date);
    let mut evidence = vec![Evidence::of(account, "goals", goal.index)];
    evidence.extend(last.map(|revision| Evidence::of(account, "revisions", revision.index)));
    Aim {
        id: goal.id.to_string(),
        statement: goal.statement.clone(),
        state: goal.state.to_string(),
        issue: goal.issue.clone(),
        result: goal.result.clone(),
        metric: goal.metric.clone(),
        unit: goal.unit.clone(),
        baseline: goal.baseline,
        target: goal.target,
        actual: goal.actual,
        due: goal.due,
        before: last.map(|last| Wording { date: last.date, was: last.was.clone(), reason: last.reason.clone() }),
        review_overdue,
        evidence,
    }
}

impl Aim {
    /// The goal in a line, its figure and its last wording below; of an unknown one what the client came with.
    pub fn lines(&self, words: &Words) -> Vec<Item> {
        let due = self.due.map(|due| words.tell("part-by", &[("day", words.day(due).into())]));
        let Some(statement) = &self.statement else {
            let about = due.map(|due| format!(" ({due})")).unwrap_or_default();
            let mut items = vec![Item::new(words.say("part-goal-unknown") + &about)];
            items.extend(below(words, "part-issue", self.issue.as_deref()));
            return items;
        };
        let about: Vec<String> = std::iter::once(words.term("goal-state", &self.state)).chain(due).collect();
        let mut items = vec![Item::new(format!("{statement} ({})", about.join(", ")))];
        items.extend(self.figure(words).map(|figure| Item::new(figure).at_depth(1)));
        items.extend(self.before.as_ref().map(|before| {
            let with = [
                ("day", words.day(before.date).into()),
                ("was", before.was.as_str().into()),
                ("reason", before.reason.as_str().into()),
            ];
            Item::new(words.tell("part-goal-was", &with)).at_depth(1)
        }));
        if self.review_overdue > 0 {
            let with = [("days", words.tell("days", &[("count", self.review_overdue.into())]).into())];
            items.push(Item::new(words.tell("part-goal-review", &with)).at_depth(1));
        }
        items
    }

    /// What the client came with and what counts as done, in its own words.
    pub fn own_words(&self, words: &Words) -> Vec<Item> {
        // Of an unknown goal it is told already: it is all there is.
        let issue = self.issue.as_deref().filter(|_| self.statement.is_some());
        let issue = below(words, "part-issue", issue);
        issue.into_iter().chain(below(words, "part-result", self.result.as_deref())).collect()
    }

    /// `share of orders online, %: 4 now, from 4 to 60`.
    pub fn figure(&self, words: &Words) -> Option<String> {
        let metric = self.metric.as_ref()?;
        let unit = self.unit.as_ref().map(|unit| format!(", {unit}")).unwrap_or_default();
        let number = |number: Option<f64>| number.map_or_else(|| "?".to_owned(), |number| words.number(number));
        let with = [
            ("metric", format!("{metric}{unit}").into()),
            ("now", number(self.actual).into()),
            ("from", number(self.baseline).into()),
            ("to", number(self.target).into()),
        ];
        Some(words.tell("part-goal-figure", &with))
    }
}

/// How many of the client's late wishes do not advance the goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Astray {
    /// All wishes of the time.
    pub requests: usize,
    /// Those that do not advance the goal.
    pub astray: usize,
    /// Their share, in whole percent.
    pub percent: u32,
    /// Whether that is drift: above the limit, of wishes enough.
    pub drift: bool,
    /// Whether the share is above the limit, but of too few wishes to mean something.
    pub few: bool,
    /// The wishes that do not.
    pub evidence: Vec<Evidence>,
    /// How long a wish counts, for the page.
    #[serde(skip)]
    pub time: Span,
}

/// The drift of the goal; `None` without wishes.
pub fn astray(account: &Account, as_of: &AsOf<'_>) -> Option<Astray> {
    let drift = drift(&account.client, as_of)?;
    Some(Astray {
        requests: drift.requests.len(),
        astray: drift.astray.len(),
        percent: drift.percent(),
        drift: drift.is_drift(),
        few: drift.above && !drift.is_drift(),
        evidence: drift.astray.iter().map(|row| Evidence::of(account, "requests", *row)).collect(),
        time: as_of.settings.clocks.requests,
    })
}

impl Astray {
    /// The drift in a line.
    pub fn line(&self, words: &Words) -> Item {
        let time = words.span(&self.time).into();
        let counted = [("astray", self.astray.into()), ("count", self.requests.into()), ("time", time)];
        if self.few {
            return Item::new(words.tell("part-few", &counted));
        }
        let id = if self.drift { "part-drift" } else { "part-no-drift" };
        let with: Vec<_> = counted.into_iter().chain([("percent", words.whole_percent(self.percent).into())]).collect();
        Item::new(words.tell(id, &with))
    }
}
