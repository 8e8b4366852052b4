//! The words for what the parser refuses.
//!
//! The parser says *that* something is wrong, in its own terms; whoever keeps a client file by hand wants to know what
//! was expected and what to type.

use std::ops::Range;

use super::{SyntaxFault, SyntaxKind, quoted, value};

/// The parser's word, ours, and the cure; `{}` stands for the text at the place.
const WORDS: &[(&str, &str, &str)] = &[
    ("missing value for key", "expected `=` and a value after the key", "write `key = value`"),
    ("extra `=`", "expected a value, found a second `=`", "delete one `=`"),
    ("unclosed table", "expected `]` at the end of the header", "close the header: `[name]`"),
    ("unclosed array table", "expected `]]` at the end of the header", "close the header: `[[name]]`"),
    ("missing table open", "found `]` without its `[`", "write a header as `[name]` or `[[name]]`"),
    ("invalid key-value pair", "expected a key, found {}", "write `key = value`; a `,` or `}` may be left over here"),
    ("unexpected content between comment and newline", "expected the end of the line", "put it on a line of its own"),
    (
        "missing comma between array elements",
        "expected a comma before the next element",
        "separate the elements of a list with `,`",
    ),
    ("extra comma in array", "expected an element before this comma", "delete the comma"),
    (
        "unexpected `=` in array",
        "expected an element of the list, found `=`",
        "lists hold values; write a key with its value as `{ key = value }`",
    ),
    (
        "missing comma between key-value pairs",
        "expected a comma before the next key",
        "separate the keys of an inline table with `,`",
    ),
    ("missing assignment between key-value pairs", "expected `=` after the key", "write `{ key = value }`"),
    (
        "extra assignment between key-value pairs",
        "expected a comma before the next key",
        "write `{ key = value, key = value }`",
    ),
    ("missing key for inline table element", "expected a key, found {}", "write `{ key = value }`"),
    (
        "invalid inline table element",
        "expected `key = value`, found {}",
        "write `{ key = value }`; a list is written in `[ ]`",
    ),
    ("extra comma in inline table", "expected a key before this comma", "delete the comma"),
    ("missing array opening", "found `]` without its `[`", "write a list as `[a, b]`"),
    ("missing inline table opening", "found `}` without its `{`", "write an inline table as `{ key = value }`"),
    ("invalid comment character", "found a control character in a comment", "delete the character; it cannot be seen"),
    ("unquoted keys cannot be empty", "expected a key", "write `key = value`, or `[name]` for a header"),
    ("keys cannot be multi-line basic strings", "expected a key on one line", "quote a key with one `\"` on each side"),
    (
        "keys cannot be multi-line literal strings",
        "expected a key on one line",
        "quote a key with one `'` on each side",
    ),
    (
        "too few unicode value digits",
        "expected the code of a letter after `\\u`",
        "write four digits: `\\u00e9`; for a backslash write `\\\\`",
    ),
    (
        "invalid value",
        "expected the code of a letter after `\\u`",
        "write four digits: `\\u00e9`; for a backslash write `\\\\`",
    ),
    (
        "missing escaped value",
        "expected an escape such as `\\n` or `\\\"` after the backslash",
        "for a backslash write `\\\\`, or put the text in single quotes: `'C:\\temp'`",
    ),
    ("missing opening quote", "expected a quote before the text too", "put text in quotes: `\"…\"`"),
    (
        "carriage return must be followed by newline",
        "found a carriage return without a line feed",
        "save the file with line ends LF or CRLF",
    ),
    (
        "cannot recurse further; max recursion depth met",
        "lists and tables are nested too deeply",
        "nest less deeply; 80 levels are the limit",
    ),
    ("recursion limit", "the key has too many parts", "nest less deeply; 80 levels are the limit"),
];

/// The parser's terms for a value that is neither number, boolean nor quoted text.
const VALUE: &[&str] = &[
    "string values must be quoted",
    "invalid boolean",
    "invalid float",
    "invalid fraction",
    "invalid exponent",
    "invalid mantissa",
    "invalid integer number",
    "invalid hexadecimal number",
    "invalid octal number",
    "invalid binary number",
    "`_` may only go between digits",
    "unexpected leading zero",
    "unexpected sign",
    "redundant numeric sign",
    "redundant integer number prefix",
    "integers with a radix cannot be signed",
    "radix must be lowercase",
];

