//! `contracts_live`: what is in force, and when it has to be decided on.

use super::{CLIENT, FILE, Holds, LINE, View};

pub(super) const VIEW: View = View {
    name: "contracts_live",
    doc: "Active contracts, with the day by which one must decide on them.",
    columns: &[
        CLIENT,
        FILE,
        LINE,
        ("id", Holds::Text, "Number of the contract."),
        ("kind", Holds::Word, "`msa`, `sow`, `addendum` …"),
        ("starts", Holds::Day, "First day."),
        ("ends", Holds::Day, "Last day; unknown where it runs until it is ended."),
        ("auto_renew", Holds::Boolean, "Whether it goes on unless somebody gives notice."),
        ("notice_deadline", Holds::Day, "Last day on which notice still counts."),
        ("days_to_notice", Holds::Integer, "Days from today to that day; below 0 once it has passed."),
        ("decision", Holds::Word, "What we decided about the renewal; unknown or `undecided` asks for one."),
    ],
    sql: "select client, file, line, id, kind, starts, ends, auto_renew, notice_deadline, \
        days(today(), notice_deadline) as days_to_notice, decision from contracts where state = 'active'",
};
