//! The sentences of the agenda in every language: spans in words, lists of people, names that look like words of ours.

use super::{lane, ledger, promise};
use crate::harness::{ACME, DEBTOR, FOLIO_TOML, Ledger};

/// Two stages with names, the second of which nobody stays in for long.
const LIFECYCLE: &str = "\n[[lifecycle]]\nid = \"qualified\"\nlabel = \"Qualified\"\nkind = \"presale\"\n\n\
    [[lifecycle]]\nid = \"proposal\"\nlabel = \"Proposal\"\nkind = \"presale\"\nmax_days = 14\non_stuck = \"move-back\"\n";

const LANGUAGES: [&str; 3] = ["en", "ru", "fil"];

fn meeting(people: &str) -> String {
    format!(
        "[[stakeholders]]\nid = \"olga\"\nname = \"Olga\"\n[[stakeholders]]\nid = \"gleb\"\nname = \"Gleb\"\n\
         [[interactions]]\nat = 2026-03-02T15:00:00\nkind = \"meeting\"\nsummary = \"Review\"\nplanned = true\npeople = [{people}]\n"
    )
}

#[test]
fn silence_tells_what_is_agreed_from_what_the_tier_has() {
    let agreed = [
        "no contact for 10 days; agreed: every 7 days",
        "10 дней без контакта; договорились: раз в 7 дней",
        "10 araw nang walang usapan; napagkasunduan: tuwing 7 araw",
    ];
    let tier = [
        "no contact since the account began, 41 days ago; nothing is agreed, the tier says every 30 days",
        "ни одного контакта за 41 день с начала работы; договорённости нет, по категории клиента — раз в 30 дней",
        "wala pang usapan mula sa simula, 41 araw na ang nakalipas; walang napagkasunduan, tuwing 30 araw ayon sa antas ng kliyente",
    ];
    for (language, (agreed, tier)) in LANGUAGES.into_iter().zip(agreed.into_iter().zip(tier)) {
        ledger("").run(["agenda", "--lang", language, "--today", "2026-03-09", "--lane", "silence"]).shows(agreed);
        let never = format!("{ACME}\n[[stages]]\nstage = \"delivery\"\nentered = 2026-01-20\n");
        Ledger::new().client("acme", &never).run(["agenda", "--lang", language, "--lane", "silence"]).shows(tier);
    }
}

#[test]
fn on_a_friday_silence_names_the_working_day_that_would_be_too_late() {
    // Spoken on 27 February, every seven days: on Saturday it is silence.
    for (language, said) in [
        ("en", "no contact for 7 days; agreed: every 7 days; speak before Monday, 9 March 2026 ·"),
        ("ru", "договорились: раз в 7 дней; поговорить до понедельника, 9 марта 2026 г. ·"),
        ("fil", "napagkasunduan: tuwing 7 araw; makipag-usap bago mag-Lunes, Marso 9, 2026 ·"),
    ] {
        let friday = ledger("").run(["agenda", "--lang", language, "--today", "2026-03-06", "--lane", "silence"]);
        friday.shows(said);
    }
    ledger("").run(["agenda", "--today", "2026-03-05", "--lane", "silence"]).hides("no contact");
    ledger("").run(["agenda", "--today", "2026-03-07", "--lane", "silence"]).hides("speak before");
}

#[test]
fn silence_points_at_the_tier_where_nothing_is_agreed() {
    let tier = "\n[[tiers]]\nid = \"standard\"\nresponse = \"2wd\"\ncadence = \"20d\"\n";
    let never = format!("{ACME}\n[[stages]]\nstage = \"delivery\"\nentered = 2026-01-20\n");
    let settings = format!("{FOLIO_TOML}{tier}");
    let line = settings.lines().position(|line| line.starts_with("cadence")).map_or(0, |line| line + 1);
    Ledger::new()
        .client("acme", &never)
        .file("folio.toml", settings)
        .run(["agenda", "--lane", "silence"])
        .shows(&format!("\n  clients/acme.toml:5\n  folio.toml:{line}\n  $ folio log acme"));
}

#[test]
fn a_letter_of_several_people_names_them() {
    let letter = |people: &[&str]| {
        let named: Vec<String> = people.iter().map(|id| format!("\"{id}\"")).collect();
        let card = |id: &&str| format!("[[stakeholders]]\nid = \"{id}\"\nname = \"{}\"\n", id.to_uppercase());
        let cards: String = people.iter().map(card).collect();
        ledger(&format!(
            "{cards}[[interactions]]\nat = 2026-02-27T16:00:00\nkind = \"email\"\nsummary = \"When?\"\n\
             direction = \"inbound\"\npeople = [{}]\n",
            named.join(", ")
        ))
    };
    let shown = |language: &str, people: &[&str], said: &str| {
        letter(people).run(["agenda", "--lang", language, "--lane", "unanswered"]).shows(said);
    };
    shown("en", &["olga", "gleb"], "- Acme: OLGA and GLEB wrote 3 days ago");
    shown("en", &["olga", "gleb"], "$ folio log acme \"…\" --kind email --people olga,gleb\n");
    shown("en", &["olga", "gleb", "ada"], "OLGA, GLEB and ADA wrote");
    shown("en", &["olga", "gleb", "ada", "lev"], "OLGA, GLEB and 2 others wrote");
    shown("ru", &["olga"], "пишет OLGA (3 дня назад)");
    shown("ru", &["olga", "gleb", "ada", "lev"], "пишут OLGA, GLEB и ещё 2 (3 дня назад)");
    shown("fil", &["olga", "gleb", "ada", "lev"], "sumulat sina OLGA, GLEB at 2 pang iba");
}

