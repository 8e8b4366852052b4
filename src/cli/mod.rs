//! Words in, screen out: reads the command line, runs one command, draws its outcome, gives the exit code.
//!
//! The only place that writes an answer, so that a closed pipe, a full disk and a bug are each met once. Questions on a
//! terminal are asked by [`context`](crate::context).

mod converse;
mod draw;
mod help;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind as ClapKind};
use clap::{Command, CommandFactory as _, FromArgMatches as _, ValueEnum as _};

use crate::commands::{self, Answer, Outcome, Receipt, Words};
use crate::context::{Context, early_screens};
use crate::diagnostic::nearest;
use crate::error::{Error, ErrorKind, Result};
use crate::render::{Format, Safe, Screen, findings, json};

/// Runs folio with the words of a command line, the program's name first.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    // A bug is told as one, with exit 4, and not as a bare panic with exit 101.
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
        let cause = panic.payload().downcast_ref::<&str>().copied();
        let cause =
            cause.or_else(|| panic.payload().downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
        say(&format!("error: folio came to a state it should not{place}: {}", Safe::line(cause)));
        say("hint: this is a bug in folio; please report it with the command you ran, and `folio --version`");
    }));
    let words: Vec<OsString> = words.into_iter().collect();
    let code = panic::catch_unwind(AssertUnwindSafe(|| answer(&words)));
    ExitCode::from(code.unwrap_or(ErrorKind::Bug.exit_code()))
}

fn answer(words: &[OsString]) -> u8 {
    let (screen, screen_of_errors) = early_screens();
    let matches = help::command(screen).try_get_matches_from(words).or_else(|error| match error.kind() {
        ClapKind::DisplayVersion => Err(error),
        // Help tells what each command is for, which stands in the forms of all of them.
        _ => {
            let mut whole = help::command(screen);
            whole.build();
            whole.try_get_matches_from(words)
        }
    });
    let typed = match matches.and_then(|matches| Words::from_arg_matches(&matches)) {
        Ok(typed) => typed,
        Err(error) => return refuse_words(&suggesting(error), words, screen, screen_of_errors),
    };
    let format = typed.globals.format;
    let context = match Context::new(typed.globals.wishes()) {
        Ok(context) => context,
        Err(error) => return fail(&error, format, None),
    };
    let finished = commands::run(typed.command, &context).and_then(|outcome| {
        let code = finish(&outcome, &context);
        // The process ends, and takes a large answer with it sooner than it is given back piece by piece.
        std::mem::forget(outcome);
        code
    });
    match finished {
        Ok(code) => code,
        Err(error) => fail(&error, format, Some(&context)),
    }
}

/// The same mistake with the nearest command: after `help`, clap names none.
fn suggesting(mut error: clap::Error) -> clap::Error {
    let known = error.get(ContextKind::SuggestedSubcommand).is_some();
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand).filter(|_| !known) else {
        return error;
    };
    let mut whole = Words::command();
    whole.build();
    let below = || whole.get_subcommands().flat_map(Command::get_subcommands);
    let names = whole.get_subcommands().chain(below()).map(Command::get_name);
    if let Some(near) = nearest(typed, names).map(str::to_owned) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![near]));
    }
    error
}

/// Help and version are answers; anything else clap says is a mistake in the words.
fn refuse_words(error: &clap::Error, words: &[OsString], screen: Screen, screen_of_errors: Screen) -> u8 {
    let styled = error.render();
    let text = |color| if color { styled.ansi().to_string() } else { styled.to_string() };
    if !matches!(error.kind(), ClapKind::DisplayHelp | ClapKind::DisplayVersion) {
        if let Some(format) = read_by_programs(words) {
            return fail(&told(&styled.to_string()), format, None);
        }
        let help = error.kind() == ClapKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let fitted = if help { help::fitted } else { help::fitted_mistake };
        say(fitted(&text(screen_of_errors.color), screen_of_errors).trim_end());
        return ErrorKind::Usage.exit_code();
    }
    match print(&help::fitted(&text(screen.color), screen)) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ErrorKind::Environment.exit_code(),
        _ => 0,
    }
}

/// The format that was asked for, if programs read it: where the words are at fault, nothing else knows.
fn read_by_programs(words: &[OsString]) -> Option<Format> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let named = |at: usize| match words[at].strip_prefix("--format") {
        Some("") => words.get(at + 1).map(|next| &**next),
        Some(joined) => joined.strip_prefix('='),
        None => None,
    };
    let format = Format::from_str((0..words.len()).find_map(named)?, true).ok()?;
    matches!(format, Format::Json | Format::Jsonl).then_some(format)
}

/// What clap says, as an error of folio: the first paragraph is the mistake, its tips are hints.
fn told(said: &str) -> Error {
    let mut lines = said.lines().map(str::trim);
    let mistake: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    let error = Error::usage(mistake.join(" ").trim_start_matches("error: "));
    lines.filter_map(|line| line.strip_prefix("tip: ")).fold(error, |error, tip| error.hint(tip))
}

fn finish(outcome: &Outcome, context: &Context) -> Result<u8> {
    if let Answer::Conversation(conversation) = &outcome.answer {
        converse::hold(conversation, context)?;
        return Ok(outcome.code);
    }
    let text = draw::answer(outcome, context)?;
    let printed = print(&text);
    if !context.quiet {
        // After the answer: a count of findings or the next step is what a person reads last.
        for line in &outcome.talk {
            say(&Safe::block(line).to_string());
        }
    }
    match printed {
        // A reader that has seen enough (`| head`) has not met an error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(outcome.code),
        Err(error) => Err(unprinted(outcome, error)),
        Ok(()) => Ok(outcome.code),
    }
}

/// A change stands, whether or not its line could be printed; a script must not take the error for a reason to repeat it.
fn unprinted(outcome: &Outcome, cause: io::Error) -> Error {
    let error = Error::environment("the answer could not be written to standard output").because(cause);
    match &outcome.answer {
        Answer::Change(Receipt { commit: Some(commit), .. }) => {
            error.hint(format!("the change is made all the same, as commit {commit}; do not repeat it"))
        }
        _ => error,
    }
}

fn fail(error: &Error, format: Format, context: Option<&Context>) -> u8 {
    if matches!(format, Format::Json | Format::Jsonl) {
        let value = serde_json::json!({
            "error": error.to_string(),
            "kind": error.kind().word(),
            "hints": error.hints(),
            "findings": error.findings().iter().map(|finding| serde_json::json!(json::FindingItem::from(finding))).collect::<Vec<_>>(),
        });
        say(&json::line(&value).unwrap_or_default());
        return error.kind().exit_code();
    }
    if let Some(context) = context.filter(|_| !error.findings().is_empty()) {
        let (drawn, others) = error.drawn();
        say(findings::write(drawn, &context.prefix(), context.screen_of_errors()).trim_end());
        if !others.is_empty() {
            say(&format!("… and {} more: {}", others.len(), findings::places(others, &context.prefix())));
        }
    }
    say(&format!("error: {}", Safe::block(&error.to_string())));
    for hint in error.hints() {
        say(&format!("hint: {}", Safe::block(hint)));
    }
    error.kind().exit_code()
}

fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// One line of talk; where standard error is closed there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
