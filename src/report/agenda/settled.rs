//! Where `folio.toml` settles what nobody has agreed on: the evidence of a line that rests on a default.

use std::collections::HashMap;

use crate::report::Evidence;
use crate::source::{Lines, Tree};

/// The lines of `folio.toml` that say how often to speak with the clients of a tier.
#[derive(Debug, Default)]
pub struct Settled(HashMap<String, u32>);

impl Settled {
    /// Looks them up in the text of `folio.toml`; what it leaves to the defaults has no line.
    pub fn of(text: &str) -> Settled {
        let tree = Tree::parse(text);
        let lines = Lines::new(text);
        let tiers = tree.root().get("tiers").and_then(|tiers| tiers.as_array());
        let tiers = tiers.into_iter().flat_map(|tiers| tiers.iter()).filter_map(|tier| tier.as_table());
        let line = tiers.filter_map(|tier| {
            let id = tier.get("id")?.as_str()?.to_owned();
            let key = tier.iter().find(|entry| entry.key == "cadence")?;
            Some((id, lines.line(key.key_span().start)))
        });
        Settled(line.collect())
    }

    /// Where the cadence of a tier is settled.
    pub fn cadence(&self, tier: &str) -> Option<Evidence> {
        self.0.get(tier).map(|line| Evidence { file: crate::store::LEDGER_FILE.to_owned(), line: *line })
    }
}

#[cfg(test)]
mod tests {
    use super::Settled;

    #[test]
    fn a_cadence_has_the_line_of_its_key_and_a_default_none() {
        let settled = Settled::of(
            "format = 1\n[[tiers]]\nid = 'key'\ncadence = '7d'\n[[tiers]]\nid = 'small'\nresponse = '2wd'\n",
        );
        assert_eq!(settled.cadence("key").map(|place| (place.file, place.line)), Some(("folio.toml".to_owned(), 4)));
        assert!(settled.cadence("small").is_none() && settled.cadence("standard").is_none());
        assert!(Settled::of("[[tiers]").cadence("key").is_none());
    }
}
