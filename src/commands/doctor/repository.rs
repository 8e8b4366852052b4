//! The repository: whether commits can be made, by whom, with which hook and signature, and what was left lying about.

use std::path::Path;

use super::sign::Sign;
use crate::commands::commit;
use crate::commands::hook::Script;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::store::{Environment, Inspection, LockState, Repository, Rescued};

/// Everything about git that is not a file of the ledger.
pub fn signs(ledger: &Ledger, repository: &Repository, context: &Context) -> Vec<Sign> {
    let (mut signs, free) = match repository.inspect() {
        Ok(inspection) => (inspected(&inspection, repository), inspection.obstacles.is_empty()),
        Err(error) => (vec![super::refusal("repository", &error)], false),
    };
    // Without an identity there is an obstacle already, which says the same.
    signs.extend(identity(ledger, repository));
    signs.extend([hook(repository), signing(ledger, repository)].map(or_refusal));
    signs.extend(uncommitted(ledger, repository, free, context));
    signs
}

fn or_refusal(sign: Result<Sign>) -> Sign {
    sign.unwrap_or_else(|error| super::refusal("repository", &error))
}

/// What keeps commits from being made, and what interrupted programs left.
fn inspected(inspection: &Inspection, repository: &Repository) -> Vec<Sign> {
    let mut signs = vec![Sign::fine("git", &inspection.git_version)];
    signs.push(Sign::fine("repository", repository.git_directory().display().to_string()));
    signs.extend(inspection.obstacles.iter().map(|error| super::refusal("obstacle", error)));
    signs.extend(inspection.locks.iter().map(lock));
    signs.extend(inspection.interrupted.as_ref().map(|op| {
        Sign::ill(
            "journal",
            format!("the change {op} was interrupted"),
            "the next writing command finishes it, such as `folio commit`",
        )
    }));
    signs.extend(inspection.rescued.iter().map(|Rescued { name, subject, .. }| {
        let found = format!("a change that could not be finished is kept as `{name}`: {subject}");
        let cure = format!(
            "`git show {name}`; then `git cherry-pick {name}` takes it over, `git update-ref -d {name}` drops it"
        );
        Sign::ill("rescued", found, cure)
    }));
    signs.extend(inspection.kept.iter().map(|file| {
        Sign::ill(
            "rescued",
            format!("`{file}` holds an edit made while folio was stopped"),
            "take over what you need of it, then remove it",
        )
    }));
    signs
}

/// Whether the program can be started: as a path, or by its name from `PATH`.
fn is_there(program: &str, environment: &Environment) -> bool {
    if program.contains('/') {
        return Path::new(program).exists();
    }
    environment.get("PATH").is_some_and(|path| std::env::split_paths(path).any(|folder| folder.join(program).is_file()))
}

fn lock(lock: &LockState) -> Sign {
    let LockState { path, holder, stale } = lock;
    match (holder, stale) {
        (_, true) => Sign::ill(
            "lock",
            format!("`{path}` is folio's, of a command that was stopped"),
            "the next writing command removes it",
        ),
        (Some(holder), false) => {
            Sign::advice("lock", format!("{holder} is at work, and holds `{path}`"), "wait until it is done")
        }
        (None, false) => Sign::ill(
            "lock",
            format!("`{path}` keeps everybody from committing"),
            format!("if no git command is running, remove `{path}`"),
        ),
    }
}

/// Who commits, and which of our people that is.
fn identity(ledger: &Ledger, repository: &Repository) -> Option<Sign> {
    let who = repository.author().ok()?;
    let shown = format!("{} <{}>", who.name, who.email);
    Some(match ledger.settings().member_by_email(&who.email) {
        Some(member) => Sign::fine("identity", format!("{shown}, member {}", member.id)),
        None => Sign::advice(
            "identity",
            format!("{shown}, none of the members"),
            "add the address to `emails` of yours under `[[members]]` in `folio.toml`",
        ),
    })
}

/// Hand edits that no commit holds yet; where the repository is not `free`, folio cannot record them now.
fn uncommitted(ledger: &Ledger, repository: &Repository, free: bool, context: &Context) -> Option<Sign> {
    let changed = repository.changed().ok().filter(|changed| !changed.is_empty())?;
    let found = match &changed[..] {
        [only] => format!("`{only}` differs from the last commit"),
        [first, rest @ ..] => format!("`{first}` and {} more differ from the last commit", rest.len()),
        [] => return None,
    };
    let cure = if !free {
        "first what `obstacle` says; what is still changed then: folio commit".to_owned()
    } else if let Some(error) = commit::refusal(&changed, ledger, context) {
        refused(&error)
    } else {
        "folio commit".to_owned()
    };
    Some(Sign::advice("edits", found, cure))
}

/// What has to be done before hand edits can be recorded.
fn refused(error: &Error) -> String {
    match error.findings().first() {
        Some(first) => format!(
            "first mend what keeps them from being recorded (`{}` in `{}`; `folio check` tells all), then folio commit",
            first.rule, first.place.file
        ),
        None => [error.to_string()].iter().chain(error.hints()).cloned().collect::<Vec<_>>().join("; "),
    }
}

fn hook(repository: &Repository) -> Result<Sign> {
    let hook = repository.hook("pre-commit")?;
    let install = "folio hook install";
    Ok(match hook.text()? {
        None => Sign::advice("hook", "none: commits made by git are not checked", install),
        Some(text) => match Script::parse(&text) {
            Some(script) if script.text() != text || !hook.is_executable() => {
                Sign::ill("hook", format!("`{}` is folio's, and not as it should be", hook.shown()), install)
            }
            Some(script) if !script.ledgers.contains(&repository.folder_in_work_tree()) => {
                Sign::advice("hook", format!("`{}` does not check this ledger", hook.shown()), install)
            }
            Some(_) => Sign::fine("hook", format!("`{}` checks what is staged", hook.shown())),
            None if text.contains("folio") => Sign::fine("hook", format!("`{}`, which names folio", hook.shown())),
            None => Sign::advice(
                "hook",
                format!("`{}` does not run folio", hook.shown()),
                "add the line `folio check --staged || exit 1` to it",
            ),
        },
    })
}

fn signing(ledger: &Ledger, repository: &Repository) -> Result<Sign> {
    let setting = |key: &str| repository.setting(key);
    if !matches!(setting("commit.gpgsign")?.as_deref(), Some("true" | "yes" | "on" | "1")) {
        return Ok(Sign::fine("signing", "off"));
    }
    let format = setting("gpg.format")?.unwrap_or_else(|| "openpgp".to_owned());
    let usual = match format.as_str() {
        "ssh" => "ssh-keygen",
        "x509" => "gpgsm",
        _ => "gpg",
    };
    let named = match format.as_str() {
        "openpgp" => setting("gpg.openpgp.program")?.or(setting("gpg.program")?),
        _ => setting(&format!("gpg.{format}.program"))?,
    };
    let program = named.unwrap_or_else(|| usual.to_owned());
    if is_there(&program, ledger.environment()) {
        return Ok(Sign::fine("signing", format!("on, by {program}")));
    }
    Ok(Sign::ill(
        "signing",
        format!("on, and there is no {program}: no commit can be made"),
        format!("install {program}, or turn signing off with `git config commit.gpgSign false`"),
    ))
}
