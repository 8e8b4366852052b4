//! The reasons of the agenda in words.

use chrono::Datelike as _;

use super::lane::{Advice, Reason, Reviewed, Rung};
use crate::facts::PaperStep;
use crate::model::value::Day;
use crate::report::health::red as red_phrase;
use crate::report::words::{Word, Words};

/// How many senders of a letter are named; of more, the number is told.
const NAMED: usize = 2;

/// What is the matter, in a sentence without its full stop.
pub(super) fn why(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Overdue { .. } | Reason::Missed { .. } | Reason::Warn { .. } | Reason::TheirPromise { .. } => {
            promise(reason, words)
        }
        Reason::Complaint { text, severity, days } => {
            let parts = [quoted("text", text), text_of("severity", severity)];
            if *days < 0 {
                let when = when(*days, words);
                return words.tell("agenda-complaint-ahead", &[&parts[..], &[text_of("when", &when)]].concat());
            }
            words.tell("agenda-complaint", &[&parts[..], &[number("days", *days)]].concat())
        }
        Reason::Waiting { .. } | Reason::Meeting { .. } | Reason::Unlogged { .. } | Reason::Untold { .. } => {
            talk(reason, words)
        }
        Reason::Invoice { .. } | Reason::Paper { .. } => owed(reason, words),
        Reason::Silent { days, cadence, agreed, ever, before } => {
            let id = if *ever { "agenda-silent" } else { "agenda-never" };
            let said = words.cadence(cadence);
            let silent = words.tell(id, &[number("days", *days), yes("agreed", *agreed), text_of("cadence", &said)]);
            let before =
                before.map(|day| words.tell("agenda-before", &[weekday(day), text_of("day", &words.day(day))]));
            before.map_or(silent.clone(), |before| format!("{silent}; {before}"))
        }
        Reason::Stuck { stage, days, allowed, advice } => {
            let advice = match advice {
                Advice::Escalate { told: None } => words.say("agenda-escalate"),
                Advice::Escalate { told: Some(day) } => {
                    words.tell("agenda-escalate-again", &[text_of("day", &words.day(*day))])
                }
                Advice::MoveBack(stage) => words.tell("agenda-move-back", &[text_of("stage", stage)]),
                Advice::None => words.say("agenda-no-advice"),
            };
            let days = [number("days", *days), number("allowed", i64::from(*allowed))];
            words.tell(
                "agenda-stuck",
                &[text_of("stage", stage), days[0].clone(), days[1].clone(), text_of("advice", &advice)],
            )
        }
        Reason::Health { .. } => health(reason, words),
        _ => date(reason, words),
    }
}

fn health(reason: &Reason, words: &Words) -> String {
    let Reason::Health { score, was, red, because, time } = reason else { return String::new() };
    let shown = |score: &Option<u32>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let score = shown(score);
    if let Some(because) = because.as_ref().filter(|_| *red) {
        let because = red_phrase(because, words);
        return words.tell("agenda-red-because", &[text_of("score", &score), text_of("because", &because)]);
    }
    let id = if *red { "agenda-red" } else { "agenda-down" };
    let time = words.span(time);
    words.tell(id, &[text_of("score", &score), text_of("was", &shown(was)), text_of("time", &time)])
}

fn promise(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Overdue { what, to, days, warned, .. } => words.tell(
            if *warned { "agenda-overdue-warned" } else { "agenda-overdue" },
            &[&[quoted("what", what), number("days", *days)][..], &known("has-to", "to", to.as_deref())].concat(),
        ),
        Reason::Missed { what, to, days } => words.tell(
            "agenda-missed",
            &[&[quoted("what", what), number("days", *days)][..], &known("has-to", "to", to.as_deref())].concat(),
        ),
        Reason::Warn { what, to, due, days, warned, .. } => {
            let id = match (warned, days) {
                (true, _) => "agenda-due-warned",
                (false, 0) => "agenda-due-today",
                (false, _) => "agenda-warn",
            };
            let due = words.day(*due);
            let parts = [quoted("what", what), text_of("due", &due)];
            words.tell(id, &[&parts[..], &known("has-to", "to", to.as_deref())].concat())
        }
        Reason::TheirPromise { what, from, days, asked } => {
            let asked = asked.map(|day| words.day(day));
            let named = [known("has-from", "from", from.as_deref()), known("has-asked", "asked", asked.as_deref())];
            words.tell(
                if *days > 0 { "agenda-theirs-overdue" } else { "agenda-theirs" },
                &[&[quoted("what", what), number("days", days.abs())][..], &named.concat()].concat(),
            )
        }
        _ => String::new(),
    }
}

fn talk(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Waiting { summary, from, days, late } => {
            let names = words.some_of(from, NAMED);
            let from = [number("senders", from.len() as i64), text_of("from", &names)];
            words.tell(
                if *late { "agenda-waiting-late" } else { "agenda-waiting" },
                &[&[quoted("summary", summary), number("days", *days)][..], &from].concat(),
            )
        }
        Reason::Meeting { summary, at, with } => {
            let (day, time) = (words.day(at.date().into()), at.format("%H:%M").to_string());
            words.tell(
                "agenda-meeting",
                &[
                    text_of("day", &day),
                    text_of("time", &time),
                    quoted("summary", summary),
                    number("count", with.len() as i64),
                    text_of("with", &words.listed(with)),
                ],
            )
        }
        Reason::Unlogged { summary, day } => {
            words.tell("agenda-unlogged", &[quoted("summary", summary), text_of("day", &words.day(*day))])
        }
        Reason::Untold { what, done, decision } => words.tell(
            if *done { "agenda-done-untold" } else { "agenda-decided-untold" },
            &[quoted("what", what), text_of("decision", decision)],
        ),
        _ => String::new(),
    }
}

