//! How a person writes: indentation, spaces around `=`, alignment. New lines follow it.

use super::layout::Layout;
use crate::source::literal::Literal;
use crate::source::outline::Statement;

/// The manner of some neighbouring pairs.
#[derive(Debug)]
pub(super) struct Manner {
    indent: String,
    before: &'static str,
    after: &'static str,
    /// Width from the start of the key to the `=`, if the neighbours keep to one.
    pub(super) column: Option<usize>,
}

impl Manner {
    /// The manner of the pairs around `near`, among `pairs` of one table; without any, that of a plain file indented
    /// as `header` is.
    pub(super) fn of(
        layout: &Layout<'_>,
        pairs: &[Statement],
        near: Option<usize>,
        header: Option<&Statement>,
    ) -> Manner {
        let Some(place) = near else {
            let indent = header.map(|header| indent(layout, header)).unwrap_or_default();
            return Manner { indent, before: " ", after: " ", column: None };
        };
        let (before, after) = gaps(layout, &pairs[place]);
        Manner {
            indent: indent(layout, &pairs[place]),
            before: if before.is_empty() { "" } else { " " },
            after: if after.is_empty() { "" } else { " " },
            column: aligned(layout, paragraph(layout, pairs, place)),
        }
    }

    /// A line `key = value`.
    pub(super) fn line(&self, key: &str, value: &Literal, line_end: &str) -> String {
        let pad = self.column.map_or(0, |column| column.saturating_sub(key.chars().count() + self.before.len()));
        let (indent, before, after) = (&self.indent, self.before, self.after);
        format!("{indent}{key}{before}{:pad$}={after}{}", "", value.fitted(line_end))
    }
}

/// The blanks before a statement on its line.
pub(super) fn indent(layout: &Layout<'_>, statement: &Statement) -> String {
    let before = &layout.text[statement.lines.start..statement.span.start];
    before.chars().filter(|blank| matches!(blank, ' ' | '\t')).collect()
}

/// The blanks before and after the `=` of a pair.
fn gaps<'t>(layout: &Layout<'t>, pair: &Statement) -> (&'t str, &'t str) {
    layout.text[pair.key.end..pair.value.start].split_once('=').unwrap_or_default()
}

/// The pairs around `place` that no blank line parts.
fn paragraph<'a>(layout: &Layout<'_>, pairs: &'a [Statement], place: usize) -> &'a [Statement] {
    let joined = |upper: &Statement, lower: &Statement| {
        layout.blanks_after(upper.lines.end).is_empty() && layout.blanks_before(lower.top).is_empty()
    };
    let above = (1..=place).rev().take_while(|&lower| joined(&pairs[lower - 1], &pairs[lower])).count();
    let below = (place + 1..pairs.len()).take_while(|&lower| joined(&pairs[lower - 1], &pairs[lower])).count();
    &pairs[place - above..=place + below]
}

/// The column that all pairs align their `=` to, if one of them needed more than a blank for it.
fn aligned(layout: &Layout<'_>, pairs: &[Statement]) -> Option<usize> {
    let column = |pair: &Statement| {
        let (before, _) = gaps(layout, pair);
        layout.text[pair.key.clone()].chars().count() + before.chars().count()
    };
    let first = column(pairs.first()?);
    let padded = pairs.iter().any(|pair| gaps(layout, pair).0.len() > 1);
    (padded && pairs.iter().all(|pair| column(pair) == first)).then_some(first)
}
