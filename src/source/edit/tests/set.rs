use super::{becomes, becomes_in_order, refused, set};

#[test]
fn a_value_is_replaced_and_nothing_around_it() {
    becomes("a = 1   # why\r\n", set("a", "\"x\""), "a = \"x\"   # why\r\n");
    becomes("\u{feff}[t]\n  \"a b\"\t=\t'x'", set("t.a b", "[1]"), "\u{feff}[t]\n  \"a b\"\t=\t[1]");
    becomes("a = \"\"\"\n# x\n\"\"\"\n", set("a", "1"), "a = 1\n");
    becomes("a = [{ b = 1 }, { b = 2 }]\n", set("a[1].b", "3"), "a = [{ b = 1 }, { b = 3 }]\n");
    becomes("a.b.c = 1\n", set("a.b.c", "2"), "a.b.c = 2\n");
}

#[test]
fn a_new_key_comes_last_in_its_table() {
    becomes("[a]\nb = 1\n\n# about c\n[c]\n", set("a.d", "2"), "[a]\nb = 1\nd = 2\n\n# about c\n[c]\n");
    becomes("[a]\n[a.b]\nc = 1\n", set("a.d", "2"), "[a]\nd = 2\n[a.b]\nc = 1\n");
    becomes("[[a]]\nb = 1\n[[a]]\n[[a]]\n", set("a[1].b", "2"), "[[a]]\nb = 1\n[[a]]\nb = 2\n[[a]]\n");
}

#[test]
fn a_new_key_follows_the_manner_of_its_neighbours() {
    becomes("[a]\n  made = 1\n  by   = 2\n", set("a.due", "3"), "[a]\n  made = 1\n  by   = 2\n  due  = 3\n");
    becomes("[a]\nb=1\n", set("a.c", "2"), "[a]\nb=1\nc=2\n");
    becomes("[a]\n\tb = 1\r\n", set("a.c", "2"), "[a]\n\tb = 1\r\n\tc = 2\r\n");
    becomes("[a]\nb  = 1\ncc = 1\n\nd = 1\n", set("a.e", "2"), "[a]\nb  = 1\ncc = 1\n\nd = 1\ne = 2\n");
    becomes("[a]\nb  = 1\ncc = 1\n", set("a.longer", "2"), "[a]\nb  = 1\ncc = 1\nlonger = 2\n");
}

#[test]
fn a_file_without_a_last_line_end_keeps_that_habit() {
    becomes("[a]\nb = 1", set("a.c", "2"), "[a]\nb = 1\nc = 2");
    becomes("[a]", set("a.c", "2"), "[a]\nc = 2");
}

#[test]
fn a_new_key_stands_where_it_customarily_does() {
    becomes_in_order(
        "[profile]\nname = 'x' # y\n# boss\nmanager = 'z'\n",
        set("profile.tier", "'key'"),
        "[profile]\nname = 'x' # y\ntier = 'key'\n# boss\nmanager = 'z'\n",
    );
    becomes_in_order("[[goals]]\ndue = 1\n", set("goals[0].id", "'g'"), "[[goals]]\nid = 'g'\ndue = 1\n");
    becomes_in_order("[profile]\ntier = 1\n", set("profile.odd", "1"), "[profile]\ntier = 1\nodd = 1\n");
}

#[test]
fn a_missing_table_is_made() {
    becomes("", set("a.b", "1"), "[a]\nb = 1\n");
    becomes("\u{feff}", set("a.b", "1"), "\u{feff}[a]\nb = 1\n");
    becomes("[[c]]\nd = 1\n", set("a.b", "1"), "[[c]]\nd = 1\n\n[a]\nb = 1\n");
    becomes("[[c]]\nd = 1\n", set("c[0].custom.badge", "7"), "[[c]]\nd = 1\ncustom = { badge = 7 }\n");
    becomes("", set("a.b.c", "1"), "[a]\nb = { c = 1 }\n");
    becomes_in_order(
        "[profile]\nname = 1\n\n[[goals]]\nid = 1\n",
        set("stages.x", "1"),
        "[profile]\nname = 1\n\n[stages]\nx = 1\n\n[[goals]]\nid = 1\n",
    );
}

#[test]
fn a_key_of_the_root_stays_above_the_first_header() {
    becomes("a = 1\n\n[b]\n", set("c", "2"), "a = 1\nc = 2\n\n[b]\n");
    becomes("# about b\n[b]\n", set("a", "1"), "a = 1\n\n# about b\n[b]\n");
    becomes("#:schema x\n\n[b]\n", set("a", "1"), "#:schema x\n\na = 1\n\n[b]\n");
    becomes("#:schema x\n[b]\n", set("a", "1"), "#:schema x\n\na = 1\n\n[b]\n");
    becomes("# only a comment", set("a", "1"), "# only a comment\n\na = 1");
}

#[test]
fn a_key_of_an_inline_table_joins_it() {
    becomes("a = { b = 1 } # c\n", set("a.d", "2"), "a = { b = 1, d = 2 } # c\n");
    becomes("a = {}\n", set("a.b", "1"), "a = { b = 1 }\n");
    becomes("a = [{ b = 1 }]\n", set("a[0].c", "'''x\ny'''"), "a = [{ b = 1, c = \"x\\ny\" }]\n");
    becomes("a = { b.c = 1 }\n", set("a.b.d", "2"), "a = { b.c = 1, b.d = 2 }\n");
}

