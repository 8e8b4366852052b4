//! Why a text is not the value it should be.

use std::fmt;

/// Why a text is not the value it should be, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueFault {
    /// What is wrong, fit for a title: lower case, no period.
    pub message: String,
    /// What to write, with an example.
    pub help: String,
}

impl ValueFault {
    /// A fault with its way out.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> ValueFault {
        ValueFault { message: message.into(), help: help.into() }
    }
}

impl fmt::Display for ValueFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ValueFault {}
