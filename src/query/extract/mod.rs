//! One client's text as the rows of every table: the only reader of client files for SQL.
//!
//! What cannot be read is left out, and what is malformed stands as it is written: a question must not be refused for one
//! sick file, and `check` tells what is wrong with it.

mod derive;
mod plan;
mod settings;
mod value;

use rusqlite::types::Value;

pub(super) use settings::rows as settings_rows;

use self::plan::Plan;
use super::relation::Relations;
use super::search;
use crate::facts;
use crate::ledger::{Account, ClientFile, Ledger};
use crate::model::Client;
use crate::model::value::{Calendar, Day, Timezone};
use crate::schema::Kind;
use crate::source::{Lines, Node, Table, Tree};

/// How many bits of a rowid count the rows of a file; those above are the file's number.
pub(super) const FILE_SHIFT: u32 = 20;

/// The most rows that a file may have in one table.
const MOST_ROWS: usize = (1 << FILE_SHIFT) - 1;

/// Everything that the tables hold of one file.
#[derive(Debug, Default)]
pub(super) struct Harvest {
    /// Slug of the client and path of its file.
    pub(super) origin: [String; 2],
    /// The rows of each section's table, by the table's position.
    pub(super) rows: Vec<Vec<Row>>,
    /// The texts that people wrote.
    pub(super) prose: Vec<Prose>,
    /// Days of two-way contact, each with a person; nobody where none is named.
    pub(super) contacts: Vec<(Day, String)>,
    /// The whole client, for who reads it as one.
    pub(super) account: Vec<u8>,
}

/// An entry as a row: two places for client and file, which the harvest holds once, the line, the fields, what is derived.
#[derive(Debug)]
pub(super) struct Row {
    /// Position of the entry in its section, malformed ones counted.
    index: usize,
    pub(super) values: Vec<Value>,
}

/// A text with its place.
#[derive(Debug)]
pub(super) struct Prose {
    /// Position of the section's table.
    pub(super) base: usize,
    /// Position of the column.
    pub(super) column: usize,
    pub(super) line: u32,
    pub(super) text: String,
    /// The stems of its words, for the full-text index.
    pub(super) words: String,
}

/// Reads texts for the tables of one ledger.
pub(super) struct Extractor<'a> {
    plans: Vec<Plan<'a>>,
    zone: &'a Timezone,
    calendar: Calendar,
}

impl<'a> Extractor<'a> {
    /// For the files of `ledger`.
    pub(super) fn new(relations: &'a Relations, ledger: &'a Ledger) -> Extractor<'a> {
        let plans = relations.bases().iter().map(Plan::of).collect();
        Extractor { plans, zone: ledger.zone(), calendar: ledger.settings().calendar() }
    }

    /// What the tables hold of a client's text.
    pub(super) fn read(&self, file: &ClientFile, text: &str) -> Harvest {
        let tree = Tree::parse(text);
        let lines = Lines::new(text);
        let origin = [file.slug.clone(), file.path.clone()];
        let mut harvest = Harvest { origin, ..Harvest::default() };
        for (base, plan) in self.plans.iter().enumerate() {
            let mut reading = Reading { zone: self.zone, lines: &lines, base, prose: &mut harvest.prose };
            let entries = entries(&tree, plan).into_iter().take(MOST_ROWS);
            harvest.rows.push(entries.map(|(index, entry)| reading.row(plan, index, entry)).collect());
        }
        self.add_custom(&tree, &lines, &mut harvest);
        harvest.prose.truncate(MOST_ROWS);
        let account = Account::in_tree(file.clone(), &tree);
        self.derive(&account.client, &mut harvest);
        harvest.account = account.to_bytes();
        harvest
    }

    /// The ledger's own fields of the client, as one column of its row.
    fn add_custom(&self, tree: &Tree<'_>, lines: &Lines<'_>, harvest: &mut Harvest) {
        let Some(node) = tree.root().get("custom") else { return };
        let Some(base) = self.plans.iter().position(|plan| plan.section() == "profile") else { return };
        let Some(column) = self.plans[base].position("custom") else { return };
        if let Some(row) = harvest.rows[base].first_mut() {
            row.values[column] = value::json(node);
        }
        Reading { zone: self.zone, lines, base, prose: &mut harvest.prose }.add_texts(column, node);
    }

    /// Fills the derived columns from the facts of the client, which knows only well-formed entries.
    fn derive(&self, client: &Client, harvest: &mut Harvest) {
        for (day, interaction) in facts::contacts(client, self.zone) {
            let people = interaction.people.iter().map(|person| (day, person.to_string()));
            harvest.contacts.extend(people);
            harvest.contacts.push((day, String::new()));
        }
        for (plan, rows) in self.plans.iter().zip(&mut harvest.rows) {
            for (index, column, value) in derive::columns(plan.section(), client, &self.calendar) {
                let row = rows.binary_search_by_key(&index, |row| row.index).ok();
                if let (Some(row), Some(column)) = (row, plan.position(column)) {
                    rows[row].values[column] = value;
                }
            }
        }
    }
}

/// The entries of a section with their positions, or its one table.
fn entries<'t>(tree: &'t Tree<'_>, plan: &Plan<'_>) -> Vec<(usize, Table<'t>)> {
    let Some(node) = tree.root().get(plan.section()) else { return Vec::new() };
    if !plan.is_list() {
        return node.as_table().map(|table| (0, table)).into_iter().collect();
    }
    let entries = node.as_array().into_iter().flat_map(|array| array.iter().enumerate());
    entries.filter_map(|(index, entry)| Some((index, entry.as_table()?))).collect()
}

/// One section of one file, being read.
struct Reading<'a, 't> {
    zone: &'a Timezone,
    lines: &'a Lines<'t>,
    base: usize,
    prose: &'a mut Vec<Prose>,
}

impl Reading<'_, '_> {
    fn row(&mut self, plan: &Plan<'_>, index: usize, entry: Table<'_>) -> Row {
        let mut values = plan.blank.clone();
        values[2] = Value::Integer(i64::from(self.lines.line(entry.span().start)));
        for written in entry.iter() {
            let Some((column, field)) = plan.columns.get(written.key).copied() else { continue };
            match field.kind {
                Kind::Money | Kind::SignedMoney => {
                    for (offset, value) in value::money(written.node).into_iter().enumerate() {
                        values[column + offset] = value;
                    }
                }
                Kind::Moment => values[column] = value::moment(written.node, self.zone),
                _ => values[column] = value::plain(written.node),
            }
            if is_prose(field.element()) {
                self.add_texts(column, written.node);
            }
        }
        Row { index, values }
    }

    /// Every text in a value, those inside lists and inline tables too.
    fn add_texts(&mut self, column: usize, node: Node<'_>) {
        if let Some(text) = node.as_str() {
            let words = search::stemmed(text);
            if !words.is_empty() {
                let line = self.lines.line(node.span().start);
                self.prose.push(Prose { base: self.base, column, line, text: text.to_owned(), words });
            }
        } else if let Some(array) = node.as_array() {
            array.iter().for_each(|item| self.add_texts(column, item));
        } else if let Some(table) = node.as_table() {
            table.entries().into_iter().for_each(|entry| self.add_texts(column, entry.node));
        }
    }
}

/// Whether people write what a field holds in words of their own; ids, choices and amounts are for `--where`.
fn is_prose(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text { .. } | Kind::Url | Kind::Email | Kind::Number | Kind::Table(_) | Kind::Open(_) | Kind::List(_)
    )
}
