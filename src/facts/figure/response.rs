//! How fast we answer.

use super::{Behind, Figure, Kind, Part, Value, Window, median};
use crate::facts::{Answers, AsOf, wants_answer};
use crate::ledger::Account;
use crate::source::KeyPath;

/// The median of the working hours between what a client wrote in that time and our answer; what waits is not in it.
///
/// Only the hours in which the office is open count: what came in the evening and was answered before the morning took none.
pub fn response_time(accounts: &[Account], window: Window, as_of: &AsOf<'_>) -> Figure {
    let mut hours = Vec::new();
    let mut rows = Vec::new();
    for account in accounts {
        let answers = Answers::of(&account.client, as_of);
        for row in account.client.interactions.iter().filter(|row| wants_answer(row)) {
            let day = as_of.day(&row.at);
            let Some(answered) = answers.to(row).filter(|_| window.holds(day)) else { continue };
            let minutes = as_of.calendar.working_minutes_between(row.at.in_zone(as_of.zone), answered);
            let took = f64::from(minutes) / 60.0;
            hours.push(took);
            let path = KeyPath::key("interactions").index(row.index);
            rows.push(Behind::new(account, &path, Part::Counted).dated(day).measuring(Value::Hours(took)));
        }
    }
    let value = median(hours).map(Value::Hours);
    Figure { kind: Kind::ResponseTime, window, currency: None, value, base: rows.len(), base_money: None, rows }
}

#[cfg(test)]
mod tests {
    use super::response_time;
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day, on};

    #[test]
    fn hours_count_while_the_office_is_open() {
        let mail = |at: &str, way: &str| {
            format!("[[interactions]]\nat = {at}\nkind = 'email'\nsummary = '{at}'\ndirection = '{way}'\n")
        };
        // Friday 17:00 to Monday 10:00, with the office open from 9 to 18: one hour and one more.
        let text = mail("2026-02-27T17:00:00", "inbound")
            + &mail("2026-03-02T10:00:00", "outbound")
            // Half an hour.
            + &mail("2026-03-02T11:00:00", "inbound")
            + &mail("2026-03-02T11:30:00", "outbound")
            // In the night: answered before the office opens, at once.
            + &mail("2026-03-03T02:00:00", "inbound")
            + &mail("2026-03-03T08:00:00", "outbound")
            // Waits.
            + &mail("2026-03-03T10:00:00", "inbound");
        let window = Window { from: day("2026-02-01"), to: day("2026-03-31") };
        let figure = response_time(&[account("acme", &text)], window, &on("2026-03-31"));
        assert_eq!((figure.value, figure.base), (Some(Value::Hours(0.5)), 3), "0, 0.5 and 2 hours");
        let at_once = mail("2026-03-02T12:00:00", "inbound") + &mail("2026-03-02T12:00:00", "outbound");
        let figure = response_time(&[account("acme", &at_once)], window, &on("2026-03-31"));
        assert_eq!((figure.value, figure.base), (Some(Value::Hours(0.0)), 1), "in the minute it came");
    }
}
