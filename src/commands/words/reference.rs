//! Ids on the command line that must name something: refused at once, with the nearest that does.

use super::address;
use super::entries::{entries, no_such_entry};
use super::value::Reading;
use crate::error::{Error, Result};
use crate::schema::Target;
use crate::source::{Node, Tree};

/// Refuses an id that names nothing of its target.
///
/// # Errors
/// A usage error with the nearest id, or with those there are.
pub fn must_name(reading: &Reading<'_>, target: &Target, id: &str) -> Result<()> {
    let settings = reading.ledger.settings();
    let members = || settings.members.iter().map(|member| member.id.to_string()).collect::<Vec<_>>();
    let (what, known) = match target {
        Target::Section(section) => return must_be_in(reading, section, id),
        Target::Client => return must_be_client(reading, id),
        Target::Member => ("member", members()),
        Target::MemberOrSales => ("member", members().into_iter().chain(["sales".to_owned()]).collect()),
        // Which of the two it must be depends on the promise's side: the check of the whole entry knows.
        Target::Promiser => {
            ("member or stakeholder", members().into_iter().chain(ids(reading.tree, "stakeholders")).collect())
        }
        Target::Tier => ("tier", settings.tiers.iter().map(|tier| tier.id.to_string()).collect()),
        Target::Lifecycle => ("lifecycle stage", settings.lifecycle.iter().map(|stage| stage.id.to_string()).collect()),
        Target::Pipeline => ("pipeline stage", settings.pipeline.iter().map(|stage| stage.id.to_string()).collect()),
    };
    must_be_one_of(what, &known, id)
}

/// Refuses an id that is not among those known.
///
/// # Errors
/// A usage error with the nearest id, or with those there are.
pub fn must_be_one_of(what: &str, known: &[String], id: &str) -> Result<()> {
    if known.iter().any(|known| known == id) {
        return Ok(());
    }
    let there_are = match known {
        [] => format!("`folio.toml` has no {what} yet"),
        known => format!("there are: {}", known.join(", ")),
    };
    Err(Error::usage(format!("there is no {what} `{id}`")).meant(id, known.iter().map(String::as_str), there_are))
}

/// The ids in a section of a file.
pub fn ids(tree: &Tree<'_>, section: &str) -> Vec<String> {
    entries(tree, section)
        .into_iter()
        .filter_map(|(_, table)| table.get("id").and_then(Node::as_str).map(str::to_owned))
        .collect()
}

fn must_be_in(reading: &Reading<'_>, section: &str, id: &str) -> Result<()> {
    let known = ids(reading.tree, section);
    if known.iter().any(|known| known == id) {
        return Ok(());
    }
    Err(no_such_entry(address::section(reading.ledger.catalogue(), section)?, &known, id, reading.client))
}

fn must_be_client(reading: &Reading<'_>, slug: &str) -> Result<()> {
    if reading.ledger.has_client(slug) {
        return Ok(());
    }
    let clients = reading.ledger.clients();
    Err(Error::usage(format!("there is no client `{slug}`")).meant(
        slug,
        clients.iter().map(|client| client.slug.as_str()),
        "`folio list` shows the clients there are",
    ))
}
