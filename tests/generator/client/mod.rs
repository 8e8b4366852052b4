//! One client: who it is, and the story that fills every section of its file.
//!
//! Each file of this folder tells a part of the story (`opening`, `market`, `people`, `work`, `contact`, `papers`,
//! `growth`); this one holds what they share. A story keeps the order of time: nothing done lies after today or after
//! the client left, and every state has the date that belongs to it.

mod contact;
mod growth;
mod market;
mod opening;
mod papers;
mod people;
mod work;

use std::collections::HashSet;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::agency::{self, Stage, Tier};
use super::draw::{Draw, Purpose};
use super::phrases::{LANGUAGES, Phrases, Place};
use super::row::{Cell, Money, Row};

/// The sections in the order of a file, each with its natural key; those with an id are told apart by it.
const SECTIONS: [(&str, &[&str]); 20] = [
    ("profile", &[]),
    ("communication", &[]),
    ("custom", &[]),
    ("stages", &["entered", "stage"]),
    ("forces", &["id"]),
    ("changes", &["force", "date", "what"]),
    ("stakeholders", &["id"]),
    ("projects", &["id"]),
    ("goals", &["id"]),
    ("revisions", &["goal", "date"]),
    ("requests", &["id"]),
    ("interactions", &["at", "kind", "summary"]),
    ("commitments", &["id"]),
    ("contracts", &["id"]),
    ("documents", &["contract", "kind", "period"]),
    ("invoices", &["id"]),
    ("opportunities", &["id"]),
    ("feedback", &["date", "kind", "author", "text"]),
    ("occasions", &["date", "what"]),
    ("handovers", &["date"]),
];

/// What all draws of a ledger share.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) seed: u64,
    pub(super) today: NaiveDate,
    /// Long histories: about 100 KB a client.
    pub(super) heavy: bool,
}

/// What other clients may say of a client without knowing the rest.
pub(super) struct Identity {
    pub(super) name: String,
    pub(super) slug: String,
    language: usize,
}

impl Identity {
    /// Client `index` of a seed. The number in the slug keeps it unique in a ledger of any size.
    pub(super) fn of(seed: u64, index: u64) -> Self {
        let mut draw = Draw::new(seed, index, Purpose::Identity);
        let language = draw.below(LANGUAGES.len());
        let words = &LANGUAGES[language];
        let name = format!("{} {}", draw.pick(&words.propers), draw.pick(&words.trades));
        let slug = format!("{}-{index}", latin(&name));
        Self { name, slug, language }
    }
}

/// A finished client.
pub(super) struct Client {
    pub(super) identity: Identity,
    pub(super) words: &'static Phrases,
    /// The current stage.
    pub(super) stage: &'static Stage,
    /// The tier, `standard` also where the file leaves it out.
    pub(super) tier: &'static str,
    pub(super) rows: Vec<Row>,
}

impl Client {
    /// Client `index`, the same for every size of ledger.
    pub(super) fn draw(setting: Setting, index: u64) -> Self {
        let mut story = Story::begin(setting, index);
        story.people();
        story.opening();
        story.market();
        story.work();
        story.contact();
        story.papers();
        story.growth();
        let place = |row: &Row| SECTIONS.iter().position(|(name, _)| *name == row.section);
        story.rows.sort_by_key(place);
        Self { identity: story.identity, words: story.words, stage: story.stage, tier: story.tier.id, rows: story.rows }
    }

    /// The entries of a section, in the order of the file.
    pub(super) fn section<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Row> {
        self.rows.iter().filter(move |row| row.section == name)
    }

    /// The one `[profile]`.
    pub(super) fn profile(&self) -> &Row {
        &self.rows[0]
    }
}

/// A person as the rest of the story needs them.
struct Person {
    id: String,
    given: String,
    joined: NaiveDate,
    left: Option<NaiveDate>,
    client_side: bool,
}

/// A client in the making.
struct Story {
    draw: Draw,
    words: &'static Phrases,
    place: &'static Place,
    setting: Setting,
    index: u64,
    identity: Identity,
    manager: &'static str,
    tier: &'static Tier,
    path: Vec<(&'static Stage, NaiveDate)>,
    stage: &'static Stage,
    /// The day the story begins: entry into the first stage.
    since: NaiveDate,
    /// The day the first live stage began; never for those who have not signed.
    signed: Option<NaiveDate>,
    /// The last day of the story: today, or the day the client left.
    until: NaiveDate,
    people: Vec<Person>,
    taken: HashSet<String>,
    rows: Vec<Row>,
}

impl Story {
    fn begin(setting: Setting, index: u64) -> Self {
        let identity = Identity::of(setting.seed, index);
        let mut draw = Draw::new(setting.seed, index, Purpose::Story);
        let words = &LANGUAGES[identity.language];
        let path = opening::path(&mut draw, setting.today);
        let (stage, entered) = path[path.len() - 1];
        Self {
            place: draw.pick(&words.places),
            manager: *draw.pick(&agency::with_role("account")),
            // One key client in eight, half of all standard.
            tier: &agency::TIERS[*draw.pick(&[0, 1, 1, 2, 2, 2, 2, 3])],
            words,
            setting,
            index,
            identity,
            stage,
            since: path[0].1,
            signed: path.iter().find(|(stage, _)| matches!(stage.kind, "live" | "postsale")).map(|(_, day)| *day),
            until: if stage.kind == "closed" { entered } else { setting.today },
            path,
            people: Vec::new(),
            taken: HashSet::new(),
            rows: Vec::new(),
            draw,
        }
    }

