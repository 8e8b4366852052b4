//! Money they owe us, and papers on their way.

use std::collections::HashSet;

use super::desk::Desk;
use super::lane::{Claim, Lane, Reason, Rung, Until};
use super::mark;
use crate::facts::address::{self, Addresses, argument, numbered};
use crate::facts::{self, MissingPaper, PaperStep, Receivable, Unsigned};
use crate::model::common::Chaser;
use crate::model::document::Document;
use crate::model::settings::MemberRole;
use crate::source::KeyPath;

/// Invoices past their day, each with the next step of the ladder and who takes it.
pub(super) fn invoices<'a>(desk: Desk<'a>) -> impl Iterator<Item = Claim> + 'a {
    let overdue = facts::receivables(&desk.account.client, desk.as_of).into_iter();
    overdue.filter(Receivable::is_overdue).map(move |invoice| {
        let record = KeyPath::key("invoices").index(invoice.row.index);
        let step = rung(&invoice);
        let now = invoice.step_now().map(|now| now.step.as_str());
        let next = facts::chase(desk.slug(), invoice.row.id.as_str(), now);
        Claim {
            lane: Lane::Owed,
            name: format!("invoices.{}", invoice.row.id),
            reason: Reason::Invoice {
                number: invoice.row.id.to_string(),
                left: invoice.open,
                days: invoice.days,
                step,
                chaser: invoice.chaser.to_string(),
                pay: format!("folio pay {} {}", desk.slug(), argument(invoice.row.id.as_str())),
            },
            who: chaser(desk, invoice.chaser),
            due: Some(invoice.row.due),
            evidence: std::iter::once(record.clone()).chain(invoice.chaser_path.clone()).collect(),
            next,
            effort: None,
            record,
        }
    })
}

/// Where an invoice stands on the ladder.
fn rung(invoice: &Receivable<'_>) -> Rung {
    match (invoice.step_now(), invoice.next, invoice.step) {
        (Some(now), ..) => Rung::Now(now.step.clone()),
        (None, Some((next, from)), _) => Rung::Ahead(next.step.clone(), from),
        (None, None, Some(last)) => Rung::Last(last.step.clone()),
        (None, None, None) => Rung::None,
    }
}

/// The member who reminds: the manager, else the first with that role.
fn chaser(desk: Desk<'_>, chaser: Chaser) -> Option<String> {
    let role = match chaser {
        Chaser::Account => return None,
        Chaser::Accounting => MemberRole::Accounting,
        Chaser::Head => MemberRole::Head,
    };
    let members = &desk.as_of.settings.members;
    members.iter().find(|member| member.role == role).map(|member| member.id.to_string())
}

/// Closing documents that are missing, and papers that wait for a signature.
pub(super) fn papers(desk: Desk<'_>) -> Vec<Claim> {
    let client = &desk.account.client;
    let addresses = address::documents(client);
    let missing: Vec<MissingPaper<'_>> = facts::missing_papers(client, desk.as_of);
    let known: HashSet<KeyPath> = missing.iter().map(|paper| paper.path.clone()).collect();
    let missing = missing.iter().map(|paper| self::missing(desk, paper, &addresses));
    let unsigned = facts::unsigned(client, desk.as_of).into_iter().filter(|paper| !known.contains(&paper.path()));
    missing.chain(unsigned.map(|paper| self::unsigned(desk, paper, &addresses))).collect()
}

fn missing(desk: Desk<'_>, paper: &MissingPaper<'_>, addresses: &Addresses<'_, Document>) -> Claim {
    let named = paper.document.and_then(|document| document.contract.as_ref()).map(ToString::to_string);
    let contract = named.or_else(|| paper.contract.map(|contract| contract.id.to_string())).unwrap_or_default();
    let kind = paper.document.map_or("act".to_owned(), |document| document.kind.to_string());
    let name = mark::paper([&contract, &kind, &paper.period.to_string()]);
    let key = match paper.step {
        PaperStep::Issue => "issued",
        PaperStep::Send => "sent",
        PaperStep::Sign => "signed",
    };
    let next = match paper.document {
        Some(document) => {
            let address = addresses.of(document);
            address::set(desk.slug(), address.as_deref(), &[&format!("{key}=today")])
        }
        None => {
            let contract = argument(&format!("contract={contract}"));
            format!("add documents {} kind={kind} {contract} period={} issued=today", desk.slug(), paper.period)
        }
    };
    let until = paper.until.map(|last| Until { last: last.to_string(), count: paper.count });
    let reason = Reason::Paper { kind, period: Some(paper.period.to_string()), until, contract, step: paper.step };
    Claim {
        // Before a paper can come back signed, and be paid, it has to go out: one lane sees it to its end.
        lane: Lane::Owed,
        name: name.clone(),
        reason,
        who: None,
        due: None,
        evidence: vec![paper.path.clone()],
        next,
        effort: None,
        // A paper that is not there yet is not its contract, which may ask for something of its own.
        record: if paper.document.is_some() { paper.path.clone() } else { KeyPath::key(name) },
    }
}

fn unsigned(desk: Desk<'_>, paper: Unsigned<'_>, addresses: &Addresses<'_, Document>) -> Claim {
    let slug = desk.slug();
    let (reason, name, due, next) = match paper {
        Unsigned::Document(row) => {
            let contract = row.contract.as_ref().map(ToString::to_string).unwrap_or_default();
            let (kind, period) = (row.kind.to_string(), row.period.map(|period| period.to_string()));
            let parts = [contract.as_str(), &kind, period.as_deref().unwrap_or_default()];
            let name = mark::paper(parts);
            let reason = Reason::Paper { kind, period, until: None, contract, step: PaperStep::Sign };
            let address = addresses.of(row);
            let next = address::set(slug, address.as_deref(), &["signed=today"]);
            (reason, name, row.sent, next)
        }
        Unsigned::Contract(row) => {
            let (kind, contract) = (row.kind.to_string(), row.id.to_string());
            let address = numbered("contracts", &contract);
            let set = ["signed=today", "state=active"].map(|change| argument(&format!("{address}.{change}")));
            let next = format!("set {slug} {}", set.join(" "));
            let name = format!("contracts.{contract}");
            let reason = Reason::Paper { kind, period: None, until: None, contract, step: PaperStep::Sign };
            (reason, name, row.starts, next)
        }
    };
    let record = paper.path();
    Claim { lane: Lane::Owed, name, reason, who: None, due, evidence: vec![record.clone()], next, effort: None, record }
}
