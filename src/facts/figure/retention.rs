//! What becomes of the revenue of those who were our clients at the start.

use super::{Behind, Figure, Kind, Part, Value, Window, of_invoice};
use crate::facts::{Sums, billed, is_in_force, monthly, recurring};
use crate::ledger::Account;
use crate::model::value::{Currency, Day, Money};
use crate::source::KeyPath;

/// The recurring revenue per month on a day, a figure a currency; the contracts behind it.
pub fn recurring_total(accounts: &[Account], on: Day) -> Vec<Figure> {
    let mut sums = Sums::default();
    let mut rows = Vec::new();
    for account in accounts {
        for part in recurring(&account.client, on) {
            sums.add(part.monthly);
            let contract = account.client.contracts.iter().find(|row| row.index == part.row);
            let number = contract.map_or_else(String::new, |row| row.id.to_string());
            let path = KeyPath::key("contracts").index(part.row);
            rows.push(Behind::new(account, &path, Part::Counted).named(number).worth(part.monthly));
        }
    }
    let window = Window { from: on, to: on };
    let figures = sums.iter().map(|sum| {
        let rows = of_currency(&rows, sum.currency());
        money_figure(Kind::RecurringRevenue, window, *sum, Some(Value::Money(*sum)), rows)
    });
    figures.collect()
}

/// Net and gross revenue retention of recurring revenue, a pair a currency.
///
/// The cohort is the clients with recurring revenue on [the eve](Window::eve); the end is the last day. Net: (start + expansion −
/// contraction − churn) ÷ start; gross leaves the expansion out. A client that changes one contract for another has changed by
/// the difference.
pub fn retention(accounts: &[Account], window: Window) -> Vec<Figure> {
    let clients: Vec<Vec<Behind>> = accounts.iter().map(|account| contracts(account, window)).collect();
    let figures = cohorts(&clients).into_iter().flat_map(|cohort| {
        let net = cohort.figure(Kind::NetRetention, window, cohort.end);
        [net, cohort.figure(Kind::GrossRetention, window, cohort.held)]
    });
    figures.collect()
}

/// The contracts of a client that bring something on the eve or on the last day, with what they bring a month on both.
fn contracts(account: &Account, window: Window) -> Vec<Behind> {
    let rows = account.client.contracts.iter().filter_map(|contract| {
        let brings = monthly(contract)?;
        let on = |day| if is_in_force(contract, day) { brings } else { Money::zero(brings.currency()) };
        let (was, is) = (on(window.eve()), on(window.to));
        let path = KeyPath::key("contracts").index(contract.index);
        let row = Behind::new(account, &path, Part::Same).named(contract.id.as_str()).from_to(was, is);
        (was.minor() != 0 || is.minor() != 0).then_some(row)
    });
    rows.collect()
}

/// Revenue retention of project work: what the clients of the year before the last were billed in the last, ÷ what they were
/// billed then; a figure a currency. The years end with `to`.
pub fn revenue_retention(accounts: &[Account], to: Day) -> Vec<Figure> {
    let (last, before) = (Window::year(to), Window::year_before(to));
    let invoices = |account: &Account| -> Vec<Behind> {
        let rows = billed(&account.client, before.from, last.to).map(|row| {
            let nothing = Money::zero(row.amount.currency());
            let (was, is) = if last.holds(row.issued) { (nothing, row.amount) } else { (row.amount, nothing) };
            of_invoice(account, row, Part::Same).from_to(was, is)
        });
        rows.collect()
    };
    let clients: Vec<Vec<Behind>> = accounts.iter().map(invoices).collect();
    cohorts(&clients).iter().map(|cohort| cohort.figure(Kind::RevenueRetention, last, cohort.end)).collect()
}

/// The clients who were worth something at the start, in one currency.
struct Cohort {
    /// What they were worth at the start.
    start: Money,
    /// What they are worth at the end.
    end: Money,
    /// The same without what any of them has grown by.
    held: Money,
    /// How many they are.
    clients: usize,
    /// The records, each with what became of its client.
    rows: Vec<Behind>,
}

impl Cohort {
    fn figure(&self, kind: Kind, window: Window, end: Money) -> Figure {
        let value = end.of(&self.start).map(|share| Value::Percent(share * 100.0));
        let figure = money_figure(kind, window, self.start, value, self.rows.clone());
        Figure { base: self.clients, ..figure }
    }
}

/// A cohort for each currency in which a client was worth something at the start; the rows are those of a client each.
fn cohorts(clients: &[Vec<Behind>]) -> Vec<Cohort> {
    let starts: Sums = clients.iter().flatten().filter_map(|row| row.was).collect();
    let positive = starts.iter().filter(|start| start.minor() > 0);
    positive.map(|start| cohort(clients, start.currency())).collect()
}

