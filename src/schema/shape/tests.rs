//! What folio says of sick files: place, rule, title, help and fix.

use super::{Shape, ShapeFault};
use crate::model::Settings;
use crate::source::{Tree, apply};

fn client_faults(text: &str) -> Vec<ShapeFault> {
    Shape::client(&Settings::default()).check(&Tree::parse(text))
}

/// `rule path: message | help` of each fault.
fn said(faults: &[ShapeFault]) -> Vec<String> {
    faults.iter().map(|fault| format!("{} {}: {} | {}", fault.rule, fault.path, fault.message, fault.help)).collect()
}

fn said_of(section: &str) -> Vec<String> {
    said(&client_faults(&format!("[profile]\nname = 'A'\nmanager = 'anna'\n{section}")))
}

fn folio_said(text: &str) -> Vec<String> {
    said(&Shape::folio().check(&Tree::parse(text)))
}

#[test]
fn a_name_and_a_manager_make_a_client() {
    assert_eq!(said_of(""), [""; 0]);
}

#[test]
fn an_unknown_key_suggests_the_nearest_and_mends_a_sure_slip() {
    let text = "[profile]\nname = 'A'\nmanagr = 'anna'\n";
    let faults = client_faults(text);
    assert_eq!(
        said(&faults),
        [
            "missing-key profile.manager: `manager` is missing | add `manager = \"…\"`: the member who keeps the account and answers for it",
            "unknown-key profile.managr: `managr` is not a key of `profile` | did you mean `manager`?",
        ]
    );
    let mended = apply(text, &[faults[1].fix.clone().unwrap()]).unwrap();
    assert_eq!(mended, "[profile]\nname = 'A'\nmanager = 'anna'\n");
}

#[test]
fn what_is_there_already_is_not_put_there_again() {
    let faults = client_faults("[profile]\nname = 'A'\nmanager = 'anna'\nmanagr = 'boris'\n");
    assert_eq!((faults.len(), faults[0].rule, &faults[0].fix), (1, "unknown-key", &None));
}

#[test]
fn sections_are_keys_too() {
    assert_eq!(
        said_of("[[stakehlders]]\nid = 'a'\n[weather]\n"),
        [
            "unknown-key stakehlders: `stakehlders` is not a section | did you mean `stakeholders`?",
            "unknown-key weather: `weather` is not a section | `folio schema` lists the sections",
        ]
    );
    assert_eq!(
        said(&client_faults("")),
        ["missing-key profile: `[profile]` is missing | add `[profile]` with `name` and `manager`"]
    );
}

#[test]
fn a_key_of_another_table_is_sent_there() {
    assert_eq!(
        said_of(
            "cadence = '7d'\nerp = 1\n[custom]\nerp = 1\n[[goals]]\nid = 'g'\nstate = 'unknown'\nstated = 2026-01-02\ncustom = { x = 1 }\n"
        ),
        [
            "unknown-key profile.cadence: `cadence` is not a key of `profile` | `cadence` belongs under `[communication]`",
            "unknown-key profile.erp: `erp` is not a key of `profile` | `folio schema profile` lists the keys",
            "unknown-key custom.erp: `erp` is not a custom field of this ledger | declare it under `[custom.client]` in `folio.toml`, or remove it",
            "unknown-key goals[0].custom.x: `x` is not a custom field of this ledger | declare it under `[custom.goals]` in `folio.toml`, or remove it",
        ]
    );
}

#[test]
fn a_section_of_the_wrong_kind_says_how_to_write_it() {
    assert_eq!(
        said_of("[stages]\nstage = 'lead'\n[[communication]]\n"),
        [
            "wrong-type stages: `stages` is a table, a list of entries is wanted | write `[[stages]]` above each entry",
            "wrong-type communication: `communication` is a list, a table is wanted | write `[communication]` once, and its keys below",
        ]
    );
}

