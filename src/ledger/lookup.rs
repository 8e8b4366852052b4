//! Finding a client by what a person types: its slug, the beginning of its slug, or its name.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{Ledger, is_client, profile};
use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::model::value::Slug;
use crate::source::{Node, Table};
use crate::store::{CLIENTS_FOLDER, GitFolder, Kind, Repository, Stored};

/// A client's slug and where its file stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientFile {
    /// The file's name without its ending; unique in a sound ledger.
    pub slug: String,
    /// Path relative to the ledger's root.
    pub path: String,
}

impl ClientFile {
    /// The client whose file is `path`.
    pub fn at(path: &str) -> ClientFile {
        ClientFile { slug: slug(path).to_owned(), path: path.to_owned() }
    }
}

fn slug(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// How many candidates an error lists before it only counts them.
const LISTED: usize = 8;

/// How many words of a name may have been typed: a name can be a text of a hundred thousand.
const MOST_WORDS: usize = 32;

impl Ledger {
    /// The client that `typed` means: its slug, else an unambiguous beginning of a slug, else its name.
    ///
    /// Slugs come from a listing of the folder; only where neither fits are files opened, to compare names.
    ///
    /// # Errors
    /// A usage error where nothing fits, with the nearest slug, or where more than one does, with the candidates.
    pub fn find(&self, typed: &str) -> Result<ClientFile> {
        let wanted = typed.trim().to_lowercase();
        // Mostly it is one slug, and then the others need not be put in order. A file whose name is no slug is found by it, too,
        // before one that is spelled in small letters.
        let small = Some(wanted.as_str()).filter(|small| *small != typed.trim());
        for slug in std::iter::once(typed.trim()).chain(small) {
            let mut exact: Vec<ClientFile> = self.of_slug(slug).map(ClientFile::at).collect();
            exact.sort();
            match &exact[..] {
                [] => {}
                [only] => return Ok(only.clone()),
                [_, second, ..] => return Err(self.twice(typed, &exact, second)),
            }
            // Whoever typed it whole means this client and no other.
            if let Some(refused) = self.hidden(slug) {
                return Err(refused);
            }
        }
        let clients = self.clients();
        let begins = clients.iter().filter(|client| !wanted.is_empty() && client.slug.starts_with(&wanted));
        let candidates: Vec<&ClientFile> = begins.collect();
        match candidates[..] {
            [only] => Ok(only.clone()),
            [] => self.find_by_name(typed, &clients),
            [first, second, ..] if candidates.iter().all(|other| other.slug == first.slug) => {
                let candidates: Vec<ClientFile> = candidates.iter().map(|client| (*client).clone()).collect();
                Err(self.twice(typed, &candidates, second))
            }
            _ => Err(ambiguous(typed, candidates.iter().map(|client| described(client, &candidates)))),
        }
    }

    /// Files of one slug: nothing that could be typed tells them apart, so one has to be called otherwise first.
    fn twice(&self, typed: &str, candidates: &[ClientFile], one: &ClientFile) -> Error {
        let paths: Vec<String> = candidates.iter().map(|client| format!("`{}`", client.path)).collect();
        let way = match self.spare_slugs().beside(&one.slug) {
            Some(other) => format!("rename one: `{}`", self.renaming(&one.path, &other)),
            None => "rename one".to_owned(),
        };
        Error::usage(format!("`{typed}` may mean {} clients", candidates.len()))
            .hint(format!(
                "they have one slug, `{}`, which `check` tells as `duplicate-slug`: {}",
                one.slug,
                paths.join(", ")
            ))
            .hint(way)
    }

    /// The slug that `typed` means, where some clients may be gone from the folder: `changed` are slugs that git knows of too.
    ///
    /// # Errors
    /// As for [`Ledger::find`].
    pub fn find_among(&self, typed: &str, changed: &BTreeSet<String>) -> Result<String> {
        let wanted = typed.trim().to_lowercase();
        let known = |slug: &str| changed.contains(slug) || self.has_client(slug);
        if let Some(slug) =
            [typed.trim(), &wanted].into_iter().find(|slug| known(slug)).filter(|slug| changed.contains(*slug))
        {
            return Ok(slug.to_owned());
        }
        let gone = || changed.iter().filter(|slug| slug.starts_with(&wanted) && !self.has_client(slug));
        let exact =
            [typed.trim(), &wanted].into_iter().any(|slug| self.has_client(slug) || self.hidden(slug).is_some());
        if wanted.is_empty() || exact || gone().next().is_none() {
            return self.find(typed).map(|client| client.slug);
        }
        let clients = self.clients();
        let here = clients.iter().map(|client| &client.slug).filter(|slug| slug.starts_with(&wanted));
        let candidates: BTreeSet<&String> = here.chain(gone()).collect();
        match candidates.first() {
            Some(only) if candidates.len() == 1 => Ok((*only).clone()),
            _ => Err(ambiguous(typed, candidates.into_iter().cloned())),
        }
    }

    /// Whether a client of that slug is there.
    pub fn has_client(&self, slug: &str) -> bool {
        self.of_slug(slug).next().is_some()
    }

    /// The paths of the clients of that slug.
    fn of_slug(&self, wanted: &str) -> impl Iterator<Item = &str> {
        let clients = self.stored().iter().filter(|stored| is_client(stored)).map(|stored| stored.path.as_str());
        clients.filter(move |path| slug(path) == wanted)
    }

    fn find_by_name(&self, typed: &str, clients: &[ClientFile]) -> Result<ClientFile> {
        let wanted = folded(typed);
        let mut whole = Vec::new();
        let mut begun = Vec::new();
        let mut others = Vec::new();
        for client in clients.iter().filter(|_| !wanted.is_empty()) {
            for name in self.names(client) {
                let name = folded(&name);
                if name == wanted {
                    whole.push((client, name));
                } else if name.starts_with(&wanted) {
                    begun.push((client, name));
                } else {
                    others.push((client, name));
                }
            }
        }
        let mut candidates = if whole.is_empty() { begun } else { whole };
        candidates.dedup_by_key(|(client, _)| *client);
        match &candidates[..] {
            [(only, _)] => Ok((*only).clone()),
            [] => Err(self
                .no_file(typed, |_| true)
                .or_else(|| self.unlisted())
                .unwrap_or_else(|| unknown(typed, clients, &others))),
            _ => Err(ambiguous(typed, candidates.iter().map(|(client, name)| format!("{} ({name})", client.slug)))),
        }
    }

    /// Why a client of exactly this slug cannot be had, though its file has a place: something else stands there, or git was
    /// told to leave it out of the folder.
    fn hidden(&self, slug: &str) -> Option<Error> {
        if slug.is_empty() || slug.contains('/') {
            return None;
        }
        self.no_file(slug, |path| path.ends_with(".toml")).or_else(|| self.folder(slug)).or_else(|| self.left_out(slug))
    }

    /// Where something else stands under the name of a client's file, that is what has to be mended.
    fn no_file(&self, typed: &str, counts: impl Fn(&str) -> bool) -> Option<Error> {
        let other = |stored: &&Stored| !matches!(stored.kind, Kind::File | Kind::Closed(_)) && counts(&stored.path);
        let path = &self.stored().iter().filter(other).find(|stored| slug(&stored.path) == typed.trim())?.path;
        let refused = Error::refused(
            format!("`{path}` is no regular file, so there is no client `{}`", typed.trim()),
            Vec::new(),
        );
        Some(refused.hint("`folio check` tells what stands there and how to mend it"))
    }

    /// A folder in the place of a client's file; those are not listed.
    fn folder(&self, slug: &str) -> Option<Error> {
        let around = |stored: &Stored| stored.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let mut folders: BTreeSet<String> = self.stored().iter().filter_map(around).collect();
        folders.insert(CLIENTS_FOLDER.to_owned());
        let mut paths = folders.into_iter().map(|folder| format!("{folder}/{slug}.toml"));
        let path = paths.find(|path| self.snapshot.is_folder(path))?;
        let refused = Error::refused(format!("`{path}` is a folder, so there is no client `{slug}`"), Vec::new());
        Some(refused.hint("move it away, or give it a name without `.toml`"))
    }

    /// A client that git has, outside a sparse checkout.
    fn left_out(&self, slug: &str) -> Option<Error> {
        let slug: Slug = slug.parse().ok()?;
        // Git reads its whole index for the answer, and hardly any folder is sparse.
        let git = GitFolder::around(&self.root, &self.environment)?;
        git.directory.join("info/sparse-checkout").symlink_metadata().ok()?;
        let repository = self.is_work_tree().then(|| Repository::open(&self.root, &self.environment).ok()?)??;
        let path = repository.left_out_client(&slug)?;
        Some(repository.outside(&path, "and git has the client there"))
    }

    /// Where a folder of clients could not be listed, or is behind a link, a client may be there all the same.
    fn unlisted(&self) -> Option<Error> {
        self.stored().iter().find_map(|stored| match &stored.kind {
            Kind::Link if !stored.path.ends_with(".toml") => Some(
                Error::refused(
                    format!(
                        "`{}` is a link, and folio follows none: the clients behind it are not there for it",
                        stored.path
                    ),
                    Vec::new(),
                )
                .hint("put the folder itself in its place"),
            ),
            Kind::Closed(fault) => Some(
                Error::environment(format!("`{}` cannot be listed: {fault}", stored.path))
                    .hint("check the disk, and that you may read the folder"),
            ),
            _ => None,
        })
    }

    /// The names written in a client's file; none where it cannot be read.
    fn names(&self, client: &ClientFile) -> Vec<String> {
        let Ok(text) = self.text(client) else { return Vec::new() };
        let names = |profile: Table<'_>| {
            let name = |key| profile.get(key).and_then(Node::as_str).map(str::to_owned);
            Some(["name", "legal_name"].into_iter().filter_map(name).collect())
        };
        profile::of(&text, names).unwrap_or_default()
    }
}

