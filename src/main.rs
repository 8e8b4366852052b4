//! The `folio` program: calls the library and returns its exit code.

use std::process::ExitCode;

/// Thousands of small allocations a file decide how fast a ledger is read; this allocator halves their cost.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    folio::run(std::env::args_os())
}
