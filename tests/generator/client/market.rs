//! The first question: which outer forces act on the client, and what changed in them.

use super::super::row::Row;
use super::Story;

/// Id and direction, in the order of `forces` of the phrases.
const FORCES: [(&str, &str); 10] = [
    ("metal", "supplier"),
    ("buyers", "customer"),
    ("neighbours", "competitor"),
    ("ready-made", "substitute"),
    ("owner", "internal"),
    ("newcomer", "new-entrant"),
    ("rules", "regulation"),
    ("machines", "technology"),
    ("rates", "economy"),
    ("weather", "other"),
];

impl Story {
    /// `[[forces]]` and `[[changes]]`.
    pub(super) fn market(&mut self) {
        let mut known = Vec::new();
        for (place, (id, direction)) in FORCES.into_iter().enumerate() {
            // The four directions of the question come first and are mostly answered.
            if !self.draw.chance(if place < 4 { 80 } else { 15 }) {
                continue;
            }
            let applies = place % 4 == 1 || self.draw.chance(90);
            let reason = (!applies).then(|| self.say(&self.words.not_applicable));
            let row = Row::of("forces")
                .with("id", id)
                .with("direction", direction)
                .with("name", self.words.forces[place].as_str())
                .maybe("applies", (!applies).then_some(false))
                .maybe("reason", reason)
                .maybe("strength", self.choice(30, &["low", "medium", "high"]))
                .maybe("note", self.often(10, &self.words.effects))
                .maybe("reviewed", self.once(50, self.since, self.until));
            self.add(row);
            if applies {
                known.push(id);
            }
        }
        for _ in 0..self.times((0, 4), (20, 40)) {
            if !known.is_empty() {
                self.change(&known);
            }
        }
    }

    fn change(&mut self, forces: &[&'static str]) {
        let date = self.draw.day(self.since, self.until);
        let row = Row::of("changes")
            .with("force", *self.draw.pick(forces))
            .with("date", date)
            .with("what", self.say(&self.words.changes))
            .with("impact", *self.draw.pick(&["negative", "negative", "positive", "mixed", "unknown"]))
            .maybe("effect", self.often(70, &self.words.effects))
            .maybe("response", self.often(50, &self.words.responses))
            .maybe("confidence", self.choice(20, &["low", "medium", "high"]))
            .maybe("source", self.often(30, &self.words.remarks))
            .maybe("closed", self.once(10, date, self.until));
        self.add(row);
    }
}
