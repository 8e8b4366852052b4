//! What all documents have in common.

use serde_json::Value;

use crate::harness::Ledger;

/// The documents of the example agency, as a program asks for them.
const DOCUMENTS: [&[&str]; 13] = [
    &["agenda"],
    &["health", "--all"],
    &["health", "baltika"],
    &["portfolio", "--rows"],
    &["load"],
    &["renewals"],
    &["receivables"],
    &["drift"],
    &["brief", "baltika"],
    &["status", "baltika", "--money"],
    &["handover", "baltika"],
    &["map", "baltika"],
    &["list", "invoices"],
];

/// Every number of a document that has a point.
fn fractions(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Number(number) if number.is_f64() => found.push(number.to_string()),
        Value::Array(values) => values.iter().for_each(|value| fractions(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| fractions(value, found)),
        _ => {}
    }
}

#[test]
fn computed_figures_have_no_more_digits_than_they_are_worth() {
    let agency = Ledger::example("agency").committed();
    let mut found = Vec::new();
    for document in DOCUMENTS {
        let words = [document, &["--format", "json"]].concat();
        let done = agency.folio(&words, None);
        let answer: Value =
            serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{document:?}: {error}"));
        fractions(&answer, &mut found);
    }
    assert!(found.len() > 100, "{} figures", found.len());
    let long =
        |figure: &&String| figure.split('.').nth(1).is_some_and(|digits| digits.len() > 4) || figure.contains('e');
    assert_eq!(found.iter().find(long), None);
}
