//! The portfolio for programs: an item for each line of it, each saying to which part it belongs.

use serde_json::{Value as Json, json};

use super::Portfolio;
use crate::facts::decimals;
use crate::facts::figure::{AGEINGS, Behind, Figure, Value};
use crate::model::value::Money;
use crate::report::Evidence;

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
        let within = found.ahead.into_iter().find(|ahead| renewal.days <= *ahead);
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
            "part": "concentration", "client": share.client, "percent": decimals(share.percent, 1),
            "light": share.light.to_string(), "amount": share.amount.to_string(),
            "evidence": share.rows.iter().map(place).collect::<Vec<_>>(),
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
        Some(value) => (unit(value), amount(value, 1)),
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

/// What a value counts.
fn unit(value: Value) -> &'static str {
    match value {
        Value::Percent(_) => "percent",
        Value::Points(_) => "points",
        Value::Days(_) => "days",
        Value::Hours(_) => "working-hours",
        Value::Months(_) => "months",
        Value::Money(_) => "money",
    }
}

/// A value as a number with so many digits after the point; money as it is written.
fn amount(value: Value, digits: u32) -> Json {
    match value {
        Value::Percent(number)
        | Value::Points(number)
        | Value::Days(number)
        | Value::Hours(number)
        | Value::Months(number) => json!(decimals(number, digits)),
        Value::Money(money) => json!(money.to_string()),
    }
}

fn behind(row: &Behind) -> Json {
    json!({
        "client": row.client, "entry": row.entry, "part": row.part.to_string(),
        "day": row.day.map(|day| day.to_string()), "was": row.was.map(|amount| amount.to_string()),
        "amount": row.amount.map(|amount| amount.to_string()),
        // Finer than the figure itself, so that it can be worked out again.
        "value": row.measure.map(|measure| amount(measure, 4)),
        "file": row.file, "line": row.line,
    })
}

fn place(row: &Behind) -> Evidence {
    Evidence { file: row.file.clone(), line: row.line }
}
