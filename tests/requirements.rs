//! What the trade asks of a ledger of clients, R1 to R94, each with the command that serves it, run on the example agency.
//!
//! The requirements are those of an account manager's work: what has to be known, done, counted and said. What folio leaves to
//! people or to other programs says so here and in the README.

use crate::harness::Ledger;

/// How a requirement is met.
enum Met {
    /// A command on the example agency shows it: the words, and what has to stand on the screen.
    Shown(&'static [&'static str], &'static [&'static str]),
    /// A command writes it (tried without writing): the words, and what has to stand in what would change.
    Written(&'static [&'static str], &'static [&'static str]),
    /// Not a ledger's business.
    Left(&'static str),
}

use Met::{Left, Shown, Written};

/// Number, what is asked, how it is met.
#[rustfmt::skip] // a table: a line each
const REQUIREMENTS: [(u8, &str, Met); 94] = [
    (1, "profile: size, offices, interests", Shown(&["show", "baltika", "profile"], &["340 people", "sales offices"])),
    (2, "driving forces of four kinds", Shown(&["list", "forces", "--where", "client = 'baltika-instrument'", "--columns", "direction,name"], &["supplier", "customer", "competitor", "substitute"])),
    (3, "a force that does not apply, with the reason", Shown(&["query", "select client, direction, reason from forces where applies = 0"], &["substitute", "хочет есть, а не крутить"])),
    (4, "what changed in a force, its effect past and to come", Shown(&["list", "changes", "--where", "client = 'baltika-instrument'", "--columns", "what,timing,impact,effect"], &["Rolled steel up 18 %", "expected", "positive", "negative"])),
    (5, "internal factors", Shown(&["list", "forces", "--where", "direction = 'internal'", "--columns", "client,name"], &["adjusters leave for the shipyards"])),
    (6, "the picture is thought through again on a clock", Shown(&["agenda", "--lane", "dates", "--lang", "en"], &["think the driving forces through again"])),
    (7, "business processes, industry, competitors", Shown(&["show", "baltika", "profile"], &["three ladies in Gatchina type the orders in"])),
    (8, "what the client lets slip, dated, and the idea it gives", Shown(&["list", "changes", "--where", "source like '%let slip%'", "--columns", "source,response"], &["tooling bundle"])),
    (9, "segment, target group, channel", Shown(&["query", "select segment, buyers, (select channel from communication c where c.client = slug) as channel from clients where slug like 'baltika%'"], &["manufacturers with dealers", "messenger"])),
    (10, "early warnings and the standing check", Shown(&["query", "select warnings, checked from clients where slug like 'baltika%'"], &["budget is cut in the quarter after every steel rise", "2024-02-20"])),
    (11, "leaving is known early; the loss has a reason", Shown(&["list", "stages", "--where", "loss_reason is not null", "--columns", "client,loss_reason,avoidable"], &["relationship", "competition"])),
    (12, "outer forces on a person", Shown(&["brief", "baltika", "--for", "ivan", "--lang", "en"], &["the owner asks him about the portal every Monday"])),
    (13, "inner forces: why they want it, and why they might not", Shown(&["brief", "baltika", "--for", "ivan", "--lang", "en"], &["first digital project of his own", "he was blamed"])),
    (14, "the brief shows both, with the sharp corners", Shown(&["brief", "baltika", "--for", "ivan", "--lang", "en"], &["never bring a problem without two ways out"])),
    (15, "people follow one another and contradict each other", Shown(&["check", "--format", "jsonl"], &["demands-conflict"])),
    (16, "who decides, and the way there", Shown(&["map", "baltika", "--lang", "en"], &["Ольга Сергеевна Данилевская", "Who reports to whom"])),
    (17, "preferred style, channel and language of a person", Shown(&["query", "select channel, hours, language, inclinations from stakeholders where id = 'ivan' and client like 'baltika%'"], &["decides by analogy", "ru"])),
    (18, "common ground, birthdays, nuances", Shown(&["query", "select common_ground, birthday from stakeholders where id = 'ivan' and client like 'baltika%'"], &["cross-country skiing", "--03-12"])),
    (19, "our own team for the client", Shown(&["query", "select manager, backup, team from clients where slug like 'baltika%'"], &["anna", "grace", "timur"])),
    (20, "both interests in a request: theirs, and our argument", Shown(&["show", "baltika", "requests"], &["carousel", "Dealers come to order"])),
    (21, "what they came with, the goal behind it, what counts as done", Shown(&["show", "baltika", "goals"], &["Dealers order by phone", "they do not type them"])),
    (22, "estimate, scope and dates that were fixed before", Shown(&["list", "projects", "--where", "client = 'baltika-instrument'", "--columns", "id,estimate,due,scope"], &["4200000", "order form"])),
    (23, "an unknown goal is legal, and has an owner to find it out", Shown(&["list", "goals", "--where", "state = 'unknown'", "--columns", "client,owner"], &["vishera-nasos"])),
    (24, "every wording of a goal is kept with its reason", Shown(&["list", "revisions", "--where", "client = 'baltika-instrument'", "--columns", "was,reason"], &["A corporate site we are not ashamed of"])),
    (25, "drift, and a review clock", Shown(&["drift", "--lang", "en"], &["Сакура Бокс", "57%", "drifts"])),
    (26, "the three questions before a client goes on", Written(&["stage", "vishera", "delivery", "--dry-run"], &["questions are open"])),
    (27, "wishes are weighed, and held back with an argument", Written(&["decide", "sakura", "app", "declined", "--argument", "nobody orders lunch in an app", "--dry-run"], &["+decided = 2026-03-02", "+argument = \"nobody orders lunch in an app\""])),
    (28, "an honest no; where it stops paying, it is said", Shown(&["list", "requests", "--where", "alignment = 'harmful'", "--columns", "client,decision"], &["declined"])),
    (29, "metrics against the goal", Shown(&["status", "baltika", "--lang", "en"], &["share of dealer orders online"])),
    (30, "minutes and briefs are kept with the talk", Shown(&["query", "select links from interactions where links is not null"], &["review-2025.pdf"])),
    (31, "the agreement on keeping in touch", Shown(&["show", "baltika", "communication"], &["Fridays after 16:00", "monthly"])),
    (32, "each client has a cadence of its own", Shown(&["list", "communication", "--columns", "client,cadence"], &["7d", "3w"])),
    (33, "signals of trust, and of silence", Shown(&["query", "select distinct j.value from interactions, json_each(signals) j order by 1"], &["asked-advice", "delegated"])),
    (34, "regular contact, quick answers", Shown(&["agenda", "--lane", "unanswered", "--lang", "en"], &["should have had an answer"])),
    (35, "a relationship of equals, from vendor to trusted adviser", Shown(&["query", "select relationship, relationship_desired from stakeholders where id = 'ivan' and client like 'baltika%'"], &["problem-solver", "trusted-advisor"])),
    (36, "expectations: what comes next, by when", Shown(&["status", "baltika", "--lang", "en"], &["Next", "31 March 2026"])),
    (37, "the first weeks are watched", Shown(&["health", "--lang", "en"], &["vishera-nasos"])),
    (38, "every question and answer is found by any colleague", Shown(&["find", "call tracking"], &["baltika-instrument"])),
    (39, "news is brought", Shown(&["agenda", "--lane", "news", "--lang", "en"], &["is done, and they have not heard of it"])),
    (40, "meetings are prepared", Shown(&["agenda", "--lane", "meetings", "--lang", "en"], &["folio brief baltika-instrument --for ivan,olga"])),
    (41, "trainings are logged", Shown(&["list", "interactions", "--where", "kind = 'training'", "--columns", "client,kind"], &["training"])),
    (42, "the account manager introduces himself before the contract", Shown(&["list", "handovers", "--columns", "client,kind,introduced"], &["sales-to-account", "2024-02-26"])),
    (43, "do it, or warn ahead with options", Written(&["warn", "baltika", "media-plan-march", "--options", "A draft on Wednesday", "--dry-run"], &["+warned = 2026-03-02", "+options"])),
    (44, "a promise is weighed before it is given", Written(&["promise", "sakura", "A second kitchen", "--due", "fri", "--dry-run"], &["weigh: boris has 3 open promises besides"])),
    (45, "a slip is found before the client finds it", Shown(&["agenda", "--lane", "owe", "--lang", "en"], &["done by then, or warn now"])),
    (46, "no lies", Left("people's honour; folio keeps every wording and every move in git, so that nobody has to remember")),
    (47, "control of others' tasks to the deadline", Shown(&["list", "promises_open", "--where", "owner = 'jomar'", "--columns", "client,what,due"], &["novyy-bereg"])),
    (48, "conflicts go up, and are written down", Shown(&["query", "select client, summary from interactions where kind = 'escalation'"], &["mebel-grad", "Вера и Борис позвонили вместе"])),
    (49, "contracts with addenda, states, terms", Shown(&["list", "contracts", "--where", "client = 'baltika-instrument'", "--columns", "id,kind,state,signed"], &["msa", "addendum", "active"])),
    (50, "closing documents are followed until they are signed", Shown(&["agenda", "--lane", "owed", "--lang", "en"], &["has not come back signed"])),
    (51, "invoices issued and paid", Shown(&["list", "invoices_open", "--columns", "client,id,balance,bucket"], &["mebel-grad", "91+"])),
    (52, "receivables, and who reminds whom", Shown(&["receivables", "--lang", "en"], &["accounting", "days of sales"])),
    (53, "special prices and spoken terms", Shown(&["show", "baltika", "profile"], &["5 % off media commission"])),
    (54, "budget watched", Shown(&["query", "select name, budget_used, estimate from projects where client like 'baltika%'"], &["610000"])),
    (55, "the end of a contract is negotiated in time, by the same people", Shown(&["renewals", "--within", "90d", "--lang", "en"], &["novyy-bereg", "1 Apr 2026"])),
    (56, "orders and deliveries in time", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["projects delivered in time"])),
    (57, "only what is useful is offered", Shown(&["list", "opportunities", "--where", "benefit is not null", "--columns", "client,name,benefit"], &["Commission saved on every second room"])),
    (58, "opportunities and what has not been sold yet", Shown(&["list", "opportunities", "--columns", "client,kind,stage"], &["upsell", "cross-sell"])),
    (59, "who closes is agreed", Shown(&["list", "opportunities", "--columns", "client,closer"], &["account", "sales"])),
    (60, "referrals, and reviews one may publish", Shown(&["query", "select client, kind from feedback where publishable = 'yes'"], &["testimonial", "nevsky-print"])),
    (61, "a joint case study is a stage", Shown(&["query", "select label from lifecycle where id = 'case-study'"], &["Joint case study"])),
    (62, "proposals for the project to go on", Shown(&["list", "opportunities", "--where", "next is not null", "--columns", "client,next"], &["Ask Ivan over lunch, not in the meeting"])),
    (63, "two weeks after delivery one asks", Shown(&["agenda", "--lane", "dates", "--lang", "en"], &["ask what was good, what was not, what was hard"])),
    (64, "contact soon after the purchase", Shown(&["agenda", "--lane", "silence", "--lang", "en"], &["no contact for 40 days"])),
    (65, "every complaint with the measure taken", Shown(&["query", "select client, state, measure from feedback where kind = 'complaint' and measure is not null"], &["resolved"])),
    (66, "a standing system of feedback", Shown(&["list", "feedback", "--where", "kind = 'suggestion'", "--columns", "client,text"], &["sakura-box"])),
    (67, "regular reviews with the client", Shown(&["query", "select review_every from communication where client like 'baltika%'"], &["3mo"])),
    (68, "gifts and days to remember, with time to prepare", Shown(&["agenda", "--lane", "dates", "--lang", "en"], &["Birthday of the plant: 30 years"])),
    (69, "the sales stages", Shown(&["list", "lifecycle", "--where", "kind = 'presale'", "--columns", "id,label"], &["proposal", "contracting"])),
    (70, "the stages after the sale", Shown(&["list", "lifecycle", "--where", "kind = 'postsale'", "--columns", "id,label"], &["support", "feedback"])),
    (71, "each stage has its rule; who is stuck goes back or up", Shown(&["agenda", "--lane", "stuck", "--lang", "en"], &["go back to “Qualified”", "tell the head"])),
    (72, "rules are written after months of data, and revised", Shown(&["explain", "stage-stuck"], &["max_days"])),
    (73, "share of time on new and on current clients", Shown(&["load", "--lang", "en"], &["talks a month", "12.5"])),
    (74, "seniors lead top clients", Shown(&["query", "select m.grade, c.tier, count(*) as clients from clients c join members m on m.id = c.manager group by 1, 2"], &["senior", "key"])),
    (75, "load against a limit per person", Shown(&["load", "--lang", "en"], &["Anna Orlova", "6 of 5", "over the limit"])),
    (76, "the plan of the day, quick things first if wanted", Shown(&["agenda", "--manager", "anna", "--quick", "--lang", "en"], &["Least work first"])),
    (77, "the weekly meeting", Shown(&["portfolio", "--lang", "en"], &["Moved since the period began"])),
    (78, "handover from sales, whole", Shown(&["show", "vishera", "handovers"], &["sales-to-account"])),
    (79, "cover: who stands in reads the client from the record", Shown(&["agenda", "--manager", "boris", "--lang", "en"], &["boris for lev"])),
    (80, "quality of neighbouring departments", Shown(&["query", "select reason, count(*) as promises from commitments where reason is not null group by 1"], &["client-input", "capacity"])),
    (81, "new people find ready rules", Shown(&["explain", "silence"], &["no two-way contact for longer than the agreed cadence", "Care: what a good account manager would notice"])),
    (82, "the report to the client, in clear language", Shown(&["status", "baltika", "--lang", "en", "--format", "md"], &["# Балтика Инструмент"])),
    (83, "the report to management", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en", "--format", "md"], &["# Portfolio 2026-Q1"])),
    (84, "key account metrics", Shown(&["health", "baltika", "--why", "--lang", "en"], &["factor", "weight", "30 days"])),
    (85, "receivables collected, no churn, growth", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["clients lost", "net revenue retention", "days of sales owed"])),
    (86, "repeat orders, clients by recommendation", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["clients who order again", "new clients by recommendation"])),
    (87, "partners are counted like clients", Shown(&["list", "--where", "source = 'partner' or tags like '%partner%'", "--columns", "slug"], &["vektor"])),
    (88, "satisfaction, client lifetime", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["NPS", "time with us, mean"])),
    (89, "contacts per week", Shown(&["query", "select strftime('%Y-%W', at) as week, count(*) as talks from interactions where at >= '2026-02-01' group by 1"], &["2026-08", "10"])),
    (90, "what a client brings over the years", Shown(&["query", "select client, sum(amount_minor) / 100 as billed, amount_currency from invoices where state = 'issued' group by 1, 3 order by 2 desc limit 3"], &["RUB"])),
    (91, "on time, and what slipped", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["our promises kept in time", "our slips told ahead"])),
    (92, "key accounts and concentration", Shown(&["portfolio", "--period", "2026-Q1", "--lang", "en"], &["Concentration over 12 months", "34%"])),
    (93, "usage of a product", Left("the product's own telemetry; a figure that matters stands in a goal (`actual`, `measured`) or a custom field")),
    (94, "room for more clients", Shown(&["load", "--lang", "en"], &["there is room for"])),
];

