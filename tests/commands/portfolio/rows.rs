//! Whoever doubts a figure has its rows: from them alone, and from nothing else, every figure is worked out again here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;

use crate::harness::Ledger;

/// What the example has none of: invoices of two years, and answers enough to each survey.
const OLD: &str = "[profile]\nname = \"Old\"\nmanager = \"anna\"\n\
    [[invoices]]\nid = \"1\"\nissued = 2024-05-06\ndue = 2024-06-06\namount = \"100000 RUB\"\n\
    payments = [{ date = 2024-06-01, amount = \"100000 RUB\" }]\n\
    [[invoices]]\nid = \"2\"\nissued = 2025-05-06\ndue = 2025-06-06\namount = \"70000.50 RUB\"\n\
    payments = [{ date = 2025-06-01, amount = \"70000.50 RUB\" }]\n";

/// A client with this survey answered by these scores, a day each.
fn survey(kind: &str, scores: &[u8]) -> String {
    let answer = |(at, score): (usize, &u8)| {
        format!("\n[[feedback]]\ndate = 2026-01-{:02}\nkind = \"{kind}\"\nscore = {score}\n", at + 1)
    };
    scores.iter().enumerate().map(answer).collect()
}

fn ledger() -> Ledger {
    // (3 − 1) ÷ 5, 3 ÷ 5, (7 + 6 + 5 + 5 + 2) ÷ 5 of these.
    let asked = survey("nps", &[10, 9, 9, 7, 3]) + &survey("csat", &[5, 4, 4, 3, 1]) + &survey("ces", &[7, 6, 5, 5, 2]);
    Ledger::example("agency").client("old", &format!("{OLD}{asked}"))
}

/// The figures of a period, as programs get them with their rows.
fn figures(period: &str) -> Vec<Value> {
    let run = ledger().run(["portfolio", "--rows", "--period", period, "--format", "json"]).succeeds();
    let answer: Value = serde_json::from_str(run.stdout()).expect("JSON");
    rows(&answer["items"]).iter().filter(|item| item["part"] == "figures").cloned().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn count(length: usize) -> f64 {
    f64::from(u32::try_from(length).expect("a few"))
}

/// The number of a JSON number, or of an amount of money.
fn number(value: &Value) -> f64 {
    match value {
        Value::String(money) => money.split(' ').next().and_then(|digits| digits.parse().ok()).expect("an amount"),
        other => other.as_f64().unwrap_or(0.0),
    }
}

struct Rows<'a>(&'a [Value]);

impl Rows<'_> {
    fn all(&self) -> f64 {
        count(self.0.len())
    }

    fn of(&self, part: &str) -> Vec<&Value> {
        self.0.iter().filter(|row| row["part"] == part).collect()
    }

    /// Rows of that part in percent of all rows.
    fn percent(&self, part: &str) -> f64 {
        count(self.of(part).len()) / self.all() * 100.0
    }

    fn sum(&self, key: &str) -> f64 {
        self.0.iter().map(|row| number(&row[key])).sum()
    }

    /// The sums of a key by client.
    fn by_client(&self, key: &str) -> BTreeMap<&str, f64> {
        let mut sums = BTreeMap::new();
        for row in self.0 {
            *sums.entry(text(&row["client"])).or_default() += number(&row[key]);
        }
        sums
    }

    fn clients(&self, part: Option<&str>) -> f64 {
        let rows = self.0.iter().filter(|row| part.is_none_or(|part| row["part"] == part));
        let clients: BTreeSet<&str> = rows.map(|row| text(&row["client"])).collect();
        count(clients.len())
    }

    fn median(&self, key: &str) -> f64 {
        let mut values: Vec<f64> = self.0.iter().map(|row| number(&row[key])).collect();
        values.sort_by(f64::total_cmp);
        (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0
    }
}

