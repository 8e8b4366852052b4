//! The profile of a client without the rest of its file: what a look through all clients needs of each.

use crate::source::{Node, Table, Tree};

/// Looks at the profile in a client's text; `None` where it has none.
///
/// A profile mostly stands first and is a tenth of its file, so only that much is parsed where it can be told apart.
pub(super) fn of<T>(text: &str, look: impl FnOnce(Table<'_>) -> Option<T>) -> Option<T> {
    let start = Tree::parse(start(text));
    // A cut within a text or a list of several lines leaves it open.
    let tree = if start.faults().is_empty() { start } else { Tree::parse(text) };
    look(tree.root().get("profile").and_then(Node::as_table)?)
}

/// The text up to the second line that begins like a table, where the first is `[profile]`; else all of it.
fn start(text: &str) -> &str {
    let mut tables = text.match_indices('[').filter(|(place, _)| *place == 0 || text[..*place].ends_with('\n'));
    match (tables.next(), tables.next()) {
        (Some((first, _)), Some((second, _))) if text[first..].starts_with("[profile]") => &text[..second],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{of, start};
    use crate::source::{Node, Tree};

    const REST: &str = "[[stages]]\nstage = 'live'\n[profile.more]\nx = 1\n";

    fn name(text: &str) -> Option<String> {
        of(text, |profile| profile.get("name").and_then(Node::as_str).map(str::to_owned))
    }

    #[test]
    fn only_what_stands_before_the_second_table_is_read() {
        let text = format!("# a client\n[profile] # first\nname = 'Acme'\n{REST}");
        assert_eq!(start(&text), "# a client\n[profile] # first\nname = 'Acme'\n");
        assert_eq!(name(&text).as_deref(), Some("Acme"));
    }

    #[test]
    fn however_it_is_written_the_answer_is_that_of_the_whole_file() {
        for text in [
            "[profile]\ndomains = [\n[], 'x',\n]\nname = 'Acme'\n",
            "[profile]\nnotes = '''\n[profile]\nname = 'Other'\n'''\nname = 'Acme'\n",
            "[[stages]]\nreason = '''\n[profile]\nname = 'Other'\n'''\n[profile]\nname = 'Acme'\n",
            "profile.name = 'Acme'\n[[stages]]\nstage = 'live'\n",
            "profile = { name = 'Acme' }\n",
            "  [profile]\n  name = 'Acme'\n",
            "[profile]\r\nname = 'Acme'\r\n[[stages]]\r\n",
            "[ profile ]\nname = 'Acme'\n[[stages]]\n",
        ] {
            let text = format!("{text}{REST}");
            let whole = Tree::parse(&text);
            let whole = whole.root().get("profile").and_then(Node::as_table).and_then(|profile| profile.get("name"));
            assert_eq!(name(&text).as_deref(), whole.and_then(Node::as_str), "{text}");
            assert_eq!(name(&text).as_deref(), Some("Acme"), "{text}");
        }
        assert_eq!(name(REST), None);
    }
}
