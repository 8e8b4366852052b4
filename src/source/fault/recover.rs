//! The rest of a file beyond a broken statement.
//!
//! The parser goes on after most faults, but it stops at a line without `=`, takes everything after an unclosed
//! bracket for its contents, and gives the keys under a broken header to the table above. So the statements at fault
//! are blanked out, byte for byte, and the file is read again, until nothing new is found. Places stay what they were.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeTable;

use super::reading::Reading;
use super::{SyntaxFault, holds, marker, strict};
use crate::source::adopted::adopted;
use crate::source::nodes::Nodes;

/// How often a file is read again; faults that hide behind so many others can wait for the next `check`.
const ROUNDS: usize = 10;

/// What could be read of a file that has faults.
pub(in crate::source) struct Recovered<'t> {
    pub(in crate::source) nodes: Nodes<'t>,
    pub(in crate::source) faults: Vec<SyntaxFault>,
    /// What is missing from the tree or cannot be trusted in it, ordered by start.
    pub(in crate::source) broken: Vec<Range<usize>>,
    /// Where each header begins that the tree holds.
    pub(in crate::source) headers: Vec<usize>,
    /// Whether nothing is missing.
    pub(in crate::source) sound: bool,
}

/// Reads a file that has faults, or might.
pub(in crate::source) fn recovered(text: &str) -> Recovered<'_> {
    let markers = if marker::suspected(text) { marker::find(text) } else { marker::Markers::default() };
    let mut readable = Cow::Borrowed(text);
    blank(&mut readable, &markers.theirs);
    let mut faults = Vec::new();
    let mut broken = markers.regions.clone();
    let mut reading = Reading::of(&readable);
    if reading.hopeless {
        return hopeless(text, reading);
    }
    let mut sound = markers.theirs.is_empty() && reading.faults.is_empty();
    for _ in 0..ROUNDS {
        broken.extend(reading.faults.iter().map(|fault| line_of(text, fault.span.start)));
        broken.extend(reading.gaps.iter().cloned());
        faults.append(&mut reading.faults);
        if reading.gaps.is_empty() {
            break;
        }
        blank(&mut readable, &reading.gaps);
        reading = Reading::of(&readable);
    }
    if !reading.gaps.is_empty() {
        // What still hides behind so many faults may stand anywhere.
        broken.push(0..text.len());
    }
    faults.retain(|fault| !holds(&markers.regions, fault.span.start));
    broken.sort_unstable_by_key(|stretch| (stretch.start, stretch.end));
    faults.extend(markers.faults);
    let root = DeTable::parse_recoverable(&readable).0.into_inner();
    // What the tree holds outlives the text it was read from.
    let nodes = adopted(root, |text| Cow::Owned(text.into_owned())).unwrap_or_else(|span| {
        faults.push(strict::too_deep(span));
        sound = false;
        Nodes::default()
    });
    Recovered { nodes, faults, broken, headers: reading.headers, sound }
}

/// What is known of a text that is no TOML.
fn hopeless(text: &str, reading: Reading) -> Recovered<'_> {
    let whole = 0..text.len();
    Recovered {
        nodes: Nodes::default(),
        faults: reading.faults,
        broken: vec![whole],
        headers: Vec::new(),
        sound: false,
    }
}

