//! Who orders again, and who came by recommendation.

use super::{Behind, Figure, Kind, Part, Value, Window, percent};
use crate::ledger::Account;
use crate::model::contract::{ContractKind, ContractState};
use crate::model::profile::Source;
use crate::model::project::ProjectStatus;
use crate::model::value::Day;
use crate::source::KeyPath;

/// Clients with two orders or more ÷ clients with one or more, all orders up to `to` counted; the rows are the orders.
///
/// An order is a project that was begun, or a signed order (`sow`) or licence that no project is done under.
pub fn repeat_orders(accounts: &[Account], to: Day) -> Figure {
    let (mut ordered, mut repeated) = (0, 0);
    let mut rows = Vec::new();
    for account in accounts {
        let orders = orders(account, to);
        ordered += usize::from(!orders.is_empty());
        repeated += usize::from(orders.len() > 1);
        let part = if orders.len() > 1 { Part::Repeated } else { Part::Once };
        rows.extend(orders.into_iter().map(|order| Behind { part, ..order }));
    }
    let window = Window { from: to, to };
    let value = percent(repeated, ordered).map(Value::Percent);
    Figure { kind: Kind::RepeatOrders, window, currency: None, value, base: ordered, base_money: None, rows }
}

fn orders(account: &Account, to: Day) -> Vec<Behind> {
    let client = &account.client;
    let order = |section: &str, row: usize, id: &str, day: Option<Day>| {
        let row = Behind::new(account, &KeyPath::key(section).index(row), Part::Once).named(id);
        day.map_or(row.clone(), |day| row.dated(day))
    };
    let begun = client.projects.iter().filter(|project| {
        let under_way = !matches!(project.status, ProjectStatus::Planned | ProjectStatus::Cancelled);
        under_way && project.started.is_none_or(|day| day <= to)
    });
    let signed = client.contracts.iter().filter(|contract| {
        let order = matches!(contract.kind, ContractKind::Sow | ContractKind::License);
        let agreed = !matches!(contract.state, ContractState::Draft | ContractState::Negotiating | ContractState::Sent)
            && contract.state != ContractState::AwaitingSignature;
        let by_then = contract.signed.or(contract.starts).is_none_or(|day| day <= to);
        let under = |id: &str| client.projects.iter().any(|row| row.contract.as_ref().is_some_and(|at| at == id));
        order && agreed && by_then && !under(contract.id.as_str())
    });
    let projects = begun.map(|row| order("projects", row.index, row.id.as_str(), row.started));
    let contracts = signed.map(|row| order("contracts", row.index, row.id.as_str(), row.signed.or(row.starts)));
    projects.chain(contracts).collect()
}

/// New clients who were recommended ÷ new clients: those whose `since` lies in that time.
pub fn referrals(accounts: &[Account], window: Window) -> Figure {
    let rows = accounts.iter().filter_map(|account| {
        let profile = account.client.profile.as_ref()?;
        let since = profile.since.filter(|since| window.holds(*since))?;
        let referred = profile.source == Some(Source::Referral) || profile.referred_by.is_some();
        let part = if referred { Part::Referred } else { Part::OtherSource };
        Some(Behind::new(account, &KeyPath::key("profile").then("since"), part).dated(since))
    });
    Figure::share(Kind::ReferralShare, window, rows.collect(), |part| part == Part::Referred)
}

#[cfg(test)]
mod tests {
    use super::{referrals, repeat_orders};
    use crate::facts::figure::{Value, Window};
    use crate::facts::given::{account, day};

    const PROJECT: &str = "[[projects]]\nid = 'ID'\nname = 'N'\nstatus = 'STATUS'\nstarted = 2025-05-01\n";
    const ORDER: &str = "[[contracts]]\nid = 'ID'\nkind = 'sow'\nstate = 'active'\nsigned = 2025-04-01\n";

    #[test]
    fn a_second_order_makes_a_returning_client() {
        let project = |id: &str, status: &str| PROJECT.replace("ID", id).replace("STATUS", status);
        let accounts = [
            account("twice", &(project("a", "done") + &project("b", "active"))),
            account("order", &(ORDER.replace("ID", "1") + &ORDER.replace("ID", "2"))),
            // The project is the work of the order: one order.
            account("once", &(project("a", "active") + "contract = '1'\n" + &ORDER.replace("ID", "1"))),
            account("plan", &project("a", "planned")),
            account("none", ""),
        ];
        let figure = repeat_orders(&accounts, day("2026-03-02"));
        // 2 of 3: `plan` and `none` have ordered nothing.
        assert_eq!((figure.value, figure.base), (Some(Value::Percent(200.0 / 3.0)), 3));
        let rows: Vec<String> =
            figure.rows.iter().map(|row| format!("{} {} {}", row.client, row.entry, row.part)).collect();
        assert_eq!(
            rows,
            ["twice a repeated", "twice b repeated", "order 1 repeated", "order 2 repeated", "once a once"]
        );
        assert_eq!(repeat_orders(&accounts, day("2025-03-02")).value, None, "nothing was ordered yet");
    }

    #[test]
    fn new_clients_come_by_recommendation_or_otherwise() {
        let new = |slug: &str, fields: &str| {
            account(slug, &format!("[profile]\nname = '{slug}'\nmanager = 'anna'\n{fields}\n"))
        };
        let accounts = [
            new("a", "since = 2026-01-01\nsource = 'referral'"),
            new("b", "since = 2026-03-31\nsource = 'event'\nreferred_by = 'a'"),
            new("c", "since = 2026-02-01\nsource = 'inbound'"),
            new("d", "since = 2025-12-31\nsource = 'referral'"),
            new("e", "source = 'referral'"),
        ];
        let quarter = Window { from: day("2026-01-01"), to: day("2026-03-31") };
        let figure = referrals(&accounts, quarter);
        // a and b of a, b and c.
        assert_eq!((figure.value, figure.base), (Some(Value::Percent(200.0 / 3.0)), 3));
    }
}
