//! Which columns `folio list` shows: those asked for; else for people those that say something, for programs all.

use crate::context::Context;
use crate::query::{CLIENTS, Cell, Column, Relation, Row, Rows};
use crate::render::{Format, table};
use crate::schema::Section;

/// The columns of one list.
pub struct Columns {
    /// Those that were named, or all that may be shown.
    named: Vec<String>,
    /// Those to show besides.
    added: Vec<String>,
    /// Whether the named ones are only candidates, of which a person sees those that say something.
    glance: bool,
}

impl Columns {
    /// Reads `--columns`: names, each with `+` before it where it is to stand beside those shown anyway.
    pub fn read(wishes: &[String], relation: &Relation, context: &Context) -> Columns {
        let wishes = wishes.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        let (added, named): (Vec<&str>, Vec<&str>) = wishes.partition(|name| name.starts_with('+'));
        let glance = named.is_empty() && context.format.is_for_people();
        let named: Vec<&str> = match named[..] {
            [] if glance && relation.name == CLIENTS => CLIENT_GLANCE.to_vec(),
            [] => relation.plain_names().collect(),
            _ => named,
        };
        let owned = |names: Vec<&str>| names.into_iter().map(|name| name.trim_start_matches('+').to_owned()).collect();
        Columns { named: owned(named), added: owned(added), glance }
    }

    /// The names to ask for, in the order to be shown in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.named.iter().chain(&self.added).map(String::as_str)
    }

    /// The rows with the columns that are to be seen, and the names of those for which the terminal is too narrow; `section` is
    /// the one behind the table, if any.
    pub fn fitting(&self, rows: Rows, section: Option<&Section>, context: &Context) -> (Rows, Vec<String>) {
        if !self.glance || rows.rows.is_empty() {
            return (rows, Vec::new());
        }
        let added = |at: usize| self.added.contains(&rows.columns[at].name);
        let chosen = telling(&rows, section);
        // What was added stands last, and stays however narrow the terminal is.
        let mut chosen: Vec<usize> = chosen.into_iter().filter(|at| !added(*at)).collect();
        let last: Vec<usize> = (0..rows.columns.len()).filter(|at| added(*at)).collect();
        let with_added = |chosen: &[usize]| picked(&rows, &[chosen, &last].concat());
        let width = context.screen().width.filter(|_| context.format == Format::Text);
        let Some(width) = width else { return (with_added(&chosen), Vec::new()) };
        let from = context.standpoint();
        let all = chosen.clone();
        while chosen.len() > FEWEST && table::least_width(&with_added(&chosen), &from) > width {
            let spare = SPARE.iter().find_map(|name| chosen.iter().position(|at| rows.columns[*at].name == *name));
            chosen.remove(spare.unwrap_or(chosen.len() - 1));
        }
        let hidden = all.into_iter().filter(|at| !chosen.contains(at)).map(|at| rows.columns[at].name.clone());
        (with_added(&chosen), hidden.collect())
    }
}

/// The rows with these columns only, in this order.
fn picked(rows: &Rows, chosen: &[usize]) -> Rows {
    let pick = |row: &Row| Row { cells: chosen.iter().map(|at| row.cells[*at].clone()).collect(), ..row.clone() };
    let columns: Vec<Column> = chosen.iter().map(|at| rows.columns[*at].clone()).collect();
    Rows { rows: rows.rows.iter().map(pick).collect(), columns }
}

/// The first columns to go where a terminal is too narrow for all.
const SPARE: [&str; 3] = ["stage_since", "tier", "manager"];

/// The fewest columns that still say what a record is.
const FEWEST: usize = 3;

/// How many columns a person takes in at a glance.
const GLANCE: usize = 8;

/// Of the columns that hold anything: the client, the key, what is required, then the others in their order.
fn telling(rows: &Rows, section: Option<&Section>) -> Vec<usize> {
    let says = |at: usize| rows.rows.iter().any(|row| !matches!(row.cells[at], Cell::Absent | Cell::Json(_)));
    let telling: Vec<usize> = (0..rows.columns.len()).filter(|at| *at == 0 || says(*at)).collect();
    let (mut chosen, others): (Vec<usize>, Vec<usize>) = telling
        .iter()
        .partition(|at| **at == 0 || section.is_some_and(|section| needed(section, &rows.columns[**at].name)));
    chosen.extend(others.into_iter().take(GLANCE.saturating_sub(chosen.len())));
    chosen.sort_unstable();
    chosen
}

/// Whether a field is part of the key, or must be there.
fn needed(section: &Section, name: &str) -> bool {
    section.key.iter().any(|key| key == name) || section.field(name).is_some_and(|field| field.required)
}

/// What a manager looks for in a list of clients.
const CLIENT_GLANCE: [&str; GLANCE] =
    ["slug", "name", "manager", "tier", "stage", "stage_since", "last_contact", "next_due"];
