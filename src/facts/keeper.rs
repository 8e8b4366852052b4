//! Who keeps a promise.

use crate::model::Client;
use crate::model::commitment::{Commitment, CommitmentState, PromiseSide};

/// The id of who keeps a promise: as written, else the client's manager where it is ours; `None` where nobody is known.
pub fn keeper<'c>(client: &'c Client, promise: &'c Commitment) -> Option<&'c str> {
    let manager = || client.profile.as_ref().map(|profile| profile.manager.as_str());
    match (&promise.owner, promise.side) {
        (Some(owner), _) => Some(owner.as_str()),
        (None, PromiseSide::Us) => manager(),
        (None, PromiseSide::Client) => None,
    }
}

/// The open promises of ours that a member keeps.
pub fn promised_by<'c>(client: &'c Client, member: &'c str) -> impl Iterator<Item = &'c Commitment> {
    let ours = |promise: &&Commitment| promise.side == PromiseSide::Us && promise.state == CommitmentState::Open;
    let open = client.commitments.iter().map(|row| &row.value).filter(ours);
    open.filter(move |promise| keeper(client, promise) == Some(member))
}

#[cfg(test)]
mod tests {
    use super::{keeper, promised_by};
    use crate::model::Client;
    use crate::source::Tree;

    #[test]
    fn a_promise_of_ours_without_an_owner_is_the_managers() {
        let text = "[profile]\nname = 'A'\nmanager = 'anna'\n\
            [[commitments]]\nid = 'a'\nwhat = 'w'\nside = 'us'\ndue = 2026-03-02\n\
            [[commitments]]\nid = 'b'\nwhat = 'w'\nside = 'us'\ndue = 2026-03-02\nowner = 'boris'\n\
            [[commitments]]\nid = 'c'\nwhat = 'w'\nside = 'client'\ndue = 2026-03-02\n\
            [[commitments]]\nid = 'd'\nwhat = 'w'\nside = 'us'\ndue = 2026-03-02\nstate = 'done'\ndone = 2026-03-01\n";
        let client: Client = Tree::parse(text).decode().unwrap();
        let keepers: Vec<_> = client.commitments.iter().map(|promise| keeper(&client, promise)).collect();
        assert_eq!(keepers, [Some("anna"), Some("boris"), None, Some("anna")]);
        let of = |member| promised_by(&client, member).map(|promise| promise.id.to_string()).collect::<Vec<_>>();
        assert_eq!((of("anna"), of("boris"), of("vera")), (vec!["a".into()], vec!["b".into()], vec![]));
    }
}
