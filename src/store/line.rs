//! The line of first parents that leads to HEAD: what each commit on it did to the client files, as git lists it.

use std::path::PathBuf;

use git2::{ObjectType, Oid};

use super::content::content_name;
use super::read::SIZE_LIMIT;
use super::repository::{Place, Repository};
use super::view::View;
use super::walk::{CLIENTS_FOLDER, belongs};
use crate::error::{Error, Result};

/// One commit of the line, compared with its first parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The commit, in hexadecimal.
    pub commit: String,
    /// The client files that differ.
    pub files: Vec<FileChange>,
    /// The commit before it on the line; `None` for the first.
    parent: Option<String>,
}

/// A client file on both sides of a commit; a rename has both, under two paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The file before the commit; `None` where it is new, or was no client's file.
    pub was: Option<FileVersion>,
    /// The file after it; `None` where it is gone, or is no client's file any more.
    pub now: Option<FileVersion>,
}

/// A file as a commit holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersion {
    /// Relative to the ledger's root.
    pub path: String,
    /// The blob, in hexadecimal.
    pub blob: String,
}

impl View<'_> {
    /// The commit that HEAD names, in hexadecimal; `None` before the first one.
    pub fn head_commit(&self) -> Option<String> {
        self.head.commit.map(|commit| commit.to_string())
    }

    /// What the commits up to HEAD did, oldest first: all there are, or those after `since`.
    ///
    /// `None` where `since` is not, or no longer, on the line that leads to HEAD. Of a shallow clone, the commits that are there.
    ///
    /// # Errors
    /// Where git cannot list the commits.
    pub fn passed(&self, since: Option<&str>) -> Result<Option<Vec<Passed>>> {
        let Some(head) = self.head_commit() else { return Ok(since.is_none().then(Vec::new)) };
        let Some(since) = since else { return listed(self.repository, &[&head]).map(Some) };
        if since == head {
            return Ok(Some(Vec::new()));
        }
        // What a merged branch did stands in the merge, though `since` may be a commit of that branch. So all commits are
        // listed, whether or not they change anything, and followed from one to the next.
        let Ok(passed) = listed(self.repository, &["--sparse", &head, &format!("^{since}")]) else { return Ok(None) };
        let before = std::iter::once(since).chain(passed.iter().map(|passed| passed.commit.as_str()));
        let joined = passed.iter().zip(before).all(|(passed, before)| passed.parent.as_deref() == Some(before));
        Ok((joined && passed.last().is_some_and(|last| last.commit == head)).then_some(passed))
    }

    /// The bytes of a blob; `None` where git has none of that name, or it is larger than a file may be.
    pub fn blob(&self, id: &str) -> Option<Vec<u8>> {
        let (id, objects) = (Oid::from_str(id).ok()?, self.native.odb().ok()?);
        let (size, kind) = objects.read_header(id).ok()?;
        let fits = kind == ObjectType::Blob && size as u64 <= SIZE_LIMIT;
        if fits { Some(objects.read(id).ok()?.data().to_vec()) } else { None }
    }

    /// Where a clone of only the last commits begins, as one word; empty for a whole one.
    pub fn shallow(&self) -> String {
        std::fs::read(self.repository.place.shared.join("shallow"))
            .map(|bytes| content_name(&bytes))
            .unwrap_or_default()
    }

    /// A file in git's own folder that this ledger can keep something in from one command to the next.
    pub fn kept_file(&self, name: &str) -> PathBuf {
        let Place { gitdir, prefix, .. } = &self.repository.place;
        // A work tree may hold several ledgers.
        let key = content_name(prefix.as_bytes());
        gitdir.join("folio").join(format!("{name}-{}", key.get(..12).unwrap_or_default()))
    }
}

/// The commits that `git log` lists for these options and revisions, oldest first.
fn listed(repository: &Repository, wanted: &[&str]) -> Result<Vec<Passed>> {
    let (options, revisions) = wanted.split_at(usize::from(wanted[0].starts_with('-')));
    let clients = repository.place.in_git(CLIENTS_FOLDER);
    let mut arguments = vec!["log", "--first-parent", "--diff-merges=first-parent", "--root", "--raw", "-z", "-M"];
    arguments.extend(["--no-abbrev", "--no-relative", "--no-ext-diff", "--no-textconv", "--no-show-signature"]);
    arguments.extend(["--no-notes", "--no-color", "--format=%H %P"]);
    arguments.extend(options);
    arguments.push("--end-of-options");
    arguments.extend(revisions);
    arguments.extend(["--", &clients]);
    let mut passed = read(&repository.git(&arguments)?, &repository.place.prefix)?;
    passed.reverse();
    Ok(passed)
}

/// Reads the listing: `<commit> SP <parents> NUL` for each commit, then after a line break, for each file,
/// `:<mode> SP <mode> SP <blob> SP <blob> SP <letter> NUL <path> NUL`, with a second path for a rename.
fn read(listing: &[u8], prefix: &str) -> Result<Vec<Passed>> {
    let mut passed: Vec<Passed> = Vec::new();
    let mut parts = listing.split(|byte| *byte == 0).map(|part| part.strip_prefix(b"\n").unwrap_or(part));
    while let Some(part) = parts.next() {
        if part.is_empty() {
            continue;
        }
        let text = String::from_utf8_lossy(part);
        let Some(entry) = text.strip_prefix(':') else {
            let mut ids = text.split(' ').map(str::to_owned);
            let commit = ids.next().unwrap_or_default();
            let parent = ids.next().filter(|id| !id.is_empty());
            passed.push(Passed { commit, parent, files: Vec::new() });
            continue;
        };
        let words: Vec<&str> = entry.split(' ').collect();
        let (&[was, now, before, after, letter], Some(path), Some(commit)) =
            (&words[..], parts.next(), passed.last_mut())
        else {
            return Err(Error::bug(format!("`git log` listed what folio does not know: {text}")));
        };
        let other = if letter.starts_with(['R', 'C']) { parts.next().unwrap_or_default() } else { path };
        let change = FileChange { was: version(was, before, path, prefix), now: version(now, after, other, prefix) };
        if change.was.is_some() || change.now.is_some() {
            commit.files.push(change);
        }
    }
    Ok(passed)
}

