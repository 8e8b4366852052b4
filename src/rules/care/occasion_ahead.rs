//! `occasion-ahead`: a day to remember comes near.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts::{self, Remembered, address};
use crate::rules::{Check, Fault, Group, Rule, Spot, Subject};
use crate::source::{Part, Step};

/// Good gifts take months, and a forgotten birthday is noticed.
pub const RULE: Rule = Rule {
    name: "occasion-ahead",
    group: Group::Care,
    level: Level::Note,
    finds: "a day to remember inside its lead time",
    explain: "A day to remember is inside its lead time: an entry of `[[occasions]]` (two weeks, unless its `lead` says \
        otherwise), or the birthday on the card of somebody at the client (two weeks). Good gifts are ordered months ahead; \
        what counts is quality and surprise. Once it is done, write the day into `marked`; what was prepared \
        ahead is told once more on its day, or on the working day before a day off. For a birthday, log the gift, or \
        the greeting on the day itself. A birthday on 29 February is kept on the 28th of ordinary years. Clients that are gone are left in peace.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if facts::is_closed(subject.client, subject.as_of) {
        return;
    }
    let addresses = address::occasions(subject.client);
    let ahead = facts::occasions_ahead(subject.client, subject.as_of).into_iter();
    for next in ahead.filter(|next| next.is_near(subject.today())) {
        let when = match next.days {
            0 => "today".to_owned(),
            left => format!("in {}", days(left)),
        };
        let slug = subject.slug;
        let (message, help) = match next.what {
            Remembered::Occasion(row) => {
                let address = addresses.of(row);
                let marked = address::set(slug, address.as_deref(), &["marked=today"]);
                let prepared = next.prepared.map(|day| format!("; prepared on {day}")).unwrap_or_default();
                (format!("{} is {when}{prepared}", row.what), format!("once it is done, `folio {marked}`"))
            }
            Remembered::Birthday(person) => (
                format!("the birthday of `{}` is {when}", person.id),
                format!("congratulate, then `folio {}`", address::congratulate(slug, person.id.as_str(), next.days)),
            ),
        };
        let part = if matches!(next.path.steps().last(), Some(Step::Key(_))) { Part::Value } else { Part::Header };
        faults.push(Fault::new(Spot::Path(next.path, part), message).label(format!("on {}", next.day)).help(help));
    }
}
