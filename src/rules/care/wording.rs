//! What the messages of these rules have in common: counted days, and addresses as a shell takes them.

use crate::model::interaction::Interaction;

/// `1 day`, `12 days`.
pub(super) fn days(count: i64) -> String {
    counted(count, "day")
}

/// `1 period`, `3 periods`.
pub(super) fn counted(count: i64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// `Ivan`, `Ivan and Olga`, `Ivan, Olga and Gleb`.
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// An argument as a shell takes it: in quotes where it has more than letters, digits and `. - _ / = : , …`.
pub(super) fn argument(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_/=:,…".contains(letter);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The address of an entry with a number as its id: `contracts."№15/К"`.
pub(super) fn numbered(section: &str, number: &str) -> String {
    format!("{section}.\"{}\"", number.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The address of an interaction: by its id, else by its moment.
pub(super) fn interaction(row: &Interaction) -> String {
    match &row.id {
        Some(id) => format!("interactions.{id}"),
        None => format!("interactions[{}]", row.at),
    }
}

#[cfg(test)]
mod tests {
    use super::{argument, listed, numbered};

    #[test]
    fn an_argument_is_quoted_where_a_shell_would_trip_over_it() {
        assert_eq!(argument("goals.dealer-orders.owner=…"), "goals.dealer-orders.owner=…");
        assert_eq!(argument("interactions[2026-03-02].planned="), "'interactions[2026-03-02].planned='");
        assert_eq!(argument(&numbered("contracts", "№15/К")), "'contracts.\"№15/К\"'");
        assert_eq!(argument("it's"), "'it'\\''s'");
    }

    #[test]
    fn words_are_listed_as_people_say_them() {
        assert_eq!(
            [listed(&[]), listed(&["a"]), listed(&["a", "b"]), listed(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
    }
}