/// A fault in our words. `message` is the parser's: a description, then often `, expected …`.
pub(super) fn explained(text: &str, span: Range<usize>, message: &str) -> SyntaxFault {
    let (description, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let fault = |message: String, help: String| SyntaxFault::new(SyntaxKind::Syntax, span.clone(), message, help);
    if VALUE.contains(&description) {
        let (span, message, help) = value::meant(text, span.clone());
        return SyntaxFault::new(SyntaxKind::Syntax, span, message, help);
    }
    match description {
        "invalid date" | "invalid time" | "invalid offset" | "invalid date-time" | "invalid datetime" => fault(
            format!("expected {}{expected} in {}", article(expected), quoted(&text[span.clone()])),
            value::day_of_any_year(&text[span.clone()]).map_or_else(
                || "a date is written 2026-03-02, a time 09:30:00, both 2026-03-02T09:30:00".to_owned(),
                |day| format!("a date has its year first: `2026-{day}`; a birthday without one is text: `\"--{day}\"`"),
            ),
        ),
        "key with no value" => {
            let (message, help) = key_without_value(text, span.start);
            fault(message, help)
        }
        "unexpected key or value" | "unexpected content" => {
            let (message, help) = after_value(text, span.start);
            fault(message, help)
        }
        "invalid unquoted key" => {
            let (message, help) = odd_key(&text[value::word(text, span.clone())]);
            fault(message, help)
        }
        _ if description.ends_with("string") => string(text, span, description, expected),
        _ => {
            let found = quoted(rest_of_line(text, span.start));
            let words = WORDS.iter().find(|(terse, _, _)| *terse == description);
            let (message, help) =
                words.map_or((description, "write what was expected"), |(_, ours, help)| (*ours, *help));
            fault(message.replace("{}", &found), help.to_owned())
        }
    }
}

/// The article that the parser leaves out before `month between 01 and 12`.
fn article(expected: &str) -> &'static str {
    match expected.split(' ').next() {
        Some("month" | "day" | "minute" | "second") => "a ",
        Some("hour") => "an ",
        _ => "",
    }
}

/// A line that begins like a key but has no `=`.
fn key_without_value(text: &str, at: usize) -> (String, String) {
    let rest = rest_of_line(text, at);
    let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let help = match rest.chars().next() {
        Some(':') => "use `=` instead of `:`".to_owned(),
        Some(_) if rest.contains('=') => {
            let key = format!("{}{}", line.trim_start(), rest.split('=').next().unwrap_or_default());
            format!("a key is one word: join its parts with `_`, or put it in quotes: `\"{}\"`", key.trim())
        }
        _ => "write `key = value`, or begin the line with `#` if it is a comment".to_owned(),
    };
    (format!("expected `=` and a value after the key {}", quoted(line.trim())), help)
}

/// A key with letters that need quotes.
fn odd_key(key: &str) -> (String, String) {
    if let Some(name) = key.strip_suffix(':') {
        return (format!("expected `=` after the key {}, found `:`", quoted(name)), format!("write `{name} = …`"));
    }
    (
        format!("expected a key of the letters a–z, digits, `-` and `_`, found {}", quoted(key)),
        format!("put a key with other letters in quotes: `\"{}\"`", key.trim()),
    )
}

/// Something behind a complete value or header.
fn after_value(text: &str, at: usize) -> (String, String) {
    let rest = rest_of_line(text, at);
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let help = if rest.starts_with(',') && digit(text[..at].chars().next_back()) && digit(rest.chars().nth(1)) {
        "write the decimal point as `.`; money is text: `\"1500.50 RUB\"`"
    } else if rest.trim_end() == "," {
        "delete the comma; only lists and inline tables have them"
    } else if rest.starts_with("//") || rest.starts_with("--") || rest.starts_with(';') {
        "comments begin with `#`"
    } else if rest.trim_end().ends_with('\'') {
        "put text with `'` in it in double quotes"
    } else if rest.contains('"') {
        "put the whole text in one pair of quotes, with a quote inside it as `\\\"`"
    } else {
        "put each key on a line of its own; comments begin with `#`"
    };
    (format!("expected the end of the line, found {}", quoted(rest)), help.to_owned())
}

/// Faults of quoted text: not closed, or with letters that must not stand in it.
fn string(text: &str, span: Range<usize>, description: &str, expected: &str) -> SyntaxFault {
    let (quote, many) = match description {
        "invalid basic string" => ("\"", false),
        "invalid literal string" => ("'", false),
        "invalid multi-line basic string" => ("\"\"\"", true),
        _ => ("'''", true),
    };
    let fault =
        |span: Range<usize>, message: String, help: String| SyntaxFault::new(SyntaxKind::Syntax, span, message, help);
    if expected != "`\"`" && expected != "`'`" {
        let letter = text[span.start..].chars().next().unwrap_or(' ');
        return fault(
            span,
            format!("found the control character U+{:04X} in text", letter as u32),
            if quote.starts_with('"') {
                format!("delete it, or write it as `\\u{:04x}`", letter as u32)
            } else {
                "delete it; only text in double quotes can hold it, as an escape".to_owned()
            },
        );
    }
    let line = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let open = text[..span.start].rfind(quote).filter(|&open| many || open >= line);
    match open {
        Some(open) if many => fault(
            open..open + quote.len(),
            format!("the text opened here with `{quote}` is never closed"),
            format!("add `{quote}` where it ends"),
        ),
        Some(open) => SyntaxFault {
            also: Some(open..open + quote.len()),
            ..fault(
                span,
                format!("expected `{quote}` at the end of the text"),
                format!("close the text with `{quote}`; text of several lines goes between `\"\"\"` and `\"\"\"`"),
            )
        },
        // The parser puts in an empty text where a key or value is missing.
        None => fault(
            span,
            "expected `key = value`".to_owned(),
            "write `{ key = value }`; a list is written in `[ ]`".to_owned(),
        ),
    }
}

fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or_default()
}
