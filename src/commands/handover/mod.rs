//! `folio handover`: an account goes from one hand to another, with all that is known of it.

mod carry;
mod plan;

use clap::builder::NonEmptyStringValueParser;
use plan::{HandoverWay, Plan};

use super::reader::Reader;
use super::words::value::Reading;
use super::{Answer, Outcome, accounts, carried, item};
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::{AsOf, Burden, burden, loads};
use crate::ledger::{Account, ClientFile, Ledger};
use crate::render::Format;
use crate::report::handover::{self, Passing};
use crate::report::words::Words;
use crate::report::{language_of, member_name};
use crate::source::Tree;

/// Hand an account over: the document for whoever takes it, and the change in one commit
///
/// Without `--to` the document is shown and nothing changes. With it the account gets the new manager, all that is open and names the
/// old one goes over (promises, meetings to come, goals, opportunities with their next steps, complaints, people, projects), the
/// handover is written down with a checklist, and the new one's load is told. A cover leaves manager and promises where they are;
/// the return from it ends it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio handover baltika\n  folio handover baltika --to boris --reason \"Anna goes to Cebu\"\n  \
    folio handover baltika --to grace --kind cover --until 2026-05-15\n  \
    folio handover baltika --to anna --kind return"
)]
pub struct HandoverArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The member who takes the account over
    #[arg(long, value_name = "MEMBER")]
    to: Option<String>,
    /// Why it changes hands
    #[arg(long, value_enum, value_name = "KIND", requires = "to", default_value_t, hide_default_value = true)]
    kind: HandoverWay,
    /// Last day of a cover; the last day of the manager's absence unless given
    #[arg(long, value_name = "DATE", requires = "to")]
    until: Option<String>,
    /// Why, in your own words
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    reason: Option<String>,
    #[command(flatten)]
    reader: Reader,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Shows the document; with a receiver, after the change.
pub fn run(args: &HandoverArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let account = accounts::one(&ledger, &args.client)?;
    let words = args.reader.words_or(language_of(&account.client, ledger.settings()));
    let Some(receiver) = &args.to else {
        let manager = account.client.profile.as_ref().map(|profile| profile.manager.as_str());
        let from = manager.map(|id| member_name(ledger.settings(), id));
        let passing = Passing { from, reason: args.reason.clone(), ..Passing::default() };
        let outcome = Outcome::new("handover", document(&account, passing, &ledger, &words, None)?);
        return Ok(accounts::warned(outcome, &account, &ledger, context));
    };
    refuse_unwritable(context)?;
    let mut passing = Passing::default();
    let mut line = String::new();
    let mut talk = Vec::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&account.file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(ledger, account.slug(), &tree);
        let plan = Plan::of(args, receiver, &draft.client(&account.file)?, &reading)?;
        draft.edit(&account.file.path, &plan.edits(&reading, &words)?)?;
        passing = plan.passing(ledger.settings());
        line = format!("{} from {} to {receiver}", account.slug(), plan.giver);
        talk = plan.talk();
        if plan.takes_over {
            let taken = burden(&draft.client(&account.file)?, &AsOf::of(ledger));
            talk.extend(weighed(receiver, account.slug(), taken, ledger, context)?);
        }
        let act = Act::on("handover", account.slug()).entry("handovers", reading.when.today().to_string());
        Ok(plan.entries().fold(act, |act, (section, id)| act.entry(section, id)).about(plan.about()))
    })?;
    let shown = Outcome::changed("handover", line, done);
    if args.wishes.dry_run {
        return Ok(talk.into_iter().fold(shown, Outcome::say));
    }
    written(shown, &account.file, passing, &ledger, &words, talk)
}

/// What the receiver carries with this client, which adds what it weighs after the change.
fn weighed(receiver: &str, slug: &str, taken: Burden, ledger: &Ledger, context: &Context) -> Result<Option<String>> {
    let as_of = AsOf::of(ledger);
    let others =
        context.each_account(ledger, |account| (account.slug() != slug).then(|| burden(&account.client, &as_of)))?;
    let burdens: Vec<Burden> = others.seen.into_iter().flatten().chain([taken]).collect();
    let loads = loads(&as_of, &burdens);
    Ok(loads.iter().find(|load| load.member.id.as_str() == receiver).map(carried::told))
}

/// The document as the ledger has it now, with the receipt beside it.
fn written(
    shown: Outcome,
    file: &ClientFile,
    passing: Passing,
    ledger: &Ledger,
    words: &Words,
    talk: Vec<String>,
) -> Result<Outcome> {
    let Answer::Change(receipt) = shown.answer else { return Ok(shown) };
    let account = Account::of(file.clone(), &ledger.text(file)?);
    let answer = document(&account, passing, ledger, words, receipt.commit.as_deref())?;
    let commit = receipt.commit.as_deref().and_then(|commit| commit.get(..7)).unwrap_or_default();
    let mut outcome = Outcome { talk: shown.talk, ..Outcome::new("handover", answer) };
    outcome.talk.extend(talk);
    Ok(outcome.say(format!("handed over: {}  {commit}", receipt.line)))
}

fn document(
    account: &Account,
    passing: Passing,
    ledger: &Ledger,
    words: &Words,
    commit: Option<&str>,
) -> Result<Answer> {
    let handover = handover::handover(account, passing, &AsOf::of(ledger));
    let mut value = item(&handover)?;
    if let (Some(commit), Some(value)) = (commit, value.as_object_mut()) {
        value.insert("commit".to_owned(), commit.into());
    }
    Ok(Answer::Page(handover::page(&handover, words), vec![value]))
}

/// A format that cannot hold the document is refused before anything is changed.
fn refuse_unwritable(context: &Context) -> Result<()> {
    match context.format {
        Format::Svg | Format::Github => {
            Err(Error::usage("the document of a handover is neither a picture nor findings")
                .hint("formats it knows: text, md, html, json, jsonl"))
        }
        _ => Ok(()),
    }
}
