//! Papers on their way: closing documents of periods that are over, and what waits for a signature.

use std::collections::HashMap;

use super::{AsOf, active};
use crate::model::Client;
use crate::model::contract::{Contract, ContractState};
use crate::model::document::{Document, DocumentKind};
use crate::model::rows::Row;
use crate::model::value::{Day, Period};
use crate::source::KeyPath;

/// Periods that are gone through for one contract at most.
const MOST: usize = 240;

/// The next thing that has to happen to a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperStep {
    /// We have to make it out.
    Issue,
    /// We have to send it.
    Send,
    /// The client has to sign it.
    Sign,
}

/// A closing document that is missing for a period that is over; those that a contract has none of at all are one.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingPaper<'a> {
    /// The document, as far as it has come; `None` where none is written.
    pub document: Option<&'a Row<Document>>,
    /// The contract it closes a period of, if that is known.
    pub contract: Option<&'a Row<Contract>>,
    /// The period, the first of several.
    pub period: Period,
    /// Of several periods, the last.
    pub until: Option<Period>,
    /// How many periods these are; there may be others between them.
    pub count: usize,
    /// What is missing.
    pub step: PaperStep,
    /// Calendar days since the period ended, the first of several.
    pub days: i64,
    /// The document's entry, else the contract's.
    pub path: KeyPath,
}

/// The closing documents (acts and universal transfer documents) that are missing on the day.
///
/// - Of the documents that are written, those whose period is over and that are not issued, sent and signed; not those of
///   contracts that are no longer active: what is left of these is no longer asked for.
/// - Of each active contract with a recurring amount, as one, the periods that are over and have no closing document at all: every
///   one since the first such document of the contract; where it has none yet, the last period only, for nobody knows whether the
///   papers of earlier ones were ever kept here.
pub fn missing_papers<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<MissingPaper<'a>> {
    let mut contracts: HashMap<&str, &'a Row<Contract>> = HashMap::new();
    for contract in &client.contracts {
        contracts.entry(contract.id.as_str()).or_insert(contract);
    }
    let closing: Vec<&Row<Document>> = client.documents.iter().filter(|row| is_closing(row)).collect();
    let unfinished = closing.iter().filter_map(|document| unfinished(document, &contracts, as_of));
    let mut missing: Vec<MissingPaper<'a>> = unfinished.collect();
    let closed = Closed::of(&closing);
    missing.extend(active(client).filter_map(|contract| unwritten(contract, closed.get(contract.id.as_str()), as_of)));
    missing
}

/// The closing documents that a contract has none of.
fn unwritten<'a>(contract: &'a Row<Contract>, closed: Option<&Closed>, as_of: &AsOf<'_>) -> Option<MissingPaper<'a>> {
    let ended = ended_periods(contract, closed.and_then(Closed::first), as_of);
    let open: Vec<Period> =
        ended.into_iter().filter(|period| !closed.is_some_and(|closed| closed.covers(period))).collect();
    let (period, last) = (*open.first()?, *open.last()?);
    Some(MissingPaper {
        document: None,
        contract: Some(contract),
        period,
        until: (open.len() > 1).then_some(last),
        count: open.len(),
        step: PaperStep::Issue,
        days: as_of.days_since(period.last()),
        path: KeyPath::key("contracts").index(contract.index),
    })
}

/// The periods of a contract's closing documents, by their first days: for each the last day of all that begin no later.
struct Closed(Vec<(Day, Day)>);

impl Closed {
    /// By the numbers of the contracts.
    fn of<'a>(closing: &[&'a Row<Document>]) -> HashMap<&'a str, Closed> {
        let mut all: HashMap<&str, Closed> = HashMap::new();
        for row in closing {
            if let (Some(contract), Some(period)) = (&row.contract, row.period) {
                let closed = all.entry(contract.as_str()).or_insert_with(|| Closed(Vec::new()));
                closed.0.push((period.first(), period.last()));
            }
        }
        for Closed(days) in all.values_mut() {
            days.sort_unstable();
            let mut latest = None;
            for (_, last) in days {
                *last = latest.map_or(*last, |latest: Day| latest.max(*last));
                latest = Some(*last);
            }
        }
        all
    }

    fn first(&self) -> Option<Day> {
        self.0.first().map(|(first, _)| *first)
    }

    /// Whether a document is for this period or for a longer one around it.
    fn covers(&self, period: &Period) -> bool {
        let begun = self.0.partition_point(|(first, _)| *first <= period.first());
        begun.checked_sub(1).is_some_and(|latest| period.last() <= self.0[latest].1)
    }
}