#[test]
fn what_is_in_quotes_already_is_quoted_once() {
    let letter = "[[interactions]]\nat = 2026-02-27T16:00:00\nkind = \"email\"\nsummary = \"«Когда?»\"\ndirection = \"inbound\"\n";
    for (language, said) in [("en", ": “Когда?” ·"), ("ru", ": «Когда?» ·"), ("fil", ": “Когда?” ·")]
    {
        ledger(letter).run(["agenda", "--lang", language, "--lane", "unanswered"]).shows(said);
    }
}

#[test]
fn work_is_told_in_words() {
    for (language, said) in LANGUAGES.into_iter().zip([
        "or warn now · takes 2 working days\n",
        "или предупредить сейчас · работы на 2 рабочих дня\n",
        "o sabihan na sila ngayon · 2 araw ng trabaho\n",
    ]) {
        ledger(&promise("logo", "2026-03-03", "effort = \"2wd\""))
            .run(["agenda", "--manager", "anna", "--lang", language])
            .shows(said);
    }
}

#[test]
fn several_people_are_a_list() {
    let shown = |language, people: &str| {
        let run =
            ledger(&meeting(people)).run(["agenda", "--lang", language, "--format", "jsonl", "--lane", "meetings"]);
        let line: serde_json::Value = serde_json::from_str(run.stdout()).expect("JSON");
        line["why"].as_str().unwrap_or_default().split("15:00").nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(shown("en", "\"ivan\", \"olga\", \"gleb\""), ": Review, with Ivan, Olga and Gleb");
    assert_eq!(shown("ru", "\"ivan\", \"olga\""), ": Review (Ivan и Olga)");
    assert_eq!(shown("fil", "\"ivan\""), ": Review, kasama si Ivan");
    assert_eq!(shown("fil", "\"ivan\", \"olga\""), ": Review, kasama sina Ivan at Olga");
    assert_eq!(shown("fil", ""), ": Review");
}

#[test]
fn who_is_named_twice_is_there_once() {
    let twice = || ledger(&meeting("\"ivan\", \"olga\", \"ivan\""));
    twice()
        .run(["agenda", "--lane", "meetings"])
        .shows(": Review, with Ivan and Olga ·")
        .shows("$ folio brief acme --for ivan,olga\n");
    twice()
        .run(["brief", "acme", "--lang", "fil"])
        .shows("kasama sina Ivan at Olga\n")
        .shows("'interactions[2026-03-02T15:00:00].summary=…'\n")
        .then()
        .today("2026-03-03")
        .run(["brief", "acme"])
        .hides("Ivan, Olga, Ivan");
}

#[test]
fn a_decision_without_a_day_is_news_like_any_other() {
    let wish = |more: &str| {
        format!(
            "[[requests]]\nid = \"app\"\ndate = 2025-11-20\nwhat = \"An app\"\ndecision = \"declined\"\nargument = \"No\"\n{more}\n"
        )
    };
    let said = "“An app” is declined, and they have not heard of it";
    assert_eq!(lane(ledger(&wish("")), "news", "2026-03-02"), [said]);
    assert_eq!(lane(ledger(&wish("told = 2025-12-01")), "news", "2026-03-02"), [""; 0]);
    ledger(&wish(""))
        .run(["brief", "acme"])
        .shows("- An app: not weighed yet; declined; the client has not been told\n");
    ledger(&wish("")).run(["status", "acme"]).shows("An app: declined\n");
    ledger(&wish("told = 2025-12-01")).run(["status", "acme"]).hides("An app");
}

#[test]
fn a_name_is_never_taken_for_a_word_of_ours() {
    let nobody = "[[stakeholders]]\nid = \"no\"\nname = \"nobody\"\n";
    let owed = format!("{nobody}{}", promise("logo", "2026-03-02", "promised_to = \"no\""));
    assert_eq!(
        lane(ledger(&owed), "owe", "2026-03-02"),
        ["“Plan logo”, promised to nobody, is due today: done today, or agreed anew"]
    );
    let contract = "[[contracts]]\nid = \"none\"\nkind = \"msa\"\nstate = \"active\"\nstarts = 2026-02-01\nrecurring = \"9 EUR\"\n\
         period = \"monthly\"\n[[documents]]\nkind = \"act\"\ncontract = \"none\"\nperiod = \"2026-02\"\nissued = 2026-03-01\n";
    assert_eq!(lane(ledger(contract), "owed", "2026-03-02"), ["closing act 2026-02 (none) has not been sent"]);
    let settings = FOLIO_TOML.replace("Anna Orlova", "everybody")
        + "\n[chasing]\nladder = [{ after = \"1d\", step = \"none\" }]\n";
    let invoice = "[[invoices]]\nid = \"7\"\nissued = 2026-02-01\ndue = 2026-02-14\namount = \"1 RUB\"\n";
    ledger(invoice)
        .file("folio.toml", settings)
        .run(["agenda", "--manager", "anna"])
        .shows("Agenda for Monday, 2 March 2026: everybody\n")
        .shows("next step: none");
}

#[test]
fn papers_of_every_gender_and_steps_are_said_in_the_language() {
    let owed = "[[contracts]]\nid = \"7/1\"\nkind = \"addendum\"\nstate = \"awaiting-signature\"\n\
         [[invoices]]\nid = \"7\"\nissued = 2026-02-01\ndue = 2026-02-14\namount = \"1 RUB\"\n";
    let lines = |language| {
        let run = ledger(owed).run(["agenda", "--lane", "owed", "--lang", language]);
        run.shows(match language {
            "en" => "addendum (7/1) has not come back signed",
            "ru" => "дополнительное соглашение (7/1) — ещё не вернули с подписью",
            _ => "dagdag na kasunduan (7/1) ay hindi pa bumabalik na may pirma",
        })
    };
    lines("en").shows("next step: call").shows("folio chase acme 7 --step call");
    lines("ru").shows("следующий шаг: позвонить").shows("folio chase acme 7 --step call");
    lines("fil").shows("susunod na hakbang: tumawag");
}

#[test]
fn a_stage_to_go_back_to_is_called_by_its_name() {
    let stuck = format!("{ACME}\n[[stages]]\nstage = \"proposal\"\nentered = 2026-01-02\n");
    for (language, said) in
        [("en", "go back to “Qualified”"), ("ru", "вернуть на этап «Qualified»"), ("fil", "bumalik sa “Qualified”")]
    {
        Ledger::new()
            .client("acme", &stuck)
            .file("folio.toml", format!("{FOLIO_TOML}{LIFECYCLE}"))
            .run(["agenda", "--lang", language, "--lane", "stuck"])
            .shows(said)
            .shows("$ folio stage acme qualified --reason");
    }
}

#[test]
fn no_line_points_twice_at_the_same_place() {
    let run = Ledger::example("agency").today("2026-03-02T09:30").run(["agenda", "--format", "jsonl"]);
    let mut several = 0;
    for line in run.stdout().lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let places: Vec<String> =
            item["evidence"].as_array().expect("evidence").iter().map(ToString::to_string).collect();
        let once: std::collections::BTreeSet<&String> = places.iter().collect();
        assert_eq!(once.len(), places.len(), "{line}");
        several += usize::from(places.len() > 1);
    }
    assert!(several > 2, "{several}");
}

