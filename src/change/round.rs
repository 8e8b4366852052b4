//! A chain of owners that would go round in git, though in the folder it has an end.

use super::alone::Alone;
use super::along::Sheets;
use super::name;
use crate::diagnostic::{Finding, Level};
use crate::error::Result;
use crate::rules::Kept;
use crate::source::{KeyPath, Node, Tree};

impl Alone<'_> {
    /// The clients whose new parent leads back to them through files that are no part of the commit, as HEAD has those.
    pub(super) fn round(&self, kept: &Kept, sheets: &Sheets) -> Result<Option<Finding>> {
        let Some((first, place)) = kept.parent.as_ref().filter(|_| kept.parent_is_new) else { return Ok(None) };
        let (mut at, mut seen, mut changed) = (first.clone(), vec![kept.slug.clone()], None);
        while !seen.contains(&at) {
            seen.push(at.clone());
            let Some((path, parent)) = self.owner(&at, sheets)? else { return Ok(None) };
            if !sheets.contains_key(&path) && parent_in(&self.folder_text(&path)) != Some(parent.clone()) {
                changed.get_or_insert((at, parent.clone()));
            }
            at = parent;
        }
        let Some((other, parent)) = changed.filter(|_| at == kept.slug) else { return Ok(None) };
        Ok(Some(Finding {
            rule: "reference-cycle",
            level: Level::Error,
            message: format!(
                "`parent` would go round in git: the last commit still names `{parent}` in `{other}`, and that you took it out \
                 is in no commit yet"
            ),
            client: Some(kept.slug.clone()),
            place: place.clone(),
            label: String::new(),
            also: Vec::new(),
            help: format!("record that change first, or with this one: `folio commit {other}`"),
        }))
    }

    /// Where a client stands once the change is made, and whom it names as its parent there.
    fn owner(&self, slug: &str, sheets: &Sheets) -> Result<Option<(String, String)>> {
        let coming = sheets.iter().find(|(path, sheet)| sheet.now.is_some() && name(path) == slug);
        let found = match coming {
            Some((path, sheet)) => {
                parent_in(sheet.now.as_deref().unwrap_or_default()).map(|parent| (path.clone(), parent))
            }
            None => {
                let Some(path) = self.committed_at(slug)? else { return Ok(None) };
                let text = self.head_text(&path)?;
                parent_in(&text).map(|parent| (path, parent))
            }
        };
        Ok(found)
    }
}

fn parent_in(text: &str) -> Option<String> {
    let tree = Tree::parse(text);
    tree.node(&KeyPath::key("profile").then("parent")).and_then(Node::as_str).map(str::to_owned)
}
