//! The number of the tables changes when they do.

use super::fingerprint::VERSION;
use crate::query::build::ddl;
use crate::query::relation::Relations;
use crate::store::content_name;

/// The statements that make the tables, by their name in git, and the version they belong to.
const MADE: (u32, &str) = (7, "8fd04db0f07f465356e733570089e992f5b10594");

/// An index of the same version has the tables of whoever built it: other tables, columns or views need another name.
#[test]
fn other_tables_are_another_version() {
    let name = content_name(ddl(&Relations::of_format()).as_bytes());
    let told = "the tables are not those of this version: raise `VERSION` in `fingerprint.rs`, then write both here";
    assert_eq!((VERSION, name.as_str()), MADE, "{told}");
}
