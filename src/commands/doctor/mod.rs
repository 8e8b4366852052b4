//! `folio doctor`: whether ledger, repository and tools are fit for work, and what to do where they are not.
//!
//! It only looks. Faults of the records are for `folio check`.

mod files;
mod fittings;
mod index;
mod place;
mod repository;
mod sign;

use self::sign::{Sign, State};
use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::Result;
use crate::query::Cell;
use crate::report::{Block, Page};
use crate::store::Repository;

/// Look ledger, repository and tools over, and say what needs doing
///
/// Exits 1 when something needs doing; advice never fails.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio doctor\n  folio doctor --format json")]
pub struct DoctorArgs {}

/// Looks, and answers with what it saw.
pub fn run(_args: &DoctorArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let mut signs = place::signs(&ledger);
    match Repository::open(ledger.root(), ledger.environment()) {
        Ok(Some(around)) => {
            signs.extend(repository::signs(&ledger, &around, context));
            signs.extend(files::signs_in_git(&around));
        }
        Ok(None) => signs.push(Sign::ill(
            "repository",
            "none: folio can read this ledger and not write it",
            "git init, then folio commit",
        )),
        Err(error) => signs.push(refusal("repository", &error)),
    }
    signs.extend(fittings::signs(&ledger));
    signs.extend(files::signs(&ledger));
    signs.push(index::sign(&ledger));
    // One cause can stop several looks: a git that is missing, and it is told of the first.
    let mut seen = Vec::new();
    signs.retain(|sign| {
        let new = sign.state == State::Fine || !seen.contains(&(sign.found.clone(), sign.cure.clone()));
        seen.push((sign.found.clone(), sign.cure.clone()));
        new
    });
    let ill = signs.iter().any(|sign| sign.state == State::Ill);
    let items = signs.iter().map(Sign::item).collect();
    Ok(Outcome::new("doctor", Answer::Page(page(&signs), items)).code(u8::from(ill)))
}

/// An error that a command would meet, as a sign.
fn refusal(what: &'static str, error: &crate::error::Error) -> Sign {
    Sign::ill(what, error.to_string(), error.hints().join("; or "))
}

fn page(signs: &[Sign]) -> Page {
    let facts = signs.iter().map(|sign| (sign.what.to_owned(), Cell::Text(sign.found.clone()))).collect();
    let mut blocks = vec![Block::Facts(facts)];
    for (state, title) in [(State::Ill, "To do"), (State::Advice, "Advice")] {
        let cures: Vec<_> = signs
            .iter()
            .filter(|sign| sign.state == state)
            .map(|sign| (sign.what.to_owned(), Cell::Text(sign.cure.clone())))
            .collect();
        if !cures.is_empty() {
            blocks.extend([Block::Heading(title.to_owned()), Block::Facts(cures)]);
        }
    }
    Page::new(blocks)
}
