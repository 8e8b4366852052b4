//! Entries with a slip in them, of which nobody can be sure what was meant.
//!
//! For us an entry is worth reading whatever else stands in it. What goes out to a client is another matter: `visibel = false` and a
//! line that does not parse may be what was to keep the entry in the house.

use std::ops::Range;

use crate::schema::{Shape, ShapeFault};
use crate::source::{KeyPath, Lines, Step, SyntaxKind, Tree};

/// An entry of a list that has a key that is unknown, bad or there twice, a broken line, or what a merge left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The list.
    pub section: String,
    /// The entry's position in it, from 0.
    pub index: usize,
    /// The line on which the entry begins.
    pub line: u32,
    /// The line of its first slip.
    pub slip: u32,
    /// What is wrong there.
    pub why: String,
    /// Its `id` and `what`, by which other entries may speak of it.
    pub said: Vec<String>,
}

/// Where an entry stands, with the comments above it: a merge leaves its own there.
struct Stretch<'t> {
    section: &'t str,
    index: usize,
    start: usize,
    bytes: Range<usize>,
}

/// From so many faults on a file is not trusted at all: of more than a thousand, those behind are not told.
const MANY: usize = 300;

/// The entries of a client's file that have a slip in them, in the order of the file.
pub fn doubts(tree: &Tree<'_>, shape: &Shape) -> Vec<Doubt> {
    let (lines, faults) = (Lines::new(tree.text()), shape.check(tree));
    let many = faults.len() >= MANY || tree.faults().len() >= MANY;
    let any =
        |entry: &Stretch<'_>| many.then(|| (entry.start, "the file has too many faults to be trusted".to_owned()));
    let doubt = |entry: Stretch<'_>| {
        let (slip, why) = slip(tree, &faults, &entry).or_else(|| any(&entry))?;
        Some(Doubt {
            section: entry.section.to_owned(),
            index: entry.index,
            line: lines.line(entry.start),
            slip: lines.line(slip),
            why,
            said: said(tree, &entry),
        })
    };
    stretches(tree, shape).into_iter().filter_map(doubt).collect()
}

/// The entries of all lists. Each ends where the next entry or table of the file begins, so that what is broken beyond recognition
/// belongs to the entry above it.
fn stretches<'t>(tree: &'t Tree<'_>, shape: &Shape) -> Vec<Stretch<'t>> {
    let text = tree.text();
    let mut starts = vec![text.len()];
    starts.extend(tree.faults().iter().filter_map(|fault| broken_header(text, fault.span.start, shape)));
    let mut found = Vec::new();
    for entry in tree.root().iter() {
        let Some(list) = entry.node.as_array() else {
            starts.push(entry.node.span().start);
            continue;
        };
        for (index, item) in list.iter().enumerate() {
            let span = item.span();
            let bytes = if list.is_entries() { above(text, span.start)..span.start } else { span.clone() };
            starts.push(span.start);
            found.push(Stretch { section: entry.key, index, start: span.start, bytes });
        }
    }
    starts.sort_unstable();
    for entry in &mut found {
        let next = starts[starts.partition_point(|start| *start <= entry.start).min(starts.len() - 1)];
        entry.bytes.end = entry.bytes.end.max(next);
    }
    found.sort_by_key(|entry| entry.start);
    found
}

/// The beginning of a line that plainly meant to be the header of a section, as `[[commitments]` did.
fn broken_header(text: &str, at: usize, shape: &Shape) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.split('#').next()?.trim();
    let name = line.strip_prefix('[')?.trim_matches(['[', ']', ' ']);
    shape.catalogue().section(name).map(|_| start)
}

/// Where the blank lines and comments directly above a place begin.
fn above(text: &str, at: usize) -> usize {
    let before = text[..at].split_inclusive('\n').rev();
    let spoken = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    at - before.take_while(spoken).map(str::len).sum::<usize>()
}

/// The first slip in an entry, and what is wrong there.
fn slip(tree: &Tree<'_>, faults: &[ShapeFault], entry: &Stretch<'_>) -> Option<(usize, String)> {
    let own = |fault: &&ShapeFault| {
        let mut steps = fault.path.steps().iter();
        matches!((steps.next(), steps.next()), (Some(Step::Key(section)), Some(Step::Index(index)))
            if section == entry.section && *index == entry.index)
    };
    let shape = faults.iter().filter(own).map(|fault| {
        let place = tree.span(&fault.path, fault.part).map_or(entry.start, |span| span.start);
        (place, fault.message.clone())
    });
    // Syntax that only other tools refuse leaves no doubt.
    let syntax = tree.faults().iter().filter(|fault| fault.kind != SyntaxKind::Version);
    let syntax = syntax.filter(|fault| entry.bytes.contains(&fault.span.start));
    let syntax = syntax.map(|fault| (fault.span.start, fault.message.clone()));
    let first = shape.chain(syntax).min_by_key(|(place, _)| *place);
    // Of a conflict, or of what an unclosed bracket took, only the beginning is told; it may stand above the entry.
    let broken = || {
        tree.is_broken(entry.start..entry.bytes.end)
            .then(|| (entry.start, "it stands where the file is broken".to_owned()))
    };
    first.or_else(broken)
}

