//! What git's configuration says, asked of git itself and in one call.
//!
//! libgit2 knows neither `GIT_CONFIG_GLOBAL` nor where this git was told to look for its system file, so what decides a
//! commit (identity, hooks, signing, `core.fsync`) comes from `git var -l`: it prints the whole effective
//! configuration and both identities with the date a commit made now would get.

use super::environment::Environment;
use super::git::{Git, Running};
use crate::error::{Error, Result};

/// Somebody as git names them in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name; `user.name` or what stands for it.
    pub name: String,
    /// The e-mail address; `user.email` or what stands for it.
    pub email: String,
}

/// An identity with the moment git would put beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) who: Identity,
    /// Seconds since 1970-01-01 UTC.
    pub(super) seconds: i64,
    /// Minutes east of UTC.
    pub(super) offset: i32,
}

impl Stamp {
    /// Reads `Anna Orlova <anna@agency.example> 1772442000 +0300`.
    fn parse(line: &str) -> Option<Stamp> {
        let (name, rest) = line.rsplit_once(" <").or_else(|| Some(("", line.strip_prefix('<')?)))?;
        let (email, rest) = rest.split_once("> ")?;
        let (seconds, zone) = rest.split_once(' ')?;
        let zone: i32 = zone.parse().ok()?;
        let who = Identity { name: name.to_owned(), email: email.to_owned() };
        Some(Stamp { who, seconds: seconds.parse().ok()?, offset: zone / 100 * 60 + zone % 100 })
    }

    /// The moment as git reads it in `GIT_AUTHOR_DATE`.
    pub(super) fn date(&self) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        format!("@{} {sign}{:02}{:02}", self.seconds, self.offset.abs() / 60, self.offset.abs() % 60)
    }

    /// One line as it stands in a commit or in the reflog.
    pub(super) fn line(&self) -> String {
        format!("{} <{}> {}", self.who.name, self.who.email, &self.date()[1..])
    }
}

/// git's effective configuration at one moment.
#[derive(Debug, Clone)]
pub(super) struct Configuration {
    entries: Vec<(String, Option<String>)>,
    author: Option<Stamp>,
    committer: Option<Stamp>,
}

impl Configuration {
    /// Starts asking; the answer is read with [`Configuration::answered`], so that other work can go on meanwhile.
    pub(super) fn ask(git: &Git) -> Result<Running> {
        // Without the flags of other calls, which would stand in the answer; `git var` starts no program.
        git.call_with_hooks(["var", "-l"], &[]).start()
    }

    pub(super) fn answered(running: Running) -> Result<Configuration> {
        Ok(Configuration::parse(&String::from_utf8_lossy(&running.succeed()?)))
    }

    fn parse(text: &str) -> Configuration {
        let mut found = Configuration { entries: Vec::new(), author: None, committer: None };
        for line in text.lines() {
            match line.split_once('=') {
                // After the configuration, and so the last word, whatever a value with line breaks contains.
                Some(("GIT_AUTHOR_IDENT", ident)) => found.author = Stamp::parse(ident),
                Some(("GIT_COMMITTER_IDENT", ident)) => found.committer = Stamp::parse(ident),
                Some((key, value)) => found.entries.push((key.to_owned(), Some(value.to_owned()))),
                None => found.entries.push((line.to_owned(), None)),
            }
        }
        found
    }

    /// The last value of a key; the key's section and name in lower case.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let entry = self.entries.iter().rev().find(|(name, _)| name == key);
        entry.map(|(_, value)| value.as_deref().unwrap_or("true"))
    }

    /// A boolean as git reads one; `None` when the key is absent or is no boolean.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key)?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" | "" => Some(false),
            _ => None,
        }
    }

    /// Whether any key begins with `prefix`.
    pub(super) fn has_any(&self, prefix: &str) -> bool {
        self.entries.iter().any(|(key, _)| key.starts_with(prefix))
    }

    /// Who a commit made now is by, and who makes it; refuses as `git commit` would when git does not know.
    pub(super) fn stamps(&self, git: &Git, environment: &Environment) -> Result<(Stamp, Stamp)> {
        let known = |role: &str| {
            let upper = role.to_ascii_uppercase();
            let one = |part: &str, others: &[&str]| {
                environment.get(&format!("GIT_{upper}_{}", part.to_ascii_uppercase())).is_some()
                    || [format!("{role}.{part}"), format!("user.{part}")]
                        .iter()
                        .any(|key| self.get(key).is_some_and(|value| !value.is_empty()))
                    || others.iter().any(|name| environment.get(name).is_some())
            };
            one("name", &[]) && one("email", &["EMAIL"])
        };
        let author = self.author.as_ref().filter(|_| known("author"));
        let committer = self.committer.as_ref().filter(|_| known("committer"));
        match (author, committer) {
            (Some(author), Some(committer)) => Ok((author.clone(), committer.clone())),
            // git may still derive one from the machine, or refuse: `git var` of one name applies the strict rules.
            _ => Ok((strict(git, "GIT_AUTHOR_IDENT")?, strict(git, "GIT_COMMITTER_IDENT")?)),
        }
    }
}

fn strict(git: &Git, name: &str) -> Result<Stamp> {
    let output = git.call(["var", name]).output()?;
    let line = String::from_utf8_lossy(&output.stdout);
    Stamp::parse(line.trim_end()).filter(|_| output.status.success()).ok_or_else(|| {
        Error::environment("git does not know who you are, so a change could not be signed with your name")
            .hint("`git config --global user.name \"Your Name\"`")
            .hint("`git config --global user.email you@example.com`")
    })
}

#[cfg(test)]
mod tests {
    use super::{Configuration, Stamp};

    #[test]
    fn an_identity_with_a_western_zone_keeps_its_offset() {
        let stamp = Stamp::parse("Anna <anna@a.example> 1772442000 -0330").expect("parses");
        assert_eq!((stamp.offset, stamp.date().as_str()), (-210, "@1772442000 -0330"));
        assert_eq!(stamp.line(), "Anna <anna@a.example> 1772442000 -0330");
    }

    #[test]
    fn the_last_value_of_a_key_counts_and_a_bare_key_is_true() {
        let found = Configuration::parse("commit.gpgsign=false\ncommit.gpgsign\nGIT_AUTHOR_IDENT=A <a@b> 1 +0000\n");
        assert_eq!(found.flag("commit.gpgsign"), Some(true));
        assert_eq!(found.author.map(|stamp| stamp.who.email).as_deref(), Some("a@b"));
    }
}
