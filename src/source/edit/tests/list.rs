use super::{becomes, push, refused, remove, set};

#[test]
fn an_element_joins_a_list_on_one_line() {
    becomes("a = [1, 2] # b\n", push("a", "3"), "a = [1, 2, 3] # b\n");
    becomes("a = [1, 2,]\n", push("a", "3"), "a = [1, 2, 3,]\n");
    becomes("a = [ 1 ]\n", push("a", "3"), "a = [ 1, 3 ]\n");
    becomes("a = []\n", push("a", "3"), "a = [3]\n");
    becomes("a = [ ]\n", push("a", "3"), "a = [3]\n");
}

#[test]
fn an_element_gets_a_line_where_the_others_have_one() {
    becomes("a = [\n  1,\n  2, # b\n]\n", push("a", "3"), "a = [\n  1,\n  2, # b\n  3,\n]\n");
    becomes("a = [\n\t1,\n\t2 # b\n]\n", push("a", "3"), "a = [\n\t1,\n\t2, # b\n\t3\n]\n");
    becomes("a = [\r\n  1,\r\n]\r\n", push("a", "3"), "a = [\r\n  1,\r\n  3,\r\n]\r\n");
    becomes("a = [ 1,\n      2 ]\n", push("a", "3"), "a = [ 1,\n      2,\n      3 ]\n");
    becomes("a = [1, 2,\n  3, 4\n]\n", push("a", "5"), "a = [1, 2,\n  3, 4, 5\n]\n");
    becomes("a = [\n  # none yet\n]\n", push("a", "3"), "a = [\n  # none yet\n  3,\n]\n");
    becomes("a = [\n  1,\n  # more to come\n]\n", push("a", "3"), "a = [\n  1,\n  3,\n  # more to come\n]\n");
}

#[test]
fn a_missing_list_is_made() {
    becomes("[a]\n", push("a.b", "1"), "[a]\nb = [1]\n");
    becomes("", push("a.b", "1"), "[a]\nb = [1]\n");
}

#[test]
fn only_a_list_in_brackets_takes_elements() {
    refused("a = 1\n", push("a", "1"), "`a` is an integer, not a list");
    refused("[[a]]\n", push("a", "1"), "`a` is written as entries `[[a]]`, so only a table can be added to it");
}

#[test]
fn an_element_joins_a_list_of_entries_as_an_entry() {
    becomes("[[a]]\nb = 1\n", push("a", "{ b = 2 }"), "[[a]]\nb = 1\n\n[[a]]\nb = 2\n");
    becomes(
        "[[a]]\n[[a.b]]\nc   = 1\nd.e = 1 # why\n\n[[a.f]]\n[[a]]\n",
        push("a[0].b", "{ c = 2, g = [1] }"),
        "[[a]]\n[[a.b]]\nc   = 1\nd.e = 1 # why\n\n[[a.b]]\nc = 2\ng = [1]\n\n[[a.f]]\n[[a]]\n",
    );
    becomes(
        "[[a]]\r\n  [[ a . 'b' ]]\r\n  c=1",
        push("a[0].b", "{ c = 2 }"),
        "[[a]]\r\n  [[ a . 'b' ]]\r\n  c=1\r\n\r\n  [[a . 'b']]\r\n  c=2",
    );
}

#[test]
fn an_element_leaves_with_its_comma() {
    becomes("a = [1, 2, 3]\n", remove("a[0]"), "a = [2, 3]\n");
    becomes("a = [1, 2, 3]\n", remove("a[1]"), "a = [1, 3]\n");
    becomes("a = [1, 2, 3]\n", remove("a[2]"), "a = [1, 2]\n");
    becomes("a = [ 1, 2, ]\n", remove("a[1]"), "a = [ 1, ]\n");
    becomes("a = [ 1 ]\n", remove("a[0]"), "a = []\n");
    becomes("a = { b = 1, c = 2 }\n", remove("a.b"), "a = { c = 2 }\n");
    becomes("a = { b = 1, c = 2 }\n", remove("a.c"), "a = { b = 1 }\n");
    becomes("a = { b.c = 1, d = 2 }\n", remove("a.b.c"), "a = { d = 2 }\n");
}

#[test]
fn an_element_with_lines_of_its_own_leaves_with_them() {
    becomes("a = [\n  1, # one\n  # two is\n  2, # two\n  3,\n]\n", remove("a[1]"), "a = [\n  1, # one\n  3,\n]\n");
    becomes("a = [\n  1,\n  2 # two\n]\n", remove("a[1]"), "a = [\n  1,\n]\n");
    becomes("a = [\n  {\n b = 1 },\n  2\n]\n", remove("a[0]"), "a = [\n  2\n]\n");
}

#[test]
fn commas_in_odd_places_do_no_harm() {
    becomes("a = [1 # one\n, 2 # two\n]\n", remove("a[0]"), "a = [ # one\n 2 # two\n]\n");
    becomes("a = [1\n, 2 # two\n, 3]\n", remove("a[1]"), "a = [1\n, 3]\n");
    becomes("a = [\n  1\n  ,\n  2\n]\n", push("a", "3"), "a = [\n  1\n  ,\n  2,\n  3\n]\n");
}

#[test]
fn commas_that_begin_lines_go_on_beginning_them() {
    let list = "a = [\n    1 # one\n  , 2 # two\n  , 3\n]\n";
    becomes(list, push("a", "4"), "a = [\n    1 # one\n  , 2 # two\n  , 3\n  , 4\n]\n");
    becomes("a = [ 1\n    , 2 ]\n", push("a", "3"), "a = [ 1\n    , 2\n    , 3 ]\n");
    becomes(list, remove("a[0]"), "a = [\n    2 # two\n  , 3\n]\n");
    becomes(list, remove("a[1]"), "a = [\n    1 # one\n  , 3\n]\n");
    becomes(list, remove("a[2]"), "a = [\n    1 # one\n  , 2 # two\n]\n");
    becomes("a = [\n    1\n  # two is\n  , 2\n]\n", remove("a[0]"), "a = [\n  # two is\n   2\n]\n");
    becomes("a = [\r\n    1\r\n  , 2\r\n]\r\n", push("a", "3"), "a = [\r\n    1\r\n  , 2\r\n  , 3\r\n]\r\n");
    becomes(list, set("a", "[1, 5, 2, 3]"), "a = [\n    1 # one\n  , 5\n  , 2 # two\n  , 3\n]\n");
    becomes(list, set("a", "[0, 1, 2, 3]"), "a = [\n    0\n  , 1 # one\n  , 2 # two\n  , 3\n]\n");
    becomes(list, set("a", "[1, 3]"), "a = [\n    1 # one\n  , 3\n]\n");
}
