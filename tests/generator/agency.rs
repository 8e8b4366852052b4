//! The firm whose ledger is generated: its people, stages, tiers and pipeline, and the `folio.toml` that says so.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

/// One of our people.
pub(super) struct Member {
    pub(super) id: &'static str,
    name: &'static str,
    pub(super) role: &'static str,
    grade: &'static str,
}

/// A stage of a client.
pub(super) struct Stage {
    pub(super) id: &'static str,
    pub(super) kind: &'static str,
    /// Days after which a client is stuck.
    pub(super) max_days: Option<i64>,
    /// Clients now in it, of each hundred.
    pub(super) share: usize,
    /// Days that clients usually spend in it.
    pub(super) usual: i64,
}

/// A class of clients.
pub(super) struct Tier {
    pub(super) id: &'static str,
    pub(super) cadence: &'static str,
    review: &'static str,
}

const fn member(id: &'static str, name: &'static str, role: &'static str, grade: &'static str) -> Member {
    Member { id, name, role, grade }
}

const fn stage(id: &'static str, kind: &'static str, max: Option<i64>, share: usize, usual: i64) -> Stage {
    Stage { id, kind, max_days: max, share, usual }
}

pub(super) const MEMBERS: [Member; 16] = [
    member("agata", "Agata Lind", "account", "senior"),
    member("bogdan", "Богдан Травин", "account", "senior"),
    member("corazon", "Corazon Villar", "account", "middle"),
    member("dunya", "Дуня Мельник", "account", "senior"),
    member("emil", "Emil Hartog", "account", "middle"),
    member("faina", "Фаина Осипова", "account", "junior"),
    member("gil", "Gil Manalo", "account", "senior"),
    member("hanna", "Hanna Weiss", "account", "middle"),
    member("ilya", "Илья Седов", "account", "senior"),
    member("joy", "Joy Abad", "account", "junior"),
    member("kostya", "Костя Ремизов", "sales", "middle"),
    member("liam", "Liam Doyle", "sales", "senior"),
    member("mila", "Мила Ярцева", "project", "senior"),
    member("nico", "Nico Ramos", "project", "middle"),
    member("oksana", "Оксана Бур", "accounting", "senior"),
    member("pavel", "Павел Грач", "head", "head"),
];

/// In order; the first four come before a contract, and `delivery` is the sixth.
pub(super) const STAGES: [Stage; 14] = [
    stage("lead", "presale", Some(30), 3, 9),
    stage("qualified", "presale", Some(30), 3, 12),
    stage("proposal", "presale", Some(14), 3, 9),
    stage("contracting", "presale", Some(30), 3, 16),
    stage("onboarding", "live", Some(60), 9, 40),
    stage("delivery", "live", None, 38, 300),
    stage("acceptance", "live", Some(14), 5, 10),
    stage("support", "postsale", None, 13, 180),
    stage("feedback", "postsale", Some(30), 4, 20),
    stage("case-study", "postsale", Some(60), 3, 30),
    stage("renewal", "postsale", Some(30), 5, 22),
    stage("paused", "paused", None, 3, 60),
    stage("former", "closed", None, 5, 150),
    stage("lost", "closed", None, 3, 120),
];

pub(super) const TIERS: [Tier; 4] = [
    Tier { id: "key", cadence: "7d", review: "90d" },
    Tier { id: "major", cadence: "2w", review: "90d" },
    Tier { id: "standard", cadence: "1mo", review: "180d" },
    Tier { id: "small", cadence: "3mo", review: "1y" },
];

/// Id, kind and usual probability of the stages of an opportunity.
pub(super) const PIPELINE: [(&str, &str, i64); 6] = [
    ("idea", "open", 10),
    ("offered", "open", 25),
    ("negotiation", "open", 60),
    ("won", "won", 100),
    ("lost", "lost", 0),
    ("on-hold", "on-hold", 5),
];

/// The ids of the members with a role.
pub(super) fn with_role(role: &str) -> Vec<&'static str> {
    MEMBERS.iter().filter(|member| member.role == role).map(|member| member.id).collect()
}

/// The ledger's settings, with custom fields and a day off in each year around `today`.
pub(super) fn folio_toml(today: NaiveDate) -> String {
    let year = today.year();
    let mut text = format!(
        "format = 1\n\n[ledger]\nname = \"Agency on the river\"\ntimezone = \"Europe/Moscow\"\ncurrency = \"RUB\"\n\
         language = \"ru\"\nhours = \"09:00-18:00\"\nholidays = [{year}-01-01, {year}-05-01, {year}-06-12]\n",
    );
    for Member { id, name, role, grade } in &MEMBERS {
        let _ = write!(text, "\n[[members]]\nid = \"{id}\"\nname = \"{name}\"\nemails = [\"{id}@river.example\"]\n");
        let _ = writeln!(text, "grade = \"{grade}\"\nrole = \"{role}\"");
    }
    for Stage { id, kind, max_days, .. } in &STAGES {
        let _ = write!(text, "\n[[lifecycle]]\nid = \"{id}\"\nkind = \"{kind}\"\n");
        if let Some(days) = max_days {
            let _ = writeln!(text, "max_days = {days}");
        }
    }
    for Tier { id, cadence, review } in &TIERS {
        let _ = write!(text, "\n[[tiers]]\nid = \"{id}\"\ncadence = \"{cadence}\"\nresponse = \"1wd\"\n");
        let _ = writeln!(text, "goal_review = \"{review}\"\nforce_review = \"{review}\"\npeople_review = \"{review}\"");
    }
    for (id, kind, probability) in &PIPELINE {
        let _ = write!(text, "\n[[pipeline]]\nid = \"{id}\"\nkind = \"{kind}\"\nprobability = {probability}\n");
    }
    text.push_str(
        "\n[custom.client]\nerp_code = { type = \"string\", pattern = \"^[0-9]{6}$\", doc = \"Code in the ERP\" }\n",
    );
    text.push_str("region = { type = \"string\", choices = [\"north\", \"south\", \"overseas\"] }\n");
    text.push_str("\n[custom.stakeholders]\nbadge = { type = \"integer\", minimum = 1 }\n");
    text
}