fn said(tree: &Tree<'_>, entry: &Stretch<'_>) -> Vec<String> {
    let text = |key| tree.node(&KeyPath::key(entry.section).index(entry.index).then(key))?.as_str().map(str::to_owned);
    ["id", "what"].into_iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::doubts;
    use crate::model::Settings;
    use crate::schema::Shape;
    use crate::source::Tree;

    const PROMISE: &str = "[[commitments]]\nid = 'a'\nwhat = 'b'\nside = 'us'\ndue = 2026-03-02\n";

    /// Section, position, line and line of the slip of each doubt.
    fn found(text: &str) -> Vec<(String, usize, u32, u32)> {
        let text = format!("[profile]\nname = 'A'\nmanager = 'anna'\n{text}");
        let found = doubts(&Tree::parse(&text), &Shape::client(&Settings::default()));
        found.into_iter().map(|doubt| (doubt.section, doubt.index, doubt.line, doubt.slip)).collect()
    }

    #[test]
    fn a_slip_makes_its_own_entry_doubtful_and_no_other() {
        let next = PROMISE.replace("'a'", "'c'");
        let wanted = |slip| vec![("commitments".to_owned(), 0, 4, slip)];
        for (more, slip) in [
            ("visibel = false", 9),
            ("Visible = false", 9),
            ("visible false", 9),
            ("visible =", 9),
            ("visible = no", 9),
            ("visible = 'false'", 9),
            ("visible = true\nvisible = false", 10),
            ("[visible = false\n", 9),
            ("reason = \"\"\"\nvisible = false", 9),
            ("moves = [\nvisible = false", 9),
            ("[[commitments.moves]]\ndate = 2026-03-01\ndue = 2026-03-02\nvisible = false", 12),
            ("<<<<<<< HEAD\nvisible = true\n=======\nvisible = false\n>>>>>>> theirs", 9),
            ("=======", 9),
            ("# CONFLICT visible: base true | theirs false\nvisible = true\nwarn_by = 2026-03-01", 9),
        ] {
            assert_eq!(found(&format!("{PROMISE}{more}\n\n{next}")), wanted(slip), "{more}");
        }
        assert_eq!(found(&format!("{PROMISE}visible = false\n# a word\n\n{next}")), []);
        // Other tools refuse it; what is meant is plain.
        assert_eq!(found(&format!("{PROMISE}moves = [{{ date = 2026-03-01,\ndue = 2026-03-02 }}]\n")), []);
    }

    #[test]
    fn a_broken_header_is_no_slip_of_the_entry_above() {
        let next = PROMISE.replace("'a'", "'c'");
        for header in ["[[commitments]", "[commitments]]", "[[commitments # ours", "[[ commitments ]"] {
            assert_eq!(found(&format!("{PROMISE}\n{}", next.replace("[[commitments]]", header))), [], "{header}");
        }
        assert_eq!(found(&format!("{PROMISE}[\nvisible = false\n\n{next}")).len(), 1, "whatever that was");
    }

    #[test]
    fn a_conflict_is_about_all_the_entries_that_it_touches() {
        let next = |id| PROMISE.replace("'a'", id);
        let text = format!("{PROMISE}\n<<<<<<< x\n{}=======\n{}>>>>>>> y\n\n{}", next("'b'"), next("'c'"), next("'d'"));
        let lines: Vec<(usize, u32)> = found(&text).into_iter().map(|(_, index, line, _)| (index, line)).collect();
        assert_eq!(lines, [(0, 4), (1, 11)], "theirs is not read");
    }

    #[test]
    fn a_comment_of_a_merge_may_stand_above_the_entry() {
        let text =
            format!("{PROMISE}\n# CONFLICT commitments.c: base gone | theirs gone\n{}", PROMISE.replace("'a'", "'c'"));
        assert_eq!(found(&text).len(), 2, "the one above may be meant");
    }

    #[test]
    fn a_file_of_many_faults_is_trusted_nowhere() {
        let text = |faults: usize| format!("{PROMISE}\n{}", "[[requests]]\nid = 'x'\n".repeat(faults));
        let first = |faults| found(&text(faults)).iter().any(|(section, ..)| section == "commitments");
        assert_eq!([first(1), first(super::MANY)], [false, true]);
    }

    #[test]
    fn entries_in_one_line_are_told_apart() {
        let entry = |more| format!("{{ id = 'a{more}', what = 'b', side = 'us', due = 2026-03-02{more} }}");
        let text =
            format!("commitments = [{}, {}]\n", entry(""), entry(", visibel = 1").replace("a, visibel = 1", "c"));
        let found = doubts(&Tree::parse(&text), &Shape::client(&Settings::default()));
        assert_eq!(found.iter().map(|doubt| doubt.index).collect::<Vec<_>>(), [1]);
        assert_eq!(found[0].said, ["c", "b"]);
    }
}
