//! `folio init`: a ledger from nothing, or its schemas anew.

mod settings;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use self::settings::FirstSettings;
use super::{Answer, Outcome, Receipt};
use crate::change::{self, Act};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::ledger::{entry_id, fittings};
use crate::model::settings::Settings;
use crate::model::value::{Currency, Slug, Timezone, ValueFault};
use crate::store::{self, CLIENTS_FOLDER, Identity, LEDGER_FILE};

/// Make a ledger: settings, schemas for editors, a git repository with its first commit
///
/// Inside a git repository the ledger becomes a folder of it. The first member's name and e-mail address are git's.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio init agency --member anna\n  \
    folio init --name \"North agency\" --timezone Europe/Moscow --currency RUB\n  folio init --refresh")]
pub struct InitArgs {
    /// The folder to make the ledger in; the working directory where absent
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The id of the first member, yourself; made from git's name where absent
    #[arg(long, value_name = "ID", conflicts_with = "refresh")]
    member: Option<String>,
    /// The firm's name; the folder's where absent
    #[arg(long, value_name = "NAME", conflicts_with = "refresh")]
    name: Option<String>,
    /// The time zone in which moments are written, such as Europe/Moscow
    #[arg(long, value_name = "ZONE", conflicts_with = "refresh")]
    timezone: Option<String>,
    /// The currency of amounts given without one, such as RUB
    #[arg(long, value_name = "CODE", conflicts_with = "refresh")]
    currency: Option<String>,
    /// Renew schemas and attributes of a ledger that is there, as after a change of `[custom]`
    #[arg(long)]
    refresh: bool,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Makes a ledger, or renews what stands around its clients.
pub fn run(args: &InitArgs, context: &Context) -> Result<Outcome> {
    let directory =
        args.folder.as_ref().map_or_else(|| context.directory().to_owned(), |folder| context.directory().join(folder));
    if args.refresh { refresh(args, context) } else { found(args, &directory, context) }
}

fn found(args: &InitArgs, directory: &Path, context: &Context) -> Result<Outcome> {
    let shown = args.folder.as_ref().map_or_else(|| ".".to_owned(), |folder| folder.display().to_string());
    let standing = nearest_folder(directory)?;
    refuse_second(directory, standing, &shown)?;
    let identity = store::author_in(standing, context.environment())?;
    let first = FirstSettings {
        name: args.name.clone().unwrap_or_else(|| folder_name(directory)),
        timezone: value::<Timezone>(args.timezone.as_deref())?.or_else(|| context.timezone()),
        currency: value::<Currency>(args.currency.as_deref())?,
        member: member(args.member.as_deref(), &identity)?,
        identity,
    };
    let settings = first.text()?;
    let files = files(directory, settings)?;
    let act = Act::on_ledger("init", format!("a ledger of format {}", crate::model::settings::FORMAT));
    let done = change::found(directory, context.environment(), &context.options(&args.wishes), &act, files)?;
    let line = format!("ledger `{}` in {shown}, first member {}", first.name, first.member);
    let mut outcome = Outcome::changed("init", line, done);
    if args.wishes.dry_run {
        return Ok(outcome);
    }
    outcome.talk.extend(left_alone(directory));
    let elsewhere = args.folder.as_ref().filter(|folder| *folder != Path::new("."));
    outcome.talk.extend(elsewhere.map(|_| format!("next: cd {}", store::typed(&shown))));
    Ok(outcome
        .say("next: folio new \"The first client\"")
        .say("next: folio hook install    # checks what you commit by hand"))
}

/// The folder itself, or the nearest one above it that is there.
fn nearest_folder(directory: &Path) -> Result<&Path> {
    // A link that leads nowhere is there as well: no folder can be made in its place.
    let there = directory.ancestors().find(|folder| folder.symlink_metadata().is_ok());
    match there.filter(|folder| folder.is_dir()) {
        Some(folder) => Ok(folder),
        None if there.is_some_and(Path::is_symlink) => {
            Err(Error::usage(format!("`{}` is a link that leads nowhere", there.unwrap_or(directory).display()))
                .hint("make the folder that it is to lead to, or name another"))
        }
        None => Err(Error::usage(format!("`{}` is not a folder", there.unwrap_or(directory).display()))
            .hint("name a folder, or one that can be made")),
    }
}

fn refuse_second(directory: &Path, standing: &Path, shown: &str) -> Result<()> {
    let Ok(root) = store::find_root(standing) else { return Ok(()) };
    if directory.canonicalize().is_ok_and(|directory| directory == root) {
        return Err(Error::usage(format!("there is a ledger already: `{shown}` has a `{LEDGER_FILE}`"))
            .hint("`folio init --refresh` renews its schemas and attributes")
            .hint("`folio doctor` looks it over"));
    }
    Err(Error::usage(format!("`{shown}` would be inside the ledger `{}`", root.display()))
        .hint("give the new ledger a folder of its own, beside that one"))
}

fn folder_name(directory: &Path) -> String {
    let whole = directory.canonicalize().unwrap_or_else(|_| directory.to_owned());
    whole.file_name().map_or_else(|| "Our agency".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What was typed, read as a value of the model.
fn value<T: FromStr<Err = ValueFault>>(typed: Option<&str>) -> Result<Option<T>> {
    let read = |typed: &str| typed.parse().map_err(|fault: ValueFault| Error::usage(fault.message).hint(fault.help));
    typed.map(read).transpose()
}

/// The id asked for, else the first word of the name that git knows.
fn member(wish: Option<&str>, identity: &Identity) -> Result<Slug> {
    if let Some(wish) = value(wish)? {
        return Ok(wish);
    }
    let first = identity.name.split_whitespace().next().unwrap_or_default();
    let local = identity.email.split('@').next().unwrap_or_default();
    entry_id(first, |_| false).or_else(|| entry_id(local, |_| false)).ok_or_else(|| {
        Error::usage("git's name and address have no letter to make an id of").hint("choose one with `--member ID`")
    })
}

/// Every file of the first commit that is not there yet as it should be.
fn files(directory: &Path, settings: String) -> Result<Vec<(&'static str, String)>> {
    let mut files = fittings::schemas(&Settings::default()).to_vec();
    files.push((fittings::ATTRIBUTES_FILE, fittings::attributes(&there(directory, fittings::ATTRIBUTES_FILE)?)));
    if !directory.join(fittings::TAPLO_FILE).exists() {
        files.push((fittings::TAPLO_FILE, fittings::TAPLO.to_owned()));
    }
    files.push((LEDGER_FILE, settings));
    Ok(files)
}

/// What a file says that may be there already; nothing of it is guessed.
fn there(directory: &Path, file: &str) -> Result<String> {
    match std::fs::read_to_string(directory.join(file)) {
        Ok(text) => Ok(text),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(cause) if cause.kind() == ErrorKind::InvalidData => {
            Err(Error::environment(format!("`{file}` is not UTF-8, so nothing can be added to it"))
                .hint("save it as UTF-8 and try again"))
        }
        Err(cause) => Err(Error::environment(format!("`{file}` cannot be read"))
            .because(cause)
            .hint("it has to be a file that you may read and write")),
    }
}

/// What stood in the folder before and was not touched, for the talk.
fn left_alone(directory: &Path) -> Vec<String> {
    let snapshot = store::Snapshot::work_tree(directory);
    let clients = snapshot.list().iter().filter(|stored| stored.path.starts_with(CLIENTS_FOLDER)).count();
    let mut told = Vec::new();
    if std::fs::read_to_string(directory.join(fittings::TAPLO_FILE)).is_ok_and(|text| text != fittings::TAPLO) {
        told.push(format!("`{}` stays as it was", fittings::TAPLO_FILE));
    }
    match clients {
        0 => {}
        1 => told.push("1 client file stands here already: record it with `folio commit`".to_owned()),
        _ => told.push(format!("{clients} client files stand here already: record them with `folio commit`")),
    }
    told
}

fn refresh(args: &InitArgs, context: &Context) -> Result<Outcome> {
    if args.folder.is_some() {
        return Err(Error::usage("`--refresh` renews the ledger around the working directory")
            .hint("name another one with `-C DIR`"));
    }
    let ledger = context.ledger()?;
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        for (path, text) in fittings::schemas(ledger.settings()) {
            draft.put(path, text)?;
        }
        let attributes = draft.existing(fittings::ATTRIBUTES_FILE)?.unwrap_or_default();
        draft.put(fittings::ATTRIBUTES_FILE, fittings::attributes(&attributes))?;
        if draft.existing(fittings::TAPLO_FILE)?.is_none() {
            draft.put(fittings::TAPLO_FILE, fittings::TAPLO.to_owned())?;
        }
        Ok(Act::on_ledger("refresh", "schemas"))
    })?;
    if done.files.is_empty() {
        let line = "schemas and attributes are as they should be".to_owned();
        return Ok(Outcome::new("init", Answer::Change(Receipt { line, ..Receipt::default() })));
    }
    Ok(Outcome::changed("init", "schemas and attributes renewed", done))
}
