//! The words of an SQL text and where they stand, as SQLite cuts them.
//!
//! It is a cutter, not a parser: whoever asks what a text *means* asks SQLite. It must never take for a string or a
//! comment what SQLite reads as code, so what only SQLite's oddest rules can cut is refused: see [`Unreadable`].

/// One word of an SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What kind of word.
    pub kind: TokenKind,
    /// As it is written, quotes included.
    pub text: &'a str,
    /// The byte at which it begins.
    pub at: usize,
}

/// What kind of word a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword or a bare name.
    Word,
    /// A name in `"…"`, `` `…` `` or `[…]`.
    Name,
    /// A text in `'…'`.
    Text,
    /// A number, or what looks like one.
    Number,
    /// A place for a value: `?1` or `:name`.
    Parameter,
    /// Any other single letter.
    Sign(char),
}

/// A place that cannot be cut into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong there.
    pub reason: Reason,
    /// The byte at which it begins.
    pub at: usize,
}

/// Why a place cannot be cut into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A `'` without its second.
    OpenText,
    /// A `"`, `` ` `` or `[` without its second.
    OpenName,
    /// A `/*` without `*/`.
    OpenComment,
    /// A NUL, at which SQLite would stop to read.
    Nul,
    /// `$name`, `@name`, `#name`, or `:name` in Tcl's manner.
    Variable,
}

/// The words of a text, without white space and comments; the first place that cannot be read ends it.
pub fn tokens(text: &str) -> impl Iterator<Item = Result<Token<'_>, Unreadable>> {
    let mut at = 0;
    let mut done = false;
    let nul = text.find('\0').map(|at| Unreadable { reason: Reason::Nul, at });
    std::iter::from_fn(move || {
        let next = nul.map_or_else(|| next(text, &mut at), |nul| Some(Err(nul)));
        (!std::mem::replace(&mut done, matches!(next, Some(Err(_)) | None))).then_some(next).flatten()
    })
}

impl Token<'_> {
    /// The name or text that the word stands for, without quotes.
    pub fn unquoted(&self) -> String {
        let quote = match self.kind {
            TokenKind::Name | TokenKind::Text => self.text.chars().next(),
            _ => None,
        };
        match quote {
            Some('[') => self.text[1..self.text.len() - 1].to_owned(),
            Some(quote) => {
                self.text[1..self.text.len() - 1].replace(&format!("{quote}{quote}"), quote.encode_utf8(&mut [0; 4]))
            }
            None => self.text.to_owned(),
        }
    }

    /// Whether it is the keyword `word`, in any case.
    pub fn is(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

fn next<'a>(text: &'a str, at: &mut usize) -> Option<Result<Token<'a>, Unreadable>> {
    if let Err(fault) = skip_blank(text, at) {
        return Some(Err(fault));
    }
    let start = *at;
    let rest = &text[start..];
    let cut = cut(rest)?;
    Some(match cut {
        Ok((kind, length)) => {
            *at += length;
            Ok(Token { kind, text: &rest[..length], at: start })
        }
        Err(reason) => Err(Unreadable { reason, at: start }),
    })
}

/// Goes past white space, byte order marks and comments.
fn skip_blank(text: &str, at: &mut usize) -> Result<(), Unreadable> {
    loop {
        let rest = &text[*at..];
        let blank = |sign| matches!(sign, ' ' | '\t' | '\n' | '\x0c' | '\r' | '\u{feff}');
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").ok_or(Unreadable { reason: Reason::OpenComment, at: *at })? + "/**/".len()
        } else {
            rest.len() - rest.trim_start_matches(blank).len()
        };
        if length == 0 {
            return Ok(());
        }
        *at += length;
    }
}

