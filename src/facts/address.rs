//! How a record is addressed on the command line, for the commands that findings and reports end in.
//!
//! What stands in them comes from a ledger and is pasted into a shell: every word of it goes through [`argument`].

use crate::model::feedback::Feedback;
use crate::model::interaction::Interaction;
use crate::model::occasion::Occasion;

/// An argument as a shell takes it: in quotes where it has more than letters, digits and `. - _ / = : , …`.
pub fn argument(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_/=:,…".contains(letter);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The address of an entry with a number as its id: `contracts."№15/К"`.
pub fn numbered(section: &str, number: &str) -> String {
    format!("{section}.\"{}\"", number.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The address of an interaction: by its id, else by its moment.
pub fn interaction(row: &Interaction) -> String {
    match &row.id {
        Some(id) => format!("interactions.{id}"),
        None => format!("interactions[{}]", row.at),
    }
}

/// The address of feedback: by its id, else by its day, its kind and who gave it.
pub fn feedback(row: &Feedback) -> String {
    match (&row.id, &row.author) {
        (Some(id), _) => format!("feedback.{id}"),
        (None, Some(author)) => format!("feedback[{} {} {author}]", row.date, row.kind),
        (None, None) => format!("feedback[{} {}]", row.date, row.kind),
    }
}

/// The address of an occasion: by its id, else by its day and what it is, so far as that can stand in brackets.
pub fn occasion(row: &Occasion) -> String {
    match &row.id {
        Some(id) => format!("occasions.{id}"),
        None if row.what.contains(['[', ']']) => format!("occasions[{}]", row.date),
        None => format!("occasions[{} {}]", row.date, row.what),
    }
}

#[cfg(test)]
mod tests {
    use super::{argument, feedback, numbered, occasion};
    use crate::facts::given::client;

    #[test]
    fn an_entry_without_an_id_is_addressed_by_all_of_its_key() {
        let client = client(
            "[[feedback]]\ndate = 2026-02-20\nkind = 'complaint'\nauthor = 'ivan'\n\
             [[feedback]]\nid = 'late'\ndate = 2026-02-20\nkind = 'complaint'\n\
             [[occasions]]\ndate = 2026-03-10\nwhat = 'Fair'\n[[occasions]]\ndate = 2026-03-10\nwhat = 'A [b]'\n",
        );
        let feedback: Vec<String> = client.feedback.iter().map(|row| feedback(row)).collect();
        assert_eq!(feedback, ["feedback[2026-02-20 complaint ivan]", "feedback.late"]);
        let occasions: Vec<String> = client.occasions.iter().map(|row| occasion(row)).collect();
        assert_eq!(occasions, ["occasions[2026-03-10 Fair]", "occasions[2026-03-10]"]);
    }

    #[test]
    fn an_argument_is_quoted_where_a_shell_would_trip_over_it() {
        assert_eq!(argument("goals.dealer-orders.owner=…"), "goals.dealer-orders.owner=…");
        assert_eq!(argument("interactions[2026-03-02].planned="), "'interactions[2026-03-02].planned='");
        assert_eq!(argument(&numbered("contracts", "№15/К")), "'contracts.\"№15/К\"'");
        assert_eq!(argument("it's"), "'it'\\''s'");
    }
}
