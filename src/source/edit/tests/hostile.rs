//! Files and edits that nobody means well with.

use super::{append, apply, at, becomes, literal, push, refused, remove, rename, set};
use crate::source::edit::Edit;
use crate::source::{KeyPath, Literal};

#[test]
fn sections_in_braces_and_lists_are_edited_where_they_are() {
    becomes("profile = {}\n", set("profile.name", "\"x\""), "profile = { name = \"x\" }\n");
    becomes("profile = {name=\"x\"}\n", set("profile.tier", "1"), "profile = {name=\"x\", tier = 1}\n");
    becomes(
        "goals = [\n  { id = 1 },\n]\n",
        append("goals", &[("id", "2")]),
        "goals = [\n  { id = 1 },\n  { id = 2 },\n]\n",
    );
    becomes("goals = [\n  { id = 1 },\n]\n", remove("goals[0]"), "goals = [\n]\n");
    becomes("goals = [{ id = 1 }]\n", rename("goals[0].id", "key"), "goals = [{ key = 1 }]\n");
}

#[test]
fn a_hash_or_bracket_inside_text_is_no_syntax() {
    let text = "[a]\nb = \"\"\"\n# no comment\n[[c]]\nd = 1\n\"\"\"\n\n[[c]]\n";
    becomes(text, append("c", &[("d", "2")]), &format!("{text}\n[[c]]\nd = 2\n"));
    becomes("a = [ \"]\", '# ,' ]\n", push("a", "1"), "a = [ \"]\", '# ,', 1 ]\n");
    becomes("a = { b = \"}\" }\n", set("a.c", "1"), "a = { b = \"}\", c = 1 }\n");
    becomes("\"a # b\" = 1 # c\n", set("\"a # b\"", "2"), "\"a # b\" = 2 # c\n");
}

#[test]
fn keys_with_dots_are_not_dotted_keys() {
    becomes("\"a.b\" = 1\na.b = 2\n", Edit::Remove { path: KeyPath::key("a.b") }, "a.b = 2\n");
    becomes("[\"a.b\"]\n[a.b]\n", Edit::RenameKey { path: KeyPath::key("a.b"), to: "c".to_owned() }, "[c]\n[a.b]\n");
    becomes("", Edit::Append { section: "a.b".to_owned(), entry: Vec::new() }, "[[\"a.b\"]]\n");
}

#[test]
fn names_that_need_quotes_get_them() {
    let entry = vec![("a\"b\n".to_owned(), literal("1"))];
    becomes(
        "",
        Edit::Append { section: String::new(), entry },
        "[[\"\"]]\n'a\"b\n".replace("'a\"b\n", "\"a\\\"b\\n\" = 1\n").as_str(),
    );
}

#[test]
fn entries_apart_from_each_other_keep_their_numbers() {
    let text = "[[a]]\nn = 0\n[[b]]\nn = 0\n[[a]]\nn = 1\n[b.c]\nm = 0\n[[b]]\n[[a]]\nn = 2\n";
    becomes(text, set("a[1].n", "9"), &text.replace("n = 1\n", "n = 9\n"));
    becomes(text, set("b[0].c.m", "9"), &text.replace("m = 0\n", "m = 9\n"));
    becomes(text, remove("a[1]"), &text.replace("[[a]]\nn = 1\n", ""));
    becomes(text, append("b", &[]), &text.replace("[[b]]\n[[a]]\nn = 2", "[[b]]\n\n[[b]]\n\n[[a]]\nn = 2"));
}

#[test]
fn a_path_without_end_is_refused() {
    let path = KeyPath::from(vec![crate::source::Step::Key("a".to_owned()); 100_000]);
    let message = "the path leads deeper than a file can be nested";
    refused("", Edit::Set { path: path.clone(), value: literal("1") }, message);
    refused("", Edit::Remove { path }, message);
    refused("", set("a[4000000000]", "1"), "`a` has 0 elements, so there is no `a[4000000000]`");
}

#[test]
fn the_file_itself_is_no_value() {
    let path = KeyPath::root();
    assert!(apply("a = 1\n", &[Edit::Set { path: path.clone(), value: literal("1") }]).is_err());
    assert!(apply("a = 1\n", &[Edit::Push { path: path.clone(), value: literal("1") }]).is_err());
    assert!(apply("a = 1\n", &[Edit::Remove { path: path.clone() }]).is_err());
    assert!(apply("a = 1\n", &[Edit::RenameKey { path, to: "b".to_owned() }]).is_err());
}

#[test]
fn a_table_in_braces_with_a_key_twice_is_refused() {
    let twice = Literal::inline(vec![("a", literal("1")), ("a", literal("2"))]);
    assert!(apply("b = 1\n", &[Edit::Set { path: at("b"), value: twice }]).is_err());
}

#[test]
fn a_file_with_toml_1_1_stays_editable() {
    let text = "a = {\n  b = 1,\n  c = 2, # d\n}\n";
    becomes(text, set("a.b", "3"), &text.replace("b = 1", "b = 3"));
    becomes(text, set("a.e", "3"), &text.replace("# d\n", "# d\n  e = 3,\n"));
    becomes(text, remove("a.c"), "a = {\n  b = 1,\n}\n");
}

#[test]
fn a_comment_of_a_merge_does_not_stop_the_mending() {
    let text = "# CONFLICT a: base 1 | theirs 2\na = 3\n";
    becomes(text, set("a", "2"), "# CONFLICT a: base 1 | theirs 2\na = 2\n");
    becomes(text, remove("a"), "");
}