fn cohort(clients: &[Vec<Behind>], currency: Currency) -> Cohort {
    let nothing = Money::zero(currency);
    let mut cohort = Cohort { start: nothing, end: nothing, held: nothing, clients: 0, rows: Vec::new() };
    let plus = |sum: Money, more: Money| sum.plus(&more).unwrap_or(sum);
    for rows in clients {
        let rows = of_currency(rows, currency);
        let was = rows.iter().filter_map(|row| row.was).fold(nothing, plus);
        let is = rows.iter().filter_map(|row| row.amount).fold(nothing, plus);
        if was.minor() <= 0 {
            continue;
        }
        let part = became(is.minus(&was).unwrap_or(nothing), is);
        cohort.start = plus(cohort.start, was);
        cohort.end = plus(cohort.end, is);
        cohort.held = plus(cohort.held, if part == Part::Expansion { was } else { is });
        cohort.clients += 1;
        cohort.rows.extend(rows.into_iter().map(|row| Behind { part, ..row }));
    }
    cohort
}

/// What became of a client's revenue, by its change and what is left.
fn became(change: Money, left: Money) -> Part {
    match (change.minor(), left.minor()) {
        (0, _) => Part::Same,
        (1.., _) => Part::Expansion,
        (_, ..=0) => Part::Churned,
        _ => Part::Contraction,
    }
}

pub(super) fn of_currency(rows: &[Behind], currency: Currency) -> Vec<Behind> {
    let same = |row: &&Behind| row.amount.is_some_and(|amount| amount.currency() == currency);
    rows.iter().filter(same).cloned().collect()
}

pub(super) fn money_figure(kind: Kind, window: Window, base: Money, value: Option<Value>, rows: Vec<Behind>) -> Figure {
    Figure { kind, window, currency: Some(base.currency()), value, base: rows.len(), base_money: Some(base), rows }
}

#[cfg(test)]
mod tests {
    use super::{recurring_total, retention, revenue_retention};
    use crate::facts::figure::{Behind, Figure, Value, Window};
    use crate::facts::given::{account, day};
    use crate::ledger::Account;
    use crate::model::value::Period;

    fn contract(recurring: &str, starts: &str, ends: &str) -> String {
        let id = format!("{recurring}{starts}");
        format!(
            "[[contracts]]\nid = '{id}'\nkind = 'msa'\nstate = 'active'\nrecurring = '{recurring}'\nstarts = {starts}\nends = {ends}\n"
        )
    }

    fn shown(figures: &[Figure]) -> Vec<String> {
        let line = |figure: &Figure| {
            let value = match figure.value {
                Some(Value::Percent(share)) => format!("{share:.1} %"),
                Some(Value::Money(money)) => money.to_string(),
                _ => "-".to_owned(),
            };
            let base = figure.base_money.map(|money| money.to_string()).unwrap_or_default();
            format!("{} {value} of {base}, {}", figure.kind, figure.base)
        };
        figures.iter().map(line).collect()
    }

    fn agency() -> Vec<Account> {
        let year = |recurring: &str| contract(recurring, "2025-01-01", "2027-12-31");
        vec![
            // Grows from 100 to 150 in February.
            account("grows", &(year("100 EUR") + &contract("50 EUR", "2026-02-01", "2027-01-31"))),
            // Shrinks from 100 to 60: a second contract ends with February.
            account("shrinks", &(year("60 EUR") + &contract("40 EUR", "2025-06-01", "2026-02-28"))),
            account("stays", &year("100 EUR")),
            account("leaves", &contract("100 EUR", "2025-01-01", "2026-01-31")),
            // Not there at the start, so not of the cohort.
            account("comes", &contract("500 EUR", "2026-01-02", "2026-12-31")),
            account("far", &contract("9000 PHP", "2025-01-01", "2026-12-31")),
        ]
    }

    #[test]
    fn what_the_cohort_of_the_eve_is_worth_on_the_last_day() {
        let quarter = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        // Start 100 + 100 + 100 + 100 = 400. Net: 400 + 50 − 40 − 100 = 310, 77.5 %; gross: 400 − 40 − 100 = 260, 65 %.
        assert_eq!(
            shown(&retention(&agency(), quarter)),
            [
                "net-retention 77.5 % of 400 EUR, 4",
                "gross-retention 65.0 % of 400 EUR, 4",
                "net-retention 100.0 % of 9000 PHP, 1",
                "gross-retention 100.0 % of 9000 PHP, 1",
            ]
        );
        assert_eq!(retention(&[], quarter), []);
    }

