//! `key=value` as it is typed: what stands left of the sign, and whether text, a TOML literal or nothing stands right of it.

use std::str::FromStr;

use crate::error::{Error, Result};

/// One `key=value` of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The key or address, as typed.
    pub key: String,
    /// What it is given.
    pub given: Given,
}

/// What a key is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// `key=text`, read by the field's type; several where the key was repeated.
    Texts(Vec<String>),
    /// `key:=TOML`, taken as it is.
    Toml(String),
    /// `key=`: the key is to be absent.
    Nothing,
}

impl FromStr for Assignment {
    type Err = Error;

    fn from_str(typed: &str) -> Result<Assignment> {
        let refused = || {
            Error::usage(format!("`{typed}` is not of the form `key=value`"))
                .hint("write `key=value`, `key:=TOML` for a literal, or `key=` to remove; quote what holds spaces")
        };
        let sign = sign(typed).ok_or_else(refused)?;
        let (left, right) = (&typed[..sign], &typed[sign + 1..]);
        let (key, given) = match left.strip_suffix(':') {
            Some(key) => (key, Given::Toml(right.to_owned())),
            None if right.is_empty() => (left, Given::Nothing),
            None => (left, Given::Texts(vec![right.to_owned()])),
        };
        if key.trim().is_empty() {
            return Err(refused());
        }
        Ok(Assignment { key: key.trim().to_owned(), given })
    }
}

/// Where the `=` between key and value stands: the first outside quotes and brackets.
fn sign(typed: &str) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_u32;
    let mut characters = typed.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            // A backslash takes the next character as it is.
            (Some(_), '\\') => drop(characters.next()),
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(character),
            (None, '[') => depth += 1,
            (None, ']') => depth = depth.saturating_sub(1),
            (None, '=') if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// Reads all words, a repeated key united with its first.
///
/// # Errors
/// A usage error where a word has no `=`, or a key is given both a text and something else.
pub fn gathered(words: &[String]) -> Result<Vec<Assignment>> {
    let mut all: Vec<Assignment> = Vec::new();
    for word in words {
        let next: Assignment = word.parse()?;
        match all.iter_mut().find(|earlier| earlier.key == next.key) {
            None => all.push(next),
            Some(earlier) => match (&mut earlier.given, next.given) {
                (Given::Texts(texts), Given::Texts(more)) => texts.extend(more),
                (before, after) if *before == after => {}
                _ => {
                    return Err(Error::usage(format!("`{}` is given two values that exclude each other", earlier.key))
                        .hint("give it once; repeat a key only to make a list"));
                }
            },
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{Assignment, Given, gathered};

    fn read(typed: &str) -> Option<Assignment> {
        typed.parse().ok()
    }

    fn text(key: &str, value: &str) -> Option<Assignment> {
        Some(Assignment { key: key.into(), given: Given::Texts(vec![value.into()]) })
    }

    #[test]
    fn the_first_sign_outside_quotes_and_brackets_divides() {
        assert_eq!(read("name=a=b"), text("name", "a=b"));
        assert_eq!(read("contracts.\"a=b\".state=active"), text("contracts.\"a=b\".state", "active"));
        assert_eq!(read("feedback[2026-03-02 a=b].score=9"), text("feedback[2026-03-02 a=b].score", "9"));
        assert_eq!(read("summary=it's \"x\""), text("summary", "it's \"x\""));
    }

    #[test]
    fn a_literal_and_a_removal_have_their_own_signs() {
        assert_eq!(
            read("moves:=[{ a = 1 }]"),
            Some(Assignment { key: "moves".into(), given: Given::Toml("[{ a = 1 }]".into()) })
        );
        assert_eq!(read("note="), Some(Assignment { key: "note".into(), given: Given::Nothing }));
    }

    #[test]
    fn what_is_no_assignment_is_refused() {
        for typed in ["name", "=x", "", ":=1", "a[b=c"] {
            assert!(read(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn a_repeated_key_makes_a_list_and_nothing_else() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let all = gathered(&words(&["roles=a", "name=x", "roles=b,c"])).unwrap();
        assert_eq!(all[0].given, Given::Texts(vec!["a".into(), "b,c".into()]));
        assert_eq!(all.len(), 2);
        assert!(gathered(&words(&["name=x", "name="])).is_err());
    }
}
