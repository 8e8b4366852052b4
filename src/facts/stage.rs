//! Where the client stands in its lifecycle.

use crate::model::Client;
use crate::model::stage::Stage;

/// The stage of the last entry; `None` for a client whose stages nobody wrote down.
pub fn current_stage(client: &Client) -> Option<&Stage> {
    client.stages.last().map(|row| &row.value)
}