#[test]
fn a_value_of_the_wrong_type_says_what_is_wanted() {
    let person = |field: &str| said_of(&format!("[[stakeholders]]\nid = 'a'\nname = 'A'\n{field}\n"));
    for (field, expected) in [
        (
            "power = '4'",
            "wrong-type stakeholders[0].power: `power` is text, a whole number from 1 to 5 is wanted | write it without quotes: `power = 4`",
        ),
        (
            "power = 4.0",
            "wrong-type stakeholders[0].power: `power` is a decimal number, a whole number from 1 to 5 is wanted | write `power = 5`",
        ),
        (
            "emails = 'a@b.de'",
            "wrong-type stakeholders[0].emails: `emails` is text, a list is wanted | put it in brackets: `emails = ['a@b.de']`",
        ),
        (
            "note = 2026-01-02",
            "wrong-type stakeholders[0].note: `note` is a day, text is wanted | put it in quotes: `note = \"2026-01-02\"`",
        ),
        (
            "joined = 2026-01-02T10:00:00",
            "wrong-type stakeholders[0].joined: `joined` is a moment, a day is wanted | write `joined = 2026-01-02`",
        ),
        (
            "joined = 'spring'",
            "wrong-type stakeholders[0].joined: `joined` is text, a day is wanted | write year-month-day, as in `joined = 2026-03-02`",
        ),
        (
            "engagement = 4",
            "wrong-type stakeholders[0].engagement: `engagement` is a whole number, a choice is wanted | put it in quotes: `engagement = \"4\"`",
        ),
        (
            "roles = [4]",
            "wrong-type stakeholders[0].roles[0]: `roles` is a whole number, a choice is wanted | put it in quotes: `\"4\"`",
        ),
    ] {
        assert_eq!(person(field), [expected], "{field}");
    }
}

#[test]
fn what_was_meant_is_what_is_to_be_written() {
    let text = "[[invoices]]\nid = '1'\nissued = 20260102\ndue = 2026-01-09\namount = 1200\n";
    assert_eq!(
        said_of(text),
        [
            "wrong-type invoices[0].issued: `issued` is a whole number, a day is wanted | write `issued = 2026-01-02`",
            "wrong-type invoices[0].amount: `amount` is a whole number, an amount of money is wanted | put it in quotes, with its \
             currency: `amount = \"1200 RUB\"`",
        ]
    );
    assert!(said_of(&text.replace("20260102", "20261302"))[0].ends_with("as in `issued = 2026-03-02`"));
}

#[test]
fn a_date_in_quotes_is_unquoted() {
    let text = "[profile]\nname = 'A'\nmanager = 'anna'\nsince = \"2024-03-01\"  # a Friday\n[[interactions]]\nat = '2026-01-02T10:00:00'\nkind = 'call'\nsummary = 'Hi'\n";
    let faults = client_faults(text);
    assert_eq!(
        said(&faults),
        [
            "quoted-date profile.since: `since` is a date in quotes | write it without quotes: `2024-03-01`",
            "quoted-date interactions[0].at: `at` is a date in quotes | write it without quotes: `2026-01-02T10:00:00`",
        ]
    );
    let fixes: Vec<_> = faults.into_iter().filter_map(|fault| fault.fix).collect();
    let mended = apply(text, &fixes).unwrap();
    assert!(mended.contains("since = 2024-03-01  # a Friday\n") && mended.contains("at = 2026-01-02T10:00:00\n"));
}

#[test]
fn a_text_that_must_be_there_says_something() {
    let said_of_name = |name: &str| said(&client_faults(&format!("[profile]\nname = '{name}'\nmanager = 'anna'\n")));
    let empty = "bad-value profile.name: `name` says nothing | write `name = \"…\"`: name as people say it, in any script, \
        such as `Балтика Инструмент`";
    for name in ["", " ", "\t", "\u{a0}"] {
        assert_eq!(said_of_name(name), [empty], "{name:?}");
    }
    let goal = |state: &str| {
        said_of(&format!("[[goals]]\nid = 'orders'\nstate = '{state}'\nstatement = ''\nstated = 2026-02-03\n")).len()
    };
    assert_eq!((goal("confirmed"), goal("unknown")), (1, 0));
}

