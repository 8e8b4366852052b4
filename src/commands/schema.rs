//! `folio schema`: what a ledger may hold, section by section and field by field; what SQL reads, table by table.

mod tables;

use serde_json::{Value, json};

use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::query::{Cell, Column, Relations, Row, Rows};
use crate::report::{Block, Page};
use crate::schema::{Catalogue, Field, Section};

/// Explain what a client file may hold, or what SQL reads: all of it, one section or table, one field
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio schema\n  folio schema commitments\n  folio schema commitments.warn_by\n  folio schema --settings tiers\n  \
    folio schema tables\n  folio schema tables promises_open"
)]
pub struct SchemaArgs {
    /// A section, or `section.field`; or `tables`, for what `list`, `--where` and SQL read
    #[arg(value_name = "SECTION[.FIELD]")]
    what: Option<String>,
    /// One field of the section; after `tables` one table
    #[arg(value_name = "FIELD|TABLE")]
    below: Option<String>,
    /// Explain `folio.toml` instead of a client file
    #[arg(long)]
    settings: bool,
}

/// The word that asks for the tables of SQL; no section is called so.
const TABLES: &str = "tables";

/// Answers with a list of sections, a section's page or a field's page.
pub fn run(args: &SchemaArgs, context: &Context) -> Result<Outcome> {
    if args.what.as_deref() == Some(TABLES) && !args.settings {
        return tables(args.below.as_deref());
    }
    let catalogue = if args.settings { Catalogue::folio() } else { of_clients(context) };
    // `contracts kind` is `contracts.kind`.
    let words = [&args.what, &args.below];
    let what: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    let answer = match what.join(".") {
        what if what.is_empty() => sections(&catalogue),
        what => match what.split_once('.') {
            None => section_page(section(&catalogue, &what)?),
            Some((name, path)) => field_page(section(&catalogue, name)?, path)?,
        },
    };
    Ok(Outcome::new("schema", answer))
}

/// The tables and views of SQL, or the columns of one.
///
/// # Errors
/// Where there is no table of that name.
pub fn tables(name: Option<&str>) -> Result<Outcome> {
    Ok(Outcome::new("schema", tables::answer(name)?))
}

/// With the ledger's own fields where there is a ledger; the format needs none to be explained.
fn of_clients(context: &Context) -> Catalogue {
    context.ledger().map_or_else(|_| Catalogue::client(&Default::default()), |ledger| ledger.catalogue().clone())
}

fn section<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c Section> {
    let wanted = if name == "clients" { "profile" } else { name };
    catalogue.section(wanted).ok_or_else(|| {
        let error = Error::usage(format!("there is no section `{name}`"));
        match catalogue.nearest_section(name) {
            _ if Relations::of_format().named(name).is_some() => {
                error.hint(format!("`folio schema {TABLES} {name}` explains the table of that name"))
            }
            _ if Catalogue::folio().section(name).is_some() => {
                error.hint(format!("`folio schema --settings {name}` explains that of `folio.toml`"))
            }
            Some(near) => error.hint(format!("did you mean `{}`?", near.name)),
            None => error.hint(format!("`{}` lists the sections there are", catalogue.explained_by())),
        }
    })
}

fn sections(catalogue: &Catalogue) -> Answer {
    let spelled =
        |section: &Section| if section.list { format!("[[{}]]", section.name) } else { format!("[{}]", section.name) };
    let keys = catalogue.fields().iter().map(|field| [field.name.clone(), String::new(), field.doc.clone()]);
    let tables =
        catalogue.sections().iter().map(|section| [spelled(section), section.key.join(", "), section.doc.clone()]);
    Answer::Rows(rows(["section", "named by", "what"], keys.chain(tables)))
}

