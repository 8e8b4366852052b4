//! The portfolio for programs: an item for each line of it, each saying to which part it belongs.

use serde_json::{Value as Json, json};

use super::{AHEAD, Portfolio};
use crate::facts::figure::{AGEINGS, Behind, Figure, Value};
use crate::model::value::Money;
use crate::report::{Evidence, decimals};

/// An item for each line; with `rows`, the records behind each figure.
pub fn items(found: &Portfolio, rows: bool) -> Vec<Json> {
    let mut items: Vec<Json> = found.figures.iter().map(|figure| figure_item(figure, rows)).collect();
    items.extend(found.health.iter().map(|patient| {
        json!({
            "part": "health", "client": patient.client, "score": patient.now.score,
            "light": patient.now.light.map(|light| light.to_string()),
            "before": patient.before.score,
            "light_before": patient.before.light.map(|light| light.to_string()),
            "change": patient.change(), "moved": patient.has_moved(),
        })
    }));
    for (light, sums) in ["red", "amber"].into_iter().zip(&found.at_risk) {
        items.extend(sums.iter().map(|sum| json!({"part": "at-risk", "light": light, "monthly": sum.to_string()})));
    }
    items.extend(found.renewals.iter().map(|renewal| {
        let within = AHEAD.into_iter().find(|ahead| renewal.days <= *ahead);
        json!({
            "part": "renewals", "client": renewal.client, "contract": renewal.contract, "days": renewal.days,
            "within": within, "decision": renewal.decision, "at_stake": renewal.at_stake, "evidence": renewal.evidence,
        })
    }));
    items.extend(found.ageing.iter().map(|aged| {
        let groups =
            AGEINGS.iter().zip(&aged.groups).map(|(ageing, sum)| (ageing.days().to_owned(), json!(sum.to_string())));
        json!({
            "part": "ageing", "total": aged.total.to_string(), "invoices": aged.invoices,
            "groups": groups.collect::<serde_json::Map<_, _>>(),
        })
    }));
    items.extend(care_items(found));
    items
}

/// Who carries what, what hangs on whom, who was lost, what is not written and not looked at.
fn care_items(found: &Portfolio) -> Vec<Json> {
    let mut items = Vec::new();
    items.extend(found.load.iter().map(|line| {
        json!({
            "part": "load", "member": line.member, "weight": line.weight, "limit": line.limit, "percent": line.percent,
            "projects": line.projects, "over": line.over, "evidence": line.evidence,
        })
    }));
    items.extend(found.concentrated.iter().map(|share| {
        json!({
            "part": "concentration", "client": share.behind.client, "percent": decimals(share.percent, 1),
            "light": share.light.to_string(), "amount": share.behind.amount.map(|money| money.to_string()),
            "evidence": [place(&share.behind)],
        })
    }));
    items.extend(found.losses.iter().map(|loss| {
        json!({
            "part": "losses", "client": loss.behind.client, "day": loss.behind.day.map(|day| day.to_string()),
            "loss_reason": loss.reason.map(|reason| reason.to_string()), "reason": loss.words,
            "avoidable": loss.avoidable, "evidence": [place(&loss.behind)],
        })
    }));
    items.extend(found.gaps.iter().map(|gap| {
        json!({
            "part": "completeness", "client": gap.client, "percent": gap.percent, "missing": gap.missing,
            "evidence": [gap.evidence],
        })
    }));
    items.extend(found.stale.iter().map(|stale| {
        json!({
            "part": "staleness", "client": stale.client, "goals": stale.goals, "forces": stale.forces,
            "people": stale.people, "longest": stale.longest, "evidence": stale.evidence,
        })
    }));
    items
}

fn figure_item(figure: &Figure, rows: bool) -> Json {
    let (unit, value) = match figure.value {
        Some(Value::Percent(value)) => ("percent", json!(decimals(value, 1))),
        Some(Value::Points(value)) => ("points", json!(decimals(value, 1))),
        Some(Value::Days(value)) => ("days", json!(decimals(value, 1))),
        Some(Value::Hours(value)) => ("working-hours", json!(decimals(value, 1))),
        Some(Value::Months(value)) => ("months", json!(decimals(value, 1))),
        Some(Value::Money(money)) => ("money", json!(money.to_string())),
        None => ("none", Json::Null),
    };
    let mut item = json!({
        "part": "figures", "figure": figure.kind.to_string(),
        "currency": figure.currency.map(|currency| currency.code()),
        "from": figure.window.from.to_string(), "to": figure.window.to.to_string(),
        "value": value, "unit": unit, "base": figure.base,
        "base_amount": figure.base_money.as_ref().map(Money::to_string),
        "rows": figure.rows.len(),
        "evidence": figure.rows.iter().map(place).collect::<Vec<_>>(),
    });
    if let Some(item) = item.as_object_mut().filter(|_| rows) {
        item.insert("behind".into(), figure.rows.iter().map(behind).collect());
    }
    item
}

fn behind(row: &Behind) -> Json {
    json!({
        "client": row.client, "entry": row.entry, "part": row.part.to_string(),
        "day": row.day.map(|day| day.to_string()), "amount": row.amount.map(|amount| amount.to_string()),
        "file": row.file, "line": row.line,
    })
}

fn place(row: &Behind) -> Evidence {
    Evidence { file: row.file.clone(), line: row.line }
}
