//! Whether projects are delivered by their day.

use super::{Behind, Figure, Kind, Part, Window};
use crate::ledger::Account;
use crate::source::KeyPath;

/// Projects delivered by their `due` ÷ projects with a due day delivered in that time.
pub fn delivered_in_time(accounts: &[Account], window: Window) -> Figure {
    let rows = accounts.iter().flat_map(|account| {
        account.client.projects.iter().filter_map(move |project| {
            let (due, delivered) = (project.due?, project.delivered.filter(|day| window.holds(*day))?);
            let part = if delivered <= due { Part::InTime } else { Part::Late };
            let path = KeyPath::key("projects").index(project.index);
            Some(Behind::new(account, &path, part).named(project.id.as_str()).dated(delivered))
        })
    });
    Figure::share(Kind::DeliveredInTime, window, rows.collect(), |part| part == Part::InTime)
}

#[cfg(test)]
mod tests {
    use super::delivered_in_time;
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day};

    #[test]
    fn the_due_day_itself_is_in_time() {
        let project = |id: &str, due: &str, delivered: &str| {
            format!("[[projects]]\nid = '{id}'\nname = 'N'\nstatus = 'done'\ndue = {due}\ndelivered = {delivered}\n")
        };
        let text = project("a", "2026-01-31", "2026-01-31")
            + &project("b", "2026-01-31", "2026-02-01")
            + &project("c", "2025-12-31", "2025-12-31");
        let quarter = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let figure = delivered_in_time(&[account("acme", &text)], quarter);
        // a of a and b; c was delivered before.
        assert_eq!((figure.value, figure.base), (Some(Value::Percent(50.0)), 2));
    }
}
