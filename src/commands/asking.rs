//! Questions whose answers the schema knows.

use super::words::address::{field, section};
use super::words::reference::must_be_one_of;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// Asks for one of the choices of a field.
///
/// # Errors
/// As [`Context::ask`].
pub fn choice(context: &Context, ledger: &Ledger, of: &str, key: &str, offered: &str) -> Result<String> {
    let choices: Vec<String> = field(section(ledger.catalogue(), of)?, None, key)?
        .choices()
        .iter()
        .map(|choice| choice.value.clone())
        .collect();
    one_of(context, key, &choices, Some(offered))
}

/// Asks for one of the words known; the beginning of one is enough where it fits no other.
///
/// # Errors
/// As [`Context::ask`].
pub fn one_of(context: &Context, what: &str, known: &[String], offered: Option<&str>) -> Result<String> {
    let question = format!("{} ({})", capitalised(what), known.join(", "));
    context.ask(&question, offered, |typed| {
        let begun: Vec<&String> = known.iter().filter(|word| word.starts_with(typed)).collect();
        match (known.iter().find(|word| *word == typed), &begun[..]) {
            (Some(word), _) => Ok(word.clone()),
            (None, [word]) => Ok((*word).clone()),
            (None, []) => must_be_one_of(what, known, typed).map(|()| typed.to_owned()),
            _ => Err(Error::usage(format!("`{typed}` may mean more than one {what}"))),
        }
    })
}

/// Asks for any of the words known, with commas between them; Enter means none. Where none is known, nobody is asked.
///
/// # Errors
/// As [`Context::ask`].
pub fn some_of(context: &Context, what: &str, many: &str, known: &[String]) -> Result<Vec<String>> {
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let question = format!("{} ({})", capitalised(many), known.join(", "));
    context.ask(&question, Some(NONE), |typed| {
        let words = typed.split([',', ' ']).filter(|word| !word.is_empty() && *word != NONE);
        words.map(|word| must_be_one_of(what, known, word).map(|()| word.to_owned())).collect()
    })
}

/// What is offered where nothing need be chosen.
const NONE: &str = "none";

/// A key as the first word of a question.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
