//! Stories of `folio receivables`: what clients owe us.

use crate::harness::{ACME, DEBTOR, FOLIO_TOML, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn currencies_stand_apart_and_every_client_has_its_next_step() {
    two().run(["receivables"]).prints(
        r"Receivables

       owed      not due   1–30 days  31–60 days  61–90 days  91 days and more  invoices
 EUR 250.50   EUR 250.50                                                               1
RUB 160,000  RUB 100,000  RUB 60,000                                                   2

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

days of sales, EUR  90 (EUR 250.50 billed from 3 Dec 2025 to 2 Mar 2026)
days of sales, RUB  72 (RUB 200,000 billed from 3 Dec 2025 to 2 Mar 2026)

By client

client  manager         owed     overdue   oldest  who reminds      next step                last reminder
acme    anna     RUB 160,000  RUB 60,000  27 days  accounting       call now
north   boris     EUR 250.50                       account manager  remind from 16 Mar 2026

    folio chase acme A-7 --step call",
    );
}

#[test]
fn rows_are_the_invoices_with_their_places() {
    two().run(["receivables", "--rows", "--manager", "boris"]).prints(
        r"Receivables

      owed     not due  1–30 days  31–60 days  61–90 days  91 days and more  invoices
EUR 250.50  EUR 250.50                                                              1

Ageing, EUR
days overdue             EUR
not due           EUR 250.50  ████████████████
1–30 days              EUR 0
31–60 days             EUR 0
61–90 days             EUR 0
91 days and more       EUR 0

days of sales, EUR  90 (EUR 250.50 billed from 3 Dec 2025 to 2 Mar 2026)

By client

client  manager        owed  overdue  oldest  who reminds      next step                last reminder
north   boris    EUR 250.50                   account manager  remind from 16 Mar 2026

Invoices

client  invoice  due          late              open  where
north   N-1      15 Mar 2026  in 13 days  EUR 250.50  clients/north.toml:15

    folio show north invoices",
    );
}

#[test]
fn nobody_owes_anything() {
    Ledger::new().run(["receivables"]).prints(
        r"Receivables

Nobody owes us anything.",
    );
}

#[test]
fn the_debts_of_the_example_in_russian() {
    Ledger::example("agency").run(["receivables", "--lang", "ru", "--rows"]).prints(
        r"Дебиторская задолженность

         долг  срок не настал      1–30 дней  31–60 дней  61–90 дней  91 день и больше  счетов
24 499,50 PHP                  24 499,50 PHP                                                 1
3 390 000 RUB   2 820 000 RUB     90 000 RUB                               480 000 RUB       4

Долг по срокам, PHP
дней просрочки              PHP
срок не настал            0 PHP
1–30 дней         24 499,50 PHP  ████████████████
31–60 дней                0 PHP
61–90 дней                0 PHP
91 день и больше          0 PHP

Долг по срокам, RUB
дней просрочки              RUB
срок не настал    2 820 000 RUB  ████████████████
1–30 дней            90 000 RUB  ▌
31–60 дней                0 RUB
61–90 дней                0 RUB
91 день и больше    480 000 RUB  ██▊

дней продаж в долге, PHP  24 (выставлено 92 000 PHP с 3 дек. 2025 по 2 мар. 2026)
дней продаж в долге, RUB  46,6 (выставлено 6 542 000 RUB с 3 дек. 2025 по 2 мар. 2026)

По клиентам

клиент              менеджер           долг     просрочено  самый старый  кто напоминает    следующий шаг                         напомнили
mebel-grad          boris       480 000 RUB    480 000 RUB        94 дня  аккаунт-менеджер  последний шаг: сообщить руководителю  3 февр. 2026
ladoga-beton        lev          90 000 RUB     90 000 RUB       18 дней  аккаунт-менеджер  пора позвонить                        16 февр. 2026
klinika-bituin      grace     24 499,50 PHP  24 499,50 PHP       16 дней  аккаунт-менеджер  пора позвонить                        16 февр. 2026
baltika-instrument  anna      1 260 000 RUB                               бухгалтерия       напомнить с 13 мар. 2026
novyy-bereg         anna      1 560 000 RUB                               аккаунт-менеджер  напомнить с 10 мар. 2026

Счета

клиент              счёт        срок           просрочка                   осталось  где
mebel-grad          2025/371    28 нояб. 2025  просрочено на 94 дня     480 000 RUB  clients/mebel-grad.toml:316
ladoga-beton        2026/016    12 февр. 2026  просрочено на 18 дней     90 000 RUB  clients/ladoga-beton.toml:164
klinika-bituin      CC-2026/07  14 февр. 2026  просрочено на 16 дней  24 499,50 PHP  clients/cebu/klinika-bituin.toml:451
baltika-instrument  2026/027    12 мар. 2026   через 10 дней          1 260 000 RUB  clients/baltika-instrument.toml:703
novyy-bereg         2026/026    9 мар. 2026    через 7 дней           1 560 000 RUB  clients/novyy-bereg.toml:446

Спорные, вне сумм

клиент      счёт      срок           просрочка                 осталось  где
mebel-grad  2026/011  16 февр. 2026  просрочено на 14 дней  240 000 RUB  clients/mebel-grad.toml:341

    folio chase ladoga-beton 2026/016 --step call",
    );
}

#[test]
fn what_was_paid_later_is_owed_on_an_earlier_day() {
    two()
        .today("2026-02-09")
        .run(["receivables", "--manager", "anna"])
        .shows("RUB\u{a0}100,000")
        .hides("RUB\u{a0}60,000");
}

#[test]
fn programs_get_a_debtor_an_item() {
    two()
        .run(["receivables", "--format", "jsonl"])
        .shows("{\"client\":\"acme\"")
        .shows("\"next_step\":{\"step\":\"escalate\",\"from\":\"2026-03-05\"}")
        .shows("\"evidence\":[{\"file\":\"clients/acme.toml\",\"line\":65}");
}

#[test]
fn a_step_is_taken_once_and_is_one_of_the_ladder() {
    let invoice = "[[invoices]]\nid = \"7\"\nissued = 2026-02-01\ndue = 2026-02-14\namount = \"10 EUR\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}\n{invoice}"))
        .run(["chase", "acme", "7"])
        .prints("invoice 7 of acme: call 2026-03-02  <commit>")
        .run(["chase", "acme", "7"])
        .fails_with(
            2,
            "error: the invoice `7` was chased on 2026-03-02 already: call\n\
             hint: say what was done besides: `--step …`; `escalate` comes on 2026-03-16",
        )
        .run(["chase", "acme", "7", "--step", "calls"])
        .fails_with(
            2,
            "error: `calls` is no step of the ladder\n\
             hint: did you mean `call`? there are `remind`, `call`, `escalate` (`[chasing]` in folio.toml)",
        )
        .then()
        .today("2026-03-03")
        .run(["chase", "acme", "7"])
        .fails_with(
            2,
            "error: the step `call` of the invoice `7` was taken on 2026-03-02\n\
             hint: say what was done now: `--step …`; `escalate` comes on 2026-03-16",
        );
}

