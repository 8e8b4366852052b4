//! The other clients that a client's file names, as it is written.

use super::{Layout, Sheet};
use crate::diagnostic::Place;
use crate::schema::Target;
use crate::source::{Lines, Part, Tree};

/// Each client that a file names, and where. Lines are counted only where there is one.
pub(super) fn named(file: &str, tree: &Tree<'_>, sheet: &Sheet<'_>, layout: &Layout) -> Vec<(String, Place)> {
    let mut paths = Vec::new();
    for section in &layout.sections {
        for pointer in section.references.iter().filter(|pointer| pointer.target == Target::Client) {
            for entry in sheet.entries(section) {
                entry.each(&pointer.route, |found| {
                    paths.extend(found.node.as_str().map(|slug| (slug.to_owned(), found.path())));
                });
            }
        }
    }
    if paths.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(tree.text());
    let place = |path| tree.span(path, Part::Value).map_or_else(|| Place::file(file), |span| lines.place(file, span));
    paths.iter().map(|(slug, path)| (slug.clone(), place(path))).collect()
}

/// The clients that a text names.
pub fn named_in(file: &str, text: &str, layout: &Layout) -> Vec<String> {
    let tree = Tree::parse(text);
    named(file, &tree, &Sheet::of(tree.root(), layout), layout).into_iter().map(|(named, _)| named).collect()
}

/// Where a text names a client.
pub fn naming(file: &str, text: &str, layout: &Layout, slug: &str) -> Vec<Place> {
    let tree = Tree::parse(text);
    let named = named(file, &tree, &Sheet::of(tree.root(), layout), layout);
    named.into_iter().filter(|(named, _)| named == slug).map(|(_, place)| place).collect()
}
