//! A change that is only shown: refused as it would be, written nowhere.

use git2::Index;

use super::super::plan::{CommitOptions, HandEdit, Plan};
use super::super::refusal;
use super::super::repository::Repository;
use super::super::view::View;
use super::index::refuse_entry;
use super::prepare::{look, named};
use super::{Work, new_op};
use crate::error::Result;

impl Repository {
    /// Refuses what [`transact`](Repository::transact) would refuse in the state that git and the files are in now, and gives
    /// the hand edits that would become a commit of their own. No lock is taken, no hook asked, nothing stored.
    pub fn rehearse<'p>(
        &self,
        options: &CommitOptions,
        plan: &mut dyn FnMut(&View<'_>) -> Result<Plan<'p>>,
    ) -> Result<Vec<HandEdit>> {
        let native = refusal::writable(self)?;
        refusal::in_progress(native)?;
        let work = Work::new(self, native, options)?;
        let view = View::new(self, native, &new_op())?;
        refusal::detached(&view.head, options.detached)?;
        let Plan { writes, hand_message, .. } = plan(&view)?;
        let looked = look(&work, &view, &writes)?;
        work.stamps()?;
        // Where nothing is to be written, the index is left alone as well.
        if writes.iter().zip(&looked).any(|(write, looked)| looked.differs() || looked.disk != write.new) {
            let index = Index::open(&work.place.gitdir.join("index")).map_err(|error| refusal::index(&error))?;
            for (write, looked) in writes.iter().zip(&looked) {
                let ours = || [&looked.disk, &write.new].map(|bytes| bytes.as_deref().and_then(named));
                refuse_entry(&work, &index, &work.place.in_git(&write.path), looked.disk.is_some(), ours)?;
            }
        }
        let mut edits = Vec::new();
        let by_hand = writes.into_iter().zip(looked).filter(|(_, looked)| hand_message.is_some() && looked.differs());
        for (write, looked) in by_hand {
            edits.push(HandEdit { was: view.head(&write.path)?, path: write.path, now: looked.disk });
        }
        Ok(edits)
    }
}
