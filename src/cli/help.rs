//! Help and mistakes in words, fitted to the terminal: clap says what stands there, and this breaks it into lines.
//!
//! clap's own wrapping leaves the usage line whole, breaks commands that somebody will copy, and indents descriptions
//! further than half of a narrow terminal.

use clap::{Command, CommandFactory as _};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::commands::Words;
use crate::render::Screen;

/// Columns of help that goes to a pipe or a file.
const PAGE: usize = 100;
/// Below so many columns a description stands under what it describes, and half as far in.
const NARROW: usize = 60;

/// The command line's definition, its help laid out for the screen but not yet broken into lines.
pub fn command(screen: Screen) -> Command {
    Words::command().term_width(0).next_line_help(is_narrow(screen))
}

/// Help as it fits the screen, or a page where it goes elsewhere.
pub fn fitted(text: &str, screen: Screen) -> String {
    broken(text, screen.width.unwrap_or(PAGE), is_narrow(screen))
}

/// A mistake in words as it fits the screen; whole where it goes elsewhere.
pub fn fitted_mistake(text: &str, screen: Screen) -> String {
    match screen.width {
        Some(width) => broken(text, width, false),
        None => text.to_owned(),
    }
}

fn is_narrow(screen: Screen) -> bool {
    screen.width.is_some_and(|width| width < NARROW)
}

fn broken(text: &str, width: usize, narrow: bool) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        out.push_str(&pieces(line, width, narrow));
        out.push('\n');
        out
    })
}

/// One line in as many as it takes, those after the first beginning where its description does.
fn pieces(line: &str, width: usize, narrow: bool) -> String {
    let words = line.trim_start();
    let indent = line.len() - words.len();
    // A command of the examples is for copying: the terminal breaks it without adding anything.
    if indent == 2 && words.starts_with("folio ") {
        return line.to_owned();
    }
    let indent = " ".repeat(if narrow { indent / 2 } else { indent });
    let head = if words.starts_with("- ") { "- " } else { head(words).unwrap_or_default() };
    let under = if is_usage(words) { 2 } else { display_width(head) };
    let under = format!("{indent}{:1$}", "", if 2 * under > width { 2 } else { under });
    let first = format!("{indent}{head}");
    let options =
        Options::new(width).initial_indent(&first).subsequent_indent(&under).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(&words[head.len()..], options);
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// What stands before a description on the same line, with the gap of two spaces or more behind it.
fn head(words: &str) -> Option<&str> {
    let gap = words.find("  ")?;
    let rest = words[gap..].trim_start();
    Some(&words[..words.len() - rest.len()])
}

/// Whether a line says how a command is used; styles may stand before its first word.
fn is_usage(words: &str) -> bool {
    words.contains("Usage:")
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::{Screen, command, fitted, fitted_mistake};

    const HELP: &str = "Usage: folio add [OPTIONS] <SECTION> <CLIENT>\n\n\
        \x20 init         Make a ledger: settings, schemas\n\
        \x20         Under what it describes, a good way in\n\
        \x20 folio add stakeholders baltika id=ivan name=Ivan\n";

    fn screen(width: usize) -> Screen {
        Screen { width: Some(width), color: false }
    }

    #[test]
    fn a_description_stays_beside_its_name() {
        let help = "Usage: folio add [OPTIONS] <SECTION> <CLIENT>\n\n\
            \x20 init         Make a ledger: settings, schemas\n\
            \x20         Under what it describes, a good way in\n\
            \x20 folio add stakeholders baltika id=ivan name=Ivan\n";
        assert_eq!(fitted(help, Screen::PLAIN), help);
        assert_eq!(
            fitted_mistake(HELP, screen(30)),
            "Usage: folio add [OPTIONS]\n  <SECTION> <CLIENT>\n\n\
             \x20 init         Make a ledger:\n               settings,\n               schemas\n\
             \x20         Under what it\n          describes, a good\n          way in\n\
             \x20 folio add stakeholders baltika id=ivan name=Ivan\n"
        );
    }

    #[test]
    fn a_narrow_terminal_is_indented_by_half() {
        assert_eq!(
            fitted(HELP, screen(20)),
            "Usage: folio add\n  [OPTIONS]\n  <SECTION> <CLIENT>\n\n\
             \x20init         Make a\n   ledger: settings,\n   schemas\n\
             \x20    Under what it\n     describes, a\n     good way in\n\
             \x20 folio add stakeholders baltika id=ivan name=Ivan\n"
        );
    }

    /// The help of a command and of all below it, short and long.
    fn helps(command: &mut Command, helps: &mut Vec<String>) {
        helps.extend([command.render_help().to_string(), command.render_long_help().to_string()]);
        for below in command.get_subcommands_mut() {
            self::helps(below, helps);
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_but_a_command_to_copy() {
        for width in [20, 40, 80] {
            let mut command = command(screen(width));
            command.build();
            let mut all = Vec::new();
            helps(&mut command, &mut all);
            assert!(all.len() > 50, "{}", all.len());
            for help in all {
                let fitted = fitted(&help, screen(width));
                let wide = |line: &&str| textwrap::core::display_width(line) > width && !line.starts_with("  folio ");
                assert_eq!(fitted.lines().find(wide), None, "{width} columns:\n{fitted}");
            }
        }
    }
}