fn owed(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Invoice { number: invoice, left, days, step, chaser, .. } => {
            let (state, step, from) = match step {
                Rung::Now(step) => ("now", step.as_str(), None),
                Rung::Ahead(step, from) => ("ahead", step.as_str(), Some(*from)),
                Rung::Last(step) => ("last", step.as_str(), None),
                Rung::None => ("none", "", None),
            };
            let from = from.map(|from| words.day(from)).unwrap_or_default();
            words.tell(
                "agenda-invoice",
                &[
                    text_of("number", invoice),
                    text_of("left", &words.money(left)),
                    number("days", *days),
                    text_of("chaser", chaser),
                    text_of("state", state),
                    text_of("step", &words.step(step)),
                    text_of("from", &from),
                ],
            )
        }
        Reason::Paper { kind, period, until, contract, step } => {
            let state = match step {
                PaperStep::Issue => "not-issued",
                PaperStep::Send => "not-sent",
                PaperStep::Sign => "not-signed",
            };
            let what = words.say(&format!("paper-{kind}"));
            let periods = match (period, until) {
                (Some(first), Some(until)) => Some(words.tell(
                    "paper-periods",
                    &[text_of("first", first), text_of("last", &until.last), number("count", until.count as i64)],
                )),
                _ => period.clone(),
            };
            let contract = Some(contract.as_str()).filter(|contract| !contract.is_empty());
            let named =
                [known("has-period", "period", periods.as_deref()), known("has-contract", "contract", contract)]
                    .concat();
            words.tell("agenda-paper", &[&[text_of("what", &what), text_of("state", state)][..], &named].concat())
        }
        _ => String::new(),
    }
}

fn date(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Notice { contract, deadline, days } => words.tell(
            if *days < 0 { "agenda-notice-passed" } else { "agenda-notice" },
            &[text_of("contract", contract), text_of("deadline", &words.day(*deadline)), number("days", days.abs())],
        ),
        Reason::Review { of, name, days, others } => {
            let id = match of {
                Reviewed::Goal => "agenda-review-goal",
                Reviewed::Forces => "agenda-review-forces",
                Reviewed::People => "agenda-review-people",
                Reviewed::Agreement => "agenda-review-agreement",
            };
            let when = when(*days, words);
            words.tell(id, &[quoted("name", name), text_of("when", &when), number("others", *others as i64)])
        }
        Reason::Survey { about, since } => {
            words.tell("agenda-survey", &[quoted("about", about), text_of("since", &words.day(*since))])
        }
        Reason::Occasion { what, day, days, prepared } => {
            let prepared = prepared.map(|day| words.day(day));
            let day = words.day(*day);
            let with = [text_of("what", what), text_of("day", &day), number("days", *days)];
            words
                .tell("agenda-occasion", &[&with[..], &known("has-prepared", "prepared", prepared.as_deref())].concat())
        }
        Reason::Birthday { name, day, days } => words
            .tell("agenda-birthday", &[text_of("name", name), text_of("day", &words.day(*day)), number("days", *days)]),
        Reason::Step { name, what, days } => words.tell(
            "agenda-step",
            &[
                quoted("name", name),
                text_of("what", what.as_deref().unwrap_or("…")),
                text_of("when", &when(*days, words)),
            ],
        ),
        Reason::Watch { until } => words.tell("agenda-watch", &[text_of("until", &words.day(*until))]),
        _ => String::new(),
    }
}

/// What may be typed instead of the next command, and when.
pub(super) fn instead(reason: &Reason, words: &Words) -> Option<String> {
    reason.instead().map(|(id, command)| words.tell(id, &[text_of("command", command)]))
}

/// How long ago a day was that was to be kept; a day off that follows today is still ahead.
fn when(days: i64, words: &Words) -> String {
    if days < 0 {
        return words.tell("agenda-ahead", &[number("days", -days)]);
    }
    words.tell("agenda-late", &[number("days", days)])
}

/// A day of the week by its number, Monday the first.
fn weekday(day: Day) -> (&'static str, Word<'static>) {
    ("weekday", Word::from(day.date().weekday().number_from_monday()))
}

fn text_of<'a>(name: &'a str, text: &'a str) -> (&'a str, Word<'a>) {
    (name, Word::from(text))
}

/// A text that the catalogue puts in quotes: those that somebody has put around the whole of it already are left out.
fn quoted<'a>(name: &'a str, text: &'a str) -> (&'a str, Word<'a>) {
    (name, Word::from(unquoted(text)))
}

/// A text without quotes around the whole of it; quotes around a part stay.
fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];
    let inside = PAIRS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inside.filter(|inside| !inside.contains(['«', '»', '“', '”', '„', '"'])).unwrap_or(text)
}

fn number(name: &str, number: i64) -> (&str, Word<'static>) {
    (name, Word::from(number))
}

fn yes(name: &str, yes: bool) -> (&str, Word<'static>) {
    (name, Word::from(if yes { "yes" } else { "no" }))
}

/// A text that may be missing, and whether it is there: no text can be mistaken for none.
fn known<'a>(has: &'a str, name: &'a str, text: Option<&'a str>) -> [(&'a str, Word<'a>); 2] {
    [yes(has, text.is_some()), text_of(name, text.unwrap_or_default())]
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn quotes_around_all_of_a_text_are_said_once() {
        for (text, said) in [
            ("«Когда?»", "Когда?"),
            ("“When?”", "When?"),
            ("\"When?\"", "When?"),
            ("«Кит» и «Кит»", "«Кит» и «Кит»"),
            ("«Кит» молчит", "«Кит» молчит"),
            ("“", "“"),
            ("", ""),
        ] {
            assert_eq!(unquoted(text), said);
        }
    }
}
