//! The names a question may use, and which of them a slip may have meant.

use super::super::guard::FUNCTIONS;
use super::super::token::{Token, TokenKind, tokens};
use crate::diagnostic::nearest;

/// The tables and views of the ledger with their columns, as a question may name them.
#[derive(Debug, Clone, Default)]
pub struct Names(Vec<(String, Vec<String>)>);

/// How many tables a hint lists.
const LISTED: usize = 6;

impl Names {
    /// The names of tables, each with its columns.
    pub fn new(tables: impl IntoIterator<Item = (String, Vec<String>)>) -> Names {
        Names(tables.into_iter().collect())
    }

    /// Whether there is a table of that name.
    pub(super) fn has_table(&self, name: &str) -> bool {
        self.0.iter().any(|(table, _)| table.eq_ignore_ascii_case(name))
    }

    /// Hints for a table that is not there.
    pub(super) fn for_table(&self, name: &str) -> Vec<String> {
        match nearest(name, self.0.iter().map(|(table, _)| table.as_str())) {
            Some(near) => vec![did_you_mean(near)],
            None => vec!["`folio schema tables` lists the tables".to_owned()],
        }
    }

    /// Hints for a function that is not there.
    pub(super) fn for_function(&self, name: &str) -> Vec<String> {
        let near = || nearest(name, FUNCTIONS.iter().copied()).map(did_you_mean);
        self.holders(name).or_else(near).into_iter().collect()
    }

    /// Hints for a column that is not there; `name` may say of which table.
    pub(super) fn for_column(&self, name: &str, sql: &str) -> Vec<String> {
        let (table, column) = match name.rsplit_once('.') {
            Some((table, column)) => (Some(table), column),
            None => (None, name),
        };
        let asked = self.asked(sql, table);
        let columns = asked.iter().flat_map(|(_, columns)| columns.iter().map(String::as_str));
        let near = nearest(column, columns).map(did_you_mean);
        let hints: Vec<String> = near.into_iter().chain(self.holders(column)).collect();
        if !hints.is_empty() {
            return hints;
        }
        let text = table.is_none().then(|| in_quotes(column));
        let whose = if let [(table, _)] = asked[..] { format!(" {table}") } else { String::new() };
        text.into_iter().chain([format!("`folio schema tables{whose}` lists the columns")]).collect()
    }

    /// A hint for a column that more than one table of the question has: each by the name it has there.
    pub(super) fn for_ambiguous(&self, column: &str, sql: &str) -> String {
        let words: Vec<Token<'_>> = tokens(sql).map_while(Result::ok).collect();
        let mut called: Vec<String> = Vec::new();
        for at in (1..words.len()).filter(|at| begins_table(&words[at - 1])) {
            let has = |columns: &[String]| columns.iter().any(|other| other.eq_ignore_ascii_case(column));
            let table = self.0.iter().find(|(table, columns)| is(&words[at], table) && has(columns));
            called.extend(table.map(|(table, _)| alias(&words[at + 1..]).unwrap_or_else(|| table.clone())));
        }
        let count = called.len();
        called.sort();
        called.dedup();
        match called.len() {
            _ if called.len() < count => {
                format!("one table stands there twice; give each a name of its own: `{} as other`", called[0])
            }
            0 | 1 => format!("say of which table: `table.{column}`"),
            _ => format!(
                "say of which table: {}",
                called.iter().map(|name| format!("`{name}.{column}`")).collect::<Vec<_>>().join(" or ")
            ),
        }
    }

    /// A hint that tells the tables which have a column of that name.
    fn holders(&self, column: &str) -> Option<String> {
        let has = |columns: &[String]| columns.iter().any(|other| other.eq_ignore_ascii_case(column));
        let tables: Vec<String> =
            self.0.iter().filter(|(_, columns)| has(columns)).map(|(table, _)| format!("`{table}`")).collect();
        let more = if tables.len() > LISTED { format!(" and {} more", tables.len() - LISTED) } else { String::new() };
        let listed = tables[..tables.len().min(LISTED)].join(", ");
        (!tables.is_empty()).then(|| format!("`{column}` is a column of {listed}{more}"))
    }

    /// The tables a question names; only the one that `whose` means, by name or alias, if it means one.
    fn asked(&self, sql: &str, whose: Option<&str>) -> Vec<&(String, Vec<String>)> {
        let words: Vec<Token<'_>> = tokens(sql).map_while(Result::ok).collect();
        let named = |(table, _): &&(String, Vec<String>)| words.iter().any(|word| is(word, table));
        let meant = |(table, _): &&(String, Vec<String>)| {
            whose.is_some_and(|whose| whose.eq_ignore_ascii_case(table) || is_alias(&words, table, whose))
        };
        let one: Vec<_> = self.0.iter().filter(meant).collect();
        if one.is_empty() { self.0.iter().filter(named).collect() } else { one }
    }
}

fn is(word: &Token<'_>, name: &str) -> bool {
    matches!(word.kind, TokenKind::Word | TokenKind::Name) && word.unquoted().eq_ignore_ascii_case(name)
}

/// Whether a table may stand after a word.
fn begins_table(word: &Token<'_>) -> bool {
    matches!(word.kind, TokenKind::Sign(',' | '(')) || word.is("from") || word.is("join")
}

/// What may follow a table and is no name for it.
const CLAUSES: [&str; 20] = [
    "on",
    "using",
    "where",
    "join",
    "left",
    "right",
    "full",
    "inner",
    "outer",
    "cross",
    "natural",
    "group",
    "order",
    "having",
    "limit",
    "union",
    "intersect",
    "except",
    "window",
    "indexed",
];

/// The other name that the words after a table give it.
fn alias(after: &[Token<'_>]) -> Option<String> {
    let named = match after {
        [first, second, ..] if first.is("as") => second,
        [first, ..] => first,
        [] => return None,
    };
    let is_name = matches!(named.kind, TokenKind::Word | TokenKind::Name) && !CLAUSES.iter().any(|word| named.is(word));
    is_name.then(|| named.unquoted())
}

/// Whether `table alias` or `table as alias` stands among the words.
fn is_alias(words: &[Token<'_>], table: &str, alias: &str) -> bool {
    words.windows(3).any(|three| is(&three[0], table) && three[1].is("as") && is(&three[2], alias))
        || words.windows(2).any(|two| is(&two[0], table) && is(&two[1], alias))
}

/// The hint for a word that means a day: as a text it would be compared letter by letter.
fn day_of(word: &str) -> Option<String> {
    let day = match word.to_ascii_lowercase().as_str() {
        "today" | "now" => "today()",
        "tomorrow" => "date(today(), '+1 day')",
        "yesterday" => "date(today(), '-1 day')",
        _ => return None,
    };
    Some(format!("did you mean the day `{day}`?"))
}

/// The hint for a text, or a word for a day, that was taken for a name.
pub(super) fn in_quotes(text: &str) -> String {
    day_of(text).unwrap_or_else(|| format!("a text is written in single quotes: '{text}'"))
}

fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}