    #[test]
    fn a_change_on_the_first_day_is_a_change_of_that_time_and_of_no_other() {
        let year = |year: u32, recurring: &str| contract(recurring, &format!("{year}-01-01"), &format!("{year}-12-31"));
        let accounts = [
            account("stays", &(contract("100 EUR", "2025-01-01", "2027-12-31"))),
            account("leaves", &year(2025, "100 EUR")),
            account("grows", &(year(2025, "100 EUR") + &year(2026, "300 EUR"))),
        ];
        let shares = |period: &str, today: &str| {
            let period: Period = period.parse().unwrap();
            let window = Window { from: period.first(), to: period.last().min(day(today)) };
            shown(&retention(&accounts, window))
        };
        let unchanged =
            ["net-retention 100.0 % of 300 EUR, 3".to_owned(), "gross-retention 100.0 % of 300 EUR, 3".to_owned()];
        // On 31 December 2025 all three bring 100; on 2 March 2026 the last brings 300 and the second nothing.
        // Net: (300 + 200 − 100) ÷ 300; gross: (300 − 100) ÷ 300.
        let changed =
            ["net-retention 133.3 % of 300 EUR, 3".to_owned(), "gross-retention 66.7 % of 300 EUR, 3".to_owned()];
        assert_eq!(shares("2025-Q4", "2026-03-02"), unchanged);
        for period in ["2026-01", "2026-Q1", "2026"] {
            assert_eq!(shares(period, "2026-03-02"), changed, "{period}");
        }
        assert_eq!(shares("2026-02", "2026-03-02")[0], "net-retention 100.0 % of 400 EUR, 2");
        // On 31 December 2024 there was nobody: no cohort, no figure.
        assert_eq!(shares("2025", "2026-03-02"), [""; 0]);
    }

    #[test]
    fn months_end_on_their_own_last_day() {
        let leap = [account("leaves", &contract("100 EUR", "2024-01-01", "2024-02-29"))];
        let net = |from: &str, to: &str| shown(&retention(&leap, Window { from: day(from), to: day(to) }));
        assert_eq!(net("2024-02-01", "2024-02-29")[0], "net-retention 100.0 % of 100 EUR, 1");
        assert_eq!(net("2024-03-01", "2024-03-31")[0], "net-retention 0.0 % of 100 EUR, 1");
        assert_eq!(net("2024-04-01", "2024-04-30"), [""; 0]);
    }

    #[test]
    fn each_row_is_a_contract_with_what_it_was_worth_and_what_its_client_did() {
        let quarter = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let figures = retention(&agency(), quarter);
        let row = |row: &Behind| {
            format!("{}:{} {} {} → {}", row.client, row.line, row.part, row.was.unwrap(), row.amount.unwrap())
        };
        let rows: Vec<String> = figures[0].rows.iter().map(row).collect();
        // Three lines of a profile, then seven of each contract.
        assert_eq!(
            rows,
            [
                "grows:4 expansion 100 EUR → 100 EUR",
                "grows:11 expansion 0 EUR → 50 EUR",
                "shrinks:4 contraction 60 EUR → 60 EUR",
                "shrinks:11 contraction 40 EUR → 0 EUR",
                "stays:4 same 100 EUR → 100 EUR",
                "leaves:4 churned 100 EUR → 0 EUR",
            ]
        );
        assert_eq!(figures[0].base, 4, "clients");
    }

    #[test]
    fn recurring_revenue_lists_its_contracts() {
        // On 2 March: 150 + 60 + 100 + 500 EUR.
        assert_eq!(
            shown(&recurring_total(&agency(), day("2026-03-02"))),
            ["recurring-revenue 810 EUR of 810 EUR, 5", "recurring-revenue 9000 PHP of 9000 PHP, 1"]
        );
    }

    #[test]
    fn project_work_is_held_against_the_year_before() {
        let invoice = |issued: &str, amount: &str| {
            format!("[[invoices]]\nid = '{issued}'\nissued = {issued}\ndue = {issued}\namount = '{amount} RUB'\n")
        };
        let accounts = [
            // 100 in the year to 2 March 2025, 80 in the year to 2 March 2026.
            account("a", &(invoice("2025-03-02", "100") + &invoice("2025-03-03", "30") + &invoice("2026-03-02", "50"))),
            account("b", &invoice("2024-03-03", "60")),
            account("c", &(invoice("2024-03-02", "999") + &invoice("2026-01-01", "999"))),
        ];
        // (80 + 0) ÷ (100 + 60) = 50 %.
        assert_eq!(shown(&revenue_retention(&accounts, day("2026-03-02"))), ["revenue-retention 50.0 % of 160 RUB, 2"]);
    }
}
