//! Stories of the commands: a ledger, the words typed, the exact screen, and what must *not* have happened.

mod add;
mod asking;
mod check;
mod commit;
mod doctor;
mod edit;
mod explain;
mod goal;
mod hook;
mod init;
mod keep;
mod list;
mod log;
mod miss;
mod r#move;
mod new;
mod promise;
mod rename;
mod replace;
mod rm;
mod schema;
mod set;
mod show;
mod stage;
mod warn;
