//! Whether a text is one SQL expression. Stands in for the check that parses it, which is to come with `sql`.

use crate::error::{Error, Result};

/// What opens a string, a name or a comment, and what closes it.
const ENCLOSED: [(&str, &str); 6] = [("'", "'"), ("\"", "\""), ("`", "`"), ("[", "]"), ("/*", "*/"), ("--", "\n")];

/// The expression in brackets that it cannot end: no stray bracket, no semicolon, no open string or comment.
///
/// # Errors
/// A usage error that says what is wrong.
pub(super) fn condition(text: &str) -> Result<String> {
    let mut open: Option<&str> = None;
    let mut depth = 0_u32;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut taken = first.len_utf8();
        match open {
            Some(end) if rest.starts_with(end) => (open, taken) = (None, end.len()),
            Some(_) => {}
            None => match ENCLOSED.iter().find(|(start, _)| rest.starts_with(start)) {
                Some((start, end)) => (open, taken) = (Some(*end), start.len()),
                None if first == ';' => return Err(refused("a semicolon ends it")),
                None if first == '(' => depth += 1,
                None if first == ')' => depth = depth.checked_sub(1).ok_or_else(|| refused("`)` closes nothing"))?,
                None => {}
            },
        }
        rest = &rest[taken..];
    }
    // A comment to the end of the line may end with the text, for the bracket stands on a line of its own.
    if depth > 0 || open.is_some_and(|end| end != "\n") || text.trim().is_empty() {
        return Err(refused("it is not whole"));
    }
    Ok(format!("(\n{text}\n)"))
}

fn refused(why: &str) -> Error {
    Error::usage(format!("`--where` takes one SQL expression: {why}")).hint("such as `tier = 'key' and weight > 3`")
}
