//! `folio fmt`: sections and keys in their customary order.

use std::path::PathBuf;

use super::scope::Scope;
use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::Result;
use crate::ledger::{Ledger, is_client};
use crate::query::{Cell, Column, Row, Rows};
use crate::render::Format;
use crate::source::{self, Tree};
use crate::store;

/// Move sections and keys into the order of the format, whole entries with their comments
///
/// Changes the work tree only; `folio commit` records it. Nothing is re-written: every entry keeps its bytes, and the file says the
/// same as before. A file that does not parse is left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio fmt\n  folio fmt clients/north\n  folio fmt --check")]
pub struct FmtArgs {
    /// Only these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Change nothing; list the files that are out of order, and exit 1 if there are any
    #[arg(long)]
    check: bool,
}

/// Arranges the files, or tells which of them would be.
pub fn run(args: &FmtArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let scope = Scope::new(&args.paths, context.directory(), &ledger)?;
    let found = Arranged::find(&ledger, |path| scope.covers(path));
    if !args.check {
        for file in &found.files {
            store::replace_file(
                ledger.root(),
                ledger.environment(),
                &file.path,
                file.was.as_bytes(),
                file.now.as_bytes(),
            )?;
        }
    }
    let answer = match (found.files.is_empty(), context.format) {
        (true, Format::Text) => Answer::Nothing,
        _ => Answer::Rows(found.rows()),
    };
    let mut outcome = Outcome::new("fmt", answer).code(u8::from(args.check && !found.files.is_empty()));
    if context.format == Format::Text {
        outcome.talk.extend(found.told(args.check));
    }
    Ok(outcome)
}

/// A file that is out of order, and how it would be.
struct File {
    path: String,
    was: String,
    now: String,
}

/// The files that are out of order, and those that cannot be judged.
struct Arranged {
    files: Vec<File>,
    broken: usize,
}

impl Arranged {
    fn find(ledger: &Ledger, wanted: impl Fn(&str) -> bool) -> Arranged {
        let order = ledger.catalogue().order();
        let mut found = Arranged { files: Vec::new(), broken: 0 };
        let clients = ledger.stored().iter().filter(|stored| is_client(stored) && wanted(&stored.path));
        for path in clients.map(|stored| &stored.path) {
            let text = ledger.read(path).ok().and_then(|bytes| source::decode(bytes).ok());
            let Some(was) = text.filter(|text| Tree::parse(text).is_sound()) else {
                found.broken += 1;
                continue;
            };
            if let Some(now) = source::arrange(&order, &was) {
                found.files.push(File { path: path.clone(), was, now });
            }
        }
        found
    }

    fn rows(&self) -> Rows {
        let rows = self.files.iter().map(|file| Row {
            id: file.path.clone(),
            cells: vec![Cell::Text(file.path.clone())],
            origin: None,
        });
        Rows { columns: vec![Column { name: "file".to_owned(), right: false }], rows: rows.collect() }
    }

    fn told(&self, check: bool) -> Vec<String> {
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        let mut told = Vec::new();
        let count = self.files.len();
        match (count, check) {
            (0, _) => {}
            (1, true) => told.push("1 file is out of order; `folio fmt` arranges it".to_owned()),
            (_, true) => told.push(format!("{count} files are out of order; `folio fmt` arranges them")),
            (_, false) => told.push(format!("arranged {}; `folio commit` records it", files(count))),
        }
        if self.broken > 0 {
            told.push(format!(
                "{} left alone that cannot be read or does not parse; see `folio check`",
                files(self.broken)
            ));
        }
        told
    }
}
