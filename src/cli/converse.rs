//! A conversation on the terminal: a line editor with history and completion, an answer to each question.

use std::fs;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Config, Editor, Helper};

use super::{draw, fail, print, say};
use crate::commands::Conversation;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::render::Safe;

/// Asks and answers until the user has enough.
///
/// An error ends the question, not the conversation.
///
/// # Errors
/// Where the terminal cannot be read.
pub(super) fn hold(conversation: &Conversation, context: &Context) -> Result<()> {
    let lost = |error: ReadlineError| Error::environment("the terminal cannot be read").because(error);
    let config = Config::builder().auto_add_history(true).bracketed_paste(true).build();
    let mut editor: Editor<Names<'_>, FileHistory> = Editor::with_config(config).map_err(lost)?;
    editor.set_helper(Some(Names(&conversation.names)));
    if let Some(file) = &conversation.history {
        // No history yet is no fault.
        let _ = editor.load_history(file);
    }
    loop {
        let typed = match editor.readline(conversation.prompt) {
            Ok(typed) => typed,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(lost(error)),
        };
        let reply = (conversation.reply)(&typed, context);
        let drawn = reply.and_then(|reply| match reply {
            Some(outcome) => Ok(Some((draw::answer(&outcome, context)?, outcome.talk))),
            None => Ok(None),
        });
        match drawn {
            Ok(None) => break,
            Ok(Some((text, talk))) => {
                if print(&text).is_err() {
                    break;
                }
                let heard = talk.iter().filter(|_| !context.quiet);
                heard.for_each(|line| say(&Safe::block(line).to_string()));
            }
            Err(error) => {
                fail(&error, context.format, Some(context));
            }
        }
    }
    if let Some(file) = &conversation.history {
        // A history that cannot be kept is no reason to complain at the end of a conversation.
        let _ = file.parent().map(fs::create_dir_all);
        let _ = editor.save_history(file);
    }
    Ok(())
}

/// Completes names, and knows where a question ends.
struct Names<'a>(&'a [String]);

impl Completer for Names<'_> {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = &line[..position];
        let start = typed
            .rfind(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .map_or(0, |at| at + typed[at..].chars().next().map_or(1, char::len_utf8));
        let begun = typed[start..].to_lowercase();
        let fits = |name: &&String| !begun.is_empty() && name.starts_with(&begun);
        Ok((start, self.0.iter().filter(fits).cloned().collect()))
    }
}

impl Validator for Names<'_> {
    /// A question may take several lines: it ends with `;` or an empty line. A word with a dot is one line.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let typed = context.input();
        let ended = typed.trim().is_empty()
            || typed.trim_start().starts_with('.')
            || typed.trim_end().ends_with(';')
            || typed.ends_with('\n');
        Ok(if ended { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

impl Hinter for Names<'_> {
    type Hint = String;
}

impl Highlighter for Names<'_> {}

impl Helper for Names<'_> {}

#[cfg(test)]
mod tests {
    use rustyline::completion::Completer as _;
    use rustyline::history::DefaultHistory;

    use super::Names;

    #[test]
    fn names_are_completed_wherever_they_stand() {
        let names = ["clients", "client", "tier"].map(str::to_owned);
        let history = DefaultHistory::new();
        let context = rustyline::Context::new(&history);
        let complete = |line: &str| Names(&names).complete(line, line.len(), &context).unwrap();
        assert_eq!(complete("select CLI"), (7, vec!["clients".to_owned(), "client".to_owned()]));
        assert_eq!(complete("«x» ti"), (6, vec!["tier".to_owned()]));
        assert_eq!(complete("select "), (7, Vec::new()));
    }
}
