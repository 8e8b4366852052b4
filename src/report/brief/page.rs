//! The brief as a page, in lists that an eye runs down.

use super::{Asked, Brief, Purpose, Question, Talk};
use crate::report::parts::{Aim, Complaint, Deadline, News, Owed, Person, Unpaid, Wish, lines};
use crate::report::words::{Word, Words};
use crate::report::{Block, Item, Page};

/// Questions that a page has room for.
const QUESTIONS: usize = 7;

/// The page of a brief.
pub fn page(brief: &Brief, words: &Words) -> Page {
    let title = words.tell("brief-title", &[("client", brief.name.as_str().into())]);
    let mut blocks = vec![Block::Heading(title), Block::Text(purpose(&brief.purpose, words))];
    let mut part = |heading: String, items: Vec<Item>| {
        if !items.is_empty() {
            blocks.extend([Block::Heading(heading), Block::List(items)]);
        }
    };
    part(words.say("brief-people"), people(brief, words));
    part(words.say("brief-goal"), goals(brief, words));
    part(words.say("brief-last"), contacts(brief, words));
    part(words.say("brief-ours"), lines(&brief.ours, words, Owed::lines));
    part(words.say("brief-theirs"), lines(&brief.theirs, words, Owed::lines));
    part(words.say("brief-requests"), lines(&brief.requests, words, Wish::lines));
    let since = brief.since.map(|day| words.tell("brief-changes", &[("day", words.day(day).into())]));
    part(since.unwrap_or_else(|| words.say("brief-changes-ever")), lines(&brief.changes, words, News::lines));
    let mut money = lines(&brief.invoices, words, Unpaid::lines);
    money.extend(lines(&brief.notices, words, Deadline::lines));
    part(words.say("brief-money"), money);
    part(words.say("brief-complaints"), lines(&brief.complaints, words, Complaint::lines));
    part(words.say("brief-questions"), questions(&brief.questions, words));
    // What came of a meeting is written down when it is over.
    let next = if matches!(brief.purpose, Purpose::Meeting(_)) { "brief-next-after" } else { "brief-next" };
    blocks.extend([Block::Heading(words.say(next)), Block::Code(brief.next.clone())]);
    Page::new(blocks).in_language(words.language())
}

fn purpose(purpose: &Purpose, words: &Words) -> String {
    match purpose {
        Purpose::Meeting(meeting) => {
            let with =
                [("kind", words.term("kind", &meeting.kind).into()), ("moment", words.moment(meeting.at).into())];
            let mut parts = vec![words.tell("brief-meeting", &with)];
            if !meeting.people.is_empty() {
                let with = [("count", meeting.people.len().into()), ("names", words.listed(&meeting.people).into())];
                parts.push(words.tell("brief-with", &with));
            }
            let what = std::iter::once(meeting.summary.clone()).chain(meeting.topic.clone());
            format!("{}\n{}", parts.join(", "), what.collect::<Vec<_>>().join(": "))
        }
        Purpose::Due { promise, ours } => {
            let with = [("what", promise.what.as_str().into()), ("day", words.day(promise.due).into())];
            let id = match (promise.overdue > 0, ours) {
                (false, true) => "brief-due-ours",
                (false, false) => "brief-due-theirs",
                (true, true) => "brief-overdue-ours",
                (true, false) => "brief-overdue-theirs",
            };
            words.tell(id, &with)
        }
        Purpose::Nothing => words.say("brief-no-purpose"),
    }
}

fn people(brief: &Brief, words: &Words) -> Vec<Item> {
    let mut items = lines(&brief.people, words, Person::lines);
    if !brief.others.is_empty() {
        items.push(Item::new(words.tell("brief-others", &[("names", brief.others.join(", ").into())])));
    }
    items
}

fn goals(brief: &Brief, words: &Words) -> Vec<Item> {
    let mut items = lines(&brief.goals, words, Aim::lines);
    if items.is_empty() {
        items.push(Item::new(words.say("brief-no-goal")));
    }
    items.extend(brief.drift.as_ref().map(|drift| drift.line(words)));
    items
}

fn contacts(brief: &Brief, words: &Words) -> Vec<Item> {
    if brief.last.is_empty() {
        return vec![Item::new(words.say("brief-no-last"))];
    }
    lines(&brief.last, words, |talk, words| vec![Item::new(told(talk, words))])
}

/// `26 February 2026, video call, Иван Петров: what was said`.
fn told(talk: &Talk, words: &Words) -> String {
    let day = words.day(talk.at.date().into());
    let mut about = vec![day, words.term("kind", &talk.kind)];
    about.extend((!talk.people.is_empty()).then(|| talk.people.join(", ")));
    format!("{}: {}", about.join(", "), talk.summary)
}

fn questions(questions: &[Question], words: &Words) -> Vec<Item> {
    let mut items: Vec<Item> =
        questions.iter().take(QUESTIONS).map(|question| Item::new(asked(&question.asked, words))).collect();
    if questions.len() > QUESTIONS {
        items.push(Item::new(words.tell("brief-more", &[("count", (questions.len() - QUESTIONS).into())])));
    }
    items
}

/// A question in words.
fn asked(asked: &Asked, words: &Words) -> String {
    let of = |id: &str, name: &'static str, text: &str| words.tell(id, &[(name, Word::from(text.to_owned()))]);
    match asked {
        Asked::Goal => words.say("ask-goal"),
        Asked::GoalSure(statement) => of("ask-goal-sure", "statement", statement),
        Asked::Metric(statement) => of("ask-metric", "statement", statement),
        Asked::Actual(metric) => of("ask-actual", "metric", metric),
        Asked::Decider => words.say("ask-decider"),
        Asked::People => words.say("ask-people"),
        Asked::Engagement(name) => of("ask-engagement", "name", name),
        Asked::Answers(name) => of("ask-answers", "name", name),
        Asked::Wins(name) => of("ask-wins", "name", name),
        Asked::Fears(name) => of("ask-fears", "name", name),
        Asked::Place(name) => of("ask-place", "name", name),
        Asked::Direction(direction) => words.term("ask", direction),
        Asked::Cadence => words.say("ask-cadence"),
        Asked::Urgent => words.say("ask-urgent"),
        Asked::Budget => words.say("ask-budget"),
    }
}
