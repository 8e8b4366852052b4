//! Growth and care: opportunities, feedback, occasions.

use super::super::agency::PIPELINE;
use super::super::row::Row;
use super::{Story, shifted};

impl Story {
    /// `[[opportunities]]`, `[[feedback]]`, `[[occasions]]`.
    pub(super) fn growth(&mut self) {
        for _ in 0..self.times((0, 2), (4, 8)) {
            self.opportunity();
        }
        if self.signed.is_some() {
            for _ in 0..self.times((0, 2), (20, 30)) {
                self.feedback();
            }
        }
        if self.draw.chance(40) {
            let date = self.draw.day(self.since, shifted(self.setting.today, 200));
            let row = Row::of("occasions")
                .with("what", self.say(&self.words.occasions))
                .with("date", date)
                .with("yearly", true)
                .maybe("lead", self.choice(50, &["2w", "1mo", "4mo"]))
                .maybe("budget", self.draw.chance(30).then(|| self.amount(10, 200)))
                .maybe("idea", self.often(50, &self.words.gifts));
            self.add(row);
        }
    }

    fn opportunity(&mut self) {
        let (id, name) = self.draw.pick(&self.words.opportunities);
        let id = self.id("opportunities", id);
        let (stage, kind, _) = *self.draw.pick(&PIPELINE);
        let opened = self.draw.day(self.since, self.until);
        let open = kind == "open";
        let closed = matches!(kind, "won" | "lost").then(|| self.draw.day(opened, self.until));
        let fresh = ["upsell", "cross-sell", "expansion", "renewal"];
        let row = Row::of("opportunities")
            .with("id", id)
            .with("name", name.as_str())
            .with("kind", if self.signed.is_some() { *self.draw.pick(&fresh) } else { "new-business" })
            .with("stage", stage)
            .with("benefit", self.say(&self.words.benefits))
            .maybe("amount", self.draw.chance(80).then(|| self.amount(200, 20_000)))
            .maybe("probability", open.then(|| self.draw.between(1, 9) * 10))
            .with("opened", opened)
            .maybe("expected", open.then(|| shifted(self.until, self.draw.between(0, 150))))
            .maybe("owner", self.draw.chance(60).then_some(self.manager))
            .maybe("closer", self.choice(20, &["account", "sales"]))
            .maybe("next_on", open.then(|| shifted(self.until, self.draw.between(-5, 30))))
            .maybe("closed", closed)
            .maybe("lost_reason", (kind == "lost").then(|| *self.draw.pick(&["price", "timing", "competition"])))
            .maybe("revisit", (kind == "on-hold").then(|| shifted(self.until, self.draw.between(20, 200))));
        self.add(row);
    }

    fn feedback(&mut self) {
        let date = self.draw.day(self.since, self.until);
        let kinds = ["nps", "nps", "nps", "csat", "ces", "praise", "complaint", "claim", "testimonial"];
        let kind = *self.draw.pick(&kinds);
        let score = match kind {
            "nps" => Some(self.draw.between(2, 10)),
            "csat" => Some(self.draw.between(1, 5)),
            "ces" => Some(self.draw.between(2, 7)),
            _ => None,
        };
        let bad = matches!(kind, "complaint" | "claim");
        let state =
            if bad { self.choice(90, &["new", "in-progress", "resolved", "resolved", "compensated"]) } else { None };
        let settled = matches!(state, Some("resolved" | "compensated")).then(|| self.draw.day(date, self.until));
        let text = score.is_none().then(|| self.say(if bad { &self.words.complaints } else { &self.words.praise }));
        let row = Row::of("feedback")
            .with("date", date)
            .with("kind", kind)
            .with("author", self.present(date))
            .maybe("project", self.one_of(30, "projects"))
            .maybe("score", score)
            .maybe("text", text)
            .maybe("severity", bad.then(|| *self.draw.pick(&["low", "medium", "high"])))
            .maybe("state", state)
            .maybe("measure", settled.map(|_| self.say(&self.words.measures)))
            .maybe("answer_due", bad.then(|| shifted(date, 5)))
            .maybe("resolved", settled)
            .maybe("publishable", (kind == "testimonial").then(|| *self.draw.pick(&["no", "ask", "yes"])));
        self.add(row);
    }
}
