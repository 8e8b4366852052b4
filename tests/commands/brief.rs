//! `folio brief`: one page before a meeting.

mod theirs;

use crate::harness::{ACME, KESTREL, Ledger};

#[test]
fn all_there_is_to_know_stands_on_one_page() {
    Ledger::new().client("kestrel", KESTREL).run(["brief", "kestrel"]).prints(
        r#"Kestrel Tools: brief

Next meeting: 4 March 2026, 10:00, with Mark Ash and Jane Birch
Try the checkout together: Checkout

People

- Mark Ash, Owner (decides): supportive → leading
  - Answers for: turnover +10 %
  - Wants it to succeed: more time for the workshop
  - Might not want it: a shop nobody finds
  - Careful: never ask on a Friday
- Jane Birch (user): resistant → neutral

Goal

- Forty orders a week by summer (hypothesis, by 30 June 2026)
  - orders a week: 21.5 now, from 12 to 40
  - Until 2 February 2026 it read “A nicer shop”; changed because: Nice sells nothing by itself
- Too few to tell: of 1 request in 90 days, 1 does not advance the goal

Last contacts

- 20 February 2026, meeting, Mark Ash: Catalogue agreed; he dislikes the prices in grey

We promised

- Checkout to try: by 3 March 2026, Anna Orlova, warn now, moved from 27 February 2026
- Margins by saw, between us: by 20 March 2026, Anna Orlova

They promised

- Photographs of twelve saws: by 25 February 2026, Jane Birch, 5 days overdue

Open requests

- Music on the first page (Mark Ash): draws away from the goal; deferred
  - Our argument: Buyers shop at work
  - Instead: A film of the saw at work

New in their world since 20 February 2026

- 24 February 2026: A market place sells saws below cost (competitors; bad for the client)
  - For the client: Two orders a week less
  - For us: Show service, not price

Money and papers

- Invoice K-17: RUB 40,000 open, by 16 February 2026, 14 days overdue, reminders: account manager
- Contract K-1: notice until 1 May 2026, in 60 days; undecided

Complaints

- 26 February 2026, Jane Birch: Nobody answers the phone on Fridays (medium, answer by 5 March 2026)

Ask

- Is this still the goal: “Forty orders a week by summer”?
- What does Jane Birch have to report on?
- What does Jane Birch gain if it succeeds?
- What could Jane Birch have against it?
- Who are your suppliers, and what is changing there?
- Who buys from you, and what is changing for them?
- What could your customers do instead of buying from you?

After the meeting

    folio set kestrel 'interactions[2026-03-04T10:00:00].planned=' 'interactions[2026-03-04T10:00:00].summary=…'"#,
    );
}

#[test]
fn the_page_is_about_the_people_asked_for() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["brief", "kestrel", "--for", "jane"])
        .succeeds()
        .shows("People\n\n- Jane Birch (user): resistant → neutral\n\nGoal\n")
        .hides("Mark Ash, Owner")
        .run(["brief", "kestrel", "--for", "jane,mark"])
        .succeeds()
        .shows("- Mark Ash, Owner (decides): supportive → leading\n")
        .shows("- Jane Birch (user): resistant → neutral\n");
}

#[test]
fn somebody_unknown_cannot_be_asked_for() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["brief", "kestrel", "--for", "marc"])
        .fails_with(2, "error: kestrel has no stakeholder `marc`\nhint: did you mean `mark`?");
}

#[test]
fn of_a_new_client_everything_is_a_question() {
    Ledger::new().client("acme", ACME).run(["brief", "acme"]).prints(
        "Acme: brief\n\nNothing is planned and nothing is due.\n\nGoal\n\n- No goal is written down.\n\nLast contacts\n\n\
         - No contact is written down.\n\nAsk\n\n- What should be different in your business when this is done?\n\
         - Who speaks for you besides?\n- Who are your suppliers, and what is changing there?\n\
         - Who buys from you, and what is changing for them?\n- Whom do you compete with, and what are they up to?\n\
         - What could your customers do instead of buying from you?\n- How often shall we speak?\n\
         - and 2 more questions: --format json has them all\n\nNext\n\n    folio log acme \"…\" --kind call",
    );
}

