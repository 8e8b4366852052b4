//! Client files that git does not see, or does not look at: what `folio doctor` warns of.

use super::repository::Repository;
use super::walk::CLIENTS_FOLDER;
use crate::error::{Error, Result};
use crate::model::value::Slug;

impl Repository {
    /// Client files that git ignores, so that no commit will ever hold them. Relative to the ledger's root.
    pub fn ignored_clients(&self) -> Result<Vec<String>> {
        let clients = self.place.in_git(CLIENTS_FOLDER);
        let ask = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--full-name", "--", &clients];
        let listed = self.git(&ask)?;
        let paths = listed.split(|byte| *byte == 0).filter(|path| path.ends_with(b".toml"));
        Ok(paths.map(|path| self.below_root(path)).collect())
    }

    /// Client files of the index that git does not look at in the folder: left out by a sparse checkout, or marked
    /// `skip-worktree` or `assume-unchanged`. Relative to the ledger's root.
    pub fn unwatched_clients(&self) -> Result<Vec<String>> {
        let clients = self.place.in_git(CLIENTS_FOLDER);
        let listed = self.git(&["ls-files", "-v", "-z", "--full-name", "--", &clients])?;
        // A letter, a blank, the path: `S` is skip-worktree, a small letter assume-unchanged.
        let marked = listed
            .split(|byte| *byte == 0)
            .filter(|entry| entry.first().is_some_and(|letter| *letter == b'S' || letter.is_ascii_lowercase()));
        Ok(marked.filter_map(|entry| entry.get(2..)).map(|path| self.below_root(path)).collect())
    }

    /// Where git has a client of that slug which it was told to leave out of the folder, as a sparse checkout does.
    pub fn left_out_client(&self, slug: &Slug) -> Option<String> {
        let clients = self.place.in_git(CLIENTS_FOLDER).replace(['\\', '*', '?', '['], "?");
        let pattern = format!(":(top,glob){clients}/**/{slug}.toml");
        let call = self.git.call(["ls-files", "-t", "-z", "--full-name", "--", &pattern]);
        let listed = call.env("GIT_LITERAL_PATHSPECS", "0").succeed().ok()?;
        // `S` is skip-worktree.
        let skipped = listed.split(|byte| *byte == 0).filter_map(|entry| entry.strip_prefix(b"S "));
        let mut skipped = skipped.map(|path| self.below_root(path));
        skipped.find(|path| self.place.root.join(path).symlink_metadata().is_err())
    }

    /// The refusal of what needs a file that git was told to leave out of the folder.
    pub fn outside(&self, path: &str, why: &str) -> Error {
        let sparse = self.configuration().is_ok_and(|known| known.flag("core.sparsecheckout") == Some(true));
        if !sparse {
            let typed = self.typed(path);
            return Error::environment(format!(
                "git was told to overlook that `{path}` is gone (skip-worktree), {why}"
            ))
            .hint(format!("`git update-index --no-skip-worktree {typed}`, then `git restore {typed}` brings it back"));
        }
        let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
        Error::environment(format!("`{path}` is outside the sparse checkout, {why}")).hint(format!(
            "`git sparse-checkout add {}` brings it in, `git sparse-checkout disable` all there is",
            self.typed(folder)
        ))
    }

    pub(super) fn below_root(&self, path: &[u8]) -> String {
        let path = String::from_utf8_lossy(path);
        path.strip_prefix(&self.place.prefix).unwrap_or(&path).to_owned()
    }
}
