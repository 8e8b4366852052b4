//! What a field can hold.

use std::fmt;

use crate::model::value::{
    Birthday, Country, Currency, Day, Email, Hours, Language, Moment, Money, Number, Period, SignedMoney, Slug, Span,
    Timezone, Url, ValueFault,
};

use super::catalogue::Field;

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Any text, or one that matches a regular expression.
    Text {
        /// The expression, if any; it may match anywhere.
        pattern: Option<String>,
    },
    /// A short name: small Latin letters, digits, hyphens.
    Slug,
    /// The number on a paper.
    Number,
    /// A whole number.
    Integer {
        /// The lowest allowed.
        min: Option<i64>,
        /// The highest allowed.
        max: Option<i64>,
    },
    /// A number with or without decimals.
    Decimal {
        /// The lowest allowed.
        min: Option<f64>,
        /// The highest allowed.
        max: Option<f64>,
    },
    /// `true` or `false`.
    Boolean,
    /// A TOML local date.
    Day,
    /// A TOML local date-time, or one with an offset.
    Moment,
    /// `"--03-07"`, or a TOML local date.
    Birthday,
    /// An amount of money, not negative.
    Money,
    /// An amount of money, negative for a refund.
    SignedMoney,
    /// A span of time.
    Span,
    /// A month, a quarter or a year.
    Period,
    /// From one time of day to a later one.
    Hours,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A country of ISO 3166.
    Country,
    /// A language tag of BCP 47.
    Language,
    /// A time zone of the IANA list.
    Timezone,
    /// A currency of ISO 4217.
    Currency,
    /// One of a closed list of words.
    Choice(Vec<Choice>),
    /// The id of something else.
    Reference(Target),
    /// A list of such values, in brackets.
    List(Box<Kind>),
    /// An inline table with these keys.
    Table(Vec<Field>),
    /// A table with keys of the ledger's own choice, all holding this.
    Open(Box<Kind>),
}

/// One word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word as the file spells it.
    pub value: String,
    /// What it means; empty where nothing is said.
    pub doc: String,
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An entry of this section of the same file.
    Section(String),
    /// A member of `folio.toml`.
    Member,
    /// A member, or the word `sales`.
    MemberOrSales,
    /// A member where the `side` of the promise is `us`, a stakeholder of the same file where it is `client`.
    Promiser,
    /// A tier of `folio.toml`.
    Tier,
    /// A stage of clients, `[[lifecycle]]` of `folio.toml`.
    Lifecycle,
    /// A stage of opportunities, `[[pipeline]]` of `folio.toml`.
    Pipeline,
    /// Another client, by its slug.
    Client,
}

impl Target {
    /// The target that `x-folio-target` names.
    pub(super) fn from_word(word: &str) -> Target {
        match word {
            "member" => Target::Member,
            "member-or-sales" => Target::MemberOrSales,
            "promiser" => Target::Promiser,
            "tier" => Target::Tier,
            "lifecycle" => Target::Lifecycle,
            "pipeline" => Target::Pipeline,
            "client" => Target::Client,
            section => Target::Section(section.to_owned()),
        }
    }

    /// Whether ids of this target are numbers on papers, not slugs.
    pub fn is_numbered(&self) -> bool {
        matches!(self, Target::Section(section) if section == "contracts" || section == "invoices")
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Section(section) => write!(formatter, "id in `{section}`"),
            Target::Member => formatter.write_str("id of a member"),
            Target::MemberOrSales => formatter.write_str("id of a member, or `sales`"),
            Target::Promiser => formatter.write_str("id of a member, or in `stakeholders` where `side` is `client`"),
            Target::Tier => formatter.write_str("id of a tier"),
            Target::Lifecycle => formatter.write_str("id of a stage in `lifecycle`"),
            Target::Pipeline => formatter.write_str("id of a stage in `pipeline`"),
            Target::Client => formatter.write_str("slug of a client"),
        }
    }
}

impl Kind {
    /// The kind that `x-folio-type` names.
    pub(super) fn from_word(word: &str) -> Option<Kind> {
        Some(match word {
            "slug" => Kind::Slug,
            "number" => Kind::Number,
            "day" => Kind::Day,
            "moment" => Kind::Moment,
            "birthday" => Kind::Birthday,
            "money" => Kind::Money,
            "signed-money" => Kind::SignedMoney,
            "span" => Kind::Span,
            "period" => Kind::Period,
            "hours" => Kind::Hours,
            "url" => Kind::Url,
            "email" => Kind::Email,
            "country" => Kind::Country,
            "language" => Kind::Language,
            "timezone" => Kind::Timezone,
            "currency" => Kind::Currency,
            _ => return None,
        })
    }

    /// What is wrong with a text as the content of a string of this kind; `None` if nothing, or if the kind is not
    /// written as a string.
    ///
    /// Patterns are not looked at, nor whether a reference names anything.
    pub fn fault(&self, text: &str) -> Option<ValueFault> {
        match self {
            Kind::Slug => Slug::fault(text),
            Kind::Number => text.parse::<Number>().err(),
            Kind::Birthday => text.parse::<Birthday>().err(),
            Kind::Money => text.parse::<Money>().err(),
            Kind::SignedMoney => text.parse::<SignedMoney>().err(),
            Kind::Span => text.parse::<Span>().err(),
            Kind::Period => text.parse::<Period>().err(),
            Kind::Hours => text.parse::<Hours>().err(),
            Kind::Url => text.parse::<Url>().err(),
            Kind::Email => text.parse::<Email>().err(),
            Kind::Country => text.parse::<Country>().err(),
            Kind::Language => text.parse::<Language>().err(),
            Kind::Timezone => text.parse::<Timezone>().err(),
            Kind::Currency => text.parse::<Currency>().err(),
            Kind::Reference(target) if target.is_numbered() => text.parse::<Number>().err(),
            Kind::Reference(_) => Slug::fault(text),
            _ => None,
        }
    }

