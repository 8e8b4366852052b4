//! The third question: projects, the goal behind them with its revisions, and wishes.

use chrono::NaiveDate;

use super::super::agency;
use super::super::row::Row;
use super::{Story, shifted};

impl Story {
    /// `[[projects]]`, `[[goals]]`, `[[revisions]]`, `[[requests]]`.
    pub(super) fn work(&mut self) {
        if self.signed.is_some() {
            for _ in 0..self.times((1, 2), (6, 10)) {
                self.project();
            }
        }
        for _ in 0..self.times((0, 2), (6, 10)) {
            self.goal();
        }
        for _ in 0..self.times((0, 3), (30, 60)) {
            self.request();
        }
    }

    fn project(&mut self) {
        let Some(signed) = self.signed else { return };
        let name = self.say(&self.words.projects);
        let id = self.id("projects", &name);
        let started = self.draw.day(signed, self.until);
        let due = shifted(started, self.draw.between(30, 240));
        let status =
            *self.draw.pick(&["planned", "active", "active", "active", "done", "done", "on-hold", "cancelled"]);
        let delivered = (status == "done").then(|| self.draw.day(started, self.until));
        let mut milestones = Vec::new();
        for (place, part) in self.words.milestones.iter().enumerate().take(self.draw.below(4)) {
            let part_due = shifted(started, 20 * (place as i64 + 1));
            let done = (part_due <= self.until && self.draw.chance(80)).then_some(part_due);
            milestones.push(Row::default().with("name", part.as_str()).with("due", part_due).maybe("done", done));
        }
        let row = Row::of("projects")
            .with("id", id)
            .with("name", name)
            .with("status", status)
            .maybe("started", (status != "planned").then_some(started))
            .with("due", due)
            .maybe("delivered", delivered)
            .maybe("lead", self.draw.chance(60).then(|| *self.draw.pick(&agency::with_role("project"))))
            .list("scope", self.listed(40, &self.words.milestones))
            .maybe("estimate", self.draw.chance(50).then(|| self.amount(500, 20_000)))
            .maybe("rag", self.choice(30, &["green", "amber", "red"]))
            .maybe("milestones", (!milestones.is_empty()).then_some(milestones));
        self.add(row);
    }

    fn goal(&mut self) {
        let base = *self.draw.pick(&["online-orders", "cheaper-enquiries"]);
        let id = self.id("goals", base);
        let stated = self.draw.day(self.since, self.until);
        let states =
            ["hypothesis", "hypothesis", "hypothesis", "confirmed", "confirmed", "revised", "achieved", "unknown"];
        let state = *self.draw.pick(&states);
        let unknown = state == "unknown";
        let measured = self.once(50, stated, self.until).filter(|_| !unknown);
        let (baseline, target) = (self.draw.between(5, 60), self.draw.between(70, 400));
        let row = Row::of("goals")
            .with("id", id.as_str())
            .maybe("statement", (!unknown).then(|| self.say(&self.words.goals)))
            .with("state", state)
            .with("stated", stated)
            .maybe("project", self.one_of(60, "projects"))
            .maybe("issue", self.often(80, &self.words.issues))
            .maybe("result", self.often(30, &self.words.results).filter(|_| !unknown))
            .maybe("metric", measured.map(|_| self.words.unit.as_str()))
            .maybe("baseline", measured.map(|_| baseline))
            .maybe("target", measured.map(|_| target))
            .maybe("actual", measured.map(|_| self.draw.between(baseline, target)))
            .maybe("measured", measured)
            .maybe("review", self.draw.chance(60).then(|| shifted(self.until, self.draw.between(-40, 150))))
            .maybe("owner", (unknown || self.draw.chance(40)).then_some(self.manager))
            .maybe("client_owner", self.draw.chance(40).then(|| self.present(stated)))
            .maybe("confidence", self.choice(20, &["low", "medium", "high"]));
        self.add(row);
        if state == "revised" {
            self.revision(id, stated);
        }
    }

    fn revision(&mut self, goal: String, stated: NaiveDate) {
        let date = self.draw.day(stated, self.until);
        let row = Row::of("revisions")
            .with("goal", goal)
            .with("date", date)
            .with("was", self.say(&self.words.goals))
            .with("reason", self.say(&self.words.revised))
            .maybe("agreed_with", self.draw.chance(60).then(|| self.present(date)));
        self.add(row);
    }

    fn request(&mut self) {
        let what = self.say(&self.words.wishes);
        let id = self.id("requests", &what);
        let date = self.draw.day(self.since, self.until);
        let alignment = self.choice(85, &["advances", "advances", "advances", "neutral", "detracts", "harmful"]);
        let decision = self.choice(75, &["accepted", "accepted", "deferred", "declined", "converted"]);
        let decided = decision.map(|_| self.draw.day(date, self.until.min(shifted(date, 14))));
        let argue = alignment == Some("harmful") || matches!(decision, Some("declined" | "deferred"));
        let row = Row::of("requests")
            .with("id", id)
            .with("date", date)
            .with("what", what)
            .maybe("requested_by", self.draw.chance(80).then(|| self.present(date)))
            .maybe("goal", self.one_of(60, "goals"))
            .maybe("alignment", alignment)
            .maybe("decision", decision)
            .maybe("argument", argue.then(|| self.say(&self.words.arguments)))
            .maybe("alternative", self.often(30, &self.words.alternatives).filter(|_| argue))
            .maybe("scope", self.choice(30, &["in", "out", "unclear"]))
            .maybe("estimate", self.draw.chance(15).then(|| self.amount(50, 2_000)))
            .maybe("decided", decided)
            .maybe("told", decided.and_then(|day| self.once(70, day, self.until)));
        self.add(row);
    }
}
