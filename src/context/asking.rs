//! Questions on the terminal: one line each, asked again until the answer can be read.

use std::io::{self, BufRead, Write};

use super::Context;
use crate::error::{Error, Result};
use crate::render::{Safe, findings};

/// How often a question is asked before folio gives up: somebody who is not there types nothing sensible.
const PATIENCE: usize = 5;

impl Context {
    /// Asks a question and reads the answer; `offered` is taken where only Enter was typed.
    ///
    /// To be called only where [`Context::can_ask`] says that somebody is there.
    ///
    /// # Errors
    /// Where standard input ends, or no answer could be read after several tries.
    pub fn ask<T>(&self, question: &str, offered: Option<&str>, read: impl Fn(&str) -> Result<T>) -> Result<T> {
        ask_on(&mut io::stdin().lock(), &mut io::stderr(), question, offered, read)
    }

    /// Shows the findings that somebody is to decide about.
    pub fn show(&self, error: &Error) {
        let drawn = findings::write(error.findings(), &self.prefix(), self.screen_of_errors());
        let _ = writeln!(io::stderr(), "{drawn}error: {}", Safe::block(&error.to_string()));
    }

    /// Asks whether to go on; Enter means no.
    ///
    /// # Errors
    /// As [`Context::ask`].
    pub fn confirm(&self, question: &str) -> Result<bool> {
        self.ask(question, Some("no"), |typed| match typed.to_lowercase().as_str() {
            "y" | "yes" => Ok(true),
            "n" | "no" => Ok(false),
            _ => Err(Error::usage("write `yes` or `no`")),
        })
    }
}

fn ask_on<T>(
    input: &mut dyn BufRead,
    screen: &mut dyn Write,
    question: &str,
    offered: Option<&str>,
    read: impl Fn(&str) -> Result<T>,
) -> Result<T> {
    let bare = question.lines().last().and_then(|line| line.split(" (").next()).unwrap_or(question);
    let silent =
        || Error::usage(format!("nobody answered `{bare}`")).hint("give the answer on the command line instead");
    for _ in 0..PATIENCE {
        let shown = offered.map(|offered| format!(" [{}]", Safe::line(offered))).unwrap_or_default();
        let _ = write!(screen, "{}{shown}: ", Safe::block(question));
        let _ = screen.flush();
        let mut line = String::new();
        if input.read_line(&mut line).map_err(|cause| silent().because(cause))? == 0 {
            return Err(silent());
        }
        let answer = if line.trim().is_empty() { offered.unwrap_or_default() } else { line.trim() };
        if answer.is_empty() {
            continue;
        }
        match read(answer) {
            Ok(answer) => return Ok(answer),
            Err(error) => {
                let _ = writeln!(screen, "{}", Safe::block(&error.to_string()));
                for hint in error.hints() {
                    let _ = writeln!(screen, "{}", Safe::block(hint));
                }
            }
        }
    }
    Err(silent())
}

#[cfg(test)]
mod tests {
    use super::ask_on;
    use crate::error::{Error, Result};

    fn asked(typed: &str, offered: Option<&str>) -> (Result<u8>, String) {
        let mut screen = Vec::new();
        let read = |typed: &str| {
            typed.parse::<u8>().map_err(|_| Error::usage(format!("`{typed}` is no number")).hint("write `7`"))
        };
        let answer = ask_on(&mut typed.as_bytes(), &mut screen, "How many", offered, read);
        (answer, String::from_utf8(screen).unwrap())
    }

    #[test]
    fn a_question_is_asked_until_the_answer_can_be_read() {
        let (answer, screen) = asked("seven\n\n7\n", None);
        assert_eq!(answer.unwrap(), 7);
        assert_eq!(screen, "How many: `seven` is no number\nwrite `7`\nHow many: How many: ");
    }

    #[test]
    fn enter_takes_what_is_offered() {
        let (answer, screen) = asked("\n", Some("3"));
        assert_eq!((answer.unwrap(), screen.as_str()), (3, "How many [3]: "));
    }

    #[test]
    fn nobody_waits_for_ever() {
        assert!(asked("", Some("3")).0.is_err());
        assert!(asked("x\n".repeat(20).as_str(), None).0.is_err());
    }

    #[test]
    fn what_is_typed_cannot_steer_the_terminal() {
        let (_, screen) = asked("\u{1b}[31m\n7\n", Some("\u{202e}"));
        assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'), "{screen:?}");
    }
}
