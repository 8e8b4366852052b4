//! Nothing but what a client may see comes out of `folio status`: every field of the schema is filled with a mark of its own.

use std::collections::BTreeSet;

use folio::model::Settings;
use folio::schema::{Catalogue, Field, Kind, Section, Target};
use folio::source::Tree;

use crate::harness::{FOLIO_TOML, Ledger};

/// What a client may see, by `section.field`; of a list, what its tables hold.
const SEEN: [&str; 20] = [
    "profile.name",
    "projects.name",
    "projects.rag_note",
    "projects.due",
    "projects.delivered",
    "projects.milestones.name",
    "projects.milestones.due",
    "projects.milestones.done",
    "goals.statement",
    "goals.metric",
    "goals.baseline",
    "goals.target",
    "goals.actual",
    "goals.due",
    "commitments.what",
    "commitments.due",
    "commitments.done",
    "requests.what",
    "requests.delivered",
    "interactions.topic",
];

/// What may be seen, but tells nothing new of what is delivered or kept.
const SETTLED: [&str; 2] = ["projects.due", "commitments.due"];

/// What `--money` adds.
const MONEY: [&str; 3] = ["invoices.id", "invoices.due", "invoices.amount"];

/// Choices that bring an entry into the report.
const CHOSEN: [(&str, &str); 9] = [
    ("projects.status", "active"),
    ("projects.rag", "red"),
    ("goals.state", "confirmed"),
    ("commitments.side", "us"),
    ("commitments.state", "done"),
    ("requests.decision", "accepted"),
    ("interactions.kind", "call"),
    ("invoices.state", "issued"),
    ("stages.stage", "delivery"),
];

/// A client in which every field has a mark, and what each mark stands for.
#[derive(Default)]
struct Marked {
    text: String,
    marks: Vec<(String, String)>,
}

impl Marked {
    fn next(&mut self, path: &str, make: impl Fn(usize) -> String) -> String {
        let mark = make(self.marks.len());
        self.marks.push((path.to_owned(), mark.clone()));
        mark
    }

    /// A value for a field, with its mark; `None` for what can hold none.
    fn value(&mut self, path: &str, field: &Field) -> Option<String> {
        if let Some((_, choice)) = CHOSEN.iter().find(|(chosen, _)| *chosen == path) {
            return Some(format!("\"{choice}\""));
        }
        self.of_kind(path, &field.kind)
    }

    fn of_kind(&mut self, path: &str, kind: &Kind) -> Option<String> {
        let quoted = |text: String| Some(format!("\"{text}\""));
        match kind {
            Kind::Text { .. } | Kind::Slug | Kind::Number => quoted(self.next(path, |at| format!("mark-{at:03}"))),
            Kind::Url => quoted(self.next(path, |at| format!("https://mark-{at:03}.example"))),
            Kind::Email => quoted(self.next(path, |at| format!("mark-{at:03}@a.example"))),
            Kind::Decimal { .. } => Some(self.next(path, |at| (80_000 + at).to_string())),
            Kind::Money | Kind::SignedMoney => {
                let amount = self.next(path, |at| (70_000 + at).to_string());
                quoted(format!("{amount} RUB"))
            }
            // Days of the half year before the report, each its own.
            Kind::Day => Some(self.next(path, |at| {
                let day = "2025-03-01".parse::<folio::model::value::Day>().expect("a day");
                day.plus_days(i64::try_from(at).expect("few marks")).to_string()
            })),
            Kind::Moment => Some("2026-02-20T10:00:00".to_owned()),
            Kind::Boolean => Some((path == "commitments.visible").to_string()),
            Kind::Choice(choices) => quoted(choices[0].value.clone()),
            Kind::Reference(target) => Some(self.reference(path, target)),
            Kind::List(element) => Some(format!("[{}]", self.of_kind(path, element)?)),
            Kind::Table(fields) => {
                let pairs: Vec<String> = fields
                    .iter()
                    .filter_map(|field| {
                        let value = self.value(&format!("{path}.{}", field.name), field)?;
                        Some(format!("{} = {value}", field.name))
                    })
                    .collect();
                Some(format!("{{ {} }}", pairs.join(", ")))
            }
            _ => None,
        }
    }