/// The kind and length of the word that a text begins with; `None` at its end.
fn cut(rest: &str) -> Option<Result<(TokenKind, usize), Reason>> {
    let first = rest.chars().next()?;
    Some(match first {
        '\'' => quoted(rest, '\'').map(|length| (TokenKind::Text, length)).ok_or(Reason::OpenText),
        '"' | '`' => quoted(rest, first).map(|length| (TokenKind::Name, length)).ok_or(Reason::OpenName),
        '[' => rest.find(']').map(|end| (TokenKind::Name, end + 1)).ok_or(Reason::OpenName),
        '?' => Ok((TokenKind::Parameter, 1 + length_while(&rest[1..], |sign| sign.is_ascii_digit()))),
        ':' => {
            let length = 1 + length_while(&rest[1..], in_name);
            // In Tcl's manner `:a(…)` and `:a::b` would be one word, whatever stands in the parentheses.
            let odd = length == 1 || rest[length..].starts_with(['(', ':']);
            if odd { Err(Reason::Variable) } else { Ok((TokenKind::Parameter, length)) }
        }
        '$' | '@' | '#' => Err(Reason::Variable),
        '0'..='9' => Ok((TokenKind::Number, length_while(rest, |sign| in_name(sign) || sign == '.'))),
        _ if in_name(first) => Ok((TokenKind::Word, length_while(rest, in_name))),
        sign => Ok((TokenKind::Sign(sign), sign.len_utf8())),
    })
}

/// The length of a quoted word; a doubled quote stands for itself.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut from = 1;
    loop {
        let end = from + rest[from..].find(quote)? + 1;
        if !rest[end..].starts_with(quote) {
            return Some(end);
        }
        from = end + 1;
    }
}

fn length_while(rest: &str, wanted: impl Fn(char) -> bool) -> usize {
    rest.find(|sign| !wanted(sign)).unwrap_or(rest.len())
}

fn in_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '$' || !sign.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::{Reason, TokenKind, Unreadable, tokens};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.unwrap().text).collect()
    }

    fn fault(text: &str) -> Option<Unreadable> {
        tokens(text).find_map(Result::err)
    }

    #[test]
    fn words_strings_and_comments_are_told_apart() {
        assert_eq!(
            words("a -- it's\n+ 'it''s' /* \" */ \"b\"\"c\" [d]e"),
            ["a", "+", "'it''s'", "\"b\"\"c\"", "[d]", "e"]
        );
        assert_eq!(words("x->>'$.a' >= 1.5e3"), ["x", "-", ">", ">", "'$.a'", ">", "=", "1.5e3"]);
        assert_eq!(words("\u{feff}_имя$ ?1 :day"), ["_имя$", "?1", ":day"]);
        assert!(words(" -- only a comment").is_empty());
    }

    #[test]
    fn a_quoted_word_knows_what_it_stands_for() {
        let unquoted: Vec<String> =
            tokens("'it''s' \"a\"\"b\" [c] `d` e").map(|token| token.unwrap().unquoted()).collect();
        assert_eq!(unquoted, ["it's", "a\"b", "c", "d", "e"]);
    }

    #[test]
    fn what_does_not_end_is_told_with_its_place() {
        for (text, reason, at) in [
            ("a = 'b", Reason::OpenText, 4),
            ("a = 'b''", Reason::OpenText, 4),
            ("\"a", Reason::OpenName, 0),
            ("[a", Reason::OpenName, 0),
            ("1 /* 2", Reason::OpenComment, 2),
            ("/*/", Reason::OpenComment, 0),
            ("1\0", Reason::Nul, 1),
            ("'a\0b'", Reason::Nul, 2),
            ("-- a\0b", Reason::Nul, 4),
            ("$a(')", Reason::Variable, 0),
            (":a(')')", Reason::Variable, 0),
            ("@a", Reason::Variable, 0),
        ] {
            assert_eq!(fault(text), Some(Unreadable { reason, at }), "{text}");
        }
    }

    #[test]
    fn after_a_fault_comes_nothing() {
        assert_eq!(tokens("a 'b").count(), 2);
        assert_eq!(tokens("a").map(|token| token.unwrap().kind).collect::<Vec<_>>(), [TokenKind::Word]);
    }
}
