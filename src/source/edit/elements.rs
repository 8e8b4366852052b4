//! A list of several lines becomes another one: element by element, so that what stays keeps its line and its comment.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::layout::Layout;
use super::{EditRefusal, Order, Patch, list, patched};
use crate::source::literal::Literal;
use crate::source::path::KeyPath;
use crate::source::plain::Plain;
use crate::source::tree::Tree;
use crate::source::view::{Array, Node};

/// One step on the way from the old list to the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Keep,
    Drop(usize),
    Add(usize),
    /// The one is worded anew, as far as anybody can tell: what is said beside it stays.
    Reword(usize),
}

/// What stands before a list to make it a file.
const KEY: &str = "_ = ";

/// How much is compared and read anew at most, in elements: no person keeps a longer list by hand.
const MOST: usize = 1_000_000;

/// The text of the list once it holds the new elements; `None` where it may as well be written anew.
///
/// An element that goes takes its comments along, as it does when it is removed; one that another takes the place of leaves them.
///
/// # Errors
/// Where a comment would be lost that is none of an element that goes.
pub(super) fn replaced(
    path: &KeyPath,
    old: Array<'_>,
    raw: &str,
    value: &Literal,
) -> Result<Option<String>, EditRefusal> {
    let written = format!("{KEY}{value}");
    let tree = Tree::parse(&written);
    let new = tree.root().get("_").and_then(Node::as_array).filter(|_| !value.as_str().contains('\n'));
    let was: Vec<Plain> = old.iter().map(Plain::from).collect();
    let now: Vec<Plain> = new.into_iter().flat_map(|new| new.iter()).map(Plain::from).collect();
    let steps = if new.is_some() { steps(&was, &now) } else { None };
    let Some(steps) = steps else {
        return match lost(raw, &written) {
            Some(comment) => Err(homeless(path, &comment)),
            None => Ok(None),
        };
    };
    let items: Vec<&str> = new.into_iter().flat_map(|new| new.iter()).map(Node::raw).collect();
    let mut text = format!("{KEY}{raw}");
    for (place, step) in steps.iter().enumerate() {
        text = match step {
            Step::Add(index) => changed(&text, |layout| inserted(layout, place, items[*index]))?,
            Step::Reword(index) => changed(&text, |layout| Ok(reworded(layout, place, items[*index])))?,
            Step::Keep | Step::Drop(_) => continue,
        };
    }
    for (place, step) in steps.iter().enumerate().rev() {
        let Step::Drop(index) = step else { continue };
        let shorter = changed(&text, |layout| {
            Ok(layout.outline.bracket(KEY.len()).map(|bracket| list::take(layout, bracket, place)).unwrap_or_default())
        })?;
        // One that only moves is there still, and its comment would not be.
        if let Some(comment) = lost(&text, &shorter).filter(|_| now.contains(&was[*index])) {
            return Err(homeless(path, &comment));
        }
        text = shorter;
    }
    Ok(Some(text[KEY.len()..].to_owned()))
}

fn inserted(layout: &Layout<'_>, place: usize, item: &str) -> Result<Vec<Patch>, EditRefusal> {
    match layout.outline.bracket(KEY.len()) {
        Some(bracket) if place < bracket.items.len() => Ok(vec![list::insert_before(layout, bracket, place, item)]),
        _ => list::insert(layout, KEY.len(), item),
    }
}

fn reworded(layout: &Layout<'_>, place: usize, item: &str) -> Vec<Patch> {
    let span =
        layout.outline.bracket(KEY.len()).and_then(|bracket| bracket.items.get(place)).map(|old| old.span.clone());
    span.into_iter().map(|span| Patch { span, text: item.to_owned() }).collect()
}

fn changed(
    text: &str,
    patches: impl FnOnce(&Layout<'_>) -> Result<Vec<Patch>, EditRefusal>,
) -> Result<String, EditRefusal> {
    let order = Order::default();
    let layout = Layout::read(text, &order)?;
    Ok(patched(text, patches(&layout)?))
}

/// The shortest way from one list to the other, what goes before what comes in its place; `None` where it is too long.
fn steps(was: &[Plain], now: &[Plain]) -> Option<Vec<Step>> {
    if was.len().saturating_mul(now.len()) > MOST {
        return None;
    }
    // The length of the longest list that is part of both, from each pair of places on.
    let mut common = vec![vec![0_usize; now.len() + 1]; was.len() + 1];
    for (i, old) in was.iter().enumerate().rev() {
        for (j, new) in now.iter().enumerate().rev() {
            common[i][j] = if old == new { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut steps) = (0, 0, Vec::new());
    while i < was.len() || j < now.len() {
        if i < was.len() && j < now.len() && was[i] == now[j] {
            steps.push(Step::Keep);
            (i, j) = (i + 1, j + 1);
        } else if j == now.len() || (i < was.len() && common[i + 1][j] >= common[i][j + 1]) {
            steps.push(Step::Drop(i));
            i += 1;
        } else {
            steps.push(Step::Add(j));
            j += 1;
        }
    }
    let steps = rewording(&steps, was, now);
    // Each change reads the list anew.
    let changes = steps.iter().filter(|step| **step != Step::Keep).count();
    (changes.saturating_mul(was.len() + now.len()) <= MOST).then_some(steps)
}

/// The same steps, where an element that comes takes the place of one that goes between the same two that stay: that one is
/// worded anew. What only moves is not.
fn rewording(steps: &[Step], was: &[Plain], now: &[Plain]) -> Vec<Step> {
    let mut reworded = Vec::new();
    for stretch in steps.chunk_by(|a, b| *a != Step::Keep && *b != Step::Keep) {
        // What goes stands before what comes: so the first that come may go to the front.
        let coming = stretch.iter().filter_map(|step| if let Step::Add(new) = step { Some(*new) } else { None });
        let mut fresh = coming.take_while(|new| !was.contains(&now[*new]));
        let mut placed = 0;
        for step in stretch {
            match step {
                Step::Drop(old) if !now.contains(&was[*old]) => match fresh.next() {
                    Some(new) => {
                        placed += 1;
                        reworded.push(Step::Reword(new));
                    }
                    None => reworded.push(*step),
                },
                Step::Add(_) if placed > 0 => placed -= 1,
                _ => reworded.push(*step),
            }
        }
    }
    reworded
}

/// A comment of the one text that the other does not have.
fn lost(before: &str, after: &str) -> Option<String> {
    let mut left = comments(after);
    comments(before).into_iter().find(|comment| match left.iter().position(|other| other == comment) {
        Some(place) => {
            left.swap_remove(place);
            false
        }
        None => true,
    })
}

fn comments(text: &str) -> Vec<String> {
    let source = Source::new(text);
    let comments = source.lex().filter(|token| token.kind() == TokenKind::Comment);
    comments.filter_map(|token| Some(source.get(token.span())?.as_str().trim_end().to_owned())).collect()
}

fn homeless(path: &KeyPath, comment: &str) -> EditRefusal {
    EditRefusal::new(
        format!("in the new value of `{path}` there is no place for its comment `{comment}`"),
        "make this change in an editor",
    )
}
