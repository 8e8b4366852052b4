//! The words for what SQLite says of a question.

use std::time::Duration;

use super::names::in_quotes;
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

/// All else that is wrong with a question.
pub fn worded(message: &str, place: Option<Place>, question: &Question<'_>, names: &Names) -> Fault {
    let with = |message: String, hints: Vec<String>| Fault { hints, ..Fault::at(message, place.clone()) };
    if let Some(rest) = message.strip_prefix("no such column: ") {
        return no_column(rest, place, question, names);
    }
    if let Some(name) = message.strip_prefix("no such table: ") {
        // SQLite does not say where.
        let name = name.strip_prefix("main.").unwrap_or(name);
        let place = place.or_else(|| question.named(name));
        return Fault { hints: names.for_table(name), ..Fault::at(format!("there is no table `{name}`"), place) };
    }
    if let Some(name) = message.strip_prefix("no such function: ") {
        return with(format!("there is no function `{name}`"), Names::for_function(name));
    }
    if let Some(name) = message.strip_prefix("wrong number of arguments to function ") {
        return with(format!("`{name}` takes another number of values"), Vec::new());
    }
    if let Some(name) = message.strip_prefix("ambiguous column name: ") {
        let hint = format!("say of which table: `clients.{}`", name.rsplit('.').next().unwrap_or(name));
        return with(format!("more than one table has a column `{name}`"), vec![hint]);
    }
    if let Some(name) =
        ["misuse of aggregate function ", "misuse of aggregate: "].iter().find_map(|start| message.strip_prefix(start))
    {
        let hint = "it stands after `select`, or in `having` after a `group by`".to_owned();
        return with(format!("`{name}` counts over many rows and cannot stand here"), vec![hint]);
    }
    if let Some(name) = message.strip_prefix("misuse of window function ") {
        let hint = "ask it in an inner `select` and compare in the outer one".to_owned();
        return with(format!("`{name}` looks at other rows and cannot stand here"), vec![hint]);
    }
    if message == "incomplete input" {
        return Fault::at("the question ends too early", Some(question.end()));
    }
    if let Some(word) = message.strip_prefix("near \"").and_then(|rest| rest.strip_suffix("\": syntax error")) {
        return match place {
            Some(place) => Fault::at(format!("`{word}` is not expected here"), Some(place)),
            None => Fault::at("the condition ends too early", Some(question.end())),
        };
    }
    if let Some(word) = message.strip_prefix("unrecognized token: ") {
        return with(format!("{} is no word of SQL", word.replace('"', "`")), Vec::new());
    }
    if message.contains("pattern too complex") {
        return with(
            "a `glob` pattern is longer than 100 bytes".to_owned(),
            vec!["`like` takes longer ones".to_owned()],
        );
    }
    with(message.to_owned(), Vec::new())
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
