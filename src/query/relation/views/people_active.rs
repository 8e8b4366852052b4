//! `people_active`: who is there to talk to.

use super::{CLIENT, FILE, Holds, LINE, View};

pub(super) const VIEW: View = View {
    name: "people_active",
    doc: "People who have not left, on any side, with their last contact.",
    columns: &[
        CLIENT,
        FILE,
        LINE,
        ("id", Holds::Word, "Id of the person."),
        ("name", Holds::Text, "Name."),
        ("side", Holds::Word, "`client`, `us` or `partner`."),
        ("roles", Holds::Json, "Roles in the decision to buy."),
        ("power", Holds::Integer, "Power, 1 to 5."),
        ("interest", Holds::Integer, "Interest, 1 to 5."),
        ("quadrant", Holds::Word, "`manage closely`, `keep satisfied`, `keep informed` or `monitor`."),
        ("engagement", Holds::Word, "Engagement now."),
        ("desired", Holds::Word, "Engagement wanted."),
        ("last_contact", Holds::Day, "Day of the last two-way contact with this person up to today."),
        (
            "thread",
            Holds::Boolean,
            "1 for one of the client's people in contact within `clocks.thread` (90 days unless set).",
        ),
    ],
    sql: "select client, file, line, id, name, side, roles, power, interest, quadrant, engagement, desired, last_contact, \
        side = 'client' and last_contact >= thread_start() is true as thread from (select s.*, (select c.day from _contacts c \
        where c.rowid between s.rowid >> 20 << 20 and s.rowid | 1048575 and c.person = s.id and c.day <= today() \
        order by c.rowid desc limit 1) as last_contact \
        from stakeholders s where ifnull(s.joined <= today(), 1) \
        and (s.status not in ('left', 'moved') or s.left_on > today()))",
};
