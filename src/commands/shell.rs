//! `folio completions` and `folio man`: what a shell and a manual reader need, made from the command line's own definition.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Answer, Outcome};
use crate::error::{Error, Result};

/// Print the completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio completions bash > ~/.local/share/bash-completion/completions/folio\n  \
    folio completions zsh > ~/.zfunc/_folio\n  folio completions fish > ~/.config/fish/completions/folio.fish")]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Print the manual page, of folio or of one command
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio man | man -l -\n  folio man promise | man -l -\n  folio man goal revise | man -l -"
)]
pub struct ManArgs {
    /// The command, with the words that follow it where it has several: `goal revise`
    command: Vec<String>,
}

fn whole() -> Command {
    let mut command = super::Words::command();
    command.build();
    command
}

/// Answers with the script.
pub fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut whole(), "folio", &mut script);
    Outcome::new("completions", Answer::Script(String::from_utf8_lossy(&script).into_owned()))
}

/// Answers with the page in roff.
///
/// # Errors
/// A usage error where there is no such command.
pub fn man(args: &ManArgs) -> Result<Outcome> {
    let mut command = whole();
    let mut words = Vec::new();
    for name in &args.command {
        let known =
            if words.is_empty() { "folio --help".to_owned() } else { format!("folio {} --help", words.join(" ")) };
        words.push(name.as_str());
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| {
            let typed = words.join(" ");
            Error::usage(format!("there is no command `{typed}`"))
                .hint(format!("`{known}` lists the commands there are"))
        })?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Error::bug("the manual page could not be written").because(error))?;
    Ok(Outcome::new("man", Answer::Script(String::from_utf8_lossy(&page).into_owned())))
}
