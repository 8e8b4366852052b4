//! `folio decide`: a wish of the client, weighed.

use std::cell::RefCell;

use super::Outcome;
use super::commitment::past_day;
use super::stroke::{Stroke, strike};
use super::words::address::section;
use super::words::assignment::Given;
use super::words::entries::find;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::source::{Edit, KeyPath, Literal, Node};

/// Decide on a wish of the client: accepted, deferred, declined or converted
///
/// A useful wish passes; an absurd or harmful one is held back, with the argument that the client will hear. Once the client
/// knows, say so: `--told`. Of another decision than the one before the client has not heard, and what spoke for putting the wish
/// aside goes when it is accepted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio decide baltika carousel declined --argument \"the form is what dealers look for\"\n  \
    folio decide baltika price-pdf accepted --alignment advances --told\n  \
    folio decide baltika stock-feed deferred --argument \"after the fair\" --alternative \"Friday's stock by mail\"")]
pub struct DecideArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The wish, by its id
    request: String,
    /// accepted, deferred, declined, converted; pending takes a decision back
    decision: String,
    /// Why: the argument for the client
    #[arg(long, value_name = "TEXT")]
    argument: Option<String>,
    /// What is offered instead
    #[arg(long, value_name = "TEXT")]
    alternative: Option<String>,
    /// What the wish does to the goal: advances, neutral, detracts or harmful
    #[arg(long, value_name = "WORD")]
    alignment: Option<String>,
    /// The goal it is weighed against
    #[arg(long, value_name = "ID")]
    goal: Option<String>,
    /// Day on which the client heard of it: today, unless a date is given
    #[arg(long, value_name = "DATE", num_args = 0..=1, require_equals = true, default_missing_value = "today")]
    told: Option<String>,
    /// Day of the decision, where it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets the decision, its day and what speaks for it.
pub fn run(args: &DecideArgs, context: &Context) -> Result<Outcome> {
    let said = RefCell::new(Vec::new());
    let outcome = strike("decide", &args.client, &args.wishes, context, |reading| {
        let request = Request::find(&args.request, reading)?;
        let decision = args.decision.trim();
        request.refuse_unargued(args, decision)?;
        let pending = decision == "pending";
        let mut edits = vec![request.set("decision", decision)?];
        if pending {
            edits.extend(request.clear("decided"));
        } else {
            let day = past_day(args.on.as_deref(), "on", &reading.when, "record a decision once it is made")?;
            if args.on.is_some() || !request.stands(decision) {
                edits.push(request.put("decided", Literal::from(day)));
            }
        }
        let stale = request.stale(args, decision);
        edits.extend(stale.iter().filter_map(|key| request.clear(key)));
        for (key, given) in [
            ("alignment", &args.alignment),
            ("goal", &args.goal),
            ("argument", &args.argument),
            ("alternative", &args.alternative),
        ] {
            edits.extend(given.as_deref().map(|given| request.set(key, given)).transpose()?);
        }
        if let Some(told) = &args.told {
            let day = past_day(Some(told), "told", &reading.when, "say so once the client has heard of it")?;
            edits.push(request.put("told", Literal::from(day)));
        }
        let line = format!("request {} of {}, {decision}", request.id, reading.client);
        let act = Act::on("decide", reading.client).entry("requests", request.id);
        let mut lines = Vec::new();
        if !stale.is_empty() {
            lines.push(format!("of the decision before, taken away: {}", stale.join(", ")));
        }
        lines.extend((!pending).then(|| request.weighed(args)));
        *said.borrow_mut() = lines;
        Ok(Stroke { edits, line, act })
    })?;
    Ok(said.into_inner().into_iter().fold(outcome, Outcome::say))
}

/// A wish of a client's file, as written.
struct Request<'a> {
    reading: &'a Reading<'a>,
    index: usize,
    id: &'a str,
}

