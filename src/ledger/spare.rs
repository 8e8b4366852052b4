//! Another name for a client's file: one that no other file has, and the command that gives it.

use std::collections::HashMap;

use any_ascii::any_ascii;
use unicode_normalization::UnicodeNormalization as _;

use super::{ClientFile, Ledger};
use crate::model::value::Slug;

/// The longest slug there may be.
const LONGEST: usize = 64;

/// The slugs that are to be had.
pub struct Spare {
    /// How many files have a slug, as file systems compare it; names proposed so far count as well.
    taken: HashMap<String, usize>,
    /// The last number that was put behind a slug.
    numbered: HashMap<Slug, usize>,
}

impl Ledger {
    /// The slugs that no name under `clients/` has yet.
    pub fn spare_slugs(&self) -> Spare {
        let mut taken = HashMap::new();
        // A folder may be called as a file is, too; a file would be moved into it.
        let names = self.stored().iter().flat_map(|stored| stored.path.split('/'));
        for name in names.filter(|name| name.ends_with(".toml")) {
            *taken.entry(folded_slug(&ClientFile::at(name).slug)).or_default() += 1;
        }
        Spare { taken, numbered: HashMap::new() }
    }

    /// The command that gives a client's file another slug, to be typed where the user stands.
    pub fn renaming(&self, path: &str, slug: &Slug) -> String {
        let folder = path.rfind('/').map_or("", |end| &path[..=end]);
        format!("{} {} {}", self.mover(path), self.typed(path), self.typed(&format!("{folder}{slug}.toml")))
    }
}

impl Spare {
    /// The slug that a file with a name that is none may have been meant to have; with a number where another file has it.
    ///
    /// `None` where nothing is left to make one of.
    pub fn instead_of(&mut self, slug: &str) -> Option<Slug> {
        let meant = meant(slug)?;
        // On a file system that ignores case the file itself is found under the better name.
        let own = usize::from(folded_slug(slug) == meant.as_str());
        let taken = self.taken.get(meant.as_str()).copied().unwrap_or_default();
        if taken > own {
            return self.beside(meant.as_str());
        }
        *self.taken.entry(meant.to_string()).or_default() += 1;
        Some(meant)
    }

    /// A slug for one of several files that have this one.
    pub fn beside(&mut self, slug: &str) -> Option<Slug> {
        let meant = meant(slug)?;
        let number = self.numbered.entry(meant.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = with_number(meant.as_str(), *number)?;
            if !self.taken.contains_key(numbered.as_str()) {
                self.taken.insert(numbered.to_string(), 1);
                return Some(numbered);
            }
        }
    }
}

/// A slug as file systems compare it that ignore case and normalisation.
pub fn folded_slug(slug: &str) -> String {
    if slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        return slug.to_owned();
    }
    slug.nfkc().collect::<String>().to_lowercase()
}

/// The slug that a name may have been meant to be.
fn meant(slug: &str) -> Option<Slug> {
    let plain: String = any_ascii(slug)
        .to_ascii_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .take(LONGEST)
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    let better = if Slug::is_device(&joined) { format!("{joined}-client") } else { joined };
    better.parse().ok().filter(|_| !slug.contains(char::REPLACEMENT_CHARACTER))
}

fn with_number(slug: &str, number: usize) -> Option<Slug> {
    let end = format!("-{number}");
    let stem = slug.get(..LONGEST - end.len()).unwrap_or(slug);
    format!("{}{end}", stem.trim_end_matches('-')).parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Spare, folded_slug, meant};

    fn spare<const N: usize>(slugs: [&str; N]) -> Spare {
        let mut taken = HashMap::new();
        slugs.iter().for_each(|slug| *taken.entry(folded_slug(slug)).or_default() += 1);
        Spare { taken, numbered: HashMap::new() }
    }

    #[test]
    fn a_name_is_proposed_where_one_can_be_made() {
        for (slug, better) in [
            ("North_Mill", Some("north-mill")),
            ("Северный Завод", Some("severnyy-zavod")),
            ("con", Some("con-client")),
            ("-acme-", Some("acme")),
            ("acme\u{fffd}", None),
            ("", None),
        ] {
            assert_eq!(meant(slug).as_ref().map(|better| better.as_str()), better, "{slug}");
        }
        assert_eq!(meant(&"x".repeat(70)).map(|better| better.as_str().len()), Some(64));
    }

    #[test]
    fn what_is_proposed_is_free_and_stays_so() {
        let mut free = spare(["acme", "ACME", "acme-2", "a_b", "a b", "Solo"]);
        let mut proposed = |slug| free.instead_of(slug).expect("a slug").to_string();
        assert_eq!(["ACME", "a_b", "a b", "Solo"].map(&mut proposed), ["acme-3", "a-b", "a-b-2", "solo"]);
        assert_eq!(free.beside("acme").expect("a slug").as_str(), "acme-4");
        let long = "x".repeat(64);
        let numbered = spare([&long]).beside(&long).expect("a slug").to_string();
        assert_eq!((numbered.len(), numbered.ends_with("x-2")), (64, true));
    }

    #[test]
    fn case_and_composition_do_not_make_a_difference() {
        assert_eq!(folded_slug("Acme"), folded_slug("acme"));
        assert_eq!(folded_slug("e\u{301}"), folded_slug("\u{e9}"));
    }
}
