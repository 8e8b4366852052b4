//! `folio agenda`: what to do today.

use super::reader::{self, Reader};
use super::{Answer, Outcome, left_out};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::facts::AsOf;
use crate::render::Format;
use crate::report::Page;
use crate::report::agenda::{self, Agenda, Lane, Settled, Wish};
use crate::report::words::Words;

/// What to do today: promises, letters, meetings, debts, news, silence, dates, what is stuck, what turned red
///
/// Each line tells why, where the ledger says so, and the next command to type. Work it from top to bottom. A day's agenda looks at
/// the days off that follow it, too.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio agenda --manager anna\n  \
    folio agenda --manager anna --days 5\n  \
    folio agenda --lane owe --exit-code\n  \
    folio agenda --quick\n  \
    folio agenda --days 60 --format ics > agenda.ics\n\n\
    Lanes: owe, unanswered, meetings, owed, news, silence, dates, stuck, health.")]
pub struct AgendaArgs {
    /// Only what concerns this member: clients they keep or stand in at, and what they own at others
    #[arg(long, value_name = "MEMBER")]
    manager: Option<String>,
    /// Look at so many working days, today being the first
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=400))]
    days: u32,
    /// Only this lane
    #[arg(long, value_name = "LANE")]
    lane: Option<String>,
    /// What takes least work first, by the `effort` of promises
    #[arg(long)]
    quick: bool,
    /// Exit with 1 where we owe something that is overdue
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    reader: Reader,
}

/// Looks at every client.
pub fn run(args: &AgendaArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let lane = args.lane.as_deref().map(lane).transpose()?;
    let settled = Settled::of(ledger.settings_text());
    let manager = reader::member(args.manager.as_deref(), &ledger)?;
    let wish = Wish { manager, days: args.days, lane, quick: args.quick, settled: &settled };
    let as_of = AsOf::of(&ledger);
    let looked = context.each_account(&ledger, |account| agenda::lines(&account, &as_of, wish))?;
    let left_out = left_out::of_documents(&looked, &ledger, context);
    let agenda = Agenda::new(looked.seen.into_iter().flatten().collect(), &as_of, wish);
    let agenda = agenda.partial(!left_out.is_empty());
    let words = args.reader.words(&ledger);
    let code = u8::from(args.exit_code && agenda.owes_overdue());
    let mut outcome = Outcome::new("agenda", answer(&agenda, context.format, &as_of, &words)).code(code);
    outcome.talk.extend(undated(&agenda, &outcome.answer));
    // The process ends soon, and takes tens of thousands of lines with it sooner than they are given back one by one.
    std::mem::forget(agenda);
    outcome.talk.extend(left_out);
    Ok(outcome)
}

/// The agenda as the format needs it: of ten thousand clients the words alone take as long as the facts.
fn answer(agenda: &Agenda, format: Format, as_of: &AsOf<'_>, words: &Words) -> Answer {
    if format == Format::Ics {
        let title = agenda::title(agenda, as_of.settings, words);
        return Answer::Page(Page::new([title]).with_events(agenda::events(agenda, as_of, words)), Vec::new());
    }
    if format.is_for_people() {
        return Answer::Page(agenda::page(agenda, as_of.settings, words), Vec::new());
    }
    Answer::Page(Page::default(), agenda::items(agenda, words))
}

/// What a calendar does not hold.
fn undated(agenda: &Agenda, answer: &Answer) -> Option<String> {
    let Answer::Page(Page { events: Some(events), .. }, _) = answer else { return None };
    let count = agenda.lines.len().saturating_sub(events.len());
    let lines = if count == 1 { "1 line has" } else { &format!("{count} lines have") };
    (count > 0).then(|| format!("{lines} no day, and no place in a calendar; `folio agenda` shows them too"))
}

fn lane(typed: &str) -> Result<Lane> {
    typed.parse().map_err(|_| {
        let names: Vec<String> = <Lane as strum::VariantArray>::VARIANTS.iter().map(ToString::to_string).collect();
        Error::usage(format!("the agenda has no lane `{typed}`")).hint(format!("its lanes are: {}", names.join(", ")))
    })
}
