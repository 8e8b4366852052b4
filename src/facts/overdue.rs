//! What the client owes us in money, how long for, and who reminds it.

use super::AsOf;
use super::address::argument;
use crate::model::Client;
use crate::model::common::Chaser;
use crate::model::invoice::{Chase, Invoice, InvoiceState};
use crate::model::rows::Row;
use crate::model::settings::LadderStep;
use crate::model::value::{Day, Money};
use crate::source::KeyPath;

/// How long an invoice is overdue, as money reports group it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ageing {
    /// Not overdue.
    Current,
    /// 1 to 30 days.
    To30,
    /// 31 to 60 days.
    To60,
    /// 61 to 90 days.
    To90,
    /// 91 days and more.
    Over90,
}

impl Ageing {
    /// The group of an invoice so many days past its due date.
    pub fn of(days: i64) -> Ageing {
        match days {
            ..=0 => Ageing::Current,
            1..=30 => Ageing::To30,
            31..=60 => Ageing::To60,
            61..=90 => Ageing::To90,
            91.. => Ageing::Over90,
        }
    }

    /// The days of the group as people write them: `1-30`, `91+`.
    pub fn days(self) -> &'static str {
        match self {
            Ageing::Current => "current",
            Ageing::To30 => "1-30",
            Ageing::To60 => "31-60",
            Ageing::To90 => "61-90",
            Ageing::Over90 => "91+",
        }
    }
}

/// An invoice with something left to pay on the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Receivable<'a> {
    /// The invoice.
    pub row: &'a Row<Invoice>,
    /// What is left to pay.
    pub open: Money,
    /// Calendar days past the due date; negative while it lies ahead.
    pub days: i64,
    /// The group by these days.
    pub ageing: Ageing,
    /// Who reminds the client.
    pub chaser: Chaser,
    /// Where the client's file says so; `None` where `[chasing]` does.
    pub chaser_path: Option<KeyPath>,
    /// The step of the ladder that it has reached, by its time or because it was taken before that; `None` before the first.
    pub step: Option<&'a LadderStep>,
    /// Whether that step was taken since the due date, or a later one.
    pub taken: bool,
    /// The step of the ladder after that one, and the day from which on it is to be taken; `None` after the last.
    pub next: Option<(&'a LadderStep, Day)>,
    /// The last reminder up to the day.
    pub last_chase: Option<&'a Chase>,
}

impl Receivable<'_> {
    /// Whether its due date has passed.
    pub fn is_overdue(&self) -> bool {
        self.days > 0
    }

    /// The step of the ladder that is to be taken now.
    pub fn step_now(&self) -> Option<&LadderStep> {
        self.step.filter(|_| !self.taken)
    }
}

/// The command, without the program's name, for an overdue invoice: that the `step` to be taken now was taken; where none is, a
/// look at what was done.
pub fn chase(slug: &str, number: &str, step: Option<&str>) -> String {
    match step {
        Some(step) => format!("chase {slug} {} --step {}", argument(number), argument(step)),
        None => format!("show {slug} invoices"),
    }
}

/// The invoices issued by the day that are not fully paid by then, in the order of the file.
///
/// Drafts, void ones and those written off are none; disputed ones stand apart ([`disputed`]).
pub fn receivables<'a>(client: &'a Client, as_of: &AsOf<'a>) -> Vec<Receivable<'a>> {
    in_state(client, as_of, InvoiceState::Issued)
}

/// The disputed invoices with something left to pay, outside the ageing.
pub fn disputed<'a>(client: &'a Client, as_of: &AsOf<'a>) -> Vec<Receivable<'a>> {
    in_state(client, as_of, InvoiceState::Disputed)
}

fn in_state<'a>(client: &'a Client, as_of: &AsOf<'a>, state: InvoiceState) -> Vec<Receivable<'a>> {
    let standing = client.invoices.iter().filter(|row| row.state == state && row.issued <= as_of.today);
    standing.filter_map(|row| receivable(client, row, as_of)).collect()
}

