//! Stories of `folio health`: how the clients do, and why.

use crate::harness::{ACME, DEBTOR, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn the_worst_stands_first_and_the_unknown_last() {
    two().run(["health"]).prints(
        r"Health of the clients

client  score  colour   coverage  30 days  pulse  why
acme       71  red          100%      +23  green  we broke the promise “The February report” without a warning, 4 working days ago
north          unknown       45%                  insufficient: too little is known

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio health acme --why",
    );
}

#[test]
fn why_shows_the_score_of_every_factor() {
    two().run(["health", "--why", "--manager", "anna"]).prints(
        r"Health of the clients

client  score  colour  coverage  30 days  pulse  contact  promises  satisf.  people  payment  goal  contin.  why
acme       71  red         100%      +23  green      100        40       75      50     90.6    60      100  we broke the promise “The February report” without a warning, 4 working days ago

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio health acme --why",
    );
}

#[test]
fn one_client_with_factors_inputs_records_and_trend() {
    two().run(["health", "acme", "--why"]).prints(
        r"Health of Acme

score     71 (red)
coverage  100%
30 days   +23
pulse     green, 20 Feb 2026
manager   Anna Orlova

Red whatever the score

- we broke the promise “The February report” without a warning, 4 working days ago
  clients/acme.toml:48

Factors

factor        weight  score  what was found
contact           20    100  last spoken 5 days ago, on 25 Feb 2026; agreed: every 14 days
promises          20     40  1 of 2 kept in time, 0 late with a warning ahead, 1 open and overdue
satisfaction      15     75  no survey answer and the mood of 1 talk: mean 75
relationship      15     50  a single thread, so 50 at most; somebody who decides was reached; no champion
payment           15   90.6  RUB 60,000 overdue of RUB 160,000 open, the oldest by 27 days
goal              10     60  confirmed; 100% of the requests do not advance it
continuity         5    100  notice possible until 2 Jul 2026, 122 days ahead, undecided

Records behind it

- contact
  clients/acme.toml:32
  clients/acme.toml:11
- promises
  clients/acme.toml:48
  clients/acme.toml:39
- satisfaction
  clients/acme.toml:32
- relationship
  clients/acme.toml:18
- payment
  clients/acme.toml:65
- goal
  clients/acme.toml:25
  clients/acme.toml:78
- continuity
  clients/acme.toml:55

Score over 30 days
day          score
31 Jan 2026     48
2 Feb 2026      48
9 Feb 2026      42
16 Feb 2026     39
23 Feb 2026     56
2 Mar 2026      71

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio keep acme report",
    );
}

#[test]
fn without_why_the_records_stay_away() {
    two().run(["health", "north"]).prints(
        r"Health of North Mill

score     insufficient: too little is known
coverage  45%
30 days   –
pulse     not given
manager   Boris Belov

Factors

factor        weight  score  what was found
contact           20    100  last spoken 10 days ago, on 20 Feb 2026; nothing is agreed, the tier says every 30 days
promises          20         no data
satisfaction      15         no data
relationship      15         no data
payment           15    100  EUR 250.50 open, none of it overdue
goal              10     20  no goal is known
continuity         5         no data

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio show north goals",
    );
}

#[test]
fn a_client_of_whom_nothing_is_known_gets_no_score() {
    Ledger::new().client("acme", ACME).run(["health", "acme"]).prints(
        r"Health of Acme

score     insufficient: too little is known
coverage  10%
30 days   –
pulse     not given
manager   Anna Orlova

Factors

factor        weight  score  what was found
contact           20         no data
promises          20         no data
satisfaction      15         no data
relationship      15         no data
payment           15         no data
goal              10     20  no goal is known
continuity         5         no data

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio show acme goals",
    );
}

#[test]
fn a_ledger_without_clients_says_so() {
    Ledger::new().run(["health"]).prints(
        r"Health of the clients

There is no client in our care.",
    );
}

#[test]
fn an_unknown_manager_is_refused_with_the_nearest() {
    two()
        .run(["health", "--manager", "ana"])
        .fails_with(2, "error: there is no member `ana`\nhint: did you mean `anna`?");
}

#[test]
fn who_left_is_shown_only_when_everybody_is() {
    Ledger::example("agency").run(["health"]).hides("teply-dom").hides("dobro-pekarnya");
    Ledger::example("agency").run(["health", "--all"]).shows("teply-dom").shows("dobro-pekarnya");
}

#[test]
fn what_happened_later_does_not_count_for_an_earlier_day() {
    // On 24 February the report was not overdue yet, and there was nothing to be red for.
    let ledger = two().today("2026-02-24");
    ledger.run(["health", "acme"]).shows("amber").hides("Red whatever the score").hides("25 Feb 2026");
}

#[test]
fn programs_get_inputs_and_places() {
    two()
        .run(["health", "acme", "--format", "json"])
        .shows("\"command\": \"health\"")
        .shows("\"score\": 71")
        .shows("\"rule\": \"broken-promise\"")
        .shows("\"late_warned\": 0")
        .shows("\"file\": \"clients/acme.toml\"")
        .shows("\"next\": \"folio keep acme report\"");
}

#[test]
fn documents_are_pages_in_markdown_and_html() {
    two().run(["health", "acme", "--format", "md"]).shows("# Health of Acme").shows("| contact | 20 | 100 |");
    two().run(["health", "acme", "--format", "html"]).shows("<h1 dir=\"auto\">Health of Acme</h1>").shows("<svg");
}

#[test]
fn the_example_is_red_for_reasons_one_can_follow() {
    Ledger::example("agency").run(["health", "mebel-grad"]).prints(
        r"Health of Мебельград

score     50 (red)
coverage  100%
30 days   −21
pulse     amber, 10 Feb 2026, Деньги придут, поговорю
manager   Boris Veltman

Red whatever the score

- invoice 2025/371 is 94 days overdue
  clients/mebel-grad.toml:316
- a critical complaint has been open for 6 working days
  clients/mebel-grad.toml:358

Factors

factor        weight  score  what was found
contact           20    100  last spoken 4 days ago, on 26 Feb 2026; agreed: every 14 days
promises          20   52.5  2 of 4 kept in time, 1 late with a warning ahead, 1 open and overdue
satisfaction      15      0  1 survey answer and the mood of 6 talks: mean 23.3; 1 open complaint takes 50 off
relationship      15   55.6  2 threads; somebody who decides was reached; no champion; 55.6% of the power resists
payment           15      0  RUB 480,000 overdue of RUB 480,000 open, the oldest by 94 days
goal              10     60  confirmed, review overdue
continuity         5    100  notice possible until 5 Jun 2026, 95 days ahead, undecided

Score over 30 days
day          score
31 Jan 2026     71
2 Feb 2026      71
9 Feb 2026      69
16 Feb 2026     61
23 Feb 2026     60
2 Mar 2026      50

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio show mebel-grad invoices",
    );
}

#[test]
fn the_example_is_green_and_silent_by_agreement() {
    Ledger::example("agency").run(["health", "kofe-na-uglu", "--lang", "ru"]).prints(
        r"Здоровье: Кофе на углу (франшиза, 4 точки)

балл        98 (зелёный)
покрытие    100 %
за 30 дней  0
пульс       зелёный, 14 янв. 2026
менеджер    Boris Veltman

Слагаемые

слагаемое          вес  балл  что найдено
общение             20   100  последний разговор 47 дней назад, 14 янв. 2026; договорились: раз в 3 месяца
обещания            20   100  вовремя 1 из 1, с опозданием, но с предупреждением — 0, просрочено и открыто — 0
удовлетворённость   15   100  1 ответ на опрос и настроение 1 разговора: в среднем 100
отношения           15  86,7  2 контакта; с тем, кто решает, говорили; есть сторонник
оплата              15   100  долгов нет
цель                10   100  подтверждена, показатель идёт как надо
продолжение          5   100  отказаться можно до 30 сент. 2026, осталось 212 дней, не решено

Балл за 30 дней
день           балл
31 янв. 2026     98
2 февр. 2026     98
9 февр. 2026     98
16 февр. 2026    98
23 февр. 2026    98
2 мар. 2026      98

Это эвристика: она говорит, куда смотреть, а не что думать. Пульс — собственная оценка менеджера, в балл он не входит.

    folio map kofe-na-uglu",
    );
}

#[test]
fn the_example_in_filipino() {
    Ledger::example("agency").run(["health", "klinika-bituin", "--lang", "fil"]).prints(
        r"Kalusugan ng Klinika Bituin

puntos        91 (berde)
saklaw        100%
30 araw       +4
pulso         dilaw, Peb 24, 2026, Gusto nila kami, pero si Doc Ramon ay hindi pa kumbinsido
tagapamahala  Grace Villaflor

Mga salik

salik           bigat  puntos  natuklasan
pakikipag-usap     20     100  huling nag-usap 4 araw na ang nakalipas (Peb 26, 2026); napagkasunduan: tuwing 14 araw
mga pangako        20     100  1 sa 1 ang natupad sa oras, 0 ang nahuli ngunit may paunang babala, 0 ang bukas pa at lampas na sa takda
kasiyahan          15    80.4  1 sagot sa survey at himig ng 4 pag-uusap: average na 80.4
ugnayan            15    96.7  3 ang nakakausap; nakausap ang nagpapasya; may tagapagtanggol; 16.7% ng kapangyarihan ang tutol
pagbabayad         15      75  PHP 24,499.50 ang lampas sa takda sa PHP 24,499.50 na bukas, 16 araw ang pinakaluma
layunin            10      80  kumpirmado, nasa landas; 50% ng mga hiling ang hindi nagsusulong nito
pagpapatuloy        5     100  maaaring umatras hanggang Hun 30, 2026, 120 araw pa, hindi pa napagpapasyahan

Puntos sa loob ng 30 araw
araw          puntos
Ene 31, 2026      87
Peb 2, 2026       87
Peb 9, 2026       84
Peb 16, 2026      88
Peb 23, 2026      88
Mar 2, 2026       91

Isa itong heuristika: sinasabi kung saan titingin, hindi kung ano ang iisipin. Ang pulso ay sariling hatol ng tagapamahala at hindi inihahalo.

    folio show klinika-bituin invoices",
    );
}

#[test]
fn the_whole_example_at_a_glance() {
    Ledger::example("agency").run(["health"]).prints(
        r"Health of the clients

client              score  colour  coverage  30 days  pulse  why
mebel-grad             50  red         100%      −21  amber  invoice 2025/371 is 94 days overdue
ladoga-beton           66  amber        80%      −12  amber  contact: last spoken 40 days ago, on 21 Jan 2026; agreed: every 3 weeks
sakura-box             69  amber       100%       −7  amber  promises: 1 of 2 kept in time, 0 late with a warning ahead, 1 open and overdue
vishera-nasos          71  amber        95%      −10  amber  goal: unknown; 100% of the requests do not advance it
novyy-bereg            73  amber       100%       +3  green  promises: 0 of 1 kept in time, 1 late with a warning ahead, 0 open and overdue
kit-park               75  green        60%        0  amber  relationship: a single thread, so 50 at most; somebody who decides was reached; no champion
baltika-instrument     86  green       100%       +2  green  promises: 1 of 2 kept in time, 1 late with a warning ahead, 0 open and overdue
ladoga-group           90  green       100%       +1  green  relationship: 2 threads; somebody who decides was reached; no champion
vektor                 90  green       100%        0  green  goal: hypothesis; 50% of the requests do not advance it
klinika-bituin         91  green       100%       +4  amber  payment: PHP 24,499.50 overdue of PHP 24,499.50 open, the oldest by 16 days
nevsky-print           91  green       100%      +10  green  relationship: a single thread, so 50 at most; somebody who decides was reached; a champion
lola-pacing            92  green        75%      +17         relationship: 2 threads; somebody who decides was reached; a champion; 71.4% of the power resists
wren-alder             96  green       100%       +2  green  relationship: 2 threads; somebody who decides was reached; a champion
kofe-na-uglu           98  green       100%        0  green  relationship: 2 threads; somebody who decides was reached; a champion

A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.

    folio health mebel-grad --why",
    );
}

#[test]
fn a_client_of_whom_nothing_is_written_has_no_records_to_show() {
    let empty = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n";
    Ledger::new().client("acme", empty).run(["health", "acme", "--why"]).shows("Factors").hides("Records behind it");
}
