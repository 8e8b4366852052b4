//! Faults by what somebody wrote: the text, where it is marked, what is said about it.

use crate::source::{Lines, SyntaxKind, Tree};

/// The faults of a text as `line:column: message; help`.
fn said(text: &str) -> Vec<String> {
    let lines = Lines::new(text);
    let tree = Tree::parse(text);
    let said = tree.faults().iter().map(|fault| {
        let place = lines.position(fault.span.start);
        format!("{}:{}: {}; {}", place.line, place.column, fault.message, fault.help)
    });
    said.collect()
}

#[track_caller]
fn says(text: &str, expected: &str) {
    assert_eq!(said(text), [expected]);
}

#[test]
fn a_value_without_quotes_is_told_to_have_them() {
    says(
        "name = Ivan Petrov # boss",
        "1:8: expected a value, found `Ivan Petrov`; put text in quotes: `\"Ivan Petrov\"`",
    );
    says(
        "due = next week, maybe",
        "1:7: expected a value, found `next week, maybe`; put text in quotes: `\"next week, maybe\"`",
    );
    says("a = [b]", "1:6: expected a value, found `b`; put text in quotes: `\"b\"`");
    says("phone = +7 912", "1:9: expected a value, found `+7 912`; put text in quotes: `\"+7 912\"`");
}

#[test]
fn what_somebody_meant_is_recognised() {
    says("a = yes", "1:5: expected a value, found `yes`; write `true`, or put text in quotes: `\"yes\"`");
    says("a = False", "1:5: expected a value, found `False`; booleans are written in lower case: `false`");
    says("a = null", "1:5: expected a value, found `null`; TOML has no empty value; leave the key out");
    says(
        "a = “x”",
        "1:5: expected a value, found `“x”`; use straight quotes: `\"…\"`; word processors write curly ones",
    );
    says("a = 2.3.2026", "1:5: expected a value, found `2.3.2026`; a date is written year-month-day: `2026-03-02`");
    says(
        "a = 007",
        "1:5: expected a value, found `007`; write it without the leading zero; a code or a phone number is text: `\"007\"`",
    );
    says(
        "a = 03-07",
        "1:5: expected `-` (MM-DD) in `03-07`; a date has its year first: `2026-03-07`; a birthday without one is text: `\"--03-07\"`",
    );
    says("a = 1 // b", "1:5: expected a value, found `1 // b`; comments begin with `#`");
    says(
        "a = 1,5",
        "1:6: expected the end of the line, found `,5`; write the decimal point as `.`; money is text: `\"1500.50 RUB\"`",
    );
    says("a: 1", "1:2: expected `=` after the key `a`, found `:`; write `a = …`");
    says("a : 1", "1:3: expected `=` and a value after the key `a`; use `=` instead of `:`");
    says(
        "a b = 1",
        "1:3: expected `=` and a value after the key `a`; a key is one word: join its parts with `_`, or put it in quotes: `\"a b\"`",
    );
}

#[test]
fn a_missing_value_is_missed() {
    says("a =", "1:4: expected a value after `=`; write the value, or delete the key");
    says("a = # b", "1:5: expected a value after `=`; write the value, or delete the key");
}

#[test]
fn a_date_that_is_none_says_which_part_is_wrong() {
    let help = "a date is written 2026-03-02, a time 09:30:00, both 2026-03-02T09:30:00";
    says("a = 2026-13-01", &format!("1:5: expected a month between 01 and 12 in `2026-13-01`; {help}"));
    says("a = 2026-02-30", &format!("1:5: expected a day between 01 and 28 in `2026-02-30`; {help}"));
    says("a = 2026-5-1", &format!("1:5: expected a two-digit month (MM) in `2026-5-1`; {help}"));
}

#[test]
fn what_is_never_closed_is_marked_where_it_opens() {
    says("a = [1,\n\nb = 2\n", "1:5: the list opened here is never closed; add `]` after its last element");
    says("a = { b = 1\n[c]\n", "1:5: the inline table opened here is never closed; add `}` after its last key");
    says("a = \"\"\"b\nc\n", "1:5: the text opened here with `\"\"\"` is never closed; add `\"\"\"` where it ends");
    says("[a\n", "1:3: expected `]` at the end of the header; close the header: `[name]`");
}

