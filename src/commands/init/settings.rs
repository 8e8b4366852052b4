//! The first `folio.toml`: the template with the firm's name, place and first member put in.

use crate::error::{Error, Result};
use crate::model::value::{Currency, Slug, Timezone};
use crate::source::{self, Edit, KeyPath, Literal};
use crate::store::Identity;

/// Sensible stages, tiers and pipeline, each with a comment, as valid TOML of its own.
const TEMPLATE: &str = include_str!("folio.toml");

/// What the first `folio.toml` says that no other does.
#[derive(Debug, Clone)]
pub struct FirstSettings {
    /// The firm's name.
    pub name: String,
    /// The zone in which moments are written; the template's where absent.
    pub timezone: Option<Timezone>,
    /// The currency of amounts; the template's where absent.
    pub currency: Option<Currency>,
    /// The first member's id.
    pub member: Slug,
    /// The first member as git knows them.
    pub identity: Identity,
}

impl FirstSettings {
    /// The text of the file.
    pub fn text(&self) -> Result<String> {
        let ledger = |key: &str| KeyPath::key("ledger").then(key);
        let member = |key: &str| KeyPath::key("members").index(0).then(key);
        let mut edits = vec![set(ledger("name"), Literal::text(&self.name))];
        edits.extend(self.timezone.as_ref().map(|zone| set(ledger("timezone"), Literal::text(&zone.to_string()))));
        edits.extend(self.currency.map(|currency| set(ledger("currency"), Literal::text(currency.code()))));
        edits.push(set(member("id"), Literal::text(self.member.as_str())));
        edits.push(set(member("name"), Literal::text(&self.identity.name)));
        edits.push(set(member("emails"), Literal::list(vec![Literal::text(&self.identity.email)])));
        source::apply(TEMPLATE, &edits)
            .map_err(|refusal| Error::bug("the first settings do not fit their template").because(refusal))
    }
}

fn set(path: KeyPath, value: Literal) -> Edit {
    Edit::Set { path, value }
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use crate::model::settings::Settings;
    use crate::source::Tree;

    fn settings(text: &str) -> Settings {
        let tree = Tree::parse(text);
        assert!(tree.faults().is_empty(), "{:?}", tree.faults());
        tree.decode().unwrap()
    }

    /// The template with every line that begins with `#` and a key made live.
    fn uncommented() -> String {
        let live = |line: &str| match line.strip_prefix('#') {
            Some(rest) if rest.starts_with(|letter: char| letter.is_ascii_lowercase()) => format!("{rest}\n"),
            _ => format!("{line}\n"),
        };
        TEMPLATE.lines().map(live).collect()
    }

    #[test]
    fn what_the_template_comments_out_is_what_holds_without_it() {
        let (told, default) = (settings(&uncommented()), Settings::default());
        assert_eq!(told.health, default.health);
        assert_eq!(told.clocks, default.clocks);
        assert_eq!(told.limits, default.limits);
        assert_eq!(told.chasing, default.chasing);
        assert_eq!(told.load, default.load);
        assert_eq!(told.rules.len(), 1);
        assert_eq!(told.members[0].grade, settings(TEMPLATE).members[0].grade);
    }

    #[test]
    fn stages_tiers_and_pipeline_are_the_customary_ones() {
        let (told, default) = (settings(TEMPLATE), Settings::default());
        let stages = |settings: &Settings| -> Vec<_> {
            settings
                .lifecycle
                .iter()
                .map(|stage| (stage.id.clone(), stage.kind, stage.max_days, stage.needs.clone()))
                .collect()
        };
        assert_eq!(stages(&told), stages(&default));
        assert_eq!(told.tiers, default.tiers);
        let pipeline = |settings: &Settings| -> Vec<_> {
            settings.pipeline.iter().map(|stage| (stage.id.clone(), stage.kind, stage.probability)).collect()
        };
        assert_eq!(pipeline(&told), pipeline(&default));
    }
}
