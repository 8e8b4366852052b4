//! Stories of `folio agenda` and `folio next`: what to do today, why, where it is written, and what to type.

mod asked;
mod calendar;
mod done;
mod lanes;
mod left_out;
mod stuck;
mod typed;
mod worded;

use crate::harness::{ACME, FOLIO_TOML, Ledger};

/// A live client of Anna's, with a contact on 27 February and what `more` adds.
fn client(more: &str) -> String {
    format!(
        "{ACME}since = 2025-06-02\n\n[communication]\ncadence = \"7d\"\nresponse = \"1wd\"\nurgent = \"ivan\"\n\n\
         [[stages]]\nstage = \"delivery\"\nentered = 2025-06-02\n\n\
         [[stakeholders]]\nid = \"ivan\"\nname = \"Ivan\"\nroles = [\"decision-maker\"]\nreviewed = 2026-02-01\n\n\
         [[interactions]]\nat = 2026-02-27T11:00:00\nkind = \"call\"\nsummary = \"All is well\"\npeople = [\"ivan\"]\n\n{more}"
    )
}

fn ledger(more: &str) -> Ledger {
    Ledger::new().client("acme", &client(more))
}

fn promise(id: &str, due: &str, more: &str) -> String {
    format!(
        "[[commitments]]\nid = \"{id}\"\nwhat = \"Plan {id}\"\nside = \"us\"\nmade = 2026-02-20\ndue = {due}\n{more}\n"
    )
}

#[test]
fn a_quiet_day_says_so() {
    ledger("")
        .run(["agenda"])
        .prints("Agenda for Monday, 2 March 2026\n\nNothing calls for you.")
        .run(["next", "acme"])
        .prints("Acme\n\nNothing calls for you.");
}

#[test]
fn a_line_tells_why_where_and_what_to_type() {
    ledger(&promise("logo", "2026-03-02", "promised_to = \"ivan\"\neffort = \"4h\""))
        .run(["agenda", "--manager", "anna"])
        .prints(
            "Agenda for Monday, 2 March 2026: Anna Orlova\n\n\
             We owe (1)\n\n\
             - Acme: “Plan logo”, promised to Ivan, is due today: done today, or agreed anew · takes 4 hours\n  \
             clients/acme.toml:27\n  \
             $ folio move acme logo --to … --reason \"…\"\n  \
             or, when it is done: folio keep acme logo",
        )
        .run(["next", "acme"])
        .prints(
            "Acme\n\n\
             - We owe: “Plan logo”, promised to Ivan, is due today: done today, or agreed anew\n  \
             clients/acme.toml:27\n  $ folio move acme logo --to … --reason \"…\"\n  or, when it is done: folio keep acme logo",
        );
}

#[test]
fn programs_get_the_same_with_evidence() {
    ledger(&promise("logo", "2026-02-27", ""))
        .run(["agenda", "--format", "jsonl", "--lane", "owe"])
        .prints(
            "{\"lane\":\"owe\",\"client\":\"acme\",\"why\":\"“Plan logo” is 3 days overdue, and nobody warned\",\"who\":\"anna\",\
             \"for\":null,\"due\":\"2026-02-27\",\"effort\":null,\"watched_until\":null,\"evidence\":[{\"file\":\"clients/acme.toml\",\"line\":27}],\
             \"next\":\"folio move acme logo --to … --reason \\\"…\\\"\",\"done\":\"folio keep acme logo\"}",
        )
        .run(["agenda", "--format", "ids", "--lane", "owe"])
        .prints("acme");
}

