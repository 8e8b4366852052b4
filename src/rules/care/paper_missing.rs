//! `paper-missing`: a closing document of a period that is over is not where it should be.

use super::wording::days;
use crate::diagnostic::Level;
use crate::facts::address::{self, Addresses, argument};
use crate::facts::{self, MissingPaper, PaperStep};
use crate::model::document::Document;
use crate::rules::{Check, Fault, Group, Rule, Spot, Subject};
use crate::source::Part;

/// A third of the work is papers, and a period without its paper is not closed.
pub const RULE: Rule = Rule {
    name: "paper-missing",
    group: Group::Care,
    level: Level::Warning,
    finds: "the closing document of an ended period not issued, sent or signed",
    explain: "A period is over, and its closing document (`act` or `upd`) is not signed: it was never made out, or not sent, or \
        lies with the client. Looked at are the documents that are written and whose period is over, and, of each active \
        contract with a recurring amount, every period since its first closing document, told as one; where there is none \
        yet, only the last period. A document of a quarter closes its months. Without the paper the invoice can be refused and the tax \
        office may ask. Do the next step, and write the day.",
    checks: &[Check::Client(look)],
};

fn look(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let addresses = address::documents(subject.client);
    for paper in facts::missing_papers(subject.client, subject.as_of) {
        faults.push(fault(subject, &paper, &addresses));
    }
}

fn fault(subject: &Subject<'_>, paper: &MissingPaper<'_>, addresses: &Addresses<'_, Document>) -> Fault {
    let slug = subject.slug;
    let period = paper.period;
    let (what, key, first) = match paper.step {
        PaperStep::Issue => ("is not issued", "issued", "make it out"),
        PaperStep::Send => ("is issued and not sent", "sent", "send it"),
        PaperStep::Sign => ("is sent and not signed", "signed", "ask for the signature"),
    };
    let (message, ended) = match paper.until {
        None => (format!("the closing document of {period} {what}"), "the period"),
        Some(last) => {
            let count = paper.count;
            (format!("the closing documents of {count} periods from {period} to {last} are not issued"), "the first")
        }
    };
    let fault = Fault::new(Spot::Path(paper.path.clone(), Part::Header), message)
        .label(format!("{ended} ended {} ago", days(paper.days)));
    let number = paper.contract.map(|contract| contract.id.as_str());
    let help = match paper.document {
        Some(row) => {
            let address = addresses.of(row);
            format!("{first}, then `folio {}`", address::set(slug, address.as_deref(), &[&format!("{key}=today")]))
        }
        None => {
            let contract =
                number.map_or_else(String::new, |number| format!(" {}", argument(&format!("contract={number}"))));
            let first = if paper.until.is_some() { "make them out one by one" } else { first };
            format!("{first}, then `folio add documents {slug} kind=act{contract} period={period} issued=today`")
        }
    };
    fault.help(help)
}
