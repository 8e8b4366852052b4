//! What the rows of an index depend on besides the files: where it differs, the index is of no use.

use crate::ledger::Ledger;
use crate::store::content_name;

/// Number of the tables and of what is put in them; raised with every change of either. A part of the file's name.
pub(super) const VERSION: u32 = 12;

/// `application_id` of every database folio writes, "foli" in ASCII: `file` and other tools know by it whose it is.
pub(in crate::query) const APPLICATION: i32 = 0x666f_6c69;

/// This folio, the ledger's time zone and its working calendar, as one word.
///
/// The zone places moments, the calendar reckons warning days. Everything else in `folio.toml` stands in tables of its own.
pub(super) fn fingerprint(ledger: &Ledger) -> String {
    let parts =
        format!("{VERSION} {} {} {:?}", env!("CARGO_PKG_VERSION"), ledger.zone().name(), ledger.settings().calendar());
    content_name(parts.as_bytes())
}
