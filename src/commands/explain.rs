//! `folio explain`: what a rule finds, why it matters, how to mend it.

use serde_json::json;

use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::query::{Cell, Column, Row, Rows};
use crate::report::{Block, Page};
use crate::rules::{self, Rule};

/// Explain a rule of `folio check`; without a name, list them all
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio explain\n  folio explain due-before-made")]
pub struct ExplainArgs {
    /// The rule's name, as printed in brackets by `folio check`
    rule: Option<String>,
}

/// Answers with one rule's page or the list of all.
pub fn run(args: &ExplainArgs, _context: &Context) -> Result<Outcome> {
    let answer = match &args.rule {
        None => list(),
        Some(name) => page(rules::find(name).ok_or_else(|| unknown(name))?),
    };
    Ok(Outcome::new("explain", answer))
}

fn unknown(name: &str) -> Error {
    Error::usage(format!("there is no rule `{name}`")).meant(
        name,
        rules::ALL.iter().map(|rule| rule.name),
        "`folio explain` lists the rules there are",
    )
}

fn page(rule: &Rule) -> Answer {
    let facts = vec![
        ("level".to_owned(), Cell::Text(rule.level.word().to_owned())),
        ("group".to_owned(), Cell::Text(rule.group.title().to_owned())),
    ];
    let setting = if rule.group.adjustable() {
        Block::Code(format!("[rules]\n{} = \"{}\"", rule.name, rule.level.word()))
    } else {
        Block::Text("This rule is always an error: without it a ledger cannot be read safely.".to_owned())
    };
    let blocks = [
        Block::Heading(format!("{}: {}", rule.name, rule.finds)),
        Block::Facts(facts),
        Block::Text(rule.explain.to_owned()),
        setting,
    ];
    Answer::Page(Page::new(blocks), vec![item(rule)])
}

fn item(rule: &Rule) -> serde_json::Value {
    json!({
        "rule": rule.name,
        "group": rule.group.title(),
        "level": rule.level.word(),
        "finds": rule.finds,
        "explain": rule.explain,
    })
}

fn list() -> Answer {
    let columns = ["rule", "level", "finds"].map(|name| Column { name: name.to_owned(), right: false });
    let rows = rules::ALL.iter().map(|rule| Row {
        id: rule.name.to_owned(),
        cells: [rule.name, rule.level.word(), rule.finds].map(|text| Cell::Text(text.to_owned())).into(),
        origin: None,
    });
    Answer::Rows(Rows { columns: columns.into(), rows: rows.collect() })
}
