//! The one door through which a ledger's text reaches a terminal.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter, Write};
use std::ops::Range;

use crate::source::{hides_from_view, hides_nothing};

/// Text of unknown origin, displayed so that nothing in it can steer or deceive a terminal.
///
/// Control, C1, bidirectional and zero-width characters show as `\u{202e}`. A zero-width joiner inside an emoji and a
/// zero-width non-joiner between letters stay: names and flags need them.
#[derive(Debug, Clone, Copy)]
pub struct Safe<'a> {
    text: &'a str,
    keep_lines: bool,
}

impl<'a> Safe<'a> {
    /// For one line of a screen: line ends and tabs are made visible too.
    pub fn line(text: &'a str) -> Safe<'a> {
        Safe { text, keep_lines: false }
    }

    /// For running text: line feeds and tabs stay.
    pub fn block(text: &'a str) -> Safe<'a> {
        Safe { text, keep_lines: true }
    }

    /// The text as it is displayed; a copy only where something has to be made visible.
    pub fn shown(self) -> Cow<'a, str> {
        if hides_nothing(self.text) { Cow::Borrowed(self.text) } else { Cow::Owned(self.to_string()) }
    }

    /// For one line of a screen, with `begin` before and `end` behind each of the `marks`, which count scalar values of `text`.
    pub fn marked(text: &str, marks: &[Range<usize>], [begin, end]: [char; 2]) -> String {
        let mut out = String::new();
        let edges = |at: usize, out: &mut String| {
            out.extend(marks.iter().filter(|mark| mark.end == at).map(|_| end));
            out.extend(marks.iter().filter(|mark| mark.start == at).map(|_| begin));
        };
        for (at, (character, hidden)) in each(text).enumerate() {
            edges(at, &mut out);
            // A string takes all that is written to it.
            let _ = write(character, hidden, &mut out);
        }
        edges(text.chars().count(), &mut out);
        out
    }

    /// One visible character for each hidden one, so that columns still count: for excerpts under which a caret stands.
    pub fn excerpt(text: &'a str) -> Cow<'a, str> {
        if hides_nothing(text) {
            return Cow::Borrowed(text);
        }
        each(text)
            .map(|(character, hidden)| match character {
                '\t' => '\t',
                '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
                '\u{7f}' => '\u{2421}',
                _ if hidden => '\u{fffd}',
                _ => character,
            })
            .collect()
    }
}

impl Display for Safe<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if hides_nothing(self.text) {
            return formatter.write_str(self.text);
        }
        for (character, hidden) in each(self.text) {
            match character {
                '\n' | '\t' if self.keep_lines => formatter.write_char(character)?,
                _ => write(character, hidden, formatter)?,
            }
        }
        Ok(())
    }
}

/// One character of a line.
fn write(character: char, hidden: bool, out: &mut impl Write) -> fmt::Result {
    match character {
        '\n' => out.write_str("\\n"),
        '\t' => out.write_str("\\t"),
        _ if hidden => write!(out, "\\u{{{:x}}}", character as u32),
        _ => out.write_char(character),
    }
}

/// Each character of `text`, with whether it must be made visible.
fn each(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut before = None;
    let mut characters = text.chars().peekable();
    std::iter::from_fn(move || {
        let character = characters.next()?;
        let hidden = hides_from_view(before, character, characters.peek().copied());
        before = Some(character);
        Some((character, hidden))
    })
}

#[cfg(test)]
mod tests {
    use super::Safe;

    #[test]
    fn a_terminal_cannot_be_steered_or_deceived() {
        assert_eq!(
            Safe::line("a\u{1b}[31mb\u{202e}c\u{9b}d\u{200b}\n").to_string(),
            "a\\u{1b}[31mb\\u{202e}c\\u{9b}d\\u{200b}\\n"
        );
    }

    #[test]
    fn names_and_emoji_stay_as_they_are() {
        for text in [
            "Иван Петров",
            "Ñiño",
            "👩\u{200d}🔧",
            "می\u{200c}خواهم",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "☎\u{fe0f}",
        ] {
            assert_eq!(Safe::line(text).to_string(), text);
        }
    }

    #[test]
    fn marks_stand_where_they_are_meant_whatever_is_hidden() {
        let text = "a\u{202e}b 👩\u{200d}🔧 в";
        assert_eq!(Safe::marked(text, &[0..3, 4..5, 8..9], ['[', ']']), "[a\\u{202e}b] [👩]\u{200d}🔧 [в]");
        assert_eq!(Safe::marked("ab", &[0..1, 1..2], ['[', ']']), "[a][b]");
    }

    #[test]
    fn an_excerpt_keeps_its_columns() {
        let text = "a\u{1b}b\u{202e}c\td";
        assert_eq!(Safe::excerpt(text), "a␛b\u{fffd}c\td");
        assert_eq!(Safe::excerpt(text).chars().count(), text.chars().count());
    }
}
