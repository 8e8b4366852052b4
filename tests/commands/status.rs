//! `folio status`: what the client reads.

mod whitelist;
mod withheld;

use crate::harness::{ACME, KESTREL, Ledger};

#[test]
fn a_client_reads_where_the_work_stands() {
    Ledger::new().client("kestrel", KESTREL).run(["status", "kestrel"]).prints(
        r#"Kestrel Tools: where the work stands

Amber: the work goes on, with something to watch.
From 16 February 2026 to 2 March 2026.

Done

- 20 February 2026: New shop: Catalogue

Next

- 3 March 2026: Checkout to try
- 4 March 2026: meeting, Checkout
- 15 April 2026: New shop: Opening
- 30 April 2026: New shop

Goals

- Forty orders a week by summer (by 30 June 2026)
  - orders a week: 21.5 now, from 12 to 40

Milestones

project   milestone  due          reached
New shop  Catalogue  20 Feb 2026  20 Feb 2026
New shop  Checkout   27 Feb 2026
New shop  Opening    15 Apr 2026

Risks

- New shop (amber): Photographs come late
- New shop: Checkout: was due on 27 February 2026

What we need from you

- Photographs of twelve saws: by 25 February 2026, 5 days overdue

Promises

- Kept on 18 February 2026 (we): Texts for the catalogue
- Moved to 3 March 2026 (we): Checkout to try

Your requests

- Music on the first page: deferred

We were in touch

- 20 February 2026: meeting, Catalogue"#,
    );
}

#[test]
fn money_is_told_to_who_asks_for_it() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["status", "kestrel", "--money", "--lang", "ru", "--since", "2026-01-01"])
        .prints(
            r#"Kestrel Tools: как идёт работа

Жёлтый: работа идёт, но есть за чем проследить.
Период: с 1 января 2026 г. по 2 марта 2026 г.

Сделано

- 20 февраля 2026 г.: New shop: Catalogue

Впереди

- 3 марта 2026 г.: Checkout to try
- 4 марта 2026 г.: встреча, Checkout
- 15 апреля 2026 г.: New shop: Opening
- 30 апреля 2026 г.: New shop

Цели

- Forty orders a week by summer (до 30 июня 2026 г.)
  - orders a week: сейчас 21,5, путь от 12 до 40

Этапы

проект    этап       срок           выполнен
New shop  Catalogue  20 февр. 2026  20 февр. 2026
New shop  Checkout   27 февр. 2026
New shop  Opening    15 апр. 2026

Риски

- New shop (жёлтый): Photographs come late
- New shop: Checkout: срок прошёл 27 февраля 2026 г.

Что нужно от вас

- Photographs of twelve saws: до 25 февраля 2026 г., просрочено на 5 дней

Обещания

- Выполнено 18 февраля 2026 г. (мы): Texts for the catalogue
- Перенесено на 3 марта 2026 г. (мы): Checkout to try

Ваши пожелания

- Music on the first page: отложено

Мы были на связи

- 20 февраля 2026 г.: встреча, Catalogue

Счета

номер       сумма  срок           оплата
K-17   60 000 RUB  16 февр. 2026  оплачен частично, просрочен"#,
        );
}

#[test]
fn filipino_is_written_as_it_is_spoken() {
    Ledger::example("agency").run(["status", "klinika", "--since", "2026-01-15", "--money"]).prints(
        r#"Klinika Bituin: lagay ng trabaho

Berde: tuloy-tuloy ang trabaho ayon sa plano.
Mula Enero 15, 2026 hanggang Marso 2, 2026.

Nagawa na

- Enero 19, 2026: Iskedyul online: Pilot, sangay ng Lapu-Lapu
- Pebrero 23, 2026: Paalala sa SMS sa Bisaya

Susunod

- Marso 2, 2026: pulong, Pagbubukas sa ikalawang sangay; ang bayad na kulang
- Marso 27, 2026: Iskedyul online: Dalawang sangay
- Marso 27, 2026: Bukas ang iskedyul sa ikalawang sangay
- Abril 17, 2026: Iskedyul online

Mga layunin

- Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating (hanggang Hunyo 30, 2026)
  - hindi dumating: 17 ngayon, mula 26 hanggang 10

Mga yugto

proyekto         yugto                       takda         naabot
Iskedyul online  Pilot, sangay ng Lapu-Lapu  Ene 19, 2026  Ene 19, 2026
Iskedyul online  Dalawang sangay             Mar 27, 2026

Kailangan namin mula sa inyo

- Mga litrato ng mga doktor: hanggang Pebrero 20, 2026, 10 araw nang lampas sa takda

Mga pangako

- Natupad noong Enero 19, 2026 (kami): Pilot sa Lapu-Lapu

Mga kahilingan ninyo

- Paalala sa SMS sa Bisaya: tinanggap, naihatid noong Pebrero 23, 2026
- Mga litrato ng pasyente “bago at pagkatapos” sa pahina: tinanggihan

Nag-usap tayo

- Pebrero 10, 2026: video call
- Pebrero 24, 2026: pagsasanay
- Pebrero 26, 2026: email

Mga invoice

numero          halaga  takda         bayad
CC-2025/61  PHP 40,000  Ene 14, 2026  bayad na
CC-2026/07  PHP 40,000  Peb 14, 2026  bahagyang bayad, lampas na sa takda"#,
    );
}