    fn reference(&mut self, path: &str, target: &Target) -> String {
        let id = match target {
            Target::Member | Target::MemberOrSales | Target::Promiser => "anna".to_owned(),
            Target::Tier => "standard".to_owned(),
            Target::Lifecycle => "delivery".to_owned(),
            Target::Pipeline => "idea".to_owned(),
            Target::Client | Target::Section(_) => self.next(path, |at| format!("mark-{at:03}")),
        };
        format!("\"{id}\"")
    }

    /// One entry of a section, each field filled; `also` is written instead of what the schema says.
    fn entry(&mut self, section: &Section, also: &[(&str, &str)], path: &str) {
        let brackets = if section.list { format!("[[{}]]", section.name) } else { format!("[{}]", section.name) };
        self.text.push_str(&format!("{brackets}\n"));
        for field in &section.fields {
            let own = also.iter().find(|(key, _)| *key == field.name).map(|(_, value)| (*value).to_owned());
            let value = own.or_else(|| self.value(&format!("{path}.{}", field.name), field));
            if let Some(value) = value {
                self.text.push_str(&format!("{} = {value}\n", field.name));
            }
        }
    }
}

/// Fields of the ledger's own are nobody else's business either.
const OWN: &str = "[custom.client]\ncode = { type = \"string\" }\n\n[custom.projects]\nboard = { type = \"string\" }\n\n\
                   [custom.goals]\nmargin = { type = \"string\" }\n";

fn client(catalogue: &Catalogue) -> Marked {
    let mut marked = Marked::default();
    for section in catalogue.sections() {
        marked.entry(section, &[], &section.name);
    }
    // The same once more, kept from the client by one word: not even what could be seen is.
    for (name, hidden) in [
        ("commitments", ("visible", "false")),
        ("interactions", ("sensitive", "true")),
        ("interactions", ("kind", "\"note\"")),
        ("invoices", ("state", "\"draft\"")),
    ] {
        let section = catalogue.section(name).expect("a section");
        marked.entry(section, &[hidden], &format!("hidden {name}"));
    }
    marked
}

/// The fields whose marks stand in a text, as people or programs write them.
fn shown(marked: &Marked, text: &str) -> BTreeSet<String> {
    let plain = text.replace([',', '\u{a0}'], "");
    marked.marks.iter().filter(|(_, mark)| plain.contains(mark.as_str())).map(|(path, _)| path.clone()).collect()
}

#[test]
fn only_what_a_client_may_see_comes_out_of_any_format() {
    let settings = format!("{FOLIO_TOML}\n{OWN}");
    let read = Tree::parse(&settings).decode::<Settings>().expect("settings");
    let marked = client(&Catalogue::client(&read));
    assert!(marked.marks.len() > 200, "the schema has more fields than {}", marked.marks.len());
    let own = |path: &&(String, String)| path.0.contains("custom.");
    assert_eq!(marked.marks.iter().filter(own).count(), 3);
    let ledger = Ledger::new().file("folio.toml", &settings).client("acme", &marked.text).committed();
    for money in [false, true] {
        let seen = SEEN.iter().chain(MONEY.iter().filter(|_| money)).map(|path| (*path).to_owned());
        let seen: BTreeSet<String> = seen.collect();
        for format in ["json", "jsonl", "csv", "tsv", "text", "md", "html", "ids", "svg"] {
            let mut words = vec!["status", "acme", "--since", "2025-01-01", "--lang", "en", "--format", format];
            words.extend(money.then_some("--money"));
            let output = ledger.folio(&words, None);
            let text = String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8_lossy(&output.stderr);
            let found = shown(&marked, &text);
            let leaked: Vec<_> = found.difference(&seen).collect();
            assert!(leaked.is_empty(), "{format} leaks {leaked:?}:\n{text}");
            // Programs get every field; a page writes days in words, and not every field has a part of its own.
            if format.starts_with("json") {
                let unsaid = |path: &&String| !SETTLED.contains(&path.as_str());
                let missing: Vec<_> = seen.difference(&found).filter(unsaid).collect();
                assert!(missing.is_empty(), "{format} lacks {missing:?}:\n{text}");
            }
            if ["text", "md", "html"].contains(&format) {
                let texts =
                    |path: &&&str| !path.ends_with("due") && !path.ends_with("done") && !path.ends_with("delivered");
                let missing: Vec<_> = SEEN.iter().filter(texts).filter(|path| !found.contains(**path)).collect();
                assert!(missing.is_empty(), "{format} lacks {missing:?}:\n{text}");
            }
        }
    }
}
