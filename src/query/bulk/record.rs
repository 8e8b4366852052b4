//! One row as bytes: what each cell is, then what it holds.

use rusqlite::types::ValueRef;

/// Many rows, one behind the other.
#[derive(Debug, Default)]
pub(in crate::query) struct Records {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

/// Whole numbers up to here take six bytes, which is how far SQLite writes a fraction's column without one.
pub(super) const SIX_BYTES: i64 = 1 << 47;

impl Records {
    /// With room for so many bytes.
    pub(in crate::query) fn with_room(bytes: usize) -> Records {
        Records { bytes: Vec::with_capacity(bytes), ends: Vec::new() }
    }

    /// Adds a row with these cells.
    pub(in crate::query) fn add<'v>(&mut self, cells: impl Iterator<Item = ValueRef<'v>> + Clone) {
        let start = self.bytes.len();
        // The kinds are nearly always few enough for their length to take one byte.
        self.bytes.push(0);
        cells.clone().for_each(|cell| put_varint(kind(cell), &mut self.bytes));
        let length = self.bytes.len() - start;
        if length < 0x80 {
            self.bytes[start] = length as u8;
        } else {
            let mut long = Vec::new();
            put_varint(length as u64 + 1, &mut long);
            self.bytes.splice(start..=start, long);
        }
        cells.for_each(|cell| put_content(cell, &mut self.bytes));
        self.ends.push(self.bytes.len());
    }

    pub(in crate::query) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.bytes[start..*end])
    }
}

/// A number of one to nine bytes, seven bits in each but the ninth.
pub(super) fn put_varint(number: u64, out: &mut Vec<u8>) {
    if number < 0x80 {
        return out.push(number as u8);
    }
    if number >> 56 != 0 {
        out.extend((1..=8).rev().map(|group| (number >> (7 * group + 1)) as u8 | 0x80));
        return out.push(number as u8);
    }
    let groups = (63 - number.leading_zeros()) / 7;
    out.extend((1..=groups).rev().map(|group| (number >> (7 * group)) as u8 | 0x80));
    out.push(number as u8 & 0x7f);
}

/// What a cell is, and how many bytes it takes.
fn kind(value: ValueRef<'_>) -> u64 {
    match value {
        ValueRef::Null => 0,
        ValueRef::Integer(0) => 8,
        ValueRef::Integer(1) => 9,
        ValueRef::Integer(number) => match width(number) {
            8 => 6,
            6 => 5,
            width => width as u64,
        },
        ValueRef::Real(number) => whole(number).map_or(7, |number| kind(ValueRef::Integer(number))),
        ValueRef::Text(text) => 2 * text.len() as u64 + 13,
        ValueRef::Blob(bytes) => 2 * bytes.len() as u64 + 12,
    }
}

fn put_content(value: ValueRef<'_>, out: &mut Vec<u8>) {
    match value {
        ValueRef::Null | ValueRef::Integer(0 | 1) => {}
        ValueRef::Integer(number) => out.extend_from_slice(&number.to_be_bytes()[8 - width(number)..]),
        ValueRef::Real(number) => match whole(number) {
            Some(number) => put_content(ValueRef::Integer(number), out),
            None => out.extend_from_slice(&number.to_be_bytes()),
        },
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => out.extend_from_slice(bytes),
    }
}

/// How many bytes a whole number takes.
fn width(number: i64) -> usize {
    // The bits of what differs from the sign, and the sign.
    let bits = 65 - (number ^ (number >> 63)).leading_zeros();
    match bits.div_ceil(8) {
        5 => 6,
        7 => 8,
        width => width as usize,
    }
}

/// A fraction without one, as SQLite writes it: there is no -0.
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < SIX_BYTES as f64).then_some(number as i64)
}
