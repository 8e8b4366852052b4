//! What edits mean for the values of a file, whatever they do to the text.

use super::Edit;
use super::layout::Layout;
use crate::source::Tree;
use crate::source::literal::Literal;
use crate::source::outline::Form;
use crate::source::path::{KeyPath, Step};
use crate::source::plain::Plain;

/// The values the file must have after the edits.
pub(super) fn intended(layout: &Layout<'_>, edits: &[&Edit]) -> Plain {
    let mut root = Plain::from(layout.tree.root());
    for edit in edits {
        intend(layout, &mut root, edit);
    }
    root
}

fn intend(layout: &Layout<'_>, root: &mut Plain, edit: &Edit) {
    match edit {
        Edit::Set { path, value } => put(root, path.steps(), plain(value)),
        Edit::Push { path, value } => push(root, path.steps(), plain(value)),
        Edit::Remove { path } => take(layout, root, path),
        Edit::RenameKey { path, to } => rename(root, path, to),
        Edit::Append { section, entry } => {
            let entry = entry.iter().map(|(key, value)| (key.clone(), plain(value))).collect();
            push(root, KeyPath::key(section).steps(), Plain::Table(entry));
        }
    }
}

/// The value a literal spells.
fn plain(literal: &Literal) -> Plain {
    let line = format!("_ = {literal}");
    let tree = Tree::parse(&line);
    tree.root().get("_").map_or(Plain::List(Vec::new()), Plain::from)
}

fn put(plain: &mut Plain, path: &[Step], value: Plain) {
    *reach(plain, path) = value;
}

fn push(plain: &mut Plain, path: &[Step], value: Plain) {
    match reach(plain, path) {
        Plain::List(list) => list.push(value),
        other => *other = Plain::List(vec![value]),
    }
}

/// The value at a path; what is missing on the way is made.
fn reach<'a>(plain: &'a mut Plain, path: &[Step]) -> &'a mut Plain {
    path.iter().fold(plain, |plain, step| match step {
        Step::Key(key) => plain.table().entry(key.clone()).or_insert_with(|| Plain::Table(Default::default())),
        Step::Index(index) => {
            if !matches!(plain, Plain::List(_)) {
                *plain = Plain::List(Vec::new());
            }
            let Plain::List(list) = plain else { unreachable!("it has just been made one") };
            while list.len() <= *index {
                list.push(Plain::Table(Default::default()));
            }
            &mut list[*index]
        }
    })
}

/// Removes a value, then every table above it that is left empty and was nothing but part of a path.
fn take(layout: &Layout<'_>, root: &mut Plain, path: &KeyPath) {
    let Some((mut parent, last)) = path.split_last() else { return };
    drop_step(reach(root, parent.steps()), last);
    while let Some((above, step)) = parent.split_last() {
        let empty = match reach(root, parent.steps()) {
            Plain::Table(table) => table.is_empty() && !is_spelled(layout, &parent, path),
            Plain::List(list) => list.is_empty() && is_entries(layout, &parent),
            _ => false,
        };
        if !empty {
            break;
        }
        drop_step(reach(root, above.steps()), step);
        parent = above;
    }
}

fn drop_step(plain: &mut Plain, step: &Step) {
    match (plain, step) {
        (Plain::Table(table), Step::Key(key)) => {
            table.remove(key);
        }
        (Plain::List(list), Step::Index(index)) if *index < list.len() => {
            list.remove(*index);
        }
        _ => {}
    }
}

/// Whether a table has a header or braces that stay when `gone` is removed.
fn is_spelled(layout: &Layout<'_>, path: &KeyPath, gone: &KeyPath) -> bool {
    let inline = layout.tree.node(path).and_then(|node| node.as_table()).is_some_and(|table| table.is_inline());
    let statements = &layout.outline.statements;
    inline
        || statements.iter().any(|header| {
            header.form != Form::Pair && header.path == path.steps() && !header.path.starts_with(gone.steps())
        })
}

fn is_entries(layout: &Layout<'_>, path: &KeyPath) -> bool {
    layout.tree.node(path).and_then(|node| node.as_array()).is_some_and(|array| array.is_entries())
}

fn rename(root: &mut Plain, path: &KeyPath, to: &str) {
    let Some((parent, Step::Key(from))) = path.split_last() else { return };
    let table = reach(root, parent.steps()).table();
    if let Some(value) = table.remove(from) {
        table.insert(to.to_owned(), value);
    }
}