#[test]
fn every_requirement_is_listed_once_in_order() {
    let numbers: Vec<u8> = REQUIREMENTS.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, (1..=94).collect::<Vec<u8>>());
}

#[test]
fn every_requirement_is_met_as_it_says() {
    let agency = Ledger::example("agency").today("2026-03-02T09:30").committed();
    let mut missing = Vec::new();
    for (number, what, met) in &REQUIREMENTS {
        let (words, parts) = match met {
            Shown(words, parts) | Written(words, parts) => (words, parts),
            Left(_) => continue,
        };
        let done = agency.folio(words, None);
        let screen = [done.stdout, done.stderr].concat();
        let screen = String::from_utf8_lossy(&screen);
        for part in parts.iter().filter(|part| !screen.contains(**part)) {
            missing.push(format!("R{number}, {what}: `folio {}` does not show {part:?}:\n{screen}", words.join(" ")));
        }
        let asks_back = matches!(words[0], "check" | "stage");
        if !asks_back && !done.status.success() {
            missing.push(format!("R{number}: `folio {}` fails:\n{screen}", words.join(" ")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n\n"));
}

#[test]
fn what_is_left_to_others_is_told_in_the_readme() {
    let readme = include_str!("../README.md");
    for (number, what, met) in &REQUIREMENTS {
        if let Left(reason) = met {
            assert!(readme.contains(&format!("R{number}")), "R{number}, {what}: {reason}");
        }
    }
}
