//! What makes a client red whatever the sum says.

use crate::facts::{AsOf, Receivable, breaches, cut_thread, receivables};
use crate::model::Client;
use crate::model::contract::ContractState;
use crate::model::feedback::Severity;
use crate::model::value::{Day, Span};
use crate::source::KeyPath;

/// A rule that makes a client red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum RedRule {
    /// An invoice overdue for more than `health.red_invoice`.
    OldInvoice,
    /// A critical complaint open for more than `health.red_complaint`.
    CriticalComplaint,
    /// A promise of ours not kept, not warned of, for more than `health.red_promise`.
    BrokenPromise,
    /// The only person we spoke with lately has left or moved.
    CutThread,
    /// Notice of termination.
    Notice,
}

/// Why a client is red.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Red {
    /// The rule.
    pub rule: RedRule,
    /// The record.
    pub record: KeyPath,
    /// The record's own name: a number, an id; empty for feedback.
    pub entry: String,
    /// What the record is called in a sentence: the number, the words of the promise, the name of the person; empty for feedback.
    pub called: String,
    /// For how long: calendar days of an invoice, working days of a complaint or a promise; 0 for the others.
    pub days: i64,
}

/// Everything that makes a client red, in the order of the rules.
pub fn reds(client: &Client, as_of: &AsOf<'_>) -> Vec<Red> {
    let red = |rule, section: &str, row: usize, entry: &str, called: &str, days: i64| {
        let record = KeyPath::key(section).index(row);
        Red { rule, record, entry: entry.to_owned(), called: called.to_owned(), days }
    };
    let settings = &as_of.settings.health;
    let longer = |span: Span, since: Day| span.used_up(since, as_of.today, &as_of.calendar);
    let mut found = Vec::new();
    let old = |owed: &Receivable<'_>| longer(settings.red_invoice, owed.row.due);
    for owed in receivables(client, as_of).into_iter().filter(old) {
        let number = owed.row.id.to_string();
        found.push(red(RedRule::OldInvoice, "invoices", owed.row.index, &number, &number, owed.days));
    }
    for complaint in client.feedback.iter().filter(|row| row.severity == Some(Severity::Critical)) {
        let days = as_of.calendar.working_days_between(complaint.date, as_of.today);
        if complaint.is_open_complaint() && longer(settings.red_complaint, complaint.date) {
            found.push(red(RedRule::CriticalComplaint, "feedback", complaint.index, "", "", i64::from(days)));
        }
    }
    for promise in breaches(client, as_of) {
        let (row, days) = (promise.row, i64::from(promise.overdue_working));
        found.push(red(RedRule::BrokenPromise, "commitments", row.index, row.id.as_str(), &row.what, days));
    }
    if let Some(cut) = cut_thread(client, as_of) {
        let person = cut.person;
        found.push(red(RedRule::CutThread, "stakeholders", person.index, person.id.as_str(), &person.name, 0));
    }
    if let Some((row, number)) = noticed(client, as_of) {
        found.push(red(RedRule::Notice, "contracts", row, &number, &number, 0));
    }
    found
}

