//! What `folio check` finds: the error catalogue of `examples/broken-on-purpose/`, and stories for what a folder cannot hold.

mod broken_on_purpose;
mod care;
mod dates;
mod history;
mod levels;
mod places;
mod references;
mod sick_files;
