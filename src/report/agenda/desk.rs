//! One client on the desk: what the lanes look at.

use crate::facts::AsOf;
use crate::ledger::Account;
use crate::model::value::Day;
use crate::report::person_name;

/// A client, the day, and how far ahead to look.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) account: &'a Account,
    pub(super) as_of: &'a AsOf<'a>,
    /// The last day that is looked ahead to.
    pub(super) until: Day,
}

impl<'a> Desk<'a> {
    pub(super) fn slug(&self) -> &'a str {
        &self.account.file.slug
    }

    /// What a person of the client is called.
    pub(super) fn person(&self, id: &str) -> String {
        person_name(&self.account.client, id)
    }

    /// The member who answers for the client; `None` where the profile cannot be read.
    pub(super) fn manager(&self) -> Option<&'a str> {
        self.account.client.profile.as_ref().map(|profile| profile.manager.as_str())
    }
}
