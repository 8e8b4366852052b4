//! What somebody meant by a value that is none: text without quotes, a date of another country, `yes`.

use std::ops::Range;

use super::quoted;

/// The place of the whole value, what is wrong with it and how to mend it.
pub(super) fn meant(text: &str, span: Range<usize>) -> (Range<usize>, String, String) {
    let span = whole_line(text, word(text, span));
    let value = &text[span.clone()];
    let (message, help) = if value.is_empty() {
        ("expected a value after `=`".to_owned(), "write the value, or delete the key".to_owned())
    } else {
        (format!("expected a value, found {}", quoted(value)), help(value))
    };
    (span, message, help)
}

/// The rest of the line, if the value is all there is right of the `=` but for a comment: then it was meant whole.
fn whole_line(text: &str, span: Range<usize>) -> Range<usize> {
    let line = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let rest = text[span.start..].lines().next().unwrap_or_default();
    let rest = rest.split(" #").next().unwrap_or_default().trim_end();
    let alone = text[line..span.start].trim_end().ends_with('=') && !text[line..span.start].contains(['[', '{']);
    if alone && !span.is_empty() && !rest.contains(['=', '"']) { span.start..span.start + rest.len() } else { span }
}

/// The bytes of the unquoted word that a place lies in.
pub(super) fn word(text: &str, span: Range<usize>) -> Range<usize> {
    let ends = |letter: char| letter.is_whitespace() || ",=[]{}#\"'".contains(letter);
    let start = text[..span.start].char_indices().rev().take_while(|(_, letter)| !ends(*letter)).last();
    let end = text[span.end..].find(ends).map_or(text.len(), |end| span.end + end);
    start.map_or(span.start, |(start, _)| start)..end
}

fn help(value: &str) -> String {
    let lower = value.to_lowercase();
    match lower.as_str() {
        "true" | "false" => return format!("booleans are written in lower case: `{lower}`"),
        "yes" | "on" | "y" => return "write `true`, or put text in quotes: `\"yes\"`".to_owned(),
        "no" | "off" | "n" => return "write `false`, or put text in quotes: `\"no\"`".to_owned(),
        "null" | "none" | "nil" => return "TOML has no empty value; leave the key out".to_owned(),
        _ => {}
    }
    if value.starts_with(['“', '”', '„', '«', '‘', '’']) {
        return "use straight quotes: `\"…\"`; word processors write curly ones".to_owned();
    }
    if is_foreign_date(value) {
        return "a date is written year-month-day: `2026-03-02`".to_owned();
    }
    if value.contains(" //") {
        return "comments begin with `#`".to_owned();
    }
    let number = value.starts_with(|first: char| first.is_ascii_digit() || "+-._".contains(first))
        && value.chars().all(|letter| letter.is_ascii_hexdigit() || "+-._xobXOBE".contains(letter));
    let digits = value.trim_start_matches(['+', '-']);
    if number && digits.len() > 1 && digits.starts_with('0') && digits.chars().all(|digit| digit.is_ascii_digit()) {
        return format!("write it without the leading zero; a code or a phone number is text: `\"{value}\"`");
    }
    if number {
        return "a number has digits on both sides of its point, and `_` only between digits; other things are text, in quotes".to_owned();
    }
    let line = value.lines().next().unwrap_or_default().trim_end();
    if line.chars().count() <= 40 && !line.contains(['"', '\\']) {
        return format!("put text in quotes: `\"{line}\"`");
    }
    "put text in quotes: `\"…\"`".to_owned()
}

/// Month and day, if a word is nothing else: `03-07` or `--03-07`.
pub(super) fn day_of_any_year(word: &str) -> Option<&str> {
    let day = word.trim_start_matches('-');
    let [first, second, b'-', third, fourth] = day.as_bytes() else { return None };
    [first, second, third, fourth].iter().all(|byte| byte.is_ascii_digit()).then_some(day)
}

/// `2.3.2026`, `02/03/2026`, `2026/03/02`.
fn is_foreign_date(value: &str) -> bool {
    let parts: Vec<_> = value.split(['.', '/']).collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit()))
        && parts.iter().any(|part| part.len() == 4)
}
