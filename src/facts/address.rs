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

/// The address of feedback: by its day and kind.
pub fn feedback(row: &Feedback) -> String {
    format!("feedback[{} {}]", row.date, row.kind)
}

/// The address of an occasion: by its day and what it is.
pub fn occasion(row: &Occasion) -> String {
    format!("occasions[{} {}]", row.date, row.what)
}

#[cfg(test)]
mod tests {
    use super::{argument, numbered};

    #[test]
    fn an_argument_is_quoted_where_a_shell_would_trip_over_it() {
        assert_eq!(argument("goals.dealer-orders.owner=…"), "goals.dealer-orders.owner=…");
        assert_eq!(argument("interactions[2026-03-02].planned="), "'interactions[2026-03-02].planned='");
        assert_eq!(argument(&numbered("contracts", "№15/К")), "'contracts.\"№15/К\"'");
        assert_eq!(argument("it's"), "'it'\\''s'");
    }
}
