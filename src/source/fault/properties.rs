//! What holds of the faults of any text, however broken.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use crate::source::{Lines, Node, SyntaxKind, Tree, random};

/// Pieces that break a file in the ways people and programs do.
fn damage() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "\n",
        "\r",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "\\",
        "\u{1}",
        "ж",
        "key\n",
        "\n[profile]\n",
        "\n[[goals]]\n",
        "\n<<<<<<< HEAD\n",
        "\n=======\n",
        "\n>>>>>>> theirs\n",
        "\n||||||| base\n",
        "\n# CONFLICT id: base 1 | theirs 2\n",
        "\nid = 1\n",
        "99999999999999999999",
    ])
}

/// Syntax in no order at all.
fn noise() -> impl Strategy<Value = String> {
    vec(prop_oneof![damage(), select(vec!["a", "b.c", " = ", "1", "\"x\"", " ", "\n", "true", "2026-01-01"])], 0..40)
        .prop_map(|pieces| pieces.concat())
}

fn inside(text: &str, node: Node<'_>) -> bool {
    let below = node.as_table().into_iter().flat_map(|table| table.entries());
    let elements = node.as_array().into_iter().flat_map(|array| array.iter());
    text.get(node.span()).is_some()
        && below.into_iter().all(|entry| text.get(entry.key_span()).is_some() && inside(text, entry.node))
        && elements.into_iter().all(|element| inside(text, element))
}

fn holds_for(text: &str) -> Result<(), TestCaseError> {
    let tree = Tree::parse(text);
    let lines = Lines::new(text);
    let mut last = 0;
    for fault in tree.faults() {
        let place = lines.position(fault.span.start);
        prop_assert!(place.line > last, "two faults in line {last}: {:?}\n{text}", tree.faults());
        last = place.line;
        prop_assert!(text.get(fault.span.clone()).is_some(), "{fault:?}\n{text}");
        prop_assert!(fault.also.as_ref().is_none_or(|also| text.get(also.clone()).is_some()), "{fault:?}\n{text}");
        prop_assert!(!fault.message.is_empty() && !fault.help.is_empty());
    }
    let refused = toml::de::DeTable::parse(text).is_err();
    prop_assert!(!refused || !tree.is_sound(), "the parser refuses what passed\n{text}");
    prop_assert!(tree.is_sound() || !tree.faults().is_empty(), "a file that is not sound must say why\n{text}");
    prop_assert!(tree.root().entries().into_iter().all(|entry| inside(text, entry.node)), "{text}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_found_and_placed(file in random::file(), wounds in vec((any::<Index>(), damage(), 0..3_usize), 1..4)) {
        let mut letters: Vec<char> = file.chars().collect();
        for (place, piece, length) in wounds {
            let at = place.index(letters.len() + 1);
            let end = letters.len().min(at + length);
            letters.splice(at..end, piece.chars());
        }
        holds_for(&letters.into_iter().collect::<String>())?;
    }

    #[test]
    fn noise_is_survived(text in noise()) {
        holds_for(&text)?;
    }

    #[test]
    fn a_conflict_is_all_that_is_said_about_its_lines(file in random::file(), other in random::file()) {
        let text = format!("<<<<<<< ours\n{file}\n=======\n{other}\n>>>>>>> theirs\n").replace('\u{feff}', "");
        let tree = Tree::parse(&text);
        prop_assert_eq!(tree.faults().len(), 1);
        prop_assert_eq!(tree.faults()[0].kind, SyntaxKind::ConflictMarker);
    }
}
