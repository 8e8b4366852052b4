//! One client's text as the rows of every table: the only reader of client files for SQL.
//!
//! What cannot be read is left out, and what is malformed stands as it is written: a question must not be refused for one
//! sick file, and `check` tells what is wrong with it.

mod cells;
mod derive;
mod plan;
mod settings;
mod value;

pub(super) use self::cells::{Cell, Texts};
pub(super) use self::settings::rows as settings_rows;

use self::cells::{Rows, Stretch};
use self::plan::{Plan, Reads};
use super::relation::{Base, Relations};
use super::search;
use crate::facts;
use crate::ledger::{Account, ClientFile, Ledger};
use crate::model::Client;
use crate::model::value::{Calendar, Timezone};
use crate::source::{Lines, Node, Table, Tree};

/// How many bits of a rowid count the rows of a file; those above are the file's number.
pub(super) const FILE_SHIFT: u32 = 20;

/// The most rows that a file may have in one table.
const MOST_ROWS: usize = (1 << FILE_SHIFT) - 1;

/// How many bytes of texts and stems come of one byte of a file, at most as a rule.
const YIELD: usize = 2;

/// Everything that the tables hold of one file.
#[derive(Debug, Default)]
pub(super) struct Harvest {
    /// Slug of the client and path of its file.
    pub(super) origin: [String; 2],
    /// Every text of rows, prose and contacts.
    pub(super) texts: Texts,
    /// The rows of each section's table, by the table's position.
    pub(super) rows: Vec<Rows>,
    /// The texts that people wrote.
    pub(super) prose: Vec<Prose>,
    /// Days of two-way contact, each with a person, in order and each once; nobody where none is named.
    pub(super) contacts: Vec<[Stretch; 2]>,
    /// The whole client, for who reads it as one.
    pub(super) account: Vec<u8>,
    /// What is missing in it, where something is.
    pub(super) gaps: Option<Vec<u8>>,
}

/// A text with its place.
#[derive(Debug)]
pub(super) struct Prose {
    /// Position of its column among those of all tables.
    pub(super) field: usize,
    pub(super) line: u32,
    pub(super) text: Stretch,
    /// The stems of its words, for the full-text index.
    pub(super) words: Stretch,
}

/// Reads texts for the tables of one ledger.
pub(super) struct Extractor<'a> {
    plans: Vec<Plan<'a>>,
    /// The texts that stand where nothing is written: the first of every harvest.
    defaults: Texts,
    zone: &'a Timezone,
    calendar: Calendar,
}

