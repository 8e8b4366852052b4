//! The text of a TOML value, ready to be put into a file.

use std::fmt;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

use super::Datetime;
use super::fault::{SyntaxFault, SyntaxKind, marker};
use super::path::spelled;
use super::tree::Tree;

/// A TOML value as it will stand in the file; there is no way to make one that does not parse.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Literal(String);

impl Literal {
    /// Text in double quotes; of several lines, in three of them.
    ///
    /// Lines that look as if a merge had left them are written with `\n` too, or they would be taken for that.
    pub fn text(text: &str) -> Literal {
        let string = TomlStringBuilder::new(text);
        let long = text.contains('\n') && !marker::suspected(text);
        Literal(if long { string.as_ml_basic() } else { string.as_basic() }.to_toml_value())
    }

    /// A number without fraction.
    pub fn integer(number: i64) -> Literal {
        Literal(number.to_string())
    }

    /// `true` or `false`.
    pub fn boolean(flag: bool) -> Literal {
        Literal(flag.to_string())
    }

    /// A list on one line.
    pub fn list(elements: Vec<Literal>) -> Literal {
        let elements: Vec<_> = elements.into_iter().map(|element| element.on_one_line().0).collect();
        Literal(format!("[{}]", elements.join(", ")))
    }

    /// An inline table on one line, with the keys in the order given.
    ///
    /// A key given twice makes a literal that [`apply`](super::apply) refuses.
    pub fn inline(pairs: Vec<(&str, Literal)>) -> Literal {
        let pairs: Vec<_> =
            pairs.into_iter().map(|(key, value)| format!("{} = {}", spelled(key), value.on_one_line().0)).collect();
        Literal(if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) })
    }

    /// A value somebody typed: `2026-02-09`, `[{ date = 2026-02-01 }]`.
    ///
    /// Places in the fault count from the start of `text`. Syntax of TOML 1.1 is a fault too, for other tools refuse it.
    pub fn parse(text: &str) -> Result<Literal, SyntaxFault> {
        let value = text.trim();
        let before = text.len() - text.trim_start().len();
        let line = format!("{KEY}{value}");
        let tree = Tree::parse(&line);
        if let Some(fault) = tree.faults().first() {
            return Err(fault.clone().moved(KEY.len(), before, text.len()));
        }
        let whole =
            tree.root().len() == 1 && tree.root().get("_").is_some_and(|node| node.span() == (KEY.len()..line.len()));
        if whole {
            return Ok(Literal(value.to_owned()));
        }
        Err(SyntaxFault::new(
            SyntaxKind::Syntax,
            before..before + value.len(),
            "expected one value and nothing after it",
            "write a single TOML value, such as `\"text\"`, `2026-02-09`, `[1, 2]` or `{ due = 2026-02-09 }`",
        ))
    }

    /// What the value says: text without its quotes, anything else as it is written.
    pub fn plain(&self) -> String {
        let line = format!("{KEY}{}", self.0);
        let tree = Tree::parse(&line);
        tree.root().get("_").and_then(|node| node.as_str()).map_or_else(|| self.0.clone(), str::to_owned)
    }

    /// The value as it will be written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same value with every text of several lines written with `\n`, so that it takes no line of its own.
    pub(super) fn on_one_line(self) -> Literal {
        if self.0.contains('\n') { Literal(rewritten(&self.0, None)) } else { self }
    }

    /// The value for a file whose lines end with `line_end`.
    ///
    /// In a file with `\r\n`, text of several lines is written with `\n` in quotes: a bare line feed would be the only
    /// one of its kind in the file, and the first editor to even it out would change the value.
    pub(super) fn fitted(&self, line_end: &str) -> String {
        if line_end == "\n" || !self.0.contains('\n') { self.0.clone() } else { rewritten(&self.0, Some(line_end)) }
    }
}

const KEY: &str = "_ = ";

