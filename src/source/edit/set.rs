//! Giving a key or element a value.

use super::layout::Layout;
use super::manner::{Manner, indent};
use super::{EditRefusal, Patch, append, elements, list};
use crate::source::literal::Literal;
use crate::source::outline::{Form, Name, Statement, mark};
use crate::source::path::{KeyPath, Step, spelled};
use crate::source::view::Node;

/// Replaces the value of a path, or adds the key.
pub(super) fn set(layout: &Layout<'_>, path: &KeyPath, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    if let Some(node) = layout.tree.node(path) {
        return replace(layout, path, node, value);
    }
    let Some((parent, last)) = path.split_last() else {
        return Err(EditRefusal::new("a file is no value that could be replaced", "name a key"));
    };
    match last {
        Step::Index(index) => add_element(layout, &parent, *index, value),
        Step::Key(key) => add_key(layout, &parent, key, value),
    }
}

fn replace(layout: &Layout<'_>, path: &KeyPath, node: Node<'_>, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    let spread = match (node.as_table(), node.as_array()) {
        (Some(table), _) => !table.is_inline(),
        (_, Some(array)) => array.is_entries(),
        _ => false,
    };
    if spread {
        return Err(EditRefusal::new(
            format!("`{path}` is {} of its own, not one value", node.kind()),
            "change its keys one by one, or remove it first",
        ));
    }
    let text = match node.as_array().filter(|_| node.raw().contains('\n')) {
        Some(array) => elements::replaced(path, array, node.raw(), value)?,
        None => None,
    };
    let text = text.unwrap_or_else(|| value.fitted(layout.line_end(node.span().start)));
    Ok(vec![Patch { span: node.span(), text }])
}

fn add_element(layout: &Layout<'_>, list: &KeyPath, index: usize, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    let array = layout.tree.node(list).and_then(Node::as_array);
    if array.is_some_and(|array| array.is_entries()) {
        return Err(EditRefusal::new(
            format!("`{list}` is written as entries `[[{list}]]`, not in brackets"),
            "append an entry instead",
        ));
    }
    let length = array.map_or(0, |array| array.len());
    if index == length {
        return list::push(layout, list, value);
    }
    Err(EditRefusal::new(
        format!("`{list}` has {length} elements, so there is no `{list}[{index}]`"),
        "name an element that is there, or the one after the last",
    ))
}

fn add_key(layout: &Layout<'_>, table: &KeyPath, key: &str, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    let Some((above, last)) = table.split_last() else {
        return Ok(vec![add_pair(layout, table, None, key, value)]);
    };
    let Some(node) = layout.tree.node(table) else {
        return match last {
            Step::Key(section) if above.steps().is_empty() => Ok(vec![append::table(layout, section, key, value)]),
            _ => set(layout, table, &Literal::inline(vec![(key, value.clone())])),
        };
    };
    let Some(view) = node.as_table() else {
        return Err(EditRefusal::new(
            format!("`{table}` is {}, so it has no key `{key}`", node.kind()),
            "name a key of a table",
        ));
    };
    if let Some(header) = layout.header(table.steps()) {
        return Ok(vec![add_pair(layout, table, Some(header), key, value)]);
    }
    if view.is_inline() {
        return list::insert(layout, node.span().start, &format!("{} = {}", spelled(key), value.clone().on_one_line()));
    }
    beside(layout, table, key, value)
}

/// A new pair in the table of a header, or in the root.
fn add_pair(layout: &Layout<'_>, table: &KeyPath, header: Option<usize>, key: &str, value: &Literal) -> Patch {
    let pairs = layout.pairs(header);
    let above = header.and_then(|header| layout.outline.statements.get(header));
    let near = place(layout, table, pairs, key);
    // A first key takes after the second: there is always a neighbour unless the table is empty.
    let neighbour = near.or((!pairs.is_empty()).then_some(0));
    let manner = Manner::of(layout, pairs, neighbour, above);
    let at = match (near, above) {
        (Some(near), _) => pairs[near].lines.end,
        (None, Some(above)) => above.lines.end,
        (None, None) => return add_first(layout, pairs, &manner, key, value),
    };
    let line = manner.line(&spelled(key), value, layout.line_end(at));
    layout.new_lines(at, &[line])
}

