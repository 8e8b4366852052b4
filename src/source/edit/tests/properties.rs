//! What holds of any edit of any file.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use crate::source::edit::{Edit, EditRefusal, apply};
use crate::source::{KeyPath, Kind, Literal, Node, Step, Tree, random};

/// Every value of a file that is no table or list, by path, as it is spelled.
type Leaves = BTreeMap<KeyPath, String>;

fn leaves(text: &str) -> Leaves {
    let mut leaves = Leaves::new();
    walk(text, &mut |path, node| {
        if !matches!(node.kind(), Kind::Table | Kind::Array) {
            // Line ends inside of text are the file's own and must not change either.
            leaves.insert(path.clone(), node.raw().to_owned());
        }
    });
    leaves
}

/// Every path of a file with its value.
fn walk(text: &str, visit: &mut dyn FnMut(&KeyPath, Node<'_>)) {
    fn down(path: &KeyPath, node: Node<'_>, visit: &mut dyn FnMut(&KeyPath, Node<'_>)) {
        visit(path, node);
        for entry in node.as_table().map(|table| table.entries()).unwrap_or_default() {
            down(&path.clone().then(entry.key), entry.node, visit);
        }
        for (index, element) in node.as_array().into_iter().flat_map(|array| array.iter().enumerate()) {
            down(&path.clone().index(index), element, visit);
        }
    }
    let tree = Tree::parse(text);
    for entry in tree.root().entries() {
        down(&KeyPath::key(entry.key), entry.node, visit);
    }
}

