//! What was said and what was promised.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::super::row::{Cell, Row};
use super::{Story, shifted};

const TALK: [&str; 9] = ["meeting", "call", "call", "call", "video", "visit", "review", "training", "event"];
const SIGNALS: [&str; 9] = [
    "asked-advice",
    "delegated",
    "took-advice",
    "praised",
    "complained",
    "went-silent",
    "price-pressure",
    "mentioned-competitor",
    "org-change",
];

impl Story {
    /// `[[interactions]]`, day after day, and `[[commitments]]`.
    pub(super) fn contact(&mut self) {
        let count = self.times((5, 15), (190, 270));
        let mut days: Vec<NaiveDate> = (0..count).map(|_| self.contact_day()).collect();
        days.sort_unstable();
        for day in days {
            self.interaction(day);
        }
        if self.stage.kind != "closed" && self.draw.chance(15) {
            self.planned();
        }
        for _ in 0..self.times((1, 5), (45, 70)) {
            self.commitment();
        }
    }

    /// Half of the talk is of the last half-year, as nobody writes down the old days evenly.
    fn contact_day(&mut self) -> NaiveDate {
        let recent = if self.draw.chance(50) { shifted(self.until, -180).max(self.since) } else { self.since };
        self.draw.day(recent, self.until)
    }

    fn moment(&mut self, day: NaiveDate) -> NaiveDateTime {
        let minutes = self.draw.between(9 * 12, 18 * 12) * 5;
        NaiveDateTime::new(day, NaiveTime::MIN) + chrono::TimeDelta::minutes(minutes)
    }

    fn interaction(&mut self, day: NaiveDate) {
        let words = self.words;
        let at = self.moment(day);
        let (kind, direction, texts) = match self.draw.below(10) {
            0..5 => (*self.draw.pick(&TALK), self.choice(25, &["inbound"]), &words.talk),
            5..8 => (*self.draw.pick(&["email", "message", "report", "document"]), None, &words.mail),
            8 => (*self.draw.pick(&["email", "message"]), Some("inbound"), &words.inbound),
            _ => ("note", self.choice(30, &["internal"]), &words.note),
        };
        let rare = !words.rare.is_empty() && self.draw.below(150) == 0;
        let mut summary = self.say(if rare { &words.rare } else { texts });
        if self.draw.chance(60) {
            summary = format!("{summary}. {}", self.draw.pick(&words.then));
        }
        let present = self.present(day);
        let second = self.present(day);
        let mut people = vec![present.clone()];
        if second != present && self.draw.chance(40) {
            people.push(second);
        }
        let talked = kind != "note" && self.draw.chance(92);
        let answered = direction == Some("inbound") && !TALK.contains(&kind) && self.draw.chance(70);
        let answered = answered.then(|| at + chrono::TimeDelta::minutes(self.draw.between(5, 200)));
        let row = Row::of("interactions")
            .with("at", at)
            .with("kind", kind)
            .with("summary", summary)
            .maybe("direction", direction)
            .maybe("author", self.draw.chance(70).then_some(self.manager))
            .list("people", if talked { people } else { vec![] })
            .maybe("topic", self.often(25, &words.topics))
            .maybe(
                "minutes",
                TALK.contains(&kind).then(|| self.draw.between(1, 24) * 5).filter(|_| self.draw.chance(40)),
            )
            .maybe("project", self.one_of(20, "projects"))
            .maybe("sentiment", self.draw.chance(40).then(|| self.draw.between(-2, 2)))
            .list("signals", self.choice(15, &SIGNALS).into_iter().collect())
            .maybe("answered", answered)
            .list(
                "links",
                if self.draw.chance(5) { vec![format!("https://files.example/{}", self.index)] } else { vec![] },
            )
            .maybe("sensitive", self.draw.chance(3).then_some(true));
        self.add(row);
    }

    fn planned(&mut self) {
        let day = shifted(self.setting.today, self.draw.between(1, 21));
        let at = self.moment(day);
        let person = self.people[0].id.clone();
        let row = Row::of("interactions")
            .with("at", at)
            .with("kind", *self.draw.pick(&["meeting", "visit", "video"]))
            .with("summary", self.say(&self.words.planned))
            .with("planned", true)
            .list("people", vec![person]);
        self.add(row);
    }

    fn commitment(&mut self) {
        let words = self.words;
        let ours = self.draw.chance(65);
        let what = self.say(if ours { &words.promises } else { &words.owed });
        let id = self.id("commitments", &what);
        let made = self.contact_day();
        let mut due = shifted(made, self.draw.between(1, 30));
        let moves = self.moves(made, &mut due);
        // Promises that are long past were mostly kept; the others stand open.
        let past = due < self.until;
        let state = match self.draw.below(100) {
            0..88 if past => Some("done"),
            0..30 => Some("done"),
            88..92 => Some("missed"),
            92..94 => Some("withdrawn"),
            _ => None,
        };
        let done = (state == Some("done")).then(|| self.draw.day(made, self.until.min(shifted(due, 5)).max(made)));
        let reasons = ["client-input", "capacity", "third-party", "scope-change", "estimate", "forgotten"];
        let reason = matches!(state, Some("missed" | "withdrawn")).then(|| *self.draw.pick(&reasons));
        let owner = if ours { self.draw.chance(60).then(|| self.manager.to_owned()) } else { Some(self.present(made)) };
        let row = Row::of("commitments")
            .with("id", id)
            .with("what", what)
            .with("side", if ours { "us" } else { "client" })
            .with("due", due)
            .with("made", made)
            .maybe("owner", owner)
            .maybe("promised_to", (ours && self.draw.chance(50)).then(|| self.present(made)))
            .maybe("project", self.one_of(30, "projects"))
            .maybe("state", state)
            .maybe("done", done)
            .maybe("original_due", moves.first().and_then(|(first, _)| *first))
            .maybe(
                "moves",
                (!moves.is_empty()).then(|| moves.iter().map(|(_, step)| step.clone()).collect::<Vec<Row>>()),
            )
            .maybe("warned", self.once(40, made, self.until.min(due)).filter(|_| ours))
            .maybe("options", self.often(10, &words.options))
            .maybe("reason", reason)
            .maybe("effort", self.choice(20, &["2h", "1d", "3d"]))
            .maybe("visible", self.draw.chance(5).then_some(false));
        self.add(row);
    }

    /// How often the due day was put off: the first step carries the day first promised, the last one sets `due`.
    fn moves(&mut self, made: NaiveDate, due: &mut NaiveDate) -> Vec<(Option<NaiveDate>, Row)> {
        let mut steps = Vec::new();
        while steps.len() < 3 && self.draw.chance(12) {
            let date = self.draw.day(made, (*due).min(self.until));
            let later = *due + Days::new(self.draw.between(2, 14).unsigned_abs());
            let step = Row::default()
                .with("date", date)
                .with("due", later)
                .with("reason", Cell::Text(self.say(&self.words.moved)))
                .maybe("agreed", self.once(50, date, self.until));
            steps.push((Some(*due), step));
            *due = later;
        }
        steps
    }
}
