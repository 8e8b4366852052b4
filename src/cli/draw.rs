//! An outcome in the format that was asked for: the one place where shapes meet formats.

use serde_json::json;

use crate::commands::{Answer, Outcome, Receipt};
use crate::context::Context;
use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::query::Rows;
use crate::render::{Format, Safe, csv, findings, github, json, page, table};

/// The text for standard output.
pub fn answer(outcome: &Outcome, context: &Context) -> Result<String> {
    let format = context.format;
    match &outcome.answer {
        Answer::Nothing | Answer::Conversation(_) => Ok(String::new()),
        Answer::Script(text) => Ok(text.clone()),
        Answer::Rows(rows) => draw_rows(outcome, rows, context),
        Answer::Page(shown, items) => match format {
            Format::Text => Ok(page::write(shown, context.screen())),
            Format::Json => {
                envelope(outcome, context, items.iter().collect(), json!({"count": items.len()}))?.to_text()
            }
            Format::Jsonl => envelope(outcome, context, items.iter().collect(), json!({}))?.to_lines(),
            _ => Err(unsupported(outcome, format, "text, json, jsonl")),
        },
        Answer::Findings(found) => draw_findings(outcome, found, context),
        Answer::Change(receipt) => match format {
            Format::Text => Ok(draw_receipt(receipt)),
            Format::Json => envelope(outcome, context, vec![receipt_item(receipt)], json!({}))?.to_text(),
            Format::Jsonl => envelope(outcome, context, vec![receipt_item(receipt)], json!({}))?.to_lines(),
            Format::Ids => Ok(receipt
                .id
                .as_ref()
                .or(receipt.client.as_ref())
                .map(|id| format!("{}\n", Safe::line(id)))
                .unwrap_or_default()),
            _ => Err(unsupported(outcome, format, "text, json, jsonl, ids")),
        },
    }
}

fn draw_rows(outcome: &Outcome, rows: &Rows, context: &Context) -> Result<String> {
    let summary = json!({"count": rows.rows.len()});
    match context.format {
        Format::Text => Ok(table::write(rows, context.screen())),
        Format::Json => envelope(outcome, context, json::row_items(rows), summary)?.to_text(),
        Format::Jsonl => envelope(outcome, context, json::row_items(rows), summary)?.to_lines(),
        Format::Csv => csv::write(rows, b','),
        Format::Tsv => csv::write(rows, b'\t'),
        Format::Ids => Ok(rows.rows.iter().map(|row| format!("{}\n", Safe::line(&row.id))).collect()),
        format @ Format::Github => Err(unsupported(outcome, format, "text, json, jsonl, csv, tsv, ids")),
    }
}

fn draw_findings(outcome: &Outcome, found: &[Finding], context: &Context) -> Result<String> {
    let items = || found.iter().map(json::FindingItem::from).collect::<Vec<_>>();
    match context.format {
        Format::Text => Ok(findings::write(found, &context.prefix(), context.screen())),
        Format::Json => envelope(outcome, context, items(), counts(found))?.to_text(),
        Format::Jsonl => envelope(outcome, context, items(), counts(found))?.to_lines(),
        Format::Github => Ok(github::write(found, &context.prefix())),
        format => Err(unsupported(outcome, format, "text, json, jsonl, github")),
    }
}

fn counts(found: &[Finding]) -> serde_json::Value {
    let count = |level| found.iter().filter(|finding| finding.level == level).count();
    json!({"errors": count(Level::Error), "warnings": count(Level::Warning), "notes": count(Level::Note)})
}

fn envelope<'a, T: serde::Serialize>(
    outcome: &'a Outcome,
    context: &Context,
    items: Vec<T>,
    summary: serde_json::Value,
) -> Result<json::Document<'a, T>> {
    Ok(json::Document::new(outcome.command, context.known_today(), items, summary))
}

/// One line and the commit id; or the diff of a dry run.
fn draw_receipt(receipt: &Receipt) -> String {
    if let Some(diff) = &receipt.diff {
        return Safe::block(diff).to_string();
    }
    match &receipt.commit {
        Some(commit) => format!("{}  {}\n", Safe::line(&receipt.line), commit.get(..7).unwrap_or(commit)),
        None => format!("{}\n", Safe::line(&receipt.line)),
    }
}

fn receipt_item(receipt: &Receipt) -> serde_json::Value {
    let mut item =
        json!({"commit": receipt.commit, "client": receipt.client, "id": receipt.id, "files": receipt.files});
    if let (Some(diff), Some(item)) = (&receipt.diff, item.as_object_mut()) {
        item.insert("diff".into(), json!(diff));
    }
    item
}

fn unsupported(outcome: &Outcome, format: Format, known: &str) -> Error {
    let word = clap::ValueEnum::to_possible_value(&format).map(|value| value.get_name().to_owned()).unwrap_or_default();
    Error::usage(format!("`{}` has no answer in the format `{word}`", outcome.command))
        .hint(format!("formats it knows: {known}"))
}
