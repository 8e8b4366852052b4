//! The words for what SQLite says of a question.

use std::time::Duration;

use super::names::in_quotes;
use super::sayings::said;
use super::{Fault, Names, Place, Question};

/// How to go on where a question tried to do more than ask.
pub const READS_ONLY: &str = "a question is one `select` over the tables of `folio schema tables`; the ledger is changed with `add`, `set`, `rm` …";

/// The clock stopped the question.
pub fn took_too_long(limit: Duration) -> Fault {
    Fault::at(format!("the question took longer than {} s and was stopped", limit.as_secs_f64()), None)
        .hint("ask for less: a join needs its `on`, a recursive `with` its end; `where` and `limit` narrow it")
}

/// The question or a value of it is too large.
pub fn too_big(message: &str) -> Fault {
    match message {
        "statement too long" => Fault::at("the question is longer than 256 KB", None)
            .hint("a long list of values is better put into the ledger, or asked for in parts"),
        _ => Fault::at("the question makes a value larger than 16 MB", None).hint("join or repeat fewer texts"),
    }
}

/// The question puts more aside than there is memory for.
pub fn no_memory() -> Fault {
    Fault::at("the question needs more memory than there is for it", None).hint(
        "what is sorted, grouped or told apart by `distinct` is held in memory, 1 GB at most: \
        ask for fewer rows with `where`, or for less of a text with `substr(…, 1, 200)`",
    )
}

/// All else that is wrong with a question.
pub fn worded(message: &str, place: Option<Place>, question: &Question<'_>, names: &Names) -> Fault {
    if let Some(rest) = message.strip_prefix("no such column: ") {
        return no_column(rest, place, question, names);
    }
    if let Some(name) = message.strip_prefix("no such table: ") {
        // SQLite does not say where.
        let alone = name.strip_prefix("main.").unwrap_or(name);
        let place = place.or_else(|| question.named(alone));
        // Views are temporary: of one that is there, only `main.` can be wrong.
        let name = if names.has_table(alone) { name } else { alone };
        return Fault { hints: names.for_table(alone), ..Fault::at(format!("there is no table `{name}`"), place) };
    }
    if let Some(name) = message.strip_prefix("no such function: ") {
        return Fault { hints: names.for_function(name), ..Fault::at(format!("there is no function `{name}`"), place) };
    }
    if message == "incomplete input" {
        return Fault::at("the question ends too early", Some(question.end()));
    }
    if let Some(word) = message.strip_prefix("near \"").and_then(|rest| rest.strip_suffix("\": syntax error")) {
        return match place {
            Some(place) => Fault::at(format!("`{word}` is not expected here"), Some(place)),
            // What SQLite met is folio's own text after the user's.
            None => Fault::at("the condition ends too early", Some(question.end())),
        };
    }
    if let Some(name) = message.strip_prefix("ambiguous column name: ") {
        let column = name.rsplit('.').next().unwrap_or(name);
        let fault = Fault::at(format!("more than one table has a column `{column}`"), place);
        return fault.hint(names.for_ambiguous(column, question.sql));
    }
    said(message, place.clone(), question).unwrap_or_else(|| Fault::at(message, place))
}

/// A column that is not there: a slip, another table's, or a text without its quotes.
fn no_column(rest: &str, place: Option<Place>, question: &Question<'_>, names: &Names) -> Fault {
    let (name, quoted) = match rest.split_once(" - should this be a string literal") {
        Some((name, _)) => (name.trim_matches('"'), true),
        None => (rest, place.as_ref().is_some_and(|place| place.word().starts_with('"'))),
    };
    let mut hints = names.for_column(name, question.sql);
    let text = in_quotes(name);
    if quoted && !hints.contains(&text) {
        hints.insert(0, text);
    }
    Fault { hints, ..Fault::at(format!("there is no column `{name}`"), place) }
}
