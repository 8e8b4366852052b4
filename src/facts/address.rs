//! How a record is addressed on the command line, for the commands that findings and reports end in.
//!
//! What stands in them comes from a ledger and is pasted into a shell: every word of it goes through [`argument`].

use std::cell::OnceCell;

use super::likeness::Likeness;
use super::promise::Promise;
use crate::ledger::folded;
use crate::model::client::Client;
use crate::model::commitment::Commitment;
use crate::model::document::Document;
use crate::model::feedback::Feedback;
use crate::model::interaction::Interaction;
use crate::model::occasion::Occasion;
use crate::model::rows::Row;
use crate::model::value::Slug;
use crate::store::quoted;

/// An argument as a shell takes it: in quotes where it has more than letters, digits and `. - _ / = : , …`.
pub fn argument(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_/=:,…".contains(letter);
    if text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

/// The address of an entry with a number as its id: `contracts."№15/К"`.
pub fn numbered(section: &str, number: &str) -> String {
    format!("{section}.\"{}\"", number.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The addresses of interactions: by the id, else by the moment and what tells one from the others of that moment.
pub fn interactions(client: &Client) -> Addresses<'_, Interaction> {
    let words = |row: &Interaction| format!("{} {}", row.kind, row.summary);
    Addresses::new("interactions", &client.interactions, |row| row.id.as_ref(), |row| row.at.to_string(), words)
}

/// The addresses of feedback: by the id, else by the day, the kind and who gave it, and what tells one from the others of those.
pub fn feedback(client: &Client) -> Addresses<'_, Feedback> {
    let begin = |row: &Feedback| {
        let author = row.author.as_ref().map(|author| format!(" {author}")).unwrap_or_default();
        format!("{} {}{author}", row.date, row.kind)
    };
    let words = |row: &Feedback| row.text.clone().unwrap_or_default();
    Addresses::new("feedback", &client.feedback, |row| row.id.as_ref(), begin, words)
}

/// The addresses of occasions: by the id, else by the day and what it is.
pub fn occasions(client: &Client) -> Addresses<'_, Occasion> {
    let begin = |row: &Occasion| format!("{} {}", row.date, row.what);
    Addresses::new("occasions", &client.occasions, |row| row.id.as_ref(), begin, |_| String::new())
}

/// The addresses of documents: by the id, else by the contract, the kind and the period.
pub fn documents(client: &Client) -> Addresses<'_, Document> {
    let begin = |row: &Document| {
        let contract = row.contract.as_ref().map(ToString::to_string).unwrap_or_default();
        let period = row.period.map(|period| period.to_string()).unwrap_or_default();
        format!("{contract} {} {period}", row.kind)
    };
    Addresses::new("documents", &client.documents, |row| row.id.as_ref(), begin, |_| String::new())
}

/// The command, without the program's name, that gives fields of an entry their values; the editor's where nothing that can be
/// typed names the entry.
pub fn set(slug: &str, address: Option<&str>, assignments: &[&str]) -> String {
    let Some(address) = address else { return format!("edit {slug}") };
    let words = assignments.iter().map(|assignment| argument(&format!("{address}.{assignment}")));
    format!("set {slug} {}", words.collect::<Vec<_>>().join(" "))
}

/// The command, without the program's name, for a promise of ours in danger: warn ahead and bring options; from its day on, or once
/// they are warned, agree on another day.
///
/// That it is kept is typed by who has done it, and is never proposed: a line that is typed as it stands must not say what is not so.
pub fn slip(slug: &str, promise: &Promise<'_>) -> String {
    let id = &promise.row.id;
    if promise.overdue < 0 && !promise.warned {
        return format!("warn {slug} {id} --options \"…\"");
    }
    format!("move {slug} {id} --to … --reason \"…\"")
}

/// The command, without the program's name, for a promise of ours that is done; never the next one, but beside it.
pub fn kept(slug: &str, promise: &Promise<'_>) -> String {
    format!("keep {slug} {}", promise.row.id)
}

/// The command, without the program's name, that writes down a talk with the people named.
pub fn talk<'a>(slug: &str, kind: &str, people: impl Iterator<Item = &'a str>) -> String {
    let people: Vec<&str> = people.collect();
    let with = if people.is_empty() { String::new() } else { format!(" --people {}", people.join(",")) };
    format!("log {slug} \"…\" --kind {kind}{with}")
}

/// The command, without the program's name, that writes down that the client was asked for what it promised.
pub fn ask(slug: &str, promise: &Commitment) -> String {
    let people = promise.owner.iter().map(|person| person.as_str());
    format!("{} --topic {}", talk(slug, "message", people), promise.id)
}

/// The command, without the program's name, that writes down what was done for a birthday so many days ahead: a gift before the day,
/// a greeting on the day itself.
pub fn congratulate(slug: &str, person: &str, days: i64) -> String {
    talk(slug, if days > 0 { "gift" } else { "message" }, std::iter::once(person))
}

/// The command, without the program's name, that writes down that the head was told: among ourselves, and so no contact.
pub fn escalate(slug: &str) -> String {
    format!("log {slug} \"…\" --kind escalation --direction internal")
}

/// How the entries of a section are addressed: by the id, else by how the key begins and as many words behind that as tell an
/// entry from the others.
pub struct Addresses<'a, T> {
    section: &'static str,
    rows: &'a [Row<T>],
    id: fn(&T) -> Option<&Slug>,
    /// How the key of an entry begins.
    begin: fn(&T) -> String,
    /// What is said behind that.
    words: fn(&T) -> String,
    likeness: OnceCell<Likeness>,
}

