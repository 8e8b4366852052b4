//! Money, exact to the currency's own minor unit.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::fault::ValueFault;
use super::text::{Kept, stands_as_text};

/// A currency of ISO 4217, by its three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The euro, for ledgers that name no currency.
    pub const EURO: Currency = Currency(iso_currency::Currency::EUR);

    /// The three letters, such as `RUB`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits after the decimal point: 2 for `RUB`, 0 for `JPY`, 3 for `KWD`.
    pub fn minor_digits(self) -> u32 {
        // Gold and the like have no minor unit: whole ounces.
        self.0.exponent().map_or(0, u32::from)
    }
}

impl FromStr for Currency {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Currency, ValueFault> {
        let help = "write the three capital letters of ISO 4217, such as `RUB`, `EUR` or `PHP`";
        let code = iso_currency::Currency::from_code(text);
        code.map(Currency).ok_or_else(|| ValueFault::new(format!("`{text}` is not a currency"), help))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// An amount in one currency, written `150000 RUB` or `1250.50 EUR`.
///
/// As text it is never negative; a sum or a difference may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// An amount that may be negative as text: a payment, or a refund such as `-150000 RUB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SignedMoney(Money);

stands_as_text!(Currency);
stands_as_text!(kept Money, SignedMoney);

impl Kept for Money {
    /// The amount as `rust_decimal` has it, and the number of the currency.
    type Form = ((u32, u32, u32, bool, u32), u16);

    fn form(&self) -> Self::Form {
        let parts = self.amount.unpack();
        ((parts.lo, parts.mid, parts.hi, parts.negative, parts.scale), self.currency.0.numeric())
    }

    fn of(((lo, mid, hi, negative, scale), currency): Self::Form) -> Option<Money> {
        let currency = iso_currency::Currency::from_numeric(currency).map(Currency)?;
        let amount = (scale <= Decimal::MAX_SCALE).then(|| Decimal::from_parts(lo, mid, hi, negative, scale))?;
        Some(Money { amount, currency })
    }
}

impl Kept for SignedMoney {
    type Form = <Money as Kept>::Form;

    fn form(&self) -> Self::Form {
        self.0.form()
    }

    fn of(form: Self::Form) -> Option<SignedMoney> {
        <Money as Kept>::of(form).map(SignedMoney)
    }
}

const HELP: &str = "write a number, a space and a currency: `150000 RUB` or `1250.50 EUR`";

/// Digits before the decimal point; fewer where the currency has more than three behind it.
const MOST_DIGITS: usize = 15;
/// Digits that always fit 64 bits.
const COUNTABLE: usize = 18;

impl Money {
    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Money {
        Money { amount: Decimal::ZERO, currency }
    }

    /// So many minor units (kopecks, cents) of a currency; decimals are written where there are any.
    pub fn from_minor(minor: i64, currency: Currency) -> Money {
        let amount = Decimal::new(minor, currency.minor_digits());
        Money { amount: if amount.fract().is_zero() { amount.trunc() } else { amount }, currency }
    }

    /// The amount in whole currency units, exact.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The amount in minor units (kopecks, cents), exact; stops at the ends of 64 bits.
    pub fn minor(&self) -> i64 {
        let scale = Decimal::from(10_u64.pow(self.currency.minor_digits()));
        let limit = if self.amount.is_sign_negative() { i64::MIN } else { i64::MAX };
        self.amount.checked_mul(scale).and_then(|minor| minor.to_i64()).unwrap_or(limit)
    }

    /// The sum; `None` for different currencies, or beyond what can be counted.
    pub fn plus(&self, other: &Money) -> Option<Money> {
        let amount = (self.currency == other.currency).then(|| self.amount.checked_add(other.amount))??;
        Some(Money { amount, currency: self.currency })
    }

    /// The difference; `None` for different currencies, or beyond what can be counted.
    pub fn minus(&self, other: &Money) -> Option<Money> {
        self.plus(&Money { amount: -other.amount, currency: other.currency })
    }

    /// An equal share of so many, to the nearest minor unit, half a unit away from zero; the whole where there are no parts.
    #[must_use]
    pub fn share(&self, parts: u32) -> Money {
        let share = self.amount.checked_div(Decimal::from(parts)).unwrap_or(self.amount);
        let digits = self.currency.minor_digits();
        let mut share = share.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        share.rescale(if share.fract().is_zero() { 0 } else { digits });
        Money { amount: share, ..*self }
    }

    /// So many times the amount; the amount itself beyond what can be counted.
    #[must_use]
    pub fn times(&self, times: u32) -> Money {
        Money { amount: self.amount.checked_mul(Decimal::from(times)).unwrap_or(self.amount), ..*self }
    }

    /// How much of `whole` this is, 1 being all of it; `None` for different currencies, or of nothing.
    pub fn of(&self, whole: &Money) -> Option<f64> {
        let share = (self.currency == whole.currency).then(|| self.amount.checked_div(whole.amount))??;
        share.to_f64()
    }

