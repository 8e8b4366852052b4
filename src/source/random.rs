//! Files as people write them by hand, at random: valid, but in every manner TOML allows.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{select, subsequence};
use proptest::{option, prop_oneof};

/// The keys of a table; the last ones need quotes or make tables of their own.
const KEYS: &[&str] =
    &["id", "name", "due", "roles", "summary", "\"odd key\"", "'q.d'", "plan.start", "plan.'e nd'", "note"];
/// Sections as tables and as entries.
const TABLES: &[&str] = &["profile", "communication", "custom.client", "custom", "\"a b\""];
const ENTRIES: &[&str] = &["goals", "stakeholders", "commitments"];

/// A value, spelled with line feeds.
fn value() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        select(vec![
            "1",
            "-2",
            "+3_000",
            "0x1F",
            "1.5",
            "-0.0",
            "inf",
            "true",
            "false",
            "2026-03-02",
            "09:30:00",
            "2026-03-02T09:30:00+03:00",
            "2026-03-02 09:30:00"
        ])
        .prop_map(str::to_owned),
        select(vec![
            "\"\"",
            "\"Имя # no comment\"",
            "\"a \\\"b\\\" = \\\\ [c]\"",
            "'C:\\new'",
            "\"é\\u00e9\\n\"",
            "'\"'"
        ])
        .prop_map(str::to_owned),
        select(vec![
            "\"\"\"\n# no comment\n[[goals]]\nid = \"x\"\n\"\"\"",
            "\"\"\"a\"\"\"",
            "'''\n\n'''",
            "\"\"\"a \\\n   b\"\"\""
        ])
        .prop_map(str::to_owned),
    ];
    scalar.prop_recursive(3, 12, 4, |inner| prop_oneof![list(inner.clone()), inline(inner)])
}

/// A list in one of the layouts people use.
fn list(element: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (vec(element, 0..4), 0..6_u8, any::<bool>()).prop_map(|(elements, layout, comma)| {
        let comma = if comma && !elements.is_empty() { "," } else { "" };
        match layout {
            0 => format!("[{}{comma}]", elements.join(", ")),
            1 => format!("[ {}{comma} ]", elements.join(" , ")),
            2 => format!("[\n  {}{comma}\n]", elements.join(",\n  ")),
            3 => format!(
                "[ # first\n    {}{comma} # last\n    # below\n  ]",
                elements.join(", # why\n    # above\n    ")
            ),
            4 => format!("[{}{comma}\n]", elements.join(",\n ")),
            _ => format!("[ {}\n  {comma}]", elements.join("\n  , ")),
        }
    })
}

fn inline(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let keys = subsequence(vec!["a", "b", "\"c d\"", "e.f", "e.'g'"], 0..4);
    (keys, vec(value, 4), any::<bool>()).prop_map(|(keys, values, wide)| {
        let equals = if wide { " = " } else { "=" };
        let pairs: Vec<_> = keys.iter().zip(values).map(|(key, value)| format!("{key}{equals}{value}")).collect();
        if wide { format!("{{ {} }}", pairs.join(", ")) } else { format!("{{{}}}", pairs.join(",")) }
    })
}

/// What stands between statements, and at the end of their lines.
fn decor() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => Just(String::new()),
        3 => Just("\n".to_owned()),
        1 => Just("\n  \n\n".to_owned()),
        2 => Just("# on what follows\n".to_owned()),
        1 => Just("\n# alone = 1\n\n".to_owned()),
        1 => Just("# on what was\n\n".to_owned()),
        1 => Just("  # [indented]\n\t# twice\n".to_owned()),
    ]
}

fn tail() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => Just(" # why"), 1 => Just("  \t"), 1 => Just("# \"close\"")]
}

/// Some pairs under one header, each with its decor.
fn pairs() -> impl Strategy<Value = String> {
    let manner = (select(vec!["", "", "  ", "\t"]), select(vec![" = ", " = ", "=", "  =  "]), any::<bool>());
    (subsequence(KEYS, 0..5), vec((value(), decor(), tail()), 5), manner).prop_map(|(keys, values, manner)| {
        let (indent, equals, aligned) = manner;
        let width = keys.iter().map(|key| key.chars().count()).max().unwrap_or_default();
        let lines = keys.iter().zip(values).map(|(key, (value, decor, tail))| {
            let pad = if aligned { width - key.chars().count() } else { 0 };
            format!("{decor}{indent}{key}{:pad$}{equals}{value}{tail}\n", "")
        });
        lines.collect()
    })
}

/// A section: a table, or entries, some with tables or entries of their own.
fn section(name: &'static str, entry: bool) -> impl Strategy<Value = String> {
    let header = if entry { format!("[[{name}]]") } else { format!("[{name}]") };
    let inner =
        if entry { option::weighted(0.3, (pairs(), pairs(), any::<bool>())).boxed() } else { Just(None).boxed() };
    (decor(), tail(), pairs(), inner, decor()).prop_map(move |(above, tail, pairs, inner, below)| {
        let inner = inner.map_or_else(String::new, |(first, second, list)| match list {
            true => format!("[[{name}.subs]]\n{first}  [[{name}.subs]]\n{second}"),
            false => format!("[{name}.sub.deep]\n{first}[{name}.sub]\n{second}"),
        });
        format!("{above}{header}{tail}\n{pairs}{inner}{below}")
    })
}

/// A whole file.
pub(crate) fn file() -> impl Strategy<Value = String> {
    let tables: Vec<_> = TABLES.iter().map(|name| option::weighted(0.4, section(name, false))).collect();
    let entries = vec(select(ENTRIES), 0..5)
        .prop_flat_map(|names| names.into_iter().map(|name| section(name, true)).collect::<Vec<_>>());
    let habits = (any::<bool>(), any::<bool>(), 0..3_u8);
    (pairs(), tables, entries, any::<bool>(), habits).prop_map(|(root, tables, entries, tables_first, habits)| {
        let tables: String = tables.into_iter().flatten().collect();
        let entries: String = entries.concat();
        let (first, second) = if tables_first { (tables, entries) } else { (entries, tables) };
        let (mark, cut, line_end) = habits;
        let mut text = format!("{root}{first}{second}");
        if cut {
            text.truncate(text.trim_end_matches('\n').len());
        }
        let text = match line_end {
            0 => text.replace('\n', "\r\n"),
            1 => mixed(&text),
            _ => text,
        };
        format!("{}{text}", if mark { "\u{feff}" } else { "" })
    })
}

/// Every third line ends as on Windows.
fn mixed(text: &str) -> String {
    let lines = text.split_inclusive('\n').enumerate();
    lines.map(|(place, line)| if place % 3 == 0 { line.replace('\n', "\r\n") } else { line.to_owned() }).collect()
}
