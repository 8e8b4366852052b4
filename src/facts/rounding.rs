//! How computed figures are rounded, once for all of folio: a half goes up, and what is compared with a limit is what is shown.

/// A computed figure with so many digits after the point at most: 0.57, not 0.5700000000000001.
///
/// What floating point takes off a half is given back first. What the ledger itself says is not computed, and keeps every digit
/// that is written.
pub fn decimals(figure: f64, digits: u32) -> f64 {
    let scale = 10_f64.powi(digits.try_into().unwrap_or(i32::MAX));
    // Nothing has no sign: what rounds to nothing from below would else be −0.
    ((figure.abs() * scale + 1e-9).round() / scale).copysign(figure) + 0.0
}

/// A part of a whole in whole percent: 2 of 3 are 67. Nothing of nothing is 0.
pub fn whole_percent(part: u64, whole: u64) -> u32 {
    let (part, whole) = (u128::from(part), u128::from(whole.max(1)));
    u32::try_from((part * 200 + whole) / (whole * 2)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{decimals, whole_percent};

    #[test]
    fn a_figure_has_no_more_digits_than_it_is_worth() {
        assert_eq!(decimals(0.1 + 0.2, 4).to_string(), "0.3");
        assert_eq!(decimals(2.0 / 3.0, 4).to_string(), "0.6667");
        assert_eq!(decimals(-12.25, 1).to_string(), "-12.3");
        assert_eq!(decimals(-0.04, 1).to_string(), "0");
        // A hundred times 1.005 is 100.49999999999999.
        assert_eq!(decimals(1.005, 2).to_string(), "1.01");
    }

    #[test]
    fn a_half_goes_up_and_less_goes_down() {
        for (part, whole, percent) in
            [(2, 3, 67), (1, 3, 33), (1, 8, 13), (1, 200, 1), (1, 201, 0), (7, 3, 233), (0, 0, 0), (5, 5, 100)]
        {
            assert_eq!(whole_percent(part, whole), percent, "{part} of {whole}");
        }
        assert_eq!(whole_percent(u64::MAX, u64::MAX), 100);
    }
}
