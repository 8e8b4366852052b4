//! New entries and new sections.

use super::layout::Layout;
use super::manner::{Manner, indent};
use super::{EditRefusal, Patch, list};
use crate::source::literal::Literal;
use crate::source::outline::{Form, Statement};
use crate::source::path::{KeyPath, Step, spelled};

/// Adds `[[section]]` after the section's last entry.
pub(super) fn append(
    layout: &Layout<'_>,
    section: &str,
    entry: &[(String, Literal)],
) -> Result<Vec<Patch>, EditRefusal> {
    let path = KeyPath::key(section);
    if let Some(node) = layout.tree.node(&path) {
        let Some(array) = node.as_array() else {
            return Err(EditRefusal::new(
                format!("`{section}` is {}, so it has no entries", node.kind()),
                format!("write it as `[[{}]]`", spelled(section)),
            ));
        };
        if !array.is_entries() {
            let pairs = entry.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
            return list::push(layout, &path, &Literal::inline(pairs));
        }
    }
    Ok(vec![after_last(layout, &path, place(layout, section), &spelled(section), entry)])
}

/// Adds an entry to a list inside an entry that is written in headers of its own: `[[section.list]]`.
pub(super) fn nested(layout: &Layout<'_>, list: &KeyPath, entry: &[(String, Literal)]) -> Option<Patch> {
    let header = layout.outline.statements.get(last_entry(layout, list)?)?;
    let (last, _) = layout.under(list.steps()).next_back()?;
    let title = layout.text[header.key.clone()].trim_matches(['[', ']', ' ', '\t']);
    Some(after_last(layout, list, layout.table_end(last), title, entry))
}

/// A new entry under a title of its own, in the manner of the list's last one.
fn after_last(layout: &Layout<'_>, list: &KeyPath, at: usize, title: &str, entry: &[(String, Literal)]) -> Patch {
    let model = last_entry(layout, list);
    let pairs = model.map(|header| layout.pairs(Some(header))).unwrap_or_default();
    let header = model.and_then(|header| layout.outline.statements.get(header));
    let mut lines = vec![format!("{}[[{title}]]", margin(layout, header))];
    lines.extend(pair_lines(layout, at, pairs, header, entry));
    layout.new_block(at, lines)
}

/// A new section `[section]` with its first key.
pub(super) fn table(layout: &Layout<'_>, section: &str, key: &str, value: &Literal) -> Patch {
    let at = place(layout, section);
    let pair = Manner::of(layout, &[], None, None).line(&spelled(key), value, layout.line_end(at));
    layout.new_block(at, vec![format!("[{}]", spelled(section)), pair])
}

fn margin(layout: &Layout<'_>, header: Option<&Statement>) -> String {
    header.map(|header| indent(layout, header)).unwrap_or_default()
}

/// The lines of an entry, aligned if those of its model are.
fn pair_lines(
    layout: &Layout<'_>,
    at: usize,
    pairs: &[Statement],
    header: Option<&Statement>,
    entry: &[(String, Literal)],
) -> Vec<String> {
    let mut manner = Manner::of(layout, pairs, (!pairs.is_empty()).then_some(0), header);
    let keys: Vec<_> = entry.iter().map(|(key, _)| spelled(key)).collect();
    let widest = keys.iter().map(|key| key.chars().count()).max().unwrap_or_default();
    // Aligned to its own widest key, as its model is to its own.
    manner.column = manner.column.map(|_| widest + 1);
    keys.iter().zip(entry).map(|(key, (_, value))| manner.line(key, value, layout.line_end(at))).collect()
}

/// The header of the last entry of a section.
fn last_entry(layout: &Layout<'_>, section: &KeyPath) -> Option<usize> {
    let depth = section.steps().len() + 1;
    let mut entries =
        layout.under(section.steps()).filter(|(_, header)| header.form == Form::Entry && header.path.len() == depth);
    entries.next_back().map(|(place, _)| place)
}

/// Where something new of a section goes: after what there is of it, else where it customarily stands, else last.
fn place(layout: &Layout<'_>, section: &str) -> usize {
    if let Some((last, _)) = layout.under(&[Step::Key(section.to_owned())]).next_back() {
        return layout.table_end(last);
    }
    let Some(rank) = layout.order.section(section) else { return layout.content_end() };
    let tables = || layout.outline.statements.iter().enumerate().filter(|(_, statement)| statement.form != Form::Pair);
    let rank_of = |statement: &Statement| match statement.path.first() {
        Some(Step::Key(name)) => layout.order.section(name),
        _ => None,
    };
    let before = tables().filter_map(|(place, header)| Some((rank_of(header).filter(|&other| other < rank)?, place)));
    if let Some((_, header)) = before.max() {
        return layout.table_end(header + layout.pairs(Some(header)).len());
    }
    let after = tables().find(|(_, header)| rank_of(header).is_some_and(|other| other > rank));
    after.map_or_else(|| layout.content_end(), |(_, header)| header.top)
}