#[test]
fn the_page_is_in_the_language_of_the_client() {
    Ledger::example("agency").run(["brief", "klinika"]).prints(
        r#"Klinika Bituin: bago ang pulong

Susunod na pulong: Marso 2, 2026, 11:00, kasama si Liza Montejo
Lingguhang miting sa Mactan: Pagbubukas sa ikalawang sangay; ang bayad na kulang

Mga tao

- Liza Montejo, Tagapamahala ng klinika (kausap araw-araw, tagapagtanggol natin): nangunguna
  - Pananagutan: pila na mas maikli sa 40 minuto
  - Bakit gustong magtagumpay: makauwi nang alas-sais
  - Bakit baka ayaw: masisi kapag nagkamali ang sistema sa iskedyul
- Naroon din: Dr. Ramon Escaño, Joy Abella, Nilo Yap

Layunin

- Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating (kumpirmado, hanggang Hunyo 30, 2026)
  - hindi dumating, %: 17 ngayon, mula 26 hanggang 10
  - Hanggang Disyembre 9, 2025, ito ay “Kalahati ng mga appointment ay online”; binago dahil: Walang silbi ang online kung hindi naman dumarating; idinagdag ang no-show
- Kulang pa para husgahan: sa 2 kahilingan sa loob ng 90 araw, 1 ang hindi palapit sa layunin

Mga huling ugnayan

- Pebrero 26, 2026, email, Dr. Ramon Escaño: Magkano kung isasama ang laboratoryo? Kailangan ng sagot bago ang Martes
- Pebrero 24, 2026, pagsasanay, Joy Abella, Liza Montejo: Tinuruan ang resepsyon ng ikalawang sangay. Si Joy na mismo ang nagpaliwanag sa iba
- Pebrero 10, 2026, video call, Dr. Ramon Escaño: Bakit hindi puwede ang mga litrato. Tumahimik muna, tapos nagpasalamat

Ipinangako natin

- Bukas ang iskedyul sa ikalawang sangay: hanggang Marso 27, 2026, Jomar dela Peña

Ipinangako nila

- Mga litrato ng mga doktor: hanggang Pebrero 20, 2026, Liza Montejo, 10 araw nang lampas sa takda

Mga bukas na kahilingan

- Paalala sa SMS sa Bisaya (Liza Montejo): palapit sa layunin; tinanggap; naihatid noong Pebrero 23, 2026; hindi pa nasasabi sa kliyente

Pera at mga kontrata

- Invoice CC-2026/07: PHP 24,499.50 ang hindi pa bayad, hanggang Pebrero 14, 2026, 16 araw nang lampas sa takda, account manager ang nagpapaalala
- Kontrata KB-2025-01: abiso hanggang Hunyo 30, 2026, 120 araw pa; hindi pa napagpapasyahan

Pagkatapos ng pulong

    folio set klinika-bituin 'interactions[2026-03-02T16:00:00+08:00].planned=' 'interactions[2026-03-02T16:00:00+08:00].summary=…'"#,
    );
}