fn receivable<'a>(client: &'a Client, row: &'a Row<Invoice>, as_of: &AsOf<'a>) -> Option<Receivable<'a>> {
    let open = open_on(row, as_of.today);
    if open.amount().is_zero() || open.amount().is_sign_negative() {
        return None;
    }
    let days = as_of.days_since(row.due);
    let own = client.communication.as_ref().and_then(|agreement| agreement.chaser);
    let chases = || row.chases.iter().filter(|chase| chase.date <= as_of.today);
    let ladder = ladder(row.due, as_of);
    let reached = ladder.iter().rposition(|(from, _)| row.due < as_of.today && *from <= as_of.today);
    // A step counts from the day after the due date on: before it there is nothing to climb for.
    let has_taken = |step: &LadderStep| chases().any(|chase| chase.step == step.step && chase.date > row.due);
    let taken = ladder.iter().rposition(|(_, step)| has_taken(step));
    let stands = reached.max(taken);
    Some(Receivable {
        row,
        open,
        days,
        ageing: Ageing::of(days),
        chaser: own.unwrap_or(as_of.settings.chasing.chaser),
        chaser_path: own.map(|_| KeyPath::key("communication").then("chaser")),
        step: stands.map(|at| ladder[at].1),
        taken: taken.is_some() && taken == stands,
        next: ladder.get(stands.map_or(0, |at| at + 1)).map(|(from, step)| (*step, *from)),
        last_chase: chases().max_by_key(|chase| chase.date),
    })
}

/// What was left to pay at the end of a day: the amount less the payments up to it in its currency, refunds added again.
pub fn open_on(invoice: &Invoice, day: Day) -> Money {
    let payments = invoice.payments.iter().filter(|payment| payment.date <= day);
    payments.fold(invoice.amount, |open, payment| open.minus(&payment.amount).unwrap_or(open))
}

/// The steps of the ladder, each with the day from which on it is to be taken, by these days.
fn ladder<'a>(due: Day, as_of: &AsOf<'a>) -> Vec<(Day, &'a LadderStep)> {
    let steps = as_of.settings.chasing.ladder.iter();
    let mut ladder: Vec<_> = steps.map(|step| (step.after.after(due, &as_of.calendar), step)).collect();
    ladder.sort_by_key(|(from, _)| *from);
    ladder
}

#[cfg(test)]
mod tests {
    use super::{Ageing, disputed, receivables};
    use crate::facts::given::Case;
    use crate::model::common::Chaser;

    fn invoice(more: &str) -> String {
        format!("[[invoices]]\nid = '1'\nissued = 2026-01-01\ndue = 2026-01-15\namount = '100 EUR'\n{more}\n")
    }

    #[test]
    fn ageing_changes_on_the_days_after_thirty_sixty_and_ninety() {
        use Ageing::{Current, Over90, To30, To60, To90};
        let days = [0, 1, 30, 31, 60, 61, 90, 91].map(Ageing::of);
        assert_eq!(days, [Current, To30, To30, To60, To60, To90, To90, Over90]);
    }

    #[test]
    fn an_invoice_is_overdue_on_the_day_after_it_is_due() {
        let case = Case::new(&invoice(""));
        let days = |day| receivables(&case.client, &case.on(day)).first().map(|open| (open.days, open.is_overdue()));
        assert_eq!(days("2025-12-31"), None, "not issued");
        assert_eq!(days("2026-01-15"), Some((0, false)));
        assert_eq!(days("2026-01-16"), Some((1, true)));
    }

