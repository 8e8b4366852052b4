//! One file per output format; knows rows, findings and receipts, never clients.
//!
//! # Adding a format
//! Write one file here with a function per shape the format can hold ([`Rows`](crate::query::Rows), [`Finding`](crate::diagnostic::Finding)s, …), add a
//! variant to [`Format`] and its arm where the outcome is drawn in `cli/`. All text of a ledger passes through [`Safe`] before it
//! can reach a terminal.

pub mod chart;
pub mod csv;
pub mod diff;
pub mod findings;
pub mod github;
#[cfg(test)]
mod hostile;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod page;
mod safe;
mod standpoint;
pub mod svg;
pub mod table;

pub use safe::Safe;
pub use standpoint::Standpoint;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: tables and excerpts
    #[default]
    Text,
    /// One JSON document with a version number
    Json,
    /// One JSON item a line
    Jsonl,
    /// Comma-separated values, safe to open in a spreadsheet
    Csv,
    /// Tab-separated values
    Tsv,
    /// A Markdown table or page, as GitHub draws it
    Md,
    /// One HTML document for screen, phone and paper
    Html,
    /// One picture, where the answer is one
    Svg,
    /// A calendar that other programs subscribe to
    Ics,
    /// Only the identifier of each row
    Ids,
    /// GitHub workflow annotations (`check` only)
    Github,
}

impl Format {
    /// Whether people read it, who want to see what says something, and not every field there is.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Text | Format::Md | Format::Html)
    }
}

/// What is known of the place where the answer will be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns to fit a table into; `None` where nothing may be shortened (a pipe, a file).
    pub width: Option<usize>,
    /// Whether to use colours.
    pub color: bool,
}

impl Screen {
    /// A pipe or a file: no colours, nothing shortened.
    pub const PLAIN: Screen = Screen { width: None, color: false };
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set; anywhere with `CLICOLOR_FORCE`
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