#[test]
fn the_step_to_type_is_one_of_the_ladder_there_is() {
    const INVOICE: &str = "[[invoices]]\nid = \"7\"\nissued = 2026-02-20\ndue = 2026-03-06\namount = \"10 EUR\"\n";
    let ledger = |ladder: &str| {
        Ledger::new()
            .file("folio.toml", format!("{FOLIO_TOML}\n[chasing]\nladder = [{ladder}]\n"))
            .client("acme", &format!("{ACME}\n{INVOICE}"))
    };
    let refused =
        "error: the invoice `7` is due on 2026-03-06, no step of the ladder is reached\nhint: say what was done: ";
    ledger("{ after = \"3d\", step = \"second letter\" }, { after = \"1d\", step = \"letter\" }")
        .run(["chase", "acme", "7"])
        .fails_with(2, &format!("{refused}`--step letter`"))
        .run(["chase", "acme", "7", "--step", "letter"])
        .prints("invoice 7 of acme: letter 2026-03-02  <commit>");
    ledger("")
        .run(["chase", "acme", "7"])
        .fails_with(2, &format!("{refused}`--step …`"))
        .run(["chase", "acme", "7", "--step", " "])
        .fails_with(2, "error: a step without a name\nhint: say what was done: `--step …`")
        .run(["chase", "acme", "7", "--step", "remind"])
        .prints("invoice 7 of acme: remind 2026-03-02  <commit>");
}

#[test]
fn what_is_disputed_is_not_chased_and_says_so() {
    Ledger::example("agency")
        .run(["chase", "mebel", "2026/011"])
        .fails_with(
            2,
            "error: the invoice `2026/011` is disputed, with 240000 RUB open: it is not chased\n\
             hint: agree with them first; once that is done, \
             `folio set mebel-grad 'invoices.\"2026/011\".state=issued'` brings it back",
        )
        .nothing_changed();
}

#[test]
fn what_is_not_owed_says_why_it_is_not_chased() {
    let invoice = "[[invoices]]\nid = \"7\"\nissued = 2026-01-01\ndue = 2026-01-15\namount = \"10 EUR\"\n";
    for (more, said) in [
        ("state = \"void\"", "the invoice `7` is void"),
        ("state = \"written-off\"", "the invoice `7` is written off"),
        ("state = \"draft\"", "the invoice `7` is a draft"),
        ("payments = [{ date = 2026-01-20, amount = \"10 EUR\" }]", "nothing is left to pay of the invoice `7`"),
    ] {
        let run = Ledger::new().client("acme", &format!("{ACME}\n{invoice}{more}\n")).run(["chase", "acme", "7"]);
        assert!(run.stderr().starts_with(&format!("error: {said}\n")), "{}", run.stderr());
    }
}

#[test]
fn programs_get_the_sums_and_what_is_objected_to() {
    let run = Ledger::example("agency").run(["receivables", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(run.stdout()).expect("JSON");
    let summary = &answer["summary"];
    assert_eq!(summary["disputed"][0]["id"], "2026/011");
    assert_eq!(summary["disputed"][0]["open"], "240000 RUB");
    let total = &summary["totals"][0];
    let sums = total["ageing"].as_array().expect("groups").iter().map(|group| group["amount"].as_str().expect("a sum"));
    let number = |sum: &str| sum.split_once(' ').map(|(number, _)| number.parse::<f64>().expect("a number"));
    let all: f64 = sums.filter_map(number).sum();
    assert_eq!(total["total"].as_str().and_then(number), Some(all), "{total}");
    assert!(total["days_of_sales"].as_f64().is_some_and(|days| days > 0.0), "{total}");
    run.run(["receivables"]).shows("240,000");
}
