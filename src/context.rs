//! The only reader of clock, environment, working directory and terminal: what the world is, for one command.

mod asking;
mod screen;

use std::cell::Cell;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

pub use screen::early_screens;

use crate::change::{self, Act, Done, Draft};
use crate::diagnostic::Finding;
use crate::error::{Error, Result};
use crate::ledger::{Account, Clock, Ledger};
use crate::model::value::Timezone;
use crate::query::{Database, Keep, Looked, each_account};
use crate::render::{Color, Format, Standpoint};
use crate::rules::Checker;
use crate::store::{self, CommitOptions, Environment, Snapshot};

/// What the command line says of the world, before the world has been looked at.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// The folder to work in, instead of the working directory.
    pub directory: Option<PathBuf>,
    /// The day or moment to take for now.
    pub today: Option<String>,
    /// The format of the answer.
    pub format: Format,
    /// When to use colours.
    pub color: Color,
    /// Say nothing but the answer.
    pub quiet: bool,
    /// How long to wait for a lock.
    pub wait: Duration,
    /// What questions may keep for the next.
    pub keep: Keep,
}

/// The world of one command.
pub struct Context {
    /// The format asked for.
    pub format: Format,
    /// Whether to say nothing but the answer.
    pub quiet: bool,
    /// How long to wait for a lock.
    pub wait: Duration,
    keep: Keep,
    directory: PathBuf,
    color: Color,
    clock: Clock,
    environment: Environment,
    /// Set where the user wants what runs now to end.
    pub stop: Arc<AtomicBool>,
    /// The ledger's day, once a ledger was opened: the JSON envelope tells it.
    today: Cell<Option<crate::model::value::Day>>,
    /// The errors of a `folio.toml` with that text.
    looked: Cell<Option<(String, Vec<Finding>)>>,
}

impl Context {
    /// Looks at the world.
    ///
    /// # Errors
    /// Where the folder asked for is none, or the day asked for is none.
    #[allow(clippy::disallowed_methods, reason = "the only reader of clock, environment and working directory")]
    pub fn new(wishes: Wishes) -> Result<Context> {
        let directory = working_directory(wishes.directory)?;
        let environment = Environment::new(std::env::vars_os()).standing_in(&directory);
        let told = environment.get("FOLIO_TODAY").map(|day| day.to_string_lossy().into_owned());
        let clock = Clock::new(chrono::Utc::now(), wishes.today.or(told).as_deref())?;
        let Wishes { format, color, quiet, wait, keep, .. } = wishes;
        let (stop, today, looked) = (Arc::default(), Cell::new(None), Cell::new(None));
        Ok(Context { format, quiet, wait, keep, directory, color, clock, environment, stop, today, looked })
    }

    /// The folder the user stands in.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The environment for git.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The ledger in the work tree, found by walking up from where the user stands.
    ///
    /// # Errors
    /// Where there is none, or it is of a newer format.
    pub fn ledger(&self) -> Result<Ledger> {
        let root = store::find_root(&self.directory)?;
        let ledger = self.ledger_at(&root, Snapshot::work_tree(&root))?;
        ledger.refuse_newer()?;
        Ok(ledger)
    }

    /// The ledger at `root` in another state than the work tree.
    ///
    /// # Errors
    /// Where its `folio.toml` cannot be read.
    pub fn ledger_at(&self, root: &Path, snapshot: Snapshot) -> Result<Ledger> {
        let ledger = Ledger::open(root, &self.environment, snapshot, self.clock)?;
        self.today.set(Some(ledger.today()));
        Ok(ledger)
    }

    /// Makes one change as one commit.
    ///
    /// # Errors
    /// See [`change::make`].
    pub fn change(
        &self,
        ledger: &Ledger,
        wishes: &ChangeWishes,
        mut act: impl FnMut(&mut Draft<'_>) -> Result<Act>,
    ) -> Result<Done> {
        ledger.refuse_unsound()?;
        change::make(ledger, &self.options(wishes), &mut act)
    }

    /// Records what was changed by hand as one commit.
    ///
    /// # Errors
    /// See [`change::record`].
    pub fn record(
        &self,
        ledger: &Ledger,
        wishes: &ChangeWishes,
        mut take_up: impl FnMut(&mut Draft<'_>) -> Result<()>,
    ) -> Result<Done> {
        change::record(ledger, &self.options(wishes), &mut take_up)
    }

    /// How a change is to be made, by what the user wished.
    pub fn options(&self, wishes: &ChangeWishes) -> change::Options {
        change::Options {
            message: wishes.message.clone(),
            dry_run: wishes.dry_run,
            commit: CommitOptions { wait: self.wait, detached: wishes.detached, ..CommitOptions::default() },
        }
    }

    /// The ledger as a database that answers questions.
    ///
    /// # Errors
    /// See [`Database::open`].
    pub fn database<'l>(&self, ledger: &'l Ledger) -> Result<Database<'l>> {
        self.beside_settings(ledger, || Database::open(ledger, self.keep))
    }

    /// Looks at every client of the ledger that can be read, on all cores; see [`each_account`].
    ///
    /// # Errors
    /// As for [`each_account`].
    pub fn each_account<T: Send>(&self, ledger: &Ledger, look: impl Fn(Account) -> T + Sync) -> Result<Looked<T>> {
        self.beside_settings(ledger, || each_account(ledger, self.keep, look))
    }

