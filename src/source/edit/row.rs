//! Which edits can be made at once, for the file is read again after each step.
//!
//! Each has a place of its own, the bytes that mean nothing but what it changes; edits of different places are the same in any
//! order. An edit whose place is taken waits for the next step, and with it whatever comes later in that place.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Edit;
use super::layout::Layout;
use crate::source::outline::Form;
use crate::source::path::{KeyPath, Step};

/// How many edits may wait for each that is made, and for the first: to look at all of them each time would take as long as to
/// make them one by one.
const WAITING: usize = 32;

/// The edits that are made now, in their order, at least the first; and those that wait.
pub(super) fn split<'e>(layout: &Layout<'_>, edits: &[&'e Edit]) -> (Vec<&'e Edit>, Vec<&'e Edit>) {
    let mut taken = Taken::default();
    let (mut now, mut later) = (Vec::new(), Vec::new());
    for (position, edit) in edits.iter().enumerate() {
        let place = own_place(layout, edit).filter(|_| later.len() <= WAITING * (now.len() + 1));
        let Some(place) = place else {
            later.extend(&edits[position..]);
            break;
        };
        if taken.take(place) { now.push(*edit) } else { later.push(*edit) }
    }
    if now.is_empty() && !later.is_empty() {
        now.push(later.remove(0));
    }
    (now, later)
}

/// Places that do not overlap: their ends by their starts.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Whether the place was free; it is not any more.
    fn take(&mut self, mut place: Range<usize>) -> bool {
        let mut free = true;
        while let Some((start, end)) = self.0.range(..place.end).next_back().map(|(start, end)| (*start, *end)) {
            if end <= place.start {
                break;
            }
            self.0.remove(&start);
            place = place.start.min(start)..place.end.max(end);
            free = false;
        }
        self.0.insert(place.start, place.end);
        free
    }
}

/// The bytes that an edit changes some of and that mean nothing but what it changes; `None` where that takes a closer look.
fn own_place(layout: &Layout<'_>, edit: &Edit) -> Option<Range<usize>> {
    match edit {
        Edit::Set { path, value } if !value.as_str().contains('\n') => match layout.tree.node(path) {
            Some(node) => (node.as_table().is_none() && node.as_array().is_none()).then(|| node.span()),
            None => new_key(layout, path),
        },
        Edit::Remove { path } => {
            let (list, _) = path.split_last()?;
            layout.tree.node(path)?;
            let list = layout.tree.node(&list)?;
            let on_one_line = list.as_array().is_some_and(|list| !list.is_entries()) && !list.raw().contains('\n');
            on_one_line.then(|| list.span())
        }
        Edit::RenameKey { path, to } => renamed_key(layout, path, to),
        _ => None,
    }
}

/// A new key goes between the others of its table, by their order and as they are written.
fn new_key(layout: &Layout<'_>, path: &KeyPath) -> Option<Range<usize>> {
    let (table, Step::Key(_)) = path.split_last()? else { return None };
    layout.tree.node(&table)?.as_table()?;
    table_of(layout, layout.header(table.steps())?)
}

/// A key that is spelled once gets its name in the column of the others of its table.
fn renamed_key(layout: &Layout<'_>, path: &KeyPath, to: &str) -> Option<Range<usize>> {
    let (table, _) = path.split_last()?;
    layout.tree.node(path)?;
    let [name] = layout.names(path.steps()).collect::<Vec<_>>()[..] else { return None };
    let statements = &layout.outline.statements;
    let at = statements.partition_point(|statement| statement.span.start <= name.span.start).checked_sub(1)?;
    let is_free = layout.tree.node(&table.then(to)).is_none() && statements[at].form == Form::Pair;
    let header = statements[..at].iter().rposition(|statement| statement.form != Form::Pair)?;
    table_of(layout, header).filter(|_| is_free)
}

/// A header with its pairs, whole lines.
fn table_of(layout: &Layout<'_>, header: usize) -> Option<Range<usize>> {
    let first = layout.outline.statements.get(header)?;
    let last = layout.pairs(Some(header)).last().unwrap_or(first);
    Some(first.lines.start..last.lines.end)
}

#[cfg(test)]
mod tests {
    use super::{Taken, split};
    use crate::source::edit::layout::Layout;
    use crate::source::edit::{Edit, Order};
    use crate::source::{KeyPath, Literal};

    #[test]
    fn what_overlaps_waits_and_so_does_what_overlaps_that() {
        let mut taken = Taken::default();
        let free = [10..20, 30..40, 20..30, 15..35, 21..22, 36..37, 40..41, 5..50].map(|place| taken.take(place));
        assert_eq!(free, [true, true, true, false, false, false, true, false]);
        assert!(!taken.take(45..46));
    }

    #[test]
    fn one_edit_of_each_table_is_made_at_once() {
        let text = "[[a]]\nb = 1\n\n[[a]]\nb = 1\n";
        let path = |index, key: &str| KeyPath::key("a").index(index).then(key);
        let set = |index, key: &str| Edit::Set { path: path(index, key), value: Literal::integer(2) };
        let rename = Edit::RenameKey { path: path(1, "b"), to: "c".to_owned() };
        let edits = [set(0, "c"), set(0, "d"), rename, set(1, "d"), Edit::Remove { path: path(0, "b") }, set(0, "b")];
        let order = Order::default();
        let layout = Layout::read(text, &order).expect("sound");
        let (now, later) = split(&layout, &edits.iter().collect::<Vec<_>>());
        assert_eq!(now, [&edits[0], &edits[2]]);
        assert_eq!(later, [&edits[1], &edits[3], &edits[4], &edits[5]]);
    }
}
