//! Edits by behaviour: a file, an edit, the file after.

mod append;
mod hostile;
mod list;
mod properties;
mod remove;
mod rename;
mod set;

use super::{Edit, Order, apply, apply_in};
use crate::source::{KeyPath, Literal, Step};

/// A path as it is written in messages: `goals[0].moves[1].due`.
fn at(path: &str) -> KeyPath {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let mut pieces = part.split('[');
        steps.extend(pieces.next().map(|key| Step::Key(key.trim_matches('"').to_owned())));
        steps.extend(pieces.map(|index| Step::Index(index.trim_end_matches(']').parse().unwrap())));
    }
    KeyPath::from(steps)
}

fn literal(text: &str) -> Literal {
    Literal::parse(text).unwrap()
}

fn set(path: &str, value: &str) -> Edit {
    Edit::Set { path: at(path), value: literal(value) }
}

fn push(path: &str, value: &str) -> Edit {
    Edit::Push { path: at(path), value: literal(value) }
}

fn remove(path: &str) -> Edit {
    Edit::Remove { path: at(path) }
}

fn rename(path: &str, to: &str) -> Edit {
    Edit::RenameKey { path: at(path), to: to.to_owned() }
}

fn append(section: &str, entry: &[(&str, &str)]) -> Edit {
    let entry = entry.iter().map(|(key, value)| ((*key).to_owned(), literal(value))).collect();
    Edit::Append { section: section.to_owned(), entry }
}

/// The file after the edit must be exactly this.
#[track_caller]
fn becomes(before: &str, edit: Edit, after: &str) {
    assert_eq!(apply(before, &[edit]).as_deref(), Ok(after));
}

#[track_caller]
fn refused(before: &str, edit: Edit, message: &str) {
    assert_eq!(apply(before, &[edit]).map_err(|refusal| refusal.message), Err(message.to_owned()));
}

/// With the customary order `profile {name, tier, manager}`, `stages`, `goals {id, due}`.
#[track_caller]
fn becomes_in_order(before: &str, edit: Edit, after: &str) {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let order = Order::new(vec![
        ("profile".to_owned(), names(&["name", "tier", "manager"])),
        ("stages".to_owned(), names(&["stage"])),
        ("goals".to_owned(), names(&["id", "due"])),
    ]);
    assert_eq!(apply_in(&order, before, &[edit]).as_deref(), Ok(after));
}

#[test]
fn edits_follow_one_another() {
    let edits = [append("a", &[("b", "1")]), set("a[0].c", "2"), remove("a[0].b"), rename("a[0].c", "d")];
    assert_eq!(apply("", &edits).as_deref(), Ok("[[a]]\nd = 2\n"));
}

#[test]
fn no_edit_changes_nothing() {
    let text = "\u{feff}a  =1 # x\r\n\n\n[ b ]\n";
    assert_eq!(apply(text, &[]).as_deref(), Ok(text));
}

#[test]
fn a_file_with_broken_syntax_is_left_alone() {
    assert!(apply("a = \n", &[set("a", "1")]).is_err());
    assert!(apply("a = 1\na = 2\n", &[set("a", "1")]).is_err());
}
