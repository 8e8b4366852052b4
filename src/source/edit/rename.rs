//! Giving a key another name.

use super::layout::Layout;
use super::manner::Manner;
use super::{EditRefusal, Patch};
use crate::source::outline::{Form, Name};
use crate::source::path::{KeyPath, Step, spelled};

/// Replaces every spelling of a key.
pub(super) fn rename(layout: &Layout<'_>, path: &KeyPath, to: &str) -> Result<Vec<Patch>, EditRefusal> {
    let Some((parent, Step::Key(from))) = path.split_last() else {
        return Err(EditRefusal::new(format!("`{path}` is no key, so it has no name"), "name a key"));
    };
    if layout.tree.node(path).is_none() {
        return Err(EditRefusal::new(format!("there is no `{path}`"), "name a key that is there"));
    }
    if from == to {
        return Ok(Vec::new());
    }
    let target = parent.then(to);
    if layout.tree.node(&target).is_some() {
        return Err(EditRefusal::new(format!("there is already a `{target}`"), "remove one of the two first"));
    }
    Ok(layout.names(path.steps()).flat_map(|name| respell(layout, name, to)).collect())
}

/// The new spelling of one name; where it stands in an aligned column, the column stays.
fn respell(layout: &Layout<'_>, name: &Name, to: &str) -> Vec<Patch> {
    let to = spelled(to);
    let old = layout.text[name.span.clone()].chars().count();
    let mut patches = vec![Patch { span: name.span.clone(), text: to.clone() }];
    let statements = &layout.outline.statements;
    let next = statements.partition_point(|statement| statement.span.start <= name.span.start);
    let spells = |place: &usize| statements[*place].form == Form::Pair && statements[*place].key.end == name.span.end;
    let place = next.checked_sub(1).filter(spells);
    if let Some(place) = place {
        let header = statements[..place].iter().rposition(|statement| statement.form != Form::Pair);
        let near = place - header.map_or(0, |header| header + 1);
        let manner = Manner::of(layout, layout.pairs(header), Some(near), None);
        let blanks = layout.text[name.span.end..].chars().take_while(|letter| *letter == ' ').count();
        if manner.column.is_some() {
            let pad = (old + blanks).saturating_sub(to.chars().count()).max(1);
            patches.push(Patch { span: name.span.end..name.span.end + blanks, text: " ".repeat(pad) });
        }
    }
    patches
}