fn is_closing(document: &Document) -> bool {
    matches!(document.kind, DocumentKind::Act | DocumentKind::Upd)
}

/// The next thing that has to happen to a document by the day; `None` once it is signed, or back with us.
pub fn paper_step(document: &Document, as_of: &AsOf<'_>) -> Option<PaperStep> {
    let by = |day: Option<Day>| day.is_some_and(|day| day <= as_of.today);
    if by(document.signed) || by(document.received) {
        None
    } else if by(document.sent) {
        Some(PaperStep::Sign)
    } else {
        Some(if by(document.issued) { PaperStep::Send } else { PaperStep::Issue })
    }
}

fn unfinished<'a>(
    document: &'a Row<Document>,
    contracts: &HashMap<&str, &'a Row<Contract>>,
    as_of: &AsOf<'_>,
) -> Option<MissingPaper<'a>> {
    let period = document.period.filter(|period| period.last() < as_of.today)?;
    let step = paper_step(document, as_of)?;
    let contract = document.contract.as_ref().and_then(|named| contracts.get(named.as_str()).copied());
    if contract.is_some_and(|contract| contract.state != ContractState::Active) {
        return None;
    }
    let path = KeyPath::key("documents").index(document.index);
    let days = as_of.days_since(period.last());
    Some(MissingPaper { document: Some(document), contract, period, until: None, count: 1, step, days, path })
}

/// The whole billing periods of a contract that are over, oldest first: since the day `known`, else the last only.
fn ended_periods(contract: &Contract, known: Option<Day>, as_of: &AsOf<'_>) -> Vec<Period> {
    let (Some(_), Some(billing)) = (contract.recurring, contract.period) else { return Vec::new() };
    let begun = |period: &Period| contract.starts.is_none_or(|starts| starts <= period.last());
    let wanted = known.map_or(1, |_| MOST);
    let since = |period: &Period| known.is_none_or(|known| known <= period.last());
    let ends = contract.ends.filter(|_| contract.auto_renew != Some(true));
    // From the last that is over, or in which the contract was in force; it may be long ago.
    let last = Period::around(as_of.today, billing).before();
    let last = ends.map_or(last, |ends| last.min(Period::around(ends, billing)));
    let back = std::iter::successors(Some(last), |period| Some(period.before()));
    let mut ended: Vec<Period> = back.take_while(|period| begun(period) && since(period)).take(wanted).collect();
    ended.reverse();
    ended
}

/// A paper that lies with the client to be signed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unsigned<'a> {
    /// A closing document or another paper that was sent.
    Document(&'a Row<Document>),
    /// A contract that was sent, or waits for a signature.
    Contract(&'a Row<Contract>),
}

impl Unsigned<'_> {
    /// Where it is written.
    pub fn path(&self) -> KeyPath {
        match self {
            Unsigned::Document(row) => KeyPath::key("documents").index(row.index),
            Unsigned::Contract(row) => KeyPath::key("contracts").index(row.index),
        }
    }
}

/// What the client has to sign: documents that were sent and contracts that wait for a signature, whatever their period.
pub fn unsigned<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<Unsigned<'a>> {
    let documents = client.documents.iter().filter(|row| paper_step(row, as_of) == Some(PaperStep::Sign));
    let waits = |row: &&Row<Contract>| matches!(row.state, ContractState::Sent | ContractState::AwaitingSignature);
    let contracts = client.contracts.iter().filter(waits);
    documents.map(Unsigned::Document).chain(contracts.map(Unsigned::Contract)).collect()
}

#[cfg(test)]
mod tests {
    use super::{missing_papers, unsigned};
    use crate::facts::given::Case;

    const RETAINER: &str = "[[contracts]]\nid = '1'\nkind = 'msa'\nstate = 'active'\nstarts = 2025-11-10\n\
                            recurring = '100 EUR'\nperiod = 'monthly'\n";

    fn act(period: &str, steps: &str) -> String {
        format!("[[documents]]\nkind = 'act'\ncontract = '1'\nperiod = '{period}'\n{steps}\n")
    }