fn section_page(section: &Section) -> Answer {
    let brackets = if section.list { format!("[[{}]]", section.name) } else { format!("[{}]", section.name) };
    let mut blocks = vec![Block::Heading(brackets), Block::Text(section.doc.clone())];
    if !section.key.is_empty() {
        blocks.push(Block::Text(format!("An entry is named by: {}.", section.key.join(", "))));
    }
    blocks.push(Block::Table(fields(&section.fields)));
    if let Some(others) = &section.others {
        blocks.push(Block::Text(format!("Further keys, of your own choice: {others}.")));
    }
    let items = section.fields.iter().map(|field| item(&format!("{}.{}", section.name, field.name), field)).collect();
    Answer::Page(Page::new(blocks), items)
}

fn field_page(section: &Section, path: &str) -> Result<Answer> {
    let mut found: Option<&Field> = None;
    for name in path.split('.') {
        let among = found.map_or(&section.fields[..], Field::fields);
        found = Some(among.iter().find(|field| field.name == name).ok_or_else(|| unknown(section, path, name, among))?);
    }
    let field = found.ok_or_else(|| unknown(section, path, path, &section.fields))?;
    let mut facts = vec![
        ("holds".to_owned(), Cell::Text(field.kind.to_string())),
        ("required".to_owned(), Cell::Text(required(field))),
    ];
    if let Some(default) = &field.default {
        facts.push(("default".to_owned(), Cell::Text(default.clone())));
    }
    facts.push(("example".to_owned(), Cell::Text(format!("{} = {}", field.name, field.kind.example()))));
    let mut blocks =
        vec![Block::Heading(format!("{}.{path}", section.name)), Block::Text(field.doc.clone()), Block::Facts(facts)];
    if !field.choices().is_empty() {
        let choices = field.choices().iter().map(|choice| [choice.value.clone(), choice.doc.clone()]);
        blocks.push(Block::Table(rows(["choice", "what"], choices)));
    }
    if !field.fields().is_empty() {
        blocks.push(Block::Table(fields(field.fields())));
    }
    Ok(Answer::Page(Page::new(blocks), vec![item(&format!("{}.{path}", section.name), field)]))
}

fn unknown(section: &Section, path: &str, name: &str, among: &[Field]) -> Error {
    Error::usage(format!("there is no field `{}.{path}`", section.name)).meant(
        name,
        among.iter().map(|field| field.name.as_str()),
        format!("`folio schema {}` lists the fields there are", section.name),
    )
}

fn fields(fields: &[Field]) -> Rows {
    let lines = fields
        .iter()
        .map(|field| [field.name.clone(), field.kind.to_string(), required(field), field.summary().to_owned()]);
    rows(["field", "holds", "required", "what"], lines)
}

fn required(field: &Field) -> String {
    match &field.required_unless {
        Some(unless) => format!("unless {} = {}", unless.field, unless.value),
        None => if field.required { "yes" } else { "no" }.to_owned(),
    }
}

fn rows<const N: usize>(names: [&str; N], lines: impl Iterator<Item = [String; N]>) -> Rows {
    let columns = names.map(|name| Column { name: name.to_owned(), right: false });
    let row = |cells: [String; N]| Row { id: cells[0].clone(), cells: cells.map(Cell::Text).into(), origin: None };
    Rows { columns: columns.into(), rows: lines.map(row).collect() }
}

/// A field in JSON's fields; `id` is its whole path, as typed into `folio schema`.
fn item(id: &str, field: &Field) -> Value {
    let choices: Vec<Value> =
        field.choices().iter().map(|choice| json!({"value": choice.value, "what": choice.doc})).collect();
    let fields: Vec<Value> = field.fields().iter().map(|inner| item(&format!("{id}.{}", inner.name), inner)).collect();
    json!({
        "section": id.split('.').next(), "field": field.name, "id": id, "holds": field.kind.to_string(),
        "required": field.required, "default": field.default, "custom": field.custom, "example": field.kind.example(),
        "what": field.doc, "choices": choices, "fields": fields,
    })
}
