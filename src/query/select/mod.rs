//! Rows of one table or view, chosen, ordered and cut: what `list` and `set --where` ask for, as one `select`.
//!
//! Words of the command line never become SQL: names are looked up among the columns there are, values are bound. The one
//! exception is the expression of `--where`, which is checked to be one.

mod reading;

use std::fmt::Write as _;
use std::ops::Range;

use super::ask::Asked;
use super::order::Order;
use super::relation::{CLIENTS, Holds, Relation, Relations};
use super::sql::{INSET, condition};
use super::{Column, Database, Rows, WHERE};
use crate::error::{Error, Result};

/// Which rows of a table or view, which of their columns, in which order.
#[derive(Debug, Clone)]
pub struct Selection<'r> {
    relation: &'r Relation,
    /// What stands after `from`.
    source: String,
    key: Vec<&'r str>,
    shown: Vec<Shown>,
    conditions: Vec<String>,
    /// The user's own condition, in brackets of ours.
    own: Option<String>,
    parameters: Vec<String>,
    orders: Vec<String>,
    limit: Option<usize>,
}

/// A column to show.
#[derive(Debug, Clone)]
struct Shown {
    name: String,
    kind: ShownKind,
}

/// What is asked for to show a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownKind {
    /// The column itself.
    Column(Holds),
    /// The three columns that hold an amount.
    Money,
    /// Nothing: where a row stands is asked for anyway.
    Place,
}

impl<'r> Selection<'r> {
    /// Every row of a relation with no column yet, by client, file and line.
    pub fn of(relations: &'r Relations, relation: &'r Relation) -> Selection<'r> {
        let source = match &relation.query {
            Some(query) if relations.named(&relation.name).is_none() => format!("({query})"),
            _ => quoted(&relation.name),
        };
        let key = relations.key(relation);
        let (conditions, parameters) = (Vec::new(), Vec::new());
        let (shown, orders) = (Vec::new(), Vec::new());
        Selection { relation, source, key, shown, conditions, own: None, parameters, orders, limit: None }
    }

    /// Shows one more column; nothing where it is shown already.
    ///
    /// # Errors
    /// A usage error where there is no such column, with the nearest name.
    pub fn show(&mut self, name: &str) -> Result<()> {
        let kind = match self.relation.attribute(name) {
            Some(_) if self.relation.is_money(name) => ShownKind::Money,
            Some(attribute) => ShownKind::Column(attribute.holds),
            None if name == WHERE && self.has_places() => ShownKind::Place,
            None => return Err(unknown_column(self.relation, name)),
        };
        if !self.shown.iter().any(|shown| shown.name == name) {
            self.shown.push(Shown { name: name.to_owned(), kind });
        }
        Ok(())
    }

    /// Whether rows know where they stand.
    fn has_places(&self) -> bool {
        self.relation.attribute("line").is_some()
    }

    /// Only rows of clients whose column is this; nothing is chosen where rows belong to no client.
    pub fn only_clients(&mut self, column: &str, value: &str) {
        let column = quoted(column);
        let place = self.bound(value);
        self.of_clients(&format!("{column} = {place}"));
    }

    /// Only rows of clients with this tag.
    pub fn only_tagged(&mut self, tag: &str) {
        let place = self.bound(tag);
        // A malformed list must not make the whole question fail.
        self.of_clients(&format!(
            "exists (select 1 from json_each(iif(json_valid(tags), tags, '[]')) where value = {place})"
        ));
    }

    fn of_clients(&mut self, condition: &str) {
        match self.relation.client() {
            Some(_) if self.relation.name == CLIENTS => self.conditions.push(condition.to_owned()),
            Some(client) => {
                self.conditions.push(format!("{} in (select slug from {CLIENTS} where {condition})", quoted(client)))
            }
            None => {}
        }
    }

    /// Only rows whose column is exactly this.
    pub fn only(&mut self, column: &str, value: &str) {
        let place = self.bound(value);
        self.conditions.push(format!("{} = {place}", quoted(column)));
    }

    /// Only rows whose column is this or later.
    pub fn only_since(&mut self, column: &str, day: &str) {
        let place = self.bound(day);
        self.conditions.push(format!("{} >= {place}", quoted(column)));
    }

    /// Only rows for which an SQL expression over the columns is true.
    ///
    /// # Errors
    /// A usage error where it is anything else than one expression.
    pub fn only_where(&mut self, expression: &str) -> Result<()> {
        self.own = Some(condition(expression)?);
        Ok(())
    }

    /// Sorts by a column; what is unknown stands last either way, equal rows by client, file and line.
    ///
    /// # Errors
    /// A usage error where there is no such column, with the nearest name.
    pub fn sort(&mut self, order: &Order) -> Result<()> {
        let name = &order.column;
        if name == WHERE && self.has_places() {
            let way = if order.descending { "desc" } else { "asc" };
            self.orders.extend(["file", "line"].map(|column| format!("{} {way}", quoted(column))));
            return Ok(());
        }
        let holds = self.relation.attribute(name).ok_or_else(|| unknown_column(self.relation, name))?.holds;
        let column = quoted(name);
        let value = match holds {
            // Malformed money is text, which SQL would sort after every amount, or before.
            _ if self.relation.is_money(name) => format!("iif({} is null, null, {column})", quoted(&minor(name))),
            Holds::Word | Holds::Text | Holds::Json => format!("{column} collate folio"),
            _ => column,
        };
        self.orders.push(format!("{value} {} nulls last", if order.descending { "desc" } else { "asc" }));
        Ok(())
    }

    /// At most so many rows.
    pub fn limit(&mut self, limit: usize) {
        self.limit = Some(limit);
    }

    fn bound(&mut self, value: &str) -> String {
        self.parameters.push(value.to_owned());
        format!("?{}", self.parameters.len())
    }

    /// The whole text, and the bytes of it that are the user's.
    fn sql(&self) -> (String, Range<usize>) {
        let mut columns: Vec<String> = ORIGIN.iter().map(|name| self.origin(name)).collect();
        columns.extend(self.key.iter().map(|name| quoted(name)));
        for shown in &self.shown {
            match shown.kind {
                ShownKind::Column(_) => columns.push(quoted(&shown.name)),
                ShownKind::Money => {
                    columns.extend([&shown.name, &minor(&shown.name), &currency(&shown.name)].map(|name| quoted(name)));
                }
                ShownKind::Place => {}
            }
        }
        let mut sql = format!("select {} from {}", columns.join(", "), self.source);
        // The user's condition comes first, so that it is known where it stands.
        let conditions: Vec<&str> = self.own.iter().chain(&self.conditions).map(String::as_str).collect();
        if !conditions.is_empty() {
            sql.push_str(" where ");
        }
        let start = sql.len() + INSET;
        let own = start..start + self.own.as_ref().map_or(0, |own| own.len() - 2 * INSET);
        sql.push_str(&conditions.join(" and "));
        let _ =
            write!(sql, " order by {}", self.orders.iter().cloned().chain(self.ties()).collect::<Vec<_>>().join(", "));
        if let Some(limit) = self.limit {
            let _ = write!(sql, " limit {}", i64::try_from(limit).unwrap_or(i64::MAX));
        }
        (sql, own)
    }

    /// The column that says where a row stands, or nothing.
    fn origin(&self, name: &str) -> String {
        let column =
            if name == "client" { self.relation.client() } else { self.relation.attribute(name).map(|_| name) };
        column.map_or_else(|| "null".to_owned(), quoted)
    }

    /// By client, file and line; without them by the place in an order, else by the first two columns.
    fn ties(&self) -> Vec<String> {
        let has = |name: &&str| self.relation.attribute(name).is_some();
        let names: Vec<&str> = if let Some(client) = self.relation.client().filter(|_| has(&"line")) {
            vec![client, "file", "line"]
        } else if has(&"position") {
            vec!["position"]
        } else {
            self.relation.names().take(2).collect()
        };
        names.into_iter().map(quoted).collect()
    }
}