impl<'a> Extractor<'a> {
    /// For the files of `ledger`.
    pub(super) fn new(relations: &'a Relations, ledger: &'a Ledger) -> Extractor<'a> {
        let mut defaults = Texts::default();
        let mut fields = 0;
        let plan = |base: &'a Base| {
            let plan = Plan::of(base, fields, &mut defaults);
            fields += base.attributes.len();
            plan
        };
        let plans = relations.bases().iter().map(plan).collect();
        Extractor { plans, defaults, zone: ledger.zone(), calendar: ledger.settings().calendar() }
    }

    /// What the tables hold of a client's text.
    pub(super) fn read(&self, file: &ClientFile, text: &str) -> Harvest {
        let tree = Tree::parse(text);
        let lines = Lines::new(text);
        let origin = [file.slug.clone(), file.path.clone()];
        let texts = self.defaults.with_room(YIELD * text.len());
        let mut harvest = Harvest { origin, texts, ..Harvest::default() };
        for plan in &self.plans {
            let mut rows = Rows::default();
            let mut reading = self.reading(&lines, plan, &mut harvest);
            for (index, entry) in entries(&tree, plan).into_iter().take(MOST_ROWS) {
                reading.row(plan, entry, rows.add(index, &plan.blank));
            }
            harvest.rows.push(rows);
        }
        self.add_custom(&tree, &lines, &mut harvest);
        harvest.prose.truncate(MOST_ROWS);
        let account = Account::on_lines(file.clone(), &tree, &lines);
        self.add_contacts(&account.client, &mut harvest);
        self.derive(&account.client, &mut harvest);
        harvest.account = account.to_bytes();
        harvest.gaps = (!account.gaps.none()).then(|| account.gaps.to_bytes());
        harvest
    }

    fn reading<'h, 't>(&'h self, lines: &'h Lines<'t>, plan: &Plan<'_>, harvest: &'h mut Harvest) -> Reading<'h, 't> {
        let Harvest { texts, prose, .. } = harvest;
        Reading { zone: self.zone, lines, first: plan.first, texts, prose }
    }

    /// The ledger's own fields of the client, as one column of its row.
    fn add_custom(&self, tree: &Tree<'_>, lines: &Lines<'_>, harvest: &mut Harvest) {
        let Some(node) = tree.root().get("custom") else { return };
        let Some(base) = self.plans.iter().position(|plan| plan.section() == "profile") else { return };
        let Some(column) = self.plans[base].position("custom") else { return };
        if harvest.rows[base].len() > 0 {
            let json = value::json(node, &mut harvest.texts);
            harvest.rows[base].set(0, column, json);
        }
        self.reading(lines, &self.plans[base], harvest).add_texts(column, node);
    }

    fn add_contacts(&self, client: &Client, harvest: &mut Harvest) {
        let Harvest { texts, contacts, .. } = harvest;
        for (day, interaction) in facts::contacts(client, self.zone) {
            let day = texts.add_shown(&day);
            contacts.push([day, texts.add("")]);
            contacts.extend(interaction.people.iter().map(|person| [day, texts.add_shown(person)]));
        }
        contacts.sort_unstable_by_key(|contact| contact.map(|part| texts.text(part)));
        contacts.dedup_by_key(|contact| contact.map(|part| texts.text(part)));
        contacts.truncate(MOST_ROWS);
    }

    /// Fills the derived columns from the facts of the client, which knows only well-formed entries.
    fn derive(&self, client: &Client, harvest: &mut Harvest) {
        for (plan, rows) in self.plans.iter().zip(&mut harvest.rows).filter(|(_, rows)| rows.len() > 0) {
            for (column, values) in derive::columns(plan.section(), client, &self.calendar) {
                let Some(column) = plan.position(column) else { continue };
                for (index, value) in values {
                    if let Ok(row) = rows.indices.binary_search(&index) {
                        rows.set(row, column, harvest.texts.cell(value));
                    }
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
struct Reading<'h, 't> {
    zone: &'h Timezone,
    lines: &'h Lines<'t>,
    /// Position of its first column among those of all tables.
    first: usize,
    texts: &'h mut Texts,
    prose: &'h mut Vec<Prose>,
}

impl Reading<'_, '_> {
    fn row(&mut self, plan: &Plan<'_>, entry: Table<'_>, cells: &mut [Cell]) {
        cells[2] = Cell::Integer(i64::from(self.lines.line(entry.span().start)));
        for written in entry.iter() {
            let Some(column) = plan.column(written.key) else { continue };
            let at = column.position;
            match column.reads {
                Reads::Money => cells[at..at + 3].copy_from_slice(&value::money(written.node, self.texts)),
                Reads::Moment => cells[at] = value::moment(written.node, self.zone, self.texts),
                Reads::Plain => cells[at] = value::plain(written.node, self.texts),
            }
            match cells[at] {
                _ if !column.prose => {}
                Cell::Text(text) if written.node.as_str().is_some() => self.add_text(at, written.node, Some(text)),
                _ => self.add_texts(at, written.node),
            }
        }
    }

    /// Every text in a value, those inside lists and inline tables too.
    fn add_texts(&mut self, column: usize, node: Node<'_>) {
        if node.as_str().is_some() {
            self.add_text(column, node, None);
        } else if let Some(array) = node.as_array() {
            array.iter().for_each(|item| self.add_texts(column, item));
        } else if let Some(table) = node.as_table() {
            table.entries().into_iter().for_each(|entry| self.add_texts(column, entry.node));
        }
    }

    /// A text, which may stand among the others already.
    fn add_text(&mut self, column: usize, node: Node<'_>, known: Option<Stretch>) {
        let text = node.as_str().unwrap_or_default();
        let words = self.texts.add_with(|all| search::add_stemmed(text, all));
        if !words.is_empty() {
            let line = self.lines.line(node.span().start);
            let text = known.unwrap_or_else(|| self.texts.add(text));
            self.prose.push(Prose { field: self.first + column, line, text, words });
        }
    }
}