/// What stands in a lane on a day, a word of each line enough to tell it by.
fn lane(ledger: Ledger, lane: &str, day: &str) -> Vec<String> {
    let run = ledger.run(["agenda", "--lane", lane, "--format", "jsonl", "--today", day]);
    let items = run.stdout().lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    items.map(|item| item["why"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_promise_is_there_from_its_warning_day_on() {
    // Made on Friday 20 February, due on Friday 6 March: 14 days, of which a fifth, rounded up, is 3; so from 3 March, which is
    // earlier than the working day before. Monday's agenda ends on Monday.
    let due = promise("logo", "2026-03-06", "");
    assert_eq!(lane(ledger(&due), "owe", "2026-03-02"), [""; 0]);
    assert_eq!(
        lane(ledger(&due), "owe", "2026-03-03"),
        ["“Plan logo” is due on 6 March 2026: done by then, or warn now"]
    );
    assert_eq!(lane(ledger(&due), "owe", "2026-03-06"), ["“Plan logo” is due today: done today, or agreed anew"]);
    assert_eq!(lane(ledger(&due), "owe", "2026-03-07"), ["“Plan logo” is 1 day overdue, and nobody warned"]);
    let warned = promise("logo", "2026-03-06", "warned = 2026-03-03");
    assert_eq!(lane(ledger(&warned), "owe", "2026-03-06"), ["“Plan logo” is due on 6 March 2026; they were warned"]);
    let kept = promise("logo", "2026-03-06", "state = \"done\"\ndone = 2026-03-02");
    assert_eq!(lane(ledger(&kept), "owe", "2026-03-09"), [""; 0]);
}

#[test]
fn the_days_off_that_follow_belong_to_the_day() {
    // To be warned from Saturday 7 March on; Monday the 9th is a holiday. On Thursday nothing, on Friday it is there.
    let saturday = promise("logo", "2026-03-20", "warn_by = 2026-03-07");
    let holidays = FOLIO_TOML.replace("currency = \"RUB\"", "currency = \"RUB\"\nholidays = [2026-03-09]");
    let with = || ledger(&saturday).file("folio.toml", &holidays);
    assert_eq!(lane(with(), "owe", "2026-03-05").len(), 0);
    assert_eq!(lane(with(), "owe", "2026-03-06").len(), 1);
    with()
        .today("2026-03-06")
        .run(["agenda"])
        .shows("Agenda for Friday, 6 March 2026\n\nLooks ahead to 9 March 2026.\n");
}

#[test]
fn more_days_can_be_looked_at() {
    let far = promise("logo", "2026-03-20", "warn_by = 2026-03-12");
    ledger(&far)
        .run(["agenda", "--days", "8", "--lane", "owe"])
        .prints("Agenda for Monday, 2 March 2026\n\nLooks ahead to 11 March 2026.\n\nNothing calls for you.");
    ledger(&far).run(["agenda", "--days", "9"]).shows("We owe (1)");
}

#[test]
fn a_letter_waits_until_it_is_answered_and_is_late_after_the_agreed_time() {
    // One working day from Friday 16:00 is Monday 16:00.
    let letter = |more: &str| {
        format!(
            "[[interactions]]\nat = 2026-02-27T16:00:00\nkind = \"email\"\nsummary = \"How much?\"\n\
             direction = \"inbound\"\npeople = [\"ivan\"]\n{more}"
        )
    };
    assert_eq!(lane(ledger(&letter("")), "unanswered", "2026-03-02T16:00"), ["Ivan wrote 3 days ago: “How much?”"]);
    assert_eq!(
        lane(ledger(&letter("")), "unanswered", "2026-03-02T16:01"),
        ["Ivan wrote 3 days ago and should have had an answer: “How much?”"]
    );
    assert_eq!(lane(ledger(&letter("answered = 2026-03-01T12:00:00\n")), "unanswered", "2026-03-03"), [""; 0]);
    let reply =
        "\n[[interactions]]\nat = 2026-03-02T10:00:00\nkind = \"email\"\nsummary = \"So much\"\npeople = [\"ivan\"]\n";
    assert_eq!(lane(ledger(&letter(reply)), "unanswered", "2026-03-03"), [""; 0]);
}

#[test]
fn what_is_answered_in_the_same_minute_is_answered() {
    ledger("")
        .run(["log", "acme", "Q", "--kind", "email", "--direction", "inbound", "--people", "ivan"])
        .succeeds()
        .run(["agenda", "--lane", "unanswered"])
        .shows("Ivan wrote today: “Q”")
        .run(["log", "acme", "A", "--kind", "email", "--people", "ivan"])
        .succeeds()
        .run(["agenda", "--lane", "unanswered"])
        .prints("Agenda for Monday, 2 March 2026\n\nNothing calls for you.");
}

#[test]
fn meetings_stand_at_their_time_and_past_ones_ask_whether_they_were() {
    let meeting = |at: &str| {
        format!(
            "[[interactions]]\nat = {at}\nkind = \"meeting\"\nsummary = \"Review\"\nplanned = true\npeople = [\"ivan\"]\n"
        )
    };
    assert_eq!(
        lane(ledger(&meeting("2026-03-02T15:00:00")), "meetings", "2026-03-02"),
        ["2 March 2026, 15:00: Review, with Ivan"]
    );
    assert_eq!(
        lane(ledger(&meeting("2026-03-01T15:00:00")), "meetings", "2026-03-02"),
        ["planned for 1 March 2026 and not written down: “Review”; did it take place?"]
    );
    assert_eq!(lane(ledger(&meeting("2026-03-03T15:00:00")), "meetings", "2026-03-02"), [""; 0]);
}

#[test]
fn silence_begins_after_the_agreed_days_and_names_the_last_contact_and_the_agreement() {
    // The last call was on Friday 27 February, seven days are agreed: Friday 6 March is still in time. Friday's agenda looks at
    // the weekend that follows, so it is there on Friday.
    assert_eq!(lane(ledger(""), "silence", "2026-03-05"), [""; 0]);
    assert_eq!(
        lane(ledger(""), "silence", "2026-03-06"),
        ["no contact for 7 days; agreed: every 7 days; speak before Monday, 9 March 2026"]
    );
    ledger("").today("2026-03-09").run(["agenda", "--lane", "silence"]).prints(
        "Agenda for Monday, 9 March 2026\n\nSilence (1)\n\n- Acme: no contact for 10 days; agreed: every 7 days · anna\n  \
         clients/acme.toml:21\n  clients/acme.toml:7\n  $ folio log acme \"…\" --kind call",
    );
    // A note to ourselves is no contact, and mail that we sent is none.
    let ours = "[[interactions]]\nat = 2026-03-05T10:00:00\nkind = \"note\"\nsummary = \"Thought of them\"\n\n\
                [[interactions]]\nat = 2026-03-05T11:00:00\nkind = \"email\"\nsummary = \"News\"\n";
    assert_eq!(lane(ledger(ours), "silence", "2026-03-09").len(), 1);
}

#[test]
fn what_they_owe_is_chased_step_by_step() {
    let invoice = "[[invoices]]\nid = \"2026/7\"\nissued = 2026-02-01\ndue = 2026-02-14\namount = \"1500.50 RUB\"\n";
    assert_eq!(lane(ledger(invoice), "owed", "2026-02-14"), [""; 0]);
    assert_eq!(
        lane(ledger(invoice), "owed", "2026-02-15"),
        ["invoice 2026/7: RUB\u{a0}1,500.50 unpaid, 1 day overdue; next step: remind"]
    );
    ledger(invoice)
        .run(["chase", "acme", "2026/7", "--reply", "pays on Thursday"])
        .prints("invoice 2026/7 of acme: call 2026-03-02  <commit>")
        .subject("chase(acme): 2026/7")
        .holds("clients/acme.toml", "chases = [{ date = 2026-03-02, step = \"call\", reply = \"pays on Thursday\" }]\n")
        .run(["agenda", "--lane", "owed"])
        .shows("16 days overdue; next step: escalate, from 16 March 2026")
        .run(["receivables"])
        .shows("escalate from 16 Mar 2026")
        .run(["agenda", "--lane", "owed", "--lang", "ru"])
        .shows("следующий шаг: сообщить руководителю, с 16 марта 2026")
        .run(["chase", "acme", "2026/7", "--step", "remind", "--on", "2026-02-16"])
        .holds("clients/acme.toml", "reply = \"pays on Thursday\" }, { date = 2026-02-16, step = \"remind\" }]\n");
}

#[test]
fn a_record_stands_in_one_lane_only() {
    // The last contact is a letter that waits: the silence since then is not told a second time.
    let text = client("").replace(
        "kind = \"call\"\nsummary = \"All is well\"",
        "kind = \"email\"\ndirection = \"inbound\"\nsummary = \"All well?\"",
    );
    let day = "2026-03-16";
    Ledger::new().client("acme", &text).today(day).run(["agenda"]).shows("Not answered (1)").hides("Silence");
}

#[test]
fn what_is_not_the_same_matter_stands_beside() {
    // Acts of three months that are not there, and the last day for notice of their contract, sixty days before its end.
    let contract = "[[contracts]]\nid = \"7\"\nkind = \"msa\"\nstate = \"active\"\nstarts = 2025-06-01\nends = 2026-05-31\n\
         auto_renew = false\nnotice = \"60d\"\nrecurring = \"900 EUR\"\nperiod = \"monthly\"\n\n\
         [[documents]]\nid = \"a\"\nkind = \"act\"\ncontract = \"7\"\nperiod = \"2025-11\"\nissued = 2025-12-01\nsigned = 2025-12-02\n";
    ledger(contract)
        .run(["agenda", "--format", "ids", "--lane", "owed"])
        .prints("acme")
        .run(["agenda", "--lane", "owed"])
        .shows("- Acme: closing act 2025-12 to 2026-02 (3 periods) (7) has not been made out")
        .shows("$ folio add documents acme kind=act contract=7 period=2025-12 issued=today")
        .run(["agenda", "--lane", "dates"])
        .shows("- Acme: contract 7: notice counts until 1 April 2026, 30 days left, and nothing is decided");
    // A birthday tomorrow, of a person whose card is old.
    let text = client("").replace("reviewed = 2026-02-01", "joined = 2024-01-01\nbirthday = \"--03-03\"");
    let text = text.replace("since = 2025-06-02", "tier = \"key\"\nsince = 2025-06-02");
    Ledger::new().client("acme", &text).run(["agenda"]).shows("go through the cards").shows("birthday of Ivan");
    // Never a word, and stuck at once.
    let silent = format!("{ACME}\n[[stages]]\nstage = \"onboarding\"\nentered = 2025-10-10\n");
    Ledger::new().client("acme", &silent).run(["agenda"]).shows("Silence (1)").shows("Stuck (1)");
}

#[test]
fn what_falls_on_the_days_off_is_still_ahead() {
    let step = "[[opportunities]]\nid = \"more\"\nname = \"More\"\nkind = \"cross-sell\"\nstage = \"idea\"\nopened = 2026-02-13\n\
         next = \"call\"\nnext_on = 2026-03-07\n";
    let friday = |language| ledger(step).today("2026-03-06").run(["agenda", "--lane", "dates", "--lang", language]);
    friday("en").shows("“More”: call (tomorrow)");
    friday("ru").shows("(завтра)");
    friday("fil").shows("(bukas)");
}

#[test]
fn a_warning_on_the_day_or_after_it_is_none() {
    let told = |warned: &str| ledger(&promise("logo", "2026-02-10", &format!("warned = {warned}"))).run(["agenda"]);
    told("2026-02-09").shows("they were warned");
    told("2026-02-10").shows("nobody warned");
    told("2026-02-25").shows("nobody warned");
}

#[test]
fn a_new_client_is_watched_for_sixty_days() {
    // Since 1 January: sixty days later is 2 March, the last day of the watch.
    let new = client(&promise("logo", "2026-03-03", "")).replace("since = 2025-06-02", "since = 2026-01-01");
    let shown = |day| Ledger::new().client("acme", &new).today(day).run(["agenda", "--manager", "anna"]);
    shown("2026-03-02").shows("or warn now · new client, watched until 2 March 2026\n").shows(
        "- Acme: the first weeks end on 2 March 2026: look back together · new client, watched until 2 March 2026\n",
    );
    shown("2026-03-03").shows("“Plan logo” is due today: done today, or agreed anew\n").hides("watched");
}

#[test]
fn who_is_away_is_stood_in_for() {
    let away = format!("{FOLIO_TOML}absent = [{{ starts = 2026-03-02, ends = 2026-03-06, cover = \"anna\" }}]\n");
    let late = promise("logo", "2026-02-27", "owner = \"boris\"");
    ledger(&late)
        .file("folio.toml", &away)
        .run(["agenda", "--manager", "anna"])
        .shows("is 3 days overdue, and nobody warned · anna for boris\n")
        .run(["agenda", "--manager", "anna", "--today", "2026-03-09", "--lane", "owe"])
        .shows("is 10 days overdue, and nobody warned · boris\n");
}

#[test]
fn a_client_that_somebody_covers_stands_in_the_agenda_of_that_one() {
    let late = "is 3 days overdue, and nobody warned · boris for anna\n";
    ledger(&promise("logo", "2026-02-27", ""))
        .run(["handover", "acme", "--to", "boris", "--kind", "cover", "--until", "2026-03-10"])
        .succeeds()
        .run(["agenda", "--manager", "boris"])
        .shows(late)
        .run(["agenda", "--manager", "anna"])
        .shows(late)
        .run(["agenda", "--manager", "boris", "--today", "2026-03-11", "--format", "ids"])
        .prints("")
        .run(["handover", "acme", "--to", "anna", "--kind", "return", "--today", "2026-03-04"])
        .succeeds()
        .run(["agenda", "--manager", "boris", "--today", "2026-03-04", "--format", "ids"])
        .prints("");
}

#[test]
fn only_what_concerns_a_member_is_shown() {
    let of_boris = ACME.replace("anna", "boris");
    Ledger::new()
        .client("acme", &format!("{of_boris}\n{}", promise("his", "2026-02-27", "")))
        .client("zeta", &format!("{of_boris}\n{}", promise("hers", "2026-02-27", "owner = \"anna\"")))
        .run(["agenda", "--manager", "anna", "--format", "ids"])
        .prints("zeta")
        .run(["agenda", "--manager", "ana"])
        .fails_with(2, "error: there is no member `ana`\nhint: did you mean `anna`?")
        .run(["agenda", "--lane", "owes"])
        .fails_with(
            2,
            "error: the agenda has no lane `owes`\n\
             hint: its lanes are: owe, unanswered, meetings, owed, news, silence, dates, stuck, health",
        );
}

#[test]
fn what_takes_least_work_can_come_first() {
    let all = [
        promise("big", "2026-02-26", "effort = \"2wd\""),
        promise("unknown", "2026-02-25", ""),
        promise("small", "2026-02-27", "effort = \"1h\""),
    ];
    let run = ledger(&all.concat()).run(["agenda", "--quick", "--format", "jsonl", "--lane", "owe"]);
    let order: Vec<&str> = run.stdout().lines().map(|line| line.split('“').nth(1).unwrap_or_default()).collect();
    let order: Vec<&str> = order.into_iter().map(|rest| rest.split('”').next().unwrap_or_default()).collect();
    assert_eq!(order, ["Plan small", "Plan big", "Plan unknown"]);
}

#[test]
fn an_exit_code_tells_whether_we_owe_something_overdue() {
    ledger(&promise("logo", "2026-03-02", "")).run(["agenda", "--exit-code"]).exits(0);
    ledger(&promise("logo", "2026-03-01", "")).run(["agenda", "--exit-code"]).exits(1);
    ledger(&promise("logo", "2026-03-01", "")).run(["agenda", "--exit-code", "--lane", "dates"]).exits(0);
}

#[test]
fn a_calendar_takes_it() {
    let run = ledger(&promise("logo", "2026-03-02", "")).run(["agenda", "--format", "ics"]);
    let run = run.shows("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").shows("UID:acme.commitments.logo@folio\r\n");
    // Noon in Moscow.
    run.shows("DTSTART;VALUE=DATE:20260302\r\n")
        .shows("DTSTAMP:20260302T090000Z\r\n")
        .run(["list", "--format", "ics"])
        .refuses(2, "error: the answer of `list` has no days for a calendar");
}

#[test]
fn a_calendar_says_what_it_does_not_hold() {
    let run = Ledger::example("agency").today("2026-03-02T09:30").run(["agenda", "--days", "60", "--format", "ics"]);
    let events = run.stdout().lines().filter(|line| *line == "BEGIN:VEVENT").count();
    let lines = run.run(["agenda", "--days", "60", "--format", "jsonl"]);
    let missing = lines.stdout().lines().count() - events;
    assert!(missing > 1, "{missing}");
    let told = format!("{missing} lines have no day, and no place in a calendar; `folio agenda` shows them too");
    lines.run(["agenda", "--days", "60", "--format", "ics"]).says(&told).shows("X-WR-CALNAME:folio agenda\r\n");
}

#[test]
fn the_agency_has_every_lane_filled_and_no_two_events_of_one_name() {
    let day = "2026-03-02T09:30";
    let run = Ledger::example("agency").today(day).run(["agenda", "--format", "jsonl"]);
    let lanes: std::collections::BTreeSet<String> =
        run.stdout().lines().map(|line| line.split('"').nth(3).unwrap_or_default().to_owned()).collect();
    assert_eq!(lanes.len(), 9, "{lanes:?}");
    let run = run.run(["agenda", "--days", "60", "--format", "ics"]);
    let mut names: Vec<&str> = run.stdout().lines().filter(|line| line.starts_with("UID:")).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!((names.len(), all > 30), (all, true));
}

#[test]
fn a_file_with_faults_is_not_passed_over_in_silence() {
    let broken = format!("{}\n[[commitments]\n", client(""));
    let told =
        "warning: left out: what `clients/acme.toml` says at its faults; `folio check clients/acme.toml` shows them";
    for no_index in [&["agenda"][..], &["agenda", "--no-index"]] {
        let ledger = Ledger::new().client("acme", &broken).client("zeta", &client(&promise("logo", "2026-03-02", "")));
        let done = ledger.folio(no_index, None);
        let (screen, talk) =
            (String::from_utf8(done.stdout).expect("text"), String::from_utf8(done.stderr).expect("text"));
        assert!(done.status.success() && screen.contains("“Plan logo”"), "{screen}");
        assert_eq!(talk.trim_end(), told);
    }
    for document in ["next", "brief", "status", "map", "health", "handover"] {
        Ledger::new().client("acme", &broken).run([document, "acme"]).succeeds().says(told);
    }
}
