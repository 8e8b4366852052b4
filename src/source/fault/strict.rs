//! What the parser lets pass and folio does not: TOML 1.1, numbers too large, nesting without end.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{SyntaxFault, SyntaxKind, quoted};

/// How deep tables and lists may nest before reading them on would risk the stack.
///
/// The parser limits brackets, headers and dotted keys to 80 each, but not their product.
const DEPTH: usize = 120;

/// Looks at every key and value; gives the place where nesting gets too deep to go on.
pub(in crate::source) fn inspect(
    text: &str,
    root: &DeTable<'_>,
    faults: &mut Vec<SyntaxFault>,
) -> Result<(), Range<usize>> {
    Inspector { text, faults }.table(root, 0)
}

/// Takes a tree apart without recursion, for one that is too deep for it.
pub(in crate::source) fn dismantle(root: DeTable<'_>) {
    let mut left = vec![DeValue::Table(root)];
    while let Some(value) = left.pop() {
        match value {
            DeValue::Table(table) => left.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            DeValue::Array(array) => left.extend(array.into_iter().map(Spanned::into_inner)),
            _ => {}
        }
    }
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
}

impl Inspector<'_> {
    fn table(&mut self, table: &DeTable<'_>, depth: usize) -> Result<(), Range<usize>> {
        for (key, value) in table {
            if matches!(key.get_ref(), Cow::Owned(_)) {
                self.escapes(key.span());
            }
            self.value(value, depth + 1)?;
        }
        Ok(())
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, depth: usize) -> Result<(), Range<usize>> {
        if depth > DEPTH {
            return Err(value.span());
        }
        match value.get_ref() {
            // Borrowed text is the file's own, so it has no escapes.
            DeValue::String(Cow::Owned(_)) => self.escapes(value.span()),
            DeValue::Integer(number) if i64::from_str_radix(number.as_str(), number.radix()).is_err() => {
                self.too_large(value.span(), "an integer has at most 64 bits");
            }
            DeValue::Float(number) if self.overflows(number.as_str()) => {
                self.too_large(value.span(), "a decimal number goes up to about 1.8e308");
            }
            DeValue::Datetime(moment) if moment.time.is_some_and(|time| time.second.is_none()) => {
                self.no_seconds(value.span());
            }
            DeValue::Array(array) => {
                for element in array {
                    self.value(element, depth + 1)?;
                }
            }
            DeValue::Table(table) => {
                self.table(table, depth)?;
                self.inline(table, value.span());
            }
            _ => {}
        }
        Ok(())
    }

    fn overflows(&self, number: &str) -> bool {
        number.parse::<f64>().is_ok_and(f64::is_infinite) && !number.contains("inf")
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

    fn no_seconds(&mut self, span: Range<usize>) {
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
    fn inline(&mut self, table: &DeTable<'_>, span: Range<usize>) {
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
    fn breaks(&self, table: &DeTable<'_>, span: Range<usize>) -> bool {
        let mut values = Vec::new();
        self.leaves(table, &mut values);
        values.sort_unstable_by_key(|value| value.start);
        let ends = std::iter::once(span.start).chain(values.iter().map(|value| value.end));
        let starts = values.iter().map(|value| value.start).chain([span.end]);
        ends.zip(starts).any(|(from, to)| self.text.get(from..to).is_some_and(|gap| gap.contains('\n')))
    }

    /// The values of an inline table, through its dotted keys.
    fn leaves(&self, table: &DeTable<'_>, values: &mut Vec<Range<usize>>) {
        for value in table.values() {
            match value.get_ref() {
                DeValue::Table(inner) if !self.text[value.span()].starts_with('{') => self.leaves(inner, values),
                _ => values.push(value.span()),
            }
        }
    }

    fn version(&mut self, span: Range<usize>, message: String, help: String) {
        self.faults.push(SyntaxFault::new(SyntaxKind::Version, span, message, help));
    }
}
