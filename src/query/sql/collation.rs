//! The collations: `folio`, the order in which names and notes are read, and `moment`, that of days with a time.

use rusqlite::Connection;
use std::cmp::Ordering;

use super::{fold, moment};

/// Gives a connection the collations that columns are declared with.
///
/// Under `folio` texts come in the order of their letters without regard to case, ё with е, composed or not; texts that are alike in
/// this come in the order of their bytes. So it is a total order in which only identical texts are equal: `=`, `GROUP
/// BY` and `DISTINCT` under it stay exact. Under
/// `moment` the spellings of one moment are equal.
///
/// # Errors
/// What SQLite says; it happens only where memory ends.
pub fn collate(connection: &Connection) -> rusqlite::Result<()> {
    connection.create_collation("folio", order)?;
    connection.create_collation("moment", moment::order)
}

fn order(left: &str, right: &str) -> Ordering {
    match left.cmp(right) {
        Ordering::Equal => Ordering::Equal,
        bytes => fold::compare(left, right).then(bytes),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
    use rusqlite::Connection;
    use std::cmp::Ordering;

    use super::{collate, order};

    #[test]
    fn yo_sorts_with_ye_and_capitals_with_small_letters() {
        let connection = Connection::open_in_memory().unwrap();
        collate(&connection).unwrap();
        let sorted: String = connection
            .query_row(
                "select group_concat(name, ' ' order by name collate folio)
                 from (select value as name from json_each('[\"жук\",\"Ель\",\"ёж\",\"еда\",\"Ёж\",\"Acme\",\"zeta\",\"beta\"]'))",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(sorted, "Acme beta zeta еда Ёж ёж Ель жук");
    }

    #[test]
    fn equality_stays_exact() {
        let connection = Connection::open_in_memory().unwrap();
        collate(&connection).unwrap();
        let equal = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, bool>(0)).unwrap();
        assert!(equal("select 'Ёж' collate folio = 'Ёж'"));
        assert!(!equal("select 'Ёж' collate folio = 'ёж'"));
        assert!(!equal("select 'й' collate folio = 'и\u{306}'"));
    }

    /// Texts full of what is hard: both cases, ё, marks that join with the letter before, astral signs, nothing at all.
    fn texts() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            proptest::sample::select(vec![
                'a', 'A', 'е', 'Ё', 'ё', 'и', 'й', '\u{306}', '\u{308}', '\u{323}', 'ñ', 'Σ', 'ς', '😀',
            ]),
            0..5,
        )
        .prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn it_is_a_total_order(one in texts(), two in texts(), three in texts()) {
            prop_assert_eq!(order(&one, &two), order(&two, &one).reverse());
            prop_assert_eq!(order(&one, &two) == Ordering::Equal, one == two);
            let mut sorted = [&one, &two, &three];
            sorted.sort_by(|left, right| order(left, right));
            prop_assert!(order(sorted[0], sorted[2]).is_le(), "{:?}", sorted);
        }
    }
}