#[test]
fn markdown_can_be_sent_as_it_stands() {
    Ledger::example("agency").run(["status", "baltika", "--since", "2026-02-01", "--format", "md"]).prints(
        r#"# Балтика Инструмент: как идёт работа

Жёлтый: работа идёт, но есть за чем проследить.\
Период: с 1 февраля 2026 г. по 2 марта 2026 г.

## Сделано

- 24 февраля 2026 г.: Dealer portal: Prototype agreed
- 27 февраля 2026 г.: Price list as PDF by one click, dealers print it

## Впереди

* 2 марта 2026 г.: встреча, March media plan, stock feed, confirm the portal goal
* 4 марта 2026 г.: Media plan for March and April, brand money moved to dealer leads
* 20 марта 2026 г.: Comparison of three call-tracking services
* 31 марта 2026 г.: Dealer portal: Stock feed
* 15 июня 2026 г.: Dealer portal: Pilot with five dealers
* 18 июня 2026 г.: Landing page and leads for the June fair
* 30 сентября 2026 г.: Dealer portal: All dealers
* 30 сентября 2026 г.: Dealer portal

## Цели

- 60 % of dealer orders come in online by year end (до 31 декабря 2026 г.)
  - share of dealer orders online: сейчас 4, путь от 4 до 60
- Dealer leads +30 % a month against 2025, cost per lead not above 2 100 (до 31 декабря 2026 г.)
  - dealer leads a month: сейчас 166, путь от 140 до 182

## Этапы

| проект | этап | срок | выполнен |
| --- | --- | --- | --- |
| Dealer portal | Prototype agreed | 20 февр. 2026 | 24 февр. 2026 |
| Dealer portal | Stock feed | 31 мар. 2026 |  |
| Dealer portal | Pilot with five dealers | 15 июн. 2026 |  |
| Dealer portal | All dealers | 30 сент. 2026 |  |

## Риски

* Dealer portal (жёлтый): The stock feed waits for IT; two weeks of float left

## Что нужно от вас

- List of five dealers for the pilot, with phone numbers: до 25 февраля 2026 г., просрочено на 5 дней
- Two sentences about the site for our page: до 31 марта 2026 г.

## Обещания

* Выполнено 24 февраля 2026 г. (мы): Clickable prototype of the portal

## Ваши пожелания

- Show live stock to dealers, not Friday's: принято
- Twelve-slide carousel with awards on the portal's first page: отклонено
- Price list as PDF by one click, dealers print it: принято, сделано 27 февраля 2026 г.
- Design of a wall calendar for dealers: превратилось в другую задачу

## Мы были на связи

* 3 февраля 2026 г.: звонок
* 12 февраля 2026 г.: визит
* 17 февраля 2026 г.: сообщение
* 26 февраля 2026 г.: видеозвонок"#,
    );
}

#[test]
fn a_narrow_screen_has_records_for_tables() {
    let ledger = Ledger::example("agency").env("COLUMNS", "20").env("NO_COLOR", "1");
    let Some(run) = ledger.run_on_terminal("", ["status", "novyy"]) else { return };
    let screen = r#"ГК «Новый Берег»:
как идёт работа

Жёлтый: работа идёт,
но есть за чем
проследить.
Период: с 16 февраля
2026 г. по 2 марта
2026 г.

Сделано

- 18 февраля 2026
  г.: Рассрочка на
  первом экране
  вместо ипотеки
- 20 февраля 2026
  г.: Запуск
  третьего дома:
  Выборщик квартир

Впереди

- 3 марта 2026 г.:
  План рекламы на
  старт продаж
- 13 апреля 2026 г.:
  Запуск третьего
  дома: Старт продаж
- 29 мая 2026 г.:
  Запуск третьего
  дома

Цели

- 60 броней в месяц
  не дороже 28 000 ₽
  каждая (до 31
  декабря 2026 г.)
  - цена брони:
    сейчас 31 200,
    путь от 41 000
    до 28 000

Этапы

проект    Запуск
          третьего
          дома
этап      Выборщик
          квартир
срок      16 февр.
          2026
выполнен  20 февр.
          2026

проект  Запуск
        третьего
        дома
этап    Старт продаж
срок    13 апр. 2026

Риски

- Выборщик квартир
  на тестовой
  площадке: обещали
  к 16 февраля 2026
  г. и обещания не
  сдержали

Что нужно от вас

- Прайс третьего
  дома: до 16 марта
  2026 г.

Ваши пожелания

- Рассрочка на
  первом экране
  вместо ипотеки:
  принято, сделано
  18 февраля 2026 г.
- Таймер «осталось 3
  квартиры», даже
  если больше:
  отклонено

Мы были на связи

- 26 февраля 2026
  г.: видеозвонок"#;
    assert_eq!(run.stdout().replace("\r\n", "\n").trim_end(), screen);
}

