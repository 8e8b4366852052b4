//! `receivables_ageing`: what clients owe us, by how late it is.

use super::{CLIENT, Holds, View};

pub(super) const VIEW: View = View {
    name: "receivables_ageing",
    doc: "Money owed to us, a row for each client and currency.",
    columns: &[
        CLIENT,
        ("currency", Holds::Word, "Currency of the sums; different ones are never added."),
        ("invoices", Holds::Integer, "Number of invoices with money left to pay."),
        ("total", Holds::Number, "All that is owed, for reading."),
        ("total_minor", Holds::Integer, "All that is owed, in kopecks, cents …: exact, for sums."),
        ("not_due", Holds::Number, "Not due yet; 0 where there is nothing, as in the columns after it."),
        ("days_1_30", Holds::Number, "1 to 30 days overdue."),
        ("days_31_60", Holds::Number, "31 to 60 days overdue."),
        ("days_61_90", Holds::Number, "61 to 90 days overdue."),
        ("days_91", Holds::Number, "91 days overdue and more."),
    ],
    sql: "select client, currency, count(*) as invoices, major(sum(balance_minor), currency) as total, \
        sum(balance_minor) as total_minor, \
        major(ifnull(sum(balance_minor) filter (where bucket = 'current'), 0), currency) as not_due, \
        major(ifnull(sum(balance_minor) filter (where bucket = '1-30'), 0), currency) as days_1_30, \
        major(ifnull(sum(balance_minor) filter (where bucket = '31-60'), 0), currency) as days_31_60, \
        major(ifnull(sum(balance_minor) filter (where bucket = '61-90'), 0), currency) as days_61_90, \
        major(ifnull(sum(balance_minor) filter (where bucket = '91+'), 0), currency) as days_91 \
        from invoices_open group by client, currency",
};