    fn missing(text: &str, day: &str) -> Vec<String> {
        let case = Case::new(text);
        let found = missing_papers(&case.client, &case.on(day));
        let until = |paper: &super::MissingPaper<'_>| {
            paper.until.map_or_else(String::new, |until| format!("..{until} ({})", paper.count))
        };
        found.iter().map(|paper| format!("{}{} {:?} {}", paper.period, until(paper), paper.step, paper.path)).collect()
    }

    #[test]
    fn without_any_document_only_the_last_period_is_asked_for() {
        assert_eq!(missing(RETAINER, "2025-11-30"), [""; 0], "the first month is not over");
        assert_eq!(missing(RETAINER, "2025-12-01"), ["2025-11 Issue contracts[0]"]);
        assert_eq!(missing(RETAINER, "2026-03-01"), ["2026-02 Issue contracts[0]"]);
        let ended = RETAINER.replace("starts = 2025-11-10", "starts = 2025-11-10\nends = 2026-01-15");
        assert_eq!(missing(&ended, "2026-03-01"), ["2026-01 Issue contracts[0]"], "the last it was in force");
        let fixed = RETAINER.replace("recurring = '100 EUR'\n", "");
        assert_eq!(missing(&fixed, "2026-03-01"), [""; 0]);
    }

    #[test]
    fn since_the_first_document_no_period_may_be_left_out() {
        let signed = "issued = 2025-12-31\nsent = 2025-12-31\nsigned = 2026-01-09";
        let text = format!("{RETAINER}{}{}", act("2025-12", signed), act("2026-02", "issued = 2026-02-27"));
        assert_eq!(missing(&text, "2026-02-28"), ["2026-01 Issue contracts[0]"], "February is not over");
        assert_eq!(missing(&text, "2026-03-01"), ["2026-02 Send documents[1]", "2026-01 Issue contracts[0]"]);
    }

    #[test]
    fn a_document_goes_from_issued_to_signed_and_a_quarter_covers_its_months() {
        let sent = "issued = 2026-01-01\nsent = 2026-01-02";
        assert_eq!(
            missing(&format!("{RETAINER}{}", act("2025-Q4", sent)), "2026-01-03"),
            ["2025-Q4 Sign documents[0]"]
        );
        let signed = format!("{sent}\nsigned = 2026-01-10");
        let quarter = format!("{RETAINER}{}", act("2025-Q4", &signed));
        assert_eq!(missing(&quarter, "2026-01-09"), ["2025-Q4 Sign documents[0]"]);
        assert_eq!(missing(&quarter, "2026-01-10"), [""; 0]);
        let over = quarter.replace("state = 'active'", "state = 'terminated'");
        assert_eq!(missing(&over, "2026-01-09"), [""; 0]);
    }

    #[test]
    fn all_that_a_contract_has_no_document_of_is_one() {
        let signed = "signed = 2026-01-09";
        let text = format!("{RETAINER}{}{}", act("2025-11", signed), act("2026-01", signed));
        assert_eq!(missing(&text, "2026-04-01"), ["2025-12..2026-03 (3) Issue contracts[0]"]);
        let year = format!("{RETAINER}{}{}{}", act("2025-11", signed), act("2025", signed), act("2025-12", signed));
        assert_eq!(missing(&year, "2026-02-01"), ["2026-01 Issue contracts[0]"], "a year closes what others lie in");
        let long_over = RETAINER.replace("starts = 2025-11-10", "ends = 0100-06-30");
        let old = format!("{long_over}{}", act("0100-03", signed));
        assert_eq!(missing(&old, "2026-04-01"), ["0100-04..0100-06 (3) Issue contracts[0]"]);
    }

    #[test]
    fn what_was_sent_waits_for_a_signature() {
        let text = format!(
            "{}[[contracts]]\nid = '2'\nkind = 'sow'\nstate = 'awaiting-signature'\n",
            act("2026-03", "issued = 2026-03-01\nsent = 2026-03-02")
        );
        let case = Case::new(&text);
        let paths = |day| -> Vec<String> {
            unsigned(&case.client, &case.on(day)).iter().map(|paper| paper.path().to_string()).collect()
        };
        assert_eq!(paths("2026-03-01"), ["contracts[0]"]);
        assert_eq!(paths("2026-03-02"), ["documents[0]", "contracts[0]"]);
    }
}
