//! Computed figures as programs get them.

/// A computed figure with so many digits after the point at most: 0.57, not 0.5700000000000001.
///
/// What the ledger itself says is not computed, and keeps every digit that is written.
pub fn decimals(figure: f64, digits: u32) -> f64 {
    let scale = 10_f64.powi(digits.try_into().unwrap_or(i32::MAX));
    // Nothing has no sign: what rounds to nothing from below would else be −0.
    (figure * scale).round() / scale + 0.0
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn a_figure_has_no_more_digits_than_it_is_worth() {
        assert_eq!(decimals(0.1 + 0.2, 4).to_string(), "0.3");
        assert_eq!(decimals(2.0 / 3.0, 4).to_string(), "0.6667");
        assert_eq!(decimals(-12.25, 1).to_string(), "-12.3");
        assert_eq!(decimals(-0.04, 1).to_string(), "0");
    }
}