#[test]
fn russian_has_its_own_plural_forms() {
    Ledger::example("agency").run(["brief", "baltika", "--format", "md"]).prints(
        r#"# Балтика Инструмент: к встрече

Впереди встреча: 2 марта 2026 г., 11:30, участвуют Иван Петров и Ольга Сергеевна Данилевская\
Monthly meeting in Gatchina: March media plan, stock feed, confirm the portal goal

## Люди

- Ольга Сергеевна Данилевская, Commercial director (распоряжается бюджетом, спонсор, согласует): нейтрально → поддерживает
  - Отвечает за: revenue 2.1 bn in 2026; receivables under 45 days
  - Зачем нужен успех: dealers who order at night do not need a fourth lady in Gatchina
  - Почему может быть против: a portal nobody uses, like the 2019 one
  - Осторожно: numbers first, pictures after
- Иван Петров, Head of marketing (принимает решения, повседневный контакт): поддерживает → ведёт за собой
  - Отвечает за: dealer leads +30 % by Q4
  - Давление: the owner asks him about the portal every Monday
  - Зачем нужен успех: first digital project of his own
  - Почему может быть против: the last agency missed the trade fair; he was blamed
  - Осторожно: do not compare him with his predecessor; never bring a problem without two ways out
  - Требования: «60 % of dealer orders come in online by year end»: everything a dealer needs on one screen, by the fair
- Ещё есть: Глеб Тарасюк, Марина Гусева, Раиса Павловна Ким

## Цель

* 60 % of dealer orders come in online by year end (гипотеза, до 31 декабря 2026 г.)
  * share of dealer orders online, %: сейчас 4, путь от 4 до 60
* Dealer leads +30 % a month against 2025, cost per lead not above 2 100 (пересмотрена, до 31 декабря 2026 г.)
  * dealer leads a month: сейчас 166, путь от 140 до 182
  * До 20 января 2026 г. формулировка была «Dealer leads +50 % a month, cost per lead not above 1 800»; причина смены: Steel is up, the brand budget is cut by a third; +50 % without it would be a lie
* Судить рано: за 90 дней 4 пожелания, 2 к цели не приближают

## Последние контакты

- 26 февраля 2026 г., видеозвонок, Иван Петров, Марина Гусева: Prototype agreed on the second try; Ivan showed it to the owner himself
- 17 февраля 2026 г., сообщение, Иван Петров: Asks for a wall calendar, and which call tracking to choose
- 12 февраля 2026 г., визит, Глеб Тарасюк, Марина Гусева: Gatchina: saw how orders are typed. Gleb: read access to a copy of the stock table at most

## Обещали мы

* Media plan for March and April, brand money moved to dealer leads: до 4 марта 2026 г., Jomar dela Peña, пора предупредить
* Comparison of three call-tracking services: до 20 марта 2026 г., Anna Orlova
* Papers on personal data for Gleb's audit, filled in: до 15 апреля 2026 г., Тимур Ахунов

## Обещали нам

- List of five dealers for the pilot, with phone numbers: до 25 февраля 2026 г., Марина Гусева, просрочено на 5 дней
- Two sentences about the site for our page: до 31 марта 2026 г., Светлана Бойко

## Открытые пожелания

* Show live stock to dealers, not Friday's (Иван Петров): приближает к цели; принято
* Price list as PDF by one click, dealers print it (Марина Гусева): приближает к цели; принято; сделано 27 февраля 2026 г.; клиенту ещё не сказали

## Деньги и договоры

- Счёт 2026/027: не оплачено 1 260 000 RUB, до 12 марта 2026 г.
- Договор БИ-2024/03: уведомить до 1 ноября 2026 г., через 244 дня; не решено

## Спросить

* Цель прежняя: «60 % of dealer orders come in online by year end»?

## После встречи

```
folio set baltika-instrument 'interactions[2026-03-02T11:30:00].planned=' 'interactions[2026-03-02T11:30:00].summary=…'
```"#,
    );
}

