use super::{becomes, refused, remove};

#[test]
fn a_key_leaves_with_its_lines_and_the_comment_above() {
    becomes("[a]\nb = 1\n# about c\nc = \"\"\"\nx\"\"\" # y\nd = 2\n", remove("a.c"), "[a]\nb = 1\nd = 2\n");
    becomes("a = 1\r\nb = 2\r\n", remove("b"), "a = 1\r\n");
    becomes("a = 1\n\n# alone\n\nb = 2\n", remove("b"), "a = 1\n\n# alone\n");
}

#[test]
fn no_gap_is_left() {
    becomes("a = 1\n\nb = 2\n\nc = 3\n", remove("b"), "a = 1\n\nc = 3\n");
    becomes("a = 1\n\n\nb = 2\n\nc = 3\n", remove("b"), "a = 1\n\n\nc = 3\n");
    becomes("\u{feff}a = 1\n\nb = 2\n", remove("a"), "\u{feff}b = 2\n");
    becomes("a = 1\n\nb = 2", remove("b"), "a = 1");
    becomes("a = 1\r\nb = 2", remove("b"), "a = 1");
    becomes("a = 1", remove("a"), "");
}

#[test]
fn an_entry_leaves_whole() {
    becomes(
        "[[a]]\nb = 1\n\n# second\n[[a]] # x\nb = 2\n\n# inside\n\nc = 3\n# below\n\n[[a]]\nb = 3\n",
        remove("a[1]"),
        "[[a]]\nb = 1\n\n[[a]]\nb = 3\n",
    );
    becomes("[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a]]\ne = 1\n", remove("a[0]"), "[[a]]\ne = 1\n");
    becomes("[[a]]\nb = 1\n# about c\n[c]\n", remove("a[0]"), "# about c\n[c]\n");
}

#[test]
fn a_section_leaves_with_all_its_entries_wherever_they_stand() {
    becomes("[[a]]\nb = 1\n\n[c]\nd = 1\n\n[[a]]\nb = 2\n", remove("a"), "[c]\nd = 1\n");
    becomes("a.b = 1\nc = 1\na.d = 2\n", remove("a"), "c = 1\n");
    becomes("#:schema x\n[a]\nb = 1\n", remove("a"), "#:schema x\n");
}

#[test]
fn a_table_that_was_only_part_of_the_path_goes_too() {
    becomes("a.b.c = 1\nd = 1\n", remove("a.b.c"), "d = 1\n");
    becomes("[a.b]\nc = 1\n", remove("a.b"), "");
    becomes("[a]\nb = 1\n", remove("a.b"), "[a]\n");
    becomes("[[a]]\nb = 1\n", remove("a[0]"), "");
}

#[test]
fn what_is_not_there_cannot_be_removed() {
    refused("a = 1\n", remove("b"), "there is no `b`");
    refused(
        "a = { b.c = 1, b.d = 2 }\n",
        remove("a.b"),
        "`a.b` is spelled out in several dotted keys of one inline table",
    );
}
