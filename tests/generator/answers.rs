//! The answers to the twelve questions, counted from the generator's own records while it writes.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use super::client::{Client, Identity, Setting};
use super::questions::QUESTIONS;
use super::row::Row;

const TWO_WAY: [&str; 7] = ["meeting", "call", "video", "visit", "review", "training", "event"];

/// The answers so far.
pub(super) struct Answers {
    setting: Setting,
    load: BTreeMap<String, (i64, i64)>,
    silent: i64,
    promises: BTreeMap<String, (i64, NaiveDate)>,
    referred: i64,
    receivables: BTreeMap<&'static str, BTreeMap<&'static str, (i64, i64)>>,
    recurring: BTreeMap<&'static str, (i64, i64)>,
    requests: (i64, i64),
    penalty: i64,
    orlov: i64,
    notices: Vec<(NaiveDate, String, String)>,
    stuck: BTreeMap<&'static str, i64>,
    single: i64,
}

impl Answers {
    /// Before the first client.
    pub(super) fn none(setting: Setting) -> Self {
        Self {
            setting,
            load: BTreeMap::new(),
            silent: 0,
            promises: BTreeMap::new(),
            referred: 0,
            receivables: BTreeMap::new(),
            recurring: BTreeMap::new(),
            requests: (0, 0),
            penalty: 0,
            orlov: 0,
            notices: Vec::new(),
            stuck: BTreeMap::new(),
            single: 0,
        }
    }

    /// Adds one client. `tier_of` tells the tier of another client by its slug.
    pub(super) fn count(&mut self, client: &Client, tier_of: impl Fn(&str) -> Option<String>) {
        self.profile(client, tier_of);
        self.contact(client);
        self.promises(client);
        self.money(client);
        let quarter = self.setting.today - Days::new(90);
        for request in client.section("requests").filter(|row| row.day("date") >= Some(quarter)) {
            self.requests.0 += 1;
            self.requests.1 += i64::from(!request.is("alignment", "advances", "unknown"));
        }
        let orlov = |row: &&Row| row.text("name").is_some_and(|name| name.to_lowercase().contains("орлов"));
        self.orlov += client.section("stakeholders").filter(orlov).count() as i64;
    }

    fn profile(&mut self, client: &Client, tier_of: impl Fn(&str) -> Option<String>) {
        let profile = client.profile();
        if client.stage.kind == "live" {
            let load = self.load.entry(profile.text("manager").unwrap_or_default().to_owned()).or_default();
            load.0 += 1;
            load.1 += profile.integer("weight").unwrap_or(1);
        }
        let key = profile.text("referred_by").and_then(tier_of).is_some_and(|tier| tier == "key");
        self.referred += i64::from(key);
        let entered = client.section("stages").last().and_then(|row| row.day("entered"));
        if let (Some(entered), Some(most)) = (entered, client.stage.max_days)
            && (self.setting.today - entered).num_days() > most
        {
            *self.stuck.entry(client.stage.id).or_default() += 1;
        }
    }

    fn contact(&mut self, client: &Client) {
        let today = self.setting.today;
        let two_way = |row: &&Row| {
            row.cell("planned").is_none()
                && (row.is("direction", "inbound", "")
                    || TWO_WAY.contains(&row.text("kind").unwrap_or_default()) && !row.is("direction", "internal", ""))
        };
        let last = client.section("interactions").filter(two_way).filter_map(|row| row.day("at")).max();
        let key = client.profile().is("tier", "key", "standard");
        self.silent += i64::from(key && last.is_some_and(|day| day < today - Days::new(14)));
        let recent =
            client.section("interactions").filter(two_way).filter(|row| row.day("at") >= Some(today - Days::new(90)));
        let named: Vec<&String> = recent.flat_map(|row| row.items("people")).collect();
        let ours = |row: &&Row| {
            row.is("side", "client", "client") && !row.is("status", "left", "") && !row.is("status", "moved", "")
        };
        let threads = client.section("stakeholders").filter(ours);
        let threads = threads.filter(|row| named.iter().any(|id| row.is("id", id, ""))).count();
        self.single += i64::from(matches!(client.stage.kind, "live" | "postsale") && threads == 1);
        let penalty = |row: &&Row| row.text("summary").is_some_and(|text| text.to_lowercase().contains("неустойк"));
        self.penalty += client.section("interactions").filter(penalty).count() as i64;
    }

