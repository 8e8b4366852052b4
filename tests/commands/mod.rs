//! Stories of the commands: a ledger, the words typed, the exact screen, and what must *not* have happened.

mod add;
mod keep;
mod list;
mod log;
mod miss;
mod r#move;
mod new;
mod promise;
mod set;
mod show;
mod warn;
