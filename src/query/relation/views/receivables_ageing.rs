//! `receivables_ageing`: what clients owe us, by how late it is.

use super::{CLIENT, Holds, View};

pub(super) const VIEW: View = View {
    name: "receivables_ageing",
    doc: "Money owed to us, a row for each client and currency, in kopecks, cents …",
    columns: &[
        CLIENT,
        ("currency", Holds::Word, "Currency of the sums; different ones are never added."),
        ("invoices", Holds::Integer, "Number of invoices with money left to pay."),
        ("total_minor", Holds::Integer, "All that is owed."),
        ("current_minor", Holds::Integer, "Not due yet."),
        ("days_1_30_minor", Holds::Integer, "1 to 30 days overdue."),
        ("days_31_60_minor", Holds::Integer, "31 to 60 days overdue."),
        ("days_61_90_minor", Holds::Integer, "61 to 90 days overdue."),
        ("days_91_minor", Holds::Integer, "91 days overdue and more."),
    ],
    sql: "select client, currency, count(*) as invoices, sum(balance_minor) as total_minor, \
        sum(case bucket when 'current' then balance_minor else 0 end) as current_minor, \
        sum(case bucket when '1-30' then balance_minor else 0 end) as days_1_30_minor, \
        sum(case bucket when '31-60' then balance_minor else 0 end) as days_31_60_minor, \
        sum(case bucket when '61-90' then balance_minor else 0 end) as days_61_90_minor, \
        sum(case bucket when '91+' then balance_minor else 0 end) as days_91_minor \
        from invoices_open group by client, currency",
};
