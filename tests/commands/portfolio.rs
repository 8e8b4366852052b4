//! Stories of `folio portfolio`: how the clients do, for the head.

mod example;
mod rows;

use crate::harness::{DEBTOR, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn every_figure_has_its_base_and_its_time() {
    two().run(["portfolio"]).prints(
        r"Portfolio 2026-Q1: 1 January 2026 to 2 March 2026

figure                                value  base                                 records  time
recurring revenue a month, RUB  RUB 100,000  1 contract in force                        1  2 Mar 2026
net revenue retention, RUB             100%  of RUB 100,000 a month at the start        1  1 Jan 2026 – 2 Mar 2026
gross revenue retention, RUB           100%  of RUB 100,000 a month at the start        1  1 Jan 2026 – 2 Mar 2026
clients lost                             0%  of 2 clients at the start                  2  1 Jan 2026 – 2 Mar 2026
clients who order again                   –  of 0 clients with an order                 0  2 Mar 2026
new clients by recommendation             –  of 0 new clients                           0  1 Jan 2026 – 2 Mar 2026
NPS                                       –  0 answers, 5 are needed                    0  1 Jan 2026 – 2 Mar 2026
CSAT                                      –  0 answers, 5 are needed                    0  1 Jan 2026 – 2 Mar 2026
CES                                       –  0 answers, 5 are needed                    0  1 Jan 2026 – 2 Mar 2026
our promises kept in time               50%  of 2 due                                   2  1 Jan 2026 – 2 Mar 2026
their promises kept in time               –  of 0 due                                   0  1 Jan 2026 – 2 Mar 2026
our slips told ahead                     0%  of 1 late                                  1  1 Jan 2026 – 2 Mar 2026
projects delivered in time                –  of 0 delivered                             0  1 Jan 2026 – 2 Mar 2026
time to answer, median                    –  0 answers                                  0  1 Jan 2026 – 2 Mar 2026
days of sales owed, EUR             61 days  EUR 250.50 billed                          2  1 Jan 2026 – 2 Mar 2026
days of sales owed, RUB           48.8 days  RUB 200,000 billed                         4  1 Jan 2026 – 2 Mar 2026
largest client's part, EUR             100%  of EUR 250.50 billed                       1  3 Mar 2025 – 2 Mar 2026
largest client's part, RUB             100%  of RUB 200,000 billed                      2  3 Mar 2025 – 2 Mar 2026
time with us, mean                 6 months  1 client                                   1  2 Mar 2026

Recurring revenue a month, RUB
day                  RUB
30 Apr 2025        RUB 0
31 May 2025        RUB 0
30 Jun 2025        RUB 0
31 Jul 2025        RUB 0
31 Aug 2025        RUB 0
30 Sep 2025  RUB 100,000
31 Oct 2025  RUB 100,000
30 Nov 2025  RUB 100,000
31 Dec 2025  RUB 100,000
31 Jan 2026  RUB 100,000
28 Feb 2026  RUB 100,000
2 Mar 2026   RUB 100,000

Health

green                       0
amber                       0
red                         1
unknown                     1
a month from red clients    RUB 100,000
a month from amber clients  nothing

Moved since the period began:

- Acme: 20 (red) → 71 (red)

Renewals

within 30 days  0, 0 undecided; at stake: nothing
within 60 days  0, 0 undecided; at stake: nothing
within 90 days  0, 0 undecided; at stake: nothing

What is owed

Ageing, EUR
days overdue             EUR
not due           EUR 250.50  ████████████████
1–30 days              EUR 0
31–60 days             EUR 0
61–90 days             EUR 0
91 days and more       EUR 0

Ageing, RUB
days overdue              RUB
not due           RUB 100,000  ████████████████
1–30 days          RUB 60,000  █████████▋
31–60 days              RUB 0
61–90 days              RUB 0
91 days and more        RUB 0

Concentration over 12 months

- North Mill: 100% (EUR 250.50), red
- Acme: 100% (RUB 200,000), red

Load

member       grade   clients  weight  load  projects  talks a month  recurring a month  away  limit
Anna Orlova  senior        1  1 of 5   20%   0 of 15            2.1        RUB 100,000
Boris Belov  middle        1  1 of 4   25%   0 of 15              1

Completeness: the least complete

client  written  missing                                                                                                                                                                                               where
north        0%  profile.legal_name, profile.industry, profile.size, profile.city, profile.country, profile.since, profile.source, profile.backup, profile.offers, profile.buyers, profile.processes, profile.summary  clients/north.toml:1
acme         8%  profile.legal_name, profile.industry, profile.size, profile.city, profile.country, profile.source, profile.backup, profile.offers, profile.buyers, profile.processes, profile.summary                 clients/acme.toml:1

Not looked at for too long

client  goals  forces  people  longest
acme        0       0       1   2 days

Every figure states its time, its base and how many records it rests on; --rows lists them. Currencies are never added.

    folio health --why",
    );
}

#[test]
fn rows_list_what_is_behind_each_figure() {
    two().run(["portfolio", "--rows", "--manager", "anna", "--period", "2026-02"]).prints(
        r"Portfolio 2026-02: 1 February 2026 to 28 February 2026

Only the clients of Anna Orlova.

figure                                value  base                                 records  time
recurring revenue a month, RUB  RUB 100,000  1 contract in force                        1  28 Feb 2026
net revenue retention, RUB             100%  of RUB 100,000 a month at the start        1  1 Feb 2026 – 28 Feb 2026
gross revenue retention, RUB           100%  of RUB 100,000 a month at the start        1  1 Feb 2026 – 28 Feb 2026
clients lost                             0%  of 1 client at the start                   1  1 Feb 2026 – 28 Feb 2026
clients who order again                   –  of 0 clients with an order                 0  28 Feb 2026
new clients by recommendation             –  of 0 new clients                           0  1 Feb 2026 – 28 Feb 2026
NPS                                       –  0 answers, 5 are needed                    0  1 Feb 2026 – 28 Feb 2026
CSAT                                      –  0 answers, 5 are needed                    0  1 Feb 2026 – 28 Feb 2026
CES                                       –  0 answers, 5 are needed                    0  1 Feb 2026 – 28 Feb 2026
our promises kept in time               50%  of 2 due                                   2  1 Feb 2026 – 28 Feb 2026
their promises kept in time               –  of 0 due                                   0  1 Feb 2026 – 28 Feb 2026
our slips told ahead                     0%  of 1 late                                  1  1 Feb 2026 – 28 Feb 2026
projects delivered in time                –  of 0 delivered                             0  1 Feb 2026 – 28 Feb 2026
time to answer, median                    –  0 answers                                  0  1 Feb 2026 – 28 Feb 2026
days of sales owed, RUB           44.8 days  RUB 100,000 billed                         3  1 Feb 2026 – 28 Feb 2026
largest client's part, RUB             100%  of RUB 200,000 billed                      2  1 Mar 2025 – 28 Feb 2026
time with us, mean               5.9 months  1 client                                   1  28 Feb 2026

Recurring revenue a month, RUB
day                  RUB
31 Mar 2025        RUB 0
30 Apr 2025        RUB 0
31 May 2025        RUB 0
30 Jun 2025        RUB 0
31 Jul 2025        RUB 0
31 Aug 2025        RUB 0
30 Sep 2025  RUB 100,000
31 Oct 2025  RUB 100,000
30 Nov 2025  RUB 100,000
31 Dec 2025  RUB 100,000
31 Jan 2026  RUB 100,000
28 Feb 2026  RUB 100,000

Health

green                       0
amber                       1
red                         0
unknown                     0
a month from red clients    nothing
a month from amber clients  RUB 100,000

Moved since the period began:

- Acme: 48 (red) → 71 (amber)

Renewals

within 30 days  0, 0 undecided; at stake: nothing
within 60 days  0, 0 undecided; at stake: nothing
within 90 days  0, 0 undecided; at stake: nothing

What is owed

Ageing, RUB
days overdue              RUB
not due           RUB 100,000  ████████████████
1–30 days          RUB 60,000  █████████▋
31–60 days              RUB 0
61–90 days              RUB 0
91 days and more        RUB 0

Concentration over 12 months

- Acme: 100% (RUB 200,000), red

Load

member       grade   clients  weight  load  projects  talks a month  recurring a month  away  limit
Anna Orlova  senior        1  1 of 5   20%   0 of 15            2.1        RUB 100,000

Completeness: the least complete

client  written  missing                                                                                                                                                                                where
acme         8%  profile.legal_name, profile.industry, profile.size, profile.city, profile.country, profile.source, profile.backup, profile.offers, profile.buyers, profile.processes, profile.summary  clients/acme.toml:1

recurring revenue a month, RUB

client  record  part          amount  where
acme    A-1     counted  RUB 100,000  clients/acme.toml:55

net revenue retention, RUB

client  record  part       at the start       amount  where
acme    A-1     unchanged   RUB 100,000  RUB 100,000  clients/acme.toml:55

gross revenue retention, RUB

client  record  part       at the start       amount  where
acme    A-1     unchanged   RUB 100,000  RUB 100,000  clients/acme.toml:55

clients lost

client  record    part    day         where
acme    delivery  stayed  1 Sep 2025  clients/acme.toml:14

our promises kept in time

client  record  part     day          where
acme    plan    in time  20 Feb 2026  clients/acme.toml:39
acme    report  late     24 Feb 2026  clients/acme.toml:48

our slips told ahead

client  record  part  day          where
acme    report  late  24 Feb 2026  clients/acme.toml:48

days of sales owed, RUB

client  record  part    day               amount  where
acme    A-7     owed    3 Feb 2026    RUB 60,000  clients/acme.toml:65
acme    A-8     owed    6 Mar 2026   RUB 100,000  clients/acme.toml:72
acme    A-8     billed  20 Feb 2026  RUB 100,000  clients/acme.toml:72

largest client's part, RUB

client  record  part    day               amount  where
acme    A-7     billed  20 Jan 2026  RUB 100,000  clients/acme.toml:65
acme    A-8     billed  20 Feb 2026  RUB 100,000  clients/acme.toml:72

time with us, mean

client  part    day              value  where
acme    stayed  1 Sep 2025  5.9 months  clients/acme.toml:5

Every figure states its time, its base and how many records it rests on; --rows lists them. Currencies are never added.

    folio health --why",
    );
}

#[test]
fn a_period_that_is_over_is_told_as_it_was_known_then() {
    // In January nothing had been paid, the report was not due, and the invoice of February not issued.
    let told = two().run(["portfolio", "--period", "2026-01", "--manager", "anna"]);
    told.shows("Portfolio 2026-01: 1 January 2026 to 31 January 2026")
        .shows("RUB\u{a0}100,000 billed")
        .hides("of 2 due");
}

#[test]
fn what_changes_at_new_year_is_a_change_of_the_new_year() {
    let client = |stages: &str, contracts: &str| {
        let stages = format!("[[stages]]\nstage = \"delivery\"\nentered = 2024-01-01\n{stages}");
        format!("[profile]\nname = \"N\"\nmanager = \"anna\"\n\n{stages}\n{contracts}")
    };
    let contract = |id: u32, recurring: u32, starts: &str, ends: &str| {
        format!(
            "\n[[contracts]]\nid = \"{id}\"\nkind = \"sow\"\nstate = \"active\"\nstarts = {starts}\nends = {ends}\n\
             recurring = \"{recurring} EUR\"\nperiod = \"monthly\"\n"
        )
    };
    let gone = "[[stages]]\nstage = \"former\"\nentered = 2026-01-01\n";
    let until = |ends| contract(1, 100, "2024-01-01", ends);
    let figures = |period: &str| {
        let run = Ledger::new()
            .client("stays", &client("", &until("2027-12-31")))
            .client("leaves", &client(gone, &until("2025-12-31")))
            .client("grows", &client("", &(until("2025-12-31") + &contract(2, 300, "2026-01-01", "2026-12-31"))))
            .run(["portfolio", "--period", period])
            .succeeds();
        let value = |name: &str| {
            let line = run.stdout().lines().find(|line| line.starts_with(name)).expect("the figure");
            line.split_whitespace().find(|word| word.ends_with('%')).expect("a share").to_owned()
        };
        ["net revenue", "gross revenue", "clients lost"].map(value)
    };
    // All three bring 100 on 31 December. On the last day of the time: 100 + 0 + 300 of 300, without what has grown 100 + 0 + 100;
    // one of three clients was lost.
    for period in ["2026-01", "2026-Q1", "2026"] {
        assert_eq!(figures(period), ["133.3%", "66.7%", "33.3%"], "{period}");
    }
    for period in ["2025-12", "2025-Q4", "2025"] {
        assert_eq!(figures(period), ["100%", "100%", "0%"], "{period}");
    }
}

#[test]
fn a_client_that_was_lost_is_named_with_the_reason() {
    Ledger::example("agency").run(["portfolio", "--period", "2025-Q4"]).shows("teply-dom");
}

#[test]
fn a_period_to_come_is_refused() {
    two()
        .run(["portfolio", "--period", "2026-Q2"])
        .fails_with(2, "error: the period 2026-Q2 has not begun on 2026-03-02\nhint: the quarter of today is 2026-Q1");
    two().run(["portfolio", "--period", "spring"]).refuses(2, "`spring` is not a period");
}

#[test]
fn programs_get_a_part_a_line_and_the_rows_on_demand() {
    two()
        .run(["portfolio", "--format", "jsonl"])
        .shows("{\"part\":\"figures\",\"figure\":\"recurring-revenue\",\"currency\":\"RUB\"")
        .hides("\"behind\"");
    two().run(["portfolio", "--rows", "--format", "jsonl"]).shows("\"behind\":[{\"client\":\"acme\",\"entry\":\"A-1\"");
}

#[test]
fn the_portfolio_speaks_russian_and_filipino() {
    two().run(["portfolio", "--lang", "ru"]).shows("1 действующий договор").shows("из 2 клиентов в начале");
    two().run(["portfolio", "--lang", "fil"]).shows("sa 2 kliyente sa simula");
}

#[test]
fn a_page_for_the_head_is_one_document_with_its_pictures() {
    two().run(["portfolio", "--format", "html"]).shows("<svg").hides("<script");
}
