//! Where the health of a client goes: over the time of the trend, and over the last days.

use super::{Health, health};
use crate::facts::AsOf;
use crate::model::Client;
use crate::model::common::Light;
use crate::model::value::Day;

/// The score on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// The score; `None` where it was insufficient.
    pub score: Option<u32>,
    /// The colour.
    pub light: Option<Light>,
}

/// The score over `clocks.trend` (30 days).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The first day, then every week up to today.
    pub points: Vec<Point>,
    /// The score today less that of the first day; `None` where either is insufficient.
    pub change: Option<i64>,
}

/// The score over `clocks.trend`, each day's by what was known then.
pub fn trend(client: &Client, as_of: &AsOf<'_>) -> Trend {
    let point = |day: Day| {
        let found = health(client, &as_of.on(day));
        Point { day, score: found.score, light: found.light }
    };
    let first = first(as_of);
    let weeks = (0..).map(|week| as_of.today.plus_days(-7 * week)).take_while(|day| first < *day);
    let mut points: Vec<Point> = weeks.chain([first]).map(point).collect();
    points.reverse();
    let score = |point: Option<&Point>| point.and_then(|point| point.score).map(i64::from);
    let change = score(points.last()).zip(score(points.first())).map(|(now, then)| now - then);
    Trend { points, change }
}

/// The score today less that of the first day of the trend; `None` where either is insufficient.
pub fn change(client: &Client, today: &Health, as_of: &AsOf<'_>) -> Option<i64> {
    let then = health(client, &as_of.on(first(as_of))).score?;
    Some(i64::from(today.score?) - i64::from(then))
}

fn first(as_of: &AsOf<'_>) -> Day {
    as_of.settings.clocks.trend.before(as_of.today, &as_of.calendar)
}

/// Health today and `health.fall_within` (a week) ago.
#[derive(Debug, Clone, PartialEq)]
pub struct HealthChange {
    /// Today.
    pub now: Health,
    /// Then, by what was known then.
    pub before: Health,
    /// Whether the client is red today and was not then.
    pub newly_red: bool,
    /// Points lost since; 0 where it rose, or either is insufficient.
    pub down: u32,
    /// Whether that is as many as `health.fall` (10).
    pub fell: bool,
}

impl HealthChange {
    /// Whether somebody should look at the client today: newly red, or fallen far.
    pub fn is_news(&self) -> bool {
        self.newly_red || self.fell
    }
}

/// Health today, and what has changed within `health.fall_within`.
pub fn health_change(client: &Client, as_of: &AsOf<'_>) -> HealthChange {
    let settings = &as_of.settings.health;
    let now = health(client, as_of);
    let before = health(client, &as_of.on(settings.fall_within.before(as_of.today, &as_of.calendar)));
    let newly_red = now.is_red() && !before.is_red();
    let down = before.score.zip(now.score).map_or(0, |(before, now)| before.saturating_sub(now));
    // Facts are told of settings that `check` refuses, too: with a `fall` of 0 everybody would have fallen.
    let fell = down >= settings.fall.max(1);
    HealthChange { now, before, newly_red, down, fell }
}
