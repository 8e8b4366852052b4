//! The rows of the tables that hold what `folio.toml` says.

use rusqlite::types::Value;

use crate::model::Settings;
use crate::source::{Lines, Tree};
use crate::store::LEDGER_FILE;

/// The rows of one table of the settings, in the order of its columns; `tree` is `folio.toml`, in which what the format brings of
/// its own stands nowhere.
pub(in crate::query) fn rows(table: &str, settings: &Settings, tree: &Tree<'_>) -> Vec<Vec<Value>> {
    let lines = Lines::new(tree.text());
    let entries = tree.root().get(table).and_then(|node| node.as_array());
    let entries: Vec<_> = entries.into_iter().flat_map(|entries| entries.iter()).collect();
    let place = |id: &Value| {
        let is = |id: &str| {
            entries.iter().find(|entry| entry.as_table().and_then(|table| table.get("id")?.as_str()) == Some(id))
        };
        let Value::Text(id) = id else { return [Value::Null, Value::Null] };
        is(id).map_or([Value::Null, Value::Null], |entry| {
            [text(LEDGER_FILE), Value::Integer(i64::from(lines.line(entry.span().start)))]
        })
    };
    let mut rows = values(table, settings);
    rows.iter_mut().for_each(|row| row.extend(place(&row[0])));
    rows
}

fn values(table: &str, settings: &Settings) -> Vec<Vec<Value>> {
    match table {
        "members" => settings
            .members
            .iter()
            .map(|member| {
                let emails: Vec<String> = member.emails.iter().map(ToString::to_string).collect();
                vec![
                    text(&member.id),
                    text(member.name()),
                    text(&member.grade),
                    text(&member.role),
                    Value::Text(serde_json::json!(emails).to_string()),
                ]
            })
            .collect(),
        "lifecycle" => numbered(settings.lifecycle.iter(), |stage| {
            let most = stage.max_days.map_or(Value::Null, |days| Value::Integer(i64::from(days)));
            (text(&stage.id), vec![text(stage.label()), text(&stage.kind), most])
        }),
        "tiers" => numbered(settings.tiers.iter(), |tier| {
            let clocks = [tier.cadence, tier.response, tier.goal_review, tier.force_review, tier.people_review];
            (text(&tier.id), clocks.iter().map(text).collect())
        }),
        "pipeline" => numbered(settings.pipeline.iter(), |stage| {
            let chance = stage.probability.map_or(Value::Null, |percent| Value::Integer(i64::from(percent.get())));
            (text(&stage.id), vec![text(stage.label()), text(&stage.kind), chance])
        }),
        _ => Vec::new(),
    }
}

/// Rows with their place in the order, from 1, as the second column.
fn numbered<T>(entries: impl Iterator<Item = T>, row: impl Fn(T) -> (Value, Vec<Value>)) -> Vec<Vec<Value>> {
    entries
        .enumerate()
        .map(|(index, entry)| {
            let (id, mut rest) = row(entry);
            let mut values = vec![id, Value::Integer(i64::try_from(index + 1).unwrap_or(i64::MAX))];
            values.append(&mut rest);
            values
        })
        .collect()
}

fn text(value: &(impl ToString + ?Sized)) -> Value {
    Value::Text(value.to_string())
}
