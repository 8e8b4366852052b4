//! The number of the tables changes when they do.

use super::fingerprint::VERSION;
use crate::query::build::ddl;
use crate::query::named::views;
use crate::query::relation::Relations;
use crate::store::content_name;

/// The statements that make the tables, by their name in git, and the version they belong to.
const MADE: (u32, &str) = (9, "8329c02f32891f2996434c4c8e7580ec6564d412");

/// An index of the same version has the tables of whoever built it: other tables, columns or views need another name.
#[test]
fn other_tables_are_another_version() {
    let relations = Relations::of_format();
    let views = views(&relations).map(|(_, statement)| statement);
    let name = content_name([ddl(&relations)].into_iter().chain(views).collect::<Vec<_>>().join(";\n").as_bytes());
    let told = "the tables are not those of this version: raise `VERSION` in `fingerprint.rs`, then write both here";
    assert_eq!((VERSION, name.as_str()), MADE, "{told}");
}
