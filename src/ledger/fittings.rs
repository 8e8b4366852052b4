//! What stands in a ledger besides clients and settings: schemas and their association for editors, attributes for git.
//!
//! folio writes these files and never reads them back, except to see whether they are still as they should be.

use super::Ledger;
use crate::model::settings::Settings;
use crate::schema;

/// Where git reads how to treat the ledger's files.
pub const ATTRIBUTES_FILE: &str = ".gitattributes";
/// Where taplo, and the editors built on it, read which schema belongs to which file.
pub const TAPLO_FILE: &str = ".taplo.toml";
/// The schema of client files with the ledger's own fields, for editors.
pub const CLIENT_SCHEMA_FILE: &str = ".folio/client.schema.json";
/// The schema of `folio.toml`, for editors.
pub const SETTINGS_SCHEMA_FILE: &str = ".folio/folio.schema.json";

/// The lines that git needs: it is to store the very bytes of the work tree, and to merge and compare by entries where a
/// driver for that is registered.
pub const ATTRIBUTES: [&str; 2] = ["clients/** -text merge=folio diff=folio", "folio.toml -text"];

/// The same for what stands around them, so that nobody's git makes other lines of it and `doctor` calls it outdated.
const ATTRIBUTES_BESIDE: [&str; 2] = [".folio/** -text", "/.* -text"];

/// The whole of `.taplo.toml`.
pub const TAPLO: &str = r#"# Which schema belongs to which file: for Even Better TOML in VS Code, and whatever else is built on taplo.

[[rule]]
include = ["clients/**/*.toml"]

[rule.schema]
path = ".folio/client.schema.json"

[[rule]]
include = ["folio.toml"]

[rule.schema]
path = ".folio/folio.schema.json"
"#;

/// `.gitattributes` with folio's lines after those which are there already.
pub fn attributes(there: &str) -> String {
    let mut text = there.to_owned();
    for line in missing(&ATTRIBUTES, there).chain(missing(&ATTRIBUTES_BESIDE, there)) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The lines of [`ATTRIBUTES`] that a `.gitattributes` does not have.
pub fn missing_attributes(there: &str) -> Vec<&'static str> {
    missing(&ATTRIBUTES, there).collect()
}

fn missing<'t>(lines: &'static [&'static str], there: &'t str) -> impl Iterator<Item = &'static str> + 't {
    lines.iter().copied().filter(|line| !there.lines().any(|own| own.trim() == *line))
}

/// Whether a file is one of the schemas, which nobody writes by hand.
pub fn is_generated(path: &str) -> bool {
    path == CLIENT_SCHEMA_FILE || path == SETTINGS_SCHEMA_FILE
}

/// Both schemas with their paths, as they are with these settings.
pub fn schemas(settings: &Settings) -> [(&'static str, String); 2] {
    [
        (CLIENT_SCHEMA_FILE, schema::client_text(settings).into_owned()),
        (SETTINGS_SCHEMA_FILE, schema::folio_text().to_owned()),
    ]
}

/// The schemas in the ledger's folder that are not as they would be written now, by path.
pub fn outdated(ledger: &Ledger) -> impl Iterator<Item = &'static str> {
    let is_current =
        |path: &str, text: &str| std::fs::read_to_string(ledger.root().join(path)).is_ok_and(|there| there == text);
    schemas(ledger.settings()).into_iter().filter(move |(path, text)| !is_current(path, text)).map(|(path, _)| path)
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTES, ATTRIBUTES_BESIDE, TAPLO, attributes};
    use crate::source::Tree;

    #[test]
    fn attributes_are_added_to_those_there() {
        let whole = format!("{}\n{}\n", ATTRIBUTES.join("\n"), ATTRIBUTES_BESIDE.join("\n"));
        assert_eq!(attributes(""), whole);
        assert_eq!(attributes("*.png binary"), format!("*.png binary\n{whole}"));
        assert_eq!(attributes(&whole), whole);
    }

    #[test]
    fn the_association_is_toml() {
        assert!(Tree::parse(TAPLO).faults().is_empty());
    }
}
