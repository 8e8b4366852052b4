//! Elements of lists and keys of inline tables: what stands in brackets, with its commas, line breaks and comments.

use super::layout::Layout;
use super::{EditRefusal, Patch, append, set};
use crate::source::literal::Literal;
use crate::source::outline::{Bracket, Item, Name};
use crate::source::path::{KeyPath, spelled};
use crate::source::tree::Tree;

/// Adds an element to a list; makes the list if it is missing.
pub(super) fn push(layout: &Layout<'_>, path: &KeyPath, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    let Some(node) = layout.tree.node(path) else {
        return set::set(layout, path, &Literal::list(vec![value.clone()]));
    };
    match node.as_array() {
        Some(array) if !array.is_entries() => insert(layout, array.span().start, value.clone().on_one_line().as_str()),
        Some(_) => entry(layout, path, value).map(|patch| vec![patch]).ok_or_else(|| {
            EditRefusal::new(
                format!("`{path}` is written as entries `[[{path}]]`, so only a table can be added to it"),
                "add a table, or append an entry",
            )
        }),
        None => Err(EditRefusal::new(format!("`{path}` is {}, not a list", node.kind()), "set it to a list first")),
    }
}

/// An inline table as an entry of a list that is written in entries.
fn entry(layout: &Layout<'_>, path: &KeyPath, value: &Literal) -> Option<Patch> {
    let line = format!("_ = {value}");
    let tree = Tree::parse(&line);
    let pairs = tree.root().get("_")?.as_table()?.entries();
    let pairs = pairs.iter().map(|pair| Some((pair.key.to_owned(), Literal::parse(pair.node.raw()).ok()?)));
    append::nested(layout, path, &pairs.collect::<Option<Vec<_>>>()?)
}

/// A new key beside a dotted one inside an inline table.
pub(super) fn insert_dotted(
    layout: &Layout<'_>,
    name: &Name,
    key: &str,
    value: &Literal,
) -> Result<Vec<Patch>, EditRefusal> {
    let holder = holder(layout, name).map(|(bracket, item)| (bracket.span.start, bracket.items[item].span.start));
    let Some((open, start)) = holder else {
        return Err(EditRefusal::new("the table is not spelled out in the file", "make this change in an editor"));
    };
    let prefix = &layout.text[start..name.span.end];
    insert(layout, open, &format!("{prefix}.{} = {}", spelled(key), value.clone().on_one_line()))
}

/// The inline table, and the key in it, that spells a name.
pub(super) fn holder<'a>(layout: &'a Layout<'_>, name: &Name) -> Option<(&'a Bracket, usize)> {
    let spells = |item: &Item| item.span.start <= name.span.start && name.span.end <= item.key_end;
    layout.outline.brackets.iter().find_map(|bracket| Some((bracket, bracket.items.iter().position(spells)?)))
}

/// Adds an element or pair at the end of the brackets that open at `open`, in the layout they have.
pub(super) fn insert(layout: &Layout<'_>, open: usize, item: &str) -> Result<Vec<Patch>, EditRefusal> {
    let Some(bracket) = layout.outline.bracket(open) else {
        return Err(EditRefusal::new("the list is not spelled out in the file", "make this change in an editor"));
    };
    let Some(last) = bracket.items.last() else { return Ok(vec![insert_only(layout, bracket, item)]) };
    if let Some(line) = leading_line(layout, bracket, bracket.items.len() - 1).filter(|_| last.comma.is_none()) {
        let (start, after) = (&layout.text[line..last.span.start], layout.line_after(last.span.end));
        let patch = match after < bracket.span.end {
            true => Patch::insert(after, format!("{start}{item}{}", layout.line_end(after))),
            false => Patch::insert(last.span.end, format!("{}{start}{item}", layout.line_end(last.span.end))),
        };
        return Ok(vec![patch]);
    }
    let end = last.comma.map_or(last.span.end, |comma| comma + 1);
    let after = layout.line_after(end);
    let first_on_line = own_start(layout, bracket, last);
    if let Some(line) = first_on_line.filter(|_| after < bracket.span.end) {
        // One element a line, and the bracket on a later one: the new element gets a line of its own.
        let indent = &layout.text[line..last.span.start];
        let comma = if last.comma.is_some() { "," } else { "" };
        let mut patches = vec![Patch::insert(after, format!("{indent}{item}{comma}{}", layout.line_end(after)))];
        if last.comma.is_none() {
            patches.push(Patch::insert(last.span.end, ","));
        }
        return Ok(patches);
    }
    if let Some(line) = first_on_line.filter(|&line| line > bracket.span.start) {
        let indent = &layout.text[line..last.span.start];
        return Ok(vec![Patch::insert(last.span.end, format!(",{}{indent}{item}", layout.line_end(last.span.end)))]);
    }
    Ok(vec![Patch::insert(last.span.end, format!(", {item}"))])
}

/// Adds an element before the one at `place`, on a line of its own where that one has one, above its comments.
pub(super) fn insert_before(layout: &Layout<'_>, bracket: &Bracket, place: usize, item: &str) -> Patch {
    let next = &bracket.items[place];
    if let Some(line) = leading_line(layout, bracket, place) {
        let start = &layout.text[line..next.span.start];
        return Patch::insert(comment_top(layout, bracket, line), format!("{start}{item}{}", layout.line_end(line)));
    }
    let second =
        leading_line(layout, bracket, place + 1).map(|line| &layout.text[line..bracket.items[place + 1].span.start]);
    match (own_start(layout, bracket, next), second) {
        (Some(line), Some(start)) if comment_top(layout, bracket, line) == line => {
            Patch::insert(next.span.start, format!("{item}{}{start}", layout.line_end(line)))
        }
        (Some(line), _) => {
            let (top, indent) = (comment_top(layout, bracket, line), &layout.text[line..next.span.start]);
            Patch::insert(top, format!("{indent}{item},{}", layout.line_end(line)))
        }
        (None, _) => Patch::insert(next.span.start, format!("{item}, ")),
    }
}

