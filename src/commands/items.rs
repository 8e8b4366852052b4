//! Values of a document as the items of a JSON answer.

use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Result};

/// An item for each value.
///
/// # Errors
/// A bug of folio's own, where a value cannot be written.
pub fn of<T: Serialize>(values: &[T]) -> Result<Vec<Value>> {
    let written = values.iter().map(serde_json::to_value).collect::<std::result::Result<_, _>>();
    written.map_err(|error| Error::bug("the answer could not be written as JSON").because(error))
}
