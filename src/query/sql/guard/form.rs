//! The form a question must have before SQLite sees it.

use super::super::token::{Reason, Token, TokenKind, Unreadable, tokens};
use super::rules::{Hidden, OF_VIEWS};

/// What is wrong with the form of a question, and the byte where.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed {
    /// In folio's words.
    pub message: String,
    /// Where the word begins that is to blame.
    pub at: usize,
}

/// Whether a text is one statement that begins as a question does and names nothing hidden.
///
/// # Errors
/// The first place where it is not.
pub fn check(sql: &str, hidden: &Hidden) -> Result<(), Malformed> {
    let mut ended: Option<usize> = None;
    let mut first = true;
    for token in tokens(sql) {
        let token = token.map_err(malformed)?;
        let fault = |message: String| Err(Malformed { message, at: token.at });
        match (first, ended) {
            (_, Some(_)) if token.kind == TokenKind::Sign(';') => continue,
            (_, Some(_)) => return fault("a second statement begins here; ask one question at a time".to_owned()),
            (true, _) if !["select", "with", "values"].into_iter().any(|word| token.is(word)) => {
                return fault("a question begins with `select`, `with` or `values`".to_owned());
            }
            _ => first = false,
        }
        if token.kind == TokenKind::Sign(';') {
            ended = Some(token.at);
        }
        if is_name(&token) && token.unquoted().eq_ignore_ascii_case(OF_VIEWS) {
            return fault(format!("the function `{OF_VIEWS}` is not offered"));
        }
        if names(&token, hidden) {
            return fault(format!("`{}` is no table of the ledger", token.unquoted()));
        }
    }
    if first { Err(Malformed { message: "there is no question".to_owned(), at: 0 }) } else { Ok(()) }
}

/// Whether a word names a hidden table: SQLite takes a text in single quotes for a name where only a name can stand.
fn names(token: &Token<'_>, hidden: &Hidden) -> bool {
    (is_name(token) || token.kind == TokenKind::Text) && hidden.tables.contains(&token.unquoted().to_ascii_lowercase())
}

fn is_name(token: &Token<'_>) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Name)
}

/// An unreadable place in folio's words.
pub fn malformed(fault: Unreadable) -> Malformed {
    let message = match fault.reason {
        Reason::OpenText => "the text that begins here has no closing `'`",
        Reason::OpenName => "the name that begins here has no closing quote",
        Reason::OpenComment => "the comment that begins here has no `*/`",
        Reason::Nul => "a NUL stands here",
        Reason::Variable => "write the value itself, not a name for it",
    };
    Malformed { message: message.to_owned(), at: fault.at }
}

#[cfg(test)]
mod tests {
    use super::super::rules::Hidden;
    use super::check;

    fn fault(sql: &str) -> Option<(String, usize)> {
        let hidden = Hidden { tables: ["_profile".to_owned()].into(), ..Hidden::default() };
        check(sql, &hidden).err().map(|fault| (fault.message, fault.at))
    }

    #[test]
    fn one_question_passes() {
        for sql in [
            "select 1",
            " -- why\n SELECT ';', '_profiles', \"_x\" ;; -- done",
            "with a as (values (1)) select * from a where x = ?1",
            "values (1), (2)",
            "with health(a) as (values ('_health')) select a from health",
        ] {
            assert_eq!(fault(sql), None, "{sql}");
        }
    }

    #[test]
    fn what_is_none_is_refused_at_its_place() {
        for (sql, at) in [
            ("", 0),
            (" -- nothing", 0),
            ("delete from clients", 0),
            (" pragma user_version", 1),
            ("explain select 1", 0),
            ("select 1; select 2", 10),
            ("select * from _Profile", 14),
            ("select * from \"_profile\"", 14),
            ("select * from '_profile'", 14),
            ("select * from main.[_profile]", 19),
            ("select 'a", 7),
            ("with h as (select _Health(x'00')) select 1", 18),
            ("with h as (select \"_health\"(x'00')) select 1", 18),
        ] {
            assert_eq!(fault(sql).map(|(_, at)| at), Some(at), "{sql}");
        }
    }
}
