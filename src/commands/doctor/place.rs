//! folio itself, and the ledger it is used on.

use super::sign::Sign;
use crate::ledger::Ledger;
use crate::model::settings::FORMAT;

/// Which folio this is, and which ledger.
pub fn signs(ledger: &Ledger) -> Vec<Sign> {
    vec![Sign::fine("folio", format!("{}, ledger format {FORMAT}", env!("CARGO_PKG_VERSION"))), place(ledger)]
}

fn place(ledger: &Ledger) -> Sign {
    let root = ledger.root().display();
    let clients = ledger.clients().len();
    let plural = if clients == 1 { "client" } else { "clients" };
    if ledger.is_sound() {
        return Sign::fine("ledger", format!("{root}, {clients} {plural}"));
    }
    Sign::ill("ledger", format!("{root}, whose `folio.toml` cannot be read"), "folio check folio.toml")
}
