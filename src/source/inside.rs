//! Where inside a string, as it is written, a part of its text stands.

/// The byte of `raw` at which byte `offset` of the text was written; the end of `raw` beyond it.
///
/// `raw` is a whole TOML string with its quotes, and the text what it says: an escape counts as the letter it stands for, and
/// a line break that a backslash or the opening quotes swallow counts as nothing.
pub(super) fn written_at(raw: &str, offset: usize) -> usize {
    let long = raw.starts_with("\"\"\"") || raw.starts_with("'''");
    let mut at = if long { 3 } else { 1 };
    if long {
        at += ["\r\n", "\n"].iter().find(|end| raw[at..].starts_with(**end)).map_or(0, |end| end.len());
    }
    let escapes = raw.starts_with('"');
    let mut said = 0;
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        let piece = match rest.strip_prefix('\\') {
            Some(escape) if escapes => escaped(escape),
            _ => rest.chars().next().map_or((0, 0), |letter| (letter.len_utf8(), letter.len_utf8())),
        };
        let (written, says) = piece;
        // What is swallowed goes with what comes after it.
        if written == 0 || said + says > offset {
            return at.min(raw.len());
        }
        at += written;
        said += says;
    }
}

/// How many bytes an escape takes, its backslash included, and how many the text has for it.
fn escaped(escape: &str) -> (usize, usize) {
    let digits = match escape.chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(blank) if blank.is_ascii_whitespace() => {
            return (1 + escape.len() - escape.trim_start_matches([' ', '\t', '\r', '\n']).len(), 0);
        }
        _ => return (2, 1),
    };
    let letter = escape.get(1..=digits).and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
    (2 + digits, letter.map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::super::{Lines, Tree};

    /// The line on which each `x` of the text of `a` stands.
    fn lines(text: &str) -> Vec<u32> {
        let tree = Tree::parse(text);
        let node = tree.root().get("a").unwrap();
        let said = node.as_str().unwrap();
        let written = said.match_indices('x').map(|(offset, _)| node.written_at(offset));
        let lines = Lines::new(text);
        written
            .map(|at| {
                assert_eq!(&text[at..=at], "x", "{text:?}");
                lines.line(at)
            })
            .collect()
    }

    #[test]
    fn a_text_of_several_lines_has_a_line_for_each_part() {
        assert_eq!(lines("a = '''\nx one\n\n\\x\n'''\n"), [2, 4]);
        assert_eq!(lines("a = \"\"\"x\n\\n x \\\\ \\u0416x\n\"\"\"\n"), [1, 2, 2]);
        assert_eq!(lines("a = \"\"\"\\\n   x \\\n\n  x\\t\"\"\"\n"), [2, 4]);
        assert_eq!(lines("a = '''\r\nx\r\nx'''\r\n"), [2, 3]);
        assert_eq!(lines("\na = \"\\\"\\U0001F525 x\"\n"), [2]);
        assert_eq!(lines("a = 'x\\n x'\n"), [1, 1]);
    }

    #[test]
    fn beyond_the_text_is_its_end() {
        assert_eq!(super::written_at("\"ab\"", 2), 3);
        assert_eq!(super::written_at("\"ab\"", 99), 4);
        assert_eq!(super::written_at("", 0), 0);
    }
}
