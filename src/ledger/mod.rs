//! The loaded ledger: where it is, its settings, its files, and how a client is found by the name a person types.
//!
//! A [`Ledger`] is one state of the database: the work tree, git's index or a revision. It reads a file when it is asked for
//! it and keeps none, so that a command about one client opens no other client's file.

mod account;
mod clock;
mod doubts;
pub mod fittings;
mod gaps;
mod lookalike;
mod lookup;
mod naming;
mod profile;
mod settled;
mod spare;
mod vouched;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use account::{Account, Places};
pub use clock::Clock;
pub use doubts::{Doubt, doubts};
pub use gaps::Gaps;
pub use lookalike::{Lookalike, Newcomer};
pub use lookup::{ClientFile, folded};
pub use naming::{client_slug, entry_id, next_id};
pub use spare::folded_slug;

use self::vouched::Vouched;
use crate::error::{Error, Result};
use crate::model::settings::{FORMAT, Settings};
use crate::model::value::{Day, Moment, Timezone};
use crate::schema::{Catalogue, Shape};
use crate::source::{self, Tree};
use crate::store::{Environment, Kind, LEDGER_FILE, ReadFault, Snapshot, Stamped, Stored, Tracked};

/// One state of a ledger.
pub struct Ledger {
    root: PathBuf,
    environment: Environment,
    snapshot: Snapshot,
    clock: Clock,
    settings_text: String,
    settings: Settings,
    sound: bool,
    vouched: bool,
    /// Why the system did not give `folio.toml`, where it did not.
    unread: Option<String>,
    stored: OnceLock<Vec<Stored>>,
    tracked: OnceLock<Tracked>,
    shape: OnceLock<Shape>,
}

impl Ledger {
    /// Opens the ledger at `root` as `snapshot` holds it.
    ///
    /// Settings that cannot be read or do not parse are replaced by the defaults, and [`Ledger::is_sound`] says so: a sick
    /// `folio.toml` must not hide the clients.
    ///
    /// # Errors
    /// Where there is no `folio.toml`.
    pub fn open(root: &Path, environment: &Environment, snapshot: Snapshot, clock: Clock) -> Result<Ledger> {
        let mut unread = None;
        let text = match snapshot.read(LEDGER_FILE) {
            Ok(bytes) => source::decode(bytes).unwrap_or_default(),
            Err(fault @ ReadFault::Missing) => return Err(unreadable(LEDGER_FILE, &fault)),
            Err(fault) => {
                unread = Some(fault.to_string());
                String::new()
            }
        };
        let tree = Tree::parse(&text);
        let sound = tree.faults().is_empty() && !text.is_empty();
        let vouched = sound && Vouched::new(root, environment, &text).holds();
        let decoded = match (sound, vouched) {
            (false, _) => None,
            (true, true) => tree.decode().ok(),
            (true, false) => settled::settled(&tree),
        };
        Ok(Ledger {
            root: root.to_owned(),
            environment: environment.clone(),
            snapshot,
            clock,
            sound: decoded.is_some(),
            vouched: vouched && decoded.is_some(),
            unread,
            settings: decoded.unwrap_or_default(),
            settings_text: text,
            stored: OnceLock::new(),
            tracked: OnceLock::new(),
            shape: OnceLock::new(),
        })
    }

    /// The same ledger, with the same clock, in another state.
    ///
    /// # Errors
    /// As for [`Ledger::open`].
    pub fn at(&self, snapshot: Snapshot) -> Result<Ledger> {
        Ledger::open(&self.root, &self.environment, snapshot, self.clock)
    }

    /// The folder that holds `folio.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The environment git is run in.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// A path of the ledger as a command takes it that is typed where the user stands.
    pub fn typed(&self, path: &str) -> String {
        self.environment.typed(&self.root, path)
    }

    /// The settings, every default filled in.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The text of `folio.toml`; empty where it is no text.
    pub fn settings_text(&self) -> &str {
        &self.settings_text
    }

    /// Whether this very `folio.toml` was found to have no error before; see [`Ledger::vouch_for_settings`].
    pub fn has_vouched_settings(&self) -> bool {
        self.vouched
    }

    /// Keeps in mind that this `folio.toml` has no error: to ask the schema takes longer than most questions.
    pub fn vouch_for_settings(&self) {
        Vouched::new(&self.root, &self.environment, &self.settings_text).keep();
    }

    /// Refuses a ledger of a format this program does not know.
    ///
    /// # Errors
    /// An environment error that names both formats.
    pub fn refuse_newer(&self) -> Result<()> {
        if self.settings.format.0 <= FORMAT {
            return Ok(());
        }
        Err(Error::environment(format!(
            "this ledger is of format {}, and this folio knows format {FORMAT}",
            self.settings.format.0
        ))
        .hint("use a newer folio; `folio --version` says which one this is"))
    }

