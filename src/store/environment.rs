//! What the store may know of the process's environment, handed in by `context.rs`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Names that tie a `git` process to one repository, as `git rev-parse --local-env-vars` lists them.
///
/// A folio started by a hook or an alias inherits them from a repository that need not be the ledger's.
const LOCAL_TO_A_REPOSITORY: [&str; 15] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
];

/// The environment variables of the process, as they were when it started.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: Vec<(OsString, OsString)>,
}

impl Environment {
    /// Takes the variables as `std::env::vars_os` gives them.
    pub fn new(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Environment {
        Environment { variables: variables.into_iter().collect() }
    }

    /// The value of one variable; an empty value counts as none, as it does for git.
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.variables.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_os_str())
    }

    /// Where programs keep what can be made anew: `XDG_CACHE_HOME`, else the system's usual folder in the home.
    ///
    /// A relative path counts as none, as the XDG specification has it.
    pub fn cache_folder(&self) -> Option<PathBuf> {
        let absolute = |name: &str| self.get(name).map(Path::new).filter(|path| path.is_absolute());
        let usual = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
        let told = absolute("XDG_CACHE_HOME").map(Path::to_path_buf);
        told.or_else(|| absolute("HOME").map(|home| home.join(usual)))
    }

    /// The variables a `git` child gets: all but those that would point it at another repository.
    pub(super) fn for_git(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.variables
            .iter()
            .filter(|(key, _)| !LOCAL_TO_A_REPOSITORY.iter().any(|local| key == local))
            .map(|(key, value)| (key.as_os_str(), value.as_os_str()))
    }
}