#[test]
fn a_bad_value_says_what_is_wrong_with_it() {
    let profile = |field: &str| said_of(&format!("{field}\n"));
    for (field, expected) in [
        (
            "source = 'referal'",
            "bad-value profile.source: `referal` is not a choice of `source` | did you mean `referral`?",
        ),
        (
            "pulse = 'blue'",
            "bad-value profile.pulse: `blue` is not a choice of `pulse` | write `green`, `amber` or `red`",
        ),
        (
            "weight = 101",
            "bad-value profile.weight: `weight` is 101, at most 100 is allowed | how many ordinary clients this one counts for in its manager's load",
        ),
        (
            "country = 'UK'",
            "bad-value profile.country: `UK` is not a country | write the two capital letters of ISO 3166, such as `RU`, `PH` or `GB`",
        ),
        (
            "timezone = 'Europe/Moskow'",
            "bad-value profile.timezone: `Europe/Moskow` is not a time zone | did you mean `Europe/Moscow`?",
        ),
        (
            "annual_budget = '5 RUR'",
            "bad-value profile.annual_budget: `RUR` is not a currency | write the three capital letters of ISO 4217, such as `RUB`, `EUR` or `PHP`",
        ),
        (
            "backup = 'Anna'",
            "bad-value profile.backup: `Anna` is not an id: `A` cannot stand in one | an id has small letters only: `anna`",
        ),
        (
            "team = ['boris', 'Anna']",
            "bad-value profile.team[1]: `Anna` is not an id: `A` cannot stand in one | an id has small letters only: `anna`",
        ),
    ] {
        assert_eq!(profile(field), [expected], "{field}");
    }
}

#[test]
fn a_goal_says_what_it_is_unless_nobody_knows() {
    let goal = |state: &str| said_of(&format!("[[goals]]\nid = 'g'\nstate = '{state}'\nstated = 2026-01-02\n"));
    assert_eq!(goal("unknown"), [""; 0]);
    assert_eq!(
        goal("hypothesis"),
        [
            "missing-key goals[0].statement: `statement` is missing | add `statement = \"…\"`: the goal in one sentence, best with a figure and a date; not needed while the state is `unknown`"
        ]
    );
}

#[test]
fn a_score_has_the_ends_of_its_survey() {
    let score = |kind: &str, score: i64| {
        said_of(&format!("[[feedback]]\ndate = 2026-01-02\nkind = '{kind}'\nscore = {score}\n"))
    };
    assert_eq!(score("nps", 0), [""; 0]);
    assert_eq!(
        score("csat", 0),
        [
            "bad-value feedback[0].score: `score` is 0, at least 1 is allowed | the score: 0 to 10 for NPS, 1 to 5 for CSAT, 1 to 7 for CES"
        ]
    );
    assert_eq!(score("nps", 11).len(), 1);
}

#[test]
fn only_a_payment_may_be_negative() {
    let invoice = |amount: &str, paid: &str| {
        said_of(&format!(
            "[[invoices]]\nid = '1'\nissued = 2026-01-02\ndue = 2026-01-09\namount = '{amount}'\npayments = [{{ date = 2026-01-05, amount = '{paid}' }}]\n"
        ))
    };
    assert_eq!(invoice("5 RUB", "-5 RUB"), [""; 0]);
    assert_eq!(
        invoice("-5 RUB", "-5.001 RUB"),
        [
            "bad-value invoices[0].amount: `-5 RUB` is less than nothing | write it without the minus sign; only a payment may be negative, as a refund",
            "bad-value invoices[0].payments[0].amount: `-5.001 RUB` has more decimals than RUB | write at most 2 digits after the point",
        ]
    );
}

