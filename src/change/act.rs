//! What a change was, and the commit message that says so: ids and the act, never contents.
//!
//! Messages are the part that erasing a person's data forgets, so names, sums and summaries never enter them.

use std::fmt::Write as _;

/// One act on a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The command, e.g. `promise`.
    pub verb: &'static str,
    /// The slugs of the clients concerned; none for acts on the ledger itself.
    pub clients: Vec<String>,
    /// The entries added or changed, e.g. `commitments.media-plan-q4`.
    pub entries: Vec<String>,
    /// What follows the colon; where empty, the entries' ids.
    pub about: String,
    /// Clients concerned whom the subject tells after the colon; trailers only.
    pub told: Vec<String>,
}

/// The longest subject that `git log --oneline` shows whole in 80 columns.
const SUBJECT: usize = 72;

impl Act {
    /// An act on one client.
    pub fn on(verb: &'static str, client: impl Into<String>) -> Act {
        Act::on_many(verb, vec![client.into()])
    }

    /// An act on any number of clients.
    pub fn on_many(verb: &'static str, clients: Vec<String>) -> Act {
        Act { verb, clients, entries: Vec::new(), about: String::new(), told: Vec::new() }
    }

    /// An act on the ledger itself.
    pub fn on_ledger(verb: &'static str, about: impl Into<String>) -> Act {
        Act::on_many(verb, Vec::new()).about(about)
    }

    /// Names an entry that was added or changed: its section and its id.
    #[must_use]
    pub fn entry(mut self, section: &str, id: impl AsRef<str>) -> Act {
        self.entries.push(format!("{section}.{}", id.as_ref()));
        self
    }

    /// Says in ids and acts what was done.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Act {
        self.about = about.into();
        self
    }

    /// The ids of the entries; of one without id, its section.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.split_once('.').map_or(entry.as_str(), |(_, id)| id))
    }

    /// The subject: `verb(client): ids`, or `verb(12 clients): ids`; at most 72 characters.
    pub fn subject(&self) -> String {
        let about = if self.about.is_empty() { self.ids().collect::<Vec<_>>().join(", ") } else { self.about.clone() };
        let head = match &self.clients[..] {
            [] => self.verb.to_owned(),
            [client] => format!("{}({client})", self.verb),
            many => format!("{}({} clients)", self.verb, many.len()),
        };
        clipped(&if about.is_empty() { head } else { format!("{head}: {about}") })
    }

    /// The whole message: the user's own words or the subject, then trailers that history reads; `op` names the operation.
    pub fn message(&self, own: Option<&str>, op: &str) -> String {
        let own = own.map(str::trim_end).filter(|own| !own.is_empty());
        let mut message = own.map_or_else(|| self.subject(), str::to_owned);
        // git reads the trailers of the last paragraph only: the user's own go on in ours.
        message.push_str(if own.is_some_and(ends_with_trailers) { "\n" } else { "\n\n" });
        let _ = writeln!(message, "Folio-Op: {op}");
        let _ = writeln!(message, "Folio-Action: {}", self.verb);
        for client in self.clients.iter().chain(&self.told) {
            let _ = writeln!(message, "Folio-Client: {client}");
        }
        for entry in &self.entries {
            let _ = writeln!(message, "Folio-Entry: {}", one_line(entry));
        }
        message
    }
}

/// Whether the last paragraph, not being the only one, holds nothing but trailers.
fn ends_with_trailers(message: &str) -> bool {
    let is_trailer = |line: &str| {
        line.split_once(": ").is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        })
    };
    message.rsplit_once("\n\n").is_some_and(|(_, last)| last.lines().all(is_trailer))
}

fn clipped(subject: &str) -> String {
    let subject = one_line(subject);
    if subject.chars().count() <= SUBJECT {
        return subject;
    }
    let mut short: String = subject.chars().take(SUBJECT - 1).collect();
    short.push('…');
    short
}

/// Ids of contracts and invoices are any printable text; a line end in one could forge a trailer.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::Act;

    #[test]
    fn a_message_names_ids_and_the_act() {
        let act = Act::on("promise", "baltika").entry("commitments", "media-plan-q4");
        assert_eq!(act.subject(), "promise(baltika): media-plan-q4");
        assert_eq!(
            act.message(None, "7f"),
            "promise(baltika): media-plan-q4\n\nFolio-Op: 7f\nFolio-Action: promise\nFolio-Client: baltika\nFolio-Entry: commitments.media-plan-q4\n"
        );
        assert_eq!(act.message(Some("As agreed\n"), "7f").lines().next(), Some("As agreed"));
        assert_eq!(act.message(Some(" \n"), "7f"), act.message(None, "7f"));
        let signed = act.message(Some("As agreed\n\nWhy: so\nSigned-off-by: Anna <a@b.c>"), "7f");
        assert!(signed.contains("Anna <a@b.c>\nFolio-Op: 7f\n"), "{signed}");
        assert!(act.message(Some("Note: a subject"), "7f").starts_with("Note: a subject\n\nFolio-Op"));
    }

    #[test]
    fn many_clients_are_counted_and_each_has_its_trailer() {
        let act = Act::on_many("set", vec!["acme".into(), "beta".into()]).about("profile.segment");
        assert_eq!(act.subject(), "set(2 clients): profile.segment");
        assert!(act.message(None, "7f").ends_with("Folio-Action: set\nFolio-Client: acme\nFolio-Client: beta\n"));
    }

    #[test]
    fn a_subject_fits_and_forges_no_trailer() {
        let act =
            Act::on("add", "acme").entry("contracts", "1\nFolio-Client: other").entry("contracts", "x".repeat(80));
        assert_eq!(act.subject().chars().count(), 72);
        assert_eq!(act.message(None, "7f").lines().filter(|line| line.starts_with("Folio-Client")).count(), 1);
    }
}
