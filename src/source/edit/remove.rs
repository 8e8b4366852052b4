//! Taking away keys, elements, entries and sections.

use std::ops::Range;

use super::layout::Layout;
use super::{EditRefusal, Patch, list};
use crate::source::outline::{Form, mark};
use crate::source::path::{KeyPath, Step};
use crate::source::view::Node;

/// Removes what stands at a path.
pub(super) fn remove(layout: &Layout<'_>, path: &KeyPath) -> Result<Vec<Patch>, EditRefusal> {
    let Some((parent, last)) = path.split_last() else {
        return Err(EditRefusal::new("a file is no key that could be removed", "remove the file itself"));
    };
    if layout.tree.node(path).is_none() {
        return Err(EditRefusal::new(format!("there is no `{path}`"), "name a key that is there"));
    }
    // Nothing inside of brackets is a statement.
    if let (Step::Index(index), Some(list)) = (last, layout.tree.node(&parent).and_then(Node::as_array))
        && !list.is_entries()
    {
        return take_element(layout, &parent, *index);
    }
    let runs = runs(layout.under(path.steps()).map(|(place, _)| place));
    if !runs.is_empty() {
        return Ok(runs.into_iter().map(|run| cut(layout, run)).collect());
    }
    let mut holders = Vec::new();
    for name in layout.outline.names.iter().filter(|name| name.path == path.steps()) {
        holders.extend(list::holder(layout, name));
    }
    match holders.as_slice() {
        [(bracket, place)] => Ok(list::take(layout, bracket, *place)),
        _ => Err(EditRefusal::new(
            format!("`{path}` is spelled out in several dotted keys of one inline table"),
            "remove its keys one by one",
        )),
    }
}

fn take_element(layout: &Layout<'_>, list: &KeyPath, index: usize) -> Result<Vec<Patch>, EditRefusal> {
    let open = layout.tree.node(list).and_then(Node::as_array).map(|array| array.span().start);
    match open.and_then(|open| layout.outline.bracket(open)) {
        Some(bracket) if index < bracket.items.len() => Ok(list::take(layout, bracket, index)),
        _ => Err(EditRefusal::new(format!("`{list}` is not spelled out in the file"), "make this change in an editor")),
    }
}

/// Positions gathered into stretches without a gap.
fn runs(places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some(run) if run.end == place => run.end += 1,
            _ => runs.push(place..place + 1),
        }
    }
    runs
}

/// Cuts a stretch of statements out, with the comments above it and so many blank lines that no gap is left.
fn cut(layout: &Layout<'_>, run: Range<usize>) -> Patch {
    let text = layout.text;
    let statements = &layout.outline.statements[run.clone()];
    let is_table = statements.first().is_some_and(|first| first.form != Form::Pair);
    let mut start = statements.first().map_or(0, |first| first.top);
    let mut end = statements.last().map_or(0, |last| last.lines.end);
    if is_table {
        end = layout.table_end(run.end - 1);
    }
    let (before, after) = (layout.blanks_before(start), layout.blanks_after(end));
    let count = |blanks: &Range<usize>| text[blanks.clone()].matches('\n').count();
    if after.end == text.len() {
        start = before.start;
    } else if before.start == mark(text) || (!before.is_empty() && count(&before) >= count(&after)) {
        end = after.end;
    } else if !before.is_empty() && !after.is_empty() {
        start = before.start;
    }
    if end == text.len() && !text.ends_with('\n') && start > mark(text) {
        // A file that ends without a line end keeps that habit.
        let line = text[..start].strip_suffix('\n').unwrap_or(&text[..start]);
        start = line.strip_suffix('\r').unwrap_or(line).len();
    }
    Patch::delete(start..end)
}
