//! What SQLite says of a question, and what folio says in its place: one list.
//!
//! `{0}`, `{1}` … stand for what varies in a message.

use super::{Fault, Place, Question};

/// One saying: how SQLite puts it, how folio does, how to go on (or nothing), and at which word of the question, where SQLite
/// does not know: the first of several that is there; `?` is any place for a value.
type Saying = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// The sayings; the first that fits counts.
const SAYINGS: [Saying; 41] = [
    ("wrong number of arguments to function {0}", "`{0}` takes another number of values", "", &[]),
    ("misuse of aggregate function {0}", OF_MANY_ROWS, AFTER_SELECT, &[]),
    ("misuse of aggregate: {0}", OF_MANY_ROWS, AFTER_SELECT, &[]),
    ("misuse of aliased aggregate {0}", OF_MANY_ROWS, AFTER_SELECT, &[]),
    ("misuse of window function {0}", OF_OTHER_ROWS, IN_AN_INNER, &[]),
    ("misuse of aliased window function {0}", OF_OTHER_ROWS, IN_AN_INNER, &[]),
    (
        "circular reference: {0}",
        "`{0}` is made of itself",
        "give it a name that is no table's, or say `with recursive`",
        &["{0}"],
    ),
    ("unrecognized token: \"{0}\"", "`{0}` is no word of SQL", "", &[]),
    (
        "no such collation sequence: {0}",
        "there is no order `{0}`",
        "`collate folio` is the order of names in any script",
        &["{0}"],
    ),
    (
        "unable to use function MATCH{0}",
        "`match` cannot be used here",
        "`like '%word%'` looks into any text; `folio find` searches by word",
        &["match"],
    ),
    (
        "LIKE or GLOB pattern too complex",
        "a `glob` pattern is longer than 100 bytes",
        "`like` takes longer ones",
        &["glob"],
    ),
    (
        "Wrong number of parameters passed to query.{0}",
        "write the value itself, not a name for it",
        "a text stands in single quotes: `tier = 'key'`",
        &["?"],
    ),
    ("SELECTs to the left and right of {0} do not have{1}", AS_MANY, "fill the shorter one up with `null`", &["{0}"]),
    (
        "all VALUES must have the same number of terms",
        "the rows after `values` have different numbers of values",
        "fill the shorter ones up with `null`",
        &["values"],
    ),
    (
        "sub-select returns {0} columns - expected {1}",
        "an inner `select` gives {0} columns where {1} can stand",
        "leave the others out; columns that belong together are compared as `(a, b) in (select a, b …)`",
        &["( select"],
    ),
    (
        "row value misused",
        "several values in brackets stand where one is wanted",
        "`(a, b)` is compared with as many: `(a, b) = (1, 2)`, or `(a, b) in (select …)`",
        &[],
    ),
    (
        "datatype mismatch",
        "`limit` and `offset` take a whole number",
        "`limit 10`, `limit 10 offset 20`",
        &["limit", "offset"],
    ),
    ("{0} ORDER BY term out of range - should be between 1 and {1}", OUT_OF_RANGE, BY_NAME, &["order"]),
    ("{0} GROUP BY term out of range - should be between 1 and {1}", OUT_OF_RANGE, BY_NAME, &["group"]),
    (
        "{0} ORDER BY term does not match any column in the result set",
        "after `union` only columns of the answer can be sorted by",
        "name one of them, or its number; compute the other after `select`",
        &["order"],
    ),
    ("Recursion limit", TOO_DEEP, SIMPLER, &[]),
    ("parser stack overflow", TOO_DEEP, SIMPLER, &[]),
    ("Expression tree is too large{0}", TOO_DEEP, SIMPLER, &[]),
    (
        "the function `{0}` is not offered",
        "the function `{0}` is not offered",
        "there are SQLite's functions that only compute, and those of `folio query --help`",
        &["{0}"],
    ),
    (
        "`{0}` is no table of the ledger",
        "`{0}` is no table of the ledger",
        "`folio schema tables` lists the tables",
        &["{0}"],
    ),
    (
        "`{0}` would depend on this machine's time zone{1}",
        "`{0}` would depend on this machine's time zone{1}",
        "leave it out; for another zone count the hours: `datetime(at, '-3 hours')`",
        &["{0}"],
    ),
    ("no tables specified", "`*` stands for columns, and no table is named", "add `from` and a table", &["*"]),
    (
        "cannot join using column {0} - {1}",
        "`{0}` is no column of both tables",
        "say which columns meet: `on one.id = other.client`",
        &["{0}"],
    ),
    ("no such window: {0}", "there is no window `{0}`", "say what it is: `window {0} as (order by …)`", &["{0}"]),
    (
        "FILTER clause may only be used with {0}",
        "`filter` goes with what counts over many rows, such as `count` and `sum`",
        "`where` chooses rows for all columns",
        &["filter"],
    ),
    (
        "HAVING clause on a non-aggregate query",
        "`having` chooses groups, and there are none",
        "`where` chooses rows; `group by` makes groups",
        &["having"],
    ),
    ("malformed JSON", "a text is no JSON", "`json_valid(text)` tells of each whether it is", &[]),
    ("bad JSON path: {0}", "{0} is no path in JSON", "a path begins with `$`: `'$.name'`, `'$[0]'`", &[]),
    ("table {0} has {1} values for {2} columns", "`{0}` has {2} names for {1} columns", "name every column", &["{0}"]),
    (
        "{0} clause should come after {1} not before",
        "`{0}` stands before `{1}`, and is of the whole",
        "put it at the end",
        &["{0}"],
    ),
    (
        "integer overflow",
        "a whole number is beyond 9223372036854775807",
        "`total(…)` adds up with decimals, and `1.0 *` multiplies with them",
        &[],
    ),
    ("DISTINCT aggregates must have exactly one argument", "after `distinct` stands one value", "", &["distinct"]),
    (
        "recursive aggregate queries not supported",
        "a recursive `with` cannot count over its own rows",
        "count in the `select` after it",
        &["with"],
    ),
    ("duplicate WITH table name: {0}", "`with` names `{0}` twice", "give one of them another name", &["{0}"]),
    (
        "no such index: {0}",
        "there is no index `{0}`",
        "leave `indexed by` out; how tables are read is not for a question to say",
        &["{0}"],
    ),
    (
        "unsupported frame specification",
        "a window that ends before it begins",
        "`rows between 1 preceding and 1 following` counts from the earlier to the later",
        &["between"],
    ),
];
const OF_MANY_ROWS: &str = "`{0}` counts over many rows and cannot stand here";
const OF_OTHER_ROWS: &str = "`{0}` looks at other rows and cannot stand here";
const IN_AN_INNER: &str = "ask it in an inner `select` and compare in the outer one";
const AFTER_SELECT: &str = "it stands after `select`, or in `having` after a `group by`";
const AS_MANY: &str = "what stands before `{0}` has another number of columns than what stands after it";
const OUT_OF_RANGE: &str = "no column has this number: they go from 1 to {1}";
const BY_NAME: &str = "name the column itself, which always does";
const TOO_DEEP: &str = "the question is nested too deep";
const SIMPLER: &str = "leave brackets out; `a = 1 or a = 2 …` is `a in (1, 2, …)`; `with` gives a part a name";

