//! Columns that no file holds: derived from one file when it is read, or for the day when they are asked for.

use super::Relation;
use super::attribute::{Attribute, Holds};
use super::base::Base;

/// A column that is derived.
pub(super) struct Derived {
    name: &'static str,
    holds: Holds,
    doc: &'static str,
    /// Its SQL; empty for what is stored.
    sql: &'static str,
}

impl Derived {
    pub(super) fn attribute(&self) -> Attribute {
        Attribute::new(self.name, self.holds, self.doc)
    }
}

/// What is stored beside the fields of a section, in order; `extract` computes it from the facts of the file.
pub(super) fn stored(section: &str) -> &'static [Derived] {
    match section {
        "profile" => &PROFILE,
        "stakeholders" => &STAKEHOLDERS,
        "contracts" => &CONTRACTS,
        "invoices" => &INVOICES,
        _ => &[],
    }
}

const PROFILE: [Derived; 3] = [
    Derived {
        name: "stage",
        holds: Holds::Word,
        doc: "Stage the client is in: that of the last entry of `stages`.",
        sql: "",
    },
    Derived { name: "stage_since", holds: Holds::Day, doc: "Day on which it entered that stage.", sql: "" },
    Derived {
        name: "next_due",
        holds: Holds::Day,
        doc: "Earliest due day of our open promises; it may be past.",
        sql: "",
    },
];

const STAKEHOLDERS: [Derived; 1] = [Derived {
    name: "quadrant",
    holds: Holds::Word,
    doc: "`manage closely`, `keep satisfied`, `keep informed` or `monitor`, by power and interest (4 and more is high).",
    sql: "",
}];

const CONTRACTS: [Derived; 1] = [Derived {
    name: "notice_deadline",
    holds: Holds::Day,
    doc: "Last day on which notice still counts: `ends` minus `notice`; unknown without either.",
    sql: "",
}];

const INVOICES: [Derived; 2] = [
    Derived {
        name: "paid_minor",
        holds: Holds::Integer,
        doc: "Payments up to today in the invoice's currency, in kopecks, cents …; refunds taken off.",
        sql: "",
    },
    Derived {
        name: "balance_minor",
        holds: Holds::Integer,
        doc: "What is left of the amount, in kopecks, cents …",
        sql: "",
    },
];

/// The view that stands before the table of a section whose columns depend on the day or the settings.
pub(super) struct Shown {
    name: &'static str,
    client: &'static str,
    /// The stored columns that the day changes, with the SQL of what they are on it.
    corrected: &'static [(&'static str, &'static str)],
    computed: &'static [Derived],
}

/// The view before the table of a section, if one is needed.
pub(super) fn shown(section: &str) -> Option<Shown> {
    match section {
        "profile" => Some(Shown { name: "clients", client: "slug", corrected: &[], computed: &CLIENTS }),
        "invoices" => Some(Shown { name: "invoices", client: "client", corrected: &PAID, computed: &STATUS }),
        _ => None,
    }
}

const CLIENTS: [Derived; 3] = [
    Derived {
        name: "stage_kind",
        holds: Holds::Word,
        doc: "Kind of that stage: `presale`, `live`, `postsale`, `paused` or `closed`.",
        sql: "(select l.kind from lifecycle l where l.id = t.stage)",
    },
    Derived {
        name: "last_contact",
        holds: Holds::Day,
        doc: "Day of the last two-way contact up to today.",
        sql: "(select c.day from _contacts c where c.rowid between t.rowid >> 20 << 20 and t.rowid | 1048575 \
            and c.day <= today() order by c.rowid desc limit 1)",
    },
    Derived {
        name: "health",
        holds: Holds::Integer,
        doc: "Health today, 0 to 100; unknown where too little is known. `folio health` tells why.",
        sql: "_health((select a.account from _accounts a where a.file = t.rowid >> 20))",
    },
];

/// The files say what is paid, one day or another.
const PAID: [(&str, &str); 2] = [
    ("paid_minor", "paid_minor - paid_later(payments, amount_currency)"),
    ("balance_minor", "balance_minor + paid_later(payments, amount_currency)"),
];

const STATUS: [Derived; 5] = [
    Derived {
        name: "paid",
        holds: Holds::Number,
        doc: "Paid up to today, for reading.",
        sql: "major(t.paid_minor, t.amount_currency)",
    },
    Derived {
        name: "balance",
        holds: Holds::Number,
        doc: "Left to pay, for reading.",
        sql: "major(t.balance_minor, t.amount_currency)",
    },
    Derived {
        name: "days_overdue",
        holds: Holds::Integer,
        doc: "Days past `due` while money is owed; 0 before, and for invoices that are not owed.",
        sql: "case when t.state = 'issued' and t.balance_minor > 0 then max(0, days(t.due, today())) else 0 end",
    },
    Derived {
        name: "bucket",
        holds: Holds::Word,
        doc: "`current`, `1-30`, `31-60`, `61-90` or `91+` days overdue; unknown where nothing is owed.",
        sql: "case when t.state <> 'issued' or t.balance_minor <= 0 then null else \
            case when days(t.due, today()) <= 0 then 'current' when days(t.due, today()) <= 30 then '1-30' \
            when days(t.due, today()) <= 60 then '31-60' when days(t.due, today()) <= 90 then '61-90' else '91+' end end",
    },
    Derived {
        name: "status",
        holds: Holds::Word,
        doc: "`open`, `partly-paid`, `paid` or `overdue` for an issued invoice, else its `state`.",
        sql: "case when t.state <> 'issued' then t.state when t.balance_minor <= 0 then 'paid' \
            when t.due < today() then 'overdue' when t.paid_minor > 0 then 'partly-paid' \
            when t.balance_minor is not null then 'open' end",
    },
];

impl Shown {
    pub(super) fn relation(&self, base: &Base, doc: String) -> Relation {
        let mut attributes = base.attributes.clone();
        self.client.clone_into(&mut attributes[0].name);
        let as_it_is = |attribute: &Attribute| format!("t.\"{}\"", attribute.name);
        let mut columns: Vec<String> = base.attributes.iter().map(as_it_is).collect();
        columns[0] = format!("t.client as {}", self.client);
        for derived in self.computed {
            columns.push(format!("{} as {}", derived.sql, derived.name));
            attributes.push(derived.attribute());
        }
        let query = format!("select {} from {} t", columns.join(", "), self.source(base));
        Relation { name: self.name.to_owned(), doc, attributes, query: Some(query) }
    }

    /// The table, or what it is on the day.
    fn source(&self, base: &Base) -> String {
        if self.corrected.is_empty() {
            return format!("\"{}\"", base.name);
        }
        let column = |Attribute { name, .. }: &Attribute| match self.corrected.iter().find(|(column, _)| column == name)
        {
            Some((column, sql)) => format!("{sql} as {column}"),
            None => format!("\"{name}\""),
        };
        let columns: Vec<String> = base.attributes.iter().map(column).collect();
        format!("(select {} from \"{}\")", columns.join(", "), base.name)
    }
}
