//! Lists of entries that survive a sick one.

use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One entry of a section and its position in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<T> {
    /// Position in the file's array from 0, malformed entries counted, for key paths.
    pub index: usize,
    /// The entry.
    pub value: T,
}

impl<T> Deref for Row<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The well-formed entries of a section, in the order of the file; malformed ones are left out.
///
/// What is wrong with those, the schema says; one sick entry hides nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T>(Vec<Row<T>>);

impl<T> Rows<T> {
    /// The entries for which `keep` gives one, each at the position it has in the file.
    #[must_use]
    pub fn kept(self, mut keep: impl FnMut(T) -> Option<T>) -> Rows<T> {
        let kept = |Row { index, value }| Some(Row { index, value: keep(value)? });
        Rows(self.0.into_iter().filter_map(kept).collect())
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Rows<T> {
        Rows(Vec::new())
    }
}

impl<T> Deref for Rows<T> {
    type Target = [Row<T>];

    fn deref(&self) -> &[Row<T>] {
        &self.0
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Rows<T> {
        Rows(entries.into_iter().enumerate().map(|(index, value)| Row { index, value }).collect())
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a Row<T>;
    type IntoIter = std::slice::Iter<'a, Row<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_seq(self.iter().map(|row| &row.value));
        }
        serializer.collect_seq(self.iter().map(|row| (row.index, &row.value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rows<T>, D::Error> {
        if !deserializer.is_human_readable() {
            let rows = Vec::<(usize, T)>::deserialize(deserializer)?;
            return Ok(Rows(rows.into_iter().map(|(index, value)| Row { index, value }).collect()));
        }
        // A section that is no list at all is as good as absent.
        Ok(deserializer.deserialize_seq(RowsVisitor(PhantomData)).unwrap_or_default())
    }
}

struct RowsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for RowsVisitor<T> {
    type Value = Rows<T>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Rows<T>, A::Error> {
        let mut rows = Vec::with_capacity(entries.size_hint().unwrap_or(0));
        let mut index = 0;
        loop {
            // An error here is the entry's own: the list goes on behind it.
            match entries.next_element() {
                Ok(Some(value)) => rows.push(Row { index, value }),
                Ok(None) => return Ok(Rows(rows)),
                Err(_) => {}
            }
            index += 1;
        }
    }
}

/// Reads a table of which a malformed one counts as absent.
pub(super) fn sound<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    if !deserializer.is_human_readable() {
        return Option::<T>::deserialize(deserializer);
    }
    Ok(T::deserialize(deserializer).ok())
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use crate::source::Tree;

    #[derive(Debug, serde::Deserialize)]
    struct File {
        #[serde(default)]
        numbers: Rows<i64>,
    }

    #[test]
    fn a_sick_entry_hides_nothing() {
        let file: File = Tree::parse("numbers = [1, 'two', { a = 1 }, 4]").decode().unwrap();
        let found: Vec<_> = file.numbers.iter().map(|row| (row.index, row.value)).collect();
        assert_eq!(found, [(0, 1), (3, 4)]);
    }

    #[test]
    fn what_is_kept_stays_where_it_stands() {
        let file: File = Tree::parse("numbers = [1, 'two', 3, 4]").decode().unwrap();
        let kept = file.numbers.kept(|number| (number > 1).then_some(number * 10));
        assert_eq!(kept.iter().map(|row| (row.index, row.value)).collect::<Vec<_>>(), [(2, 30), (3, 40)]);
    }

    #[test]
    fn a_section_of_the_wrong_kind_is_empty() {
        let file: File = Tree::parse("numbers = 'none'").decode().unwrap();
        assert!(file.numbers.is_empty());
    }
}
