//! Which clients we lost, and why.

use super::{Behind, Figure, Kind, Part, Window};
use crate::facts::{AsOf, lifecycle_on, stage_on};
use crate::ledger::Account;
use crate::model::settings::StageKind;
use crate::model::stage::{LossReason, Stage};
use crate::model::value::Day;
use crate::source::KeyPath;

/// A client that was lost.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// The client, with the entry of the stage by which it left.
    pub behind: Behind,
    /// The reason as one word.
    pub reason: Option<LossReason>,
    /// The reason in somebody's own words.
    pub words: Option<String>,
    /// Whether we could have kept it.
    pub avoidable: Option<bool>,
}

/// Clients lost in that time ÷ clients on [the eve](Window::eve) of it.
///
/// A client is in a live, postsale or paused stage; it is lost when it enters a closed one and does not come back by the last day.
pub fn logo_churn(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Figure {
    let rows = at_start(accounts, window, as_of).map(|account| match lost(account, window, as_of) {
        Some(loss) => loss.behind,
        None => stayed(account, &as_of.on(window.eve())),
    });
    Figure::share(Kind::LogoChurn, window, rows.collect(), |part| part == Part::Lost)
}

/// The clients lost in that time, with the reasons.
pub fn losses(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Vec<Loss> {
    at_start(accounts, window, as_of).filter_map(|account| lost(account, window, as_of)).collect()
}

fn at_start<'a>(accounts: &'a [Account], window: Window, as_of: &AsOf<'_>) -> impl Iterator<Item = &'a Account> {
    let before = as_of.on(window.eve());
    accounts.iter().filter(move |account| {
        let kind = lifecycle_on(&account.client, &before).map(|stage| stage.kind);
        matches!(kind, Some(StageKind::Live | StageKind::Postsale | StageKind::Paused))
    })
}

/// A client that was ours, by the entry of the stage it was in.
fn stayed(account: &Account, before: &AsOf<'_>) -> Behind {
    let Some(row) = stage_on(&account.client, before) else { return Behind::client(account, Part::Stayed) };
    let path = KeyPath::key("stages").index(row.index);
    Behind::new(account, &path, Part::Stayed).named(row.stage.as_str()).dated(row.entered)
}

fn lost(account: &Account, window: Window, as_of: &AsOf<'_>) -> Option<Loss> {
    if !is_closed_on(account, window.to, as_of) {
        return None;
    }
    let closed = |stage: &Stage| {
        let kind = as_of.settings.lifecycle_stage(stage.stage.as_str()).map(|stage| stage.kind);
        kind == Some(StageKind::Closed)
    };
    let entry = account.client.stages.iter().find(|row| window.holds(row.entered) && closed(row))?;
    let path = KeyPath::key("stages").index(entry.index);
    Some(Loss {
        behind: Behind::new(account, &path, Part::Lost).named(entry.stage.as_str()).dated(entry.entered),
        reason: entry.loss_reason,
        words: entry.reason.clone(),
        avoidable: entry.avoidable,
    })
}

fn is_closed_on(account: &Account, day: Day, as_of: &AsOf<'_>) -> bool {
    lifecycle_on(&account.client, &as_of.on(day)).is_some_and(|stage| stage.kind == StageKind::Closed)
}

#[cfg(test)]
mod tests {
    use super::{logo_churn, losses};
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day, on};

    fn stage(stage: &str, entered: &str) -> String {
        format!("[[stages]]\nstage = '{stage}'\nentered = {entered}\n")
    }

    #[test]
    fn who_was_ours_the_day_before_and_is_gone_on_the_last_day_is_lost() {
        let live = stage("delivery", "2025-06-01");
        let gone = stage("lost", "2026-01-01") + "loss_reason = 'price'\navoidable = true\nreason = 'too dear'\n";
        let accounts = [
            account("stays", &live),
            account("leaves", &(live.clone() + &gone)),
            account("paused", &stage("paused", "2025-06-01")),
            // Back before the quarter is over.
            account("returns", &(live.clone() + &stage("former", "2026-01-10") + &stage("onboarding", "2026-03-31"))),
            account("later", &(live.clone() + &stage("lost", "2026-04-01"))),
            account("earlier", &(live.clone() + &stage("lost", "2025-12-31"))),
            // A lead that came to nothing was never a client.
            account("lead", &(stage("lead", "2025-12-01") + &stage("lost", "2026-02-01"))),
            account("unknown", ""),
        ];
        let quarter = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let figure = logo_churn(&accounts, quarter, &on("2026-03-31"));
        // 1 of stays, leaves, paused, returns and later.
        assert_eq!((figure.value, figure.base), (Some(Value::Percent(20.0)), 5));
        let lost = losses(&accounts, quarter, &on("2026-03-31"));
        let why: Vec<_> = lost.iter().map(|loss| (loss.behind.client.as_str(), loss.avoidable)).collect();
        assert_eq!(why, [("leaves", Some(true))]);
        assert_eq!(lost[0].reason.unwrap().to_string(), "price");
    }
}
