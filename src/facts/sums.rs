//! Sums of money by currency: different ones are never added.

use std::collections::BTreeMap;

use crate::model::value::{Currency, Money};

/// A sum for each currency, in the order of their three letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<&'static str, Money>);

impl Sums {
    /// Adds an amount to the sum of its currency; beyond what can be counted nothing is added.
    pub fn add(&mut self, money: Money) {
        let sum = self.0.entry(money.currency().code()).or_insert(Money::zero(money.currency()));
        *sum = sum.plus(&money).unwrap_or(*sum);
    }

    /// The sum in a currency; nothing where there is none.
    pub fn of(&self, currency: Currency) -> Money {
        self.0.get(currency.code()).copied().unwrap_or(Money::zero(currency))
    }

    /// The sums, one a currency.
    pub fn iter(&self) -> impl Iterator<Item = &Money> {
        self.0.values()
    }

    /// Whether nothing was ever added.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Money> for Sums {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Sums {
        let mut sums = Sums::default();
        amounts.into_iter().for_each(|money| sums.add(money));
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::Sums;
    use crate::model::value::Money;

    #[test]
    fn each_currency_has_a_sum_of_its_own() {
        let amounts = ["10.50 EUR", "100 RUB", "0.50 EUR", "3 JPY"].map(|text| text.parse::<Money>().unwrap());
        let sums: Sums = amounts.into_iter().collect();
        let written: Vec<String> = sums.iter().map(Money::to_string).collect();
        assert_eq!(written, ["11.00 EUR", "3 JPY", "100 RUB"]);
        assert_eq!(sums.of(amounts[0].currency()).minor(), 1100);
    }
}
