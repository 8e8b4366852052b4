//! What may be wrong with an index, and what follows from it.

use rusqlite::Error;

use crate::query::sql::{is_busy, is_corrupt, is_full, is_io, is_out_of_memory};

/// Why an index cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Trouble {
    /// The file is not what it should be, or has no room for what is new: another must be built.
    Damaged,
    /// A lock, the disk or a permission is in the way, and would be in the way of another file too.
    Unusable,
}

/// `SQLITE_READONLY_DBMOVED`: somebody deleted or moved the file while we had it open.
const MOVED: i32 = 1032;

impl Trouble {
    /// What is wrong, where an error in a *question* tells of the file; `None` where the question is at fault.
    pub(in crate::query) fn of_question(error: &Error) -> Option<Trouble> {
        // Folio reads its own columns by their types, and takes whatever a question of the user's gives.
        let other_type = matches!(error, Error::InvalidColumnType(..) | Error::FromSqlConversionFailure(..));
        if is_corrupt(error) || other_type {
            Some(Trouble::Damaged)
        } else {
            is_environmental(error).then_some(Trouble::Unusable)
        }
    }
}

impl From<&Error> for Trouble {
    /// Opening and refreshing speak no SQL but ours, so what the environment is not to blame for, the file is.
    fn from(error: &Error) -> Trouble {
        let moved = error.sqlite_error().is_some_and(|error| error.extended_code == MOVED);
        let unusable = is_environmental(error) || is_out_of_memory(error);
        if unusable && !moved { Trouble::Unusable } else { Trouble::Damaged }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        Trouble::from(&error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(_: std::io::Error) -> Trouble {
        Trouble::Unusable
    }
}

fn is_environmental(error: &Error) -> bool {
    is_busy(error) || is_full(error) || is_io(error)
}