#[test]
fn a_client_newly_red_says_what_makes_it_so() {
    let well = DEBTOR
        .replace("at = 2026-02-25", "at = 2026-02-18")
        .replace("due = 2026-02-24", "due = 2026-03-24")
        .replace("amount = \"40000 RUB\"", "amount = \"100000 RUB\"");
    let invoice = "[[invoices]]\nid = \"7\"\nissued = 2025-11-10\ndue = 2025-12-01\namount = \"10 EUR\"\n";
    for (language, said) in [
        ("en", "- Acme: health 70, newly red: invoice 7 is 91 days overdue · anna\n"),
        ("ru", "- Acme: здоровье 70, стало красным: счёт 7 просрочен на 91 день · anna\n"),
        ("fil", "- Acme: kalusugan 70, bagong pula: 91 araw nang lampas sa takda ang invoice 7 · anna\n"),
    ] {
        let ledger = Ledger::new().client("acme", &format!("{well}\n{invoice}"));
        ledger.run(["agenda", "--lang", language, "--lane", "health"]).shows(said);
    }
}

#[test]
fn who_spoke_today_hears_nothing_of_silence_however_far_the_agenda_looks() {
    let hourly = "[profile]\nname = \"Acme\"\nmanager = \"anna\"\n\n[communication]\ncadence = \"4h\"\n\n\
                  [[stages]]\nstage = \"delivery\"\nentered = 2026-01-12\n\n";
    let call = |day: &str| {
        let call = format!("[[interactions]]\nat = {day}T11:00:00\nkind = \"call\"\nsummary = \"a\"\n");
        Ledger::new().today("2026-03-06").client("acme", &format!("{hourly}{call}"))
    };
    call("2026-03-05").run(["agenda", "--lane", "silence"]).shows("no contact for 1 day");
    let spoken = call("2026-03-06").run(["agenda", "--lane", "silence"]).hides("no contact");
    spoken.run(["agenda", "--lane", "silence", "--days", "5"]).hides("no contact");
    // A call of tomorrow is a slip of the pen, and clears nothing ahead of its day.
    call("2026-03-09").run(["agenda", "--lane", "silence", "--days", "5"]).hides("no contact for -");
}