/// Where a row stands: what every answer begins with, then the key, then the columns to show.
const ORIGIN: [&str; 3] = ["client", "file", "line"];

impl Database<'_> {
    /// The rows of a selection.
    ///
    /// # Errors
    /// Where the expression of its `--where` is no SQL, or names what is not there.
    pub fn select(&self, selection: &Selection<'_>) -> Result<Rows> {
        let (sql, own) = selection.sql();
        let found = self.put(&Asked { sql: &sql, own, parameters: &selection.parameters })?;
        let right = |shown: &Shown| match shown.kind {
            ShownKind::Column(holds) => holds.is_number(),
            ShownKind::Money => true,
            ShownKind::Place => false,
        };
        let columns = selection.shown.iter().map(|shown| Column { name: shown.name.clone(), right: right(shown) });
        let rows = found.rows.into_iter().map(|row| reading::row(selection, row.cells));
        Ok(Rows { columns: columns.collect(), rows: rows.collect() })
    }
}

fn minor(name: &str) -> String {
    format!("{name}_minor")
}

fn currency(name: &str) -> String {
    format!("{name}_currency")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn unknown_column(relation: &Relation, column: &str) -> Error {
    let error = Error::usage(format!("there is no column `{column}`"));
    let has_places = relation.attribute("line").is_some();
    if column == WHERE && !has_places {
        return Error::usage(format!("a row of `{}` is made of many entries, so it stands nowhere", relation.name))
            .hint("each of them has its place: `folio list invoices_open --columns +where`");
    }
    let names: Vec<&str> = relation.names().chain(has_places.then_some(WHERE)).collect();
    error.meant(column, names.iter().copied(), format!("the columns are: {}", names.join(", ")))
}