#[test]
fn a_narrow_screen_breaks_between_words() {
    let ledger = Ledger::example("agency").env("COLUMNS", "20").env("NO_COLOR", "1");
    let Some(run) = ledger.run_on_terminal("", ["brief", "kit-park", "--lang", "ru"]) else { return };
    let screen = r#"Аквапарк «Кит»: к
встрече

Ближайший срок, наш:
План открытия: что и
когда говорим
гостям, до 15 мая
2026 г.

Люди

- Ася Белинская,
  Директор
  (принимает
  решения,
  повседневный
  контакт):
  поддерживает

Цель

- Полные субботы:
  900 гостей с июня
  по август
  (подтверждена, до
  31 августа 2026
  г.)
  - гости в субботу:
    сейчас 820, путь
    от 610 до 900

Последние контакты

- 19 января 2026 г.,
  звонок, Ася
  Белинская: Пауза
  до 25 мая; договор
  не рвём,
  абонентскую плату
  — тоже на паузу

Обещали мы

- План открытия: что
  и когда говорим
  гостям: до 15 мая
  2026 г., Boris
  Veltman

Спросить

- Ася Белинская: за
  какие показатели
  отвечает?
- Ася Белинская: что
  даст успех?
- Ася Белинская: что
  может быть против?
- Кто ваши
  поставщики и что у
  них меняется?
- Кто у вас покупает
  и что у них
  меняется?
- С кем вы
  конкурируете и что
  они затевают?
- Чем ваши
  покупатели могли
  бы вас заменить?
- и ещё 1 вопрос:
  все даст --format
  json

Дальше

    folio log kit-park "…" --kind call"#;
    assert_eq!(run.stdout().replace("\r\n", "\n").trim_end(), screen);
}

#[test]
fn programs_get_the_place_of_every_part() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .run(["brief", "kestrel", "--format", "jsonl"])
        .succeeds()
        .shows("{\"client\":\"kestrel\",\"name\":\"Kestrel Tools\",\"purpose\":{\"kind\":\"meeting\",\"at\":\"2026-03-04T10:00:00\"")
        .shows("\"drift\":{\"requests\":1,\"astray\":1,\"percent\":100,\"drift\":false,\"few\":true,\"evidence\":[{\"file\":\"clients/kestrel.toml\",\"line\":93}]}")
        .shows("{\"about\":\"direction\",\"of\":\"supplier\",\"answer\":\"folio add forces kestrel id=… direction=supplier name=…\"}")
        .shows("\"next\":\"folio set kestrel 'interactions[2026-03-04T10:00:00].planned=' 'interactions[2026-03-04T10:00:00].summary=…'\"");
}

#[test]
fn a_page_for_paper_and_phone_loads_nothing() {
    Ledger::example("agency")
        .run(["brief", "baltika", "--format", "html"])
        .shows("<!DOCTYPE html>\n<html lang=\"ru\">")
        .shows("default-src 'none'")
        .shows("<h2 dir=\"auto\">Обещали мы</h2>")
        .hides("<script")
        .hides("src=");
}

#[test]
fn what_lies_ahead_of_the_day_is_not_known_yet() {
    Ledger::new()
        .client("kestrel", KESTREL)
        .today("2026-02-16")
        .run(["brief", "kestrel"])
        .succeeds()
        .shows("Texts for the catalogue: by 18 February 2026, Anna Orlova, warn now")
        .hides("Checkout to try: by")
        .hides("Catalogue agreed")
        .hides("market place");
}

#[test]
fn of_an_unknown_goal_stands_what_the_client_came_with() {
    let goal = "\n[[goals]]\nid = \"g\"\nstate = \"unknown\"\nstated = 2026-02-12\nissue = \"A nicer logo\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{goal}"))
        .run(["brief", "acme"])
        .succeeds()
        .shows("Goal\n\n- The goal is not known yet\n  - Came with: A nicer logo\n\n")
        .shows("- What should be different in your business when this is done?\n");
}

#[test]
fn without_a_meeting_the_next_promise_is_what_it_is_for() {
    let promise = "\n[[commitments]]\nid = \"plan\"\nwhat = \"Plan\"\nside = \"us\"\ndue = 2026-03-20\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{promise}"))
        .run(["brief", "acme"])
        .succeeds()
        .shows("Acme: brief\n\nDue next, ours: Plan, by 20 March 2026\n")
        .shows("Next\n\n    folio log acme \"…\" --kind call\n");
}
