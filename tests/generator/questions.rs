//! The twelve questions in words and as SQL.
//!
//! The words are exact enough to write the query from; `tests/bench/README.md` shows both, and what an answer looks like.

/// A question to a generated ledger.
pub(crate) struct Question {
    pub(crate) name: &'static str,
    pub(crate) words: &'static str,
    /// For `folio query`: a row a group, in order, the columns as they stand in the answer.
    pub(crate) sql: &'static str,
}

/// Every question, in the order of the answers.
pub(crate) const QUESTIONS: [Question; 12] = [
    Question {
        name: "live_load_by_manager",
        words: "Clients whose current stage is of kind live: for each manager their number and the sum of their weight (1 where absent).",
        sql: "\
select manager, count(*) as clients, sum(weight) as weight
from clients where stage_kind = 'live'
group by manager order by manager",
    },
    Question {
        name: "key_silent_14d",
        words: "Number of clients of tier key whose last two-way contact is before today minus 14 days; clients without any do not count.",
        sql: "\
select count(*) as clients from clients
where tier = 'key' and last_contact < date('now', '-14 days')",
    },
    Question {
        name: "our_promises_past_due",
        words: "Open promises of ours (side us, state open) due before today: for each owner (the client's manager where absent) their number and the earliest due day.",
        sql: "\
select owner, count(*) as promises, min(due) as earliest
from promises_open where side = 'us' and due < today()
group by owner order by owner",
    },
    Question {
        name: "referred_by_key",
        words: "Number of clients whose `referred_by` is a client of tier key.",
        sql: "\
select count(*) as clients
from clients c join clients k on k.slug = c.referred_by
where k.tier = 'key'",
    },
    Question {
        name: "receivables_by_bucket",
        words: "Invoices of state issued (also where absent), due before today, with a balance above zero: for each currency and each of 1-30, 31-60, 61-90, 91+ days overdue their number and the sum of their balances.",
        sql: "\
select currency, bucket, count(*) as invoices,
  printf('%.2f', sum(balance_minor) / 100.0) as balance
from invoices_open where days_overdue > 0
group by currency, bucket order by currency, bucket",
    },
    Question {
        name: "recurring_by_currency",
        words: "Recurring amounts of active contracts, per month (a quarter's divided by 3, a year's by 12, rounded to whole cents): for each currency their number and sum.",
        sql: "\
select currency, count(*) as contracts,
  printf('%.2f', sum(monthly_minor) / 100.0) as monthly
from recurring_monthly group by currency order by currency",
    },
    Question {
        name: "requests_drifting_90d",
        words: "Requests dated today minus 90 days or later: their number, and the number of those whose alignment is not advances (absent counts as unknown).",
        sql: "\
select count(*) as requests,
  count(*) filter (where alignment <> 'advances') as drifting
from requests where date >= date('now', '-90 days')",
    },
    Question {
        name: "penalty_any_form",
        words: "Number of interactions whose summary has the word «неустойка» in any form and case of letters.",
        sql: "\
select count(*) as interactions from interactions
where summary like '%неустойк%'",
    },
    Question {
        name: "people_named_orlov",
        words: "Number of stakeholders whose name contains «орлов» in any case of letters.",
        sql: "\
select count(*) as people from stakeholders where name like '%орлов%'",
    },
    Question {
        name: "notice_within_90d",
        words: "Active contracts with a notice deadline (end minus notice) from today to today plus 90 days, and no decision (absent or undecided): `client contract deadline`, in order of deadline, client, contract.",
        sql: "\
select client, id as contract, notice_deadline from contracts_live
where days_to_notice between 0 and 90
  and coalesce(decision, 'undecided') = 'undecided'
order by notice_deadline, client, contract",
    },
    Question {
        name: "stuck_by_stage",
        words: "Clients longer in their current stage than its max_days: for each stage their number.",
        sql: "\
select stage, count(*) as clients
from clients c join lifecycle l on l.id = c.stage
where julianday(today()) - julianday(stage_since) > max_days
group by stage order by stage",
    },
    Question {
        name: "single_threaded_live",
        words: "Number of clients whose current stage is of kind live or postsale, and with exactly one person of side client, neither left nor moved, named in two-way contacts dated today minus 90 days or later.",
        sql: "\
select count(*) as clients from (
  select c.slug
  from clients c join people_active p on p.client = c.slug
  where c.stage_kind in ('live', 'postsale') and p.thread
  group by c.slug having count(*) = 1)",
    },
];
