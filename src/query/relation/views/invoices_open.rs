//! `invoices_open`: what is billed and not paid.

use super::{CLIENT, FILE, Holds, LINE, View};

pub(super) const VIEW: View = View {
    name: "invoices_open",
    doc: "Issued invoices with money left to pay. Disputed ones stand apart, in `invoices`.",
    columns: &[
        CLIENT,
        FILE,
        LINE,
        ("id", Holds::Text, "Number of the invoice."),
        ("issued", Holds::Day, "Day of issue."),
        ("due", Holds::Day, "Day by which it is to be paid."),
        ("currency", Holds::Word, "Currency of the amounts."),
        ("amount", Holds::Number, "Amount, for reading."),
        ("paid", Holds::Number, "Paid up to today, for reading."),
        ("balance", Holds::Number, "Left to pay, for reading."),
        ("balance_minor", Holds::Integer, "Left to pay, in kopecks, cents …: exact, for sums."),
        ("days_overdue", Holds::Integer, "Days past `due`; 0 before."),
        ("bucket", Holds::Word, "`current`, `1-30`, `31-60`, `61-90` or `91+` days overdue."),
    ],
    sql: "select client, file, line, id, issued, due, amount_currency as currency, amount, paid, balance, \
        balance_minor, days_overdue, bucket from invoices where state = 'issued' and issued <= today() and balance_minor > 0",
};
