//! What is computed for a day, never stored: pure functions of one client, the settings and today.
//!
//! Rules, queries and reports read facts from here, so that each is computed in one place. A fact holds for `as_of.today`: what is
//! dated later does not count, but for what is planned, due or ends. It names the records it rests on by their rows or key paths.

pub mod address;
mod agreed;
mod as_of;
mod asked;
mod chance;
mod claim;
mod completeness;
mod contact;
mod cover;
mod demand;
mod drift;
pub mod figure;
#[cfg(test)]
pub(crate) mod given;
pub mod health;
mod inbound;
mod keeper;
mod likeness;
mod load;
mod meeting;
mod miss;
mod notice;
mod occasion;
mod overdue;
mod paper;
mod people;
mod progress;
mod promise;
mod questions;
mod receivable;
mod recurring;
mod reliability;
mod retention;
mod revenue;
mod review;
mod rewound;
mod rounding;
mod silence;
mod stage;
mod sums;
mod survey;
mod told;
mod watch;

pub use agreed::{Agreed, Unagreed, cadence, response, tier, unagreed};
pub use as_of::AsOf;
pub use asked::{Asked, Subjects, asked};
pub use chance::{is_open_chance, next_steps};
pub use claim::{Claim, open_claims};
pub use completeness::{Completeness, completeness};
pub use contact::{Contact, contacts, last_contact, last_contact_where};
pub use cover::{open_cover, stand_in};
pub use demand::{Conflict, conflicts, demanded};
pub use drift::{Drift, drift};
pub use health::{Health, HealthChange, health, health_change};
pub use inbound::{Answers, Waiting, waiting, wants_answer};
pub use keeper::{keeper, promised_by};
pub use likeness::Likeness;
pub use load::{Burden, Load, burden, loads};
pub use meeting::{Planned, meetings_until, planned_for, unlogged};
pub use miss::unspoken_misses;
pub use notice::{Notice, NoticeStep, active, decision, notices};
pub use occasion::{OccasionAhead, Remembered, occasions_ahead};
pub use overdue::{Ageing, Receivable, chase, disputed, open_on, receivables};
pub use paper::{MissingPaper, PaperStep, Unsigned, missing_papers, paper_step, unsigned};
pub use people::{
    GoneContact, Part, Thread, cut_thread, decision_makers, gone_contacts, is_active, is_gone, is_there, people,
    successors, threads, touched,
};
pub use progress::{Progress, progress};
pub use promise::{Promise, Standing, breaches, first_warning, next_due, promise, promises, warning};
pub use questions::{Question, unanswered};
pub use receivable::{balance, paid};
pub use recurring::{Recurring, is_in_force, monthly, recurring, recurring_revenue, yearly};
pub use reliability::{Judged, Kept, judged, warned_ahead};
pub use retention::overkept;
pub use revenue::{billed, revenue};
pub use review::{Review, agreement_review, force_reviews, goal_reviews, is_open_goal, people_reviews, unowned_goals};
pub use rewound::rewound;
pub use rounding::{decimals, whole_percent};
pub use silence::{Quiet, beginning, decision_maker_unreached, quiet, silence};
pub use stage::{
    Stuck, Told, current_stage, is_at_rest, is_closed, is_in_care, is_live, lifecycle_on, stage_on, stuck,
};
pub use sums::Sums;
pub use survey::{SurveyDue, last_survey, surveys_due};
pub use told::{Untold, untold};
pub use watch::{Watch, watch};