impl<'a> Request<'a> {
    fn find(typed: &str, reading: &'a Reading<'a>) -> Result<Request<'a>> {
        let section = section(reading.ledger.catalogue(), "requests")?;
        let index = find(reading.tree, section, typed, reading.client)?.index;
        let id = reading.tree.node(&path(index, "id")).and_then(Node::as_str).unwrap_or_default();
        Ok(Request { reading, index, id })
    }

    /// A wish is not put aside without a word that the client can follow.
    fn refuse_unargued(&self, args: &DecideArgs, decision: &str) -> Result<()> {
        let needs_one = matches!(decision, "declined" | "deferred") || args.alignment.as_deref() == Some("harmful");
        let stays = !self.stale(args, decision).contains(&"argument");
        let written = || stays && self.reading.tree.node(&path(self.index, "argument")).is_some();
        if !needs_one || args.argument.as_deref().is_some_and(|text| !text.trim().is_empty()) || written() {
            return Ok(());
        }
        let what = if matches!(decision, "declined" | "deferred") { decision } else { "harmful" };
        Err(Error::usage(format!("the request `{}` is {what} without a word why", self.id))
            .hint("add the argument that the client will hear: `--argument \"…\"`"))
    }

    /// The keys that belong to the decision before and to this one no more.
    fn stale(&self, args: &DecideArgs, decision: &str) -> Vec<&'static str> {
        let before = self.written("decision").unwrap_or("pending");
        let mut stale = Vec::new();
        if before == decision {
            return stale;
        }
        if args.told.is_none() {
            stale.push("told");
        }
        if matches!(before, "declined" | "deferred") && matches!(decision, "accepted" | "converted") {
            stale.extend(args.argument.is_none().then_some("argument"));
            // What is converted may have become what was offered instead.
            stale.extend((args.alternative.is_none() && decision == "accepted").then_some("alternative"));
        }
        stale.retain(|key| self.reading.tree.node(&path(self.index, key)).is_some());
        stale
    }

    /// Whether that was decided already, on a day that is written: who says more of it has not decided anew.
    fn stands(&self, decision: &str) -> bool {
        let day = self.reading.tree.node(&path(self.index, "decided")).is_some();
        day && self.written("decision") == Some(decision)
    }

    /// What the wish does to its goal, in a line.
    fn weighed(&self, args: &DecideArgs) -> String {
        let alignment = args.alignment.as_deref().map(str::trim).or_else(|| self.written("alignment"));
        let does = match alignment {
            Some("advances") => "advances",
            Some("neutral") => "does nothing to",
            Some("detracts") => "draws effort away from",
            Some("harmful") => "works against",
            _ => return "weigh: nobody has said what the wish does to the goal: `--alignment …`".to_owned(),
        };
        let goal = args.goal.as_deref().map(str::trim).or_else(|| self.written("goal"));
        let goal =
            goal.map_or_else(|| "the goal; which one, `--goal` says".to_owned(), |goal| format!("the goal `{goal}`"));
        format!("weigh: the wish {does} {goal}")
    }

    fn written(&self, key: &str) -> Option<&'a str> {
        self.reading.tree.node(&path(self.index, key)).and_then(Node::as_str)
    }

    /// The edit that gives a key what was typed for it, by the key's type.
    fn set(&self, key: &str, typed: &str) -> Result<Edit> {
        let section = section(self.reading.ledger.catalogue(), "requests")?;
        let field = section.field(key).ok_or_else(|| Error::bug(format!("requests have no `{key}`")))?;
        let literal = self.reading.literal(field, &Given::Texts(vec![typed.to_owned()]))?;
        Ok(self.put(key, literal.ok_or_else(|| Error::bug(format!("`{key}` is given and absent")))?))
    }

    fn put(&self, key: &str, value: Literal) -> Edit {
        Edit::Set { path: path(self.index, key), value }
    }

    /// The edit that takes a key away; `None` where it is not written.
    fn clear(&self, key: &str) -> Option<Edit> {
        let path = path(self.index, key);
        self.reading.tree.node(&path)?;
        Some(Edit::Remove { path })
    }
}

fn path(index: usize, key: &str) -> KeyPath {
    KeyPath::key("requests").index(index).then(key)
}
