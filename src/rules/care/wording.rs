//! What the messages of these rules have in common: counted days, people in a row, the place of a due day.

use crate::facts::Promise;
use crate::rules::field;
use crate::source::KeyPath;

/// `1 day`, `12 days`.
pub(super) fn days(count: i64) -> String {
    counted(count, "day")
}

/// `1 period`, `3 periods`.
pub(super) fn counted(count: i64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Where the day on which a promise is due is written: that of a move, or the first one, where later moves have not been made yet.
pub(super) fn due_at(promise: &Promise<'_>) -> KeyPath {
    let (row, due) = (promise.row, promise.due);
    if due == row.due {
        return field("commitments", row.index, "due");
    }
    match row.moves.iter().rposition(|step| step.due == due) {
        Some(turn) => field("commitments", row.index, "moves").index(turn).then("due"),
        None => field("commitments", row.index, "original_due"),
    }
}

/// `Ivan`, `Ivan and Olga`, `Ivan, Olga and Gleb`.
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn words_are_listed_as_people_say_them() {
        assert_eq!(
            [listed(&[]), listed(&["a"]), listed(&["a", "b"]), listed(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
    }
}
