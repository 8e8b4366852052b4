use super::{append, becomes, becomes_in_order, refused};

#[test]
fn an_entry_comes_after_the_last_of_its_section() {
    becomes(
        "[[a]]\nb = 1\n\n[[c]]\nd = 1\n",
        append("a", &[("b", "2"), ("e", "\"x\"")]),
        "[[a]]\nb = 1\n\n[[a]]\nb = 2\ne = \"x\"\n\n[[c]]\nd = 1\n",
    );
    becomes(
        "[[a]]\nb = 1\n[a.c]\nd = 1\n[x]\n",
        append("a", &[("b", "2")]),
        "[[a]]\nb = 1\n[a.c]\nd = 1\n\n[[a]]\nb = 2\n\n[x]\n",
    );
    becomes("[[a]]\nb = 1\n\n# on c\n[c]\n", append("a", &[]), "[[a]]\nb = 1\n\n[[a]]\n\n# on c\n[c]\n");
    becomes("[[a]]\nb = 1\n# still a\n\n# todo\n", append("a", &[]), "[[a]]\nb = 1\n# still a\n\n[[a]]\n\n# todo\n");
}

#[test]
fn the_first_entry_of_a_section_comes_last_in_the_file() {
    becomes("", append("a", &[("b", "1")]), "[[a]]\nb = 1\n");
    becomes("\u{feff}", append("a", &[("b", "1")]), "\u{feff}[[a]]\nb = 1\n");
    becomes("[c]\n# end\n\n\n", append("a", &[("b", "1")]), "[c]\n# end\n\n[[a]]\nb = 1\n\n\n");
    becomes("[c]\r\nd = 1\r\n", append("a", &[("b", "1")]), "[c]\r\nd = 1\r\n\r\n[[a]]\r\nb = 1\r\n");
    becomes("[c]", append("a", &[("b", "1")]), "[c]\n\n[[a]]\nb = 1");
}

#[test]
fn a_new_section_stands_where_it_customarily_does() {
    becomes_in_order(
        "[profile]\nname = 1\n\n[[goals]]\nid = 1\n",
        append("stages", &[("stage", "'x'")]),
        "[profile]\nname = 1\n\n[[stages]]\nstage = 'x'\n\n[[goals]]\nid = 1\n",
    );
    becomes_in_order("# g\n[[goals]]\nid = 1\n", append("stages", &[]), "[[stages]]\n\n# g\n[[goals]]\nid = 1\n");
    becomes_in_order("[[goals]]\nid = 1\n", append("odd", &[]), "[[goals]]\nid = 1\n\n[[odd]]\n");
}

#[test]
fn an_entry_is_written_as_the_last_one_is() {
    becomes(
        "[[a]]\n  id   = 1\n  name = 2\n",
        append("a", &[("id", "3"), ("longer", "4")]),
        "[[a]]\n  id   = 1\n  name = 2\n\n[[a]]\n  id     = 3\n  longer = 4\n",
    );
    becomes("  [[a]]\n    b=1\n", append("a", &[("b", "2")]), "  [[a]]\n    b=1\n\n  [[a]]\n    b=2\n");
}

#[test]
fn a_list_of_inline_tables_takes_another() {
    becomes("a = [{ b = 1 }]\n", append("a", &[("b", "2")]), "a = [{ b = 1 }, { b = 2 }]\n");
    becomes("a = []\n", append("a", &[("b", "2")]), "a = [{ b = 2 }]\n");
}

#[test]
fn only_a_list_has_entries() {
    refused("[a]\n", append("a", &[]), "`a` is a table, so it has no entries");
    refused("a = 1\n", append("a", &[]), "`a` is an integer, so it has no entries");
}

#[test]
fn a_key_given_twice_is_refused() {
    refused("", append("a", &[("b", "1"), ("b", "2")]), "`a` cannot be edited safely: the key `b` is there already");
}
