//! Full text: words of any script, and their stems.

mod words;

pub(super) use words::stemmed;
