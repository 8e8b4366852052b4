//! `folio find`: the texts of all clients in which certain words stand.

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::{Answer, Outcome, left_out};
use crate::context::Context;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::query::{self, Cell, Column, Hit, Origin, Question, Row, Rows, Scope, Table};
use crate::render::{Format, Safe};

/// Find the texts in which words stand, in any of their forms
#[derive(Debug, clap::Args)]
#[command(
    long_about = "Find the texts in which words stand, in any of their forms\n\nAll words must stand in one text: a summary, a \
    promise, a name. `\"…\"` is a phrase, and so is what has no blank in it, such as 2026-03-02. «договор» finds «договоры» \
    and «договора», `nino` finds `Niño`; there are no other signs with a meaning. \
    Looked at are texts and amounts, as they are written (`15500.50 PHP`), not ids and the words of closed lists, which `list --where` \
    compares. Hits come by client and line. Finding \
    nothing is an answer: exit 0, and nothing on standard output. In JSON, `marks` are the places in `text` of what was found, as pairs of start and end \
    in letters (Unicode scalar values), from 0, the end not included.",
    after_help = "Examples:\n  folio find договор\n  folio find media plan\n  folio find '\"media plan\"' --section commitments\n  \
    folio find --substring usap --client maliwanag\n  folio find неустойка --format ids | xargs -r -n1 folio show"
)]
pub struct FindArgs {
    /// Words, all of which must stand in one text; a phrase in quotes
    #[arg(required = true)]
    text: Vec<String>,
    /// Look inside of words too, for the letters as they are typed; their case does not matter
    #[arg(long)]
    substring: bool,
    /// Only texts of this section
    #[arg(long)]
    section: Option<String>,
    /// Only texts of this client
    #[arg(long)]
    client: Option<String>,
    /// Show at most this many; all without it
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// How much of a text is shown, in columns; a terminal may have room for less.
const EXCERPT: usize = 80;

/// An excerpt that is narrower says too little.
const NARROWEST: usize = 40;

/// Asks the full text and answers with the hits.
pub fn run(args: &FindArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let text = args.text.join(" ");
    let question = if args.substring { Question::parts(&text)? } else { Question::words(&text)? };
    let section = args.section.as_deref().map(|name| Table::named(&ledger, name)).transpose()?;
    let file = args.client.as_ref().map(|typed| ledger.find(typed)).transpose()?;
    let scope = Scope {
        section: section.as_ref().map(Table::section),
        file: file.as_ref().map(|file| file.path.as_str()),
        limit: args.limit,
    };
    let database = context.database(&ledger)?;
    let hits = query::find(&database, &question, scope)?;
    let nothing = hits.is_empty();
    let mut outcome = Outcome::new("find", Answer::Rows(rows(hits, &ledger, context)));
    outcome.talk.extend(left_out::of_texts(&database, context)?);
    if nothing && !args.substring && args.limit != Some(0) {
        outcome = outcome.say("nothing found; `--substring` looks inside of words too");
    }
    Ok(outcome)
}

fn rows(mut hits: Vec<Hit>, ledger: &Ledger, context: &Context) -> Rows {
    match context.format {
        // Hits of one client stand together, and its slug says no more the second time.
        Format::Ids => hits.dedup_by(|one, other| one.client == other.client),
        _ => query::settle(ledger, &mut hits),
    }
    match context.format {
        Format::Text => for_people(&hits, context),
        Format::Json | Format::Jsonl => table(&hits, &["client", "section", "field", "text", "marks"], |hit| {
            let excerpt = hit.excerpt(EXCERPT);
            let marks: Vec<_> = excerpt.marks.iter().map(|mark| [mark.start, mark.end]).collect();
            vec![Cell::Text(excerpt.text), Cell::Json(json!(marks))]
        }),
        _ => table(&hits, &["client", "section", "field", "file", "line", "text"], |hit| {
            let [file, text] = [hit.file.clone(), hit.excerpt(EXCERPT).text].map(Cell::Text);
            vec![file, Cell::Integer(i64::from(hit.line)), text]
        }),
    }
}

/// The hits with as much of each text as there is room for. On a narrow terminal the client, the section and the field go, in
/// this order: the place says the first, and leads to the others.
fn for_people(hits: &[Hit], context: &Context) -> Rows {
    let prefix = context.prefix();
    let place = |hit: &Hit| format!("{prefix}{}:{}", hit.file, hit.line);
    let names = ["client", "section", "field", "where", "text"];
    let widest = |of: &dyn Fn(&Hit) -> String, name: &str| {
        let widths = hits.iter().map(|hit| Safe::line(&of(hit)).to_string().width());
        widths.max().unwrap_or(0).max(name.len()) + 2
    };
    let of: [&dyn Fn(&Hit) -> String; 4] =
        [&|hit| hit.client.clone(), &|hit| hit.section.clone(), &|hit| hit.field.clone(), &place];
    let widths: Vec<usize> = of.into_iter().zip(names).map(|(of, name)| widest(of, name)).collect();
    let width = context.screen().width.unwrap_or(usize::MAX);
    let room = |spared: usize| width.saturating_sub(widths[spared..].iter().sum());
    let spared = (0..widths.len() - 1).find(|spared| room(*spared) >= NARROWEST).unwrap_or(widths.len() - 1);
    let room = room(spared).clamp(NARROWEST, EXCERPT);
    let mut rows = table(hits, &names, |hit| {
        let excerpt = hit.excerpt(room);
        vec![Cell::Place { file: hit.file.clone(), line: hit.line }, Cell::Marked(excerpt.text, excerpt.marks)]
    });
    rows.columns.drain(..spared);
    rows.rows.iter_mut().for_each(|row| drop(row.cells.drain(..spared)));
    rows
}

/// The hits as rows: client, section and field, then what `more` says of each.
fn table(hits: &[Hit], names: &[&str], more: impl Fn(&Hit) -> Vec<Cell>) -> Rows {
    let columns = names.iter().map(|name| Column { name: (*name).to_owned(), right: *name == "line" });
    let row = |hit: &Hit| {
        let mut cells = [&hit.client, &hit.section, &hit.field].map(|text| Cell::Text(text.clone())).to_vec();
        cells.extend(more(hit));
        let origin = Origin { client: hit.client.clone(), file: hit.file.clone(), line: hit.line };
        Row { id: hit.client.clone(), cells, origin: Some(origin) }
    };
    Rows { columns: columns.collect(), rows: hits.iter().map(row).collect() }
}
