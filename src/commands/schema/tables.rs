//! `folio schema tables`: what SQL reads, table by table and column by column.

use serde_json::{Value, json};

use super::rows;
use crate::commands::Answer;
use crate::error::{Error, Result};
use crate::query::{Attribute, Holds, Relation, Relations};
use crate::report::{Block, Page};

/// All tables, or the columns of one.
pub fn answer(name: Option<&str>) -> Result<Answer> {
    let relations = Relations::of_format();
    match name {
        None => Ok(all(&relations)),
        Some(name) => relations.named(name).map(one).ok_or_else(|| unknown(&relations, name)),
    }
}

fn all(relations: &Relations) -> Answer {
    let lines = relations.all().iter().map(|relation| [relation.name.clone(), relation.doc.clone()]);
    let page = Page::new([Block::Table(rows(["table", "what"], lines))]);
    let item = |relation: &Relation| {
        let columns: Vec<Value> = relation.attributes.iter().map(column).collect();
        json!({"table": relation.name, "what": relation.doc, "columns": columns})
    };
    Answer::Page(page, relations.all().iter().map(item).collect())
}

fn one(relation: &Relation) -> Answer {
    let lines = relation
        .attributes
        .iter()
        .map(|column| [column.name.clone(), column.holds.word().to_owned(), column.doc.clone()]);
    let mut blocks = vec![
        Block::Heading(relation.name.clone()),
        Block::Text(relation.doc.clone()),
        Block::Table(rows(["column", "holds", "what"], lines)),
    ];
    if relation.attributes.iter().any(|column| column.holds == Holds::Moment) {
        blocks.push(Block::Text(MOMENTS.to_owned()));
    }
    Answer::Page(Page::new(blocks), relation.attributes.iter().map(column).collect())
}

/// How moments compare, which no other column does.
const MOMENTS: &str = "A day and time equals any spelling of it: `2026-03-02T11:30:00`, `2026-03-02 11:30`; a day comes before its moments.";

fn column(attribute: &Attribute) -> Value {
    json!({"column": attribute.name, "holds": attribute.holds.word(), "what": attribute.doc})
}

fn unknown(relations: &Relations, name: &str) -> Error {
    Error::usage(format!("there is no table `{name}`")).meant(
        name,
        relations.all().iter().map(|relation| relation.name.as_str()),
        "`folio schema tables` lists the tables there are",
    )
}