#[test]
fn the_fields_of_a_ledger_are_checked_like_others() {
    let settings: Settings = Tree::parse(
        "[custom.client]\nerp_code = { type = 'string', required = true, pattern = '^[0-9]{6}$', doc = 'Code in the ERP' }\nbroken = { type = 'string', pattern = '(' }\n\
         [custom.forces]\nsince = { type = 'date' }\nprice = { type = 'money' }\nrank = { type = 'integer', minimum = 1 }\n",
    )
    .decode()
    .unwrap();
    let shape = Shape::client(&settings);
    let check =
        |text: &str| said(&shape.check(&Tree::parse(&format!("[profile]\nname = 'A'\nmanager = 'anna'\n{text}"))));
    assert_eq!(
        check(""),
        ["missing-key custom.erp_code: `erp_code` is missing | add `erp_code = \"…\"`: code in the ERP"]
    );
    assert_eq!(check("[custom]\nerp_code = '000123'\nbroken = '('\n"), [""; 0]);
    assert_eq!(
        check(
            "[custom]\nerp_code = '12'\n[[forces]]\nid = 'a'\ndirection = 'other'\nname = 'A'\ncustom = { since = '2026-01-02', price = '5', rank = 0, x = 1 }\n"
        ),
        [
            "bad-value custom.erp_code: `12` does not match `^[0-9]{6}$` | code in the ERP",
            "quoted-date forces[0].custom.since: `since` is a date in quotes | write it without quotes: `2026-01-02`",
            "bad-value forces[0].custom.price: `5` is not an amount of money | write a number, a space and a currency: `150000 RUB` or `1250.50 EUR`",
            "bad-value forces[0].custom.rank: `rank` is 0, at least 1 is allowed | a field of this ledger's own",
            "unknown-key forces[0].custom.x: `x` is not a custom field of this ledger | declare it under `[custom.forces]` in `folio.toml`, or remove it",
        ]
    );
}

#[test]
fn settings_are_checked_like_clients() {
    let minimal = "format = 1\n[ledger]\nname = 'A'\n";
    assert_eq!(folio_said(minimal), [""; 0]);
    assert_eq!(
        folio_said(""),
        [
            "missing-key format: `format` is missing | add `format = 1`: the format the ledger is written in: 1",
            "missing-key ledger: `[ledger]` is missing | add `[ledger]` with `name`",
        ]
    );
    let with = |text: &str| folio_said(&format!("{minimal}{text}"));
    assert_eq!(
        with("[rules]\nsingle-threaded = 'notice'\nBad_Name = 'off'\n"),
        [
            "bad-value rules.single-threaded: `notice` is not a choice of `single-threaded` | did you mean `note`?",
            "unknown-key rules.Bad_Name: `Bad_Name` is not a key of `rules` | `folio schema --settings rules` lists the keys",
        ]
    );
    assert_eq!(
        with(
            "[health]\ncontact = 30\n[[lifecycle]]\nid = 'in'\nkind = 'live'\nneeds = ['goals', 'comunication.urgent', 'profile.nme']\n[custom.goals]\nx = { type = 'string', pattern = '(' }\ny = { type = 'string', pattern = '^(?=a)(a|aa)+(?!x)b$' }\n"
        ),
        [
            "bad-value health: the weights add up to 110, not to 100 | change a weight by 10; not written, and counted all the same: `promises` 20, `satisfaction` 15, `relationship` 15, `payment` 15, `goal` 10, `continuity` 5",
            "bad-value lifecycle[0].needs[1]: `comunication.urgent` is not a section or field of a client file | did you mean `communication`?",
            "bad-value lifecycle[0].needs[2]: `profile.nme` is not a section or field of a client file | did you mean `profile.name`?",
            "bad-value custom.goals.x.pattern: `(` is not a regular expression | write one such as `^[0-9]{6}$`; outside brackets, `( ) [ ] { } . * + ? ^ $ |` and the backslash have a meaning",
            "bad-value custom.goals.y.pattern: `^(?=a)(a|aa)+(?!x)b$` looks ahead or back, which folio does not read | write it without `(?=`, `(?!`, `(?<=`, `(?<!` and `\\1`, which can take for ever to read, or list `choices`",
        ]
    );
}

#[test]
fn a_setting_of_the_wrong_type_is_told_with_its_meaning_and_its_default() {
    let with = |text: &str| folio_said(&format!("format = 1\n[ledger]\nname = 'A'\n{text}"));
    let points = "points that an open complaint takes off: low, medium, high, critical; the worse the more; \
                  the default is `complaint_points = [10, 20, 30, 50]`";
    assert_eq!(
        with("[health]\nwarned_promise = '50%'\ncomplaint_points = ['a', 20, 30, 50]\n[clocks]\ntrend = 30\n"),
        [
            "wrong-type health.warned_promise: `warned_promise` is text, a whole number from 0 to 100 is wanted | what a promise of ours counts that was late but warned of ahead, in percent of one kept in time; the default is `warned_promise = 50`".to_owned(),
            format!("wrong-type health.complaint_points[0]: `complaint_points` is text, a whole number from 0 to 100 is wanted | {points}"),
            "wrong-type clocks.trend: `trend` is a whole number, a span of time is wanted | put it in quotes, with its unit: `trend = \"30d\"` for days, or `w`, `mo`, `y`, `wd` (working days), `h` (working hours)".to_owned(),
        ]
    );
}

