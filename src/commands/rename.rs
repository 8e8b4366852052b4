//! `folio rename`: a client or an entry gets another id, and everything that refers to it follows.

use super::Outcome;
use super::mention::{self, Mention, Referent};
use super::words::address::{Address, Located};
use super::words::entry::{brought_back, next_free, was_used};
use super::words::spelled::Spellings;
use super::words::value::Reading;
use crate::change::{Act, Draft};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::ledger::ClientFile;
use crate::model::value::{Number, Slug, ValueFault};
use crate::schema::Catalogue;
use crate::source::{Edit, KeyPath, Literal, Node, Tree};

/// Give a client or an entry another id; what refers to it follows
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio rename baltika baltika-group\n  folio rename baltika stakeholders.ivan ivan-petrov"
)]
pub struct RenameArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The client's new slug; or the entry, as `section.id`
    what: String,
    /// The entry's new id
    id: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Renames the client's file or one of its entries.
pub fn run(args: &RenameArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let (told, act) = match &args.id {
            Some(id) => rename_entry(draft, &file, &args.what.parse()?, id)?,
            None => rename_client(draft, &file, &args.what)?,
        };
        line = told;
        Ok(act)
    })?;
    Ok(Outcome::changed("rename", line, done))
}

fn rename_client(draft: &mut Draft<'_>, file: &ClientFile, typed: &str) -> Result<(String, Act)> {
    let ledger = draft.ledger();
    let slug: Slug = typed.parse().map_err(refused)?;
    if slug.as_str() == file.slug {
        return Err(Error::usage(format!("the client is called `{slug}` already")));
    }
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{slug}.toml");
    if ledger.has_client(slug.as_str()) || draft.is_there(&path)? {
        return Err(Error::usage(format!("there is a client `{slug}` already")).hint("choose another slug"));
    }
    let naming = mention::clients_naming(ledger, &file.slug, &file.path)?;
    for (other, mentions) in &naming {
        let edits: Vec<Edit> = mentions.iter().map(|mention| set(mention.path.clone(), slug.as_str())).collect();
        draft.edit(&other.path, &edits)?;
    }
    draft.rename(&file.path, &path)?;
    let follow: usize = naming.iter().map(|(_, mentions)| mentions.len()).sum();
    let others: Vec<&str> = naming.iter().map(|(other, _)| other.slug.as_str()).collect();
    let told = match follow {
        0 => String::new(),
        1 => format!(", the reference in {} follows", others[0]),
        _ => format!(", {follow} references in {} follow", others.join(", ")),
    };
    let act = Act::on("rename", slug.as_str()).about(format!("{} to {slug}", file.slug));
    Ok((format!("{} is now {slug}{told}", file.slug), act))
}

fn rename_entry(draft: &mut Draft<'_>, file: &ClientFile, address: &Address, id: &str) -> Result<(String, Act)> {
    let catalogue = draft.ledger().catalogue();
    let text = draft.sound_text(&file.path)?;
    let tree = Tree::parse(&text);
    let located = address.locate(&tree, draft.ledger(), &file.slug)?;
    let old = old_id(&located, &tree)?;
    let section = located.section.name.as_str();
    refuse_unfit(&tree, section, old, id)?;
    refuse_demanded(&tree, catalogue, section, id)?;
    refuse_used(&Reading::new(draft.ledger(), &file.slug, &tree).with_past(draft.past(file)), section, old, id)?;
    let mentions = mention::mentions(&tree, catalogue, Referent::Entry { section, id: old });
    let mut edits = vec![set(located.path.clone().then("id"), id)];
    edits.extend(mentions.iter().map(|Mention { path, .. }| set(path.clone(), id)));
    edits.extend(
        mention::demands(&tree, section, old)
            .into_iter()
            .map(|demand| set(demand.mention.path.clone(), &demand.of(id))),
    );
    draft.edit(&file.path, &edits)?;
    let follow = match edits.len() - 1 {
        0 => String::new(),
        1 => ", 1 reference follows".to_owned(),
        count => format!(", {count} references follow"),
    };
    let act = Act::on("rename", &file.slug).entry(section, id).about(format!("{section}.{old} to {id}"));
    Ok((format!("{section}.{old} of {} is now {id}{follow}", file.slug), act))
}

/// The id of the entry that is to get another one.
fn old_id<'t>(located: &Located<'_>, tree: &'t Tree<'_>) -> Result<&'t str> {
    let spelled = located.spelled();
    if located.entry.is_none() || located.field.is_some() {
        return Err(Error::usage(format!("`{spelled}` is no entry")).hint("name an entry, as `section.id`"));
    }
    let id = tree.node(&located.path.clone().then("id")).and_then(Node::as_str);
    id.ok_or_else(|| Error::usage(format!("`{spelled}` has no id, so nothing refers to it")))
}

/// Refuses an id that is of the wrong kind, or another entry's.
fn refuse_unfit(tree: &Tree<'_>, section: &str, old: &str, id: &str) -> Result<()> {
    match section {
        "contracts" | "invoices" => id.parse::<Number>().map(drop).map_err(refused)?,
        _ => id.parse::<Slug>().map(drop).map_err(refused)?,
    }
    let entries = tree.root().get(section).and_then(Node::as_array);
    let taken = entries
        .into_iter()
        .flat_map(|entries| entries.iter())
        .any(|entry| entry.as_table().and_then(|table| table.get("id")).and_then(Node::as_str) == Some(id));
    if id == old || taken {
        return Err(Error::usage(format!("`{section}` has an entry `{id}` already")).hint("choose another id"));
    }
    Ok(())
}

/// Refuses an id with which a demand begins that speaks of something else so far, or of nothing.
fn refuse_demanded(tree: &Tree<'_>, catalogue: &Catalogue, section: &str, id: &str) -> Result<()> {
    let Some(demand) = mention::demands(tree, section, id).into_iter().next() else { return Ok(()) };
    let address = demand.mention.address(&mut Spellings::of(tree, catalogue));
    Err(Error::usage(format!("a demand in `{address}` begins with `{id}:`, and would speak of `{section}.{id}` then"))
        .hint("choose another id, or reword that demand first"))
}

/// Refuses an id that another entry had; its own earlier one an entry may have again.
fn refuse_used(reading: &Reading<'_>, section: &str, old: &str, id: &str) -> Result<()> {
    let used = reading.used(section)?;
    let Some(removal) = used.removal(id).filter(|_| !used.was_called(old, id)) else { return Ok(()) };
    let other = next_free(reading, section, id, used);
    Err(was_used(reading, &format!("{section}.{id}"), removal)
        .hint(format!("choose another id{other}"))
        .hint(brought_back("entry", reading, removal)))
}

fn set(path: KeyPath, text: &str) -> Edit {
    Edit::Set { path, value: Literal::text(text) }
}

fn refused(fault: ValueFault) -> Error {
    Error::usage(fault.message).hint(fault.help)
}