/// A date, a time or both, without quotes.
impl From<Datetime> for Literal {
    fn from(moment: Datetime) -> Literal {
        Literal(moment.to_string())
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The value with its texts on one line each, and line breaks between them replaced where a line end is given.
fn rewritten(value: &str, line_end: Option<&str>) -> String {
    let source = Source::new(value);
    let mut result = String::with_capacity(value.len());
    for token in source.lex() {
        let Some(raw) = source.get(token.span()) else { continue };
        match token.kind() {
            TokenKind::MlBasicString | TokenKind::MlLiteralString if raw.as_str().contains('\n') => {
                let mut text = String::new();
                if let Some(raw) = source.get(token) {
                    let _ = raw.decode_scalar(&mut text, &mut ());
                }
                result.push_str(&TomlStringBuilder::new(&text).as_basic().to_toml_value());
            }
            TokenKind::Newline => result.push_str(line_end.unwrap_or(raw.as_str())),
            _ => result.push_str(raw.as_str()),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{Literal, Tree};

    #[test]
    fn text_is_quoted_as_a_person_would() {
        assert_eq!(Literal::text("Ромашка").as_str(), "\"Ромашка\"");
        assert_eq!(Literal::text("a \"b\" \\ \u{1}").as_str(), r#""a \"b\" \\ \u0001""#);
        assert_eq!(Literal::text("one\ntwo").as_str(), "\"\"\"\none\ntwo\"\"\"");
    }

    #[test]
    fn text_with_the_marks_of_a_merge_is_not_taken_for_one() {
        let text = "<<<<<<< a\n=======\n>>>>>>> b";
        assert_eq!(Literal::text(text).as_str(), r#""<<<<<<< a\n=======\n>>>>>>> b""#);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_comes_back_as_it_was(text in "(\\PC|[\"'\\\\\r\n\t\u{0}-\u{1f}\u{7f}]){0,30}") {
            for written in [Literal::text(&text).to_string(), Literal::text(&text).fitted("\r\n"), Literal::text(&text).on_one_line().0] {
                let file = format!("a = {written}\n");
                let tree = Tree::parse(&file);
                proptest::prop_assert_eq!(tree.faults(), &[]);
                proptest::prop_assert_eq!(tree.root().get("a").and_then(|node| node.as_str()), Some(text.as_str()));
            }
        }

        #[test]
        fn any_key_comes_back_as_it_was(key in "(\\PC|[\"'\\\\\r\n\t.\u{0}-\u{1f}]){0,20}") {
            let file = format!("{} = 1\n", super::spelled(&key));
            let tree = Tree::parse(&file);
            proptest::prop_assert_eq!(tree.faults(), &[]);
            proptest::prop_assert!(tree.root().get(&key).is_some());
        }
    }

    #[test]
    fn lists_and_tables_stay_on_one_line() {
        let list = Literal::list(vec![Literal::text("a\nb"), Literal::integer(-2), Literal::boolean(true)]);
        assert_eq!(list.as_str(), r#"["a\nb", -2, true]"#);
        assert_eq!(
            Literal::inline(vec![("a b", Literal::integer(1)), ("c", list)]).as_str(),
            r#"{ "a b" = 1, c = ["a\nb", -2, true] }"#
        );
        assert_eq!(Literal::list(Vec::new()).as_str(), "[]");
        assert_eq!(Literal::inline(Vec::new()).as_str(), "{}");
    }

    #[test]
    fn a_value_says_its_text() {
        for (written, says) in
            [("\"a \\\"b\\\"\"", "a \"b\""), ("'c'", "c"), ("2026-03-02", "2026-03-02"), ("[1]", "[1]")]
        {
            assert_eq!(Literal::parse(written).map(|literal| literal.plain()), Ok(says.to_owned()));
        }
    }

    #[test]
    fn a_typed_value_is_taken_as_it_is() {
        assert_eq!(
            Literal::parse(" [{ date = 2026-02-01 }] ").map(|literal| literal.to_string()),
            Ok("[{ date = 2026-02-01 }]".to_owned())
        );
    }

    #[test]
    fn what_is_not_one_value_is_refused() {
        for text in ["", "1 2", "1\nb = 2", "1 # why", "yes", "[1", "\"a", "{ a = 1, }", "= 1"] {
            let fault = Literal::parse(text).unwrap_err();
            assert!(fault.span.end <= text.len(), "{text}: {fault:?}");
        }
    }

    #[test]
    fn in_a_file_of_another_line_end_text_takes_one_line() {
        assert_eq!(Literal::text("one\ntwo").fitted("\r\n"), r#""one\ntwo""#);
        assert_eq!(Literal::parse("[\n1,\n]").unwrap().fitted("\r\n"), "[\r\n1,\r\n]");
    }
}