/// The figure by the formulas of the trade, from its rows.
fn worked_out(figure: &Value) -> f64 {
    let rows = Rows(rows(&figure["behind"]));
    let amount = |part: &str| -> f64 { rows.of(part).iter().map(|row| number(&row["amount"])).sum() };
    let day = |key: &str| text(&figure[key]).parse::<NaiveDate>().expect("a day");
    match text(&figure["figure"]) {
        "recurring-revenue" => rows.sum("amount"),
        "net-retention" | "revenue-retention" => rows.sum("amount") / rows.sum("was") * 100.0,
        "gross-retention" => {
            // What a client has grown by does not count: the smaller of start and end.
            let ends = rows.by_client("amount");
            let held = rows.by_client("was").iter().map(|(client, was)| was.min(ends[client])).sum::<f64>();
            held / rows.sum("was") * 100.0
        }
        "logo-churn" => rows.percent("lost"),
        "repeat-orders" => rows.clients(Some("repeated")) / rows.clients(None) * 100.0,
        "referral-share" => rows.percent("referred"),
        "nps" => rows.percent("promoter") - rows.percent("detractor"),
        "csat" => rows.percent("satisfied"),
        "ces" | "lifetime" => rows.sum("value") / rows.all(),
        "our-promises" | "their-promises" | "delivered-in-time" => rows.percent("in-time"),
        "warned-ahead" => rows.percent("late-warned"),
        "response-time" => rows.median("value"),
        "dso" => {
            let days = (day("to") - day("from")).num_days() + 1;
            amount("owed") / amount("billed") * f64::from(i32::try_from(days).expect("a few"))
        }
        "concentration" => {
            let largest = rows.by_client("amount").into_values().fold(0.0, f64::max);
            largest / rows.sum("amount") * 100.0
        }
        other => panic!("nobody has said how to work out {other} from its rows"),
    }
}

#[test]
fn every_figure_can_be_worked_out_from_its_rows() {
    let (mut worked, mut all) = (BTreeSet::new(), BTreeSet::new());
    for period in ["2025", "2025-Q4", "2026-02", "2026-Q1", "2026"] {
        for figure in figures(period) {
            let name = text(&figure["figure"]);
            all.insert(name.to_owned());
            if figure["value"].is_null() {
                continue;
            }
            let (told, worked_out) = (number(&figure["value"]), worked_out(&figure));
            assert!((told - worked_out).abs() < 0.0501, "{name} of {period}: {told}, its rows say {worked_out}");
            worked.insert(name.to_owned());
        }
    }
    assert_eq!(worked, all);
    assert_eq!(worked.len(), 18, "{worked:?}");
}

#[test]
fn the_base_of_retention_and_of_sales_is_the_sum_of_rows() {
    for figure in figures("2026-Q1") {
        let rows = Rows(rows(&figure["behind"]));
        let (name, base) = (text(&figure["figure"]), number(&figure["base_amount"]));
        let sum = match name {
            "net-retention" | "gross-retention" | "revenue-retention" => rows.sum("was"),
            "recurring-revenue" | "concentration" => rows.sum("amount"),
            "dso" => rows.of("billed").iter().map(|row| number(&row["amount"])).sum(),
            _ => continue,
        };
        assert!((base - sum).abs() < 0.005, "{name}: of {base}, its rows add up to {sum}");
    }
}

#[test]
fn every_row_with_an_amount_stands_where_that_amount_is_written() {
    let ledger = ledger();
    for figure in figures("2026-Q1") {
        for row in rows(&figure["behind"]).iter().filter(|row| row["amount"].is_string()) {
            let (file, line) = (text(&row["file"]), row["line"].as_u64().unwrap());
            let whole = ledger.text(file);
            let from = whole.lines().skip(usize::try_from(line).unwrap() - 1);
            let entry: Vec<&str> = from.take_while(|line| !line.is_empty()).collect();
            let has = |key: &str, value: &str| entry.contains(&format!("{key} = \"{value}\"").as_str());
            assert!(has("id", text(&row["entry"])), "{row}\n{entry:?}");
            let contract = entry[0] == "[[contracts]]" && entry.iter().any(|line| line.starts_with("recurring = "));
            let invoice = entry[0] == "[[invoices]]"
                && (row["part"] == "owed"
                    || ["amount", "was"].iter().any(|key| has("amount", row[key].as_str().unwrap_or(""))));
            assert!(contract || invoice, "{}: {row}\n{entry:?}", figure["figure"]);
        }
    }
}
