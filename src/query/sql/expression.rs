//! The condition of `--where`: exactly one SQL expression, so that it can stand inside a question of folio's own.

use super::fault::{Fault, Place};
use super::guard::malformed;
use super::token::{TokenKind, tokens};

/// How many bytes stand in front of the user's text in what [`condition`] makes.
pub const INSET: usize = 2;

/// The text in parentheses of its own, each on a line of its own, so that a comment at its end takes nothing with it.
///
/// Whether it *is* an expression is for SQLite to say; here it is only made sure that it cannot be more: that it opens
/// and closes what it opens itself, and ends no statement.
///
/// # Errors
/// The first place where it would be more, or less.
pub fn condition(text: &str) -> Result<String, Fault> {
    let mut open: Vec<usize> = Vec::new();
    let mut empty = true;
    for token in tokens(text) {
        let token = token.map_err(|fault| {
            let fault = malformed(fault);
            Fault::at(fault.message, Some(Place::at(text, fault.at)))
        })?;
        let fault = |message: &str| Fault::at(message, Some(Place::at(text, token.at)));
        match token.kind {
            TokenKind::Sign(';') => return Err(fault("a condition is one expression, without `;`")),
            TokenKind::Sign('(') => open.push(token.at),
            TokenKind::Sign(')') if open.pop().is_none() => return Err(fault("this `)` closes nothing")),
            TokenKind::Parameter => return Err(fault("write the value itself, not a name for it")),
            TokenKind::Word if empty && token.is("where") => {
                return Err(fault("the condition begins after `where`").hint("leave the word `where` out"));
            }
            // Between the brackets of ours it would be a question of its own, and its first value the condition.
            TokenKind::Word if empty && ["select", "values", "with"].into_iter().any(|word| token.is(word)) => {
                return Err(fault("a condition is an expression, and this is a question")
                    .hint("`folio query` asks it; inside a condition it stands in brackets: `slug in (select …)`"));
            }
            _ => {}
        }
        empty = false;
    }
    match open.pop() {
        Some(at) => Err(Fault::at("this `(` is never closed", Some(Place::at(text, at)))),
        None if empty => Err(Fault::at("the condition is empty", None).hint("write one, such as `tier = 'key'`")),
        None => Ok(format!("(\n{text}\n)")),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{INSET, condition};

    #[test]
    fn one_expression_stands_in_parentheses() {
        for text in ["tier = 'key'", "(select 1)", "a in (1, (2)) -- why", "x = ')' or [)] = \";\" /* ; */", "1"] {
            let made = condition(text).unwrap();
            assert_eq!(&made[INSET..INSET + text.len()], text);
        }
        let connection = Connection::open_in_memory().unwrap();
        let question = format!("select {} + 1", condition("1 -- one").unwrap());
        assert_eq!(connection.query_row(&question, [], |row| row.get(0)), Ok(2));
    }

    #[test]
    fn what_is_more_or_less_is_refused_at_its_place() {
        for (text, word, column) in [
            ("1) or (1", ")", 2),
            ("a = 1; drop table t", ";", 6),
            ("((a = 1)", "(", 1),
            ("a = 'b", "'", 5),
            ("ё = \"b", "\"", 5),
            ("1 /* 2", "/", 3),
            ("a = ?1", "?1", 5),
            ("a = :b", ":b", 5),
            (" where a = 1", "where", 2),
            ("select 1", "select", 1),
            ("/* why */ VALUES (1)", "VALUES", 11),
            ("with t as (select 1) select * from t", "with", 1),
        ] {
            let place = condition(text).unwrap_err().place.unwrap();
            assert_eq!((place.word(), place.column()), (word, column), "{text}");
        }
        for empty in ["", "  ", "-- nothing"] {
            assert_eq!(condition(empty).unwrap_err().message, "the condition is empty");
        }
    }
}
