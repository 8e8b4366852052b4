//! Whether a client knows what became of a wish.

use super::AsOf;
use crate::model::request::{Decision, Request};
use crate::model::value::Day;

/// What became of a wish, of which the client has not heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untold {
    /// Whether it is there; else it is decided on.
    pub done: bool,
    /// The day of that; `None` where nobody wrote down when it was decided.
    pub day: Option<Day>,
}

/// The last thing that happened to a wish by the day, the result or else the decision, of which the client has not heard; `None`
/// where there is nothing to tell.
///
/// Who was told of a decision has not heard of the result that came later. A decision without a day is a decision.
pub fn untold(request: &Request, as_of: &AsOf<'_>) -> Option<Untold> {
    let by = |day: &Day| *day <= as_of.today;
    let told = request.told.filter(by);
    if let Some(delivered) = request.delivered.filter(by) {
        let heard = told.is_some_and(|told| told >= delivered);
        return (!heard).then_some(Untold { done: true, day: Some(delivered) });
    }
    let decided = request.decision != Decision::Pending && by(&request.decided.unwrap_or(request.date));
    (decided && told.is_none()).then_some(Untold { done: false, day: request.decided })
}

#[cfg(test)]
mod tests {
    use super::untold;
    use crate::facts::given::{client, on};

    /// The day of which the client has not heard on 2 March 2026.
    fn day(fields: &str) -> Option<String> {
        let text = format!("[[requests]]\nid = 'r'\ndate = 2026-01-05\nwhat = 'Wish'\n{fields}\n");
        let untold = untold(&client(&text).requests[0], &on("2026-03-02"))?;
        Some(untold.day.map_or_else(|| "some day".to_owned(), |day| day.to_string()))
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
            ("decision = 'declined'", Some("some day")),
            ("decision = 'declined'\ntold = 2026-02-20", None),
        ] {
            assert_eq!(day(fields).as_deref(), expected, "{fields}");
        }
    }
}
