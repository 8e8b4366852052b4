//! `promises_open`: what was promised and is not settled.

use super::{CLIENT, FILE, Holds, LINE, View};

pub(super) const VIEW: View = View {
    name: "promises_open",
    doc: "Open promises of both sides, each with the person who answers for it.",
    columns: &[
        CLIENT,
        FILE,
        LINE,
        ("id", Holds::Word, "Id of the promise."),
        ("what", Holds::Text, "What was promised."),
        ("side", Holds::Word, "`us`, or `client`."),
        ("owner", Holds::Word, "Who keeps it; of ours, the client's manager where nobody is named."),
        ("made", Holds::Day, "Day it was made."),
        ("due", Holds::Day, "Day by which it is to be kept."),
        ("days_left", Holds::Integer, "Days from today to `due`; below 0 once it is overdue."),
        ("warn_by", Holds::Day, "Day by which a slip must be told."),
        ("warned", Holds::Day, "Day on which the other side was warned."),
    ],
    sql: "select p.client, p.file, p.line, p.id, p.what, p.side, \
        coalesce(p.owner, case when p.side = 'us' then c.manager end) as owner, p.made, p.due, \
        days(today(), p.due) as days_left, p.warn_by, p.warned \
        from commitments p left join _profile c on c.rowid = (p.rowid >> 20) << 20 where p.state = 'open'",
};
