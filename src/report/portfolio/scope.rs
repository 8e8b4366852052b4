//! The time that a portfolio is about.

use crate::error::{Error, Result};
use crate::facts::figure::Window;
use crate::model::value::{Day, Period};

/// The period asked for, else the quarter of today, and its days up to today.
///
/// # Errors
/// A usage error for a period that has not begun.
pub fn window(asked: Option<Period>, today: Day) -> Result<(Period, Window)> {
    let quarter = format!("{:04}-Q{}", today.year(), today.month().div_ceil(3));
    let period = match asked {
        Some(period) => period,
        None => quarter.parse().map_err(|_| Error::bug(format!("`{quarter}` is not a quarter")))?,
    };
    if period.first() > today {
        return Err(Error::usage(format!("the period {period} has not begun on {today}"))
            .hint(format!("the quarter of today is {quarter}")));
    }
    Ok((period, Window { from: period.first(), to: period.last().min(today) }))
}

#[cfg(test)]
mod tests {
    use super::window;
    use crate::facts::given::day;

    #[test]
    fn a_period_ends_today_at_the_latest() {
        let of = |asked: Option<&str>, today: &str| {
            let (period, window) = window(asked.map(|text| text.parse().unwrap()), day(today)).unwrap();
            [period.to_string(), window.from.to_string(), window.to.to_string()]
        };
        assert_eq!(of(None, "2026-03-31"), ["2026-Q1", "2026-01-01", "2026-03-31"]);
        assert_eq!(of(None, "2026-04-01"), ["2026-Q2", "2026-04-01", "2026-04-01"]);
        assert_eq!(of(Some("2024-02"), "2026-04-01"), ["2024-02", "2024-02-01", "2024-02-29"]);
        assert_eq!(of(Some("2026"), "2026-04-01"), ["2026", "2026-01-01", "2026-04-01"]);
        assert!(window(Some("2026-Q2".parse().unwrap()), day("2026-03-31")).is_err());
    }
}
