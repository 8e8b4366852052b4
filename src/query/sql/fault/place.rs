//! Where in what the user wrote a fault stands.

use std::ops::Range;
use std::time::Duration;

use super::super::token::{Token, TokenKind, tokens};

/// A question as SQLite got it, and which part of it the user wrote.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The whole text.
    pub sql: &'a str,
    /// The bytes of it that are the user's own.
    pub own: Range<usize>,
    /// How long it may take.
    pub limit: Duration,
}

/// A stretch of the user's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The user's text, whole.
    pub text: String,
    /// The bytes of it to point at; empty at the text's end.
    pub range: Range<usize>,
}

impl<'a> Question<'a> {
    /// A question that the user wrote from end to end.
    pub fn whole(sql: &'a str, limit: Duration) -> Question<'a> {
        Question { sql, own: 0..sql.len(), limit }
    }

    /// The user's own part.
    pub fn own(&self) -> &'a str {
        self.sql.get(self.own.clone()).unwrap_or_default()
    }

    /// The word at a byte of the whole text; `None` where it is not the user's.
    pub fn place(&self, offset: usize) -> Option<Place> {
        let at = offset.checked_sub(self.own.start).filter(|at| *at < self.own().len())?;
        Some(Place::at(self.own(), at))
    }

    /// Where a name first stands in the user's part; of several that follow each other the first that is no mere sign; `?` is any place for a
    /// value.
    pub fn named(&self, name: &str) -> Option<Place> {
        let words: Vec<Token<'_>> = tokens(self.own()).map_while(Result::ok).collect();
        let wanted: Vec<&str> = name.split_whitespace().collect();
        let is = |(word, wanted): (&Token<'_>, &&str)| {
            word.unquoted().eq_ignore_ascii_case(wanted) || *wanted == "?" && word.kind == TokenKind::Parameter
        };
        let found = words.windows(wanted.len().max(1)).find(|words| words.iter().zip(&wanted).all(is))?;
        let word = found.iter().find(|word| !matches!(word.kind, TokenKind::Sign(_))).or(found.last())?;
        Some(Place::at(self.own(), word.at))
    }

    /// A message with the name that the user typed for the table that SQLite calls otherwise.
    pub fn as_typed(&self, message: &str) -> String {
        let other = |name: &str| name.replace("master", "schema");
        let typed = ["sqlite_master", "sqlite_temp_master"].into_iter().find(|name| {
            message.contains(&format!("`{name}`")) && self.named(name).is_none() && self.named(&other(name)).is_some()
        });
        typed.map_or_else(|| message.to_owned(), |name| message.replace(name, &other(name)))
    }

    /// Where the user's part ends.
    pub fn end(&self) -> Place {
        let end = self.own().trim_end().len();
        Place { text: self.own().to_owned(), range: end..end }
    }
}

impl Place {
    /// The word that begins at a byte of the user's text, else the letter there.
    pub fn at(text: &str, at: usize) -> Place {
        let word = tokens(text).map_while(Result::ok).find(|token| token.at == at).map(|token| token.text.len());
        let letter = || text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Place { text: text.to_owned(), range: at..at + word.unwrap_or_else(letter) }
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        1 + self.before().matches('\n').count()
    }

    /// The column, from 1, in Unicode scalar values.
    pub fn column(&self) -> usize {
        1 + self.before().rsplit('\n').next().unwrap_or_default().chars().count()
    }

    /// What stands there.
    pub fn word(&self) -> &str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// In words: `line 2, column 5`; the column alone where the text is of one line.
    pub fn described(&self) -> String {
        let column = self.column();
        if self.text.trim_end().contains('\n') {
            format!("line {}, column {column}", self.line())
        } else {
            format!("column {column}")
        }
    }

    fn before(&self) -> &str {
        self.text.get(..self.range.start).unwrap_or(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Place, Question};

    #[test]
    fn a_place_counts_letters_of_its_line() {
        let place = Place::at("select\n  'ёж', teir", 17);
        assert_eq!((place.line(), place.column(), place.word()), (2, 9, "teir"));
        assert_eq!(place.described(), "line 2, column 9");
        assert_eq!(Place::at("a ) b", 2).described(), "column 3");
    }

    #[test]
    fn only_the_users_own_part_has_places() {
        let question = Question { sql: "select x from t where (\nteir = 1\n)", own: 24..32, limit: Duration::MAX };
        assert_eq!(question.own(), "teir = 1");
        assert_eq!(question.place(24).map(|place| place.column()), Some(1));
        assert_eq!(question.place(7), None);
        assert_eq!(question.place(33), None);
        assert_eq!(question.end().column(), 9);
    }
}
