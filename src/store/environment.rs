//! What the store may know of the process's environment, handed in by `context.rs`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::shell;

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

/// The environment variables of the process, as they were when it started, and the folder the user stands in.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: Vec<(OsString, OsString)>,
    here: Option<PathBuf>,
}

impl Environment {
    /// Takes the variables as `std::env::vars_os` gives them.
    pub fn new(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Environment {
        Environment { variables: variables.into_iter().collect(), here: None }
    }

    /// The same, for a user who stands in this folder.
    #[must_use]
    pub fn standing_in(self, folder: &Path) -> Environment {
        Environment { here: folder.canonicalize().ok(), ..self }
    }

    /// A file below `root` as a command takes it that is typed where the user stands; from `root` where nobody knows where
    /// that is. git's commands take a path no other way whatever the user has set about patterns.
    pub fn typed(&self, root: &Path, path: &str) -> String {
        let relative = self.here.as_ref().and_then(|here| {
            let file = root.join(path);
            let (up, above) = here.ancestors().enumerate().find(|(_, above)| file.starts_with(above))?;
            Some(format!("{}{}", "../".repeat(up), file.strip_prefix(above).ok()?.to_str()?))
        });
        shell::typed(relative.as_deref().unwrap_or(path))
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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::Environment;

    #[test]
    fn a_path_is_typed_from_where_the_user_stands() {
        let typed = |here: &str, path: &str| {
            let environment = Environment { here: Some(PathBuf::from(here)), ..Environment::default() };
            environment.typed(Path::new("/home/anna/team/ledger"), path)
        };
        assert_eq!(typed("/home/anna/team/ledger", "clients/acme.toml"), "clients/acme.toml");
        assert_eq!(typed("/home/anna/team/ledger/clients", "clients/acme.toml"), "acme.toml");
        assert_eq!(typed("/home/anna/team/ledger/clients/north", "folio.toml"), "../../folio.toml");
        assert_eq!(typed("/home/anna/team", "folio.toml"), "ledger/folio.toml");
        assert_eq!(typed("/home/anna/other", "a b.toml"), "'../team/ledger/a b.toml'");
        assert_eq!(Environment::default().typed(Path::new("/home/anna"), "folio.toml"), "folio.toml");
    }
}
