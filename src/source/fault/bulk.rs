//! Files that hold more than anybody writes: reading one would take seconds, and memory out of all proportion to its size.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::{SyntaxFault, SyntaxKind};

/// The most keys, headers, dots and elements of lists together, each counted by the sign that comes with it.
///
/// A table costs a kilobyte of memory, however short it is written: `a.a.a` is two. Four megabytes of an ordinary client's
/// history have about 200,000 of these signs.
const MOST: usize = 250_000;

/// The fault of a text that has too many keys and values to be read.
pub(in crate::source) fn excess(text: &str) -> Option<SyntaxFault> {
    // Each sign is a byte, so that an ordinary file is not even looked at.
    if text.len() <= MOST {
        return None;
    }
    let mut signs = Source::new(text).lex().filter(|token| {
        matches!(
            token.kind(),
            TokenKind::Equals
                | TokenKind::Dot
                | TokenKind::Comma
                | TokenKind::LeftSquareBracket
                | TokenKind::LeftCurlyBracket
        )
    });
    signs.nth(MOST)?;
    Some(SyntaxFault::new(
        SyntaxKind::Bulk,
        0..0,
        "the file has too many keys and values: more than 250,000 of `=`, `,`, `.`, `[` and `{` outside of text",
        "was something pasted that belongs elsewhere? keep it beside the ledger, or split a very old client in two",
    ))
}

#[cfg(test)]
mod tests {
    use crate::source::{SyntaxKind, Tree};

    #[test]
    fn what_costs_memory_out_of_proportion_is_not_read() {
        let dotted = format!("{}a = 1\n", "a.".repeat(70));
        let nested = format!("{}1{},", "{ a = ".repeat(30), " }".repeat(30));
        for text in [
            dotted.repeat(4_000),
            format!("a = [{}]", nested.repeat(9_000)),
            format!("a = [{}1]", "1,".repeat(250_000)),
            "[[a]]\nb = 1\n".repeat(90_000),
        ] {
            let tree = Tree::parse(&text);
            assert_eq!(tree.faults().iter().map(|fault| fault.kind).collect::<Vec<_>>(), [SyntaxKind::Bulk]);
            assert!(tree.root().is_empty() && !tree.is_sound());
        }
    }

    #[test]
    fn a_large_file_of_ordinary_entries_is_read() {
        let entry = "[[interactions]]\nat = 2026-03-02T11:30:00\nkind = \"call\"\npeople = [\"ivan\", \"anna\"]\n\
            summary = \"Called about the launch, the budget, the dates; agreed to meet. [{,.=\"\n\n";
        let text = entry.repeat(10_000);
        assert!(Tree::parse(&text).is_sound());
        assert!(Tree::parse(&format!("a = '{}'", "={[.,".repeat(200_000))).is_sound());
    }
}
