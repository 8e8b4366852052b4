//! Edits of a file's text that touch nothing else.
//!
//! An [`Edit`] says what is to change; [`apply`] finds the bytes, replaces only those, reads the result again and
//! compares it with what was intended. What it cannot do without damage it refuses with a reason. Nothing is ever
//! re-serialised: comments, spacing, line ends and a byte order mark stay as the person wrote them.
//!
//! | file | holds |
//! |---|---|
//! | `layout` | the file to be edited: tree, outline, lines |
//! | `row` | which edits can be made at once |
//! | `intent` | what an edit means for the values |
//! | `elements` | a list of several lines that becomes another: element by element, so that comments stay with theirs |
//! | `set`, `list`, `remove`, `rename`, `append` | which bytes each kind of edit replaces |
//! | `arrange` | the customary order, by moving whole pieces |
//! | `manner` | how the person writes: indentation, alignment, spaces |

mod append;
mod arrange;
mod elements;
mod intent;
mod layout;
mod list;
mod manner;
mod order;
mod remove;
mod rename;
mod row;
mod set;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

pub use arrange::arrange;
pub use order::Order;

use self::layout::Layout;
use super::SyntaxKind;
use super::literal::Literal;
use super::path::KeyPath;
use super::plain::Plain;
use super::tree::Tree;

/// One change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a key or list element a value, replacing the one it has.
    ///
    /// A missing key is added to its table, a missing table is made: `[section]` at the root, `{ … }` elsewhere.
    Set {
        /// The key or element.
        path: KeyPath,
        /// Its new value.
        value: Literal,
    },
    /// Adds an element to the end of a list, in brackets or, where the list is written in entries, as one of those; makes the
    /// list if it is missing.
    Push {
        /// The list.
        path: KeyPath,
        /// The new element.
        value: Literal,
    },
    /// Takes away a key, a list element, an entry or a section, with the comments directly above.
    ///
    /// A table that only existed as part of the path goes too when nothing is left in it.
    Remove {
        /// What goes.
        path: KeyPath,
    },
    /// Gives a key another name, wherever the file spells it; its value and place stay.
    RenameKey {
        /// The key as it is.
        path: KeyPath,
        /// Its new name, unquoted.
        to: String,
    },
    /// Adds an entry `[[section]]` after the section's last one.
    Append {
        /// The section, a key of the file's root.
        section: String,
        /// Keys and values in the order they are to stand in.
        entry: Vec<(String, Literal)>,
    },
}

/// The longest path that is followed: longer ones nest deeper than any file may.
const DEPTH: usize = 80;

impl Edit {
    /// What the edit is about.
    fn path(&self) -> KeyPath {
        match self {
            Edit::Set { path, .. } | Edit::Push { path, .. } | Edit::Remove { path } | Edit::RenameKey { path, .. } => {
                path.clone()
            }
            Edit::Append { section, .. } => KeyPath::key(section),
        }
    }
}

/// Why a file was not edited; nothing of it has been changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRefusal {
    /// What stands in the way: lower case, no period.
    pub message: String,
    /// How to go on.
    pub help: String,
}

impl EditRefusal {
    fn new(message: impl Into<String>, help: impl Into<String>) -> EditRefusal {
        EditRefusal { message: message.into(), help: help.into() }
    }
}

impl fmt::Display for EditRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for EditRefusal {}

/// The text with all edits made, one after the other, or the reason why one of them cannot be.
///
/// A path means the file as the edits before it have left it. New keys come last in their table, new sections last in
/// the file; see [`apply_in`] for the customary order.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditRefusal> {
    apply_in(&Order::default(), text, edits)
}

/// As [`apply`], with new keys and sections put where they customarily stand.
///
/// Edits of different places are made at once, for the file is read again after each step.
pub fn apply_in(order: &Order, text: &str, edits: &[Edit]) -> Result<String, EditRefusal> {
    let mut text = text.to_owned();
    let mut rest: Vec<&Edit> = edits.iter().collect();
    // Edits that do not come out as meant at once are gone through one by one, to tell which of them it is.
    let mut singly = 0;
    while !rest.is_empty() {
        let layout = Layout::read(&text, order)?;
        let (now, later) = if singly > 0 { (vec![rest[0]], rest[1..].to_vec()) } else { row::split(&layout, &rest) };
        let edited = match applied(&layout, &now) {
            Err(_) if now.len() > 1 => {
                singly = now.len();
                continue;
            }
            edited => edited?,
        };
        singly = singly.saturating_sub(1);
        text = edited;
        rest = later;
    }
    Ok(text)
}

fn applied(layout: &Layout<'_>, edits: &[&Edit]) -> Result<String, EditRefusal> {
    let mut patches = Vec::with_capacity(edits.len());
    for edit in edits {
        if edit.path().steps().len() > DEPTH {
            return Err(EditRefusal::new("the path leads deeper than a file can be nested", "name a shorter path"));
        }
        patches.extend(match edit {
            Edit::Set { path, value } => set::set(layout, path, value)?,
            Edit::Push { path, value } => list::push(layout, path, value)?,
            Edit::Remove { path } => remove::remove(layout, path)?,
            Edit::RenameKey { path, to } => rename::rename(layout, path, to)?,
            Edit::Append { section, entry } => append::append(layout, section, entry)?,
        });
    }
    let edited = patched(layout.text, patches);
    verified(layout, edits, &edited)?;
    Ok(edited)
}

/// Reads the edited text again; only exactly the intended change passes.
fn verified(layout: &Layout<'_>, edits: &[&Edit], edited: &str) -> Result<(), EditRefusal> {
    let after = Tree::parse(edited);
    let refused = |why: &str| {
        let path = edits.first().map(|edit| edit.path()).unwrap_or_default();
        EditRefusal::new(format!("`{path}` cannot be edited safely: {why}"), "make this change in an editor")
    };
    if !after.is_sound() {
        let fault = after.faults().first().map_or("the result is no TOML", |fault| fault.message.as_str());
        return Err(refused(fault));
    }
    let new = |tree: &Tree<'_>| tree.faults().iter().filter(|fault| fault.kind == SyntaxKind::Version).count();
    if new(&after) > new(&layout.tree) {
        return Err(refused("the result would need TOML 1.1"));
    }
    if Plain::from(after.root()) != intent::intended(layout, edits) {
        return Err(refused("the way the file is written lets the change reach further than meant"));
    }
    Ok(())
}

/// One replacement of bytes.
#[derive(Debug)]
struct Patch {
    span: Range<usize>,
    text: String,
}

impl Patch {
    fn insert(at: usize, text: impl Into<String>) -> Patch {
        Patch { span: at..at, text: text.into() }
    }

    fn delete(span: Range<usize>) -> Patch {
        Patch { span, text: String::new() }
    }
}

fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| (patch.span.start, patch.span.end));
    let mut result = String::with_capacity(text.len() + patches.iter().map(|patch| patch.text.len()).sum::<usize>());
    let mut done = 0;
    for patch in patches {
        result.push_str(&text[done..patch.span.start.max(done)]);
        result.push_str(&patch.text);
        done = patch.span.end.max(done);
    }
    result.push_str(&text[done..]);
    result
}
