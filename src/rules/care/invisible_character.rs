//! `invisible-character`: something in a value that no reader sees.

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Spot, Written};
use crate::source::{Node, Table, hides_alone, hides_from_view, may_begin_hidden, suspects};

/// What one cannot see, one cannot judge; and what is compared differs though it looks the same.
pub const RULE: Rule = Rule {
    name: "invisible-character",
    group: Group::Care,
    level: Level::Warning,
    finds: "control, bidi or zero-width characters in a value",
    explain: "The value has a character that nobody sees: a control character, one that turns the direction of the text, or one \
        without width. Most often it came along from a web page or a messenger; now two names that look the same differ, or a \
        text reads other than it is written. Retype the value. New lines, tabs, joiners inside emoji and between letters \
        that need them are no fault.",
    checks: &[Check::Written(look)],
};

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    // One look at the bytes spares most files the walk through their values.
    if may_hide(written.tree.text()) {
        table(written, written.tree.root(), faults);
    }
}

fn table(written: &Written<'_>, table: Table<'_>, faults: &mut Vec<Fault>) {
    for entry in table.iter() {
        value(written, entry.node, faults);
    }
}

fn value(written: &Written<'_>, node: Node<'_>, faults: &mut Vec<Fault>) {
    if let Some(text) = node.as_str() {
        if let Some(hidden) = first_hidden(text) {
            faults.push(fault(written, node, hidden));
        }
    } else if let Some(inner) = node.as_table() {
        table(written, inner, faults);
    } else if let Some(list) = node.as_array() {
        list.iter().for_each(|node| value(written, node, faults));
    }
}

fn fault(written: &Written<'_>, node: Node<'_>, hidden: char) -> Fault {
    let kind = match hidden {
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "turns the text round"
        }
        _ if hidden.is_control() => "is a control character",
        _ => "has no width",
    };
    let place = if written.slug.is_empty() {
        "retype it in `folio.toml`".to_owned()
    } else {
        format!("retype it: `folio edit {}`", written.slug)
    };
    Fault::new(
        Spot::Span(node.span()),
        format!("there is a character in this value that nobody sees: U+{:04X}, which {kind}", u32::from(hidden)),
    )
    .help(place)
}

/// The first character that hides, line ends and tabs aside.
fn first_hidden(text: &str) -> Option<char> {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        let line_end = letter == '\n' || (letter == '\r' && after == Some('\n'));
        if !line_end && letter != '\t' && hides_from_view(before, letter, after) {
            return Some(letter);
        }
        before = Some(letter);
    }
    None
}

/// Whether a file may have a value that hides something: a character that hides where it stands alone, or an escape.
fn may_hide(text: &str) -> bool {
    // Cut off where it is no fault: at the very beginning.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut told = 0;
    suspects(text, |byte| (byte == b'\\') | may_begin_hidden(byte)).any(|at| {
        let seen = at < told;
        match text.as_bytes()[at..] {
            _ if seen => false,
            // A quote, a backslash, a line end: nothing that hides, and the next byte belongs to it.
            [b'\\', b'"' | b'\\' | b'n' | b't' | b' ' | b'\n', ..] => {
                told = at + 2;
                false
            }
            [b'\\', ..] => true,
            _ => hides_alone(text, at),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{first_hidden, may_hide};
    use crate::source::hides_from_view;

    #[test]
    fn line_ends_tabs_emoji_and_letters_hide_nothing() {
        for text in ["Иван «Петров»\r\nи\tОльга", "👩\u{200d}🔧 ☎\u{fe0f}", "می\u{200c}خواهم", "naïve — “so”"]
        {
            assert_eq!(first_hidden(text), None, "{text:?}");
        }
        assert_eq!(first_hidden("Acme\u{202e}emcA"), Some('\u{202e}'));
        assert_eq!(first_hidden("Ac\rme"), Some('\r'));
    }

    #[test]
    fn the_first_look_lets_none_through() {
        for letter in ('\u{0}'..=char::MAX).filter(|letter| hides_from_view(None, *letter, None)) {
            let seen = may_hide(&format!("a = '{letter}'"));
            assert!(seen || matches!(letter, '\n' | '\t' | '\r'), "{letter:?}");
        }
        for text in ["\\u202e", "\\\"\\u202e", "\\\\\\u202e", "\\n\\u202e", "\\r", "\\t\\b", "\\\\\u{202e}"] {
            assert!(may_hide(&format!("a = \"{text}\"")), "{text}");
        }
        assert!(may_hide("a = '\\'\nb = \"\\u202e\"") && !may_hide("a = \"\\\"Иван\\\"\\n\\\\u202e\""));
        assert!(!may_hide("\u{feff}a = '«Иван» — “so”'\r\n"));
    }
}
