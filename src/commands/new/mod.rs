//! `folio new`: a client file.

mod newborn;

use self::newborn::Newborn;
use super::words::assignment::{Assignment, gathered};
use super::words::edits::{Setting, settings};
use super::words::value::Reading;
use super::{Answer, Outcome};
use crate::change::{Act, Draft};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::address::argument;
use crate::ledger::{Ledger, Lookalike};
use crate::render::Safe;
use crate::source::Tree;

/// Make a client: one file, named by its slug
///
/// Takes a slug, or a name in any script, of which a slug is made without its legal form. Asks on a terminal for what is missing,
/// and warns of clients that look like the new one.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio new \"Балтика Инструмент\" --tier key\n  \
    folio new acme --name \"Acme & Sons Ltd\" --manager boris --stage lead --folder north\n  \
    folio new \"ООО «Северный Завод»\" --tax-id 7812345678 --domain sz.example profile.industry=\"machine tools\"")]
pub struct NewArgs {
    /// Slug or name of the client
    client: Option<String>,
    /// More of it: `address=value`, as for `folio set`
    #[arg(value_name = "ADDRESS=VALUE")]
    values: Vec<String>,
    /// File name, and the word for the client in every command
    #[arg(long)]
    slug: Option<String>,
    /// Name as people say it, in any script
    #[arg(long)]
    name: Option<String>,
    /// The member who keeps the account; else the one with git's e-mail address
    #[arg(long, value_name = "MEMBER")]
    manager: Option<String>,
    /// How much care the client gets
    #[arg(long)]
    tier: Option<String>,
    /// The first stage; else the first that is live
    #[arg(long)]
    stage: Option<String>,
    /// Folder under `clients/`, made where it is not there
    #[arg(long, value_name = "FOLDER")]
    folder: Option<String>,
    /// Tax number; look-alikes are found by it
    #[arg(long, value_name = "NUMBER")]
    tax_id: Option<String>,
    /// Internet domain of the client; look-alikes are found by it
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

impl NewArgs {
    /// The words as they are meant: what stands first may be a value, where the name is told otherwise.
    fn sorted(&self, ledger: &Ledger) -> NewArgs {
        let mut sorted = self.clone();
        if let Some(first) =
            sorted.client.take_if(|first| self.name.is_some() && is_value(first) || is_known(first, ledger))
        {
            sorted.values.insert(0, first);
        }
        sorted
    }
}

fn is_value(typed: &str) -> bool {
    typed.parse::<Assignment>().is_ok()
}

/// Whether a word can only be a value: it begins with a section there is.
fn is_known(typed: &str, ledger: &Ledger) -> bool {
    let section = typed.split_once(['.', '[']).map(|(section, _)| section);
    is_value(typed) && section.is_some_and(|section| ledger.catalogue().section(section).is_some())
}

/// Makes the file.
pub fn run(args: &NewArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    ledger.refuse_unsound()?;
    let args = &args.sorted(&ledger);
    let assignments = gathered(&args.values)?;
    let newborn = Newborn::of(args, context, &ledger)?;
    let lookalikes = told(&ledger.lookalikes(&newborn.newcomer(args)));
    let asked = !lookalikes.is_empty() && !args.wishes.dry_run && context.can_ask();
    if asked && !context.confirm(&format!("{}\nMake it all the same (yes, no)", lookalikes.join("\n")))? {
        return Ok(Outcome::new("new", Answer::Nothing).say("nothing was made"));
    }
    let done = context.change(&ledger, &args.wishes, |draft| write(&newborn, args, &assignments, draft))?;
    let made = done.made;
    let mut outcome = Outcome::changed("new", format!("{}  {}", newborn.slug, newborn.path), done);
    if !asked && !lookalikes.is_empty() {
        outcome.talk.extend(lookalikes);
        let slug = &newborn.slug;
        outcome
            .talk
            .extend(made.then(|| format!("if it is the same client, take the new one back with `folio rm {slug}`")));
    }
    Ok(outcome)
}

fn write(newborn: &Newborn, args: &NewArgs, assignments: &[Assignment], draft: &mut Draft<'_>) -> Result<Act> {
    if draft.is_there(&newborn.path)? {
        return Err(newborn.is_there_already(&newborn.path));
    }
    let ledger = draft.ledger();
    let text = newborn.text(args, ledger);
    draft.put(&newborn.path, text.clone())?;
    let tree = Tree::parse(&text);
    let more = settings(assignments, &Reading::new(ledger, newborn.slug.as_str(), &tree))?;
    refuse_incomplete(args, &more, ledger)?;
    let edits: Vec<_> = more.into_iter().filter_map(|setting| setting.edit).collect();
    draft.edit(&newborn.path, &edits)?;
    Ok(Act::on("new", newborn.slug.as_str()))
}

/// Refuses a client without a field that this ledger requires: nothing but the command line can give it to a new one.
fn refuse_incomplete(args: &NewArgs, more: &[Setting], ledger: &Ledger) -> Result<()> {
    let own = ledger.catalogue().section("custom").into_iter().flat_map(|section| &section.fields);
    let addresses = own.filter(|field| field.required).map(|field| format!("custom.{}", field.name));
    let given = |address: &str| more.iter().any(|setting| setting.edit.is_some() && setting.address == address);
    let missing: Vec<String> = addresses.filter(|address| !given(address)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let flag = |flag: &str, told: &Option<String>| told.as_deref().map(|told| format!("{flag} {}", argument(told)));
    let client = args.client.as_deref().map(argument);
    let told = [client, flag("--slug", &args.slug), flag("--name", &args.name)];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let needed = missing.iter().map(|address| format!("`{address}`")).collect::<Vec<_>>().join(" and ");
    let given = missing.iter().map(|address| format!(" {address}=…")).collect::<String>();
    Err(Error::usage(format!("a client of this ledger needs {needed}"))
        .hint(format!("`folio new {told}{given}`"))
        .hint("`folio schema custom` says what it is"))
}

fn told(lookalikes: &[Lookalike]) -> Vec<String> {
    let line = |found: &Lookalike| format!("`{}` ({}) has {}", found.file.slug, Safe::line(&found.name), found.why);
    lookalikes.iter().map(line).collect()
}
