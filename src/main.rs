//! The `folio` program: calls the library and returns its exit code.

fn main() {}