/// Text as it is compared: lower case, composed, ё as е, white space folded.
pub fn folded(text: &str) -> String {
    // What has Latin letters only is composed already.
    let lower = match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkc().collect::<String>().to_lowercase().replace('ё', "е"),
    };
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn described(client: &ClientFile, candidates: &[&ClientFile]) -> String {
    let twice = candidates.iter().filter(|other| other.slug == client.slug).count() > 1;
    if twice { format!("{} ({})", client.slug, client.path) } else { client.slug.clone() }
}

fn ambiguous(typed: &str, candidates: impl ExactSizeIterator<Item = String>) -> Error {
    let count = candidates.len();
    let mut listed: Vec<String> = candidates.take(LISTED).collect();
    if count > LISTED {
        listed.push(format!("and {} more", count - LISTED));
    }
    Error::usage(format!("`{typed}` may mean {count} clients"))
        .hint(format!("type more of one of: {}", listed.join(", ")))
}

fn unknown(typed: &str, clients: &[ClientFile], names: &[(&ClientFile, String)]) -> Error {
    let error = Error::usage(format!("there is no client `{typed}`"));
    match meant(typed, clients, names) {
        Some(slug) => error.hint(format!("did you mean `{slug}`?")),
        None if clients.is_empty() => error.hint("the ledger has no client yet; begin with `folio new NAME`"),
        None => error.hint("`folio list` shows the clients there are; `folio new` makes one"),
    }
}

