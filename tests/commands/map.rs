//! `folio map`: who has a say.

use crate::harness::{ACME, KESTREL, Ledger};

#[test]
fn people_stand_by_power_and_interest_below_whom_they_report_to() {
    Ledger::new().client("kestrel", KESTREL).run(["map", "kestrel"]).prints(
        r#"Kestrel Tools: who has a say

Kestrel Tools: power and interest
person      power  interest  engagement
Mark Ash        5         4  supportive → leading
Jane Birch      2         5  resistant → neutral

What to do

Manage closely  Mark Ash
Keep informed   Jane Birch

Who reports to whom

- Mark Ash (decides)
  - Jane Birch (user)

Gaps

- Mark Ash: supportive, wanted leading
  clients/kestrel.toml:38
- Jane Birch: resistant, wanted neutral
  clients/kestrel.toml:52

Next

    folio log kestrel "…" --kind meeting --people mark"#,
    );
}

#[test]
fn the_map_speaks_the_language_of_the_client() {
    Ledger::example("agency").run(["map", "klinika", "--format", "md"]).prints(
        r#"# Klinika Bituin: sino ang may impluwensiya

**Klinika Bituin: kapangyarihan at interes**

| tao | kapangyarihan | interes | paninindigan |
| --- | ---: | ---: | --- |
| Dr. Ramon Escaño | 5 | 3 | walang kinikilingan → sumusuporta |
| Liza Montejo | 3 | 5 | nangunguna |
| Joy Abella | 2 | 4 | tutol → sumusuporta |
| Nilo Yap | 2 | 1 | walang kinikilingan |

## Ano ang gagawin

- **Panatilihing kontento**: Dr. Ramon Escaño
- **Balitaan palagi**: Liza Montejo, Joy Abella
- **Bantayan**: Nilo Yap

## Sino ang nag-uulat kanino

* Dr. Ramon Escaño (nagpapasya, may hawak ng badyet)
  * Liza Montejo (kausap araw-araw, tagapagtanggol natin)
* Joy Abella (gumagamit, nakakaimpluwensiya)
* Nilo Yap (tagabayad ng bill)

## Mga kulang

- Dr. Ramon Escaño: walang kinikilingan ngayon, nais na sumusuporta (clients/cebu/klinika-bituin.toml:175)
- Joy Abella: tutol ngayon, nais na sumusuporta (clients/cebu/klinika-bituin.toml:195)

## Susunod

```
folio log klinika-bituin "…" --kind meeting --people ramon
```"#,
    );
}

#[test]
fn another_language_can_be_asked_for() {
    Ledger::example("agency").run(["map", "klinika", "--lang", "ru"]).prints(
        r#"Klinika Bituin: кто на что влияет

Klinika Bituin: влияние и интерес
человек           влияние  интерес  отношение
Dr. Ramon Escaño        5        3  нейтрально → поддерживает
Liza Montejo            3        5  ведёт за собой
Joy Abella              2        4  против → поддерживает
Nilo Yap                2        1  нейтрально

Что делать

Держать довольными  Dr. Ramon Escaño
Держать в курсе     Liza Montejo, Joy Abella
Наблюдать           Nilo Yap

Кто кому подчиняется

- Dr. Ramon Escaño (принимает решения, распоряжается бюджетом)
  - Liza Montejo (повседневный контакт, сторонник внутри)
- Joy Abella (пользователь, влияет на решение)
- Nilo Yap (оплата счетов)

Пробелы

- Dr. Ramon Escaño: сейчас «нейтрально», нужно «поддерживает»
  clients/cebu/klinika-bituin.toml:175
- Joy Abella: сейчас «против», нужно «поддерживает»
  clients/cebu/klinika-bituin.toml:195

Дальше

    folio log klinika-bituin "…" --kind meeting --people ramon"#,
    );
}