/// A regular file that is a client's; `None` for links, other files and what is not there.
fn version(mode: &str, blob: &str, path: &[u8], prefix: &str) -> Option<FileVersion> {
    let path = std::str::from_utf8(path).ok()?.strip_prefix(prefix)?;
    let known = mode.starts_with("100") && belongs(path);
    known.then(|| FileVersion { path: path.to_owned(), blob: blob.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::scratch::Scratch;
    use super::Passed;

    fn passed(scratch: &Scratch, since: Option<&str>) -> Option<Vec<Passed>> {
        scratch.repository().view().expect("a view").passed(since).expect("a listing")
    }

    /// Each file change as `before > after`, a commit a line.
    fn told(passed: &[Passed]) -> Vec<String> {
        let path = |version: &Option<super::FileVersion>| version.as_ref().map_or("-", |found| &found.path).to_owned();
        let files = |passed: &Passed| {
            let files: Vec<String> =
                passed.files.iter().map(|file| format!("{} > {}", path(&file.was), path(&file.now))).collect();
            files.join(", ")
        };
        passed.iter().map(files).collect()
    }

    #[test]
    fn a_line_has_additions_edits_moves_and_removals() {
        let scratch = Scratch::ledger();
        scratch.write("clients/восток.toml", "x = 1\ny = 2\nz = 3\n");
        scratch.write("clients/.hidden.toml", "");
        scratch.write("clients/notes.md", "");
        scratch.git(["add", "."]);
        scratch.git(["commit", "-qm", "more"]);
        scratch.write("clients/acme.toml", "");
        scratch.git(["commit", "-qam", "an edit"]);
        scratch.git(["mv", "clients/восток.toml", "clients/new name.toml"]);
        scratch.git(["commit", "-qm", "a move"]);
        scratch.git(["rm", "-q", "clients/baltika.toml"]);
        scratch.git(["commit", "-qm", "a removal"]);
        // What the user set for his own eyes changes nothing.
        for (key, value) in [("log.showRoot", "false"), ("diff.relative", "true"), ("log.diffMerges", "off")] {
            scratch.git(["config", key, value]);
        }
        let lines = told(&passed(&scratch, None).expect("whole"));
        assert_eq!(
            lines,
            [
                "- > clients/acme.toml, - > clients/baltika.toml",
                "- > clients/восток.toml",
                "clients/acme.toml > clients/acme.toml",
                "clients/восток.toml > clients/new name.toml",
                "clients/baltika.toml > -",
            ]
        );
    }

    #[test]
    fn a_ledger_in_a_folder_of_a_larger_repository_sees_its_own_clients() {
        let scratch = Scratch::ledger();
        for path in ["books [1]/folio.toml", "books [1]/clients/own.toml", "books 1/clients/other.toml"] {
            scratch.write(path, "format = 1\n");
        }
        scratch.git(["add", "."]);
        scratch.git(["commit", "-qm", "books"]);
        let inner = super::Repository::open(&scratch.path("books [1]"), &scratch.environment());
        let inner = inner.expect("opens").expect("is under git");
        let view = inner.view().expect("a view");
        assert_eq!(told(&view.passed(None).expect("a listing").expect("whole")), ["- > clients/own.toml"]);
        assert_ne!(view.kept_file("x"), scratch.repository().view().expect("a view").kept_file("x"));
    }

    #[test]
    fn what_the_user_has_set_for_patterns_of_git_does_not_change_what_is_seen() {
        for setting in ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"] {
            let mut scratch = Scratch::ledger();
            scratch.set(setting, "1");
            let lines = told(&passed(&scratch, None).expect("whole"));
            assert_eq!(lines, ["- > clients/acme.toml, - > clients/baltika.toml"], "{setting}");
        }
    }

    #[test]
    fn what_comes_after_a_commit_is_told_only_where_that_stands_on_the_line() {
        let scratch = Scratch::ledger();
        let start = scratch.git(["rev-parse", "HEAD"]);
        scratch.git(["checkout", "-qb", "side"]);
        scratch.write("clients/acme.toml", "x = 1\n");
        scratch.git(["commit", "-qam", "on the side"]);
        let side = scratch.git(["rev-parse", "HEAD"]);
        scratch.git(["checkout", "-q", "main"]);
        scratch.write("other", "");
        scratch.git(["add", "other"]);
        scratch.git(["commit", "-qm", "no client"]);
        scratch.git(["merge", "-q", "--no-ff", "-m", "merged", "side"]);
        let head = scratch.git(["rev-parse", "HEAD"]);
        assert_eq!(
            told(&passed(&scratch, Some(&start)).expect("on the line")),
            ["", "clients/acme.toml > clients/acme.toml"]
        );
        assert_eq!(passed(&scratch, Some(&side)), None);
        assert_eq!(passed(&scratch, Some(&head)), Some(Vec::new()));
        assert_eq!(passed(&scratch, Some(&"1".repeat(40))), None);
        scratch.git(["reset", "-q", "--hard", &start]);
        assert_eq!(passed(&scratch, Some(&head)), None);
    }

    #[test]
    fn before_the_first_commit_nothing_has_passed() {
        let scratch = Scratch::bare();
        scratch.git(["init", "-q"]);
        assert_eq!(passed(&scratch, None), Some(Vec::new()));
    }
}
