//! Moments in questions: however they are spelt, with the index and without.

use folio::query::{Database, Keep};

use super::bed::{Bed, rows};

/// The talks of 26 and 27 February, some written to the second.
fn bed() -> Bed {
    let bed = Bed::agency();
    let file = bed.ledger.root().join("clients/late.toml");
    let talk = |at: &str| format!("\n[[interactions]]\nat = {at}\nkind = 'call'\nsummary = 's'\n");
    let talks = ["2099-02-26T10:30:00", "2099-02-26T15:00:30", "2099-02-27T15:40:00"].map(talk).concat();
    std::fs::write(file, format!("[profile]\nname = 'Late'\nmanager = 'anna'\n{talks}")).expect("written");
    bed
}

#[track_caller]
fn finds(bed: &Bed, sql: &str, expected: &[&str]) {
    let ledger = bed.open();
    for keep in [Keep::Index, Keep::Nothing] {
        let database = Database::open(&ledger, keep).expect("a database");
        assert_eq!(rows(&database, sql), expected, "{sql}");
    }
}

#[test]
fn they_compare_by_what_they_mean() {
    let bed = bed();
    for (condition, expected) in [
        ("at > '2099-02-26 15:00'", &["15:00:30", "15:40:00"][..]),
        ("at < '2099-02-26 15:00' and at >= '2099-02-26'", &["10:30:00"]),
        ("at = datetime('2099-02-27 15:40')", &["15:40:00"]),
        ("at in ('2099-02-26 10:30', '2099-02-27T15:40')", &["10:30:00", "15:40:00"]),
        ("at between '2099-02-26 10:30' and '2099-02-26 15:00:30'", &["10:30:00", "15:00:30"]),
        ("'2099-02-26 15:00' < at", &["15:00:30", "15:40:00"]),
        ("at <> '2099-02-26 10:30' and at > '2099-01-01'", &["15:00:30", "15:40:00"]),
    ] {
        finds(&bed, &format!("select substr(at, 12) from interactions where {condition} order by at"), expected);
    }
}

#[test]
fn they_join_group_and_sort_by_it_too() {
    let bed = bed();
    let spelt = "(select '2099-02-26 10:30' as moment union all select '2099-02-27 15:40:00')";
    let joined = format!("select substr(at, 12) from {spelt} join interactions on at = moment order by at desc");
    finds(&bed, &joined, &["15:40:00", "10:30:00"]);
    finds(&bed, "select max(at) from interactions where client = 'late'", &["2099-02-27T15:40:00"]);
    let both = "select count(distinct at) from (select at from interactions where client = 'late'
        union all select datetime(at) from interactions where client = 'late')";
    finds(&bed, both, &["3"]);
}
