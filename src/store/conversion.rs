//! Attributes by which git would store other bytes than those in the work tree.
//!
//! libgit2 runs no filter and folio writes blobs as they are, so a file that git would convert is refused: under
//! git-crypt, its plain text would be committed. Line ends are refused only where a conversion would change something;
//! `* text=auto` is harmless to a file without CR, and that is what most repositories have.

use std::fs;
use std::io;
use std::path::Path;

use git2::{AttrCheckFlags, AttrValue};
use tempfile::TempDir;

use super::configuration::Configuration;
use super::git::{Call, Git};
use super::path::shown;
use super::refusal;
use super::repository::{Repository, unread};
use super::walk::CLIENTS_FOLDER;
use crate::error::{Error, Result};

const NAMES: [&str; 6] = ["filter", "working-tree-encoding", "ident", "text", "eol", "crlf"];

/// The state of one attribute of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Unspecified,
    Set,
    Unset,
    Value(String),
}

/// Refuses when git would convert the file on its way in or out; `contents` are all the bytes it had or gets.
pub(super) fn refuse(
    repository: &Repository,
    native: &git2::Repository,
    configuration: &Configuration,
    path: &str,
    contents: &[&[u8]],
) -> Result<()> {
    let [filter, encoding, ident, text, eol, crlf] = states(repository, native, configuration, path)?;
    let keep =
        format!("a line such as `{path} -text -filter -ident !working-tree-encoding` in `.gitattributes` turns it off");
    if let State::Value(name) = filter {
        return Err(Error::environment(format!(
            "`{path}` passes through the git filter `{name}`, and folio would commit it unfiltered"
        ))
        .hint(keep));
    }
    if let State::Value(name) = encoding
        && !name.eq_ignore_ascii_case("utf-8")
    {
        return Err(Error::environment(format!(
            "git stores `{path}` in another encoding than `{name}`, the work tree's"
        ))
        .hint(keep));
    }
    if ident == State::Set && contents.iter().any(|bytes| contains(bytes, b"$Id")) {
        return Err(Error::environment(format!("git replaces `$Id` in `{path}` (attribute `ident`)")).hint(keep));
    }
    let lines = Lines::of(&text, &eol, &crlf, configuration);
    if lines.change(contents) {
        return Err(Error::environment(format!(
            "git changes the line ends of `{path}`, and a ledger keeps its very bytes"
        ))
        .hint(overruling(repository, path)));
    }
    Ok(())
}

/// The line that keeps git from changing the line ends of a file, or of all of its kind, and where it has the last word.
fn overruling(repository: &Repository, path: &str) -> String {
    let path = if path.starts_with(CLIENTS_FOLDER) { format!("{CLIENTS_FOLDER}/**") } else { path.to_owned() };
    let last = repository.place.shared.join("info/attributes");
    if last.is_file() {
        let line = repository.place.in_git(&path);
        return format!("the line `{line} -text` at the end of `{}` stops that", shown(&last, &repository.place));
    }
    format!("the line `{path} -text` in `.gitattributes` stops that")
}

/// What git does to line ends.
struct Lines {
    /// CRLF becomes LF on the way in.
    normalised: bool,
    /// LF becomes CRLF on the way out.
    expanded: bool,
}

impl Lines {
    /// The order of precedence that `gitattributes(5)` gives.
    fn of(text: &State, eol: &State, crlf: &State, configuration: &Configuration) -> Lines {
        let input = *crlf == State::Value("input".to_owned());
        let text = if *text == State::Unspecified && !input { crlf } else { text };
        let ending = match eol {
            State::Value(end) => Some(end == "crlf"),
            _ => input.then_some(false),
        };
        let automatic = configuration.get("core.autocrlf").map(str::to_ascii_lowercase);
        let default = match automatic.as_deref() {
            Some("input") => false,
            Some(_) if configuration.flag("core.autocrlf") == Some(true) => true,
            _ => configuration.get("core.eol") == Some("crlf"),
        };
        let normalised = match text {
            State::Unset => false,
            State::Set | State::Value(_) => true,
            State::Unspecified if ending.is_some() => true,
            State::Unspecified => {
                automatic.as_deref() == Some("input") || configuration.flag("core.autocrlf") == Some(true)
            }
        };
        Lines { normalised, expanded: normalised && ending.unwrap_or(default) }
    }

