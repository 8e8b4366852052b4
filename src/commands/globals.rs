//! The flags that every command takes.

use std::path::PathBuf;
use std::time::Duration;

use crate::context::Wishes;
use crate::query::Keep;
use crate::render::{Color, Format};

/// Flags that stand before or after any command.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Globals {
    /// Work as if started in this folder
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    /// The day to take for today: a date, or a local date-time [env: FOLIO_TODAY]
    #[arg(long, value_name = "DATE", global = true)]
    pub today: Option<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, hide_default_value = true, global = true)]
    pub format: Format,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_default_value = true, global = true)]
    pub color: Color,
    /// Say nothing but the answer
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Seconds to wait for a lock that another program holds
    #[arg(long, value_name = "SECONDS", default_value_t = 10, hide_default_value = true, global = true)]
    pub wait: u64,
    /// Read every file for a question, and keep nothing for the next
    #[arg(long, global = true)]
    pub no_index: bool,
}

impl Globals {
    /// What the flags ask of the world.
    pub fn wishes(&self) -> Wishes {
        Wishes {
            directory: self.directory.clone(),
            today: self.today.clone(),
            format: self.format,
            color: self.color,
            quiet: self.quiet,
            wait: Duration::from_secs(self.wait),
            keep: if self.no_index { Keep::Nothing } else { Keep::Index },
        }
    }
}
