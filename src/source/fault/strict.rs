//! What the parser lets pass and folio does not: TOML 1.1, numbers too large, nesting without end.

use std::ops::Range;

use super::{SyntaxFault, SyntaxKind, quoted};
use crate::source::adopted::DEPTH;
use crate::source::view::{Kind, Node, Table};

/// Looks at every key and value.
pub(in crate::source) fn inspect(text: &str, root: Table<'_>, faults: &mut Vec<SyntaxFault>) {
    Inspector { text, faults, told: None }.table(root);
}

/// The fault of nesting that goes too deep at a place.
pub(in crate::source) fn too_deep(span: Range<usize>) -> SyntaxFault {
    SyntaxFault::new(
        SyntaxKind::Syntax,
        span,
        "lists and tables are nested too deeply",
        format!("nest less deeply; {DEPTH} levels are the limit"),
    )
}

struct Inspector<'i> {
    text: &'i str,
    faults: &'i mut Vec<SyntaxFault>,
    /// The line of the last fault of version, and which of the faults it is.
    told: Option<(Range<usize>, usize)>,
}

impl Inspector<'_> {
    fn table(&mut self, table: Table<'_>) {
        for entry in table.iter() {
            if entry.is_escaped() {
                self.escapes(entry.key_span());
            }
            self.value(entry.node);
        }
    }

    fn value(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::String => self.escapes(node.span()),
            Kind::Integer if node.as_integer().is_none() => {
                self.too_large(node.span(), "an integer has at most 64 bits");
            }
            Kind::Float if node.as_float().is_none() => {
                self.too_large(node.span(), "a decimal number goes up to about 1.8e308");
            }
            Kind::Datetime => self.seconds(node),
            Kind::Array => {
                for element in node.as_array().into_iter().flat_map(|array| array.iter()) {
                    self.value(element);
                }
            }
            Kind::Table => {
                if let Some(table) = node.as_table() {
                    self.table(table);
                    self.inline(table);
                }
            }
            Kind::Integer | Kind::Float | Kind::Boolean => {}
        }
    }

    fn too_large(&mut self, span: Range<usize>, help: &str) {
        let message = format!("the number {} is too large", quoted(&self.text[span.clone()]));
        let help = format!("{help}; write a longer code as text, in quotes");
        self.faults.push(SyntaxFault::new(SyntaxKind::Syntax, span, message, help));
    }

    /// `\e` and `\x41`, which TOML 1.0 does not know.
    fn escapes(&mut self, span: Range<usize>) {
        let Some(raw) = self.text.get(span.clone()).filter(|raw| raw.starts_with('"')) else { return };
        let mut letters = raw.char_indices();
        while let Some((at, letter)) = letters.next() {
            let escaped = if letter == '\\' { letters.next().map(|(_, letter)| letter) } else { None };
            let place = span.start + at;
            if escaped.is_none() || self.is_told(place) {
                continue;
            }
            let (length, code) = match escaped {
                Some('e') => (2, "1b".to_owned()),
                Some('x') => (4, raw.get(at + 2..at + 4).unwrap_or("00").to_owned()),
                _ => continue,
            };
            let message = format!(
                "the escape {} is TOML 1.1, which other tools refuse",
                quoted(&raw[at..raw.len().min(at + length)])
            );
            self.version(place..place + length, message, format!("write `\\u00{code}`"));
        }
    }

    fn seconds(&mut self, node: Node<'_>) {
        if node.as_datetime().and_then(|moment| moment.time).is_none_or(|time| time.second.is_some()) {
            return;
        }
        let span = node.span();
        let raw = &self.text[span.clone()];
        let help = match raw.find(':') {
            Some(colon) if raw.is_char_boundary(colon + 3) => {
                format!("write `{}:00{}`", &raw[..colon + 3], &raw[colon + 3..])
            }
            _ => "write the seconds too".to_owned(),
        };
        self.version(span, "a time without seconds is TOML 1.1, which other tools refuse".to_owned(), help);
    }

    /// Line breaks between the keys of an inline table, and a comma after the last.
    fn inline(&mut self, table: Table<'_>) {
        let span = table.span();
        let Some(raw) = self.text.get(span.clone()) else { return };
        let Some(inner) = raw.strip_prefix('{').and_then(|raw| raw.strip_suffix('}')) else { return };
        let inner = inner.trim_end();
        if inner.ends_with(',') && !table.is_empty() {
            let comma = span.start + inner.len();
            self.version(
                comma..comma + 1,
                "a comma after the last key of an inline table is TOML 1.1, which other tools refuse".to_owned(),
                "delete the comma".to_owned(),
            );
        } else if raw.contains('\n') && self.breaks(table, span.clone()) {
            self.version(
                span.start..span.start + 1,
                "an inline table of several lines is TOML 1.1, which other tools refuse".to_owned(),
                "write it on one line, or as a table with a header of its own".to_owned(),
            );
        }
    }

    /// Whether a line ends outside of the values of an inline table; inside of them it may.
    fn breaks(&self, table: Table<'_>, span: Range<usize>) -> bool {
        let mut values = Vec::new();
        leaves(table, &mut values);
        values.sort_unstable_by_key(|value| value.start);
        let ends = std::iter::once(span.start).chain(values.iter().map(|value| value.end));
        let starts = values.iter().map(|value| value.start).chain([span.end]);
        ends.zip(starts).any(|(from, to)| self.text.get(from..to).is_some_and(|gap| gap.contains('\n')))
    }

    /// One a line is enough, the first: a line may hold millions.
    fn version(&mut self, span: Range<usize>, message: String, help: String) {
        if self.is_told(span.start) {
            return;
        }
        let fault = SyntaxFault::new(SyntaxKind::Version, span, message, help);
        match &self.told {
            Some((line, at)) if line.contains(&fault.span.start) => self.faults[*at] = fault,
            _ => {
                let at = fault.span.start;
                let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
                let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
                self.told = Some((start..end, self.faults.len()));
                self.faults.push(fault);
            }
        }
    }

    /// Whether a fault of version is told already, on the same line and not behind the place.
    fn is_told(&self, place: usize) -> bool {
        self.told.as_ref().is_some_and(|(line, at)| line.contains(&place) && self.faults[*at].span.start <= place)
    }
}

/// The values of an inline table, through its dotted keys.
fn leaves(table: Table<'_>, values: &mut Vec<Range<usize>>) {
    for entry in table.iter() {
        match entry.node.as_table() {
            Some(inner) if !inner.is_inline() => leaves(inner, values),
            _ => values.push(entry.node.span()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::inspect;
    use crate::source::Tree;

    #[test]
    fn one_fault_of_version_is_kept_a_line_and_it_is_the_first() {
        let told = |text: &str| {
            let (tree, mut faults) = (Tree::parse(text), Vec::new());
            inspect(text, tree.root(), &mut faults);
            faults.into_iter().map(|fault| fault.span.start).collect::<Vec<_>>()
        };
        assert_eq!(told("a = \"\\e\\e\"\nb = [\"\\e\", \"\\x41\\e\"]\n"), [5, 17]);
        assert_eq!(told("a = \"\"\"\\e\\e\n\\e\\e\"\"\"\n"), [7, 12]);
        // The table begins before what stands in it.
        assert_eq!(told("a = { b = \"\\e\",\nc = 1 }\n"), [4]);
    }
}
