//! Key figures: each a value that states its time, its base and how many records it rests on, and can list them.
//!
//! The accounts a figure is made of are those known on the last day of its time: whoever asks for an earlier time hands over
//! accounts that are [rewound](fn@super::rewound) to its last day. Figures of different currencies are different figures.
//!
//! Every figure lists the records it is made of, each with the amounts or the measure by which it counts and the line on which it
//! stands, so that whoever doubts a figure can work it out again from its rows.
//!
//! # Adding a figure
//! Write one file with a function from accounts and a [`Window`] to a [`Figure`] or several, add its [`Kind`] and, in the
//! catalogues of `report/words`, its name; and its formula in `tests/commands/portfolio/rows.rs`, which works every figure out again.

mod churn;
mod debts;
mod delivery;
mod lifetime;
mod orders;
mod promises;
mod response;
mod retention;
mod shares;
mod surveys;

pub use churn::{Loss, logo_churn, losses};
pub use debts::{AGEINGS, Aged, aged, ageing, days_of_sales};
pub use delivery::delivered_in_time;
pub use lifetime::lifetime;
pub use orders::{referrals, repeat_orders};
pub use promises::reliability;
pub use response::response_time;
pub use retention::{recurring_total, retention, revenue_retention};
pub use shares::{Share, concentration, shares};
pub use surveys::surveys;

use crate::ledger::Account;
use crate::model::Row;
use crate::model::invoice::Invoice;
use crate::model::value::{Currency, Day, Money};
use crate::source::KeyPath;

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Day,
    /// The last day, not before the first.
    pub to: Day,
}

impl Window {
    /// The days that end with `to`; at least one.
    pub fn ending(to: Day, days: i64) -> Window {
        Window { from: to.plus_days(1 - days.max(1)), to }
    }

    /// The year that ends with `to`: from the day after the same day a year ago; one that ends with February begins with March,
    /// so that no leap day is in two years.
    pub fn year(to: Day) -> Window {
        let year_ago = |day: Day| day.date().checked_sub_months(chrono::Months::new(12)).map_or(day, Day::from);
        Window { from: year_ago(to).plus_days(1).max(year_ago(to.plus_days(1))), to }
    }

    /// The year before the year that ends with `to`.
    pub fn year_before(to: Day) -> Window {
        Window::year(Window::year(to).from.plus_days(-1))
    }

    /// The day on whose evening the time begins: the start of whatever a figure compares is the state at the end of it.
    ///
    /// A contract of which the last day is 31 December is there at the start of January, and gone on its first day.
    pub fn eve(&self) -> Day {
        self.from.plus_days(-1)
    }

    /// Whether the day is one of them.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days there are.
    pub fn days(&self) -> i64 {
        self.from.days_until(self.to) + 1
    }
}

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "domain.md says what each is")]
pub enum Kind {
    RecurringRevenue,
    NetRetention,
    GrossRetention,
    RevenueRetention,
    LogoChurn,
    RepeatOrders,
    ReferralShare,
    Nps,
    Csat,
    Ces,
    OurPromises,
    TheirPromises,
    WarnedAhead,
    DeliveredInTime,
    ResponseTime,
    Dso,
    Concentration,
    Lifetime,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A share in percent.
    Percent(f64),
    /// Points of a scale: NPS from −100 to 100, CES from 1 to 7.
    Points(f64),
    /// Calendar days.
    Days(f64),
    /// Working hours.
    Hours(f64),
    /// Months of a calendar.
    Months(f64),
    /// An amount.
    Money(Money),
}

/// What a record does to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "the catalogues say what each is")]
pub enum Part {
    Counted,
    Owed,
    Billed,
    Same,
    Expansion,
    Contraction,
    Churned,
    InTime,
    LateWarned,
    Late,
    Lost,
    Stayed,
    Repeated,
    Once,
    Referred,
    OtherSource,
    Promoter,
    Passive,
    Detractor,
    Satisfied,
    Unsatisfied,
}

/// A record behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// Slug of the client.
    pub client: String,
    /// Path of its file, relative to the ledger's root.
    pub file: String,
    /// The line on which the record begins.
    pub line: u32,
    /// The record's own name: a number, an id; empty for the client itself.
    pub entry: String,
    /// What it does to the figure.
    pub part: Part,
    /// Its day, where it has one.
    pub day: Option<Day>,
    /// What it was worth at the start, in a figure that compares two days or two years.
    pub was: Option<Money>,
    /// What it is worth: of a figure that compares, at the end.
    pub amount: Option<Money>,
    /// What it measures by itself, where that is not money: hours, months, points.
    pub measure: Option<Value>,
}

