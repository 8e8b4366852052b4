//! The syntax tree of a file: every key and value with its bytes, and every fault of the syntax.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::adopted::adopted;
use super::fault::recover::{self, Recovered};
use super::fault::{SyntaxFault, bulk, marker, one_a_line, strict};
use super::nodes::Nodes;
use super::path::{KeyPath, Part, Step};
use super::typed::{self, DecodeFault, PassedOver};
use super::usual;
use super::view::{Node, Table, Text};

/// The tree of one file, borrowed from its text.
///
/// A file with faults has a tree too: of everything that could be read.
#[derive(Debug)]
pub struct Tree<'t> {
    text: &'t str,
    nodes: Nodes<'t>,
    faults: Vec<SyntaxFault>,
    /// What is missing from the tree or cannot be trusted in it.
    broken: Vec<Range<usize>>,
    /// Where headers begin; only for a text that is not sound.
    headers: Vec<usize>,
    sound: bool,
}

impl<'t> Tree<'t> {
    /// Reads a file; what is wrong with it is in [`Tree::faults`].
    ///
    /// All places are byte offsets into `text`, a byte order mark included.
    pub fn parse(text: &'t str) -> Tree<'t> {
        if let Some(fault) = bulk::excess(text) {
            return Tree::unread(text, fault);
        }
        if marker::suspected(text) {
            return Tree::recovered(text);
        }
        if let Some(nodes) = usual::read(text) {
            return Tree::whole(text, nodes);
        }
        match DeTable::parse(text).map(|root| adopted(root.into_inner(), |text| text)) {
            Ok(Ok(nodes)) => Tree::whole(text, nodes).inspected(),
            Ok(Err(span)) => Tree::unread(text, strict::too_deep(span)),
            Err(_) => Tree::recovered(text),
        }
    }

    fn whole(text: &'t str, nodes: Nodes<'t>) -> Tree<'t> {
        Tree { text, nodes, faults: Vec::new(), broken: Vec::new(), headers: Vec::new(), sound: true }
    }

    /// Of a file of which nothing was read.
    fn unread(text: &'t str, fault: SyntaxFault) -> Tree<'t> {
        let whole = 0..text.len();
        let nodes = Nodes::default();
        Tree { text, nodes, faults: vec![fault], broken: vec![whole], headers: Vec::new(), sound: false }
    }

    /// Of a file that has faults, or might.
    fn recovered(text: &'t str) -> Tree<'t> {
        let Recovered { nodes, faults, broken, headers, sound } = recover::recovered(text);
        Tree { text, nodes, faults, broken, headers, sound }.inspected()
    }

    /// With the faults that the parser lets pass.
    fn inspected(mut self) -> Tree<'t> {
        let root = Text { text: self.text, nodes: &self.nodes }.root();
        strict::inspect(self.text, root, &mut self.faults);
        if !self.faults.is_empty() {
            self.faults = one_a_line(self.text, self.faults);
        }
        self
    }

    /// What is wrong with the syntax: ordered by place, at most one a line and a thousand in all.
    pub fn faults(&self) -> &[SyntaxFault] {
        &self.faults
    }

    /// Whether the text could be read whole, so that nothing of it is missing from the tree.
    ///
    /// A file can be sound and have faults: a number too large, a `# CONFLICT` comment, TOML 1.1.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether a place lies where the syntax is broken, so that what stands there says little.
    pub fn is_broken(&self, span: Range<usize>) -> bool {
        self.broken.iter().any(|broken| broken.start < span.end.max(span.start + 1) && span.start < broken.end)
    }

    /// Whether keys of a table may be missing from the tree because the syntax is broken where they would stand.
    pub fn hides(&self, table: Table<'_>) -> bool {
        let span = table.span();
        if self.broken.is_empty() || span.is_empty() {
            // Of the root, which alone has no bytes of its own, any section may be missing.
            return !self.broken.is_empty();
        }
        let next = self.headers.iter().copied().find(|&header| header > span.start).unwrap_or(self.text.len());
        self.is_broken(span.start..if table.is_inline() { span.end } else { next })
    }

    /// The text the tree was read from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The table that holds everything.
    pub fn root(&self) -> Table<'_> {
        Text { text: self.text, nodes: &self.nodes }.root()
    }

    /// The value a path leads to.
    pub fn node(&self, path: &KeyPath) -> Option<Node<'_>> {
        let (first, rest) = path.steps().split_first()?;
        let Step::Key(key) = first else { return None };
        rest.iter().try_fold(self.root().get(key)?, step)
    }

    /// The bytes of a path, or of its nearest parent where the path leads to nothing; `None` only for what has no
    /// bytes at all, an index of the root.
    pub fn span(&self, path: &KeyPath, part: Part) -> Option<Range<usize>> {
        let root = self.root();
        let Some((first, rest)) = path.steps().split_first() else { return Some(root.span()) };
        let Step::Key(key) = first else { return None };
        let Some(entry) = root.entry(key) else { return Some(root.span()) };
        let mut found = Found { node: entry.node, key: Some(entry.key_span()), header: root.span() };
        found.enter();
        let mut whole = true;
        for step in rest {
            if !found.descend(step) {
                whole = false;
                break;
            }
        }
        Some(match part {
            Part::Header => found.header,
            Part::Key if whole => found.key.unwrap_or_else(|| found.node.span()),
            Part::Key | Part::Value => found.node.span(),
        })
    }

    /// The file as a value of `T`, through serde; borrows nothing from the text. Of a file with faults, what could be read.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeFault> {
        typed::decode(self.root())
    }

    /// As [`Tree::decode`], with what was passed over of it.
    pub fn decode_noting<T: DeserializeOwned>(&self) -> (Result<T, DecodeFault>, PassedOver) {
        typed::decode_noting(self.root())
    }

    /// A table of the file as a value of `T`, without the keys whose values are none; `None` where there is no such table, or
    /// one of those keys has to be there.
    pub fn decode_sound<T: DeserializeOwned>(&self, table: &str) -> Option<T> {
        typed::decode_sound(self.root().get(table)?.as_table()?)
    }
}

