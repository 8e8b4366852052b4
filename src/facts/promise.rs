//! What we owe next.

use crate::model::Client;
use crate::model::commitment::{CommitmentState, PromiseSide};
use crate::model::value::Day;

/// The earliest due date of our open promises, which may be past; `None` where we owe nothing.
pub fn next_due(client: &Client) -> Option<Day> {
    let ours = client.commitments.iter().filter(|promise| promise.side == PromiseSide::Us);
    ours.filter(|promise| promise.state == CommitmentState::Open).map(|promise| promise.due).min()
}