#[test]
fn a_key_of_a_dotted_table_is_spelled_with_dots() {
    becomes("[t]\na . b = 1\nc = 2\n", set("t.a.d", "3"), "[t]\na . b = 1\na.d = 3\nc = 2\n");
    becomes("a.b.c = 1\n", set("a.d", "2"), "a.b.c = 1\na.d = 2\n");
}

#[test]
fn a_table_known_only_by_its_parts_gets_a_header() {
    becomes("[a.b]\nc = 1\n", set("a.d", "2"), "[a]\nd = 2\n\n[a.b]\nc = 1\n");
    becomes("x = 1\n\n# about b\n[[a.b]]\n", set("a.d", "2"), "x = 1\n\n[a]\nd = 2\n\n# about b\n[[a.b]]\n");
    becomes("[[e]]\n[e.a.b]\n[[e]]\n", set("e[0].a.d", "2"), "[[e]]\n\n[e.a]\nd = 2\n\n[e.a.b]\n[[e]]\n");
}

#[test]
fn what_is_not_one_value_is_not_overwritten() {
    refused("[a]\nb = 1\n", set("a", "1"), "`a` is a table of its own, not one value");
    refused("[[a]]\n", set("a", "[]"), "`a` is a list of its own, not one value");
    refused("[[a]]\n", set("a[0]", "{}"), "`a[0]` is a table of its own, not one value");
    refused("a.b = 1\n", set("a", "1"), "`a` is a table of its own, not one value");
}

#[test]
fn a_path_that_leads_through_a_value_is_refused() {
    refused("a = 'x'\n", set("a.b", "1"), "`a` is text, so it has no key `b`");
    refused("a = [1]\n", set("a[2]", "1"), "`a` has 1 elements, so there is no `a[2]`");
    refused("[[a]]\n", set("a[1].b", "1"), "`a` is written as entries `[[a]]`, not in brackets");
}

#[test]
fn text_of_several_lines_fits_the_line_ends_of_the_file() {
    becomes("a = 1\r\n", set("a", "\"\"\"x\ny\"\"\""), "a = \"x\\ny\"\r\n");
    becomes("a = 1\n", set("a", "\"\"\"x\ny\"\"\""), "a = \"\"\"x\ny\"\"\"\n");
}

#[test]
fn a_list_of_several_lines_keeps_the_comments_of_what_stays() {
    let list = "a = [ # of both\n  1, # one\n  # two is\n  2, # two\n  3 # three\n  # more to come\n] # end\n";
    becomes(list, set("a", "[1, 3]"), "a = [ # of both\n  1, # one\n  3 # three\n  # more to come\n] # end\n");
    becomes(
        list,
        set("a", "[0, 1, 7, 2, 3, 4]"),
        "a = [ # of both\n  0,\n  1, # one\n  7,\n  # two is\n  2, # two\n  3, # three\n  4\n  # more to come\n] # end\n",
    );
    becomes(list, set("a", "[]"), "a = [ # of both\n  # more to come\n] # end\n");
    becomes("a = [\r\n  1,\r\n]\r\n", set("a", "[2]"), "a = [\r\n  2,\r\n]\r\n");
    becomes("a = [1, # one\n 2, 3]\n", set("a", "[1, 3, 4]"), "a = [1, # one\n 3, 4]\n");
}

#[test]
fn an_element_that_is_worded_anew_keeps_what_is_said_of_it() {
    let list = "a = [\n  # --- one ---\n  \"x\", # of x\n  \"y\",\n  # --- two ---\n  \"z\"\n]\n";
    becomes(list, set("a", "['x fixed', 'y', 'z']"), &list.replace("\"x\"", "'x fixed'"));
    becomes(list, set("a", "['x', 'y', 'z fixed']"), &list.replace("\"z\"", "'z fixed'"));
    becomes(list, set("a", "['x', 'new', 'more', 'z']"), &list.replace("\"y\",", "'new',\n  'more',"));
    becomes(list, set("a", "['b', 'z']"), "a = [\n  # --- one ---\n  'b', # of x\n  # --- two ---\n  \"z\"\n]\n");
    // What only moves is not worded anew.
    becomes("a = [\n  1,\n  2, # two\n]\n", set("a", "[3, 1]"), "a = [\n  3,\n  1,\n]\n");
}

#[test]
fn a_comment_that_has_no_place_in_the_new_value_is_shown() {
    let refusal = "in the new value of `a` there is no place for its comment `# two`";
    becomes("a = [\n  1,\n  2, # two\n]\n", set("a", "[2, 1]"), "a = [\n  2, # two\n  1,\n]\n");
    refused("a = [\n  2, # two\n  3, # three\n]\n", set("a", "[3, 2]"), refusal);
    refused("a = [\n  1,\n  2, # two\n]\n", set("a", "[\n2,\n1]"), refusal);
    refused("a = [\n  1,\n  2, # two\n]\n", set("a", "7"), refusal);
}

#[test]
fn a_list_too_long_to_go_through_is_written_anew_or_not_at_all() {
    let list = |tail: &str| format!("a = [\n{}]\n", (0..3000).map(|at| format!("  {at},{tail}\n")).collect::<String>());
    becomes(&list(""), set("a", "[1, 2]"), "a = [1, 2]\n");
    refused(&list(" # why"), set("a", "[1, 2]"), "in the new value of `a` there is no place for its comment `# why`");
}
