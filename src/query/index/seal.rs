//! Whether a database is as folio left it: its time of change ends in a mark that another program's write does not leave.
//!
//! SQLite notices damage only where it meets it, and a row cut out of a page is never missed. To look every page over would
//! take a question longer than to build the index anew; the mark costs nothing, for the stamp is looked at in any case.

use std::fs::{File, FileTimes, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::time::{Duration, UNIX_EPOCH};

/// The mark, in billionths of a second; whole microseconds, which file systems keep that do not count billionths.
const MARK: u32 = 731_465_000;

/// Marks a database whose contents folio answers for.
pub(super) fn seal(file: &File) -> io::Result<()> {
    let seconds = file.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    file.set_times(FileTimes::new().set_modified(UNIX_EPOCH + Duration::new(seconds, MARK)))
}

/// Whether nobody wrote to a database since; where a file system counts whole seconds only, nobody can tell, and it is believed.
pub(super) fn is_sealed(meta: &Metadata) -> bool {
    let fraction = meta.mtime_nsec();
    fraction == i64::from(MARK) || fraction == 0
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::unix::fs::MetadataExt as _;

    use super::{is_sealed, seal};

    #[test]
    fn what_another_writes_breaks_the_seal() {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(b"whole").expect("room");
        let before = file.metadata().expect("a stamp").mtime();
        seal(&file).expect("its owner may");
        let sealed = file.metadata().expect("a stamp");
        assert!(is_sealed(&sealed) && sealed.mtime() == before);
        file.write_all(b"!").expect("room");
        assert!(!is_sealed(&file.metadata().expect("a stamp")));
    }
}
