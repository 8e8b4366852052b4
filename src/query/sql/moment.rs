//! Moments as SQL compares them: however they are spelt, by what they mean.

use std::borrow::Cow;
use std::cmp::Ordering;

/// How a moment stands in the tables; blanks, and seconds left out, mean the same.
const FORM: &[u8] = b"0000-00-00T00:00:00";

/// How much of it is the day, and how much goes to the minute.
const DAY: usize = 10;
const MINUTE: usize = 16;

/// The day of a moment, or the day itself; other texts as they are.
pub fn day(text: &str) -> &str {
    if spelt(text).is_some() { &text[..DAY] } else { text }
}

/// The order of moments: a blank is a `T`, seconds left out are `:00`, none after the point are nothing. A day comes before its
/// moments, and all else by its bytes.
pub fn order(left: &str, right: &str) -> Ordering {
    let meant = |text| spelt(text).unwrap_or(Cow::Borrowed(text));
    meant(left).cmp(&meant(right))
}

/// A moment as the tables spell it; `None` of what is none.
fn spelt(text: &str) -> Option<Cow<'_, str>> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |fraction: &str| !fraction.is_empty() && fraction.bytes().all(|sign| sign.is_ascii_digit());
    let complete = whole.len() == FORM.len() && fraction.is_none_or(digits);
    if !fits(whole) || !(complete || whole.len() == MINUTE && fraction.is_none()) {
        return None;
    }
    if complete && fraction.is_none() && whole.as_bytes()[DAY] == b'T' {
        return Some(Cow::Borrowed(text));
    }
    let seconds = if complete { "" } else { ":00" };
    let fraction = fraction.map(|fraction| fraction.trim_end_matches('0')).filter(|fraction| !fraction.is_empty());
    let point = if fraction.is_some() { "." } else { "" };
    Some(format!("{}T{}{seconds}{point}{}", &whole[..DAY], &whole[DAY + 1..], fraction.unwrap_or_default()).into())
}

/// Whether a text has digits and signs where a moment has them, as far as it goes.
fn fits(text: &str) -> bool {
    text.bytes().zip(FORM).all(|(sign, form)| match form {
        b'0' => sign.is_ascii_digit(),
        b'T' => matches!(sign, b'T' | b' '),
        _ => sign == *form,
    })
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

    use super::{day, order};

    #[test]
    fn spellings_of_one_moment_are_equal() {
        let stored = "2026-02-27T15:40:00";
        for same in ["2026-02-27 15:40", "2026-02-27T15:40", "2026-02-27 15:40:00", "2026-02-27 15:40:00.000"] {
            assert_eq!(order(stored, same), Ordering::Equal, "{same}");
        }
        for other in ["2026-02-27", "2026-02-27 15:40:01", "2026-02-27 15:40:00.5", "2026-02-27T15", "soon", ""] {
            assert_ne!(order(stored, other), Ordering::Equal, "{other}");
        }
    }

    #[test]
    fn a_moment_comes_after_its_day_and_in_the_order_of_time() {
        let sorted = ["2026-02-26", "2026-02-26T10:30:00", "2026-02-26 15:00", "2026-02-26T15:00:00.5", "2026-02-27"];
        assert!(sorted.is_sorted_by(|left, right| order(left, right).is_lt()));
    }

    #[test]
    fn the_day_of_a_moment_is_known() {
        assert_eq!(day("2026-02-27 15:40"), "2026-02-27");
        assert_eq!(day("2026-02-27T15:40:00.25"), "2026-02-27");
        for none in ["2026-02-27", "2026-02-27 or so", "2026-02-27T15:40:00.", "2026-02-27T15:40.5", "ёжик и ёлка"]
        {
            assert_eq!(day(none), none);
        }
    }

    /// Moments, days and what is neither, all alike.
    fn texts() -> impl Strategy<Value = String> {
        "2026-02-2[67]([T ]1[01]:00(:0[01])?)?([.]0|[.]01|[.])?|ё|2026"
    }

    proptest! {
        #[test]
        fn it_is_an_order(one in texts(), two in texts(), three in texts()) {
            prop_assert_eq!(order(&one, &two), order(&two, &one).reverse());
            let mut sorted = [&one, &two, &three];
            sorted.sort_by(|left, right| order(left, right));
            prop_assert!(order(sorted[0], sorted[2]).is_le(), "{:?}", sorted);
            if order(&one, &two).is_eq() {
                prop_assert_eq!(order(&one, &three), order(&two, &three));
            }
        }
    }
}
