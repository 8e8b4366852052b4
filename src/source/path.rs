//! The name of a key or value inside a file: `stakeholders[2].name`.

use std::fmt;

use toml_writer::{ToTomlKey as _, TomlKeyBuilder};

/// One step down: into a table by key, into an array by index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A key of a table, unquoted.
    Key(String),
    /// A position in an array, from 0.
    Index(usize),
}

/// The way from the root of a file to a key or value, which need not be there.
///
/// ```
/// use folio::source::KeyPath;
/// let path = KeyPath::key("stakeholders").index(2).then("name");
/// assert_eq!(path.to_string(), "stakeholders[2].name");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPath(Vec<Step>);

impl KeyPath {
    /// The file itself.
    pub fn root() -> KeyPath {
        KeyPath::default()
    }

    /// A key of the file's root table.
    pub fn key(key: impl Into<String>) -> KeyPath {
        KeyPath(vec![Step::Key(key.into())])
    }

    /// The same path and one key further.
    #[must_use]
    pub fn then(mut self, key: impl Into<String>) -> KeyPath {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// The same path and one array element further, counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> KeyPath {
        self.0.push(Step::Index(index));
        self
    }

    /// The steps from the root; none for the root itself.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The path without its last step, and that step; `None` for the root.
    pub fn split_last(&self) -> Option<(KeyPath, &Step)> {
        let (last, parent) = self.0.split_last()?;
        Some((KeyPath(parent.to_vec()), last))
    }
}

impl From<Vec<Step>> for KeyPath {
    fn from(steps: Vec<Step>) -> KeyPath {
        KeyPath(steps)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(formatter, "[{index}]")?,
                Step::Key(key) => {
                    let dot = if place == 0 { "" } else { "." };
                    write!(formatter, "{dot}{}", spelled(key))?;
                }
            }
        }
        Ok(())
    }
}

/// A key as TOML spells it: bare where it can be, else quoted.
pub(crate) fn spelled(key: &str) -> String {
    TomlKeyBuilder::new(key).as_default().to_toml_key()
}

/// Which bytes of a key path are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The value; of a table with a header, that header.
    Value,
    /// The key left of the `=`, or the last name in a header.
    Key,
    /// The header of the entry the path lies in: `[[section]]`, `[section]`, or the braces of an inline table.
    Header,
}

#[cfg(test)]
mod tests {
    use super::KeyPath;

    #[test]
    fn a_path_reads_like_toml() {
        assert_eq!(KeyPath::root().to_string(), "");
        assert_eq!(KeyPath::key("profile").then("name").to_string(), "profile.name");
        assert_eq!(KeyPath::key("goals").index(0).then("moves").index(1).to_string(), "goals[0].moves[1]");
    }

    #[test]
    fn an_odd_key_is_quoted() {
        assert_eq!(KeyPath::key("custom").then("erp code").to_string(), "custom.\"erp code\"");
        assert_eq!(KeyPath::key("a.b").then("").to_string(), "\"a.b\".\"\"");
    }
}