fn step<'a>(node: Node<'a>, step: &Step) -> Option<Node<'a>> {
    match step {
        Step::Key(key) => node.as_table()?.get(key),
        Step::Index(index) => node.as_array()?.get(*index),
    }
}

/// How far a path leads: the value there, its key and the header above it.
struct Found<'a> {
    node: Node<'a>,
    key: Option<Range<usize>>,
    header: Range<usize>,
}

impl Found<'_> {
    /// Notes the header of the table just reached.
    fn enter(&mut self) {
        if let Some(table) = self.node.as_table() {
            self.header = table.span();
        }
    }

    /// Goes one step down, if there is anything.
    fn descend(&mut self, next: &Step) -> bool {
        let Some(node) = step(self.node, next) else { return false };
        self.key = match next {
            Step::Key(key) => self.node.as_table().and_then(|table| table.entry(key)).map(|entry| entry.key_span()),
            Step::Index(_) => None,
        };
        self.node = node;
        self.enter();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyPath, Part, Tree};

    const TEXT: &str = "\
[profile]
name = \"Acme\"

[[goals]]
id = \"g1\"
moves = [{ due = 2026-01-02 }]
";

    fn text_at(path: &KeyPath, part: Part) -> &'static str {
        &TEXT[Tree::parse(TEXT).span(path, part).unwrap()]
    }

    #[test]
    fn every_part_of_a_path_has_its_bytes() {
        let name = KeyPath::key("profile").then("name");
        assert_eq!(text_at(&name, Part::Value), "\"Acme\"");
        assert_eq!(text_at(&name, Part::Key), "name");
        assert_eq!(text_at(&name, Part::Header), "[profile]");
        let id = KeyPath::key("goals").index(0).then("id");
        assert_eq!(text_at(&id, Part::Header), "[[goals]]");
        let due = KeyPath::key("goals").index(0).then("moves").index(0).then("due");
        assert_eq!(text_at(&due, Part::Value), "2026-01-02");
        assert_eq!(text_at(&due, Part::Header), "{ due = 2026-01-02 }");
    }

    #[test]
    fn a_path_to_nothing_is_where_its_parent_stands() {
        assert_eq!(text_at(&KeyPath::key("profile").then("tier"), Part::Value), "[profile]");
        assert_eq!(text_at(&KeyPath::key("goals").index(0).then("due").then("x"), Part::Key), "[[goals]]");
        assert_eq!(text_at(&KeyPath::key("goals").index(7), Part::Header), "");
        assert_eq!(Tree::parse(TEXT).span(&KeyPath::key("forces"), Part::Value), Some(0..0));
        assert_eq!(Tree::parse("\u{feff}a = 1").span(&KeyPath::root(), Part::Value), Some(3..3));
    }

    #[test]
    fn entries_come_in_the_order_of_the_file() {
        let tree = Tree::parse("b = 1\na.z = 2\na.c = 3\n[d]\n[[c]]\n[[c]]\n");
        let keys: Vec<_> = tree.root().entries().iter().map(|entry| entry.key).collect();
        assert_eq!(keys, ["b", "a", "d", "c"]);
        let inner: Vec<_> = tree.root().get("a").unwrap().as_table().unwrap().entries();
        assert_eq!(inner.iter().map(|entry| entry.key).collect::<Vec<_>>(), ["z", "c"]);
    }

    #[test]
    fn lists_of_entries_are_told_from_arrays() {
        let tree = Tree::parse("a = [[1]]\nb = [{ c = 1 }]\nd = []\n[[e]]\n[[e]]\n");
        let is_entries = |key| tree.root().get(key).unwrap().as_array().unwrap().is_entries();
        assert_eq!(["a", "b", "d", "e"].map(is_entries), [false, false, false, true]);
    }

    #[test]
    fn values_read_as_what_they_are() {
        let tree = Tree::parse("a = +1_000\nb = 0xff\nc = 1e3\nd = true\ne = \"\\u00e9\"\nf = 1979-05-27\n");
        let root = tree.root();
        assert_eq!(root.get("a").unwrap().as_integer(), Some(1000));
        assert_eq!(root.get("b").unwrap().as_integer(), Some(255));
        assert_eq!(root.get("b").unwrap().raw(), "0xff");
        assert_eq!(root.get("c").unwrap().as_float(), Some(1000.0));
        assert_eq!(root.get("d").unwrap().as_bool(), Some(true));
        assert_eq!(root.get("e").unwrap().as_str(), Some("é"));
        assert_eq!(root.get("f").unwrap().as_datetime().unwrap().to_string(), "1979-05-27");
    }

    #[test]
    fn a_tree_becomes_a_typed_value() {
        #[derive(serde::Deserialize)]
        struct Whole {
            profile: Profile,
        }
        #[derive(serde::Deserialize)]
        struct Profile {
            name: String,
        }
        assert_eq!(Tree::parse(TEXT).decode::<Whole>().unwrap().profile.name, "Acme");
        let fault = Tree::parse("[profile]\nname = 1\n").decode::<Whole>().map(|_| ()).unwrap_err();
        assert_eq!(fault.span, Some(17..18));
    }
}
