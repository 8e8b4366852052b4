//! What can be seen of the place where an answer goes: its width and its colours.

use std::io::{self, IsTerminal as _};

use super::Context;
use crate::render::{Color, Screen};
use crate::store::Environment;

impl Context {
    /// The screen for answers.
    pub fn screen(&self) -> Screen {
        screen(&self.environment, self.color, io::stdout().is_terminal())
    }

    /// The screen for talk.
    pub fn screen_of_errors(&self) -> Screen {
        screen(&self.environment, self.color, io::stderr().is_terminal())
    }
}

/// The screens for answers and for talk before the command line was understood.
pub fn early_screens() -> (Screen, Screen) {
    let environment = Environment::new(std::env::vars_os());
    let screen = |terminal| screen(&environment, Color::Auto, terminal);
    (screen(io::stdout().is_terminal()), screen(io::stderr().is_terminal()))
}

fn screen(environment: &Environment, color: Color, terminal: bool) -> Screen {
    let told = || environment.get("COLUMNS").and_then(|text| text.to_str()?.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if terminal { told().or_else(seen).or(Some(80)) } else { None };
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let forced = environment.get("CLICOLOR_FORCE").is_some_and(|value| value != "0");
            let dumb = environment.get("TERM").is_some_and(|value| value == "dumb");
            environment.get("NO_COLOR").is_none() && (forced || terminal && !dumb)
        }
    };
    Screen { width, color }
}
