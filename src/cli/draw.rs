//! An outcome in the format that was asked for: the one place where shapes meet formats.

use serde_json::{Value, json};

use crate::commands::{Answer, Outcome, Receipt};
use crate::context::Context;
use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::query::Rows;
use crate::render::{Format, Safe, csv, findings, github, html, ics, json, markdown, page, svg, table};
use crate::report::Page;

/// The commands whose answer is one picture.
const PICTURES: [&str; 3] = ["health <client>", "map", "receivables"];

/// The text for standard output.
pub fn answer(outcome: &Outcome, context: &Context) -> Result<String> {
    let today = context.known_today();
    let sheet = Sheet { outcome, context, today: today.as_deref() };
    match &outcome.answer {
        Answer::Nothing | Answer::Conversation(_) => Ok(String::new()),
        Answer::Script(text) => Ok(text.clone()),
        Answer::Rows(rows) => sheet.rows(rows),
        Answer::Page(page, items) => sheet.page(page, items),
        Answer::Findings(found) => sheet.findings(found),
        Answer::Change(receipt) => sheet.receipt(receipt),
    }
}

/// What an answer is written on: the format, and who reads it where.
///
/// A shape that a format has no drawing for is written as rows; so no command, least of all one that has just changed
/// something, fails for the format it was asked in. Annotations alone are for findings only.
struct Sheet<'a> {
    outcome: &'a Outcome,
    context: &'a Context,
    today: Option<&'a str>,
}

impl Sheet<'_> {
    fn rows(&self, rows: &Rows) -> Result<String> {
        let from = &self.context.standpoint();
        Ok(match self.context.format {
            Format::Text => table::write(rows, from, self.context.screen()),
            Format::Json | Format::Jsonl => self.json(json::row_items(rows), json!({"count": rows.rows.len()}))?,
            Format::Csv => csv::write(rows, b',', from)?,
            Format::Tsv => csv::write(rows, b'\t', from)?,
            Format::Md => markdown::rows(rows, from),
            Format::Html => html::rows(rows, self.title(), from),
            Format::Ids => {
                // A finding in `folio.toml` is of no client.
                let ids = rows.rows.iter().map(|row| &row.id).filter(|id| !id.is_empty());
                ids.map(|id| format!("{}\n", Safe::line(id))).collect()
            }
            Format::Svg => return Err(self.no_picture()),
            Format::Ics => return Err(self.no_days()),
            Format::Github => return Err(self.not_for_github()),
        })
    }

    fn page(&self, shown: &Page, items: &[Value]) -> Result<String> {
        let from = &self.context.standpoint();
        Ok(match self.context.format {
            Format::Text => page::write(shown, from, self.context.screen()),
            Format::Md => markdown::page(shown, from),
            Format::Html => html::page(shown, self.title(), from),
            Format::Ics => {
                let events = shown.events.as_ref().ok_or_else(|| self.no_days())?;
                // A calendar is subscribed to for longer than the day that the page's title names.
                ics::write(&format!("folio {}", self.outcome.command), events)
            }
            Format::Svg => self.picture(shown)?,
            Format::Json | Format::Jsonl => {
                let mut summary = json!({"count": items.len()});
                summary.as_object_mut().into_iter().for_each(|summary| summary.extend(self.outcome.summary.clone()));
                self.json(items.iter().collect(), summary)?
            }
            _ => self.rows(&Rows::of_objects(items))?,
        })
    }

    fn findings(&self, found: &[Finding]) -> Result<String> {
        let prefix = self.context.prefix();
        match self.context.format {
            Format::Text => Ok(findings::write(found, &prefix, self.context.screen())),
            Format::Github => Ok(github::write(found, &self.context.prefix_of_checkout())),
            Format::Json | Format::Jsonl => {
                self.json(found.iter().map(json::FindingItem::from).collect(), counts(found))
            }
            _ => self.rows(&findings::rows(found, &prefix)),
        }
    }

    fn receipt(&self, receipt: &Receipt) -> Result<String> {
        let item = receipt_item(receipt);
        match self.context.format {
            Format::Text | Format::Github | Format::Svg | Format::Ics => Ok(draw_receipt(receipt)),
            Format::Json | Format::Jsonl => self.json(vec![item], self.outcome.summary.clone().into()),
            Format::Ids => {
                let id = receipt.id.as_ref().or(receipt.client.as_ref());
                Ok(id.map(|id| format!("{}\n", Safe::line(id))).unwrap_or_default())
            }
            _ => self.rows(&Rows::of_objects(&[item])),
        }
    }

    fn json<T: serde::Serialize>(&self, items: Vec<T>, summary: Value) -> Result<String> {
        let document = json::Document::new(self.outcome.command, self.context.known_today(), items, summary);
        if self.context.format == Format::Jsonl { document.to_lines() } else { document.to_text() }
    }

    fn title(&self) -> html::Title<'_> {
        html::Title { command: self.outcome.command, today: self.today }
    }

    /// The one picture of the page.
    fn picture(&self, shown: &Page) -> Result<String> {
        let charts: Vec<_> = shown.charts().collect();
        match charts[..] {
            [chart] => Ok(svg::document(chart)),
            [] => Err(self.no_picture()),
            _ => Err(Error::usage(format!(
                "`{}` draws {} pictures, and a file holds one",
                self.outcome.command,
                charts.len()
            ))
            .hint("`--format html` has all of them on one page")),
        }
    }

    fn no_picture(&self) -> Error {
        Error::usage(format!("the answer of `{}` is no picture", self.outcome.command))
            .hint(format!("pictures are drawn by: {}", PICTURES.join(", ")))
    }

    fn no_days(&self) -> Error {
        Error::usage(format!("the answer of `{}` has no days for a calendar", self.outcome.command))
            .hint("`folio agenda --days 60 --format ics` has")
    }

    fn not_for_github(&self) -> Error {
        Error::usage(format!("`{}` has no answer in the format `github`", self.outcome.command))
            .hint("only `check` has")
    }
}

fn counts(found: &[Finding]) -> Value {
    let count = |level| found.iter().filter(|finding| finding.level == level).count();
    json!({"errors": count(Level::Error), "warnings": count(Level::Warning), "notes": count(Level::Note)})
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

fn receipt_item(receipt: &Receipt) -> Value {
    let mut item =
        json!({"commit": receipt.commit, "client": receipt.client, "id": receipt.id, "files": receipt.files});
    if let (Some(diff), Some(item)) = (&receipt.diff, item.as_object_mut()) {
        item.insert("diff".into(), json!(diff));
    }
    item
}
