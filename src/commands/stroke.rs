//! One client's file, changed at one stroke: how most verbs that write go about it.

use super::Outcome;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;
use crate::source::{Edit, Tree};

/// What a verb does to a client's file.
pub struct Stroke {
    /// The edits of the file.
    pub edits: Vec<Edit>,
    /// What was done, for the receipt, without the commit id.
    pub line: String,
    /// What was done, for the commit.
    pub act: Act,
}

/// Changes the file of the client that `typed` means, as one commit.
///
/// `plan` reads the file as it stands once the ledger is locked; where it moved meanwhile, it is asked again.
pub fn strike(
    command: &'static str,
    typed: &str,
    wishes: &ChangeWishes,
    context: &Context,
    plan: impl Fn(&Reading<'_>) -> Result<Stroke>,
) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(typed)?;
    let mut line = String::new();
    let done = context.change(&ledger, wishes, |draft| {
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let stroke = plan(&Reading::new(draft.ledger(), &file.slug, &tree).with_past(draft.past(&file)))?;
        draft.edit(&file.path, &stroke.edits)?;
        line = stroke.line;
        Ok(stroke.act)
    })?;
    Ok(Outcome::changed(command, line, done))
}