#[test]
fn a_clock_of_no_time_or_of_ages_is_told() {
    let with = |text: &str| folio_said(&format!("format = 1\n[ledger]\nname = 'A'\n[clocks]\n{text}"));
    assert_eq!(with("watch = '0d'\nwatch_end = '0d'\nsurvey_after = '0d'\nscores = '10y'\n"), [""; 0], "a choice");
    assert_eq!(
        with("trend = '0d'\nsales = '0mo'\nask_again = '0wd'\nhandover = '0h'\nthread = '9999d'\n"),
        [("trend", "0d"), ("sales", "0mo"), ("ask_again", "0wd"), ("handover", "0h")]
            .map(|(key, span)| format!("bad-value clocks.{key}: `{key}` is {span}, which is no time at all | write at least `1d`, or remove the line for the default"))
            .into_iter()
            .chain(["bad-value clocks.thread: `thread` is 9999d, which is more than ten years | write at most `10y`, or remove the line for the default".to_owned()])
            .collect::<Vec<_>>()
    );
}

#[test]
fn settings_that_contradict_one_another_are_told() {
    let with = |text: &str| folio_said(&format!("format = 1\n[ledger]\nname = 'A'\n{text}"));
    assert_eq!(
        with("[clocks]\nnotice_near = '3mo'\nnotice_last = '1mo'\nsurvey_until = '10d'\nwatch = '14d'\n"),
        [
            "bad-value clocks.notice_near: `notice_near` must be less than `notice_ahead` | change `notice_near` or `notice_ahead`",
            "bad-value clocks.survey_until: `survey_after` must be at most `survey_until` | change `survey_after` or `survey_until`",
        ]
    );
    assert_eq!(
        with(
            "[health]\namber = 80\npayment_points = [25, 50, 40, 100]\ncontinuity_points = [100, 80, 50, 60, 0]\ncontact_cadences = [2, 2]\n\
              relationship_points = [40, 20, 20, 10]\n"
        ),
        [
            "bad-value health.amber: `amber` must be at most `green` | change `amber` or `green`",
            "bad-value health.payment_points[2]: `payment_points` goes from 50 to 40, against its order | write the numbers from the lowest to the highest",
            "bad-value health.continuity_points[3]: `continuity_points` goes from 50 to 60, against its order | write the numbers from the highest to the lowest",
            "bad-value health.contact_cadences[1]: `contact_cadences` goes from 2 to 2, against its order | write the numbers the lower first, and not twice the same",
            "bad-value health.relationship_points: `relationship_points` adds up to 90, not to 100 | change one of the numbers by 10",
        ]
    );
    assert_eq!(
        with("[health]\ncomplaint_points = [1, 2, 3]\ngoal_points = [1, 2, 3, 4]\n"),
        [
            "bad-value health.complaint_points: `complaint_points` has too few elements, at least 4 are wanted | points that an open complaint takes off: low, medium, high, critical; the worse the more",
            "bad-value health.goal_points: `goal_points` has too many elements, at most 3 may be | points of a goal that is unknown, a hypothesis, confirmed; the surer the more",
        ]
    );
}

#[test]
fn a_key_like_a_position_is_a_key() {
    assert_eq!(
        said_of("[custom]\n0 = 1\n\"\" = 2\n"),
        [
            "unknown-key custom.0: `0` is not a custom field of this ledger | declare it under `[custom.client]` in `folio.toml`, or remove it",
            "unknown-key custom.\"\": `` is not a custom field of this ledger | declare it under `[custom.client]` in `folio.toml`, or remove it",
        ]
    );
}
