//! What `folio check` finds: the error catalogue of `examples/broken-on-purpose/`, and stories for what a folder cannot hold.

mod history;
mod levels;
mod references;
