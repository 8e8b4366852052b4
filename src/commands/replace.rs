//! `folio replace`: one person of the client takes another's place.

use std::collections::HashSet;

use super::Outcome;
use super::commitment::past_day;
use super::mention::{self, Mention, Referent};
use super::words::spelled::Spellings;
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::ledger::ClientFile;
use crate::model::value::Day;
use crate::schema::Catalogue;
use crate::source::{Edit, KeyPath, Literal, Node, Table, Tree};

/// Put one person in the place of another who has left
///
/// What is still to be done goes over to the new one: urgent contact, open promises, live goals, planned meetings, who
/// reports to whom; who came reports to the same one, unless that one has left too or somebody is named. What has happened
/// keeps the name it happened with, also whom the way of keeping in touch was agreed with: `check` tells to go through it with
/// the new one.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio replace baltika ivan olga\n  folio replace baltika ivan olga --on 2026-02-20"
)]
pub struct ReplaceArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The id of the person who left
    old: String,
    /// The id of the person who came; `folio add stakeholders` adds one
    new: String,
    /// The day of the change, if it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Marks the one as gone and carries what is alive to the other.
pub fn run(args: &ReplaceArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let wait = "replace the person when the day has come; until then `status = \"active\"` is true";
    let on = past_day(args.on.as_deref(), "on", &When::of(&ledger), wait)?;
    let mut carried = Vec::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let (old, new) = people(args, &tree, &file)?;
        let succession = Succession { tree: &tree, old, new };
        let live = succession.live(ledger.catalogue());
        let mut edits = succession.farewell(on, args.on.is_some());
        edits.extend(succession.hand_over(&live));
        let own = succession.own_manager();
        edits.extend(own.clone());
        draft.edit(&file.path, &edits)?;
        let mut spellings = Spellings::of(&tree, ledger.catalogue());
        carried = live.iter().map(|mention| mention.address(&mut spellings)).collect();
        // A list may have named the one who left twice.
        carried.dedup();
        carried.extend(own.map(|_| format!("stakeholders.{}.reports_to", new.id)));
        Ok(Act::on("replace", &file.slug).entry("stakeholders", old.id).entry("stakeholders", new.id))
    })?;
    let outcome = Outcome::changed("replace", format!("{} for {} at {}", args.new, args.old, file.slug), done);
    Ok(match carried.is_empty() {
        true => outcome.say("nothing that is still to come names the one who left"),
        false => outcome.say(format!("carried: {}", carried.join(", "))),
    })
}

/// Both people, or why the one cannot take the other's place.
fn people<'t>(args: &ReplaceArgs, tree: &'t Tree<'t>, file: &ClientFile) -> Result<(Person<'t>, Person<'t>)> {
    let old = person(tree, &args.old, file)?;
    if args.old == args.new {
        return Err(Error::usage(format!("`{}` cannot take the place of `{}`", args.new, args.old))
            .hint("name the person who comes after"));
    }
    let new = person(tree, &args.new, file).map_err(|error| {
        error.hint(format!("`folio add stakeholders {} id={} name=…` adds somebody new", file.slug, args.new))
    })?;
    if let Some(successor) = old.text("replaced_by") {
        let since = old.table.get("left_on").map_or_else(String::new, |day| format!(" on {}", day.raw()));
        let hint = match successor == args.new {
            true => format!("that is done; `folio replace {} {successor} …` is for whoever comes after", file.slug),
            false => format!("`folio replace {} {successor} {}` goes on from there", file.slug, args.new),
        };
        return Err(Error::usage(format!("`{}` left{since}, and `{successor}` took the place", old.id)).hint(hint));
    }
    if matches!(new.text("status"), Some("left" | "moved")) {
        return Err(Error::usage(format!("`{}` has left and cannot take anybody's place", new.id))
            .hint(format!("name somebody who is there, or set `stakeholders.{}.status` first", new.id)));
    }
    Ok((old, new))
}

fn person<'t>(tree: &'t Tree<'t>, id: &str, file: &ClientFile) -> Result<Person<'t>> {
    let people = tree.root().get("stakeholders").and_then(Node::as_array);
    let people: Vec<Person<'t>> = people
        .into_iter()
        .flat_map(|people| people.iter().enumerate())
        .filter_map(|(index, node)| {
            let table = node.as_table()?;
            Some(Person { index, id: table.get("id")?.as_str()?, table })
        })
        .collect();
    people.iter().find(|person| person.id == id).copied().ok_or_else(|| {
        Error::usage(format!("{} has no stakeholder `{id}`", file.slug)).meant(
            id,
            people.iter().map(|person| person.id),
            format!("`folio show {} stakeholders` lists the people there are", file.slug),
        )
    })
}

/// One person coming after another, both as positions in the client's list.
struct Succession<'t> {
    tree: &'t Tree<'t>,
    old: Person<'t>,
    new: Person<'t>,
}

/// One of the client's people as written.
#[derive(Clone, Copy)]
struct Person<'t> {
    index: usize,
    id: &'t str,
    table: Table<'t>,
}

impl<'t> Person<'t> {
    fn text(self, key: &str) -> Option<&'t str> {
        self.table.get(key).and_then(Node::as_str)
    }

    fn path(self, key: &str) -> KeyPath {
        KeyPath::key("stakeholders").index(self.index).then(key)
    }
}