#[test]
fn a_narrow_screen_has_it_one_below_the_other() {
    let ledger = Ledger::example("agency").env("COLUMNS", "20").env("NO_COLOR", "1");
    let Some(run) = ledger.run_on_terminal("", ["map", "baltika"]) else { return };
    let screen = r#"Балтика Инструмент:
кто на что влияет

Балтика Инструмент:
влияние и интерес
человек
  Ольга Сергеевна
  Данилевская
влияние
  5
интерес
  3
отношение
  нейтрально →
  поддерживает

человек
  Иван Петров
влияние
  4
интерес
  5
отношение
  поддерживает →
  ведёт за собой

человек
  Глеб Тарасюк
влияние
  3
интерес
  4
отношение
  против →
  нейтрально

человек    Марина
           Гусева
влияние    2
интерес    5
отношение  ведёт за
           собой

человек
  Раиса Павловна Ким
влияние
  2
интерес
  2
отношение
  нейтрально

Что делать

Вовлекать
  Иван Петров
Держать довольными
  Ольга Сергеевна
  Данилевская
Держать в курсе
  Глеб Тарасюк,
  Марина Гусева
Наблюдать
  Раиса Павловна Ким

Кто кому подчиняется

- Ольга Сергеевна
  Данилевская
  (распоряжается
  бюджетом, спонсор,
  согласует)
  - Иван Петров
    (принимает
    решения,
    повседневный
    контакт)
    - Марина Гусева
      (пользователь,
      сторонник
      внутри)
  - Глеб Тарасюк
    (технический
    эксперт,
    привратник)
- Раиса Павловна Ким
  (оплата счетов)

Пробелы

- Ольга Сергеевна
  Данилевская:
  сейчас
  «нейтрально»,
  нужно
  «поддерживает»
  clients/baltika-instrument.toml:227
- Иван Петров:
  сейчас
  «поддерживает»,
  нужно «ведёт за
  собой»
  clients/baltika-instrument.toml:189
- Глеб Тарасюк:
  сейчас «против»,
  нужно «нейтрально»
  clients/baltika-instrument.toml:248

Дальше

    folio log baltika-instrument "…" --kind meeting --people olga"#;
    assert_eq!(run.stdout().replace("\r\n", "\n").trim_end(), screen);
}

#[test]
fn the_picture_is_drawn_alone_or_on_the_page() {
    Ledger::example("agency")
        .run(["map", "baltika", "--format", "svg"])
        .shows("<svg aria-labelledby=\"chart-1-title chart-1-summary\" class=\"chart\"")
        .shows("<title id=\"chart-1-title\">Балтика Инструмент: влияние и интерес</title>")
        .shows("<desc id=\"chart-1-summary\">5 человек по влиянию и интересу")
        .shows(">Глеб Тарасюк</text>")
        .shows("@media screen and (prefers-color-scheme: dark)")
        .run(["map", "baltika", "--format", "html"])
        .shows("<html lang=\"ru\">")
        .shows("<svg aria-labelledby=\"chart-1-title chart-1-summary\" class=\"chart\"")
        .hides("<script")
        .hides("xmlns");
}

#[test]
fn who_is_not_known_is_asked_for() {
    Ledger::new().client("acme", ACME).run(["map", "acme"]).prints(
        "Acme: who has a say\n\nNobody is known who speaks for the client.\n\nNext\n\n    folio add stakeholders acme id=… name=… roles=decision-maker",
    );
}

#[test]
fn a_circle_of_bosses_hangs_nobody() {
    let circle = "\n[[stakeholders]]\nid = \"a\"\nname = \"Ann\"\nreports_to = \"b\"\n\n\
                  [[stakeholders]]\nid = \"b\"\nname = \"Ben\"\nreports_to = \"a\"\n";
    Ledger::new()
        .client("acme", &format!("{ACME}{circle}"))
        .run(["map", "acme"])
        .succeeds()
        .shows("- Ann\n  - Ben\n")
        .shows("Not placed: power or interest unknown  Ann, Ben");
}

#[test]
fn programs_get_a_line_a_person_with_its_place() {
    Ledger::new().client("kestrel", KESTREL).run(["map", "kestrel", "--format", "jsonl"]).prints(
        r#"{"client":"kestrel","id":"mark","name":"Mark Ash","roles":["decision-maker"],"power":5,"interest":4,"quadrant":"manage closely","engagement":"supportive","desired":"leading","gap":1,"reports_to":null,"evidence":[{"file":"clients/kestrel.toml","line":38}]}
{"client":"kestrel","id":"jane","name":"Jane Birch","roles":["user"],"power":2,"interest":5,"quadrant":"keep informed","engagement":"resistant","desired":"neutral","gap":1,"reports_to":"mark","evidence":[{"file":"clients/kestrel.toml","line":52}]}"#,
    );
}

#[test]
fn what_is_no_picture_says_who_draws_one() {
    Ledger::new().client("kestrel", KESTREL).run(["brief", "kestrel", "--format", "svg"]).fails_with(
        2,
        "error: the answer of `brief` is no picture\nhint: pictures are drawn by: health <client>, map, receivables",
    );
}

#[test]
fn two_pictures_are_one_too_many_for_a_file() {
    Ledger::example("agency").run(["receivables", "--format", "svg"]).fails_with(
        2,
        "error: `receivables` draws 2 pictures, and a file holds one\nhint: `--format html` has all of them on one page",
    );
}
