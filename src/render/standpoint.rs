//! Places of the ledger as a reader sees them: relative to where the reader stands, and to be clicked where the terminal can.

use std::borrow::Cow;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::query::Cell;

/// What stands for itself in the path of an address; everything else is percent-encoded, so that no byte of a path can
/// end the escape sequence it is put into.
const BARE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where a reader of the answer stands.
#[derive(Debug, Clone, Default)]
pub struct Standpoint {
    prefix: String,
    address: Option<String>,
}

impl Standpoint {
    /// A reader to whom the ledger's root is `prefix` away: empty, or ending in `/`.
    pub fn new(prefix: String) -> Standpoint {
        Standpoint { prefix, address: None }
    }

    /// The same reader at a terminal that follows links to the files of this host; `root` is the ledger's, absolute.
    #[must_use]
    pub fn with_links(self, host: &[u8], root: &Path) -> Standpoint {
        let root = percent_encode(root.as_os_str().as_encoded_bytes(), BARE);
        Standpoint { address: Some(format!("file://{}{root}", percent_encode(host, BARE))), ..self }
    }

    /// A cell as this reader reads it, not yet made safe for a terminal.
    pub fn text<'a>(&self, cell: &'a Cell) -> Cow<'a, str> {
        match cell {
            Cell::Text(text) | Cell::Plain(text) => Cow::Borrowed(text),
            Cell::Place { .. } => Cow::Owned(format!("{}{}", self.prefix, cell.to_text())),
            _ => Cow::Owned(cell.to_shown()),
        }
    }

    /// The address of a cell that is a place, where the terminal follows links.
    pub fn address(&self, cell: &Cell) -> Option<String> {
        match (&self.address, cell) {
            (Some(root), Cell::Place { file, .. }) => Some(format!("{root}/{}", percent_encode(file.as_bytes(), BARE))),
            _ => None,
        }
    }
}

/// Text that leads to an address, as terminals know it (OSC 8); both are safe already.
pub(super) fn link(address: &str, text: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Standpoint;
    use crate::query::Cell;

    #[test]
    fn a_place_is_read_from_where_the_reader_stands() {
        let place = Cell::Place { file: "clients/acme.toml".into(), line: 14 };
        assert_eq!(Standpoint::default().text(&place), "clients/acme.toml:14");
        assert_eq!(Standpoint::new("../".into()).text(&place), "../clients/acme.toml:14");
        assert_eq!(Standpoint::default().address(&place), None);
    }

    #[test]
    fn no_byte_of_a_path_breaks_out_of_a_link() {
        let file = "clients/a b\u{1b}\\\u{7}\u{9b}ё#?%.toml".to_owned();
        let from = Standpoint::default().with_links(b"ho\x1bst", Path::new("/srv/my ledger"));
        assert_eq!(
            from.address(&Cell::Place { file, line: 1 }).unwrap(),
            "file://ho%1Bst/srv/my%20ledger/clients/a%20b%1B%5C%07%C2%9B%D1%91%23%3F%25.toml"
        );
    }
}