impl Succession<'_> {
    /// What is written about the one who leaves; a departure that stands there already keeps its day, unless told otherwise.
    fn farewell(&self, on: Day, told: bool) -> Vec<Edit> {
        let set = |key: &str, value: Literal| Edit::Set { path: self.old.path(key), value };
        let mut edits = vec![set("replaced_by", Literal::text(self.new.id))];
        let gone = matches!(self.old.text("status"), Some("left" | "moved"));
        if !gone {
            edits.insert(0, set("status", Literal::text("left")));
        }
        if told || !gone || self.old.table.get("left_on").is_none() {
            edits.insert(edits.len() - 1, set("left_on", on.into()));
        }
        edits
    }

    /// The references to the one who leaves that are about what is still to come.
    fn live(&self, catalogue: &Catalogue) -> Vec<Mention> {
        let named = Referent::Entry { section: "stakeholders", id: self.old.id };
        let mut mentions = mention::mentions(self.tree, catalogue, named);
        mentions.retain(|mention| self.is_live(mention));
        mentions
    }

    fn is_live(&self, mention: &Mention) -> bool {
        let state = |key: &str| self.beside(mention, key).and_then(Node::as_str);
        match (mention.section.as_str(), mention.field.as_str()) {
            // Who agreed has agreed; the agreement has to be gone through with the new one first.
            ("communication", field) => field != "agreed_with",
            ("stakeholders", "reports_to" | "influences") => mention.index != Some(self.old.index),
            ("goals", "client_owner") => !matches!(state("state"), Some("achieved" | "abandoned")),
            ("commitments", "owner" | "promised_to") => matches!(state("state"), None | Some("open")),
            // Whoever was at the past meetings was there; those to come are planned.
            ("interactions", _) => self.beside(mention, "planned").and_then(Node::as_bool) == Some(true),
            _ => false,
        }
    }

    /// Another key of the entry that a mention stands in.
    fn beside(&self, mention: &Mention, key: &str) -> Option<Node<'_>> {
        let section = KeyPath::key(&mention.section);
        let entry = match mention.index {
            Some(index) => section.index(index),
            None => section,
        };
        self.tree.node(&entry.then(key))
    }

    /// Whom the one who leaves reported to, unless that one has left as well.
    fn above(&self) -> Option<&str> {
        let is_gone = |id: &str| matches!(self.of_person(id, "status"), Some("left" | "moved"));
        self.old.text("reports_to").filter(|above| !is_gone(above))
    }

    /// A key of the person of that id.
    fn of_person(&self, id: &str, key: &str) -> Option<&str> {
        let people = self.tree.root().get("stakeholders").and_then(Node::as_array)?;
        let mut tables = people.iter().filter_map(|person| person.as_table());
        let person = tables.find(|person| person.get("id").and_then(|id| id.as_str()) == Some(id))?;
        person.get(key).and_then(Node::as_str)
    }

    /// Whom the one who comes is to report to from now on, where that is to be written: the manager of the one who leaves, for
    /// one who has none, and for one who came from below and would report to somebody who reports back.
    fn own_manager(&self) -> Option<Edit> {
        let path = self.new.path("reports_to");
        let above = self.above().filter(|above| !self.leads_to(above, &[self.new.id, self.old.id]));
        match self.new.text("reports_to") {
            None if self.new.table.get("reports_to").is_some() => None,
            None => above.map(|above| Edit::Set { path, value: Literal::text(above) }),
            // Who reports to the one who leaves at first hand is carried like everybody who does.
            Some(own) if own == self.old.id || !self.leads_to(own, &[self.old.id]) => None,
            Some(_) => Some(match above {
                Some(above) => Edit::Set { path, value: Literal::text(above) },
                None => Edit::Remove { path },
            }),
        }
    }

    /// Whether somebody is one of these people, or reports to one of them, be it through others; a line that goes round leads
    /// to anybody.
    fn leads_to(&self, id: &str, people: &[&str]) -> bool {
        let count = self.tree.root().get("stakeholders").and_then(Node::as_array).map_or(0, |people| people.len());
        let mut up = Some(id);
        for _ in 0..=count {
            match up {
                Some(id) if people.contains(&id) => return true,
                Some(id) => up = self.of_person(id, "reports_to"),
                None => return false,
            }
        }
        true
    }

    /// What becomes of each mention; what goes is taken away from behind, so that the places before it stay what they are.
    fn hand_over(&self, mentions: &[Mention]) -> Vec<Edit> {
        let mut listed = HashSet::new();
        let edits = mentions.iter().map(|mention| {
            let first = listed.insert((&mention.section, mention.index, &mention.field));
            self.carried(mention, first)
        });
        let (mut edits, gone): (Vec<Edit>, Vec<Edit>) = edits.partition(|edit| matches!(edit, Edit::Set { .. }));
        edits.extend(gone.into_iter().rev());
        edits
    }

    /// What becomes of a mention, the `first` one of its field or a further one of the same list.
    fn carried(&self, mention: &Mention, first: bool) -> Edit {
        let is_own = mention.section == "stakeholders" && mention.index == Some(self.new.index);
        let in_list = self.beside(mention, &mention.field).and_then(Node::as_array);
        let known = in_list.is_some_and(|list| list.iter().any(|id| id.as_str() == Some(self.new.id)));
        // The one who comes reports to the other's manager, is nobody's influence on himself, and is listed once.
        let successor = match mention.field.as_str() {
            "reports_to" if is_own => self.above().filter(|above| *above != self.new.id),
            _ if known || is_own || !first => None,
            _ => Some(self.new.id),
        };
        match successor {
            Some(id) => Edit::Set { path: mention.path.clone(), value: Literal::text(id) },
            None => Edit::Remove { path: mention.path.clone() },
        }
    }
}
