//! Values as the ledger spells them: each has one way in, `FromStr` or a TOML date, and its `Display` is the ledger's
//! spelling again.
//!
//! A value that exists is sound: nobody checks it a second time. [`ValueFault`] says what was expected instead.

mod birthday;
mod calendar;
mod contact;
mod day;
mod fault;
mod hours;
mod moment;
mod money;
mod number;
mod period;
mod place;
mod reference;
mod scale;
#[cfg(test)]
mod schema;
mod slug;
mod span;
mod text;
mod timezone;
mod weekday;

pub use birthday::Birthday;
pub use calendar::Calendar;
pub use contact::{Email, Url};
pub use day::Day;
pub use fault::ValueFault;
pub use hours::{Clock, Hours};
pub use moment::Moment;
pub use money::{Currency, Money, SignedMoney};
pub use number::Number;
pub use period::Period;
pub use place::{Country, Language};
pub use reference::{MemberOrSales, Promiser, Ref, Target};
pub use scale::{Percent, Scale, Score, Sentiment};
pub use slug::Slug;
pub use span::{Span, SpanUnit};
pub use timezone::Timezone;
pub use weekday::Weekday;
