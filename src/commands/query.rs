//! `folio query`: a question in SQL.

use super::outcome::{Answer, Conversation, Outcome};
use super::{left_out, schema};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::query;
use crate::render::Format;

/// Ask the ledger in SQL
///
/// One table a section, one column a field; `folio schema tables` lists them. Only reading is possible. `today()` is the ledger's
/// day, and so is `date('now')`; `days(from, until)` counts days, between moments too, `major(minor, currency)` makes roubles of kopecks. `LIKE`, `lower`
/// and the order of names know every script; a text that is computed comes in the order of its letters' codes unless `collate folio`
/// stands after it: `order by upper(name) collate folio`. What is unknown comes
/// first in an order; `nulls last` after it puts it last. A moment is `2026-03-02T11:30:00`, and compares by what it means: a blank is as good as the
/// `T`, `:00` may be left out, and a day comes before its moments; where it meets another column, write it first. Without a question, one is read from standard input; on a terminal a shell opens: `;`
/// ends a question, `.help` tells what else there is, Tab completes names, Ctrl-C stops an answer, Ctrl-D leaves.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio query \"select slug, tier from clients where stage_kind = 'live' order by name\"\n  \
    folio query \"select manager, count(*) as clients, sum(weight) from clients group by manager\"\n  \
    folio query --format csv \"select * from requests where alignment <> 'advances'\" > drift.csv\n  \
    folio query < question.sql")]
pub struct QueryArgs {
    /// The question, one `select`; `-` reads it from standard input
    #[arg(value_name = "SQL")]
    sql: Vec<String>,
}

/// Answers the question, or opens the shell.
pub fn run(args: &QueryArgs, context: &Context) -> Result<Outcome> {
    let typed = args.sql.join(" ");
    match typed.trim() {
        "" if context.can_ask() => converse(context),
        "" | "-" => answer(&context.standard_input()?, context),
        _ => answer(&typed, context),
    }
}

fn answer(sql: &str, context: &Context) -> Result<Outcome> {
    if sql.trim().is_empty() {
        return Err(Error::usage("there is no question")
            .hint("write one: `folio query \"select slug, name from clients\"`")
            .hint("`folio schema tables` lists the tables there are"));
    }
    let ledger = context.ledger()?;
    let database = context.database(&ledger)?;
    database.stop_on(&context.stop);
    let mut rows = database.ask(sql, &[])?;
    if context.format == Format::Ids {
        query::identify(&mut rows);
    }
    let mut outcome = Outcome::new("query", Answer::Rows(rows));
    outcome.talk = left_out::of_rows(&database, &ledger, context)?;
    Ok(outcome)
}

/// Words of the shell's own, as the sqlite3 shell has them.
const HELP: &str = "end a question with `;`, or with an empty line; Ctrl-C takes back what is typed, and stops an answer\n\
    .tables        the tables and views there are\n\
    .schema NAME   the columns of one\n\
    .help          this\n\
    .quit          leave; so does Ctrl-D";

/// What the shell says first.
const GREETING: &str = "`;` ends a question, `.help` tells what else there is, Tab completes names, Ctrl-D leaves";

/// Words that people type in other shells, without a dot.
const PLAIN: [&str; 3] = ["help", "quit", "exit"];

/// Whether a question is whole: it ends with `;` or an empty line.
fn ended(typed: &str) -> bool {
    typed.trim().is_empty() || typed.trim_end().ends_with(';') || typed.ends_with('\n')
}

/// Whether a line is one of the shell's own words.
fn is_word(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('.') || PLAIN.contains(&line.trim_end_matches(';').trim_end().to_ascii_lowercase().as_str())
}

/// The shell: each question sees the ledger as it is then.
fn converse(context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let database = context.database(&ledger)?;
    let relations = database.relations().all();
    let columns = relations.iter().flat_map(|relation| &relation.attributes).map(|attribute| &attribute.name);
    let tables: Vec<String> = relations.iter().map(|relation| relation.name.clone()).collect();
    let mut names: Vec<String> = tables.iter().chain(columns).cloned().collect();
    names.sort();
    names.dedup();
    let history = context.history_file(&ledger);
    let (greeting, prompt, more) = (GREETING, "folio> ", "   ...> ");
    let conversation = Conversation { greeting, prompt, more, names, tables, ended, is_word, history, reply };
    Ok(Outcome::new("query", Answer::Conversation(conversation)))
}

/// What is answered to a line of the shell; `None` ends it.
fn reply(typed: &str, context: &Context) -> Result<Option<Outcome>> {
    if !is_word(typed) {
        let blank = typed.trim().trim_end_matches(';').is_empty();
        return if blank { Ok(Some(Outcome::new("query", Answer::Nothing))) } else { answer(typed, context).map(Some) };
    }
    let line = typed.trim().trim_end_matches(';').to_ascii_lowercase();
    let mut words = line.split_whitespace();
    Ok(Some(match (words.next().unwrap_or_default(), words.next()) {
        (".quit" | ".exit" | ".q" | "quit" | "exit", _) => return Ok(None),
        (".tables", _) => schema::tables(None)?,
        (".schema", name) => schema::tables(name)?,
        (".help" | "help", _) => Outcome::new("query", Answer::Nothing).say(HELP),
        (word, _) => {
            let error = Error::usage(format!("there is no `{word}` in this shell"));
            return Err(error.hint("`.help` lists what there is"));
        }
    }))
}