/// A terminated contract that still runs, or that has left the client without any in force for no longer than
/// `health.red_notice`: what ended longer ago is history.
fn noticed(client: &Client, as_of: &AsOf<'_>) -> Option<(usize, String)> {
    let another = client.contracts.iter().any(|row| row.state == ContractState::Active);
    let ended = client.contracts.iter().filter(|row| row.state == ContractState::Terminated);
    let runs = |ends| ends >= as_of.today;
    let recent = |ends| !as_of.settings.health.red_notice.exceeded(ends, as_of.today, &as_of.calendar);
    let mut counted =
        ended.filter(|row| if another { row.ends.is_some_and(runs) } else { row.ends.is_none_or(recent) });
    counted.next_back().map(|row| (row.index, row.id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::reds;
    use crate::facts::given::{client, on};

    fn found(text: &str, today: &str) -> Vec<String> {
        reds(&client(text), &on(today)).iter().map(|red| format!("{} {} {}", red.rule, red.record, red.days)).collect()
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn an_invoice_is_red_after_ninety_days() {
        let text = "[[invoices]]\nid = '1'\nissued = 2025-11-01\ndue = 2025-12-01\namount = '1 RUB'\n";
        assert_eq!(found(text, "2026-03-01"), NONE); // 30 + 31 + 28 + 1 = 90
        assert_eq!(found(text, "2026-03-02"), ["old-invoice invoices[0] 91"]);
        assert_eq!(found(&format!("{text}state = 'disputed'"), "2026-03-02"), NONE);
    }

    #[test]
    fn a_critical_complaint_is_red_after_five_working_days() {
        let text = "[[feedback]]\ndate = 2026-02-20\nkind = 'complaint'\nseverity = 'critical'\n";
        // Friday the 20th: Monday to Friday are five, Monday the 2nd is the sixth.
        assert_eq!(found(text, "2026-03-01"), NONE);
        assert_eq!(found(text, "2026-03-02"), ["critical-complaint feedback[0] 6"]);
        assert_eq!(found(&text.replace("critical", "high"), "2026-03-02"), NONE);
        assert_eq!(found(&format!("{text}state = 'resolved'"), "2026-03-02"), NONE);
    }

    #[test]
    fn a_promise_is_red_after_three_working_days_without_a_word() {
        let text = "[[commitments]]\nid = 'p'\nwhat = 'w'\nside = 'us'\ndue = 2026-02-25\n";
        // Wednesday the 25th: Thursday, Friday, Monday are three.
        assert_eq!(found(text, "2026-03-02"), NONE);
        assert_eq!(found(text, "2026-03-03"), ["broken-promise commitments[0] 4"]);
        assert_eq!(found(&format!("{text}warned = 2026-02-24"), "2026-03-03"), NONE);
        assert_eq!(found(&text.replace("'us'", "'client'"), "2026-03-03"), NONE);
        // One written off as missed counts for 90 days: until 26 May.
        let missed = format!("{text}state = 'missed'");
        assert_eq!(found(&missed, "2026-05-26").len(), 1);
        assert_eq!(found(&missed, "2026-05-27"), NONE);
    }

    #[test]
    fn the_only_thread_that_left_is_red() {
        let ivan = "[[stakeholders]]\nid = 'ivan'\nname = 'I'\nstatus = 'STATUS'\nleft_on = 2026-02-20\n\
                    [[interactions]]\nat = 2026-02-10T10:00:00\nkind = 'call'\nsummary = 's'\npeople = ['ivan']\n";
        for (status, wanted) in [("left", 1), ("moved", 1), ("active", 0), ("on-leave", 0)] {
            assert_eq!(found(&ivan.replace("STATUS", status), "2026-03-02").len(), wanted, "{status}");
        }
        assert_eq!(found(&ivan.replace("STATUS", "left"), "2026-02-19"), NONE, "not yet");
        // 10 February is 90 days before 11 May; after that nobody has spoken with him lately.
        assert_eq!(found(&ivan.replace("STATUS", "left"), "2026-05-12"), NONE);
    }

    #[test]
    fn notice_is_red_while_the_contract_runs_and_after_it_if_there_is_no_other() {
        let text = "[[contracts]]\nid = '1'\nkind = 'msa'\nstate = 'terminated'\nends = 2026-03-31\n";
        let other = "[[contracts]]\nid = '2'\nkind = 'msa'\nstate = 'active'\n";
        assert_eq!(found(text, "2026-03-31"), ["notice contracts[0] 0"]);
        assert_eq!(found(text, "2026-04-01"), ["notice contracts[0] 0"]);
        assert_eq!(found(&format!("{text}{other}"), "2026-03-31"), ["notice contracts[0] 0"]);
        assert_eq!(found(&format!("{text}{other}"), "2026-04-01"), NONE);
        assert_eq!(found(other, "2026-03-31"), NONE);
    }
}
