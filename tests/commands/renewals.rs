//! Stories of `folio renewals`: contracts to be decided on.

use crate::harness::{DEBTOR, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn nothing_has_to_be_decided_within_ninety_days() {
    two().run(["renewals"]).prints(
        r"Renewals up to 31 May 2026

Nothing has to be decided until then.",
    );
}

#[test]
fn further_ahead_the_notice_deadline_comes_into_sight() {
    two().run(["renewals", "--within", "6mo"]).prints(
        r#"Renewals up to 2 September 2026

client  manager  contract  notice until  when         ends         afterwards  decision   a year, or all of it  where
acme    anna     A-1       2 Jul 2026    in 122 days  31 Aug 2026  stops       undecided         RUB 1,200,000  clients/acme.toml:55

at stake, undecided  RUB 1,200,000

A contract without a notice period counts by its end. What is at stake is what comes in a year; where nothing comes again and again, what the whole contract is worth.

    folio set acme 'contracts."A-1".decision=renew' 'contracts."A-1".decided=today'"#,
    );
}

#[test]
fn the_renewals_of_the_example() {
    Ledger::example("agency").run(["renewals"]).prints(
        r#"Renewals up to 31 May 2026

client        manager  contract    notice until  when        ends         afterwards         decision              a year, or all of it  where
novyy-bereg   anna     НБ-1/23     1 Apr 2026    in 30 days  31 May 2026  stops              undecided                   RUB 10,800,000  clients/novyy-bereg.toml:380
sakura-box    boris    СБ-11       30 Apr 2026   in 59 days  31 May 2026  stops              undecided                    RUB 1,440,000  clients/sakura-box.toml:412
sakura-box    boris    СБ-11/2                   in 59 days  30 Apr 2026  stops              undecided                      RUB 680,000  clients/sakura-box.toml:429
ladoga-beton  lev      ЛБ-4        16 May 2026   in 75 days  15 Jun 2026  stops              renew on other terms         RUB 1,080,000  clients/ladoga-beton.toml:149
novyy-bereg   anna     НБ-3/25                   in 88 days  29 May 2026  stops              undecided                    RUB 5,200,000  clients/novyy-bereg.toml:399
ladoga-group  vera     ЛГ/2025-77  31 May 2026   in 90 days  31 Aug 2026  goes on by itself  undecided                    RUB 2,160,000  clients/ladoga-group.toml:212

at stake, undecided  RUB 20,280,000

A contract without a notice period counts by its end. What is at stake is what comes in a year; where nothing comes again and again, what the whole contract is worth.

    folio set novyy-bereg 'contracts."НБ-1/23".decision=renew' 'contracts."НБ-1/23".decided=today'"#,
    );
}

#[test]
fn the_renewals_of_one_manager_in_filipino() {
    Ledger::example("agency").run(["renewals", "--manager", "grace", "--within", "1y", "--lang", "fil"]).prints(
        r#"Mga renewal hanggang Marso 2, 2027

kliyente        tagapamahala  kontrata    abiso hanggang  natitira     wakas         pagkatapos  pasya                     sa isang taon, o kabuuan  saan
klinika-bituin  grace         KB-2025-01  Hun 30, 2026    120 araw pa  Ago 31, 2026  titigil     hindi pa napagpapasyahan               PHP 480,000  clients/cebu/klinika-bituin.toml:400

nakataya, hindi pa napagpapasyahan  PHP 480,000

Ang kontratang walang panahon ng abiso ay binibilang ayon sa wakas nito. Ang nakataya ay ang pumapasok sa isang taon; kung walang paulit-ulit na bayad, ang halaga ng buong kontrata.

    folio set klinika-bituin 'contracts."KB-2025-01".decision=renew' 'contracts."KB-2025-01".decided=today'"#,
    );
}

#[test]
fn a_span_that_is_none_is_refused() {
    two().run(["renewals", "--within", "soon"]).refuses(2, "`soon` is not a span of time");
}

#[test]
fn programs_get_the_deadline_and_what_is_at_stake() {
    two()
        .run(["renewals", "--within", "6mo", "--format", "jsonl"])
        .shows("\"notice_deadline\":\"2026-07-02\"")
        .shows("\"at_stake\":\"1200000 RUB\"")
        .shows("\"evidence\":[{\"file\":\"clients/acme.toml\",\"line\":55}]");
}
