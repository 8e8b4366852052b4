//! How it began: profile, communication, the ledger's own fields, stages and handovers.

use chrono::NaiveDate;

use super::super::agency::{self, STAGES, Stage};
use super::super::draw::Draw;
use super::super::row::{Cell, Row};
use super::{Identity, Story, shifted};

/// The stages that a client went through, each with the day it was entered; the last one is the current stage.
pub(super) fn path(draw: &mut Draw, today: NaiveDate) -> Vec<(&'static Stage, NaiveDate)> {
    let mut mark = draw.below(100);
    let mut now = 0;
    while mark >= STAGES[now].share {
        mark -= STAGES[now].share;
        now += 1;
    }
    let stages: Vec<usize> = match STAGES[now].id {
        "lost" => (draw.below(2)..=draw.between(1, 3) as usize).chain([now]).collect(),
        // Both have had a contract: they left from delivery or from support.
        "paused" | "former" => (draw.below(5)..=5).chain(draw.chance(40).then_some(7)).chain([now]).collect(),
        _ => (draw.below(now.min(4) + 1)..now).filter(|_| draw.chance(75)).chain([now]).collect(),
    };
    let mut day = today;
    let mut path: Vec<(&'static Stage, NaiveDate)> = Vec::new();
    for place in stages.into_iter().rev() {
        let stage = &STAGES[place];
        day = shifted(day, -draw.between(1, stage.usual * 8 / 5));
        path.insert(0, (stage, day));
    }
    path
}

impl Story {
    /// `[profile]`, `[communication]`, `[custom]`, `[[stages]]`, `[[handovers]]`.
    pub(super) fn opening(&mut self) {
        self.profile();
        self.communication();
        if self.draw.chance(60) {
            let code = format!("{:06}", self.draw.below(1_000_000));
            let region = self.choice(50, &["north", "south", "overseas"]);
            self.add(Row::of("custom").with("erp_code", code).maybe("region", region));
        }
        self.stages();
        self.handovers();
    }

    fn profile(&mut self) {
        let words = self.words;
        let form = self.often(70, &words.legal_forms);
        // Only clients with a lower number are named, so that the reference holds in a ledger of any size.
        let other = (self.index > 0).then(|| self.draw.below(self.index as usize) as u64);
        let other = other.map(|index| Identity::of(self.setting.seed, index).slug);
        let source = self.choice(80, &["referral", "inbound", "outbound", "event", "partner"]);
        let referred = other.clone().filter(|_| source == Some("referral"));
        let website = self.draw.chance(50).then(|| format!("https://{}.example", self.identity.slug));
        let row = Row::of("profile")
            .with("name", self.identity.name.as_str())
            .with("manager", self.manager)
            .maybe("tier", (self.tier.id != "standard" || self.draw.chance(50)).then_some(self.tier.id))
            .maybe("legal_name", form.map(|form| form.replace("{}", &self.identity.name)))
            .maybe("tax_id", self.draw.chance(50).then(|| self.draw.between(1_000_000_000, 9_999_999_999).to_string()))
            .maybe("industry", self.often(80, &words.industries))
            .maybe("website", website)
            .list(
                "domains",
                if self.draw.chance(40) { vec![format!("{}.example", self.identity.slug)] } else { vec![] },
            )
            .maybe("city", self.draw.chance(80).then_some(self.place.city.as_str()))
            .maybe("country", self.draw.chance(70).then_some(self.place.country.as_str()))
            .maybe("timezone", self.draw.chance(30).then_some(self.place.timezone.as_str()))
            .maybe("language", self.draw.chance(40).then_some(words.language.as_str()))
            .maybe("currency", self.draw.chance(40).then_some(self.place.currency.as_str()))
            .maybe("parent", other.filter(|_| self.draw.chance(4)))
            .maybe("since", self.draw.chance(85).then_some(self.since))
            .maybe("source", source)
            .maybe("referred_by", referred)
            .maybe("backup", self.draw.chance(40).then(|| *self.draw.pick(&agency::with_role("account"))))
            .list("team", if self.draw.chance(30) { vec!["mila", "nico"] } else { vec![] })
            .maybe("summary", self.often(70, &words.about))
            .maybe("annual_budget", self.draw.chance(25).then(|| self.amount(2_000, 90_000)))
            .list("warnings", self.listed(10, &words.warnings))
            .maybe("checked", self.once(25, self.since, self.until))
            .list("terms", self.listed(15, &words.terms))
            .maybe("confidentiality", self.choice(10, &["nda", "restricted"]))
            .maybe("weight", self.draw.chance(30).then(|| self.draw.between(1, 4)))
            .list("tags", self.choice(30, &["pilot", "vip", "slow", "north"]).into_iter().collect());
        self.add(row);
    }

    fn communication(&mut self) {
        if self.signed.is_none() && self.draw.chance(70) {
            return;
        }
        let day = self.signed.unwrap_or(self.since);
        let agreed = self.draw.day(day, self.until.min(shifted(day, 30)));
        let urgent = self.people[0].id.clone();
        let row = Row::of("communication")
            .with("agreed", agreed)
            .maybe("agreed_with", self.draw.chance(40).then(|| self.present(agreed)))
            .with("channel", *self.draw.pick(&["phone", "video", "email", "messenger", "tracker", "in-person"]))
            .maybe("cadence", self.draw.chance(90).then_some(self.tier.cadence))
            .maybe("urgent", self.draw.chance(90).then_some(urgent))
            .maybe("hours", self.choice(30, &["10:00-19:00", "09:00-17:30"]))
            .maybe("response", self.choice(60, &["2h", "4h", "1wd"]))
            .maybe("report", self.choice(70, &["weekly", "biweekly", "monthly", "quarterly"]))
            .maybe("review_every", self.choice(20, &["3mo", "6mo"]))
            .list("avoid", self.listed(20, &self.words.corners))
            .maybe("surveys", self.draw.chance(40).then(|| self.draw.chance(80)))
            .maybe("chaser", self.choice(30, &["account", "accounting", "head"]));
        self.add(row);
    }

    fn stages(&mut self) {
        for (stage, entered) in self.path.clone() {
            let closed = stage.kind == "closed";
            let loss = ["price", "competition", "budget", "timing", "in-house", "bankruptcy", "no-decision-maker"];
            let row = Row::of("stages")
                .with("stage", stage.id)
                .with("entered", entered)
                .maybe("author", self.draw.chance(40).then_some(self.manager))
                .maybe("loss_reason", closed.then(|| *self.draw.pick(&loss)))
                .maybe("avoidable", (closed && self.draw.chance(40)).then(|| self.draw.chance(50)));
            self.add(row);
        }
    }

    fn handovers(&mut self) {
        let Some(signed) = self.signed else { return };
        if !self.draw.chance(20) {
            return;
        }
        let date = self.draw.day(signed, self.until.min(shifted(signed, 20)));
        let done = self.draw.chance(70).then(|| self.draw.day(date, self.until));
        let items = self.words.checklist.iter();
        let checklist: Vec<Row> =
            items.map(|item| Row::default().with("item", item.as_str()).maybe("done", done)).collect();
        let row = Row::of("handovers")
            .with("date", date)
            .with("giver", "sales")
            .with("receiver", self.manager)
            .with("kind", "sales-to-account")
            .with("state", if done.is_some() { "done" } else { "sent" })
            .maybe("told", done)
            .with("checklist", Cell::Tables(checklist));
        self.add(row);
    }
}
