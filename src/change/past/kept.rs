//! What was found in the commits so far, kept in git's own folder, so that the next command reads only the commits since.
//!
//! It can be removed at any time, and is never the reason a command fails: one that is damaged, of another number or of
//! commits that HEAD has left is made anew, one that cannot be written is not.

use std::fs::{self, DirBuilder};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::gone::{Blobs, Gone};
use crate::error::Result;
use crate::store::{View, content_name};

/// Raised with every change of what is kept, or of how it is found.
const VERSION: u32 = 3;
/// How the file is called.
pub(super) const NAME: &str = "removed-ids";

/// What is known, and up to which commit.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// The commit; HEAD of its time.
    covers: String,
    /// Where the clone began: more commits may be there by now.
    shallow: String,
    gone: Gone,
}

/// How much of git was read to know it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effort {
    pub(super) commits: usize,
    pub(super) texts: usize,
}

/// The ids that went out of use up to HEAD.
///
/// # Errors
/// Where git cannot list the commits.
pub(super) fn gone(view: &View<'_>) -> Result<(Gone, Effort)> {
    let Some(head) = view.head_commit() else { return Ok((Gone::default(), Effort::default())) };
    let (file, shallow) = (view.kept_file(NAME), view.shallow());
    let kept = read(&file).filter(|kept| kept.shallow == shallow);
    let since = match kept {
        Some(kept) => view.passed(Some(&kept.covers))?.map(|passed| (kept.gone, passed)),
        None => None,
    };
    let (mut gone, passed) = match since {
        Some((gone, passed)) if passed.is_empty() => return Ok((gone, Effort::default())),
        Some(since) => since,
        None => (Gone::default(), view.passed(None)?.unwrap_or_default()),
    };
    let read = |blob: &str| view.blob(blob);
    let mut blobs = Blobs::new(&read);
    gone.follow(&passed, &mut blobs);
    let effort = Effort { commits: passed.len(), texts: blobs.count };
    let kept = Kept { covers: head, shallow, gone };
    // Who may not write here can look through the commits again.
    drop(write(&file, &kept));
    Ok((kept.gone, effort))
}

/// The first line of the file: the number, and the name of the bytes that follow.
fn title(body: &[u8]) -> String {
    format!("folio removed ids {VERSION} {}\n", content_name(body))
}

fn read(file: &Path) -> Option<Kept> {
    let bytes = fs::read(file).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (first, body) = bytes.split_at(end + 1);
    if first != title(body).as_bytes() {
        return None;
    }
    postcard::from_bytes(body).ok()
}

fn write(file: &Path, kept: &Kept) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::NotFound)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let body = postcard::to_stdvec(kept).map_err(io::Error::other)?;
    // Called so, it is tidied up with what an index left unfinished, should folio be killed here.
    let mut made = tempfile::Builder::new().prefix("building-").suffix(".tmp").tempfile_in(folder)?;
    made.write_all(title(&body).as_bytes())?;
    made.write_all(&body)?;
    made.persist(file).map(drop).map_err(|error| error.error)
}
