//! What kind of trouble an SQLite error is: whether the question, the file or the moment is to blame.

use rusqlite::{Error, ErrorCode};

fn is_one_of(error: &Error, codes: &[ErrorCode]) -> bool {
    match error {
        Error::SqliteFailure(error, _) | Error::SqlInputError { error, .. } => codes.contains(&error.code),
        _ => false,
    }
}

/// Another process holds the database; waiting helps.
pub fn is_busy(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked])
}

/// The file is no database, or not a whole one; building it anew helps.
pub fn is_corrupt(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::DatabaseCorrupt, ErrorCode::NotADatabase])
}

/// The disk is full.
pub fn is_full(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::DiskFull])
}

/// The disk or the file system says no: reading or writing fails, the file cannot be opened or be written to.
pub fn is_io(error: &Error) -> bool {
    let codes = [
        ErrorCode::SystemIoFailure,
        ErrorCode::CannotOpen,
        ErrorCode::PermissionDenied,
        ErrorCode::ReadOnly,
        ErrorCode::FileLockingProtocolFailed,
        ErrorCode::NoLargeFileSupport,
    ];
    is_one_of(error, &codes)
}

/// The clock stopped the question.
pub fn is_interrupted(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::OperationInterrupted])
}

/// A value or the question itself is larger than it may be.
pub fn is_too_big(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::TooBig])
}

/// Memory has come to its end, or what a question may take of it.
pub fn is_out_of_memory(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::OutOfMemory])
}

/// The question asks for what no question may do; the message is in folio's words.
pub fn is_denied(error: &Error) -> bool {
    is_one_of(error, &[ErrorCode::AuthorizationForStatementDenied])
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, Error, ffi};

    use super::{is_busy, is_corrupt, is_full, is_io};

    #[test]
    fn troubles_are_told_apart() {
        let error = |code| Error::SqliteFailure(ffi::Error::new(code), None);
        assert!(is_busy(&error(ffi::SQLITE_BUSY)) && is_busy(&error(ffi::SQLITE_LOCKED)));
        assert!(is_corrupt(&error(ffi::SQLITE_CORRUPT)) && !is_busy(&error(ffi::SQLITE_CORRUPT)));
        assert!(is_full(&error(ffi::SQLITE_FULL)) && !is_io(&error(ffi::SQLITE_FULL)));
        assert!(is_io(&error(ffi::SQLITE_IOERR_READ)) && is_io(&error(ffi::SQLITE_READONLY)));
    }

    #[test]
    fn noise_in_place_of_a_database_is_corrupt() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index.sqlite");
        std::fs::write(&path, [7; 4096]).unwrap();
        let connection = Connection::open(&path).unwrap();
        assert!(is_corrupt(&connection.query_row("select 1 from sqlite_schema", [], |_| Ok(())).unwrap_err()));
        assert!(is_io(&Connection::open(folder.path()).unwrap_err()));
    }
}
