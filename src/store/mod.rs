//! The ledger's bytes: finding them, reading them, and later writing them; the only layer that names libgit2 or runs `git`.

mod changed;
mod configuration;
mod content;
mod conversion;
mod create;
mod environment;
mod folder;
mod git;
mod gitfolder;
mod ground;
mod head;
mod hook;
mod inspect;
mod line;
mod local;
mod mend;
mod overlooked;
mod path;
mod plan;
mod plumbing;
mod read;
mod refusal;
mod repository;
mod root;
#[cfg(test)]
mod scratch;
mod shell;
mod snapshot;
mod stamp;
#[cfg(test)]
mod tests;
mod transact;
mod view;
mod walk;

pub use configuration::Identity;
pub use content::content_name;
pub use create::create_repository;
pub use environment::Environment;
pub use gitfolder::GitFolder;
pub use ground::Ground;
pub use hook::HookFile;
pub use inspect::{Inspection, LockState, Rescued};
pub use line::{FileChange, FileVersion, Passed};
pub use local::is_local;
pub use mend::replace_file;
pub use plan::{CommitOptions, HandEdit, HandMessage, Plan, Published, Write};
pub use read::{ReadFault, SIZE_LIMIT};
pub use repository::{Repository, author_in};
pub use root::{LEDGER_FILE, find_root};
pub use shell::{quoted, typed};
pub use snapshot::{Before, Snapshot};
pub use stamp::{Stamp, Stamped};
pub use transact::COMMIT_MARK;
pub use view::View;
pub use walk::{CLIENTS_FOLDER, Kind, Stored};