/// The slug of the client that a slip in a slug, in a name or in the beginning of either may have meant.
fn meant<'a>(typed: &str, clients: &'a [ClientFile], names: &[(&'a ClientFile, String)]) -> Option<&'a str> {
    let slugs = clients.iter().flat_map(|client| beginnings(&client.slug, '-').map(move |words| (words, client)));
    let names = names.iter().flat_map(|(client, name)| beginnings(name, ' ').map(move |words| (words, *client)));
    let candidates: Vec<(&str, &ClientFile)> = slugs.chain(names).collect();
    let near = nearest(&folded(typed), candidates.iter().map(|(words, _)| *words))?;
    candidates.iter().find(|(words, _)| *words == near).map(|(_, client)| client.slug.as_str())
}

/// The whole text, then what it begins with, a word less each time; only of its first words, where it has many.
fn beginnings(text: &str, between: char) -> impl Iterator<Item = &str> {
    let begin = text.match_indices(between).nth(MOST_WORDS - 1).map_or(text, |(end, _)| &text[..end]);
    std::iter::successors(Some(begin), move |longer| longer.rsplit_once(between).map(|(shorter, _)| shorter))
}

#[cfg(test)]
mod tests {
    use super::{MOST_WORDS, beginnings};

    #[test]
    fn of_a_text_only_the_first_words_are_looked_at() {
        assert_eq!(beginnings("one two three", ' ').collect::<Vec<_>>(), ["one two three", "one two", "one"]);
        let found: Vec<String> = beginnings(&"word ".repeat(100_000), ' ').map(str::to_owned).collect();
        assert_eq!((found.len(), found[0].len()), (MOST_WORDS, 5 * MOST_WORDS - 1));
    }
}
