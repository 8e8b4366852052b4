//! Which rows `folio list` shows: flags for what people ask for most, an SQL expression for the rest.

use crate::commands::words::value::refusal;
use crate::commands::words::when::When;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::query::{Relation, Relations, Selection};
use crate::schema::Section;

/// The flags that choose rows; a row is shown if it passes all of them.
#[derive(Debug, clap::Args)]
pub struct Filters {
    /// Only rows for which this SQL expression over the table's columns is true
    #[arg(long, value_name = "EXPRESSION")]
    r#where: Option<String>,
    /// Only clients of this tier
    #[arg(long)]
    tier: Option<String>,
    /// Only clients now in this stage
    #[arg(long)]
    stage: Option<String>,
    /// Only clients of this manager
    #[arg(long, value_name = "MEMBER")]
    manager: Option<String>,
    /// Only clients with this tag
    #[arg(long)]
    tag: Option<String>,
    /// Only rows in this state: a word of the table's `state` or `status`; of a request, its `decision`
    #[arg(long)]
    state: Option<String>,
    /// Only rows from this day on, by the table's first date
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

/// The columns that `--state` may mean; a decision is what a request has for a state.
const STATES: [&str; 3] = ["state", "status", "decision"];

/// The table whose `status` no file holds, and its words beside those of `state`.
const DERIVED: (&str, [&str; 4]) = ("invoices", ["open", "partly-paid", "paid", "overdue"]);

/// The columns that `--since` may mean.
const DATES: [&str; 10] = ["at", "date", "entered", "made", "stated", "issued", "started", "opened", "signed", "since"];

impl Filters {
    /// A filter that can match nothing is a slip of the finger, not an empty answer.
    ///
    /// # Errors
    /// A usage error where `folio.toml` knows no such tier, stage or member, with the nearest.
    pub fn refuse_unknown(&self, ledger: &Ledger) -> Result<()> {
        let settings = ledger.settings();
        let ids = |what: &str| -> Vec<&str> {
            match what {
                "tier" => settings.tiers.iter().map(|tier| tier.id.as_str()).collect(),
                "stage" => settings.lifecycle.iter().map(|stage| stage.id.as_str()).collect(),
                _ => settings.members.iter().map(|member| member.id.as_str()).collect(),
            }
        };
        for (what, wish) in [("tier", &self.tier), ("stage", &self.stage), ("member", &self.manager)] {
            if let Some(wish) = wish.as_ref().filter(|_| ledger.is_sound()) {
                must_be_one_of(what, wish, &ids(what), "`folio.toml` has:")?;
            }
        }
        Ok(())
    }

    /// Narrows a selection to the rows that pass.
    ///
    /// # Errors
    /// A usage error where the table has nothing that a flag could look at, or the expression is none.
    pub fn apply(
        &self,
        selection: &mut Selection<'_>,
        relations: &Relations,
        relation: &Relation,
        ledger: &Ledger,
    ) -> Result<()> {
        let flags = [("tier", &self.tier), ("stage", &self.stage), ("manager", &self.manager), ("tag", &self.tag)];
        for (flag, wish) in flags {
            match wish {
                Some(_) if relation.client().is_none() => return Err(without_clients(relation, flag)),
                Some(tag) if flag == "tag" => selection.only_tagged(tag),
                Some(wish) => selection.only_clients(flag, wish),
                None => {}
            }
        }
        if let Some(state) = &self.state {
            let states = states(relations.section(relation));
            let Some((column, _)) = states.first() else { return Err(without_state(relation)) };
            let words: Vec<&str> = states.iter().map(|(_, word)| *word).collect();
            must_be_one_of(column, state, &words, "it is one of")?;
            let meant = states.iter().filter(|(_, word)| word == state);
            meant.for_each(|(column, _)| selection.only(column, state));
        }
        if let Some(since) = &self.since {
            let day = When::of(ledger).day(since).map_err(|fault| refusal("since", &fault))?;
            selection.only_since(column(relation, &DATES)?, &day.to_string());
        }
        self.r#where.iter().try_for_each(|expression| selection.only_where(expression))
    }
}

/// The words for the state of a table's rows, each with its column.
fn states(section: Option<&Section>) -> Vec<(&'static str, &str)> {
    let Some(section) = section else { return Vec::new() };
    let known = STATES.into_iter().find_map(|column| Some((column, section.field(column)?)));
    let written = known
        .into_iter()
        .flat_map(|(column, field)| field.choices().iter().map(move |choice| (column, choice.value.as_str())));
    let derived = DERIVED.1.into_iter().filter(|_| section.name == DERIVED.0).map(|word| ("status", word));
    written.chain(derived).collect()
}

fn without_state(relation: &Relation) -> Error {
    let name = &relation.name;
    Error::usage(format!("the rows of `{name}` have no state"))
        .hint(format!("`--where` takes any column of `folio schema tables {name}`"))
}

fn must_be_one_of(what: &str, wish: &str, known: &[&str], list: &str) -> Result<()> {
    if known.contains(&wish) {
        return Ok(());
    }
    Err(Error::usage(format!("there is no {what} `{wish}`")).meant(
        wish,
        known.iter().copied(),
        format!("{list} {}", known.join(", ")),
    ))
}

/// The first of these columns that the table has.
fn column<'n>(relation: &Relation, names: &[&'n str]) -> Result<&'n str> {
    names.iter().copied().find(|name| relation.attribute(name).is_some()).ok_or_else(|| {
        let name = &relation.name;
        Error::usage(format!("`{name}` has none of the columns {}", names.join(", ")))
            .hint(format!("`folio schema tables {name}` shows the columns it has; `--where` takes any of them"))
    })
}

fn without_clients(relation: &Relation, flag: &str) -> Error {
    let name = &relation.name;
    Error::usage(format!("the rows of `{name}` belong to no client, so there is none to choose by `--{flag}`"))
        .hint(format!("`--where` takes any column of `folio schema tables {name}`"))
}