    /// What is wrong with a text as a TOML date or date-time of this kind, written without quotes; `None` if nothing,
    /// or if the kind is not written so.
    pub fn date_fault(&self, text: &str) -> Option<ValueFault> {
        match self {
            Kind::Day => text.parse::<Day>().err(),
            Kind::Moment => text.parse::<Moment>().err(),
            _ => None,
        }
    }

    /// Whether values of this kind are written as a string in quotes; a birthday may be.
    pub fn is_text(&self) -> bool {
        !matches!(
            self,
            Kind::Integer { .. }
                | Kind::Decimal { .. }
                | Kind::Boolean
                | Kind::Day
                | Kind::Moment
                | Kind::List(_)
                | Kind::Table(_)
                | Kind::Open(_)
        )
    }

    /// A value of this kind as a file spells it, for help lines.
    pub fn example(&self) -> String {
        match self {
            Kind::Text { .. } => "\"…\"".to_owned(),
            Kind::Slug => "\"north-mill\"".to_owned(),
            Kind::Number => "\"№15/К\"".to_owned(),
            Kind::Integer { min, max } => max.or(*min).unwrap_or(1).to_string(),
            Kind::Decimal { min, max } => max.or(*min).unwrap_or(1.5).to_string(),
            Kind::Boolean => "true".to_owned(),
            Kind::Day => "2026-03-02".to_owned(),
            Kind::Moment => "2026-03-02T11:30:00".to_owned(),
            Kind::Birthday => "\"--03-07\"".to_owned(),
            Kind::Money | Kind::SignedMoney => "\"150000 RUB\"".to_owned(),
            Kind::Span => "\"14d\"".to_owned(),
            Kind::Period => "\"2026-09\"".to_owned(),
            Kind::Hours => "\"10:00-19:00\"".to_owned(),
            Kind::Url => "\"https://example.com\"".to_owned(),
            Kind::Email => "\"ivan@example.com\"".to_owned(),
            Kind::Country => "\"RU\"".to_owned(),
            Kind::Language => "\"ru\"".to_owned(),
            Kind::Timezone => "\"Europe/Moscow\"".to_owned(),
            Kind::Currency => "\"RUB\"".to_owned(),
            Kind::Choice(choices) => choices.first().map_or_else(String::new, |choice| format!("\"{}\"", choice.value)),
            Kind::Reference(target) if target.is_numbered() => "\"№15/К\"".to_owned(),
            Kind::Reference(_) => "\"…\"".to_owned(),
            Kind::List(of) => format!("[{}]", of.example()),
            Kind::Table(fields) => {
                let needed: Vec<_> = fields.iter().filter(|field| field.required).collect();
                let shown = if needed.is_empty() { fields.iter().take(1).collect() } else { needed };
                let pairs: Vec<_> =
                    shown.iter().map(|field| format!("{} = {}", field.name, field.kind.example())).collect();
                format!("{{ {} }}", pairs.join(", "))
            }
            Kind::Open(of) => format!("{{ name = {} }}", of.example()),
        }
    }
}

/// What the kind is called, for people: `day`, `list of texts`, `whole number from 1 to 5`.
impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Kind::Text { .. } => "text",
            Kind::Slug => "id",
            Kind::Number => "number on the paper",
            Kind::Integer { min, max } => return range(formatter, "whole number", min.as_ref(), max.as_ref()),
            Kind::Decimal { min, max } => return range(formatter, "number", min.as_ref(), max.as_ref()),
            Kind::Boolean => "true or false",
            Kind::Day => "day",
            Kind::Moment => "day and time",
            Kind::Birthday => "birthday",
            Kind::Money => "amount of money",
            Kind::SignedMoney => "amount of money, negative for a refund",
            Kind::Span => "span of time",
            Kind::Period => "month, quarter or year",
            Kind::Hours => "hours of a day",
            Kind::Url => "web address",
            Kind::Email => "e-mail address",
            Kind::Country => "country",
            Kind::Language => "language",
            Kind::Timezone => "time zone",
            Kind::Currency => "currency",
            Kind::Choice(_) => "choice",
            Kind::Reference(target) => return target.fmt(formatter),
            Kind::List(of) => return write!(formatter, "list, each: {of}"),
            Kind::Table(_) | Kind::Open(_) => "table",
        };
        formatter.write_str(word)
    }
}

fn range<N: fmt::Display>(
    formatter: &mut fmt::Formatter<'_>,
    what: &str,
    min: Option<&N>,
    max: Option<&N>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) => write!(formatter, "{what} from {min} to {max}"),
        (Some(min), None) => write!(formatter, "{what} from {min}"),
        (None, Some(max)) => write!(formatter, "{what} up to {max}"),
        (None, None) => formatter.write_str(what),
    }
}
