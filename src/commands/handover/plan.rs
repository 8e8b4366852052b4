//! What a handover changes: who gives, who takes, what goes along.

use clap::ValueEnum;

use super::HandoverArgs;
use super::carry::{self, Carried};
use crate::commands::words::entry::Entry;
use crate::commands::words::reference::must_name;
use crate::commands::words::value::{Reading, refusal};
use crate::error::{Error, Result};
use crate::facts::{self, address::argument};
use crate::model::client::Client;
use crate::model::handover::{Handover, HandoverKind};
use crate::model::rows::Row;
use crate::model::settings::Settings;
use crate::model::value::Day;
use crate::report::handover::{Passing, checklist};
use crate::report::member_name;
use crate::report::words::Words;
use crate::schema::Target;
use crate::source::{Edit, KeyPath, Literal};

/// Why an account changes hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum HandoverWay {
    /// Sales has won the client and leaves
    SalesToAccount,
    /// Another account manager takes over
    #[default]
    AccountToAccount,
    /// Somebody stands in for a time
    Cover,
    /// The cover is over
    Return,
}

impl HandoverWay {
    fn kind(self) -> HandoverKind {
        match self {
            HandoverWay::SalesToAccount => HandoverKind::SalesToAccount,
            HandoverWay::AccountToAccount => HandoverKind::AccountToAccount,
            HandoverWay::Cover => HandoverKind::Cover,
            HandoverWay::Return => HandoverKind::Return,
        }
    }
}

/// One handover, thought through.
pub struct Plan {
    way: HandoverWay,
    /// The id of who gives the account, or `sales`.
    pub giver: String,
    receiver: String,
    until: Option<Day>,
    reason: Option<String>,
    /// Whether the receiver becomes the manager.
    pub takes_over: bool,
    /// What goes to the receiver.
    carried: Vec<Carried>,
    /// Position of the cover that ends.
    ended: Option<usize>,
    /// What stays with the giver.
    left: Vec<Carried>,
}

impl Plan {
    /// The handover that the words ask for.
    ///
    /// # Errors
    /// A usage error where nobody of that name takes it, or there is nothing to hand over.
    pub fn of(args: &HandoverArgs, receiver: &str, client: &Client, reading: &Reading<'_>) -> Result<Plan> {
        must_name(reading, &Target::Member, receiver).map_err(|error| error.about("to"))?;
        let manager = client.profile.as_ref().map_or("", |profile| profile.manager.as_str());
        refuse_second(client, reading)?;
        let cover = facts::open_cover(client);
        refuse_senseless(args.kind, receiver, manager, cover, reading.client)?;
        // What names its owner stays with whoever leaves unless it is carried; the rest follows the manager.
        let (giver, leaves) = match args.kind {
            HandoverWay::SalesToAccount => ("sales", Some(manager)),
            HandoverWay::AccountToAccount => (manager, Some(manager)),
            HandoverWay::Cover => (manager, None),
            HandoverWay::Return => {
                let stand_in = cover.map_or(manager, |cover| cover.receiver.as_str());
                (stand_in, Some(stand_in))
            }
        };
        let leaves = leaves.filter(|leaves| *leaves != receiver);
        let mut carried = leaves.map(|leaves| carry::open(client, leaves, reading)).unwrap_or_default();
        let mut left = leaves.map(|leaves| carry::led(client, leaves)).unwrap_or_default();
        if args.kind != HandoverWay::Return {
            carried.append(&mut left);
        }
        Ok(Plan {
            way: args.kind,
            giver: giver.to_owned(),
            receiver: receiver.to_owned(),
            until: until(args, receiver, manager, reading)?,
            reason: args.reason.clone(),
            takes_over: manager != receiver
                && matches!(args.kind, HandoverWay::SalesToAccount | HandoverWay::AccountToAccount),
            carried,
            ended: cover.filter(|_| args.kind == HandoverWay::Return).map(|cover| cover.index),
            left,
        })
    }

    /// The edits of the client's file.
    ///
    /// # Errors
    /// A usage error where the entry cannot be written.
    pub fn edits(&self, reading: &Reading<'_>, words: &Words) -> Result<Vec<Edit>> {
        let mut edits = Vec::new();
        if self.takes_over {
            edits.push(set(KeyPath::key("profile").then("manager"), &self.receiver));
        }
        edits.extend(self.carried.iter().map(|record| record.edit(&self.receiver)));
        edits.extend(self.ended.map(|index| set(KeyPath::key("handovers").index(index).then("state"), "done")));
        let mut entry = Entry::new(reading, "handovers")?;
        entry.put("date", Literal::from(reading.when.today()));
        entry.put("giver", Literal::text(&self.giver));
        entry.put("receiver", Literal::text(&self.receiver));
        entry.put("kind", Literal::text(&self.way.kind().to_string()));
        entry.put("state", Literal::text("sent"));
        if let Some(until) = self.until {
            entry.put("until", Literal::from(until));
        }
        let items = checklist(words).into_iter().map(|item| Literal::inline(vec![("item", Literal::text(&item))]));
        entry.put("checklist", Literal::list(items.collect()));
        entry.text("reason", self.reason.as_deref())?;
        entry.must_be_whole_and_new()?;
        edits.push(entry.into_edit());
        Ok(edits)
    }