#[test]
fn the_page_is_signed_by_the_firm_and_not_by_folio() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["status", "kestrel", "--format", "html"])
        .shows("<html lang=\"en\">")
        .shows("<footer>Test agency, 2 March 2026</footer>")
        .hides("folio");
}

#[test]
fn a_client_without_work_has_no_colour() {
    Ledger::new().client("acme", ACME).run(["status", "acme"]).prints(
        "Acme: where the work stands\n\nNo project under way has been given a colour yet.\n\
         From 2 February 2026 to 2 March 2026.",
    );
}

#[test]
fn the_time_reported_on_has_begun() {
    Ledger::new()
        .client("acme", ACME)
        .run(["status", "acme", "--since", "2026-03-03"])
        .fails_with(2, "error: 2026-03-03 has not come yet\nhint: name the first day of the time to report on");
}

#[test]
fn a_report_goes_back_as_far_as_the_last_one() {
    for (rhythm, since) in [
        ("weekly", "23 February 2026"),
        ("biweekly", "16 February 2026"),
        ("monthly", "2 February 2026"),
        ("quarterly", "2 December 2025"),
        ("none", "2 February 2026"),
    ] {
        Ledger::new()
            .client("acme", &format!("{ACME}\n[communication]\nreport = \"{rhythm}\"\n"))
            .run(["status", "acme"])
            .succeeds()
            .shows(&format!("From {since} to 2 March 2026."));
    }
}

#[test]
fn what_was_done_before_or_lies_ahead_is_left_out() {
    let project = |done: &str| {
        format!(
            "{ACME}\n[[projects]]\nid = \"shop\"\nname = \"Shop\"\nstatus = \"active\"\nrag = \"green\"\n\
             milestones = [{{ name = \"Opening\", due = 2026-02-10, done = {done} }}]\n"
        )
    };
    let status = |done: &str| {
        let run = Ledger::new().client("acme", &project(done)).run(["status", "acme", "--since", "2026-02-10"]);
        run.succeeds().stdout().contains("Done\n\n- ")
    };
    assert!(!status("2026-02-09"), "the day before the time reported on");
    assert!(status("2026-02-10"), "its first day");
    assert!(status("2026-03-02"), "its last day");
}

/// A green project, and what is said of it.
fn green(more: &str) -> Ledger {
    const SHOP: &str = "\n[[projects]]\nid = \"shop\"\nname = \"Shop\"\nstatus = \"active\"\nrag = \"green\"\n";
    Ledger::new().client("acme", &format!("{ACME}{SHOP}{more}"))
}

fn ours(due: &str, more: &str) -> String {
    format!("\n[[commitments]]\nid = \"menu\"\nwhat = \"The menu\"\nside = \"us\"\ndue = {due}\n{more}")
}

#[test]
fn green_does_not_stand_above_what_is_late() {
    const GREEN: &str = "Green: the work is on course.";
    green(&ours("2026-03-02", "")).run(["status", "acme"]).shows(GREEN);
    for late in [
        ours("2026-03-01", ""),
        ours("2026-02-20", "state = \"missed\"\nreason = \"capacity\"\n"),
        "milestones = [{ name = \"Catalogue\", due = 2026-02-20 }]\n".to_owned(),
    ] {
        green(&late).run(["status", "acme"]).shows("Amber: the work goes on, with something to watch.").hides(GREEN);
    }
}

#[test]
fn a_promise_that_we_missed_is_told() {
    let missed = |due| green(&ours(due, "state = \"missed\"\nreason = \"capacity\"\n"));
    missed("2026-02-20")
        .run(["status", "acme"])
        .shows("Risks\n\n- The menu: we promised it for 20 February 2026 and did not keep the promise");
    // Given up ahead: nobody reads that it is to come.
    missed("2026-03-20")
        .run(["status", "acme"])
        .shows("Risks\n\n- The menu: we promised it for 20 March 2026 and will not be able to keep the promise")
        .hides("Next")
        .run(["brief", "acme"])
        .hides("The menu");
    // Ninety days back from 2 March is 2 December.
    missed("2025-12-02").run(["status", "acme"]).shows("The menu");
    missed("2025-12-01").run(["status", "acme"]).hides("The menu");
    missed("2025-12-01").run(["status", "acme", "--since", "2025-11-15"]).shows("The menu");
    green(&ours("2026-02-20", "state = \"missed\"\nreason = \"other\"\nvisible = false\n"))
        .run(["status", "acme"])
        .hides("The menu");
    let theirs = ours("2026-02-20", "state = \"missed\"\nreason = \"other\"\n").replace("\"us\"", "\"client\"");
    green(&theirs).run(["status", "acme"]).hides("The menu");
}