#[test]
fn a_key_twice_points_at_the_first() {
    let text = "[a]\nb = 1\nb = 2\n";
    says(text, "3:1: the key `b` is there already; keep one of the two");
    assert_eq!(Tree::parse(text).faults()[0].also, Some(4..5));
    let text = "[a]\nb = 1\n[a]\nb = 2\n";
    says(
        text,
        "3:2: the section `a` is there already; put its keys under the first header, or write both as entries with `[[ ]]`",
    );
    assert_eq!(Tree::parse(text).faults()[0].also, Some(1..2));
}

#[test]
fn a_number_too_large_is_a_fault_of_a_sound_file() {
    says(
        "a = 9223372036854775808",
        "1:5: the number `9223372036854775808` is too large; an integer has at most 64 bits; write a longer code as text, in quotes",
    );
    assert!(Tree::parse("a = 9223372036854775808").is_sound());
    assert!(said("a = -9223372036854775808\nb = 0x7fffffffffffffff\nc = inf").is_empty());
}

#[test]
fn toml_1_1_is_read_and_reported() {
    let kinds = |text: &str| Tree::parse(text).faults().iter().map(|fault| fault.kind).collect::<Vec<_>>();
    for text in [
        "a = { b = 1, }",
        "a = {\n b = 1 }",
        "a = { b = 1 # c\n}",
        "a = \"\\e\"",
        "a = \"\\x41\"",
        "\"\\x41\" = 1",
        "a = 07:32",
        "a = [{ b = { c = 1,} }]",
    ] {
        assert_eq!(kinds(text), [SyntaxKind::Version], "{text}");
        assert!(Tree::parse(text).is_sound(), "{text}");
    }
    for text in [
        "a = { b = [\n1,\n] }",
        "a = { b = '''\n''', c.d = 1 }",
        "a = '\\e'",
        "a = \"\\\\e\"",
        "a = {}",
        "a = { }",
        "a = 'b,'",
    ] {
        assert!(kinds(text).is_empty(), "{text}");
    }
}

#[test]
fn the_cure_of_toml_1_1_is_spelled_out() {
    let tail = "is TOML 1.1, which other tools refuse";
    says("a = 2026-01-01T07:32Z", &format!("1:5: a time without seconds {tail}; write `2026-01-01T07:32:00Z`"));
    says("a = \"b\\x41\"", &format!("1:7: the escape `\\x41` {tail}; write `\\u0041`"));
    says("a = { b = 1, }", &format!("1:12: a comma after the last key of an inline table {tail}; delete the comma"));
}

#[test]
fn nesting_without_end_is_a_fault_not_a_crash() {
    let dotted = vec!["a"; 79].join(".");
    let bombs = [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}1{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        format!("[{}a]", "a.".repeat(100_000)),
        format!("{dotted} = {}1{}", format!("{{ {dotted} = ").repeat(50), "}".repeat(50)),
    ];
    let product = format!("{dotted} = {}1{}", format!("{{ {dotted} = ").repeat(79), "}".repeat(79));
    let bombs = bombs.into_iter().chain([
        format!("{product}\n{product}\nbroken"),
        format!("[{dotted}]\n{product}\n=======\n# CONFLICT"),
        product,
    ]);
    for bomb in bombs {
        let tree = Tree::parse(&bomb);
        assert!(!tree.faults().is_empty() && !tree.is_sound(), "{}", &bomb[..40]);
    }
}

#[test]
fn the_first_fault_of_a_line_stands_for_all() {
    assert_eq!(said("a = [b, c, d\n").len(), 1);
    assert_eq!(
        said("a = { b = yes, c = 1, }\n"),
        ["1:11: expected a value, found `yes`; write `true`, or put text in quotes: `\"yes\"`"]
    );
}
