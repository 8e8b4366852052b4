//! The patterns that editors read and the `FromStr` that folio reads with take the same texts.

use proptest::prelude::{ProptestConfig, proptest};
use serde_json::Value;

use super::effective;
use super::kind::Kind;

/// Whether the schema's own words for a definition take a text.
fn schema_takes(definition: &str, text: &str) -> bool {
    thread_local! {
        static SCHEMA: Value = effective::client(&crate::model::Settings::default());
    }
    let node = SCHEMA.with(|schema| schema["$defs"][definition].clone());
    assert!(node.is_object(), "{definition}");
    // Editors judge formats, which the standard leaves open.
    jsonschema::options()
        .should_validate_formats(true)
        .build(&node)
        .expect("a definition that compiles")
        .is_valid(&Value::from(text))
}

fn agree(definition: &str, kind: &Kind, text: &str) {
    assert_eq!(schema_takes(definition, text), kind.fault(text).is_none(), "{definition}: {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_slugs(text in "[a-c0-2A_\\-]{0,7}") {
        agree("Slug", &Kind::Slug, &text);
    }

    #[test]
    fn on_numbers(text in "[№/\u{7}\u{85}\n ]{0,7}") {
        agree("Number", &Kind::Number, &text);
    }

    #[test]
    fn on_spans(text in "[0-9dwmoyh]{0,7}") {
        agree("Span", &Kind::Span, &text);
    }

    #[test]
    fn on_periods(text in "20[0-9]{2}(-[Qq]?[0-9]{0,2})?") {
        agree("Period", &Kind::Period, &text);
    }

    #[test]
    fn on_birthdays(text in "--[01][0-9]-[0-3][0-9]") {
        agree("Birthday", &Kind::Birthday, &text);
    }

    #[test]
    fn on_money(text in "-?[0-9]{1,3}[.,]?[0-9]{0,4} ?(RUB|JPY|KWD|CLF|XAU|RUR|rub)") {
        agree("Money", &Kind::Money, &text);
        agree("SignedMoney", &Kind::SignedMoney, &text);
    }

    #[test]
    fn on_much_money(text in "[0-9]{13,17}(\\.[0-9]{1,4})? (RUB|JPY|KWD|CLF)") {
        agree("Money", &Kind::Money, &text);
    }

    #[test]
    fn on_currencies_and_countries(text in "[A-Z]{2,3}") {
        agree("Currency", &Kind::Currency, &text);
        agree("Country", &Kind::Country, &text);
    }
}

#[test]
fn devices_are_refused_by_both() {
    for text in ["con", "aux", "com1", "lpt9", "com0", "com10", "null"] {
        agree("Slug", &Kind::Slug, text);
    }
}

#[test]
fn languages_that_people_write_are_taken_by_both() {
    for text in [
        "ru",
        "en",
        "en-GB",
        "en-UK",
        "fil",
        "ua",
        "zh-Hant-TW",
        "es-419",
        "sr-Latn-RS",
        "de-CH-1996",
        "en_GB",
        "RU",
        "x-a",
    ] {
        agree("Language", &Kind::Language, text);
    }
}