    #[test]
    fn payments_count_from_their_day_and_a_refund_opens_it_again() {
        let paid = "payments = [{ date = 2026-01-20, amount = '60 EUR' }, { date = 2026-01-25, amount = '40 EUR' }, \
                    { date = 2026-02-01, amount = '-10 EUR' }]";
        let case = Case::new(&invoice(paid));
        let open = |day| receivables(&case.client, &case.on(day)).first().map(|open| open.open.to_string());
        assert_eq!(open("2026-01-19").as_deref(), Some("100 EUR"));
        assert_eq!(open("2026-01-24").as_deref(), Some("40 EUR"));
        assert_eq!(open("2026-01-31"), None);
        assert_eq!(open("2026-02-01").as_deref(), Some("10 EUR"));
        for state in ["draft", "void", "written-off"] {
            let case = Case::new(&invoice(&format!("state = '{state}'")));
            assert!(receivables(&case.client, &case.on("2026-03-01")).is_empty(), "{state}");
        }
        let apart = Case::new(&invoice("state = 'disputed'"));
        assert!(receivables(&apart.client, &apart.on("2026-03-01")).is_empty());
        assert_eq!(disputed(&apart.client, &apart.on("2026-03-01")).len(), 1);
    }

    #[test]
    fn the_ladder_is_climbed_by_days_and_whoever_was_agreed_on_reminds() {
        let chased = "chases = [{ date = 2026-01-16, step = 'remind' }, { date = 2026-01-29, step = 'call' }]";
        let case = Case::new(&format!("[communication]\nchaser = 'accounting'\n{}", invoice(chased)));
        let on = |day| {
            let as_of = case.on(day);
            let open = receivables(&case.client, &as_of).remove(0);
            (open.step.map(|step| step.step.clone()), open.taken, open.last_chase.map(|chase| chase.date.to_string()))
        };
        assert_eq!(on("2026-01-15"), (None, false, None));
        assert_eq!(on("2026-01-16"), (Some("remind".to_owned()), true, Some("2026-01-16".to_owned())));
        assert_eq!(on("2026-01-28"), (Some("remind".to_owned()), true, Some("2026-01-16".to_owned())));
        assert_eq!(on("2026-01-29"), (Some("call".to_owned()), true, Some("2026-01-29".to_owned())));
        let ahead = |day| {
            let as_of = case.on(day);
            receivables(&case.client, &as_of)[0].next.map(|(step, from)| format!("{} {from}", step.step))
        };
        assert_eq!(ahead("2026-01-16").as_deref(), Some("call 2026-01-29"));
        assert_eq!(ahead("2026-01-29").as_deref(), Some("escalate 2026-02-14"));
        assert_eq!(ahead("2026-02-14"), None);
        // Thirty days from 15 January end on 14 February.
        assert_eq!(on("2026-02-14"), (Some("escalate".to_owned()), false, Some("2026-01-29".to_owned())));
        let as_of = case.on("2026-02-14");
        let open = &receivables(&case.client, &as_of)[0];
        assert_eq!((open.chaser, open.chaser_path.is_some()), (Chaser::Accounting, true));
    }
    #[test]
    fn a_step_taken_early_counts_and_one_left_out_is_not_gone_back_to() {
        let on = |chases: &str, day: &str| {
            let case = Case::new(&invoice(&format!("chases = [{chases}]")));
            let as_of = case.on(day);
            let open = receivables(&case.client, &as_of).remove(0);
            let next = open.next.map(|(step, from)| format!("{} {from}", step.step));
            (open.step_now().map(|step| step.step.clone()), next.unwrap_or_default())
        };
        let call = "{ date = 2026-01-17, step = 'call' }";
        assert_eq!(on(call, "2026-01-16"), (Some("remind".to_owned()), "call 2026-01-29".to_owned()));
        assert_eq!(on(call, "2026-01-17"), (None, "escalate 2026-02-14".to_owned()));
        assert_eq!(on(call, "2026-02-13"), (None, "escalate 2026-02-14".to_owned()));
        assert_eq!(on(call, "2026-02-14"), (Some("escalate".to_owned()), String::new()));
        let last = "{ date = 2026-01-17, step = 'escalate' }, { date = 2026-01-18, step = 'remind' }";
        assert_eq!(on(last, "2026-01-30"), (None, String::new()));
        assert_eq!(on("{ date = 2026-01-10, step = 'call' }", "2026-01-16").0.as_deref(), Some("remind"), "not due");
    }
}
