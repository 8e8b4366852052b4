//! Where the health of a client goes: the last thirty days, and the last seven.

use super::{Health, health};
use crate::facts::AsOf;
use crate::model::Client;
use crate::model::common::Light;
use crate::model::value::Day;

/// Days back of each point of the trend: thirty, then week by week to today.
const BACK: [i64; 6] = [30, 28, 21, 14, 7, 0];

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

/// The score of the last thirty days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// Thirty days ago, then every week up to today.
    pub points: Vec<Point>,
    /// The score today less that of thirty days ago; `None` where either is insufficient.
    pub change: Option<i64>,
}

/// The score of the last thirty days, each day's by what was known then.
pub fn trend(client: &Client, as_of: &AsOf<'_>) -> Trend {
    let point = |back: &i64| {
        let day = as_of.today.plus_days(-back);
        let found = health(client, &as_of.on(day));
        Point { day, score: found.score, light: found.light }
    };
    let points: Vec<Point> = BACK.iter().map(point).collect();
    let score = |point: Option<&Point>| point.and_then(|point| point.score).map(i64::from);
    let change = score(points.last()).zip(score(points.first())).map(|(now, then)| now - then);
    Trend { points, change }
}

/// The score today less that of thirty days ago; `None` where either is insufficient.
pub fn change_of_thirty_days(client: &Client, today: &Health, as_of: &AsOf<'_>) -> Option<i64> {
    let then = health(client, &as_of.on(as_of.today.plus_days(-BACK[0]))).score?;
    Some(i64::from(today.score?) - i64::from(then))
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