/// What one of the sayings makes of a message; `None` where none fits.
pub fn said(message: &str, place: Option<Place>, question: &Question<'_>) -> Option<Fault> {
    if let Some(name) = message.strip_prefix("misuse of window function ").filter(|_| question.named("over").is_none())
    {
        let fault = Fault::at(format!("`{name}` looks at other rows, and `over (…)` is missing"), place);
        return Some(fault.hint(format!("say which, and in which order: `{name} over (order by name)`")));
    }
    let (found, (_, says, hint, at)) =
        SAYINGS.iter().find_map(|saying| Some((captured(saying.0, message)?, saying)))?;
    let filled = |template: &str| {
        let each = found.iter().enumerate();
        each.fold(template.to_owned(), |text, (index, part)| text.replace(&format!("{{{index}}}"), part))
    };
    let place = place.or_else(|| at.iter().find_map(|word| question.named(&filled(word))));
    let fault = Fault::at(filled(says), place);
    Some(if hint.is_empty() { fault } else { fault.hint(filled(hint)) })
}

/// What stands in a message for the varying parts of a pattern, in order; `None` where the message is another.
fn captured<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut fixed = pattern.split(['{', '}']).step_by(2);
    let mut rest = message.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    for part in fixed {
        let end = if part.is_empty() { rest.len() } else { rest.find(part)? };
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::captured;

    #[test]
    fn what_varies_in_a_message_is_known() {
        assert_eq!(
            captured("sub-select returns {0} columns - expected {1}", "sub-select returns 2 columns - expected 1"),
            Some(vec!["2", "1"])
        );
        assert_eq!(captured("no such index: {0}", "no such index: x"), Some(vec!["x"]));
        assert_eq!(captured("row value misused", "row value misused"), Some(vec![]));
        assert_eq!(captured("row value misused", "row value misused twice"), None);
        assert_eq!(captured("no such index: {0}", "no such window: x"), None);
    }
}