/// A pair that becomes the first of the file.
fn add_first(layout: &Layout<'_>, pairs: &[Statement], manner: &Manner, key: &str, value: &Literal) -> Patch {
    let first = layout.outline.statements.first();
    let at = first.map_or_else(|| layout.content_end(), |first| first.top);
    let line = manner.line(&spelled(key), value, layout.line_end(at));
    if pairs.is_empty() && at != mark(layout.text) {
        return layout.new_block(at, vec![line]);
    }
    let apart = first.is_some_and(|first| first.form != Form::Pair);
    let lines = if apart { vec![line, String::new()] } else { vec![line] };
    layout.new_lines(at, &lines)
}

/// The pair after which a new key customarily stands; `None` before all of them.
fn place(layout: &Layout<'_>, table: &KeyPath, pairs: &[Statement], key: &str) -> Option<usize> {
    let last = pairs.len().checked_sub(1);
    let Some(Step::Key(section)) = table.steps().first() else { return last };
    let Some(rank) = layout.order.key(section, key).filter(|_| is_section(table)) else { return last };
    let ranks = pairs.iter().map(|pair| match pair.path.get(table.steps().len()) {
        Some(Step::Key(name)) => layout.order.key(section, name),
        _ => None,
    });
    let before = ranks.enumerate().filter_map(|(place, other)| Some((other.filter(|&other| other < rank)?, place)));
    before.max().map(|(_, place)| place)
}

/// Whether a path is a section or an entry of one: the order knows keys of those only.
fn is_section(path: &KeyPath) -> bool {
    matches!(path.steps(), [Step::Key(_)] | [Step::Key(_), Step::Index(_)])
}

/// A new key of a table that has no header and no braces: it is spelled as the keys that make the table are.
fn beside(layout: &Layout<'_>, table: &KeyPath, key: &str, value: &Literal) -> Result<Vec<Patch>, EditRefusal> {
    let names: Vec<&Name> = layout.outline.names.iter().filter(|name| name.path == table.steps()).collect();
    let holds = |statement: &Statement, name: &Name| {
        statement.key.start <= name.span.start && name.span.end <= statement.key.end
    };
    let statements = &layout.outline.statements;
    let spelled_in = |name: &Name| statements.iter().position(|statement| holds(statement, name));
    for name in names.iter().rev() {
        let Some(place) = spelled_in(name).filter(|&place| statements[place].form == Form::Pair) else { continue };
        return Ok(vec![add_dotted(layout, place, name, key, value)]);
    }
    for name in &names {
        let Some(header) = spelled_in(name).map(|place| &statements[place]) else { continue };
        let key_line =
            Manner::of(layout, &[], None, Some(header)).line(&spelled(key), value, layout.line_end(header.top));
        let title = format!("{}[{}]", indent(layout, header), &layout.text[header.key.start..name.span.end]);
        return Ok(vec![layout.new_block(header.top, vec![title, key_line])]);
    }
    let Some(name) = names.last() else {
        return Err(EditRefusal::new(
            format!("`{table}` is not spelled out in the file"),
            "make this change in an editor",
        ));
    };
    list::insert_dotted(layout, name, key, value)
}

/// A new pair `a.key = value` after the last pair that spells `a`.
fn add_dotted(layout: &Layout<'_>, place: usize, name: &Name, key: &str, value: &Literal) -> Patch {
    let statement = &layout.outline.statements[place];
    let header = layout.outline.statements[..place].iter().rposition(|statement| statement.form != Form::Pair);
    let pairs = layout.pairs(header);
    let near = place - header.map_or(0, |header| header + 1);
    let spelling = format!("{}.{}", &layout.text[statement.key.start..name.span.end], spelled(key));
    let at = statement.lines.end;
    let line = Manner::of(layout, pairs, Some(near), None).line(&spelling, value, layout.line_end(at));
    layout.new_lines(at, &[line])
}