impl<'a, T> Addresses<'a, T> {
    fn new(
        section: &'static str,
        rows: &'a [Row<T>],
        id: fn(&T) -> Option<&Slug>,
        begin: fn(&T) -> String,
        words: fn(&T) -> String,
    ) -> Addresses<'a, T> {
        Addresses { section, rows, id, begin, words, likeness: OnceCell::new() }
    }

    /// The address of an entry; `None` where nothing that can be typed tells it from the others.
    pub fn of(&self, row: &Row<T>) -> Option<String> {
        if let Some(id) = (self.id)(row) {
            return Some(format!("{}.{id}", self.section));
        }
        let likeness = self.likeness.get_or_init(|| self.likeness());
        let typed = likeness.typed(row.index, &(self.begin)(row), &(self.words)(row))?;
        let quoted = || format!("\"{}\"", typed.replace('\\', "\\\\").replace('"', "\\\""));
        let inside = if typed.contains(['[', ']', '"']) { quoted() } else { typed };
        Some(format!("{}[{inside}]", self.section))
    }

    fn likeness(&self) -> Likeness {
        Likeness::of(self.rows.iter().map(|row| (row.index, (self.begin)(row), row)), |row| (self.words)(row))
    }
}

/// Text as natural keys are compared: case, commas and the `T` of a moment do not count.
pub fn loose(text: &str) -> String {
    let folded = folded(text);
    let letters: Vec<char> = folded.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let spaced: String = letters
        .iter()
        .enumerate()
        .map(|(at, letter)| match letter {
            't' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => ' ',
            ',' => ' ',
            other => *other,
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{argument, feedback, interactions, numbered, occasions, set};
    use crate::facts::given::client;

    #[test]
    fn an_entry_without_an_id_is_addressed_by_all_of_its_key() {
        let client = client(
            "[[feedback]]\ndate = 2026-02-20\nkind = 'complaint'\nauthor = 'ivan'\n\
             [[feedback]]\nid = 'late'\ndate = 2026-02-20\nkind = 'complaint'\n\
             [[occasions]]\ndate = 2026-03-10\nwhat = 'Fair'\n[[occasions]]\ndate = 2026-03-10\nwhat = 'A [b]'\n",
        );
        let said: Vec<_> = client.feedback.iter().filter_map(|row| feedback(&client).of(row)).collect();
        assert_eq!(said, ["feedback[2026-02-20 complaint ivan]", "feedback.late"]);
        let days: Vec<_> = client.occasions.iter().filter_map(|row| occasions(&client).of(row)).collect();
        assert_eq!(days, ["occasions[2026-03-10 Fair]", "occasions[\"2026-03-10 A [b]\"]"]);
    }

    #[test]
    fn as_many_words_are_taken_as_tell_an_entry_from_the_others() {
        let talk = |at: &str, kind: &str, summary: &str| {
            format!("[[interactions]]\nat = 2026-03-02T{at}:00\nkind = '{kind}'\nsummary = '''{summary}'''\n")
        };
        let texts = [
            talk("10:00", "call", "Prices,  then\nterms"),
            talk("10:00", "call", "Prices, then dates"),
            talk("10:00", "call", "Prices"),
            talk("10:00", "meeting", "Say [yes]"),
            talk("11:00", "call", "Prices"),
            talk("12:00", "call", "Twice"),
            talk("12:00", "call", "twice"),
            talk("13:00", "call", "Turned"),
            talk("13:00", "call", "Turned \u{202e}round"),
            talk("14:00", "call", "Say \"yes\" first"),
            talk("14:00", "call", "Say \"no\" first"),
        ];
        let client = client(&texts.concat());
        let addresses = interactions(&client);
        let found: Vec<_> = client.interactions.iter().map(|row| addresses.of(row)).collect();
        let typed = |text: &str| Some(format!("interactions[{text}]"));
        let expected = [
            typed("2026-03-02T10:00:00 call Prices, then terms"),
            typed("2026-03-02T10:00:00 call Prices, then dates"),
            typed("2026-03-02T10:00:00 call Prices"),
            typed("2026-03-02T10:00:00 meeting"),
            typed("2026-03-02T11:00:00"),
            None,
            None,
            typed("2026-03-02T13:00:00 call Turned"),
            None,
            typed("\"2026-03-02T14:00:00 call Say \\\"yes\\\"\""),
            typed("\"2026-03-02T14:00:00 call Say \\\"no\\\"\""),
        ];
        assert_eq!(found, expected);
        assert_eq!(set("acme", None, &["planned="]), "edit acme");
        assert_eq!(
            set("acme", Some("goals.more"), &["state=…", "due="]),
            "set acme goals.more.state=… goals.more.due="
        );
    }

    #[test]
    fn an_argument_is_quoted_where_a_shell_would_trip_over_it() {
        assert_eq!(argument("goals.dealer-orders.owner=…"), "goals.dealer-orders.owner=…");
        assert_eq!(argument("interactions[2026-03-02].planned="), "'interactions[2026-03-02].planned='");
        assert_eq!(argument(&numbered("contracts", "№15/К")), "'contracts.\"№15/К\"'");
        assert_eq!(argument("it's"), "'it'\\''s'");
    }
}
