//! Stories of the commands: a ledger, the words typed, the exact screen, and what must *not* have happened.

mod list;
mod show;
