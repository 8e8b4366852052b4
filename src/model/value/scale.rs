//! Judgements as whole numbers within fixed ends.

use std::fmt;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer};

macro_rules! scales {
    ($($(#[$doc:meta])+ $scale:ident: $lowest:literal ..= $highest:literal;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $scale(i8);

        impl $scale {
            /// The lowest value.
            pub const LOWEST: i8 = $lowest;
            /// The highest value.
            pub const HIGHEST: i8 = $highest;

            /// The number; `None` outside the scale.
            pub fn new(number: i64) -> Option<$scale> {
                let number = i8::try_from(number).ok()?;
                ($lowest..=$highest).contains(&number).then_some($scale(number))
            }

            /// The number as written.
            pub fn get(self) -> i8 {
                self.0
            }
        }

        impl fmt::Display for $scale {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl serde::Serialize for $scale {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0.into())
            }
        }

        impl<'de> Deserialize<'de> for $scale {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$scale, D::Error> {
                let number = i64::deserialize(deserializer)?;
                let expected = concat!("a number from ", $lowest, " to ", $highest);
                $scale::new(number).ok_or_else(|| D::Error::invalid_value(Unexpected::Signed(number), &expected))
            }
        }
    )+};
}

scales! {
    /// A judgement from 1 (least) to 5 (most).
    Scale: 1..=5;
    /// A share in whole percent.
    Percent: 0..=100;
    /// The mood of a contact, from −2 (very bad) to 2 (very good).
    Sentiment: -2..=2;
    /// A survey score; the ends that hold depend on the survey: NPS 0–10, CSAT 1–5, CES 1–7.
    Score: 0..=10;
}

impl Percent {
    /// A share that stands in folio's own source.
    pub(in crate::model) const fn known(number: i8) -> Percent {
        debug_assert!(number >= Percent::LOWEST && number <= Percent::HIGHEST);
        Percent(number)
    }
}

#[cfg(test)]
mod tests {
    use super::{Percent, Sentiment};

    #[test]
    fn a_scale_has_ends() {
        assert_eq!(Percent::new(100).map(Percent::get), Some(100));
        assert_eq!(Percent::new(101), None);
        assert_eq!(Percent::new(256), None);
        assert_eq!(Sentiment::new(-2).map(Sentiment::get), Some(-2));
        assert_eq!(Sentiment::new(-3), None);
    }
}
