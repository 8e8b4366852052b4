//! The number of the tables changes when they do.

use serde_json::Value;

use super::fingerprint::VERSION;
use crate::model::Settings;
use crate::query::build::ddl;
use crate::query::named::views;
use crate::query::relation::Relations;
use crate::schema::client_text;
use crate::store::content_name;

/// The keywords of the schema that explain.
const SAID: [&str; 3] = ["title", "description", "examples"];

/// What the tables hold, by its name in git, and the version it belongs to.
const MADE: (u32, &str) = (12, "ff6437b4f9525259cfe9833d32785f035e1d5421");

/// An index of the same version has the tables of whoever built it: other tables, columns or views need another name, and
/// so do other types, for a client is kept with its keys and words by their number.
#[test]
fn other_tables_are_another_version() {
    let relations = Relations::of_format();
    let views = views(&relations).map(|(_, statement)| statement);
    let made = [ddl(&relations)].into_iter().chain(views).chain([types()]);
    let name = content_name(made.collect::<Vec<_>>().join(";\n").as_bytes());
    let told = "the tables are not those of this version: raise `VERSION` in `fingerprint.rs`, then write both here";
    assert_eq!((VERSION, name.as_str()), MADE, "{told}");
}

/// The types of a client in the order of their keys and words, without what is said about them.
fn types() -> String {
    let mut schema = serde_json::from_str(&client_text(&Settings::default())).expect("folio's own schema");
    bare(&mut schema);
    schema.to_string()
}

fn bare(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            // What is said is text and lists; a field of such a name is an object.
            keys.retain(|key, value| key != "x-taplo" && (value.is_object() || !SAID.contains(&key.as_str())));
            keys.values_mut().for_each(bare);
        }
        Value::Array(list) => list.iter_mut().for_each(bare),
        _ => {}
    }
}
