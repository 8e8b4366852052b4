//! The ids that a text holds, and a quick way to see that none of them has gone.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::source::{Node, Table, Tree};

/// An entry by its section and id.
pub(super) type Name = (String, String);

/// The entries of a file that have ids, each with a number for what else is written in it.
pub(super) fn ids(tree: &Tree<'_>) -> BTreeMap<Name, u64> {
    let mut found = BTreeMap::new();
    for section in tree.root().iter() {
        let entries = section.node.as_array().into_iter().flat_map(|array| array.iter());
        for table in entries.filter_map(Node::as_table) {
            if let Some(id) = table.get("id").and_then(Node::as_str) {
                found.entry((section.key.to_owned(), id.to_owned())).or_insert_with(|| body(table));
            }
        }
    }
    found
}

fn body(table: Table<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    // In whatever order its keys stand, it is the same entry.
    let mut pairs: Vec<_> = table.iter().map(|entry| (entry.key, entry.node.raw())).collect();
    pairs.sort_unstable();
    for pair in pairs.into_iter().filter(|(key, _)| *key != "id") {
        pair.hash(&mut hasher);
    }
    hasher.finish()
}

/// The lines of a text that decide which ids it has: where they are still there, no id has gone and nothing need be parsed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// The lines that mention an id, each with the header it stands under; in order.
    mentions: Vec<u64>,
    /// All lines that may make text of keys, or keys of text: long strings, lists of several lines, escapes in keys.
    odd: u64,
}

impl Marks {
    pub(super) fn of(text: &[u8]) -> Marks {
        let (mut mentions, mut odd) = (Vec::new(), DefaultHasher::new());
        let mut header: &[u8] = b"";
        for line in text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii) {
            if line.starts_with(b"[") {
                header = line;
            }
            if mentions_id(line) {
                let mut hasher = DefaultHasher::new();
                (header, line).hash(&mut hasher);
                mentions.push(hasher.finish());
            }
            if is_odd(line) {
                line.hash(&mut odd);
            }
        }
        mentions.sort_unstable();
        Marks { mentions, odd: odd.finish() }
    }

    /// Whether whatever had an id in the one text has it in the other.
    pub(super) fn stay_in(&self, now: &Marks) -> bool {
        self.odd == now.odd && self.mentions.iter().all(|mention| now.mentions.binary_search(mention).is_ok())
    }
}

/// Whether `id` stands in a line as a key: `id = "ivan"`, `{ "id" = "ivan" }`.
fn mentions_id(line: &[u8]) -> bool {
    let ends = |rest: &[u8]| {
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        rest.trim_ascii_start().starts_with(b"=")
    };
    let begins = |at: usize| at == 0 || !(line[at - 1].is_ascii_alphanumeric() || matches!(line[at - 1], b'_' | b'-'));
    line.windows(2).enumerate().any(|(at, two)| two == b"id" && begins(at) && ends(&line[at + 2..]))
}

fn is_odd(line: &[u8]) -> bool {
    let holds = |word: &[u8]| line.windows(word.len()).any(|part| part == word);
    let count = |wanted: u8| line.iter().filter(|byte| **byte == wanted).count();
    // Whatever an escape stands for, `"\x69d"` may be `id`.
    let escaped = |key: &[u8]| key.contains(&b'\\');
    let last = line.iter().rposition(|byte| *byte == b'=').unwrap_or(0);
    count(b'[') != count(b']') || holds(b"\"\"\"") || holds(b"'''") || escaped(&line[..last])
}

#[cfg(test)]
mod tests {
    use super::{Marks, ids};
    use crate::source::Tree;

    const TEXT: &str = "[profile]\nname = 'A'\n\n[[goals]]\nid = 'a'\nstatement = 'one'\n\n[[goals]]\nid = 'b'\n";

    fn stays(was: &str, now: &str) -> bool {
        Marks::of(was.as_bytes()).stay_in(&Marks::of(now.as_bytes()))
    }

    #[test]
    fn ids_are_those_of_the_entries_of_sections() {
        let text = format!(
            "{TEXT}[[forces]]\nname = 'x'\n[custom]\nid = 'no'\n[[inline]]\n\"id\" = 'q'\nlist = [{{ id = 'no' }}]\n"
        );
        let tree = Tree::parse(&text);
        let names: Vec<String> = ids(&tree).into_keys().map(|(section, id)| format!("{section}.{id}")).collect();
        assert_eq!(names, ["goals.a", "goals.b", "inline.q"]);
    }

    #[test]
    fn an_entry_is_the_same_in_whatever_order_its_keys_stand() {
        let told = |text: &str| ids(&Tree::parse(text)).into_values().collect::<Vec<_>>();
        let (one, other) = ("[[goals]]\nid = 'a'\nx = 1\ny = 2\n", "[[goals]]\ny = 2\nid = 'b'\nx = 1\n");
        assert_eq!(told(one), told(other));
    }

    #[test]
    fn an_entry_under_another_id_is_the_same_otherwise() {
        let (was, now) = (Tree::parse(TEXT), TEXT.replace("'a'", "'c'"));
        let (was, now) = (ids(&was), ids(&Tree::parse(&now)));
        let body = |found: &std::collections::BTreeMap<super::Name, u64>, id: &str| found[&("goals".into(), id.into())];
        assert_eq!(body(&was, "a"), body(&now, "c"));
        assert_ne!(body(&was, "a"), body(&was, "b"));
    }

    #[test]
    fn what_is_added_or_changed_beside_an_id_takes_none_away() {
        assert!(stays(TEXT, TEXT));
        assert!(stays(TEXT, &TEXT.replace("one", "two")));
        assert!(stays(
            TEXT,
            &TEXT.replace("\n\n[[goals]]\nid = 'b'", "\n\n[[goals]]\nid = 'c'\n\n[[goals]]\nid = 'b'")
        ));
        assert!(stays(TEXT, &TEXT.replace('\n', "\r\n")));
    }

    #[test]
    fn whatever_may_take_an_id_away_is_looked_at() {
        for now in [
            TEXT.replace("[[goals]]\nid = 'b'\n", ""),
            TEXT.replace("'b'", "'c'"),
            TEXT.replace("id = 'b'", "# id = 'b'"),
            TEXT.replace("[[goals]]\nid = 'b'", "[[forces]]\nid = 'b'"),
            TEXT.replace("'one'\n", "'''one\n") + "'''\n",
            TEXT.replace("statement = 'one'\n", "statement = [\n"),
            TEXT.replace("id = 'b'", "\"\\u0069d\" = 'b'"),
        ] {
            assert!(!stays(TEXT, &now), "{now}");
        }
        for key in ["\\u0069d", "\\U00000069d", "\\x69d", "i\\x64"] {
            let was = TEXT.replace("id = 'b'", &format!("\"{key}\" = 'b'"));
            assert!(!stays(&was, &was.replace(&format!("[[goals]]\n\"{key}\" = 'b'\n"), "")), "{key}");
            let inline = format!("goals = [{{ statement = 'x', \"{key}\" = 'b' }}]\n");
            assert!(!stays(&inline, &inline.replace("'b'", "'c'")), "{key}");
        }
        assert!(stays(TEXT, &TEXT.replace("'one'", "\"C:\\\\one\"")), "an escape in a text");
        let inline = "goals = [\n  { id = 'a', statement = 'x' },\n]\n";
        assert!(!stays(inline, &inline.replace("goals", "forces")));
        assert!(!stays(inline, &inline.replace("  { id", "  { other_id")));
    }
}
