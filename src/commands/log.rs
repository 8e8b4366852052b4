//! `folio log`: an interaction, in one line.

use chrono::NaiveDateTime;

use super::signature::author;
use super::words::entry::Entry;
use super::words::reference::ids;
use super::words::value::{Reading, refusal};
use super::{Outcome, asking};
use crate::change::{Act, Draft};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::{self, AsOf, address};
use crate::ledger::{ClientFile, Ledger};
use crate::model::Client;
use crate::model::value::{Day, Moment};
use crate::source::{Literal, Tree};

/// Log an interaction with a client, in one line
///
/// Asks on a terminal for what is missing; elsewhere an interaction without a kind is a note.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio log baltika \"September figures; he asked us to choose\" --kind call --people ivan --sentiment 1\n  \
    folio log baltika \"Trade fair is cancelled\"\n  \
    folio log baltika \"Portal review\" --kind meeting --at \"yesterday 15:00\" --people ivan,olga --minutes 45\n  \
    folio log baltika \"Quarterly review\" --kind meeting --at \"fri 11:00\" --planned")]
pub struct LogArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// What was said, in a sentence or two that help a colleague
    summary: Option<String>,
    /// What it was: call, meeting, email, message, visit, note …
    #[arg(long, short)]
    kind: Option<String>,
    /// The client's people who took part, by id
    #[arg(long, value_name = "ID")]
    people: Vec<String>,
    /// When it was: `yesterday 15:00`, `10:30`, a date; a bare day means its noon
    #[arg(long, value_name = "MOMENT")]
    at: Option<String>,
    /// The member who took part, where it is not the client's manager
    #[arg(long, value_name = "MEMBER")]
    author: Option<String>,
    /// Who wrote or called: inbound, outbound or internal
    #[arg(long)]
    direction: Option<String>,
    /// The client's mood, from -2 to 2
    #[arg(long, allow_hyphen_values = true, value_name = "NUMBER")]
    sentiment: Option<String>,
    /// What the client's behaviour told: asked-advice, delegated, praised, complained …
    #[arg(long, value_name = "SIGNAL")]
    signals: Vec<String>,
    /// How long it took
    #[arg(long, allow_hyphen_values = true, value_name = "NUMBER")]
    minutes: Option<String>,
    /// What it was about, in a word or two
    #[arg(long)]
    topic: Option<String>,
    /// The project it was about
    #[arg(long, value_name = "ID")]
    project: Option<String>,
    /// When we answered what they wrote
    #[arg(long, value_name = "MOMENT")]
    answered: Option<String>,
    /// Where to read more: an address or the path of a file
    #[arg(long = "link", value_name = "LINK")]
    links: Vec<String>,
    /// A meeting to come: it may lie ahead, and is no contact yet
    #[arg(long)]
    planned: bool,
    /// Keep it out of everything the client may see
    #[arg(long)]
    sensitive: bool,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Appends the entry.
pub fn run(mut args: LogArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    ask(&mut args, context, &ledger, &file)?;
    let mut line = String::new();
    let mut twice = None;
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(ledger, &file.slug, &tree);
        let (entry, at) = entry(&args, &reading, draft)?;
        let name = entry.name();
        draft.edit(&file.path, &[entry.into_edit()])?;
        twice = planned(&draft.client(&file)?, ledger, &file);
        let kind = args.kind.as_deref().unwrap_or("note");
        line = told(kind, args.planned, at.in_zone(ledger.zone()), &file);
        Ok(Act::on("log", &file.slug).entry("interactions", name).about(format!("{kind} {}", at.day(ledger.zone()))))
    })?;
    let outcome = Outcome::changed("log", line, done);
    Ok(match twice {
        Some(said) => outcome.say(said),
        None => outcome,
    })
}

/// What to do with the entry that was planned for the talk at the end of the file, so that it does not stand there twice.
fn planned(client: &Client, ledger: &Ledger, file: &ClientFile) -> Option<String> {
    let talk = client.interactions.last()?;
    let planned = facts::planned_for(client, talk, &AsOf::of(ledger))?;
    let slug = &file.slug;
    let way = match address::interactions(client).of(planned) {
        Some(entry) => format!("`folio rm {slug} {}` takes the planned entry away", address::argument(&entry)),
        None => format!("take the planned entry away with `folio edit {slug}`"),
    };
    Some(format!("this {} with them was planned for that day; if it was this one, {way}", talk.kind))
}

/// Asks for what is missing, where there is somebody to ask.
fn ask(args: &mut LogArgs, context: &Context, ledger: &Ledger, file: &ClientFile) -> Result<()> {
    if context.can_ask() {
        if args.kind.is_none() {
            let kind = asking::choice(context, ledger, "interactions", "kind", "note")?;
            if kind != "note" && args.people.is_empty() {
                args.people = asking::some_of(context, "person", "people", &people(ledger, file)?)?;
            }
            args.kind = Some(kind);
        }
        if args.summary.is_none() {
            args.summary = Some(context.ask("Summary", None, |typed| Ok(typed.to_owned()))?);
        }
    }
    if args.summary.as_deref().is_some_and(|summary| !summary.trim().is_empty()) {
        return Ok(());
    }
    Err(Error::usage("an interaction needs a summary")
        .hint(format!("say what was said: `folio log {} \"…\"`", args.client)))
}

/// The ids of the client's people.
fn people(ledger: &Ledger, file: &ClientFile) -> Result<Vec<String>> {
    Ok(ids(&Tree::parse(&ledger.text(file)?), "stakeholders"))
}

fn entry<'a>(args: &LogArgs, reading: &'a Reading<'a>, draft: &Draft<'_>) -> Result<(Entry<'a>, Moment)> {
    let at = match &args.at {
        Some(typed) => reading.when.moment(typed).map_err(|fault| refusal("at", &fault))?,
        None => reading.ledger.now(),
    };
    let day = at.day(reading.ledger.zone());
    if !args.planned && day > reading.when.today() {
        return Err(ahead(day));
    }
    let mut entry = Entry::new(reading, "interactions")?;
    entry.put("at", Literal::from(at));
    entry.text("kind", args.kind.as_deref().or(Some("note")))?;
    entry.text("summary", args.summary.as_deref())?;
    entry.flag("planned", args.planned);
    entry.text("direction", args.direction.as_deref())?;
    match &args.author {
        Some(told) => entry.text("author", Some(told))?,
        None => entry.text("author", author(reading, draft)?.as_deref())?,
    }
    entry.texts("people", &args.people)?;
    entry.text("topic", args.topic.as_deref())?;
    entry.text("minutes", args.minutes.as_deref())?;
    entry.text("project", args.project.as_deref())?;
    entry.text("sentiment", args.sentiment.as_deref())?;
    entry.texts("signals", &args.signals)?;
    entry.text("answered", args.answered.as_deref())?;
    entry.texts("links", &args.links)?;
    entry.flag("sensitive", args.sensitive);
    Ok((entry, at))
}

fn ahead(day: Day) -> Error {
    Error::usage(format!("{day} has not come yet"))
        .hint(format!("add `--planned` for a meeting to come, or write `last {}` for the past one", day.weekday()))
}

fn told(kind: &str, planned: bool, at: NaiveDateTime, file: &ClientFile) -> String {
    let planned = if planned { "planned " } else { "" };
    format!("{planned}{kind} {} logged for {}", at.format("%Y-%m-%d %H:%M"), file.slug)
}