/// The first element of empty brackets.
fn insert_only(layout: &Layout<'_>, bracket: &Bracket, item: &str) -> Patch {
    let inside = bracket.span.start + 1..bracket.span.end - 1;
    if !layout.text[inside.clone()].contains('\n') {
        let is_table = layout.text[bracket.span.clone()].starts_with('{');
        let text = if is_table { format!(" {item} ") } else { item.to_owned() };
        return Patch { span: inside, text };
    }
    let line = layout.line_start(inside.end);
    let indent = &layout.text[line..inside.end];
    Patch::insert(line, format!("{indent}  {item},{}", layout.line_end(line)))
}

/// Takes one element or pair out of brackets, with its comma and, where it has lines of its own, with those.
pub(super) fn take(layout: &Layout<'_>, bracket: &Bracket, place: usize) -> Vec<Patch> {
    if let Some(patches) = take_leading(layout, bracket, place) {
        return patches;
    }
    let item = &bracket.items[place];
    let text = layout.text;
    let end = item.comma.map_or(item.span.end, |comma| comma + 1);
    let flat = |from: usize, to: usize| !text[from..to].contains('\n');
    if let Some(line) = own_start(layout, bracket, item).filter(|&line| line > bracket.span.start) {
        let after = layout.line_after(end);
        let rest = text[end..after].trim_start();
        if flat(item.span.end, end) && (rest.is_empty() || rest.starts_with('#')) {
            return vec![Patch::delete(comment_top(layout, bracket, line)..after)];
        }
    }
    if let Some(next) = bracket.items.get(place + 1).filter(|next| flat(item.span.end, next.span.start)) {
        return vec![Patch::delete(item.span.start..next.span.start)];
    }
    let before = place.checked_sub(1).and_then(|before| bracket.items.get(before));
    if let Some(before) = before.filter(|before| flat(before.span.end, item.span.start)) {
        return vec![Patch::delete(before.span.end..item.span.end)];
    }
    let inside = bracket.span.start + 1..bracket.span.end - 1;
    if bracket.items.len() == 1 && flat(inside.start, item.span.start) && flat(item.span.end, inside.end) {
        return vec![Patch::delete(inside)];
    }
    let comma = item.comma.map(|comma| Patch::delete(comma..comma + 1));
    std::iter::once(Patch::delete(item.span.clone())).chain(comma).collect()
}

/// As [`take`], where commas begin the lines: with its own line goes the comma that begins it; the first one leaves its place
/// to the second.
fn take_leading(layout: &Layout<'_>, bracket: &Bracket, place: usize) -> Option<Vec<Patch>> {
    let (item, text) = (&bracket.items[place], layout.text);
    let after = layout.line_after(item.span.end);
    let ends_line = after < bracket.span.end && {
        let rest = text[item.span.end..after].trim_start();
        rest.is_empty() || rest.starts_with('#')
    };
    if let Some(line) = leading_line(layout, bracket, place) {
        return ends_line.then(|| vec![Patch::delete(comment_top(layout, bracket, line)..after)]);
    }
    let second = leading_line(layout, bracket, place + 1).filter(|_| ends_line && place == 0)?;
    let line = own_start(layout, bracket, item)?;
    let top = comment_top(layout, bracket, line);
    let next = bracket.items.get(1)?;
    if text[after..second].trim().is_empty() {
        return Some(vec![Patch::delete(top..line), Patch::delete(item.span.start..next.span.start)]);
    }
    let comma = item.comma.map(|comma| Patch::delete(comma..comma + 1));
    Some(std::iter::once(Patch::delete(top..after)).chain(comma).collect())
}

/// The start of the line that an element shares with the comma before it and nothing else before it.
fn leading_line(layout: &Layout<'_>, bracket: &Bracket, place: usize) -> Option<usize> {
    let (before, item) = (bracket.items.get(place.checked_sub(1)?)?, bracket.items.get(place)?);
    let (line, comma) = (layout.line_start(item.span.start), before.comma?);
    let blank = |from: usize, to: usize| layout.text[from..to].trim().is_empty();
    (line > before.span.end && line <= comma && blank(line, comma) && blank(comma + 1, item.span.start)).then_some(line)
}

/// The start of the line that an element is the first thing on; the opening bracket counts as a thing.
fn own_start(layout: &Layout<'_>, bracket: &Bracket, item: &Item) -> Option<usize> {
    let line = layout.line_start(item.span.start);
    let alone = line > bracket.span.start && layout.text[line..item.span.start].trim().is_empty();
    alone.then_some(line)
}

/// Where the comment lines directly above a line inside brackets begin.
fn comment_top(layout: &Layout<'_>, bracket: &Bracket, line: usize) -> usize {
    let mut top = line;
    while top > bracket.span.start + 1 {
        let above = layout.line_start(top - 1);
        if above <= bracket.span.start || !layout.text[above..top].trim_start().starts_with('#') {
            break;
        }
        top = above;
    }
    top
}
