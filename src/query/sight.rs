//! What a look at the ledger's folder shows, nothing opened.

use std::hash::{DefaultHasher, Hasher as _};
use std::time::Instant;

use crate::ledger::{ClientFile, Ledger, is_client, unseen};
use crate::store::Stamp;

/// The client files of one state of a ledger, as they were looked at.
pub(super) struct Sight {
    /// Every client file, in no order; its stamp where the system tells one.
    pub(super) files: Vec<(ClientFile, Option<Stamp>)>,
    /// What folio does not look into, each with the reason: folders that could not be listed, links, pipes and devices.
    pub(super) closed: Vec<String>,
    /// When the look began.
    pub(super) since: Instant,
}

impl Sight {
    /// Looks now.
    pub(super) fn of(ledger: &Ledger) -> Sight {
        let mut sight = Sight { files: Vec::new(), closed: Vec::new(), since: Instant::now() };
        let mut add = |stored: &crate::store::Stored, stamp| match unseen(stored) {
            Some(reason) => sight.closed.push(reason),
            None if is_client(stored) => sight.files.push((ClientFile::at(&stored.path), stamp)),
            None => {}
        };
        match ledger.stamped() {
            // Each name is dropped as it is taken over: a question about many clients is to be a small process.
            Some(stamped) => stamped.into_iter().for_each(|stamped| add(&stamped.stored, stamped.stamp)),
            None => ledger.stored().iter().for_each(|stored| add(stored, None)),
        }
        sight.closed.sort_unstable();
        sight
    }

    /// One client's file, not looked at.
    pub(super) fn of_client(file: &ClientFile) -> Sight {
        Sight { files: vec![(file.clone(), None)], closed: Vec::new(), since: Instant::now() }
    }

    /// All names and stamps with the text of the settings as one number, whatever their order; `None` where a stamp is missing.
    ///
    /// Equal numbers mean that nothing changed, but for one chance in 2⁶⁴. The hash may be another in the next folio: then
    /// files are compared one by one, once.
    pub(super) fn digest(&self, settings: &str) -> Option<i64> {
        let mut sum = hash(&settings);
        for (file, stamp) in &self.files {
            sum = sum.wrapping_add(hash(&(&file.path, (*stamp)?)));
        }
        Some(sum.cast_signed())
    }
}

fn hash(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::Sight;
    use crate::ledger::ClientFile;
    use crate::store::Stamp;

    fn sight(files: &[(&str, i64)]) -> Sight {
        let stamp = |modified| Stamp { modified, changed: 1, size: 1, inode: 1 };
        let files = files.iter().map(|(path, modified)| (ClientFile::at(path), Some(stamp(*modified))));
        Sight { files: files.collect(), closed: Vec::new(), since: Instant::now() }
    }

    #[test]
    fn the_number_knows_names_stamps_and_settings_and_no_order() {
        let number = sight(&[("a", 1), ("b", 2)]).digest("x");
        assert_eq!(number, sight(&[("b", 2), ("a", 1)]).digest("x"));
        for (files, settings) in [
            (&[("a", 2), ("b", 1)][..], "x"),
            (&[("a", 1), ("b", 2)], "y"),
            (&[("a", 1)], "x"),
            (&[("a", 1), ("b", 2), ("c", 3)], "x"),
        ] {
            assert_ne!(number, sight(files).digest(settings));
        }
    }

    #[test]
    fn a_file_without_a_stamp_leaves_no_number() {
        let mut sight = sight(&[("a", 1)]);
        sight.files[0].1 = None;
        assert_eq!(sight.digest("x"), None);
    }
}