    fn change(&self, contents: &[&[u8]]) -> bool {
        contents
            .iter()
            .any(|bytes| (self.normalised && contains(bytes, b"\r\n")) || (self.expanded && bytes.contains(&b'\n')))
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn states(
    repository: &Repository,
    native: &git2::Repository,
    configuration: &Configuration,
    path: &str,
) -> Result<[State; 6]> {
    let in_git = repository.place.in_git(path);
    if let Some(attributes) = &repository.foreseen {
        return foreseen(repository, &in_git, attributes);
    }
    // libgit2 does not read every file of configuration that git does; where they name different attributes, ask git.
    let known = native.config().and_then(|config| config.get_string("core.attributesfile")).ok();
    if known.as_deref() != configuration.get("core.attributesfile") {
        return asked(repository, &in_git);
    }
    let mut states = NAMES.map(|_| State::Unspecified);
    for (state, name) in states.iter_mut().zip(NAMES) {
        let value = native.get_attr_bytes(in_git.as_ref(), name, AttrCheckFlags::FILE_THEN_INDEX);
        // libgit2 looks into the index for a `.gitattributes` that the work tree lacks.
        let value = value.map_err(|error| match error.class() {
            git2::ErrorClass::Index => refusal::index(&error),
            _ => unread(".gitattributes", error),
        })?;
        *state = match AttrValue::always_bytes(value) {
            AttrValue::True => State::Set,
            AttrValue::False => State::Unset,
            AttrValue::Unspecified => State::Unspecified,
            AttrValue::String(text) => State::Value(text.to_owned()),
            AttrValue::Bytes(bytes) => State::Value(String::from_utf8_lossy(bytes).into_owned()),
        };
    }
    Ok(states)
}

fn asked(repository: &Repository, in_git: &str) -> Result<[State; 6]> {
    answered(repository.git.call(words(in_git)))
}

/// The states once the ledger has these attributes: git is asked in a folder that has nothing but `.gitattributes`, the one
/// to come in its place.
fn foreseen(repository: &Repository, in_git: &str, attributes: &str) -> Result<[State; 6]> {
    const FILE: &str = ".gitattributes";
    let place = &repository.place;
    let laid_out = || -> io::Result<TempDir> {
        let folder = TempDir::new()?;
        for (end, _) in in_git.match_indices('/').chain([(0, "")]) {
            let inside = Path::new(&in_git[..end]).join(FILE);
            fs::create_dir_all(folder.path().join(&in_git[..end]))?;
            if place.top.join(&inside).is_file() {
                fs::copy(place.top.join(&inside), folder.path().join(&inside))?;
            }
        }
        fs::write(folder.path().join(place.in_git(FILE)), attributes)?;
        Ok(folder)
    };
    let folder = laid_out().map_err(|cause| {
        Error::environment("what git will make of the files could not be tried out")
            .because(cause)
            .hint("`TMPDIR` says where there is room for temporary files")
    })?;
    let call = Git::new(folder.path(), &repository.environment).call(words(in_git));
    answered(call.env("GIT_DIR", &place.gitdir).env("GIT_WORK_TREE", folder.path()))
}

fn words(in_git: &str) -> Vec<&str> {
    [&["check-attr", "-z"][..], &NAMES, &["--", in_git]].concat()
}

fn answered(call: Call) -> Result<[State; 6]> {
    let answer = call.succeed()?;
    let answer = String::from_utf8_lossy(&answer);
    // <path> NUL <attribute> NUL <state> NUL, in the order asked
    let mut words = answer.split('\0').skip(2).step_by(3);
    Ok(NAMES.map(|_| match words.next() {
        None | Some("unspecified") => State::Unspecified,
        Some("set") => State::Set,
        Some("unset") => State::Unset,
        Some(value) => State::Value(value.to_owned()),
    }))
}
