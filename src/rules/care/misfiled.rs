//! `misfiled`: keys or sections out of the customary order.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::{Check, Fault, Group, Rule, Spot, Written, WrittenEntry};
use crate::source::{Entry, Node, Table};

/// Who reads many files finds things faster where they always stand.
pub const RULE: Rule = Rule {
    name: "misfiled",
    group: Group::Care,
    level: Level::Note,
    finds: "keys or sections out of the customary order",
    explain: "Order belongs to the person, and a file in any order means the same. Still, who reads many clients finds things \
        faster where they always stand: sections in the order of the format, and in each entry the keys in theirs. `folio fmt` \
        moves whole entries and keys with their comments, and changes nothing else. Who likes to write where the cursor \
        stands switches this off: `misfiled = \"off\"`.",
    checks: &[Check::Written(look)],
};

/// Something that stands behind what it should stand before.
struct Misfiled {
    at: Range<usize>,
    what: String,
}

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    // `folio.toml` is read by few and told in its own order by `init`.
    if written.slug.is_empty() || !written.tree.is_sound() {
        return;
    }
    let mut found = Vec::new();
    sections(written, &mut found);
    for section in &written.layout.sections {
        let entries = written.entries(section).filter(|entry| !entry.table.is_inline());
        found.extend(entries.filter_map(keys));
    }
    found.sort_by_key(|found| found.at.start);
    let Some(first) = found.first() else { return };
    let more = match found.len() - 1 {
        0 => String::new(),
        1 => ", and 1 more thing in this file".to_owned(),
        more => format!(", and {more} more things in this file"),
    };
    let message = format!("{} stands out of the customary order{more}", first.what);
    faults
        .push(Fault::new(Spot::Span(first.at.clone()), message).help(format!("`folio fmt {}` moves it", written.file)));
}

/// Sections with an entry that stands behind one of a later section. Those written as keys at the top of the file can only be
/// moved among each other.
fn sections(written: &Written<'_>, found: &mut Vec<Misfiled>) {
    let (mut least_pair, mut least_header) = (usize::MAX, usize::MAX);
    for section in written.layout.sections.iter().rev() {
        let Some(entry) = written.sheet.section(section) else { continue };
        let headers = headers(written, entry.node);
        let (least, places) =
            if headers.is_empty() { (&mut least_pair, vec![entry.key_span()]) } else { (&mut least_header, headers) };
        if let Some(behind) = places.iter().find(|place| place.start > *least) {
            found.push(Misfiled { at: behind.clone(), what: format!("the section `{}`", section.name) });
        }
        *least = places.iter().map(|place| place.start).fold(*least, usize::min);
    }
}

/// The headers `[section]` or `[[section]]` of a section; none where it is written in brackets or with dots.
fn headers(written: &Written<'_>, section: Node<'_>) -> Vec<Range<usize>> {
    let is_header = |place: &Range<usize>| written.tree.text().as_bytes().get(place.start) == Some(&b'[');
    match section.as_array() {
        Some(list) if list.is_entries() => list.iter().map(|entry| entry.span()).collect(),
        Some(_) => Vec::new(),
        None => section.as_table().map(|table| table.span()).filter(is_header).into_iter().collect(),
    }
}

/// The first key of an entry that stands behind one of a higher rank.
fn keys(entry: WrittenEntry<'_>) -> Option<Misfiled> {
    let start = |(_, entry): &(usize, &Entry<'_>)| entry.key_span().start;
    // Mostly all of them stand in order, and what kind they are need not be asked.
    if entry.fields().is_sorted_by_key(|field| start(&field)) {
        return None;
    }
    // A key that is a table or list of its own stands under its own header.
    let is_pair = |node: Node<'_>| {
        node.as_table().is_none_or(Table::is_inline) && node.as_array().is_none_or(|list| !list.is_entries())
    };
    let mut pairs: Vec<_> = entry.fields().filter(|(_, entry)| is_pair(entry.node)).collect();
    pairs.sort_unstable_by_key(start);
    let behind = pairs.windows(2).find(|pair| pair[1].0 < pair[0].0)?;
    let (_, key) = behind[1];
    Some(Misfiled { at: key.key_span(), what: format!("the key `{}`", key.key) })
}