    /// The errors of the ledger's `folio.toml`.
    pub fn errors_of_settings(&self, ledger: &Ledger) -> Vec<Finding> {
        let looked = self.looked.take().filter(|(text, _)| text == ledger.settings_text());
        looked.map_or_else(|| Checker::errors_of_settings(ledger), |(_, errors)| errors)
    }

    /// Does what may take a while, and looks for the errors of `folio.toml` beside it, unless it is known to have none.
    fn beside_settings<T>(&self, ledger: &Ledger, work: impl FnOnce() -> T) -> T {
        if ledger.has_vouched_settings() {
            return work();
        }
        std::thread::scope(|scope| {
            let looking = scope.spawn(|| Checker::errors_of_settings(ledger));
            let done = work();
            // What failed there is met again by who asks.
            let errors = looking.join().ok();
            self.looked.set(errors.map(|errors| (ledger.settings_text().to_owned(), errors)));
            done
        })
    }

    /// Where questions asked of this ledger are remembered: in git's own folder, never in the ledger; `None` without git.
    pub fn history_file(&self, ledger: &Ledger) -> Option<PathBuf> {
        let repository = store::Repository::open(ledger.root(), &self.environment).ok()??;
        Some(repository.git_directory().join("folio/query-history"))
    }

    /// All of standard input, as text.
    ///
    /// # Errors
    /// Where it cannot be read, or is no text.
    pub fn standard_input(&self) -> Result<String> {
        io::read_to_string(io::stdin().lock())
            .map_err(|cause| Error::environment("standard input cannot be read as text").because(cause))
    }

    /// The ledger's day, if a ledger was opened.
    pub fn known_today(&self) -> Option<String> {
        self.today.get().map(|day| day.to_string())
    }

    /// Whether a person can be asked: both ends are a terminal.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// The way from where the user stands to the ledger's root, empty or ending in `/`, to put before paths.
    pub fn prefix(&self) -> String {
        let Ok(root) = store::find_root(&self.directory) else { return String::new() };
        let Ok(here) = self.directory.canonicalize() else { return String::new() };
        match here.strip_prefix(&root) {
            Ok(below) => "../".repeat(below.components().count()),
            Err(_) => String::new(),
        }
    }

    /// The way from the top of what is checked out to the ledger's root, as [`Context::prefix`]: what GitHub counts paths from.
    ///
    /// `GITHUB_WORKSPACE` says where that is, if the ledger is in it; else it is the top of git's work tree.
    pub fn prefix_of_checkout(&self) -> String {
        let Ok(root) = store::find_root(&self.directory) else { return String::new() };
        let workspace = self.environment.get("GITHUB_WORKSPACE").and_then(|top| Path::new(top).canonicalize().ok());
        let told = workspace.and_then(|top| Some(root.strip_prefix(top).ok()?.to_path_buf()));
        let inside = told.or_else(|| Some(store::GitFolder::around(&root, &self.environment)?.inside));
        let names = inside.iter().flat_map(|path| path.components());
        names.map(|name| format!("{}/", name.as_os_str().to_string_lossy())).collect()
    }

    /// Where the reader of the answer stands, and whether the terminal there follows links; never in a pipe, nor where no
    /// colours are wanted, for a link is an escape sequence as well.
    pub fn standpoint(&self) -> Standpoint {
        let from = Standpoint::new(self.prefix());
        let links = io::stdout().is_terminal() && self.screen().color && supports_hyperlinks::supports_hyperlinks();
        match store::find_root(&self.directory) {
            Ok(root) if links => from.with_links(rustix::system::uname().nodename().to_bytes(), &root),
            _ => from,
        }
    }

    /// The time zone of the machine, where it has one by name.
    pub fn timezone(&self) -> Option<Timezone> {
        if let Some(told) = self.environment.get("TZ") {
            return told.to_str()?.trim_start_matches(':').parse().ok();
        }
        let link = std::fs::read_link("/etc/localtime").ok()?;
        link.to_str()?.split_once("zoneinfo/")?.1.parse().ok()
    }

    /// Where this program is, for what runs it later.
    ///
    /// # Errors
    /// Where the system does not tell.
    pub fn program(&self) -> Result<String> {
        let path = std::env::current_exe()
            .map_err(|cause| Error::environment("the system does not tell where folio is").because(cause))?;
        Ok(path.to_string_lossy().into_owned())
    }

    /// The user's editor: `VISUAL`, else `EDITOR`, as a command line.
    pub fn editor(&self) -> Option<String> {
        ["VISUAL", "EDITOR"]
            .into_iter()
            .find_map(|name| Some(self.environment.get(name)?.to_string_lossy().into_owned()))
    }
}

/// What every writing command can be told.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ChangeWishes {
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Say in your own words what the commit is
    #[arg(short, long, value_name = "MESSAGE")]
    pub message: Option<String>,
    /// Commit even where HEAD is on no branch
    #[arg(long)]
    pub detached: bool,
}

#[allow(clippy::disallowed_methods, reason = "the only reader of the working directory")]
fn working_directory(wish: Option<PathBuf>) -> Result<PathBuf> {
    let here = std::env::current_dir().map_err(|cause| {
        Error::environment("the working directory is gone").because(cause).hint("change into a folder that exists")
    })?;
    let Some(wish) = wish else { return Ok(here) };
    let directory = here.join(&wish);
    if directory.is_dir() {
        return Ok(directory);
    }
    Err(Error::usage(format!("`{}` is not a folder", wish.display())).hint("name an existing folder after `-C`"))
}
