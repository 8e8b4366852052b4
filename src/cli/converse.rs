//! A conversation on the terminal: a line editor with history and completion, an answer to each question.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Editor, Helper};
use signal_hook::consts::SIGINT;
use signal_hook::flag;

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
    let config = Config::builder().completion_type(CompletionType::List).bracketed_paste(true).build();
    let mut editor: Editor<Names<'_>, FileHistory> = Editor::with_config(config).map_err(lost)?;
    editor.set_helper(Some(Names { all: &conversation.names, tables: &conversation.tables }));
    if let Some(file) = &conversation.history {
        // No history yet is no fault.
        let _ = editor.load_history(file);
    }
    // While an answer is worked out, Ctrl-C is a signal; without it the shell ends with the question, which is no fault either.
    let _ = flag::register(SIGINT, Arc::clone(&context.stop));
    if !context.quiet {
        say(conversation.greeting);
    }
    let mut typed = String::new();
    loop {
        let line = match editor.readline(if typed.is_empty() { conversation.prompt } else { conversation.more }) {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => {
                typed.clear();
                continue;
            }
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(lost(error)),
        };
        let asked = if (conversation.is_word)(&line) {
            line
        } else {
            typed.push_str(&line);
            if !(conversation.ended)(&typed) {
                typed.push('\n');
                continue;
            }
            std::mem::take(&mut typed)
        };
        remember(&mut editor, asked.trim(), conversation.history.as_deref());
        if answered(&asked, conversation, context).is_break() {
            break;
        }
    }
    Ok(())
}

/// Adds a question to the history, at once: whatever happens to the terminal, it is kept.
fn remember(editor: &mut Editor<Names<'_>, FileHistory>, asked: &str, history: Option<&Path>) {
    // A history that cannot be kept is no reason to complain.
    let _ = editor.add_history_entry(asked);
    if let Some(file) = history {
        let _ = file.parent().map(fs::create_dir_all);
        let _ = editor.save_history(file);
    }
}

/// Answers a question, or tells why not; breaks where nobody wants to go on.
fn answered(asked: &str, conversation: &Conversation, context: &Context) -> ControlFlow<()> {
    context.stop.store(false, Ordering::Relaxed);
    let drawn = (conversation.reply)(asked, context).and_then(|reply| match reply {
        Some(outcome) => Ok(Some((draw::answer(&outcome, context)?, outcome.talk))),
        None => Ok(None),
    });
    match drawn {
        Ok(None) => return ControlFlow::Break(()),
        Ok(Some((text, talk))) => {
            if print(&text).is_err() {
                return ControlFlow::Break(());
            }
            let heard = talk.iter().filter(|_| !context.quiet);
            heard.for_each(|line| say(&Safe::block(line).to_string()));
        }
        Err(_) if context.stop.load(Ordering::Relaxed) => say("stopped"),
        Err(error) => {
            fail(&error, context.format, Some(context));
        }
    }
    ControlFlow::Continue(())
}

/// Completes names; after `from` and `join` those of tables.
struct Names<'a> {
    all: &'a [String],
    tables: &'a [String],
}

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
        let after = typed[..start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let tables = ["from", "join"].into_iter().any(|word| after.eq_ignore_ascii_case(word));
        let names = if tables { self.tables } else { self.all };
        let fits = |name: &&String| (tables || !begun.is_empty()) && name.starts_with(&begun);
        Ok((start, names.iter().filter(fits).cloned().collect()))
    }
}

impl Validator for Names<'_> {}

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
        let completer = Names { all: &names, tables: &names[..1] };
        let complete = |line: &str| completer.complete(line, line.len(), &context).unwrap();
        assert_eq!(complete("select CLI"), (7, vec!["clients".to_owned(), "client".to_owned()]));
        assert_eq!(complete("«x» ti"), (6, vec!["tier".to_owned()]));
        assert_eq!(complete("select "), (7, Vec::new()));
        assert_eq!(complete("select tier\nFROM "), (17, vec!["clients".to_owned()]));
        assert_eq!(complete("from x join cli"), (12, vec!["clients".to_owned()]));
        assert_eq!(complete("from clients where cli"), (19, vec!["clients".to_owned(), "client".to_owned()]));
    }
}
