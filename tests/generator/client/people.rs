//! The second question: who speaks for the client.

use chrono::NaiveDate;

use super::super::row::{Cell, Row};
use super::{Person, Story, latin, shifted};

const ROLES: [&str; 13] = [
    "day-to-day",
    "economic-buyer",
    "approver",
    "sponsor",
    "champion",
    "coach",
    "user",
    "technical-evaluator",
    "influencer",
    "gatekeeper",
    "procurement",
    "legal",
    "billing",
];

impl Story {
    /// `[[stakeholders]]`.
    pub(super) fn people(&mut self) {
        let count = self.times((2, 4), (6, 14));
        for place in 0..count {
            self.person(place as usize);
        }
    }

    fn person(&mut self, place: usize) {
        let words = self.words;
        let woman = self.draw.chance(50);
        let given = self.draw.pick(if woman { &words.women } else { &words.men }).clone();
        let (his, hers) = self.draw.pick(&words.surnames);
        let family = if woman { hers } else { his };
        let id = self.id("stakeholders", &given);
        // The first person is there from beginning to end, so that somebody always is.
        let anchor = place == 0;
        let joined = if anchor { self.since } else { self.draw.day(self.since, self.until) };
        let left = if anchor { None } else { self.once(15, joined, self.until) };
        let side = if anchor { None } else { self.choice(6, &["partner", "us"]) };
        let name = format!("{given} {family}");
        let email = format!("{}.{}@{}.example", latin(&given), latin(family), self.identity.slug);
        let (power, interest) = (self.draw.between(1, 5), self.draw.between(1, 5));
        let engagement = ["unaware", "resistant", "neutral", "supportive", "leading"];
        let person = Person { id: id.clone(), given, joined, left, client_side: side.is_none() };
        let reports_to = self.superior();
        self.people.push(person);
        let row = Row::of("stakeholders")
            .with("id", id.as_str())
            .with("name", name)
            .maybe("side", side)
            .with("position", self.draw.pick(&words.positions).as_str())
            .list("roles", self.roles(anchor))
            .maybe("status", left.map(|_| *self.draw.pick(&["left", "moved"])))
            .maybe("joined", (!anchor || self.draw.chance(70)).then_some(joined))
            .maybe("left_on", left)
            .maybe("reports_to", reports_to)
            .maybe("power", self.draw.chance(90).then_some(power))
            .maybe("interest", self.draw.chance(85).then_some(interest))
            .maybe("engagement", self.choice(80, &engagement))
            .maybe("desired", self.choice(30, &engagement[3..]))
            .maybe("relationship", self.choice(25, &["vendor", "credible-source", "problem-solver", "trusted-advisor"]))
            .list("answers_for", self.listed(40, &words.duties));
        let row = self.inner_life(row).list("emails", vec![email]);
        let row = self.reach(row, joined);
        self.add(row);
        self.succession(&id, joined);
    }

    fn roles(&mut self, anchor: bool) -> Vec<&'static str> {
        let mut roles = Vec::new();
        if anchor && self.draw.chance(85) {
            roles.push("decision-maker");
        }
        if self.draw.chance(80) {
            roles.push(*self.draw.pick(&ROLES));
        }
        roles
    }

    /// Somebody who is in the file already: the chain of command never goes round.
    fn superior(&mut self) -> Option<String> {
        if self.people.is_empty() || !self.draw.chance(40) {
            return None;
        }
        Some(self.draw.pick(&self.people).id.clone())
    }

    fn inner_life(&mut self, row: Row) -> Row {
        let words = self.words;
        row.list("wins", self.listed(40, &words.wins))
            .list("fears", self.listed(35, &words.fears))
            .list("sharp_corners", self.listed(20, &words.corners))
            .list("common_ground", self.listed(15, &words.grounds))
            .list("demands", self.listed(15, &words.demands))
    }

    fn reach(&mut self, row: Row, joined: NaiveDate) -> Row {
        let phone =
            format!("+7 900 {:03}-{:02}-{:02}", self.draw.below(1000), self.draw.below(100), self.draw.below(100));
        let badge = self.draw.between(1, 999);
        row.list("phones", if self.draw.chance(50) { vec![phone] } else { vec![] })
            .maybe("channel", self.choice(20, &["phone", "email", "messenger"]))
            .maybe("birthday", self.choice(12, &["--03-07", "--11-30", "--06-21"]))
            .maybe("reviewed", self.once(30, joined, self.until))
            .maybe("lawful_basis", self.choice(30, &["contract", "legitimate-interest", "consent"]))
            .maybe("note", self.often(20, &self.words.note))
            .maybe("custom", self.draw.chance(8).then(|| Cell::Table(Row::default().with("badge", badge))))
    }

    /// Names this person as the successor of somebody who left shortly before, in half of the cases.
    fn succession(&mut self, id: &str, joined: NaiveDate) {
        let recent = |person: &&Person| {
            person.id != id && person.left.is_some_and(|left| left <= joined && joined <= shifted(left, 90))
        };
        let Some(gone) = self.people.iter().find(recent).map(|person| person.id.clone()) else { return };
        let half = self.draw.chance(50);
        let entry = self.rows.iter_mut().find(|row| row.section == "stakeholders" && row.is("id", &gone, ""));
        if let Some(row) = entry.filter(|row| half && row.cell("replaced_by").is_none()) {
            let after_left = row.cells.iter().position(|(key, _)| *key == "left_on").map_or(0, |place| place + 1);
            row.cells.insert(after_left, ("replaced_by", id.into()));
        }
    }
}