/// Overwrites stretches of a text with blanks; line ends stay, and so does every place.
fn blank(text: &mut Cow<'_, str>, stretches: &[Range<usize>]) {
    if stretches.is_empty() {
        return;
    }
    let mut blanked = String::with_capacity(text.len());
    let mut done = 0;
    let mut stretches = stretches.to_vec();
    stretches.sort_unstable_by_key(|stretch| stretch.start);
    for stretch in stretches {
        let start = stretch.start.max(done);
        blanked.push_str(&text[done..start]);
        for letter in text[start..stretch.end.max(start)].chars() {
            match letter {
                '\n' | '\r' => blanked.push(letter),
                _ => blanked.extend(std::iter::repeat_n(' ', letter.len_utf8())),
            }
        }
        done = stretch.end.max(start);
    }
    blanked.push_str(&text[done..]);
    *text = Cow::Owned(blanked);
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use crate::source::{KeyPath, SyntaxKind, Tree};

    fn keys(text: &str) -> Vec<String> {
        Tree::parse(text).root().entries().iter().map(|entry| entry.key.to_owned()).collect()
    }

    fn places(text: &str) -> Vec<(usize, SyntaxKind)> {
        let tree = Tree::parse(text);
        let lines = crate::source::Lines::new(text);
        tree.faults().iter().map(|fault| (lines.position(fault.span.start).line as usize, fault.kind)).collect()
    }

    #[test]
    fn what_follows_a_broken_line_is_read() {
        for broken in [
            "key\n",
            "a b = 1\n",
            "= 1\n",
            "[x\ny = 1\n",
            "[[x]\ny = 1\n",
            "x = [1,\n",
            "x = {\n",
            "x = \"\"\"\n",
            "x = '\n",
        ] {
            let text = format!("before = 1\n{broken}\n[after]\nz = 1\n");
            assert_eq!(keys(&text).first().map(String::as_str), Some("before"), "{broken}");
            assert_eq!(keys(&text).last().map(String::as_str), Some("after"), "{broken}");
            assert_eq!(places(&text), [(2, SyntaxKind::Syntax)], "{broken}");
        }
    }

    #[test]
    fn faults_that_hide_behind_others_are_found() {
        let text = "a\nb = 1\nb = 2\n[c\nd = yes\n[e]\nf = 2026-13-01\n[e]\ng = 1\nh = [\ni = no\n";
        let lines: Vec<_> = places(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 3, 4, 5, 7, 8, 10, 11]);
    }

    #[test]
    fn of_a_conflict_our_side_is_read() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 1\n||||||| base\nb = 0\n=======\nb = 2\nc = 3\n>>>>>>> theirs\nd = 4\n";
        assert_eq!(keys(text), ["a", "b", "d"]);
        assert_eq!(Tree::parse(text).node(&KeyPath::key("b")).and_then(|node| node.as_integer()), Some(1));
        assert_eq!(places(text), [(2, SyntaxKind::ConflictMarker)]);
        assert!(!Tree::parse(text).is_sound());
    }

    #[test]
    fn a_single_mark_is_found_but_not_inside_text() {
        assert_eq!(places("a = 1\n=======\nb = 1\n"), [(2, SyntaxKind::ConflictMarker)]);
        assert_eq!(places("a = 1\n>>>>>>> x\n"), [(2, SyntaxKind::ConflictMarker)]);
        assert_eq!(places("a = 1\n<<<<<<< x\nb = 1\n"), [(2, SyntaxKind::ConflictMarker)]);
        assert_eq!(places("a = '''\nTitle\n=======\n<<<<<<< x\n'''\n"), []);
        assert_eq!(places("a = 1 # =======\n# =======\n"), []);
    }

    #[test]
    fn the_comment_of_our_own_merge_is_a_marker_but_leaves_the_file_sound() {
        let text = "a = '''\n# CONFLICT x\n'''\n# CONFLICT b: base 1 | theirs 2\nb = 3\n# CONFLICTING\n";
        assert_eq!(places(text), [(4, SyntaxKind::ConflictMarker)]);
        assert!(Tree::parse(text).is_sound());
    }

    #[test]
    fn what_may_hide_something_is_known() {
        let text = "[[a]]\nid\n[[a]]\nid = 1\n[b]\nc = { d = 1 }\n";
        let tree = Tree::parse(text);
        let entries = tree.root().get("a").unwrap().as_array().unwrap();
        let hides = |index| tree.hides(entries.get(index).unwrap().as_table().unwrap());
        assert_eq!([hides(0), hides(1)], [true, false]);
        assert!(tree.hides(tree.root()));
        assert!(tree.is_broken(6..7) && !tree.is_broken(15..16));
    }

    #[test]
    fn numbers_and_places_survive_recovery() {
        let text = "x\n[a]\nb = 0xff\nc = -1.5e3\nd = [1, { e = 2 }]\n";
        let tree = Tree::parse(text);
        let number = |path: KeyPath| tree.node(&path).and_then(|node| node.as_integer());
        assert_eq!(number(KeyPath::key("a").then("b")), Some(255));
        assert_eq!(number(KeyPath::key("a").then("d").index(1).then("e")), Some(2));
        assert_eq!(tree.node(&KeyPath::key("a").then("c")).and_then(|node| node.as_float()), Some(-1500.0));
        assert_eq!(tree.node(&KeyPath::key("a").then("d")).map(|node| node.raw()), Some("[1, { e = 2 }]"));
    }
}