    /// Who gives the account to whom, by name.
    pub fn passing(&self, settings: &Settings) -> Passing {
        Passing {
            from: (self.giver != "sales").then(|| member_name(settings, &self.giver)),
            to: Some(member_name(settings, &self.receiver)),
            kind: Some(self.way.kind().to_string()),
            until: self.until,
            reason: self.reason.clone(),
        }
    }

    /// Section and id of what goes along.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.carried.iter().filter_map(Carried::entry)
    }

    /// The act in the words of the commit.
    pub fn about(&self) -> String {
        format!("{} to {}, {}", self.giver, self.receiver, self.way.kind())
    }

    /// What went along, and what still names the giver.
    pub fn talk(&self) -> Vec<String> {
        let mut talk = carry::told(&self.carried);
        if !self.left.is_empty() {
            let left: Vec<String> = self.left.iter().map(Carried::path).collect();
            talk.push(format!("still with {}: {}", self.giver, left.join(", ")));
        }
        talk
    }
}

fn set(path: KeyPath, id: &str) -> Edit {
    Edit::Set { path, value: Literal::text(id) }
}

/// An account changes hands once a day: the day is what a handover goes by.
fn refuse_second(client: &Client, reading: &Reading<'_>) -> Result<()> {
    let today = reading.when.today();
    if !client.handovers.iter().any(|handover| handover.date == today) {
        return Ok(());
    }
    Err(Error::usage(format!("{} was handed over on {today} already", reading.client)).hint(format!(
        "set that entry right: `folio set {} {}`",
        reading.client,
        argument(&format!("handovers[{today}].receiver=…"))
    )))
}

fn refuse_senseless(
    way: HandoverWay,
    receiver: &str,
    manager: &str,
    cover: Option<&Row<Handover>>,
    client: &str,
) -> Result<()> {
    match way {
        HandoverWay::AccountToAccount | HandoverWay::Cover if receiver == manager => {
            Err(Error::usage(format!("`{receiver}` keeps {client} already")).hint("name the member who takes it over"))
        }
        HandoverWay::Return if receiver != manager => {
            Err(Error::usage(format!("{client} goes back to its manager, and that is `{manager}`"))
                .hint("leave out `--kind return` to make somebody else the manager"))
        }
        HandoverWay::Return if cover.is_none() => {
            Err(Error::usage(format!("nobody covers for `{receiver}` at {client}"))
                .hint(format!("`folio show {client} handovers` lists who had the account")))
        }
        _ => Ok(()),
    }
}

/// The last day of a cover: as typed, else of the manager's absence that the receiver is to cover.
fn until(args: &HandoverArgs, receiver: &str, manager: &str, reading: &Reading<'_>) -> Result<Option<Day>> {
    let today = reading.when.today();
    if args.kind != HandoverWay::Cover {
        return match &args.until {
            None => Ok(None),
            Some(_) => {
                Err(Error::usage("only a cover ends on a day").hint("add `--kind cover`, or leave out `--until`"))
            }
        };
    }
    let Some(typed) = &args.until else {
        let away = reading.ledger.settings().member(manager).map(|member| member.absent.as_slice()).unwrap_or_default();
        let covered = |cover: &Option<_>| {
            cover.as_ref().is_some_and(|cover: &crate::model::value::Ref<_>| cover.as_str() == receiver)
        };
        let next = away.iter().filter(|absence| absence.ends >= today && covered(&absence.cover));
        let ends = next.map(|absence| absence.ends).min();
        return ends.map(Some).ok_or_else(|| {
            Error::usage("a cover ends on a day, and nothing says on which").hint(format!(
                "add `--until DATE`, or an absence of `{manager}` with `cover = \"{receiver}\"` to `folio.toml`"
            ))
        });
    };
    let until = reading.when.day(typed).map_err(|fault| refusal("until", &fault))?;
    if until < today {
        return Err(Error::usage(format!("{until} is already past")).hint("name the last day of the cover"));
    }
    Ok(Some(until))
}
