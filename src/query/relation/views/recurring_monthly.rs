//! `recurring_monthly`: what comes in every month.

use super::{CLIENT, FILE, Holds, LINE, View};

pub(super) const VIEW: View = View {
    name: "recurring_monthly",
    doc: "Recurring amounts of active contracts, per month.",
    columns: &[
        CLIENT,
        FILE,
        LINE,
        ("contract", Holds::Text, "Number of the contract."),
        ("currency", Holds::Word, "Currency of the amount."),
        (
            "monthly",
            Holds::Number,
            "A month's share, for reading: a third of a quarter's, a twelfth of a year's amount.",
        ),
        ("monthly_minor", Holds::Integer, "The same in kopecks, cents …, rounded to whole ones: for sums."),
    ],
    sql: "select client, file, line, contract, currency, major(monthly_minor, currency) as monthly, \
        monthly_minor from (select client, file, line, id as contract, \
        recurring_currency as currency, cast(round(recurring_minor * 1.0 / \
        case period when 'quarterly' then 3 when 'yearly' then 12 else 1 end) as integer) as monthly_minor \
        from contracts where state = 'active' and recurring_minor is not null)",
};
