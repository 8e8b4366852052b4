//! Stories of `folio load`: what each of our people carries.

use crate::harness::{DEBTOR, FOLIO_TOML, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn everybody_stands_against_the_limit_of_the_grade() {
    two().run(["load"]).prints(
        r#"Load

member       grade   clients  weight  load  projects  talks a month  recurring a month  away  limit
Anna Orlova  senior        1  1 of 5   20%   0 of 15            2.1        RUB 100,000
Boris Belov  middle        1  1 of 4   25%   0 of 15              1

Account managers carry 2 of 9: there is room for 7 ordinary clients more.

Only clients in a stage of kind live or postsale count, each with its weight. Talks a month are those that the cadences ask for: the one agreed with the client, else that of its tier.

    folio list --manager anna --where "stage_kind in ('live', 'postsale')""#,
    );
}

#[test]
fn the_example_has_one_client_too_many_and_somebody_away() {
    Ledger::example("agency").run(["load"]).prints(
        r#"Load

member           grade   clients  weight  load  projects  talks a month         recurring a month  away                                             limit
Vera Lindholm    head          1  1 of 5   20%   0 of 15              1               RUB 180,000
Anna Orlova      senior        5  6 of 5  120%   0 of 15           10.6             RUB 1,225,000  from 4 May 2026 to 15 May 2026, grace stands in  over the limit
Boris Veltman    middle        3  3 of 4   75%   0 of 15           12.5               RUB 368,000
Grace Villaflor  senior        2  2 of 5   40%   0 of 15            2.5                PHP 40,000  from 2 Apr 2026 to 3 Apr 2026, jomar stands in
Лев Самарин      junior        2  2 of 3   67%   0 of 15            3.6  GBP 1,250.50, RUB 90,000  now, until 6 Mar 2026, boris stands in
Тимур Ахунов     senior        0  0 of 5    0%   5 of 15              0
Jomar dela Peña  middle        0  0 of 4    0%   2 of 15              0

Account managers carry 13 of 17: there is room for 5 ordinary clients more, and 1 is too many where it is.

Only clients in a stage of kind live or postsale count, each with its weight. Talks a month are those that the cadences ask for: the one agreed with the client, else that of its tier.

    folio list --manager anna --where "stage_kind in ('live', 'postsale')""#,
    );
}

#[test]
fn the_load_in_russian() {
    Ledger::example("agency").today("2026-05-04").run(["load", "--lang", "ru"]).prints(
        r#"Нагрузка

сотрудник        уровень       клиентов     вес  нагрузка  проектов  разговоров в месяц         регулярно в месяц  отсутствует                                    предел
Vera Lindholm    руководитель         1  1 из 5      20 %   0 из 15                   1               180 000 RUB
Anna Orlova      старший              5  6 из 5     120 %   0 из 15                10,6             1 225 000 RUB  сейчас, до 15 мая 2026, замещает grace         выше предела
Boris Veltman    средний              3  3 из 4      75 %   0 из 15                12,5               368 000 RUB
Grace Villaflor  старший              2  2 из 5      40 %   0 из 15                 2,5                40 000 PHP  с 15 июн. 2026 по 26 июн. 2026, замещает anna
Лев Самарин      младший              2  2 из 3      67 %   0 из 15                 3,6  1 250,50 GBP, 90 000 RUB
Тимур Ахунов     старший              0  0 из 5       0 %   5 из 15                   0
Jomar dela Peña  средний              0  0 из 4       0 %   2 из 15                   0

Аккаунт-менеджеры ведут 13 из 17: есть место ещё для 5 обычных клиентов, а 1 лишний там, где он сейчас.

Считаются только клиенты, которых ведут во время работ и после них, каждый со своим весом. Разговоров в месяц — столько, сколько требуют договорённости, а где их нет — категория клиента.

    folio list --manager anna --where "stage_kind in ('live', 'postsale')""#,
    );
}

#[test]
fn the_list_to_type_next_has_as_many_clients_as_are_counted() {
    // Of anna's three one is not a client yet and one is paused; boris has one that only has the work behind it.
    let at = |manager: &str, stage: &str| {
        format!(
            "[profile]\nname = \"N\"\nmanager = \"{manager}\"\n\n[[stages]]\nstage = \"{stage}\"\nentered = 2026-01-12\n"
        )
    };
    let stages = [("anna", "delivery"), ("anna", "lead"), ("anna", "paused"), ("boris", "support"), ("boris", "lead")];
    let clients = stages.iter().zip(["a1", "a2", "a3", "b1", "b2"]);
    let ledger =
        clients.fold(Ledger::new(), |ledger, ((manager, stage), slug)| ledger.client(slug, &at(manager, stage)));
    for ledger in [ledger, Ledger::example("agency")] {
        let page = String::from_utf8(ledger.folio(&["load"], None).stdout).expect("text");
        let next = page.lines().last().and_then(|line| line.trim().strip_prefix("folio list ")).expect("a command");
        let (flags, asked) = next.split_once(" --where ").expect("a question");
        let asked = asked.trim_matches('"');
        let carried = String::from_utf8(ledger.folio(&["load", "--format", "jsonl"], None).stdout).expect("text");
        assert_eq!(flags, "--manager anna");
        for line in carried.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let member = line["member"].as_str().expect("an id");
            let words = ["list", "--manager", member, "--where", asked, "--format", "ids"];
            let listed = ledger.folio(&words, None);
            let listed = String::from_utf8(listed.stdout).expect("text").lines().count();
            assert_eq!(Some(listed as u64), line["clients"].as_u64(), "{line}");
        }
    }
}

#[test]
fn programs_get_weight_limit_and_cover() {
    Ledger::example("agency")
        .run(["load", "--format", "jsonl"])
        .shows("\"member\":\"anna\"")
        .shows("\"weight\":6,\"limit\":5,\"percent\":120")
        .shows("\"away\":{\"starts\":\"2026-03-02\",\"ends\":\"2026-03-06\",\"now\":true,\"cover\":\"boris\"}");
}

#[test]
fn the_kinds_of_stages_are_words_in_every_language() {
    for language in ["ru", "fil"] {
        let toml = FOLIO_TOML.replacen("[ledger]\n", &format!("[ledger]\nlanguage = \"{language}\"\n"), 1);
        let run = Ledger::new().file("folio.toml", toml).client("acme", DEBTOR).run(["load"]).hides("live o");
        run.hides("live и");
    }
}

#[test]
fn programs_get_what_all_can_carry() {
    let agency = || Ledger::example("agency");
    let carried = agency().run(["load", "--format", "json"]);
    carried.shows(
        "\"capacity\": {\n      \"weight\": 13,\n      \"limit\": 17,\n      \"spare\": 5,\n      \"over\": 1\n    }",
    );
    agency().run(["renewals", "--format", "json"]).shows("\"at_stake\": [\n      \"20280000 RUB\"\n    ]");
}
