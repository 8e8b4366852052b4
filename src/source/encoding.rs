//! From bytes to text: what a file must be before TOML is asked.

use super::lines::{EXCERPT, Lines, Position};

/// Why bytes are not the text of a ledger file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingFault {
    /// Byte offset of the first byte at fault.
    pub offset: usize,
    /// The same place in lines and columns.
    pub position: Position,
    /// The line it stands in, without its end, clipped like any excerpt; what is no text shows as U+FFFD.
    pub line: String,
    /// What stands there, and what was expected.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// The text of a file: UTF-8 without a NUL byte.
///
/// A byte order mark stays in the text, so that every offset counts from the file's first byte.
pub fn decode(bytes: Vec<u8>) -> Result<String, EncodingFault> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    };
    match memchr::memchr(0, text.as_bytes()) {
        None => Ok(text),
        Some(offset) => Err(fault(
            text.as_bytes(),
            offset,
            "expected text, found a NUL byte".to_owned(),
            "delete the NUL byte; text files have none, so the file may be damaged or be no text at all",
        )),
    }
}

fn not_utf8(bytes: &[u8], offset: usize) -> EncodingFault {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        "the file is UTF-16; save it as UTF-8"
    } else {
        "save the file as UTF-8; older editors write another encoding, such as Windows-1251 or Latin-1"
    };
    fault(bytes, offset, format!("expected UTF-8, found the byte 0x{byte:02x}"), help)
}

fn fault(bytes: &[u8], offset: usize, message: String, help: &str) -> EncodingFault {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let position = Lines::new(&before).position(before.len());
    let end = bytes[offset..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| offset + length);
    let whole = String::from_utf8_lossy(&bytes[..end]);
    let line = Lines::new(&whole).text(position.line).chars().take(EXCERPT).collect();
    EncodingFault { offset, position, line, message, help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Position, decode};

    #[test]
    fn text_is_taken_as_it_is() {
        assert_eq!(decode("\u{feff}name = \"Ъ\"\r\n".into()), Ok("\u{feff}name = \"Ъ\"\r\n".to_owned()));
        assert_eq!(decode(Vec::new()), Ok(String::new()));
    }

    #[test]
    fn a_byte_of_another_encoding_is_placed() {
        let fault = decode(b"a = 1\nb = \"\xc0\xe0\"\n".to_vec()).unwrap_err();
        assert_eq!((fault.offset, fault.position), (11, Position { line: 2, column: 6 }));
        assert_eq!(fault.message, "expected UTF-8, found the byte 0xc0");
        assert_eq!(fault.line, "b = \"\u{fffd}\u{fffd}\"");
    }

    #[test]
    fn utf_16_is_recognised() {
        let fault = decode(b"\xff\xfea\0".to_vec()).unwrap_err();
        assert_eq!(fault.help, "the file is UTF-16; save it as UTF-8");
    }

    #[test]
    fn a_nul_byte_is_placed() {
        let fault = decode(b"a = 1\nb\0".to_vec()).unwrap_err();
        assert_eq!((fault.offset, fault.position), (7, Position { line: 2, column: 2 }));
    }
}
