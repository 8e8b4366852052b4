//! The line of a file on which a match stands, where the text that has it is written over several lines.

use super::Hit;
use crate::ledger::Ledger;
use crate::source::{self, Lines, Node, Table, Tree};

/// Gives every hit the line of its first match instead of that on which its text begins.
///
/// Only files with such a text are opened, each once; where one cannot be read any more, the line stays. A text that is
/// broken by backslashes alone, so that no line break is left in what it says, keeps the line on which it begins.
pub fn settle(ledger: &Ledger, hits: &mut [Hit]) {
    for hits in hits.chunk_by_mut(|one, other| one.file == other.file) {
        let mut broken = hits.iter_mut().filter(|hit| hit.text.contains('\n')).peekable();
        let Some(file) = broken.peek().map(|hit| hit.file.clone()) else { continue };
        let Some(text) = ledger.read(&file).ok().and_then(|bytes| source::decode(bytes).ok()) else { continue };
        let tree = Tree::parse(&text);
        let lines = Lines::new(&text);
        broken.for_each(|hit| settle_in(&tree, &lines, hit));
    }
}

fn settle_in(tree: &Tree<'_>, lines: &Lines<'_>, hit: &mut Hit) {
    let Some(mark) = hit.marks.first() else { return };
    let is_it = |node: Node<'_>| node.as_str() == Some(&hit.text) && lines.line(node.span().start) == hit.line;
    let written = in_table(tree.root(), &is_it).map(|node| lines.line(node.written_at(mark.start)));
    hit.line = written.unwrap_or(hit.line);
}

fn in_table<'t>(table: Table<'t>, is_it: &impl Fn(Node<'_>) -> bool) -> Option<Node<'t>> {
    table.iter().find_map(|entry| in_node(entry.node, is_it))
}

fn in_node<'t>(node: Node<'t>, is_it: &impl Fn(Node<'_>) -> bool) -> Option<Node<'t>> {
    if let Some(table) = node.as_table() {
        return in_table(table, is_it);
    }
    if let Some(array) = node.as_array() {
        return array.iter().find_map(|element| in_node(element, is_it));
    }
    is_it(node).then_some(node)
}
