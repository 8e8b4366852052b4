//! The text of folio's own `pre-commit` hook: which ledgers of the work tree it checks, and with which folio.

use crate::store::{COMMIT_MARK, quoted};

/// The line that tells folio's hook from others.
const FIRST: &str = "# folio: checks what is staged in a ledger before git commits it.";
const TEMPLATE: &str = include_str!("pre-commit");

/// folio's own hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The program to run where `PATH` has none.
    pub folio: String,
    /// The ledgers' folders, relative to the top of git's work tree; `.` for the top itself.
    pub ledgers: Vec<String>,
}

impl Script {
    /// The hook's text for `sh`.
    pub fn text(&self) -> String {
        let ledgers: Vec<String> = self.ledgers.iter().map(|folder| format!("check {}", quoted(folder))).collect();
        TEMPLATE
            .replace("@MARK@", COMMIT_MARK)
            .replace("@FOLIO@", &quoted(&self.folio))
            .replace("@LEDGERS@", &ledgers.join("\n"))
    }

    /// Reads a hook that folio wrote, this version or another; `None` for any other hook.
    pub fn parse(text: &str) -> Option<Script> {
        text.lines().any(|line| line == FIRST).then(|| {
            let value = |line: &str, before: &str| line.strip_prefix(before).and_then(unquoted);
            let folio = text.lines().find_map(|line| value(line, "folio=$(command -v folio) || folio="));
            let ledgers = text.lines().filter_map(|line| value(line, "check "));
            Script { folio: folio.unwrap_or_default(), ledgers: ledgers.collect() }
        })
    }
}

fn unquoted(word: &str) -> Option<String> {
    Some(word.strip_prefix('\'')?.strip_suffix('\'')?.replace(r"'\''", "'"))
}

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn a_hook_is_read_as_it_was_written() {
        let script = Script { folio: "/opt/it's here/folio".into(), ledgers: vec![".".into(), "sub $x/a".into()] };
        assert_eq!(Script::parse(&script.text()), Some(script));
    }

    #[test]
    fn another_hook_is_none_of_ours() {
        assert_eq!(Script::parse("#!/bin/sh\nfolio check --staged || exit 1\n"), None);
    }
}