    fn promises(&mut self, client: &Client) {
        for row in
            client.section("commitments").filter(|row| row.is("side", "us", "") && row.is("state", "open", "open"))
        {
            let Some(due) = row.day("due").filter(|due| *due < self.setting.today) else { continue };
            let owner = row.text("owner").or(client.profile().text("manager")).unwrap_or_default();
            let entry = self.promises.entry(owner.to_owned()).or_insert((0, due));
            *entry = (entry.0 + 1, entry.1.min(due));
        }
    }

    fn money(&mut self, client: &Client) {
        let today = self.setting.today;
        for row in client.section("invoices").filter(|row| row.is("state", "issued", "issued")) {
            let (Some(amount), Some(due)) = (row.money("amount"), row.day("due")) else { continue };
            let paid: i64 =
                row.tables("payments").iter().filter_map(|row| row.money("amount")).map(|part| part.minor).sum();
            let balance = amount.minor - paid;
            let bucket = match (today - due).num_days() {
                1..=30 => "1-30",
                31..=60 => "31-60",
                61..=90 => "61-90",
                91.. => "91+",
                _ => continue,
            };
            if balance > 0 {
                let open = self.receivables.entry(amount.currency).or_default().entry(bucket).or_default();
                *open = (open.0 + 1, open.1 + balance);
            }
        }
        for row in client.section("contracts").filter(|row| row.is("state", "active", "")) {
            if let Some(fee) = row.money("recurring") {
                let months = match row.text("period") {
                    Some("quarterly") => 3,
                    Some("yearly") => 12,
                    _ => 1,
                };
                let entry = self.recurring.entry(fee.currency).or_default();
                *entry = (entry.0 + 1, entry.1 + (fee.minor + months / 2) / months);
            }
            if let Some(day) = notice_deadline(row)
                && row.is("decision", "undecided", "undecided")
                && (today..=today + Days::new(90)).contains(&day)
            {
                self.notices.push((day, client.identity.slug.clone(), row.text("id").unwrap_or_default().to_owned()));
            }
        }
    }

    /// The answers as JSON, one object a question.
    pub(super) fn finish(mut self) -> Vec<Value> {
        self.notices.sort();
        let sums = |sums: &BTreeMap<&'static str, (i64, i64)>| -> Value {
            sums.iter().map(|(name, (count, minor))| (name.to_string(), json!([count, decimal(*minor)]))).collect()
        };
        let notices = self.notices.iter().map(|(day, client, contract)| json!(format!("{client} {contract} {day}")));
        let answers = [
            json!(self.load),
            json!(self.silent),
            self.promises
                .iter()
                .map(|(owner, (count, due))| (owner.clone(), json!([count, due.to_string()])))
                .collect(),
            json!(self.referred),
            self.receivables.iter().map(|(currency, buckets)| (currency.to_string(), sums(buckets))).collect(),
            sums(&self.recurring),
            json!([self.requests.0, self.requests.1]),
            json!(self.penalty),
            json!(self.orlov),
            notices.collect(),
            json!(self.stuck),
            json!(self.single),
        ];
        let asked = QUESTIONS.iter().zip(answers);
        asked
            .map(|(question, answer)| json!({ "name": question.name, "question": question.words, "answer": answer }))
            .collect()
    }
}

/// The end minus the notice period, in days or in calendar months.
fn notice_deadline(contract: &Row) -> Option<NaiveDate> {
    let (ends, notice) = (contract.day("ends")?, contract.text("notice")?);
    if let Some(months) = notice.strip_suffix("mo") {
        return ends.checked_sub_months(Months::new(months.parse().ok()?));
    }
    ends.checked_sub_days(Days::new(notice.strip_suffix('d')?.parse().ok()?))
}

fn decimal(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// The tier of a client told from its number alone, for references to clients that were written long before.
pub(super) fn tier_by_slug(setting: Setting, tiers: &[&'static str], slug: &str) -> Option<String> {
    let index: usize = slug.rsplit_once('-')?.1.parse().ok()?;
    (Identity::of(setting.seed, index as u64).slug == slug).then(|| tiers.get(index).map(|tier| (*tier).to_owned()))?
}
