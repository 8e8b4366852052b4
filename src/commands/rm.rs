//! `folio rm`: an entry or a whole client goes, where nothing needs it any more.

use super::Outcome;
use super::mention::{self, Referent};
use super::words::address::Address;
use crate::change::{Act, Draft};
use crate::context::{ChangeWishes, Context};
use crate::diagnostic::Finding;
use crate::error::{Error, Result};
use crate::ledger::ClientFile;
use crate::source::{Edit, Node, Tree};

/// How many references are drawn; of the others the place is told.
const DRAWN: usize = 3;

/// Take an entry or a whole client away
///
/// What is still referred to stays, and every reference is listed. git keeps what was.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio rm baltika forces.steel\n  folio rm baltika 'interactions[2026-10-02]'\n  folio rm baltika"
)]
pub struct RmArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The entry: `section.id`, or `section[key]` for entries without id; the whole client where absent
    entry: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Removes the entry or the file.
pub fn run(args: &RmArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let address: Option<Address> = args.entry.as_deref().map(str::parse).transpose()?;
    if address.is_none() && !args.wishes.dry_run && context.can_ask() {
        certain(&file, context)?;
    }
    let mut what = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| match &address {
        Some(address) => {
            what = format!("{address} of {}", file.slug);
            remove_entry(draft, &file, address)
        }
        None => {
            what.clone_from(&file.slug);
            remove_client(draft, &file)
        }
    })?;
    let back = done.commit.as_ref().filter(|_| address.is_none());
    let back = back.map(|commit| format!("`git revert --no-edit {commit}` brings it back"));
    Ok(back.into_iter().fold(Outcome::changed("rm", format!("removed {what}"), done), Outcome::say))
}

/// Asks whoever is there whether this client is meant: a few letters may have named it.
fn certain(file: &ClientFile, context: &Context) -> Result<()> {
    if context.confirm(&format!("Remove the client `{}`", file.slug))? {
        return Ok(());
    }
    Err(Error::usage("nothing is removed").hint("more letters of the slug name another client"))
}

fn remove_entry(draft: &mut Draft<'_>, file: &ClientFile, address: &Address) -> Result<Act> {
    let catalogue = draft.ledger().catalogue();
    let text = draft.sound_text(&file.path)?;
    let tree = Tree::parse(&text);
    let located = address.locate(&tree, draft.ledger(), &file.slug)?;
    let spelled = located.spelled();
    let Some(entry) = located.entry.as_ref().filter(|_| located.field.is_none()) else {
        return Err(no_entry(file, &spelled, located.field.is_some()));
    };
    let id = tree.node(&located.path.clone().then("id")).and_then(Node::as_str);
    let referent = id.map(|id| Referent::Entry { section: &located.section.name, id });
    let mut mentions = referent.map(|referent| mention::mentions(&tree, catalogue, referent)).unwrap_or_default();
    let demands = id.map(|id| mention::demands(&tree, &located.section.name, id)).unwrap_or_default();
    mentions.extend(demands.into_iter().map(|demand| demand.mention));
    let what = format!("`{spelled}`");
    let standing = mention::in_the_way(file, &tree, catalogue, &mentions, &what);
    let replaced = tree.node(&located.path.clone().then("replaced_by")).is_some();
    refuse_needed(&what, standing).map_err(|error| match id {
        Some(id) if located.section.name == "stakeholders" && !replaced => error.hint(format!(
            "has somebody come after? `folio replace {} {id} …` hands over what is still to come and leaves what has been",
            file.slug
        )),
        _ => error,
    })?;
    draft.edit(&file.path, &[Edit::Remove { path: located.path.clone() }])?;
    Ok(Act::on("rm", &file.slug).entry(&located.section.name, &entry.name))
}

fn no_entry(file: &ClientFile, spelled: &str, is_field: bool) -> Error {
    if is_field {
        return Error::usage(format!("`{spelled}` is a key, not an entry"))
            .hint(format!("`folio set {} {spelled}=` takes a key away", file.slug));
    }
    Error::usage(format!("`{spelled}` is a whole section"))
        .hint("name one entry of it, as `section.id`")
        .hint(format!("a section can be taken out by hand: `folio edit {}`", file.slug))
}

fn remove_client(draft: &mut Draft<'_>, file: &ClientFile) -> Result<Act> {
    let ledger = draft.ledger();
    let what = format!("the client `{}`", file.slug);
    let mut standing = Vec::new();
    for (other, mentions) in mention::clients_naming(ledger, &file.slug, &file.path)? {
        let tree = Tree::parse(draft.text(&other.path)?);
        standing.extend(mention::in_the_way(&other, &tree, ledger.catalogue(), &mentions, &what));
    }
    refuse_needed(&what, standing)?;
    draft.remove(&file.path)?;
    Ok(Act::on("rm", &file.slug))
}

fn refuse_needed(what: &str, standing: Vec<Finding>) -> Result<()> {
    match standing.len() {
        0 => Ok(()),
        1 => Err(Error::refused(format!("{what} is still referred to"), standing)),
        count => {
            let error = Error::refused(format!("{what} is still referred to in {count} places"), standing);
            Err(error.drawing(DRAWN))
        }
    }
}
