//! How promises were kept, on both sides.

use super::{Behind, Figure, Kind, Part, Window};
use crate::facts::{AsOf, Judged, Kept, judged};
use crate::ledger::Account;
use crate::model::commitment::PromiseSide;
use crate::source::KeyPath;

/// Reliability of our promises, of the clients', and how many of our late ones were told ahead.
///
/// Done by the day first given ÷ due, withdrawn ones left out; late with a warning before that day ÷ late.
pub fn reliability(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> [Figure; 3] {
    let ours = kept(accounts, PromiseSide::Us, window, as_of);
    let theirs = kept(accounts, PromiseSide::Client, window, as_of);
    let late: Vec<Behind> = ours.iter().filter(|row| row.part != Part::InTime).cloned().collect();
    [
        Figure::share(Kind::OurPromises, window, ours, |part| part == Part::InTime),
        Figure::share(Kind::TheirPromises, window, theirs, |part| part == Part::InTime),
        Figure::share(Kind::WarnedAhead, window, late, |part| part == Part::LateWarned),
    ]
}

fn kept(accounts: &[Account], side: PromiseSide, window: Window, as_of: &AsOf<'_>) -> Vec<Behind> {
    let rows = accounts.iter().flat_map(|account| {
        let judged = judged(&account.client, side, window.from, window.to, as_of);
        judged.into_iter().map(move |judged| behind(account, judged))
    });
    rows.collect()
}

fn behind(account: &Account, judged: Judged) -> Behind {
    let part = match judged.kept {
        Kept::InTime => Part::InTime,
        Kept::LateWarned => Part::LateWarned,
        Kept::Late => Part::Late,
    };
    let promise = account.client.commitments.iter().find(|row| row.index == judged.row);
    let id = promise.map_or_else(String::new, |row| row.id.to_string());
    Behind::new(account, &KeyPath::key("commitments").index(judged.row), part).named(id).dated(judged.due)
}

#[cfg(test)]
mod tests {
    use super::reliability;
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day, on};

    #[test]
    fn both_sides_are_measured_by_the_day_first_given() {
        let promise = |id: &str, side: &str, fields: &str| {
            format!("[[commitments]]\nid = '{id}'\nwhat = 'w'\nside = '{side}'\n{fields}\n")
        };
        let text = promise("a", "us", "due = 2026-01-15\nstate = 'done'\ndone = 2026-01-15")
            + &promise("b", "us", "due = 2026-01-20\nwarned = 2026-01-19\nstate = 'done'\ndone = 2026-01-25")
            + &promise("c", "us", "due = 2026-02-01\nstate = 'missed'")
            + &promise("d", "us", "due = 2026-02-01\nstate = 'withdrawn'")
            + &promise("e", "us", "due = 2025-12-31\nstate = 'missed'")
            + &promise("f", "client", "due = 2026-02-01\nstate = 'done'\ndone = 2026-02-01");
        let window = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let figures = reliability(&[account("acme", &text)], window, &on("2026-03-31"));
        let shown: Vec<_> = figures.iter().map(|figure| (figure.kind.to_string(), figure.value, figure.base)).collect();
        // Ours: 1 of a, b and c; told ahead: b of b and c; theirs: 1 of 1.
        assert_eq!(
            shown,
            [
                ("our-promises".to_owned(), Some(Value::Percent(100.0 / 3.0)), 3),
                ("their-promises".to_owned(), Some(Value::Percent(100.0)), 1),
                ("warned-ahead".to_owned(), Some(Value::Percent(50.0)), 2),
            ]
        );
        let nothing = reliability(&[], window, &on("2026-03-31"));
        assert!(nothing.iter().all(|figure| figure.value.is_none() && figure.base == 0));
    }
}