    fn parse(text: &str) -> Result<Money, ValueFault> {
        let fault = || ValueFault::new(format!("`{text}` is not an amount of money"), HELP);
        let (number, code) = text.rsplit_once(' ').ok_or_else(fault)?;
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (number, None),
        };
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(digits) || !fraction.is_none_or(all_digits) {
            return Err(fault());
        }
        let currency: Currency = code.parse()?;
        let most = currency.minor_digits() as usize;
        if fraction.is_some_and(|fraction| fraction.len() > most) {
            let message = format!("`{text}` has more decimals than {currency}");
            let help = match most {
                0 => "write whole units, without a point".to_owned(),
                _ => format!("write at most {most} digits after the point"),
            };
            return Err(ValueFault::new(message, help));
        }
        let amount = Decimal::from_str_exact(number).map_err(|_| fault())?;
        let longest = MOST_DIGITS.min(COUNTABLE - most);
        if digits.len() > longest {
            let help = format!("write at most {longest} digits before the point");
            return Err(ValueFault::new(format!("`{text}` is more money than can be counted"), help));
        }
        Ok(Money { amount, currency })
    }
}

impl FromStr for Money {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Money, ValueFault> {
        let money = Money::parse(text)?;
        if text.starts_with('-') {
            let help = "write it without the minus sign; only a payment may be negative, as a refund";
            return Err(ValueFault::new(format!("`{text}` is less than nothing"), help));
        }
        Ok(money)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.amount, self.currency)
    }
}

impl FromStr for SignedMoney {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<SignedMoney, ValueFault> {
        Money::parse(text).map(SignedMoney)
    }
}

impl fmt::Display for SignedMoney {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Deref for SignedMoney {
    type Target = Money;

    fn deref(&self) -> &Money {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, SignedMoney};

    fn message(text: &str) -> String {
        text.parse::<Money>().unwrap_err().message
    }

    #[test]
    fn money_keeps_its_spelling_and_counts_in_minor_units() {
        for (text, minor) in
            [("150000 RUB", 15_000_000), ("1250.50 EUR", 125_050), ("0.5 USD", 50), ("7 JPY", 7), ("1.125 KWD", 1125)]
        {
            let money: Money = text.parse().unwrap();
            assert_eq!((money.to_string().as_str(), money.minor()), (text, minor));
        }
    }

    #[test]
    fn minor_units_are_spelled_with_decimals_where_there_are_any() {
        for text in ["150000 RUB", "1250.50 EUR", "-0.05 USD", "7 JPY", "1.125 KWD", "0 EUR"] {
            let money: SignedMoney = text.parse().unwrap();
            assert_eq!(Money::from_minor(money.minor(), money.currency()).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_money_says_why() {
        for text in [
            "150000",
            "150 000 RUB",
            "1,50 EUR",
            "RUB 5",
            ".5 EUR",
            "5. EUR",
            "1e3 RUB",
            "+5 RUB",
            "5  RUB",
            "٥ RUB",
            "5 RUB ",
        ] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
        assert_eq!(message("5 руб"), "`руб` is not a currency");
        assert_eq!(message("5 rub"), "`rub` is not a currency");
        assert_eq!(message("1.505 EUR"), "`1.505 EUR` has more decimals than EUR");
        assert_eq!(message("1.0 JPY"), "`1.0 JPY` has more decimals than JPY");
        assert_eq!(message("1234567890123456 RUB"), "`1234567890123456 RUB` is more money than can be counted");
        assert_eq!(message("-5 RUB"), "`-5 RUB` is less than nothing");
    }

    #[test]
    fn only_a_payment_is_negative() {
        assert_eq!("-5 RUB".parse::<SignedMoney>().unwrap().minor(), -500);
    }

    #[test]
    fn a_share_is_rounded_to_what_can_be_paid() {
        for (whole, parts, share) in [
            ("300 RUB", 3, "100 RUB"),
            ("1250.50 GBP", 1, "1250.50 GBP"),
            ("1.00 GBP", 1, "1 GBP"),
            ("100 RUB", 3, "33.33 RUB"),
            ("0.05 EUR", 2, "0.03 EUR"),
            ("7 JPY", 2, "4 JPY"),
        ] {
            assert_eq!(whole.parse::<Money>().unwrap().share(parts).to_string(), share);
        }
        assert_eq!("8.33 EUR".parse::<Money>().unwrap().times(12).to_string(), "99.96 EUR");
        let part: Money = "25 RUB".parse().unwrap();
        assert_eq!(part.of(&"100 RUB".parse().unwrap()), Some(0.25));
        assert_eq!((part.of(&"0 RUB".parse().unwrap()), part.of(&"100 EUR".parse().unwrap())), (None, None));
    }

    #[test]
    fn sums_are_exact_and_never_mix_currencies() {
        let tenth: Money = "0.10 EUR".parse().unwrap();
        let sum = tenth.plus(&tenth).unwrap().plus(&tenth).unwrap();
        assert_eq!(sum.to_string(), "0.30 EUR");
        assert_eq!(sum.plus(&"1 RUB".parse().unwrap()), None);
        assert_eq!(tenth.minus(&sum).unwrap().minor(), -20);
    }
}