    /// How often something happens, in a usual file and in a heavy one.
    fn times(&mut self, usual: (i64, i64), heavy: (i64, i64)) -> i64 {
        let (low, high) = if self.setting.heavy { heavy } else { usual };
        self.draw.between(low, high)
    }

    /// Adds an entry, unless the file has one with the same key already.
    fn add(&mut self, row: Row) -> bool {
        let key = SECTIONS.iter().find(|(name, _)| *name == row.section).map_or(&[][..], |(_, key)| *key);
        let mut mark = row.section.to_owned();
        for part in key {
            mark.push('\n');
            mark.push_str(&row.text(part).map_or_else(|| format!("{:?}", moment_or_day(&row, part)), str::to_owned));
        }
        let fresh = self.taken.insert(mark);
        if fresh {
            self.rows.push(row);
        }
        fresh
    }

    /// An id from words of any script that no other entry of the section has.
    fn id(&self, section: &str, words: &str) -> String {
        let base = latin(words);
        let mut id = base.clone();
        let mut count = 1;
        while self.taken.contains(&format!("{section}\n{id}")) {
            count += 1;
            id = format!("{base}-{count}");
        }
        id
    }

    /// A text with its gaps filled in.
    fn say(&mut self, texts: &[String]) -> String {
        let mut text = self.draw.pick(texts).clone();
        if text.contains("{person}") {
            let given = self.people.get(self.draw.below(self.people.len().max(1))).map_or("", |person| &person.given);
            text = text.replace("{person}", given);
        }
        if text.contains("{thing}") {
            text = text.replace("{thing}", self.draw.pick(&self.words.things).as_str());
        }
        if text.contains("{city}") {
            text = text.replace("{city}", &self.draw.pick(&self.words.places).city);
        }
        if text.contains("{n}") {
            text = text.replace("{n}", &self.draw.between(3, 80).to_string());
        }
        text
    }

    /// A text in `percent` of 100 cases.
    fn often(&mut self, percent: u32, texts: &[String]) -> Option<String> {
        self.draw.chance(percent).then(|| self.say(texts))
    }

    /// A word in `percent` of 100 cases.
    fn choice(&mut self, percent: u32, words: &[&'static str]) -> Option<&'static str> {
        self.draw.chance(percent).then(|| *self.draw.pick(words))
    }

    /// A day from `first` to `last` in `percent` of 100 cases.
    fn once(&mut self, percent: u32, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        self.draw.chance(percent).then(|| self.draw.day(first, last))
    }

    /// A list of one text in `percent` of 100 cases, else none.
    fn listed(&mut self, percent: u32, texts: &[String]) -> Vec<String> {
        self.often(percent, texts).into_iter().collect()
    }

    /// A person of the client who was there on a day. The first one always is.
    fn present(&mut self, day: NaiveDate) -> String {
        let there =
            |person: &&Person| person.client_side && person.joined <= day && person.left.is_none_or(|left| day <= left);
        let people: Vec<&Person> = self.people.iter().filter(there).collect();
        self.draw.pick(&people).id.clone()
    }

    /// The id of an entry of a section in `percent` of 100 cases, if there is one.
    fn one_of(&mut self, percent: u32, section: &str) -> Option<String> {
        let ids: Vec<&str> =
            self.rows.iter().filter(|row| row.section == section).filter_map(|row| row.text("id")).collect();
        if ids.is_empty() || !self.draw.chance(percent) { None } else { Some((*self.draw.pick(&ids)).to_owned()) }
    }

    /// An amount of about so many euros in the client's currency, in whole hundreds.
    fn amount(&mut self, low: i64, high: i64) -> Money {
        let currency: &'static str = &self.place.currency;
        let rate = match currency {
            "RUB" => 90,
            "PHP" => 60,
            "KZT" => 500,
            _ => 1,
        };
        Money { minor: self.draw.between(low, high) * rate * 100, currency }
    }
}

fn moment_or_day(row: &Row, key: &str) -> Option<NaiveDateTime> {
    match row.cell(key)? {
        Cell::Moment(moment) => Some(*moment),
        Cell::Day(day) => Some(NaiveDateTime::from(*day)),
        _ => None,
    }
}

/// A day so many days later, or earlier.
fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 { day - Days::new(days.unsigned_abs()) } else { day + Days::new(days.unsigned_abs()) }
}

/// Words of any script as a slug of at most 40 letters.
fn latin(words: &str) -> String {
    let mut slug = String::new();
    for letter in any_ascii::any_ascii(words).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if letter != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(40);
    slug.trim_end_matches('-').to_owned()
}
