//! What a file holds as records, made by whoever read it.

use std::sync::{Mutex, PoisonError};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Result};

use super::record::{Records, SIX_BYTES};
use crate::query::extract::{Cell, Harvest};
use crate::query::relation::{Attribute, Base, Holds, Relations};

/// A file as records.
pub(in crate::query) struct Packed {
    /// The rows of all tables, one table after the other: the sections, prose, contacts, the client whole.
    pub(in crate::query) records: Records,
    /// How many rows each table has.
    pub(in crate::query) counts: Vec<usize>,
    /// What is left of it: the words, and what is missing.
    pub(in crate::query) harvest: Harvest,
}

/// Makes records.
pub(in crate::query) struct Packer<'r> {
    bases: &'r [Base],
    /// What a cell becomes that is not of its column's kind, SQLite alone knows.
    odd: Mutex<Option<Connection>>,
}

impl<'r> Packer<'r> {
    pub(in crate::query) fn new(relations: &'r Relations) -> Packer<'r> {
        Packer { bases: relations.bases(), odd: Mutex::default() }
    }

    pub(in crate::query) fn pack(&self, mut harvest: Harvest) -> Result<Packed> {
        self.settle(&mut harvest)?;
        let Harvest { origin, texts, rows, prose, contacts, account, .. } = &mut harvest;
        let origin = [0, 1].map(|part| ValueRef::from(origin[part].as_str()));
        // One piece of memory, for another thread gives it back.
        let mut records = Records::with_room(2 * texts.len() + account.len());
        let mut counts = Vec::with_capacity(self.bases.len() + 3);
        for rows in std::mem::take(rows) {
            counts.push(rows.len());
            for row in 0..rows.len() {
                let own = rows.row(row)[origin.len()..].iter().map(|cell| texts.value(*cell));
                records.add(origin.into_iter().chain(own));
            }
        }
        counts.extend([prose.len(), contacts.len(), 1]);
        for one in prose.iter() {
            let [field, line] = [one.field as i64, i64::from(one.line)].map(ValueRef::Integer);
            records.add([field, line, ValueRef::from(texts.text(one.text))].into_iter());
        }
        for contact in std::mem::take(contacts) {
            records.add(contact.into_iter().map(|part| ValueRef::from(texts.text(part))));
        }
        let account = std::mem::take(account);
        // The first column is the row's own number.
        records.add([ValueRef::Null, ValueRef::Blob(&account)].into_iter());
        Ok(Packed { records, counts, harvest })
    }

    /// Makes every cell what its column would make of it.
    fn settle(&self, harvest: &mut Harvest) -> Result<()> {
        for (base, rows) in self.bases.iter().zip(&mut harvest.rows) {
            for row in 0..rows.len() {
                let cells = rows.row(row).iter().zip(&base.attributes).enumerate();
                let is_odd =
                    |(_, (cell, attribute)): &(usize, (&Cell, &Attribute))| !is_settled(attribute.holds, **cell);
                let odd: Vec<_> =
                    cells.filter(is_odd).map(|(column, (cell, attribute))| (column, *cell, attribute.holds)).collect();
                for (column, cell, holds) in odd {
                    let value = self.settled(holds, harvest.texts.value(cell))?;
                    rows.set(row, column, harvest.texts.cell(value));
                }
            }
        }
        Ok(())
    }

    fn settled(&self, holds: Holds, value: ValueRef<'_>) -> Result<Value> {
        let column = match holds {
            Holds::Integer | Holds::Boolean => "whole",
            Holds::Number => "number",
            _ => "text",
        };
        let mut odd = self.odd.lock().unwrap_or_else(PoisonError::into_inner);
        let odd = match &mut *odd {
            Some(odd) => odd,
            none => {
                let odd = none.insert(Connection::open_in_memory()?);
                odd.execute_batch("create table odd (text TEXT, whole INTEGER, number REAL)")?;
                odd
            }
        };
        let put = format!("insert or replace into odd (rowid, {column}) values (1, ?)");
        odd.prepare_cached(&put)?.execute([ToSqlOutput::Borrowed(value)])?;
        odd.prepare_cached(&format!("select {column} from odd"))?.query_row([], |row| row.get(0))
    }
}

/// Whether a cell goes into its column as it is.
fn is_settled(holds: Holds, cell: Cell) -> bool {
    match (holds, cell) {
        (_, Cell::Null) => true,
        (Holds::Integer | Holds::Boolean, cell) => matches!(cell, Cell::Integer(_)),
        (Holds::Number, Cell::Integer(number)) => (-SIX_BYTES..SIX_BYTES).contains(&number),
        (Holds::Number, cell) => matches!(cell, Cell::Real(_)),
        (_, cell) => matches!(cell, Cell::Text(_)),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use rusqlite::types::{Value, ValueRef};

    use super::{Packer, is_settled};
    use crate::query::extract::{Cell, Texts};
    use crate::query::relation::{Holds, Relations};

    #[test]
    fn a_cell_is_what_its_column_would_make_of_it() {
        let relations = Relations::of_format();
        let packer = Packer::new(&relations);
        let texts = ["", "x", "5", " 05 ", "5.0", "1e3", "9223372036854775808", "0x10", "2026-03-02", "nan"];
        let values = texts.map(|text| Value::Text(text.into())).into_iter();
        let numbers = [0, 1, -1, 1 << 46, 1 << 47, -(1 << 47) - 1, i64::MAX, i64::MIN].map(Value::Integer);
        let fractions = [0.0, -0.0, 1.5, 2.0, 1e15, 1e300, -9.3e18, f64::INFINITY].map(Value::Real);
        for value in values.chain(numbers).chain(fractions) {
            for holds in
                [Holds::Word, Holds::Day, Holds::Moment, Holds::Json, Holds::Integer, Holds::Number, Holds::Boolean]
            {
                let declared = holds.declared();
                let connection = Connection::open_in_memory().expect("memory");
                connection.execute_batch(&format!("create table t (c {declared})")).expect("a type");
                connection.execute("insert into t values (?)", [&value]).expect("a value");
                let stored: Value = connection.query_row("select c from t", [], |row| row.get(0)).expect("a value");
                let mut all = Texts::default();
                let cell: Cell = all.cell(value.clone());
                let ours = match (is_settled(holds, cell), &value) {
                    (false, value) => packer.settled(holds, ValueRef::from(value)).expect("a value"),
                    // The column reads a number without a fraction as one with it.
                    (true, Value::Integer(number)) if holds == Holds::Number => Value::Real(*number as f64),
                    (true, value) => value.clone(),
                };
                assert_eq!(ours, stored, "{value:?} as {declared}");
            }
        }
    }
}
