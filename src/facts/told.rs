//! Whether a client knows what became of a wish.

use super::AsOf;
use crate::model::request::{Decision, Request};
use crate::model::value::Day;

/// The day of the last thing that happened to a wish by the day, the result or else the decision, of which the client has not
/// heard; `None` where there is nothing to tell.
///
/// Who was told of a decision has not heard of the result that came later.
pub fn untold(request: &Request, as_of: &AsOf<'_>) -> Option<Day> {
    let by = |day: &Day| *day <= as_of.today;
    let decided = request.decided.filter(|_| request.decision != Decision::Pending);
    let day = request.delivered.filter(by).or(decided.filter(by))?;
    let told = request.told.filter(by);
    let heard = match request.delivered.filter(by) {
        Some(delivered) => told.is_some_and(|told| told >= delivered),
        None => told.is_some(),
    };
    (!heard).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::untold;
    use crate::facts::given::{client, on};

    /// The day of which the client has not heard on 2 March 2026.
    fn day(fields: &str) -> Option<String> {
        let text = format!("[[requests]]\nid = 'r'\ndate = 2026-01-05\nwhat = 'Wish'\n{fields}\n");
        untold(&client(&text).requests[0], &on("2026-03-02")).map(|day| day.to_string())
    }

    #[test]
    fn the_result_is_told_after_it_is_there() {
        for (fields, expected) in [
            ("", None),
            ("decision = 'accepted'\ndecided = 2026-01-12", Some("2026-01-12")),
            ("decision = 'accepted'\ndecided = 2026-01-12\ntold = 2026-01-12", None),
            (
                "decision = 'accepted'\ndecided = 2026-01-12\ntold = 2026-01-12\ndelivered = 2026-02-20",
                Some("2026-02-20"),
            ),
            ("decision = 'accepted'\ndecided = 2026-01-12\ntold = 2026-02-20\ndelivered = 2026-02-20", None),
            ("decision = 'accepted'\ndecided = 2026-01-12\ntold = 2026-03-03", Some("2026-01-12")),
            ("decision = 'accepted'\ndecided = 2026-01-12\ntold = 2026-01-12\ndelivered = 2026-03-03", None),
            ("decision = 'declined'\ndecided = 2026-03-03", None),
        ] {
            assert_eq!(day(fields).as_deref(), expected, "{fields}");
        }
    }
}