    /// Refuses to write into a ledger whose settings could not be read.
    ///
    /// # Errors
    /// Where `folio.toml` does not parse.
    pub fn refuse_unsound(&self) -> Result<()> {
        if self.sound {
            return Ok(());
        }
        if let Some(fault) = &self.unread {
            return Err(Error::environment(format!("`{LEDGER_FILE}` cannot be read: {fault}"))
                .hint("check the disk, and that you may read the file"));
        }
        Err(Error::refused("`folio.toml` cannot be read, and nothing is written on a guess", Vec::new())
            .hint("`folio check folio.toml` shows what to mend"))
    }

    /// Whether `folio.toml` still reads as it did when this ledger was opened.
    pub fn has_current_settings(&self) -> bool {
        let text = self.read(LEDGER_FILE).ok().and_then(|bytes| source::decode(bytes).ok());
        text.is_some_and(|text| text == self.settings_text)
    }

    /// Whether this is the work tree, and not what git holds.
    pub fn is_work_tree(&self) -> bool {
        self.snapshot.is_work_tree()
    }

    /// Whether `folio.toml` could be read as settings; where not, references to it cannot be judged.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// The ledger's time zone.
    pub fn zone(&self) -> &Timezone {
        self.settings.zone()
    }

    /// The ledger's day.
    pub fn today(&self) -> Day {
        self.clock.today(self.zone())
    }

    /// The ledger's moment.
    pub fn now(&self) -> Moment {
        self.clock.now(self.zone())
    }

    /// The schema of a client file, the ledger's own fields included; compiled when the first file is held against it.
    pub fn shape(&self) -> &Shape {
        self.shape.get_or_init(|| Shape::client(&self.settings))
    }

    /// The sections and fields of a client file, the ledger's own fields included.
    pub fn catalogue(&self) -> &Catalogue {
        self.shape().catalogue()
    }

    /// Every name folio reads, by path: `folio.toml` and what stands under `clients/`.
    pub fn stored(&self) -> &[Stored] {
        self.stored.get_or_init(|| self.snapshot.list())
    }

    /// What stands under the names now, with stamps and in no order: looked at anew each time. `None` for what git holds.
    pub fn stamped(&self) -> Option<Vec<Stamped>> {
        self.snapshot.stamped()
    }

    /// The command that moves a client's file: git is asked once what it tracks.
    pub fn mover(&self, path: &str) -> &'static str {
        self.tracked.get_or_init(|| Tracked::of(&self.root, &self.environment)).mover(path)
    }

    /// The client files, by slug.
    pub fn clients(&self) -> Vec<ClientFile> {
        let readable = self.stored().iter().filter(|stored| is_client(stored));
        let mut clients: Vec<ClientFile> = readable.map(|stored| ClientFile::at(&stored.path)).collect();
        clients.sort();
        clients
    }

    /// What folio does not look into, each with the reason; see [`unseen`].
    pub fn closed(&self) -> impl Iterator<Item = String> {
        self.stored().iter().filter_map(unseen)
    }

    /// The bytes of one file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ReadFault> {
        self.snapshot.read(path)
    }

    /// The text of one client's file.
    ///
    /// # Errors
    /// Where the file cannot be read, or is no text.
    pub fn text(&self, file: &ClientFile) -> Result<String> {
        let bytes = self.read(&file.path).map_err(|fault| unreadable(&file.path, &fault))?;
        source::decode(bytes).map_err(|fault| {
            Error::environment(format!(
                "`{}:{}:{}`: {}",
                file.path, fault.position.line, fault.position.column, fault.message
            ))
            .hint(fault.help)
        })
    }
}

fn unreadable(path: &str, fault: &ReadFault) -> Error {
    Error::environment(format!("`{path}` cannot be read: {fault}"))
}

/// Why nobody knows which clients a name under `clients/` stands for: a folder that could not be listed, a link, a pipe or device.
pub fn unseen(stored: &Stored) -> Option<String> {
    let path = &stored.path;
    match &stored.kind {
        Kind::File => None,
        _ if path == LEDGER_FILE => None,
        Kind::Closed(reason) => Some(format!("{path}: {reason}")),
        Kind::Link if path.ends_with(".toml") => Some(format!("`{path}` is a link, and folio follows none")),
        Kind::Link => Some(format!("what is behind the link `{path}`, for folio follows none")),
        Kind::Device | Kind::Pipe => Some(format!("`{path}` is no regular file")),
    }
}

/// Whether a name is that of a client file that can be read.
pub fn is_client(stored: &Stored) -> bool {
    stored.kind == Kind::File && stored.path != LEDGER_FILE
}
