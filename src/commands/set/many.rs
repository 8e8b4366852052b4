//! `folio set --where`: the same values for many clients, shown before they are written, in one commit.

use super::SetArgs;
use crate::change::{Act, Draft};
use crate::commands::words::address::Address;
use crate::commands::words::assignment::{Assignment, gathered};
use crate::commands::words::edits::{Setting, refuse_unfit, settings};
use crate::commands::words::moving::refuse_silent_moves;
use crate::commands::words::value::Reading;
use crate::commands::{Answer, Outcome, left_out};
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger};
use crate::query::{CLIENTS, Cell, Column, Origin, Row, Rows, Selection};
use crate::source::{Edit, Lines, Node, Tree};

/// Shows what would change, or changes it.
pub fn run(args: &SetArgs, condition: &str, context: &Context) -> Result<Outcome> {
    let assignments = assignments(args)?;
    let ledger = context.ledger()?;
    refuse_unfit(&assignments, &ledger)?;
    let (files, left_out) = chosen(condition, &ledger, context)?;
    let mut tally = Tally::default();
    let wishes = ChangeWishes { dry_run: !args.apply, ..args.wishes.clone() };
    let done = context.change(&ledger, &wishes, |draft| {
        tally = Tally::default();
        files.iter().try_for_each(|file| tally.take(file, &assignments, draft))?;
        Ok(tally.act())
    })?;
    let mut outcome = if args.apply {
        Outcome::changed("set", format!("set {} of {}", tally.addresses.join(", "), tally.clients()), done)
    } else {
        Outcome { talk: done.notes, ..Outcome::new("set", Answer::Rows(tally.rows())) }
    };
    outcome.talk.extend(tally.talk(files.len(), args.apply));
    outcome.talk.extend(left_out);
    Ok(outcome)
}

/// The values; what stands first is one of them too, for no client is named.
fn assignments(args: &SetArgs) -> Result<Vec<Assignment>> {
    let words: Vec<String> = args.client.iter().chain(&args.values).cloned().collect();
    match words.first() {
        None => Err(Error::usage("no value is given").hint("write `address=value`, such as `profile.segment=retail`")),
        Some(first) if !first.contains('=') => Err(Error::usage(format!("`--where` and `{first}` exclude each other"))
            .hint("name the client, or let `--where` choose")),
        Some(_) => gathered(&words),
    }
}

/// The clients for which the expression is true, and what is to be said of what is missing in them.
fn chosen(condition: &str, ledger: &Ledger, context: &Context) -> Result<(Vec<ClientFile>, Vec<String>)> {
    let database = context.database(ledger)?;
    let relations = database.relations();
    let clients = relations.named(CLIENTS).ok_or_else(|| Error::bug("there is no table of clients"))?;
    let mut selection = Selection::of(relations, clients);
    selection.only_where(condition)?;
    let rows = database.select(&selection)?.rows;
    let files = rows.into_iter().filter_map(|row| row.origin).map(|origin| ClientFile::at(&origin.file));
    Ok((files.collect(), left_out::of_rows(&database, ledger, context)?))
}

/// What becomes of the chosen clients.
#[derive(Default)]
struct Tally {
    rows: Vec<Row>,
    /// The slugs of those that change.
    changed: Vec<String>,
    addresses: Vec<String>,
    entries: Vec<String>,
    /// How many lack an entry that an address names.
    lacking: usize,
}

impl Tally {
    /// Edits one client in the draft.
    fn take(&mut self, file: &ClientFile, assignments: &[Assignment], draft: &mut Draft<'_>) -> Result<()> {
        let text = match draft.sound_text(&file.path) {
            Ok(text) => text,
            Err(error) if !error.findings().is_empty() => {
                draft.refuse(error.findings().iter().cloned());
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let tree = Tree::parse(&text);
        let ledger = draft.ledger();
        for assignment in assignments {
            if assignment.key.parse::<Address>()?.lacks_entry(&tree, ledger)? {
                self.lacking += 1;
                return Ok(());
            }
        }
        let reading = Reading::new(ledger, &file.slug, &tree);
        let found = settings(assignments, &reading).and_then(|found| {
            refuse_silent_moves(&found, &reading)?;
            Ok(found)
        });
        let changes: Vec<(Setting, Edit)> = found
            .map_err(|error| error.about(&file.slug))?
            .into_iter()
            .filter_map(|mut setting| setting.edit.take().map(|edit| (setting, edit)))
            .collect();
        let edits: Vec<Edit> = changes.iter().map(|(_, edit)| edit.clone()).collect();
        draft.edit(&file.path, &edits)?;
        self.rows.extend(changes.iter().map(|(setting, edit)| row(file, &setting.address, edit, &tree)));
        if !changes.is_empty() {
            self.changed.push(file.slug.clone());
        }
        for (setting, _) in changes {
            insert(&mut self.addresses, setting.address);
            insert(&mut self.entries, setting.entry);
        }
        Ok(())
    }

    fn act(&self) -> Act {
        let mut act = Act::on_many("set", self.changed.clone()).about(self.addresses.join(", "));
        act.entries.clone_from(&self.entries);
        act
    }

    /// The client that changes, or how many do.
    fn clients(&self) -> String {
        match &self.changed[..] {
            [only] => only.clone(),
            many => counted(many.len()),
        }
    }

    fn rows(&self) -> Rows {
        let columns = ["client", "address", "was", "now"].map(|name| Column { name: name.to_owned(), right: false });
        Rows { columns: columns.into(), rows: self.rows.clone() }
    }

    /// How many change and how many do not, and how to go on.
    fn talk(&self, chosen: usize, applied: bool) -> Vec<String> {
        let mut talk = Vec::new();
        let nothing = if applied { "" } else { "nothing to change: " };
        if chosen == 0 {
            talk.push(format!("{nothing}no client fits"));
        } else if self.changed.is_empty() && self.lacking < chosen {
            let others = chosen - self.lacking;
            talk.push(format!("{nothing}{} {} so already", counted(others), if others == 1 { "says" } else { "say" }));
        } else if !applied && !self.changed.is_empty() {
            let of = if self.changed.len() < chosen { format!("{} of ", self.changed.len()) } else { String::new() };
            talk.push(format!("{of}{} would change; `--apply` makes it one commit", counted(chosen)));
        }
        if self.lacking > 0 {
            talk.push(format!("left out, for they lack the entry: {}", counted(self.lacking)));
        }
        talk
    }
}

/// One value as it is and as it would be.
fn row(file: &ClientFile, address: &str, edit: &Edit, tree: &Tree<'_>) -> Row {
    let (path, now) = match edit {
        Edit::Set { path, value } => (Some(path), Cell::Text(value.plain())),
        Edit::Remove { path } => (Some(path), Cell::Absent),
        _ => (None, Cell::Absent),
    };
    let was = path.and_then(|path| tree.node(path));
    let line = was.map_or(1, |node| Lines::new(tree.text()).line(node.span().start));
    let text = |node: Node<'_>| Cell::Text(node.as_str().unwrap_or(node.raw()).to_owned());
    let [client, address] = [&file.slug, address].map(|text| Cell::Text(text.to_owned()));
    let origin = Origin { client: file.slug.clone(), file: file.path.clone(), line };
    Row {
        id: file.slug.clone(),
        cells: vec![client, address, was.map_or(Cell::Absent, text), now],
        origin: Some(origin),
    }
}

fn insert(all: &mut Vec<String>, one: String) {
    if !all.contains(&one) {
        all.push(one);
    }
}

fn counted(clients: usize) -> String {
    format!("{clients} {}", if clients == 1 { "client" } else { "clients" })
}
