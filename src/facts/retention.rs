//! Personal data that may no longer be kept.

use super::AsOf;
use crate::model::Client;
use crate::model::rows::Row;
use crate::model::stakeholder::Stakeholder;

/// The people whose data are kept past `retain_until`, the last day they may be.
pub fn overkept<'a>(client: &'a Client, as_of: &AsOf<'_>) -> Vec<&'a Row<Stakeholder>> {
    client.stakeholders.iter().filter(|person| person.retain_until.is_some_and(|day| day < as_of.today)).collect()
}

#[cfg(test)]
mod tests {
    use super::overkept;
    use crate::facts::given::Case;

    #[test]
    fn the_last_day_is_allowed() {
        let case = Case::new("[[stakeholders]]\nid = 'a'\nname = 'A'\nretain_until = 2028-02-29\n");
        assert_eq!(overkept(&case.client, &case.on("2028-02-29")).len(), 0);
        assert_eq!(overkept(&case.client, &case.on("2028-03-01")).len(), 1);
    }
}
