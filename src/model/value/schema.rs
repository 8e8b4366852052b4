//! The values in JSON Schema, as editors read it; `x-folio-type` names the value that folio itself reads with `FromStr`.
//!
//! The patterns say what `FromStr` says, as far as a pattern can, so that an editor objects where folio does.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    Birthday, Country, Currency, Day, Email, Hours, Language, Moment, Money, Number, Percent, Period, Ref, Scale,
    Score, Sentiment, SignedMoney, Slug, Span, Target, Timezone, Url,
};
use crate::model::rows::Rows;

/// Implements `JsonSchema` for a value: under its name in `$defs`, or in place.
macro_rules! described {
    ($($value:ident in $where:ident: $schema:expr;)+) => {$(
        impl JsonSchema for $value {
            fn schema_name() -> Cow<'static, str> {
                stringify!($value).into()
            }

            fn inline_schema() -> bool {
                stringify!($where) == "place"
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

const SLUG: &str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$";

described! {
    Slug in defs: json_schema!({
        "type": "string", "pattern": SLUG, "not": { "enum": devices() }, "x-folio-type": "slug",
        "description": "Small Latin letters, digits and hyphens, at most 64; not a name that Windows keeps for a device."
    });
    Number in defs: json_schema!({
        "type": "string", "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "maxLength": 64, "x-folio-type": "number",
        "description": "The number on the paper: at most 64 printable characters.", "examples": ["№15/К", "INV-2026/17"]
    });
    Day in place: json_schema!({ "type": "string", "format": "date" });
    Moment in defs: json_schema!({
        "anyOf": [
            { "type": "string", "format": "date-time-local", "pattern": LOCAL_MOMENT },
            { "type": "string", "format": "date-time" }
        ],
        "x-folio-type": "moment"
    });
    Birthday in defs: json_schema!({
        "anyOf": [
            { "type": "string", "format": "date" },
            { "type": "string", "pattern": "^--(02-(0[1-9]|[12][0-9])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))$" }
        ],
        "x-folio-type": "birthday", "examples": ["--03-07"]
    });
    Money in defs: json_schema!({
        "type": "string", "pattern": money(""), "x-folio-type": "money",
        "description": "A number, a space and a currency of ISO 4217, with at most the decimals the currency has.",
        "examples": ["150000 RUB", "1250.50 EUR"]
    });
    SignedMoney in defs: json_schema!({
        "type": "string", "pattern": money("-?"), "x-folio-type": "signed-money",
        "description": "A number, a space and a currency of ISO 4217; negative for a refund.",
        "examples": ["150000 RUB", "-20000 RUB"]
    });
    Currency in defs: json_schema!({ "type": "string", "enum": currencies(), "x-folio-type": "currency" });
    Country in defs: json_schema!({ "type": "string", "enum": countries(), "x-folio-type": "country" });
    Timezone in defs: json_schema!({
        "type": "string", "enum": timezones(), "x-folio-type": "timezone"
    });
    Language in defs: json_schema!({
        "type": "string", "pattern": language(), "x-folio-type": "language",
        "description": "A language tag of BCP 47.", "examples": ["ru", "en-GB", "fil"]
    });
    Span in defs: json_schema!({
        "type": "string", "pattern": "^(0|[1-9][0-9]{0,3})(d|w|mo|y|wd|h)$", "x-folio-type": "span",
        "description": "A number and a unit: d, w, mo, y, wd (working days) or h (working hours).",
        "examples": ["14d", "2w", "3mo", "1y", "2wd", "4h"]
    });
    Period in defs: json_schema!({
        "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$", "x-folio-type": "period",
        "description": "A month, a quarter or a year.", "examples": ["2026-09", "2026-Q3", "2026"]
    });
    Hours in defs: json_schema!({
        "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        "x-folio-type": "hours", "description": "From and until, the later one last.", "examples": ["10:00-19:00"]
    });
    Email in defs: json_schema!({
        "type": "string", "pattern": "^[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\"]+$", "x-folio-type": "email",
        "examples": ["ivan@example.com"]
    });
    Url in defs: json_schema!({
        "type": "string", "pattern": "^https?://[^\\s/?#<>\"]+([/?#][^\\s<>\"]*)?$", "x-folio-type": "url",
        "examples": ["https://example.com"]
    });
    Scale in place: json_schema!({ "type": "integer", "minimum": Scale::LOWEST, "maximum": Scale::HIGHEST });
    Percent in place: json_schema!({ "type": "integer", "minimum": Percent::LOWEST, "maximum": Percent::HIGHEST });
    Sentiment in place: json_schema!({ "type": "integer", "minimum": Sentiment::LOWEST, "maximum": Sentiment::HIGHEST });
    Score in place: json_schema!({ "type": "integer", "minimum": Score::LOWEST, "maximum": Score::HIGHEST });
}

const LOCAL_MOMENT: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?$";

impl<T: Target> JsonSchema for Ref<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Ref_{}", T::NAME).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut id = if T::NUMBERED { generator.subschema_for::<Number>() } else { generator.subschema_for::<Slug>() };
        id.insert("x-folio-target".to_owned(), T::NAME.into());
        id
    }
}

impl<T: JsonSchema> JsonSchema for Rows<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Rows_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

fn devices() -> Vec<String> {
    let numbered = ["com", "lpt"].map(|port| (1..=9).map(move |number| format!("{port}{number}")));
    ["con", "prn", "aux", "nul"].map(str::to_owned).into_iter().chain(numbered.into_iter().flatten()).collect()
}

/// All words of so many capital letters, of which the kept lists know some.
fn words(length: usize) -> Vec<String> {
    (0..length).fold(vec![String::new()], |words, _| {
        words.iter().flat_map(|word| ('A'..='Z').map(move |letter| format!("{word}{letter}"))).collect()
    })
}

fn currencies() -> Vec<String> {
    words(3).into_iter().filter(|code| code.parse::<Currency>().is_ok()).collect()
}

fn countries() -> Vec<String> {
    words(2).into_iter().filter(|code| code.parse::<Country>().is_ok()).collect()
}

fn timezones() -> Vec<String> {
    Timezone::names()
}

/// Currencies by their minor digits, those with two first: the start of the pattern is what people get to see.
fn money(sign: &str) -> String {
    let digits = |count: u32| {
        let codes: Vec<_> = currencies().into_iter().filter(|code| digits_of(code) == count).collect();
        codes.join("|")
    };
    let with = |count: u32, whole: u32| format!("[0-9]{{1,{whole}}}(\\.[0-9]{{1,{count}}})? ({})", digits(count));
    let forms = [with(2, 15), format!("[0-9]{{1,15}} ({})", digits(0)), with(3, 15), with(4, 14)];
    format!("^{sign}({})$", forms.join("|"))
}

fn digits_of(code: &str) -> u32 {
    code.parse::<Currency>().map_or(0, Currency::minor_digits)
}

fn language() -> String {
    let exists = |tag: &str| tag.parse::<Language>().is_ok();
    let languages: Vec<_> = words(2).iter().map(|word| word.to_lowercase()).filter(|word| exists(word)).collect();
    let regions: Vec<_> = words(2).into_iter().filter(|word| exists(&format!("en-{word}"))).collect();
    format!(
        "^({}|[a-z]{{3}})(-[A-Z][a-z]{{3}})?(-({}|[0-9]{{3}}))?(-([a-z0-9]{{5,8}}|[0-9][a-z0-9]{{3}}))*$",
        languages.join("|"),
        regions.join("|")
    )
}