impl Behind {
    /// A record of an account.
    pub fn new(account: &Account, path: &KeyPath, part: Part) -> Behind {
        Behind {
            client: account.slug().to_owned(),
            file: account.file.path.clone(),
            line: account.line(path),
            entry: String::new(),
            part,
            day: None,
            was: None,
            amount: None,
            measure: None,
        }
    }

    /// The client itself.
    pub fn client(account: &Account, part: Part) -> Behind {
        Behind::new(account, &KeyPath::key("profile"), part)
    }

    /// The same with the record's name.
    #[must_use]
    pub fn named(mut self, entry: impl Into<String>) -> Behind {
        self.entry = entry.into();
        self
    }

    /// The same with the record's day.
    #[must_use]
    pub fn dated(mut self, day: Day) -> Behind {
        self.day = Some(day);
        self
    }

    /// The same with the record's amount.
    #[must_use]
    pub fn worth(mut self, amount: Money) -> Behind {
        self.amount = Some(amount);
        self
    }

    /// The same with what the record was worth at the start and is worth at the end.
    #[must_use]
    pub fn from_to(mut self, was: Money, is: Money) -> Behind {
        (self.was, self.amount) = (Some(was), Some(is));
        self
    }

    /// The same with what the record measures by itself.
    #[must_use]
    pub fn measuring(mut self, value: Value) -> Behind {
        self.measure = Some(value);
        self
    }
}

/// A key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it measures.
    pub kind: Kind,
    /// The time it is of; one day for a state.
    pub window: Window,
    /// The currency, where it is about money.
    pub currency: Option<Currency>,
    /// How much; `None` where there is nothing to measure, or too little.
    pub value: Option<Value>,
    /// How many records or clients the base is: promises due, clients at the start, answers.
    pub base: usize,
    /// The base as an amount, where it is one.
    pub base_money: Option<Money>,
    /// The records behind it: whoever has them can work the value out again.
    pub rows: Vec<Behind>,
}

impl Figure {
    /// A figure without money: `counted` of the rows in percent of all of them.
    pub(super) fn share(kind: Kind, window: Window, rows: Vec<Behind>, counted: impl Fn(Part) -> bool) -> Figure {
        let hits = rows.iter().filter(|row| counted(row.part)).count();
        let value = percent(hits, rows.len()).map(Value::Percent);
        Figure { kind, window, currency: None, value, base: rows.len(), base_money: None, rows }
    }
}

/// An invoice with what it was billed for.
pub(super) fn of_invoice(account: &Account, row: &Row<Invoice>, part: Part) -> Behind {
    let path = KeyPath::key("invoices").index(row.index);
    Behind::new(account, &path, part).named(row.id.as_str()).dated(row.issued).worth(row.amount)
}

/// A part of a whole in percent; `None` of nothing.
#[allow(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
pub(super) fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// The value in the middle; of an even number the mean of the two in the middle.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Window, median};
    use crate::facts::given::day;

    #[test]
    fn a_year_ends_on_its_day_also_in_a_leap_year() {
        for (to, from, days) in [
            ("2026-03-02", "2025-03-03", 365),
            ("2024-02-29", "2023-03-01", 366),
            ("2024-12-31", "2024-01-01", 366),
            ("2024-02-28", "2023-03-01", 365),
            ("2025-02-28", "2024-03-01", 365),
            ("2026-02-28", "2025-03-01", 365),
        ] {
            let year = Window::year(day(to));
            assert_eq!((year.from, year.days()), (day(from), days), "{to}");
        }
        // The years touch: the leap day is in the earlier one alone.
        assert_eq!(Window::year_before(day("2025-02-28")), Window { from: day("2023-03-01"), to: day("2024-02-29") });
        assert_eq!(Window::year_before(day("2026-03-02")).to, day("2025-03-02"));
        assert_eq!(Window::ending(day("2026-03-02"), 30).from, day("2026-02-01"));
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!((median(vec![]), median(vec![5.0, 1.0, 9.0])), (None, Some(5.0)));
        assert_eq!(median(vec![1.0, 9.0, 4.0, 6.0]), Some(5.0));
    }
}
