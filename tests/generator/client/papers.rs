//! Money and papers: contracts, closing documents, invoices.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::super::row::{Money, Row};
use super::{Story, shifted};

/// A contract as its papers need it.
struct Deal {
    id: String,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    terms: i64,
    fee: Money,
}

impl Story {
    /// `[[contracts]]`, `[[documents]]`, `[[invoices]]`; only those who signed have any.
    pub(super) fn papers(&mut self) {
        let Some(signed) = self.signed else { return };
        let main = self.contract(signed);
        if self.draw.chance(25) {
            self.addendum(&main);
        }
        for ago in (0..self.times((1, 5), (20, 36))).rev() {
            self.month(&main, ago as u32);
        }
    }

    fn contract(&mut self, signed: NaiveDate) -> Deal {
        let starts = self.draw.day(signed, self.until.min(shifted(signed, 10)));
        let gone = self.stage.kind == "closed";
        let length = Months::new(*self.draw.pick(&[6, 12, 12, 24, 36]));
        let ends = (gone || self.draw.chance(80)).then(|| starts + length);
        let renews = !gone && self.draw.chance(40);
        let state = match ends {
            _ if gone => "terminated",
            Some(end) if end < self.setting.today && !renews => "expired",
            _ => "active",
        };
        let id = match self.draw.below(3) {
            0 => format!("№{}/{}", self.draw.between(1, 400), starts.format("%y")),
            1 => format!("MSA-{}-{:02}", starts.year(), self.draw.between(1, 99)),
            _ => format!("{}/{}-К", self.index, starts.year()),
        };
        // Twelve times the monthly fee: a quarter's and a year's fee divide into months without a remainder.
        let (period, months) = *self.draw.pick(&[("monthly", 1), ("monthly", 1), ("quarterly", 3), ("yearly", 12)]);
        let fee = self.amount(1, 30);
        let fee = Money { minor: fee.minor * 12, ..fee };
        let recurring = self.draw.chance(70);
        let terms = *self.draw.pick(&[7, 10, 14, 30]);
        let row = Row::of("contracts")
            .with("id", id.as_str())
            .with("kind", *self.draw.pick(&["msa", "sow", "sla"]))
            .with("state", state)
            .maybe("title", self.often(80, &self.words.titles))
            .with("signed", signed)
            .with("starts", starts)
            .maybe("ends", ends)
            .maybe("auto_renew", renews.then_some(true))
            .maybe("notice", self.choice(70, &["30d", "60d", "1mo", "2mo", "3mo"]))
            .maybe("notice_rule", self.choice(20, &["sent-by", "received-by"]))
            .maybe("value", self.draw.chance(50).then(|| self.amount(3_000, 80_000)))
            .with(
                "billing",
                if recurring { "retainer" } else { *self.draw.pick(&["fixed", "time-materials", "milestone"]) },
            )
            .maybe("recurring", recurring.then_some(Money { minor: fee.minor * months, ..fee }))
            .maybe("period", recurring.then_some(period))
            .with("payment_terms", format!("{terms}d"))
            .list("terms", self.listed(15, &self.words.terms))
            .maybe("referral_clause", self.draw.chance(10).then_some(true))
            .maybe("decision", self.choice(15, &["undecided", "renew", "renegotiate"]))
            .list("files", if self.draw.chance(10) { vec![format!("contracts/{}.pdf", self.index)] } else { vec![] });
        self.add(row);
        Deal { id, starts, ends, terms, fee }
    }

    fn addendum(&mut self, main: &Deal) {
        let signed = self.draw.day(main.starts, self.until);
        let id = format!("{}-A1", main.id);
        let row = Row::of("contracts")
            .with("id", id)
            .with("kind", "addendum")
            .with("state", if self.stage.kind == "closed" { "superseded" } else { "active" })
            .with("title", self.say(&self.words.titles))
            .with("parent", main.id.as_str())
            .with("signed", signed)
            .with("starts", signed);
        self.add(row);
    }

    /// The invoice and the act of one month, `ago` months before the story's last.
    fn month(&mut self, deal: &Deal, ago: u32) {
        let Some(first) = self.until.with_day(1).and_then(|day| day.checked_sub_months(Months::new(ago))) else {
            return;
        };
        let issued = shifted(first, self.draw.between(0, 6));
        if issued < deal.starts || issued > self.until || deal.ends.is_some_and(|end| issued > end) {
            return;
        }
        let period = first.format("%Y-%m").to_string();
        self.invoice(deal, issued, &period);
        if self.draw.chance(70) {
            let sent = self.once(90, issued, self.until.min(shifted(issued, 4)));
            let row = Row::of("documents")
                .with("kind", *self.draw.pick(&["act", "act", "upd", "report"]))
                .with("contract", deal.id.as_str())
                .with("period", period)
                .with("issued", issued)
                .maybe("sent", sent)
                .maybe("signed", sent.and_then(|day| self.once(80, day, self.until.min(shifted(day, 25)))));
            self.add(row);
        }
    }

    fn invoice(&mut self, deal: &Deal, issued: NaiveDate, period: &str) {
        let due = issued + Days::new(deal.terms.unsigned_abs());
        // Odd hundredths now and then, so that sums have to be exact.
        let amount = Money { minor: deal.fee.minor + *self.draw.pick(&[0, 0, 0, 50, 33, 7]), ..deal.fee };
        let state = match self.draw.below(100) {
            0..3 => Some("disputed"),
            3..5 => Some("void"),
            5..6 => Some("written-off"),
            6..20 => Some("issued"),
            _ => None,
        };
        // Quarters of the amount that are paid.
        let paid = match self.draw.below(10) {
            _ if state == Some("void") => 0,
            0..2 => 0,
            2 => 2,
            3 => 3,
            _ => 4,
        };
        let first = Money { minor: amount.minor * paid.min(2) / 4, ..amount };
        let second = Money { minor: amount.minor * paid / 4 - first.minor, ..amount };
        let mut payments = Vec::new();
        let mut day = issued;
        for part in [first, second] {
            if part.minor > 0 {
                day = self.draw.day(day, self.until.min(shifted(due, 20)));
                payments.push(Row::default().with("date", day).with("amount", part));
            }
        }
        let late = due < self.until && paid < 4 && state != Some("void");
        let chase = late.then(|| {
            let date = self.draw.day(shifted(due, 1), self.until);
            Row::default().with("date", date).with("step", "remind").with("author", self.manager)
        });
        let row = Row::of("invoices")
            .with("id", format!("INV-{}/{}/{}", self.index, issued.format("%y"), issued.month()))
            .with("issued", issued)
            .with("due", due)
            .with("amount", amount)
            .with("contract", deal.id.as_str())
            .with("period", period)
            .maybe("state", state)
            .maybe("payments", (!payments.is_empty()).then_some(payments))
            .maybe("chases", chase.map(|step| vec![step]));
        self.add(row);
    }
}
