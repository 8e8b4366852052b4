//! `folio explain`: one rule's page, and the list of all.

use folio::rules;

use crate::harness::Ledger;

#[test]
fn a_rule_is_explained_with_its_setting() {
    Ledger::bare().run(["explain", "due-before-made"]).prints(
        "due-before-made: a promise due before it was made

level  error
group  Consistency: records that contradict each other

A promise cannot fall due before it was made. Nearly always the year was mistyped, most often in January, and until it is \
         mended the promise stands on the agenda as broken for a year. Correct the year, or swap the two dates.

    [rules]
    due-before-made = \"error\"",
    );
}

#[test]
fn a_rule_that_cannot_be_changed_says_so() {
    Ledger::bare()
        .run(["explain", "syntax"])
        .shows("This rule is always an error: without it a ledger cannot be read safely.")
        .hides("[rules]");
}

#[test]
fn all_rules_are_listed_in_the_order_of_the_catalogue() {
    let run = Ledger::bare().run(["explain", "--format", "ids"]);
    let names: Vec<&str> = run.stdout().lines().collect();
    assert_eq!(names, rules::ALL.iter().map(|rule| rule.name).collect::<Vec<_>>());
    run.run(["explain"]).shows("due-before-made").shows("a promise due before it was made");
}

#[test]
fn a_slip_is_recognised() {
    Ledger::bare()
        .run(["explain", "due-before-maid"])
        .fails_with(2, "error: there is no rule `due-before-maid`\nhint: did you mean `due-before-made`?");
}

#[test]
fn every_explanation_is_worth_reading() {
    for rule in rules::ALL {
        let sentences = rule.explain.matches(". ").count() + 1;
        assert!(sentences >= 2 && rule.explain.len() < 600, "{}: {} letters", rule.name, rule.explain.len());
        assert!(!rule.finds.ends_with('.') && rule.finds.len() < 70, "{}: {}", rule.name, rule.finds);
    }
}