/// The paths of a file whose value passes.
fn paths(text: &str, wanted: fn(Node<'_>) -> bool) -> Vec<KeyPath> {
    let mut paths = Vec::new();
    walk(text, &mut |path, node| {
        if wanted(node) {
            paths.push(path.clone());
        }
    });
    paths
}

fn pick(paths: &[KeyPath], index: Index) -> Option<KeyPath> {
    (!paths.is_empty()).then(|| index.get(paths).clone())
}

fn is_entries(node: Node<'_>) -> bool {
    node.as_array().is_some_and(|array| array.is_entries())
}

fn literal() -> impl Strategy<Value = Literal> {
    let texts =
        select(vec!["7", "\"new\"", "[1, 2]", "{ x = 1 }", "2027-01-01", "\"\"\"\ntwo\nlines\"\"\"", "[]", "\"Ж\""]);
    texts.prop_map(|text| Literal::parse(text).unwrap())
}

/// How long the common start and the common end of two texts are.
fn common(a: &str, b: &str) -> (usize, usize) {
    let start = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let end = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    (start, end)
}

/// What every edit leaves as it is: the mark, the line ends, whether the last line has one.
fn habits_stay(before: &str, after: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
    let lone = |text: &str| text.replace("\r\n", "").contains('\n');
    let crlf = |text: &str| text.contains("\r\n");
    prop_assert!(!crlf(before) || lone(before) || !lone(after), "a line feed alone among CRLF: {after:?}");
    prop_assert!(crlf(before) || !crlf(after), "a CRLF among line feeds: {after:?}");
    let rest = after.trim_start_matches('\u{feff}');
    let was = before.trim_start_matches('\u{feff}');
    prop_assert!(rest.is_empty() || was.is_empty() || was.ends_with('\n') == rest.ends_with('\n'), "{after:?}");
    Ok(())
}

/// A refusal must name its reason; that the result came out wrong is none a person can act on.
fn reasoned(refusal: &EditRefusal, before: &str) -> Result<(), TestCaseError> {
    prop_assert!(!refusal.message.contains("cannot be edited safely"), "{refusal}\n{before}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_file_is_valid(before in random::file()) {
        let tree = Tree::parse(&before);
        prop_assert!(tree.is_sound(), "{:?}\n{before}", tree.faults());
    }

    #[test]
    fn a_replaced_value_changes_its_own_bytes_only(before in random::file(), place in any::<Index>(), value in literal()) {
        let own = |node: Node<'_>| !is_entries(node) && node.as_table().is_none_or(|table| table.is_inline());
        let Some(path) = pick(&paths(&before, own), place) else { return Ok(()) };
        let span = Tree::parse(&before).node(&path).unwrap().span();
        let after = match apply(&before, &[Edit::Set { path: path.clone(), value }]) {
            Ok(after) => after,
            Err(refusal) => {
                let comment = refusal.message.split("no place for its comment `").nth(1).and_then(|rest| rest.strip_suffix('`'));
                prop_assert!(comment.is_some_and(|comment| before[span].contains(comment)), "{refusal}\n{before}");
                return Ok(());
            }
        };
        prop_assert_eq!(&after[..span.start], &before[..span.start]);
        prop_assert!(after.ends_with(&before[span.end..]));
        habits_stay(&before, &after)?;
    }

    #[test]
    fn edits_in_a_row_come_out_as_one_by_one(before in random::file(), chosen in vec((any::<Index>(), any::<bool>(), literal()), 2..8)) {
        let places = paths(&before, |node| !is_entries(node));
        let edits = chosen.into_iter().filter_map(|(place, sets, value)| {
            let path = pick(&places, place)?;
            Some(if sets { Edit::Set { path, value } } else { Edit::Remove { path } })
        });
        let edits: Vec<Edit> = edits.collect();
        let singly = edits.iter().try_fold(before.clone(), |text, edit| apply(&text, std::slice::from_ref(edit)));
        prop_assert_eq!(apply(&before, &edits), singly, "{}", before);
    }

    #[test]
    fn a_new_key_is_only_added(before in random::file(), place in any::<Index>(), value in literal()) {
        let mut tables = paths(&before, |node| node.as_table().is_some());
        tables.push(KeyPath::root());
        let Some(table) = pick(&tables, place) else { return Ok(()) };
        let path = table.then("new key");
        let after = apply(&before, &[Edit::Set { path: path.clone(), value }]).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{before}")))?;
        let (start, end) = common(&before, &after);
        prop_assert!(start + end >= before.len(), "{before}\n---\n{after}");
        let mut now = leaves(&after);
        now.retain(|leaf, _| !leaf.steps().starts_with(path.steps()));
        prop_assert_eq!(now, leaves(&before));
        habits_stay(&before, &after)?;
    }

    #[test]
    fn an_element_is_only_added(before in random::file(), place in any::<Index>(), value in literal()) {
        let lists = paths(&before, |node| node.as_array().is_some() && !is_entries(node));
        let Some(path) = pick(&lists, place) else { return Ok(()) };
        let length = Tree::parse(&before).node(&path).unwrap().as_array().unwrap().len();
        let after = apply(&before, &[Edit::Push { path: path.clone(), value }]).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{before}")))?;
        let added = path.index(length);
        let mut now = leaves(&after);
        now.retain(|leaf, _| !leaf.steps().starts_with(added.steps()));
        prop_assert_eq!(now, leaves(&before));
        // A comma may join the element before: of the lines that were, one at most has changed.
        let diff = similar::TextDiff::from_lines(&before, &after);
        let changed = diff.iter_all_changes().filter(|change| change.tag() == similar::ChangeTag::Delete).count();
        prop_assert!(changed <= 1, "{before}\n---\n{after}");
        habits_stay(&before, &after)?;
    }

    #[test]
    fn what_stays_in_a_list_keeps_its_comment(
        stays in vec(any::<bool>(), 1..6), added in vec(0..6_usize, 0..4), comma in any::<bool>(), above in any::<bool>(), crlf in any::<bool>()
    ) {
        let line = |at: usize| {
            let above = if above { format!("  # over {at}\n") } else { String::new() };
            let comma = if comma || at + 1 < stays.len() { "," } else { "" };
            format!("{above}  \"{at}\"{comma} # on {at}\n")
        };
        let before = format!("list = [ # first\n{}  # last\n]\n", (0..stays.len()).map(line).collect::<String>());
        let before = if crlf { before.replace('\n', "\r\n") } else { before };
        let mut new: Vec<String> = (0..stays.len()).filter(|at| stays[*at]).map(|at| at.to_string()).collect();
        for (number, place) in added.iter().enumerate() {
            new.insert(*place % (new.len() + 1), format!("new {number}"));
        }
        let value = Literal::list(new.iter().map(|text| Literal::text(text)).collect());
        let after = apply(&before, &[Edit::Set { path: KeyPath::key("list"), value }]).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{before}")))?;
        for (at, stays) in stays.iter().enumerate() {
            let own = after.lines().find(|line| line.contains(&format!("\"{at}\"")));
            prop_assert_eq!(own.map(|line| line.ends_with(&format!("# on {at}"))), stays.then_some(true), "{}", after);
            let over = after.contains(&format!("  # over {at}"));
            // What comes in the place of one that goes has what is said of it.
            prop_assert!(if *stays { over == above } else { !over || !added.is_empty() }, "{}", after);
        }
        prop_assert!(after.contains("[ # first") && after.contains("  # last"), "{after}");
        habits_stay(&before, &after)?;
    }

    #[test]
    fn an_entry_is_only_added(before in random::file(), section in select(vec!["goals", "stakeholders", "a new one"]), value in literal()) {
        let entry = vec![("id".to_owned(), Literal::text("x")), ("a b".to_owned(), value)];
        let count = Tree::parse(&before).root().get(section).map_or(0, |node| node.as_array().unwrap().len());
        let after = apply(&before, &[Edit::Append { section: section.to_owned(), entry }]).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{before}")))?;
        let (start, end) = common(&before, &after);
        prop_assert!(start + end >= before.len(), "{before}\n---\n{after}");
        let added = KeyPath::key(section).index(count);
        let mut now = leaves(&after);
        now.retain(|leaf, _| !leaf.steps().starts_with(added.steps()));
        prop_assert_eq!(now, leaves(&before));
        habits_stay(&before, &after)?;
    }

    #[test]
    fn removing_only_takes_away(before in random::file(), place in any::<Index>()) {
        let Some(path) = pick(&paths(&before, |_| true), place) else { return Ok(()) };
        let after = match apply(&before, &[Edit::Remove { path: path.clone() }]) {
            Ok(after) => after,
            Err(refusal) => return reasoned(&refusal, &before),
        };
        prop_assert_eq!(leaves(&after), without(leaves(&before), &path));
        let mut rest = after.chars();
        let mut next = rest.next();
        for letter in before.chars() {
            if next == Some(letter) {
                next = rest.next();
            }
        }
        prop_assert_eq!(next, None, "something was added");
        habits_stay(&before, &after)?;
    }

    #[test]
    fn a_new_name_changes_nothing_but_the_name(before in random::file(), place in any::<Index>()) {
        let named: Vec<_> = paths(&before, |_| true).into_iter().filter(|path| matches!(path.steps().last(), Some(Step::Key(_)))).collect();
        let Some(path) = pick(&named, place) else { return Ok(()) };
        let after = apply(&before, &[Edit::RenameKey { path: path.clone(), to: "new name".to_owned() }]).map_err(|refusal| TestCaseError::fail(format!("{refusal}\n{before}")))?;
        let renamed = path.split_last().unwrap().0.then("new name");
        let back = |leaf: KeyPath| match leaf.steps().strip_prefix(renamed.steps()) {
            Some(rest) => KeyPath::from([path.steps(), rest].concat()),
            None => leaf,
        };
        let now: Leaves = leaves(&after).into_iter().map(|(leaf, raw)| (back(leaf), raw)).collect();
        prop_assert_eq!(now, leaves(&before));
        prop_assert_eq!(before.lines().count(), after.lines().count());
        habits_stay(&before, &after)?;
    }

    #[test]
    fn what_was_appended_can_be_removed_without_a_trace(before in random::file(), section in select(vec!["goals", "a new one"])) {
        let count = Tree::parse(&before).root().get(section).map_or(0, |node| node.as_array().unwrap().len());
        let entry = vec![("id".to_owned(), Literal::text("x"))];
        let path = KeyPath::key(section).index(count);
        let after = apply(&before, &[Edit::Append { section: section.to_owned(), entry }, Edit::Remove { path }]);
        let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(after.map(|after| lines(&after)), Ok(lines(&before)));
    }
}

/// The leaves that are left when a path is removed: later elements of its list move up.
fn without(leaves: Leaves, gone: &KeyPath) -> Leaves {
    let (list, last) = gone.split_last().unwrap();
    let depth = list.steps().len();
    let moved = leaves.into_iter().filter(|(leaf, _)| !leaf.steps().starts_with(gone.steps())).map(|(leaf, raw)| {
        let mut steps = leaf.steps().to_vec();
        if let (Step::Index(gone), true) = (last, leaf.steps().starts_with(list.steps()))
            && let Some(Step::Index(index)) = steps.get_mut(depth)
        {
            *index -= usize::from(*index > *gone);
        }
        (KeyPath::from(steps), raw)
    });
    moved.collect()
}
